"""Words with their places on a sheet → lines in the order in which people read them, broken lines joined again."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from kiemtra.reading.sources.tables import BETWEEN, NATION

BULLET = re.compile(
    r"(?:[-+*•–▪●\uf0b7]|\d{1,2}(?:\.\d{1,2}){0,3}[.)]|[a-zđ][).]|[ivxIVX]{1,5}[.)]|Điều\s\d{1,3}[.:]?|Nơi nhận:?)(?:\s|$)"
)
STOPS = (";", ":", "!", "?", "/.")
# In heights of a letter: what parts the two sides of a head or the cells of a row; how far a line may stand in.
GAP, INDENT, FIRST_LINE = 1.5, 0.8, 4.5
HEAD_ROWS = 14


@dataclass(frozen=True, slots=True)
class Word:
    """One word on a sheet; measured from above."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """How tall its letters are."""
        return max(self.bottom - self.top, 1.0)


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand beside each other. A fixed line is never joined with its neighbours."""

    words: tuple[Word, ...]
    fixed: bool = False
    # How wide its sheet is: sheets of one width have the same margins.
    sheet: int = 0

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.words[-1].right

    @property
    def text(self) -> str:
        """Its words, those far from each other with a tab between."""
        parts = [self.words[0].text]
        for before, word in pairwise(self.words):
            far = word.left - before.right > GAP * max(before.height, word.height)
            parts += (BETWEEN if far else " ", word.text)
        return "".join(parts)


def head_first(lines: list[Line]) -> list[Line]:
    """Return the lines of a first sheet with the left side of its head before the right side."""
    rows = _rows(word for line in lines[:HEAD_ROWS] for word in line.words)
    place = next((n for n, row in enumerate(rows[:6]) if NATION.search(Line(tuple(row)).text)), None)
    if place is None:
        return lines
    nation = NATION.search(" ".join(word.text for word in rows[place]))
    cut = _cut(rows[place], nation.group() if nation else "")
    sides: tuple[list[Line], list[Line]] = ([], [])
    taken: set[Word] = set()
    for row in rows[:HEAD_ROWS]:
        left, right = _parted(row, cut)
        if left is None:
            break
        for side, words in ((0, left), (1, right)):
            if words:
                sides[side].append(Line(tuple(words), fixed=True))
        taken.update(row)
    if not sides[0]:
        return lines
    rest = [replace(line, words=kept) for line in lines if (kept := tuple(w for w in line.words if w not in taken))]
    return [*sides[0], *sides[1], *rest]


def rows_of(words: list[Word]) -> Iterator[list[Word]]:
    """Yield words that follow each other as long as they stand beside each other: a table may give rows without a break."""
    row: list[Word] = []
    for word in words:
        if row and (word.left < row[-1].left or word.top > row[-1].bottom or word.bottom < row[-1].top):
            yield row
            row = []
        row.append(word)
    if row:
        yield row


def _rows(words: Iterable[Word]) -> list[list[Word]]:
    """Words of one height together, from above; each row from the left."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.top + w.bottom) / 2):
        middle = (word.top + word.bottom) / 2
        # A hyphen is low and small: the tallest of the row tells what is beside it.
        tall = max(rows[-1], key=lambda w: w.height) if rows else word
        if rows and abs(middle - (tall.top + tall.bottom) / 2) < 0.5 * max(tall.height, word.height):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda w: w.left) for row in rows]


def _cut(row: list[Word], nation: str) -> float:
    """Where the right side begins: at the first word of the nation's name."""
    first = nation.split()[0]
    return next(word.left for word in row if word.text.casefold().endswith(first.casefold()))


def _parted(row: list[Word], cut: float) -> tuple[list[Word] | None, list[Word]]:
    """Return the words of both sides; None where the row goes across and the head has ended."""
    height = max(word.height for word in row)
    gaps = [(word.left - before.right, n) for n, (before, word) in enumerate(pairwise(row), 1)]
    near = [
        (gap, n)
        for gap, n in gaps
        if gap > GAP * height and row[n - 1].right < cut + 8 * height < row[n].left + 16 * height
    ]
    if near:
        _, at = max(near)
        return row[:at], row[at:]
    if row[-1].right < cut + height:
        return row, []
    return ([], row) if row[0].left > cut - 4 * height else (None, [])


def paragraphs(lines: list[Line]) -> Iterator[str]:
    """Yield paragraphs: a line that reaches the margin goes on in the next one, unless that begins something new."""
    if not lines:
        return
    margins: dict[int, float] = {}
    for line in lines:
        if not line.fixed:
            margins[line.sheet] = max(margins.get(line.sheet, 0.0), line.right)
    words, first, last = lines[0].text, lines[0], lines[0]
    for line in lines[1:]:
        if _goes_on(first, last, line, margins.get(last.sheet, 0.0)):
            words += " " + line.text
        else:
            yield words
            words, first = line.text, line
        last = line
    yield words


def _goes_on(first: Line, last: Line, line: Line, margin: float) -> bool:
    if last.fixed or line.fixed or last.text.endswith(STOPS) or BULLET.match(line.text):
        return False
    if BETWEEN in line.text or BETWEEN in last.text:
        return False
    word = line.words[0]
    if last.right + (word.right - word.left) + 0.3 * word.height < margin:
        return False
    # The first line of a paragraph stands in, below a bullet it is the others; a cell to the left is another one.
    hanging = BULLET.match(first.text) is not None and last is first
    beside = -FIRST_LINE * word.height <= line.left - last.left <= INDENT * word.height
    return beside or (hanging and line.left > last.left)
