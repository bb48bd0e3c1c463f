"""Workbooks of accounts from the command line: codes of exit, JSON, links."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from openpyxl import load_workbook

from kiemtra.cli.main import group
from kiemtra.store.models import Event, User
from tests.factories_accounts import link, workbook
from tests.workflows.test_account_import import row
from tests.world import World, make_world


@pytest.fixture
def world(db: None) -> World:
    return link(make_world())


def run(*arguments: object) -> Result:
    return CliRunner().invoke(group, ["account", *map(str, arguments)], prog_name="kiemtra")


def written(folder: Path, *rows: list[object]) -> Path:
    path = folder / "ds.xlsx"
    path.write_bytes(workbook(list(rows)))
    return path


def test_import_enters_and_writes_the_links(world: World, tmp_path: Path) -> None:
    links = tmp_path / "links.xlsx"

    result = run("import", written(tmp_path, row()), "--jurisdiction", "w", "--links", links)

    assert (result.exit_code, result.output) == (
        0,
        "Đã nhập: 1 mới, 0 thay đổi, 0 giữ nguyên.\nĐã ghi 1 đường dẫn đặt mật khẩu; hãy trao tận tay rồi xóa tệp.\n",
    )
    assert User.objects.get(username="an.nv").jurisdiction == world.jurisdiction
    assert "/sign-in/link/" in load_workbook(links).active["C4"].value


def test_check_writes_nothing(world: World, tmp_path: Path) -> None:
    result = run("import", written(tmp_path, row()), "--jurisdiction", "w", "--check")

    assert (result.exit_code, result.output) == (0, "Tệp đúng mẫu: 1 mới, 0 thay đổi, 0 giữ nguyên.\n")
    assert not Event.objects.exists()


def test_faults_are_one_and_all_told(world: World, tmp_path: Path) -> None:
    path = written(tmp_path, row(), row(username="b.b", role="Bác sĩ", email="x"))

    result = run("import", path, "--jurisdiction", "w")

    assert result.exit_code == 1
    assert result.stderr.splitlines() == [
        "Tài khoản!C3 (Thư điện tử): “x”: Địa chỉ thư điện tử chưa đúng dạng. Ví dụ: vanthu.snv@coquan.gov.vn.",
        "Tài khoản!E3 (Vai trò): “Bác sĩ”: Không có vai trò này. Hãy chọn một vai trò trong danh sách. Ví dụ: Văn thư.",
        "Chưa nhập gì: 2 chỗ cần sửa.",
    ]
    assert not User.objects.filter(username="an.nv").exists()


def test_faults_as_json(world: World, tmp_path: Path) -> None:
    result = run("import", written(tmp_path, row(title=None)), "--jurisdiction", "w", "--json")

    said = json.loads(result.stdout)
    assert result.exit_code == 1
    assert [(one["cell"], one["rule"]) for one in said["faults"]] == [("F2", "title_missing")]


@pytest.mark.parametrize("as_json", [True, False])
def test_file_that_is_no_workbook(world: World, tmp_path: Path, as_json: bool) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(b"x")

    result = run("import", path, "--jurisdiction", "w", *(["--json"] if as_json else []))

    assert result.exit_code == 1
    assert "không phải bảng tính XLSX" in result.output


def test_wrong_usage(world: World, tmp_path: Path) -> None:
    assert run("import", written(tmp_path, row()), "--jurisdiction", "không có").exit_code == 2
    assert run("import", tmp_path / "none.xlsx", "--jurisdiction", "w").exit_code == 2


def test_template_is_written(world: World, tmp_path: Path) -> None:
    result = run("template", tmp_path / "mau.xlsx")

    assert result.exit_code == 0
    assert load_workbook(tmp_path / "mau.xlsx").sheetnames == ["Tài khoản", "Hướng dẫn"]
