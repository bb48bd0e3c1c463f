"""The forms that are shipped: every item of the field's list is there, every check can hold and can be broken."""

import csv
from collections.abc import Iterator
from datetime import date
from io import StringIO
from itertools import product
from typing import Any

import pytest

from kiemtra.data.areas import load_areas
from kiemtra.data.checklist import checklist_for, load_checklist
from kiemtra.data.files import text
from kiemtra.data.forms import load_form
from kiemtra.data.kits import kit_items
from kiemtra.domain.agencies import AgencyKind, AgencyLevel
from kiemtra.domain.forms import (
    Choice4,
    FormCheck,
    FormItem,
    FormTemplate,
    ItemType,
    MergeRule,
    ProblemCode,
    Severity,
    read_answers,
    validate_answers,
)
from kiemtra.domain.forms.expressions import parts, references
from kiemtra.domain.forms.expressions.tree import Call, Text
from tests.data.plain_answers import DAYS, IN_ROWS, filled, row_of
from tests.each import each

# How many items each area of the field's list has: A01…A17, B01…B06 and so on, 88 in all.
ITEMS_OF = {"A": 17, "B": 6, "C": 22, "D": 8, "E": 12, "F": 7, "G": 10, "H": 6}
EIGHTY_EIGHT = [f"{area}{number:02}" for area, count in ITEMS_OF.items() for number in range(1, count + 1)]
OURS = (
    "indicators",
    "data_and_report",
    "assigned_tasks",
    "field_progress",
    "readiness_set",
    "eight_areas",
    "self_inspection_commune",
)
FORMS = {code: load_form(code) for code in OURS}
TODAY = date(2026, 6, 30)
Answers = dict[str, Any]


def leaves(form: FormTemplate) -> Iterator[FormItem]:
    for item in form.items:
        yield item
        yield from item.columns


@pytest.fixture(params=OURS)
def form(request: pytest.FixtureRequest) -> FormTemplate:
    return FORMS[request.param]


# What they ask


def test_all_88_items_are_there_in_their_order() -> None:
    asked = [item.criterion for item in FORMS["indicators"].items if item.criterion]

    assert len(EIGHTY_EIGHT) == 88
    assert list(dict.fromkeys(asked)) == EIGHTY_EIGHT


def test_each_of_the_88_items_stands_in_its_own_section_and_takes_files() -> None:
    form = FORMS["indicators"]
    sections = {section.code: section for section in form.sections}

    for code in EIGHTY_EIGHT:
        own = [item for item in form.items if item.criterion == code]
        assert {item.section for item in own} == {code.lower()}
        assert sections[code.lower()].parent == f"area_{code[0].lower()}"
        assert [item.type for item in own].count(ItemType.FILE) == 1


@pytest.mark.parametrize("code", ["data_and_report", "readiness_set", "assigned_tasks", "field_progress"])
def test_chosen_items_are_asked_as_in_the_whole_list(code: str) -> None:
    whole = FORMS["indicators"]
    shared = [item for item in FORMS[code].items if item.code in whole.by_code]

    assert all(whole.item(item.code) == item for item in shared)


def test_annex_1_asks_about_sixty_items_of_all_areas_and_four_parts_in_words() -> None:
    form = FORMS["data_and_report"]
    asked = {item.criterion for item in form.items if item.criterion}

    assert 55 <= len(asked) <= 65
    assert {code[0] for code in asked} == set(ITEMS_OF)
    assert {f"{area.lower()}_result" for area in ITEMS_OF} <= form.by_code.keys()
    assert {"limits_text", "causes_own", "ahead_tasks", "proposal_list"} <= form.by_code.keys()


def test_annex_2_has_the_columns_that_tasks_are_reported_in() -> None:
    table = FORMS["assigned_tasks"].by_code["tasks"]
    typed = [column.code for column in table.columns if column.type is not ItemType.CALCULATION]

    assert typed == ["task", "document", "lead", "product", "due", "progress", "result", "cause"]
    assert table.prefill == "tasks"


def test_kit_of_a_commune_is_short_and_says_what_to_open() -> None:
    questions = [item for item in FORMS["self_inspection_commune"].items if item.type is ItemType.CHOICE4]

    assert len(questions) == len(kit_items()) <= 45
    assert all("Mẫu:" in item.hint for item in questions)
    assert all(item.hint.startswith(("Mở:", "Đến:", "Đi:")) for item in questions)


def test_kit_and_eight_areas_ask_items_of_the_checklist_in_its_words() -> None:
    checklist = {item.code: item for item in load_checklist()}
    commune = checklist_for(AgencyKind.PEOPLES_COMMITTEE, AgencyLevel.COMMUNE, day=TODAY)

    assert set(kit_items()) <= {item.code for item in commune}
    for code in ("self_inspection_commune", "eight_areas"):
        for item in FORMS[code].items:
            if item.type is ItemType.CHOICE4:
                meant = checklist[item.code.removeprefix("q_").upper()]
                assert item.label.endswith(meant.question)
                assert item.area == meant.area


def test_eight_areas_are_those_of_the_province() -> None:
    parts_of = [section.label for section in FORMS["eight_areas"].sections if section.code.startswith("part_")]

    assert len(parts_of) == 8
    assert parts_of[0].endswith("Công tác chỉ đạo, điều hành")
    assert parts_of[-1].endswith("PAPI")


# What stands with each item


def test_every_item_has_a_label_a_known_area_and_evidence(form: FormTemplate) -> None:
    areas = {area.code for area in load_areas()}

    assert [item.code for item in leaves(form) if not item.label] == []
    assert {item.area for item in form.items} <= areas
    assert [item.code for item in form.items if not item.evidence] == []


def test_an_unchecked_ground_is_never_certain() -> None:
    """A ground that no text read for this project confirms is marked: what is sure is listed here, all else is not."""
    sure = (
        *("76/NQ-CP", "23/CT-TTg ngày", "09/2019/NĐ-CP", "118/2025/NĐ-CP", "63/2010/NĐ-CP", "766/QĐ-TTg"),
        *("27/CT-TTg", "26/CT-TTg", "150/2025/NĐ-CP", "30/2020/NĐ-CP", "02/2017/TT-VPCP", "45/2020/NĐ-CP"),
        *("968/CĐ-TTg", "1001/QĐ-BNV", "lần trước", "giao nhiệm vụ của cấp trên"),
    )
    for form in (FORMS["indicators"], FORMS["data_and_report"], FORMS["assigned_tasks"]):
        for item in form.items:
            if item.legal_ground and not any(known in item.legal_ground for known in sure):
                assert "cần đối chiếu" in item.legal_ground, item.code


def test_numbers_have_units_and_are_not_below_zero(form: FormTemplate) -> None:
    numbers = [item for item in form.items if item.type is ItemType.NUMBER]

    assert [item.code for item in numbers if not item.unit] == []
    assert {item.minimum for item in numbers} <= {0}


def test_percentages_are_merged_from_their_two_numbers(form: FormTemplate) -> None:
    for item in form.items:
        if item.type is ItemType.PERCENT:
            assert item.merge is MergeRule.RATE
            assert {form.by_code[item.numerator].merge, form.by_code[item.denominator].merge} == {MergeRule.SUM}


def test_what_a_unit_kind_does_not_have_is_not_asked_of_it() -> None:
    form = FORMS["indicators"]
    base = filled(form) | {"has_procedures": "yes"}

    for kind, absent in (("division", {"B01", "B02", "B03", "D08", "E07", "H04"}), ("commune_pc", set[str]())):
        answers = dict.fromkeys(form.by_code, "") | base | {"unit_kind": kind}
        missing = {form.by_code[one.item].criterion for one in validate_answers(form, {"unit_kind": kind})}
        refused = {
            form.by_code[one.item].criterion
            for one in validate_answers(form, answers, today=TODAY)
            if one.code is ProblemCode.NOT_RELEVANT
        }
        assert not absent & missing
        assert absent <= refused


def test_sheets_are_even(form: FormTemplate) -> None:
    """Each row has as many cells as its sheet has columns, so that a spreadsheet shows them in their places."""
    width = 0
    for row in csv.reader(StringIO(text(f"forms/{form.code}.csv"))):
        width = len(row) if row and row[0] else width
        assert not any(row) or len(row) == width


# Checks between answers: nothing is there, and the values that make each one hold or break are found by trying

NUMBERS = ("0", "1", "2", "7", "60")
MOST_TRIED = 60_000


def _candidates(item: FormItem) -> tuple[Any, ...]:
    match item.type:
        case ItemType.NUMBER:
            return NUMBERS
        case ItemType.CHOICE4:
            return tuple(Choice4)
        case ItemType.DATE:
            return DAYS
        case ItemType.TEXT:
            return ("", "Có việc chậm")
        case ItemType.TABLE:
            keys = [row.name for row in item.fixed_rows] or [""]
            told = product(IN_ROWS, ("-", "Có"))
            return ((), *(tuple(row_of(item, number, words, key) for key in keys) for number, words in told))
    return ("",)


def _sources(form: FormTemplate, check: FormCheck) -> list[str]:
    """The typed items that the test rests on, those of calculations opened up."""
    tables = {column.code: item.code for item in form.items for column in item.columns}
    wholes = {item.numerator: item.denominator for item in form.items if item.type is ItemType.PERCENT}
    found: dict[str, None] = {}
    waiting = [*references(check.test), *check.items]
    while waiting:
        code = tables.get(waiting[0], waiting[0])
        item = form.by_code[code]
        waiting = waiting[1:]
        if item.type is ItemType.CALCULATION and item.calculation is not None:
            waiting += [one for one in references(item.calculation) if tables.get(one, one) not in found]
        elif code not in found:
            found[code] = None
            # A part is only read as far as its whole allows.
            waiting += [wholes[code]] if code in wholes else []
    return list(found)


def _elsewhere(form: FormTemplate, check: FormCheck, value: str) -> Answers:
    """What other forms, or the last period, say: the same value wherever the check asks."""
    found: Answers = {"others": {code: filled(other) for code, other in FORMS.items()}, "last": filled(form)}
    for call in parts(check.test):
        if isinstance(call, Call) and call.function in ("other", "last"):
            names = [one.value for one in call.arguments if isinstance(one, Text)]
            if call.function == "last":
                found["last"][names[0]] = value
            else:
                found["others"][names[0]][names[1]] = value
    return found


def _made_and_holds(form: FormTemplate, check: FormCheck, answers: Answers, elsewhere: Answers) -> bool | None:
    """Whether the check holds; None where something else is to mend first at the items it is about."""
    problems = validate_answers(form, answers, today=TODAY, **elsewhere)
    about = {check.code, *check.items, *_sources(form, check)}
    if any(one.item in about for one in problems if one.code not in (ProblemCode.CHECK, ProblemCode.COPIED)):
        return None
    return not any(one.check == check.code for one in problems)


def _tried(form: FormTemplate, check: FormCheck) -> Iterator[tuple[Answers, str]]:
    base, sources = filled(form), _sources(form, check)
    free = [_candidates(form.by_code[code]) for code in sources]
    # Long sums: two figures vary, the others keep their zero.
    several = len(sources) > 5
    for said in ("0", "2") if any(isinstance(one, Call) for one in parts(check.test)) else ("",):
        values = product(*free) if not several else _two_at_a_time(free)
        for chosen in values:
            answers = base | dict(zip(sources, chosen, strict=True))
            yield {code: value for code, value in answers.items() if value not in ("", ())}, said


def _two_at_a_time(free: list[tuple[Any, ...]]) -> Iterator[tuple[Any, ...]]:
    plain = [values[0] for values in free]
    yield tuple(plain)
    for first in range(len(free)):
        for second in range(first + 1, len(free)):
            for one, two in product(free[first], free[second]):
                chosen = list(plain)
                chosen[first], chosen[second] = one, two
                yield tuple(chosen)


CHECKS = [(code, check) for code, form in FORMS.items() for check in form.checks]


@each("code, check", CHECKS, ids=lambda row: f"{row[0]}-{row[1].code}")
def test_every_check_can_hold_and_can_be_broken(code: str, check: FormCheck) -> None:
    met: set[bool] = set()

    elsewhere = {said: _elsewhere(FORMS[code], check, said) for said in ("", "0", "2")}
    for number, (answers, said) in enumerate(_tried(FORMS[code], check)):
        holds = _made_and_holds(FORMS[code], check, answers, elsewhere[said])
        if holds is not None:
            met.add(holds)
        if len(met) == 2 or number > MOST_TRIED:
            break

    assert met == {True, False}


def test_there_are_more_than_forty_checks_with_a_sentence_each() -> None:
    checks = FORMS["indicators"].checks

    assert len(checks) > 40
    assert all(check.message.endswith((".", "nếu cần.")) and len(check.message) > 20 for _, check in CHECKS)
    assert {check.severity for check in checks} == set(Severity)
    assert all(check.items for _, check in CHECKS)


def test_names_of_checks_are_given_once(form: FormTemplate) -> None:
    codes = [check.code for check in form.checks]

    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("code", OURS)
def test_a_form_filled_with_plain_answers_has_no_error(code: str) -> None:
    form = FORMS[code]
    answers = filled(form)
    if code == "data_and_report":
        answers["ahead_tasks"] = (row_of(form.by_code["ahead_tasks"], "0", "Việc"),)
    if code == "assigned_tasks":
        answers["tasks_assessment"] = "Trong kỳ không được giao nhiệm vụ."
    if code == "field_progress":
        answers["field_tasks"] = (row_of(form.by_code["field_tasks"], "0", "Việc"),)
    found = validate_answers(form, answers, today=TODAY)
    errors = [one for one in found if one.severity is Severity.ERROR and one.code is not ProblemCode.NOT_RELEVANT]

    assert errors == []


def test_files_of_the_period_must_balance() -> None:
    form = FORMS["indicators"]
    figures = {"c05_carried": "10", "c05_new": "90", "c05_total": "100", "c05_withdrawn": "2", "c06_early": "50"}
    figures |= {"c06_on_time": "40", "c06_late": "1", "c07_in_time": "6", "c07_overdue": "1", "c08_late": "2"}
    answers = filled(form) | figures

    def broken(**changed: str) -> set[str]:
        return {one.check for one in validate_answers(form, answers | changed, today=TODAY) if one.check}

    assert not {"c05_total", "c06_c07_balance", "c08_fits"} & broken()
    assert "c05_total" in broken(c05_total="101")
    assert "c06_c07_balance" in broken(c07_in_time="7")
    assert read_answers(form, answers)["c06_settled"] == 91


def test_a_part_above_its_whole_is_told_once() -> None:
    form = FORMS["indicators"]
    problems = validate_answers(form, filled(form) | {"a07_units": "3", "a07_inspected": "4"}, today=TODAY)

    assert [one.code for one in problems if one.item == "a07_inspected"].count(ProblemCode.PART_ABOVE_WHOLE) == 1
    assert not any(one.check == "a07_part" for one in problems)


def test_totals_of_annex_2_are_computed_from_its_rows() -> None:
    form = FORMS["assigned_tasks"]
    words = [
        "Đã hoàn thành",
        "Hoàn thành trễ hạn",
        "Quá hạn, chưa hoàn thành",
        "Đang thực hiện (40%)",
        "Chưa thực hiện",
    ]
    answers = filled(form) | {
        "tasks": tuple(
            {"task": "Việc", "document": "1/KH-UBND", "lead": "Văn phòng", "due": "Thường xuyên", "progress": said}
            for said in words
        )
    }
    values = read_answers(form, answers)

    assert (values["tasks_total"], values["tasks_done"], values["tasks_on_time"]) == (5, 2, 1)
    assert (values["tasks_overdue"], values["tasks_open"], values["tasks_done_rate"]) == (1, 2, 40)


def test_progress_of_a_task_is_told_in_the_words_of_the_list() -> None:
    form = FORMS["assigned_tasks"]
    row = {"task": "Việc", "document": "1/KH-UBND", "lead": "Văn phòng", "progress": "Tốt"}
    [problem] = validate_answers(form, filled(form) | {"tasks": (row,)}, today=TODAY)

    assert (problem.code, problem.column) == (ProblemCode.CONSTRAINT, "progress")
    assert "Đã hoàn thành" in problem.message


def test_kit_adds_up_each_area() -> None:
    form = FORMS["self_inspection_commune"]
    direction = [code for code in form.by_code if code.startswith("q_a")]
    others = dict.fromkeys((code for code in form.by_code if code.startswith("q_")), "not_applicable")
    answers = (
        filled(form) | others | dict.fromkeys(direction, "yes") | {direction[0]: "no", f"n{direction[0][1:]}": "Chậm"}
    )
    values = read_answers(form, answers)

    assert (values["direction_yes"], values["direction_no"]) == (len(direction) - 1, 1)
    assert values["all_asked"] == len(direction)
    missing = validate_answers(form, answers | {f"n{direction[0][1:]}": ""}, today=TODAY)
    assert [one.item for one in missing if one.code is ProblemCode.MISSING] == [f"n{direction[0][1:]}"]
