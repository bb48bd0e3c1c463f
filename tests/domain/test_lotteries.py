"""Results of public lotteries: what is one, and that everybody writes it alike."""

from datetime import date, datetime
from itertools import islice, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.data.lotteries import load_lotteries, lottery
from kiemtra.domain.lotteries import Lottery, ResultFault, fault_in, normalised, seed_text

MEGA, POWER, XSMB = (lottery(code) for code in ("mega645", "power655", "xsmb_special"))


def test_every_lottery_has_source_days_and_one_shape() -> None:
    for one in load_lotteries():
        assert one.source
        assert one.weekdays <= set(range(7))
        assert bool(one.numbers) is not bool(one.digits)
        assert bool(one.highest) is bool(one.numbers)
    assert len({one.code for one in load_lotteries()}) == len(load_lotteries()) == 3
    with pytest.raises(KeyError):
        lottery("xo_so")


@pytest.mark.parametrize(
    ("one", "typed", "text"),
    [
        (MEGA, "41 38 23 12 7 3", "03 07 12 23 38 41"),
        (MEGA, " 03-07-12-23-38-41 ", "03 07 12 23 38 41"),
        (MEGA, "3,7,12,23,38,41", "03 07 12 23 38 41"),
        (POWER, "55 1 2 3 4 5 | 30", "01 02 03 04 05 55 30"),
        (XSMB, "01234", "01234"),
        (XSMB, "0 1 2 3 4", "01234"),
    ],
)
def test_result_is_written_in_one_way(one: Lottery, typed: str, text: str) -> None:
    assert fault_in(one, typed) is None
    assert normalised(one, typed) == text
    assert normalised(one, text) == text


@pytest.mark.parametrize(
    ("one", "typed", "fault"),
    [
        (MEGA, "", ResultFault.HOW_MANY),
        (MEGA, "1 2 3 4 5", ResultFault.HOW_MANY),
        (MEGA, "1 2 3 4 5 6 7", ResultFault.HOW_MANY),
        (MEGA, "0 1 2 3 4 5", ResultFault.OUT_OF_RANGE),
        (MEGA, "1 2 3 4 5 46", ResultFault.OUT_OF_RANGE),
        (MEGA, "1 2 3 4 5 05", ResultFault.REPEATED),
        (MEGA, "1 2 3 4 5 sáu", ResultFault.NOT_NUMBERS),
        (MEGA, "1 2 3 4 5 ٦", ResultFault.NOT_NUMBERS),
        (MEGA, "9" * 300, ResultFault.NOT_NUMBERS),
        (POWER, "1 2 3 4 5 6", ResultFault.HOW_MANY),
        (POWER, "1 2 3 4 5 6 6", ResultFault.REPEATED),
        (XSMB, "1234", ResultFault.DIGITS),
        (XSMB, "123456", ResultFault.DIGITS),
    ],
)
def test_what_is_no_result_is_told(one: Lottery, typed: str, fault: ResultFault) -> None:
    assert fault_in(one, typed) is fault


@given(st.lists(st.integers(1, 45), min_size=6, max_size=6, unique=True))
def test_order_of_the_balls_does_not_matter(balls: list[int]) -> None:
    texts = {normalised(MEGA, " ".join(map(str, order))) for order in islice(permutations(balls), 20)}

    assert len(texts) == 1


@given(st.text(max_size=40))
def test_nothing_typed_breaks_it(typed: str) -> None:
    for one in load_lotteries():
        if fault_in(one, typed) is None:
            assert fault_in(one, normalised(one, typed)) is None


@pytest.mark.parametrize(
    ("one", "day", "held"),
    [
        (MEGA, date(2019, 6, 12), True),
        (MEGA, date(2019, 6, 13), False),
        (MEGA, date(2016, 7, 17), False),
        (POWER, date(2019, 6, 13), True),
        (POWER, date(2017, 7, 29), False),
        (XSMB, date(2019, 6, 13), True),
    ],
)
def test_day_of_a_draw(one: Lottery, day: date, held: bool) -> None:
    assert one.is_drawn_on(day) is held


def test_hour_and_text() -> None:
    assert MEGA.begins(date(2019, 6, 12)) == datetime(2019, 6, 12, 18, 0)
    assert XSMB.begins(date(2019, 6, 12)) == datetime(2019, 6, 12, 18, 15)
    assert seed_text(XSMB, date(2019, 6, 12), "01234") == "xsmb_special 2019-06-12 01234"
