"""Heading and body that name different things, and annexes without their number."""

from collections.abc import Iterator

from kiemtra.reading.contradictions.told import Told
from kiemtra.reading.text.normalise import fold
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.text.sections import Topic
from kiemtra.reading.values import Anomaly, AnomalyType, CitationRole, Severity, Span

ANNEX = pattern_of(r"phụ\s{1,2}lục\s{1,2}(?:kèm\s{1,2}theo|đính\s{1,2}kèm)")
NUMBERED_ANNEX = pattern_of(r"(?:phụ|phục)\s{1,2}lục\s{1,2}(?:số\s{1,2})?(?:\d|[ivx]+(?!\w))")
TOPICS = (
    ("PAPI", pattern_of(r"(?<!\w)papi(?!\w)|hiệu\s{1,2}quả\s{1,2}quản\s{1,2}trị(?:,|\s{1,2}và)\s{1,2}hành\s{1,2}chính\s{1,2}công")),
    ("SIPAS", pattern_of(r"(?<!\w)sipas(?!\w)|hài\s{1,2}lòng")),
)  # fmt: skip
INSPECTS = pattern_of(r"(?<!\w)kiểm\s{1,2}tra(?!\w)")
REFORM = pattern_of(r"cải\s{1,2}cách\s{1,2}hành|cchc")
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
    contents = [(s, e) for s, e in page.sentences if told.sections.at(s) is Topic.CONTENT] if plan else []
    if contents:
        yield from _narrowed(told, head, contents)
    yield from _annex(told)


def _narrowed(told: Told, head: str, contents: list[Span]) -> Iterator[Anomaly]:
    place = (contents[0][0], contents[-1][1])
    words = told.page.low[place[0] : place[1]]
    missing = [label for label, pattern in TOPICS if pattern.search(head) and not pattern.search(words)]
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
