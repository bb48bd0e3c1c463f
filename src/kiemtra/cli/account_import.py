"""`kiemtra account import` and `kiemtra account template`: a workbook of accounts from the command line.

Exit codes: 0 taken in (or nothing wrong, with --check), 1 something is wrong and nothing was taken in, 2 wrong usage.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import click

from kiemtra.cli.framework import start
from kiemtra.domain.people import SYSTEM


@dataclass(frozen=True, slots=True)
class _Said:
    """What the command has found out, in words and as data."""

    faults: Sequence[dict[str, Any]]
    counts: dict[str, int]
    error: str = ""
    links: int = 0


@click.command("template")
@click.argument("target", metavar="TỆP", type=click.Path(dir_okay=False, path_type=Path))
def template(target: Path) -> None:
    """Ghi mẫu danh sách tài khoản (XLSX)."""
    start()
    from django.utils import timezone  # slow import

    from kiemtra.web import account_workbook  # slow import

    target.write_bytes(account_workbook.template(timezone.localdate()))
    click.echo(f"Đã ghi mẫu vào {target}.")


@click.command("import")
@click.argument("source", metavar="TỆP", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--jurisdiction", required=True, metavar="MÃ", help="Mã hệ thống nhận các tài khoản.")
@click.option("--check", "only_check", is_flag=True, help="Chỉ kiểm tra, không nhập.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
@click.option(
    "--links",
    metavar="TỆP",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Ghi đường dẫn đặt mật khẩu của các tài khoản mới vào tệp XLSX này.",
)
@click.pass_context
def import_accounts(
    ctx: click.Context, source: Path, jurisdiction: str, only_check: bool, as_json: bool, links: Path | None
) -> None:
    """Nhập tài khoản và chức vụ từ tệp XLSX theo mẫu: báo mọi lỗi một lần, không nhập dở dang."""
    start()
    from kiemtra.store.queries import people  # slow import

    system = people.jurisdiction_coded(jurisdiction)
    if system is None:
        raise click.UsageError(f"Không có hệ thống mã “{jurisdiction}”.")
    said = _run(source, system, only_check, links)
    _print_json(said) if as_json else _print(said, only_check)
    ctx.exit(1 if said.error or said.faults else 0)


def _run(source: Path, system: Any, only_check: bool, links: Path | None) -> _Said:
    from django.utils import timezone  # slow import

    from kiemtra.domain.account_sheets import Change  # slow import
    from kiemtra.web import account_workbook as workbook  # slow import
    from kiemtra.web.labels.accounts import COLUMNS, SHEET_FAULTS  # slow import
    from kiemtra.workflows import account_import as workflow  # slow import

    now = timezone.now()
    try:
        with source.open("rb") as file:
            sheet = workbook.read(file)
    except workbook.Unreadable as error:
        missing = [COLUMNS[column] for column in error.missing]
        return _Said([], {}, SHEET_FAULTS[error.fault] + (f" Còn thiếu: {', '.join(missing)}." if missing else ""))
    words, today = workbook.words(), timezone.localdate(now)
    entered: list[UUID] = []
    if only_check:
        checked = workflow.check(sheet, system, words, by=SYSTEM, today=today)
    else:
        entered, checked = workflow.load_at_once(sheet, source.name, system, words, by=SYSTEM, now=now)
    faults = [
        {
            "sheet": sheet.name,
            "cell": sheet.cell(fault),
            "column": COLUMNS[fault.column],
            "rule": str(fault.fault),
            "said": fault.said,
            "sentence": workbook.sentence(fault),
        }
        for fault in checked.faults
    ]
    made = 0
    if links and entered:
        pairs = workflow.issue_links(entered, by=SYSTEM, now=now)
        links.write_bytes(workbook.links(pairs, today))
        made = len(pairs)
    return _Said(faults, {str(change): checked.count(change) for change in Change}, links=made)


def _print_json(said: _Said) -> None:
    result = {"error": said.error, "faults": list(said.faults), "counts": said.counts, "links": said.links}
    click.echo(json.dumps(result, ensure_ascii=False, indent=1))


def _print(said: _Said, only_check: bool) -> None:
    if said.error:
        return click.echo(said.error, err=True)
    if said.faults:
        for fault in said.faults:
            click.echo(f"{fault['sheet']}!{fault['cell']} ({fault['column']}): {fault['sentence']}", err=True)
        return click.echo(f"Chưa nhập gì: {len(said.faults)} chỗ cần sửa.", err=True)
    counts = f"{said.counts['new']} mới, {said.counts['changed']} thay đổi, {said.counts['unchanged']} giữ nguyên"
    click.echo(f"Tệp đúng mẫu: {counts}." if only_check else f"Đã nhập: {counts}.")
    if said.links:
        click.echo(f"Đã ghi {said.links} đường dẫn đặt mật khẩu; hãy trao tận tay rồi xóa tệp.")
    return None
