"""`kiemtra trail`: the log over the trail, appended, handed out, and checked without the database."""

import gzip
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO

import click

from kiemtra.cli.framework import start
from kiemtra.cli.trail_verify import verify
from kiemtra.domain import log
from kiemtra.store.log_key import public_file

NOTHING_YET = "Sổ chưa có lô nào; hãy chạy kiemtra trail append."


@click.group()
def trail() -> None:
    """Sổ nhật ký chống sửa: ghi, xuất, kiểm tra.

    Mọi việc trong kiemtra đều để lại một sự việc trong nhật ký. Cứ một nhịp, các sự việc mới được ghi vào sổ thành một lô,
    kèm một điểm chốt có chữ ký. Ai sửa, gỡ hay chèn một sự việc sau đó, kể cả người quản trị cơ sở dữ liệu, thì lệnh
    kiemtra trail verify chỉ ra ngay bản ghi đầu tiên bị đụng đến.
    """


@trail.command()
def append() -> None:
    """Ghi ngay một lô vào sổ, không chờ đến nhịp (kiemtra work vẫn tự ghi theo nhịp)."""
    start()
    from kiemtra.jobs import log as job

    try:
        done = job.append()
    except job.LogKeyLost as error:
        raise click.ClickException(key_lost(error)) from error
    click.echo(f"Đã ghi {done.events} sự việc trong {done.batches} lô.")


@trail.command()
@click.option(
    "--since", metavar="SỐ", type=int, help="Cỡ sổ của điểm chốt cũ: kèm bằng chứng rằng sổ chỉ dài thêm từ đó."
)
def checkpoint(since: int | None) -> None:
    """In điểm chốt mới nhất, để cất ở nơi khác.

    Chép ra đĩa riêng, gửi cho đơn vị cấp trên hoặc in ra giấy: về sau chỉ cần điểm chốt này là biết phần sổ trước đó còn
    nguyên (kiemtra trail verify TỆP --checkpoint ĐIỂM_CHỐT).
    """
    start()
    from kiemtra.store.queries import log as queries

    last = queries.latest()
    if last is None:
        raise click.ClickException(NOTHING_YET)
    data = queries.signed(last).as_data()
    if since is not None:
        path = queries.consistency(since)
        if path is None:
            raise click.ClickException(f"Sổ không có điểm chốt nào ở cỡ {since}.")
        data |= {"format": log.PROOF, "older": since, "path": [step.hex() for step in path]}
    click.echo(json.dumps(data, indent=1, sort_keys=True))


@trail.command()
@click.option("--new", is_flag=True, help="Tạo khóa mới khi tệp khóa cũ đã mất.")
def key(new: bool) -> None:
    """In khóa công khai: ai giữ khóa này thì tự kiểm tra được chữ ký của mọi điểm chốt."""
    start()
    from django.conf import settings

    from kiemtra.jobs import log as job

    try:
        found = job.new_key() if new else job.key()
    except job.LogKeyLost as error:
        raise click.ClickException(key_lost(error)) from error
    click.echo(found.public)
    click.echo(f"Khóa riêng: {settings.LOG_KEY}; khóa công khai: {public_file(settings.LOG_KEY)}", err=True)


@trail.command()
@click.argument("file", metavar="TỆP", type=click.Path(path_type=Path, dir_okay=False))
def export(file: Path) -> None:
    """Xuất cả sổ ra một tệp, mỗi dòng một bản ghi (tên có đuôi .gz thì được nén).

    Tệp chứa đầy đủ nội dung, kể cả của các cuộc kiểm tra không báo trước chưa công bố: chỉ người chạy lệnh đọc được, hãy
    giữ như giữ bản sao lưu cơ sở dữ liệu.
    """
    start()
    from kiemtra.store.queries import log as queries

    last = queries.latest()
    if last is None:
        raise click.ClickException(NOTHING_YET)
    lines = last.size + last.size // log.BATCH + 1
    try:
        with click.progressbar(queries.export(last), length=lines, label="Đang xuất", file=sys.stderr) as shown:
            write(file, shown)
    except OSError as error:
        raise click.ClickException(f"Không ghi được {file}: {error.strerror}") from error
    click.echo(f"Đã xuất {last.size} bản ghi vào {file}.")


trail.add_command(verify)


def write(file: Path, lines: Iterable[bytes]) -> None:
    """Write the lines into a file that its owner alone may read."""
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    os.fchmod(descriptor, 0o600)
    with os.fdopen(descriptor, "wb") as raw, packed(file, raw) as out:
        for line in lines:
            out.write(line + b"\n")


def packed(file: Path, raw: IO[bytes]) -> IO[bytes] | gzip.GzipFile:
    """The file as it is written to: compressed where its name says so."""
    return gzip.open(raw, "wb", compresslevel=6) if file.suffix == ".gz" else raw


def key_lost(path: object) -> str:
    """What to do where the file of the key is gone."""
    return (
        f"Không thấy tệp khóa {path}, mà sổ đã được ký bằng khóa đó. Hãy khôi phục tệp từ bản sao lưu; "
        "nếu không còn thì tạo khóa mới: kiemtra trail key --new."
    )
