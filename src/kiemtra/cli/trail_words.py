"""What `kiemtra trail verify` says about the first thing that is wrong. Complete by test."""

from kiemtra.domain.log_faults import Fault, FaultKind

SENTENCES: dict[FaultKind, str] = {
    FaultKind.CHANGED: "Nội dung bản ghi đã bị sửa: không còn khớp mã băm đã ghi vào sổ.",
    FaultKind.REMOVED: "Bản ghi đã bị gỡ khỏi sổ.",
    FaultKind.INSERTED: "Bản ghi này bị chèn thêm: không có trong sổ khi điểm chốt được ký.",
    FaultKind.MOVED: "Bản ghi bị đổi chỗ với bản ghi khác trong cùng lô.",
    FaultKind.REWRITTEN: "Có bản ghi trong khoảng này bị viết lại cùng với mã băm của nó: gốc không còn khớp điểm chốt đã ký.",
    FaultKind.ERASED_WITHOUT_DEED: "Nội dung bản ghi bị xóa mà trong sổ không có việc xóa nào được ghi.",
    FaultKind.CHECKPOINT_CHANGED: "Điểm chốt của lô này đã bị sửa: chữ ký không còn đúng.",
    FaultKind.LEAVES_CHANGED: "Danh sách mã băm ở điểm chốt đã bị sửa; các bản ghi thì vẫn khớp gốc đã ký.",
    FaultKind.KEY_UNKNOWN: "Điểm chốt được ký bằng khóa khác với khóa công khai đã cho.",
    FaultKind.HEADER_CHANGED: "Dòng đầu của tệp không khớp với sổ bên dưới.",
    FaultKind.OTHER_HISTORY: "Sổ này không phải sổ mà điểm chốt đã giữ xác nhận: phần trước điểm chốt đó đã bị viết lại.",
    FaultKind.SHORTER_THAN_KEPT: "Sổ ngắn hơn điểm chốt đã giữ: các bản ghi cuối đã bị cắt bỏ.",
    FaultKind.PATH_WRONG: "Bản ghi và đường dẫn không tới được gốc đã ký: bản ghi hoặc bằng chứng đã bị sửa.",
}


def place(fault: Fault) -> str:
    """Where it is: the position and, where the file still says so, the event."""
    where = f"vị trí {fault.position}" if fault.until is None else f"các vị trí {fault.position}–{fault.until}"
    what = " ".join(filter(None, (fault.event, f"({fault.name})" if fault.name else "")))
    return f"{where}, sự việc {what}" if what else where
