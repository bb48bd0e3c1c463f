"""Slips of spelling: a careful table of common ones, words printed twice or glued, marks that cannot be meant."""

from collections.abc import Iterator, Set
from functools import cache
from itertools import compress, count
from operator import and_, eq

from kiemtra.reading.contradictions.syllables import MEMORY, Slip, known
from kiemtra.reading.contradictions.told import Told
from kiemtra.reading.data.misspellings import MISSPELLINGS, NEVER_DOUBLED
from kiemtra.reading.text.normalise import fold
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.units.agencies import spaced
from kiemtra.reading.values import Anomaly, AnomalyType, Severity, Span

BROKEN_LIST = pattern_of(r"quý\s{1,2}(?:iv|i{1,3})\.\s{1,2}quý\s{1,2}(?:iv|i{1,3})(?!\w)")
GROUNDS = r"(?:quyết\s{1,2}định|kế\s{1,2}hoạch|nghị|luật|thông\s{1,2}tư|chỉ\s{1,2}thị|công\s{1,2}văn)(?!\w)"
KIEM = ("kiểm ", "kiểm tra", "kiểm soát")
# Where a word was lost: it stands there oftener than with the words that usually follow; its pattern, the word the
# pattern begins at, what was meant.
LOST = (
    (("căn ", "căn cứ"), pattern_of(rf"căn\s{{1,2}}(?={GROUNDS})"), "căn", "Căn cứ"),
    (KIEM, pattern_of(r"(?:đoàn|tổ\s{1,2}chức|công\s{1,2}tác|tiến\s{1,2}hành)\s{1,2}kiểm\s{1,2}(?=(?:của|tại|đã|các|việc)(?!\w))"), "đoàn", "… kiểm tra"),
    (KIEM, pattern_of(r"(?:tổ\s{1,2}chức|tiến\s{1,2}hành)\s{1,2}kiểm\s{1,2}(?=(?:của|tại|đã|các|việc)(?!\w))"), "tổ", "… kiểm tra"),
    (("ban nhân ", "ban nhân dân"), pattern_of(r"ủy\s{1,2}ban\s{1,2}nhân\s{1,2}(?=(?:tỉnh|thành|huyện|quận|thị|xã|phường)(?!\w))"), "ủy", "Ủy ban nhân dân"),
    (("sở nội ", "sở nội vụ"), pattern_of(r"sở\s{1,2}nội\s{1,2}(?=(?:tỉnh|thành\s{1,2}phố)(?!\w))"), "sở", "Sở Nội vụ"),
)  # fmt: skip
WORD = pattern_of(r"\w+")
DOUBLED = frozenset(NEVER_DOUBLED)
# Those among them that are only parts of words.
BOUND = frozenset({"báo", "kế", "quyết", "nghị", "nhiệm", "kiểm", "tra", "hành"})
BEFORE, AFTER = pattern_of(r"(?<!\w)([^\W\d_]+)\s$"), pattern_of(r"\s([^\W\d_]+)(?!\w)")
PLACES, MANY = 20, 4
# A text in a human language has fewer different words.
VOCABULARY, SUSPECTS = 20_000, 1000


def find_spelling(told: Told) -> tuple[Anomaly, ...]:
    """Return the slips in order of place, each spelling once."""
    found: dict[str, tuple[str, str, list[Span]]] = {}
    for span, right in _slips(told.page):
        written = spaced(told.page.surface(span))
        found.setdefault(fold(written), (written, right, []))[2].append(span)
    lost = [slip for slip in found.values() if slip[0].count(" ") == 0 and " " in slip[1]]
    # A text whose blanks were lost is told so once.
    alone = found.values() if len(lost) < MANY else [slip for slip in found.values() if slip not in lost]
    anomalies = [_anomaly(told, *slip) for slip in alone]
    if len(lost) >= MANY:
        anomalies.append(_glued(told, lost))
    return tuple(sorted(anomalies, key=lambda anomaly: anomaly.spans))


def _glued(told: Told, lost: list[tuple[str, str, list[Span]]]) -> Anomaly:
    words = tuple(written for written, _, _ in lost[:PLACES])
    message = f"Có {len(lost)} chỗ chữ dính liền, như “{words[0]}”, “{words[1]}”."
    spans = tuple(spans[0] for _, _, spans in lost[:PLACES])
    return told.anomaly(AnomalyType.TYPO, Severity.NOTE, message, words, spans)


def _anomaly(told: Told, written: str, right: str, spans: list[Span]) -> Anomaly:
    message = f"Có thể viết sai: “{written}”" + (f", đúng ra là “{right}”." if right else ".")
    places, values = tuple(spans[:PLACES]), (written, right) if right else (written,)
    return told.anomaly(AnomalyType.TYPO, Severity.NOTE, message, values, places, right or None)


def _slips(page: Page) -> Iterator[tuple[Span, str]]:
    words = page.vocabulary
    for needed, wrong, right in _wrong():
        # Nearly always one of its words is not there.
        if needed <= words:
            yield from (((at, at + len(wrong)), right) for at in _places(page.low, wrong))
    yield from _words(page, words)
    yield from _twice(page)
    for m in page.matches(BROKEN_LIST, "quý"):
        if " q" in page.surface(m.span()):
            yield m.span(), page.surface(m.span()).replace(".", ",")
    often = page.low.count
    for (sign, *whole), pattern, word, right in LOST:
        for m in page.matches(pattern, word) if often(sign) > sum(map(often, whole)) else ():
            start, end = m.span()
            yield (start, end - 1), right.replace("…", " ".join(page.surface((start, end)).split()[:-1]))


@cache
def _wrong() -> tuple[tuple[frozenset[str], str, str], ...]:
    """The table of slips: the words of each, the slip and what is right."""
    table = ((fold(wrong), right) for wrong, right in MISSPELLINGS.items())
    return tuple((frozenset(WORD.findall(wrong)), wrong, right) for wrong, right in table)


def _words(page: Page, words: Set[str]) -> Iterator[tuple[Span, str]]:
    """The words that can be none, and those that stand beside one with which they make a known word but for a slip."""
    if len(words) > VOCABULARY:
        return
    for word, verdict in sorted(MEMORY.suspects(words).items())[:SUSPECTS]:
        for at in _places(page.low, word):
            told = _slip(page, verdict.slips, at, at + len(word))
            if told is None and verdict.odd and _is_small(page, at, verdict.meant):
                told = (at, at + len(word)), verdict.meant or ""
            if told:
                yield told


def _places(low: str, word: str) -> Iterator[int]:
    """Where a word stands; the index is not asked, which would remember it for all texts."""
    at = low.find(word)
    while at >= 0:
        end = at + len(word)
        if not (low[at - 1 : at].isalnum() or low[end : end + 1].isalnum()):
            yield at
        at = low.find(word, end)


def _is_small(page: Page, at: int, meant: str | None) -> bool:
    """Whether a word stands there, and no name; where a blank was lost one of the two may be a capital."""
    two = meant is not None and " " in meant
    if two and page.low[at].isdigit():
        return page.body[at : at + 6].lstrip("0123456789")[:1].islower()
    return two or (page.body[at].islower() and page.body[at - 1 : at] not in ("-", "/"))


def _slip(page: Page, slips: tuple[Slip, ...], at: int, end: int) -> tuple[Span, str] | None:
    """The known word that is meant by a syllable with the one beside it."""
    low = page.low
    for slip in slips:
        beside = len(slip.beside) + 1
        if slip.before:
            start, stop, last = at - beside, end, at
            there = start >= 0 and low.startswith(slip.beside, start) and not low[start - 1 : start].isalpha()
        else:
            start, stop, last = at, end + beside, end + 1
            there = low.startswith(slip.beside, last) and not low[stop : stop + 1].isalpha()
        # Two capitals are a name.
        if there and low[last - 1] in " \n" and not page.body[last].isupper() and not _of_another(low, start, stop):
            return (start, stop), slip.right
    return None


def _of_another(low: str, start: int, stop: int) -> bool:
    """Whether one of two syllables makes a known word with its other neighbour: 'xu hướng dân chủ'."""
    first, last = low[start:stop].split()
    before, after = BEFORE.search(low, max(0, start - 20), start), AFTER.match(low, stop)
    pairs = {f"{before[1]} {first}" if before else "", f"{last} {after[1]}" if after else ""}
    return not pairs.isdisjoint(known())


def _twice(page: Page) -> Iterator[tuple[Span, str]]:
    """'thực hiện thực hiện', 'của của'; not 'luôn luôn' or a list 'một cửa, một cửa liên thông'."""
    words = page.low.split()
    for word in DOUBLED.intersection(compress(words, map(eq, words, words[1:]))):
        for at in _places(page.low, f"{word} {word}"):
            if not _of_two(page.low, at, at + 2 * len(word) + 1):
                yield (at, at + 2 * len(word) + 1), word
    alike = list(map(eq, words, words[2:]))
    done = 0
    for at in compress(count(), map(and_, alike, alike[1:])):
        a, b = words[at : at + 2]
        pair = f"{a} {b} {a} {b}"
        start = page.low.find(pair, done) if _is_pair(a, b) else -1
        if start >= 0:
            done = start + len(pair)
            yield (start, done), f"{a} {b}"


def _of_two(low: str, start: int, stop: int) -> bool:
    """Whether one word ends or the next one begins there: 'khắc phục tồn tại tại Sở Y tế'."""
    word = low[start:stop].split()[0]
    before, after = BEFORE.search(low, max(0, start - 20), start), AFTER.match(low, stop)
    ends = before is not None and f"{before[1]} {word}" in known()
    begins = after is not None and f"{word} {after[1]}" in known()
    # What is left over must be a word of its own.
    return (ends and begins) or ((ends or begins) and word not in BOUND)


def _is_pair(a: str, b: str) -> bool:
    return a != b and a.isalpha() and b.isalpha() and len(a) > 1 < len(b)
