"""The import of accounts: 5,000 bad rows in an XLSX, each told with its cell, rule and example; hung into `bench agencies`.

The file is written, read, looked at against a database of its own, and put into words; only the last three are timed.
"""

import os
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from io import BytesIO

Row = tuple[str, float, str, str | None]
BAD_ROWS = 5000
DAY = date(2025, 7, 1)


def figures() -> Iterator[Row]:
    """Yield the figures of the import, on an empty database."""
    with tempfile.TemporaryDirectory(prefix="kiemtra-bench-") as folder:
        os.environ.update(
            KIEMTRA_SECRET_KEY="only-for-the-bench", KIEMTRA_DATA_DIR=folder, DJANGO_SETTINGS_MODULE="kiemtra.settings"
        )
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        yield from import_figures()


def import_figures() -> Iterator[Row]:
    """Yield them on the database that is there (a benchmark of agencies brings 25,000 of them)."""
    from kiemtra.domain.people import SYSTEM
    from kiemtra.web import account_workbook
    from kiemtra.workflows import account_import

    system = _system()
    content = workbook(BAD_ROWS)
    began = time.perf_counter()
    sheet = account_workbook.read(BytesIO(content))
    read = time.perf_counter() - began
    checked = account_import.check(sheet, system, account_workbook.words(), by=SYSTEM, today=DAY)
    sentences = [f"{sheet.cell(fault)}: {account_workbook.sentence(fault)}" for fault in checked.faults]
    seconds = time.perf_counter() - began
    told = len({fault.row for fault in checked.faults})
    yield "nhập tài khoản: báo hết lỗi của 5.000 dòng sai", seconds, "s", "≤ 5"
    yield "nhập tài khoản: trong đó đọc tệp", read, "s", None
    yield "nhập tài khoản: dòng sai được báo", told, "dòng", f"= {BAD_ROWS}"
    yield "nhập tài khoản: chỗ sai được báo", len(sentences), "chỗ", None


def workbook(rows: int) -> bytes:
    """A workbook in which every row is wrong, each kind of fault in its turn."""
    from xlsxwriter import Workbook

    from kiemtra.web.labels.accounts import COLUMNS

    file = BytesIO()
    with Workbook(file, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for place, label in enumerate(COLUMNS.values()):
            sheet.write_string(0, place, label)
        for number in range(1, rows + 1):
            for place, value in enumerate(_wrong(number)):
                sheet.write(number, place, value)
    return file.getvalue()


def _wrong(number: int) -> tuple[str | float, ...]:
    good: list[str | float] = [
        f"Người {number}",
        f"nguoi.{number}",
        f"nguoi{number}@coquan.vn",
        "Sở Nội vụ",
        "Văn thư",
        "Chuyên viên",
        "01/07/2025",
        "",
        "",
    ]
    faults: tuple[tuple[int, str | float], ...] = (
        (0, ""),
        (1, f"Tên số {number}"),
        (2, "không phải thư"),
        (3, f"Cơ quan không có {number}"),
        (4, "Bác sĩ"),
        (5, ""),
        (6, "31/02/2025"),
        (7, "01/01/2020"),
        (8, "Lĩnh vực lạ"),
    )
    for place, value in (faults[number % 9], faults[(number * 7 + 3) % 9]):
        good[place] = value
    return tuple(good)


def _system():  # type: ignore[no-untyped-def]
    """The first system that is there, else one of its own."""
    from kiemtra.domain.agencies import AgencyKind, AgencyLevel
    from kiemtra.domain.people import SYSTEM
    from kiemtra.domain.text import fold
    from kiemtra.store.models import Agency, AgencyAncestor, Jurisdiction
    from kiemtra.workflows import accounts

    if there := Jurisdiction.objects.select_related("root", "standing_agency").first():
        return there
    made = [
        Agency.objects.create(
            code=f"bench.{code}",
            name=name,
            short_name=name,
            folded=fold(name),
            kind=kind,
            level=AgencyLevel.PROVINCE,
            valid_from=date(2000, 1, 1),
        )
        for code, name, kind in (
            ("ubnd", "UBND tỉnh", AgencyKind.PEOPLES_COMMITTEE),
            ("snv", "Sở Nội vụ", AgencyKind.DEPARTMENT),
        )
    ]
    AgencyAncestor.objects.create(agency=made[1], ancestor=made[0], depth=1, valid_from=date(2000, 1, 1))
    from django.utils import timezone

    return accounts.found_jurisdiction(
        "bench", "Tỉnh đo", root=made[0], standing_agency=made[1], by=SYSTEM, now=timezone.now()
    )
