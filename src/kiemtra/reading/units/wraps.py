"""Where a narrow column has broken a name: 'Trường Đại học', and in the next line 'Sân khấu - Điện ảnh Hà Nội'."""

from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.values import Span

# A column narrower than this is a list or a table, one wider is a paragraph of its own.
NARROWEST, WIDEST = 34, 110
WORD = pattern_of(r"\S+")
SLACK = 2


def in_one_line(page: Page, start: int, end: int) -> bool:
    """Return whether no line ends between two offsets but one that a narrow column has broken."""
    at = page.text.find("\n", start, end)
    return at < 0 or wrapped(page, at)


def wrapped(page: Page, at: int) -> bool:
    """Return whether a line ends here because the next word had no room: it would be the longest around."""
    line, below = page.line(at - 1), page.line(at + 1)
    width = line[1] - line[0]
    if line[1] != at or below[0] != at + 1 or not NARROWEST <= width <= WIDEST or page.text[at - 1] in ".;:!?":
        return False
    word = WORD.search(page.text, *below)
    if word is None or not page.text[word.start()].isalpha():
        return False
    above, under = page.line(line[0] - 2), page.line(below[1] + 1)
    above, under = above if above[1] == line[0] - 1 else line, under if under[0] == below[1] + 1 else below
    around = max(width, *(_width(page, one) for one in (above, below, under)))
    if around > WIDEST or width + 1 + len(word.group()) <= around - SLACK:
        return False
    # A capital may begin a line of a list: it goes on only in a paragraph of even lines.
    return page.text[word.start()].islower() or (_even(page, above, around) and _even(page, below, around))


def _width(page: Page, line: Span) -> int:
    return len(page.text[slice(*line)].rstrip())


def _even(page: Page, line: Span, around: int) -> bool:
    """Whether a line is nearly as wide as those around it, or the last one of its paragraph."""
    return _width(page, line) > around * 3 // 4 or page.text[slice(*line)].rstrip().endswith((".", ";"))
