"""Stretches of time: when inspections take place, and of which time the data are."""

import re
from bisect import bisect_right
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kiemtra.reading.dates import nearest_year
from kiemtra.reading.page import Page
from kiemtra.reading.sections import Sections, Topic
from kiemtra.reading.values import Citation, Precision, Span, Window, WindowPurpose

B = r"\s{0,2}"
DATE = rf"(?P<d2>\d{{1,2}}){B}(?:[/.-]{B}(?P<m2>\d{{1,2}})(?:{B}[/.-]{B}(?P<y2>\d{{4}}))?|\s{{1,2}}tháng\s{{1,2}}(?P<m2b>\d{{1,2}}))(?:,?\s{{1,2}}năm\s{{1,2}}(?P<y2b>\d{{4}}))?(?![\d/])"
RANGE = re.compile(
    rf"(?<!\w)(?:từ\s{{1,3}}(?:ngày\s{{1,3}})?|(?:các\s{{1,2}}|\d{{1,2}}\s{{1,2}})?ngày{B}:?\s{{1,3}}|\()(?P<d1>\d{{1,2}})(?:{B}[/.-]{B}(?P<m1>\d{{1,2}})(?:{B}[/.-]{B}(?P<y1>\d{{4}}))?|\s{{1,2}}tháng\s{{1,2}}(?P<m1b>\d{{1,2}})(?:,?\s{{1,2}}năm\s{{1,2}}(?P<y1b>\d{{4}}))?)?"
    rf"(?:{B}-{B}|\s{{1,3}}(?:đến|tới|và)\s{{1,3}}(?:hết\s{{1,3}})?|{B},{B}(?:\d{{1,2}}{B},{B}){{0,4}}\d{{1,2}}\s{{1,2}}và\s{{1,2}}|{B},{B})(?:ngày\s{{1,3}})?{DATE}"
)
OPEN = re.compile(
    rf"(?<!\w)(?:từ|kể\s{{1,2}}từ)\s{{1,3}}(?:ngày\s{{1,3}})?(?P<d1>\d{{1,2}}){B}(?:[/.-]{B}|\s{{1,2}}tháng\s{{1,2}})(?P<m1>\d{{1,2}})(?:{B}[/.-]{B}|,?\s{{1,2}}năm\s{{1,2}})(?P<y1>\d{{4}})\s{{1,3}}(?:cho\s{{1,2}})?(?:đến|tới)\s{{1,3}}(?:hết\s{{1,3}})?"
    r"(?:thời\s{1,2}điểm|ngày|thời\s{1,2}gian|khi|nay|hiện\s{1,2}nay|lúc)(?!\s{1,3}\d)"
)
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
QUARTER = re.compile(
    r"(?<!\w)quý\s{1,2}(?P<first>iv|i{1,3}|[1-4])(?P<more>(?:\s{0,2}(?:,|\.|;|-|và|đến)\s{0,2}(?:quý\s{1,2})?(?:iv|i{1,3}|[1-4])(?!\w)){0,3})(?!\w)(?:\s{0,2}[/,-]?\s{0,2}(?:của\s{1,2})?(?:năm\s{1,2})?(?P<year>20\d\d))?"
)
MONTHS = re.compile(
    rf"(?<!\w)(?P<from>từ\s{{1,2}})?(?P<in>(?:trong|vào)\s{{1,2}})?(?:các\s{{1,2}})?tháng\s{{1,3}}(?P<m1>\d{{1,2}})(?!\d)(?:{B}/{B}(?P<y1>20\d\d)|\s{{1,2}}năm\s{{1,2}}(?P<y1b>20\d\d))?"
    rf"(?:(?:\s{{1,2}}(?:đến|tới|và)\s{{1,2}}(?:(?:hết|kết\s{{1,2}}thúc(?:\s{{1,2}}(?:trong|vào))?)\s{{1,2}})?|{B}[-,]{B})(?:tháng\s{{1,2}})?(?P<m2>\d{{1,2}})(?!\d|\.\d)(?!\s{{0,2}}(?:tháng|đơn|ngày|đoàn|cơ)))?(?:{B}[/-]{B}(?P<y2>20\d\d)|,?\s{{1,2}}(?:của\s{{1,2}})?năm\s{{1,2}}(?P<y2b>20\d\d))?"
)
YEAR_AND_MONTHS = re.compile(
    r"(?<!\w)năm\s{1,2}(?P<y1>20\d\d)\s{1,2}và\s{1,2}(?P<n>6|sáu|06|9|chín|09|3|03)\s{1,2}tháng\s{1,2}đầu\s{1,2}năm\s{1,2}(?P<year>20\d\d)"
)
HALF = re.compile(
    r"(?<!\w)(?P<n>6|sáu|06|9|chín|09|3|03)\s{1,2}tháng\s{1,2}(?P<part>đầu|cuối)\s{1,2}năm(?:\s{1,2}(?P<year>20\d\d))?"
)
YEAR = re.compile(r"(?<!\w)năm\s{1,2}(?P<year>20\d\d)(?!\w)")

DATA = re.compile(
    r"(?<!\w)(?:số\s{1,2}liệu|thời\s{1,2}kỳ|niên\s{1,2}độ|mốc\s{1,2}thời\s{1,2}gian|kỳ\s{1,2}báo\s{1,2}cáo|thời\s{1,2}điểm\s{1,2}(?:lấy|chốt|tính)|thời\s{1,2}hiệu|phát\s{1,2}sinh|(?:kết\s{1,2}quả|tình\s{1,2}hình|việc)\s{1,2}(?:thực\s{1,2}hiện|triển\s{1,2}khai|giải\s{1,2}quyết)[^.;]{0,90}?(?:từ|trong|năm)?)(?!\w)"
)
REPORT = re.compile(r"(?<!\w)(?:báo\s{1,2}cáo|gửi|nộp|tổng\s{1,2}hợp)(?!\w)[^.;]{0,60}$")
VALID = re.compile(r"(?<!\w)(?:hiệu\s{1,2}lực|hoạt\s{1,2}động\s{1,2}(?:từ|đến)|kéo\s{1,2}dài)(?!\w)[^.;]{0,50}$")
TO_INSPECT = re.compile(r"(?<!\w)(?:kiểm\s{1,2}tra|phúc\s{1,2}tra|làm\s{1,2}việc)(?!\w)")
HAPPENS = re.compile(r"[^.;]{0,170}?(?<!\w)(?:kiểm\s{1,2}tra|phúc\s{1,2}tra|làm\s{1,2}việc\s{1,2}(?:với|tại))(?!\w)")
ISSUES = re.compile(
    r"[^.;]{0,120}?(?<!\w)(?:ban\s{1,2}hành|ký|công\s{1,2}bố|thông\s{1,2}báo|hội\s{1,2}nghị|họp|đã\s{1,2}có|thành\s{1,2}lập|phê\s{1,2}duyệt|gửi|có\s{1,2}(?:văn|công|kế|quyết|báo|thông|kết))(?!\w)"
)
NAMED_PERIOD = re.compile(r"(?:kế\s{1,2}hoạch|giai\s{1,2}đoạn|số\s{1,2}liệu|báo\s{1,2}cáo|nhiệm\s{1,2}vụ)[^.;,]{0,50}$")
GENERAL = re.compile(r"(?:giai\s{1,2}đoạn|nhiệm\s{1,2}kỳ|cchc|chính|kế\s{1,2}hoạch|chủ\s{1,2}đề)[^.;,]{0,12}$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of time as the text prints it."""

    span: Span
    start: date | None
    end: date | None
    precision: Precision
    inferred: bool


def find_windows(
    page: Page,
    sections: Sections,
    cited: tuple[Citation, ...],
    year: int | None,
    *,
    around: date | None,
    inspecting: bool,
) -> tuple[Window, ...]:
    """Return the windows whose purpose the words around tell; a period in the name of a plan is none."""
    taken = [c.span for c in cited]
    found: dict[tuple[date | None, date | None, WindowPurpose], Window] = {}
    for stretch in _stretches(page, year, around):
        if _within(stretch.span, taken) or _in_subject(page, stretch.span, cited):
            continue
        purpose = _purpose(page, stretch, sections, inspecting=inspecting)
        if purpose:
            window = Window(stretch.start, stretch.end, stretch.precision, purpose, stretch.inferred, stretch.span)
            found.setdefault((window.start, window.end, purpose), window)
    return tuple(w for w in found.values() if not _told_closer(w, found.values()))


def _told_closer(window: Window, others: Iterable[Window]) -> bool:
    """Whether a month or quarter only rounds days that are told too: 'trong tháng 5 … từ 12/5 đến 16/5'."""
    if (
        window.precision is Precision.DAY
        or not (window.start and window.end)
        or window.purpose is not WindowPurpose.INSPECTION
    ):
        return False
    inner = [w for w in others if w.precision is Precision.DAY and w.purpose is window.purpose and w.start and w.end]
    return any(w.start and w.end and window.start <= w.start and w.end <= window.end for w in inner)


def _within(span: Span, taken: list[Span]) -> bool:
    place = bisect_right(taken, (span[0], 1 << 60)) - 1
    return any(start < span[1] and span[0] < end for start, end in taken[max(0, place) : place + 2])


def _in_subject(page: Page, span: Span, cited: tuple[Citation, ...]) -> bool:
    return bool(cited) and bool(GENERAL.search(page.before(span[0], 40)))


def _stretches(page: Page, year: int | None, around: date | None) -> list[Stretch]:
    found: list[Stretch] = []
    for pattern, make in (
        (OPEN, _open),
        (RANGE, _range),
        (QUARTER, _quarters),
        (MONTHS, _months),
        (YEAR_AND_MONTHS, _year_and_months),
        (HALF, _half),
    ):
        for m in pattern.finditer(page.low):
            stretch = make(m, year)
            if stretch:
                found.append(stretch)
    for day in page.days:
        if on := day.on(nearest_year(day, around, year)):
            found.append(Stretch(day.span, on, on, Precision.DAY, day.year is None))
    found.sort(key=lambda stretch: (stretch.span[0], -stretch.span[1]))
    kept = []
    end = -1
    for stretch in found:
        if stretch.span[0] >= end:
            kept.append(stretch)
            end = stretch.span[1]
    return kept


def _day(year: int | None, month: int | None, day: int) -> date | None:
    try:
        return date(year, month, day) if year and month else None
    except ValueError:
        return None


def _number(*groups: str | None) -> int | None:
    return next((int(group) for group in groups if group), None)


def _open(m: re.Match[str], year: int | None) -> Stretch | None:
    start = _day(int(m["y1"]), int(m["m1"]), int(m["d1"]))
    return Stretch(m.span(), start, None, Precision.DAY, False) if start else None


def _range(m: re.Match[str], year: int | None) -> Stretch | None:
    month2, printed = _number(m["m2"], m["m2b"]), _number(m["y2"], m["y2b"])
    month1 = _number(m["m1"], m["m1b"]) or month2
    year2 = printed or year
    year1 = _number(m["y1"], m["y1b"]) or year2
    start, end = _day(year1, month1, int(m["d1"])), _day(year2, month2, int(m["d2"]))
    if not start or not end or (end - start).days > 1500:
        return None
    at = m.start() + len(m.group()) - len(m.group().lstrip("("))
    return Stretch((at, m.end()), start, end, Precision.DAY, printed is None)


def _quarters(m: re.Match[str], year: int | None) -> Stretch | None:
    chosen = _number(m["year"]) or year
    quarters = [ROMAN[m["first"]], *(ROMAN[q] for q in re.findall(r"(?<!\w)(?:iv|i{1,3}|[1-4])(?!\w)", m["more"]))]
    if chosen is None:
        return None
    first, last = min(quarters), max(quarters)
    return Stretch(
        m.span(), date(chosen, 3 * first - 2, 1), _month_end(chosen, 3 * last), Precision.QUARTER, not m["year"]
    )


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _months(m: re.Match[str], year: int | None) -> Stretch | None:
    printed = _number(m["y2"], m["y2b"], m["y1"], m["y1b"])
    year2 = printed or year
    year1 = _number(m["y1"], m["y1b"]) or year2
    first = int(m["m1"])
    last = _number(m["m2"]) or first
    if not (year1 and year2 and 1 <= first <= 12 and 1 <= last <= 12) or (
        printed is None and not m["m2"] and not m["in"]
    ):
        return None
    if not m["m2"]:
        year2 = year1
    return Stretch(m.span(), date(year1, first, 1), _month_end(year2, last), Precision.MONTH, printed is None)


def _year_and_months(m: re.Match[str], _year: int | None) -> Stretch | None:
    """'năm 2023 và 6 tháng đầu năm 2024' is one stretch."""
    months = {"sáu": 6, "chín": 9}.get(m["n"]) or int(m["n"])
    start, end = date(int(m["y1"]), 1, 1), _month_end(int(m["year"]), months)
    return Stretch(m.span(), start, end, Precision.MONTH, False) if start < end else None


def _half(m: re.Match[str], year: int | None) -> Stretch | None:
    chosen = _number(m["year"]) or year
    months = {"sáu": 6, "chín": 9}.get(m["n"]) or int(m["n"])
    if chosen is None:
        return None
    first, last = (1, months) if m["part"] == "đầu" else (13 - months, 12)
    return Stretch(m.span(), date(chosen, first, 1), _month_end(chosen, last), Precision.MONTH, not m["year"])


def _purpose(page: Page, stretch: Stretch, sections: Sections, *, inspecting: bool) -> WindowPurpose | None:
    start, end = stretch.span
    before, after = page.before(start, 200), page.after(end, 200)
    single = stretch.start == stretch.end
    section = sections.at(start)
    if section is Topic.DATA_PERIOD and re.search(r"thời\s{1,2}gian\s{1,2}(?:kiểm|tiến|tổ)", before):
        section = Topic.TIME
    if VALID.search(before[-70:]):
        return WindowPurpose.VALIDITY if not single else None
    if not single and (
        section is Topic.DATA_PERIOD or (DATA.search(before[-130:]) and not _for_inspection(before, after, section))
    ):
        return WindowPurpose.DATA_PERIOD
    if stretch.end is None:
        return WindowPurpose.DATA_PERIOD if inspecting else None
    if not inspecting:
        return None
    if single:
        return WindowPurpose.INSPECTION if _visit(page, start, before, after) else None
    if REPORT.search(before[-80:]) and section is not Topic.TIME:
        return None
    if section is Topic.TIME or _for_inspection(before, after, section):
        return WindowPurpose.INSPECTION
    return None


def _for_inspection(before: str, after: str, section: Topic) -> bool:
    if section is Topic.TIME:
        return True
    if re.search(r"(?:thời\s{1,2}gian|đợt|lịch|dự\s{1,2}kiến|bắt\s{1,2}đầu)[^.;]{0,60}$", before) and TO_INSPECT.search(
        before + after
    ):
        return True
    lead = before[-110:]
    issued, happens = ISSUES.match(after), HAPPENS.match(after)
    if happens and (issued is None or happens.end() <= issued.end()) and not NAMED_PERIOD.search(lead):
        return True
    return bool(re.search(r"(?:kiểm|phúc)\s{1,2}tra(?!\w)[^.;]{0,100}$", lead)) and not re.search(
        r"(?:kế\s{1,2}hoạch|công\s{1,2}tác|quả)\s{1,2}[^.;,]{0,60}$", lead[-40:]
    )


def _visit(page: Page, start: int, before: str, after: str) -> bool:
    """One day on which a team was at a unit: 'Ngày 15/9/2022, Đoàn kiểm tra … đã kiểm tra tại …'."""
    if len(before.strip(" -+*•\n")) > 12 and not before.rstrip().endswith(","):
        return False
    m = HAPPENS.match(after)
    said = ISSUES.match(after)
    return (
        m is not None
        and (said is None or m.end() < said.end())
        and re.search(r"kiểm\s{1,2}tra[^.;]{0,120}?(?:tại|đối\s{1,2}với)\s|làm\s{1,2}việc\s{1,2}(?:với|tại)", after)
        is not None
    )
