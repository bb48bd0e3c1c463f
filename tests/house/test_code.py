"""The code keeps the house's own rules: sizes, names of rooms, who touches tables, events, lock files."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "kiemtra"
CODE = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
OUTER = [path for path in CODE if path.relative_to(SOURCE).parts[0] in {"web", "api", "jobs", "cli"}]
DOCUMENTED = [
    path
    for path in CODE
    if path.relative_to(SOURCE).parts[0] in {"domain", "data", "reading", "scheduling", "drafting", "workflows"}
]
NAMELESS = {"utils", "helpers", "common", "base", "misc", "services", "managers"}


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef):
            yield node


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_file_is_small(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 500
    for function in functions(path):
        assert (function.end_lineno or 0) - function.lineno < 60, function.name


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_room_has_a_name(path: Path) -> None:
    assert not NAMELESS & {part.removesuffix(".py") for part in path.relative_to(SOURCE).parts}


@pytest.mark.parametrize("path", OUTER, ids=name_of)
def test_outer_layers_touch_no_tables(path: Path) -> None:
    code = path.read_text()
    touches = re.findall(r"\.objects\.(?!(?:none|filter|get|all|exclude)\b)\w+|\.save\(|\.bulk_create\(|\.delete\(", code)

    assert not [touch for touch in touches if touch != ".save("] or name_of(path).startswith("src/kiemtra/cli/demo")


@pytest.mark.parametrize("path", DOCUMENTED, ids=name_of)
def test_public_functions_are_documented(path: Path) -> None:
    tree = ast.parse(path.read_text())
    public = [
        node
        for node in tree.body
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_")
    ]

    assert ast.get_docstring(tree) or path.name == "__init__.py"
    assert [node.name for node in public if not ast.get_docstring(node)] == []


@pytest.mark.parametrize("path", sorted((SOURCE / "workflows").glob("*.py")), ids=name_of)
def test_each_writing_workflow_leaves_an_event(path: Path) -> None:
    tree = ast.parse(path.read_text())
    bodies = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    writers = [
        node
        for node in bodies.values()
        if not node.name.startswith("_") and any("atomic" in ast.unparse(mark) for mark in node.decorator_list)
    ]

    assert [node.name for node in writers if not _records(node, bodies, set()) and node.name not in QUIET] == []


# Bookkeeping about messages already recorded by the deed that queued them.
QUIET = {"claim"}


def _records(node: ast.FunctionDef, bodies: dict[str, ast.FunctionDef], seen: set[str]) -> bool:
    for call in (part for part in ast.walk(node) if isinstance(part, ast.Call)):
        name = ast.unparse(call.func).split(".")[-1]
        if name == "record" or ("." in ast.unparse(call.func) and ast.unparse(call.func).split(".")[0] in WORKFLOWS):
            return True
        if name in bodies and name not in seen and _records(bodies[name], bodies, seen | {name}):
            return True
    return False


WORKFLOWS = {path.stem for path in (SOURCE / "workflows").glob("*.py")}


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-dev.lock"])
def test_lock_file_names_no_address_and_hashes_everything(name: str) -> None:
    text = (ROOT / name).read_text()

    assert "://" not in text
    assert len(re.findall(r"^[a-z0-9].*==", text, re.M)) == len(re.findall(r"^[a-z0-9].*== ?\S+ .*\\\n    --hash", text, re.M)) or (
        text.count("--hash") > text.count("==")
    )


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.html")), ids=name_of)
def test_template_is_small_and_has_no_inline_code(path: Path) -> None:
    text = path.read_text()

    assert len(text.splitlines()) <= 200
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style\b|\sstyle=|\son[a-z]+=", text)
