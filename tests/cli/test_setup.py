"""From an empty folder to a database that is ready; and what is said where a setting is wrong."""

import sqlite3
from pathlib import Path

import pytest

from tests.cli.running import kiemtra

KEY = {"KIEMTRA_SECRET_KEY": "chỉ-để-thử"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("may-chu") / "var"
    result = kiemtra("setup", **KEY, KIEMTRA_DATA_DIR=str(folder))
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout == "Đã sẵn sàng. Chạy: kiemtra serve\n"
    return folder


def count(folder: Path, table: str) -> int:
    with sqlite3.connect(folder / "kiemtra.sqlite3") as database:
        number: int = database.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
    database.close()
    return number


def test_setup_lays_tables_register_and_static_files(folder: Path) -> None:
    assert count(folder, "store_agency") > 200
    assert count(folder, "store_event") == count(folder, "store_registerload") == 1
    assert (folder / "static" / "staticfiles.json").exists()


def test_setup_again_changes_nothing(folder: Path) -> None:
    before = count(folder, "store_event")

    again = kiemtra("setup", **KEY, KIEMTRA_DATA_DIR=str(folder))

    assert (again.returncode, again.stderr) == (0, "")
    assert count(folder, "store_event") == before


def test_register_loaded_again_says_that_nothing_is_new(folder: Path) -> None:
    result = kiemtra("agencies", "load", "--places", **KEY, KIEMTRA_DATA_DIR=str(folder))

    agencies = count(folder, "store_agency")
    assert (result.returncode, result.stdout) == (0, f"Cơ quan: thêm 0, sửa 0, giữ nguyên {agencies}.\n")


def test_one_round_of_work_without_a_mail_server_sends_nothing(folder: Path) -> None:
    result = kiemtra("work", "--once", **KEY, KIEMTRA_DATA_DIR=str(folder))

    table = {line[:52].strip(): line[67:80].strip() for line in result.stdout.splitlines()}
    assert (result.returncode, result.stderr) == (0, "")
    assert table["Chuyển nhiệm vụ của cơ quan đã kết thúc hoạt động"] == "xong"
    assert table["Gửi thư điện tử"] == "chưa chạy"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({}, "Lỗi: Thiếu biến môi trường KIEMTRA_SECRET_KEY. Tạo bằng lệnh: python -c "),
        (KEY | {"KIEMTRA_DEMO": "có"}, "Lỗi: KIEMTRA_DEMO phải là 1 hoặc 0, không phải “có”."),
        (
            KEY | {"KIEMTRA_UPLOAD_LIMIT_MB": "nhiều"},
            "Lỗi: KIEMTRA_UPLOAD_LIMIT_MB phải là số nguyên, không phải “nhiều”.",
        ),
        (
            KEY | {"KIEMTRA_DATABASE": "mysql://x"},
            "Lỗi: KIEMTRA_DATABASE phải bắt đầu bằng sqlite:/// hoặc postgresql://.",
        ),
        (KEY | {"KIEMTRA_DATABASE": "postgresql://h:cổng/x"}, "Lỗi: KIEMTRA_DATABASE: cổng phải là số từ 0 đến 65535."),
        (
            KEY | {"KIEMTRA_SMTP_URL": "smtp://thu.example.vn:x"},
            "Lỗi: KIEMTRA_SMTP_URL: cổng phải là số từ 0 đến 65535.",
        ),
        (
            KEY | {"KIEMTRA_SMTP_URL": "thu.example.vn"},
            "Lỗi: KIEMTRA_SMTP_URL phải có dạng smtp://máy-chủ:cổng, smtp+tls://… hoặc smtps://….",
        ),
        (
            KEY | {"KIEMTRA_BASE_URL": "kiemtra.example.vn"},
            "Lỗi: KIEMTRA_BASE_URL phải bắt đầu bằng http:// hoặc https://, không phải “kiemtra.example.vn”.",
        ),
    ],
    ids=["secret-key", "flag", "number", "database", "database-port", "mail-port", "mail", "address"],
)
def test_wrong_setting_is_said_in_one_line(tmp_path: Path, settings: dict[str, str], said: str) -> None:
    result = kiemtra("work", "--once", KIEMTRA_DATA_DIR=str(tmp_path), **settings)

    assert (result.returncode, result.stdout) == (1, "")
    assert len(result.stderr.strip().splitlines()) == 1
    assert result.stderr.startswith(said)


def test_wrong_setting_leaves_no_trace(tmp_path: Path) -> None:
    kiemtra("setup", KIEMTRA_DATA_DIR=str(tmp_path / "var"))

    assert list(tmp_path.iterdir()) == []
