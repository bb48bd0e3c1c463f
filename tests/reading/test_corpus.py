"""The labelled corpus is sound: every label stands in its text and every word of a closed set is one of the set."""

import html
import json
import re
import unicodedata
from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

CORPUS = Path(__file__).parent / "corpus"
GOLD: dict[str, Any] = json.loads((CORPUS / "gold.json").read_text("utf-8"))
DOCUMENTS: list[dict[str, Any]] = GOLD["documents"]

CLOSED = {
    "cls": "numbered partial named",
    "role": "plan team basis self subject replaced checked mentioned",
    "unit": "inspected inspected_earlier excluded mentioned other",
    "count": "planned inspected inspected_earlier excluded found_wanting other",
    "qualifier": "exact all at_least about",
    "window": "inspection inspection_earlier period_under_review period_reported cutoff validity",
    "precision": "day month quarter year",
    "form": "direct unannounced self reinspection report_based thematic digital",
    "direction": "before after within duration by",
    "area": "direction institutions procedures organisation civil_service public_finance e_government papi sipas one_stop discipline",
    "domain": "par_inspection near_miss par_other",
    "anomaly": "date_after_page date_after_execution date_conflict issuer_conflict title_conflict sequence_break missing_date impossible_date period_odd "
    "kind_symbol_mismatch symbol_issuer_mismatch count_mismatch duplicate_paragraph superseded_basis typo",
}
SETS = {key: frozenset(words.split()) for key, words in CLOSED.items()}


def flat(text: str) -> str:
    """Composed letters, plain hyphens and single blanks: lines of a page may break inside a label."""
    return " ".join(unicodedata.normalize("NFC", text).replace("\ufeff", "").replace("\u2011", "-").split())


def text_of(document: dict[str, Any]) -> str:
    text = (CORPUS / document["text_file"]).read_bytes().decode("utf-8")
    if document["text_file"].endswith(".html"):
        text = re.sub(r"</?(?:a|b|em|font|i|span|strong|sub|sup|u)\b[^>]*>", "", text)  # these do not part a word
        text = html.unescape(re.sub(r"<[^>]+>", " ", text))
    return flat(text)


def surfaces(document: dict[str, Any]) -> Iterator[str]:
    for key in ("citations", "units", "unit_counts", "windows", "duties"):
        yield from (label["surface"] for label in document.get(key, []) if "surface" in label)
    teams = (document["teams"] or {"teams": []})["teams"]
    leaders = [team["leader"] for team in teams if team["leader"]]
    yield from (leader["surface"] for leader in leaders if "surface" in leader)
    yield from (deadline["text"] for deadline in document["deadlines"])
    for trap in document["distractors"]:
        yield from (piece.strip() for piece in trap["what"].split(";"))


def closed_words(document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield "domain", document["domain"]
    for label in document["citations"]:
        yield "cls", label["cls"]
        yield from (("role", role) for role in [label["role"], *label.get("role_alt", [])])
    for label in document["units"]:
        yield from (("unit", role) for role in [label["role"], *label.get("role_alt", [])])
    for label in document["unit_counts"]:
        yield from (("count", label["what"]), ("qualifier", label["qualifier"]))
    for label in document["windows"]:
        yield from (("window", what) for what in [label["what"], *label.get("what_alt", [])])
        yield "precision", label["precision"]
    yield from (("direction", label["direction"]) for label in document["deadlines"])
    yield from (("form", form) for key in ("forms", "forms_implied") for form in document[key])
    yield from (("area", area) for key in ("content_areas", "content_loose") for area in document[key])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d["id"])
def test_every_label_stands_in_its_text(document: dict[str, Any]) -> None:
    text = text_of(document)

    assert [s for s in surfaces(document) if not s or flat(s) not in text] == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d["id"])
def test_closed_words(document: dict[str, Any]) -> None:
    assert [(key, word) for key, word in closed_words(document) if word not in SETS[key]] == []


def is_impossible(day: str) -> bool:
    """31 April: printed so, and labelled so."""
    year, month, number = map(int, day.split("-"))
    return 1 <= month <= 12 and 28 < number <= 31 and number > monthrange(year, month)[1]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d["id"])
def test_dates_of_labels_are_days(document: dict[str, Any]) -> None:
    given = [label["date"] for label in document["deadlines"]] + [
        label[key] for label in document["windows"] for key in ("start", "end")
    ]

    assert all(date.fromisoformat(day) for day in given if day and not is_impossible(day))
    assert all(label["days"] or label["date"] or label.get("recurring") for label in document["deadlines"])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda d: d["id"])
def test_plan_is_among_the_citations(document: dict[str, Any]) -> None:
    plan = document["plan"]
    cited = {
        (c["full"], c["date"]) for c in document["citations"] if {"plan", "self"} & {c["role"], *c.get("role_alt", [])}
    }

    assert plan is None or plan["full"] is None or (plan["full"], plan["date"]) in cited


def test_texts_and_labels_belong_together() -> None:
    texts = {p.name for p in CORPUS.iterdir() if p.suffix in {".txt", ".html"}}

    assert sorted(texts) == sorted(d["text_file"] for d in DOCUMENTS)
    assert len({d["id"] for d in DOCUMENTS}) == len(DOCUMENTS)


def test_enough_texts_and_enough_clean_ones() -> None:
    clean = [d["id"] for d in DOCUMENTS if not d["anomalies"]]

    assert len(DOCUMENTS) >= 40
    assert len(clean) >= 15


def test_every_kind_of_contradiction_stands_at_least_twice() -> None:
    labels = [a for d in DOCUMENTS for a in d["anomalies"]]
    found = Counter(a["type"] for a in labels if not a.get("doubtful"))

    assert set(found) <= SETS["anomaly"] | {"year_missing"}
    assert all(a["values"] for a in labels)
    assert [kind for kind in sorted(SETS["anomaly"]) if found[kind] < 2] == []


def test_contradictions_between_texts_name_their_texts() -> None:
    known = {d["id"] for d in DOCUMENTS}

    assert all(len(x["docs"]) == 2 and set(x["docs"]) <= known for x in GOLD["cross_document"])
    assert all(x["kind"] in SETS["anomaly"] for x in GOLD["cross_document"])
