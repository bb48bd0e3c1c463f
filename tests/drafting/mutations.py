"""One fault at a time, put into a good file by the hand of a careless clerk: (name, sample, deed, rules broken)."""

from collections.abc import Callable
from io import BytesIO

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from kiemtra.drafting import FormRule, OfficialDocument, to_docx
from tests.drafting import samples


def mutated(document: OfficialDocument, deed: Callable) -> bytes:
    file = Document(BytesIO(to_docx(document)))
    deed(file)
    data = BytesIO()
    file.save(data)
    return data.getvalue()


def find(file, start: str) -> Paragraph:
    for element in file.element.body.iter(qn("w:p")):
        paragraph = Paragraph(element, file)
        if paragraph.text.startswith(start):
            return paragraph
    raise LookupError(start)


def rewrite(start: str, text: str) -> Callable:
    def deed(file):
        first, *others = find(file, start).runs
        first.text = text
        for run in others:
            run.text = ""

    return deed


def set_font(start: str, **values) -> Callable:
    def deed(file):
        for run in find(file, start).runs:
            for name, value in values.items():
                setattr(run.font, name, value)

    return deed


def set_format(start: str, **values) -> Callable:
    def deed(file):
        for name, value in values.items():
            setattr(find(file, start).paragraph_format, name, value)

    return deed


def removed(*starts: str) -> Callable:
    def deed(file):
        for start in starts:
            element = find(file, start)._p
            if len(element.getparent().findall(qn("w:p"))) == 1:
                element.addnext(OxmlElement("w:p"))
            element.getparent().remove(element)

    return deed


def without_stroke(start: str) -> Callable:
    def deed(file):
        following = find(file, start)._p.getnext()
        following.getparent().remove(following)

    return deed


def section(at: int = 0, **values) -> Callable:
    def deed(file):
        for name, value in values.items():
            setattr(file.sections[at], name, value)

    return deed


def style(name: str, **values) -> Callable:
    def deed(file):
        for key, value in values.items():
            setattr(file.styles[name].font, key, value)

    return deed


def turned(file):
    first = file.sections[0]
    first.orientation, first.page_width, first.page_height = WD_ORIENT.LANDSCAPE, Mm(297), Mm(210)


def number_in_footer(file):
    first = file.sections[0]
    first.footer._element.append(first.header.paragraphs[0]._p)


def number_gone(file):
    file.sections[0].header.paragraphs[0].clear()


def number_right(file):
    file.sections[0].header.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT


def number_small(file):
    for run in file.sections[0].header.paragraphs[0].runs:
        run.font.size = Pt(10)


def number_on_first(file):
    file.sections[0].different_first_page_header_footer = False


def simple_number_in_footer(file):
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE \\* MERGEFORMAT")
    file.sections[0].footer.paragraphs[0]._p.append(field)


def decomposed(file):
    run = find(file, "Sở Nội vụ thông báo").runs[0]
    run.text = run.text.replace("Sở", "So\u031b\u0309")


def annex_pages_run_on(file):
    numbering = file.sections[1]._sectPr.find(qn("w:pgNumType"))
    numbering.getparent().remove(numbering)


def blue(file):
    find(file, TEXT).runs[0].font.color.rgb = RGBColor(0, 0, 255)


R = FormRule
S = samples
NATION, MOTTO = "CỘNG HÒA XÃ HỘI", "Độc lập - Tự do"
TEXT = "Sở Nội vụ thông báo"
MUTATIONS = [
    ("letter paper", S.schedule, section(page_width=Mm(215.9), page_height=Mm(279.4)), {R.PAGE_SIZE}),
    ("turned", S.schedule, turned, {R.PAGE_TURNED}),
    ("narrow left margin", S.schedule, section(left_margin=Mm(25)), {R.MARGINS}),
    ("wide right margin", S.schedule, section(right_margin=Mm(30)), {R.MARGINS}),
    ("high top margin", S.schedule, section(top_margin=Mm(15)), {R.MARGINS}),
    ("low bottom margin", S.schedule, section(bottom_margin=Mm(30)), {R.MARGINS}),
    ("other font", S.schedule, set_font(TEXT, name="Arial"), {R.FONT}),
    ("coloured", S.schedule, blue, {R.COLOUR}),
    ("decomposed letters", S.schedule, decomposed, {R.UNICODE}),
    ("page number in the footer", S.schedule, number_in_footer, {R.PAGE_NUMBER_PLACE}),
    ("second page number in the footer", S.schedule, simple_number_in_footer, {R.PAGE_NUMBER_PLACE}),
    ("no page number", S.schedule, number_gone, {R.PAGE_NUMBER}),
    ("page number right", S.schedule, number_right, {R.PAGE_NUMBER_PLACE}),
    ("page number small", S.schedule, number_small, {R.PAGE_NUMBER_STYLE}),
    ("page number on page one", S.schedule, number_on_first, {R.PAGE_NUMBER_FIRST}),
    ("no national title", S.schedule, removed(NATION), {R.NATION}),
    ("wrong national title", S.schedule, rewrite(NATION, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT"), {R.NATION}),
    ("national title large", S.schedule, set_font(NATION, size=Pt(14)), {R.NATION_STYLE}),
    ("national title in small letters", S.schedule, rewrite(NATION, "Cộng hòa xã hội chủ nghĩa Việt Nam"), {R.NATION_STYLE}),
    ("motto with dashes", S.schedule, rewrite(MOTTO, "Độc lập – Tự do – Hạnh phúc"), {R.MOTTO}),
    ("motto without spaces", S.schedule, rewrite(MOTTO, "Độc lập-Tự do-Hạnh phúc"), {R.MOTTO}),
    ("no motto", S.schedule, removed(MOTTO), {R.MOTTO}),
    ("motto in capitals", S.schedule, rewrite(MOTTO, "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"), {R.MOTTO_STYLE}),
    ("motto light", S.schedule, set_font(MOTTO, bold=False), {R.MOTTO_STYLE}),
    ("motto without line", S.schedule, without_stroke(MOTTO), {R.MOTTO_LINE}),
    ("parent bold", S.schedule, set_font("ỦY BAN NHÂN DÂN", bold=True), {R.PARENT_STYLE}),
    ("parent in small letters", S.schedule, rewrite("ỦY BAN NHÂN DÂN", "Ủy ban nhân dân thành phố"), {R.PARENT_STYLE}),
    ("no issuer", S.decision, removed("UBND TỈNH", "SỞ NỘI VỤ"), {R.ISSUER}),
    ("issuer light", S.schedule, set_font("SỞ NỘI VỤ", bold=False), {R.ISSUER_STYLE}),
    ("issuer without line", S.schedule, without_stroke("SỞ NỘI VỤ"), {R.ISSUER_LINE}),
    ("no number", S.decision, removed("Số: 664"), {R.NUMBER}),
    ("number without colon", S.decision, rewrite("Số: 664", "Số 664/QĐ-SNV"), {R.NUMBER_FORM}),
    ("number with blanks", S.decision, rewrite("Số: 664", "Số: 664/QĐ - SNV"), {R.NUMBER_FORM}),
    ("number without slash", S.decision, rewrite("Số: 664", "Số: 664-QĐ-SNV"), {R.NUMBER_FORM}),
    ("number without zero", S.results, rewrite("Số: 07", "Số: 7/TB-ĐKT"), {R.NUMBER_ZERO}),
    ("number bold", S.decision, set_font("Số: 664", bold=True), {R.NUMBER_STYLE}),
    ("no date", S.decision, removed("Hưng Yên, ngày"), {R.DATE}),
    ("day without zero", S.decision, rewrite("Hưng Yên, ngày", "Hưng Yên, ngày 8 tháng 02 năm 2022"), {R.DATE_FORM}),
    ("February without zero", S.decision, rewrite("Hưng Yên, ngày", "Hưng Yên, ngày 08 tháng 2 năm 2022"), {R.DATE_FORM}),
    ("April with zero", S.letter, rewrite("Hà Nội, ngày", "Hà Nội, ngày 12 tháng 04 năm 2021"), {R.DATE_FORM}),
    ("no such day", S.decision, rewrite("Hưng Yên, ngày", "Hưng Yên, ngày 30 tháng 02 năm 2022"), {R.DATE_FORM}),
    ("no such month", S.decision, rewrite("Hưng Yên, ngày", "Hưng Yên, ngày 30 tháng 13 năm 2022"), {R.DATE_FORM}),
    ("no comma", S.decision, rewrite("Hưng Yên, ngày", "Hưng Yên ngày 08 tháng 02 năm 2022"), {R.DATE_FORM}),
    ("date half filled", S.decision, rewrite("Hưng Yên, ngày", "Hưng Yên, ngày 08 tháng    năm 2022"), {R.DATE_FORM}),
    ("date upright", S.decision, set_font("Hưng Yên, ngày", italic=False), {R.DATE_STYLE}),
    ("minutes with a date", S.minutes, rewrite("Số: 03", "Hải Phòng, ngày 12 tháng 6 năm 2019"), {R.DATE_IN_MINUTES}),
    ("no kind and no V/v", S.letter, removed("V/v"), {R.KIND}),
    ("kind light", S.schedule, set_font("THÔNG BÁO", bold=False), {R.KIND_STYLE}),
    ("kind left", S.schedule, set_format("THÔNG BÁO", alignment=WD_ALIGN_PARAGRAPH.LEFT), {R.KIND_STYLE}),
    ("no subject", S.schedule, removed("Lịch kiểm tra"), {R.SUBJECT}),
    ("subject italic", S.schedule, set_font("Lịch kiểm tra", italic=True), {R.SUBJECT_STYLE}),
    ("subject without line", S.schedule, without_stroke("Lịch kiểm tra"), {R.SUBJECT_LINE}),
    ("V/v large", S.letter, set_font("V/v", size=Pt(14)), {R.LETTER_SUBJECT_STYLE}),
    ("letter to nobody", S.letter, removed("Kính gửi", "- Các sở", "- Ủy ban"), {R.ADDRESSEE}),
    ("addressee without semicolon", S.letter, rewrite("- Các sở", "- Các sở"), {R.ADDRESSEE_FORM}),
    ("addressee without colon", S.letter, rewrite("Kính gửi", "Kính gửi"), {R.ADDRESSEE_FORM}),
    ("ground upright", S.results, set_font("Căn cứ Quyết định", italic=False), {R.BASIS_STYLE}),
    ("ground ends with a full stop", S.results, rewrite("Căn cứ Quyết định", "Căn cứ Quyết định thành lập Đoàn."), {R.BASIS_END}),
    ("last ground with semicolon", S.results, rewrite("Căn cứ Biên bản", "Căn cứ Biên bản kiểm tra;"), {R.BASIS_END}),
    ("part in small letters", S.results, rewrite("II. ", "II. Tồn tại, hạn chế"), {R.PART_STYLE}),
    ("part light", S.results, set_font("III. ", bold=False), {R.PART_STYLE}),
    ("article light", S.decision, set_font("Điều 2", bold=False), {R.ARTICLE_STYLE}),
    ("article with colon", S.decision, rewrite("Điều 2", "Điều 2: Nhiệm vụ"), {R.ARTICLE_STYLE}),
    ("points a, c", S.schedule, rewrite("b) ", "c) Báo cáo theo đề cương gửi kèm./."), {R.POINT_LETTERS}),
    ("text small", S.schedule, set_font(TEXT, size=Pt(12)), {R.BODY_SIZE}),
    ("text large by style", S.schedule, style("Normal", size=Pt(15)), {R.BODY_SIZE}),
    ("text left", S.schedule, set_format(TEXT, alignment=WD_ALIGN_PARAGRAPH.LEFT), {R.BODY_ALIGN}),
    ("text without indent", S.schedule, set_format(TEXT, first_line_indent=Cm(0)), {R.BODY_INDENT}),
    ("text crowded", S.schedule, set_format(TEXT, space_before=Pt(0), space_after=Pt(0)), {R.BODY_GAP}),
    ("text wide", S.schedule, set_format(TEXT, line_spacing=2.0), {R.BODY_SPACING}),
    ("no end mark", S.schedule, rewrite("b) ", "b) Báo cáo theo đề cương."), {R.ENDING}),
    ("no signer", S.schedule, removed("GIÁM ĐỐC"), {R.SIGNER}),
    ("no signer in minutes", S.minutes, removed("THƯ KÝ", "ĐẠI DIỆN", "CHỦ TỌA"), {R.SIGNER}),
    ("signer light", S.letter, set_font("Phó Giám đốc minh họa", bold=False), {R.SIGNER_STYLE}),
    ("signer with degree", S.letter, rewrite("Phó Giám đốc minh họa", "TS. Người ký minh họa"), {R.SIGNER_DEGREE}),
    ("authority with slash", S.letter, rewrite("KT. GIÁM ĐỐC", "K/T GIÁM ĐỐC"), {R.AUTHORITY_FORM}),
    ("authority without full stop", S.letter, rewrite("KT. GIÁM ĐỐC", "KT GIÁM ĐỐC"), {R.AUTHORITY_FORM}),
    ("no recipients", S.schedule, removed("Nơi nhận", "- Sở Minh", "- Ủy ban", "- Lưu"), {R.RECIPIENTS}),
    ("recipients large", S.schedule, set_font("- Sở Minh", size=Pt(13)), {R.RECIPIENTS_STYLE}),
    ("recipients not italic", S.schedule, set_font("Nơi nhận", italic=False), {R.RECIPIENTS_STYLE}),
    ("recipient without semicolon", S.schedule, rewrite("- Sở Minh", "- Sở Minh họa A"), {R.RECIPIENTS_FORM}),
    ("recipients without dash", S.schedule, rewrite("- Sở Minh", "Sở Minh họa A;"), {R.RECIPIENTS_FORM}),
    ("nothing kept on file", S.schedule, rewrite("- Lưu", "- Văn phòng."), {R.RECIPIENTS_ARCHIVE}),
    ("annexes unnumbered", S.report, rewrite("Phụ lục II", "Phụ lục"), {R.ANNEX_NUMBER}),
    ("annex in Arabic", S.report, rewrite("Phụ lục II", "Phụ lục 2"), {R.ANNEX_NUMBER}),
    ("annex small", S.report, set_font("Phụ lục II", size=Pt(13)), {R.ANNEX_STYLE}),
    ("annex pages run on", S.report, annex_pages_run_on, {R.ANNEX_PAGES}),
]  # fmt: skip
