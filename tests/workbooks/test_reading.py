"""A workbook that people worked in: everything is found by its hidden code, and every fault told with its cell."""

import zipfile
from datetime import date, datetime
from io import BytesIO

import openpyxl
from openpyxl.comments import Comment

from kiemtra.domain.forms import ROW_KEY
from kiemtra.workbooks import Format
from tests.workbooks.filling import ANSWERS, LATE, LEVELS, REPORT, looked_at, spoiled, told, with_part, workbook


def changed(sheet: str, cells: dict[str, object]):
    def spoil(book) -> None:
        for cell, value in cells.items():
            book[sheet][cell] = value

    return looked_at(spoiled(spoil))


def test_all_faults_are_told_at_once_with_cell_value_rule_and_example() -> None:
    def spoil(book) -> None:
        report, late, levels = book[REPORT], book[LATE], book[LEVELS]
        report["E6"], report["E7"], report["E9"] = "12 hồ sơ", -3, "31/02/2025"
        late["D5"], late["E6"] = "tháng ba", 140
        levels["D5"] = 1.5

    reading = looked_at(spoiled(spoil))

    assert told(reading) == [
        ("text_in_number", REPORT, "E6", "12 hồ sơ"),
        ("not_a_date", REPORT, "E9", "31/02/2025"),
        ("below_minimum", REPORT, "E7", "-3"),
        ("not_a_date", LATE, "D5", "tháng ba"),
        ("above_maximum", LATE, "E6", "140"),
        ("not_whole", LEVELS, "D5", "1,5"),
    ]
    assert [(fault.rule, fault.example) for fault in reading.faults[:2]] == [
        ("Số nguyên, không nhỏ hơn 0", "125"),
        ("Ngày có thật, viết ngày/tháng/năm", "20/05/2025"),
    ]
    # What is right is taken, what is wrong is not named, and the copy has everything.
    assert reading.answers["late"] == (
        {"task": "Việc một", "progress": "50", ROW_KEY: "k1"},
        {"task": "Việc hai", "due": "02/03/2025", ROW_KEY: "k2"},
    )
    assert set(reading.answers) == {"difficulties", "late", "levels"}
    assert reading.written["on_time"] == "-3"
    assert reading.written["late"][1]["progress"] == "140"


def test_a_contradiction_is_told_and_its_values_are_taken() -> None:
    reading = changed(REPORT, {"E7": 41})

    assert [(fault.code.value, fault.cell, fault.taken) for fault in reading.faults] == [
        ("part_above_whole", "E7", True)
    ]
    assert reading.answers["on_time"] == "41"


def test_a_formula_counts_by_what_it_shows_and_is_told() -> None:
    # Numbers that openpyxl writes as formulas have no value yet: nothing is invented for them.
    reading = changed(REPORT, {"E6": "=20*2"})

    assert told(reading) == [("formula_without_value", REPORT, "E6", "")]
    assert "assigned" not in reading.answers


def test_a_formula_with_its_value_is_taken() -> None:
    data = workbook(Format.ODS)

    content = zipfile.ZipFile(BytesIO(data)).read("content.xml")
    cell = b' office:value-type="float" office:value="40"'
    assert content.count(cell) == 1
    reading = looked_at(with_part(data, "content.xml", content.replace(cell, b' table:formula="of:=20*2"' + cell)))

    assert [(fault.code.value, fault.cell, fault.taken) for fault in reading.faults] == [("formula_taken", "E6", True)]
    assert reading.answers["assigned"] == "40"


def test_the_computed_percentage_is_never_believed() -> None:
    reading = changed(REPORT, {"E8": 100})

    assert reading.faults == ()
    assert "rate" not in reading.answers


def test_an_error_in_a_cell_is_told() -> None:
    def spoil(book) -> None:
        cell = book[REPORT]["E6"]
        cell.value = "#REF!"
        cell.data_type = "e"

    assert told(looked_at(spoiled(spoil))) == [("error_value", REPORT, "E6", "#REF!")]


def test_merged_cells_are_told_where_an_answer_belongs_and_ignored_elsewhere() -> None:
    def spoil(book) -> None:
        book[REPORT].merge_cells("E6:E7")
        book[REPORT].merge_cells("B2:D2")
        book[LATE].merge_cells("D5:D6")

    assert told(looked_at(spoiled(spoil))) == [
        ("merged", REPORT, "E6", "40"),
        ("merged", REPORT, "E7", ""),
        ("merged", LATE, "D5", "01/03/2025"),
        ("merged", LATE, "D6", ""),
    ]


def test_sheets_may_be_renamed_and_moved_rows_and_columns_too() -> None:
    def spoil(book) -> None:
        book[REPORT].title = "Trang của tôi"
        book[LATE].title = "Quá hạn"
        book.move_sheet("Hướng dẫn", -3)
        report = book["Trang của tôi"]
        report.move_range("A6:I7", rows=10)
        report.insert_cols(4, 2)
        report.insert_rows(4, 3)

    reading = looked_at(spoiled(spoil))

    assert reading.faults == ()
    assert reading.answers == ANSWERS


def test_a_sheet_that_is_gone_or_there_twice_is_told_and_its_answers_are_not_named() -> None:
    gone = looked_at(spoiled(lambda book: book.remove(book[LATE])))
    twice = looked_at(spoiled(lambda book: book.copy_worksheet(book[LEVELS])))

    assert told(gone) == [("sheet_missing", "", "", "Bảng 1 (Nhiệm vụ quá hạn)")]
    assert "late" not in gone.answers
    assert [fault.code.value for fault in twice.faults] == ["sheet_twice"]
    assert "levels" not in twice.answers


def test_a_row_or_a_column_that_is_gone_is_told() -> None:
    def spoil(book) -> None:
        book[REPORT].delete_rows(6)
        book[LATE].delete_cols(5)
        book[LEVELS].delete_rows(5)

    reading = looked_at(spoiled(spoil))

    assert [(fault.code.value, fault.item, fault.value) for fault in reading.faults] == [
        ("item_missing", "assigned", ""),
        ("column_missing", "late", "Mức độ"),
        ("fixed_row_missing", "levels", "Thành phố"),
    ]
    assert "assigned" not in reading.answers
    assert "late" not in reading.answers
    assert reading.answers["levels"] == ({"count": "4", ROW_KEY: "ward"},)


def test_rows_of_a_table_come_go_and_move_with_their_keys() -> None:
    def spoil(book) -> None:
        late = book[LATE]
        late.move_range("A5:E5", rows=30)
        late["C7"], late["D7"], late["E7"] = "Việc ba", datetime(2025, 4, 1), 5
        # A copy of a row with its hidden key is a new row.
        late["A8"], late["C8"], late["D8"], late["E8"] = "k2", "Việc bốn", date(2025, 4, 2), "7"

    reading = looked_at(spoiled(spoil))

    assert reading.faults == ()
    assert [(row[ROW_KEY], row["task"], row["progress"]) for row in reading.answers["late"]] == [
        ("k2", "Việc hai", "60,5"),
        ("", "Việc ba", "5"),
        ("", "Việc bốn", "7"),
        ("k1", "Việc một", "50"),
    ]


def test_an_emptied_table_and_an_emptied_cell_are_answers_too() -> None:
    def spoil(book) -> None:
        book[LATE].delete_rows(5, 2)
        book[REPORT]["E6"] = None

    reading = looked_at(spoiled(spoil))

    assert reading.faults == ()
    assert (reading.answers["late"], reading.answers["assigned"]) == ((), "")


def test_rows_that_belong_nowhere_are_told() -> None:
    def spoil(book) -> None:
        book[REPORT]["E20"] = "thêm một dòng"
        book[LEVELS]["D9"] = 7

    assert told(looked_at(spoiled(spoil))) == [
        ("row_unknown", REPORT, "E20", "thêm một dòng"),
        ("row_unknown", LEVELS, "D9", "7"),
    ]


def test_an_item_copied_with_another_value_is_not_guessed() -> None:
    def spoil(book) -> None:
        report = book[REPORT]
        report["A30"], report["E30"] = "assigned", 41
        report["A31"], report["E31"] = "on_time", 38

    reading = looked_at(spoiled(spoil))

    assert told(reading) == [("item_twice", REPORT, "E30", "41")]
    assert "assigned" not in reading.answers
    assert reading.answers["on_time"] == "38"


def test_headings_pasted_again_in_a_table_are_no_row() -> None:
    def spoil(book) -> None:
        for column, label in zip("CDE", ("Nhiệm vụ (*)", "Thời hạn (*)", "Mức độ (%) (*)"), strict=True):
            book[LATE][f"{column}40"] = label

    assert looked_at(spoiled(spoil)).answers == ANSWERS


def test_remarks_come_home_and_notes_of_ones_own_beside_do_not_matter() -> None:
    def spoil(book) -> None:
        book[REPORT]["G6"] = "  Tăng do đợt cao điểm "
        book[REPORT]["G8"] = "Giải trình tỷ lệ"
        book[REPORT]["K6"] = "nháp"
        book[REPORT]["E6"].comment = Comment("xem lại", "tôi")
        book.create_sheet("Nháp")["A1"] = "linh tinh"

    reading = looked_at(spoiled(spoil))

    assert reading.faults == ()
    assert reading.remarks == {"assigned": "Tăng do đợt cao điểm", "rate": "Giải trình tỷ lệ"}


def test_cells_beside_the_fields_are_locked_without_a_password_and_fields_are_open() -> None:
    book = openpyxl.load_workbook(BytesIO(workbook()))
    report = book[REPORT]

    assert report.protection.sheet
    assert not report.protection.password
    assert [report[cell].protection.locked for cell in ("C6", "E6", "E8", "G6")] == [True, False, True, False]
    assert report["E8"].value.startswith("=IF(AND(ISNUMBER(E7)")
    assert book["_kiemtra"].sheet_state == "hidden"
    assert [report.column_dimensions["A"].hidden, report.row_dimensions[1].hidden] == [True, True]
    assert (report.freeze_panes, report.page_setup.paperSize, report.page_setup.orientation) == ("D6", 9, "landscape")
    assert {rule.type for rule in report.data_validations.dataValidation} == {"whole", "date"}
    assert book[LATE].max_row >= 4 + 2 + 20
