"""The named styles of an official document: one table of measures, read by the DOCX and the PDF alike.

Sizes and styles: Decree 30/2020/NĐ-CP, annex I, part I, section V, the sample column; measures in points unless named.
"""

from dataclasses import dataclass
from enum import StrEnum

FONT = "Times New Roman"
PAGE_WIDTH_MM, PAGE_HEIGHT_MM = 210, 297
# Top, bottom 20-25; left 30-35; right 15-20 (I.3).
MARGIN_TOP_MM, MARGIN_BOTTOM_MM, MARGIN_LEFT_MM, MARGIN_RIGHT_MM = 20, 20, 30, 15
HEADER_MM = 10
POINTS_PER_MM = 72 / 25.4
# 1 or 1.27 cm (II.6e).
INDENT = 12.7 * POINTS_PER_MM
# The head: issuer left, national title right; the right side must take the title in one line.
HEAD_SHARES = (0.4, 0.6)
ILLUSTRATIVE_MARK = "Dữ liệu minh họa"


class Style(StrEnum):
    """The named styles, as a clerk reads them in the word processor's list."""

    BODY = "Nội dung"
    NATION = "Quốc hiệu"
    MOTTO = "Tiêu ngữ"
    PARENT = "Cơ quan chủ quản"
    ISSUER = "Cơ quan ban hành"
    NUMBER = "Số ký hiệu"
    DATE = "Địa danh thời gian"
    LETTER_SUBJECT = "Trích yếu công văn"
    URGENCY = "Độ khẩn"
    KIND = "Tên loại"
    SUBJECT = "Trích yếu"
    ADDRESSEE = "Kính gửi"
    ADDRESSEES = "Kính gửi nhiều nơi"
    ADDRESSEE_ITEM = "Kính gửi danh sách"
    ENACTED_BY = "Thẩm quyền ban hành"
    BASIS = "Căn cứ"
    ENACTS = "Quyết định"
    DIVISION = "Phần chương mục"
    DIVISION_TITLE = "Tiêu đề phần chương mục"
    PART = "Mục La Mã"
    ARTICLE = "Điều"
    CLAUSE = "Khoản"
    CLAUSE_TITLE = "Khoản có tiêu đề"
    POINT = "Điểm"
    BULLET = "Gạch đầu dòng"
    TABLE_HEADER = "Bảng tiêu đề"
    TABLE_GROUP = "Bảng nhóm"
    TABLE_CELL = "Bảng nội dung"
    AUTHORITY = "Quyền hạn chức vụ"
    OFFICE = "Chức vụ khác"
    SIGNER = "Họ tên người ký"
    RECIPIENTS = "Nơi nhận"
    RECIPIENT = "Nơi nhận danh sách"
    ANNEX = "Phụ lục"
    ANNEX_TITLE = "Tên phụ lục"
    ANNEX_NOTE = "Kèm theo"
    RULE = "Đường kẻ"
    PAGE_NUMBER = "Số trang"
    MARK = "Dấu minh họa"


@dataclass(frozen=True, slots=True)
class Rule:
    """The measures of one style."""

    size: float = 14
    bold: bool = False
    italic: bool = False
    # left | center | right | justify
    align: str = "justify"
    first_indent: float = INDENT
    left_indent: float = 0
    # Taken back by the first line, so that a list hangs on its dash.
    hanging: float = 0
    before: float = 0
    after: float = 6
    spacing: float = 1.15
    keep_next: bool = False
    # Rank in the outline of the document; 0 for none.
    rank: int = 0


def _centred(
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    before: float = 0,
    after: float = 0,
    keep_next: bool = False,
    rank: int = 0,
) -> Rule:
    return Rule(size, bold, italic, "center", 0, before=before, after=after, spacing=1, keep_next=keep_next, rank=rank)


def _left(
    size: float, *, bold: bool = False, italic: bool = False, pad: float = 0, after: float = 0, keep_next: bool = False
) -> Rule:
    return Rule(size, bold, italic, "left", 0, before=pad, after=pad or after, spacing=1, keep_next=keep_next)


RULES: dict[Style, Rule] = {
    Style.BODY: Rule(),
    Style.NATION: _centred(12, bold=True),
    Style.MOTTO: _centred(13, bold=True),
    Style.PARENT: _centred(12),
    Style.ISSUER: _centred(12, bold=True),
    Style.NUMBER: _centred(13, before=6),
    Style.DATE: _centred(13, italic=True, before=6),
    Style.LETTER_SUBJECT: _centred(12, before=6),
    Style.URGENCY: _centred(13, bold=True, before=8),
    Style.KIND: _centred(14, bold=True, before=14, keep_next=True),
    Style.SUBJECT: _centred(14, bold=True, keep_next=True),
    Style.ADDRESSEE: _centred(14, before=12, after=8),
    Style.ADDRESSEES: Rule(align="left", first_indent=0, left_indent=92, before=12, after=2, spacing=1, keep_next=True),
    # The dashes stand straight under the colon of "Kính gửi:" (II.9d).
    Style.ADDRESSEE_ITEM: Rule(align="left", first_indent=0, left_indent=153, hanging=8, after=2, spacing=1),
    Style.ENACTED_BY: _centred(14, bold=True, before=6, after=8, keep_next=True),
    Style.BASIS: Rule(italic=True),
    Style.ENACTS: _centred(14, bold=True, before=8, after=8, keep_next=True),
    Style.DIVISION: _centred(14, bold=True, before=10, keep_next=True),
    Style.DIVISION_TITLE: _centred(14, bold=True, after=8, keep_next=True, rank=1),
    Style.PART: Rule(bold=True, before=6, keep_next=True, rank=1),
    Style.ARTICLE: Rule(rank=2),
    Style.CLAUSE: Rule(),
    Style.CLAUSE_TITLE: Rule(bold=True, keep_next=True, rank=2),
    Style.POINT: Rule(),
    Style.BULLET: Rule(),
    Style.TABLE_HEADER: _centred(12, bold=True, before=2, after=2),
    Style.TABLE_GROUP: _left(12, bold=True, pad=2, keep_next=True),
    Style.TABLE_CELL: _left(12, pad=2),
    Style.AUTHORITY: _centred(14, bold=True, keep_next=True),
    Style.OFFICE: _centred(13, bold=True, keep_next=True),
    Style.SIGNER: _centred(14, bold=True),
    Style.RECIPIENTS: _left(12, bold=True, italic=True, keep_next=True),
    Style.RECIPIENT: _left(11),
    Style.ANNEX: _centred(14, bold=True, keep_next=True),
    Style.ANNEX_TITLE: _centred(14, bold=True, keep_next=True, rank=1),
    Style.ANNEX_NOTE: _centred(14, italic=True, keep_next=True),
    Style.RULE: _centred(2),
    Style.PAGE_NUMBER: _centred(14),
    Style.MARK: _centred(10, italic=True),
}
