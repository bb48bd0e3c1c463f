"""The lists of guessable words."""

import re
import tomllib
from pathlib import Path

import kiemtra.data
from kiemtra.data.passwords import guessable_words

LISTS = tomllib.loads((Path(kiemtra.data.__file__).parent / "passwords.toml").read_text(encoding="utf-8"))["words"]


def test_each_list_has_source_licence_and_day() -> None:
    assert [table for table in LISTS if not (table["source"] and table["licence"] and table["valid_from"])] == []
    assert len(LISTS) == 4


def test_words_are_plain_letters() -> None:
    assert [word for word in guessable_words() if not re.fullmatch("[a-z]{2,}", word)] == []
    assert {"matkhau", "hanoi", "hungyen", "ubnd", "sonoivu", "nguyen", "vungtau"} <= guessable_words()
    assert len(guessable_words()) > 350


def test_all_63_provinces_are_there() -> None:
    assert {"caobang", "daklak", "daknong", "kontum", "tphcm", "angiang", "yenbai", "hue"} <= guessable_words()
