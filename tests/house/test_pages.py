"""Pages made from the code say what the code says."""

from pathlib import Path

from kiemtra.settings import PACKAGE
from tests.house import rights_page, states_page

DOCS = Path(__file__).parents[2] / "docs"


def test_states_page_equals_the_tables() -> None:
    assert (DOCS / "states.md").read_text() == states_page.page()


def test_rights_page_equals_the_tables() -> None:
    assert (DOCS / "rights.md").read_text() == rights_page.page()


def test_every_setting_is_documented() -> None:
    import re

    names = set(re.findall(r'"(KIEMTRA_[A-Z_]+)"', (PACKAGE / "settings.py").read_text()))

    assert names
    assert {name for name in names if name not in (DOCS / "settings.md").read_text()} == set()


def test_every_command_is_documented() -> None:
    from kiemtra.cli.main import COMMANDS

    readme = (DOCS.parent / "README.md").read_text()
    assert [name for name in COMMANDS if f"kiemtra {name}" not in readme] == []
