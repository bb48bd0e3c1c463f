"""Days in all the ways Vietnamese texts write them."""

import pytest

from kiemtra.reading.times.dates import find_days

WRITTEN = [
    ("ngày 05 tháng 4 năm 2021", (5, 4, 2021)),
    ("ngày 05 tháng 4, năm 2021", (5, 4, 2021)),
    ("ngày 08tháng 11năm 2011", (8, 11, 2011)),
    ("ngày 29\ntháng 3 năm 2020", (29, 3, 2020)),
    ("ngày 28 tháng 1 2022", (28, 1, 2022)),
    ("ngày 5 tháng 3/2022", (5, 3, 2022)),
    ("ngày mùng 5 tháng 3", (5, 3, None)),
    ("ngày 05/4/2021", (5, 4, 2021)),
    ("ngày05/4/2021", (5, 4, 2021)),
    ("ngày 05/4/ 2021", (5, 4, 2021)),
    ("ngày 15/4 năm 2021", (15, 4, 2021)),
    ("27-2-2018", (27, 2, 2018)),
    ("ngày 03 - 10 - 2022", (3, 10, 2022)),
    ("5.4.2021", (5, 4, 2021)),
    ("15 . 7 . 2021", (15, 7, 2021)),
    ("ngày 05/4/21", (5, 4, 2021)),
    ("ngày 11/9, UBND huyện", (11, 9, None)),
    ("ngày 5-3, sở", (5, 3, None)),
    ("ngày 5.4 họp", (5, 4, None)),
    ("ngày 31/4/2022", (31, 4, 2022)),
    ("kh-ubndngày 05/3/2022", (5, 3, 2022)),
]


@pytest.mark.parametrize(("words", "day"), WRITTEN, ids=[w for w, _ in WRITTEN])
def test_day_is_read(words: str, day: tuple[int, int, int | None]) -> None:
    assert [(d.day, d.month, d.year) for d in find_days(words)] == [day]


@pytest.mark.parametrize(
    "words",
    [
        "năm 2021-2025", "tháng 3/2022", "tỷ lệ 12/10/15", "đạt 12/13", "20-26/9/2022", "ngày 5-7/9/2022", "ngày 5-7 tháng 9", "trong 5 ngày 3-4 lần",
        "1.234.5678", "24/7", "ngày 12/13", "ngày làm việc", "ngày    tháng    năm 2022",
    ],
)  # fmt: skip
def test_what_is_no_single_day(words: str) -> None:
    assert find_days(words) == ()


def test_impossible_day_is_kept_as_printed() -> None:
    (day,) = find_days("ngày 31/4/2022")

    assert day.impossible
    assert day.on() is None


def test_day_begins_at_its_word() -> None:
    words = "cùng ngày 29/12/2021 và 30/12/2021"

    assert [words[slice(*day.span)] for day in find_days(words)] == ["ngày 29/12/2021", "30/12/2021"]
