from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.domain.forms import (
    MOST_ROWS,
    Choice4,
    FormItem,
    FormTemplate,
    ItemType,
    Problem,
    ProblemCode,
    completion,
    parse,
    read_answers,
    read_value,
    validate_answers,
)

FORM = FormTemplate(
    code="thu",
    title="Biểu thử",
    version="1",
    items=(
        FormItem("issued", "Đã ban hành", ItemType.CHOICE4),
        FormItem("issued_on", "Ngày", ItemType.DATE, relevant=parse("${issued} = 'yes' or ${issued} = 'partly'")),
        FormItem("whole", "Tổng", ItemType.NUMBER, minimum=Decimal(0)),
        FormItem("part", "Trong đó", ItemType.NUMBER, minimum=Decimal(0), maximum=Decimal(900)),
        FormItem("share", "Tỷ lệ", ItemType.PERCENT, numerator="part", denominator="whole"),
        FormItem(
            "late",
            "Nhiệm vụ chậm",
            ItemType.TABLE,
            required=False,
            columns=(
                FormItem("task", "Nhiệm vụ", ItemType.TEXT),
                FormItem("progress", "Mức độ", ItemType.NUMBER, whole=False, required=False, maximum=Decimal(100)),
            ),
        ),
        FormItem("files", "Minh chứng", ItemType.FILE, required=False),
        FormItem("note", "Ghi chú", ItemType.TEXT, required=False),
    ),
    source="thử",
    valid_from=date(2016, 1, 1),
)
GOOD = {
    "issued": "yes",
    "issued_on": "05/01/2022",
    "whole": "1.200",
    "part": "850",
    "late": [{"task": "Rà soát văn bản", "progress": "37,5"}],
    "files": "tep-1",
    "note": "  Không có.  ",
}


def test_good_answers_have_no_problem() -> None:
    assert validate_answers(FORM, GOOD) == ()


def test_good_answers_become_typed_values_with_the_percentage() -> None:
    assert read_answers(FORM, GOOD) == {
        "issued": Choice4.YES,
        "issued_on": date(2022, 1, 5),
        "whole": Decimal(1200),
        "part": Decimal(850),
        "share": Decimal("70.83"),
        "late": ({"task": "Rà soát văn bản", "progress": Decimal("37.5")},),
        "files": ("tep-1",),
        "note": "Không có.",
    }


def test_read_answers_are_read_to_the_same_values_again() -> None:
    values = read_answers(FORM, GOOD)
    typed = {code: value for code, value in values.items() if code != "share"}

    assert read_answers(FORM, typed) == values
    assert validate_answers(FORM, typed) == ()


def test_all_problems_come_at_once_in_the_order_of_the_form() -> None:
    answers = {
        "issued": "maybe",
        "whole": "1,5",
        "part": "mười",
        "late": [{"task": "", "progress": "120", "more": "x"}, {"task": "Rà soát"}],
        "files": 7,
        "stranger": "1",
    }

    assert validate_answers(FORM, answers) == (
        Problem(ProblemCode.NOT_A_CHOICE, "issued", value="maybe"),
        Problem(ProblemCode.NOT_WHOLE, "whole", value="1,5"),
        Problem(ProblemCode.NOT_A_NUMBER, "part", value="mười"),
        Problem(ProblemCode.UNKNOWN_ITEM, "late", 1, column="more"),
        Problem(ProblemCode.MISSING, "late", 1, column="task"),
        Problem(ProblemCode.ABOVE_MAXIMUM, "late", 1, "120", "progress"),
        Problem(ProblemCode.NOT_A_FILE, "files", value="7"),
        Problem(ProblemCode.UNKNOWN_ITEM, "stranger"),
    )


def test_empty_form_misses_what_is_required_and_relevant() -> None:
    assert validate_answers(FORM, {}) == (
        Problem(ProblemCode.MISSING, "issued"),
        Problem(ProblemCode.MISSING, "whole"),
        Problem(ProblemCode.MISSING, "part"),
    )


@pytest.mark.parametrize(
    ("code", "value", "problem"),
    [
        ("issued", ["yes"], ProblemCode.NOT_A_CHOICE),
        ("issued_on", "31/02/2022", ProblemCode.NOT_A_DATE),
        ("issued_on", 44566, ProblemCode.NOT_A_DATE),
        ("whole", -1, ProblemCode.BELOW_MINIMUM),
        ("whole", True, ProblemCode.NOT_A_NUMBER),
        ("whole", float("nan"), ProblemCode.NOT_A_NUMBER),
        ("whole", "1.20", ProblemCode.NOT_A_NUMBER),
        ("part", "901", ProblemCode.ABOVE_MAXIMUM),
        ("share", "71", ProblemCode.COMPUTED_ITEM),
        ("late", "x", ProblemCode.NOT_A_TABLE),
        ("late", ["x"], ProblemCode.NOT_A_TABLE),
        ("files", ["tep-1", " "], ProblemCode.NOT_A_FILE),
        ("note", 3, ProblemCode.NOT_TEXT),
        ("note", "a" * 10_001, ProblemCode.TEXT_TOO_LONG),
    ],
    ids=lambda value: value.value if isinstance(value, ProblemCode) else None,
)
def test_one_bad_answer_is_the_one_problem(code: str, value: object, problem: ProblemCode) -> None:
    assert validate_answers(FORM, {**GOOD, code: value}) == (Problem(problem, code, value=str(value)),)


def test_a_part_above_its_whole_is_told_at_the_part() -> None:
    answers = {**GOOD, "whole": "800"}

    assert validate_answers(FORM, answers) == (Problem(ProblemCode.PART_ABOVE_WHOLE, "part", value="850"),)
    assert "share" not in read_answers(FORM, answers)


def test_nothing_to_divide_by_leaves_the_share_out_without_a_problem() -> None:
    answers = {**GOOD, "whole": "0", "part": "0"}

    assert validate_answers(FORM, answers) == ()
    assert "share" not in read_answers(FORM, answers)


def test_an_item_ruled_out_by_another_answer_must_be_blank() -> None:
    ruled_out = {**GOOD, "issued": "no"}

    assert validate_answers(FORM, ruled_out) == (Problem(ProblemCode.NOT_RELEVANT, "issued_on", value="05/01/2022"),)
    assert validate_answers(FORM, {**ruled_out, "issued_on": ""}) == ()


def test_a_missing_answer_that_decides_is_the_one_thing_to_mend() -> None:
    assert validate_answers(FORM, {**GOOD, "issued": ""}) == (Problem(ProblemCode.MISSING, "issued"),)


def test_an_item_asked_for_by_another_answer_is_missed() -> None:
    answers = {**GOOD, "issued": Choice4.PARTLY, "issued_on": " "}

    assert validate_answers(FORM, answers) == (Problem(ProblemCode.MISSING, "issued_on"),)


def test_blank_rows_of_a_table_are_no_rows() -> None:
    blank = {"task": "", "progress": " "}
    answers = {**GOOD, "late": [blank, {"task": "Rà soát"}, blank]}

    assert validate_answers(FORM, answers) == ()
    assert read_answers(FORM, answers)["late"] == ({"task": "Rà soát"},)
    assert validate_answers(FORM, {**GOOD, "late": [blank]}) == ()
    assert "late" not in read_answers(FORM, {**GOOD, "late": [blank]})


def test_a_row_keeps_its_number_when_blank_rows_stand_before_it() -> None:
    answers = {**GOOD, "late": [{"task": ""}, {"progress": "5"}]}

    assert validate_answers(FORM, answers) == (Problem(ProblemCode.MISSING, "late", 2, column="task"),)


def test_a_required_table_of_blank_rows_is_missing() -> None:
    table = FormItem("rows", "Bảng", ItemType.TABLE, columns=(FormItem("a", "A", ItemType.TEXT),))
    form = FormTemplate("bang", "Bảng", "1", (table,), "thử", date(2016, 1, 1))

    assert validate_answers(form, {"rows": [{"a": ""}]}) == (Problem(ProblemCode.MISSING, "rows"),)


def test_a_table_has_a_limit_of_rows() -> None:
    rows = [{"task": "x"}] * (MOST_ROWS + 1)

    (problem,) = validate_answers(FORM, {**GOOD, "late": rows})

    assert (problem.code, problem.value) == (ProblemCode.TOO_MANY_ROWS, "1001")


@pytest.mark.parametrize(
    ("kind", "problem"),
    [(ItemType.PERCENT, ProblemCode.COMPUTED_ITEM), (ItemType.TABLE, ProblemCode.NOT_A_TABLE)],
)
def test_some_kinds_have_no_single_value(kind: ItemType, problem: ProblemCode) -> None:
    assert read_value(FormItem("x", "X", kind), "1") is problem


def test_completion_counts_what_must_be_answered() -> None:
    assert completion(FORM, {}) == (0, 4)
    assert completion(FORM, {"issued": "yes"}) == (1, 5)
    assert completion(FORM, {"issued": "no", "whole": "10"}) == (2, 4)
    assert completion(FORM, {"issued": "no", "whole": "10", "part": "5"}) == (4, 4)
    assert completion(FORM, {"issued": "no", "whole": "mười"}) == (1, 4)
    assert completion(FORM, GOOD) == (5, 5)


def test_items_are_found_by_code() -> None:
    found = FORM.item("part")

    assert found is not None
    assert found.label == "Trong đó"
    assert FORM.item("nothing") is None


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([item.code for item in FORM.items]) | st.text(), anything, max_size=9))
def test_no_input_breaks_the_checks(answers: dict[str, object]) -> None:
    problems = validate_answers(FORM, answers)
    values = read_answers(FORM, answers)
    done, total = completion(FORM, answers)

    assert 0 <= done <= total <= len(FORM.items)
    told = {problem.item for problem in problems if problem.code is not ProblemCode.PART_ABOVE_WHOLE}
    assert not told & set(values) - {"share"}


@given(st.integers(0, 10**6), st.integers(0, 900))
def test_share_is_between_nothing_and_all(whole: int, part: int) -> None:
    values = read_answers(FORM, {**GOOD, "whole": whole, "part": part})

    share = values.get("share")
    assert (share is None) == (whole == 0 or part > whole)
    assert share is None or (isinstance(share, Decimal) and 0 <= share <= 100)
