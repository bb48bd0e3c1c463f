"""Workbooks: values as what they are, texts never as formulas."""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from kiemtra.web.exports import xlsx

TODAY = date(2019, 6, 5)


def sheet_of(rows):
    response = xlsx("Danh sách thử", (("Cột một", 10), ("Cột hai", 20)), rows, today=TODAY)
    return load_workbook(BytesIO(response.content)).active


def test_head_has_title_day_and_headings() -> None:
    sheet = sheet_of([])

    assert [sheet["A1"].value, sheet["A2"].value] == ["Danh sách thử", "Tính đến ngày 05/06/2019"]
    assert [cell.value for cell in sheet[3]] == ["Cột một", "Cột hai"]
    assert sheet.print_title_rows == "$3:$3"
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "\t=1", "http://x.vn", "007"]
)
def test_text_stays_text(text: str) -> None:
    cell = sheet_of([(text, "")])["A4"]

    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_numbers_and_days_are_themselves() -> None:
    sheet = sheet_of([(Decimal("1234.5"), TODAY), (None, datetime(2019, 6, 5, 2, 0, tzinfo=UTC))])

    assert (sheet["A4"].value, sheet["B4"].value) == (1234.5, datetime(2019, 6, 5))
    assert sheet["B4"].number_format == "dd/mm/yyyy"
    # Nine in the morning in Hà Nội.
    assert (sheet["A5"].value, sheet["B5"].value) == (None, datetime(2019, 6, 5, 9, 0))


def test_response_is_a_download_with_a_plain_name() -> None:
    response = xlsx("Đề xuất", (("a", 5),), [], today=TODAY)

    assert response["Content-Disposition"] == 'attachment; filename="de-xuat-20190605.xlsx"'
    assert "no-store" in response["Cache-Control"]
