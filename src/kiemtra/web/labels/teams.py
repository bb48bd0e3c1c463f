"""The words about the people of teams: absences, recusals, changes of seats, what is to be said before they go out."""

from collections.abc import Callable

from kiemtra.domain.absences import AbsenceKind
from kiemtra.domain.recusals import RecusalGround
from kiemtra.domain.teams import SeatChangeKind, TeamRole, TeamTrouble
from kiemtra.store.queries.team_checks import Trouble
from kiemtra.web.labels.plans import TEAM_ROLES
from kiemtra.web.labels.readings import AREAS

ABSENCES: dict[AbsenceKind, str] = {
    AbsenceKind.LEAVE: "Nghỉ phép",
    AbsenceKind.MISSION: "Công tác khác",
    AbsenceKind.STUDY: "Học tập, bồi dưỡng",
    AbsenceKind.ILLNESS: "Nghỉ ốm",
    AbsenceKind.OTHER: "Việc khác",
}
GROUNDS: dict[RecusalGround, str] = {
    RecusalGround.OWN_AGENCY: "đang công tác tại đơn vị",
    RecusalGround.DECLARED_KIN: "đã khai báo quan hệ thân thích",
    RecusalGround.FORMER_POST: "từng giữ chức vụ tại đơn vị",
}
CHANGES: dict[SeatChangeKind, str] = {
    SeatChangeKind.ADDED: "Bổ sung",
    SeatChangeKind.SUBSTITUTED: "Thay người",
    SeatChangeKind.ENDED: "Thôi tham gia",
}


def _areas(trouble: Trouble) -> str:
    return "; ".join(AREAS.get(area, area) for area in trouble.areas)


def _who(trouble: Trouble) -> str:
    assert trouble.member is not None, "this kind is about a person"
    return f"{trouble.member.full_name} ({TEAM_ROLES[TeamRole(trouble.member.role)]}, {trouble.team})"


def _unit(trouble: Trouble) -> str:
    return trouble.unit.name if trouble.unit else ""


def _ground(trouble: Trouble) -> str:
    return GROUNDS[trouble.ground] if trouble.ground else ""


TROUBLES: dict[TeamTrouble, Callable[[Trouble], str]] = {
    TeamTrouble.AREA_UNCOVERED: lambda one: f"{one.team} chưa có thành viên phụ trách: {_areas(one)}.",
    TeamTrouble.NO_SECRETARY: lambda one: f"{one.team} chưa có Thư ký.",
    TeamTrouble.IN_TWO_TEAMS: lambda one: (
        f"{_who(one)} đồng thời tham gia {one.other_team}; không xếp hai Đoàn đi cùng ngày."
    ),
    TeamTrouble.RECUSED: lambda one: f"{_who(one)} không tham gia kiểm tra tại {_unit(one)}: {_ground(one)}.",
    TeamTrouble.KEEPER_RECUSED: lambda one: (
        f"{_who(one)} không tham gia kiểm tra tại {_unit(one)}: {_ground(one)}. Đoàn không còn ai giữ vai trò này, hãy cử "
        "người thay hoặc giao đơn vị cho Đoàn khác."
    ),
    TeamTrouble.AWAY_ON_VISIT: lambda one: f"{_who(one)} vắng ngày {one.day:%d/%m/%Y}, ngày kiểm tra {_unit(one)}.",
    TeamTrouble.ACCOUNT_CLOSED: lambda one: f"{_who(one)} có tài khoản đã khóa; hãy cử người thay.",
}


def trouble(one: Trouble) -> str:
    """The sentence of one trouble."""
    return TROUBLES[one.kind](one)
