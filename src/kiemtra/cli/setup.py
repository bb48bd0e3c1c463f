"""`kiemtra setup`: the database, the static files and the register of agencies."""

import click

from kiemtra.cli.framework import start


@click.command()
def setup() -> None:
    """Chuẩn bị cơ sở dữ liệu, tệp tĩnh và danh mục cơ quan. Chạy lại bao nhiêu lần cũng được."""
    start()
    prepare()
    click.echo("Đã sẵn sàng. Chạy: kiemtra serve")


def prepare() -> None:
    """Migrate, collect the static files, load the register."""
    from django.conf import settings
    from django.core.management import call_command

    from kiemtra.cli.agencies import load_register

    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    load_register()
