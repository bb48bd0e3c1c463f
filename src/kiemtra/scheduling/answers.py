"""What the timetable engine answers: days, what has none and why, what contradicts what, how good it is, what is wrong."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiemtra.scheduling.problem import Assignment, Visit


class UnplacedReason(StrEnum):
    """Why a visit has no day; the first that holds, from the law to what people could change."""

    NO_LAWFUL_DAY = "no_lawful_day"
    UNIT_GONE = "unit_gone"
    NO_TEAM = "no_team"
    TEAM_RECUSED = "team_recused"
    AREA_UNCOVERED = "area_uncovered"
    UNIT_BUSY = "unit_busy"
    MEMBERS_AWAY = "members_away"
    TEAM_FULL = "team_full"
    # The search ended before a day was found or shown not to exist.
    NOT_FOUND = "not_found"


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A visit without a day, and why."""

    visit: Visit
    reason: UnplacedReason


class ConditionCode(StrEnum):
    """What may have to give way so that all visits find a day."""

    NOTICE = "notice"
    PER_DAY = "per_day"
    LOCALITY = "locality"
    UNIT_BUSY = "unit_busy"
    UNIT_LIFE = "unit_life"
    MEMBER_AWAY = "member_away"
    RECUSED = "recused"
    AREA_NEEDED = "area_needed"
    TEAM_GIVEN = "team_given"
    SHARED_MEMBER = "shared_member"
    FIXED_VISITS = "fixed_visits"


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition, about the one thing that its code is about; `days` are those lawful days that it takes away."""

    code: ConditionCode
    team: str = ""
    person: str = ""
    visit: str = ""
    unit: str = ""
    area: str = ""
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """Visits that cannot all have a day while all of these conditions stand, whatever else gives way.

    Each visit and each condition is needed for the contradiction; there may be other contradictions beside it. `open_days`
    is the number of team-days that these visits could use. Without conditions there are just more visits than room:
    these are those for which there is none beside all others.
    """

    visits: tuple[str, ...]
    conditions: tuple[Condition, ...]
    teams: tuple[str, ...]
    open_days: int
    # False where the search for the smallest contradiction was cut short: something may then be one too many.
    is_smallest: bool = True


class StageName(StrEnum):
    """The parts of the work, in their order."""

    KEEPING = "keeping"
    TEAMS = "teams"
    DAYS = "days"
    REPAIR = "repair"
    CONFLICTS = "conflicts"


@dataclass(frozen=True, slots=True)
class Stage:
    """How good one stage is: what it reached, what nobody could go below, and the share between the two."""

    name: StageName
    objective: float
    bound: float
    gap: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the work is: the stage under way, and of the whole so many per cent."""

    stage: StageName
    percent: int


@dataclass(frozen=True, slots=True)
class Timetable:
    """The days, in their order; what has none; why; and how good it is."""

    assignments: tuple[Assignment, ...]
    unplaced: tuple[Unplaced, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    stages: tuple[Stage, ...] = ()


class FaultCode(StrEnum):
    """What is wrong with a timetable."""

    NOT_ASKED = "not_asked"
    PLACED_TWICE = "placed_twice"
    LOST = "lost"
    FIXED_MOVED = "fixed_moved"
    NOT_A_WORKING_DAY = "not_a_working_day"
    OUTSIDE_WINDOW = "outside_window"
    NOTICE_TOO_SHORT = "notice_too_short"
    TOO_EARLY = "too_early"
    TOO_LATE = "too_late"
    UNIT_BUSY = "unit_busy"
    UNIT_TWICE = "unit_twice"
    WRONG_TEAM = "wrong_team"
    TEAM_RECUSED = "team_recused"
    NO_LEADER = "no_leader"
    AREA_UNCOVERED = "area_uncovered"
    PERSON_TWICE = "person_twice"
    TEAM_FULL = "team_full"
    OTHER_LOCALITY = "other_locality"


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a timetable, at one visit, with what it is about where it is about something."""

    code: FaultCode
    visit: str
    # Who is not there, or would be in two places.
    people: tuple[str, ...] = ()
    # The areas that nobody present knows.
    areas: tuple[str, ...] = ()
    # The other visits that this one is at odds with.
    others: tuple[str, ...] = ()


class TroubleCode(StrEnum):
    """What is said before anything is solved."""

    NO_LAWFUL_DAY = "no_lawful_day"
    NOTICE_BEYOND_WINDOW = "notice_beyond_window"
    WINDOW_SHORT = "window_short"
    NO_TEAM = "no_team"
    NO_LEADER = "no_leader"
    TEAM_RECUSED = "team_recused"
    AREA_UNCOVERED = "area_uncovered"
    SHARED_MEMBER = "shared_member"
    UNIT_GONE = "unit_gone"
    UNIT_BUSY = "unit_busy"
    MEMBERS_AWAY = "members_away"
    TOO_MANY_VISITS = "too_many_visits"


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that stands in the way; `stops` where some visit can have no day at all because of it."""

    code: TroubleCode
    stops: bool
    visit: str = ""
    teams: tuple[str, ...] = ()
    person: str = ""
    areas: tuple[str, ...] = ()
    # A day that matters: the first lawful one, the unit's last one.
    day: date | None = None
    needed: int = 0
    there: int = 0
