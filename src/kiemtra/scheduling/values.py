"""The values of choosing units and making timetables. Units, teams and visits are named by any text that is unique."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from kiemtra.domain.deadlines import Calendar


@dataclass(frozen=True, slots=True)
class Candidate:
    """A unit that may be chosen, with the year of its last inspection where there was one."""

    unit: str
    last_inspected: int | None = None


@dataclass(frozen=True, slots=True)
class ChoiceRule:
    """How many of the candidates to choose, and how long a unit is left alone after an inspection."""

    year: int
    percent: int
    # Fewer only where there are fewer candidates.
    at_least: int = 1
    rest_years: int = 0
    named: frozenset[str] = frozenset()
    excluded: frozenset[str] = frozenset()


class ChoiceReason(StrEnum):
    """Why a unit was chosen."""

    NAMED = "named"
    NEVER_INSPECTED = "never_inspected"
    LONGEST_AGO = "longest_ago"


class LeftOutReason(StrEnum):
    """Why a unit was not chosen."""

    EXCLUDED = "excluded"
    RECENTLY_INSPECTED = "recently_inspected"
    BEYOND_SHARE = "beyond_share"


@dataclass(frozen=True, slots=True)
class Chosen:
    """A chosen unit; `years` since its last inspection, `drawn` where the seed decided among equals."""

    unit: str
    reason: ChoiceReason
    years: int | None
    drawn: bool


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A unit that was not chosen, and why."""

    unit: str
    reason: LeftOutReason


@dataclass(frozen=True, slots=True)
class Choice:
    """The result of choosing; `wanted` is what the rule asked for."""

    wanted: int
    chosen: tuple[Chosen, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit that needs a day: of one unit by one team, not on the unit's busy days."""

    id: str
    unit: str
    team: str
    busy: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Assignment:
    """A visit on its day."""

    visit: Visit
    day: date


@dataclass(frozen=True, slots=True)
class Problem:
    """Visits to place in a window: lawful days, the notice that units must have, and what a team can do in a day."""

    visits: tuple[Visit, ...]
    first: date
    last: date
    today: date
    calendar: Calendar = field(default_factory=Calendar)
    notice_days: int = 0
    per_day: int = 1
    # Visits that have their day already and keep it.
    fixed: tuple[Assignment, ...] = ()


class UnplacedReason(StrEnum):
    """Why a visit has no day."""

    NO_LAWFUL_DAY = "no_lawful_day"
    UNIT_BUSY = "unit_busy"
    TEAM_FULL = "team_full"


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A visit for which there is no day, and why."""

    visit: Visit
    reason: UnplacedReason


@dataclass(frozen=True, slots=True)
class Timetable:
    """The days proposed, in their order, and the visits for which there is none."""

    assignments: tuple[Assignment, ...]
    unplaced: tuple[Unplaced, ...] = ()


class FaultCode(StrEnum):
    """What is wrong with a timetable."""

    NOT_ASKED = "not_asked"
    PLACED_TWICE = "placed_twice"
    LOST = "lost"
    NOT_A_WORKING_DAY = "not_a_working_day"
    OUTSIDE_WINDOW = "outside_window"
    NOTICE_TOO_SHORT = "notice_too_short"
    UNIT_BUSY = "unit_busy"
    UNIT_TWICE = "unit_twice"
    TEAM_FULL = "team_full"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a timetable."""

    code: FaultCode
    visit: str


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two visits of one unit that lie close together."""

    unit: str
    first: Assignment
    second: Assignment
    days_apart: int
