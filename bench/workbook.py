"""Workbooks of reports: 50,000 rows checked with all their faults, and made-up forms that go out and come home."""

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from kiemtra.domain.forms import FormItem, FormOption, FormTemplate, ItemType
from kiemtra.workbooks import Filled, Format, Head, read, write
from tests.workbooks.generated import answers_of, head_of, remarks_of, template_of

Row = tuple[str, float, str, str | None]
ROWS, MADE_UP, PROCESSES = 50_000, 10_000, 2
T = ItemType
TEMPLATE = FormTemplate(
    "big",
    "Bảng lớn",
    "1",
    (
        FormItem(
            "rows",
            "Hồ sơ",
            T.TABLE,
            columns=(
                FormItem("name", "Tên hồ sơ", T.TEXT),
                FormItem("days", "Số ngày", T.NUMBER, minimum=Decimal(0)),
                FormItem("fee", "Phí", T.NUMBER, whole=False, required=False),
                FormItem("taken_on", "Ngày nhận", T.DATE),
                FormItem(
                    "result", "Kết quả", T.CHOICE, options=(FormOption("a", "Đúng hạn"), FormOption("b", "Quá hạn"))
                ),
                FormItem("note", "Ghi chú", T.TEXT, required=False),
            ),
            most_rows=100_000,
        ),
    ),
    "Phép đo",
    date(2025, 1, 1),
)
HEAD = Head("big", "1", "bench", 1)


def figures() -> Iterator[Row]:
    """Yield time and memory of a workbook of 50,000 rows, and how many made-up ones come home whole."""
    with TemporaryDirectory() as folder:
        for format in Format:
            path = Path(folder) / f"big.{format}"
            began = time.perf_counter()
            with path.open("wb") as file:
                rows, wrong = _rows()
                write(format, Filled(TEMPLATE, HEAD, {"rows": rows}), file)
            written = time.perf_counter() - began
            told = _checked_apart(path)
            goal = format is Format.XLSX
            yield f"{format}: {ROWS} rows checked", told["seconds"], "s", "≤ 5" if goal else None
            yield f"{format}: of it computing", told["computing"], "s", None
            yield f"{format}: memory at the most", told["memory"], "MB", "≤ 300"
            yield f"{format}: faults found of those made", 100 * told["faults"] / wrong, "%", "= 100"
            yield f"{format}: {ROWS} rows written", written, "s", None
    yield from _round_trips()


def _rows() -> tuple[tuple[dict[str, str], ...], int]:
    """Rows of which every tenth has something wrong, and how many faults that makes."""
    random, wrong = Random(1), 0
    rows = []
    for at in range(ROWS):
        row = {
            "_row": f"k{at}",
            "name": f"Hồ sơ số {at}",
            "days": str(at % 90),
            "fee": "1.234,5",
            "taken_on": "20/05/2025",
            "result": "a",
            "note": "",
        }
        if at % 10 == 0:
            column, value = random.choice(
                (("days", "12 hồ sơ"), ("fee", "1,2,3"), ("taken_on", "31/02/2025"), ("result", "?"))
            )
            row[column] = value
            wrong += 1
        rows.append(row)
    return tuple(rows), wrong


def _checked_apart(path: Path) -> dict[str, float]:
    """Check the workbook in a process of its own, whose memory is only this."""
    command = [sys.executable, "-m", "bench.workbook", str(path)]
    told = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True)
    found: dict[str, float] = json.loads(told.stdout)
    return found


def _check(path: Path) -> dict[str, float]:
    began = time.perf_counter()
    reading = read(path, TEMPLATE, HEAD)
    seconds = time.perf_counter() - began
    computing = time.process_time()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": seconds, "computing": computing, "memory": memory, "faults": float(len(reading.faults))}


def _round_trips() -> Iterator[Row]:
    began = time.perf_counter()
    with ProcessPoolExecutor(PROCESSES) as pool:
        whole = sum(pool.map(_comes_home, range(MADE_UP), chunksize=100))
    yield "made-up workbooks, half XLSX, half ODS", float(MADE_UP), "", None
    yield "came home without loss", 100 * whole / MADE_UP, "%", "= 100"
    yield f"out and home in {PROCESSES} processes, all of them", time.perf_counter() - began, "s", None


def _comes_home(number: int) -> bool:
    """Whether one made-up workbook is read as it was written."""
    random = Random(number)
    template = template_of(random)
    answers, remarks = answers_of(random, template), remarks_of(random, template)
    file = BytesIO()
    write(Format.XLSX if number % 2 else Format.ODS, Filled(template, head_of(template), answers, remarks), file)
    reading = read(file.getvalue(), template, head_of(template))
    is_whole = reading.answers == answers and reading.remarks == remarks
    return is_whole and all(fault.taken for fault in reading.faults)


if __name__ == "__main__":
    print(json.dumps(_check(Path(sys.argv[1]))))
