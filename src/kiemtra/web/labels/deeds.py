"""The names of all deeds, as the page "why may I" lists them; those of inspections and remedies stand with these."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from kiemtra.domain.accountability import ProposalDeed
from kiemtra.domain.conclusions import ConclusionDeed
from kiemtra.domain.deeds import DeedRule
from kiemtra.domain.documents import DocumentDeed
from kiemtra.domain.draws import DrawDeed
from kiemtra.domain.evidence_asks import AskDeed
from kiemtra.domain.expectations import ExpectedDeed
from kiemtra.domain.form_versions import FormVersionDeed
from kiemtra.domain.inspections import InspectionDeed
from kiemtra.domain.merges import MergeDeed
from kiemtra.domain.obstacles import ObstacleDeed, ObstacleState
from kiemtra.domain.plan_amendments import AmendmentDeed
from kiemtra.domain.plans import PlanDeed
from kiemtra.domain.readiness import CopyDeed
from kiemtra.domain.readings import ReadingDeed
from kiemtra.domain.remediation import RecommendationDeed
from kiemtra.domain.reports import ReportDeed, RoundDeed
from kiemtra.domain.secrecy import SecrecyDeed
from kiemtra.domain.tasks import TaskDeed
from kiemtra.domain.timetables import BusyDeed
from kiemtra.web.labels import accountability, evidence, inspections, readiness, remediation, tasks
from kiemtra.web.labels.plans import EXPECTED_STATES
from kiemtra.web.labels.states import AMENDMENT as AMENDMENT_STATES
from kiemtra.web.labels.states import DOCUMENT as DOCUMENT_STATES
from kiemtra.web.labels.states import DRAW as DRAW_STATES
from kiemtra.web.labels.states import EVIDENCE_ASK, INSPECTION, PROPOSAL, RECOMMENDATION
from kiemtra.web.labels.states import FORM as FORM_STATES
from kiemtra.web.labels.states import MERGE as MERGE_STATES
from kiemtra.web.labels.states import PLAN as PLAN_STATES
from kiemtra.web.labels.states import REPORT as REPORT_STATES
from kiemtra.web.labels.states import ROUND as ROUND_STATES

PLAN: dict[PlanDeed, str] = {
    PlanDeed.EDIT: "Sửa dự thảo kế hoạch",
    PlanDeed.WRITE_PAPERS: "Soạn kế hoạch và tờ trình",
    PlanDeed.SUBMIT: "Trình kế hoạch",
    PlanDeed.RETURN: "Trả lại để bổ sung",
    PlanDeed.ISSUE: "Ban hành kế hoạch",
    PlanDeed.AMEND: "Lập điều chỉnh kế hoạch",
    PlanDeed.STATE_OVERLAP: "Nêu lý do kiểm tra trùng",
    PlanDeed.SET_UP_TEAM: "Thành lập đoàn",
    PlanDeed.ENTER_ABSENCE: "Ghi lịch vắng của thành viên Đoàn",
    PlanDeed.SET_TASK: "Giao nhiệm vụ",
    PlanDeed.EXPECT: "Yêu cầu cấp dưới lập kế hoạch",
    PlanDeed.PROPOSE_VISITS: "Phân công các cuộc kiểm tra",
    PlanDeed.PROPOSE_UNANNOUNCED: "Đề xuất kiểm tra không báo trước",
    PlanDeed.PUBLISH: "Công khai kế hoạch",
    PlanDeed.CONSOLIDATE: "Lập báo cáo tổng hợp",
    PlanDeed.PROPOSE_STEERING: "Đề xuất chỉ đạo",
    PlanDeed.ADOPT_STEERING: "Quyết định đề xuất chỉ đạo",
    PlanDeed.CLOSE: "Kết thúc kế hoạch",
    PlanDeed.WITHDRAW: "Hủy kế hoạch",
}
CONCLUSION: dict[ConclusionDeed, str] = {ConclusionDeed.HAND_OVER: "Gửi kết luận đã có số đến đơn vị"}
REPORT: dict[ReportDeed, str] = {
    ReportDeed.FILL: "Điền báo cáo",
    ReportDeed.PRESENT: "Trình lãnh đạo duyệt báo cáo",
    ReportDeed.SUBMIT: "Gửi báo cáo",
    ReportDeed.RECALL: "Rút báo cáo đã gửi",
    ReportDeed.UPDATE: "Cập nhật bộ số liệu sẵn sàng",
    ReportDeed.WRITE_PAPER: "Lập báo cáo Word",
    ReportDeed.RETURN: "Trả lại để sửa",
    ReportDeed.ACCEPT: "Tiếp nhận báo cáo",
    ReportDeed.EXTEND: "Gia hạn báo cáo",
    ReportDeed.WITHDRAW: "Thôi yêu cầu báo cáo",
}
ROUND: dict[RoundDeed, str] = {
    RoundDeed.ADD_UNITS: "Thêm đơn vị vào đợt báo cáo",
    RoundDeed.EXTEND: "Gia hạn đợt báo cáo",
    RoundDeed.CLOSE: "Đóng đợt báo cáo",
    RoundDeed.REOPEN: "Mở lại đợt báo cáo",
}
MERGE: dict[MergeDeed, str] = {
    MergeDeed.ANNOTATE: "Ghi thuyết minh số liệu tổng hợp",
    MergeDeed.APPROVE: "Duyệt số liệu tổng hợp",
    MergeDeed.SEND_BACK: "Trả lại số liệu tổng hợp",
    MergeDeed.RETURN_REPORTS: "Trả lại báo cáo của đơn vị ở dưới",
    MergeDeed.REOPEN: "Mở lại số liệu đã duyệt",
}
OBSTACLE: dict[ObstacleDeed, str] = {
    ObstacleDeed.ADDRESS: "Gửi vướng mắc lên cấp trên",
    ObstacleDeed.ANSWER: "Trả lời vướng mắc",
}
DOCUMENT: dict[DocumentDeed, str] = {
    DocumentDeed.ENTER: "Vào sổ văn bản của nơi khác",
    DocumentDeed.CORRECT: "Sửa thông tin đã đăng ký",
    DocumentDeed.END: "Ghi văn bản hết hiệu lực",
    DocumentDeed.RECORD_ISSUE: "Ghi số, ngày, bản đã ký",
    DocumentDeed.WITHDRAW: "Hủy dự thảo văn bản",
    DocumentDeed.REPLACE: "Lập văn bản thay thế",
}
EXPECTED: dict[ExpectedDeed, str] = {
    ExpectedDeed.DELIVER: "Nộp kế hoạch",
    ExpectedDeed.MAKE: "Lập kế hoạch trên phần mềm",
    ExpectedDeed.WITHDRAW: "Thôi yêu cầu",
    ExpectedDeed.REMIND: "Nhắc nộp kế hoạch",
}
READING: dict[ReadingDeed, str] = {
    ReadingDeed.TAKE: "Đưa văn bản vào đọc",
    ReadingDeed.DECIDE: "Xác nhận thông tin đọc được",
    ReadingDeed.CONFIRM: "Lập kế hoạch từ văn bản",
    ReadingDeed.FORGET_NAME: "Bỏ tên cơ quan đã nhớ",
}
DRAW: dict[DrawDeed, str] = {
    DrawDeed.RETAKE: "Lấy lại danh sách bốc thăm",
    DrawDeed.COMMIT: "Niêm phong danh sách bốc thăm",
    DrawDeed.SEED: "Nhập kết quả xổ số",
    DrawDeed.DRAW: "Bốc thăm",
    DrawDeed.PROPOSE_VISITS: "Đề xuất kiểm tra các đơn vị trúng",
    DrawDeed.OPEN: "Mở niêm phong lần bốc thăm",
    DrawDeed.TAKE: "Đưa đơn vị trúng vào kế hoạch",
    DrawDeed.WITHDRAW: "Hủy lần bốc thăm",
}
FORM: dict[FormVersionDeed, str] = {
    FormVersionDeed.UPLOAD: "Tải biểu mẫu lên",
    FormVersionDeed.PUBLISH: "Ban hành biểu mẫu",
    FormVersionDeed.DISCARD: "Bỏ bản nháp biểu mẫu",
    FormVersionDeed.END: "Kết thúc hiệu lực biểu mẫu",
}
SECRECY: dict[SecrecyDeed, str] = {
    SecrecyDeed.SUMMON: "Gọi thành viên đoàn (không nêu đơn vị)",
    SecrecyDeed.SEAL_DRAFT: "Giữ kín dự thảo kết luận",
    SecrecyDeed.UNSEAL_DRAFT: "Thôi giữ kín dự thảo kết luận",
}
OBSTACLE_STATES: dict[ObstacleState, str] = {
    ObstacleState.RAISED: "Chưa gửi cấp trên",
    ObstacleState.ADDRESSED: "Chờ trả lời",
    ObstacleState.ANSWERED: "Đã trả lời",
}
# A reading has no states of its own: it is read, then a plan comes of it.
_READING_STATES = {"read": "Chưa lập kế hoạch", "confirmed": "Đã lập kế hoạch"}
AMENDMENT: dict[AmendmentDeed, str] = {
    AmendmentDeed.EDIT: "Sửa bản điều chỉnh",
    AmendmentDeed.SUBMIT: "Trình bản điều chỉnh",
    AmendmentDeed.RETURN: "Trả lại bản điều chỉnh",
    AmendmentDeed.ISSUE: "Ban hành bản điều chỉnh",
    AmendmentDeed.STRIKE: "Hủy bản điều chỉnh",
}

BUSY: dict[BusyDeed, str] = {
    BusyDeed.ENTER_OWN: "Khai ngày bận của đơn vị mình",
    BusyDeed.ENTER_FOR_UNIT: "Khai ngày bận của đơn vị trong kế hoạch",
}

_TABLES: tuple[dict[StrEnum, str], ...] = (  # type: ignore[assignment]
    PLAN,
    AMENDMENT,
    inspections.DEEDS,
    CONCLUSION,
    REPORT,
    ROUND,
    MERGE,
    OBSTACLE,
    remediation.DEEDS,
    DOCUMENT,
    tasks.DEEDS,
    EXPECTED,
    READING,
    accountability.DEEDS,
    evidence.DEEDS,
    SECRECY,
    readiness.DEEDS,
    DRAW,
    BUSY,
    FORM,
)
_BY_TYPE: dict[type[StrEnum], dict[StrEnum, str]] = {type(next(iter(table))): table for table in _TABLES}


def deed(code: StrEnum) -> str:
    """The name of a deed."""
    return _among_others.get(code) or _BY_TYPE[type(code)][code]


# Where it stands among the deeds of an inspection, its own short name would say too little.
_among_others: dict[StrEnum, str] = {ProposalDeed.DRAFT: "Lập kiến nghị xem xét trách nhiệm"}
_STATES: dict[type[StrEnum], Mapping[Any, str]] = {
    PlanDeed: PLAN_STATES,
    AmendmentDeed: AMENDMENT_STATES,
    InspectionDeed: INSPECTION,
    ConclusionDeed: INSPECTION,
    ReportDeed: REPORT_STATES,
    RoundDeed: ROUND_STATES,
    MergeDeed: MERGE_STATES,
    ObstacleDeed: OBSTACLE_STATES,
    RecommendationDeed: RECOMMENDATION,
    DocumentDeed: DOCUMENT_STATES,
    TaskDeed: PLAN_STATES,
    ExpectedDeed: EXPECTED_STATES,
    ReadingDeed: _READING_STATES,
    ProposalDeed: {**INSPECTION, **PROPOSAL},
    AskDeed: {**INSPECTION, **REPORT_STATES, **EVIDENCE_ASK},
    SecrecyDeed: INSPECTION,
    CopyDeed: INSPECTION,
    DrawDeed: DRAW_STATES,
    BusyDeed: {},
    FormVersionDeed: FORM_STATES,
}


def states_of(code: StrEnum, rule: DeedRule) -> list[str]:
    """The names of the states in which a deed is open, in their order; none where it is open in every state."""
    return [name for state, name in _STATES[type(code)].items() if state in rule.states]
