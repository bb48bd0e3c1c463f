"""Files and bytes to text: encodings, formats by content, refusals with a sentence."""

import hashlib
from pathlib import Path

import pytest

from kiemtra import reading
from kiemtra.reading import UnreadableFile, from_string, open_bytes, open_file
from kiemtra.reading.values import SourceFormat

WORDS = "Kế hoạch số 12/KH-UBND\nngày 05/01/2023"


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        b"\xef\xbb\xbf" + WORDS.encode(),
        WORDS.encode("utf-16"),
        b"\xfe\xff" + WORDS.encode("utf-16-be"),
        WORDS.encode("utf-16-le"),
        WORDS.encode("utf-16-be"),
        WORDS.encode("utf-32"),
        WORDS.replace("\n", "\r\n").encode(),
        WORDS.replace(" ", "\u00a0").encode(),
        "Kê\u0301 hoa\u0323ch sô\u0301 12/KH-UBND\nnga\u0300y 05/01/2023".encode(),
    ],
    ids=[
        "utf-8",
        "utf-8 mark",
        "utf-16",
        "utf-16 big",
        "little without mark",
        "big without mark",
        "utf-32",
        "crlf",
        "nbsp",
        "decomposed",
    ],
)
def test_text_in_any_unicode_form(data: bytes) -> None:
    text = open_bytes(data, "ke-hoach.pdf")

    assert (text.text, text.format, text.sha256) == (WORDS, SourceFormat.TXT, hashlib.sha256(data).hexdigest())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 \x00", "PDF bị hỏng"),
        (b"PK\x03\x04 word/document.xml", "bị hỏng"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"), "Word cũ"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"), "Excel cũ"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "đặt mật khẩu"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Office cũ"),
        (b"{\\rtf1", "RTF"),
        (b"GIF89a", "GIF"),
        (b"Rar!\x1a", "RAR"),
        (b"BM\x00\x00\x00", "BMP"),
        (b"\x7fELF", "chương trình"),
        ("kế hoạch".encode("cp1258", "replace") + b"\xff\xf0", "UTF-8"),
        (b"a\x00b", "ký tự rỗng"),
        (b"\x01\x02\x03" * 50, "ký tự điều khiển"),
        (bytes(range(256)), "ký tự rỗng"),
    ],
)
def test_unreadable_bytes(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableFile, match=words) as caught:
        open_bytes(data, "ten.txt")

    assert "ten.txt" in str(caught.value)
    assert str(caught.value).endswith(".")


def test_unreadable_paths(tmp_path: Path) -> None:
    large = tmp_path / "lon.txt"
    large.write_bytes(b"a" * 2000)

    for path, words in (
        (tmp_path, "thư mục"),
        (tmp_path / "khong-co.txt", "Không tìm thấy"),
        ("", "để trống"),
        ("  ", "để trống"),
        ("a\x00b", "Không mở được"),
    ):
        with pytest.raises(UnreadableFile, match=words):
            open_file(path)
    with pytest.raises(UnreadableFile, match="quá lớn: 2 KB, giới hạn là 1000 byte"):
        open_file(large, limit=1000)
    with pytest.raises(UnreadableFile, match="quá lớn"):
        open_bytes(b"a" * 2000, "lon.txt", limit=1000)


def test_too_long_a_name_has_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="Không mở được"):
        open_file(tmp_path / ("x" * 5000))


def test_empty_text_is_read(tmp_path: Path) -> None:
    path = tmp_path / "trong.txt"
    path.write_bytes(b"")

    assert open_file(path).text == ""


def test_text_that_begins_like_a_picture_is_text() -> None:
    assert open_bytes("BM và MZ là hai chữ".encode(), "a").text == "BM và MZ là hai chữ"


def test_broken_letters_in_a_sound_text_are_told() -> None:
    text = open_bytes(
        (WORDS + " của các đơn vị trong tỉnh và huyện, kế hoạch kiểm tra " * 4).encode() + b"\xe1\xba", "a"
    )

    assert text.text.startswith(WORDS)
    assert text.notes == ("có ký tự hỏng, đã thay bằng dấu cách",)


def test_what_the_package_offers_is_there() -> None:
    for name in reading.__all__:
        assert getattr(reading, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'open_door'"):
        _ = reading.open_door


def test_typed_text_is_a_source() -> None:
    text = from_string("Kê\u0301 hoạch\r\n", "dán")

    assert (text.name, text.text) == ("dán", "Kế hoạch\n")
