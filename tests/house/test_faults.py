"""What a workflow finds wrong is a code of the domain; its sentence stands with the pages."""

import ast

from tests.each import each
from tests.house.sources import SOURCE

MODULES = sorted((SOURCE / "workflows").rglob("*.py"))


def sentences_in(tree: ast.AST) -> list[str]:
    """The texts that are handed to `NotValid` in a module."""
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "NotValid")
    values = (value for call in calls for given in call.args if isinstance(given, ast.Dict) for value in given.values)
    return [ast.unparse(value) for value in values if isinstance(value, ast.Constant | ast.JoinedStr)]


@each("path", MODULES, ids=lambda path: path.stem)
def test_workflow_raises_codes(path) -> None:
    assert sentences_in(ast.parse(path.read_text())) == []
