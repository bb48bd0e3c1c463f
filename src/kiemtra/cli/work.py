"""`kiemtra work`: the worker of background jobs; `kiemtra schedule`: what is due is put in, and what there is is shown."""

import json
import multiprocessing
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

import click

from kiemtra.cli.framework import start
from kiemtra.cli.jobs_words import JOBS, STATES, every, trouble

PAUSE = click.option(
    "--pause",
    metavar="SỐ",
    type=click.FloatRange(min=0.1),
    default=2.0,
    show_default=True,
    help="Số giây nghỉ mỗi lượt.",
)


@click.command()
@click.option("--once", is_flag=True, help="Làm hết các việc đang chờ rồi dừng.")
@PAUSE
def work(once: bool, pause: float) -> None:
    """Làm các việc nền: gửi thư, nhắc việc, xếp lịch, ghi sổ nhật ký, chuyển nhiệm vụ khi sắp xếp đơn vị.

    Có thể chạy nhiều tiến trình cùng lúc, trên nhiều máy; mỗi việc chỉ một tiến trình nhận. Tiến trình bị tắt giữa chừng
    thì việc dở được tiến trình khác làm lại.
    """
    start()
    if once:
        _round(at_once=True, worker=_worker())
        _show(as_json=False)
    else:
        forever(pause)


@click.command()
@click.option("--show", is_flag=True, help="Chỉ xem, không đặt việc.")
@click.option("--json", "as_json", is_flag=True, help="In kết quả dạng JSON.")
def schedule(show: bool, as_json: bool) -> None:
    """Đặt các việc nền đã đến hạn vào hàng chờ (cho cron), thu lại việc dở của tiến trình đã chết, rồi in bảng việc.

    Khi đã chạy kiemtra work thì không cần lệnh này, trừ khi muốn xem.
    """
    start()
    from kiemtra.jobs import schedule as jobs_schedule
    from kiemtra.jobs import worker

    if not show:
        worker.reap()
        jobs_schedule.beat()
    _show(as_json=as_json)


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
    """Do the jobs again and again, with a pause between; the daily ones also at the start."""
    from django.db import OperationalError

    worker, at_once = _worker(), True
    worker.configure_signals()
    while is_wanted():
        try:
            _round(at_once=at_once, worker=worker)
            at_once = False
        except OperationalError as error:  # a database that was restarted is found again in the next round
            click.echo(f"Cơ sở dữ liệu chưa trả lời: {error}", err=True)
        time.sleep(pause)


def _worker() -> Any:
    from kiemtra.jobs import worker

    return worker.make()


def _round(*, at_once: bool, worker: Any) -> None:
    """Take back, put in, work off; then say what went wrong."""
    from django.conf import settings
    from django.db import close_old_connections
    from django.utils import timezone

    from kiemtra.cli.trail import key_lost
    from kiemtra.jobs import schedule as jobs_schedule
    from kiemtra.jobs.worker import reap
    from kiemtra.store.queries import jobs as queries

    close_old_connections()
    began = timezone.now()
    if taken := reap(began):
        click.echo(f"Đã thu lại {taken} việc dở của tiến trình đã dừng.", err=True)
    jobs_schedule.beat(at_once=at_once)
    worker.run()
    for row in queries.failed_since(began):
        lost = row.exception_class_path.endswith(".LogKeyLost")
        told = key_lost(settings.LOG_KEY) if lost else trouble(row.task_name, row.exception_class_path, row.traceback)
        click.echo(told, err=True)


def _show(*, as_json: bool) -> None:
    """The table of jobs: how often, when last, with what result."""
    from kiemtra.jobs import schedule as jobs_schedule

    told = [_told(one, last) for one, last in jobs_schedule.rows()]
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    for row in told:
        when = f"{datetime.fromisoformat(row['last']).astimezone():%d/%m/%Y %H:%M:%S}" if row["last"] else "–"
        done = "" if row["result"] is None else str(row["result"])
        said = (JOBS[row["job"]], every(row["every_seconds"]), STATES[row["state"]], when, done)
        click.echo("{:<52} {:<14} {:<12} {:<20} {:>8}".format(*said).rstrip())


def _told(one: Any, last: Any) -> dict[str, Any]:
    return {
        "job": one.task.name,
        "every_seconds": one.every.total_seconds(),
        "state": str(last.status).lower() if last else None,
        "last": (last.finished_at or last.started_at or last.enqueued_at).isoformat() if last else None,
        "result": last.return_value if last else None,
    }
