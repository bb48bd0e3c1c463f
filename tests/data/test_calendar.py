from collections import Counter
from datetime import date, timedelta

import pytest

from kiemtra.data.calendar import load_calendar, load_notices, notices_of
from kiemtra.domain.deadlines import Calendar, CalendarKind
from tests.data.working_days import EXPLAINED, Case, answer_of, days_that_differ, load_cases
from tests.each import each

CALENDAR = load_calendar()
YEARS = range(2016, 2028)


def test_calendar_agrees_with_the_holidays_package_but_for_the_explained_days() -> None:
    differing = days_that_differ(CALENDAR)

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


CASES = load_cases()


@each("case", CASES, ids=lambda case: case.name)
def test_case_of_a_notice(case: Case) -> None:
    assert answer_of(CALENDAR, case) == case.answer, case.name


def test_cases_are_many_named_and_would_fail_on_a_calendar_without_holidays() -> None:
    plain = Calendar()

    assert len(CASES) >= 500
    assert {case.start.year for case in CASES} >= set(range(2016, 2027))
    assert all(case.notice.strip() and case.says.strip() for case in CASES)
    assert sum(answer_of(plain, case) != case.answer for case in CASES) > len(CASES) / 2


def test_each_notice_has_cases_and_says_where_it_was_checked() -> None:
    told = {case.notice for case in CASES}
    unchecked = [notice.number for notice in load_notices().values() if not notice.checked]

    assert unchecked == ["Thông báo 1570/TB-BLĐTBXH"]
    for year in range(2016, 2027):
        assert any(str(notice).split(" của ")[0] in told for notice in notices_of(year)), year


def test_year_without_a_notice_has_none() -> None:
    assert notices_of(2027) == ()
    assert [notice.number for notice in notices_of(2018)] == ["Thông báo 573/TB-VPCP", "Công văn 6519/VPCP-KGVX"]


def test_source_names_number_day_and_issuer() -> None:
    tet, swap = CALENDAR.entry(date(2021, 2, 10)), CALENDAR.entry(date(2024, 5, 4))

    assert tet is not None
    assert tet.source == "Công văn 9895/VPCP-KGVX ngày 26/11/2020 của Văn phòng Chính phủ"
    assert swap is not None
    assert swap.exchanged_for == date(2024, 4, 29)
    assert swap.source.endswith("Bộ Lao động - Thương binh và Xã hội (chưa đối chiếu)")
