"""Help and complaints of the command: Vietnamese (even on a machine whose language is English), complete."""

import gettext
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from kiemtra import __version__
from kiemtra.cli.framework import LOCALE
from kiemtra.cli.main import COMMANDS, group
from tests.cli.running import SOURCE, kiemtra

CATALOGUE = LOCALE / "vi" / "LC_MESSAGES"
# What click says by itself, and words that only English has.
ENGLISH = re.compile(
    r"\b(Usage|Options|Commands|Show|message|exit|default|required|Error|Missing|Try|for help|No such|Invalid|Choose|"
    r"The|the|and|or|of|is|not)\b"
)


def commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """The command and all below it."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            below = command.get_command(context, name)
            assert below is not None
            yield from commands(below, (*path, name))


ALL = [pytest.param(path, id=" ".join(path) or "kiemtra") for path, _ in commands(group)]


def help_of(path: tuple[str, ...]) -> str:
    result = kiemtra(*path, "--help")
    assert (result.returncode, result.stderr) == (0, "")
    return result.stdout


def test_commands_are_all_there() -> None:
    assert {path[0] for path, _ in commands(group) if path} == set(COMMANDS)


@pytest.mark.parametrize("path", ALL)
def test_help_is_vietnamese(path: tuple[str, ...]) -> None:
    text = help_of(path)

    assert text.startswith(f"Cách dùng: {' '.join(('kiemtra', *path))} [TÙY CHỌN]")
    assert ENGLISH.findall(text) == []


@pytest.mark.parametrize("path", ALL)
def test_help_explains_each_part(path: tuple[str, ...]) -> None:
    command = dict(commands(group))[path]

    assert command.help
    assert command.help.strip().endswith((".", ")", "--help"))
    unexplained = [one.name for one in command.params if isinstance(one, click.Option) and not one.help]
    assert unexplained == []


def test_list_says_what_each_command_does() -> None:
    text = " ".join(help_of(()).split())

    assert [name for name, (_, line) in COMMANDS.items() if not line.endswith(".") or line not in text] == []


def test_version() -> None:
    assert CliRunner().invoke(group, ["--version"]).output == f"kiemtra {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["khong-co"], "Lỗi: Không có lệnh 'khong-co'."),
        (["account", "add"], "Lỗi: Thiếu tham số 'TÊN_ĐĂNG_NHẬP'."),
        (["account", "appoint", "an"], "Lỗi: Thiếu tùy chọn '--jurisdiction'."),
        (["serve", "--workers", "nhiều"], "Lỗi: Giá trị của '--workers' chưa đúng: 'nhiều' không phải là số hợp lệ."),
        (["serve", "--workers", "0"], "Lỗi: Giá trị của '--workers' chưa đúng: 0 nằm ngoài khoảng x>=1."),
        (["work", "--sai"], "Lỗi: Không có tùy chọn '--sai'."),
        (["setup", "thừa"], "Lỗi: Thừa tham số (thừa)"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_wrong_call_is_answered_in_vietnamese(arguments: list[str], said: str) -> None:
    result = CliRunner().invoke(group, arguments, prog_name="kiemtra")

    assert result.exit_code == 2
    assert said in result.stderr
    assert ENGLISH.findall(result.stderr) == []


def test_catalogue_is_compiled_from_its_source() -> None:
    with (CATALOGUE / "messages.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)

    for singular, plural, said in entries(CATALOGUE / "messages.po"):
        found = compiled.ngettext(singular, plural, 1) if plural else compiled.gettext(singular)
        assert found == said


def entries(path: Path) -> Iterator[tuple[str, str, str]]:
    """The entries of a .po file whose strings stand in one line each."""
    text = r'"((?:[^"\\]|\\.)*)"'
    pattern = re.compile(rf"^msgid {text}\n(?:msgid_plural {text}\n)?msgstr(?:\[0\])? {text}$", re.M)
    found = [match for match in pattern.findall(path.read_text()) if match[0]]
    assert len(found) == path.read_text().count("msgid ") - 1
    for parts in found:
        singular, plural, said = (part.replace("\\n", "\n").replace("\\t", "\t") for part in parts)
        yield singular, plural, said


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"]], ids=" ".join)
def test_reader_starts_without_django(arguments: list[str]) -> None:
    code = (
        "import json, sys\n"
        "from kiemtra.cli.main import group\n"
        f"group({arguments!r}, standalone_mode=False)\n"
        "heavy = {'django', 'docx', 'PIL', 'typst', 'lxml'}\n"
        "print(json.dumps(sorted(heavy & set(sys.modules))))"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(SOURCE)}, capture_output=True, text=True, check=True
    )

    assert json.loads(result.stdout.splitlines()[-1]) == []


def test_reading_a_text_does_not_load_django(tmp_path: Path) -> None:
    text = tmp_path / "ke-hoach.txt"
    text.write_text("KẾ HOẠCH\nKiểm tra công tác cải cách hành chính năm 2019\n")
    code = (
        "import sys\n"
        "from kiemtra.cli.main import group\n"
        f"group(['read', {str(text)!r}], standalone_mode=False)\n"
        "assert 'django' not in sys.modules"
    )
    result = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (result.returncode, result.stderr) == (0, "")
