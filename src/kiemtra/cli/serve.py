"""`kiemtra serve`: gunicorn with threads."""

import click

from kiemtra.cli.framework import start


@click.command()
@click.option("--bind", metavar="ĐỊA_CHỈ", default="127.0.0.1:8000", show_default=True, help="Địa chỉ và cổng.")
@click.option(
    "--workers", metavar="SỐ", type=click.IntRange(min=1), default=2, show_default=True, help="Số tiến trình."
)
@click.option(
    "--threads", metavar="SỐ", type=click.IntRange(min=1), default=4, show_default=True, help="Số luồng mỗi tiến trình."
)
def serve(bind: str, workers: int, threads: int) -> None:
    """Chạy máy chủ web (gunicorn)."""
    start()
    run(bind, workers, threads)


def run(bind: str, workers: int, threads: int) -> None:
    """Run gunicorn in this process until it is stopped."""
    from gunicorn.app.base import BaseApplication

    from kiemtra.wsgi import application

    class Server(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            self.cfg.set("bind", bind)
            self.cfg.set("workers", workers)
            self.cfg.set("worker_class", "gthread")
            self.cfg.set("threads", threads)
            self.cfg.set("loglevel", "warning")

        def load(self) -> object:
            return application

    Server().run()
