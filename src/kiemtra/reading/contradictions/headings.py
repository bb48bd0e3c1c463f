"""Heading and body that name different things, and annexes without their number."""

from collections.abc import Iterator

from kiemtra.reading.contradictions.told import Told
from kiemtra.reading.text.normalise import fold
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.text.sections import Topic
from kiemtra.reading.text.title import title_of
from kiemtra.reading.values import Anomaly, AnomalyType, CitationRole, Severity, Span

ANNEX = pattern_of(r"phụ\s{1,2}lục\s{1,2}(?:kèm\s{1,2}theo|đính\s{1,2}kèm)")
NUMBERED_ANNEX = pattern_of(r"(?:phụ|phục)\s{1,2}lục\s{1,2}(?:số\s{1,2})?(?:\d|[ivx]+(?!\w))")
TOPICS = (
    ("PAPI", pattern_of(r"(?<!\w)papi(?!\w)|hiệu\s{1,2}quả\s{1,2}quản\s{1,2}trị(?:,|\s{1,2}và)\s{1,2}hành\s{1,2}chính\s{1,2}công")),
    ("SIPAS", pattern_of(r"(?<!\w)sipas(?!\w)|hài\s{1,2}lòng")),
)  # fmt: skip
INSPECTS = pattern_of(r"(?<!\w)kiểm\s{1,2}tra(?!\w)")
REFORM = pattern_of(r"cải\s{1,2}cách\s{1,2}hành|cchc")
# What the text itself issues or sets up, with the year it is for: 'ban hành Kế hoạch … năm 2022 như sau:', 'Điều 1. Thành lập … năm 2022'.
ISSUED = pattern_of(
    r"ban\s{1,2}hành\s{1,2}kế\s{1,2}hoạch[^.;:\n]{0,120}?năm\s{1,2}(20\d\d)(?!\s?-)[^.;:\n]{0,60}(?:như\s{1,2}sau|sau\s{1,2}đây|với\s{1,2}(?:các\s{1,2})?nội\s{1,2}dung)|"
    r"điều\s{1,2}1\s?[.:]\s{1,2}(?:ban\s{1,2}hành|thành\s{1,2}lập|phê\s{1,2}duyệt)[^.;:\n]{0,160}?năm\s{1,2}(20\d\d)(?!\s?-)"
)
YEAR = pattern_of(r"năm\s{1,2}(20\d\d)(?!\s?-)")
# A longer part on contents names its topics in other words.
SHORT_CONTENT = 400
# The plan that a text is about stands in its opening.
OPENING = 800


def find_headings(told: Told) -> Iterator[Anomaly]:
    """Yield where the heading promises what the text does not say."""
    plan, page = told.documents.plan, told.page
    head = page.low[page.head[0] : page.head[1]]
    subject = (
        fold(plan.subject)
        if plan and plan.role is CitationRole.PLAN and plan.subject and plan.span[0] < page.head[1] + OPENING
        else ""
    )
    if plan and plan.reference and subject and INSPECTS.search(head) and not INSPECTS.search(subject):
        message = f"Tiêu đề nói về kiểm tra nhưng {plan.surface} lại được ghi là “{plan.subject}”."
        values = (f"{plan.surface} {plan.subject}", plan.reference)
        yield told.anomaly(AnomalyType.TITLE_CONFLICT, Severity.NOTE, message, values, (plan.span, page.head))
    topics = [label for label, pattern in TOPICS if pattern.search(head)] if plan else []
    contents = [(s, e) for s, e in page.sentences if told.sections.at(s) is Topic.CONTENT] if topics else []
    if contents:
        yield from _narrowed(told, topics, contents)
    yield from _of_two_years(told)
    yield from _annex(told)


def _of_two_years(told: Told) -> Iterator[Anomaly]:
    """A title of one year over a text that issues or sets up the same for another."""
    title = title_of(told.page) if told.documents.own else None
    years = YEAR.findall(told.page.low, *title) if title else []
    if title is None or len(set(years)) != 1:
        return
    m = next(told.page.matches(ISSUED, "ban", "điều"), None)
    other = m and (m[1] or m[2])
    if m and other and other != years[0] and m.start() > title[1]:
        message = f"Tiêu đề ghi năm {years[0]} nhưng nội dung ghi năm {other}."
        kind = AnomalyType.TITLE_CONFLICT
        yield told.anomaly(kind, Severity.WARNING, message, (years[0], other), (title, m.span()))


def _narrowed(told: Told, topics: list[str], contents: list[Span]) -> Iterator[Anomaly]:
    place = (contents[0][0], contents[-1][1])
    words = told.page.low[place[0] : place[1]]
    missing = [label for label, pattern in TOPICS if label in topics and not pattern.search(words)]
    if missing and REFORM.search(words) and len(words) <= SHORT_CONTENT:
        message = f"Tiêu đề có {missing[0]} nhưng phần nội dung kiểm tra không nhắc đến."
        kind, spans = AnomalyType.TITLE_CONFLICT, (told.page.head, place)
        yield told.anomaly(kind, Severity.NOTE, message, (missing[0],), spans)


def _annex(told: Told) -> Iterator[Anomaly]:
    page = told.page
    bare = next(page.matches(ANNEX, "phụ"), None)
    if bare and len({m.group()[-1] for m in page.matches(NUMBERED_ANNEX, "phụ", "phục")}) > 1:
        words = page.surface(bare.span())
        message = f"“{words}” không ghi số phụ lục trong khi văn bản có nhiều phụ lục."
        yield told.anomaly(AnomalyType.TYPO, Severity.NOTE, message, (words,), (bare.span(),))
