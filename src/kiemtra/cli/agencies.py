"""`kiemtra agencies`: the register."""

import click

from kiemtra.cli.framework import start


@click.group()
def agencies() -> None:
    """Danh mục cơ quan."""


@agencies.command()
def load() -> None:
    """Nạp danh mục cơ quan kèm theo phần mềm; chạy lại không làm đổi gì nếu danh mục không đổi."""
    start()
    click.echo(load_register())


def load_register() -> str:
    """Load the register; one line that says what has changed."""
    from django.utils import timezone

    from kiemtra.data.agencies import load_agencies, load_successions
    from kiemtra.domain.people import SYSTEM
    from kiemtra.workflows import agencies as workflow

    report = workflow.load(load_agencies(), load_successions(), by=SYSTEM, now=timezone.now())
    return f"Cơ quan: thêm {len(report.created)}, sửa {len(report.changed)}, giữ nguyên {report.unchanged}."
