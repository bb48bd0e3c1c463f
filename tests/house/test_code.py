"""The code keeps the house's own rules: sizes, names of rooms, docstrings, lock files."""

import ast
import re
from pathlib import Path

import pytest

from tests.each import each
from tests.house.sources import CODE, ROOT, SOURCE, functions, name_of, of_layers, tree_of

DOCUMENTED = of_layers("domain", "data", "reading", "scheduling", "drafting", "workbooks", "workflows")
NAMELESS = {"utils", "helpers", "common", "base", "misc", "services", "managers", "signals"}
TESTS = sorted((ROOT / "tests").rglob("*.py"))


@each("path", CODE, ids=name_of)
def test_file_is_small(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 500
    long = {one.name: (one.end_lineno or 0) - one.lineno + 1 for one in functions(path)}
    assert {name: lines for name, lines in long.items() if lines > 60} == {}


@each("path", TESTS, ids=name_of)
def test_test_file_is_small(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 600


@each("path", CODE, ids=name_of)
def test_room_has_a_name(path: Path) -> None:
    assert not NAMELESS & {part.removesuffix(".py") for part in path.relative_to(SOURCE).parts}


@each("path", DOCUMENTED, ids=name_of)
def test_public_functions_are_documented(path: Path) -> None:
    tree = tree_of(path)
    public = [
        node for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]

    assert ast.get_docstring(tree) or path.name == "__init__.py"
    assert [node.name for node in public if not ast.get_docstring(node)] == []


@each("path", CODE, ids=name_of)
def test_no_error_is_swallowed_whole(path: Path) -> None:
    wide = [
        node.lineno
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or ast.unparse(node.type) in {"Exception", "BaseException"})
    ]

    assert wide == []


CLOCKS = {"now", "today", "utcnow", "localdate", "time", "monotonic"}
CLOCK_OWNERS = {"timezone", "datetime", "date", "time"}


@each("path", of_layers("domain", "data", "reading", "drafting", "workbooks", "store", "workflows"), ids=name_of)
def test_only_the_outermost_layers_read_the_clock(path: Path) -> None:
    read = [
        ast.unparse(node)
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and not node.args
        and node.func.attr in CLOCKS
        and ast.unparse(node.func.value).split(".")[-1] in CLOCK_OWNERS
    ]

    assert read == []


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_lock_file_names_no_address_and_hashes_every_package(name: str) -> None:
    text = (ROOT / name).read_text()
    blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.M)[1:]

    assert "://" not in text
    assert len(blocks) > 20
    assert [block.split()[0] for block in blocks if "==" not in block or "--hash=sha256:" not in block] == []
