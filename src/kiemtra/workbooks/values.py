"""What goes into a workbook of a report and what comes out of it: the head, faults with their places, what was read."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum

from kiemtra.domain.forms import ProblemCode, Severity

CellValue = str | int | float | bool | Decimal | date | datetime | time | timedelta


class Format(StrEnum):
    """The two kinds of workbook that are written and read."""

    XLSX = "xlsx"
    ODS = "ods"


class FaultCode(StrEnum):
    """What is wrong with a workbook as such; what is wrong with an answer is a `ProblemCode`."""

    # Nothing can be read from the file.
    EMPTY_FILE = "empty_file"
    TOO_LARGE = "too_large"
    NOT_A_WORKBOOK = "not_a_workbook"
    OLD_FORMAT = "old_format"
    BINARY_FORMAT = "binary_format"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    MACROS = "macros"
    # It is a workbook, but not this one.
    NOT_OURS = "not_ours"
    HEAD_CHANGED = "head_changed"
    OTHER_FORM = "other_form"
    OTHER_VERSION = "other_version"
    OTHER_REPORT = "other_report"
    # Sheets and rows.
    SHEET_MISSING = "sheet_missing"
    SHEET_TWICE = "sheet_twice"
    COLUMN_MISSING = "column_missing"
    ITEM_MISSING = "item_missing"
    ITEM_TWICE = "item_twice"
    ROW_UNKNOWN = "row_unknown"
    FIXED_ROW_MISSING = "fixed_row_missing"
    # Cells.
    MERGED = "merged"
    ERROR_VALUE = "error_value"
    FORMULA_WITHOUT_VALUE = "formula_without_value"
    FORMULA_TAKEN = "formula_taken"
    TEXT_IN_NUMBER = "text_in_number"
    AMBIGUOUS_NUMBER = "ambiguous_number"
    TOO_MANY_DIGITS = "too_many_digits"
    AMBIGUOUS_DATE = "ambiguous_date"
    NUMBER_IN_DATE = "number_in_date"
    NOT_AN_OPTION = "not_an_option"


# Nothing of the workbook is read where one of these is found.
OF_FILE = frozenset(
    {
        FaultCode.EMPTY_FILE,
        FaultCode.TOO_LARGE,
        FaultCode.NOT_A_WORKBOOK,
        FaultCode.OLD_FORMAT,
        FaultCode.BINARY_FORMAT,
        FaultCode.ENCRYPTED,
        FaultCode.DAMAGED,
        FaultCode.MACROS,
        FaultCode.NOT_OURS,
        FaultCode.HEAD_CHANGED,
        FaultCode.OTHER_FORM,
        FaultCode.OTHER_VERSION,
        FaultCode.OTHER_REPORT,
    }
)


class UnreadableWorkbook(Exception):
    """The file cannot be opened as a workbook: why, and what was met."""

    def __init__(self, code: FaultCode, value: str = "") -> None:
        super().__init__(code.value)
        self.code, self.value = code, value


@dataclass(frozen=True, slots=True)
class Head:
    """Which report a workbook belongs to, as of which revision, and what is printed above it."""

    form: str
    version: str
    # Empty: a blank form that belongs to no report.
    report: str = ""
    revision: int = 0
    unit: str = ""
    period: str = ""
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class WorkbookFault:
    """One thing to mend: where it stands, what stands there, the rule it breaks and an example of a right value."""

    code: FaultCode | ProblemCode
    sheet: str = ""
    # "E12"; empty where the fault is of the sheet or the file.
    cell: str = ""
    item: str = ""
    value: str = ""
    rule: str = ""
    example: str = ""
    # Of a table: the row (from 1, among those read) and the column.
    row: int | None = None
    column: str = ""
    # The value was taken nonetheless: to be looked at, or to be mended in another cell.
    taken: bool = False
    severity: Severity = Severity.ERROR


@dataclass(frozen=True, slots=True)
class WorkbookReading:
    """What a workbook holds: what is right as answers, everything as written, and all that is to be mended."""

    head: Head | None = None
    answers: Mapping[str, object] = field(default_factory=dict)
    remarks: Mapping[str, str] = field(default_factory=dict)
    # Every answer as it stands in the cells, right or wrong: for a copy with the wrong cells marked.
    written: Mapping[str, object] = field(default_factory=dict)
    faults: tuple[WorkbookFault, ...] = ()

    @property
    def refused(self) -> bool:
        """Whether nothing of the workbook could be read."""
        return any(fault.code in OF_FILE for fault in self.faults)
