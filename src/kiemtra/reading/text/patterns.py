"""Patterns of the grammar, each made when it is first tried: to make them all takes longer than to read most texts."""

import re
import sys
from collections.abc import Iterable
from typing import cast

# What may mark a line of a list, in folded text: a dash or bullet, 'a)', '1.', '1.2)', '(3)', '2/', 'iv.'.
MARK = r"(?:[-+*•]|\(\d{1,2}\)|\d{1,2}(?:\.\d{1,2}){0,2}\s?[.)/](?=\s)|\d{1,2}\.\d{1,2}(?=\s[^\d])|[a-zđ]\s?[.)/](?=\s)|[ivx]{1,4}\s?[.)/-](?=\s))"
# The begin of a line with all its marks: '| * 1) '.
LINE_HEAD = rf"[\s|]{{0,8}}(?:{MARK}[\s|]{{0,4}}){{0,2}}"

# By what names are told apart: two letters, or the one that is a word.
LETTERS = re.compile(r"\w{1,2}")

USES = ("finditer", "findall", "fullmatch", "match", "search", "split", "sub", "subn")


class _Pattern:
    """A pattern in waiting; once it is made its uses stand here themselves, so that nothing is between."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> object:
        made = re.compile(self.pattern, self.flags)
        for use in USES:
            setattr(self, use, getattr(made, use))
        return getattr(made, name)


class OneOf:
    """One of many names, of those first that come first: tried are only the few that begin as the text does."""

    def __init__(self, names: Iterable[str]) -> None:
        """Take the patterns of the names; each begins with letters of its own."""
        groups: dict[str, list[str]] = {}
        for name in names:
            found = LETTERS.match(name)
            assert found is not None
            groups.setdefault(found.group(), []).append(name)
        self.groups = {letters: pattern_of(rf"(?:{'|'.join(group)})(?!\w)") for letters, group in groups.items()}

    def match(self, text: str, at: int, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the name that begins at an offset."""
        group = self.groups.get(text[at : at + 2].strip())
        return group.match(text, at, end) if group else None

    def fullmatch(self, text: str, at: int, end: int) -> re.Match[str] | None:
        """Return the name that stands between two offsets."""
        group = self.groups.get(text[at : at + 2].strip())
        return group.fullmatch(text, at, end) if group else None


def pattern_of(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a compiled pattern, in effect: it is compiled at its first use."""
    return cast("re.Pattern[str]", _Pattern(pattern, flags))
