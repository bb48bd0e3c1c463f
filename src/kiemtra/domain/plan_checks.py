"""What is odd in a plan while it is written: said at once, with the facts, and never in the way of saving a draft."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kiemtra.domain.deadlines import Calendar


class PlanTrouble(StrEnum):
    """What may be odd."""

    NO_UNIT = "no_unit"
    NO_AREA = "no_area"
    AREA_WITHOUT_UNIT = "area_without_unit"
    SHORTER_THAN_NOTICE = "shorter_than_notice"
    NO_LAWFUL_DAY = "no_lawful_day"
    ANOTHER_YEAR = "another_year"
    DATA_AFTER_WINDOW = "data_after_window"
    UNIT_ENDS = "unit_ends"
    VISIT_OUTSIDE = "visit_outside"


@dataclass(frozen=True, slots=True)
class Trouble:
    """One oddity with its facts, from which the page makes a sentence."""

    code: PlanTrouble
    facts: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UnitTerm:
    """A unit of the plan: until when it exists (the day it is gone) and who takes it over."""

    name: str
    ends: date | None = None
    successors: tuple[str, ...] = ()
    # The areas that its inspection is limited to; empty: all of the plan.
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What the checks need to know of a plan, a draft or an amendment of it."""

    year: int
    window: tuple[date | None, date | None]
    data_period: tuple[date | None, date | None]
    areas: tuple[str, ...]
    notice_days: int
    units: tuple[UnitTerm, ...]
    # Plans that only expect plans below them visit nobody.
    expects: int = 0
    # Unit and day of the visits that are set already.
    visits: tuple[tuple[str, date], ...] = ()


def troubles(plan: PlanFacts, *, today: date, calendar: Calendar) -> tuple[Trouble, ...]:
    """Return all that is odd, the gravest first."""
    first = (*_of_content(plan), *_of_window(plan, today, calendar))
    return (*first, *_of_units(plan.units, plan.window), *_of_visits(plan))


def _of_content(plan: PlanFacts) -> Iterator[Trouble]:
    if not plan.units and not plan.expects:
        yield Trouble(PlanTrouble.NO_UNIT)
    if not plan.areas:
        yield Trouble(PlanTrouble.NO_AREA)
    if plan.units and all(unit.areas for unit in plan.units):
        looked_into = {area for unit in plan.units for area in unit.areas}
        for area in (area for area in plan.areas if area not in looked_into):
            yield Trouble(PlanTrouble.AREA_WITHOUT_UNIT, {"area": area})


def _of_window(plan: PlanFacts, today: date, calendar: Calendar) -> Iterator[Trouble]:
    first, last = plan.window
    if first is None or last is None:
        return
    working = calendar.working_days_between(first, last) + calendar.is_working(first)
    if working < plan.notice_days:
        yield Trouble(PlanTrouble.SHORTER_THAN_NOTICE, {"days": working, "notice": plan.notice_days})
    earliest = calendar.add_working_days(today, plan.notice_days)
    if earliest > last:
        yield Trouble(PlanTrouble.NO_LAWFUL_DAY, {"earliest": earliest, "last": last, "notice": plan.notice_days})
    if plan.year not in (first.year, last.year):
        yield Trouble(PlanTrouble.ANOTHER_YEAR, {"year": plan.year, "first": first, "last": last})
    ends = plan.data_period[1]
    if ends and ends > last:
        yield Trouble(PlanTrouble.DATA_AFTER_WINDOW, {"ends": ends, "last": last})


def _of_units(units: Iterable[UnitTerm], window: tuple[date | None, date | None]) -> Iterator[Trouble]:
    last = window[1]
    for unit in units:
        if unit.ends and (last is None or unit.ends <= last):
            yield Trouble(PlanTrouble.UNIT_ENDS, {"unit": unit.name, "day": unit.ends, "successors": unit.successors})


def _of_visits(plan: PlanFacts) -> Iterator[Trouble]:
    first, last = plan.window
    for unit, day in plan.visits:
        if first and last and not first <= day <= last:
            yield Trouble(PlanTrouble.VISIT_OUTSIDE, {"unit": unit, "day": day})
