"""What has changed in a plan since its timetable was made: told before the proposal goes to the heads."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from kiemtra.domain.timetables import ChangeKind
from kiemtra.store.models import TeamMember, Timetable
from kiemtra.workflows.timetables.facts import PlanFacts, PlanVisit


@dataclass(frozen=True, slots=True)
class Change:
    """One change: of what kind, and of which unit or team."""

    kind: ChangeKind
    name: str = ""


def changes_between(row: Timetable, facts: PlanFacts) -> tuple[Change, ...]:
    """What of the plan as it is now differs from the one that the timetable was made from, in a fixed order."""
    return tuple(_changes(row.facts, digest_of(facts))) if row.facts else ()


def seal_of(changes: tuple[Change, ...]) -> str:
    """A short name of exactly these changes: who has seen it has seen them."""
    return _short([[change.kind, change.name] for change in changes])


def digest_of(facts: PlanFacts) -> dict[str, Any]:
    """What a timetable rests on, short enough to be kept with it."""
    return {
        "window": [facts.first.isoformat(), facts.last.isoformat()],
        "notice": facts.notice_days,
        "visits": {visit.id: [visit.unit.short_name, _place(visit)] for visit in facts.visits},
        "busy": {str(unit): [_name(facts, unit), _short(sorted(map(str, days)))] for unit, days in facts.busy.items()},
        "teams": _short([_seat(seat, facts) for seat in facts.seats]),
        "elsewhere": _short(
            [
                [str(key), sorted(map(str, days))]
                for taken in (facts.taken.units, facts.taken.people)
                for key, days in sorted(taken.items())
            ]
        ),
    }


def _seat(seat: TeamMember, facts: PlanFacts) -> list[Any]:
    away, recused = facts.away.get(seat.pk, ()), facts.recused.get(seat.pk, ())
    held = [str(seat.valid_from), str(seat.valid_to)]
    return [str(seat.pk), sorted(seat.areas), seat.role, held, sorted(map(str, away)), sorted(map(str, recused))]


def _place(visit: PlanVisit) -> str:
    """Team and, once decided, the day: what the timetable may not change."""
    decided = visit.day if not visit.is_open else None
    return f"{visit.team or ''} {decided or ''}"


def _name(facts: PlanFacts, unit: object) -> str:
    return next((visit.unit.short_name for visit in facts.visits if visit.unit.pk == unit), "")


def _short(value: Any) -> str:
    return blake2b(repr(value).encode(), digest_size=8).hexdigest()


def _changes(then: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[Change]:
    if then["window"] != now["window"]:
        yield Change(ChangeKind.WINDOW)
    if then["notice"] != now["notice"]:
        yield Change(ChangeKind.NOTICE)
    before, after = then["visits"], now["visits"]
    yield from (Change(ChangeKind.NEW_VISIT, after[key][0]) for key in sorted(set(after) - set(before)))
    yield from (Change(ChangeKind.VISIT_GONE, before[key][0]) for key in sorted(set(before) - set(after)))
    moved = sorted(key for key in set(before) & set(after) if before[key][1] != after[key][1])
    yield from (Change(ChangeKind.VISIT_MOVED, after[key][0]) for key in moved)
    busy = sorted(key for key in {*then["busy"], *now["busy"]} if then["busy"].get(key) != now["busy"].get(key))
    yield from (Change(ChangeKind.BUSY, (now["busy"].get(key) or then["busy"][key])[0]) for key in busy)
    if then["teams"] != now["teams"]:
        yield Change(ChangeKind.TEAM)
    if then["elsewhere"] != now["elsewhere"]:
        yield Change(ChangeKind.OTHER_PLANS)
