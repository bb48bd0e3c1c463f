"""`kiemtra setup`: the database, the static files and the register of agencies."""

import click

from kiemtra.cli.framework import start


@click.command()
@click.option(
    "--national", is_flag=True, help="Nạp danh mục cơ quan toàn quốc, không chỉ các địa phương của năm kế hoạch mẫu."
)
def setup(national: bool) -> None:
    """Chuẩn bị cơ sở dữ liệu, tệp tĩnh và danh mục cơ quan. Chạy lại bao nhiêu lần cũng được."""
    start()
    prepare(national=national)
    click.echo("Đã sẵn sàng. Chạy: kiemtra serve")


def prepare(*, national: bool = False) -> None:
    """Migrate, collect the static files, load the register: the programmes' places, or the nation."""
    from django.conf import settings
    from django.core.management import call_command

    from kiemtra.cli.agencies import bring, shipped

    settings.DATA_DIR.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False)
    bring(*shipped(national=national))
