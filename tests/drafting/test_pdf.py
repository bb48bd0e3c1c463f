from dataclasses import replace

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from kiemtra.drafting import Paragraph, Table, to_pdf
from tests.drafting import samples
from tests.drafting.reading_back import pdf_pages


def fonts(data: bytes) -> set[str]:
    document = pypdfium2.PdfDocument(data)
    names = set()
    for page in document:
        for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
            names.add(item.get_font().get_base_name().split("+")[-1])
    document.close()
    return names


def sizes(data: bytes) -> list[tuple[int, int]]:
    document = pypdfium2.PdfDocument(data)
    found = [tuple(round(side / 72 * 25.4) for side in page.get_size()) for page in document]
    document.close()
    return found


@pytest.mark.parametrize("sample", samples.ALL)
def test_only_our_fonts_are_used(sample):
    used = fonts(to_pdf(sample()))

    assert used <= {"Tinos", "Tinos-Regular", "Tinos-Bold", "Tinos-Italic", "Tinos-BoldItalic"}
    assert "Tinos-Bold" in used


def test_file_says_that_it_is_archival_tagged_and_vietnamese():
    data = to_pdf(samples.results())

    assert b"<pdfaid:part>2</pdfaid:part>" in data
    assert b"<pdfaid:conformance>A</pdfaid:conformance>" in data
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    assert b"/Lang" in data
    document = pypdfium2.PdfDocument(data)
    assert document.is_tagged()
    assert document.get_metadata_value("CreationDate").startswith("D:20191005")
    assert document.get_metadata_value("Author") == "Đoàn kiểm tra số 1"
    document.close()


def test_headings_are_bookmarks():
    document = pypdfium2.PdfDocument(to_pdf(samples.results()))
    marks = [(mark.level, mark.get_title()) for mark in document.get_toc()]
    document.close()

    assert marks[0] == (0, "I. KẾT QUẢ THEO TỪNG LĨNH VỰC")
    assert marks[1] == (1, "1. Công tác chỉ đạo, điều hành cải cách hành chính")
    assert [title for level, title in marks if level == 0][1:] == [
        "II. TỒN TẠI, HẠN CHẾ VÀ NGUYÊN NHÂN",
        "III. KIẾN NGHỊ",
    ]


def test_pages_are_a4_and_a_landscape_annex_lies():
    pages = sizes(to_pdf(samples.report()))

    assert pages == [(210, 297)] * 2 + [(297, 210)] * 3 + [(210, 297)]


def test_page_numbers_begin_on_the_second_page_and_again_in_each_annex():
    first = [page.split("\n")[0].strip() for page in pdf_pages(to_pdf(samples.report()))]

    numbers = [line if line.isdecimal() else "" for line in first]
    assert numbers == ["", "2", "", "2", "3", ""]


def test_the_mark_stands_on_every_page_where_data_are_illustrative():
    marked, plain = to_pdf(samples.report()), to_pdf(replace(samples.report(), illustrative=False))

    assert [page.count("Dữ liệu minh họa") for page in pdf_pages(marked)] == [1] * 6
    assert [page.count("Dữ liệu minh họa") for page in pdf_pages(plain)] == [0] * 6


def test_a_table_repeats_its_header_on_every_page():
    pages = pdf_pages(to_pdf(samples.report()))[2:5]

    assert [page.count("Tỷ lệ hồ sơ đúng hạn") for page in pages] == [1, 1, 1]


def test_signature_is_never_alone_on_a_page():
    for count in range(9, 15):
        document = replace(samples.schedule(), body=tuple(Paragraph(f"Đoạn {n}. " + "dài " * 20) for n in range(count)))
        pages = pdf_pages(to_pdf(document))
        last = next(page for page in pages if "GIÁM ĐỐC" in page)

        assert "Nơi nhận:" in last
        assert f"Đoạn {count - 1}." in last


def test_a_word_wider_than_its_cell_is_broken_and_stays_within_the_page():
    word = "https://minhhoa.example/" + "a" * 200
    data = to_pdf(replace(samples.schedule(), body=(Table(("Địa chỉ", "B"), ((word, word),)), Paragraph(word))))

    document = pypdfium2.PdfDocument(data)
    page = document[0]
    rights = [item.get_bounds()[2] for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT])]
    document.close()
    assert max(rights) <= (210 - 15) / 25.4 * 72 + 1


def test_a_cell_longer_than_a_page_goes_on_overleaf():
    document = replace(samples.schedule(), body=(Table(("A", "B"), (("dài " * 3000 + "hết", "2"),)),))

    text = "".join(pdf_pages(to_pdf(document)))

    assert text.count("dài") == 3000
    assert "hết" in text


def test_a_group_line_is_never_left_at_the_foot_of_a_page():
    for before in range(26, 34):
        rows = (*((f"{n}", "dòng") for n in range(before)), ("Nhóm minh họa",), ("cuối", "dòng"))
        pages = pdf_pages(to_pdf(replace(samples.schedule(), body=(Table(("A", "B"), rows),))))

        (page,) = [page for page in pages if "Nhóm minh họa" in page]
        assert "cuối" in page


@pytest.mark.parametrize("header", [("A", "B"), ()], ids=["header", "no header"])
@pytest.mark.parametrize("groups", [1, 2, 3])
@pytest.mark.parametrize("after", [0, 1])
def test_group_lines_on_end_are_all_printed(header, groups, after):
    rows = (*((f"Nhóm {n}",) for n in range(groups)), *((("cuối", "dòng"),) * after))

    text = "".join(pdf_pages(to_pdf(replace(samples.schedule(), body=(Table(header, rows),)))))

    assert [text.count(f"Nhóm {n}") for n in range(groups)] == [1] * groups
    assert text.count("cuối") == after
