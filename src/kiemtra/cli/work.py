"""`kiemtra work`: the background jobs."""

import time

import click

from kiemtra.cli.framework import start


@click.command()
@click.option("--once", is_flag=True, help="Làm một lượt rồi dừng.")
@click.option("--pause", default=5.0, show_default=True, help="Số giây nghỉ giữa hai lượt.")
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
    from kiemtra.jobs import outbox

    while True:
        outbox.deliver()
        time.sleep(pause)
