"""The words about tasks set by documents: how far, how late, by what rule, to whom, and what is wrong in a workbook."""

from datetime import date

from kiemtra.domain.task_sheets import Change, Column, TaskFault
from kiemtra.domain.tasks import (
    Stand,
    TaskAim,
    TaskDeed,
    TaskProgress,
    TaskReview,
    TaskStanding,
    TaskState,
    TaskTerm,
    Term,
)
from kiemtra.web.labels.plans import GROUPS

PROGRESS: dict[TaskProgress, str] = {
    TaskProgress.NOT_STARTED: "Chưa thực hiện",
    TaskProgress.IN_PROGRESS: "Đang thực hiện",
    TaskProgress.DONE: "Đã hoàn thành",
    TaskProgress.NOT_DONE: "Không thực hiện được",
}
STANDINGS: dict[TaskStanding, str] = {
    TaskStanding.OVERDUE: "Quá hạn",
    TaskStanding.DUE_SOON: "Sắp đến hạn",
    TaskStanding.NOT_STARTED: "Chưa thực hiện",
    TaskStanding.IN_PROGRESS: "Đang thực hiện",
    TaskStanding.NOT_DONE: "Không thực hiện được",
    TaskStanding.DONE: "Hoàn thành",
    TaskStanding.DONE_LATE: "Hoàn thành trễ hạn",
}
TONES: dict[TaskStanding, str] = {
    TaskStanding.OVERDUE: "late",
    TaskStanding.DUE_SOON: "waiting",
    TaskStanding.NOT_STARTED: "neutral",
    TaskStanding.IN_PROGRESS: "progress",
    TaskStanding.NOT_DONE: "waiting",
    TaskStanding.DONE: "done",
    TaskStanding.DONE_LATE: "done",
}
FIGURES: dict[str, str] = {
    "overdue": "Quá hạn",
    "under_way": "Đang trong hạn",
    "not_done": "Không thực hiện được",
    "done_late": "Hoàn thành trễ hạn",
    "done": "Hoàn thành đúng hạn",
}
STATES: dict[TaskState, str] = {TaskState.SET: "Đang theo dõi", TaskState.WITHDRAWN: "Thôi theo dõi"}
AIMS: dict[TaskAim, str] = {
    TaskAim.ALL_UNITS: "Mọi đơn vị của kế hoạch",
    TaskAim.GROUPS: "Một số loại đơn vị",
    TaskAim.NAMED: "Các đơn vị nêu tên",
}
TERMS: dict[TaskTerm, str] = {
    TaskTerm.NONE: "Không đặt thời hạn",
    TaskTerm.DAY: "Đến một ngày",
    TaskTerm.AFTER_DOCUMENT: "Số ngày sau ngày ban hành văn bản",
    TaskTerm.REGULAR: "Thường xuyên",
}
REVIEWS: dict[TaskReview, str] = {
    TaskReview.WAITING: "Chưa xem xét",
    TaskReview.RETURNED: "Đã trả lại",
    TaskReview.CONFIRMED: "Đã xác nhận",
}
REVIEW_TONES: dict[TaskReview, str] = {
    TaskReview.WAITING: "neutral",
    TaskReview.RETURNED: "waiting",
    TaskReview.CONFIRMED: "done",
}
DEEDS: dict[TaskDeed, str] = {
    TaskDeed.CHANGE: "Sửa nhiệm vụ",
    TaskDeed.WITHDRAW: "Thôi theo dõi, theo dõi lại nhiệm vụ",
    TaskDeed.REPORT: "Báo cáo tiến độ nhiệm vụ",
    TaskDeed.REVIEW: "Xác nhận, trả lại báo cáo nhiệm vụ",
}
COLUMNS: dict[Column, str] = {
    Column.DOCUMENT: "Văn bản giao",
    Column.PLACE: "Điểm, khoản, mục",
    Column.TEXT: "Nhiệm vụ",
    Column.PRODUCT: "Sản phẩm",
    Column.DUE: "Thời hạn",
    Column.SOURCE: "Căn cứ của thời hạn",
    Column.LEAD: "Chủ trì",
    Column.TAKING_PART: "Phối hợp",
    Column.UNITS: "Đơn vị thực hiện",
}
EXAMPLES: dict[Column, str] = {
    Column.DOCUMENT: "71/KH-UBND",
    Column.PLACE: "mục II.3",
    Column.TEXT: "Niêm yết đủ thủ tục hành chính tại bộ phận một cửa",
    Column.PRODUCT: "Biên bản niêm yết",
    Column.DUE: "30/09/2019, “thường xuyên”, hoặc để trống",
    Column.SOURCE: "mục III Kế hoạch",
    Column.LEAD: "Phòng Nội vụ",
    Column.TAKING_PART: "Phòng Tư pháp, Văn phòng HĐND và UBND",
    Column.UNITS: "để trống là mọi đơn vị; hoặc “UBND xã Cự Khê; UBND thị trấn Kim Bài”",
}
CHANGES: dict[Change, str] = {Change.NEW: "Nhiệm vụ mới", Change.THERE: "Đã có, giữ nguyên"}
FAULTS: dict[TaskFault, str] = {
    TaskFault.MISSING: "chưa ghi.",
    TaskFault.DOCUMENT_UNKNOWN: "chưa có văn bản nào mang số, ký hiệu này; hãy đăng ký văn bản trước.",
    TaskFault.DOCUMENT_TWICE: "có nhiều văn bản mang số, ký hiệu này; hãy ghi thêm ngày, dạng “71/KH-UBND ngày 15/02/2019”.",
    TaskFault.DATE_WRONG: "không phải là ngày có thật.",
    TaskFault.AGENCY_UNKNOWN: "không có cơ quan nào mang tên này.",
    TaskFault.UNIT_UNKNOWN: "không phải là đơn vị của kế hoạch này.",
    TaskFault.TWICE: "trùng với một dòng ở trên.",
    TaskFault.TOO_LONG: "quá dài.",
    TaskFault.FORMULA: "là công thức hoặc lỗi của bảng tính; hãy ghi giá trị.",
}
_GROUP_NAMES = {key: label for key, _, label in GROUPS}


def term(said: Term, dated: date | None = None) -> str:
    """By when a task is due, with its rule and the place where that stands."""
    source = f" ({said.source})" if said.source else ""
    if said.rule is TaskTerm.AFTER_DOCUMENT:
        kind = "ngày làm việc" if said.working else "ngày"
        since = f" {dated:%d/%m/%Y}" if dated else ""
        return f"{said.on:%d/%m/%Y}: {said.days} {kind} sau ngày ban hành văn bản{since}{source}"
    if said.rule is TaskTerm.DAY:
        return f"{said.on:%d/%m/%Y}{source}"
    return f"{'Thường xuyên' if said.rule is TaskTerm.REGULAR else 'Không đặt'}{source}"


def days(stand: Stand) -> str:
    """How many days late, or how many are left, where that matters."""
    if stand.standing is TaskStanding.OVERDUE:
        return f"quá {stand.days} ngày"
    if stand.standing is TaskStanding.DONE_LATE:
        return f"trễ {stand.days} ngày"
    if stand.standing is TaskStanding.DUE_SOON:
        return f"còn {stand.days} ngày làm việc" if stand.days else "hạn hôm nay"
    return ""


def groups(codes: list[str]) -> str:
    """The groups of units to which a task is set."""
    return ", ".join(_GROUP_NAMES.get(code, code) for code in codes)
