"""The rules of form that a file is held against, each with its place in Decree 30/2020/NĐ-CP, annex I, part I."""

from dataclasses import dataclass
from enum import StrEnum


class FormRule(StrEnum):
    """What can be wrong with the form of a document."""

    UNREADABLE = "unreadable"
    PAGE_SIZE = "page-size"
    PAGE_TURNED = "page-turned"
    MARGINS = "margins"
    FONT = "font"
    COLOUR = "colour"
    UNICODE = "unicode"
    PAGE_NUMBER = "page-number"
    PAGE_NUMBER_PLACE = "page-number-place"
    PAGE_NUMBER_STYLE = "page-number-style"
    PAGE_NUMBER_FIRST = "page-number-first"
    NATION = "nation"
    NATION_STYLE = "nation-style"
    MOTTO = "motto"
    MOTTO_STYLE = "motto-style"
    MOTTO_LINE = "motto-line"
    PARENT_STYLE = "parent-style"
    ISSUER = "issuer"
    ISSUER_STYLE = "issuer-style"
    ISSUER_LINE = "issuer-line"
    NUMBER = "number"
    NUMBER_FORM = "number-form"
    NUMBER_ZERO = "number-zero"
    NUMBER_STYLE = "number-style"
    DATE = "date"
    DATE_FORM = "date-form"
    DATE_STYLE = "date-style"
    DATE_IN_MINUTES = "date-in-minutes"
    KIND = "kind"
    KIND_STYLE = "kind-style"
    SUBJECT = "subject"
    SUBJECT_STYLE = "subject-style"
    SUBJECT_LINE = "subject-line"
    LETTER_SUBJECT_STYLE = "letter-subject-style"
    ADDRESSEE = "addressee"
    ADDRESSEE_FORM = "addressee-form"
    BASIS_STYLE = "basis-style"
    BASIS_END = "basis-end"
    PART_STYLE = "part-style"
    ARTICLE_STYLE = "article-style"
    POINT_LETTERS = "point-letters"
    BODY_SIZE = "body-size"
    BODY_ALIGN = "body-align"
    BODY_INDENT = "body-indent"
    BODY_GAP = "body-gap"
    BODY_SPACING = "body-spacing"
    ENDING = "ending"
    SIGNER = "signer"
    SIGNER_STYLE = "signer-style"
    SIGNER_DEGREE = "signer-degree"
    AUTHORITY_FORM = "authority-form"
    RECIPIENTS = "recipients"
    RECIPIENTS_STYLE = "recipients-style"
    RECIPIENTS_FORM = "recipients-form"
    RECIPIENTS_ARCHIVE = "recipients-archive"
    ANNEX_NUMBER = "annex-number"
    ANNEX_STYLE = "annex-style"
    ANNEX_PAGES = "annex-pages"


# Place within annex I, part I, and the sentence for the clerk.
SENTENCES: dict[FormRule, tuple[str, str]] = {
    FormRule.UNREADABLE: ("", "Không đọc được tệp: tệp hỏng hoặc không phải định dạng DOCX."),
    FormRule.PAGE_SIZE: ("I.1", "Khổ giấy phải là A4 (210 mm x 297 mm)."),
    FormRule.PAGE_TURNED: ("I.2", "Văn bản phải trình bày theo chiều dài khổ A4; chỉ phụ lục hoặc bảng biểu được xoay ngang."),
    FormRule.MARGINS: ("I.3", "Lề trên, lề dưới 20 - 25 mm; lề trái 30 - 35 mm; lề phải 15 - 20 mm."),
    FormRule.FONT: ("I.4", "Phông chữ phải là Times New Roman."),
    FormRule.COLOUR: ("I.4", "Chữ phải là màu đen."),
    FormRule.UNICODE: ("I.4", "Chữ tiếng Việt phải dùng mã Unicode dựng sẵn theo TCVN 6909:2001."),
    FormRule.PAGE_NUMBER: ("I.7", "Thiếu số trang."),
    FormRule.PAGE_NUMBER_PLACE: ("I.7", "Số trang phải đặt canh giữa trong phần lề trên."),
    FormRule.PAGE_NUMBER_STYLE: ("I.7", "Số trang cỡ chữ 13 - 14, kiểu chữ đứng, không đậm."),
    FormRule.PAGE_NUMBER_FIRST: ("I.7", "Không hiển thị số trang thứ nhất."),
    FormRule.NATION: ("II.1a", "Thiếu Quốc hiệu hoặc Quốc hiệu không đúng."),
    FormRule.NATION_STYLE: ("II.1a", "Quốc hiệu: chữ in hoa, cỡ chữ 12 - 13, kiểu chữ đứng, đậm."),
    FormRule.MOTTO: ("II.1b", "Thiếu Tiêu ngữ hoặc Tiêu ngữ không đúng “Độc lập - Tự do - Hạnh phúc” (gạch nối có cách chữ)."),
    FormRule.MOTTO_STYLE: ("II.1b", "Tiêu ngữ: chữ in thường, cỡ chữ 13 - 14, kiểu chữ đứng, đậm."),
    FormRule.MOTTO_LINE: ("II.1b", "Dưới Tiêu ngữ phải có đường kẻ ngang nét liền."),
    FormRule.PARENT_STYLE: ("II.2b", "Tên cơ quan chủ quản: chữ in hoa, cỡ chữ 12 - 13, kiểu chữ đứng, không đậm."),
    FormRule.ISSUER: ("II.2a", "Thiếu tên cơ quan, tổ chức ban hành văn bản."),
    FormRule.ISSUER_STYLE: ("II.2b", "Tên cơ quan ban hành: chữ in hoa, cỡ chữ 12 - 13, kiểu chữ đứng, đậm."),
    FormRule.ISSUER_LINE: ("II.2b", "Dưới tên cơ quan ban hành phải có đường kẻ ngang nét liền."),
    FormRule.NUMBER: ("II.3a", "Thiếu số, ký hiệu của văn bản."),
    FormRule.NUMBER_FORM: ("II.3c", "Số, ký hiệu ghi theo dạng “Số: 15/QĐ-BNV”: có dấu hai chấm, gạch chéo, gạch nối và không cách chữ."),
    FormRule.NUMBER_ZERO: ("II.3c", "Số nhỏ hơn 10 phải ghi thêm số 0 phía trước."),
    FormRule.NUMBER_STYLE: ("II.3c", "Số, ký hiệu: cỡ chữ 13, kiểu chữ đứng, không đậm."),
    FormRule.DATE: ("II.4c", "Thiếu địa danh và thời gian ban hành văn bản."),
    FormRule.DATE_FORM: ("II.4b", "Địa danh, thời gian ghi theo dạng “Hà Nội, ngày 05 tháng 01 năm 2020”: chỉ ngày nhỏ hơn 10 và tháng 1, 2 thêm số 0."),
    FormRule.DATE_STYLE: ("II.4c", "Địa danh, thời gian: chữ in thường, cỡ chữ 13 - 14, kiểu chữ nghiêng, không đậm."),
    FormRule.DATE_IN_MINUTES: ("Phụ lục III, mẫu 1.9", "Biên bản không ghi địa danh và thời gian ban hành ở phần đầu."),
    FormRule.KIND: ("II.5a", "Thiếu tên loại văn bản (hoặc trích yếu “V/v” đối với công văn)."),
    FormRule.KIND_STYLE: ("II.5b", "Tên loại: chữ in hoa, cỡ chữ 13 - 14, kiểu chữ đứng, đậm, canh giữa."),
    FormRule.SUBJECT: ("II.5a", "Thiếu trích yếu nội dung văn bản."),
    FormRule.SUBJECT_STYLE: ("II.5b", "Trích yếu: chữ in thường, cỡ chữ 13 - 14, kiểu chữ đứng, đậm, canh giữa."),
    FormRule.SUBJECT_LINE: ("II.5b", "Dưới trích yếu phải có đường kẻ ngang nét liền."),
    FormRule.LETTER_SUBJECT_STYLE: ("II.5b", "Trích yếu công văn: chữ in thường, cỡ chữ 12 - 13, kiểu chữ đứng, không đậm, canh giữa."),
    FormRule.ADDRESSEE: ("II.9b", "Công văn, tờ trình phải có phần “Kính gửi:”."),
    FormRule.ADDRESSEE_FORM: ("II.9d", "Kính gửi nhiều nơi: mỗi nơi một dòng có gạch đầu dòng, cuối dòng dấu chấm phẩy, dòng cuối dấu chấm."),
    FormRule.BASIS_STYLE: ("II.6a", "Căn cứ ban hành: kiểu chữ nghiêng."),
    FormRule.BASIS_END: ("II.6a", "Cuối mỗi căn cứ có dấu chấm phẩy, căn cứ cuối cùng kết thúc bằng dấu chấm."),
    FormRule.PART_STYLE: ("II.6đ", "Số thứ tự La Mã và tiêu đề của mục: chữ in hoa, kiểu chữ đứng, đậm."),
    FormRule.ARTICLE_STYLE: ("II.6đ", "Từ “Điều” và số thứ tự: kiểu chữ đứng, đậm, sau số có dấu chấm."),
    FormRule.POINT_LETTERS: ("II.6đ", "Điểm xếp theo bảng chữ cái tiếng Việt: a, b, c, d, đ, e, g, h, i, k…"),
    FormRule.BODY_SIZE: ("II.6e", "Nội dung: cỡ chữ 13 - 14."),
    FormRule.BODY_ALIGN: ("II.6e", "Nội dung phải canh đều cả hai lề."),
    FormRule.BODY_INDENT: ("II.6e", "Đầu dòng của đoạn lùi vào 1 cm hoặc 1,27 cm."),
    FormRule.BODY_GAP: ("II.6e", "Khoảng cách giữa các đoạn tối thiểu 6 pt."),
    FormRule.BODY_SPACING: ("II.6e", "Khoảng cách giữa các dòng từ dòng đơn đến 1,5 dòng."),
    FormRule.ENDING: ("V", "Nội dung văn bản phải kết thúc bằng “./.”."),
    FormRule.SIGNER: ("II.7", "Thiếu quyền hạn, chức vụ của người ký."),
    FormRule.SIGNER_STYLE: ("II.7đ", "Quyền hạn, chức vụ (in hoa) và họ tên người ký (in thường): cỡ chữ 13 - 14, kiểu chữ đứng, đậm."),
    FormRule.SIGNER_DEGREE: ("II.7c", "Trước họ tên người ký không ghi học hàm, học vị và danh hiệu danh dự."),
    FormRule.AUTHORITY_FORM: ("II.7b", "Quyền hạn ký viết tắt là “TM.”, “Q.”, “KT.”, “TL.”, “TUQ.”."),
    FormRule.RECIPIENTS: ("II.9c", "Thiếu phần “Nơi nhận:”."),
    FormRule.RECIPIENTS_STYLE: ("II.9d", "Từ “Nơi nhận:” cỡ chữ 12, nghiêng, đậm; phần liệt kê cỡ chữ 11, kiểu chữ đứng."),
    FormRule.RECIPIENTS_FORM: ("II.9d", "Mỗi nơi nhận một dòng, đầu dòng có gạch đầu dòng, cuối dòng dấu chấm phẩy, dòng cuối cùng dấu chấm."),
    FormRule.RECIPIENTS_ARCHIVE: ("II.9d", "Dòng cuối cùng của nơi nhận phải ghi “Lưu:”."),
    FormRule.ANNEX_NUMBER: ("III.1a", "Có từ hai phụ lục trở lên thì phải đánh số thứ tự bằng chữ số La Mã."),
    FormRule.ANNEX_STYLE: ("III.1b", "Từ “Phụ lục” và số thứ tự: chữ in thường, cỡ chữ 14, kiểu chữ đứng, đậm, canh giữa."),
    FormRule.ANNEX_PAGES: ("III.1đ", "Số trang của phụ lục được đánh riêng theo từng phụ lục."),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """One departure from the form."""

    rule: FormRule
    # "Phụ lục I, phần I, mục II.3c"
    place: str
    message: str
    # What stands in the file.
    found: str


def fault(rule: FormRule, found: str = "") -> Fault:
    """Report a rule as broken, with its place in the decree and its sentence."""
    place, message = SENTENCES[rule]
    decree = f"Phụ lục I, phần I, mục {place}" if place[:1] in {"I", "V"} else place
    return Fault(rule, decree, message, found[:160])
