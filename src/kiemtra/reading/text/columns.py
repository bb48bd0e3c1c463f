"""Tables whose cells are parted by bars or tabs: the cells below a heading that a pattern names."""

import re

from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.values import Span

PART = pattern_of(r"[^|\t]+")
BY_SEMICOLON = pattern_of(r"[^;]+")
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
        if len(cells) < 2:
            column = width = 0
            continue
        heads = [place for place, cell in enumerate(cells) if _is_head(page, cell, heading)]
        if heads and not (unless and unless.search(page.low, *line)):
            column, width = heads[0], len(cells)
        elif width and len(cells) <= width and column < len(cells):
            found.append(cells[column - (width - len(cells)) if len(cells) < width else column])
    return tuple(found)


def _is_head(page: Page, cell: Span, heading: re.Pattern[str]) -> bool:
    return cell[1] - cell[0] < 50 and heading.match(page.low, *cell) is not None


def _cells(page: Page, line: Span) -> list[Span]:
    start, end = line
    text, part = page.text, PART
    if text.find("|", start, end) < 0 and text.find("\t", start, end) < 0:
        if not NUMBERED.match(page.low, start, end):
            return []
        part = BY_SEMICOLON
    found = []
    for m in part.finditer(text, start, end):
        words = m.group()
        if words.strip():
            found.append((m.start() + len(words) - len(words.lstrip()), m.start() + len(words.rstrip())))
    return found
