"""Why visits have no day: what contradicts what, by hand and, on small problems, by taking each condition away."""

from dataclasses import replace
from datetime import timedelta
from itertools import combinations

from hypothesis import given, settings

from kiemtra.scheduling import Assignment, Condition, ConditionCode, Conflict, Member, Problem, Team, Visit, solve
from tests.scheduling.small_problems import FRIDAY, HEAD, MONDAY, TEAM, TUESDAY, most_placed, problem, problems, visits

C = ConditionCode


def conflicts_of(one: Problem) -> tuple[Conflict, ...]:
    return solve(one, seconds=20, seed=1).conflicts


def codes(conflict: Conflict) -> list[ConditionCode]:
    return [condition.code for condition in conflict.conditions]


def test_too_many_visits_for_the_days_of_the_team() -> None:
    (conflict,) = conflicts_of(problem(*visits(3, locality="x"), last=TUESDAY))

    assert conflict.visits == ("v0", "v1", "v2")
    assert codes(conflict) == [C.PER_DAY]
    assert (conflict.teams, conflict.open_days, conflict.is_smallest) == (("t",), 2, True)


def test_the_absence_of_the_head_is_what_has_to_give_way() -> None:
    head = replace(HEAD, away=frozenset({MONDAY, TUESDAY}))
    two = visits(2, busy=frozenset({TUESDAY + timedelta(days=1)}))

    (conflict,) = conflicts_of(problem(*two, teams=(Team("t", (head,)),), last=TUESDAY + timedelta(days=1)))[:1]

    assert conflict.visits == ("v0",)
    assert set(conflict.conditions) == {
        Condition(C.MEMBER_AWAY, person="trưởng đoàn", days=(MONDAY, TUESDAY)),
        Condition(C.UNIT_BUSY, visit="v0", unit="u0", days=(TUESDAY + timedelta(days=1),)),
    }


def test_visits_tied_to_a_team_that_has_no_days_left() -> None:
    other = Team("s", (replace(HEAD, person="khác"),))
    tied = visits(2, team="t", locality="x")

    (conflict,) = conflicts_of(problem(*tied, teams=(TEAM, other), last=MONDAY))

    assert conflict.visits == ("v0", "v1")
    assert conflict.conditions == (Condition(C.PER_DAY), Condition(C.TEAM_GIVEN, team="t"))


def test_fixed_visits_that_take_the_days() -> None:
    fixed = Assignment(Visit("f", "uf"), "t", MONDAY)

    (conflict,) = conflicts_of(problem(*visits(1), last=MONDAY, fixed=(fixed,), per_day=1))

    assert conflict.visits == ("v0",)
    assert conflict.conditions == (Condition(C.PER_DAY), Condition(C.FIXED_VISITS, team="t", days=(MONDAY,)))


def test_an_area_that_only_someone_aside_knows() -> None:
    expert = Member("chuyên gia", frozenset({"c"}), recused=frozenset({"u0"}))
    need = Visit("v0", "u0", areas=frozenset({"c"}))

    (conflict,) = conflicts_of(problem(need, teams=(Team("t", (HEAD, expert)),)))

    assert conflict.conditions == (
        Condition(C.AREA_NEEDED, visit="v0", unit="u0", area="c"),
        Condition(C.RECUSED, person="chuyên gia", unit="u0"),
    )


def test_one_person_in_two_teams() -> None:
    both = (TEAM, Team("s", (HEAD,)))
    given_teams = tuple(replace(one, team=team) for one, team in zip(visits(2), "ts", strict=True))

    (conflict,) = conflicts_of(problem(*given_teams, teams=both, last=MONDAY))

    assert C.SHARED_MEMBER in codes(conflict)
    assert conflict.visits == ("v0", "v1")


def test_the_notice_and_the_life_of_the_unit() -> None:
    gone = Visit("v0", "u0", latest=TUESDAY)

    (conflict,) = conflicts_of(problem(gone, last=FRIDAY, notice_days=3))

    assert codes(conflict) == [C.NOTICE, C.UNIT_LIFE]
    assert conflict.conditions[0].days == (MONDAY, TUESDAY, TUESDAY + timedelta(days=1))


def without(one: Problem, condition: Condition) -> Problem:
    """The problem with one condition given up."""
    match condition.code:
        case C.NOTICE:
            return replace(one, notice_days=0)
        case C.PER_DAY:
            return replace(one, per_day=one.per_day + 1)
        case C.MEMBER_AWAY:
            return _members(
                one,
                lambda team, seat: replace(seat, away=_unless(seat.person.split()[0] == condition.person, seat.away)),
            )
        case C.RECUSED:
            aside = frozenset({condition.unit})
            return _members(
                one,
                lambda team, seat: (
                    replace(seat, recused=seat.recused - aside) if seat.person.split()[0] == condition.person else seat
                ),
            )
        case C.SHARED_MEMBER:
            return _members(
                one,
                lambda team, seat: (
                    replace(seat, person=f"{seat.person.split()[0]} {team.id}")
                    if seat.person.split()[0] == condition.person
                    else seat
                ),
            )
        case _:
            return replace(one, visits=tuple(_eased(visit, condition) for visit in one.visits))


def _unless(gone: bool, things: frozenset) -> frozenset:  # type: ignore[type-arg]
    return frozenset() if gone else things


def _members(one: Problem, change) -> Problem:  # type: ignore[no-untyped-def]
    teams = (replace(team, members=tuple(change(team, seat) for seat in team.members)) for team in one.teams)
    return replace(one, teams=tuple(teams))


def _eased(visit: Visit, condition: Condition) -> Visit:
    if condition.code is C.LOCALITY:
        return replace(visit, locality="")
    if condition.code is C.TEAM_GIVEN:
        return replace(visit, team=None if visit.team == condition.team else visit.team)
    if visit.id != condition.visit:
        return visit
    match condition.code:
        case C.UNIT_BUSY:
            return replace(visit, busy=frozenset())
        case C.UNIT_LIFE:
            return replace(visit, earliest=None, latest=None)
        case C.AREA_NEEDED:
            return replace(visit, areas=visit.areas - {condition.area})
    raise AssertionError(condition)


def every_condition(one: Problem) -> set[Condition]:
    """Every condition that the problem could be freed from."""
    seats = {seat for team in one.teams for seat in team.members}
    found = {Condition(C.NOTICE), Condition(C.LOCALITY), Condition(C.PER_DAY)}
    found |= {Condition(code, person=seat.person) for seat in seats for code in (C.MEMBER_AWAY, C.SHARED_MEMBER)}
    found |= {Condition(C.RECUSED, person=seat.person, unit=unit) for seat in seats for unit in seat.recused}
    found |= {
        Condition(code, visit=visit.id, unit=visit.unit) for visit in one.visits for code in (C.UNIT_BUSY, C.UNIT_LIFE)
    }
    found |= {Condition(C.AREA_NEEDED, visit=v.id, unit=v.unit, area=area) for v in one.visits for area in v.areas}
    return found | {Condition(C.TEAM_GIVEN, team=visit.team) for visit in one.visits if visit.team}


@settings(max_examples=20, deadline=None)
@given(problems(most=4))
def test_a_conflict_contradicts_itself_and_needs_each_of_its_parts(one: Problem) -> None:
    one = replace(one, fixed=())

    for conflict in conflicts_of(one):
        told = {replace(condition, days=()) for condition in conflict.conditions}
        alone = replace(one, visits=tuple(visit for visit in one.visits if visit.id in conflict.visits), previous=())
        assert most_of(alone, told) < len(conflict.visits)
        for condition in told:
            assert most_of(alone, told - {condition}) == len(conflict.visits), condition
        for visit in conflict.visits:
            fewer = tuple(other for other in alone.visits if other.id != visit)
            assert most_of(replace(alone, visits=fewer), told) == len(fewer)


def most_of(one: Problem, held: set[Condition]) -> int:
    """How many visits can be placed while these conditions hold, whatever of the others holds or not.

    Fewer conditions never do harm, but for one thing: who is away cannot be missed in two teams at once.
    """
    others = every_condition(one) - held
    shared = {condition.person for condition in held if condition.code is C.SHARED_MEMBER}
    absences = {other for other in others if other.person in shared and other.code in (C.MEMBER_AWAY, C.RECUSED)}
    best = 0
    for count in range(len(absences) + 1):
        for kept in combinations(sorted(absences, key=repr), count):
            eased = one
            for condition in others - set(kept):
                eased = without(eased, condition)
            best = max(best, most_placed(eased))
    return best
