"""Decides what the reports of many units say together: each item by its own rule, never the mean of percentages.

A figure can be added to another and taken off again, so a merge of merges is the merge of all, in whatever order.
What may be approved, and by whom, stands in `merges.py`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from statistics import median

from kiemtra.domain.forms import FormItem, FormOption, FormTemplate, ItemType, MergeRule, percent

# A value this many times the median of all units is worth a look. No text fixes it: a default of ours.
FAR_OUT = 5
# Fewer values than this have no median worth naming.
LEAST_FOR_MEDIAN = 5
ZERO = Decimal(0)

# What a unit handed in: item → text, list of rows, list of files, as the version keeps it.
Values = Mapping[str, object]
_NUMERIC = frozenset({ItemType.NUMBER, ItemType.CALCULATION, ItemType.PERCENT})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a merged table: an item of the form, or one cell of a table whose rows are given."""

    key: str
    item: FormItem
    rule: MergeRule
    # Of a cell of a table: the table and its fixed row.
    table: FormItem | None = None
    row: FormOption | None = None

    @property
    def section(self) -> str:
        """The section under which the line stands."""
        return (self.table or self.item).section

    @property
    def anchor(self) -> str:
        """The item of the report at which its value stands."""
        return (self.table or self.item).code

    @property
    def label(self) -> str:
        """What is asked there."""
        return f"{self.row.label}: {self.item.label}" if self.row else self.item.label


@dataclass(frozen=True, slots=True)
class Figure:
    """What the reports say of one line together."""

    # How many of them have an answer there.
    count: int = 0
    # The sum; of a rate the sum of its parts, of a list the number of its rows.
    total: Decimal = ZERO
    # Of a rate: the sum of what the parts are taken of.
    whole: Decimal = ZERO
    # Of a choice: how many chose each option.
    options: tuple[tuple[str, int], ...] = ()

    def __add__(self, other: "Figure") -> "Figure":
        options = Counter(dict(self.options))
        options.update(dict(other.options))
        return Figure(self.count + other.count, self.total + other.total, self.whole + other.whole, _sorted(options))

    def __sub__(self, other: "Figure") -> "Figure":
        options = Counter(dict(self.options))
        options.subtract(dict(other.options))
        return Figure(self.count - other.count, self.total - other.total, self.whole - other.whole, _sorted(options))

    @property
    def rate(self) -> Decimal | None:
        """The percentage from the two sums; None where there is nothing to divide by."""
        return percent(self.total, self.whole)


Figures = Mapping[str, Figure]
NOTHING = Figure()


def _sorted(options: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted((name, count) for name, count in options.items() if count))


def lines(template: FormTemplate, areas: frozenset[str] = frozenset()) -> tuple[Line, ...]:
    """Return the lines of the form's merged table in its order; with areas only those that ask about them."""
    items = [item for item in template.items if not areas or item.area in areas]
    return tuple(line for item in items if item.type is not ItemType.NOTE for line in _lines_of(item))


def _lines_of(item: FormItem) -> Iterator[Line]:
    if item.type is ItemType.TABLE and item.fixed_rows:
        for row in item.fixed_rows:
            for column in item.columns:
                if column.merge in (MergeRule.SUM, MergeRule.COUNT):
                    yield Line(f"{item.code}.{column.code}:{row.name}", column, column.merge, item, row)
    yield Line(item.code, item, item.merge)


def chapters(template: FormTemplate) -> dict[str, str]:
    """Return for each section the outermost one in which it stands."""
    parents = {one.code: one.parent for one in template.sections}
    found = {}
    for code in parents:
        top = code
        while parents.get(top):
            top = parents[top]
        found[code] = top
    return found


def merge(asked: Sequence[Line], reports: Iterable[Values]) -> Figures:
    """Merge what these reports say; the order in which they come is of no account."""
    sums = [(line, _Sum()) for line in asked if line.rule is not MergeRule.NONE]
    for values in reports:
        for line, sum_ in sums:
            _take(line, values, sum_)
    return {line.key: sum_.figure() for line, sum_ in sums}


class _Sum:
    """A figure while it grows."""

    __slots__ = ("count", "options", "total", "whole")

    def __init__(self) -> None:
        self.count, self.total, self.whole = 0, ZERO, ZERO
        self.options: Counter[str] = Counter()

    def figure(self) -> Figure:
        return Figure(self.count, self.total, self.whole, _sorted(self.options))


def _take(line: Line, values: Values, sum_: _Sum) -> None:
    if line.rule is MergeRule.RATE:
        part, whole = number(values.get(line.item.numerator)), number(values.get(line.item.denominator))
        if part is None or whole is None:
            return
        sum_.total += part
        sum_.whole += whole
    else:
        value = answer(line, values)
        if value is None or value == "" or value == []:
            return
        if line.rule is MergeRule.SUM:
            amount = number(value)
            if amount is None:
                return
            sum_.total += amount
        elif line.rule is MergeRule.COUNT:
            sum_.options.update(chosen(value))
        else:
            sum_.total += len(value) if isinstance(value, list | tuple) else 1
    sum_.count += 1


def answer(line: Line, values: Values) -> object:
    """Return what one report says at the line; None where it says nothing."""
    if line.table is None or line.row is None:
        return values.get(line.item.code)
    rows = values.get(line.table.code)
    for row in rows if isinstance(rows, list | tuple) else ():
        if isinstance(row, Mapping) and row.get("_row") == line.row.name:
            return row.get(line.item.code)
    return None


def number(value: object) -> Decimal | None:
    """Return the value as a number; None where it is none."""
    if isinstance(value, bool) or not isinstance(value, str | int | Decimal):
        return None
    try:
        found = Decimal(value)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None


def chosen(value: object) -> list[str]:
    """Return the options that an answer chose: one, or several with spaces between."""
    return [str(one) for one in value] if isinstance(value, list | tuple) else str(value).split()


def added(first: Figures, second: Figures) -> Figures:
    """Return two merges as one."""
    return {key: first.get(key, NOTHING) + second.get(key, NOTHING) for key in first.keys() | second.keys()}


def without(all_: Figures, some: Figures) -> Figures:
    """Return a merge without a part of it."""
    return {key: figure - some.get(key, NOTHING) for key, figure in all_.items()}


def middle(values: Iterable[Decimal]) -> Decimal | None:
    """Return the median; None where there are too few values to speak of one."""
    found = list(values)
    return median(found) if len(found) >= LEAST_FOR_MEDIAN else None


def medians(asked: Sequence[Line], reports: Sequence[Values]) -> dict[str, Decimal]:
    """Return the median of each line of numbers that has one."""
    found: dict[str, Decimal] = {}
    for line in asked:
        if line.item.type in _NUMERIC:
            values = (number(answer(line, one)) for one in reports)
            if (half := middle(value for value in values if value is not None)) is not None:
                found[line.key] = half
    return found


def is_far_out(value: Decimal | None, half: Decimal | None) -> bool:
    """Tell whether a value is so many times the median that somebody should look at it."""
    return value is not None and half is not None and half > 0 and value > half * FAR_OUT


def is_unchanged(value: object, last: object) -> bool:
    """Tell whether a number other than zero is exactly that of the last period."""
    before = number(last)
    return before is not None and before != 0 and number(value) == before


def as_data(figures: Figures) -> dict[str, list[object]]:
    """Return figures as JSON knows them: numbers as text."""
    return {key: [one.count, str(one.total), str(one.whole), dict(one.options)] for key, one in sorted(figures.items())}


def from_data(data: Mapping[str, Sequence[object]]) -> Figures:
    """Return the figures that `as_data` wrote."""
    return {key: _from_row(row) for key, row in data.items()}


def _from_row(row: Sequence[object]) -> Figure:
    count, total, whole, options = row
    counted = {str(name): int(str(many)) for name, many in options.items()} if isinstance(options, dict) else {}
    return Figure(int(str(count)), Decimal(str(total)), Decimal(str(whole)), _sorted(counted))
