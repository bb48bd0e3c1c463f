"""An answer on its way into a cell: numbers and days as such where a spreadsheet keeps them whole, else as text."""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from kiemtra.domain.forms import Choice4, FormItem, ItemType, format_number, parse_number
from kiemtra.domain.forms.notation import read_day
from kiemtra.workbooks.plan import Look
from kiemtra.workbooks.wording import CHOICE4_LABELS, options_of

# What a cell keeps of a number; and the first day that is written as one: where somebody types a number or a year into a
# cell of days, the spreadsheet shows an earlier day, which then is no answer.
MOST_DIGITS = 15
TOO_LONG = Decimal(10) ** MOST_DIGITS
FIRST_DAY = date(1930, 1, 1)
_NOT_IN_MARKUP = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS = {
    ItemType.DATE: Look.DAY,
    ItemType.CHOICE: Look.OPTION,
    ItemType.CHOICE4: Look.OPTION,
    ItemType.CHOICES: Look.OPTION,
}


def look_of(item: FormItem) -> Look:
    """Return how the cell of an item looks."""
    if item.type is ItemType.NUMBER:
        return Look.WHOLE if item.whole else Look.DECIMAL
    return _LOOKS.get(item.type, Look.TEXT)


def clean(text: str) -> str:
    """Return the text as both formats can keep it: one kind of line break, no signs that markup forbids, NFC."""
    if not text.isprintable():
        text = _NOT_IN_MARKUP.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", text)


def cell_value(item: FormItem, raw: object) -> str | Decimal | date | None:
    """Return what stands in the cell of an answer; what cannot be read as the item's kind stands there as typed."""
    if raw is None or raw == "":
        return None
    match item.type:
        case ItemType.NUMBER:
            return _number(raw)
        case ItemType.DATE:
            return _day(raw)
        case ItemType.CHOICE | ItemType.CHOICE4 | ItemType.CHOICES:
            return _labels(item, raw)
    return clean(str(raw))


def shown(item: FormItem, raw: object) -> str:
    """Return an answer in words, as it stands beside the cell of this period."""
    if item.type is ItemType.TABLE or raw is None or raw == "":
        return f"{len(raw)} dòng" if isinstance(raw, Sequence) and not isinstance(raw, str) and raw else ""
    if isinstance(raw, Choice4):
        return CHOICE4_LABELS[raw]
    if item.type is ItemType.FILE:
        return ""
    value = cell_value(item, raw)
    if isinstance(value, Decimal):
        return format_number(value)
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value or "")


def _number(raw: object) -> str | Decimal:
    if isinstance(raw, Decimal):
        number = raw
    else:
        try:
            number = parse_number(str(raw))
        except ValueError:
            return clean(str(raw))
    fits = _digits(number) <= MOST_DIGITS and abs(number) < TOO_LONG
    return number if fits else format_number(number)


def _digits(number: Decimal) -> int:
    """The digits from the first to the last that is not zero."""
    return len(f"{abs(number):f}".replace(".", "").strip("0"))


def _day(raw: object) -> str | date:
    if isinstance(raw, date):
        return raw
    try:
        day = read_day(str(raw))
    except ValueError:
        return clean(str(raw))
    return day if day >= FIRST_DAY else f"{day.day:02}/{day.month:02}/{day.year:04}"


def _labels(item: FormItem, raw: object) -> str:
    """The labels of what was chosen; a name that the list does not have stands as it is."""
    labels = {option.name: option.label for option in options_of(item)}
    several = item.type is ItemType.CHOICES
    names = (
        str(raw).split() if several and isinstance(raw, str) else [raw] if isinstance(raw, str) else list(_many(raw))
    )
    return clean("; ".join(labels.get(str(name), str(name)) for name in names))


def _many(raw: object) -> Sequence[object]:
    return raw if isinstance(raw, Sequence) else [raw]
