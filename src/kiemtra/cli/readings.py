"""`kiemtra readings`: what people corrected in texts, kept as labelled examples."""

import json
from pathlib import Path

import click

from kiemtra.cli.framework import start


@click.group()
def readings() -> None:
    """Văn bản đã đọc và các thông tin người dùng đã xác nhận."""


@readings.command("examples")
@click.option(
    "--to", "folder", required=True, type=click.Path(path_type=Path), help="Thư mục ghi văn bản và gold.json."
)
def examples(folder: Path) -> None:
    """Xuất các văn bản đã xem hết thành bộ ví dụ gán nhãn để đo và cải thiện việc đọc."""
    start()
    from kiemtra.workflows.readings.examples import gold_file, whole_examples  # needs the tables

    found = list(whole_examples())
    folder.mkdir(parents=True, exist_ok=True)
    for example in found:
        (folder / example.gold["text_file"]).write_text(example.text, encoding="utf-8", newline="")
    text = json.dumps(gold_file(found), ensure_ascii=False, indent=1)
    (folder / "gold.json").write_text(text + "\n", encoding="utf-8")
    click.echo(f"Đã ghi {len(found)} ví dụ vào {folder}.")
