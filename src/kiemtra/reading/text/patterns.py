"""Patterns of the grammar, each made when it is first tried: to make them all takes longer than to read most texts."""

import re
from typing import cast

# What may mark a line of a list, in folded text: a dash or bullet, 'a)', '1.', '1.2)', '(3)', '2/', 'iv.'.
MARK = r"(?:[-+*•]|\(\d{1,2}\)|\d{1,2}(?:\.\d{1,2}){0,2}\s?[.)/](?=\s)|\d{1,2}\.\d{1,2}(?=\s[^\d])|[a-zđ]\s?[.)/](?=\s)|[ivx]{1,4}\s?[.)/-](?=\s))"
# The begin of a line with all its marks: '| * 1) '.
LINE_HEAD = rf"[\s|]{{0,8}}(?:{MARK}[\s|]{{0,4}}){{0,2}}"

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


def pattern_of(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a compiled pattern, in effect: it is compiled at its first use."""
    return cast("re.Pattern[str]", _Pattern(pattern, flags))
