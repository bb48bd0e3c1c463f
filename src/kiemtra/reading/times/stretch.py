"""One stretch of time, and when two that stand side by side are one: 'năm 2023 và quý I/2024'."""

from datetime import date, timedelta
from typing import NamedTuple

from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.values import Precision, Span

B = r"\s{0,2}"
W = r"\s{1,3}"
# Between two days, months or quarters: one more, or the end of a range.
JOIN = rf"(?:{W}(?:và|đến|tới){W}(?:(?:hết|(?:nửa{W})?(?:cuối|đầu|giữa)|kết{W}thúc(?:{W}(?:trong|vào))?){W})?|{B}[-,;~÷→]{B}(?:(?:đến|tới|và){W}(?:hết{W})?)?(?:(?:cuối|đầu|giữa){W})?)"
FROM = pattern_of(
    r"(?<!\w)(?:(?:kể\s{1,2})?từ|bắt\s{1,2}đầu)\s{1,3}(?:(?:vào|từ|trong)\s{1,3})?(?:(?:nửa\s{1,3})?(?:đầu|giữa|cuối)\s{1,3})?(?:ngày\s{1,3})?$"
)
HALF = pattern_of(r"(?:(?P<half>nửa\s{1,3}cuối)|giữa)\s{1,3}$")
TO_PRESENT = pattern_of(
    rf"{W}(?:cho{W})?(?:đến|tới){W}(?:hết{W})?(?:trước{W})?(?:thời{W}điểm|thời{W}gian|khi|nay|hiện|lúc|ngày)(?!{W}\d)(?!\w)"
)
UNTIL = pattern_of(r"(?<!\w)(?:đến|tới|trước|hết)\s{1,3}(?:(?:hết|cuối|thời\s{1,3}điểm)\s{1,3})?(?:ngày\s{1,3})?$")
# 'lùi đến 19/9': a new day, no end of a stretch.
PUT_OFF = pattern_of(
    rf"(?<!\w)(?:lùi|dời|hoãn|chuyển|đẩy|đổi)(?!\w)[^.;\n]{{0,60}}(?<!kéo dài )(?:đến|tới){W}(?:(?:sáng|chiều|ngày){W}){{0,2}}$"
)
RUNS_ON = pattern_of(rf"(?:{JOIN}(?:từ{W}(?:ngày{W})?)?)")
# 'từ ngày …, kết thúc trước ngày …'
CLOSES = pattern_of(
    rf"[\s,;)]{{0,3}}(?:và{W})?(?:(?:dự{W}kiến|sẽ|phải|cơ{W}bản){W}){{0,2}}(?P<verb>(?:kết{W}thúc|hoàn{W}thành|kéo{W}dài|xong)[^.;:\d]{{0,40}}?)?(?:(?:cho{W})?(?:đến|tới|trước|hết|vào|trong){W}){{0,2}}(?:ngày{W})?"
)
# 'Số liệu đến 30/4/2025, bắt đầu từ 01/01/2024'
BEGINS_AT = pattern_of(rf"\s?[,;(]?\s{{0,2}}(?:và{W})?(?:(?:bắt{W}đầu|tính|kể|lấy){W})?từ{W}(?:ngày{W})?")
PARTS_OF_DAY = ("hôm ", "sáng ", "chiều ")
# The last words of those that begin or end a stretch.
LEADS_IN = ("từ", "đầu", "vào", "trong", "giữa", "cuối", "ngày", "đến", "tới", "trước", "hết", "điểm")
ONE = timedelta(days=1)
ONE_LONG = {Precision.DAY: timedelta(0), Precision.MONTH: timedelta(days=31), Precision.QUARTER: timedelta(days=92)}


class Stretch(NamedTuple):
    """A stretch of time; an end that the text leaves open is None."""

    span: Span
    start: date | None
    end: date | None
    precision: Precision
    # The year is not printed beside it.
    inferred: bool
    # The text says only from which day on.
    onward: bool = False


def adjoin(first: Stretch, second: Stretch) -> bool:
    """Whether the second begins on the day after the first."""
    return bool(first.end and second.start and first.end + ONE == second.start)


def with_later_year(page: Page, stretches: list[Stretch]) -> list[Stretch]:
    """A year printed once holds for what stands before it in the sentence: 'đợt I: tháng 6; đợt II: tháng 10 năm 2024'."""
    found: list[Stretch] = []
    for stretch in reversed(stretches):
        later = found[-1] if found else None
        if stretch.inferred and later and later.start and _near(page, stretch, later):
            stretch = _in_year(stretch, later.start)
        found.append(stretch)
    return found[::-1]


def _near(page: Page, first: Stretch, second: Stretch) -> bool:
    gap = second.span[0] - first.span[1]
    return not second.inferred and gap <= 120 and page.sentence(first.span[0]) == page.sentence(second.span[0])


def _in_year(stretch: Stretch, later: date) -> Stretch:
    start, end = stretch.start, stretch.end
    if not start or not end or start.year != end.year or start.month > later.month:
        return stretch
    try:
        moved = start.replace(year=later.year), end.replace(year=later.year)
    except ValueError:
        return stretch
    return stretch._replace(start=moved[0], end=moved[1], inferred=False)


def run_on(page: Page, stretches: list[Stretch]) -> list[Stretch]:
    """Open ends set ('đến thời điểm kiểm tra', 'đến hết ngày'), and made one what runs on: 'năm 2023 và quý I/2024'."""
    found: list[Stretch] = []
    for stretch in stretches:
        now = _opened(page, stretch)
        last = found[-1] if found else None
        if last and (whole := _made_one(page, last, now)):
            found[-1] = whole
        else:
            found.append(now)
    return found


def _opened(page: Page, stretch: Stretch) -> Stretch:
    start, end = stretch.span
    before = page.low[max(0, start - 24) : start]
    if not before.rstrip().endswith(LEADS_IN):
        present = stretch.precision is not Precision.DAY and TO_PRESENT.match(page.low, end)
        return stretch._replace(end=None) if present else stretch
    if TO_PRESENT.match(page.low, end) and (FROM.search(before) or stretch.precision is not Precision.DAY):
        return stretch._replace(end=None)
    if stretch.start and _one_only(stretch) and FROM.search(before):
        half = stretch.precision is Precision.MONTH and HALF.search(before)
        return stretch._replace(
            start=stretch.start.replace(day=16 if half["half"] else 15) if half else stretch.start, onward=True
        )
    if (
        not page.low.startswith(PARTS_OF_DAY, start)
        and stretch.precision is not Precision.YEAR
        and UNTIL.search(before)
        and not PUT_OFF.search(page.before(start, 90))
    ):
        return stretch._replace(start=None)
    return stretch


def _one_only(stretch: Stretch) -> bool:
    """Whether it is a single day, month or quarter."""
    if stretch.start is None or stretch.end is None or stretch.precision not in ONE_LONG:
        return False
    return timedelta(0) <= stretch.end - stretch.start <= ONE_LONG[stretch.precision]


def _made_one(page: Page, first: Stretch, second: Stretch) -> Stretch | None:
    gap = page.low[first.span[1] : second.span[0]]
    if len(gap) > 60 or first.end is None:
        return None
    if first.start is None and second.onward and BEGINS_AT.fullmatch(gap):
        return first._replace(span=(first.span[0], second.span[1]), start=second.start)
    runs_on = RUNS_ON.fullmatch(gap) and adjoin(first, second) and first.precision is not Precision.DAY
    closes = CLOSES.fullmatch(gap) if page.sentence(first.span[0]) == page.sentence(second.span[0]) else None
    begun = FROM.search(page.low[max(0, first.span[0] - 24) : first.span[0]])
    if begun:
        ends = closes and (second.start is None or closes["verb"])
    else:
        ends = closes and first.precision is Precision.YEAR and second.start is None and not closes["verb"]
    if not (runs_on or ends):
        return None
    start = first.start
    if start and first.inferred and not second.inferred and second.end and start.month <= second.end.month:
        start = start.replace(year=second.end.year)
    end = second.end
    if start and end and second.inferred and end < start and (end.month, end.day) != (2, 29):
        end = end.replace(year=start.year)
    return second._replace(span=(first.span[0], second.span[1]), start=start, end=end, onward=False)
