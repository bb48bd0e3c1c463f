"""PDF with text and scans: order of the head, broken lines, running heads, tables; letters recognised where the program is there."""

import shutil
from pathlib import Path

import pytest

from kiemtra.reading import UnreadableFile, open_bytes
from kiemtra.reading.sources import recogniser
from kiemtra.reading.values import SourceFormat
from tests.reading.making import pdf, pictures, saved

LONG = "Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2023 của Ủy ban nhân dân tỉnh Lai Châu về cải cách hành chính năm 2023, Sở Nội vụ ban hành Kế hoạch kiểm tra."
HEAD = """#grid(columns: (1fr, 1.4fr), align: center, row-gutter: 6pt,
  [UBND TỈNH LAI CHÂU], [CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM], [SỞ NỘI VỤ], [Độc lập - Tự do - Hạnh phúc],
  [Số: 12/KH-SNV], [Lai Châu, ngày 05 tháng 01 năm 2023])
#align(center)[KẾ HOẠCH]

"""
needs_program = pytest.mark.skipif(not recogniser.installed(), reason="tesseract-ocr-vie")


def lines(data: bytes) -> list[str]:
    text = open_bytes(data, "a.txt")
    assert text.format is SourceFormat.PDF
    return text.text.split("\n")


def test_head_and_broken_lines() -> None:
    assert lines(pdf(HEAD + LONG + "\n\n- Một;\n\n- Hai.")) == [
        *("UBND TỈNH LAI CHÂU", "SỞ NỘI VỤ", "Số: 12/KH-SNV"),
        *("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Lai Châu, ngày 05 tháng 01 năm 2023"),
        *("KẾ HOẠCH", LONG, "• Một;", "• Hai."),
    ]  # fmt: skip


def test_running_heads_and_page_numbers_are_left_out_but_for_the_first_head() -> None:
    sheet = f'#set page(header: [KẾ HOẠCH 2023], numbering: "1")\n{LONG}\n#pagebreak()\nĐoàn 1.\n#pagebreak()\n2023'

    assert lines(pdf(sheet)) == ["KẾ HOẠCH 2023", LONG, "Đoàn 1.", "2023"]


def test_a_paragraph_goes_on_over_the_page() -> None:
    found = lines(pdf("#set page(height: 6cm)\n" + LONG + " " + LONG))

    assert found == [f"{LONG} {LONG}"]


def test_cells_of_a_row_stand_between_tabs() -> None:
    sheet = "#table(columns: (1cm, 7cm, 5cm), [1], [Sở Y tế], [12/5/2023], [2], [Sở Xây dựng], [Quý III])"

    assert lines(pdf(sheet)) == ["1\tSở Y tế\t12/5/2023", "2\tSở Xây dựng\tQuý III"]


def test_letters_of_an_old_encoding_are_changed() -> None:
    old = "KÕ ho¹ch kiÓm tra c«ng t¸c c¶i c¸ch hµnh chÝnh cña tØnh"

    text = open_bytes(pdf(old), "a")

    assert text.text == "Kế hoạch kiểm tra công tác cải cách hành chính của tỉnh"
    assert text.notes == ("văn bản viết bằng mã TCVN3 (ABC), đã chuyển sang Unicode",)


def test_a_page_without_letters_is_told() -> None:
    text = open_bytes(pdf(f"{LONG}\n#pagebreak()\n#circle()\n#pagebreak()\n{LONG}"), "a")

    assert text.notes == ("1 trang là ảnh, chưa đọc được chữ trên đó (trang 2)",)


@pytest.mark.parametrize("form", ["PDF", "PNG", "JPEG", "TIFF"])
@needs_program
def test_scan(form: str) -> None:
    data = saved(pictures(pdf(HEAD + LONG)), form)

    text = open_bytes(data, "a.txt")

    assert text.format is (SourceFormat.PDF if form == "PDF" else SourceFormat.IMAGE)
    assert text.text.split("\n")[2:4] == ["Số: 12/KH-SNV", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert "Kế hoạch số 12/KH-UBND ngày 05/01/2023 của Ủy ban nhân dân tỉnh Lai Châu" in text.text
    assert text.notes == ("chữ nhận dạng từ ảnh, cần soát lại với bản gốc",)


@needs_program
def test_picture_without_letters() -> None:
    with pytest.raises(UnreadableFile, match="không có chữ nào"):
        open_bytes(saved(pictures(pdf("#circle()")), "PNG"), "a.png")


def test_scan_without_the_program_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert shutil.which(recogniser.PROGRAM) is None
    with pytest.raises(UnreadableFile, match="cần cài tesseract cùng mô hình tiếng Việt"):
        open_bytes(saved(pictures(pdf(LONG)), "PDF"), "a.pdf")
