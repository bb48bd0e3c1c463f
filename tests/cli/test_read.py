"""The command `read`: three shapes of output, exit status, sentences for what cannot be read."""

import io
import json
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from kiemtra.cli.read import _worked, read
from tests.cli.running import kiemtra
from tests.scanned import scan

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


def test_scan_with_a_head_in_two_columns(tmp_path: Path) -> None:
    path = tmp_path / "quet.png"
    path.write_bytes(scan())

    told = kiemtra("read", "--json", str(path))

    [document] = json.loads(told.stdout)["documents"]
    assert told.returncode == 0
    assert told.stderr == "“quet.png”: chữ nhận dạng từ ảnh, cần soát lại với bản gốc.\n"
    assert [document["source"]["format"], document["self"]["reference"]] == ["image", "12/KH-SNV"]
    assert document["self"]["date"] == "2023-01-05"
    assert [(one["reference"], one["date"]) for one in document["citations"] if one["role"] == "basis"] == [
        ("35/KH-UBND", "2022-12-20")
    ]
    assert [unit["name"] for unit in document["units"]] == ["Sở Tư pháp", "Sở Tài chính"]


def test_unreadable_file_does_not_stop_the_others(plan: Path, tmp_path: Path) -> None:
    status, output, errors = run("--json", tmp_path / "khong-co.txt", plan)

    assert status == 2
    assert errors == f"Không tìm thấy tệp “{tmp_path / 'khong-co.txt'}”.\n"
    assert len(json.loads(output)["documents"]) == 1


def test_facts_have_their_places(plan: Path) -> None:
    status, output, errors = run("--facts", plan)

    assert (status, errors) == (0, "")
    assert output.startswith("plan.txt (văn bản thuần, ")
    assert (
        "  - Kế hoạch số 12/KH-UBND ngày 05/01/2023 của UBND tỉnh Lai Châu (căn cứ)\n      dòng 3, cột 8: “Kế hoạch số 12/KH-UBND"
        in output
    )


def test_facts_tell_contradictions_with_both_places(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(
        PLAN + "\nThực hiện Kế hoạch số 12/KH-UBND ngày 06/01/2023 của UBND tỉnh Lai Châu.\n", encoding="utf-8"
    )

    _, output, _ = run("--facts", path)

    told = output[output.index("Mâu thuẫn và sai sót") :].split("\n")
    assert "05/01/2023" in told[1]
    assert "06/01/2023" in told[1]
    assert [line.split(":")[0].strip() for line in told[2:4]] == ["dòng 3, cột 8", "dòng 5, cột 11"]


def test_facts_between_texts(tmp_path: Path) -> None:
    for name, day in (("a", "05/01/2023"), ("b", "15/01/2023")):
        (tmp_path / f"{name}.txt").write_text(PLAN.replace("05/01/2023", day), encoding="utf-8")

    _, output, _ = run("--facts", tmp_path / "a.txt", tmp_path / "b.txt")

    assert "MÂU THUẪN GIỮA CÁC VĂN BẢN\n  - " in output


def test_standard_input(plan: Path) -> None:
    result = CliRunner().invoke(read, ["--json", "-"], input=plan.read_bytes())

    assert result.exit_code == 0
    assert json.loads(result.stdout)["documents"][0]["source"]["name"] == "đầu vào"


def test_standard_input_has_the_same_limit() -> None:
    result = CliRunner().invoke(read, ["--limit", "0.0001", "-"], input=PLAN.encode())

    assert result.exit_code == 2
    assert "“đầu vào” quá lớn" in result.stderr


def test_how_the_words_were_got_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("KÕ ho¹ch kiÓm tra c«ng t¸c c¶i c¸ch hµnh chÝnh cña tØnh".encode("cp1252"))

    status, output, errors = run("--text", path)

    assert (status, output) == (0, "Kế hoạch kiểm tra công tác cải cách hành chính của tỉnh\n")
    assert errors == "“a.txt”: văn bản viết bằng mã TCVN3 (ABC), đã chuyển sang Unicode.\n"


def test_many_files_show_how_far_on_a_terminal(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen = io.StringIO()
    monkeypatch.setattr(seen, "isatty", lambda: True)
    monkeypatch.setattr(sys, "stderr", seen)

    texts, readings, failed = _worked((str(plan),) * 4, 1000, only_text=False)

    assert (len(texts), len(readings), failed) == (4, 4, False)
    assert "Đang đọc" in seen.getvalue()
    assert "100%" in seen.getvalue()


def test_it_starts_without_the_grammar_where_there_is_nothing_to_read() -> None:
    done = kiemtra("read", "khong-co.txt")

    assert (done.returncode, done.stdout, done.stderr) == (2, "", "Không tìm thấy tệp “khong-co.txt”.\n")


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
