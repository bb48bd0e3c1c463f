"""One answer as it was typed becomes a typed value, or what is wrong with it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from kiemtra.domain.forms.items import COMPUTED, Choice4, FormItem, ItemType
from kiemtra.domain.forms.notation import parse_number, read_day
from kiemtra.domain.forms.problems import ProblemCode

LONGEST_TEXT = 10_000
MOST_ROWS = 1_000
# In a row of a table: the key that stays with the row; of a fixed row the name it has in the form.
ROW_KEY = "_row"

Row = Mapping[str, object]
Value = Decimal | Choice4 | date | str | tuple[str, ...] | tuple[Mapping[str, "Value"], ...]
Answers = Mapping[str, object]

CHOICE4 = {choice.value: choice for choice in Choice4}


def is_blank(value: object) -> bool:
    """Tell whether nothing was answered."""
    return value is None or value == () or value == [] or (isinstance(value, str) and not value.strip())


def read_value(item: FormItem, raw: object) -> Value | ProblemCode:
    """Return the typed value of one answer that is not blank, or what is wrong with it."""
    return READERS[item.type](item, raw)


def _read_number(item: FormItem, raw: object) -> Value | ProblemCode:
    if isinstance(raw, bool) or not isinstance(raw, str | int | float | Decimal):
        return ProblemCode.NOT_A_NUMBER
    try:
        number = parse_number(raw) if isinstance(raw, str) else Decimal(str(raw))
    except ValueError:
        return ProblemCode.NOT_A_NUMBER
    if not number.is_finite():
        return ProblemCode.NOT_A_NUMBER
    if item.whole and number != number.to_integral_value():
        return ProblemCode.NOT_WHOLE
    if item.minimum is not None and number < item.minimum:
        return ProblemCode.BELOW_MINIMUM
    if item.maximum is not None and number > item.maximum:
        return ProblemCode.ABOVE_MAXIMUM
    return number


def _read_choice4(_item: FormItem, raw: object) -> Value | ProblemCode:
    return CHOICE4.get(raw, ProblemCode.NOT_A_CHOICE) if isinstance(raw, str) else ProblemCode.NOT_A_CHOICE


def _read_choice(item: FormItem, raw: object) -> Value | ProblemCode:
    names = (option.name for option in item.options)
    return raw.strip() if isinstance(raw, str) and raw.strip() in names else ProblemCode.NOT_A_CHOICE


def _read_choices(item: FormItem, raw: object) -> Value | ProblemCode:
    """Several are written with spaces between them, as XLSForm does; they come out in the order of the list."""
    chosen = raw.split() if isinstance(raw, str) else raw
    if not isinstance(chosen, Sequence) or not all(isinstance(one, str) for one in chosen):
        return ProblemCode.NOT_A_CHOICE
    names = tuple(option.name for option in item.options if option.name in chosen)
    return names if set(chosen) == set(names) else ProblemCode.NOT_A_CHOICE


def _read_day(_item: FormItem, raw: object) -> Value | ProblemCode:
    if isinstance(raw, date):
        return raw
    if not isinstance(raw, str):
        return ProblemCode.NOT_A_DATE
    try:
        return read_day(raw)
    except ValueError:
        return ProblemCode.NOT_A_DATE


def _read_text(_item: FormItem, raw: object) -> Value | ProblemCode:
    if not isinstance(raw, str):
        return ProblemCode.NOT_TEXT
    return raw.strip() if len(raw) <= LONGEST_TEXT else ProblemCode.TEXT_TOO_LONG


def _read_files(_item: FormItem, raw: object) -> Value | ProblemCode:
    """Files are named by their ids; one may stand alone."""
    names = (raw,) if isinstance(raw, str) else raw
    if not isinstance(names, Sequence) or not all(isinstance(name, str) and name.strip() for name in names):
        return ProblemCode.NOT_A_FILE
    return tuple(names)


def _read_nothing(item: FormItem, _raw: object) -> Value | ProblemCode:
    return ProblemCode.COMPUTED_ITEM if item.type in COMPUTED else ProblemCode.NOT_A_TABLE


READERS: dict[ItemType, Callable[[FormItem, object], Value | ProblemCode]] = {
    ItemType.NUMBER: _read_number,
    ItemType.PERCENT: _read_nothing,
    ItemType.CHOICE4: _read_choice4,
    ItemType.CHOICE: _read_choice,
    ItemType.CHOICES: _read_choices,
    ItemType.DATE: _read_day,
    ItemType.TEXT: _read_text,
    ItemType.TABLE: _read_nothing,
    ItemType.FILE: _read_files,
    ItemType.CALCULATION: _read_nothing,
    ItemType.NOTE: _read_text,
}
