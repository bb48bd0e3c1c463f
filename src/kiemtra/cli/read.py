"""`kiemtra read FILE…`: official text about inspections → facts with their places."""

import json
import sys
from enum import StrEnum

import click

from kiemtra import reading
from kiemtra.reading.values import Reading, Text

UNREADABLE = 2
INPUT, INPUT_NAME = "-", "đầu vào"
MEGABYTE = 1024 * 1024
# From so many files on, a person waits long enough to want to see how far it has come.
MANY = 4


class Shape(StrEnum):
    """In which shape the facts come out."""

    SUMMARY = "summary"
    FACTS = "facts"
    JSON = "json"
    TEXT = "text"


@click.command(
    "read",
    epilog="Mã thoát: 0 – đã đọc hết; 2 – có tệp không đọc được (lý do in ra lỗi chuẩn, các tệp khác vẫn được đọc).",
)
@click.argument("files", nargs=-1, required=True, type=str, metavar="TỆP...")
@click.option("--facts", "shape", flag_value=Shape.FACTS, help="Từng dữ kiện với vị trí (dòng, cột) và nguyên văn.")
@click.option("--json", "shape", flag_value=Shape.JSON, help="Toàn bộ dữ kiện dạng JSON, cho chương trình khác.")
@click.option("--text", "shape", flag_value=Shape.TEXT, help="Văn bản sau chuẩn hóa, nơi mọi vị trí được tính.")
@click.option(
    "--limit",
    type=click.FloatRange(min=0, min_open=True),
    default=20,
    show_default=True,
    metavar="MB",
    help="Cỡ tệp lớn nhất, MB.",
)
def read(files: tuple[str, ...], shape: str | None, limit: float) -> None:
    """Đọc văn bản về kiểm tra cải cách hành chính và cho biết dữ kiện trong đó.

    TỆP là văn bản thuần, trang web đã lưu (HTML, MHTML), Word (.docx), PDF, hoặc ảnh quét (PDF, PNG, JPEG, TIFF; cần tesseract).
    Định dạng nhận theo nội dung, không theo tên. Dấu “-” là đầu vào chuẩn. Nhiều tệp được đối chiếu với nhau.
    """
    texts, readings, failed = _worked(files, int(limit * MEGABYTE), only_text=shape == Shape.TEXT)
    output = (
        "\n".join(text.text for text in texts) if shape == Shape.TEXT else _shown(readings, Shape(shape or "summary"))
    )
    sys.stdout.buffer.write(
        (output if output.endswith("\n") or not output else output + "\n").encode("utf-8", "replace")
    )
    sys.stdout.flush()
    if failed:
        sys.exit(UNREADABLE)


def _worked(files: tuple[str, ...], limit: int, *, only_text: bool) -> tuple[list[Text], list[Reading], bool]:
    """Open and read each file; what cannot be read gets its sentence at once and does not stop the others."""
    texts: list[Text] = []
    readings: list[Reading] = []
    failed = False
    hidden = len(files) < MANY or not sys.stderr.isatty()
    with click.progressbar(files, label="Đang đọc", file=sys.stderr, hidden=hidden) as bar:
        for path in bar:
            try:
                text = _opened(path, limit)
            except reading.UnreadableFile as error:
                click.echo(str(error), err=True)
                failed = True
                continue
            for note in text.notes:
                click.echo(f"“{text.name}”: {note}.", err=True)
            texts.append(text)
            if not only_text:
                readings.append(reading.read(text))
    return texts, readings, failed


def _opened(path: str, limit: int) -> Text:
    if path != INPUT:
        return reading.open_file(path, limit=limit)
    return reading.open_bytes(sys.stdin.buffer.read(limit + 1), INPUT_NAME, limit=limit)


def _shown(readings: list[Reading], shape: Shape) -> str:
    if shape is Shape.JSON:
        return json.dumps(reading.as_json(readings), ensure_ascii=False, indent=1)
    cross = reading.cross_check(readings)
    if shape is Shape.FACTS:
        from kiemtra.cli.read_facts import facts  # slow import

        return facts(readings, cross)
    from kiemtra.cli.read_summary import summary  # slow import

    return summary(readings, cross)
