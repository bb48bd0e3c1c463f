"""`kiemtra demo`: everything set up, the five programmes founded, the server started, one sign-in link a role."""

from collections.abc import Callable
from pathlib import Path

import click

from kiemtra.cli.framework import start

EXAMPLES = Path("examples/texts")


@click.command()
@click.option("--bind", default="127.0.0.1:8000", show_default=True, help="Địa chỉ và cổng.")
@click.option("--texts", type=click.Path(path_type=Path), default=EXAMPLES, help="Thư mục năm văn bản mẫu.")
@click.option("--no-server", is_flag=True, help="Chỉ chuẩn bị và in đường đăng nhập.")
def demo(bind: str, texts: Path, no_server: bool) -> None:
    """Bản trình diễn: năm kế hoạch, mỗi vai một đường đăng nhập, ngày giả định dời được."""
    start()
    from django.conf import settings

    from kiemtra.cli.setup import prepare

    if not settings.DEMO:
        raise click.ClickException("Bản trình diễn cần KIEMTRA_DEMO=1; hãy chạy ./run.sh demo.")
    click.echo("Đang chuẩn bị dữ liệu…", err=True)
    prepare()
    found_missing(texts, lambda name: click.echo(f"  nạp {name}", err=True))
    print_links(bind)
    if not no_server:
        _serve(bind)


def found_missing(texts: Path, tell: Callable[[str], None]) -> None:
    """Found the programmes that are not there yet; each in one transaction, so that a kill leaves no half of one."""
    from django.db import transaction

    from kiemtra.cli.demo import founding, planning
    from kiemtra.data.programmes import load_programmes
    from kiemtra.store.queries import people

    there = people.jurisdiction_codes()
    for programme in load_programmes():
        if programme.code in there:
            continue
        tell(programme.name)
        with transaction.atomic():
            founding.assume_first_day(planning.found(programme, founding.read_text(texts, programme)))


def print_links(bind: str) -> None:
    """One sign-in link a role, new at each start."""
    from kiemtra.web import demo as doors

    doors.new_start()
    system = ""
    for jurisdiction, title, path in doors.sign_in_links():
        if jurisdiction.name != system:
            system = jurisdiction.name
            click.echo(f"\n{click.style(system, bold=True)}")
        click.echo(f"  {title:<44} http://{bind}{path}")
    click.echo(f"\nTrang cho người dân: http://{bind}/    Dừng: Ctrl-C\n")


def _serve(bind: str) -> None:
    from kiemtra.cli.serve import run
    from kiemtra.cli.work import beside

    beside(5.0)
    run(bind, workers=2, threads=4)
