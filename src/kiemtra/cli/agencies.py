"""`kiemtra agencies`: the register."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from kiemtra.cli.framework import start
from kiemtra.data.agencies import AgencyRow, SuccessionRow, load_agencies, load_successions
from kiemtra.data.agencies_lists import read_lists
from kiemtra.data.agencies_national import load_national
from kiemtra.domain.people import SYSTEM
from kiemtra.domain.registers import Faulty, RegisterNotValid

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
Lists = tuple[Sequence[AgencyRow], Sequence[SuccessionRow]]
# Sentences on the screen; `--json` has them all.
SHOWN = 50


@click.group()
def agencies() -> None:
    """Danh mục cơ quan."""


@agencies.command()
@click.argument("file", type=FILE, required=False, metavar="[TỆP.csv]")
@click.option("--successions", type=FILE, metavar="TỆP.csv", help="Danh sách kế thừa đi kèm danh mục của tệp.")
@click.option("--places", is_flag=True, help="Chỉ nạp các địa phương của năm kế hoạch mẫu.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def load(file: Path | None, successions: Path | None, places: bool, as_json: bool) -> None:
    """Nạp danh mục cơ quan toàn quốc kèm theo phần mềm, hoặc danh mục riêng từ một tệp CSV cùng cột.

    Chạy lại không làm đổi gì nếu danh mục không đổi. Cơ quan không có trong danh mục thì giữ nguyên. Danh mục có lỗi bị từ
    chối toàn bộ, kèm mọi lỗi theo dòng; khi đó mã kết thúc là 1.
    """
    start()
    rows, followed = _lists(file, successions, places, as_json)
    try:
        created, changed, unchanged = bring(rows, followed)
    except RegisterNotValid as error:
        _refuse(error.faults, as_json)
    if as_json:
        click.echo(json.dumps({"created": created, "changed": changed, "unchanged": unchanged}))
    else:
        click.echo(f"Cơ quan: thêm {created}, sửa {changed}, giữ nguyên {unchanged}.")


@agencies.command()
@click.argument("file", type=FILE, required=False, metavar="[TỆP.csv]")
@click.option("--successions", type=FILE, metavar="TỆP.csv", help="Danh sách kế thừa đi kèm danh mục của tệp.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def diff(file: Path | None, successions: Path | None, as_json: bool) -> None:
    """Cho biết danh mục mới sẽ làm đổi những gì; không ghi gì cả."""
    start()
    from kiemtra.cli.agencies_report import as_data, report  # slow import
    from kiemtra.workflows.agencies import news  # slow import

    rows, followed = _lists(file, successions, False, as_json)
    try:
        found = news(rows, followed)
    except RegisterNotValid as error:
        _refuse(error.faults, as_json)
    if as_json:
        click.echo(json.dumps(as_data(found), ensure_ascii=False, indent=1))
    else:
        click.echo("\n".join(report(found, SHOWN)))


def bring(rows: Sequence[AgencyRow], successions: Sequence[SuccessionRow]) -> tuple[int, int, int]:
    """Load the lists with a bar on the terminal; how many agencies are new, changed and as before."""
    from django.utils import timezone

    from kiemtra.workflows import agencies as workflow

    with click.progressbar(
        length=_work(rows, successions), label="Nạp danh mục", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        report = workflow.load(rows, successions, by=SYSTEM, now=timezone.now(), done=bar.update)
        bar.update(max(0, (bar.length or 0) - bar.pos))
    return len(report.created), len(report.changed), report.unchanged


def _work(rows: Sequence[AgencyRow], successions: Sequence[SuccessionRow]) -> int:
    """About how many rows a first load writes: agencies, links, lines and successions."""
    return sum(3 + row.key.count(".") for row in rows) + len(successions)


def shipped(*, national: bool) -> Lists:
    """The lists that come with the software: of the nation, or of the five programmes' places."""
    if not national:
        return load_agencies(), load_successions()
    register = load_national()
    return register.agencies, register.successions


def _lists(file: Path | None, successions: Path | None, places: bool, as_json: bool) -> Lists:
    from kiemtra.workflows.agencies import faults

    if file is None and successions is not None:
        raise click.UsageError("--successions đi cùng tệp danh mục.")
    if file is not None and places:
        raise click.UsageError("--places không đi cùng tệp danh mục.")
    if file is None:
        return shipped(national=not places)
    own = read_lists(_text(file), _text(successions) if successions else "")
    # A row that could not be read is missing for the others: only what it did not cause is told beside it.
    unread = {one.key for one in own.faults}
    beside = faults(own.agencies, own.successions, own.numbers)
    if found := [*own.faults, *(one for one in beside if one.value not in unread)]:
        _refuse(sorted(found, key=lambda one: ("success" in one.fault, one.row)), as_json)
    return own.agencies, own.successions


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise click.ClickException(f"{file.name} không phải văn bản UTF-8. Hãy lưu lại dạng “CSV UTF-8”.") from error


def _refuse(faults: Sequence[Faulty], as_json: bool) -> NoReturn:
    from kiemtra.web.labels.registers import register_fault

    if as_json:
        told = [
            {"row": one.row, "fault": one.fault, "key": one.key, "value": one.value, "sentence": register_fault(one)}
            for one in faults
        ]
        click.echo(json.dumps({"faults": told}, ensure_ascii=False, indent=1))
    else:
        lines = [register_fault(one) for one in faults]
        rest = len(lines) - SHOWN
        more = [f"… và {rest} lỗi nữa; xem đủ bằng --json."] if rest > 0 else []
        click.echo("\n".join([f"Danh mục có {len(lines)} lỗi, chưa nạp gì.", *lines[:SHOWN], *more]), err=True)
    sys.exit(1)
