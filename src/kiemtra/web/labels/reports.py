"""The words for reports: tones of states, answers to questions of fact, what is wrong with an answer."""

from kiemtra.domain.forms import Choice4, ProblemCode
from kiemtra.domain.reports import AnswerOrigin, ReportState, RoundPurpose, RoundState, Timeliness

P = ProblemCode

TONES: dict[ReportState, str] = {
    ReportState.REQUESTED: "waiting",
    ReportState.DRAFT: "progress",
    ReportState.SUBMITTED: "waiting",
    ReportState.RETURNED: "late",
    ReportState.ACCEPTED: "done",
    ReportState.WITHDRAWN: "neutral",
}
CHOICES: dict[Choice4, str] = {
    Choice4.YES: "Có",
    Choice4.NO: "Không",
    Choice4.PARTLY: "Một phần",
    Choice4.NOT_APPLICABLE: "Không áp dụng",
}
PROBLEMS: dict[ProblemCode, str] = {
    P.MISSING: "chưa trả lời.",
    P.UNKNOWN_ITEM: "biểu mẫu không có mục này.",
    P.COMPUTED_ITEM: "phần mềm tự tính, không nhập.",
    P.NOT_RELEVANT: "không cần trả lời theo câu trả lời ở mục liên quan; hãy xóa nội dung này.",
    P.NOT_A_NUMBER: "“{value}” không phải số; viết như 1.234,5.",
    P.NOT_WHOLE: "“{value}” phải là số nguyên.",
    P.BELOW_MINIMUM: "“{value}” nhỏ hơn mức cho phép.",
    P.ABOVE_MAXIMUM: "“{value}” lớn hơn mức cho phép.",
    P.PART_ABOVE_WHOLE: "{value} lớn hơn tổng số ở mục trên.",
    P.NOT_A_CHOICE: "hãy chọn câu trả lời có trong danh sách.",
    P.NOT_A_DATE: "“{value}” không phải ngày có thật; viết như 20/05/2019.",
    P.NOT_TEXT: "phải là chữ.",
    P.TEXT_TOO_LONG: "dài quá 10.000 chữ cái.",
    P.NOT_A_TABLE: "bảng không đọc được.",
    P.UNKNOWN_ROW: "bảng không có dòng “{value}”, hoặc dòng này có hai lần.",
    P.TOO_FEW_ROWS: "bảng mới có {value} dòng, chưa đủ số dòng tối thiểu.",
    P.TOO_MANY_ROWS: "bảng có {value} dòng, nhiều hơn số dòng cho phép.",
    P.NOT_A_FILE: "tệp không đọc được.",
    P.CONSTRAINT: "“{value}” không đúng với điều kiện của mục này.",
    P.CHECK: "số liệu giữa các mục không khớp nhau.",
    P.COPIED: "mọi số liệu đều bằng kỳ trước; hãy xem lại có phải chép nguyên số cũ không.",
    P.UNCONFIRMED: "được điền sẵn, chưa có ai của đơn vị xác nhận.",
}
# Where a value that waits to be confirmed comes from.
ORIGINS: dict[AnswerOrigin, str] = {
    AnswerOrigin.TYPED: "Chờ xác nhận",
    AnswerOrigin.LAST_PERIOD: "Mang từ kỳ trước",
    AnswerOrigin.PROFILE: "Lấy từ hồ sơ đơn vị",
    AnswerOrigin.TASKS: "Lấy từ theo dõi nhiệm vụ",
    AnswerOrigin.WORKBOOK: "Lấy từ bảng tính",
}
PURPOSES: dict[RoundPurpose, str] = {
    RoundPurpose.INSPECTION: "Phục vụ kiểm tra",
    RoundPurpose.COLLECTION: "Báo cáo định kỳ",
    RoundPurpose.FIELD: "Báo cáo lĩnh vực",
    RoundPurpose.READINESS: "Bộ số liệu sẵn sàng",
}
ROUND_STATES: dict[RoundState, tuple[str, str]] = {
    RoundState.OPEN: ("Đang nhận", "progress"),
    RoundState.CLOSED: ("Đã đóng", "done"),
}
TIMELY: dict[Timeliness, tuple[str, str]] = {
    Timeliness.ON_TIME: ("Đúng hạn", "done"),
    Timeliness.LATE: ("Gửi muộn", "waiting"),
    Timeliness.DUE: ("Chưa đến hạn", "neutral"),
    Timeliness.MISSING: ("Quá hạn, chưa gửi", "late"),
}
