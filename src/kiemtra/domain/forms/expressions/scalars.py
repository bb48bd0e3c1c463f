"""Single values in an expression: text, number, day or truth, and how each is read as another.

A missing answer is the text ''; so is every number that cannot be computed. What is written in a form's sheet has a point
before decimals, whatever people type into the form.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Context, Decimal

from kiemtra.domain.forms.notation import ISO_DAY, parse_number, read_day

Scalar = str | Decimal | bool | date

BLANK = ""
# No trap: a result out of all bounds is no number, never a crash.
ARITHMETIC = Context(prec=34, Emax=99, Emin=-99, traps=[])
PLAIN_NUMBER = re.compile(r"\s*-?(?:[0-9]{1,34}(?:\.[0-9]{0,34})?|\.[0-9]{1,34})\s*", re.ASCII)
FIRST_DAY = date(1970, 1, 1)


def scalar(value: object) -> Scalar:
    """Return an answer as a single value: several choices and files with spaces between them, a table as nothing."""
    if isinstance(value, str | bool | date):
        return value
    if isinstance(value, Decimal | int | float):
        return finite(ARITHMETIC.create_decimal(str(value) if isinstance(value, float) else value))
    if isinstance(value, Sequence) and all(isinstance(one, str) for one in value):
        return " ".join(value)
    return BLANK


def finite(number: Decimal) -> Decimal | str:
    """Return the number, '' where it is none."""
    return number if number.is_finite() else BLANK


def as_number(value: Scalar) -> Decimal | None:
    """Return the value as a number; a day as the days since 01/01/1970. None where it is none."""
    if isinstance(value, Decimal):
        return value
    if isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, date):
        return Decimal((value - FIRST_DAY).days)
    return Decimal(value.strip()) if PLAIN_NUMBER.fullmatch(value) else None


def as_truth(value: Scalar) -> bool:
    """Return the value as true or false: zero and '' are false."""
    return value if isinstance(value, bool) else bool(value)


def as_text(value: Scalar) -> str:
    """Return the value as text: a number without needless zeros, a day in ISO 8601."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    plain = f"{value:f}"
    plain = plain.rstrip("0").rstrip(".") if "." in plain else plain
    return "0" if plain == "-0" else plain


def as_day(value: Scalar) -> date | None:
    """Return the value as a day: a text in ISO 8601, or days since 01/01/1970. None where there is none."""
    if isinstance(value, date):
        return value
    try:
        if isinstance(value, Decimal):
            return FIRST_DAY + timedelta(days=int(value))
        return date.fromisoformat(value) if isinstance(value, str) and ISO_DAY.fullmatch(value) else None
    except (ValueError, OverflowError):
        return None


def as_typed(value: object) -> Scalar:
    """Return an answer of which only the text is known: a number or a day where it reads as one."""
    if not isinstance(value, str):
        return scalar(value)
    for read in (parse_number, read_day):
        try:
            return read(value.strip())
        except ValueError:
            continue
    return value.strip()


def equal(left: Scalar, right: Scalar) -> bool:
    """Tell whether two values are equal: as truths or numbers where either is one, otherwise as texts."""
    if isinstance(left, bool) or isinstance(right, bool):
        return as_truth(left) == as_truth(right)
    if isinstance(left, Decimal) or isinstance(right, Decimal):
        first, second = as_number(left), as_number(right)
        return first is not None and first == second
    return as_text(left) == as_text(right)


def order(left: Scalar, right: Scalar) -> int | None:
    """Return -1, 0 or 1 as the left comes before, with or after the right; None where either is missing."""
    if isinstance(left, date) and isinstance(right, str):
        right = as_day(right) or BLANK
    elif isinstance(right, date) and isinstance(left, str):
        left = as_day(left) or BLANK
    first, second = as_number(left), as_number(right)
    if first is None or second is None:
        return None
    return (first > second) - (first < second)
