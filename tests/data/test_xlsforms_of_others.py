"""XLSForm workbooks that were not written for kiemtra: they load, or are refused with sheet, row and reason."""

from datetime import date
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from kiemtra.data.xlsform import FaultCode, ReadForm, Settings, Sheets, read_form, sheets_of_csv
from kiemtra.data.xlsform.writing import sheets_of
from kiemtra.domain.forms import validate_answers
from kiemtra.web.labels.forms import sentence

F = FaultCode
FOLDER = Path(__file__).parent / "xlsforms"
GIVEN = Settings(code="theirs", title="Biểu mẫu của nơi khác", version="1", source="", valid_from=date(2020, 1, 1))
LOADED = {
    "calculate.xls": 4,
    "cascading_select_test_equivalent.xls": 9,
    "settings.xls": 2,
    "specify_other.xls": 2,
    "text_and_integer.xls": 2,
    "tutorial.xls": 1,
    "yes_or_no_question.xls": 1,
}
REFUSED = {
    "choice_filter_test.xlsx": [
        (F.UNSUPPORTED_COLUMN, "survey", 3, "choice_filter"),
        (F.UNSUPPORTED_COLUMN, "survey", 4, "choice_filter"),
        (F.TWICE, "choices", 6, "name"),
    ],
    "group.xls": [(F.UNKNOWN_TYPE, "survey", 4, "type")],
    "loop.xls": [(F.UNSUPPORTED_TYPE, "survey", 3, "type"), (F.UNSUPPORTED_TYPE, "survey", 5, "type")],
    "nestedfk.csv": [
        (F.EXPRESSION, "survey", 4, "constraint"),
        (F.NOT_IN_A_TABLE, "survey", 6, "type"),
        (F.EXPRESSION, "survey", 9, "constraint"),
    ],
    "or_other.xlsx": [(F.UNSUPPORTED_COLUMN, "survey", 3, "choice_filter")],
    "pull_data.xlsx": [(F.EXPRESSION, "survey", 2, "calculation")],
    "repeat.csv": [(F.TWICE, "survey", 8, "name")],
    "search_and_select.xlsx": [(F.UNSUPPORTED_COLUMN, "survey", 2, "appearance")],
    "select.csv": [(F.EXPRESSION, "survey", 5, "constraint")],
    "select_one_external.xlsx": [
        (F.UNSUPPORTED_TYPE, "survey", 3, "type"),
        (F.UNSUPPORTED_TYPE, "survey", 4, "type"),
        (F.UNSUPPORTED_SHEET, "external_choices", None, ""),
    ],
}
# With many faults: how many, and the first.
MANY = {
    "repeat_date_test.xls": (F.MISSING_NAME, "survey", 2, "name"),
    "xlsform_spec_test.xlsx": (F.MISSING_LABEL, "survey", 10, "label"),
}


def sheets_of_file(path: Path) -> Sheets:
    if path.suffix == ".csv":
        return sheets_of_csv(path.read_text(encoding="utf-8"))
    book = CalamineWorkbook.from_path(path)
    return {name: [[as_text(cell) for cell in row] for row in rows(book, name)] for name in book.sheet_names}


def rows(book: CalamineWorkbook, name: str) -> list[list[object]]:
    return book.get_sheet_by_name(name).to_python(skip_empty_area=False)


def as_text(cell: object) -> str:
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def read(name: str) -> ReadForm:
    return read_form(sheets_of_file(FOLDER / name), GIVEN)


def test_each_file_is_asked() -> None:
    assert {path.name for path in FOLDER.iterdir()} - {"LICENCE"} == {*LOADED, *REFUSED, *MANY}


@pytest.mark.parametrize(("name", "items"), LOADED.items())
def test_a_form_of_others_loads_and_can_be_answered(name: str, items: int) -> None:
    form = read(name).template

    assert form is not None
    assert len(form.items) == items
    assert all(item.label for item in form.items if item.type != "calculation")
    assert read_form(sheets_of(form)).template == form
    validate_answers(form, {item.code: "1" for item in form.items})


@pytest.mark.parametrize(("name", "faults"), REFUSED.items())
def test_a_form_that_asks_too_much_is_refused_with_row_and_reason(name: str, faults: list[tuple[object, ...]]) -> None:
    found = read(name)

    assert found.template is None
    assert [(one.code, one.sheet, one.row, one.column) for one in found.faults] == faults
    assert all(sentence(one) for one in found.faults)


@pytest.mark.parametrize(("name", "first"), MANY.items())
def test_many_faults_come_at_once_in_the_order_of_the_rows(name: str, first: tuple[object, ...]) -> None:
    faults = [one for one in read(name).faults if one.sheet == "survey"]

    assert (faults[0].code, faults[0].sheet, faults[0].row, faults[0].column) == first
    assert len(faults) >= 3
    assert [one.row for one in faults] == sorted(one.row or 0 for one in faults)


def test_what_a_telephone_notes_by_itself_is_left_out_and_told() -> None:
    left_out = read("xlsform_spec_test.xlsx").left_out

    assert {(one.code, one.value) for one in left_out} >= {(F.IGNORED_METADATA, "start"), (F.IGNORED_METADATA, "end")}
