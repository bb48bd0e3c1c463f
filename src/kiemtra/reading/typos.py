"""Slips of spelling: a careful table of common ones, words printed twice, marks that cannot be meant."""

import re

from kiemtra.reading.agencies import any_of, spaced
from kiemtra.reading.data.misspellings import MISSPELLINGS, NEVER_DOUBLED
from kiemtra.reading.normalise import fold
from kiemtra.reading.page import Page
from kiemtra.reading.values import Anomaly, AnomalyType, Severity, Span

WRONG = re.compile(rf"(?<!\w)(?:{any_of(tuple(MISSPELLINGS))})(?!\w)")
RIGHT = {fold(wrong): right for wrong, right in MISSPELLINGS.items()}
DOUBLED = re.compile(
    r"(?<!\w)([^\W\d_]{2,7} [^\W\d_]{2,7}) \1(?!\w)|(?<!\w)(" + "|".join(NEVER_DOUBLED) + r") \2(?!\w)"
)
BROKEN_LIST = re.compile(r"(?<!\w)quý\s{1,2}(?:iv|i{1,3})\.\s{1,2}quý\s{1,2}(?:iv|i{1,3})(?!\w)")
LOST_WORD = re.compile(
    r"(?<!\w)căn\s{1,2}(?=(?:quyết\s{1,2}định|kế\s{1,2}hoạch|nghị|luật|thông\s{1,2}tư|chỉ\s{1,2}thị|công\s{1,2}văn)(?!\w))"
)


def find_typos(page: Page, name: str) -> list[Anomaly]:
    """Return the slips in order of place, each spelling once."""
    found: dict[str, Anomaly] = {}
    for m in WRONG.finditer(page.low):
        _add(found, page, m.span(), RIGHT[" ".join(m.group().split())], name)
    for m in DOUBLED.finditer(page.low):
        word = m[1] or m[2]
        if m[1] and len(set(word.split())) == 1:
            continue
        _add(found, page, m.span(), word, name)
    for m in BROKEN_LIST.finditer(page.low):
        _add(found, page, m.span(), page.surface(m.span()).replace(".", ","), name)
    for m in LOST_WORD.finditer(page.low):
        _add(found, page, (m.start(), m.end() - 1), "Căn cứ", name)
    return sorted(found.values(), key=lambda anomaly: anomaly.spans)


def _add(found: dict[str, Anomaly], page: Page, span: Span, right: str, name: str) -> None:
    written = spaced(page.surface(span))
    known = found.get(fold(written))
    spans = (*known.spans, span) if known else (span,)
    found[fold(written)] = Anomaly(
        AnomalyType.TYPO,
        Severity.NOTE,
        f"Có thể viết sai: “{written}”, đúng ra là “{right}”.",
        (written, right),
        right,
        spans[:20],
        (name,),
    )
