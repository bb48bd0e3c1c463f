import re
import time
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kiemtra.domain.forms.expressions import (
    Expression,
    ExpressionError,
    Scope,
    evaluate,
    parse,
    references,
    write,
)
from kiemtra.domain.forms.expressions.faults import ExpressionFault as F
from kiemtra.domain.forms.expressions.functions import FUNCTIONS
from kiemtra.domain.forms.expressions.parsing import DEEPEST, LONGEST
from kiemtra.domain.forms.expressions.patterns import LONGEST_MATCHED, is_harmless
from kiemtra.domain.forms.expressions.tree import (
    Call,
    Current,
    Negation,
    Number,
    Operation,
    Operator,
    Reference,
    Text,
)

codes = st.sampled_from(["a", "b_2", "rows", "x", "Tong-so"])
numbers = st.decimals(0, 10**12, places=2, allow_nan=False).map(Number)
texts = st.text(st.characters(exclude_characters="'\"", exclude_categories=["Cs"]), max_size=12).map(Text)
leaves = numbers | texts | codes.map(Reference) | st.just(Current())


def calls(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    plain = [(name, one) for name, one in FUNCTIONS.items() if not one.literals]
    return st.sampled_from(plain).flatmap(
        lambda pair: st.lists(inner, min_size=pair[1].least, max_size=min(pair[1].most, 4)).map(
            lambda arguments: Call(pair[0], tuple(arguments))
        )
    )


def larger(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    return (
        st.builds(Operation, st.sampled_from(Operator), inner, inner)
        | st.builds(Negation, inner)
        | calls(inner)
        | st.sampled_from(["[a-z]+", "0[0-9]{9}"]).flatmap(
            lambda pattern: st.builds(lambda value: Call("regex", (value, Text(pattern))), inner)
        )
        | st.just(Call("other", (Text("form"), Text("a"))))
        | st.just(Call("last", (Text("a"),)))
    )


trees = st.recursive(leaves, larger, max_leaves=20)
answers = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.text(max_size=8)
    | st.dates()
    | st.lists(st.text(max_size=4)).map(tuple),
    lambda inner: st.lists(st.dictionaries(codes, inner, max_size=3), max_size=3).map(tuple),
    max_leaves=6,
)


@given(trees)
def test_a_tree_that_is_written_reads_back_to_itself(tree: Expression) -> None:
    assert parse(write(tree)) == tree


@given(
    trees,
    st.dictionaries(codes, answers, max_size=5),
    answers,
    st.dictionaries(codes, answers, max_size=2),
    st.none() | st.dates(),
)
def test_evaluation_never_fails_and_gives_a_single_value(
    tree: Expression, values: dict[str, object], current: object, row: dict[str, object], today: date | None
) -> None:
    scope = Scope(
        values,
        columns={"x": "rows"},
        tables=frozenset({"rows"}),
        own=frozenset({"x"}),
        row=row,
        current=current,
        today=today,
        others={"form": values},
        last=lambda: values,
    )

    found = evaluate(tree, scope)

    assert isinstance(found, str | Decimal | bool | date)
    assert not isinstance(found, Decimal) or found.is_finite()


def parsed(text: str) -> tuple[Expression | None, int]:
    try:
        return parse(text), 0
    except ExpressionError as error:
        return None, error.position


@given(st.text(max_size=60) | st.text(alphabet="${}()'\"<>=!+-*., ab1ordivmnot", max_size=60))
def test_any_text_is_an_expression_or_a_fault_with_its_place(text: str) -> None:
    tree, place = parsed(text)

    assert tree is None or parse(write(tree)) == tree
    assert 0 <= place <= len(text)


@pytest.mark.parametrize(
    ("text", "fault", "position"),
    [
        ("", F.EMPTY, 0),
        ("   ", F.EMPTY, 0),
        ("1" + " + 1" * LONGEST, F.TOO_LONG, LONGEST),
        ("1 +", F.EXPECTED_OPERAND, 3),
        ("1 + )", F.EXPECTED_OPERAND, 4),
        ("(1 + 2", F.EXPECTED_CLOSING, 6),
        ("1 2", F.EXPECTED_OPERATOR, 2),
        ("${a} ${b}", F.EXPECTED_OPERATOR, 5),
        ("'abc", F.OPEN_QUOTE, 0),
        ("${a", F.OPEN_REFERENCE, 0),
        ("${a b}", F.OPEN_REFERENCE, 0),
        ("1 & 2", F.UNKNOWN_SIGN, 2),
        ("1 == 2", F.EXPECTED_OPERAND, 3),
        ("../a = 1", F.PATH, 0),
        ("/data/a = 1", F.PATH, 0),
        ("a = 1", F.PATH, 0),
        ("true", F.PATH, 0),
        ("pulldata('a', 'b')", F.UNKNOWN_FUNCTION, 0),
        ("1 + random()", F.UNKNOWN_FUNCTION, 4),
        ("not()", F.WRONG_ARGUMENTS, 0),
        ("if(1, 2)", F.WRONG_ARGUMENTS, 0),
        ("selected(${a} 'b')", F.EXPECTED_CLOSING, 14),
        ("last(${a})", F.NOT_A_LITERAL, 0),
        ("other('form', ${a})", F.NOT_A_LITERAL, 0),
        ("regex(., ${a})", F.NOT_A_LITERAL, 0),
        ("regex(., '[a-z')", F.BAD_PATTERN, 0),
        ("regex(., '(a+)+')", F.SLOW_PATTERN, 0),
        ("(" * 40 + "1" + ")" * 40, F.TOO_DEEP, 31),
        ("not(" * 40 + "1" + ")" * 40, F.TOO_DEEP, 124),
        ("-" * 400 + "1", F.TOO_DEEP, 401),
        ("1" + " + 1" * 400, F.TOO_DEEP, 602),
    ],
)
def test_what_cannot_be_read_is_told_with_its_letter(text: str, fault: F, position: int) -> None:
    with pytest.raises(ExpressionError) as error:
        parse(text)

    assert (error.value.fault, error.value.position) == (fault, position)


def test_the_deepest_expression_is_computed_and_written() -> None:
    tree = parse("1" + " + 1" * (DEEPEST - 1))

    assert evaluate(tree, Scope({})) == DEEPEST
    assert parse(write(tree)) == tree


def test_numbers_out_of_all_bounds_are_blank() -> None:
    text = " * ".join(["999999999999999999"] * 7)

    assert evaluate(parse(text), Scope({})) == ""


def test_references_come_in_the_order_of_writing() -> None:
    assert list(references(parse("if(${a} > 1, -${b}, sum(${c}) + ${a})"))) == ["a", "b", "c", "a"]


@pytest.mark.parametrize(
    "pattern",
    [
        "[0-9]{10}",
        "0(3|5|7|8|9)[0-9]{8}",
        r"[\w.]+@[\w.]+",
        "[A-Z]{2,5}",
        "(?:a|b)?c",
        "[^]]*",
        "a*?b",
        r"\(\)[|)]+",
        "x{,3}",
        ".*",
    ],
)
def test_plain_patterns_are_harmless(pattern: str) -> None:
    assert is_harmless(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+",
        "(a*)*b",
        "(a|aa)+",
        "(a|b|ab)*c",
        ".*.*.*.*x",
        "(.*)(.*)(.*)",
        r"(a)\1",
        "(?=a+)b",
        "(?i)a",
        "(a{1,50}){1,50}",
        "[[a-z]",
        "[a||b]",
        "a" * 400,
    ],
)
def test_patterns_that_may_take_long_are_not(pattern: str) -> None:
    assert not is_harmless(pattern)


@given(st.text(alphabet="ab(|)*+?{}12,.[]^", max_size=14), st.text(alphabet="ab", max_size=LONGEST_MATCHED))
def test_a_harmless_pattern_answers_at_once(pattern: str, text: str) -> None:
    tree, _ = parsed(f"regex(., '{pattern}')")
    assume(tree is not None)
    begun = time.process_time()

    found = evaluate(tree, Scope({}, current=text))

    assert found == (re.fullmatch(pattern, text) is not None)
    assert time.process_time() - begun < 2
