"""The workbook goes out, is filled in by LibreOffice itself, and comes back without loss, in both formats."""

import json
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from random import Random

import pytest

from kiemtra.domain.forms import ROW_KEY
from kiemtra.workbooks import Filled, Format, read, write
from tests.workbooks.filling import ANSWERS, LATE, LEVELS, REPORT, looked_at, workbook
from tests.workbooks.generated import answers_of, head_of, remarks_of, template_of

OFFICE, PYTHON = shutil.which("soffice"), Path("/usr/bin/python3")
CALC = Path("/usr/lib/libreoffice/program/libsclo.so")
UNO = Path("/usr/lib/python3/dist-packages/uno.py")
SCRIPT = Path(__file__).with_name("fill_in_libreoffice.py")
FILTERS = {Format.XLSX: "Calc MS Excel 2007 XML", Format.ODS: "calc8"}
FILLED = {
    REPORT: {
        "E6": 41,
        "E7": 40.0,
        "E9": "=DATE(2025;6;1)",
        "E10": "Thiếu kinh phí;\n=không phải công thức",
        "G7": "Đã rà soát",
    },
    LATE: {"C7": "Việc ba", "D7": "=DATE(2025;4;1)", "E7": 12.5, "C5": "Việc một (sửa)"},
    LEVELS: {"D6": 9},
}
EXPECTED = ANSWERS | {
    "assigned": "41",
    "on_time": "40",
    "issued_on": "01/06/2025",
    "difficulties": "Thiếu kinh phí;\n=không phải công thức",
    "late": (
        {"task": "Việc một (sửa)", "due": "01/03/2025", "progress": "50", ROW_KEY: "k1"},
        {"task": "Việc hai", "due": "02/03/2025", "progress": "60,5", ROW_KEY: "k2"},
        {"task": "Việc ba", "due": "01/04/2025", "progress": "12,5", ROW_KEY: ""},
    ),
    "levels": ({"count": "3", ROW_KEY: "city"}, {"count": "9", ROW_KEY: "ward"}),
}

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(not (OFFICE and CALC.exists()), reason="needs LibreOffice Calc"),
]


def profile(folder: Path) -> str:
    """A profile of its own: LibreOffice runs once for each."""
    return f"-env:UserInstallation={(folder / 'profile').as_uri()}"


def converted(folder: Path, source: Path, format: Format) -> bytes:
    """The workbook as LibreOffice saves it."""
    (folder / "out").mkdir(exist_ok=True)
    kind = f"{format}:{FILTERS[format]}"
    command = [
        str(OFFICE),
        profile(folder),
        "--headless",
        "--convert-to",
        kind,
        "--outdir",
        str(folder / "out"),
        str(source),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return (folder / "out" / f"{source.stem}.{format}").read_bytes()


@pytest.mark.skipif(not (UNO.exists() and PYTHON.exists()), reason="needs python3-uno")
@pytest.mark.parametrize("format", list(Format))
def test_filled_in_libreoffice_it_comes_home(format: Format, tmp_path: Path) -> None:
    source, target = tmp_path / f"source.{format}", tmp_path / f"target.{format}"
    source.write_bytes(workbook(format))
    pipe = f"kiemtra{tmp_path.name.replace('_', '')}{format}"
    office = subprocess.Popen(
        [str(OFFICE), profile(tmp_path), "--headless", "--norestore", f"--accept=pipe,name={pipe};urp"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        command = [str(PYTHON), str(SCRIPT), pipe, str(source), str(target), FILTERS[format], json.dumps(FILLED)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        office.wait(timeout=60)
    finally:
        office.kill()
        office.wait()

    reading = looked_at(target.read_bytes())

    assert [fault for fault in reading.faults if not fault.taken] == []
    assert reading.answers == EXPECTED
    assert reading.remarks == {"on_time": "Đã rà soát"}


@pytest.mark.parametrize("there", list(Format))
@pytest.mark.parametrize("back", list(Format))
def test_saved_again_by_libreoffice_in_either_format_nothing_is_lost(
    there: Format, back: Format, tmp_path: Path
) -> None:
    random = Random(11)
    template = template_of(random)
    answers, remarks = answers_of(random, template), remarks_of(random, template)
    file = BytesIO()
    write(there, Filled(template, head_of(template), answers, remarks), file)
    source = tmp_path / f"source.{there}"
    source.write_bytes(file.getvalue())

    reading = read(converted(tmp_path, source, back), template, head_of(template))

    assert [fault for fault in reading.faults if not fault.taken] == []
    assert reading.answers == answers
    assert reading.remarks == remarks
