"""Encodings from before Unicode: every letter, recognised by the words that come out, and nothing else changed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.reading import UnreadableFile, open_bytes
from kiemtra.reading.data.legacy_letters import TCVN3, VNI
from kiemtra.reading.sources.legacy import by_font, from_tcvn3, from_vni, modern

SMALL = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ"
WORDS = (
    "Kế hoạch số 12/KH-UBND ngày 05/01/2023 của Ủy ban nhân dân tỉnh Lạng Sơn về kiểm tra công tác cải cách hành chính; "
    "những đơn vị được kiểm tra ở xã Mỹ Đức, huyện Đồng Hỷ"
)
TO_TCVN3 = {new: old for old, new in TCVN3.items()}
TO_VNI = {unicodedata.normalize("NFC", new): old for old, new in VNI.items()}


def in_tcvn3(text: str) -> str:
    # There is no code for most capitals with a sign.
    return "".join(TO_TCVN3.get(letter) or TO_TCVN3.get(letter.lower(), letter) for letter in text)


def in_vni(text: str) -> str:
    return "".join(TO_VNI.get(letter, letter) for letter in text)


def test_tables_are_total() -> None:
    assert set(TCVN3.values()) >= set(SMALL)
    assert set(TO_VNI) >= set(SMALL + SMALL.upper())


@given(st.text(SMALL + "bcdgh ", max_size=30))
def test_every_letter_comes_back(text: str) -> None:
    assert from_tcvn3(in_tcvn3(text)) == text


def test_every_vni_letter_comes_back() -> None:
    for letter in SMALL + SMALL.upper():
        assert from_vni(TO_VNI[letter]) == letter


@pytest.mark.parametrize(
    "as_bytes", [lambda text: text.encode(), lambda text: text.encode("cp1252")], ids=["utf-8", "bytes"]
)
def test_whole_texts(as_bytes) -> None:  # type: ignore[no-untyped-def]
    tcvn3, vni = (open_bytes(as_bytes(make(WORDS)), "a.txt") for make in (in_tcvn3, in_vni))

    assert tcvn3.text == WORDS.replace("Ủ", "ủ")
    assert tcvn3.notes == ("văn bản viết bằng mã TCVN3 (ABC), đã chuyển sang Unicode",)
    assert vni.text == WORDS
    assert vni.notes == ("văn bản viết bằng mã VNI, đã chuyển sang Unicode",)


def test_capitals_of_tcvn3_are_made_whole() -> None:
    assert from_tcvn3("UBND TØNH L¹ng S¬n, HO¹CH, §ång, KÕ") == "UBND TỈNH Lạng Sơn, HOẠCH, Đồng, Kế"


def test_lines_in_unicode_stay_beside_old_ones() -> None:
    assert modern(f"{in_tcvn3(WORDS)}\nỦy ban nhân dân")[0].split("\n")[1] == "Ủy ban nhân dân"


@pytest.mark.parametrize(
    "text",
    [
        WORDS,
        "L'année dernière, les élèves étaient très étonnés à l'école",
        "§ 5, 10 µm, «x» ©®",
        "",
        "Über größere Maßnahmen für Städte",
    ],
)
def test_other_texts_stay(text: str) -> None:
    assert modern(text) == (text, ())


def test_fonts() -> None:
    assert by_font("kÕ ho¹ch", ".VnTimeH") == "KẾ HOẠCH"
    assert by_font("KÕ ho¹ch", ".VnTime") == "Kế hoạch"
    assert by_font("Keá hoaïch", "VNI-Times") == "Kế hoạch"
    assert by_font("Kế hoạch", "Times New Roman") == "Kế hoạch"


def test_bytes_that_nothing_makes_words_of() -> None:
    with pytest.raises(UnreadableFile, match="không rõ bảng mã"):
        open_bytes(bytes(range(128, 256)) * 20, "a.txt")
