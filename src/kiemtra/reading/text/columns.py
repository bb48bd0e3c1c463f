"""Tables whose cells are parted by bars or tabs: the cells below a heading that a pattern names."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.values import Span

EDGE = pattern_of(r"[|\t]")
SEMICOLON = pattern_of(";")
# A table whose cells a semicolon parts: "STT; Đơn vị; Thời gian", "1; Sở Y tế; Tháng 5".
NUMBERED = pattern_of(r"\s{0,4}(?:stt|tt|\d{1,3})\s?;")
# A heading is shorter than this.
HEADING = 50


class Row(NamedTuple):
    """A row of a table with its cells, empty ones among them, and with those that say something."""

    line: Span
    cells: list[Span]
    said: list[Span]


def cells_below(page: Page, heading: re.Pattern[str], unless: re.Pattern[str] | None = None) -> tuple[Span, ...]:
    """Return the cells below each heading that matches, in tables whose heads match nothing of `unless`."""
    found: list[Span] = []
    match, low = heading.match, page.low
    told = {words for words in _headings(page) if match(words)}
    for table in _tables(page) if told else ():
        column = width = 0
        for row in table:
            heads = (place for place, cell in enumerate(row.cells) if low[slice(*cell)] in told)
            head = next(heads, None)
            if head is not None and not (unless and unless.search(low, *row.line)):
                column, width = head, len(row.cells)
            elif width:
                found += _in_column(row.cells if len(row.cells) <= width else row.said, column, width)
    return tuple(found)


def _in_column(cells: list[Span], column: int, width: int) -> list[Span]:
    """The cell of a column; a row may lack the first cells, which the row above shares with it."""
    place = column - max(0, width - len(cells))
    told = place >= 0 and column < len(cells) <= width and cells[place][0] < cells[place][1]
    return [cells[place]] if told else []


# Several parts of the reader ask of the page that is being read.
@lru_cache(maxsize=1)
def _headings(page: Page) -> frozenset[str]:
    """The different words of all cells that may head a column: they are short and begin with a letter."""
    low = page.low
    cells = (cell for table in _tables(page) for row in table for cell in row.said)
    return frozenset(low[start:end] for start, end in cells if end - start < HEADING and low[start].isalpha())


@lru_cache(maxsize=1)
def _tables(page: Page) -> tuple[tuple[Row, ...], ...]:
    """The tables of a page: rows one below the other of which each says something in two cells at least."""
    if not ("|" in page.text or "\t" in page.text or "tt;" in page.low):
        return ()
    rows = groupby(_rows(page), key=lambda row: row is not None)
    return tuple(tuple(row for row in table if row) for are_rows, table in rows if are_rows)


def _rows(page: Page) -> Iterator[Row | None]:
    for line in page.lines:
        cells = _cells(page, line)
        said = [cell for cell in cells if cell[0] < cell[1]]
        yield Row(line, cells, said) if len(said) > 1 else None


def _cells(page: Page, line: Span) -> list[Span]:
    """The cells of a row, empty ones among them; what stands outside the outer bars is none."""
    start, end = line
    text, edge = page.text, EDGE
    if text.find("|", start, end) < 0 and text.find("\t", start, end) < 0:
        if not NUMBERED.match(page.low, start, end):
            return []
        edge = SEMICOLON
    found: list[Span] = []
    for m in edge.finditer(text, start, end):
        found.append(_bare(text, start, m.start()))
        start = m.end()
    found.append(_bare(text, start, end))
    row = text[slice(*line)].strip(" ")
    return found[row.startswith("|") : len(found) - row.endswith("|")]


def _bare(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    at = start + len(words) - len(words.lstrip())
    return at, max(at, start + len(words.rstrip()))
