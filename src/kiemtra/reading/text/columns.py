"""Tables whose cells are parted by bars or tabs: the cells below a heading that a pattern names."""

import re

from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.values import Span

EDGE = pattern_of(r"[|\t]")
SEMICOLON = pattern_of(";")
# A table whose cells a semicolon parts: "STT; Đơn vị; Thời gian", "1; Sở Y tế; Tháng 5".
NUMBERED = pattern_of(r"\s{0,4}(?:stt|tt|\d{1,3})\s?;")


def cells_below(page: Page, heading: re.Pattern[str], unless: re.Pattern[str] | None = None) -> tuple[Span, ...]:
    """Return the cells below each heading that matches, in tables whose heads match nothing of `unless`."""
    if not ("|" in page.text or "\t" in page.text or "tt;" in page.low):
        return ()
    found: list[Span] = []
    column = width = 0
    for line in page.lines:
        cells = _cells(page, line)
        said = [cell for cell in cells if cell[0] < cell[1]]
        if len(said) < 2:
            column = width = 0
            continue
        heads = [place for place, cell in enumerate(cells) if _is_head(page, cell, heading)]
        if heads and not (unless and unless.search(page.low, *line)):
            column, width = heads[0], len(cells)
        elif width:
            found += _in_column(cells if len(cells) <= width else said, column, width)
    return tuple(found)


def _in_column(cells: list[Span], column: int, width: int) -> list[Span]:
    """The cell of a column; a row may lack the first cells, which the row above shares with it."""
    place = column - max(0, width - len(cells))
    told = place >= 0 and column < len(cells) <= width and cells[place][0] < cells[place][1]
    return [cells[place]] if told else []


def _is_head(page: Page, cell: Span, heading: re.Pattern[str]) -> bool:
    return cell[1] - cell[0] < 50 and heading.match(page.low, *cell) is not None


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
