"""Documents that a text names: by number and symbol with their date, by name with date or year, by number alone."""

import re
from collections import defaultdict
from typing import Any

from bench.scores.tally import Scores
from bench.scores.writing import folded, iso, real_day, reference

Json = dict[str, Any]
Key = tuple[str, str]
Told = dict[Key, list[Json]]
LETTER_WORDS = {folded("Công văn"), folded("Văn bản")}
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
TAIL = re.compile(r"\s*(?:,?\s*(?:số|ngày|năm)\s*\d.*|\(?(?:19|20)\d\d\)?)$", re.I)


def score_citations(labels: Json, told: Json, scores: Scores) -> None:
    """Each document once, whatever number of times it is named; with the right date."""
    given = _by_key(told["citations"])
    wanted = [c for c in labels["citations"] if c["role"] != "self" and not c.get("unscored")]
    silent = [c for c in labels["citations"] if c["role"] == "self" or c.get("unscored")]
    handled: set[Key] = set()
    _numbered([c for c in wanted if c["cls"] == "numbered"], silent, given, handled, scores)
    _named([c for c in wanted if c["cls"] == "named"], given, handled, scores)
    _partial([c for c in wanted if c["cls"] == "partial"], given, handled, scores)
    tally = scores.tally("citations")
    for key, mine in given.items():
        if key not in handled and not _excused(key, mine, labels["citations"], silent, wanted):
            tally.extra += len({iso(c["date"]) for c in mine} - {None}) or 1


def _by_key(citations: list[Json]) -> Told:
    found: Told = defaultdict(list)
    for citation in citations:
        number, name = reference(citation["reference"]), _law(citation["name"])
        if number and re.search(r"[a-zđ]{2}|/", number):
            found["ref", number].append(citation)
        elif citation["class"] == "named" or (name and not citation["number"]):
            found["law", name or _law(citation["surface"])].append(citation)
        elif citation["number"] or number:
            found["part", reference(citation["number"] or number)].append(citation)
    return dict(found)


def _law(value: object) -> str:
    return folded(TAIL.sub("", str(value or "").strip()))


def _references(label: Json) -> set[str]:
    return {reference(full) for full in (label["full"], *(label.get("full_alt") or ()))}


def _numbered(wanted: list[Json], silent: list[Json], given: Told, handled: set[Key], scores: Scores) -> None:
    groups: dict[str, list[Json]] = defaultdict(list)
    for label in wanted:
        groups[min(_references(label))].append(label)
    for labels in groups.values():
        key = next((("ref", ref) for ref in sorted(_references(labels[0])) if ("ref", ref) in given), None)
        if key is None:
            scores.tally("citations").missed += len(labels)
            continue
        handled.add(key)
        _dates(labels, silent, given[key], scores)


def _dates(labels: list[Json], silent: list[Json], mine: list[Json], scores: Scores) -> None:
    """One number may have several dates: each is a label of its own."""
    tally, right = scores.tally("citations"), scores.share("citation_dates")
    left: dict[str | None, Json] = {}
    for citation in mine:
        left.setdefault(iso(citation["date"]), citation)
    if len(left) > 1:
        # A later mention without its date.
        left.pop(None, None)
    for label in labels:
        days = [day for day in left if day == label["date"]] or [day for day, c in left.items() if _fits(label, day, c)]
        if not days:
            tally.missed += 1
            right.add(False)
            continue
        tally.hit += 1
        left.pop(days[0])
        if label["date"] and not (days[0] is None and label.get("date_year_inferred")):
            right.add(True)
    for day, citation in left.items():
        own = any(
            c.get("full") and _references(c) & _references(labels[0]) and day in (None, c["date"]) for c in silent
        )
        if not own and not any(label["date"] is None and citation["date_inferred"] for label in labels):
            tally.extra += 1


def _fits(label: Json, day: str | None, citation: Json) -> bool:
    wanted = label.get("date")
    if wanted is None:
        return bool(citation["date_inferred"])
    if real_day(wanted) is None:
        return day is None
    return bool(label.get("date_year_inferred")) and (day is None or day[5:] == wanted[5:])


def _named(wanted: list[Json], given: Told, handled: set[Key], scores: Scores) -> None:
    tally = scores.tally("citations")
    for label in wanted:
        names = {_law(label["name"]), _law(label["surface"])}
        key = next((key for key in given if key[0] == "law" and key[1] in names), None)
        if key is None:
            tally.missed += 1
            continue
        handled.add(key)
        year = label.get("year") or (int(label["date"][:4]) if label["date"] else None)
        exact = any(label["date"] and iso(c["date"]) == label["date"] for c in given[key])
        if exact or any(not (label["date"] and iso(c["date"])) and _year(c) == year for c in given[key]):
            tally.hit += 1
        else:
            tally.missed += 1
            tally.extra += 1


def _year(citation: Json) -> int | None:
    if day := iso(citation["date"]):
        return int(day[:4])
    if citation["number_year"]:
        return int(citation["number_year"])
    years = (YEAR.search(str(citation[key] or "")) for key in ("name", "surface"))
    return next((int(found.group()) for found in years if found), None)


def _partial(wanted: list[Json], given: Told, handled: set[Key], scores: Scores) -> None:
    for label in wanted:
        key = ("part", reference(label["number"]))
        if any(_same_kind(citation["kind"], label) for citation in given.get(key, ())):
            handled.add(key)
            scores.tally("citations").hit += 1
        else:
            scores.tally("citations").missed += 1


def _same_kind(kind: object, label: Json) -> bool:
    good = {folded(kind) for kind in (label.get("kind"), *(label.get("kind_alt") or ()))}
    return folded(kind) in good or (folded(kind) in LETTER_WORDS and bool(good & LETTER_WORDS))


def _excused(key: Key, mine: list[Json], every: list[Json], silent: list[Json], wanted: list[Json]) -> bool:
    """Whether something beyond the labels may be told: the document itself, a short form of one, a law with its number."""
    sort, name = key
    if sort == "ref":
        return any(c.get("full") and name in _references(c) for c in silent)
    if sort == "part":
        return any(c["number"] and reference(c["number"]) == name for c in every)
    surface = mine[0]["surface"]
    laws = (c for c in wanted if c["cls"] == "numbered" and c["kind"] == "Luật")
    return folded(surface).startswith(folded("Luật")) and any(reference(c["full"]) in reference(surface) for c in laws)
