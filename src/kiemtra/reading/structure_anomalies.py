"""Contradictions of content: counts against lists, heading against body, paragraphs printed twice, grounds out of date."""

import re

from kiemtra.reading.anomalies import Kind, anomaly
from kiemtra.reading.normalise import fold
from kiemtra.reading.page import Page
from kiemtra.reading.sections import Sections, Topic
from kiemtra.reading.values import Anomaly, Citation, CitationRole, Severity, Span, Unit, UnitCount

LIST_OPENS = re.compile(r"\s{0,3}(?:[^\W\d]+\s{1,2}){0,6}?(?::|\(|gồm:?|là:?)\s{0,3}(?:[^;,.()\n]{0,40}:\s)?")
ANNEX = re.compile(r"(?<!\w)(?:theo\s{1,2})?phụ\s{1,2}lục\s{1,2}(?:kèm\s{1,2}theo|đính\s{1,2}kèm)")
NUMBERED_ANNEX = re.compile(r"(?<!\w)(?:phụ|phục)\s{1,2}lục\s{1,2}(?:số\s{1,2})?(?:\d|[ivx]+(?!\w))")
TOPICS = (
    (
        "PAPI",
        re.compile(
            r"(?<!\w)papi(?!\w)|hiệu\s{1,2}quả\s{1,2}quản\s{1,2}trị(?:,|\s{1,2}và)\s{1,2}hành\s{1,2}chính\s{1,2}công"
        ),
    ),
    ("SIPAS", re.compile(r"(?<!\w)sipas(?!\w)|hài\s{1,2}lòng")),
    ("chuyển đổi số", re.compile(r"chuyển\s{1,2}đổi\s{1,2}số")),
    ("kỷ luật, kỷ cương", re.compile(r"kỷ\s{1,2}luật,?\s{1,2}(?:và\s)?kỷ\s{1,2}cương|kỷ\s{1,2}cương")),
)
INSPECTS = re.compile(r"(?<!\w)kiểm\s{1,2}tra(?!\w)")


def count_anomalies(page: Page, counts: tuple[UnitCount, ...], units: tuple[Unit, ...], name: str) -> list[Anomaly]:
    """Return stated numbers that differ from the names listed right behind them."""
    found = []
    for count in counts:
        m = LIST_OPENS.match(page.low, count.span[1], count.span[1] + 120)
        if m is None:
            continue
        listed = _run(units, m.end(), page)
        if listed and len(listed) != count.count and len(listed) > 1:
            message = f"Ghi {count.count} {count.noun} nhưng liệt kê {len(listed)}."
            spans = (count.span, (listed[0].span[0], listed[-1].span[1]))
            found.append(
                anomaly(
                    Kind.COUNT_MISMATCH,
                    Severity.WARNING,
                    message,
                    (str(count.count), str(len(listed)), count.noun),
                    spans,
                    name,
                )
            )
    return found


def _run(units: tuple[Unit, ...], at: int, page: Page) -> list[Unit]:
    """The units listed from an offset on, with no words between but separators."""
    listed: list[Unit] = []
    for unit in units:
        if unit.span[0] < at or (not listed and unit.span[0] - at > 30):
            continue
        gap = page.low[listed[-1].span[1] if listed else at : unit.span[0]]
        if len(gap) > 40 or re.search(r"[.)]|\d", gap):
            break
        listed.append(unit)
    return listed


def heading_anomalies(page: Page, sections: Sections, plan: Citation | None, name: str) -> list[Anomaly]:
    """Return where heading and body name different things: the plan's subject, the contents inspected."""
    found = []
    head = page.low[page.head[0] : page.head[1]]
    if (
        plan
        and plan.reference
        and plan.subject
        and plan.role is CitationRole.PLAN
        and INSPECTS.search(head)
        and not INSPECTS.search(fold(plan.subject))
    ):
        said = f"{plan.surface} {plan.subject}"
        message = f"Tiêu đề nói về kiểm tra nhưng {plan.surface} lại được ghi là “{plan.subject}”."
        found.append(
            anomaly(Kind.TITLE_CONFLICT, Severity.NOTE, message, (said, plan.reference), (plan.span, page.head), name)
        )
    contents = [(s, e) for s, e in page.sentences if sections.at(s) is Topic.CONTENT]
    if contents and plan:
        found += _narrowed(page, head, contents, name)
    return found


def _narrowed(page: Page, head: str, contents: list[Span], name: str) -> list[Anomaly]:
    words = page.low[contents[0][0] : contents[-1][1]]
    missing = [label for label, pattern in TOPICS if pattern.search(head) and not pattern.search(words)]
    if not missing or not re.search(r"cải\s{1,2}cách\s{1,2}hành|cchc", words) or len(words) > 400:
        return []
    message = f"Tiêu đề có {missing[0]} nhưng phần nội dung kiểm tra không nhắc đến."
    return [
        anomaly(
            Kind.TITLE_CONFLICT,
            Severity.NOTE,
            message,
            (missing[0],),
            (page.head, (contents[0][0], contents[-1][1])),
            name,
        )
    ]


def repeated_anomalies(page: Page, name: str) -> list[Anomaly]:
    """Return paragraphs that are printed twice word for word."""
    seen: dict[str, Span] = {}
    found = []
    for start, end in page.lines:
        if end - start < 80:
            continue
        words = " ".join(page.low[start:end].split())
        if words in seen:
            short = " ".join(page.text[start:end].split())[:60]
            found.append(
                anomaly(
                    Kind.DUPLICATE_PARAGRAPH,
                    Severity.NOTE,
                    f"Đoạn “{short}…” được in hai lần.",
                    (short,),
                    (seen[words], (start, end)),
                    name,
                )
            )
        else:
            seen[words] = (start, end)
    return found


def annex_anomalies(page: Page, name: str) -> list[Anomaly]:
    """Return an annex named without its number where the others have one."""
    bare = ANNEX.search(page.low)
    if bare is None or len({m.group()[-1] for m in NUMBERED_ANNEX.finditer(page.low)}) < 2:
        return []
    words = page.surface(bare.span())
    message = f"“{words}” không ghi số phụ lục trong khi văn bản có nhiều phụ lục."
    return [anomaly(Kind.TYPO, Severity.NOTE, message, (words,), (bare.span(),), name)]


def outdated_anomalies(citations: tuple[Citation, ...], year: int | None, name: str) -> list[Anomaly]:
    """Return grounds and checked documents made for one year that was over before the year of the inspection."""
    found = {}
    for c in citations:
        if year is None or c.role not in (CitationRole.BASIS, CitationRole.CHECKED) or not c.subject or not c.reference:
            continue
        m = re.search(r"năm (20\d\d)$", c.subject)
        if m and int(m[1]) < year and c.date and c.date.year <= int(m[1]) and c.reference not in found:
            message = f"{c.kind} số {c.reference} đặt ra cho năm {m[1]} nhưng được dùng cho năm {year}."
            found[c.reference] = anomaly(
                Kind.SUPERSEDED_BASIS,
                Severity.NOTE,
                message,
                (c.reference, c.date.isoformat(), m[1], str(year)),
                (c.span,),
                name,
            )
    return list(found.values())
