"""What is wrong with an answer, and where."""

from dataclasses import dataclass
from enum import StrEnum

from kiemtra.domain.forms.items import Severity


class ProblemCode(StrEnum):
    """What is wrong with an answer."""

    MISSING = "missing"
    UNKNOWN_ITEM = "unknown_item"
    COMPUTED_ITEM = "computed_item"
    NOT_RELEVANT = "not_relevant"
    NOT_A_NUMBER = "not_a_number"
    NOT_WHOLE = "not_whole"
    BELOW_MINIMUM = "below_minimum"
    ABOVE_MAXIMUM = "above_maximum"
    PART_ABOVE_WHOLE = "part_above_whole"
    NOT_A_CHOICE = "not_a_choice"
    NOT_A_DATE = "not_a_date"
    NOT_TEXT = "not_text"
    TEXT_TOO_LONG = "text_too_long"
    NOT_A_TABLE = "not_a_table"
    UNKNOWN_ROW = "unknown_row"
    TOO_FEW_ROWS = "too_few_rows"
    TOO_MANY_ROWS = "too_many_rows"
    NOT_A_FILE = "not_a_file"
    # The item's own constraint does not hold; the form says why in words.
    CONSTRAINT = "constraint"
    # A check between answers does not hold; the form says why in words.
    CHECK = "check"
    # Every figure equals that of the last period.
    COPIED = "copied"
    # Put there for the unit and confirmed by nobody.
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: in which item, in a table also in which row (from 1) and column, and what stood there."""

    code: ProblemCode
    item: str
    row: int | None = None
    value: str = ""
    column: str = ""
    severity: Severity = Severity.ERROR
    # What the form itself says of it, where it does.
    message: str = ""
    row_key: str = ""
    # Of a check between answers: its code, and the other items at which it is shown.
    check: str = ""
    also: tuple[str, ...] = ()
