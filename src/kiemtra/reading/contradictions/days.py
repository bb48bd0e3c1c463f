"""Days that cannot be: after the page that tells of them, after what they plan, left out, or in no calendar."""

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date

from kiemtra.reading.contradictions.series import in_its_year
from kiemtra.reading.contradictions.told import Told, label, once, ref
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.times.dates import Day, vietnamese
from kiemtra.reading.values import (
    Anomaly,
    AnomalyType,
    Citation,
    CitationRole,
    Precision,
    Severity,
    Window,
    WindowPurpose,
)

PLANNED_IN = pattern_of(r"năm\s{1,2}(20\d\d)(?!\s?-)")
# 'ngày 7 tháng năm 2022', 'ngày tháng 01 năm 2020': a part was never filled in.
HALF_DAY = pattern_of(
    r"ngày\s{1,3}(?:[\s.…_]{0,12}/(?:\s?\d{1,2}|[\s.…_]{0,8})\s?/\s?\d{4}|\d{1,2}\s{1,3}tháng[\s.…]{1,12}năm\s{1,3}\d{4}|tháng\s{1,3}\d{1,2}\s{1,3}năm\s{1,3}\d{4}|"
    r"\d{1,2}\s?/\s?\d{1,2}\s?/(?:(?!\s{0,2}\d)|(?:20)?\d?[.…_]{1,8}))"
)
# 'ngày 15 tháng 02 năm   của': the year was never filled in.
NO_YEAR = pattern_of(r"\s{1,3}năm(?=\s{0,12}[.…_,;)]|\s{1,12}(?:của|về|v/v)(?!\w))")
# The line of place and day below the number of the document itself.
OWN_LINE = pattern_of(r"ngày(?:[\s.…_]{2,14}tháng[\s.…_\d]{1,10}năm|[\s.…_]{0,4}\d{1,2}\s{1,3}tháng[\s.…_]{2,10}năm)")
HEAD, HEAD_LINES = 1500, 400
# A visit cannot come before the paper by which it was made.
MADE_BY = pattern_of(r"(?<!\w)(?:theo|thực\s{1,2}hiện|tại|căn\s{1,2}cứ)\s{1,2}(?:[^\s.;]+\s{1,2}){0,3}$")
# Days that no year has, and what leads a day that has no word and no year.
NO_SUCH = pattern_of(
    r"(?P<day>(?<![/.,-])(?P<d>3[01])[/-](?P<m>0?2|(?<=31[/-])(?:0?[469]|11)))(?![\d/-]|[.,]\d|\s{1,2}(?:\w+\s)?(?:đơn|xã|phường|phòng|sở|cơ|huyện|hồ|thủ|văn|tiêu|chỉ))"
)
LED = pattern_of(r"(?<!\w)(?:trước|đến|tới|từ|hết|sáng|chiều|nhất|là|và|vào)\s{1,2}$")
EARLIER = pattern_of(r"(?<!\w)(?:trước\s{1,2}đó|đợt\s{1,2}trước|lần\s{1,2}trước|năm\s{1,2}trước)(?!\w)")
LEFT_OUT = pattern_of(r"[^.;\n]{0,30}?(?<!\w)nên\s{1,2}(?:không|chưa|lần)(?!\w)")
ORDERS = ("Kế hoạch", "Quyết định", "Thông báo")
AFTERWARDS = ("kết quả", "kết luận", "khắc phục", "chấn chỉnh", "xử lý", "đôn đốc", "báo cáo", "sau kiểm tra")
BESIDE = 24
MANY = 5000


def find_days(told: Told) -> Iterator[Anomaly]:
    """Yield what is wrong with the days of the documents and with other days of the text."""
    documents = once(told.citations)
    # Asked only where a day is wrong.
    mended: dict[tuple[str, date], date] | None = None
    planned = [w for w in told.windows if w.purpose is WindowPurpose.INSPECTION and w.end][:MANY]
    for c in documents:
        if c.date and not c.date_inferred:
            late, last = _after_text(told, c, c.date), _over(told, c, c.date, planned)
            if not late and last is None:
                continue
            mended = in_its_year(told.citations) if mended is None else mended
            right = mended.get((ref(c), c.date))
            suggestion = right.isoformat() if right else None
            if late:
                yield _told_late(told, c, c.date, suggestion)
            if last and last.end:
                yield _after_inspection(told, c, c.date, last, last.end, suggestion)
    yield from _left_out(told)
    yield from _impossible(told)


def _after_text(told: Told, c: Citation, day: date) -> bool:
    """Whether a document is younger than the text that speaks of it."""
    last, own = told.day, told.documents.own
    if last is None or day <= last:
        return False
    return c.role is not CitationRole.SELF and not (own and own.reference == c.reference)


def _told_late(told: Told, c: Citation, day: date, suggestion: str | None) -> Anomaly:
    last = told.day or day
    where = "ngày đăng" if told.page_date else "ngày ban hành văn bản này"
    message = f"{label(c)} ghi ngày {vietnamese(day)}, sau {where} {vietnamese(last)}."
    spans = (c.span, told.page_date.span) if told.page_date else (c.span,)
    values = (ref(c), day.isoformat(), last.isoformat())
    return told.anomaly(AnomalyType.DATE_AFTER_PAGE, Severity.ERROR, message, values, spans, suggestion)


def _after_inspection(told: Told, c: Citation, day: date, last: Window, end: date, suggestion: str | None) -> Anomaly:
    message = f"{label(c)} ghi ngày {vietnamese(day)}, sau cả thời gian kiểm tra được đặt ra (đến {vietnamese(end)})."
    values = (ref(c), day.isoformat(), end.isoformat())
    kind, spans = AnomalyType.DATE_AFTER_EXECUTION, (c.span, last.span)
    return told.anomaly(kind, Severity.ERROR, message, values, spans, suggestion)


def _over(told: Told, c: Citation, day: date, planned: list[Window]) -> Window | None:
    """The last of the visits that a document orders, where it is over on the day of that document."""
    last = _last(told, c, day, planned) or _led_to(told, c, planned)
    if last is None or last.end is None or day <= last.end:
        return None
    planned = [w for w in planned if not _earlier(told, w)]
    last = _last(told, c, day, planned) or _led_to(told, c, planned)
    return last if last and last.end and day > last.end else None


def _last(told: Told, c: Citation, day: date, planned: list[Window]) -> Window | None:
    """The last window of the year that a plan or team is made for; what comes later (a re-inspection) is another matter."""
    if not _orders(c) and c.role not in (CitationRole.PLAN, CitationRole.TEAM):
        return None
    years = PLANNED_IN.findall((c.subject or "").lower())
    year = int(years[-1]) if years else (told.year or day.year)
    mine = [w for w in planned if w.end and w.end.year == year]
    if not mine and years:
        return None
    last = max(_listed(told, c, day, mine) or mine or planned, key=lambda w: w.end or date.min, default=None)
    # A year that was only inferred, and not as that of the text, proves nothing.
    return None if last and last.year_inferred and last not in mine else last


def _listed(told: Told, c: Citation, day: date, mine: list[Window]) -> list[Window]:
    """The days of a timetable that are all over on the day of its notice, whatever a later month or quarter is for."""
    if c.role is not CitationRole.SELF:
        return []
    days = [w for w in mine if w.precision is Precision.DAY]
    over = len(days) > 1 and all(w.end and w.end < day for w in days)
    return [w for w in days if "đã" not in told.page.before(w.span[0], 60)] if over else []


def _earlier(told: Told, w: Window) -> bool:
    """'xã … đã kiểm tra vào quý I nên không có tên trong lịch này': what an earlier plan set."""
    return (
        EARLIER.search(told.page.before(w.span[0], 60)) is not None
        or LEFT_OUT.match(told.page.low, w.span[1]) is not None
    )


def _orders(c: Citation) -> bool:
    """Whether the document itself orders or announces the visits; one that tells of their results comes after them."""
    subject = (c.subject or "").lower()
    if c.role is not CitationRole.SELF or c.kind not in ORDERS or "kiểm tra" not in subject:
        return False
    return not any(word in subject for word in AFTERWARDS)


def _led_to(told: Told, c: Citation, planned: list[Window]) -> Window | None:
    """The visits that the same sentence tells were made on this ground."""
    if c.role is not CitationRole.BASIS or not MADE_BY.search(told.page.before(c.span[0], 40)):
        return None
    start, end = told.page.sentence(c.span[0])
    return next((w for w in planned if start <= w.span[0] < end and w.precision is Precision.DAY), None)


def _left_out(told: Told) -> Iterator[Anomaly]:
    seen: set[int] = set()
    for mention, c in told.pairs:
        if mention.empty_day:
            seen.add(mention.empty_day[0])
            message = f"Sau số {ref(c)} có chữ “ngày” nhưng không ghi đủ ngày, tháng, năm."
            day = c.date.isoformat() if c.date else None
            yield told.anomaly(
                AnomalyType.MISSING_DATE, Severity.WARNING, message, (ref(c),), (c.span, mention.empty_day), day
            )
        elif (
            mention.day
            and mention.day.year is None
            and ((unfinished := NO_YEAR.match(told.page.low, mention.day.span[1])) or c.role in _WEIGHTY)
            and not _said_of_late(told, mention.day)
        ):
            words = told.page.surface((mention.day.span[0], unfinished.end() if unfinished else mention.day.span[1]))
            understood = f"; hiểu là {vietnamese(c.date)}." if c.date else "."
            message = f"Ngày của số {ref(c)} ghi “{words}”, không có năm{understood}"
            day = c.date.isoformat() if c.date else None
            severity = Severity.WARNING if unfinished else Severity.NOTE
            yield told.anomaly(
                AnomalyType.MISSING_DATE, severity, message, (ref(c), words), (c.span, mention.day.span), day
            )
    yield from _half(told, seen)
    yield from _own_line(told)


_WEIGHTY = (CitationRole.PLAN, CitationRole.TEAM, CitationRole.SUBJECT)


def _said_of_late(told: Told, day: Day) -> bool:
    """'hôm 28/8' is how the press tells a day of its own weeks."""
    return "hôm" in told.page.low[max(0, day.span[0] - 5) : day.span[0] + 4]


def _half(told: Told, seen: set[int]) -> Iterator[Anomaly]:
    undated = [c for c in told.citations if c.date is None and c.number]
    ends = [c.span[1] for c in undated]
    for m in told.page.matches(HALF_DAY, "ngày"):
        place = bisect_left(ends, m.start() + 1) - 1
        if place < 0 or m.start() - ends[place] > BESIDE or any(at in seen for at in range(m.start() - 3, m.end())):
            continue
        c = undated[place]
        words = " ".join(told.page.surface(m.span()).split())
        message = f"Ngày của số {ref(c)} ghi “{words}”, thiếu ngày hoặc tháng."
        yield told.anomaly(AnomalyType.MISSING_DATE, Severity.WARNING, message, (ref(c), words), (c.span, m.span()))


def _own_line(told: Told) -> Iterator[Anomaly]:
    """The document's own day, left open under its number: 'Bắc Kạn, ngày     tháng 3 năm 2022'."""
    low, first = told.page.low, told.citations[0] if told.citations else None
    if first is None or first.date or first.span[0] > HEAD or not low.startswith("số", first.span[0]):
        return
    for m in told.page.matches(OWN_LINE, "ngày"):
        if m.start() > first.span[1] + HEAD_LINES:
            return
        if m.start() > first.span[1] and low[m.start() - 4 : m.start()].rstrip().endswith(","):
            words = " ".join(told.page.surface(m.span()).split())
            message = f"Văn bản số {ref(first)} không ghi đủ ngày ban hành."
            kind = AnomalyType.MISSING_DATE
            yield told.anomaly(kind, Severity.WARNING, message, (ref(first), words), (first.span, m.span()))
            return


def _short_ones(told: Told) -> Iterator[Day]:
    """'gửi trước 31/9': a day without its word, which no year has."""
    known = {day.span[1] for day in told.page.days}
    for m in told.page.matches(NO_SUCH, "30", "31"):
        if m.end("day") not in known and LED.search(told.page.low, max(0, m.start() - 12), m.start()):
            yield Day(m.span("day"), int(m["d"]), int(m["m"]), None)


def _impossible(told: Told) -> Iterator[Anomaly]:
    written = (day for day in told.page.days[:MANY] if day.year or told.page.low[day.span[0]] == "n")
    for day in (*written, *_short_ones(told)):
        if day.impossible:
            words = " ".join(told.page.surface(day.span).split())
            value = f"{day.year:04d}-{day.month:02d}-{day.day:02d}" if day.year else words
            message = f"Không có ngày nào là “{words}”."
            yield told.anomaly(AnomalyType.IMPOSSIBLE_DATE, Severity.ERROR, message, (words, value), (day.span,))
