from datetime import date
from pathlib import Path

import pytest

import kiemtra.data
from kiemtra.data.areas import load_areas
from kiemtra.data.forms import form_files, form_sheets, load_form, load_forms
from kiemtra.data.xlsform.standard import standard_faults
from kiemtra.domain.forms import FormItem, ItemType, completion, parse, validate_answers

FOLDER = Path(kiemtra.data.__file__).parent / "forms"
REPORT = load_form("unit_report")


def test_every_file_is_a_form_that_loads() -> None:
    assert {path.stem for path in FOLDER.glob("*.csv")} == {form.code for form in load_forms()}


@pytest.mark.parametrize("name", form_files())
def test_the_checker_of_the_standard_takes_the_file(name: str) -> None:
    assert standard_faults(form_sheets(name)) == ()


def test_an_unknown_form_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        load_form("../areas")


def test_report_has_its_twelve_items() -> None:
    assert [(item.code, item.type) for item in REPORT.items] == [
        ("plan_issued", ItemType.CHOICE4),
        ("plan_date", ItemType.DATE),
        ("tasks_assigned", ItemType.NUMBER),
        ("tasks_on_time", ItemType.NUMBER),
        ("tasks_on_time_rate", ItemType.PERCENT),
        ("files_settled", ItemType.NUMBER),
        ("files_on_time", ItemType.NUMBER),
        ("files_on_time_rate", ItemType.PERCENT),
        ("procedures_posted", ItemType.CHOICE4),
        ("late_tasks", ItemType.TABLE),
        ("evidence_files", ItemType.FILE),
        ("difficulties", ItemType.TEXT),
    ]


def test_report_has_title_source_and_dates() -> None:
    assert REPORT.title == "Báo cáo số liệu CCHC của đơn vị"
    assert REPORT.source
    assert (REPORT.valid_from, REPORT.valid_to) == (date(2016, 1, 1), None)


def all_items() -> list[FormItem]:
    return [item for top in REPORT.items for item in (top, *top.columns)]


def test_every_item_has_a_label_and_a_known_area() -> None:
    areas = {area.code for area in load_areas()}

    assert [item.code for item in all_items() if not item.label] == []
    assert {item.area for item in REPORT.items} <= areas


def test_percentages_rest_on_number_items_that_stand_before_them() -> None:
    codes = [item.code for item in REPORT.items]
    for item in REPORT.items:
        if item.type is ItemType.PERCENT:
            for part in (item.numerator, item.denominator):
                found = REPORT.item(part)
                assert found is not None
                assert found.type is ItemType.NUMBER
                assert codes.index(part) < codes.index(item.code)
        else:
            assert item.numerator == item.denominator == ""


def test_conditions_and_bounds_of_the_sheet_are_read() -> None:
    plan_date, tasks, late = REPORT.item("plan_date"), REPORT.item("tasks_assigned"), REPORT.item("late_tasks")

    assert plan_date is not None
    assert plan_date.relevant == parse("${plan_issued} = 'yes' or ${plan_issued} = 'partly'")
    assert tasks is not None
    assert (tasks.minimum, tasks.maximum, tasks.whole) == (0, None, True)
    assert late is not None
    assert [column.code for column in late.columns] == ["task", "document", "due", "progress", "reason"]
    progress = late.columns[3]
    assert (progress.minimum, progress.maximum, progress.whole) == (0, 100, False)


def test_a_filled_report_holds() -> None:
    answers = {
        "plan_issued": "yes",
        "plan_date": "29/12/2021",
        "tasks_assigned": "24",
        "tasks_on_time": "21",
        "files_settled": "1.250",
        "files_on_time": "1.243",
        "procedures_posted": "partly",
        "late_tasks": [{"task": "Rà soát", "document": "181/KH-UBND", "due": "30/6/2022", "progress": "62,5"}],
    }

    assert validate_answers(REPORT, answers) == ()
    assert completion(REPORT, answers) == (9, 9)
