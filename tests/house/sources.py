"""The source files, and what the tests about the code ask of them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "kiemtra"
CODE = sorted(path for path in SOURCE.rglob("*.py") if "migrations" not in path.parts)
TEMPLATES = SOURCE / "web" / "templates"


def name_of(path: Path) -> str:
    """The path as the project knows it."""
    return str(path.relative_to(ROOT))


def of_layers(*layers: str) -> list[Path]:
    """The files of these layers."""
    return [path for path in CODE if path.relative_to(SOURCE).parts[0].removesuffix(".py") in layers]


@cache
def tree_of(path: Path) -> ast.Module:
    """The parsed file."""
    return ast.parse(path.read_text())


def functions(path: Path) -> Iterator[ast.FunctionDef]:
    """All functions of a file, those in classes and functions included."""
    return (node for node in ast.walk(tree_of(path)) if isinstance(node, ast.FunctionDef))


def calls(node: ast.AST) -> Iterator[ast.Call]:
    """All calls inside."""
    return (part for part in ast.walk(node) if isinstance(part, ast.Call))


def strings(path: Path) -> Iterator[str]:
    """All string constants of a file."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
