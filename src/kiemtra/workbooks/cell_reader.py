"""Reads the cells of one sheet and keeps every fault with its place."""

from dataclasses import replace

from kiemtra.domain.forms import FormItem, Severity
from kiemtra.workbooks import wording
from kiemtra.workbooks.cells_in import Code, as_shown, read_cell
from kiemtra.workbooks.grids import Grid, cell_name
from kiemtra.workbooks.places import Merged
from kiemtra.workbooks.values import FaultCode, WorkbookFault

# So much of what stands in a cell is told.
TOLD = 200


def rule_and_example(item: FormItem) -> tuple[str, str]:
    """Return the rule of an item and a value that it would take."""
    return wording.rule_of(item), wording.example_of(item)


class CellReader:
    """The cells of one sheet."""

    def __init__(self, grid: Grid, faults: list[WorkbookFault]) -> None:
        self.grid, self.faults = grid, faults
        self.merged = Merged(grid)
        self.is_plain = not (grid.formulas or grid.errors or self.merged.spans)
        self.rules: dict[str, tuple[str, str]] = {}

    def read(
        self, item: FormItem, place: tuple[int, int], *, table: str = "", at: int | None = None
    ) -> tuple[str, bool]:
        """Return the answer in a cell and whether it is right; of a wrong one, what stands there."""
        value = self.grid.value(*place)
        if not self.is_plain and (wrong := self._why_not_read(place)):
            self.note(wrong, item, place, table=table, at=at)
            return self.shown(place), False
        answer = read_cell(item, value)
        if isinstance(answer, Code):
            self.note(answer, item, place, table=table, at=at)
            return as_shown(value), False
        if place in self.grid.formulas:
            self.note(FaultCode.FORMULA_TAKEN, item, place, table=table, at=at)
        return answer, True

    def _why_not_read(self, place: tuple[int, int]) -> FaultCode | None:
        if self.merged.has(place):
            return FaultCode.MERGED
        if place in self.grid.errors:
            return FaultCode.ERROR_VALUE
        if place in self.grid.formulas and self.grid.value(*place) == "":
            return FaultCode.FORMULA_WITHOUT_VALUE
        return None

    def is_blank(self, place: tuple[int, int]) -> bool:
        """Tell whether nothing at all stands in a cell."""
        return self.grid.value(*place) == "" and place not in self.grid.errors and place not in self.grid.formulas

    def shown(self, place: tuple[int, int]) -> str:
        """Return what a person sees in a cell."""
        return self.grid.errors.get(place) or as_shown(self.grid.value(*place))

    def note(
        self, code: Code, item: FormItem, place: tuple[int, int], *, table: str = "", at: int | None = None
    ) -> None:
        """Keep a fault of a cell."""
        key, is_taken = f"{table}.{item.code}", code is FaultCode.FORMULA_TAKEN
        rule, example = self.rules.get(key) or self.rules.setdefault(key, rule_and_example(item))
        self.faults.append(
            WorkbookFault(
                code,
                self.grid.name,
                cell_name(*place),
                table or item.code,
                self.shown(place)[:TOLD],
                rule,
                example,
                at,
                item.code if table else "",
                is_taken,
                Severity.NOTE if is_taken else Severity.ERROR,
            )
        )

    def note_sheet(
        self, code: FaultCode, item: str = "", value: str = "", place: tuple[int, int] | None = None
    ) -> None:
        """Keep a fault of a row or of the sheet as a whole."""
        fault = WorkbookFault(code, self.grid.name, item=item, value=value[:TOLD])
        self.faults.append(replace(fault, cell=cell_name(*place)) if place else fault)
