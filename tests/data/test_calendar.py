from collections import Counter
from datetime import date, timedelta

import holidays
import pytest

from kiemtra.data.calendar import load_calendar
from kiemtra.domain.deadlines import CalendarKind

CALENDAR = load_calendar()
YEARS = range(2016, 2028)

# Where the `holidays` package and our table differ on whether offices work, and why.
EXPLAINED = {
    date(2019, 1, 5): "worked in exchange for 31/12/2018: the package knows the day off, not the day worked",
    date(2019, 5, 4): "worked in exchange for 29/4/2019",
    date(2024, 5, 4): "worked in exchange for 29/4/2024",
    date(2025, 4, 26): "worked in exchange for 02/5/2025",
    date(2026, 1, 2): "off by letter 12729/VPCP-KGVX, which the package lacks",
    date(2026, 1, 10): "worked in exchange for 02/01/2026",
    date(2026, 8, 22): "worked in exchange for 31/8/2026",
}


def test_calendar_agrees_with_the_holidays_package_but_for_the_explained_days() -> None:
    package = holidays.country_holidays("VN", years=YEARS)
    first, last = date(2016, 1, 1), date(2027, 12, 31)
    days = [first + timedelta(days=offset) for offset in range((last - first).days + 1)]

    differing = {day for day in days if CALENDAR.is_working(day) == (day in package or day.weekday() >= 5)}

    assert differing == set(EXPLAINED)


def test_every_entry_has_name_and_source() -> None:
    assert [entry for entry in CALENDAR.days if not (entry.name.strip() and entry.source.strip())] == []


def test_each_swap_gives_a_weekday_for_a_saturday() -> None:
    worked = [entry for entry in CALENDAR.days if entry.kind is CalendarKind.WORKED]

    assert len(worked) == 6
    assert {entry.day.weekday() for entry in worked} == {5}
    for entry in worked:
        pairs = [
            other
            for other in CALENDAR.days
            if (other.name, other.source, other.kind) == (entry.name, entry.source, CalendarKind.OFF)
            and abs((other.day - entry.day).days) <= 10
            and other.day.weekday() < 5
        ]
        assert pairs, entry


@pytest.mark.parametrize("year", YEARS)
def test_year_has_the_holidays_of_the_labour_code(year: int) -> None:
    names = Counter(entry.name for entry in CALENDAR.days if entry.day.year == year)

    assert names["Tết Dương lịch"] == names["Giỗ Tổ Hùng Vương"] == 1
    assert names["Ngày Chiến thắng"] == names["Ngày Quốc tế Lao động"] == 1
    assert 7 <= names["Tết Nguyên đán"] <= 9
    national_day = [entry for entry in CALENDAR.days if entry.day.year == year and entry.name == "Quốc khánh"]
    by_law = [entry for entry in national_day if entry.day.month == 9]
    assert len(by_law) == (1 if year < 2021 else 2)


@pytest.mark.parametrize("year", YEARS)
def test_tet_is_five_working_days_by_law(year: int) -> None:
    tet = [entry.day for entry in CALENDAR.days if entry.day.year == year and entry.name == "Tết Nguyên đán"]

    assert sum(1 for day in tet if day.weekday() < 5) == 5
    assert tet == [tet[0] + timedelta(days=offset) for offset in range(len(tet))]


def test_only_what_no_notice_or_law_fixes_yet_is_expected() -> None:
    expected = [entry for entry in CALENDAR.days if entry.expected]

    assert {entry.day.year for entry in expected} == {2026, 2027}
    assert [entry.day for entry in expected if entry.day.year == 2026] == [date(2026, 11, 24)]
    assert all(entry.expected for entry in CALENDAR.days if entry.day.year == 2027)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2018, 12, 31), False),
        (date(2019, 1, 5), True),
        (date(2022, 9, 1), False),
        (date(2023, 9, 1), False),
        (date(2024, 9, 3), False),
        (date(2025, 5, 2), False),
        (date(2026, 1, 2), False),
        (date(2026, 1, 10), True),
        (date(2026, 2, 13), True),
        (date(2026, 2, 16), False),
        (date(2022, 9, 20), True),
    ],
    ids=str,
)
def test_days_known_from_notices(day: date, works: bool) -> None:
    assert CALENDAR.is_working(day) is works
