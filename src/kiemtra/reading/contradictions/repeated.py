"""Paragraphs that are printed twice word for word."""

from collections.abc import Iterator

from kiemtra.reading.contradictions.told import Told
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.values import Anomaly, AnomalyType, Severity, Span

# What numbers a paragraph is not part of it.
MARK = pattern_of(r"^(?:\d{1,2}(?:\.\d{1,2}){0,3}[.)]?|[ivx]{1,4}[.)]|[a-zđ][.)]|[-+*•])\s")
# Shorter lines (headings, names, signature blocks) come back rightly.
SHORTEST = 80
QUOTED = 60
# So many lines open a page: heading, day, summary.
OPENING = 6


def find_repeated(told: Told) -> Iterator[Anomaly]:
    """Yield each paragraph that was there before."""
    seen: dict[str, Span] = {}
    leads = _leads(told)
    for start, end in told.page.lines:
        if end - start < SHORTEST:
            continue
        words = MARK.sub("", " ".join(told.page.low[start:end].split()))
        if words in seen and (start, end) not in leads:
            short = " ".join(told.page.text[start:end].split())[:QUOTED]
            message = f"Đoạn “{short}…” được in hai lần."
            spans = (seen[words], (start, end))
            yield told.anomaly(AnomalyType.DUPLICATE_PARAGRAPH, Severity.NOTE, message, (short,), spans)
        else:
            seen[words] = (start, end)


def _leads(told: Told) -> set[Span]:
    """The opening of a page of news, which portals print once as its summary and once as its text."""
    if told.page_date is None:
        return set()
    return {line for line in told.page.lines[:OPENING] if line[1] - line[0] >= SHORTEST}
