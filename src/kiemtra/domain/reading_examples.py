"""A text whose facts people have looked at is a labelled example: what a reader should have found, as gold files write it.

What was struck is left out, what was corrected stands corrected, what was added is there. A field counts for a score only
once nothing of it waits.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from kiemtra.domain.readings import PLAN, Fact, FactGroup, FactState, facts_of, plan_fact

SCHEMA = "1.1"
_SELF = "self"
# The purposes of windows as gold files name them.
_WHAT = {
    "inspection": "inspection",
    "data_period": "period_under_review",
    "validity": "validity",
    "report": "reporting_cutoff",
}
# The fields of a gold document and the groups whose facts make them.
_SCORED: dict[str, frozenset[FactGroup]] = {
    "citations": frozenset({FactGroup.CITATIONS}),
    "self_doc": frozenset({FactGroup.CITATIONS}),
    "plan": frozenset({FactGroup.CITATIONS}),
    "units": frozenset({FactGroup.UNITS}),
    "unit_counts": frozenset({FactGroup.UNIT_COUNTS}),
    "windows": frozenset({FactGroup.WINDOWS}),
    "forms": frozenset({FactGroup.FORMS}),
    "teams": frozenset({FactGroup.TEAMS, FactGroup.LEADERS}),
    "deadlines": frozenset({FactGroup.DEADLINES}),
    "duties": frozenset({FactGroup.DUTIES}),
    "content_areas": frozenset({FactGroup.AREAS}),
}
Row = dict[str, Any]


def gold_document(
    identity: str, read: Mapping[str, Any], facts: Sequence[Fact], anomalies: Iterable[Mapping[str, Any]]
) -> Row:
    """Return the example of one text; `anomalies` are those found in it, each with what a person said of it."""
    told = list(anomalies)
    kept = _as_printed(read, [fact for fact in facts if fact.state is not FactState.STRUCK], told)
    found = {group: [fact.data for fact in kept if fact.group is group] for group in FactGroup}
    # A plan without number or name of its own is told by `plan` alone.
    cited = [fact.data for fact in kept if fact.group is FactGroup.CITATIONS and not _is_bare(fact)]
    plan = plan_fact(read, kept)
    own = next((one for one in cited if one.get("role") == _SELF), None)
    page = read.get("page_date")
    return {
        "id": identity,
        "text_file": f"{identity}.txt",
        "domain": "par_inspection" if plan or found[FactGroup.UNITS] else "other",
        "page_date": page["date"] if page else None,
        "page_date_basis": "text" if page else None,
        "self_doc": _act(own) if own else None,
        "citations": _citations(cited),
        "plan": _act(plan.data) | {"promulgated_by": None} if plan else None,
        "units": _once(map(_unit, found[FactGroup.UNITS]), lambda row: (row["name"], row["role"])),
        "unit_counts": [_count(one) for one in found[FactGroup.UNIT_COUNTS]],
        "windows": _once(map(_window, found[FactGroup.WINDOWS]), lambda row: tuple(row.values())),
        "forms": sorted({one["form"] for one in found[FactGroup.FORMS]}),
        "teams": _teams(found[FactGroup.TEAMS], found[FactGroup.LEADERS]),
        "deadlines": _once(map(_deadline, found[FactGroup.DEADLINES]), lambda row: tuple(row.values())),
        "duties": [{"who": one.get("who"), "text": one["text"], "when": None} for one in found[FactGroup.DUTIES]],
        "content_areas": sorted({one["area"] for one in found[FactGroup.AREAS]}),
        "anomalies": [_anomaly(one) for one in told if not one["is_false_alarm"]],
        "scored": _scored(facts, told),
    }


def _is_bare(fact: Fact) -> bool:
    return fact.id == PLAN and not fact.data.get("number")


def _as_printed(
    read: Mapping[str, Any], facts: Sequence[Fact], anomalies: Iterable[Mapping[str, Any]]
) -> tuple[Fact, ...]:
    """The facts with the days that the text prints: one taken over from a contradiction is what it should have printed."""
    suggested = {one["suggestion"] for one in anomalies if one["is_settled"] and not one["is_false_alarm"]}
    printed = {fact.id: fact.data for fact in facts_of(read)}
    return tuple(_printed(fact, printed.get(fact.id, {}), suggested) for fact in facts)


def _printed(fact: Fact, read: Mapping[str, Any], suggested: Collection[str]) -> Fact:
    day, then = fact.data.get("date"), read.get("date")
    if fact.group is not FactGroup.CITATIONS or not then or day == then or day not in suggested:
        return fact
    return replace(fact, data={**fact.data, "date": then, "date_probable": day})


def is_looked_through(facts: Sequence[Fact]) -> bool:
    """Whether a person has decided on every fact, so that the example is whole."""
    return bool(facts) and all(fact.state is not FactState.READ for fact in facts)


def _scored(facts: Sequence[Fact], anomalies: Sequence[Mapping[str, Any]]) -> list[str]:
    waiting = {fact.group for fact in facts if fact.state is FactState.READ}
    if facts and all(fact.state is FactState.READ for fact in facts):
        return []
    scored = [name for name, groups in _SCORED.items() if not groups & waiting]
    return [*scored, "anomalies"] if all(one["is_settled"] for one in anomalies) else scored


def _once(rows: Iterable[Row], key: Callable[[Row], Hashable]) -> list[Row]:
    """The rows, each key once: a gold file names a thing once however often the text does."""
    found: dict[Hashable, Row] = {}
    for row in rows:
        found.setdefault(key(row), row)
    return list(found.values())


def _citations(cited: Sequence[Mapping[str, Any]]) -> list[Row]:
    """Each document once with the day it bears; a later mention without its day, or without its symbol, is the same."""
    rows = [_citation(one) for one in cited]
    dated = {row["full"] for row in rows if row["full"] and row["date"]}
    full = {row["number"] for row in rows if row["full"]}
    kept = [
        row
        for row in rows
        if not (row["full"] in dated and not row["date"]) and not (row["cls"] == "partial" and row["number"] in full)
    ]
    return _once(kept, lambda row: (row["full"] or row["name"] or row["number"], row["date"] or row["year"]))


def _citation(one: Mapping[str, Any]) -> Row:
    return {
        "cls": one["class"],
        "full": one.get("reference"),
        "number": one.get("number"),
        "number_year": one.get("number_year"),
        "symbol": one.get("symbol"),
        "name": one.get("name"),
        "date": one.get("date"),
        "date_suspect": "date_probable" in one,
        "date_probable": one.get("date_probable"),
        "date_year_inferred": bool(one.get("date_inferred")),
        "year": int(one["date"][:4]) if one.get("date") else one.get("number_year"),
        "issuer": one.get("issuer"),
        "issuer_basis": "inferred" if one.get("issuer_inferred") else "stated",
        "kind": one.get("kind"),
        "role": one.get("role"),
        "surface": one.get("surface"),
        "title": one.get("subject"),
    }


def _act(one: Mapping[str, Any]) -> Row:
    row = _citation(one)
    names = ("full", "date", "date_year_inferred", "issuer", "issuer_basis", "kind", "year")
    return {name: row[name] for name in names} | {"subject": row["title"]}


def _unit(one: Mapping[str, Any]) -> Row:
    return {"name": one["name"], "surface": one.get("surface"), "role": one.get("role")}


def _count(one: Mapping[str, Any]) -> Row:
    of = {"of": one["of"]} if one.get("of") else {}
    return {"count": one["count"], "level": one["noun"], "what": "planned", "qualifier": one.get("qualifier"), **of}


def _window(one: Mapping[str, Any]) -> Row:
    what = _WHAT[one.get("purpose") or "inspection"]
    return {"start": one.get("start"), "end": one.get("end"), "what": what, "precision": one.get("precision")}


def _teams(counts: Sequence[Mapping[str, Any]], leaders: Sequence[Mapping[str, Any]]) -> Row:
    count = next((one["count"] for one in counts if one.get("count")), None)
    teams = [{"leader": {"name": one.get("name"), "position": one.get("position")}} for one in leaders]
    return {"count": count, "count_basis": "stated" if count else None, "teams": teams}


def _deadline(one: Mapping[str, Any]) -> Row:
    names = ("days", "working", "direction", "anchor", "date")
    return {name: one.get(name) for name in names} | {"text": None}


def _anomaly(one: Mapping[str, Any]) -> Row:
    other = len(set(one["documents"])) > 1
    return {
        "type": one["type"],
        "detail": one["message"],
        "values": list(one["values"]),
        "basis": "cross-document" if other else "text",
        "doubtful": not one["is_settled"],
    }
