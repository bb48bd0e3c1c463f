"""`kiemtra workbook`: forms as workbooks without Django, faults with their cells, exit codes to build on."""

import json
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner, Result

from kiemtra.cli.workbook import workbook


def run(*words: str) -> Result:
    return CliRunner().invoke(workbook, words)


@pytest.fixture
def form(tmp_path: Path) -> Path:
    path = tmp_path / "mau.xlsx"
    assert run("make", "unit_report", "-o", str(path)).exit_code == 0
    return path


def spoil(path: Path, **cells: object) -> None:
    book = openpyxl.load_workbook(path)
    for cell, value in cells.items():
        book["Báo cáo"][cell] = value
    book.save(path)


@pytest.mark.parametrize("ending", ["xlsx", "ods", "XLSX"])
def test_a_blank_form_is_made_and_has_no_fault(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"mau.{ending}"

    made, checked = run("make", "unit_report", "-o", str(path)), run("check", str(path))

    assert (made.exit_code, checked.exit_code) == (0, 0)
    assert made.output.startswith("Đã tạo")
    assert checked.output == "Không có chỗ sai.\n"


def test_every_fault_is_told_with_its_place(form: Path) -> None:
    spoil(form, E8="12 hồ sơ", E7="31/02/2025")

    told = run("check", str(form))

    assert told.exit_code == 1
    assert "“Báo cáo” ô E8: “12 hồ sơ” không phải số" in told.output
    assert "“Báo cáo” ô E7: “31/02/2025” không phải ngày có thật" in told.output
    assert told.output.endswith("Cần sửa 2 chỗ.\n")


def test_json_holds_answers_and_faults(form: Path) -> None:
    spoil(form, E8=40, E9="x")

    told = run("check", str(form), "--json")
    data = json.loads(told.output)

    assert told.exit_code == 1
    assert (data["form"], data["answers"]["tasks_assigned"]) == ("unit_report", "40")
    assert [(fault["code"], fault["cell"], fault["item"]) for fault in data["faults"]] == [
        ("text_in_number", "E9", "tasks_on_time")
    ]


def test_what_is_no_workbook_of_ours_ends_with_two(tmp_path: Path, form: Path) -> None:
    text, empty = tmp_path / "a.xlsx", openpyxl.Workbook()
    text.write_text("không phải bảng tính")
    empty.save(tmp_path / "b.xlsx")

    for words, said in (
        (("check", str(text)), "không phải tệp bảng tính"),
        (("check", str(tmp_path / "b.xlsx")), "Không tìm thấy trang tính nhận dạng"),
        (("check", str(tmp_path / "none.xlsx")), "không đọc được tệp"),
        (("make", "unit_report", "-o", str(tmp_path / "a.doc")), "phải kết thúc bằng .xlsx hoặc .ods"),
        (("make", "none", "-o", str(tmp_path / "c.xlsx")), "không có biểu mẫu này"),
        (("make", "unit_report", "-o", str(tmp_path / "no" / "c.xlsx")), "không ghi được tệp"),
    ):
        told = run(*words)
        assert told.exit_code == 2
        assert said in told.output


def test_forms_are_listed() -> None:
    told = run("forms")

    assert told.exit_code == 0
    assert "unit_report" in told.output


def test_no_framework_is_loaded() -> None:
    code = (
        "import sys; import kiemtra.cli.workbook; "
        "sys.exit(1 if any(name.split('.')[0] == 'django' for name in sys.modules) else 0)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
