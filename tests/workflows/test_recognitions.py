"""Scans: handed in at once, recognised by a job, read once; what fails says why and leaves nothing behind."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings

from kiemtra.domain.errors import NotAllowed, NotValid, Refusal
from kiemtra.domain.recognitions import MOST_ATTEMPTS, RecognitionState
from kiemtra.reading import from_string
from kiemtra.reading.values import SourceFormat, Text
from kiemtra.store.models import Event, Reading, Recognition
from kiemtra.workflows import readings
from kiemtra.workflows.readings import recognising
from tests.factories_plans import TEXT, make_scan
from tests.factories_plans import take_all as take
from tests.scanned import scan
from tests.world import NOW, TODAY, World

LATER = NOW + timedelta(minutes=5)


def recognised(row: Recognition) -> Text:
    """What the engine would hand over for this scan."""
    words = from_string(TEXT, row.name)
    return Text(
        row.name, SourceFormat.IMAGE, row.sha256, words.text, ("chữ nhận dạng từ ảnh, cần soát lại với bản gốc",)
    )


def claimed(world: World) -> Recognition:
    make_scan(world)
    row = recognising.claim(now=NOW)
    assert row is not None
    return row


def finish(row: Recognition) -> Reading | None:
    text = recognised(row)
    return recognising.finish(row, text, recognising.original_of(row, text, now=LATER), now=LATER, today=TODAY)


def names_of_events() -> list[str]:
    return list(Event.objects.order_by("recorded_at", "pk").values_list("name", flat=True))


@pytest.mark.parametrize("form", ["PNG", "TIFF", "PDF"])
def test_take_puts_a_scan_in_and_reads_the_rest_at_once(world: World, form: str) -> None:
    text, picture = take(world, readings.Source(TEXT.encode(), "a.txt"), readings.Source(scan(form=form), "b"))

    assert isinstance(text, Reading)
    assert isinstance(picture, Recognition)
    assert (picture.state, picture.asked_by, bytes(picture.data)) == (
        "waiting",
        world.users["officer"],
        scan(form=form),
    )
    assert names_of_events() == ["reading.taken", "recognition.asked"]


def test_take_same_scan_twice_is_one(world: World) -> None:
    [first], [again] = (take(world, readings.Source(scan(), name)) for name in ("a.png", "b.png"))

    assert first.pk == again.pk
    assert names_of_events() == ["recognition.asked"]


def test_take_of_a_scan_by_the_unit_is_refused(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        take(world, readings.Source(scan(), "a.png"), by="focal")

    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE
    assert not Recognition.objects.exists()


def test_take_of_a_scan_where_nothing_recognises_letters_says_so_at_once(
    world: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(NotValid) as refused:
        take(world, readings.Source(scan(), "a.png"), readings.Source(TEXT.encode(), "a.txt"))

    assert "cần cài tesseract" in refused.value.faults["a.png"]
    assert not Recognition.objects.exists()
    assert not Reading.objects.exists()


def test_take_of_a_scan_that_is_too_large_says_so_at_once(world: World, settings: LazySettings) -> None:
    settings.UPLOAD_LIMIT = 1000

    with pytest.raises(NotValid) as refused:
        take(world, readings.Source(scan(), "a.png"))

    assert "quá lớn" in refused.value.faults["a.png"]
    assert not Recognition.objects.exists()


def test_finish_makes_the_reading_of_who_handed_it_in(world: World) -> None:
    row = claimed(world)

    reading = finish(row)

    row.refresh_from_db()
    assert reading is not None
    assert (reading.made_by, reading.text, reading.notes) == (world.users["officer"], TEXT, list(recognised(row).notes))
    assert reading.made_at == row.asked_at
    assert (row.state, row.reading, bytes(row.data)) == (RecognitionState.DONE, reading, b"")
    assert reading.file is not None
    assert (reading.file.sha256, reading.file.media_type) == (row.sha256, "image/png")
    assert names_of_events() == ["recognition.asked", "reading.taken"]
    assert not recognising.has_waiting(now=LATER)


def test_finish_for_somebody_who_has_left_meanwhile(world: World) -> None:
    row = claimed(world)
    world.users["officer"].is_active = False
    world.users["officer"].save()

    reading = finish(row)

    assert reading is not None
    assert reading.made_by == world.users["officer"]


def test_take_of_a_scan_that_was_read_gives_the_reading(world: World) -> None:
    [row] = take(world, readings.Source(scan(), "a.png"))
    assert isinstance(row, Recognition)
    mine = recognising.claim(now=NOW)
    assert mine is not None
    reading = finish(mine)

    assert take(world, readings.Source(scan(), "lan-hai.png")) == [reading]


def test_claim_takes_up_what_a_killed_worker_left(world: World) -> None:
    killed = claimed(world)

    assert recognising.claim(now=NOW + timedelta(seconds=30)) is None
    again = recognising.claim(now=NOW + timedelta(seconds=61))

    assert again is not None
    assert (again.pk, again.attempts) == (killed.pk, 2)
    assert finish(killed) is None
    assert finish(again) is not None
    assert finish(again) is None
    assert Reading.objects.count() == 1
    assert names_of_events() == ["recognition.asked", "reading.taken"]


def test_sign_of_life_keeps_a_scan_with_its_worker(world: World) -> None:
    row = claimed(world)

    recognising.note_alive(row, now=NOW + timedelta(seconds=55))

    assert recognising.claim(now=NOW + timedelta(seconds=61)) is None


def test_one_that_kills_its_workers_is_given_up(world: World) -> None:
    row = claimed(world)
    for minutes in range(1, MOST_ATTEMPTS + 1):
        assert not recognising.is_given_up(row)
        found = recognising.claim(now=NOW + timedelta(minutes=2 * minutes))
        assert found is not None
        row = found

    assert recognising.is_given_up(row)


def test_fail_keeps_the_sentence_and_nothing_else(world: World) -> None:
    row = claimed(world)

    assert [recognising.fail(row, "“quet.png” là ảnh hỏng.", now=LATER) for _ in range(2)] == [True, False]

    row.refresh_from_db()
    assert (row.state, row.fault, bytes(row.data)) == (RecognitionState.FAILED, "“quet.png” là ảnh hỏng.", b"")
    assert not Reading.objects.exists()
    assert names_of_events() == ["recognition.asked", "recognition.failed"]


def test_one_that_failed_is_begun_anew_when_handed_in_again(world: World) -> None:
    row = claimed(world)
    recognising.fail(row, "“quet.png” là ảnh hỏng.", now=LATER)

    again = make_scan(world, name="quet-lai.png")

    told = (again.pk, again.state, again.name, again.fault, again.attempts)
    assert told == (row.pk, "waiting", "quet-lai.png", "", 0)
    assert recognising.has_waiting(now=LATER)
    assert sorted(names_of_events()) == ["recognition.asked", "recognition.asked", "recognition.failed"]
