"""The words that stand in a workbook: headings, the rule of each item with an example, how to fill it in."""

import re
from decimal import Decimal
from functools import lru_cache

from kiemtra.domain.forms import Choice4, FormItem, FormOption, ItemType, format_number
from kiemtra.domain.text import fold

# What stands between several chosen labels.
_SEPARATORS = re.compile(r"[;\n]")
REPORT_SHEET = "Báo cáo"
GUIDE_SHEET = "Hướng dẫn"
HEAD_SHEET = "_kiemtra"
TABLE_SHEET = "Bảng {number}"
NUMBER_HEADING = "Số thứ tự"
HEADINGS = {
    "#label": "Nội dung",
    "#unit": "Đơn vị tính",
    "#value": "Giá trị",
    "#last": "Kỳ trước",
    "#remark": "Ghi chú, giải trình",
    "#ground": "Căn cứ",
    "#evidence": "Tài liệu kiểm chứng",
}
ROW_HEADING = "Nội dung"
SEE_TABLE = "Ghi tại trang tính “{sheet}”"
SEE_PAGE = "Đính kèm tại trang báo cáo trên hệ thống"
COMPUTED = "Phần mềm tự tính"
MANDATORY = " (*)"
PERIOD, DUE_ON = "Kỳ báo cáo: {period}", "Hạn gửi: {day}"
LEGEND = "Chỉ nhập vào ô nền vàng. Dấu (*): bắt buộc. Đưa chuột lên ô để xem quy tắc và ví dụ."
WRONG_LEGEND = "Ô nền đỏ cần sửa; lý do ghi ở chú thích của ô."
ATTACHED = "{count} tệp: {names}"
CHOICE4_LABELS: dict[Choice4, str] = {
    Choice4.YES: "Có",
    Choice4.NO: "Không",
    Choice4.PARTLY: "Một phần",
    Choice4.NOT_APPLICABLE: "Không áp dụng",
}
GUIDE = (
    "Nhập vào các ô nền vàng. Các ô khác được khóa (không đặt mật khẩu) để giữ đúng mẫu.",
    "Số viết theo lối Việt Nam: 1.234,5. Ô số chỉ ghi số; đơn vị tính đã có ở cột bên, không ghi “12 hồ sơ”.",
    "Ngày ghi dạng ngày/tháng/năm, ví dụ 20/05/2025.",
    "Ô có danh sách: bấm mũi tên để chọn. Câu hỏi được chọn nhiều câu trả lời: ghi các câu trả lời cách nhau bằng dấu chấm phẩy.",
    "Tỷ lệ phần trăm do phần mềm tự tính từ hai số liệu; không nhập. Khi nhận lại, hệ thống tính lại từ đầu.",
    "Mỗi bảng có trang tính riêng. Được thêm dòng ở cuối, chèn, xóa, sắp xếp dòng; dòng để trống hết thì không tính.",
    "Không gộp ô, không đổi tên mẫu thành .xls hay .xlsm, không dùng macro. Ô có công thức thì hệ thống lấy giá trị đang hiện.",
    "Có thể đổi tên, đổi thứ tự trang tính hoặc dòng; hệ thống tìm từng mục theo mã ẩn ở cột A.",
    "Giải trình cảnh báo ghi ở cột “Ghi chú, giải trình”. Tệp minh chứng đính kèm tại trang báo cáo trên hệ thống.",
    "Tải tệp lên trang báo cáo: chỗ nào sai được báo hết một lần, kèm trang tính, ô, quy tắc và ví dụ.",
)


def options_of(item: FormItem) -> tuple[FormOption, ...]:
    """Return what may be chosen, each with a label that no other one has."""
    return labelled(item.type, item.options)


@lru_cache(maxsize=512)
def labelled(kind: ItemType, options: tuple[FormOption, ...]) -> tuple[FormOption, ...]:
    """Return the options of an item of that kind with labels that can be told apart and listed one behind another."""
    if kind is ItemType.CHOICE4:
        return tuple(FormOption(choice.value, label) for choice, label in CHOICE4_LABELS.items())
    folded = [fold(option.label) for option in options]
    return tuple(
        option
        if folded.count(one) == 1 and not _SEPARATORS.search(option.label)
        else FormOption(option.name, f"{_SEPARATORS.sub(',', option.label)} [{option.name}]")
        for option, one in zip(options, folded, strict=True)
    )


def rule_of(item: FormItem) -> str:
    """Return the rule of an item as a person reads it."""
    match item.type:
        case ItemType.NUMBER:
            rule = _number_rule(item)
        case ItemType.DATE:
            rule = "Ngày có thật, viết ngày/tháng/năm"
        case ItemType.CHOICE | ItemType.CHOICE4:
            rule = f"Chọn một trong: {_listed(item)}"
        case ItemType.CHOICES:
            rule = f"Chọn một hoặc nhiều, cách nhau bằng dấu chấm phẩy: {_listed(item)}"
        case ItemType.TEXT:
            rule = "Văn bản, không quá 10.000 ký tự"
        case _:
            return ""
    return f"{rule}. {item.constraint_message}" if item.constraint_message else rule


def _number_rule(item: FormItem) -> str:
    rule = "Số nguyên" if item.whole else "Số, tối đa 9 chữ số sau dấu phẩy"
    if item.minimum is not None and item.maximum is not None:
        return f"{rule}, từ {format_number(item.minimum)} đến {format_number(item.maximum)}"
    if item.minimum is not None:
        return f"{rule}, không nhỏ hơn {format_number(item.minimum)}"
    return f"{rule}, không lớn hơn {format_number(item.maximum)}" if item.maximum is not None else rule


def _listed(item: FormItem) -> str:
    return "; ".join(option.label for option in options_of(item))


def example_of(item: FormItem) -> str:
    """Return a value that the item would take."""
    options = options_of(item)
    match item.type:
        case ItemType.NUMBER:
            return format_number(_example_number(item))
        case ItemType.DATE:
            return "20/05/2025"
        case ItemType.CHOICE | ItemType.CHOICE4:
            return options[0].label if options else ""
        case ItemType.CHOICES:
            return "; ".join(option.label for option in options[:2])
    return ""


def _example_number(item: FormItem) -> Decimal:
    wanted = Decimal(125) if item.whole else Decimal("12.5")
    if item.minimum is not None and wanted < item.minimum:
        return item.minimum
    if item.maximum is not None and wanted > item.maximum:
        return item.maximum
    return wanted


def comment_of(item: FormItem) -> str:
    """Return what a person sees who points at the cell: help, rule, example."""
    example = example_of(item)
    lines = (item.hint, rule_of(item), f"Ví dụ: {example}" if example else "")
    return "\n".join(line for line in lines if line)
