"""The library as its page shows it: the example of the docs and the one in examples/ run and tell the truth."""

import gc
import re
import subprocess
import sys
from pathlib import Path

import pytest

from kiemtra.reading import from_string, read
from tests.cli.running import SOURCE
from tests.reading.making import paragraph, word

ROOT = Path(__file__).parents[2]
PLAN = "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2023 của UBND tỉnh Lai Châu, Đoàn kiểm tra cải cách hành chính tại Sở Y tế."


def run(*arguments: str | Path, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "error", *map(str, arguments)],
        cwd=folder,
        env={"PYTHONPATH": str(SOURCE), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return done.stdout


@pytest.fixture
def code() -> str:
    found = re.search(r"```python\n(.*?)```", (ROOT / "docs" / "reading.md").read_text(encoding="utf-8"), re.S)
    assert found is not None
    return found[1]


def test_code_of_the_docs_reads_a_plan(code: str, tmp_path: Path) -> None:
    (tmp_path / "ke-hoach.docx").write_bytes(word(paragraph(PLAN)))

    printed = run("-c", code, folder=tmp_path)

    assert "Sở Y tế" in printed
    assert "'reference': '12/KH-UBND'" in printed


def test_code_of_the_docs_says_why_there_is_nothing_to_read(code: str, tmp_path: Path) -> None:
    (tmp_path / "ke-hoach.docx").write_bytes(b"PK\x03\x04")

    assert run("-c", code, folder=tmp_path).startswith("“ke-hoach.docx” bị hỏng")


def test_example_prints_units_times_and_contradictions() -> None:
    texts = sorted((ROOT / "examples" / "texts").glob("*.txt"))

    printed = run(ROOT / "examples" / "read_plan.py", *texts[:2], "khong-co.txt", folder=ROOT)

    assert "  Phòng Kinh tế: “Kinh tế”\n" in printed
    assert "  2022-04-01 – 2022-09-30\n" in printed
    assert "  ! Kế hoạch số 183/KH-UBND ghi ngày 29/12/2022, sau ngày đăng 14/03/2022." in printed
    assert "Không tìm thấy tệp “khong-co.txt”." in printed
    # What shows only where both are read together.
    assert re.search(r"^! .*202/KH-UBND", printed, re.M)


@pytest.mark.parametrize("awake", [True, False], ids=["awake", "at rest"])
def test_reading_leaves_the_collector_as_it_was_and_nothing_to_collect(awake: bool) -> None:
    text = from_string(PLAN, "x")
    read(text)
    gc.collect()
    gc.disable()
    try:
        read(text)
        assert gc.collect() == 0
        if awake:
            gc.enable()

        read(text)

        assert gc.isenabled() is awake
    finally:
        gc.enable()
