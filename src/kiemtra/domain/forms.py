"""Decides what a report form asks and whether answers to it hold. Page, API and workbook share these checks.

Answers may be typed values or text in Vietnamese notation (1.234,5; dd/mm/yyyy); `read_answers` turns both into values.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

NUMBER = re.compile(r"[+-]?(?:[0-9]{1,18}|[0-9]{1,3}(?:\.[0-9]{3}){1,5})(?:,[0-9]{1,9})?")
DAY = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4})")
ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
LONGEST_TEXT = 10_000
MOST_ROWS = 1_000


class ItemType(StrEnum):
    """The kinds of question."""

    NUMBER = "number"
    PERCENT = "percent"
    CHOICE4 = "choice4"
    DATE = "date"
    TEXT = "text"
    TABLE = "table"
    FILE = "file"


class Choice4(StrEnum):
    """The four answers to a question of fact; "not applicable" takes the item out of the count."""

    YES = "yes"
    NO = "no"
    PARTLY = "partly"
    NOT_APPLICABLE = "not_applicable"


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
    TOO_MANY_ROWS = "too_many_rows"
    NOT_A_FILE = "not_a_file"


@dataclass(frozen=True, slots=True)
class Relevance:
    """An item is asked only where another one is answered so."""

    item: str
    answers: tuple[str, ...]


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
    relevant: Relevance | None = None
    # Of a table: what each of its open rows asks.
    columns: tuple["FormItem", ...] = ()


@dataclass(frozen=True, slots=True)
class FormTemplate:
    """A form in one version."""

    code: str
    title: str
    version: str
    items: tuple[FormItem, ...]
    source: str
    valid_from: date
    valid_to: date | None = None

    def item(self, code: str) -> FormItem | None:
        """Return the item of that code, None where the form has none."""
        return next((item for item in self.items if item.code == code), None)


Row = Mapping[str, object]
Value = Decimal | Choice4 | date | str | tuple[str, ...] | tuple[Mapping[str, "Value"], ...]
Answers = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: in which item, in a table also in which row (from 1) and column, and what stood there."""

    code: ProblemCode
    item: str
    row: int | None = None
    value: str = ""
    column: str = ""


def parse_number(text: str) -> Decimal:
    """Read a number in Vietnamese notation: dots between thousands, a comma before decimals. ValueError otherwise."""
    stripped = text.strip()
    if not NUMBER.fullmatch(stripped):
        raise ValueError(text)
    return Decimal(stripped.replace(".", "").replace(",", "."))


def format_number(number: Decimal | int) -> str:
    """Write a number in Vietnamese notation, without trailing zeros after the comma."""
    plain = f"{number:,f}"
    whole, _, decimals = plain.partition(".")
    decimals = decimals.rstrip("0")
    grouped = whole.replace(",", ".")
    return f"{grouped},{decimals}" if decimals else grouped


def parse_date(text: str) -> date:
    """Read a day written dd/mm/yyyy (also d/m/yyyy, with dots or hyphens). ValueError where no such day exists."""
    found = DAY.fullmatch(text.strip())
    if not found:
        raise ValueError(text)
    day, _, month, year = found.groups()
    return date(int(year), int(month), int(day))


def percent(numerator: Decimal | int, denominator: Decimal | int) -> Decimal | None:
    """Return the share in percent to two decimals, rounded half up; None where there is nothing to divide by."""
    if denominator == 0:
        return None
    return (Decimal(numerator) * 100 / Decimal(denominator)).quantize(Decimal("0.01"), ROUND_HALF_UP)


def is_relevant(item: FormItem, answers: Answers) -> bool:
    """Tell whether the item is asked, given the other answers."""
    return item.relevant is None or str(answers.get(item.relevant.item, "")) in item.relevant.answers


def validate_answers(template: FormTemplate, answers: Answers) -> tuple[Problem, ...]:
    """Return every problem of the answers, in the order of the form; unknown items come last."""
    return _Reading(template, answers).problems()


def read_answers(template: FormTemplate, answers: Answers) -> dict[str, Value]:
    """Return the typed values of all answers that can be read, with the percentages computed."""
    return _Reading(template, answers).values


def completion(template: FormTemplate, answers: Answers) -> tuple[int, int]:
    """Return how many of the items that must be answered have a readable answer, and how many there are.

    A percentage counts once both its numbers are there; an item that the other answers rule out does not count.
    """
    values = read_answers(template, answers)
    asked = [item for item in template.items if item.required and is_relevant(item, answers)]
    done = sum(1 for item in asked if _is_done(item, values))
    return done, len(asked)


def _is_done(item: FormItem, values: Mapping[str, Value]) -> bool:
    if item.type is ItemType.PERCENT:
        return item.numerator in values and item.denominator in values
    return item.code in values


def _is_blank(value: object) -> bool:
    return value is None or value == () or value == [] or (isinstance(value, str) and not value.strip())


class _Reading:
    """The answers of one form, read once: values by item, and what was wrong on the way."""

    def __init__(self, template: FormTemplate, answers: Answers) -> None:
        self.template = template
        self.answers = answers
        self.values: dict[str, Value] = {}
        self.found: dict[str, list[Problem]] = {}
        for item in template.items:
            self._read_item(item)
        for item in template.items:
            self._compute(item)

    def problems(self) -> tuple[Problem, ...]:
        known = {item.code for item in self.template.items}
        unknown = [Problem(ProblemCode.UNKNOWN_ITEM, code) for code in self.answers if code not in known]
        ordered = [problem for item in self.template.items for problem in self.found.get(item.code, ())]
        return (*ordered, *unknown)

    def _note(self, item: FormItem, code: ProblemCode, value: object = "") -> None:
        self.found.setdefault(item.code, []).append(Problem(code, item.code, value=str(value)))

    def _read_item(self, item: FormItem) -> None:
        raw = self.answers.get(item.code)
        if item.type is ItemType.PERCENT:
            if not _is_blank(raw):
                self._note(item, ProblemCode.COMPUTED_ITEM, raw)
        elif item.relevant is not None and not is_relevant(item, self.answers):
            # Where the answer that decides is itself missing or wrong, that is the one thing to mend.
            if item.relevant.item in self.values and not _is_blank(raw):
                self._note(item, ProblemCode.NOT_RELEVANT, raw)
        elif _is_blank(raw):
            if item.required:
                self._note(item, ProblemCode.MISSING)
        elif item.type is ItemType.TABLE:
            self._read_table(item, raw)
        elif isinstance(value := read_value(item, raw), ProblemCode):
            self._note(item, value, raw)
        else:
            self.values[item.code] = value

    def _read_table(self, item: FormItem, raw: object) -> None:
        if isinstance(raw, str) or not isinstance(raw, Sequence) or not all(isinstance(row, Mapping) for row in raw):
            self._note(item, ProblemCode.NOT_A_TABLE, raw)
            return
        if len(raw) > MOST_ROWS:
            self._note(item, ProblemCode.TOO_MANY_ROWS, len(raw))
            return
        rows: list[Mapping[str, Value]] = []
        problems: list[Problem] = []
        for number, row in enumerate(raw, start=1):
            # A row left wholly blank is the empty last line of a page, not a mistake.
            if all(_is_blank(value) for value in row.values()):
                continue
            values, wrong = _read_row(item, number, row)
            rows.append(values)
            problems += wrong
        if problems:
            self.found[item.code] = problems
        elif rows:
            self.values[item.code] = tuple(rows)
        elif item.required:
            self._note(item, ProblemCode.MISSING)

    def _compute(self, item: FormItem) -> None:
        part, whole = self.values.get(item.numerator), self.values.get(item.denominator)
        if item.type is not ItemType.PERCENT or not isinstance(part, Decimal) or not isinstance(whole, Decimal):
            return
        if part > whole:
            problem = Problem(ProblemCode.PART_ABOVE_WHOLE, item.numerator, value=format_number(part))
            self.found.setdefault(item.numerator, []).append(problem)
        elif (share := percent(part, whole)) is not None:
            self.values[item.code] = share


def _read_row(item: FormItem, number: int, row: Row) -> tuple[dict[str, Value], list[Problem]]:
    values: dict[str, Value] = {}
    problems = [
        Problem(ProblemCode.UNKNOWN_ITEM, item.code, number, column=code)
        for code in row
        if code not in {column.code for column in item.columns}
    ]
    for column in item.columns:
        raw = row.get(column.code)
        if _is_blank(raw):
            if column.required:
                problems.append(Problem(ProblemCode.MISSING, item.code, number, column=column.code))
        elif isinstance(value := read_value(column, raw), ProblemCode):
            problems.append(Problem(value, item.code, number, str(raw), column.code))
        else:
            values[column.code] = value
    return values, problems


def read_value(item: FormItem, raw: object) -> Value | ProblemCode:
    """Return the typed value of one answer that is not blank, or what is wrong with it."""
    match item.type:
        case ItemType.NUMBER:
            return _read_number(item, raw)
        case ItemType.CHOICE4:
            return Choice4(raw) if isinstance(raw, str) and raw in set(Choice4) else ProblemCode.NOT_A_CHOICE
        case ItemType.DATE:
            return _read_day(raw)
        case ItemType.TEXT:
            return _read_text(raw)
        case ItemType.FILE:
            return _read_files(raw)
        case ItemType.PERCENT:
            return ProblemCode.COMPUTED_ITEM
    return ProblemCode.NOT_A_TABLE


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


def _read_day(raw: object) -> Value | ProblemCode:
    if isinstance(raw, date):
        return raw
    if not isinstance(raw, str):
        return ProblemCode.NOT_A_DATE
    try:
        # The API and stored versions write days as ISO 8601, people as dd/mm/yyyy.
        return date.fromisoformat(raw) if ISO_DAY.fullmatch(raw) else parse_date(raw)
    except ValueError:
        return ProblemCode.NOT_A_DATE


def _read_text(raw: object) -> Value | ProblemCode:
    if not isinstance(raw, str):
        return ProblemCode.NOT_TEXT
    return raw.strip() if len(raw) <= LONGEST_TEXT else ProblemCode.TEXT_TOO_LONG


def _read_files(raw: object) -> Value | ProblemCode:
    """Files are named by their ids; one may stand alone."""
    names = (raw,) if isinstance(raw, str) else raw
    if not isinstance(names, Sequence) or not all(isinstance(name, str) and name.strip() for name in names):
        return ProblemCode.NOT_A_FILE
    return tuple(names)
