"""The problem of a timetable: who is to be visited, who can go, which days are open. Ids are any text that is unique.

What the engine answers stands in `answers.py`.
"""

from dataclasses import dataclass, field
from datetime import date

from kiemtra.domain.deadlines import Calendar


@dataclass(frozen=True, slots=True)
class Place:
    """A point on the map, in degrees."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Member:
    """A seat in a team; the same person may sit in several teams, but is out with one of them only on any day."""

    person: str
    areas: frozenset[str] = frozenset()
    away: frozenset[date] = frozenset()
    # Units at which this person stands aside.
    recused: frozenset[str] = frozenset()
    # Head or standing deputy: at least one of them is present at each visit.
    leads: bool = False


@dataclass(frozen=True, slots=True)
class Team:
    """Those who go out together; `base` is where their way begins and ends."""

    id: str
    members: tuple[Member, ...]
    base: Place | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit of one unit that needs a day, and a team where it has none."""

    id: str
    unit: str
    # None: the engine chooses the team.
    team: str | None = None
    # Each of them needs a member who is present.
    areas: frozenset[str] = frozenset()
    # Visits of one team on one day lie in one locality.
    locality: str = ""
    place: Place | None = None
    # Days on which the unit cannot receive anybody.
    busy: frozenset[date] = frozenset()
    # The days between which the unit can be visited at all: it is founded, dissolved, ready.
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """A visit with its team on its day."""

    visit: Visit
    team: str
    day: date


@dataclass(frozen=True, slots=True)
class Problem:
    """Visits to place in a window, the teams, and what holds for all of them."""

    visits: tuple[Visit, ...]
    teams: tuple[Team, ...]
    first: date
    last: date
    today: date
    calendar: Calendar = field(default_factory=Calendar)
    # Working days between today (not counted) and a visit (counted).
    notice_days: int = 0
    # The most visits of one team on one day.
    per_day: int = 1
    # Kept as they are, lawful or not; also those of other plans that take a unit or a team.
    fixed: tuple[Assignment, ...] = ()
    # The timetable before this one: whatever still holds of it stays.
    previous: tuple[Assignment, ...] = ()
