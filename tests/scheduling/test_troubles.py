"""What is said while planning, before anything is solved."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings

from kiemtra.scheduling import Member, Problem, Team, Trouble, TroubleCode, Visit, before_solving, solve
from tests.scheduling.small_problems import FRIDAY, HEAD, MONDAY, TEAM, TUESDAY, problem, problems, visits

T = TroubleCode
EARLIER = MONDAY - timedelta(days=30)


def test_nothing_is_said_where_nothing_stands_in_the_way() -> None:
    assert before_solving(problem(*visits(3, areas=frozenset("ab")), today=EARLIER, notice_days=5)) == ()


def test_a_window_that_ends_before_the_notice() -> None:
    one = problem(*visits(2), last=FRIDAY, notice_days=5)

    assert before_solving(one) == (
        Trouble(T.NOTICE_BEYOND_WINDOW, stops=True, day=MONDAY + timedelta(days=7), needed=2),
    )


def test_a_window_shorter_than_the_notice() -> None:
    one = problem(*visits(1), last=FRIDAY, today=EARLIER, notice_days=5)

    assert before_solving(one) == (Trouble(T.WINDOW_SHORT, stops=False, needed=5, there=5),)


def test_a_window_without_a_working_day() -> None:
    saturday = MONDAY + timedelta(days=5)

    (trouble,) = before_solving(problem(*visits(1), first=saturday, last=saturday))

    assert (trouble.code, trouble.stops) == (T.NO_LAWFUL_DAY, True)


def test_no_member_for_an_area() -> None:
    one = problem(Visit("v", "u", areas=frozenset({"a", "c"})))

    assert before_solving(one) == (Trouble(T.AREA_UNCOVERED, stops=True, visit="v", areas=("c",)),)


def test_a_member_in_two_places() -> None:
    one = problem(*visits(1), teams=(TEAM, Team("s", (HEAD,))))

    assert before_solving(one) == (Trouble(T.SHARED_MEMBER, stops=False, teams=("t", "s"), person="trưởng đoàn"),)


def test_a_unit_dissolved_before_its_visit() -> None:
    one = problem(Visit("v", "u", latest=TUESDAY), notice_days=3, today=MONDAY)

    assert before_solving(one) == (Trouble(T.UNIT_GONE, stops=True, visit="v", day=TUESDAY),)


def test_more_visits_than_days_of_the_team() -> None:
    one = problem(*visits(4, team="t"), last=TUESDAY)

    room = Trouble(T.TOO_MANY_VISITS, stops=True, teams=("t",), needed=4, there=2)
    assert before_solving(one) == (room,)


def test_more_visits_than_all_teams_have_days() -> None:
    one = problem(*visits(5), last=TUESDAY, teams=(TEAM, Team("s", (replace(HEAD, person="khác"),))))

    assert before_solving(one) == (Trouble(T.TOO_MANY_VISITS, stops=True, teams=("t", "s"), needed=5, there=4),)


def test_teams_that_cannot_go() -> None:
    nobody = Team("n", (Member("chuyên viên", frozenset({"a"})),))
    aside = Team("r", (replace(HEAD, recused=frozenset({"u0"})),))
    gone = Team("g", (replace(HEAD, away=frozenset({MONDAY, TUESDAY})),))
    visit = visits(1)

    def told(*teams: Team) -> set[TroubleCode]:
        return {one.code for one in before_solving(problem(*visit, teams=teams, last=TUESDAY)) if one.stops}

    assert told(nobody) == {T.NO_TEAM, T.TOO_MANY_VISITS}
    assert told(aside) == {T.TEAM_RECUSED}
    assert told(gone) == {T.MEMBERS_AWAY, T.TOO_MANY_VISITS}
    assert told() == {T.NO_TEAM, T.TOO_MANY_VISITS}
    assert told(nobody, TEAM) == set()


def test_a_unit_that_is_always_busy() -> None:
    one = problem(Visit("v", "u", "t", busy=frozenset({MONDAY, TUESDAY})), last=TUESDAY)

    assert before_solving(one) == (Trouble(T.UNIT_BUSY, stops=True, visit="v", teams=("t",)),)


@settings(max_examples=15, deadline=None)
@given(problems())
def test_what_stops_a_visit_leaves_one_without_a_day(one: Problem) -> None:
    stopped = {trouble.visit for trouble in before_solving(one) if trouble.stops}

    unplaced = {left.visit.id for left in solve(one, seconds=20, seed=1).unplaced}
    assert stopped - {""} <= unplaced
    assert unplaced or "" not in stopped or not one.visits or set(one.visits) <= {f.visit for f in one.fixed}
