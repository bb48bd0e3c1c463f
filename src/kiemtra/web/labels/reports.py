"""The words for reports: tones of states, answers to questions of fact, what is wrong with an answer."""

from kiemtra.domain.forms import Choice4, ProblemCode
from kiemtra.domain.reports import ReportState

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
    P.NOT_A_CHOICE: "hãy chọn một trong bốn câu trả lời.",
    P.NOT_A_DATE: "“{value}” không phải ngày có thật; viết như 20/05/2019.",
    P.NOT_TEXT: "phải là chữ.",
    P.TEXT_TOO_LONG: "dài quá 10.000 chữ cái.",
    P.NOT_A_TABLE: "bảng không đọc được.",
    P.TOO_MANY_ROWS: "bảng có quá nhiều dòng (tối đa 1.000).",
    P.NOT_A_FILE: "tệp không đọc được.",
}
