"""What is wrong with a workbook: one sentence for each fault, with what stands there and how to mend it."""

from kiemtra.domain.forms import ProblemCode
from kiemtra.web.labels.reports import PROBLEMS
from kiemtra.workbooks import FaultCode, WorkbookFault

F = FaultCode

FAULTS: dict[FaultCode, str] = {
    F.EMPTY_FILE: "Tệp trống. Hãy chọn lại tệp.",
    F.TOO_LARGE: "Tệp quá lớn ({value}). Hãy xóa trang tính, dòng và cột thừa rồi gửi lại.",
    F.NOT_A_WORKBOOK: "Đây không phải tệp bảng tính. Hãy gửi tệp .xlsx hoặc .ods đã tải từ trang báo cáo.",
    F.OLD_FORMAT: "Tệp .xls kiểu cũ không nhận được. Hãy mở bằng Excel hoặc LibreOffice rồi lưu lại dạng .xlsx.",
    F.BINARY_FORMAT: "Tệp .xlsb không nhận được. Hãy lưu lại dạng .xlsx.",
    F.ENCRYPTED: "Tệp đặt mật khẩu nên không đọc được. Hãy bỏ mật khẩu rồi gửi lại.",
    F.DAMAGED: "Tệp hỏng hoặc chưa tải lên hết. Hãy mở lại, lưu dạng .xlsx rồi gửi lại.",
    F.MACROS: "Tệp có macro nên không nhận. Hãy lưu lại dạng .xlsx (không có macro).",
    F.NOT_OURS: "Không tìm thấy trang tính nhận dạng của biểu mẫu. Hãy tải lại bảng tính từ trang báo cáo và nhập vào đó.",
    F.HEAD_CHANGED: "Trang tính nhận dạng của biểu mẫu đã bị sửa. Hãy tải lại bảng tính từ trang báo cáo.",
    F.OTHER_FORM: "Đây là biểu mẫu khác (mã “{value}”). Hãy tải bảng tính của đúng báo cáo này.",
    F.OTHER_VERSION: "Biểu mẫu thuộc phiên bản khác (“{value}”). Hãy tải lại bảng tính của phiên bản đang dùng.",
    F.OTHER_REPORT: "Bảng tính này thuộc báo cáo khác: đơn vị khác hoặc kỳ khác. Hãy tải bảng tính của đúng báo cáo này.",
    F.SHEET_MISSING: "thiếu trang tính “{value}”. Nội dung đang lưu của phần này được giữ nguyên.",
    F.SHEET_TWICE: "trang tính này trùng với “{value}”; không rõ lấy theo trang nào. Hãy giữ lại một trang.",
    F.COLUMN_MISSING: "thiếu cột “{value}”. Nội dung đang lưu của phần này được giữ nguyên.",
    F.ITEM_MISSING: "dòng của mục này đã bị xóa. Nội dung đang lưu của mục được giữ nguyên.",
    F.ITEM_TWICE: "“{value}”: mục này có ở hai dòng với nội dung khác nhau; không rõ lấy theo dòng nào.",
    F.ROW_UNKNOWN: "“{value}”: dòng này không thuộc mục nào của biểu mẫu. Hãy chép nội dung vào đúng dòng của mục.",
    F.FIXED_ROW_MISSING: "thiếu dòng “{value}” của bảng.",
    F.MERGED: "“{value}”: ô này đã bị gộp với ô khác. Hãy bỏ gộp ô rồi ghi vào từng ô.",
    F.ERROR_VALUE: "ô báo lỗi {value}. Hãy sửa công thức hoặc ghi thẳng giá trị.",
    F.FORMULA_WITHOUT_VALUE: "ô có công thức nhưng chưa có kết quả. Hãy mở tệp cho phần mềm tính lại, hoặc ghi thẳng giá trị.",
    F.FORMULA_TAKEN: "ô có công thức; đã lấy giá trị đang hiện là {value}.",
    F.TEXT_IN_NUMBER: "“{value}” không phải số. Ô này chỉ ghi số, không ghi chữ hay đơn vị tính.",
    F.AMBIGUOUS_NUMBER: "“{value}” có thể hiểu là hai số khác nhau. Hãy viết dấu chấm cho hàng nghìn, dấu phẩy cho phần lẻ.",
    F.TOO_MANY_DIGITS: "“{value}” dài hơn 15 chữ số nên bảng tính đã làm mất chữ số cuối. Hãy định dạng ô là văn bản rồi ghi lại.",
    F.AMBIGUOUS_DATE: "“{value}” viết năm hai chữ số. Hãy viết đủ năm bốn chữ số.",
    F.NUMBER_IN_DATE: "“{value}”: ô này có số, không phải ngày. Hãy ghi đủ ngày/tháng/năm.",
    F.NOT_AN_OPTION: "“{value}” không có trong danh sách được chọn.",
}


def sentence(fault: WorkbookFault) -> str:
    """What is wrong, what stands there, the rule and an example of a right value, in sentences."""
    if isinstance(fault.code, ProblemCode):
        from_form = fault.code in (ProblemCode.CHECK, ProblemCode.CONSTRAINT) and fault.rule
        said = fault.rule if from_form else PROBLEMS[fault.code].format(value=fault.value)
        rule = "" if from_form else fault.rule
    else:
        said, rule = FAULTS[fault.code].format(value=fault.value), fault.rule
    if fault.code is F.FORMULA_TAKEN:
        rule = ""
    parts = [said, f"Quy tắc: {rule}" if rule else ""]
    parts.append(f"Ví dụ: {fault.example}" if fault.example and rule else "")
    return " ".join(part if part[-1] in ".!?" else f"{part}." for part in parts if part)


def place(fault: WorkbookFault) -> str:
    """Where it stands: sheet and cell, as far as there is one."""
    return " ".join(filter(None, (f"“{fault.sheet}”" if fault.sheet else "", f"ô {fault.cell}" if fault.cell else "")))
