"""The names of states, as a reader sees them."""

from enum import StrEnum

from kiemtra.domain.accountability import ProposalState
from kiemtra.domain.documents import DocumentState
from kiemtra.domain.draws import DrawState
from kiemtra.domain.evidence_asks import AskState
from kiemtra.domain.findings import FindingState
from kiemtra.domain.form_versions import FormVersionState
from kiemtra.domain.inspections import InspectionState
from kiemtra.domain.merges import MergeState
from kiemtra.domain.plan_amendments import AmendmentState
from kiemtra.domain.plans import PlanState
from kiemtra.domain.recognitions import RecognitionState
from kiemtra.domain.remediation import RecommendationState
from kiemtra.domain.reports import ReportState, RoundState
from kiemtra.domain.timetables import TimetableState

PLAN: dict[PlanState, str] = {
    PlanState.DRAFT: "Dự thảo",
    PlanState.SUBMITTED: "Đã trình",
    PlanState.ISSUED: "Đang thực hiện",
    PlanState.CLOSED: "Đã kết thúc",
    PlanState.WITHDRAWN: "Đã hủy",
}
INSPECTION: dict[InspectionState, str] = {
    InspectionState.PROPOSED: "Đã đề xuất (giữ kín)",
    InspectionState.APPROVED: "Đã duyệt (giữ kín)",
    InspectionState.PLANNED: "Chưa thông báo",
    InspectionState.NOTICED: "Đã thông báo",
    InspectionState.PREPARING: "Đơn vị đang chuẩn bị",
    InspectionState.ON_SITE: "Đang kiểm tra",
    InspectionState.MINUTES_CLOSED: "Đã lập biên bản",
    InspectionState.DRAFTING: "Đang dự thảo kết luận",
    InspectionState.WITH_UNIT: "Đơn vị đang cho ý kiến",
    InspectionState.CONCLUDED: "Đã kết luận",
    InspectionState.FOLLOWING_UP: "Đang theo dõi khắc phục",
    InspectionState.CLOSED: "Đã kết thúc",
    InspectionState.POSTPONED: "Tạm hoãn",
    InspectionState.WITHDRAWN: "Đã hủy",
}
REPORT: dict[ReportState, str] = {
    ReportState.REQUESTED: "Chưa điền",
    ReportState.DRAFT: "Đang điền",
    ReportState.SUBMITTED: "Đã gửi",
    ReportState.RETURNED: "Trả lại để sửa",
    ReportState.ACCEPTED: "Đã tiếp nhận",
    ReportState.WITHDRAWN: "Đã hủy yêu cầu",
}
ROUND: dict[RoundState, str] = {RoundState.OPEN: "Đang nhận", RoundState.CLOSED: "Đã đóng"}
FORM: dict[FormVersionState, str] = {FormVersionState.DRAFT: "Bản nháp", FormVersionState.PUBLISHED: "Đã ban hành"}
FINDING: dict[FindingState, str] = {
    FindingState.DRAFT: "Chờ xác nhận",
    FindingState.CONFIRMED: "Đã xác nhận",
    FindingState.STRUCK: "Đã bỏ",
}
RECOMMENDATION: dict[RecommendationState, str] = {
    RecommendationState.DRAFT: "Dự thảo",
    RecommendationState.ISSUED: "Mới giao",
    RecommendationState.PLANNED: "Đã có kế hoạch khắc phục",
    RecommendationState.REPORTED: "Đã báo cáo, chờ xác minh",
    RecommendationState.RETURNED: "Trả lại để làm tiếp",
    RecommendationState.VERIFIED: "Đã xác minh",
    RecommendationState.CLOSED_IMPLEMENTED: "Đã khắc phục xong",
    RecommendationState.CLOSED_NOT_IMPLEMENTED: "Kết thúc, chưa khắc phục",
    RecommendationState.WITHDRAWN: "Đã rút",
}
DOCUMENT: dict[DocumentState, str] = {
    DocumentState.DRAFT: "Dự thảo",
    DocumentState.ISSUED: "Đã ban hành",
    DocumentState.REPLACED: "Đã được thay thế",
    DocumentState.WITHDRAWN: "Đã hủy",
}
DRAW: dict[DrawState, str] = {
    DrawState.DRAFTED: "Đang lập danh sách",
    DrawState.COMMITTED: "Đã niêm phong, chờ kỳ quay",
    DrawState.SEEDED: "Chờ người thứ hai nhập kết quả",
    DrawState.CONFIRMED: "Kết quả xổ số đã xác nhận",
    DrawState.DRAWN: "Đã bốc thăm",
    DrawState.OPENED: "Đã mở niêm phong",
    DrawState.WITHDRAWN: "Đã hủy",
}
AMENDMENT: dict[AmendmentState, str] = {
    AmendmentState.DRAFT: "Dự thảo",
    AmendmentState.SUBMITTED: "Đã trình",
    AmendmentState.ISSUED: "Có hiệu lực",
    AmendmentState.STRUCK: "Đã hủy",
}
MERGE: dict[MergeState, str] = {
    MergeState.OPEN: "Đang tổng hợp",
    MergeState.APPROVED: "Đã duyệt, đã khóa",
    MergeState.SENT_BACK: "Trả lại để làm lại",
}
PROPOSAL: dict[ProposalState, str] = {
    ProposalState.DRAFT: "Dự thảo",
    ProposalState.SENT: "Đã gửi cơ quan có thẩm quyền",
    ProposalState.ANSWERED: "Đã có kết quả xem xét",
    ProposalState.WITHDRAWN: "Đã rút",
}

TIMETABLE: dict[TimetableState, str] = {
    TimetableState.WAITING: "Chờ đến lượt",
    TimetableState.RUNNING: "Đang xếp",
    TimetableState.PROPOSED: "Đã có đề xuất",
    TimetableState.IMPOSSIBLE: "Không xếp được cuộc nào",
    TimetableState.FAILED: "Xếp lịch bị lỗi",
    TimetableState.TAKEN_OVER: "Đã trình Trưởng đoàn",
    TimetableState.DROPPED: "Đã bỏ",
}

RECOGNITION: dict[RecognitionState, str] = {
    RecognitionState.WAITING: "Chờ nhận dạng chữ",
    RecognitionState.RUNNING: "Đang nhận dạng chữ",
    RecognitionState.DONE: "Đã đọc",
    RecognitionState.FAILED: "Không đọc được",
}

EVIDENCE_ASK: dict[AskState, str] = {
    AskState.ASKED: "Chờ đơn vị gửi",
    AskState.ANSWERED: "Đã gửi, chờ xem xét",
    AskState.REJECTED: "Chưa đạt, yêu cầu gửi lại",
    AskState.ACCEPTED: "Đã nhận",
    AskState.WITHDRAWN: "Đã hủy yêu cầu",
}

TABLES: tuple[dict[StrEnum, str], ...] = (
    PLAN,
    INSPECTION,
    REPORT,
    ROUND,
    FINDING,
    RECOMMENDATION,
    DOCUMENT,
    DRAW,
    TIMETABLE,
    RECOGNITION,
    AMENDMENT,
    MERGE,
    PROPOSAL,
    EVIDENCE_ASK,
    FORM,
)  # type: ignore[assignment]
_BY_TYPE: dict[type[StrEnum], dict[StrEnum, str]] = {type(next(iter(table))): table for table in TABLES}


def state(value: StrEnum) -> str:
    """The name of a state."""
    return _BY_TYPE[type(value)][value]
