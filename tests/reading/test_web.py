"""Web pages as portals serve and browsers save them: what they tell, without what stands around it."""

import unicodedata

import pytest

from kiemtra.reading import UnreadableFile, open_bytes
from kiemtra.reading.sources.html import html_text
from kiemtra.reading.values import SourceFormat

STORY = (
    "<h1>Kiểm tra cải cách hành chính tại huyện Sìn Hồ</h1><p class='date'>Thứ hai, 14/03/2022 08:30</p>"
    "<p>Ngày 12/3, Đoàn kiểm tra của tỉnh kiểm tra theo <a href='x'>Kế hoạch số 12/KH-UBND</a> của UBND tỉnh về công tác cải cách "
    "hành chính năm 2022 tại UBND huyện Sìn Hồ và UBND các xã thuộc huyện.</p>"
)
TOLD = html_text(STORY)
LINKS = "".join(f"<li><a href='{n}'>Tin số {n} về hoạt động của tỉnh</a></li>" for n in range(6))
AROUND = {
    "menu by tag": f"<nav>{LINKS}</nav>",
    "menu by links alone": f"<div class='x1'><ul>{LINKS}</ul></div>",
    "breadcrumb": "<div class='c-breadcrumbs'><a>Trang chủ</a> / <a>Tin tức</a></div>",
    "counter": "<div id='counter'>Lượt truy cập: 12/3/2022</div>",
    "related": f"<div class='box related-posts'><h3>Tin liên quan</h3><p>Ngày 1/1, Kế hoạch số 99/KH-UBND</p>{LINKS}</div>",
    "comments": "<form><label>Họ tên</label><input value='x'><textarea>ý kiến</textarea></form><section class='comment-list'>Hay quá</section>",
    "sidebar": "<aside>Văn bản mới: Quyết định số 5/QĐ-UBND</aside>",
    "footer": "<footer>Bản quyền thuộc về UBND tỉnh</footer>",
    "script": "<script>document.write('Kế hoạch số 8/KH-UBND')</script><style>p{}</style><noscript>Bật JavaScript</noscript>",
    "hidden": "<p style='display: none'>Kế hoạch số 7/KH-UBND</p><div hidden>a</div><div aria-hidden='true'>b</div>",
    "printing": "<div class='article-print'>In trang</div><div class='share-box'>Chia sẻ</div>",
}


@pytest.mark.parametrize("around", AROUND.values(), ids=AROUND.keys())
def test_what_stands_around_is_not_read(around: str) -> None:
    assert html_text(f"<html><body>{around}<div class='detail'>{STORY}</div>{around}</body></html>") == TOLD


@pytest.mark.parametrize(
    "wrapper", ["form id='aspnetForm'", "div class='widget-detail'", "div id='main-menu-content'", "table"]
)
def test_what_holds_the_story_is_read_whatever_its_name(wrapper: str) -> None:
    tag = wrapper.split()[0]
    inside = f"<tr><td>{STORY}</td></tr>" if tag == "table" else STORY

    assert html_text(f"<body><{wrapper}>{inside}</{tag}></body>") == TOLD


def test_blocks_breaks_and_inline_marks() -> None:
    page = (
        "<body><div>Căn cứ <b>Kế</b> <i>hoạch</i>&nbsp;số&#160;12<br>ngày\n 05/01</div><ul><li>một<li>hai</ul></body>"
    )

    assert html_text(page) == "Căn cứ Kế hoạch số 12\nngày 05/01\nmột\nhai"


def test_rows_of_a_table_are_lines_and_layout_tables_are_taken_apart() -> None:
    page = "<table><tr><td><table><tr><th>TT<th>Đơn vị<tr><td><p>1</p><td><p>Sở Y tế</p></table></td><td>bên cạnh</td></tr></table>"

    assert html_text(page) == "TT\tĐơn vị\n1\tSở Y tế\nbên cạnh"


@pytest.mark.parametrize(
    "data",
    [
        f"<!DOCTYPE html><html><meta charset='utf-8'><body>{STORY}".encode(),
        b"\xef\xbb\xbf\r\n<html>" + STORY.encode(),
        f"<html><body>{STORY}".encode("utf-16"),
        f"<html><body>{STORY}".encode("utf-16-le"),
        f"<?xml version='1.0'?><!DOCTYPE html><html><body>{STORY}".encode(),
        f"<!-- lưu từ trang --><html><body>{STORY}".encode(),
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n"
        b"Content-Transfer-Encoding: 8bit\r\n\r\n<html><body>" + STORY.encode() + b"\r\n--b--\r\n",
        f"<html><body>{STORY}".encode() + b"\xe1\xba",
    ],
    ids=["plain", "mark", "utf-16", "utf-16 without mark", "xml", "comment", "saved whole", "cut within a letter"],
)
def test_pages_as_they_are_saved(data: bytes) -> None:
    text = open_bytes(data, "trang.txt")

    assert text.format is SourceFormat.HTML
    assert text.text.strip() == TOLD


def in_windows_1258(text: str) -> bytes:
    """Letters with hats and horns as they are, the tone after them."""
    parts = []
    for letter in text:
        apart = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in apart if mark in "\u0300\u0301\u0303\u0309\u0323")
        parts.append(unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in tone)) + tone)
    return "".join(parts).encode("cp1258")


def test_page_in_windows_1258() -> None:
    words = "Kế hoạch kiểm tra cải cách hành chính của tỉnh, đơn vị thực hiện"

    text = open_bytes(b"<html><meta charset=windows-1258><body>" + in_windows_1258(words), "a")

    assert text.text == words
    assert text.notes == ("văn bản viết bằng mã windows-1258, đã chuyển sang Unicode",)


def test_saved_whole_without_a_page() -> None:
    with pytest.raises(UnreadableFile, match="không có nội dung chữ"):
        open_bytes(
            b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: image/png\n\nx\n--b--",
            "a",
        )


def test_deep_page_does_not_exhaust_the_stack() -> None:
    assert html_text("<html><body>" + "<div class='menu'>" * 20_000 + "chữ" + "</div>" * 20_000) == "chữ"
