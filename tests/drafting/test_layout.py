from dataclasses import replace
from datetime import date

import pytest

from kiemtra.drafting import (
    Annex,
    Article,
    Bullet,
    Clause,
    Division,
    OfficialDocument,
    Paragraph,
    Part,
    Point,
    Run,
    Section,
    Signature,
    Signatures,
    Table,
    Urgency,
    plain_text,
)
from kiemtra.drafting.layout import lay_out
from kiemtra.drafting.layout.sheet import Boxed, Columns, Grid, Line, Stroke
from kiemtra.drafting.styles import RULES, Style
from tests.drafting import samples

BARE = OfficialDocument(issuer="Sở Nội vụ", symbol="TB-SNV", place="Hà Nội", kind="Thông báo", subject="Việc minh họa")


def lines(document, *styles):
    """The texts of all lines in some styles, in order."""
    found = []

    def visit(item):
        match item:
            case Line():
                if item.style in styles:
                    found.append("".join(run.text for run in item.runs))
            case Boxed():
                visit(item.line)
            case Columns():
                for row in item.rows:
                    for cell in row:
                        for each in cell:
                            visit(each)
            case Grid():
                for row in (item.header, *item.rows):
                    for each in row:
                        visit(each)

    for sheet in lay_out(document).sheets:
        for item in sheet.items:
            visit(item)
    return found


def body(*blocks, **more):
    return replace(BARE, body=blocks, **more)


def test_every_style_has_its_measures():
    assert set(RULES) == set(Style)
    assert len({style.value for style in Style}) == len(Style)


@pytest.mark.parametrize(
    ("block", "style", "text"),
    [
        (Part("I", "Kết quả"), Style.PART, "I. KẾT QUẢ./."),
        (Part("I.", "Kết quả"), Style.PART, "I. KẾT QUẢ./."),
        (Section("1", "Quản lý"), Style.DIVISION, "Mục 1"),
        (Section("II", "Quy định chung", Division.CHAPTER), Style.DIVISION, "Chương II"),
        (Article("1", "Phạm vi"), Style.ARTICLE, "Điều 1. Phạm vi./."),
        (Article("2", text="Thành lập Đoàn."), Style.ARTICLE, "Điều 2. Thành lập Đoàn./."),
        (Clause("1", "Nội dung"), Style.CLAUSE, "1. Nội dung./."),
        (Clause("2.", title="Tiêu đề"), Style.CLAUSE_TITLE, "2. Tiêu đề./."),
        (Point("đ", "Nội dung;"), Style.POINT, "đ) Nội dung./."),
        (Point("đ)", "Nội dung"), Style.POINT, "đ) Nội dung./."),
        (Bullet("Nội dung"), Style.BULLET, "- Nội dung./."),
        (Paragraph("Nội dung."), Style.BODY, "Nội dung./."),
        (Paragraph((Run("Đậm ", bold=True), Run("thường"))), Style.BODY, "Đậm thường./."),
    ],
)
def test_a_block_is_printed_in_its_style(block, style, text):
    assert lines(body(block), style) == [text]


def test_a_clause_with_title_has_its_text_on_the_next_line():
    document = body(Clause("1", "Nội dung", title="Tiêu đề"))

    assert lines(document, Style.CLAUSE_TITLE, Style.BODY) == ["1. Tiêu đề", "Nội dung./."]


def test_an_article_prints_number_and_title_bold_and_text_light():
    (item,) = [each for each in lay_out(body(Article("1", "Phạm vi.", "Kiểm tra"))).sheets[0].items if isinstance(each, Line) and each.style is Style.ARTICLE]  # fmt: skip

    assert [(run.text, run.bold) for run in item.runs] == [
        ("Điều 1. ", True),
        ("Phạm vi. ", True),
        ("Kiểm tra./.", False),
    ]


def test_grounds_are_closed_by_semicolons_and_a_full_stop():
    document = replace(BARE, legal_bases=("Căn cứ A.", "Căn cứ B", "Căn cứ C;", " "))

    assert lines(document, Style.BASIS) == ["Căn cứ A;", "Căn cứ B;", "Căn cứ C."]


def test_one_addressee_stands_on_the_line_and_several_in_a_list():
    one = replace(BARE, addressees=("Bộ Nội vụ.",))
    two = replace(BARE, addressees=("Bộ Nội vụ", "Bộ Tài chính"))

    assert lines(one, Style.ADDRESSEE, Style.ADDRESSEES) == ["Kính gửi: Bộ Nội vụ"]
    assert lines(two, Style.ADDRESSEES, Style.ADDRESSEE_ITEM) == ["Kính gửi:", "- Bộ Nội vụ;", "- Bộ Tài chính."]


def test_recipients_end_with_the_file_copy():
    document = replace(BARE, recipients=("Như trên", "Lưu: VT"))

    assert lines(document, Style.RECIPIENTS, Style.RECIPIENT) == ["Nơi nhận:", "- Như trên;", "- Lưu: VT."]


def test_a_letter_has_its_subject_under_the_number_and_no_kind():
    document = replace(BARE, kind=None, subject="V/v kiểm tra")

    assert lines(document, Style.LETTER_SUBJECT, Style.KIND, Style.SUBJECT) == ["V/v kiểm tra"]


def test_a_blank_kind_is_none():
    document = replace(BARE, kind=" ", parent_agency=" ", enacted_by=" ")

    assert plain_text(document) == plain_text(replace(BARE, kind=None))
    assert lay_out(document).title == "Công văn: Việc minh họa"


def test_number_and_date_are_open_until_recorded():
    document = replace(BARE, year=2019)

    assert lines(document, Style.NUMBER, Style.DATE) == [
        "Số:       /TB-SNV",
        "Hà Nội, ngày      tháng      năm 2019",
    ]


def test_minutes_have_no_date_line_and_may_be_without_number():
    document = replace(samples.minutes(), number=None, symbol="")

    assert lines(document, Style.NUMBER, Style.DATE) == []


def test_names_are_in_capitals_and_the_motto_is_not():
    document = replace(BARE, parent_agency="UBND thành phố Hà Nội")

    assert lines(document, Style.PARENT, Style.ISSUER, Style.NATION, Style.MOTTO, Style.KIND) == [
        "UBND THÀNH PHỐ HÀ NỘI",
        "SỞ NỘI VỤ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "THÔNG BÁO",
    ]


def test_the_stroke_under_a_title_is_a_third_to_a_half_of_it_and_under_the_motto_as_long():
    from kiemtra.drafting.fonts import text_width

    sheet = lay_out(BARE).sheets[0]
    ((left, right), _) = sheet.items[0].rows
    under = next(item for item in sheet.items if isinstance(item, Stroke))

    assert 1 / 3 <= left[-1].width / text_width("SỞ NỘI VỤ", 12, bold=True) <= 1 / 2
    assert right[-1].width == pytest.approx(text_width("Độc lập - Tự do - Hạnh phúc", 13, bold=True), abs=0.1)
    assert 1 / 3 <= under.width / text_width("Việc minh họa", 14, bold=True) <= 1 / 2


@pytest.mark.parametrize(
    ("urgency", "millimetres"), [(Urgency.EXPRESS, 30), (Urgency.VERY_URGENT, 40), (Urgency.URGENT, 20)]
)
def test_the_mark_of_urgency_has_the_size_of_its_stamp(urgency, millimetres):
    (box,) = [
        item
        for item in lay_out(replace(BARE, urgency=urgency)).sheets[0].items[0].rows[1][0]
        if isinstance(item, Boxed)
    ]

    assert box.width / 72 * 25.4 == pytest.approx(millimetres, abs=0.1)


def test_the_end_mark_follows_a_table_on_a_line_of_its_own():
    assert lines(body(Table(("A",), (("1",),))), Style.BODY) == ["./."]


def test_the_end_mark_stands_before_signatures_and_an_empty_body_has_none():
    document = body(Paragraph("Kết thúc"), Signatures((Signature((), ("Thư ký",)), Signature((), ("Chủ tọa",)))))

    assert lines(document, Style.BODY) == ["Kết thúc./."]
    assert "./." not in plain_text(BARE)
    assert "./." not in plain_text(body(Signatures((Signature((), ("Thư ký",)),))))


def test_the_last_paragraph_stays_with_the_signature():
    items = (
        lay_out(replace(body(Paragraph("Một"), Paragraph("Hai")), signer=Signature((), ("Giám đốc",)))).sheets[0].items
    )

    assert [item.sticky for item in items if isinstance(item, Line) and item.style is Style.BODY] == [False, True]


def test_a_decision_names_who_decides_before_its_grounds():
    document = samples.decision()

    texts = lines(document, Style.ENACTED_BY, Style.BASIS, Style.ENACTS, Style.ARTICLE)

    assert texts[0] == "GIÁM ĐỐC SỞ NỘI VỤ"
    assert texts[3] == "QUYẾT ĐỊNH:"
    assert texts[4].startswith("Điều 1. ")


def test_the_signers_other_post_stands_above_the_name():
    signer = Signature(("KT. Trưởng đoàn",), ("Phó Trưởng đoàn",), "Tên người ký", "Phó Giám đốc Sở")

    assert lines(replace(BARE, signer=signer), Style.AUTHORITY, Style.OFFICE, Style.SIGNER) == [
        "KT. TRƯỞNG ĐOÀN",
        "PHÓ TRƯỞNG ĐOÀN",
        "PHÓ GIÁM ĐỐC SỞ",
        "Tên người ký",
    ]


def test_a_ragged_table_is_made_even_and_a_row_of_one_cell_goes_over_all():
    (grid,) = [item for item in lay_out(body(Table(("A", "B"), (("1",), ("1", "2", "3"), ())))).sheets[0].items if isinstance(item, Grid)]  # fmt: skip

    assert [len(row) for row in (grid.header, *grid.rows)] == [3, 1, 3, 3]
    assert sum(grid.widths) == pytest.approx(165 / 25.4 * 72, abs=0.1)


def test_a_table_without_columns_is_left_out():
    assert [item for item in lay_out(body(Table((), ()))).sheets[0].items if isinstance(item, Grid)] == []


def test_headings_have_levels_without_gaps():
    document = body(Clause("1", title="Trước"), Part("I", "A"), Clause("1", title="B"), Part("II", "C"))

    assert [item.level for item in lay_out(document).sheets[0].items if isinstance(item, Line) and item.level] == [
        1,
        1,
        2,
        1,
    ]


def test_an_annex_has_number_title_and_note():
    annex = Annex("I", "Danh sách", "(Kèm theo Thông báo số 07/TB-SNV)", (Paragraph("Nội dung"),), landscape=True)
    document = replace(BARE, annexes=(annex, Annex("", "", "", ())))

    assert lines(document, Style.ANNEX, Style.ANNEX_TITLE, Style.ANNEX_NOTE, Style.BODY) == [
        "Phụ lục I",
        "DANH SÁCH",
        "(Kèm theo Thông báo số 07/TB-SNV)",
        "Nội dung",
        "Phụ lục",
    ]
    assert [sheet.landscape for sheet in lay_out(document).sheets] == [False, True, False]


@pytest.mark.parametrize(
    ("given", "day"),
    [({"date": date(2019, 5, 2)}, date(2019, 5, 2)), ({"year": 2019}, date(2019, 1, 1)), ({}, date(2020, 3, 5))],
)
def test_the_day_of_the_file_comes_from_the_content(given, day):
    assert lay_out(replace(BARE, **given)).day == day


def test_plain_text_of_a_small_document():
    document = body(Paragraph("Nội dung"), Table(("A", "B"), (("1", "2"),)), urgency=Urgency.URGENT, year=2020)

    assert plain_text(document).split("\n") == [
        "SỞ NỘI VỤ",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Số:       /TB-SNV",
        "KHẨN",
        "Hà Nội, ngày      tháng      năm 2020",
        "THÔNG BÁO",
        "Việc minh họa",
        "Nội dung",
        "A\tB",
        "1\t2",
        "./.",
    ]


def test_a_last_line_without_text_gets_no_end_mark():
    assert "./." not in plain_text(body(Section("1", "")))
