"""`kiemtra work`: the background jobs."""

import multiprocessing
import time
from collections.abc import Callable
from datetime import date

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
    """Gửi các thông báo đang chờ qua thư điện tử (khi đã khai báo KIEMTRA_SMTP_URL) và ghi sổ nhật ký theo nhịp."""
    start()
    from kiemtra.jobs import outbox, transfers

    if once:
        click.echo(f"Đã chuyển {transfers.carry_over()} nhiệm vụ của cơ quan đã kết thúc hoạt động.")
        click.echo(f"Đã gửi {outbox.deliver()} thư.")
        click.echo(f"Đã ghi {keep_log()} sự việc vào sổ nhật ký.")
    else:
        forever(pause)


def keep_log() -> int:
    """Append to the log where its beat has come; how many events. A lost key is told, and the other jobs go on."""
    from kiemtra.cli.trail import key_lost
    from kiemtra.jobs import log

    try:
        done = log.append_when_due()
    except log.LogKeyLost as error:
        click.echo(key_lost(error), err=True)
    except (OSError, ValueError) as error:
        click.echo(f"Không dùng được tệp khóa của sổ nhật ký: {error}", err=True)
    else:
        return done.events if done else 0
    return 0


def beside(pause: float) -> None:
    """Do the jobs in a process of its own beside a server, as long as that lives.

    Not in a thread: a server that forks while a thread writes leaves its children a database that is locked for ever.
    """
    multiprocessing.get_context("spawn").Process(target=_beside, args=(pause,), daemon=True).start()


def _beside(pause: float) -> None:
    server = multiprocessing.parent_process()
    start()
    forever(pause, lambda: server is not None and server.is_alive())


def forever(pause: float, is_wanted: Callable[[], bool] = lambda: True) -> None:
    """Do the jobs again and again, with a pause between."""
    from django.db import OperationalError, close_old_connections
    from django.utils import timezone

    from kiemtra.jobs import outbox, transfers

    carried: date | None = None
    while is_wanted():
        # A database that was restarted is found again in the next round.
        close_old_connections()
        try:
            today = timezone.localdate()
            if carried != today:
                transfers.carry_over()
                carried = today
            outbox.deliver()
            keep_log()
        except OperationalError as error:
            click.echo(f"Cơ sở dữ liệu chưa trả lời: {error}", err=True)
        time.sleep(pause)
