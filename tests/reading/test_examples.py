"""The five programmes: our retellings tell the same facts as the published texts, and both read without a false fact."""

from pathlib import Path

import pytest

from kiemtra.reading import as_json, cross_check, open_file, read
from kiemtra.reading.values import AnomalyType, Reading

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples" / "texts").glob("s[0-4]-*.txt"))
SEEDS = ROOT.parent / "shared" / "seeds"
# What only the wording of a page can show.
OF_WORDING = {AnomalyType.TYPO, AnomalyType.DUPLICATE_PARAGRAPH, AnomalyType.KIND_SYMBOL_MISMATCH}


def facts(r: Reading) -> dict[str, object]:
    return {
        "page_date": r.page_date and r.page_date.date,
        "plan": r.plan and (r.plan.reference, r.plan.date, r.plan.issuer),
        "citations": sorted({(c.reference, c.date, c.issuer, c.role) for c in r.citations}, key=str),
        "units": sorted((u.surface, u.role) for u in r.units),
        "counts": [(c.count, c.of, c.qualifier) for c in r.unit_counts],
        "windows": [(w.start, w.end, w.precision, w.purpose) for w in r.windows],
        "forms": sorted(f.form for f in r.forms),
        "teams": (r.teams.count, [(x.name, x.position) for x in r.teams.leaders]),
        "deadlines": [(d.days, d.working, d.direction, d.anchor, d.date) for d in r.deadlines],
        "areas": sorted(a.area for a in r.areas),
        "anomalies": sorted({a.type for a in r.anomalies} - OF_WORDING),
    }


@pytest.fixture(scope="module")
def examples() -> list[Reading]:
    return [read(open_file(path)) for path in EXAMPLES]


def test_there_are_five() -> None:
    assert [path.name[:2] for path in EXAMPLES] == ["s0", "s1", "s2", "s3", "s4"]


def test_s0_tells_its_sample_and_its_contradictions(examples: list[Reading]) -> None:
    told = facts(examples[0])

    assert told["plan"][:1] == ("183/KH-UBND",)  # type: ignore[index]
    assert len(examples[0].units) == 9
    assert told["counts"] == [(3, 12, "exact"), (6, None, "exact")]
    assert {"date_after_page", "date_after_execution", "sequence_break"} <= {a.type for a in examples[0].anomalies}
    assert "2021-12-29" in {a.suggestion for a in examples[0].anomalies}


def test_s0_and_s1_disagree_on_one_number(examples: list[Reading]) -> None:
    found = cross_check(examples)

    assert [(a.type, a.values[0]) for a in found] == [
        (kind, "202/KH-UBND") for kind in ("date_conflict", "issuer_conflict", "title_conflict")
    ]


def test_s2_tells_teams_window_and_notice(examples: list[Reading]) -> None:
    told = facts(examples[2])

    assert told["teams"] == (4, [(None, "Phó Chủ tịch UBND thành phố")])
    assert told["deadlines"] == [(5, True, "before", "inspection", None)]
    assert told["forms"] == ["unannounced"]


def test_s3_tells_what_is_checked(examples: list[Reading]) -> None:
    checked = [c.reference for c in examples[3].citations if c.role == "checked"]

    assert checked == ["443/KH-UBND", "71/KH-UBND", "172/KH-UBND", "1319/UBND-NV", "04/CT-UBND", "09/CT-UBND"]
    assert [(c.count, c.of, c.qualifier) for c in examples[3].unit_counts] == [(21, 21, "all")]


def test_s4_tells_letter_plan_and_forms(examples: list[Reading]) -> None:
    told = facts(examples[4])

    assert told["plan"] is not None
    assert told["forms"] == ["reinspection", "self", "unannounced"]
    assert {c.role for c in examples[4].citations} == {"plan", "subject"}


@pytest.mark.seeds
@pytest.mark.skipif(not SEEDS.is_dir(), reason="needs ../shared/seeds")
@pytest.mark.parametrize("place", range(5))
def test_retelling_and_published_text_tell_the_same(examples: list[Reading], place: int) -> None:
    published = read(open_file(sorted(SEEDS.glob("*.txt"))[place]))

    assert facts(examples[place]) == facts(published)


@pytest.mark.seeds
@pytest.mark.skipif(not SEEDS.is_dir(), reason="needs ../shared/seeds")
def test_retelling_copies_no_sentence(examples: list[Reading]) -> None:
    """No run of sixteen words of a published text stands in ours; names and titles are shorter."""

    def runs(text: str) -> set[str]:
        words = text.lower().split()
        found = (" ".join(words[at : at + 16]) for at in range(len(words) - 15))
        return {run for run in found if not any(letter.isdigit() for letter in run)}

    published = set().union(*(runs(open_file(path).text) for path in SEEDS.glob("*.txt")))
    assert [sorted(runs(r.source.text) & published) for r in examples] == [[]] * 5


FIELDS = {
    "source",
    "page_date",
    "self",
    "plan",
    "citations",
    "units",
    "unit_counts",
    "windows",
    "forms",
    "teams",
    "deadlines",
    "duties",
    "areas",
    "anomalies",
}
CITATION = {"class", "reference", "kind", "number", "number_year", "symbol", "name", "date", "date_inferred", "issuer", "issuer_inferred", "subject", "role", "surface", "span", "confidence"}  # fmt: skip


def test_shape_of_the_interface(examples: list[Reading]) -> None:
    output = as_json(examples)

    assert set(output) == {"documents", "cross_document"}
    for document in output["documents"]:  # type: ignore[attr-defined]
        assert set(document) == FIELDS
        assert set(document["source"]) == {"name", "format", "sha256", "characters"}
        assert all(set(c) == CITATION and 0 <= c["confidence"] <= 1 for c in document["citations"])
        assert all(set(u) == {"name", "surface", "span", "kind", "role"} for u in document["units"])
        assert all(
            set(w) == {"start", "end", "precision", "purpose", "year_inferred", "span"} for w in document["windows"]
        )
        assert all(
            set(d) in ({"days", "working", "direction", "anchor", "span"}, {"date", "span"})
            for d in document["deadlines"]
        )
        assert all(
            set(a) == {"type", "severity", "message", "values", "suggestion", "spans", "documents"}
            for a in document["anomalies"]
        )
        assert set(document["teams"]) == {"count", "leaders"}
