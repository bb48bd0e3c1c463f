import itertools
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn

from kiemtra.drafting import Annex, Paragraph, Run, Table, to_docx
from kiemtra.drafting.styles import RULES, Style
from tests.drafting import samples
from tests.drafting.mutations import find


def opened(document):
    return Document(BytesIO(to_docx(document)))


def test_page_is_a4_with_the_margins_of_the_decree():
    section = opened(samples.results()).sections[0]

    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    margins = section.top_margin, section.bottom_margin, section.left_margin, section.right_margin
    assert [round(margin.mm) for margin in margins] == [20, 20, 30, 15]


def test_styles_are_ours_and_name_times_new_roman_for_all_scripts():
    file = opened(samples.results())

    named = {style.name: style for style in file.styles if style.type == 1}
    assert set(named) == {"Normal", *(style.value for style in Style if style is not Style.BODY)}
    for style in named.values():
        fonts = style.element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
        assert {fonts.get(qn(f"w:{script}")) for script in ("ascii", "hAnsi", "eastAsia", "cs")} == {"Times New Roman"}


@pytest.mark.parametrize("style", [style for style in Style if style is not Style.BODY])
def test_a_style_has_the_measures_of_its_rule(style):
    rule = RULES[style]

    written = opened(samples.schedule()).styles[style.value]

    assert written.font.size.pt == rule.size
    assert (written.font.bold, written.font.italic) == (rule.bold, rule.italic)
    assert written.paragraph_format.space_after.pt == rule.after
    assert written.paragraph_format.keep_with_next is rule.keep_next


def test_text_is_justified_14_points_with_indent_and_gap():
    normal = opened(samples.schedule()).styles["Normal"]

    assert normal.font.size.pt == 14
    assert normal.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.JUSTIFY
    assert round(normal.paragraph_format.first_line_indent.cm, 2) == 1.27
    assert normal.paragraph_format.space_after.pt == 6
    assert normal.paragraph_format.line_spacing == 1.15


def test_page_number_is_a_field_in_the_header_but_not_on_page_one():
    section = opened(samples.results()).sections[0]

    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml
    assert "PAGE" not in section.footer._element.xml


@pytest.mark.parametrize("illustrative", [True, False])
def test_the_mark_stands_on_every_page_where_data_are_illustrative(illustrative):
    sections = opened(replace(samples.report(), illustrative=illustrative)).sections

    marks = [strip.paragraphs[0].text for each in sections for strip in (each.footer, each.first_page_footer)]
    assert marks == ["Dữ liệu minh họa" * illustrative] * 6


def test_an_annex_is_a_section_with_its_own_numbers_and_direction():
    sections = opened(samples.report()).sections

    assert [section.page_width > section.page_height for section in sections] == [False, True, False]
    starts = [section._sectPr.find(qn("w:pgNumType")).get(qn("w:start")) for section in sections]
    assert starts == ["1", "1", "1"]


def test_a_table_repeats_its_header_and_never_splits_a_row():
    table = opened(samples.report()).tables[-1]

    rows = [row._tr.find(qn("w:trPr")) for row in table.rows]
    assert rows[0].find(qn("w:tblHeader")) is not None
    assert [row.find(qn("w:tblHeader")) for row in rows[1:]] == [None] * 59
    assert all(row.find(qn("w:cantSplit")) is not None for row in rows)


def test_two_tables_in_a_row_do_not_grow_together():
    table = Table(("A",), (("1",),))
    file = opened(replace(samples.schedule(), body=(table, table)))

    tags = [element.tag for element in file.element.body]
    assert all(not (a == b == qn("w:tbl")) for a, b in itertools.pairwise(tags))
    assert tags[-2:] == [qn("w:p"), qn("w:sectPr")]


def test_head_is_a_table_of_two_columns_without_borders():
    head = opened(samples.results()).tables[0]

    assert (len(head.rows), len(head.columns)) == (2, 2)
    assert head._tbl.tblPr.find(qn("w:tblBorders")) is None
    assert head.cell(1, 0).text == "Số: 07/TB-ĐKT"
    assert head.cell(1, 1).text == "Hải Phòng, ngày 05 tháng 10 năm 2019"


def test_lines_are_drawn_and_not_typed():
    file = opened(samples.results())

    drawn = list(file.element.body.iter(qn("w:pBdr")))
    assert len(drawn) == 3
    assert "__" not in file.element.xml


def test_signature_stays_whole_and_with_the_last_lines():
    file = opened(samples.results())

    last = find(file, "Đề nghị Sở Minh họa A")
    assert last.paragraph_format.keep_with_next
    assert file.tables[-1].rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None


def test_bold_and_italic_runs_are_kept():
    file = opened(
        replace(samples.schedule(), body=(Paragraph((Run("một "), Run("hai", bold=True), Run(" ba", italic=True))),))
    )

    runs = find(file, "một").runs
    assert [(run.text, bool(run.bold), bool(run.italic)) for run in runs] == [
        ("một ", False, False),
        ("hai", True, False),
        (" ba./.", False, True),
    ]


def test_properties_come_from_the_content_and_language_is_vietnamese():
    file = opened(samples.results())

    properties = file.core_properties
    assert properties.title == "Thông báo: Kết quả kiểm tra công tác cải cách hành chính năm 2019 tại Sở Minh họa A"
    assert (properties.author, properties.language) == ("Đoàn kiểm tra số 1", "vi-VN")
    assert f"{properties.created:%Y-%m-%d}" == f"{properties.modified:%Y-%m-%d}" == "2019-10-05"
    assert 'w:val="vi-VN"' in file.styles.element.xml


def test_archive_bears_no_time_of_day():
    with ZipFile(BytesIO(to_docx(samples.results()))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_annex_that_ends_in_a_table_closes_its_section_in_a_paragraph():
    annex = Annex("", "Bảng", "", (Table(("A",), (("1",),)),))
    file = opened(replace(samples.schedule(), annexes=(annex,)))

    assert len(file.sections) == 2
    assert find(file, "Phụ lục").text == "Phụ lục"


def test_a_table_without_header_has_its_rows_only():
    file = opened(replace(samples.schedule(), body=(Table((), (("1", "2"), ("Nhóm",))),)))

    assert [[cell.text for cell in row.cells] for row in file.tables[1].rows] == [["1", "2"], ["Nhóm", "Nhóm"]]
