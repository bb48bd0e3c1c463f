"""Contradictions within one text: dates against the page, the plan's own time, the number series, the symbols."""

import re
from datetime import date
from itertools import pairwise

from kiemtra.reading.citations import Mention, kinds_disagree
from kiemtra.reading.data.kinds import KINDS, LETTER_KINDS
from kiemtra.reading.dates import vietnamese
from kiemtra.reading.page import Page
from kiemtra.reading.values import (
    Anomaly,
    AnomalyType,
    Citation,
    CitationRole,
    PageDate,
    Severity,
    Span,
    Window,
    WindowPurpose,
)

Kind = AnomalyType
GRACE_DAYS = 3


def anomaly(
    kind: Kind,
    severity: Severity,
    message: str,
    values: tuple[str, ...],
    spans: tuple[Span, ...],
    name: str,
    suggestion: str | None = None,
) -> Anomaly:
    """Return an anomaly of one document."""
    return Anomaly(kind, severity, message, values, suggestion, spans, (name,))


def date_anomalies(
    page: Page,
    citations: tuple[Citation, ...],
    page_date: PageDate | None,
    windows: tuple[Window, ...],
    own: Citation | None,
    name: str,
) -> list[Anomaly]:
    """Return documents dated after the page that cites them, or after what they plan."""
    found = []
    last = page_date.date if page_date else (own.date if own else None)
    for c in _once(citations):
        if c.date is None or c.date_inferred:
            continue
        label = f"{c.kind} số {c.reference or c.number}" if c.number else (c.name or c.kind)
        if last and c.date > last and c.role is not CitationRole.SELF:
            where = "ngày đăng" if page_date else "ngày ban hành văn bản này"
            message = f"{label} ghi ngày {vietnamese(c.date)}, sau {where} {vietnamese(last)}."
            spans = (c.span, page_date.span) if page_date else (c.span,)
            found.append(
                anomaly(
                    Kind.DATE_AFTER_PAGE,
                    Severity.ERROR,
                    message,
                    (_ref(c), c.date.isoformat(), last.isoformat()),
                    spans,
                    name,
                    _neighbour(c, citations),
                )
            )
        found += _after_execution(c, label, windows, citations, name)
    return found


def _after_execution(
    c: Citation, label: str, windows: tuple[Window, ...], citations: tuple[Citation, ...], name: str
) -> list[Anomaly]:
    planned = [w for w in windows if w.purpose is WindowPurpose.INSPECTION and w.end]
    if c.role is not CitationRole.PLAN or not planned or c.date is None:
        return []
    last = max(planned, key=lambda w: w.end or date.min)
    if last.end is None or c.date <= last.end:
        return []
    message = f"{label} ghi ngày {vietnamese(c.date)}, sau cả thời gian kiểm tra mà kế hoạch đặt ra (đến {vietnamese(last.end)})."
    return [
        anomaly(
            Kind.DATE_AFTER_EXECUTION,
            Severity.ERROR,
            message,
            (_ref(c), c.date.isoformat(), last.end.isoformat()),
            (c.span, last.span),
            name,
            _neighbour(c, citations),
        )
    ]


def _ref(c: Citation) -> str:
    return c.reference or c.number or c.name or c.surface


def _once(citations: tuple[Citation, ...]) -> list[Citation]:
    seen: dict[tuple[str, date | None], Citation] = {}
    for c in citations:
        seen.setdefault((_ref(c), c.date), c)
    return list(seen.values())


def _series(citations: tuple[Citation, ...]) -> list[list[Citation]]:
    """Documents of one number series in order of number: same symbol, same issuer."""
    series: dict[tuple[str, str], list[Citation]] = {}
    for c in _once(citations):
        if c.symbol and c.issuer and c.date and c.number and c.number.isdigit() and not c.date_inferred:
            series.setdefault((c.symbol, c.issuer), []).append(c)
    return [sorted(group, key=lambda c: (int(c.number or 0), c.span)) for group in series.values()]


def _neighbour(c: Citation, citations: tuple[Citation, ...]) -> str | None:
    """The date of the document with a number beside it: same day and month, another year."""
    for group in _series(citations):
        for other in group:
            if other.symbol == c.symbol and other.issuer == c.issuer and _slipped(c, other):
                return other.date.isoformat() if other.date else None
    return None


def _slipped(a: Citation, b: Citation) -> bool:
    if not (a.date and b.date and a.number and b.number) or a.date.year == b.date.year or a.number == b.number:
        return False
    return abs(int(a.number) - int(b.number)) <= 5 and (a.date.day, a.date.month) == (b.date.day, b.date.month)


def sequence_anomalies(citations: tuple[Citation, ...], name: str) -> list[Anomaly]:
    """Return breaks in a number series: a higher number of an earlier day in one year, or a year that has slipped."""
    found = []
    for group in _series(citations):
        for a, b in pairwise(group):
            if not (a.date and b.date) or a.number == b.number:
                continue
            slipped = _slipped(a, b)
            reversed_order = a.date.year == b.date.year and (a.date - b.date).days >= GRACE_DAYS
            if slipped or reversed_order:
                message = (
                    f"Số {a.reference} ghi ngày {vietnamese(a.date)} nhưng số {b.reference} ghi ngày {vietnamese(b.date)}: "
                    + (
                        "số liền nhau mà lệch năm, có thể ghi sai năm."
                        if slipped
                        else "số lớn hơn mà ngày lại sớm hơn."
                    )
                )
                values = (_ref(a), _ref(b), a.date.isoformat(), b.date.isoformat())
                found.append(
                    anomaly(
                        Kind.SEQUENCE_BREAK,
                        Severity.WARNING,
                        message,
                        values,
                        (a.span, b.span),
                        name,
                        a.date.isoformat() if slipped else None,
                    )
                )
    return found


def writing_anomalies(
    page: Page, mentions: tuple[Mention, ...], citations: tuple[Citation, ...], name: str
) -> list[Anomaly]:
    """Return dates left out or impossible, and kinds or issuers that the symbol contradicts."""
    found = []
    for mention, c in zip(mentions, citations, strict=True):
        if mention.empty_day:
            message = f"Sau số {_ref(c)} có chữ “ngày” nhưng không ghi ngày nào."
            suggestion = c.date.isoformat() if c.date else None
            found.append(
                anomaly(
                    Kind.MISSING_DATE,
                    Severity.WARNING,
                    message,
                    (_ref(c),),
                    (c.span, mention.empty_day),
                    name,
                    suggestion,
                )
            )
        if (
            mention.day
            and mention.day.year is None
            and c.role in (CitationRole.PLAN, CitationRole.TEAM, CitationRole.SUBJECT)
        ):
            words = page.surface(mention.day.span)
            message = f"Ngày của số {_ref(c)} ghi “{words}”, không có năm" + (
                f"; hiểu là {vietnamese(c.date)}." if c.date else "."
            )
            found.append(
                anomaly(
                    Kind.MISSING_DATE,
                    Severity.NOTE,
                    message,
                    (_ref(c), words),
                    (c.span, mention.day.span),
                    name,
                    c.date.isoformat() if c.date else None,
                )
            )
        found += _symbol(mention, c, name)
    return found + _impossible(page, name)


def _impossible(page: Page, name: str) -> list[Anomaly]:
    found = []
    for day in page.days[:5000]:
        if day.impossible and (day.year or page.low[day.span[0]] == "n"):
            words = " ".join(page.surface(day.span).split())
            iso = f"{day.year:04d}-{day.month:02d}-{day.day:02d}" if day.year else words
            found.append(
                anomaly(
                    Kind.IMPOSSIBLE_DATE,
                    Severity.ERROR,
                    f"Không có ngày nào là “{words}”.",
                    (words, iso),
                    (day.span,),
                    name,
                )
            )
    return found


def _symbol(mention: Mention, c: Citation, name: str) -> list[Anomaly]:
    found = []
    if wanted := kinds_disagree(mention):
        message = f"Văn bản số {c.reference} được gọi là “{c.kind}” nhưng ký hiệu là của “{wanted}”."
        found.append(
            anomaly(Kind.KIND_SYMBOL_MISMATCH, Severity.WARNING, message, (_ref(c), c.kind, wanted), (c.span,), name)
        )
    if mention.issuer and mention.number and c.issuer and (body := _wrong_body(mention.number.symbol, c.issuer)):
        message = f"Số {c.reference} mang ký hiệu của {body} nhưng ghi do {c.issuer} ban hành."
        found.append(
            anomaly(
                Kind.SYMBOL_ISSUER_MISMATCH,
                Severity.WARNING,
                message,
                (_ref(c), c.issuer, body),
                (c.span, mention.issuer.span),
                name,
            )
        )
    return found


BODIES = {"UBND": "UBND", "HĐND": "HĐND", "CP": "Chính phủ", "TTg": "Thủ tướng"}


def _wrong_body(symbol: str, issuer: str) -> str | None:
    groups = re.split(r"[&./-]", symbol)
    body = next((BODIES[g] for g in groups if g in BODIES), None)
    if body is None or groups[0] not in KINDS:
        return None
    if body in ("UBND", "HĐND"):
        wrong = issuer.startswith(("Sở ", "Phòng ", "Bộ ", "Chính phủ", "Thủ tướng")) or (
            body == "UBND" and issuer.startswith("HĐND")
        )
    else:
        wrong = issuer.startswith(("Sở ", "UBND", "HĐND", "Phòng ", "Bộ ")) or "UBND" in issuer
    return body if wrong else None


def conflict_anomalies(citations: tuple[Citation, ...], name: str) -> list[Anomaly]:
    """Return one number and symbol with two dates a typing slip apart."""
    found = []
    groups: dict[str, list[Citation]] = {}
    for c in citations:
        if c.reference and c.date and not c.date_inferred:
            groups.setdefault(c.reference, []).append(c)
    for group in groups.values():
        first = group[0]
        for other in group[1:]:
            if first.date and other.date and may_be_one(first, other) and first.date != other.date:
                message = f"Cùng số {first.reference} nhưng chỗ ghi ngày {vietnamese(first.date)}, chỗ ghi ngày {vietnamese(other.date)}."
                values = (_ref(first), first.date.isoformat(), other.date.isoformat())
                found.append(
                    anomaly(Kind.DATE_CONFLICT, Severity.ERROR, message, values, (first.span, other.span), name)
                )
                break
    return found


def may_be_one(a: Citation, b: Citation) -> bool:
    """Return whether two dates under one number look like one document: numbers restart each year."""
    if not (a.date and b.date):
        return False
    if a.issuer and b.issuer and _place(a.issuer) != _place(b.issuer):
        return False
    return a.date.year == b.date.year or (a.date.day, a.date.month) == (b.date.day, b.date.month)


def _place(issuer: str) -> str:
    return re.sub(r"^(?:Chủ tịch|Phó Chủ tịch|Thường trực)\s+", "", issuer).lower()


PERIOD = re.compile(
    r"(?<!\w)giai\s{1,2}đoạn\s{1,2}(?:từ\s{1,2})?(?:năm\s{1,2})?(?P<a>(?:19|20)\d\d)\s{0,2}(?:-|đến)\s{0,2}(?:năm\s{1,2})?(?P<b>(?:19|20)\d\d)(?!\d)"
)
PROGRAMME = re.compile(
    r"chương\s{1,2}trình\s{1,2}tổng\s{1,2}thể\s{1,2}(?:cải\s{1,2}cách\s{1,2}hành\s{1,2}chính|cchc)[^.;]{0,40}$"
)
# Master programmes: Decision 136/2001/QĐ-TTg, Resolutions 30c/NQ-CP (2011) and 76/NQ-CP (2021).
PROGRAMMES = {2001: 2010, 2011: 2020, 2021: 2030}


def period_anomalies(page: Page, name: str) -> list[Anomaly]:
    """Return periods that end before they begin, and ends that the master programme does not have."""
    found = []
    for m in PERIOD.finditer(page.low):
        start, end = int(m["a"]), int(m["b"])
        words = " ".join(page.surface(m.span()).split())
        right = PROGRAMMES.get(start) if PROGRAMME.search(page.before(m.start(), 100)) else None
        if end < start:
            message = f"“{words}”: năm cuối {end} trước năm đầu {start}."
            found.append(
                anomaly(Kind.PERIOD_ODD, Severity.WARNING, message, (words, str(start), str(end)), (m.span(),), name)
            )
        elif right and end not in (right, start + 4):
            message = f"“{words}”: chương trình tổng thể cải cách hành chính là giai đoạn {start} - {right}, không phải đến {end}."
            found.append(
                anomaly(
                    Kind.PERIOD_ODD,
                    Severity.WARNING,
                    message,
                    (words, str(end), str(right)),
                    (m.span(),),
                    name,
                    f"{start}-{right}",
                )
            )
    return found


def letter_anomalies(
    page: Page, mentions: tuple[Mention, ...], citations: tuple[Citation, ...], name: str
) -> list[Anomaly]:
    """Return a letter that the text calls by two kinds: 'Văn bản số …', then 'Công văn này'."""
    subject = next((c for c in citations if c.role is CitationRole.SUBJECT and c.kind in LETTER_KINDS), None)
    if subject is None:
        return []
    m = re.search(r"(?<!\w)(?:công\s{1,2}văn|văn\s{1,2}bản)\s{1,2}này(?!\w)", page.low)
    if m is None or m.group().split()[0] == subject.kind.lower().split()[0]:
        return []
    words = page.surface(m.span())
    message = f"“{subject.surface}” về sau được gọi là “{words}”."
    return [
        anomaly(
            Kind.KIND_SYMBOL_MISMATCH, Severity.NOTE, message, (subject.surface, words), (subject.span, m.span()), name
        )
    ]
