"""Reads a workbook that came back: what is right as answers, and every fault with its place, all at once.

A value that a formula gives is taken as it stands, and told; computed percentages are never read.
"""

from collections.abc import Mapping

from kiemtra.domain.forms import FormItem, FormTemplate, ItemType, Problem, ProblemCode, examine
from kiemtra.workbooks import wording
from kiemtra.workbooks.books import Book, open_book, why_not_take
from kiemtra.workbooks.cell_reader import rule_and_example
from kiemtra.workbooks.layout import REPORT_MARK, TABLE_MARK
from kiemtra.workbooks.packages import Source
from kiemtra.workbooks.places import Marked, Where, marked_sheets
from kiemtra.workbooks.report_sheet import read_report
from kiemtra.workbooks.table_sheet import read_table
from kiemtra.workbooks.values import FaultCode, Head, UnreadableWorkbook, WorkbookFault, WorkbookReading

# What is only not there yet is no fault of a workbook.
NOT_YET = frozenset({ProblemCode.MISSING, ProblemCode.UNCONFIRMED, ProblemCode.TOO_FEW_ROWS})
# The value itself is wrong; all others are contradictions between values, which are kept and told.
OF_VALUE = frozenset(
    {
        ProblemCode.NOT_A_NUMBER,
        ProblemCode.NOT_WHOLE,
        ProblemCode.BELOW_MINIMUM,
        ProblemCode.ABOVE_MAXIMUM,
        ProblemCode.NOT_A_CHOICE,
        ProblemCode.NOT_A_DATE,
        ProblemCode.NOT_TEXT,
        ProblemCode.TEXT_TOO_LONG,
        ProblemCode.TOO_MANY_ROWS,
    }
)


def read(source: Source, template: FormTemplate, head: Head) -> WorkbookReading:
    """Return what a workbook of this report holds and all that is wrong with it; never raises for what came in."""
    try:
        return read_book(open_book(source), template, head)
    except UnreadableWorkbook as error:
        return WorkbookReading(faults=(WorkbookFault(error.code, value=error.value),))


def read_book(book: Book, template: FormTemplate, head: Head) -> WorkbookReading:
    """Return the same of a workbook that is open already. Raises `UnreadableWorkbook` where it is damaged within."""
    if refused := why_not_take(book.head, head):
        code, value = refused
        return WorkbookReading(book.head, faults=(WorkbookFault(code, value=value),))
    return _Reader(book, template).read()


class _Reader:
    """One workbook, read sheet by sheet, then held against the rules of the form."""

    def __init__(self, book: Book, template: FormTemplate) -> None:
        self.book, self.template = book, template
        self.sheets = marked_sheets(book.grids)
        self.faults: list[WorkbookFault] = []
        self.answers: dict[str, object] = {}
        self.written: dict[str, object] = {}
        self.remarks: Mapping[str, str] = {}
        self.where: dict[str, Where] = {}

    def read(self) -> WorkbookReading:
        if sheet := self._only(REPORT_MARK, wording.REPORT_SHEET, ""):
            found = read_report(sheet, self.template, self.faults)
            self.answers, self.written, self.remarks = {**found.answers}, {**found.written}, found.remarks
            self.where = found.where
        tables = [item for item in self.template.items if item.type is ItemType.TABLE]
        for at, item in enumerate(tables, 1):
            name = f"{wording.TABLE_SHEET.format(number=at)} ({item.label})"
            if sheet := self._only(f"{TABLE_MARK}{item.code}", name, item.code):
                self._table(item, sheet)
        self._check()
        order = {grid.name: place for place, grid in enumerate(self.book.grids)}
        self.faults.sort(key=lambda fault: (order.get(fault.sheet, -1), fault.taken))
        answers = {code: tuple(one) if isinstance(one, list) else one for code, one in self.answers.items()}
        return WorkbookReading(self.book.head, answers, self.remarks, self.written, tuple(self.faults))

    def _only(self, mark: str, name: str, item: str) -> Marked | None:
        """The sheet with that mark; a missing one, or a second one, is a fault."""
        found = self.sheets.get(mark, [])
        if not found:
            self.faults.append(WorkbookFault(FaultCode.SHEET_MISSING, item=item, value=name))
            return None
        for other in found[1:]:
            self.faults.append(
                WorkbookFault(FaultCode.SHEET_TWICE, other.grid.name, item=item, value=found[0].grid.name)
            )
        return found[0] if len(found) == 1 else None

    def _table(self, item: FormItem, sheet: Marked) -> None:
        found = read_table(sheet, item, self.faults)
        self.where[item.code] = found.where
        self.written[item.code] = tuple(found.written)
        if found.is_whole:
            self.answers[item.code] = found.right

    def _check(self) -> None:
        """Hold what was read against the form: values out of their range, contradictions between them."""
        problems = examine(self.template, self.answers, explained=self.remarks).problems
        for problem in problems:
            if problem.code not in NOT_YET:
                self._note(problem)

    def _note(self, problem: Problem) -> None:
        item = self.template.item(problem.item)
        where = self.where.get(problem.item)
        if item is None or where is None:
            return
        column = next((one for one in item.columns if one.code == problem.column), None)
        rule, example = rule_and_example(column or item)
        taken = problem.code not in OF_VALUE
        fault = WorkbookFault(
            problem.code,
            where.sheet,
            where.cell(problem.row, problem.column),
            problem.item,
            problem.value,
            problem.message or rule,
            "" if problem.message else example,
            problem.row,
            problem.column,
            taken,
            problem.severity,
        )
        self.faults.append(fault)
        if not taken:
            self._untake(problem)

    def _untake(self, problem: Problem) -> None:
        """A wrong value does not count: the answer, or the cell of a row, is as if it had not been read."""
        rows = self.answers.get(problem.item)
        if problem.row is None or not isinstance(rows, list):
            self.answers.pop(problem.item, None)
            return
        at = problem.row - 1
        # What is right and what is written are one row until they differ.
        rows[at] = {code: value for code, value in rows[at].items() if code != problem.column}
