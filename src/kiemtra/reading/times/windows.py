"""Windows: the stretches of time whose purpose the words around tell — inspection, data, validity."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby, islice

from kiemtra.reading.text.columns import cells_below
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.text.sections import Sections
from kiemtra.reading.text.tables import TIMES, in_rows, rows_below
from kiemtra.reading.times.purpose_words import DATA_HEAD, UNTIL_NOW
from kiemtra.reading.times.stretch import Stretch
from kiemtra.reading.times.stretches import WHEN, find_stretches
from kiemtra.reading.times.visits import HEADS
from kiemtra.reading.times.window_purpose import Surroundings, is_planned, purpose_of
from kiemtra.reading.units.places import UP
from kiemtra.reading.values import Citation, Precision, Span, Window, WindowPurpose

# 'Từ hôm nay đến hết ngày 14/11': from the day on which the page came out.
FROM_TODAY = pattern_of(
    r"(?<!\w)từ\s{1,2}(?:(?:hôm\s{1,2})?nay|sáng\s{1,2}nay|ngày\s{1,2}mai)\s{1,2}(?:cho\s{1,2})?(?:đến|tới)\s{1,2}(?:hết\s{1,2})?(?:ngày\s{1,2})?$"
)

W = r"\s{1,2}"
# Between two days: the name of one more unit.
ONE_MORE = pattern_of(
    rf"\)?(?:,|;|(?={W}và{W})){W}(?:(?:và|rồi|còn){W})?(?P<name>[^.;:()\d]{{3,80}}?)(?:\s?\(|:?{W}(?:(?:vào|trong|lúc|hồi|cả|cùng|dự{W}kiến|từ|các){W}){{0,2}}(?:\d{{1,2}}\s?(?:giờ|h)\s?\d{{0,2}},?\s)?(?:(?:ngày|sáng|chiều|hôm){W}){{0,2}})"
    rf"|;{W}[^.;:\d]{{3,80}}:{W}(?:(?:sáng|chiều|ngày){W}){{0,2}}|\s?:{W}[^.;:\d]{{3,80}};{W}(?:(?:sáng|chiều|cả){W}){{0,2}}"
)
NAMES_UNIT = pattern_of(
    rf"(?:(?:tại|ở|với|đến|sang|các|thăm){W}){{0,2}}(?:[{UP}]|(?:sở|ngành|khối|cấp|cụm|đơn{W}vị|cơ{W}quan|ban|phòng|xã|phường|thị|huyện|quận|thành|trường|cục|chi|trung|bệnh|trạm|đặc|bảo|kho)(?!\w))"
)
NO_NAME = pattern_of(
    rf"(?<!\w)(?:đã|sẽ|được|họp|hội{W}nghị|gửi|báo{W}cáo|ban{W}hành|nộp|có|là|thông{W}báo|trước|(?<!đăng )ký|tổ{W}chức|do|để|phải|hoàn{W}thành|khắc{W}phục|đoàn|tổ)(?!\w)"
)
# '…; các đơn vị từ 12/6 đến 15/6 gửi báo cáo'
OTHER_DEED = pattern_of(
    rf"[^.;]{{0,60}}?(?<!\w)(?:gửi|nộp|(?<!nghe )(?<!qua )báo{W}cáo|tổng{W}hợp|khắc{W}phục|ban{W}hành|hoàn{W}thành|(?<!phòng )họp)(?!\w)"
)
# '6 tháng đầu năm 2021 (từ 15/12/2020 đến 14/6/2021)': the same, to the day.
TO_THE_DAY = pattern_of(r"\s?\(\s?(?:tính\s)?(?:từ\s)?(?:ngày\s)?")

WORK_OF = pattern_of(
    rf"(?<!\w)kiểm{W}tra(?:{W}(?:việc|tình{W}hình|kết{W}quả))?(?:{W}thực{W}hiện)?{W}(?:công{W}tác|nhiệm{W}vụ|hoạt{W}động|cải{W}cách|kỷ{W}luật)(?!\w)[^.;:]{{0,90}}(?<!trong)(?<!vào)(?<!từ)\s$"
)

# Tables in which a column of times tells of something else.
TIME_WORD = rf"(?:thời{W}gian|lịch|ngày)"
OTHERS = rf"(?<!\w)(?:(?<!người )chủ{W}trì|phối{W}hợp|nhiệm{W}vụ|sản{W}phẩm|hoàn{W}thành|kinh{W}phí|số{W}(?:lượng|hồ|văn|tiền)|kết{W}quả|trả{W}lời|họ{W}(?:và{W})?tên|ban{W}hành|trích{W}yếu|(?:ngày|năm){W}(?:sinh|ký|thông{W}báo)|{TIME_WORD}{W}(?:cũ|ban{W}đầu|đã)[^|\n]{{0,20}})(?!\w)"
# Where a table of changes tells the old times, only the new ones count.
NEW_TIME = pattern_of(rf"{TIME_WORD}[^|\t\n]{{0,16}}(?<!\w)(?:mới|điều{W}chỉnh|thay{W}đổi)[^|\t\n]{{0,12}}$")
OTHER_TABLE = pattern_of(OTHERS)
TIMETABLE = pattern_of(rf"(?={TIMES.pattern})(?![^\n]{{0,200}}{OTHERS})")


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
    around_it = Surroundings(page, sections, _rows_of_times(page), cells_below(page, DATA_HEAD), inspecting)
    found: dict[tuple[date | None, date | None, WindowPurpose], Window] = {}
    last: tuple[Stretch, WindowPurpose] | None = None
    for stretch in _few_of_a_sentence(page, find_stretches(page, year, around)):
        if _within(stretch.span, taken) or _dates_the_page(page, stretch, around):
            continue
        purpose = purpose_of(stretch, around_it)
        if last and purpose is not last[1] and (told := _as_before(page, last, stretch)):
            purpose = told
        last = (stretch, purpose) if purpose else None
        if purpose is None:
            continue
        start, end = stretch.start, stretch.end
        if end is None and purpose is WindowPurpose.INSPECTION and UNTIL_NOW.match(page.low, stretch.span[1]):
            end = around
        if start is None and around and FROM_TODAY.search(page.before(stretch.span[0], 40)):
            start = around
            end = _of_year(end, around.year) if end and stretch.inferred else end
        if stretch.inferred and start and start == end and year and is_planned(stretch, around_it):
            start = end = _of_year(start, year)
        window = Window(
            start, None if stretch.onward else end, stretch.precision, purpose, stretch.inferred, stretch.span
        )
        found.setdefault((window.start, window.end, purpose), window)
    weighed = _reviewed(page, list(found.values()))
    days = sorted((w.start, w.end) for w in weighed if _on_days(w) and w.start and w.end)
    return tuple(w for w in weighed if not _told_closer(w, days))


def _on_days(window: Window) -> bool:
    return window.precision is Precision.DAY and window.purpose is WindowPurpose.INSPECTION


def _reviewed(page: Page, windows: list[Window]) -> list[Window]:
    """A month or quarter gone by on the day of the visit is looked at: 'Sáng 16/4, Đoàn kiểm tra … quý I tại …'."""
    visits = sorted((w.span[0], w.start) for w in windows if _on_days(w) and w.start and w.start == w.end)
    return [replace(w, purpose=WindowPurpose.DATA_PERIOD) if _gone_by(page, w, visits) else w for w in windows]


def _gone_by(page: Page, window: Window, visits: list[tuple[int, date]]) -> bool:
    """Whether a visit is told before it in its sentence, and of a later day."""
    at, last = window.span[0], window.end
    if window.precision is Precision.DAY or window.purpose is not WindowPurpose.INSPECTION or not last:
        return False
    if WORK_OF.search(page.before(at, 120)) is None:
        return False
    first, end = (bisect_left(visits, (place,)) for place in (page.sentence(at)[0], at))
    return any(day > last for _, day in visits[first:end])


def _dates_the_page(page: Page, stretch: Stretch, around: date | None) -> bool:
    """Whether a day stands alone on its line and is that of the page."""
    if around is None or not stretch.start == stretch.end == around:
        return False
    start, end = page.line(stretch.span[0])
    alone = end - start < 100 and len(page.low[start:end].strip()) <= stretch.span[1] - stretch.span[0] + 2
    return alone and not HEADS.match(page.low, stretch.span[1], stretch.span[1] + 90)


def _rows_of_times(page: Page) -> tuple[Span, ...]:
    """The rows of timetables, and the cells below a heading on time in other tables of units."""
    rows = rows_below(page, TIMETABLE)
    cells = (cell for cell in cells_below(page, WHEN, OTHER_TABLE) if not in_rows(rows, cell[0]))
    return tuple(sorted((*rows, *cells, *cells_below(page, NEW_TIME))))


def _as_before(page: Page, last: tuple[Stretch, WindowPurpose], stretch: Stretch) -> WindowPurpose | None:
    """A time behind one name more ('đến Châu Thành ngày 04/6, Gò Quao ngày 05/6') or the days of a month in brackets."""
    before, purpose = last
    start, end = before.span[1], stretch.span[0]
    if end - start > 100 or stretch.start is None:
        return None
    rounded = stretch.precision is Precision.DAY and before.precision is not Precision.DAY
    if rounded and TO_THE_DAY.fullmatch(page.low, start, end):
        return purpose
    more = ONE_MORE.fullmatch(page.low, start, end) if purpose is WindowPurpose.INSPECTION else None
    if not more or NO_NAME.search(more["name"] or ""):
        return None
    if stretch.start != stretch.end and OTHER_DEED.match(page.after(stretch.span[1], 80)):
        return None
    return purpose if more["name"] is None or NAMES_UNIT.match(page.body, more.start("name")) else None


def _of_year(day: date, year: int) -> date:
    return day if (day.month, day.day) == (2, 29) else day.replace(year=year)


def _few_of_a_sentence(page: Page, stretches: list[Stretch]) -> Iterator[Stretch]:
    """Only so many stretches of one sentence as a timetable may have: thousands stand in hostile texts alone."""
    for _, same in groupby(stretches, key=lambda stretch: page.sentence(stretch.span[0])):
        yield from islice(same, 100)


SEVERAL = 4
LONGEST_ROUND = {
    Precision.MONTH: timedelta(days=31),
    Precision.QUARTER: timedelta(days=92),
    Precision.YEAR: timedelta(days=366),
}


def _told_closer(window: Window, days: list[tuple[date, date]]) -> bool:
    """Whether a month or quarter only rounds a range of days told too: 'trong tháng 5 … từ 12/5 đến 16/5'."""
    if (
        window.precision is Precision.DAY
        or not (window.start and window.end)
        or window.purpose is not WindowPurpose.INSPECTION
        or window.end - window.start > LONGEST_ROUND[window.precision]
    ):
        return False
    first, last = bisect_left(days, (window.start,)), bisect_right(days, (window.end, date.max))
    closer = [start < end for start, end in days[first:last] if end <= window.end]
    if not any(closer):
        return False
    # A range told backwards is in it, too, from whatever later day it begins.
    closer += [False for start, end in days[last:] if end <= window.end]
    # One range in it; among other days it is one visit of several in that month.
    return all(closer) or len(closer) < SEVERAL


def _within(span: Span, taken: list[Span]) -> bool:
    place = bisect_right(taken, (span[0], 1 << 60)) - 1
    return any(start < span[1] and span[0] < end for start, end in taken[max(0, place) : place + 2])
