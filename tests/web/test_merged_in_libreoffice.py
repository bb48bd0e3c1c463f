"""The exports of a merged table, opened by LibreOffice itself: the figures that were handed in are read back."""

import csv
import shutil
import subprocess
from io import StringIO
from pathlib import Path

import pytest
from django.test import Client
from openpyxl import load_workbook

from tests import factories_merges as make
from tests.web.signing import BACKEND, assume
from tests.world import World

OFFICE = shutil.which("soffice")
CALC = Path("/usr/lib/libreoffice/program/libsclo.so")
# All sheets, each to a file; fields as they are shown.
ALL_SHEETS = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
LABEL, TOTAL = "Số nhiệm vụ được cấp trên giao", "52"

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(not (OFFICE and CALC.exists()), reason="needs LibreOffice Calc"),
]


def converted(folder: Path, source: Path, to: str, *more: str) -> list[Path]:
    """The files that LibreOffice makes of one."""
    out = folder / f"out-{source.suffix[1:]}"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", *more, "--convert-to", to, "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return sorted(out.iterdir())


def rows_of(folder: Path, source: Path) -> list[list[str]]:
    """Every row of every sheet as LibreOffice reads it."""
    if source.suffix == ".csv":
        [book] = converted(folder, source, "xlsx", "--infilter=CSV:59,34,76,1")
        cells = (row for sheet in load_workbook(book) for row in sheet.iter_rows(values_only=True))
        return [[str(cell) for cell in row if cell is not None] for row in cells]
    files = converted(folder, source, ALL_SHEETS)
    return [row for file in files for row in csv.reader(StringIO(file.read_text("utf-8")))]


@pytest.fixture
def exported(world: World, settings, tmp_path: Path):
    """An export of a round with two reports of 40 and 12 tasks, kept as a file."""
    assume(world, settings)
    tree = make.make_tree(world)
    round_ = make.asked(tree)
    make.hand_in(tree, round_, tree.communes[0][0])
    make.hand_in(tree, round_, tree.communes[1][0], tasks_assigned="12", tasks_on_time="12")
    client = Client()
    client.force_login(world.users["officer"], backend=BACKEND)

    def export(kind: str) -> Path:
        answer = client.get(f"/report-rounds/{round_.pk}/merged/{kind}/")
        assert answer.status_code == 200
        file = tmp_path / f"bang.{kind}"
        file.write_bytes(answer.content)
        return file

    return export


@pytest.mark.parametrize("kind", ["xlsx", "ods", "csv"])
def test_figures_of_a_sheet_are_read_back(exported, kind: str, tmp_path: Path) -> None:
    rows = rows_of(tmp_path, exported(kind))

    [line] = [row for row in rows if any(cell.startswith(LABEL) for cell in row) and TOTAL in row]
    assert "2" in line
    named = {cell for row in rows for cell in row}
    assert {"UBND xã 1.0", "UBND xã 2.0"} <= named
    assert any("UBND xã 1.1" in cell for cell in named), "those that lack are listed"


def test_figures_of_the_report_are_read_back(exported, tmp_path: Path) -> None:
    [text] = converted(tmp_path, exported("docx"), "txt:Text (encoded):UTF8")

    words = text.read_text("utf-8-sig")
    assert LABEL in words
    assert TOTAL in words.split()
    assert "UBND xã 1.1" in words
