"""Patterns in waiting: compiled at their first use, then as any other; every one of the grammar compiles."""

import importlib
import pkgutil
import re

from kiemtra import reading
from kiemtra.reading.text.patterns import USES, OneOf, _Pattern, pattern_of


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
    values = [value for module in modules for value in vars(module).values()]
    patterns = [value for value in values if isinstance(value, _Pattern)]
    patterns += [pattern for value in values if isinstance(value, OneOf) for pattern in value.groups.values()]

    assert len(patterns) > 50
    for pattern in patterns:
        re.compile(pattern.pattern, pattern.flags)


def test_of_many_names_the_first_is_found_that_stands_at_a_place() -> None:
    names = OneOf([r"y\s{1,3}tế", "nội vụ và lao động", "nội vụ", "ngoại vụ"])

    found = [
        names.match(text, 3) for text in ("sở nội vụ và lao động", "sở nội vụ, y tế", "sở y\ntế", "sở nội vụng", "sở")
    ]

    assert [m and m.group() for m in found] == ["nội vụ và lao động", "nội vụ", "y\ntế", None, None]
    assert names.fullmatch("sở nội vụ và", 3, 9) is not None
    assert names.fullmatch("sở nội vụ và", 3, 12) is None
