"""Small problems of timetables: by hand, and by Hypothesis; and what a search through all timetables says of them."""

from collections.abc import Iterator
from datetime import date, timedelta

from hypothesis import strategies as st

from kiemtra.domain.deadlines import Calendar, CalendarDay, CalendarKind
from kiemtra.scheduling import Assignment, Member, Problem, Team, Timetable, Unplaced, UnplacedReason, Visit
from kiemtra.scheduling.checking import faults_of_move

MONDAY = date(2019, 6, 3)
TUESDAY = MONDAY + timedelta(days=1)
FRIDAY = MONDAY + timedelta(days=4)
HEAD = Member("trưởng đoàn", frozenset({"a", "b"}), leads=True)
TEAM = Team("t", (HEAD,))


def visits(count: int, **facts: object) -> tuple[Visit, ...]:
    """So many visits of as many units."""
    return tuple(Visit(f"v{number}", f"u{number}", **facts) for number in range(count))  # type: ignore[arg-type]


def problem(*given: Visit, **changes: object) -> Problem:
    """Three weeks in June, one team, nothing in the way."""
    facts = {"teams": (TEAM,), "first": MONDAY, "last": MONDAY + timedelta(days=18), "today": MONDAY}
    return Problem(given, **(facts | changes))  # type: ignore[arg-type]


DAYS = st.integers(0, 6).map(lambda offset: MONDAY + timedelta(days=offset))
AREAS = st.frozensets(st.sampled_from("ab"))
UNITS = st.integers(0, 3).map(lambda number: f"u{number}")


@st.composite
def members(draw: st.DrawFn) -> Member:
    """Someone of four people, so that some sit in two teams."""
    return Member(
        draw(st.sampled_from("pqrs")),
        draw(AREAS),
        draw(st.frozensets(DAYS, max_size=3)),
        draw(st.frozensets(UNITS, max_size=1)),
        leads=draw(st.sampled_from((True, True, False))),
    )


@st.composite
def problems(draw: st.DrawFn, *, most: int = 6) -> Problem:
    """A problem of a week or so in which anything may stand in the way."""
    teams = tuple(
        Team(f"t{number}", tuple(draw(st.lists(members(), min_size=1, max_size=3))))
        for number in range(draw(st.integers(1, 3)))
    )
    names = [team.id for team in teams]
    given = tuple(draw(_visits(f"v{number}", names)) for number in range(draw(st.integers(0, most))))
    others = [draw(_visits(f"f{number}", names)) for number in range(draw(st.integers(0, 2)))]
    fixed = [Assignment(one, draw(st.sampled_from([*names, "khác"])), draw(DAYS)) for one in others]
    previous = [Assignment(one, draw(st.sampled_from(names)), draw(DAYS)) for one in given if draw(st.booleans())]
    off = draw(st.sets(DAYS, max_size=2))
    return Problem(
        given,
        teams,
        MONDAY,
        MONDAY + timedelta(days=draw(st.integers(1, 7))),
        MONDAY - timedelta(days=draw(st.integers(0, 7))),
        Calendar(tuple(CalendarDay(day, CalendarKind.OFF, "Nghỉ", "thử") for day in off)),
        draw(st.integers(0, 4)),
        draw(st.integers(1, 3)),
        tuple(fixed),
        tuple(previous) if draw(st.booleans()) else (),
    )


@st.composite
def _visits(draw: st.DrawFn, key: str, teams: list[str]) -> Visit:
    return Visit(
        key,
        draw(UNITS),
        draw(st.sampled_from([None, None, *teams])),
        draw(AREAS) if draw(st.booleans()) else frozenset(),
        draw(st.sampled_from("xy")),
        busy=draw(st.frozensets(DAYS, max_size=2)),
        earliest=draw(st.none() | DAYS),
        latest=draw(st.none() | DAYS),
    )


def most_placed(given: Problem) -> int:
    """How many visits the best of all timetables places, by the checker alone."""
    free = [one for one in given.visits if one.id not in {fixed.visit.id for fixed in given.fixed}]
    return max(_search(given, free, ()), default=0)


def _search(given: Problem, left: list[Visit], placed: tuple[Assignment, ...], best: int = 0) -> Iterator[int]:
    yield len(placed)
    best = max(best, len(placed))
    for number, visit in enumerate(left):
        if len(placed) + len(left) - number <= best:
            return
        for team in given.teams:
            for offset in range((given.last - given.first).days + 1):
                day = given.first + timedelta(days=offset)
                if not faults_of_move(given, Timetable(placed), visit.id, team.id, day):
                    for found in _search(given, left[number + 1 :], (*placed, Assignment(visit, team.id, day)), best):
                        best = max(best, found)
                        yield found


def as_unplaced(*given: Visit) -> tuple[Unplaced, ...]:
    """The visits, without a day."""
    return tuple(Unplaced(visit, UnplacedReason.NOT_FOUND) for visit in given)
