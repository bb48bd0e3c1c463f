"""The vectors that every evaluator of expressions must agree with; a later one in the browser takes the same file."""

import json
from datetime import date
from decimal import Decimal
from importlib.resources import files

from kiemtra.domain.forms.expressions import Scope, evaluate, is_broken, parse, write
from kiemtra.domain.forms.expressions.functions import FUNCTIONS
from tests.each import each

VECTORS = json.loads(
    (files("kiemtra.data") / "expressions.json").read_text(encoding="utf-8"), parse_float=Decimal, parse_int=Decimal
)


def typed(value: object) -> object:
    if isinstance(value, dict):
        return date.fromisoformat(value["date"]) if set(value) == {"date"} else {k: typed(v) for k, v in value.items()}
    return tuple(typed(one) for one in value) if isinstance(value, list) else value


def scope(vector: dict) -> Scope:
    columns = vector.get("columns", {})
    return Scope(
        typed(vector.get("answers", {})),
        columns=columns,
        tables=frozenset(columns.values()),
        own=frozenset(columns) if "row" in vector else frozenset(),
        row=vector.get("row", {}),
        current=typed(vector.get("current", "")),
        today=date.fromisoformat(vector["today"]) if "today" in vector else None,
        others=vector.get("others", {}),
        last=lambda: typed(vector.get("last", {})),
    )


def test_there_are_enough_of_them_and_each_function_is_among_them() -> None:
    texts = " ".join(vector["expression"] for vector in VECTORS)

    assert len(VECTORS) >= 150
    assert [name for name in FUNCTIONS if f"{name}(" not in texts] == []


@each("vector", VECTORS, ids=lambda vector: vector["expression"])
def test_an_expression_is_worth_what_the_vector_says(vector: dict) -> None:
    tree = parse(vector["expression"])

    found, expected = evaluate(tree, scope(vector)), typed(vector["result"])

    assert (type(found), found) == (type(expected), expected)
    assert parse(write(tree)) == tree


@each("vector", [one for one in VECTORS if "broken" in one], ids=lambda one: str(one["expression"]))
def test_a_rule_is_broken_only_by_answers_that_are_there(vector: dict) -> None:
    assert is_broken(parse(vector["expression"]), scope(vector)) is vector["broken"]
