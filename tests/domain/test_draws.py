"""The decisions about one draw, as truth tables."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.domain.draws import (
    DrawState,
    Typed,
    agreed,
    latest,
    why_not_commit,
    why_not_day,
    why_not_open,
    why_not_seed,
    why_not_seed_as,
    why_not_withdraw,
)
from kiemtra.domain.errors import Refusal

BEGINS = datetime(2019, 6, 12, 18, 0)
BEFORE, SECOND = BEGINS - timedelta(seconds=1), timedelta(seconds=1)
NAMED = date(2019, 6, 12)
AN, BINH, CHI = (UUID(int=number) for number in (1, 2, 3))


@pytest.mark.parametrize(
    ("clock", "commit", "seed"),
    [
        (BEFORE, None, Refusal.SEED_DAY_NOT_COME),
        (BEGINS, Refusal.SEED_HOUR_COME, None),
        (BEGINS + SECOND, Refusal.SEED_HOUR_COME, None),
    ],
    ids=["before", "at the hour", "after"],
)
def test_commitment_ends_where_the_seed_begins(clock: datetime, commit: object, seed: object) -> None:
    assert why_not_commit(begins=BEGINS, clock=clock) is commit
    assert why_not_seed(begins=BEGINS, clock=clock) is seed


@pytest.mark.parametrize(
    ("entries", "result"),
    [
        ([], None),
        ([(AN, "x")], None),
        ([(AN, "x"), (AN, "x")], None),
        ([(AN, "x"), (BINH, "y")], None),
        ([(AN, "x"), (BINH, "x")], "x"),
        ([(AN, "x"), (BINH, "y"), (AN, "y")], "y"),
        ([(AN, "x"), (BINH, "y"), (CHI, "x")], "x"),
        ([(AN, "x"), (AN, "y"), (BINH, "x")], None),
    ],
)
def test_two_different_people_must_agree(entries: list[tuple[UUID, str]], result: str | None) -> None:
    assert agreed([Typed(*entry) for entry in entries]) == result


@given(st.lists(st.tuples(st.sampled_from([AN, BINH, CHI]), st.sampled_from("xyz"))))
def test_what_is_agreed_was_typed_last_by_two(entries: list[tuple[UUID, str]]) -> None:
    typed = [Typed(*entry) for entry in entries]
    result = agreed(typed)

    last = list(latest(typed).values())
    assert (result is None) is (len(set(last)) == len(last))
    assert result is None or last.count(result) >= 2


@pytest.mark.parametrize(
    ("who", "seed", "refusal"),
    [(AN, "x", Refusal.SECOND_TYPIST_NEEDED), (AN, "y", None), (BINH, "x", None), (None, "x", None)],
)
def test_nobody_is_the_second_witness_of_oneself(who: UUID | None, seed: str, refusal: object) -> None:
    assert why_not_seed_as(who, seed, [Typed(AN, "x")]) is refusal


@pytest.mark.parametrize(
    ("days", "is_draw_day", "has_note", "refusal"),
    [
        (0, True, False, None),
        (-3, True, True, Refusal.SEED_BEFORE_NAMED_DAY),
        (1, False, True, Refusal.NOT_A_DRAW_DAY),
        (2, True, False, Refusal.LATER_DRAW_WITHOUT_REASON),
        (2, True, True, None),
    ],
)
def test_day_of_the_result(days: int, is_draw_day: bool, has_note: bool, refusal: object) -> None:
    day = NAMED + timedelta(days=days)

    assert why_not_day(drawn_on=day, named=NAMED, is_draw_day=is_draw_day, has_note=has_note) is refusal


@pytest.mark.parametrize("state", DrawState)
@pytest.mark.parametrize("clock", [BEFORE, BEGINS], ids=["before", "after"])
def test_withdrawing_ends_with_the_seed(state: DrawState, clock: datetime) -> None:
    free = state in ("drafted", "withdrawn") or (state == "committed" and clock < BEGINS)

    assert why_not_withdraw(state, begins=BEGINS, clock=clock) is (None if free else Refusal.SEED_EXISTS)


@pytest.mark.parametrize(
    ("unannounced", "visits", "still", "refusal"),
    [
        (False, 0, 0, None),
        (True, 0, 0, Refusal.VISITS_STILL_SEALED),
        (True, 1, 0, Refusal.VISITS_STILL_SEALED),
        (True, 2, 1, Refusal.VISITS_STILL_SEALED),
        (True, 2, 0, None),
    ],
)
def test_sealed_draw_opens_after_the_last_visit(unannounced: bool, visits: int, still: int, refusal: object) -> None:
    assert why_not_open(unannounced=unannounced, visits=visits, drawn=2, still_sealed=still) is refusal
