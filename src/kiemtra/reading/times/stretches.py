"""Stretches of time as a text prints them: days, their lists and ranges, months, quarters, parts of years, years."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice

from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.times.dates import Day, nearest_year
from kiemtra.reading.times.stretch import JOIN, B, Stretch, W, adjoin, run_on, with_later_year
from kiemtra.reading.values import Precision, Span

WITH_MONTH = pattern_of(r"[/.]|tháng|\d\s?-\s?\d")
ON_WEEKDAY = rf"(?:(?:thứ{W}(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ{W}nhật),?{W})?"
WEEKDAY = r"(?:\s?\((?:thứ|chủ|sáng|chiều)[^()\d]{1,16}\))?"
IN_YEAR = rf"(?:{B}[/-]{B}20\d\d(?!\d)|,?{W}(?:của{W})?năm{W}20\d\d(?!\d))?"
MONTH = r"(?:1[0-2]|0?[1-9])(?!\d)"
HOUR = rf"(?:\d{{1,2}}{B}(?:h|giờ|:){B}(?:\d\d)?(?:{B}phút)?,?{W}(?:ngày{W})?)?"
OF_MONTH = rf"(?:{B}[/.-]{B}{MONTH}(?:{B}[/.-]{B}(?:19|20)\d\d(?!\d))?(?!{B}/{B}\d|\.\d)|{W}tháng{W}{MONTH}(?:{B}/{B}20\d\d(?!\d))?)?(?:,?{W}năm{W}20\d\d(?!\d))?"
DAY = rf"\d{{1,2}}(?!\d){OF_MONTH}"
# Begins at a digit, so that the search need not try every letter.
DAYS = pattern_of(
    rf"\d(?<![\w/.,:-]\d)\d?(?!\d){OF_MONTH}(?:{WEEKDAY}{JOIN}{HOUR}{ON_WEEKDAY}(?:ngày{W})?{DAY}){{1,8}}(?![\d/]|{W}tháng)"
)
# A day as news print it: 'Sáng 12/5', 'hôm nay (12/5)', 'ngày 12-5'.
NEWS_DAY = pattern_of(
    rf"(?:sáng|trưa|chiều|tối|hôm(?:{W}(?:nay|qua|ấy|đó|kia|sau|trước(?:{W}đó)?))?)(?:{W}(?:nay|mai))?(?:,?{W}|{B}\({B}){ON_WEEKDAY}(?:ngày{W})?(?P<d>\d{{1,2}}){B}[/.-]{B}(?P<m>{MONTH})(?:{B}[/.-]{B}(?P<y>20\d\d))?(?![\d/-])"
    rf"|ngày{W}(?P<d2>\d{{1,2}}){B}[.-]{B}(?P<m2>{MONTH})(?![\d/-]|\.\d)"
)
# A day and month that only the word before shows to be a day: 'từ 13/7', 'đến 30-11'; '1/3 số xã' is a share.
WORD_DAY = pattern_of(
    rf"(?:từ|đến|tới|trước|nhất|hết){W}(?P<d>\d{{1,2}})[/-](?P<m>{MONTH})(?P<ends>(?![\d/-]|\.\d|{W}(?:số|tổng|đơn|xã|sở|phòng|phường|cơ|huyện|hồ|nhiệm|tiêu|chỉ|nội|thủ|văn|năm)))"
)
# First in a line or alone in the field of a table: '- 12/6: Sở Nội vụ', '| 12/6 |'.
FIELD_DAY = pattern_of(
    r"[\n|\t(][ \-+*•]{0,8}(?P<d>\d{1,2})[/.-](?P<m>1[0-2]|0?[1-9])(?:[/.-](?P<y>20\d\d))?(?P<ends>(?: \([^()\n]{1,12}\))? {0,3}[:|\t\n)])"
)
ONE_DAY = pattern_of(
    rf"(?<![\w:])(?P<d>\d{{1,2}})(?!\d|{B}(?:h|giờ|:))(?:{B}[/.-]{B}(?P<m>{MONTH})(?:{B}[/.-]{B}(?P<y>\d{{4}}))?(?!{B}/{B}\d|\.\d)|{W}tháng{W}(?P<m2>{MONTH})(?:{B}/{B}(?P<y2>\d{{4}}))?)?(?:,?{W}năm{W}(?P<y3>\d{{4}}))?"
)
THE_DAY = pattern_of(r"(?<!\w)ngày\s{1,3}$")
OF_HOUR = pattern_of(r"(?:giờ|h|phút)\s{1,2}$")
# Before days whose month is printed later ('12, 13 và 14/5'); elsewhere such numbers are no days.
DAYS_FOLLOW = pattern_of(r"(?:ngày|từ|trong|gồm|là)\s{0,3}:?\s{0,3}$|[(:|\n]\s{0,3}$|^[\s\-+*•]{0,12}$")
ENDS = rf"(?={B}(?:[-,;.:)|/]|\n|$|và|đến|tới|năm{W}20|của{W}năm|hàng|hằng))"
MONTHS = pattern_of(rf"tháng{W}{MONTH}(?!\.\d){IN_YEAR}(?:{JOIN}(?:tháng{W}{MONTH}|{MONTH}{ENDS}){IN_YEAR}){{0,11}}")
OF_DAY = pattern_of(r"(?<!tuần )(?<!\d)\d{1,2}\s{1,3}$")
# The head of a column and the number of the first row below it are no month.
ROW_BELOW = pattern_of(r"tháng\s{0,3}\n\s{0,3}\d{1,2}(?!\s{0,2}(?:[/,;-]|năm|đến|và))")
ONE_MONTH = pattern_of(rf"(?<!\d)(?P<m>{MONTH})(?:{B}[/-]{B}(?P<y>20\d\d)|,?{W}(?:của{W})?năm{W}(?P<y2>20\d\d))?")
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
QUARTER = r"(?:iv|i{1,3}|0?[1-4])(?!\w)"
QUARTERS = pattern_of(rf"quý{W}{QUARTER}{IN_YEAR}(?:(?:{JOIN}|{B}\.{B}(?=quý))(?:quý{W})?{QUARTER}{IN_YEAR}){{0,3}}")
ONE_QUARTER = pattern_of(rf"(?<!\w)(?P<q>{QUARTER})(?:{B}[/-]{B}(?P<y>20\d\d)|,?{W}(?:của{W})?năm{W}(?P<y2>20\d\d))?")
COUNT = pattern_of(r"(?<!\w)(?<!ngày )(?P<n>\d{1,2}|ba|sáu|chín|nửa)\s{1,3}$")
COUNTED = {"ba": 3, "sáu": 6, "chín": 9, "nửa": 6}
PART = pattern_of(
    rf"(?:tháng{W})?(?P<part>đầu|cuối){W}(?:của{W})?năm(?!{W}học)(?:{W}(?P<y>20\d\d)(?!\d))?|tháng{W}(?:của{W})?năm{W}(?P<y2>20\d\d)(?!\d)"
)
YEARS = pattern_of(
    rf"(?:năm|liệu){W}(?P<bracket>\({B})?(?P<y>20\d\d)(?!\d)(?:(?:{B}[-,]{B}|{W}(?:và|đến){W})(?:năm{W})?(?P<y2>20\d\d)(?![\d/])){{0,3}}(?(bracket){B}\)|)"
)
YEAR_TIMED = pattern_of(r"thời|liệu|niên|mốc")
MORE = pattern_of(rf"{B}[),-]{{0,2}}{B}(?:và|đến|tới|cho|-|từ)(?!\w)")
# No text about inspections prints more of one kind; a hostile one does.
MOST = 20_000
OTHER_YEAR = pattern_of(rf",?{W}(?:của{W})?năm{W}(?:(?P<later>sau|tới)|ngoái|trước)(?!\w)")
LONGEST = timedelta(days=1500)


@dataclass(frozen=True, slots=True)
class Part:
    """One day, month or quarter of a list, before its year and month are taken from those that follow."""

    span: Span
    day: int | None
    month: int | None
    year: int | None
    # Where a range from the part before ends in this one.
    ends_range: bool


def find_stretches(page: Page, year: int | None, around: date | None) -> list[Stretch]:
    """Return every stretch of the text in order, none within another."""
    kinds = (
        _lists_of_days(page, year),
        _single_days(page, year, around),
        _days_of_news(page, year, around),
        _days_of_fields(page, year),
        _days_after_words(page, year),
        _months(page, year),
        _quarters(page, year),
        _parts_of_years(page, year),
        _years(page),
    )
    found = [stretch for kind in kinds for stretch in islice(kind, MOST)]
    found.sort(key=lambda stretch: (stretch.span[0], -stretch.span[1]))
    kept: list[Stretch] = []
    for stretch in found:
        if not kept or stretch.span[0] >= kept[-1].span[1]:
            kept.append(stretch)
    return run_on(page, with_later_year(page, [_of_other_year(page, stretch) for stretch in kept]))


def _of_other_year(page: Page, stretch: Stretch) -> Stretch:
    """'quý I năm sau' is of the year after the one that the text is about."""
    told = OTHER_YEAR.match(page.low, stretch.span[1]) if stretch.inferred else None
    if not told or not stretch.start or not stretch.end:
        return stretch
    moved = 1 if told["later"] else -1
    try:
        start, end = (day.replace(year=day.year + moved) for day in (stretch.start, stretch.end))
    except ValueError:
        return stretch
    return replace(stretch, start=start, end=end)


def _lists_of_days(page: Page, year: int | None) -> Iterator[Stretch]:
    for m in DAYS.finditer(page.low):
        if not WITH_MONTH.search(m.group()):
            continue
        parts = _parts(ONE_DAY, m)
        before = page.low[max(0, m.start() - 16) : m.start()]
        whole = parts[0].month or (parts[-1].year and parts[-1].ends_range)
        if parts[-1].month and (whole or DAYS_FOLLOW.search(before)) and not OF_HOUR.search(before):
            word = THE_DAY.search(before)
            yield from _dated(_from(m.start() - (len(word.group()) if word else 0), parts), year, Precision.DAY)


def _single_days(page: Page, year: int | None, around: date | None) -> Iterator[Stretch]:
    for day in page.days:
        of_week = page.low[max(0, day.span[0] - 6) : day.span[0]].rstrip().endswith("tuần")
        if not of_week and (on := day.on(nearest_year(day, around, year))):
            yield Stretch(day.span, on, on, Precision.DAY, day.year is None)


def _days_of_news(page: Page, year: int | None, around: date | None) -> Iterator[Stretch]:
    for m in page.matches(NEWS_DAY, "sáng", "trưa", "chiều", "tối", "hôm", "ngày"):
        day = Day(m.span(), int(m["d"] or m["d2"]), int(m["m"] or m["m2"]), int(m["y"]) if m["y"] else None)
        if on := day.on(nearest_year(day, around, year)):
            yield Stretch(day.span, on, on, Precision.DAY, day.year is None)


def _days_after_words(page: Page, year: int | None) -> Iterator[Stretch]:
    for m in page.matches(WORD_DAY, "từ", "đến", "tới", "trước", "nhất", "hết"):
        day = Day((m.start("d"), m.start("ends")), int(m["d"]), int(m["m"]), None)
        if on := day.on(year):
            yield Stretch(day.span, on, on, Precision.DAY, True)


def _days_of_fields(page: Page, year: int | None) -> Iterator[Stretch]:
    for m in FIELD_DAY.finditer(page.text):
        day = Day((m.start("d"), m.start("ends")), int(m["d"]), int(m["m"]), int(m["y"]) if m["y"] else None)
        first, last = m.group()[0], m["ends"][-1]
        fits = last == ")" if first == "(" else last == ":" or (first != "\n" and last != ")")
        if fits and (on := day.on(year)):
            yield Stretch(day.span, on, on, Precision.DAY, day.year is None)


def _months(page: Page, year: int | None) -> Iterator[Stretch]:
    for m in page.matches(MONTHS, "tháng"):
        of_day = OF_DAY.search(page.low, max(0, m.start() - 9), m.start())
        if not of_day and not ROW_BELOW.match(page.low, m.start()):
            yield from _dated(_from(m.start(), _parts(ONE_MONTH, m)), year, Precision.MONTH)


def _quarters(page: Page, year: int | None) -> Iterator[Stretch]:
    for m in page.matches(QUARTERS, "quý"):
        yield from _dated(_from(m.start(), _parts(ONE_QUARTER, m)), year, Precision.QUARTER)


def _parts_of_years(page: Page, year: int | None) -> Iterator[Stretch]:
    """'6 tháng đầu năm 2024', 'nửa cuối năm'."""
    for m in page.matches(PART, "tháng", "đầu", "cuối"):
        counted = COUNT.search(page.low, max(0, m.start() - 12), m.start())
        printed = m["y"] or m["y2"]
        chosen = int(printed) if printed else year
        if not counted or not chosen:
            continue
        months = COUNTED.get(counted["n"]) or int(counted["n"])
        if 1 < months < 12:
            first, last = (13 - months, 12) if m["part"] == "cuối" else (1, months)
            span = counted.start("n"), m.end()
            yield Stretch(span, date(chosen, first, 1), _month_end(chosen, last), Precision.MONTH, not printed)


def _years(page: Page) -> Iterator[Stretch]:
    """Whole years, where a word on times stands before or another stretch follows; the others name documents."""
    for m in page.matches(YEARS, "năm", "liệu"):
        if not (YEAR_TIMED.search(page.low, max(0, m.start() - 70), m.start()) or MORE.match(page.low, m.end())):
            continue
        first, last = int(m["y"]), int(m["y2"] or m["y"])
        of_month = page.low[max(0, m.start() - 16) : m.start()].split()[-2:-1] == ["tháng"]
        if first <= last and not of_month:
            start = m.start() if m.group().startswith("năm") else m.start("y")
            yield Stretch((start, m.end()), date(first, 1, 1), date(last, 12, 31), Precision.YEAR, False)


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _parts(one: re.Pattern[str], whole: re.Match[str]) -> list[Part]:
    parts: list[Part] = []
    at = whole.start()
    for m in one.finditer(whole.string, *whole.span()):
        group = m.groupdict()
        link = whole.string[at : m.start()]
        quarter = group.get("q")
        month = group.get("m") or group.get("m2")
        if quarter:
            month = str(3 * (ROMAN.get(quarter) or int(quarter)) - 2)
        year = group["y"] or group["y2"] or group.get("y3")
        day = int(group["d"]) if group.get("d") else None
        ends = bool(parts) and ("-" in link or "đến" in link or "tới" in link)
        parts.append(Part(m.span(), day, int(month) if month else None, int(year) if year else None, ends))
        at = m.end()
    return parts


def _from(start: int, parts: list[Part]) -> list[Part]:
    """The parts, the first of them with its word ('ngày', 'tháng', 'quý')."""
    return [replace(parts[0], span=(start, parts[0].span[1])), *parts[1:]]


def _dated(parts: list[Part], year: int | None, precision: Precision) -> list[Stretch]:
    """The parts as stretches: month and year come from what follows; ranges and neighbours are made one."""
    found: list[Stretch] = []
    month: int | None = None
    printed = False
    joins = False
    for part in reversed(parts):
        if part.year:
            year, printed = part.year, True
        elif year and month and part.month and part.month >= month + 6 and joins:
            year -= 1
        month = part.month or month
        stretch = _stretch(part, year, month, precision, printed=printed)
        if stretch is None:
            return []
        later = found[-1] if found else None
        if later and (joins or adjoin(stretch, later)):
            found[-1] = replace(stretch, span=(stretch.span[0], later.span[1]), end=later.end)
        else:
            found.append(stretch)
        joins = part.ends_range
    return [s for s in reversed(found) if s.start and s.end and s.end - s.start <= LONGEST]


def _stretch(part: Part, year: int | None, month: int | None, precision: Precision, *, printed: bool) -> Stretch | None:
    try:
        start = date(year or 0, month or 0, part.day or 1)
    except ValueError:
        return None
    months = {Precision.MONTH: 1, Precision.QUARTER: 3}.get(precision, 0)
    end = _month_end(start.year, start.month + months - 1) if months else start
    return Stretch(part.span, start, end, precision, not printed)
