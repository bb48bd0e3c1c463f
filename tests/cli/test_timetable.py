"""The command `timetable`: plain Vietnamese, JSON, exit status, sentences for files that are no problem."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiemtra.cli.timetable import timetable
from kiemtra.cli.timetable_words import DATA_FAULTS
from kiemtra.scheduling.problem_data import DataFault

PROBLEM = {
    "first": "2026-03-02",
    "last": "2026-03-13",
    "today": "2026-02-20",
    "notice_days": 5,
    "teams": [{"id": "Đoàn 1", "members": [{"person": "Trưởng đoàn", "areas": ["institutions"], "leads": True}]}],
    "visits": [{"id": "1", "unit": "UBND xã A", "areas": ["institutions"]}],
}
UNKNOWN = {"id": "2", "unit": "Sở B", "areas": ["finance"]}


@pytest.fixture
def problem(tmp_path: Path) -> Path:
    path = tmp_path / "problem.json"
    path.write_text(json.dumps(PROBLEM), encoding="utf-8")
    return path


def run(*arguments: str | Path) -> tuple[int, str, str]:
    result = CliRunner().invoke(timetable, [str(one) for one in arguments])
    return result.exit_code, result.stdout, result.stderr


def test_days_are_readable(problem: Path) -> None:
    status, output, errors = run(problem)

    assert (status, errors) == (0, "")
    assert output.splitlines()[:2] == ["Lịch kiểm tra: 1 cuộc", "  Thứ Hai 09/03/2026 · Đoàn 1: UBND xã A"]
    assert "đã là phương án tốt nhất" in output


def test_what_has_no_day_is_said_with_its_reason(tmp_path: Path) -> None:
    path = tmp_path / "problem.json"
    path.write_text(json.dumps(PROBLEM | {"visits": [*PROBLEM["visits"], UNKNOWN]}), encoding="utf-8")

    status, output, _ = run(path)

    assert status == 1
    assert "Chưa có ngày: 1 cuộc\n  Sở B: Không Đoàn nào có đủ thành viên" in output
    assert "Mâu thuẫn\n  Sở B: " in output


def test_json_has_everything(problem: Path) -> None:
    status, output, _ = run("--json", "--seconds", "5", "--seed", "3", problem)

    assert status == 0
    assert json.loads(output)["assignments"] == [{"visit": "1", "team": "Đoàn 1", "day": "2026-03-09"}]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xff{}", "tệp không phải JSON mã hóa UTF-8."),
        (b"{", "tệp không phải JSON mã hóa UTF-8."),
        (b'{"first": "2026-03-02", "last": "2026-03-13"}', "today chưa có giá trị."),
    ],
)
def test_a_file_that_is_no_problem_gets_a_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "bad.json"
    path.write_bytes(content)

    assert run(path) == (2, "", f"{path}: {sentence}\n")


def test_a_file_that_is_not_there_gets_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "none.json"

    assert run(path) == (2, "", f"{path}: không đọc được tệp. Hãy kiểm tra lại đường dẫn.\n")


def test_each_fault_has_its_words() -> None:
    assert set(DATA_FAULTS) == set(DataFault)


def test_it_starts_without_django() -> None:
    code = "import sys; import kiemtra.cli.timetable; print('django' in sys.modules, 'ortools' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout == "False False\n"
