"""The script that citizens run: no code of ours in it, agrees with the engine, says plainly what does not hold.

The page is run in a browser by `tests/e2e/test_draw_verifier.py`; `./run.sh bench draw` asks all three 10,000 times.
"""

import ast
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiemtra.scheduling import verifier
from tests.scheduling.draw_vectors import fixed, vectors

SCRIPT = Path(verifier.__file__).with_name("script.py")
STANDARD = {"hashlib", "json", "sys", "typing"}


def run(tmp_path: Path, file: object) -> subprocess.CompletedProcess[str]:
    path = tmp_path / "boc-tham.json"
    path.write_text(json.dumps(file, ensure_ascii=False), encoding="utf-8")
    return subprocess.run([sys.executable, "-I", SCRIPT, path], capture_output=True, text=True, check=False)


def test_script_agrees_on_200_vectors(tmp_path: Path) -> None:
    some = list(vectors(200))

    lines = run(tmp_path, some).stdout.splitlines()

    assert lines == [" ".join([str(one["commitment"]), *map(str, one["drawn"])]) for one in some]


def test_script_is_short_and_needs_the_standard_library_only() -> None:
    tree = ast.parse(verifier.script())
    modules = {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    modules |= {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}

    assert modules <= STANDARD
    assert len(verifier.script().splitlines()) <= 120


def test_script_tells_step_by_step(tmp_path: Path) -> None:
    said = run(tmp_path, fixed()[0])

    assert said.returncode == 0
    assert [line[:2] for line in said.stdout.splitlines() if line[:1].isdigit()] >= ["1.", "2.", "3."]
    assert said.stdout.splitlines()[-1] == "ĐẠT: kết quả bốc lại trùng với kết quả đã công bố."


def other(file: dict, **changes: object) -> dict:
    return file | changes


BAD: dict[str, tuple[Callable[[dict], object], str]] = {
    "list changed": (lambda file: other(file, text=file["text"].replace("Quy tắc", "Quy tac")), "cam kết khác"),
    "salt changed": (lambda file: other(file, salt="00" * 32), "cam kết khác"),
    "other lottery": (lambda file: other(file, seed="mega645 2019-06-12 1"), "không thuộc loại xổ số"),
    "earlier draw": (lambda file: other(file, seed="xsmb_special 2019-06-11 12345"), "quay trước ngày"),
    "other result": (lambda file: other(file, drawn=file["drawn"][1:]), "kết quả bốc lại khác"),
    "no text of a draw": (lambda file: other(file, text="abc"), "không phải là văn bản bốc thăm"),
}


@pytest.mark.parametrize("name", BAD)
def test_script_says_what_does_not_hold(tmp_path: Path, name: str) -> None:
    change, told = BAD[name]
    vector = next(one for one in fixed() if "Quy tắc" in str(one["text"]) and len(one["drawn"]) > 1)

    said = run(tmp_path, change(dict(vector)))

    assert said.returncode == 1
    assert said.stderr.startswith("KHÔNG ĐẠT: ")
    assert told in said.stderr


def test_script_without_a_file_says_how_it_is_used() -> None:
    said = subprocess.run([sys.executable, SCRIPT], capture_output=True, text=True, check=False)

    assert "boc-tham.json" in said.stderr


def test_page_holds_the_data_and_nothing_can_break_out_of_it() -> None:
    vector = next(one for one in fixed() if "<Phú Quý>" in str(one["text"]))

    page = verifier.page(vector)

    inside = page.split('id="data">')[1].split("</script>")[0]
    assert json.loads(inside) == vector
    assert "<" not in inside
    assert page.count("</script>") == verifier.page().count("</script>") == 2


@pytest.mark.parametrize(
    "word", ["http://", "https://", "fetch(", "XMLHttpRequest", "crypto.subtle", "import ", "src="]
)
def test_page_asks_nobody_for_anything(word: str) -> None:
    assert word not in verifier.page()
