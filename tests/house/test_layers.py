"""The outer layers translate: they write no table and ask none directly."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.each import each
from tests.house.sources import name_of, of_layers, tree_of

OUTER = of_layers("web", "api", "jobs", "cli")
WRITING = {
    "save",
    "create",
    "delete",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "select_for_update",
}
# file, call → why it may stand there
ALLOWED: dict[tuple[str, str], str] = {
    ("src/kiemtra/web/views/plan_new.py", "plans.create"): "the workflow that writes a draft, not a manager",
}


def every_touch(path: Path) -> Iterator[str]:
    """What in this file asks or writes a table: a manager of a model (but for an empty set), or a method that writes."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Attribute):
            owner = ast.unparse(node.value)
            if node.attr in WRITING or (
                owner.endswith((".objects", "._default_manager", "._base_manager")) and node.attr != "none"
            ):
                yield f"{owner}.{node.attr}"


def touches(path: Path) -> set[str]:
    """The touches that nobody has allowed."""
    return {touch for touch in every_touch(path) if (name_of(path), touch) not in ALLOWED}


@each("path", OUTER, ids=name_of)
def test_outer_layers_touch_no_tables(path: Path) -> None:
    assert sorted(touches(path)) == []


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("Plan.objects.filter(pk=1)", {"Plan.objects.filter"}),
        ("plan.save()", {"plan.save"}),
        ("Plan.objects.create(a=1)", {"Plan.objects.create"}),
        ("queryset = Plan.objects.none()", set()),
        ("Plan.objects.none(); Plan.objects.all()", {"Plan.objects.all"}),
        ("queries.visible_to(actor).filter(state='issued')", set()),
        ("queries.visible_to(actor).delete()", {"queries.visible_to(actor).delete"}),
        ("workflow.withdraw(pk)", set()),
    ],
)
def test_touches_are_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: str, found: set[str]) -> None:
    monkeypatch.setattr("tests.house.test_layers.name_of", str)
    path = tmp_path / "view.py"
    path.write_text(code)

    assert touches(path) == found


def test_each_exception_is_needed_and_has_a_reason() -> None:
    there = {(name_of(path), touch) for path in OUTER for touch in every_touch(path)}

    assert set(ALLOWED) - there == set()
    assert all(ALLOWED.values())
