"""The group of commands; each is imported only when it is called, so that `kiemtra read` starts fast."""

import importlib
import sys

import click

from kiemtra import __version__
from kiemtra.cli.framework import speak_vietnamese

# name → (module:command, one line of help)
COMMANDS = {
    "read": ("kiemtra.cli.read:read", "Đọc văn bản về kiểm tra: dữ kiện, vị trí, mâu thuẫn."),
    "readings": ("kiemtra.cli.readings:readings", "Văn bản đã đọc: xuất bộ ví dụ gán nhãn."),
    "timetable": ("kiemtra.cli.timetable:timetable", "Xếp lịch kiểm tra từ một tệp JSON: ngày, Đoàn, mâu thuẫn."),
    "workbook": ("kiemtra.cli.workbook:workbook", "Biểu mẫu báo cáo dạng bảng tính: tạo mẫu trống, kiểm tra tệp."),
    "setup": ("kiemtra.cli.setup:setup", "Chuẩn bị cơ sở dữ liệu, tệp tĩnh và danh mục cơ quan."),
    "serve": ("kiemtra.cli.serve:serve", "Chạy máy chủ web."),
    "work": ("kiemtra.cli.work:work", "Làm các việc nền: gửi thư, nhắc việc, xếp lịch, ghi sổ nhật ký."),
    "schedule": ("kiemtra.cli.work:schedule", "Xem và đặt lịch các việc nền."),
    "trail": ("kiemtra.cli.trail:trail", "Sổ nhật ký chống sửa: ghi, xuất, kiểm tra."),
    "agencies": ("kiemtra.cli.agencies:agencies", "Danh mục cơ quan: nạp vào cơ sở dữ liệu."),
    "account": ("kiemtra.cli.account:account", "Tài khoản và chức vụ."),
    "demo": ("kiemtra.cli.demo.command:demo", "Bản trình diễn với năm kế hoạch."),
}
OPTIONS = "[TÙY CHỌN]"
SUBCOMMAND = "LỆNH [THAM SỐ]..."


class LazyGroup(click.Group):
    """Imports a command when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module, attribute = COMMANDS[name][0].split(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        _name_places(command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Lệnh"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])


def _name_places(command: click.Command) -> None:
    """Vietnamese words in the line of usage, here for every command at once."""
    command.options_metavar = OPTIONS
    if isinstance(command, click.Group):
        command.subcommand_metavar = SUBCOMMAND
        for below in command.commands.values():
            _name_places(below)


@click.group(
    cls=LazyGroup,
    options_metavar=OPTIONS,
    subcommand_metavar=SUBCOMMAND,
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(
    __version__, prog_name="kiemtra", message="%(prog)s %(version)s", help="Hiện số phiên bản rồi thoát."
)
def group() -> None:
    """kiemtra – kiểm tra công tác cải cách hành chính, từ kế hoạch đến kiến nghị được khắc phục.

    Mỗi lệnh có phần trợ giúp riêng: kiemtra LỆNH --help
    """


def main() -> None:
    """The entry point."""
    speak_vietnamese()
    sys.exit(group(standalone_mode=True))
