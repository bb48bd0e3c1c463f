"""A cell becomes an answer in Vietnamese notation, or a fault: nothing that could mean two things is guessed."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from kiemtra.domain.forms import FormItem, FormOption, ItemType, ProblemCode, format_number, parse_number
from kiemtra.domain.forms.notation import read_day
from kiemtra.domain.text import fold
from kiemtra.workbooks.cells_out import FIRST_DAY, TOO_LONG, clean
from kiemtra.workbooks.sheets import plain_number
from kiemtra.workbooks.values import CellValue, FaultCode
from kiemtra.workbooks.wording import labelled, options_of

Code = FaultCode | ProblemCode
SMALLEST = Decimal("0.000000001")
_ENGLISH = re.compile(r"[+-]?(?:[0-9]{1,18}|[1-9][0-9]{0,2}(?:,[0-9]{3}){1,5})(?:\.[0-9]{1,9})?")
_SPACED = re.compile(r"[+-]?[0-9]{1,3}(?: [0-9]{3}){1,5}(?:[.,][0-9]{1,9})?")
_IN_WORDS = re.compile(r"(?:ngày\s+)?([0-9]{1,2})\s+tháng\s+([0-9]{1,2})\s+năm\s+([0-9]{4})", re.I)
_YEAR_FIRST = re.compile(r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})(?:[T ]00:00(?::00)?)?")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2}")
_BETWEEN = re.compile(r"[;\n]")


def read_cell(item: FormItem, value: CellValue) -> str | Code:
    """Return the answer that a cell holds, empty where it holds none, or what is wrong with it."""
    if value == "" or (isinstance(value, str) and not value.strip()):
        return ""
    return _READERS[item.type](item, value)


def as_shown(value: CellValue) -> str:
    """Return a value of a cell as a person sees it there."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float | Decimal | int):
        return format_number(plain_number(value))
    if isinstance(value, datetime) and value.time() != time():
        return f"{value:%d/%m/%Y %H:%M}"
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else clean(str(value))


def _number(item: FormItem, value: CellValue) -> str | Code:
    if isinstance(value, str):
        return _number_in_text(item, value)
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return ProblemCode.NOT_A_NUMBER
    number = plain_number(value)
    # What was longer has lost its end already.
    if abs(number) >= TOO_LONG:
        return FaultCode.TOO_MANY_DIGITS
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -9:
        number = number.quantize(SMALLEST, ROUND_HALF_UP).normalize()
    return format_number(number)


def _number_in_text(item: FormItem, text: str) -> str | Code:
    """A number in text, in Vietnamese or English notation; where both could be meant, only what the item allows."""
    written = " ".join(text.split())
    if _SPACED.fullmatch(written):
        written = written.replace(" ", "")
    meant = {number for number in (_vietnamese(written), _english(written)) if number is not None}
    if item.whole and len(meant) > 1:
        meant = {number for number in meant if number == number.to_integral_value()}
    if len(meant) == 1:
        return format_number(meant.pop())
    return FaultCode.AMBIGUOUS_NUMBER if meant else FaultCode.TEXT_IN_NUMBER


def _vietnamese(text: str) -> Decimal | None:
    try:
        return parse_number(text)
    except ValueError:
        return None


def _english(text: str) -> Decimal | None:
    return Decimal(text.replace(",", "")) if _ENGLISH.fullmatch(text) else None


def _day(_item: FormItem, value: CellValue) -> str | Code:
    if isinstance(value, datetime) and value.time() != time():
        return ProblemCode.NOT_A_DATE
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}" if f"{value:%Y-%m-%d}" >= FIRST_DAY.isoformat() else FaultCode.NUMBER_IN_DATE
    if not isinstance(value, str):
        return FaultCode.NUMBER_IN_DATE if isinstance(value, int | float | Decimal) else ProblemCode.NOT_A_DATE
    try:
        day = _day_in_text(" ".join(value.split()))
    except ValueError:
        return ProblemCode.NOT_A_DATE
    if day is None:
        return FaultCode.AMBIGUOUS_DATE
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def _day_in_text(text: str) -> date | None:
    """The day that a text names; None where the century is left open."""
    if _SHORT_YEAR.fullmatch(text):
        return None
    if found := _IN_WORDS.fullmatch(text):
        day, month, year = map(int, found.groups())
        return date(year, month, day)
    if found := _YEAR_FIRST.fullmatch(text):
        return date(*map(int, found.groups()))
    return read_day(text)


def _choice(item: FormItem, value: CellValue) -> str | Code:
    return _name(_names(item), as_shown(value)) or FaultCode.NOT_AN_OPTION


def _choices(item: FormItem, value: CellValue) -> str | Code:
    """Several labels with semicolons or line breaks between them; in the order of the list, as answers are kept."""
    names = _names(item)
    chosen = {_name(names, part) for part in _BETWEEN.split(as_shown(value)) if part.strip()}
    if "" in chosen:
        return FaultCode.NOT_AN_OPTION
    return " ".join(option.name for option in options_of(item) if option.name in chosen)


def _name(names: Mapping[str, str], written: str) -> str:
    """The option that is meant: labels are compared without case and blanks, where that is not enough without marks."""
    return names.get(_folded(written)) or names.get(fold(written), "")


def _folded(label: str) -> str:
    return " ".join(label.split()).casefold()


def _names(item: FormItem) -> Mapping[str, str]:
    return _names_of(item.type, item.options)


@lru_cache(maxsize=512)
def _names_of(kind: ItemType, options: tuple[FormOption, ...]) -> Mapping[str, str]:
    """Names by what may be written for them: first the label, then the name itself, then the label without marks."""
    found: dict[str, str] = {}
    shown = labelled(kind, options)
    labels = [(_folded(one.label), one.name) for one in shown]
    names = [(_folded(one.name), one.name) for one in shown]
    plain = [(fold(one.label), one.name) for one in shown]
    for written, name in (*labels, *names, *plain):
        found.setdefault(written, name)
    return found


def _text(_item: FormItem, value: CellValue) -> str | Code:
    return as_shown(value)


def _nothing(_item: FormItem, _value: CellValue) -> str | Code:
    return ""


_READERS: dict[ItemType, Callable[[FormItem, CellValue], str | Code]] = dict.fromkeys(ItemType, _nothing) | {
    ItemType.NUMBER: _number,
    ItemType.DATE: _day,
    ItemType.CHOICE: _choice,
    ItemType.CHOICE4: _choice,
    ItemType.CHOICES: _choices,
    ItemType.TEXT: _text,
}
