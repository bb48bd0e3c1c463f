"""Patterns in waiting: compiled at their first use, then as any other; every one of the grammar compiles."""

import importlib
import pkgutil
import re

from kiemtra import reading
from kiemtra.reading.text.patterns import USES, _Pattern, pattern_of


def test_pattern_is_made_at_its_first_use() -> None:
    pattern = pattern_of(r"(?P<number>\d+)", re.I)

    assert "search" not in vars(pattern)
    found = pattern.search("số 12")
    assert found is not None
    assert found["number"] == "12"
    assert set(USES) <= set(vars(pattern))
    assert (pattern.pattern, pattern.groups) == (r"(?P<number>\d+)", 1)


def test_every_pattern_of_the_grammar_compiles() -> None:
    modules = [importlib.import_module(m.name) for m in pkgutil.walk_packages(reading.__path__, "kiemtra.reading.")]
    patterns = [value for module in modules for value in vars(module).values() if isinstance(value, _Pattern)]

    assert len(patterns) > 50
    for pattern in patterns:
        re.compile(pattern.pattern, pattern.flags)
