"""What the functions do that need nothing but their arguments."""

import re
from collections.abc import Callable, Sequence
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import lru_cache

from kiemtra.domain.forms.expressions.patterns import LONGEST_MATCHED
from kiemtra.domain.forms.expressions.scalars import (
    ARITHMETIC,
    BLANK,
    Scalar,
    as_day,
    as_number,
    as_text,
    as_truth,
    finite,
)

MOST_PLACES = 18
compiled = lru_cache(maxsize=500)(re.compile)


def _number(value: Scalar) -> Scalar:
    number = as_number(value)
    return BLANK if number is None else number


def _truncated(value: Scalar) -> Scalar:
    number = as_number(value)
    return BLANK if number is None else finite(number.quantize(Decimal(1), ROUND_DOWN, ARITHMETIC))


def _rounded(value: Scalar, places: Scalar = Decimal(0)) -> Scalar:
    """Half up, away from zero, as people round; a negative number of places rounds to tens, hundreds…"""
    number, digits = as_number(value), as_number(places)
    if number is None or digits is None or abs(digits) > MOST_PLACES:
        return BLANK
    rounded = number.quantize(Decimal(1).scaleb(-int(digits)), ROUND_HALF_UP, ARITHMETIC)
    return finite(rounded.quantize(Decimal(1), ROUND_HALF_UP, ARITHMETIC) if digits < 0 else rounded)


def _absolute(value: Scalar) -> Scalar:
    number = as_number(value)
    return BLANK if number is None else ARITHMETIC.abs(number)


def _substring(value: Scalar, start: Scalar, end: Scalar = BLANK) -> Scalar:
    """From the letter `start`, counted from 0, up to before `end`."""
    text, first, last = as_text(value), as_number(start), as_number(end)
    if first is None:
        return BLANK
    return text[_place(first, text) : len(text) if last is None else _place(last, text)]


def _place(number: Decimal, text: str) -> int:
    return int(max(Decimal(-len(text)), min(number, Decimal(len(text)))))


def _matches(value: Scalar, pattern: Scalar) -> Scalar:
    text = as_text(value)
    return len(text) <= LONGEST_MATCHED and compiled(as_text(pattern)).fullmatch(text) is not None


def _chosen(value: Scalar, place: Scalar) -> Scalar:
    names, at = as_text(value).split(), as_number(place)
    return names[int(at)] if at is not None and 0 <= at < len(names) else BLANK


def _day(value: Scalar) -> Scalar:
    return as_day(value) or BLANK


def _total(values: Sequence[Scalar]) -> Scalar:
    total = Decimal(0)
    for number in _numbers(values):
        total = ARITHMETIC.add(total, number)
    return finite(total)


def _numbers(values: Sequence[Scalar]) -> list[Decimal]:
    """Blank cells are left out."""
    return [number for number in map(as_number, values) if number is not None]


PLAIN: dict[str, Callable[..., Scalar]] = {
    "true": lambda: True,
    "false": lambda: False,
    "not": lambda value: not as_truth(value),
    "boolean": as_truth,
    "coalesce": lambda first, second: second if first == BLANK else first,
    "number": _number,
    "int": _truncated,
    "round": _rounded,
    "abs": _absolute,
    "string": as_text,
    "string-length": lambda value: Decimal(len(as_text(value))),
    "concat": lambda *values: "".join(as_text(one) for one in values),
    "contains": lambda value, part: as_text(part) in as_text(value),
    "starts-with": lambda value, part: as_text(value).startswith(as_text(part)),
    "ends-with": lambda value, part: as_text(value).endswith(as_text(part)),
    "substr": _substring,
    "normalize-space": lambda value: " ".join(as_text(value).split()),
    "regex": _matches,
    "selected": lambda value, name: as_text(name) in as_text(value).split(),
    "selected-at": _chosen,
    "count-selected": lambda value: Decimal(len(as_text(value).split())),
    "date": _day,
}
OVER_ROWS: dict[str, Callable[[Sequence[Scalar]], Scalar]] = {
    "sum": _total,
    "min": lambda values: min(_numbers(values), default=BLANK),
    "max": lambda values: max(_numbers(values), default=BLANK),
    "count": lambda values: Decimal(len(values)),
    "count-non-empty": lambda values: Decimal(sum(one != BLANK for one in values)),
}
