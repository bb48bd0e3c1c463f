"""What a form is made of: questions with their answers, sections and checks."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from kiemtra.domain.forms.expressions.tree import Expression


class ItemType(StrEnum):
    """The kinds of question."""

    NUMBER = "number"
    # Computed from two numbers, never typed.
    PERCENT = "percent"
    CHOICE4 = "choice4"
    # One, or several, of a list.
    CHOICE = "choice"
    CHOICES = "choices"
    DATE = "date"
    TEXT = "text"
    TABLE = "table"
    FILE = "file"
    # Computed by an expression, shown, never typed.
    CALCULATION = "calculation"
    # Only read.
    NOTE = "note"


COMPUTED = frozenset({ItemType.PERCENT, ItemType.CALCULATION})
# What nobody types an answer to.
NOT_TYPED = COMPUTED | {ItemType.NOTE}


class Choice4(StrEnum):
    """The four answers to a question of fact; "not applicable" takes the item out of the count."""

    YES = "yes"
    NO = "no"
    PARTLY = "partly"
    NOT_APPLICABLE = "not_applicable"


class Severity(StrEnum):
    """How much a problem weighs: an error refuses, a warning must be explained in a remark, a note is only shown."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class MergeRule(StrEnum):
    """How the answers of many units become one."""

    SUM = "sum"
    # How many units chose each option.
    COUNT = "count"
    # The percentage from the sums of its two numbers.
    RATE = "rate"
    # One under another.
    LIST = "list"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class FormOption:
    """One of a list: an answer that may be chosen, or a fixed row of a table."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class FormCheck:
    """What must hold between answers; shown at its items."""

    code: str
    severity: Severity
    test: Expression
    message: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormSection:
    """A heading with the items under it; asked only where `relevant` holds."""

    code: str
    label: str
    relevant: Expression | None = None
    # The section that it stands in.
    parent: str = ""


@dataclass(frozen=True, slots=True)
class FormItem:
    """One question. Its code is the same in every version of the form."""

    code: str
    label: str
    type: ItemType
    required: bool = True
    hint: str = ""
    area: str = ""
    unit: str = ""
    legal_ground: str = ""
    evidence: str = ""
    whole: bool = True
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    # Of a percentage: the two number items it is computed from; it is never typed.
    numerator: str = ""
    denominator: str = ""
    relevant: Expression | None = None
    # Of a table: what each of its rows asks.
    columns: tuple["FormItem", ...] = ()
    # Required only where this holds; `required` is then false.
    required_if: Expression | None = None
    constraint: Expression | None = None
    constraint_message: str = ""
    calculation: Expression | None = None
    section: str = ""
    options: tuple[FormOption, ...] = ()
    # Of a table whose rows are given: the name of each is its key.
    fixed_rows: tuple[FormOption, ...] = ()
    least_rows: int = 0
    most_rows: int | None = None
    # What stands there when the form is opened for the first time, and where else a value is fetched from:
    # "last", "profile:<key>" or "tasks".
    default: str = ""
    prefill: str = ""
    # The item of the checklist that it belongs to.
    criterion: str = ""
    merge: MergeRule = MergeRule.NONE
