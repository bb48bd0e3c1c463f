"""Who stands under whom and when."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kiemtra.domain.lines import Interval, by_other_names, common, lines, links

START, MIDDLE, END = date(2016, 1, 1), date(2019, 5, 1), date(2025, 7, 1)
SPANS: dict[str, Interval] = {
    "tinh": (START, END),
    "huyen": (START, MIDDLE),
    "thi-xa": (MIDDLE, END),
    "xa": (START, None),
    "tinh-moi": (END, None),
}


def line(key: str, above: dict[str, list[tuple[str, Interval]]]) -> list[tuple[str, int, Interval]]:
    return sorted(lines(key, SPANS, above), key=lambda one: (one[1], one[2][0]))


def test_no_shared_day_is_no_interval() -> None:
    assert common((START, MIDDLE), (MIDDLE, None)) is None
    assert common((START, None), (MIDDLE, END)) == (MIDDLE, END)
    assert common((START, None), (MIDDLE, None)) == (MIDDLE, None)


def test_names_of_one_agency_are_one_set_however_often_it_was_renamed() -> None:
    names = by_other_names([("a", "b"), ("b", "c"), ("x", "y")])

    assert {key: list(value) for key, value in names.items()} == {
        "a": ["a", "b", "c"],
        "b": ["a", "b", "c"],
        "c": ["a", "b", "c"],
        "x": ["x", "y"],
        "y": ["x", "y"],
    }


def test_renamed_agency_keeps_those_under_it_each_name_for_its_time() -> None:
    names = by_other_names([("huyen", "thi-xa")])

    found = dict(links("xa", "thi-xa", SPANS, names))

    assert found == {"huyen": (START, MIDDLE), "thi-xa": (MIDDLE, END)}
    assert dict(links("xa", "huyen", SPANS, names)) == found
    assert dict(links("xa", "thi-xa", SPANS, {})) == {"thi-xa": (MIDDLE, END)}


def test_line_holds_while_all_of_it_holds_and_times_without_gap_are_one() -> None:
    above = {
        "xa": [("huyen", (START, MIDDLE)), ("thi-xa", (MIDDLE, END))],
        "huyen": [("tinh", (START, MIDDLE))],
        "thi-xa": [("tinh", (MIDDLE, END))],
    }

    assert line("xa", above) == [
        ("xa", 0, (START, None)),
        ("huyen", 1, (START, MIDDLE)),
        ("thi-xa", 1, (MIDDLE, END)),
        ("tinh", 2, (START, END)),
    ]


def test_line_with_a_gap_stays_in_two_parts() -> None:
    later = date(2020, 1, 1)
    above = {"xa": [("tinh", (START, MIDDLE)), ("tinh", (later, END))]}

    assert line("xa", above)[1:] == [("tinh", 1, (START, MIDDLE)), ("tinh", 1, (later, END))]


DAYS = st.integers(0, 20).map(lambda day: START + timedelta(day))
PARTS = st.lists(st.tuples(DAYS, st.none() | DAYS), max_size=6).map(
    lambda parts: [(start, end) for start, end in parts if end is None or end > start]
)


@given(PARTS)
def test_joined_times_hold_on_the_same_days(parts: list[Interval]) -> None:
    spans: dict[str, Interval] = {"xa": (START, None), "tinh": (START, None)}
    held = [part for key, _, part in lines("xa", spans, {"xa": [("tinh", part) for part in parts]}) if key == "tinh"]

    def days(intervals: list[Interval]) -> list[int]:
        return [
            sum(start <= day and (end is None or day < end) for start, end in intervals)
            for day in (START + timedelta(count) for count in range(25))
        ]

    assert days(held) == [min(count, 1) for count in days(parts)]
