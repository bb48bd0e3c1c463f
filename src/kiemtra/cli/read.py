"""`kiemtra read FILE…`: official text about inspections → facts with their places."""

import json
import sys

import click

from kiemtra.cli.read_summary import summary
from kiemtra.reading import LIMIT, UnreadableFile, as_json, cross_check, open_file
from kiemtra.reading import read as read_text
from kiemtra.reading.values import Text

UNREADABLE = 2


@click.command("read")
@click.argument("files", nargs=-1, required=True, type=str)
@click.option("--facts", "shape", flag_value="facts", default="facts", help="Tóm tắt bằng tiếng Việt (mặc định).")
@click.option("--json", "shape", flag_value="json", help="Toàn bộ dữ kiện dạng JSON.")
@click.option("--text", "shape", flag_value="text", help="Văn bản sau chuẩn hóa, nơi mọi vị trí được tính.")
@click.option(
    "--limit",
    type=click.FloatRange(min=0, min_open=True),
    default=LIMIT / 1024 / 1024,
    show_default=True,
    help="Cỡ tệp lớn nhất, MB.",
)
def read(files: tuple[str, ...], shape: str, limit: float) -> None:
    """Đọc văn bản về kiểm tra cải cách hành chính và cho biết dữ kiện trong đó."""
    texts, failed = _opened(files, int(limit * 1024 * 1024))
    if shape == "text":
        output = "\n".join(text.text for text in texts)
    else:
        readings = [read_text(text) for text in texts]
        if shape == "json":
            output = json.dumps(as_json(readings), ensure_ascii=False, indent=1)
        else:
            output = summary(readings, cross_check(readings))
    sys.stdout.buffer.write(
        (output if output.endswith("\n") or not output else output + "\n").encode("utf-8", "replace")
    )
    sys.stdout.flush()
    if failed:
        sys.exit(UNREADABLE)


def _opened(files: tuple[str, ...], limit: int) -> tuple[list[Text], bool]:
    texts, failed = [], False
    for path in files:
        try:
            texts.append(open_file(path, limit=limit))
        except UnreadableFile as error:
            click.echo(str(error), err=True)
            failed = True
    return texts, failed
