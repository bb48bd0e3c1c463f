"""Which line stands under which: headings, lines that open a list, and the items below them."""

from bisect import bisect_right
from typing import NamedTuple

from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.values import Span

MARK = pattern_of(
    r"[ \t|]{0,20}(?:(?P<roman>[ivx]{1,5})\s?[.)/-](?=\s|\w)|(?P<article>(?:điều|phụ\s{1,2}lục|chương|mục|phần)\s{1,2}(?:(?:số\s)?[\divx]{1,4}|thứ\s{1,2}\w{2,4})(?!\w))"
    r"|(?P<number>\d{1,3}(?:\.\d{1,2}){0,3})(?:\s?[.)/](?!\d)|(?<=\.\d)\s)|(?P<letter>[a-zđ]\d?)\s?[.)/](?=\s)|(?P<star>[*•])|(?P<dash>-)(?=\s?\w)|(?P<plus>\+)|(?P<around>\(\d{1,2}\)))"
)
RANKS = {"roman": 10, "article": 5, "letter": 60, "star": 70, "dash": 71, "plus": 80, "around": 65}
HEADING, TEXT, ROWS, ITEM = 4, 15, 17, 90
# A paragraph that opens everything below it: the headings stand under it.
OPENING = 9
PARAGRAPHS = {TEXT, TEXT + 1, ROWS, OPENING, OPENING + 1}
TABLE = pattern_of(r"[ \t|]{0,8}(?:stt|số\s{1,2}tt|tt)[ \t|]{1,4}\w")
SHORT = 70


class Outline(NamedTuple):
    """For each line the line that it stands under, -1 where it stands under none."""

    lines: tuple[Span, ...]
    parents: tuple[int, ...]

    def is_part(self, page: Page, line: Span) -> bool:
        """Return whether a line begins a part with a Roman number."""
        m = MARK.match(page.low, *line)
        return m is not None and m.lastgroup == "roman"

    def leads(self, at: int) -> list[Span]:
        """Return the lines that the line of an offset stands under, the nearest first."""
        place = bisect_right(self.lines, (at, 1 << 60)) - 1
        found: list[Span] = []
        while place >= 0 and (place := self.parents[place]) >= 0 and len(found) < 6:
            found.append(self.lines[place])
        return found


def find_outline(page: Page) -> Outline:
    """Return the tree of the lines by their marks (I, 1, a, -, +); unmarked short lines are items of what opens before them."""
    stack: list[tuple[int, int]] = []
    parents: list[int] = []
    for place, line in enumerate(page.lines):
        rank = _rank(page, line, stack)
        while stack and stack[-1][0] >= rank:
            stack.pop()
        parents.append(stack[-1][1] if stack else -1)
        stack.append((rank, place))
    return Outline(page.lines, tuple(parents))


def _rank(page: Page, line: Span, stack: list[tuple[int, int]]) -> int:
    start, end = line
    if m := MARK.match(page.low, start, end):
        kind = m.lastgroup or ""
        return 20 + 10 * m["number"].count(".") if kind == "number" else RANKS[kind]
    if TABLE.match(page.low, start, end):
        return ROWS
    words = page.body[start:end].strip()
    if words.endswith(":"):
        return _below(stack)
    if words.isupper() and len(" ".join(words.split())) > 24:
        return HEADING
    return ITEM if len(words) < SHORT and words[-1:] != "." else TEXT


def _below(stack: list[tuple[int, int]]) -> int:
    """An unmarked line that opens a list stands under the numbered heading before it, not under its bullets."""
    return next((rank + 1 for rank, _ in reversed(stack) if rank < RANKS["letter"] and rank not in PARAGRAPHS), OPENING)
