"""What a team needs on every day, absences and recusals."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.domain.absences import MOST_DAYS, days_within, faults
from kiemtra.domain.errors import Fault, Refusal
from kiemtra.domain.recusals import Declared, PostHeld, RecusalGround, ground_at, years_before
from kiemtra.domain.teams import TeamRole, Term, why_not_change, why_not_end_seat, why_not_set_up

R = TeamRole
DAY = date(2019, 6, 5)
UNIT, OTHER, ABOVE = uuid4(), uuid4(), uuid4()


def term(role: TeamRole, person: str, first: int = 0, until: int | None = None) -> Term:
    """A seat in days from `DAY`."""
    return Term(person, role, DAY + timedelta(first), None if until is None else DAY + timedelta(until))


WHOLE = (term(R.HEAD, "a"), term(R.SECRETARY, "b"), term(R.MEMBER, "c"))


@pytest.mark.parametrize(
    ("terms", "alone", "refusal"),
    [
        (WHOLE, False, None),
        ((*WHOLE, term(R.SECRETARY, "d"), term(R.EXPERT, "e")), False, None),
        (WHOLE[1:], False, Refusal.NO_TEAM_HEAD),
        ((*WHOLE, term(R.HEAD, "d")), False, Refusal.NO_TEAM_HEAD),
        ((WHOLE[0], WHOLE[2]), False, Refusal.NO_TEAM_SECRETARY),
        ((WHOLE[0],), True, None),
        ((), True, Refusal.NO_TEAM_HEAD),
        ((*WHOLE, term(R.MEMBER, "a")), False, Refusal.TWICE_IN_TEAM),
    ],
    ids=["whole", "more", "no head", "two heads", "no secretary", "alone", "nobody", "twice"],
)
def test_set_up(terms: tuple[Term, ...], alone: bool, refusal: Refusal | None) -> None:
    assert why_not_set_up(terms, on=DAY, alone=alone) is refusal


def test_change_may_not_leave_a_day_without_head() -> None:
    after = (term(R.HEAD, "a", 0, 5), term(R.HEAD, "d", 6), *WHOLE[1:])

    assert why_not_change(WHOLE, after, since=DAY + timedelta(5)) is Refusal.NO_TEAM_HEAD


def test_change_from_one_day_to_the_next_is_whole() -> None:
    after = (term(R.HEAD, "a", 0, 5), term(R.HEAD, "d", 5, 9), term(R.HEAD, "a", 9), *WHOLE[1:])

    assert why_not_change(WHOLE, after, since=DAY + timedelta(5)) is None


def test_person_may_not_sit_twice_later_on() -> None:
    assert why_not_change(WHOLE, (*WHOLE, term(R.MEMBER, "b", 30)), since=DAY) is Refusal.TWICE_IN_TEAM


def test_what_was_broken_before_does_not_forbid_to_go_on() -> None:
    broken = WHOLE[1:]

    assert why_not_change(broken, (*broken, term(R.MEMBER, "d")), since=DAY) is None


@pytest.mark.parametrize(
    ("role", "others", "at_work", "refusal"),
    [
        (R.HEAD, 0, False, Refusal.ONLY_IN_SEAT),
        (R.SECRETARY, 0, True, Refusal.ONLY_IN_SEAT),
        (R.SECRETARY, 0, False, None),
        (R.SECRETARY, 1, True, None),
        (R.EXPERT, 0, True, None),
    ],
)
def test_end_seat(role: TeamRole, others: int, at_work: bool, refusal: Refusal | None) -> None:
    assert why_not_end_seat(role, others=others, at_work=at_work) is refusal


# ---- absences


@pytest.mark.parametrize(
    ("last", "fault"),
    [
        (DAY, {}),
        (DAY - timedelta(1), {"last": Fault.ABSENCE_ENDS_BEFORE_START}),
        (DAY + timedelta(MOST_DAYS - 1), {}),
        (DAY + timedelta(MOST_DAYS), {"last": Fault.ABSENCE_TOO_LONG}),
    ],
)
def test_days_of_an_absence(last: date, fault: dict[str, Fault]) -> None:
    assert faults(DAY, last) == fault


@given(*[st.integers(-20, 20)] * 4)
def test_days_within_are_those_in_both(first: int, last: int, start: int, end: int) -> None:
    days = [DAY + timedelta(number) for number in range(-20, 21)]
    one, two, three, four = (DAY + timedelta(number) for number in (first, last, start, end))

    assert days_within(one, two, three, four) == {day for day in days if one <= day <= two and three <= day <= four}


# ---- recusals


def held(first: date, until: date | None, agency: UUID = UNIT, above: frozenset[UUID] = frozenset()) -> PostHeld:
    return PostHeld(agency, first, until, above)


KIN = Declared(UNIT, RecusalGround.DECLARED_KIN)
OLD = date(2010, 1, 1)


@pytest.mark.parametrize(
    ("posts", "declared", "ground"),
    [
        ([held(OLD, None)], [], RecusalGround.OWN_AGENCY),
        ([held(OLD, DAY + timedelta(1))], [], RecusalGround.OWN_AGENCY),
        ([held(OLD, DAY)], [], RecusalGround.FORMER_POST),
        ([held(OLD, date(2016, 6, 6))], [], RecusalGround.FORMER_POST),
        ([held(OLD, date(2016, 6, 5))], [], None),
        ([held(DAY + timedelta(1), None)], [], None),
        ([held(DAY, DAY)], [], None),
        ([held(OLD, None, OTHER)], [], None),
        ([held(OLD, None, OTHER, frozenset({UNIT}))], [], RecusalGround.OWN_AGENCY),
        ([], [KIN], RecusalGround.DECLARED_KIN),
        ([held(OLD, DAY)], [KIN], RecusalGround.DECLARED_KIN),
        ([held(OLD, None)], [KIN], RecusalGround.OWN_AGENCY),
        ([], [Declared(UNIT, RecusalGround.FORMER_POST, DAY)], RecusalGround.FORMER_POST),
        ([], [Declared(UNIT, RecusalGround.FORMER_POST, DAY - timedelta(1))], None),
        ([], [Declared(OTHER, RecusalGround.DECLARED_KIN)], None),
    ],
    ids=[
        "held",
        "held still",
        "left today",
        "left within the years",
        "left long ago",
        "not yet",
        "never held",
        "elsewhere",
        "below the unit",
        "kin",
        "kin before former post",
        "own agency first",
        "declared to today",
        "declared to yesterday",
        "declared elsewhere",
    ],
)
def test_ground(posts: list[PostHeld], declared: list[Declared], ground: RecusalGround | None) -> None:
    assert ground_at({UNIT}, posts, declared, today=DAY, years=3) is ground


def test_post_in_a_predecessor_counts() -> None:
    assert ground_at({UNIT, OTHER}, [held(OLD, DAY, OTHER)], [], today=DAY, years=3) is RecusalGround.FORMER_POST


@pytest.mark.parametrize(("declared", "ground"), [([], None), ([KIN], RecusalGround.DECLARED_KIN)])
def test_who_inspects_their_own_agency_stands_aside_for_kin_only(
    declared: list[Declared], ground: RecusalGround | None
) -> None:
    assert ground_at({UNIT}, [held(OLD, None)], declared, today=DAY, years=3, self_run=True) is ground


def test_years_before_a_leap_day() -> None:
    assert years_before(date(2024, 2, 29), 3) == date(2021, 2, 28)
