"""The words for inspections: qualities, tones of states, deeds, outcomes, sides."""

from kiemtra.data.areas import load_areas
from kiemtra.domain.findings import CheckOutcome
from kiemtra.domain.inspections import (
    InspectionDeed,
    InspectionMethod,
    InspectionOrigin,
    InspectionState,
)
from kiemtra.domain.sessions import AttendeeSide, SessionFault

D = InspectionDeed
S = InspectionState

ORIGINS: dict[InspectionOrigin, str] = {
    InspectionOrigin.PLANNED: "Theo kế hoạch",
    InspectionOrigin.AD_HOC: "Đột xuất",
    InspectionOrigin.REINSPECTION: "Tái kiểm tra",
}
METHODS: dict[InspectionMethod, str] = {
    InspectionMethod.ON_SITE: "Trực tiếp tại đơn vị",
    InspectionMethod.DESK: "Qua báo cáo",
    InspectionMethod.DIGITAL: "Trên môi trường số",
}
TONES: dict[InspectionState, str] = {
    S.PROPOSED: "waiting",
    S.APPROVED: "progress",
    S.PLANNED: "neutral",
    S.NOTICED: "waiting",
    S.PREPARING: "progress",
    S.ON_SITE: "progress",
    S.MINUTES_CLOSED: "progress",
    S.DRAFTING: "progress",
    S.WITH_UNIT: "waiting",
    S.CONCLUDED: "progress",
    S.FOLLOWING_UP: "waiting",
    S.CLOSED: "done",
    S.POSTPONED: "waiting",
    S.WITHDRAWN: "neutral",
}
# The names of the places on the line that a reader sees.
STEPS: dict[InspectionState, str] = {
    S.PROPOSED: "Đề xuất",
    S.APPROVED: "Duyệt",
    S.PLANNED: "Xếp lịch",
    S.NOTICED: "Thông báo",
    S.PREPARING: "Chuẩn bị",
    S.ON_SITE: "Tại đơn vị",
    S.MINUTES_CLOSED: "Biên bản",
    S.DRAFTING: "Dự thảo",
    S.WITH_UNIT: "Ý kiến đơn vị",
    S.CONCLUDED: "Kết luận",
    S.FOLLOWING_UP: "Khắc phục",
    S.CLOSED: "Kết thúc",
    S.POSTPONED: "Tạm hoãn",
    S.WITHDRAWN: "Đã hủy",
}
DEEDS: dict[InspectionDeed, str] = {
    D.APPROVE: "Duyệt đề xuất",
    D.PROPOSE_VISIT: "Đề xuất lịch",
    D.DECIDE_VISIT: "Quyết định lịch",
    D.NOTICE: "Gửi thông báo lịch",
    D.NOTICE_URGENTLY: "Gửi thông báo khẩn",
    D.RECORD_RECEIPT: "Ghi nhận việc giao, báo thông báo",
    D.CHANGE_VISIT: "Thay đổi lịch đã thông báo",
    D.REMIND_UNIT: "Nhắc đơn vị chuẩn bị",
    D.ANSWER_NOTICE: "Cử đầu mối, báo chuẩn bị",
    D.REQUEST_REPORT: "Yêu cầu báo cáo",
    D.BEGIN_OWN: "Bắt đầu tự kiểm tra",
    D.OPEN: "Bắt đầu kiểm tra tại đơn vị",
    D.RECORD_ATTENDANCE: "Ghi buổi làm việc",
    D.RECORD_RESULT: "Ghi kết quả kiểm tra",
    D.RECORD_FINDING: "Ghi nhận định",
    D.CONFIRM_FINDING: "Xác nhận nhận định",
    D.CLOSE_MINUTES: "Chốt biên bản",
    D.START_DRAFT: "Soạn dự thảo kết luận",
    D.EDIT_DRAFT: "Sửa dự thảo kết luận",
    D.SEND_DRAFT: "Gửi dự thảo cho đơn vị",
    D.REPLY: "Trả lời dự thảo",
    D.TAKE_UP_REPLY: "Tiếp thu ý kiến đơn vị",
    D.CONCLUDE: "Kết luận",
    D.REINSPECT: "Lập cuộc tái kiểm tra",
    D.CLOSE: "Kết thúc cuộc kiểm tra",
    D.MOVE_TO_TEAM: "Chuyển cho Đoàn khác",
    D.POSTPONE: "Hoãn cuộc kiểm tra",
    D.RESUME: "Xếp lịch lại",
    D.WITHDRAW: "Hủy cuộc kiểm tra",
}
# Who usually does it, for the line that says whom we wait for.
DOERS: dict[InspectionDeed, str] = {
    D.APPROVE: "Trưởng đoàn",
    D.PROPOSE_VISIT: "Thư ký đoàn",
    D.DECIDE_VISIT: "Trưởng đoàn",
    D.NOTICE: "Thư ký đoàn",
    D.NOTICE_URGENTLY: "Trưởng đoàn",
    D.RECORD_RECEIPT: "Thư ký đoàn",
    D.CHANGE_VISIT: "Trưởng đoàn",
    D.REMIND_UNIT: "Thư ký đoàn",
    D.ANSWER_NOTICE: "Đơn vị được kiểm tra",
    D.REQUEST_REPORT: "Thư ký đoàn",
    D.BEGIN_OWN: "Trưởng đoàn hoặc Thư ký đoàn",
    D.OPEN: "Trưởng đoàn hoặc Thư ký đoàn",
    D.RECORD_ATTENDANCE: "Đoàn kiểm tra",
    D.RECORD_RESULT: "Thành viên Đoàn kiểm tra",
    D.RECORD_FINDING: "Thành viên Đoàn kiểm tra",
    D.CONFIRM_FINDING: "Thư ký đoàn",
    D.CLOSE_MINUTES: "Thư ký đoàn",
    D.START_DRAFT: "Thư ký đoàn",
    D.EDIT_DRAFT: "Thư ký đoàn",
    D.SEND_DRAFT: "Thư ký đoàn",
    D.REPLY: "Đơn vị được kiểm tra",
    D.TAKE_UP_REPLY: "Thư ký đoàn",
    D.CONCLUDE: "Trưởng đoàn",
    D.REINSPECT: "Cơ quan thường trực",
    D.CLOSE: "Cơ quan thường trực",
    D.MOVE_TO_TEAM: "Cơ quan thường trực",
    D.POSTPONE: "Trưởng đoàn",
    D.RESUME: "Trưởng đoàn",
    D.WITHDRAW: "Trưởng đoàn",
}
# What a page says after the deed.
DONE: dict[InspectionDeed, str] = {
    D.APPROVE: "Đã duyệt đề xuất.",
    D.PROPOSE_VISIT: "Đã đề xuất lịch; chờ Trưởng đoàn quyết định.",
    D.DECIDE_VISIT: "Đã quyết định lịch kiểm tra.",
    D.NOTICE: "Đã gửi thông báo lịch cho đơn vị và thành viên Đoàn; văn bản thông báo đã được soạn.",
    D.NOTICE_URGENTLY: "Đã gửi thông báo khẩn; lý do được ghi trong thông báo và hồ sơ.",
    D.RECORD_RECEIPT: "Đã ghi nhận.",
    D.CHANGE_VISIT: "Đã thay đổi lịch và gửi thông báo mới; thông báo trước vẫn được lưu.",
    D.REMIND_UNIT: "Đã nhắc đơn vị chuẩn bị.",
    D.ANSWER_NOTICE: "Đã ghi đầu mối và mức độ chuẩn bị.",
    D.REQUEST_REPORT: "Đã gửi yêu cầu báo cáo cho đơn vị.",
    D.BEGIN_OWN: "Đã bắt đầu tự kiểm tra.",
    D.OPEN: "Đã bắt đầu kiểm tra tại đơn vị.",
    D.RECORD_ATTENDANCE: "Đã ghi buổi làm việc.",
    D.RECORD_RESULT: "Đã ghi kết quả.",
    D.RECORD_FINDING: "Đã ghi nhận định.",
    D.CONFIRM_FINDING: "Đã xác nhận nhận định.",
    D.CLOSE_MINUTES: "Đã chốt biên bản; văn bản biên bản đã được soạn.",
    D.START_DRAFT: "Đã bắt đầu soạn dự thảo.",
    D.EDIT_DRAFT: "Đã lưu dự thảo.",
    D.SEND_DRAFT: "Đã gửi dự thảo cho đơn vị.",
    D.REPLY: "Đã gửi trả lời.",
    D.TAKE_UP_REPLY: "Đã tiếp thu ý kiến.",
    D.CONCLUDE: "Đã kết luận.",
    D.REINSPECT: "Đã lập cuộc tái kiểm tra.",
    D.CLOSE: "Đã kết thúc cuộc kiểm tra.",
    D.MOVE_TO_TEAM: "Đã chuyển cuộc kiểm tra cho Đoàn khác; Đoàn tiếp nhận được báo.",
    D.POSTPONE: "Đã hoãn cuộc kiểm tra.",
    D.RESUME: "Đã mở lại; hãy đề xuất lịch mới.",
    D.WITHDRAW: "Đã hủy cuộc kiểm tra.",
}
OUTCOMES: dict[CheckOutcome, str] = {
    CheckOutcome.MET: "Đạt",
    CheckOutcome.PARTLY: "Đạt một phần",
    CheckOutcome.NOT_MET: "Chưa đạt",
    CheckOutcome.NOT_APPLICABLE: "Không áp dụng",
}
OUTCOME_TONES: dict[CheckOutcome, str] = {
    CheckOutcome.MET: "done",
    CheckOutcome.PARTLY: "waiting",
    CheckOutcome.NOT_MET: "late",
    CheckOutcome.NOT_APPLICABLE: "neutral",
}
SIDES: dict[AttendeeSide, str] = {
    AttendeeSide.TEAM: "Đoàn kiểm tra",
    AttendeeSide.UNIT: "Đơn vị",
}
SESSION_FAULTS: dict[SessionFault, str] = {
    SessionFault.ENDS_BEFORE_START: "Giờ kết thúc sớm hơn giờ bắt đầu.",
    SessionFault.PRESENT_ABOVE_LISTED: "Số có mặt lớn hơn số theo danh sách.",
    SessionFault.EXCUSED_ABOVE_ABSENT: "Số vắng có lý do lớn hơn số người vắng.",
    SessionFault.LISTED_MISSING: "Hãy ghi số người theo danh sách trước.",
}
AREAS = {area.code: area.label for area in load_areas()}


def area(code: str) -> str:
    """The name of an area; one that a plan added is named as the plan names it."""
    return AREAS.get(code, code)
