"""Reads the sheet of the report: one row an item, found by the hidden code before it."""

from dataclasses import dataclass, field

from kiemtra.domain.forms import COMPUTED, FormItem, FormTemplate, ItemType
from kiemtra.domain.text import fold
from kiemtra.workbooks import wording
from kiemtra.workbooks.cell_reader import CellReader
from kiemtra.workbooks.cells_in import as_shown
from kiemtra.workbooks.cells_out import clean
from kiemtra.workbooks.layout import CODE
from kiemtra.workbooks.places import Marked, Where, is_heading
from kiemtra.workbooks.values import FaultCode, WorkbookFault

# Nobody types an answer to these in the sheet.
ELSEWHERE = COMPUTED | {ItemType.NOTE, ItemType.FILE, ItemType.TABLE}
VALUE, REMARK = "#value", "#remark"


@dataclass(slots=True)
class ReportRows:
    """What the sheet of the report holds: answers that are right, everything as written, remarks, places."""

    answers: dict[str, str] = field(default_factory=dict)
    written: dict[str, str] = field(default_factory=dict)
    remarks: dict[str, str] = field(default_factory=dict)
    where: dict[str, Where] = field(default_factory=dict)


def read_report(sheet: Marked, template: FormTemplate, faults: list[WorkbookFault]) -> ReportRows:
    """Return what the sheet holds; faults are added to those there are."""
    return _Report(sheet, template, faults).read()


class _Report:
    def __init__(self, sheet: Marked, template: FormTemplate, faults: list[WorkbookFault]) -> None:
        self.sheet, self.template = sheet, template
        self.cells = CellReader(sheet.grid, faults)
        self.found = ReportRows()
        self.code_at, self.value_at = sheet.columns[CODE], sheet.columns.get(VALUE, -1)
        self.remark_at = sheet.columns.get(REMARK, -1)
        self.labels = {
            at: fold(wording.HEADINGS[code]) for code, at in sheet.columns.items() if code in (VALUE, REMARK)
        }

    def read(self) -> ReportRows:
        if self.value_at < 0:
            self.cells.note_sheet(FaultCode.COLUMN_MISSING, value=wording.HEADINGS[VALUE])
            return self.found
        for row in range(self.sheet.row + 1, len(self.sheet.grid.rows)):
            code = str(self.sheet.grid.value(row, self.code_at)).strip()
            item = self.template.item(code)
            if item is not None:
                self._item(item, row)
            elif not self._is_free(row):
                self.cells.note_sheet(FaultCode.ROW_UNKNOWN, value=self._told(row), place=(row, self.value_at))
        for item in self.template.items:
            if item.code not in self.found.where and item.type not in ELSEWHERE:
                self.cells.note_sheet(FaultCode.ITEM_MISSING, item.code)
        return self.found

    def _is_free(self, row: int) -> bool:
        """Whether a row without a code holds no answer: a heading, a section, a note of somebody's own elsewhere."""
        places = [(row, at) for at in (self.value_at, self.remark_at) if at >= 0]
        return all(map(self.cells.is_blank, places)) or is_heading(self.labels, self.sheet.grid.rows[row])

    def _told(self, row: int) -> str:
        return self.cells.shown((row, self.value_at)) or self.cells.shown((row, max(self.remark_at, 0)))

    def _item(self, item: FormItem, row: int) -> None:
        self._remark(item, row)
        if item.type in ELSEWHERE:
            self.found.where.setdefault(item.code, Where(self.sheet.grid.name, [row], {"": self.value_at}))
            return
        answer, is_right = self.cells.read(item, (row, self.value_at))
        if item.code in self.found.where:
            self._twice(item, row, answer)
            return
        self.found.where[item.code] = Where(self.sheet.grid.name, [row], {"": self.value_at})
        self.found.written[item.code] = answer
        if is_right:
            self.found.answers[item.code] = answer

    def _twice(self, item: FormItem, row: int, answer: str) -> None:
        """A copy of a row is harmless while it says the same or nothing; else nobody knows which one is meant."""
        if answer and answer != self.found.written[item.code]:
            self.cells.note(FaultCode.ITEM_TWICE, item, (row, self.value_at))
            self.found.answers.pop(item.code, None)

    def _remark(self, item: FormItem, row: int) -> None:
        if self.remark_at >= 0 and (told := clean(as_shown(self.sheet.grid.value(row, self.remark_at))).strip()):
            self.found.remarks.setdefault(item.code, told)
