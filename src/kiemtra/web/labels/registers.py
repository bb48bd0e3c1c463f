"""What is wrong with a list of agencies: one sentence for each fault, and how to mend it."""

from kiemtra.domain.registers import Faulty, RegisterFault

REGISTER_FAULTS: dict[RegisterFault, str] = {
    RegisterFault.COLUMNS_MISSING: "Dòng tiêu đề thiếu cột: {value}.",
    RegisterFault.CELLS_WRONG: "Số ô của dòng không khớp với dòng tiêu đề. Hãy kiểm tra dấu phẩy và dấu ngoặc kép.",
    RegisterFault.KEY_MISSING: "Chưa có mã khóa (cột key).",
    RegisterFault.NAME_MISSING: "Cơ quan {key}: chưa có tên hoặc tên gọi tắt.",
    RegisterFault.TOO_LONG: "Cơ quan {key}: nội dung cột {value} dài hơn {other} ký tự.",
    RegisterFault.KIND_UNKNOWN: "Cơ quan {key}: không có loại “{value}”. Chọn một trong: {other}.",
    RegisterFault.LEVEL_UNKNOWN: "Cơ quan {key}: không có cấp “{value}”. Chọn một trong: {other}.",
    RegisterFault.DATE_WRONG: "{key}: “{value}” không phải ngày. Ghi theo mẫu 2025-07-01.",
    RegisterFault.NUMBER_WRONG: "Cơ quan {key}: “{value}” không phải tọa độ. Ghi độ thập phân, ví dụ 21.0285.",
    RegisterFault.KEY_TWICE: "Mã khóa {key} đã có ở dòng {other}. Mỗi cơ quan chỉ ghi một dòng.",
    RegisterFault.ENDS_BEFORE_START: "Cơ quan {key}: ngày kết thúc phải sau ngày bắt đầu ({value}).",
    RegisterFault.PARENT_UNKNOWN: "Cơ quan {key}: cấp trên “{value}” không có trong danh mục.",
    RegisterFault.PARENT_CIRCLE: "Cơ quan {key} đứng trên chính mình: {value}.",
    RegisterFault.CODE_FORM: "Cơ quan {key}: mã đơn vị hành chính “{value}” phải có 2, 3 hoặc 5 chữ số.",
    RegisterFault.CODE_TWICE: "Cơ quan {key}: mã đơn vị hành chính {value} cùng lúc đã là của {other}.",
    RegisterFault.IDENTIFIER_FORM: "Cơ quan {key}: mã định danh “{value}” sai dạng. Dạng mới H26.02.02, dạng cũ 000.01.12.H28.",
    RegisterFault.IDENTIFIER_TWICE: "Cơ quan {key}: mã định danh {value} cùng lúc đã là của {other}.",
    RegisterFault.SUCCESSION_UNKNOWN: "Kế thừa của {key}: cơ quan “{value}” không có trong danh mục.",
    RegisterFault.SUCCESSION_TO_ITSELF: "Kế thừa của {key}: cơ quan không thể kế thừa chính mình.",
    RegisterFault.SUCCESSION_KIND_UNKNOWN: "Kế thừa của {key}: không có hình thức “{value}”. Chọn một trong: {other}.",
    RegisterFault.SUCCESSION_TOO_EARLY: "Kế thừa của {key}: ngày {value} cơ quan chưa kết thúc nên {other} chưa thể kế thừa.",
    RegisterFault.SUCCESSOR_NOT_THERE: "Kế thừa của {key}: ngày {value} cơ quan kế thừa {other} chưa thành lập hoặc đã kết thúc.",
}


def register_fault(found: Faulty) -> str:
    """The sentence of a fault, with the number of the row."""
    said = REGISTER_FAULTS[found.fault].format(key=found.key, value=found.value, other=found.other)
    return f"Dòng {found.row}: {said}"


# The columns of an agency as a report of differences names them.
FIELDS = {
    "name": "tên",
    "short_name": "tên gọi tắt",
    "kind": "loại",
    "level": "cấp",
    "symbol": "ký hiệu",
    "place": "địa danh",
    "identifier": "mã định danh",
    "former_identifier": "mã định danh dạng cũ",
    "statistical_code": "mã đơn vị hành chính",
    "latitude": "vĩ độ",
    "longitude": "kinh độ",
    "valid_from": "ngày bắt đầu",
    "valid_to": "ngày kết thúc",
    "source": "nguồn",
    "licence": "giấy phép",
    "note": "ghi chú",
    "parent": "cấp trên",
}
