"""Decides whether a regular expression of a form may run: never one that could take very long on some answer.

The matcher of Python tries alternatives one after another; how many there can be is the product of what each repetition
and each choice allows. A pattern for which that is too much is refused, and only short answers are matched.
"""

import re
from dataclasses import dataclass

LONGEST_PATTERN = 300
# A longer answer matches nothing.
LONGEST_MATCHED = 200
MOST_ATTEMPTS = 2_000_000
REPEAT = re.compile(r"\{([0-9]{0,4})(,?)([0-9]{0,4})\}")
CLASS = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
# A set within a set, or a difference of two: other matchers read them so, Python's will one day.
NESTED = re.compile(r"(?<!\\)\[\^?(?:\[|\]?[^\]]*(?:--|&&|~~|\|\|))")


def is_harmless(pattern: str) -> bool:
    """Tell whether no answer makes the pattern slow. `re.error` where it is no pattern at all."""
    if NESTED.search(pattern):
        return False
    re.compile(pattern)
    if len(pattern) > LONGEST_PATTERN:
        return False
    try:
        return _Reader(pattern).alternatives() <= MOST_ATTEMPTS
    except _NotCountedError:
        return False


class _NotCountedError(Exception):
    """The pattern looks back or ahead, names what it found before, or allows too much."""


@dataclass(slots=True)
class _Reader:
    """Counts how many ways a pattern can be tried."""

    pattern: str
    at: int = 0

    def alternatives(self) -> int:
        """Of the pattern from here to its end, or to the end of the group it stands in."""
        total, way = 0, 1
        while self.at < len(self.pattern) and self.pattern[self.at] != ")":
            if self.pattern[self.at] == "|":
                self.at += 1
                total, way = total + way, 1
            else:
                way = _bounded(way * self._piece())
        return total + way

    def _piece(self) -> int:
        ways = self._atom()
        least, most = self._repetition()
        return _bounded(ways ** min(most, 64) * (most - least + 1)) if ways > 1 else most - least + 1

    def _atom(self) -> int:
        sign = self.pattern[self.at]
        if sign == "(":
            return self._group()
        if sign == "[":
            found = CLASS.match(self.pattern, self.at)
            self.at = found.end() if found else len(self.pattern)
            return 1
        if sign == "\\":
            if self.pattern[self.at + 1].isdecimal():
                raise _NotCountedError
            self.at += 1
        self.at += 1
        return 1

    def _group(self) -> int:
        self.at += 1
        if self.pattern.startswith("?", self.at):
            if not self.pattern.startswith("?:", self.at):
                raise _NotCountedError
            self.at += 2
        ways = self.alternatives()
        self.at += 1
        return ways

    def _repetition(self) -> tuple[int, int]:
        sign = self.pattern[self.at : self.at + 1]
        found = REPEAT.match(self.pattern, self.at)
        if found and (found[1] or found[3]):
            self.at = found.end()
            least = int(found[1] or 0)
            most = least if not found[2] else int(found[3] or LONGEST_MATCHED)
            bounds = least, max(least, most)
        elif sign and sign in "*+?":
            self.at += 1
            bounds = (1, LONGEST_MATCHED) if sign == "+" else (0, LONGEST_MATCHED if sign == "*" else 1)
        else:
            return 1, 1
        # A lazy or possessive mark changes the order of the attempts, not their number.
        if self.pattern[self.at : self.at + 1] in ("?", "+"):
            self.at += 1
        return bounds


def _bounded(ways: int) -> int:
    if ways > MOST_ATTEMPTS:
        raise _NotCountedError
    return ways
