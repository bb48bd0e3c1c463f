"""The words for forms: kinds of question, what is wrong with the sheets of a form, and whom a form is made for."""

from kiemtra.data.xlsform import FaultCode, FormFault
from kiemtra.domain.forms import ExpressionFault, ItemType, Severity

F, E, T = FaultCode, ExpressionFault, ItemType

TYPES: dict[ItemType, str] = {
    T.NUMBER: "Số",
    T.PERCENT: "Tỷ lệ (phần mềm tính)",
    T.CHOICE4: "Chọn một trong bốn mức",
    T.CHOICE: "Chọn một",
    T.CHOICES: "Chọn nhiều",
    T.DATE: "Ngày",
    T.TEXT: "Chữ",
    T.TABLE: "Bảng",
    T.FILE: "Tệp",
    T.CALCULATION: "Phần mềm tính",
    T.NOTE: "Chỉ để đọc",
}
SEVERITIES: dict[Severity, str] = {
    Severity.ERROR: "Lỗi, phải sửa",
    Severity.WARNING: "Cảnh báo, phải giải trình",
    Severity.NOTE: "Lưu ý",
}
UNITS: dict[str, str] = {
    "province_pc": "UBND cấp tỉnh",
    "district_pc": "UBND cấp huyện",
    "commune_pc": "UBND cấp xã",
    "department": "sở, ban, ngành cấp tỉnh",
    "division": "phòng, ban cấp huyện",
    "commune_division": "phòng, ban cấp xã",
    "province_unit": "đơn vị sự nghiệp cấp tỉnh",
    "district_unit": "đơn vị sự nghiệp cấp huyện",
    "commune_unit": "đơn vị sự nghiệp cấp xã",
}
# {value}: what stood there; {reason}: why an expression cannot be read; {letter}: at which letter.
FAULTS: dict[FaultCode, str] = {
    F.NO_SHEET: "Không có trang tính này.",
    F.TOO_LARGE: "Trang tính có quá nhiều dòng hoặc cột.",
    F.UNSUPPORTED_SHEET: "Trang tính này chưa được hỗ trợ; hãy bỏ đi.",
    F.TWO_COLUMNS: "Có hai cột cùng tên; hãy bỏ một cột.",
    F.MISSING_COLUMN: "Thiếu cột này ở dòng đầu.",
    F.MISSING_SETTING: "Chưa ghi. Ghi vào trang settings hoặc ghi ngay trên trang này.",
    F.BAD_SETTING: "“{value}” không dùng được: mã và phiên bản chỉ gồm chữ không dấu, số, dấu chấm, gạch; ngày viết 2026-01-31.",
    F.NO_ITEMS: "Biểu mẫu chưa có mục nào.",
    F.TOO_MANY_ITEMS: "Biểu mẫu có quá 1.000 mục và cột.",
    F.STANDARD: "Trang này chưa đúng chuẩn XLSForm nên phần mềm soạn biểu mẫu khác không mở được. Bộ kiểm tra của chuẩn báo bằng tiếng Anh:",
    F.VERSION_TAKEN: "Phiên bản “{value}” đã có và không thể thay; hãy ghi phiên bản khác.",
    F.UNKNOWN_TYPE: "Không có loại “{value}”.",
    F.UNSUPPORTED_TYPE: "Loại “{value}” chưa được hỗ trợ (vị trí, mã vạch, giờ, xếp hạng, danh sách ở tệp khác).",
    F.UNSUPPORTED_COLUMN: "Chưa hỗ trợ nội dung “{value}” ở cột này (lọc câu trả lời, tìm ở tệp khác).",
    F.MISSING_NAME: "Chưa ghi mã.",
    F.BAD_NAME: "Mã “{value}” chỉ được gồm chữ không dấu, số, gạch dưới, gạch nối; bắt đầu bằng chữ, dài tối đa 60.",
    F.TWICE: "Mã “{value}” đã dùng ở dòng trên; mỗi mục một mã.",
    F.MISSING_LABEL: "“{value}” chưa có nhãn cho người đọc.",
    F.UNKNOWN_LIST: "Trang choices không có danh sách “{value}”.",
    F.EMPTY_LIST: "Danh sách “{value}” không có câu trả lời nào dùng được.",
    F.NOT_CLOSED: "Nhóm hoặc bảng mở ở dòng này chưa đóng.",
    F.NOT_OPENED: "Đóng nhóm hoặc bảng không khớp với chỗ mở.",
    F.NESTED_TABLE: "Bảng không được nằm trong bảng khác.",
    F.EMPTY_TABLE: "Bảng “{value}” chưa có cột nào.",
    F.NOT_IN_A_TABLE: "Loại “{value}” không dùng được trong bảng; hãy để ngoài bảng.",
    F.TYPE_DIFFERS: "“{value}” không khớp với loại ở cột type.",
    F.MISSING_PART: "Còn thiếu: mục tính toán cần công thức, tỷ lệ cần mã của tử số và mẫu số.",
    F.NOT_A_NUMBER: "“{value}” phải là số nguyên không âm, viết thẳng ra.",
    F.BAD_ROWS: "Số dòng tối đa “{value}” nhỏ hơn số dòng tối thiểu.",
    F.UNKNOWN_WORD: "“{value}” không có trong các giá trị của cột này.",
    F.EXPRESSION: "{reason} (ở chữ thứ {letter}: “{value}”).",
    F.UNKNOWN_ITEM: "Không có mục nào mã “{value}”.",
    F.OUTSIDE_ITS_TABLE: "“{value}” là cột của bảng: ở ngoài bảng chỉ dùng được trong sum, count, min, max, và mã phải là duy nhất.",
    F.CIRCULAR: "“{value}” dựa vào chính nó, qua các mục khác hoặc qua mọi dòng của bảng mình.",
    F.IGNORED_METADATA: "“{value}” do điện thoại tự ghi, không dùng ở đây.",
    F.IGNORED_DEFAULT: "Giá trị mặc định “{value}” là công thức, không dùng ở đây.",
}
EXPRESSIONS: dict[ExpressionFault, str] = {
    E.EMPTY: "Biểu thức trống",
    E.TOO_LONG: "Biểu thức dài quá 10.000 chữ",
    E.TOO_DEEP: "Biểu thức lồng quá nhiều lớp",
    E.UNKNOWN_SIGN: "Có ký hiệu lạ; dấu nháy phải là ' hoặc \" thẳng",
    E.OPEN_QUOTE: "Thiếu dấu nháy đóng",
    E.OPEN_REFERENCE: "Viết mã mục như ${ma_muc}",
    E.EXPECTED_OPERAND: "Thiếu một giá trị ở đây",
    E.EXPECTED_OPERATOR: "Thiếu phép tính giữa hai giá trị",
    E.EXPECTED_CLOSING: "Thiếu dấu đóng ngoặc hoặc dấu phẩy",
    E.UNKNOWN_FUNCTION: "Hàm này chưa được hỗ trợ",
    E.WRONG_ARGUMENTS: "Hàm có số tham số không đúng",
    E.PATH: "Không dùng đường dẫn hay tên trần; viết mã mục như ${ma_muc}, chữ đặt trong dấu nháy",
    E.NOT_A_LITERAL: "Tham số này phải là chữ trong dấu nháy",
    E.BAD_PATTERN: "Mẫu của regex viết sai",
    E.SLOW_PATTERN: "Mẫu của regex có thể chạy rất lâu; hãy viết đơn giản hơn",
}


def detail(fault: FormFault) -> str:
    """What the standard's own checker says, in its own words; empty of faults that we have found ourselves."""
    return fault.value if fault.code is FaultCode.STANDARD else ""


def sentence(fault: FormFault) -> str:
    """What is to be mended, or what is left out."""
    reason = EXPRESSIONS[fault.expression] if fault.expression else ""
    return FAULTS[fault.code].format(value=fault.value, reason=reason, letter=fault.letter)
