"""Conditions, constraints and checks between answers, tables with rules, and what is computed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from kiemtra.domain.agencies import AgencyKind, AgencyLevel
from kiemtra.domain.forms import (
    ROW_KEY,
    Answers,
    FormCheck,
    FormItem,
    FormOption,
    FormSection,
    FormTemplate,
    ItemType,
    Problem,
    ProblemCode,
    Severity,
    blocking,
    completion,
    examine,
    parse,
    read_answers,
    validate_answers,
)

T, P = ItemType, ProblemCode
OPTIONS = (FormOption("a", "A"), FormOption("b", "B"))
TODAY = date(2022, 5, 20)


def form(*items: FormItem, sections: tuple[FormSection, ...] = (), checks: tuple[FormCheck, ...] = ()) -> FormTemplate:
    return FormTemplate("thu", "Biểu thử", "1", items, "thử", date(2016, 1, 1), sections=sections, checks=checks)


def number(code: str, **more: object) -> FormItem:
    return FormItem(code, code.upper(), T.NUMBER, **more)


def check(test: str, *items: str, severity: Severity = Severity.ERROR) -> FormCheck:
    return FormCheck("k", severity, parse(test), "Không khớp.", items)


def codes(template: FormTemplate, answers: Answers, **more: object) -> list[tuple[str, str]]:
    return [(problem.code, problem.item) for problem in validate_answers(template, answers, **more)]


# ---- conditions


def test_a_section_that_is_not_asked_asks_none_of_its_items_nor_of_those_within() -> None:
    sections = (FormSection("out", "Ngoài", parse("${on} = 'yes'")), FormSection("in", "Trong", parent="out"))
    template = form(FormItem("on", "Có", T.CHOICE4), number("x", section="in"), sections=sections)

    assert codes(template, {"on": "no"}) == []
    assert codes(template, {"on": "yes"}) == [(P.MISSING, "x")]
    assert codes(template, {"on": "no", "x": "1"}) == [(P.NOT_RELEVANT, "x")]
    assert completion(template, {"on": "no"}) == (1, 1)


def test_a_condition_may_rest_on_an_item_further_down_and_on_one_that_is_not_asked() -> None:
    template = form(
        number("first", relevant=parse("${last} > 1"), required=False),
        FormItem("last", "L", T.CALCULATION, required=False, calculation=parse("${base} * 2")),
        number("base"),
    )

    assert read_answers(template, {"first": "5", "base": "1"}) == {"first": 5, "last": 2, "base": 1}
    assert codes(template, {"first": "5", "base": "0"}) == [(P.NOT_RELEVANT, "first")]


def test_an_item_is_required_only_where_its_condition_holds() -> None:
    reason = FormItem("reason", "Lý do", T.TEXT, required=False, required_if=parse("${late} > 0"))
    template = form(number("late"), reason)

    assert codes(template, {"late": "0"}) == []
    assert codes(template, {"late": "2"}) == [(P.MISSING, "reason")]
    assert completion(template, {"late": "0"}) == (1, 1)
    assert completion(template, {"late": "2"}) == (1, 2)


def test_items_that_rest_on_each_other_in_a_circle_do_not_hang() -> None:
    template = form(
        FormItem("a", "A", T.CALCULATION, required=False, calculation=parse("${b} + 1")),
        FormItem("b", "B", T.CALCULATION, required=False, calculation=parse("${a} + 1")),
    )

    assert template.plan.circular
    assert read_answers(template, {}) == {}


def test_a_long_chain_of_calculations_is_computed() -> None:
    chain = [
        FormItem(f"c{n}", "C", T.CALCULATION, required=False, calculation=parse(f"${{c{n - 1}}} + 1"))
        for n in range(999, 0, -1)
    ]

    assert read_answers(form(*chain, number("c0")), {"c0": "1"})["c999"] == 1000


# ---- constraints


def test_a_constraint_that_does_not_hold_is_told_in_the_words_of_the_form() -> None:
    part = number("part", constraint=parse(". <= ${whole}"), constraint_message="Không quá tổng.")
    template = form(number("whole"), part)

    assert validate_answers(template, {"whole": "5", "part": "1.006"}) == (
        Problem(P.CONSTRAINT, "part", value="1.006", message="Không quá tổng."),
    )
    assert read_answers(template, {"whole": "5", "part": "6"})["part"] == 6


def test_a_constraint_waits_for_the_answer_that_it_rests_on() -> None:
    template = form(number("whole"), number("part", constraint=parse(". <= ${whole}")))

    assert codes(template, {"part": "6"}) == [(P.MISSING, "whole")]
    assert codes(template, {"whole": "năm", "part": "6"}) == [(P.NOT_A_NUMBER, "whole")]


def test_a_bound_carries_the_message_of_the_form() -> None:
    template = form(number("x", minimum=Decimal(0), constraint_message="Không âm."))

    assert validate_answers(template, {"x": "-1"}) == (Problem(P.BELOW_MINIMUM, "x", value="-1", message="Không âm."),)


# ---- checks between answers


def test_a_check_is_told_once_at_its_first_item_and_names_the_others() -> None:
    template = form(
        number("new"), number("old"), number("all"), checks=(check("${new} + ${old} = ${all}", "all", "new"),)
    )

    assert codes(template, {"new": "1", "old": "2", "all": "3"}) == []
    assert validate_answers(template, {"new": "1", "old": "2", "all": "4"}) == (
        Problem(P.CHECK, "all", message="Không khớp.", check="k", also=("new",)),
    )


def test_a_check_waits_until_an_item_is_answered_and_none_is_wrong() -> None:
    template = form(number("a", required=False), number("b", required=False), checks=(check("${a} < ${b}", "a", "b"),))

    assert codes(template, {}) == []
    assert codes(template, {"a": "x", "b": "1"}) == [(P.NOT_A_NUMBER, "a")]
    assert codes(template, {"a": "1"}) == []
    assert codes(template, {"a": "1", "b": "1"}) == [(P.CHECK, "a")]


@pytest.mark.parametrize(
    ("severity", "explained", "told", "blocks"),
    [
        (Severity.ERROR, ("a",), True, True),
        (Severity.WARNING, (), True, True),
        (Severity.WARNING, ("b",), False, False),
        (Severity.NOTE, (), True, False),
    ],
)
def test_an_error_refuses_a_warning_until_it_is_explained_a_note_never(
    severity: Severity, explained: tuple[str, ...], told: bool, blocks: bool
) -> None:
    checks = (check("${a} < 5", "a", "b", severity=severity),)
    template = form(number("a"), number("b"), checks=checks)

    problems = validate_answers(template, {"a": "9", "b": "1"}, explained=explained)

    assert [problem.severity for problem in problems] == [severity] * told
    assert bool(blocking(problems)) is blocks


def test_a_check_between_forms_is_made_where_the_other_form_is_answered() -> None:
    template = form(number("a"), checks=(check("${a} <= other('tong', 'all')", "a"),))

    assert codes(template, {"a": "5"}) == []
    assert codes(template, {"a": "5"}, others={"tong": {"all": "1.000"}}) == []
    assert codes(template, {"a": "5"}, others={"tong": {"all": Decimal(4)}}) == [(P.CHECK, "a")]


def test_a_check_against_the_last_period_is_made_where_there_is_one() -> None:
    template = form(number("a"), checks=(check("${a} <= last('a') * 2", "a"),))

    assert codes(template, {"a": "5"}) == []
    assert codes(template, {"a": "5"}, last={"a": "3"}) == []
    assert codes(template, {"a": "7"}, last={"a": "3"}) == [(P.CHECK, "a")]


def test_the_day_is_the_one_given() -> None:
    template = form(FormItem("d", "Ngày", T.DATE, constraint=parse(". <= today()")))

    assert codes(template, {"d": "20/05/2022"}, today=TODAY) == []
    assert codes(template, {"d": "21/05/2022"}, today=TODAY) == [(P.CONSTRAINT, "d")]


# ---- copied from the last period


def test_figures_that_are_all_those_of_the_last_period_are_noted() -> None:
    template = form(number("a"), number("b"), number("c"), FormItem("t", "T", T.TEXT, required=False))
    same = {"a": "1", "b": "2", "c": "3", "t": "khác"}

    (problem,) = validate_answers(template, same, last={"a": "1", "b": "2", "c": "3", "t": "cũ"})

    assert (problem.code, problem.item, problem.also, problem.severity) == (P.COPIED, "a", ("b", "c"), Severity.NOTE)
    assert codes(template, {**same, "c": "4"}, last=same) == []
    assert codes(template, same) == []


def test_nothing_but_zeros_twice_is_no_copy() -> None:
    template = form(number("a"), number("b"), number("c"))
    zeros = {"a": "0", "b": "0", "c": "0"}

    assert codes(template, zeros, last=zeros) == []


# ---- lists


def test_one_of_a_list_and_several() -> None:
    template = form(
        FormItem("one", "Một", T.CHOICE, options=OPTIONS), FormItem("many", "Nhiều", T.CHOICES, options=OPTIONS)
    )

    assert read_answers(template, {"one": "a", "many": "b a"}) == {"one": "a", "many": ("a", "b")}
    assert codes(template, {"one": "c", "many": "a c"}) == [(P.NOT_A_CHOICE, "one"), (P.NOT_A_CHOICE, "many")]
    assert codes(template, {"one": "a", "many": 5}) == [(P.NOT_A_CHOICE, "many")]
    assert read_answers(template, read_answers(template, {"one": "a", "many": "b"}))["many"] == ("b",)


# ---- computed and only read


def test_what_is_computed_or_only_read_is_never_typed_nor_missed() -> None:
    template = form(
        FormItem("sum", "Tổng", T.CALCULATION, calculation=parse("${x} + 0.5")),
        FormItem("n", "Ghi chú", T.NOTE),
        number("x"),
    )

    assert read_answers(template, {"x": "1"}) == {"x": 1, "sum": Decimal("1.5")}
    assert codes(template, {"x": "1", "sum": "2", "n": "x"}) == [(P.COMPUTED_ITEM, "sum"), (P.COMPUTED_ITEM, "n")]
    assert completion(template, {"x": "1"}) == (1, 1)


def test_a_third_is_kept_to_nine_places_and_a_truth_as_text() -> None:
    third = FormItem("third", "T", T.CALCULATION, calculation=parse("1 div 3"))
    truth = FormItem("truth", "T", T.CALCULATION, calculation=parse("1 < 2"))

    assert read_answers(form(third, truth), {}) == {"third": Decimal("0.333333333"), "truth": "true"}


# ---- tables


def table(*columns: FormItem, **more: object) -> FormItem:
    return FormItem("tab", "Bảng", T.TABLE, columns=columns, **more)


def test_a_row_has_its_own_conditions_constraints_and_calculations() -> None:
    rows = table(
        number("a"),
        number("b", constraint=parse(". <= ${a}"), constraint_message="Quá.", relevant=parse("${a} > 0")),
        FormItem("c", "C", T.CALCULATION, calculation=parse("${a} - ${b}")),
        FormItem("p", "P", T.PERCENT, numerator="b", denominator="a"),
    )
    template = form(rows, number("limit"), checks=(check("sum(${a}) <= ${limit}", "tab", "limit"),))
    answers = {"tab": ({"a": "4", "b": "1", ROW_KEY: "k1"}, {"a": "0"}), "limit": "4"}

    assert codes(template, answers) == []
    assert read_answers(template, answers)["tab"] == (
        {"a": 4, "b": 1, "c": 3, "p": Decimal("25.00"), ROW_KEY: "k1"},
        {"a": 0},
    )
    assert codes(template, {**answers, "limit": "3"}) == [(P.CHECK, "tab")]
    wrong = {"tab": ({"a": "4", "b": "5", ROW_KEY: "k1"}, {"a": "2"}), "limit": "9"}
    assert validate_answers(template, wrong) == (
        Problem(P.PART_ABOVE_WHOLE, "tab", 1, "5", "b", row_key="k1"),
        Problem(P.MISSING, "tab", 2, column="b"),
    )


def test_a_cell_breaks_its_constraint_in_the_words_of_the_form() -> None:
    template = form(table(number("a"), number("b", constraint=parse(". < ${a}"), constraint_message="Quá.")))

    assert validate_answers(template, {"tab": ({"a": "1", "b": "0"}, {"a": "1", "b": "1"})}) == (
        Problem(P.CONSTRAINT, "tab", 2, "1", "b", message="Quá."),
    )


def test_fixed_rows_come_in_the_order_of_the_form_and_none_is_left_out() -> None:
    template = form(table(number("a"), fixed_rows=OPTIONS))

    good = {"tab": ({ROW_KEY: "b", "a": "2"}, {ROW_KEY: "a", "a": "1"})}
    assert read_answers(template, good)["tab"] == ({ROW_KEY: "a", "a": 1}, {ROW_KEY: "b", "a": 2})
    assert validate_answers(template, {"tab": ({ROW_KEY: "b", "a": "2"},)}) == (
        Problem(P.MISSING, "tab", 1, column="a", row_key="a"),
    )
    assert codes(template, {"tab": ({ROW_KEY: "c", "a": "2"},)}) == [(P.UNKNOWN_ROW, "tab")]
    twice = ({ROW_KEY: "a", "a": "2"}, {ROW_KEY: "b", "a": "2"}, {ROW_KEY: "a", "a": "3"})
    assert codes(template, {"tab": twice}) == [(P.UNKNOWN_ROW, "tab")]
    assert codes(template, {"tab": ({ROW_KEY: "a", "a": ""},)}) == [(P.MISSING, "tab")]


def test_a_table_has_least_and_most_rows() -> None:
    template = form(table(number("a"), required=False, least_rows=2, most_rows=3))
    row = {"a": "1"}

    assert codes(template, {}) == [(P.MISSING, "tab")]
    assert codes(template, {"tab": (row,)}) == [(P.TOO_FEW_ROWS, "tab")]
    assert codes(template, {"tab": (row, row)}) == []
    assert codes(template, {"tab": (row,) * 4}) == [(P.TOO_MANY_ROWS, "tab")]


def test_a_total_of_a_table_counts_the_rows_that_can_be_read() -> None:
    total = FormItem("total", "Tổng", T.CALCULATION, calculation=parse("sum(${a})"))
    template = form(total, table(number("a"), FormItem("t", "T", T.TEXT)))
    answers = {"tab": ({"a": "1", "t": "x"}, {"a": "2"})}

    examined = examine(template, answers)

    assert examined.values == {"total": 3}
    assert [(one.code, one.row, one.column) for one in examined.problems] == [(P.MISSING, 2, "t")]
    assert examined.asked == {"total", "tab"}


def test_a_column_is_required_where_its_condition_holds_in_the_row() -> None:
    why = FormItem("why", "Vì sao", T.TEXT, required=False, required_if=parse("${late} > 0"))
    template = form(table(number("late"), why))

    assert validate_answers(template, {"tab": ({"late": "0"}, {"late": "1"})}) == (
        Problem(P.MISSING, "tab", 2, column="why"),
    )


def test_what_breaks_a_constraint_is_shown_as_people_write_it() -> None:
    template = form(
        FormItem("d", "Ngày", T.DATE, constraint=parse(". > '2022-01-01'")),
        FormItem("m", "Nhiều", T.CHOICES, options=OPTIONS, constraint=parse("count-selected(.) < 2")),
        FormItem("t", "Chữ", T.TEXT, constraint=parse(". != 'x'")),
    )

    problems = validate_answers(template, {"d": "01/01/2022", "m": "a b", "t": "x"})

    assert [problem.value for problem in problems] == ["01/01/2022", "a, b", "x"]


def test_a_share_typed_into_a_row_is_refused() -> None:
    template = form(table(number("a"), FormItem("c", "C", T.CALCULATION, calculation=parse("${a} * 2"))))

    assert codes(template, {"tab": ({"a": "1", "c": "2"},)}) == [(P.COMPUTED_ITEM, "tab")]


def test_a_form_applies_to_the_kinds_that_it_names_and_is_valid_for_its_time() -> None:
    kind = (AgencyKind.DEPARTMENT, AgencyLevel.PROVINCE)
    one = replace(form(number("a")), applies_to=frozenset({kind}), valid_to=date(2020, 1, 1))

    assert one.applies(*kind)
    assert not one.applies(AgencyKind.DIVISION, AgencyLevel.DISTRICT)
    assert form(number("a")).applies(AgencyKind.DIVISION, AgencyLevel.DISTRICT)
    assert [one.is_valid(day) for day in (date(2015, 12, 31), date(2016, 1, 1), date(2020, 1, 1))] == [
        False,
        True,
        False,
    ]
