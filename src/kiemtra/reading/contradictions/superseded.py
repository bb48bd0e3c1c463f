"""Grounds that others had replaced on the day of the text, and plans of a year that was over."""

from collections.abc import Iterator
from datetime import date

from kiemtra.reading.contradictions.told import Told, ref
from kiemtra.reading.data.superseded import NAMED, NUMBERED
from kiemtra.reading.text.normalise import fold
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.times.dates import vietnamese
from kiemtra.reading.values import Anomaly, AnomalyType, Citation, CitationRole, Severity, WindowPurpose

BY_NUMBER = {number.lower(): (after, since) for number, after, since in NUMBERED}
BY_NAME = {(fold(name), year): (after, since) for name, year, after, since in NAMED}
# Its own sentence tells that it no longer holds, or that another one amends it.
KNOWN = pattern_of(r"(?<!\w)(?:thay\s{1,2}thế|hết\s{1,2}hiệu\s{1,2}lực|bãi\s{1,2}bỏ)(?!\w)")
# It stands in the title of the one that amends it.
AMENDED = pattern_of(r"sửa\s{1,2}đổi[^;\n]{0,110}$")
THIS_REPLACES = pattern_of(r"này(?:[^.;]{1,40})?\s{1,2}thay\s{1,2}thế")
GROUND = pattern_of(r"[\s*+•-]{0,6}(?:căn\s{1,2}cứ|thực\s{1,2}hiện|theo)(?!\w)")
OF_ONE_YEAR = pattern_of(r"năm (20\d\d)$")
OF_YEARS = pattern_of(r"giai đoạn (?:20\d\d)\s?-\s?(20\d\d)$")
# What was done in years gone by rested on what held then.
THEN = pattern_of(
    r"(?:giai\s{1,2}đoạn|trong\s{1,2}(?:các\s{1,2})?năm|từ\s{1,2}năm|những\s{1,2}năm)[^.;]{0,40}?((?:19|20)\d\d)"
)
USED = (CitationRole.BASIS, CitationRole.CHECKED)
ORDERS = ("Kế hoạch", "Chương trình", "Chỉ thị", "Công văn")
YEAR = pattern_of(r"(?:19|20)\d\d(?!\d)")


def find_superseded(told: Told) -> Iterator[Anomaly]:
    """Yield each ground that was out of date, once."""
    day = told.day or (date(told.year, 1, 1) if told.year else None)
    seen: set[str] = set()
    for c in told.citations:
        if ref(c) in seen or not (c.role in USED or _is_used(told, c)):
            continue
        for found in (_replaced(told, c, day), _over(told, c), _replaced_here(told, c)):
            if found:
                seen.add(ref(c))
                yield found
                break


def _replaced(told: Told, c: Citation, day: date | None) -> Anomaly | None:
    if c.role is CitationRole.CHECKED:
        return None
    known = BY_NUMBER.get(c.reference.lower()) if c.reference else None
    if known is None and c.name and (year := _year(c)):
        known = BY_NAME.get((fold(" ".join(c.name.split())), year))
    if (
        known is None
        or day is None
        or day < known[1]
        or _year_differs(c)
        or KNOWN.search(_sentence(told, c))
        or AMENDED.search(told.page.before(c.span[0], 120))
        or _then(told, c, known[1])
    ):
        return None
    after, since = known
    called = c.surface if c.number is None else f"{c.kind} số {c.reference}"
    message = f"“{called}” không còn áp dụng từ ngày {vietnamese(since)}: đã có {after}."
    values = (ref(c), *((c.date.isoformat(),) if c.date else ()), after)
    return told.anomaly(AnomalyType.SUPERSEDED_BASIS, Severity.WARNING, message, values, (c.span,))


def _is_used(told: Told, c: Citation) -> bool:
    """Said elsewhere to be replaced, and yet a ground here."""
    if c.role is not CitationRole.REPLACED:
        return False
    start = told.page.sentence(c.span[0])[0]
    return bool(GROUND.match(told.page.low, start)) and not KNOWN.search(_sentence(told, c))


def _replaced_here(told: Told, c: Citation) -> Anomaly | None:
    if c.role is not CitationRole.REPLACED:
        return None
    message = f"{c.kind} số {c.reference} được chính văn bản này nói là đã thay thế nhưng vẫn dùng làm căn cứ."
    if any(told.documents.own and _by_this(told, other) for other in told.citations if other.reference == c.reference):
        return None
    others = [other for other in told.citations if other.reference == c.reference and other.span != c.span]
    spans = (c.span, *(other.span for other in others[:1]))
    return told.anomaly(AnomalyType.SUPERSEDED_BASIS, Severity.WARNING, message, (ref(c),), spans)


def _by_this(told: Told, c: Citation) -> bool:
    """'Kế hoạch này thay thế Kế hoạch số …': until then it was the ground."""
    return bool(THIS_REPLACES.search(told.page.before(c.span[0], 80)))


def _year(c: Citation) -> int | None:
    if c.date:
        return c.date.year
    m = YEAR.search(c.surface)
    return int(m.group()) if m else None


def _year_differs(c: Citation) -> bool:
    """'76/NQ-CP' was given twice: a resolution of another year is another one."""
    return c.reference == "30c/NQ-CP" and c.date is not None and c.date.year != 2011


def _then(told: Told, c: Citation, since: date) -> bool:
    m = THEN.search(told.page.before(c.span[0], 120))
    return m is not None and int(m[1]) < since.year


def _sentence(told: Told, c: Citation) -> str:
    return told.page.before(c.span[0], 160) + " " + told.page.after(c.span[1], 160)


def _over(told: Told, c: Citation) -> Anomaly | None:
    """A plan made for one year that was over before the year of the inspection."""
    if told.year is None or not c.subject or not c.reference or c.date is None:
        return None
    m, stage = OF_ONE_YEAR.search(c.subject), OF_YEARS.search(c.subject)
    if stage:
        # The programme of the next years often comes out in their course: the first of them may rest on the last.
        over = c.date.year <= int(stage[1]) < told.year - 1
        return _told_over(told, c, stage[1]) if over and c.role in USED else None
    if m is None or not int(m[1]) < told.year or c.date.year > int(m[1]) or not _plans(told, c, int(m[1])):
        return None
    return _told_over(told, c, m[1])


def _told_over(told: Told, c: Citation, last: str) -> Anomaly:
    message = f"{c.kind} số {c.reference} đặt ra đến năm {last} nhưng được dùng cho năm {told.year}."
    values = (ref(c), *((c.date.isoformat(),) if c.date else ()), last, str(told.year))
    return told.anomaly(AnomalyType.SUPERSEDED_BASIS, Severity.NOTE, message, values, (c.span,))


def _plans(told: Told, c: Citation, year: int) -> bool:
    """Results of a year that is over are a ground for the next; its plan is not, unless that year is inspected too."""
    if c.role is CitationRole.CHECKED:
        periods = [w.start for w in told.windows if w.purpose is WindowPurpose.DATA_PERIOD and w.start]
        return c.kind in ORDERS and not any(start.year <= year for start in periods)
    return c.kind in ("Kế hoạch", "Chương trình") or "kế hoạch" in (c.subject or "").lower()
