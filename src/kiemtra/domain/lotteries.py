"""Public lotteries whose results seed a draw: when each is drawn, and how its result is written so that all write it alike."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

# Longer runs of digits are nobody's result.
_RUN = re.compile(r"\d+", re.ASCII)
_LONGEST = 200


class ResultFault(StrEnum):
    """Why something typed is no result of the lottery."""

    HOW_MANY = "result_how_many"
    OUT_OF_RANGE = "result_out_of_range"
    REPEATED = "result_repeated"
    DIGITS = "result_digits"
    NOT_NUMBERS = "result_not_numbers"


@dataclass(frozen=True, slots=True)
class Lottery:
    """One lottery: its draws, and the shape of its result."""

    code: str
    label: str
    # Days of the week as `date.weekday()` counts them, and the hour at which the draw begins.
    weekdays: frozenset[int]
    hour: time
    valid_from: date
    valid_to: date | None
    source: str
    # Either so many different numbers up to the highest, in whatever order, with one more drawn apart from them…
    numbers: int = 0
    highest: int = 0
    has_special: bool = False
    # …or one number of so many digits.
    digits: int = 0

    def is_drawn_on(self, day: date) -> bool:
        """Whether this lottery is drawn on that day, as far as the week tells."""
        return day.weekday() in self.weekdays and self.valid_from <= day and (not self.valid_to or day < self.valid_to)

    def begins(self, day: date) -> datetime:
        """The moment at which its draw of that day begins, by the clock of the office."""
        return datetime.combine(day, self.hour)


def fault_in(lottery: Lottery, typed: str) -> ResultFault | None:
    """Return what is wrong with a typed result; None where it is one."""
    if len(typed) > _LONGEST or not typed.isascii() or re.search(r"[A-Za-z]", typed):
        return ResultFault.NOT_NUMBERS
    runs: list[str] = _RUN.findall(typed)
    if lottery.digits:
        return None if len("".join(runs)) == lottery.digits else ResultFault.DIGITS
    if len(runs) != lottery.numbers + lottery.has_special:
        return ResultFault.HOW_MANY
    values = [int(run) for run in runs]
    if not all(1 <= value <= lottery.highest for value in values):
        return ResultFault.OUT_OF_RANGE
    return ResultFault.REPEATED if len(set(values)) < len(values) else None


def normalised(lottery: Lottery, typed: str) -> str:
    """Return a faultless result as everybody writes it: the numbers in rising order, the special one last; digits as drawn."""
    runs: list[str] = _RUN.findall(typed)
    if lottery.digits:
        return "".join(runs)
    numbers = [int(run) for run in runs]
    rest = numbers[lottery.numbers :]
    return " ".join(f"{number:02d}" for number in [*sorted(numbers[: lottery.numbers]), *rest])


def seed_text(lottery: Lottery, day: date, result: str) -> str:
    """Return the text that goes into the draw: which lottery, the day of its draw, the normalised result."""
    return f"{lottery.code} {day.isoformat()} {result}"
