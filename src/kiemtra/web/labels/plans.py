"""The words about plans, teams, expected plans and steering proposals."""

from kiemtra.domain.agencies import AgencyKind, AgencyLevel
from kiemtra.domain.conclusions import SteeringState
from kiemtra.domain.expectations import ExpectedState
from kiemtra.domain.plans import ExpectedKind, PlanState, UnitChoice
from kiemtra.domain.readings import Group
from kiemtra.domain.teams import TeamRole

TONES: dict[PlanState, str] = {
    PlanState.DRAFT: "neutral",
    PlanState.SUBMITTED: "waiting",
    PlanState.ISSUED: "progress",
    PlanState.CLOSED: "done",
    PlanState.WITHDRAWN: "neutral",
}
CHOSEN: dict[UnitChoice, str] = {
    UnitChoice.NAMED_IN_TEXT: "Nêu tên trong văn bản",
    UnitChoice.WHOLE_GROUP: "Toàn bộ nhóm",
    UnitChoice.DRAWN: "Bốc thăm",
    UnitChoice.PROPOSED: "Được đề xuất",
    UnitChoice.BY_RULE: "Chọn theo luân phiên và mức ưu tiên",
}
EXPECTED: dict[ExpectedKind, str] = {
    ExpectedKind.INSPECTION_PLAN: "Kế hoạch kiểm tra",
    ExpectedKind.SELF_INSPECTION_PLAN: "Kế hoạch tự kiểm tra",
}
EXPECTED_STATES: dict[ExpectedState, str] = {
    ExpectedState.WAITING: "Chưa ban hành",
    ExpectedState.LATE: "Quá hạn",
    ExpectedState.DELIVERED: "Đã ban hành",
    ExpectedState.DELIVERED_LATE: "Ban hành muộn",
}
EXPECTED_TONES: dict[ExpectedState, str] = {
    ExpectedState.WAITING: "waiting",
    ExpectedState.LATE: "late",
    ExpectedState.DELIVERED: "done",
    ExpectedState.DELIVERED_LATE: "done",
}
TEAM_ROLES: dict[TeamRole, str] = {
    TeamRole.HEAD: "Trưởng đoàn",
    TeamRole.STANDING_DEPUTY: "Phó Trưởng đoàn thường trực",
    TeamRole.DEPUTY: "Phó Trưởng đoàn",
    TeamRole.SECRETARY: "Thư ký",
    TeamRole.MEMBER: "Thành viên",
    TeamRole.EXPERT: "Chuyên gia được mời",
}
STEERING: dict[SteeringState, str] = {
    SteeringState.PROPOSED: "Đã đề xuất",
    SteeringState.ADOPTED: "Được chấp thuận",
    SteeringState.NOT_ADOPTED: "Không chấp thuận",
}
STEERING_TONES: dict[SteeringState, str] = {
    SteeringState.PROPOSED: "waiting",
    SteeringState.ADOPTED: "done",
    SteeringState.NOT_ADOPTED: "neutral",
}
_GROUPS: dict[tuple[AgencyLevel, AgencyKind], str] = {
    (AgencyLevel.PROVINCE, AgencyKind.DEPARTMENT): "các sở, cơ quan tương đương sở",
    (AgencyLevel.DISTRICT, AgencyKind.PEOPLES_COMMITTEE): "UBND các quận, huyện, thị xã",
    (AgencyLevel.DISTRICT, AgencyKind.DIVISION): "các phòng, ban chuyên môn",
    (AgencyLevel.COMMUNE, AgencyKind.PEOPLES_COMMITTEE): "UBND các xã, phường, thị trấn",
}
GROUPS: tuple[tuple[str, Group, str], ...] = tuple(
    (f"{level}-{kind}", Group(level, kind), label) for (level, kind), label in _GROUPS.items()
)
