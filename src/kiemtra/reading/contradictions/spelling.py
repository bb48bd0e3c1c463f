"""Slips of spelling: a careful table of common ones, words printed twice or glued, marks that cannot be meant."""

from collections.abc import Iterator
from itertools import compress, count
from operator import and_, eq

from kiemtra.reading.contradictions.told import Told
from kiemtra.reading.data.misspellings import MISSPELLINGS, NEVER_DOUBLED
from kiemtra.reading.text.normalise import fold
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.units.agencies import spaced
from kiemtra.reading.values import Anomaly, AnomalyType, Severity, Span

BROKEN_LIST = pattern_of(r"quý\s{1,2}(?:iv|i{1,3})\.\s{1,2}quý\s{1,2}(?:iv|i{1,3})(?!\w)")
GROUNDS = r"(?:quyết\s{1,2}định|kế\s{1,2}hoạch|nghị|luật|thông\s{1,2}tư|chỉ\s{1,2}thị|công\s{1,2}văn)(?!\w)"
# Where a word was lost: its pattern, the word the pattern begins at, what was meant.
LOST = (
    (pattern_of(rf"căn\s{{1,2}}(?={GROUNDS})"), "căn", "Căn cứ"),
    (pattern_of(r"(?:đoàn|tổ\s{1,2}chức|công\s{1,2}tác|tiến\s{1,2}hành)\s{1,2}kiểm\s{1,2}(?=(?:của|tại|đã|các|việc)(?!\w))"), "đoàn", "… kiểm tra"),
    (pattern_of(r"(?:tổ\s{1,2}chức|tiến\s{1,2}hành)\s{1,2}kiểm\s{1,2}(?=(?:của|tại|đã|các|việc)(?!\w))"), "tổ", "… kiểm tra"),
    (pattern_of(r"ủy\s{1,2}ban\s{1,2}nhân\s{1,2}(?=(?:tỉnh|thành|huyện|quận|thị|xã|phường)(?!\w))"), "ủy", "Ủy ban nhân dân"),
    (pattern_of(r"sở\s{1,2}nội\s{1,2}(?=(?:tỉnh|thành\s{1,2}phố)(?!\w))"), "sở", "Sở Nội vụ"),
)  # fmt: skip
# The tone of "ươ" and "iê" stands on the second letter.
MISPLACED = {
    "ứơ": "ướ",
    "ừơ": "ườ",
    "ửơ": "ưở",
    "ữơ": "ưỡ",
    "ựơ": "ượ",
    "íê": "iế",
    "ìê": "iề",
    "ỉê": "iể",
    "ĩê": "iễ",
    "ịê": "iệ",
}
WORD = pattern_of(r"[^\W\d_]+")
WRONG = tuple((fold(wrong), right) for wrong, right in MISSPELLINGS.items())
WRONG_WORDS = tuple(wrong for wrong, _ in WRONG)
DOUBLED = {f"{word} {word}": word for word in NEVER_DOUBLED}
PIECE = pattern_of(r"\S+")
PLACES = 20


def find_spelling(told: Told) -> tuple[Anomaly, ...]:
    """Return the slips in order of place, each spelling once."""
    found: dict[str, tuple[str, str, list[Span]]] = {}
    for span, right in _slips(told.page):
        written = spaced(told.page.surface(span))
        found.setdefault(fold(written), (written, right, []))[2].append(span)
    anomalies = (_anomaly(told, *slip) for slip in found.values())
    return tuple(sorted(anomalies, key=lambda anomaly: anomaly.spans))


def _anomaly(told: Told, written: str, right: str, spans: list[Span]) -> Anomaly:
    message = f"Có thể viết sai: “{written}”, đúng ra là “{right}”."
    places = tuple(spans[:PLACES])
    return told.anomaly(AnomalyType.TYPO, Severity.NOTE, message, (written, right), places, right)


def _slips(page: Page) -> Iterator[tuple[Span, str]]:
    for at in page.starts(*WRONG_WORDS):
        yield from (((at, at + len(wrong)), right) for wrong, right in WRONG if _is_whole(page, at, wrong))
    for wrong, right in MISPLACED.items():
        yield from _misplaced(page, wrong, right)
    yield from _twice(page)
    for m in page.matches(BROKEN_LIST, "quý"):
        yield m.span(), page.surface(m.span()).replace(".", ",")
    for pattern, word, right in LOST:
        for m in page.matches(pattern, word):
            start, end = m.span()
            yield (start, end - 1), right.replace("…", " ".join(page.surface((start, end)).split()[:-1]))


def _is_whole(page: Page, at: int, words: str) -> bool:
    end = at + len(words)
    return page.low.startswith(words, at) and not page.low[end : end + 1].isalnum()


def _misplaced(page: Page, wrong: str, right: str) -> Iterator[tuple[Span, str]]:
    at = page.low.find(wrong)
    while at >= 0:
        m = WORD.search(page.low, max(0, at - 5))
        while m and m.end() <= at:
            m = WORD.search(page.low, m.end())
        if m:
            yield m.span(), page.surface(m.span()).lower().replace(wrong, right)
        at = page.low.find(wrong, at + 1)


def _twice(page: Page) -> Iterator[tuple[Span, str]]:
    """'thực hiện thực hiện', 'của của'; not 'luôn luôn' or a list 'một cửa, một cửa liên thông'."""
    for at in page.starts(*DOUBLED):
        yield from (((at, at + len(two)), word) for two, word in DOUBLED.items() if _is_whole(page, at, two))
    for start, end in page.lines:
        words = page.low[start:end].split()
        alike = list(map(eq, words, words[2:]))
        if True in alike:
            yield from _pairs(page, (start, end), words, map(and_, alike, alike[1:]))


def _pairs(page: Page, line: Span, words: list[str], twice: Iterator[bool]) -> Iterator[tuple[Span, str]]:
    """The words of a line that come twice with the word behind them."""
    pairs = [at for at in compress(count(), twice) if _is_pair(words[at], words[at + 1])]
    places = [m.span() for m in PIECE.finditer(page.low, *line)] if pairs else []
    for at in pairs:
        yield (places[at][0], places[at + 3][1]), f"{words[at]} {words[at + 1]}"


def _is_pair(a: str, b: str) -> bool:
    return a != b and a.isalpha() and b.isalpha() and len(a) > 1 < len(b)
