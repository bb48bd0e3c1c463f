"""Stretches of time as a text prints them: days, their lists and ranges, months, quarters, parts of years, years."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import islice

from kiemtra.reading.text.columns import cells_below
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.times.dates import Day, nearest_year
from kiemtra.reading.times.parts import NAMES_OF_MONTHS, dated, month_end, parts_of, worded
from kiemtra.reading.times.stretch import JOIN, B, Stretch, W, run_on, with_later_year
from kiemtra.reading.values import Precision

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
# A day as news print it: 'Sáng 12/5', 'hôm nay (12/5)', 'Thứ Ba, 12/5', 'ngày 12-5'.
NEWS_DAY = pattern_of(
    rf"(?:sáng|trưa|chiều|tối|thứ{W}(?:hai|ba|tư|năm|sáu|bảy|nhất|[2-7])|chủ{W}nhật|ngày{W}(?:làm{W}việc{W})?(?:đầu(?:{W}tiên)?|cuối(?:{W}cùng)?|tiếp{W}theo|kế{W}tiếp|hôm{W}sau)|(?:trước|sau){W}đó{W}(?:một|hai|ba|\d){W}(?:ngày|hôm)|hôm(?:{W}(?:nay|qua|ấy|đó|kia|sau|trước(?:{W}đó)?))?)(?:{W}(?:nay|mai))?(?:,?{W}|{B}\({B}){ON_WEEKDAY}(?:ngày{W})?(?P<d>\d{{1,2}}){B}[/.-]{B}(?P<m>{MONTH})(?:{B}[/.-]{B}(?P<y>20\d\d))?(?![\d/-])"
    rf"|ngày{W}(?P<d2>\d{{1,2}}){B}[.-]{B}(?P<m2>{MONTH})(?![\d/-]|\.\d)"
)
# A day and month that only the word before shows to be a day: 'từ 13/7', 'đến 30-11'; '1/3 số xã' is a share.
WORD_DAY = pattern_of(
    rf"(?:từ|đến|tới|trước|nhất|hết|vào|kiến|sang|thành){W}(?P<d>\d{{1,2}})[/-](?P<m>{MONTH})(?P<ends>(?![\d/-]|\.\d|{W}(?:số|tổng|đơn|xã|sở|phòng|phường|cơ|huyện|hồ|nhiệm|tiêu|chỉ|nội|thủ|văn|năm)))"
)
# First in a line or alone in the field of a table: 'a) 12/6: Sở Nội vụ', '12/6 - Sở Nội vụ', '| 12/6 |'.
FIELD_DAY = pattern_of(
    r"[\n|\t(;:.-][^\w\n|\t(;:.]{0,8}(?:(?:[a-zđ]|\d{1,2}(?:\.\d{1,2})?)[.)/]? {1,3}|\(\d{1,2}\) {1,3}|\d{1,2} ?(?:h|giờ) ?\d{0,2},? )?(?P<d>\d{1,2})[/.-](?P<m>1[0-2]|0?[1-9])(?:[/.-](?P<y>20\d\d))?(?P<ends>(?: \([^()\n]{1,12}\))?(?:,? (?=(?:tại|ở|làm việc|kiểm tra|phúc tra|[Đđ]oàn|[Tt]ổ|UBND|Sở|Phòng|Ban|Xã|Phường|Huyện|Cục|Chi cục|Trung tâm) )| {0,3}[:|\t\n),;.]| [-–](?= [^\W\d])))"
)
ONE_DAY = pattern_of(
    rf"(?<![\w:])(?<!giờ\s)(?P<d>\d{{1,2}})(?!\d|{B}(?:h|giờ|:))(?:{B}[/.-]{B}(?P<m>{MONTH})(?:{B}[/.-]{B}(?P<y>\d{{4}}))?(?!{B}/{B}\d|\.\d)|{W}tháng{W}(?P<m2>{MONTH})(?:{B}/{B}(?P<y2>\d{{4}}))?)?(?:,?{W}năm{W}(?P<y3>\d{{4}}))?"
)
THE_DAY = pattern_of(r"(?<!\w)ngày\s{1,3}$")
OF_HOUR = pattern_of(r"(?:giờ|h|phút)\s{1,2}$")
# Before days whose month is printed later ('12, 13 và 14/5'); elsewhere such numbers are no days.
DAYS_FOLLOW = pattern_of(r"(?:ngày,?|từ|trong|gồm|là)\s{0,3}:?\s{0,3}$|[(:|\n]\s{0,3}$|^[\s\-+*•]{0,12}$")
ENDS = rf"(?={B}(?:[-,;.:)|/]|\n|$|và|đến|tới|năm{W}20|của{W}năm|hàng|hằng))"
# 'từ tháng Năm đến tháng Bảy'; 'ngày tháng năm', 'tháng năm 2023' name no month.
NAMED = rf"(?<!ngày tháng )(?<!h[àằ]ng tháng )(?:{'|'.join(NAMES_OF_MONTHS)}){ENDS}"
MONTHS = pattern_of(
    rf"tháng{W}(?:{MONTH}(?!\.\d)|{NAMED}){IN_YEAR}(?:{JOIN}(?:tháng{W}(?:{MONTH}|{NAMED})|{MONTH}{ENDS}){IN_YEAR}){{0,11}}"
)
OF_DAY = pattern_of(r"(?<!\d)\d{1,2}\s{1,3}$")
# 'tuần thứ 2 tháng 5', 'đợt 1 tháng 4': the number is none of a day.
NUMBERED = pattern_of(
    rf"(?<!\w)(?:tuần|đợt|lần|kỳ|vòng|lượt)(?:{W}lễ)?(?:{W}(?:thứ|số))?{W}(?:\d{{1,2}}(?:{B}[,-]{B}|{W}và{W})){{0,3}}$"
)
NUMBERED_ENDS = ("tuần", "đợt", "lần", "kỳ", "vòng", "lượt", "lễ", "thứ", "số", ",", "-", "và")
# The head of a column and the number of the first row below it are no month.
ROW_BELOW = pattern_of(r"tháng\s{0,3}\n\s{0,3}\d{1,2}(?!\s{0,2}(?:[/,;-]|năm|đến|và))")
ONE_MONTH = pattern_of(
    rf"(?:(?<!\d)(?P<m>{MONTH})|(?<=tháng\s)(?P<named>{NAMED}))(?:{B}[/-]{B}(?P<y>20\d\d)|,?{W}(?:của{W})?năm{W}(?P<y2>20\d\d))?"
)
# The column of a timetable.
WHEN = pattern_of(
    rf"(?:thời{W}(?:gian|điểm)|lịch|tháng|quý|tuần|(?:thứ,?{W})?ngày|dự{W}kiến)(?:,?{W}(?:tháng|giờ|thứ|địa{W}điểm|kiểm{W}tra|làm{W}việc|thực{W}hiện|tiến{W}hành|dự{W}kiến|thời{W}gian|năm{W}20\d\d))?\s{{0,2}}$"
)
MONTH_HEAD = pattern_of(rf"(?:tháng|thời{W}gian\s?\(tháng\))(?:{W}kiểm{W}tra)?\s{{0,3}}$")
MONTH_OF_YEAR = pattern_of(rf"{MONTH}{B}[/-]{B}20\d\d")
T_MONTH = pattern_of(rf"t(?={MONTH}{B}/{B}20\d\d(?![\d/])){MONTH}{B}/{B}20\d\d")
MONTH_CELL = pattern_of(rf"{MONTH}(?:{B}/{B}20\d\d)?(?:{JOIN}{MONTH}(?:{B}/{B}20\d\d)?)?")
QUARTER = rf"(?:iv|i{{1,3}}|0?[1-4]|hai|ba|tư|bốn|(?:đầu|cuối)(?={W}(?:của{W})?năm))(?!\w)"
QUARTERS = pattern_of(rf"quý{W}{QUARTER}{IN_YEAR}(?:{JOIN}(?:quý{W})?{QUARTER}{IN_YEAR}){{0,3}}")
# 'quý II. quý III': a full stop for a comma, where no sentence begins behind it.
MISPRINTED = pattern_of(rf"{B}\.{B}quý")
MISPRINTED_QUARTERS = pattern_of(rf"{QUARTERS.pattern}{B}\.{B}{QUARTERS.pattern}")
ONE_QUARTER = pattern_of(rf"(?<!\w)(?P<q>{QUARTER})(?:{B}[/-]{B}(?P<y>20\d\d)|,?{W}(?:của{W})?năm{W}(?P<y2>20\d\d))?")
MONTH_OF_QUARTER = pattern_of(rf"tháng{W}(?:thứ{W})?(?P<which>đầu|giữa|cuối)(?:{W}(?:cùng|tiên))?{W}(?:của{W})?$")
COUNT = pattern_of(r"(?<!\w)(?<!ngày )(?P<n>\d{1,2}|hai|ba|bốn|sáu|bảy|tám|chín|nửa)\s{1,3}$")
COUNTED = {"hai": 2, "ba": 3, "bốn": 4, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "nửa": 6}
PART = pattern_of(
    rf"(?:(?:tháng|(?P<quarters>quý)){W})?(?P<part>đầu|cuối){W}(?:của{W})?năm(?!{W}học)(?:{W}(?P<y>20\d\d)(?!\d))?|tháng{W}(?:của{W})?năm{W}(?P<y2>20\d\d)(?!\d)"
)
TO_YEAR_END = pattern_of(
    rf"nay{W}(?:cho{W})?(?:đến|tới){W}(?P<end>(?:hết|cuối){W}năm(?:{W}(?P<y>20\d\d)(?!\d)|{W}nay)?)"
)
YEARS = pattern_of(
    rf"(?:năm|liệu|niên{W}độ(?:{W}kiểm{W}tra)?:?|thời{W}kỳ{W}kiểm{W}tra:?){W}(?P<bracket>\({B})?(?P<y>20\d\d)(?!\d)(?:(?:{B}[-,]{B}|{W}(?:và|đến){W})(?:năm{W})?(?P<y2>20\d\d)(?![\d/])){{0,3}}(?(bracket){B}\)|)"
)
YEAR_TIMED = pattern_of(r"thời|liệu|niên|mốc")
MORE = pattern_of(rf"{B}[),-]{{0,2}}{B}(?:và|đến|tới|cho|-|từ)(?!\w)")
# No text about inspections prints more of one kind; a hostile one does.
MOST = 20_000
OTHER_YEAR = pattern_of(rf",?{W}(?:của{W})?năm{W}(?:(?P<later>sau|tới)|ngoái|trước)(?!\w)")
MOVED_FROM = pattern_of(
    rf"(?<!\w)(?:lùi|dời|hoãn|đẩy|chuyển|đổi)(?:{W}(?:lịch|thời{W}gian|ngày)[^.;:\d]{{0,40}})?{W}từ{W}(?:ngày{W})?$"
)
SOON = timedelta(days=100)


def find_stretches(page: Page, year: int | None, around: date | None) -> list[Stretch]:
    """Return every stretch of the text in order, none within another."""
    kinds = (
        _months_of_cells(page, year),
        _lists_of_days(page, year),
        _single_days(page, year, around),
        _days_of_news(page, year, around),
        _days_of_fields(page, year),
        _days_after_words(page, year),
        _months(page, year),
        _quarters(page, year),
        _parts_of_years(page, year),
        _ends_of_years(page, year),
        _years(page),
    )
    found = [stretch for kind in kinds for stretch in islice(kind, MOST)]
    found.sort(key=lambda stretch: (stretch.span[0], -stretch.span[1]))
    kept: list[Stretch] = []
    for stretch in found:
        if not kept or stretch.span[0] >= kept[-1].span[1]:
            kept.append(stretch)
    return run_on(page, with_later_year(page, [_moved(page, _of_other_year(page, stretch)) for stretch in kept]))


def _moved(page: Page, stretch: Stretch) -> Stretch:
    """'lùi từ ngày 06/9 đến ngày 19/9' tells of the last day alone."""
    if stretch.start == stretch.end or stretch.precision is not Precision.DAY:
        return stretch
    moved = MOVED_FROM.search(page.low, max(0, stretch.span[0] - 60), stretch.span[0])
    days = page.days_between(*stretch.span) if moved else []
    return stretch._replace(start=stretch.end, span=(days[-1].span[0], stretch.span[1])) if days else stretch


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
    return stretch._replace(start=start, end=end)


def _lists_of_days(page: Page, year: int | None) -> Iterator[Stretch]:
    for m in DAYS.finditer(page.low):
        if not WITH_MONTH.search(m.group()):
            continue
        parts = parts_of(ONE_DAY, m)
        before = page.low[max(0, m.start() - 16) : m.start()]
        whole = parts[0].month or (parts[-1].year and parts[-1].ends_range)
        if parts[-1].month and (whole or DAYS_FOLLOW.search(before)) and not OF_HOUR.search(before):
            word = THE_DAY.search(before)
            yield from dated(worded(m.start() - (len(word.group()) if word else 0), parts), year, Precision.DAY)


def _single_days(page: Page, year: int | None, around: date | None) -> Iterator[Stretch]:
    for day in page.days:
        if not _numbered(page, day.span[0]) and (on := _on(day, around, year)):
            yield Stretch(day.span, on, on, Precision.DAY, day.year is None)


def _numbered(page: Page, at: int) -> bool:
    before = page.low[max(0, at - 24) : at] if page.low[at].isdigit() else ""
    return before.rstrip().endswith(NUMBERED_ENDS) and NUMBERED.search(before) is not None


def _days_of_news(page: Page, year: int | None, around: date | None) -> Iterator[Stretch]:
    for m in page.matches(NEWS_DAY, "sáng", "trưa", "chiều", "tối", "thứ", "chủ", "hôm", "ngày", "trước", "sau"):
        day = Day(m.span(), int(m["d"] or m["d2"]), int(m["m"] or m["m2"]), int(m["y"]) if m["y"] else None)
        if on := _on(day, around, year):
            yield Stretch(day.span, on, on, Precision.DAY, day.year is None)


def _on(day: Day, around: date | None, year: int | None) -> date | None:
    """The day without a year nearest to the page: news tell of the weeks behind them and of those to come."""
    soon = day.on(around.year) if around and day.year is None else None
    if soon and around and timedelta(0) < soon - around <= SOON:
        return soon
    return day.on(nearest_year(day, around, year))


def _days_after_words(page: Page, year: int | None) -> Iterator[Stretch]:
    for m in page.matches(WORD_DAY, "từ", "đến", "tới", "trước", "nhất", "hết", "vào", "kiến", "sang", "thành"):
        day = Day((m.start("d"), m.start("ends")), int(m["d"]), int(m["m"]), None)
        if on := day.on(year):
            yield Stretch(day.span, on, on, Precision.DAY, True)


def _days_of_fields(page: Page, year: int | None) -> Iterator[Stretch]:
    for m in FIELD_DAY.finditer(page.text):
        day = Day((m.start("d"), m.start("ends")), int(m["d"]), int(m["m"]), int(m["y"]) if m["y"] else None)
        first, last = m.group()[0], m["ends"][-1]
        fits = {
            ".": ":" if m.group()[1] == " " else "",
            "(": ")",
            "|": "|\t\n:",
            "\t": "|\t\n:",
            ":": ";.\n:-–",
            "-": ",;.\n",
        }.get(first, ":-–")
        if ((last == " " and first != ".") or last in fits) and (on := day.on(year)):
            yield Stretch(day.span, on, on, Precision.DAY, day.year is None)


def _months(page: Page, year: int | None) -> Iterator[Stretch]:
    for m in page.matches(MONTHS, "tháng"):
        of_day = OF_DAY.search(page.low, max(0, m.start() - 6), m.start())
        if of_day and _numbered(page, of_day.start()):
            of_day = None
        if not of_day and not ROW_BELOW.match(page.low, m.start()):
            yield from dated(worded(m.start(), parts_of(ONE_MONTH, m)), year, Precision.MONTH)


def _months_of_cells(page: Page, year: int | None) -> Iterator[Stretch]:
    """The cells below 'Tháng': '5', '06', '9/2024'; '05/2024' below any heading on time; 'T5/2024' anywhere."""
    for head, month in ((MONTH_HEAD, MONTH_CELL), (WHEN, MONTH_OF_YEAR)):
        for start, end in cells_below(page, head):
            if m := month.fullmatch(page.low, start, end):
                yield from dated(parts_of(ONE_MONTH, m), year, Precision.MONTH)
    for m in page.matches(T_MONTH, "t0", "t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8", "t9"):
        yield from dated(worded(m.start(), parts_of(ONE_MONTH, m)), year, Precision.MONTH)


def _quarters(page: Page, year: int | None) -> Iterator[Stretch]:
    for m in page.matches(QUARTERS, "quý"):
        if MISPRINTED.match(page.body, m.end()):
            m = MISPRINTED_QUARTERS.match(page.low, m.start()) or m
        month = MONTH_OF_QUARTER.search(page.low, max(0, m.start() - 24), m.start())
        if month:
            yield from (
                _month_of(stretch, month) for stretch in dated(parts_of(ONE_QUARTER, m)[:1], year, Precision.QUARTER)
            )
            continue
        yield from dated(worded(m.start(), parts_of(ONE_QUARTER, m)), year, Precision.QUARTER)


def _month_of(quarter: Stretch, month: re.Match[str]) -> Stretch:
    """'tháng cuối quý II' is June."""
    first, place = quarter.start or date.min, ("đầu", "giữa", "cuối").index(month["which"])
    first = first.replace(month=first.month + place)
    return Stretch(
        (month.start(), quarter.span[1]), first, month_end(first.year, first.month), Precision.MONTH, quarter.inferred
    )


def _parts_of_years(page: Page, year: int | None) -> Iterator[Stretch]:
    """'6 tháng đầu năm 2024', 'nửa cuối năm'."""
    for m in page.matches(PART, "tháng", "quý", "đầu", "cuối"):
        counted = COUNT.search(page.low, max(0, m.start() - 12), m.start())
        printed = m["y"] or m["y2"]
        chosen = int(printed) if printed else year
        if not counted or not chosen:
            continue
        months = (COUNTED.get(counted["n"]) or int(counted["n"])) * (3 if m["quarters"] else 1)
        if 1 < months < 12:
            first, last = (13 - months, 12) if m["part"] == "cuối" else (1, months)
            span = counted.start("n"), m.end()
            yield Stretch(span, date(chosen, first, 1), month_end(chosen, last), Precision.MONTH, not printed)


def _ends_of_years(page: Page, year: int | None) -> Iterator[Stretch]:
    """'từ nay đến hết năm 2016', 'từ nay đến cuối năm'."""
    for m in page.matches(TO_YEAR_END, "nay"):
        chosen = int(m["y"]) if m["y"] else year
        if chosen:
            yield Stretch((m.start("end"), m.end()), None, date(chosen, 12, 31), Precision.DAY, not m["y"])


def _years(page: Page) -> Iterator[Stretch]:
    """Whole years, where a word on times stands before or another stretch follows; the others name documents."""
    for m in page.matches(YEARS, "năm", "liệu", "niên", "thời"):
        if not (YEAR_TIMED.search(page.low, max(0, m.start() - 70), m.start("y")) or MORE.match(page.low, m.end())):
            continue
        first, last = int(m["y"]), int(m["y2"] or m["y"])
        of_month = page.low[max(0, m.start() - 16) : m.start()].split()[-2:-1] == ["tháng"]
        if first <= last and not of_month:
            start = m.start() if m.group().startswith("năm") else m.start("y")
            yield Stretch((start, m.end()), date(first, 1, 1), date(last, 12, 31), Precision.YEAR, False)
