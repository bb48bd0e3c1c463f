"""The sheets of a workbook as grids of values, with what a value does not tell: formulas, errors, merged cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kiemtra.workbooks.values import CellValue

MOST_CELLS = 2_000_000
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: rows and columns count from 0."""

    name: str
    rows: Sequence[Sequence[CellValue]]
    formulas: frozenset[Place] = frozenset()
    errors: Mapping[Place, str] = field(default_factory=dict)
    # First and last cell of each merged block.
    merged: tuple[tuple[Place, Place], ...] = ()

    def value(self, row: int, column: int) -> CellValue:
        """Return what stands in a cell; empty text beyond the end."""
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return ""
        return self.rows[row][column]


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell as people read it: `B12`."""
    return f"{column_name(column)}{row + 1}"


def column_name(column: int) -> str:
    """Return the letters of a column: 0 is A, 26 is AA."""
    letters, rest = "", column + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the number of a column from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1
