"""Stretches of time with their purpose, and deadlines."""

from typing import Any

from bench.scores.tally import Tally, once, paired
from bench.scores.writing import iso, real_day

Json = dict[str, Any]
PURPOSES = {
    "inspection": {"inspection"}, "inspection_earlier": {"inspection"}, "period_under_review": {"data_period"}, "period_reported": {"data_period"},
    "validity": {"validity", "inspection"}, "team_established": {"validity", "inspection"}, "reporting_cutoff": {"report", "data_period"},
    "cutoff": {"report", "data_period"}, "announcement": {"report", "inspection", "validity"},
}  # fmt: skip
SIDES = {"before": "before", "after": "after", "within": "after", "duration": "during"}
LONGEST = 600
ALIKE = 2 / 3


def score_windows(labels: list[Json], told: list[Json], tally: Tally) -> None:
    """Days exactly, months and quarters by how much they share, each for the right purpose."""
    real = [w for w in labels if w["start"] or w["end"]]
    vague = len(labels) - len(real)
    wanted = [w for w in real if not w.get("unscored") and w["what"] != "announcement" and w["precision"] != "relative"]
    idle = [w for w in real if w not in wanted]
    given = once([w for w in told if w["start"] or w["end"]], lambda w: (w["start"], w["end"], w["purpose"]))
    used, rest = paired(
        wanted,
        given,
        _fits,
        lambda label, w: (
            w["purpose"] not in _purposes(label),
            (label["start"], label["end"]) != (w["start"], w["end"]),
        ),
    )
    for window, hits in rest:
        better = next(
            (
                p
                for p in hits
                if window["purpose"] in _purposes(wanted[p]) and used[p]["purpose"] not in PURPOSES[wanted[p]["what"]]
            ),
            None,
        )
        if better is not None:
            used[better] = window
        elif hits or window["purpose"] in ("report", "validity") or any(_touches(label, window) for label in idle):
            continue
        elif vague:
            vague -= 1
        else:
            tally.extra += 1
    for place, label in enumerate(wanted):
        right = place in used and used[place]["purpose"] in _purposes(label)
        tally.hit += right
        tally.missed += not right
        tally.extra += place in used and not right


def _purposes(label: Json) -> set[str]:
    return set().union(*(PURPOSES[what] for what in (label["what"], *(label.get("what_alt") or ()))))


def _touches(label: Json, window: Json) -> bool:
    return _fits(label, window) or bool({label["start"], label["end"]} & {window["start"], window["end"]} - {None})


def _fits(label: Json, window: Json) -> bool:
    start, end = iso(window["start"]), iso(window["end"])
    first, last = label["start"], label["end"]
    backwards = real_day(first) and real_day(last) and last < first
    if label["precision"] == "day" or backwards:
        return first in (None, start) and last in (None, end)
    if first is None or last is None:
        return bool(first == start if last is None else last == end)
    wanted, given = _months(first, last), _months(start, end)
    if label["precision"] == "quarter":
        wanted, given = ({month // 3 for month in months} for months in (wanted, given))
    return bool(wanted & given) and len(wanted & given) / len(wanted | given) >= ALIKE


def _months(start: str | None, end: str | None) -> set[int]:
    first, last = real_day(start or end), real_day(end or start)
    if not first or not last or last < first:
        return set()
    begin = first.year * 12 + first.month - 1
    return set(range(begin, min(last.year * 12 + last.month - 1, begin + LONGEST) + 1))


def score_deadlines(labels: Json, told: list[Json], tally: Tally) -> None:
    """So many days (of work), or a day."""
    wanted, idle = [], []
    for label in labels["deadlines"]:
        timed = label["days"] is not None or real_day(label["date"]) is not None
        asked = timed and not label.get("recurring") and not label.get("unscored") and label["direction"] != "duration"
        (wanted if asked else idle).append(label)
    used, rest = paired(
        wanted,
        [d for d in told if _key(d) != ("date", None)],
        lambda label, d: _key(label) == _key(d),
        lambda label, d: SIDES.get(label["direction"]) != SIDES.get(d.get("direction") or ""),
    )
    edges = {day for window in labels["windows"] for day in (window["start"], window["end"])}
    tally.hit += len(used)
    tally.missed += len(wanted) - len(used)
    for deadline, hits in rest:
        known = any(
            _key(d) == _key(deadline) or (d["days"] is not None and d["days"] == deadline.get("days")) for d in idle
        )
        tally.extra += not (hits or known or (_key(deadline)[0] == "date" and _key(deadline)[1] in edges))


def _key(deadline: Json) -> tuple[object, ...]:
    if deadline.get("days") is not None:
        return ("days", deadline["days"], bool(deadline.get("working")))
    return ("date", iso(deadline.get("date")))
