"""Word documents: everything that a person sees in them, in the order in which it is read, and nothing that was struck out."""

from datetime import date

import pytest

from kiemtra.drafting.pdf import to_pdf
from kiemtra.drafting.word import to_docx
from kiemtra.reading import UnreadableFile, open_bytes, read
from kiemtra.reading.values import Reading, SourceFormat
from tests.drafting import samples
from tests.reading.making import NUMBERING, WORD, archive, paragraph, table, word


def lines(data: bytes) -> list[str]:
    text = open_bytes(data, "a.docx")
    assert text.format is SourceFormat.DOCX
    return text.text.split("\n")


def test_paragraphs_runs_and_signs() -> None:
    body = paragraph("Kế hoạch số ", "12/KH", "<w:r><w:noBreakHyphen/></w:r>", "UBND") + paragraph(
        "a", "<w:r><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"
    )

    assert lines(word(body)) == ["Kế hoạch số 12/KH-UBND", "a\tb", "c"]


def test_what_was_struck_out_or_hidden_is_not_read() -> None:
    body = paragraph(
        "ngày ",
        "<w:del><w:r><w:delText>05</w:delText></w:r></w:del>",
        "<w:ins><w:r><w:t>15</w:t></w:r></w:ins>",
        "<w:moveFrom><w:r><w:t>mất</w:t></w:r></w:moveFrom>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>",
        "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>/01/2023</w:t></w:r>",
    )

    assert lines(word(body)) == ["ngày 15/01/2023"]


def test_paragraph_whose_end_was_struck_out_goes_on() -> None:
    struck = "<w:rPr><w:del/></w:rPr>"

    assert lines(word(paragraph("Sở ", properties=struck) + paragraph("Y tế"))) == ["Sở Y tế"]


def test_changed_formatting_keeps_the_present_one() -> None:
    now = '<w:numPr><w:numId w:val="1"/></w:numPr><w:pPrChange><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:pPrChange>'

    assert lines(word(paragraph("Mục đích", properties=now), numbering=NUMBERING)) == ["I. Mục đích"]


def test_numbers_of_lists_are_written_out() -> None:
    def item(text: str, level: int, numbering: int = 1) -> str:
        return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{numbering}"/></w:numPr>')

    empty = paragraph("", properties='<w:numPr><w:numId w:val="1"/></w:numPr>')
    body = item("Mục đích", 0) + item("Một", 1) + item("Hai", 1) + item("a", 2) + item("gạch", 3) + item("Nội dung", 0)
    body += item("Lại một", 1) + empty + item("Từ đầu", 0, 2)

    assert lines(word(body, numbering=NUMBERING)) == [
        *("I. Mục đích", "1. Một", "2. Hai", "a) a", "- gạch", "II. Nội dung", "1. Lại một", "", "I. Từ đầu")
    ]


def test_numbers_and_old_fonts_come_from_styles() -> None:
    styles = (
        f'<w:styles xmlns:w="{WORD}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr></w:rPrDefault></w:docDefaults>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="N"/>'
        '<w:style w:type="paragraph" w:styleId="H"><w:basedOn w:val="L"/><w:rPr><w:rFonts w:ascii=".VnTimeH"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
    )
    body = paragraph("kÕ ho¹ch", properties='<w:pStyle w:val="H"/>') + paragraph("§¬n vÞ ®­îc kiÓm tra")

    assert lines(word(body, numbering=NUMBERING, styles=styles)) == ["I. KẾ HOẠCH", "Đơn vị được kiểm tra"]


def test_head_of_a_document_is_read_side_by_side() -> None:
    head = table(
        ("UBND TỈNH LAI CHÂU\nSỞ NỘI VỤ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"),
        ("Số: 12/KH-SNV", "Lai Châu, ngày 05 tháng 01 năm 2023"),
    )

    found = lines(word(head + paragraph("KẾ HOẠCH")))

    assert found[:3] == ["UBND TỈNH LAI CHÂU", "SỞ NỘI VỤ", "Số: 12/KH-SNV"]
    assert found[3:] == [
        *(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "Lai Châu, ngày 05 tháng 01 năm 2023",
            "KẾ HOẠCH",
        )
    ]


def test_rows_of_a_table_are_lines() -> None:
    body = table(("TT", "Đơn vị", "Thời gian"), ("1", "Sở Y tế", "12/5/2023"), ("2", "Sở Xây dựng\n(cả chi cục)", ""))

    assert lines(word(body)) == ["TT\tĐơn vị\tThời gian", "1\tSở Y tế\t12/5/2023", "2", "Sở Xây dựng", "(cả chi cục)"]


def test_text_boxes_are_read_once_and_fields_by_their_result() -> None:
    box = f"<w:txbxContent>{paragraph('trong khung')}</w:txbxContent>"
    drawn = f"<w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r>"
    control = f"<w:sdt><w:sdtContent>{paragraph('trong ô')}</w:sdtContent></w:sdt>"

    assert lines(word(paragraph("ngoài", drawn, field, "7") + control)) == ["trong khung", "ngoài7", "trong ô"]


def test_headers_footnotes_and_footers() -> None:
    def part(name: str, inside: str) -> str:
        return f'<w:{name} xmlns:w="{WORD}">{inside}</w:{name}>'

    data = word(
        paragraph("Nội dung"),
        header1=part("hdr", paragraph("BẢN SAO")),
        footer1=part("ftr", paragraph("Trang 1/2") + paragraph("Lưu hành nội bộ")),
        footnotes=part("footnotes", f"<w:footnote>{paragraph('Theo Kế hoạch số 5/KH-UBND')}</w:footnote>"),
    )

    assert lines(data) == ["BẢN SAO", "Nội dung", "Theo Kế hoạch số 5/KH-UBND", "Lưu hành nội bộ"]


def test_the_main_part_may_have_another_name() -> None:
    relations = '<Relationships><Relationship Type="x/officeDocument" Target="/word/document2.xml"/></Relationships>'
    whole = f'<w:document xmlns:w="{WORD}"><w:body>{paragraph("Kế hoạch")}</w:body></w:document>'

    assert lines(archive([("_rels/.rels", relations.encode()), ("word/document2.xml", whole.encode())])) == ["Kế hoạch"]


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ([("xl/workbook.xml", b"")], "bảng tính Excel"),
        ([("ppt/presentation.xml", b"")], "bài trình chiếu"),
        ([("content.xml", b"")], "OpenDocument"),
        ([("a.docx", word(paragraph("a")))], "giải nén"),
        ([("word/document.xml", b"<a><b></a>")], "bị hỏng"),
        ([("word/other.xml", b"<a/>")], "bị hỏng"),
    ],
)
def test_archives_that_are_no_word_document(parts: list[tuple[str, bytes]], words: str) -> None:
    with pytest.raises(UnreadableFile, match=words):
        open_bytes(archive(parts), "a.docx")


@pytest.mark.parametrize("name", ["results", "schedule", "minutes", "report", "letter", "decision"])
def test_our_own_documents_tell_the_same_in_word_and_pdf(name: str) -> None:
    document = getattr(samples, name)()

    in_word, in_pdf = (read(open_bytes(make(document), name)) for make in (to_docx, to_pdf))

    assert documents(in_word) == documents(in_pdf)
    assert (name in ("schedule",)) == (in_word.own is None)


def documents(reading: Reading) -> list[tuple[str | None, date | None]]:
    own = [reading.own] if reading.own else []
    return [(c.reference, c.date) for c in (*own, *reading.citations)]
