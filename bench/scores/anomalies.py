"""Contradictions: found by family and value; in texts without one, every one told is a false alarm."""

from typing import Any

from bench.scores.tally import Scores, Tally
from bench.scores.writing import folded, keys, reference

Json = dict[str, Any]
FAMILIES = {
    "date": "date_after_page date_after_execution date_conflict sequence_break missing_date impossible_date period_odd future_dated "
    "dated_after_execution date_suspect year_missing",
    "issuer": "issuer_conflict symbol_issuer_mismatch issuer_mismatch issuer_missing",
    "number": "kind_symbol_mismatch number_variant kind_variant",
    "title": "title_conflict title_vs_body term_mismatch scope_mismatch scope_narrowed",
    "unit": "unit_type_mismatch",
    "count": "count_mismatch",
    "noise": "duplicate_paragraph typo ocr_noise list_gap annex_reference",
    "basis": "superseded_basis stale_basis",
}
FAMILY = {kind: family for family, kinds in FAMILIES.items() for kind in kinds.split()}
SPELLING = {"typo", "ocr_noise"}
CROSS = {"date_conflict", "issuer_conflict", "title_conflict"}
SHORTEST = 3


def score_anomalies(labels: list[Json], told: list[Json], scores: Scores, text: str, *, noisy: bool) -> None:
    """The exact type first, then one of its family; a label may be doubtful or rest on knowledge from outside."""
    wanted = [a for a in labels if not a.get("doubtful") and not _outside(a)]
    used: set[int] = set()
    rest = _taken(wanted, _taken(wanted, told, used, text, exact=True), used, text, exact=False)
    tally = scores.tally("contradictions")
    for place, label in enumerate(wanted):
        if label["type"] not in SPELLING:
            tally.hit += place in used
            tally.missed += place not in used
    scores.clean += not labels
    for anomaly in rest:
        again = any(_agrees(label, anomaly, text) for label in labels)
        if again or (noisy and anomaly["type"] == "typo"):
            continue
        tally.extra += anomaly["type"] != "typo"
        scores.false_alarms += not labels


def _outside(label: Json) -> bool:
    basis = str(label.get("basis"))
    return basis == "outside knowledge" or "cross-document" in basis


def _taken(wanted: list[Json], told: list[Json], used: set[int], text: str, *, exact: bool) -> list[Json]:
    rest = []
    for anomaly in told:
        fitting = (
            place
            for place, label in enumerate(wanted)
            if place not in used and _agrees(label, anomaly, text) and (not exact or anomaly["type"] in _types(label))
        )
        place = next(fitting, None)
        if place is None:
            rest.append(anomaly)
        else:
            used.add(place)
    return rest


def _types(label: Json) -> set[str]:
    return {label["type"], *(label.get("type_alt") or ())}


def _agrees(label: Json, anomaly: Json, text: str) -> bool:
    kinds = _types(label)
    near = anomaly["type"] in kinds or FAMILY.get(anomaly["type"]) in {FAMILY.get(kind) for kind in kinds}
    return near and _shares(label, anomaly, text)


def _shares(label: Json, anomaly: Json, text: str) -> bool:
    wanted: set[str] = set().union(*(keys(value) for value in label.get("values") or ()))
    given: set[str] = set().union(*(keys(value) for value in anomaly["values"]))
    if not wanted or wanted & given:
        return True
    if FAMILY.get(label["type"]) != "noise":
        return False
    pool = [folded(value) for value in (*anomaly["values"], *(text[start:end] for start, end in anomaly["spans"]))]
    return any(w and (w in p or (len(p) > SHORTEST and p in w)) for w in wanted for p in pool)


def score_cross(labels: list[Json], told: list[Json], tally: Tally) -> None:
    """What shows only where texts are read together."""
    wanted = [x for x in labels if x.get("kind") in CROSS]
    open_ones = [set(x.get("docs", ())) for x in labels if x.get("kind") not in CROSS and not x.get("certain", True)]
    used: set[int] = set()
    for anomaly in told:
        values = set().union(*(keys(value) for value in anomaly["values"]))
        family = FAMILY.get(anomaly["type"])
        same = [p for p, x in enumerate(wanted) if FAMILY[x["kind"]] == family and reference(x.get("full")) in values]
        fresh = [place for place in same if place not in used]
        used.update(fresh[:1])
        tally.extra += not same and set(anomaly["documents"]) not in open_ones
    tally.hit += len(used)
    tally.missed += len(wanted) - len(used)
