"""Rows of cells → lines. The head of an official document is a table too: its left side is read first, then its right side."""

import re

Row = list[list[str]]
NATION = re.compile(r"cộng h(?:òa|oà) xã hội chủ nghĩa|đảng cộng sản việt nam", re.I)
HEAD_ROWS = 8
BETWEEN = "\t"


def table_lines(rows: list[Row]) -> list[str]:
    """Return a table as lines: a row in a line where its cells are of one line each, else a line for each line."""
    kept = [[[line for line in cell if line.strip()] for cell in row] for row in rows]
    if is_head(kept):
        return [line for side in range(2) for row in kept if side < len(row) for line in row[side]]
    return [line for row in kept for line in _row(row)]


def is_head(rows: list[Row]) -> bool:
    """Whether a table is the head of a document: the name of the nation or the Party stands in its right cell above."""
    if not rows or len(rows) > HEAD_ROWS or any(len(row) > 2 for row in rows):
        return False
    return any(len(row) == 2 and NATION.search(" ".join(row[1])) for row in rows[:2])


def _row(row: Row) -> list[str]:
    if all(len(cell) <= 1 for cell in row):
        line = BETWEEN.join(cell[0].strip() for cell in row if cell)
        return [line] if line else []
    return [line for cell in row for line in cell]
