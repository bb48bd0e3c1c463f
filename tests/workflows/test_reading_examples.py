"""Labelled examples of texts that were looked through: against the reader's own output, and as a folder."""

import json
from pathlib import Path

from click.testing import CliRunner

from kiemtra import reading as engine
from kiemtra.cli.readings import readings as command
from kiemtra.domain.readings import FactGroup
from kiemtra.store.models import Reading
from kiemtra.workflows import readings
from kiemtra.workflows.readings.examples import example_of, whole_examples
from tests.factories_plans import TEXT, make_decided, make_reading
from tests.world import NOW, World


def read_again(text: str) -> dict:
    """What the reader says of the text of an example, as a scorer would ask it."""
    return engine.as_json([engine.read(engine.from_string(text, "vi-du.txt"))])["documents"][0]  # type: ignore[index]


def keys(document: dict, gold: bool) -> dict[str, set]:
    """The facts of a document by the keys on which they are compared."""
    number, noun = ("full", "level") if gold else ("reference", "noun")
    return {
        "citations": {(row[number], row["date"]) for row in document["citations"] if row["date"]},
        "units": {(row["name"], row["role"]) for row in document["units"]},
        "unit_counts": {(row["count"], row[noun]) for row in document["unit_counts"]},
        "windows": {(row["start"], row["end"]) for row in document["windows"]},
        "deadlines": {(row.get("days"), row.get("date")) for row in document["deadlines"]},
        "areas": set(document["content_areas"]) if gold else {row["area"] for row in document["areas"]},
        "forms": set(document["forms"]) if gold else {row["form"] for row in document["forms"]},
    }


def gold_of(reading: Reading) -> dict:
    return example_of(reading)["documents"][0]


def test_an_example_of_accepted_facts_is_what_the_reader_says(world: World) -> None:
    example = gold_of(make_decided(world))

    assert keys(example, gold=True) == keys(read_again(example["text"]), gold=False)
    assert example["plan"]["full"] == read_again(example["text"])["plan"]["reference"]


def test_an_example_differs_from_the_reader_where_people_did(world: World) -> None:
    reading = make_reading(world)
    officer = world.actor("officer")
    readings.decide(reading.pk, "units/0", accepted=False, revision=1, by=officer, now=NOW)
    value = {"name": "Sở Xây dựng"}
    readings.decide(reading.pk, "units/1", accepted=True, value=value, revision=1, by=officer, now=NOW)
    start = reading.text.index("Đoàn kiểm tra")
    span = (start, start + len("Đoàn kiểm tra"))
    readings.add(reading.pk, FactGroup.TEAMS, span, {"count": 2}, by=officer, now=NOW)
    reading.refresh_from_db()

    example = gold_of(reading)
    read = keys(read_again(example["text"]), gold=False)["units"]

    assert keys(example, gold=True)["units"] == {("Sở Xây dựng", "inspected")}
    assert len(read) == 2
    assert example["teams"]["count"] == 2
    assert {"units", "teams"} <= set(example["scored"])
    assert "citations" not in example["scored"]


def test_only_texts_that_were_looked_through_are_whole_examples(world: World) -> None:
    make_reading(world, TEXT + "\nChưa xem.", "chua-xem.txt")
    decided = make_decided(world)

    assert [example.text for example in whole_examples()] == [decided.text]


def test_command_writes_texts_and_gold(world: World, tmp_path: Path) -> None:
    decided = make_decided(world)
    folder = tmp_path / "kho"

    result = CliRunner().invoke(command, ["examples", "--to", str(folder)])

    gold = json.loads((folder / "gold.json").read_text())
    (document,) = gold["documents"]
    assert result.output == f"Đã ghi 1 ví dụ vào {folder}.\n"
    assert (folder / document["text_file"]).read_text() == decided.text
    assert "text" not in document
    assert document["units"] == gold_of(decided)["units"]
