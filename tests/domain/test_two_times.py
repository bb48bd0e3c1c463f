"""Under which agency of a day an old one is shown."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kiemtra.domain.agencies import SuccessionKind
from kiemtra.domain.reorganisations import Step
from kiemtra.domain.two_times import Standing, standing_on

OLD, HEIR, OTHER, LAST = (UUID(int=number) for number in range(1, 5))
FIRST, SECOND, TODAY = date(2020, 1, 1), date(2025, 7, 1), date(2026, 1, 1)
MERGED, SPLIT = SuccessionKind.MERGED, SuccessionKind.SPLIT


def test_agency_that_lives_stands_for_itself() -> None:
    steps = {OLD: [Step(HEIR, FIRST, SPLIT, is_main=True)]}

    assert standing_on(OLD, steps, {OLD: None}, TODAY) == Standing(OLD)
    assert standing_on(OLD, steps, {OLD: date(2026, 1, 2)}, TODAY) == Standing(OLD)


def test_successions_are_followed_to_the_one_that_lives() -> None:
    steps = {OLD: [Step(HEIR, FIRST, MERGED)], HEIR: [Step(LAST, SECOND, MERGED)]}
    ends = {OLD: FIRST, HEIR: SECOND, LAST: None}

    assert standing_on(OLD, steps, ends, TODAY) == Standing(LAST)
    assert standing_on(OLD, steps, ends, date(2025, 6, 30)) == Standing(HEIR)


def test_divided_agency_stands_under_its_main_successor_with_a_mark() -> None:
    steps = {
        OLD: [Step(OTHER, FIRST, SPLIT), Step(HEIR, FIRST, SPLIT, is_main=True)],
        HEIR: [Step(LAST, SECOND, MERGED)],
    }
    ends = {OLD: FIRST, HEIR: SECOND, OTHER: None, LAST: None}

    assert standing_on(OLD, steps, ends, TODAY) == Standing(LAST, is_split=True)


def test_divided_agency_without_a_main_successor_stays_under_its_own_name() -> None:
    steps = {OLD: [Step(OTHER, FIRST, SPLIT), Step(HEIR, FIRST, SPLIT)]}

    assert standing_on(OLD, steps, {OLD: FIRST, HEIR: None, OTHER: None}, TODAY) == Standing(OLD, is_undecided=True)


@pytest.mark.parametrize("steps", [{}, {OLD: [Step(None, FIRST, SuccessionKind.DISSOLVED)]}])
def test_agency_without_a_successor_stays_under_its_own_name(steps: dict[UUID, list[Step]]) -> None:
    assert standing_on(OLD, steps, {OLD: FIRST}, TODAY) == Standing(OLD)


AGENCIES = [UUID(int=number) for number in range(6)]
DAYS = [date(2020 + number, 7, 1) for number in range(4)]
STEPS = some.dictionaries(
    some.sampled_from(AGENCIES),
    some.lists(
        some.builds(
            Step, some.sampled_from([*AGENCIES, None]), some.sampled_from(DAYS), some.just(MERGED), some.booleans()
        )
    ),
)


@given(STEPS, some.dictionaries(some.sampled_from(AGENCIES), some.sampled_from([*DAYS, None])))
def test_every_agency_stands_somewhere_and_only_once(
    steps: dict[UUID, list[Step]], ends: dict[UUID, date | None]
) -> None:
    for agency in AGENCIES:
        first = standing_on(agency, steps, ends, TODAY)
        assert standing_on(agency, steps, ends, TODAY) == first
        assert first.agency == agency or ends.get(agency) is not None
