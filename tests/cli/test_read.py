"""The command `read`: three shapes of output, exit status, sentences for what cannot be read."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiemtra.cli.read import read

PLAN = "Kế hoạch kiểm tra cải cách hành chính năm 2023\n\nCăn cứ Kế hoạch số 12/KH-UBND ngày 05/01/2023 của UBND tỉnh Lai Châu về cải cách hành chính.\n"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(read, [str(a) for a in arguments])
    return result.exit_code, result.stdout, result.stderr


def test_facts_are_readable(plan: Path) -> None:
    status, output, errors = run(plan)

    assert (status, errors) == (0, "")
    assert "Kế hoạch số 12/KH-UBND ngày 05/01/2023 của UBND tỉnh Lai Châu (căn cứ)" in output


def test_text_is_the_normalised_text(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + "Kê\u0301 hoạch\r\n".encode())

    assert run("--text", path) == (0, "Kế hoạch\n", "")


def test_json_is_the_interface(plan: Path) -> None:
    status, output, _ = run("--json", plan)

    told = json.loads(output)
    assert status == 0
    assert told["documents"][0]["source"]["name"] == "plan.txt"
    assert told["documents"][0]["citations"][0]["reference"] == "12/KH-UBND"
    assert told["cross_document"] == []


def test_unreadable_file_does_not_stop_the_others(plan: Path, tmp_path: Path) -> None:
    status, output, errors = run("--json", tmp_path / "khong-co.txt", plan)

    assert status == 2
    assert errors == f"Không tìm thấy tệp “{tmp_path / 'khong-co.txt'}”.\n"
    assert len(json.loads(output)["documents"]) == 1


def test_limit(plan: Path) -> None:
    status, _, errors = run("--limit", "0.0001", plan)

    assert status == 2
    assert "quá lớn" in errors


def test_foreign_text_is_read_and_empty(tmp_path: Path) -> None:
    path = tmp_path / "en.txt"
    path.write_text("The quick brown fox.", encoding="utf-8")

    status, output, _ = run(path)

    assert status == 0
    assert "Không thấy dữ kiện nào" in output


def test_two_texts_that_disagree(tmp_path: Path) -> None:
    for name, day in (("a", "05/01/2023"), ("b", "15/01/2023")):
        (tmp_path / f"{name}.txt").write_text(PLAN.replace("05/01/2023", day), encoding="utf-8")

    _, output, _ = run(tmp_path / "a.txt", tmp_path / "b.txt")

    assert "Giữa các văn bản" in output
    assert "“a.txt” ghi ngày 05/01/2023, “b.txt” ghi ngày 15/01/2023" in output
