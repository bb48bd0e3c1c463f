"""Patterns of the grammar, each made when it is first tried: to make them all takes longer than to read most texts."""

import re
from typing import cast

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
