"""The command speaks Vietnamese in the tests' own process too."""

import gettext
from collections.abc import Iterator

import pytest

from kiemtra.cli.framework import speak_vietnamese


@pytest.fixture(autouse=True)
def vietnamese(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("LANGUAGE", "vi")
    before = gettext.bindtextdomain(gettext.textdomain())
    speak_vietnamese()
    yield
    gettext.bindtextdomain(gettext.textdomain(), before)
