"""Files and bytes to text: encodings, formats by content, refusals with a sentence."""

import hashlib
from pathlib import Path

import pytest

from kiemtra.reading import UnreadableFile, from_string, open_bytes, open_file
from kiemtra.reading.html import html_text
from kiemtra.reading.values import SourceFormat

WORDS = "Kế hoạch số 12/KH-UBND\nngày 05/01/2023"


@pytest.mark.parametrize(
    "data",
    [
        WORDS.encode(),
        b"\xef\xbb\xbf" + WORDS.encode(),
        WORDS.encode("utf-16"),
        b"\xfe\xff" + WORDS.encode("utf-16-be"),
        WORDS.replace("\n", "\r\n").encode(),
        WORDS.replace(" ", "\u00a0").encode(),
        "Kê\u0301 hoa\u0323ch sô\u0301 12/KH-UBND\nnga\u0300y 05/01/2023".encode(),
    ],
    ids=["utf-8", "utf-8 mark", "utf-16", "utf-16 big", "crlf", "nbsp", "decomposed"],
)
def test_text_in_any_unicode_form(data: bytes) -> None:
    text = open_bytes(data, "ke-hoach.pdf")

    assert (text.text, text.format, text.sha256) == (WORDS, SourceFormat.TXT, hashlib.sha256(data).hexdigest())


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7 \x00", "PDF"),
        (b"PK\x03\x04 word/document.xml", "Word"),
        (b"PK\x03\x04 xl/workbook.xml", "nén"),
        (b"\xd0\xcf\x11\xe0", "Word cũ"),
        (b"{\\rtf1", "RTF"),
        (b"\x89PNG\r\n", "ảnh"),
        (WORDS.encode("utf-16-le"), "không phải"),
        ("kế hoạch".encode("cp1258", "replace") + b"\xff\xf0", "UTF-8"),
        (b"a\x00b", "ký tự rỗng"),
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


def test_web_page_without_its_furniture() -> None:
    page = (
        "<!DOCTYPE html><html><head><title>Kế hoạch</title><script>var x=1</script></head><body><nav>Trang chủ</nav>"
        "<div class='menu-top'>Giới thiệu</div><h1>Kiểm tra CCHC</h1><p>Căn cứ <b>Kế hoạch</b> số 12/KH-UBND<br>ngày 05/01/2023.</p>"
        "<div class='related-news'><a>Tin khác</a></div><form>Họ tên</form><footer>Bản quyền</footer></body></html>"
    )

    text = open_bytes(page.encode(), "trang.txt")

    assert text.format is SourceFormat.HTML
    assert text.text == "Kiểm tra CCHC\nCăn cứ Kế hoạch số 12/KH-UBND\nngày 05/01/2023."


def test_deep_web_page_does_not_exhaust_the_stack() -> None:
    assert html_text("<html><body>" + "<div>" * 20_000 + "chữ" + "</div>" * 20_000).strip().endswith("chữ")


def test_typed_text_is_a_source() -> None:
    text = from_string("Kê\u0301 hoạch\r\n", "dán")

    assert (text.name, text.text) == ("dán", "Kế hoạch\n")
