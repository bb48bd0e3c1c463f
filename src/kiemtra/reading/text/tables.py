"""Tables of a text: the rows below a heading that names a certain column."""

import re
from bisect import bisect_right

from kiemtra.reading.text.page import Page
from kiemtra.reading.text.patterns import pattern_of
from kiemtra.reading.values import Span

NUMBER = r"(?:stt|tt|số\s{1,2}t)(?!\w)[^\n]{0,200}?"
TIMES = pattern_of(
    rf"[\s|]{{0,12}}(?:{NUMBER}(?:thời\s{{1,2}}gian|ngày|lịch|buổi|dự\s{{1,2}}kiến)(?!\w)|(?:[^|\n\d]{{1,60}}\|){{0,4}}\s{{0,3}}(?:dự\s{{1,2}}kiến|ngày|thời\s{{1,2}}gian)(?:\s{{1,2}}(?:kiểm|làm|dự|thực|đến)\s{{1,2}}\w{{1,5}})?\s{{0,3}}\|)"
)
FORMS = pattern_of(rf"[\s|]{{0,12}}{NUMBER}(?:hình\s{{1,2}}thức|cách\s{{1,2}}(?:thức|kiểm))(?!\w)")


def rows_below(page: Page, heading: re.Pattern[str]) -> tuple[Span, ...]:
    """Return the rows below each line that is such a heading."""
    rows: list[Span] = []
    inside = False
    columns = "|" in page.low
    for start, end in page.lines:
        # Most lines are no heading by their first sign: "stt", "tt", "số thứ tự".
        if not (inside or columns or page.low[start] in "st" or page.low[start].isspace()):
            continue
        row = page.low[start : min(end, start + 300)]
        if heading.match(row):
            inside = True
        elif inside:
            inside = _is_row(page, (start, end), row)
            if inside:
                rows.append((start, end))
    return tuple(rows)


def _is_row(page: Page, line: Span, row: str) -> bool:
    fields = row.lstrip()[:1].isdigit() or "\t" in page.text[line[0] : line[1]] or "|" in row
    return len(row) <= 200 and (fields or len(row) <= 50)


def in_rows(rows: tuple[Span, ...], at: int) -> bool:
    """Whether an offset lies in one of the rows."""
    place = bisect_right(rows, (at, 1 << 60)) - 1
    return place >= 0 and at < rows[place][1]
