"""What is wrong with the sheets of a form: where it stands and why, in codes; the words are in `web/labels/forms.py`."""

from dataclasses import dataclass
from enum import StrEnum

from kiemtra.domain.forms import ExpressionFault


class FaultCode(StrEnum):
    """Why sheets are not taken as a form, or what of them is left out."""

    # The workbook as a whole.
    NO_SHEET = "no_sheet"
    TOO_LARGE = "too_large"
    UNSUPPORTED_SHEET = "unsupported_sheet"
    TWO_COLUMNS = "two_columns"
    MISSING_COLUMN = "missing_column"
    MISSING_SETTING = "missing_setting"
    BAD_SETTING = "bad_setting"
    NO_ITEMS = "no_items"
    TOO_MANY_ITEMS = "too_many_items"
    STANDARD = "standard"
    VERSION_TAKEN = "version_taken"
    # A row of the survey.
    UNKNOWN_TYPE = "unknown_type"
    UNSUPPORTED_TYPE = "unsupported_type"
    UNSUPPORTED_COLUMN = "unsupported_column"
    MISSING_NAME = "missing_name"
    BAD_NAME = "bad_name"
    TWICE = "twice"
    MISSING_LABEL = "missing_label"
    UNKNOWN_LIST = "unknown_list"
    EMPTY_LIST = "empty_list"
    NOT_CLOSED = "not_closed"
    NOT_OPENED = "not_opened"
    NESTED_TABLE = "nested_table"
    EMPTY_TABLE = "empty_table"
    NOT_IN_A_TABLE = "not_in_a_table"
    TYPE_DIFFERS = "type_differs"
    MISSING_PART = "missing_part"
    NOT_A_NUMBER = "not_a_number"
    BAD_ROWS = "bad_rows"
    UNKNOWN_WORD = "unknown_word"
    # Expressions.
    EXPRESSION = "expression"
    UNKNOWN_ITEM = "unknown_item"
    OUTSIDE_ITS_TABLE = "outside_its_table"
    CIRCULAR = "circular"
    # What is left out without refusing the form.
    IGNORED_METADATA = "ignored_metadata"
    IGNORED_DEFAULT = "ignored_default"


@dataclass(frozen=True, slots=True)
class FormFault:
    """One thing to mend in a form's sheets; rows count from 1 with the headings, as a spreadsheet shows them."""

    code: FaultCode
    sheet: str
    row: int | None = None
    column: str = ""
    # What stood there, or what is meant.
    value: str = ""
    # Of an expression: why it cannot be read, and at which letter (from 1).
    expression: ExpressionFault | None = None
    letter: int = 0


class NotAFormError(ValueError):
    """Sheets that are no form, with every fault."""

    def __init__(self, faults: tuple[FormFault, ...]) -> None:
        super().__init__(faults)
        self.faults = faults
