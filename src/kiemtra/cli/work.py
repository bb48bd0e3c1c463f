"""`kiemtra work`: the background jobs."""

import time

import click

from kiemtra.cli.framework import start


@click.command()
@click.option("--once", is_flag=True, help="Làm một lượt rồi dừng.")
@click.option(
    "--pause",
    metavar="SỐ",
    type=click.FloatRange(min=0.1),
    default=5.0,
    show_default=True,
    help="Số giây nghỉ mỗi lượt.",
)
def work(once: bool, pause: float) -> None:
    """Gửi các thông báo đang chờ qua thư điện tử (khi đã khai báo KIEMTRA_SMTP_URL)."""
    start()
    from kiemtra.jobs import outbox

    if once:
        click.echo(f"Đã gửi {outbox.deliver()} thư.")
    else:
        forever(pause)


def forever(pause: float) -> None:
    """Do the jobs again and again, with a pause between."""
    from django.db import OperationalError, close_old_connections

    from kiemtra.jobs import outbox

    while True:
        # A database that was restarted is found again in the next round.
        close_old_connections()
        try:
            outbox.deliver()
        except OperationalError as error:
            click.echo(f"Cơ sở dữ liệu chưa trả lời: {error}", err=True)
        time.sleep(pause)
