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
    r"ngày\s{1,3}(?:[\s.…_]{0,12}/\s?\d{1,2}\s?/\s?\d{4}|\d{1,2}\s{1,3}tháng[\s.…]{1,12}năm\s{1,3}\d{4}|tháng\s{1,3}\d{1,2}\s{1,3}năm\s{1,3}\d{4})"
)
# A visit cannot come before the paper by which it was made.
MADE_BY = pattern_of(r"(?<!\w)(?:theo|thực\s{1,2}hiện|tại|căn\s{1,2}cứ)\s{1,2}(?:[^\s.;]+\s{1,2}){0,3}$")
ORDERS = ("Kế hoạch", "Quyết định", "Thông báo")
AFTERWARDS = ("kết quả", "kết luận", "khắc phục", "chấn chỉnh", "xử lý", "đôn đốc", "báo cáo", "sau kiểm tra")
BESIDE = 24
MANY = 5000


def find_days(told: Told) -> Iterator[Anomaly]:
    """Yield what is wrong with the days of the documents and with other days of the text."""
    mended = in_its_year(told.citations)
    planned = [w for w in told.windows if w.purpose is WindowPurpose.INSPECTION and w.end][:MANY]
    for c in once(told.citations):
        if c.date and not c.date_inferred:
            right = mended.get((ref(c), c.date))
            suggestion = right.isoformat() if right else None
            yield from _after_text(told, c, c.date, suggestion)
            if last := _last(told, c, c.date, planned) or _led_to(told, c, planned):
                yield from _after_inspection(told, c, c.date, last, suggestion)
    yield from _left_out(told)
    yield from _impossible(told)


def _after_text(told: Told, c: Citation, day: date, suggestion: str | None) -> Iterator[Anomaly]:
    last = told.day
    own = told.documents.own
    if last is None or day <= last or c.role is CitationRole.SELF or (own and own.reference == c.reference):
        return
    where = "ngày đăng" if told.page_date else "ngày ban hành văn bản này"
    message = f"{label(c)} ghi ngày {vietnamese(day)}, sau {where} {vietnamese(last)}."
    spans = (c.span, told.page_date.span) if told.page_date else (c.span,)
    values = (ref(c), day.isoformat(), last.isoformat())
    yield told.anomaly(AnomalyType.DATE_AFTER_PAGE, Severity.ERROR, message, values, spans, suggestion)


def _after_inspection(told: Told, c: Citation, day: date, last: Window, suggestion: str | None) -> Iterator[Anomaly]:
    if last.end is None or day <= last.end:
        return
    message = (
        f"{label(c)} ghi ngày {vietnamese(day)}, sau cả thời gian kiểm tra được đặt ra (đến {vietnamese(last.end)})."
    )
    values = (ref(c), day.isoformat(), last.end.isoformat())
    yield told.anomaly(
        AnomalyType.DATE_AFTER_EXECUTION, Severity.ERROR, message, values, (c.span, last.span), suggestion
    )


def _last(told: Told, c: Citation, day: date, planned: list[Window]) -> Window | None:
    """The last window of the year that a plan or team is made for; what comes later (a re-inspection) is another matter."""
    if not _orders(c) and c.role not in (CitationRole.PLAN, CitationRole.TEAM):
        return None
    years = PLANNED_IN.findall((c.subject or "").lower())
    year = int(years[-1]) if years else (told.year or day.year)
    mine = [w for w in planned if w.end and w.end.year == year]
    if not mine and years:
        return None
    return max(mine or planned, key=lambda w: w.end or date.min, default=None)


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
        elif mention.day and mention.day.year is None and c.role in _WEIGHTY and not _said_of_late(told, mention.day):
            words = told.page.surface(mention.day.span)
            understood = f"; hiểu là {vietnamese(c.date)}." if c.date else "."
            message = f"Ngày của số {ref(c)} ghi “{words}”, không có năm{understood}"
            day = c.date.isoformat() if c.date else None
            yield told.anomaly(
                AnomalyType.MISSING_DATE, Severity.NOTE, message, (ref(c), words), (c.span, mention.day.span), day
            )
    yield from _half(told, seen)


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


def _impossible(told: Told) -> Iterator[Anomaly]:
    for day in told.page.days[:MANY]:
        if day.impossible and (day.year or told.page.low[day.span[0]] == "n"):
            words = " ".join(told.page.surface(day.span).split())
            written = f"{day.year:04d}-{day.month:02d}-{day.day:02d}" if day.year else words
            message = f"Không có ngày nào là “{words}”."
            yield told.anomaly(AnomalyType.IMPOSSIBLE_DATE, Severity.ERROR, message, (words, written), (day.span,))
