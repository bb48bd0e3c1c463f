"""The words about timetables: states, stages, why a visit has no day, what contradicts what, what is wrong with a move."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from kiemtra.domain.timetables import ChangeKind, TimetableState
from kiemtra.scheduling.answers import (
    Condition,
    ConditionCode,
    Conflict,
    Fault,
    FaultCode,
    StageName,
    Trouble,
    TroubleCode,
    UnplacedReason,
)
from kiemtra.web.labels.readings import AREAS

STATE_TONES: dict[TimetableState, str] = {
    TimetableState.WAITING: "waiting",
    TimetableState.RUNNING: "progress",
    TimetableState.PROPOSED: "waiting",
    TimetableState.IMPOSSIBLE: "late",
    TimetableState.FAILED: "late",
    TimetableState.TAKEN_OVER: "done",
    TimetableState.DROPPED: "neutral",
}
STAGES: dict[StageName, str] = {
    StageName.KEEPING: "Giữ các ngày đã có",
    StageName.TEAMS: "Chia đơn vị cho các Đoàn",
    StageName.DAYS: "Chọn ngày cho từng Đoàn",
    StageName.REPAIR: "Tìm chỗ cho các cuộc còn lại",
    StageName.CONFLICTS: "Tìm các yêu cầu mâu thuẫn nhau",
}
UNPLACED: dict[UnplacedReason, str] = {
    UnplacedReason.NO_LAWFUL_DAY: "Trong thời gian của kế hoạch không còn ngày làm việc nào đủ thời hạn thông báo trước.",
    UnplacedReason.UNIT_GONE: "Đơn vị kết thúc hoạt động trước ngày đầu tiên có thể kiểm tra.",
    UnplacedReason.NO_TEAM: "Kế hoạch chưa có Đoàn nào có thể nhận.",
    UnplacedReason.TEAM_RECUSED: "Thành viên phải tránh đơn vị này nên Đoàn không còn đủ người.",
    UnplacedReason.AREA_UNCOVERED: "Không Đoàn nào có đủ thành viên phụ trách các lĩnh vực phải kiểm tra.",
    UnplacedReason.UNIT_BUSY: "Đơn vị bận, hoặc có cuộc kiểm tra khác gần đó, vào mọi ngày còn có thể kiểm tra.",
    UnplacedReason.MEMBERS_AWAY: "Thành viên cần thiết vắng vào mọi ngày còn có thể kiểm tra.",
    UnplacedReason.TEAM_FULL: "Các Đoàn đã kín lịch. Hãy tăng số cuộc mỗi ngày, giao cho Đoàn khác hoặc kéo dài thời gian.",
    UnplacedReason.NOT_FOUND: "Hết thời gian tìm mà chưa có ngày phù hợp. Hãy xếp lại với thời gian tìm dài hơn.",
}
CONDITIONS: dict[ConditionCode, str] = {
    ConditionCode.NOTICE: "thời hạn thông báo trước cho đơn vị",
    ConditionCode.PER_DAY: "số cuộc tối đa mỗi ngày của {team}",
    ConditionCode.LOCALITY: "các cuộc trong một ngày của {team} phải cùng địa bàn",
    ConditionCode.UNIT_BUSY: "ngày bận của {unit}",
    ConditionCode.UNIT_LIFE: "thời gian hoạt động của {unit}",
    ConditionCode.MEMBER_AWAY: "ngày vắng của {person}",
    ConditionCode.RECUSED: "{person} phải tránh {unit}",
    ConditionCode.AREA_NEEDED: "lĩnh vực {area} phải có người phụ trách",
    ConditionCode.TEAM_GIVEN: "các cuộc đã giao cho {team}",
    ConditionCode.SHARED_MEMBER: "{person} ở nhiều Đoàn, mỗi ngày chỉ đi với một Đoàn",
    ConditionCode.FIXED_VISITS: "các ngày đã chốt hoặc đã chuyển tay",
}
FAULTS: dict[FaultCode, str] = {
    FaultCode.NOT_ASKED: "Cuộc này không thuộc lần xếp lịch này.",
    FaultCode.PLACED_TWICE: "Cuộc này được xếp hai lần.",
    FaultCode.LOST: "Cuộc này chưa có ngày.",
    FaultCode.FIXED_MOVED: "Ngày của cuộc này đã chốt.",
    FaultCode.NOT_A_WORKING_DAY: "{day} không phải ngày làm việc{holiday}.",
    FaultCode.OUTSIDE_WINDOW: "{day} nằm ngoài thời gian kiểm tra của kế hoạch.",
    FaultCode.NOTICE_TOO_SHORT: "Đến {day} không còn đủ thời hạn thông báo trước cho đơn vị.",
    FaultCode.TOO_EARLY: "{unit} chưa thể tiếp Đoàn vào {day}.",
    FaultCode.TOO_LATE: "{unit} đã kết thúc hoạt động trước {day}.",
    FaultCode.UNIT_BUSY: "{unit} bận vào {day}{why}.",
    FaultCode.UNIT_TWICE: "{unit} đã có cuộc kiểm tra khác vào {day}.",
    FaultCode.WRONG_TEAM: "{unit} đã giao cho Đoàn khác.",
    FaultCode.TEAM_RECUSED: "{people} phải tránh {unit} nên Đoàn không đủ người.",
    FaultCode.NO_LEADER: "Trưởng đoàn và Phó Trưởng đoàn thường trực đều vắng vào {day}.",
    FaultCode.AREA_UNCOVERED: "Vào {day} Đoàn không có người phụ trách {areas}.",
    FaultCode.PERSON_TWICE: "{people} đã đi với Đoàn khác vào {day}.",
    FaultCode.TEAM_FULL: "Đoàn đã đủ số cuộc trong {day}.",
    FaultCode.OTHER_LOCALITY: "Trong {day} Đoàn đã kiểm tra ở địa bàn khác: {others}.",
}
TROUBLES: dict[TroubleCode, str] = {
    TroubleCode.NO_LAWFUL_DAY: "Trong thời gian của kế hoạch không còn ngày làm việc nào có thể kiểm tra.",
    TroubleCode.NOTICE_BEYOND_WINDOW: "Thời gian của kế hoạch ngắn hơn thời hạn thông báo trước: "
    "sớm nhất {day} mới kiểm tra được.",
    TroubleCode.WINDOW_SHORT: "Thời gian kiểm tra chỉ có {there} ngày làm việc, không dài hơn thời hạn thông báo trước "
    "({needed} ngày làm việc).",
    TroubleCode.NO_TEAM: "Kế hoạch chưa có Đoàn kiểm tra. Hãy thành lập Đoàn trước.",
    TroubleCode.NO_LEADER: "{teams} không có Trưởng đoàn hoặc Phó Trưởng đoàn thường trực trong thời gian kiểm tra.",
    TroubleCode.TEAM_RECUSED: "{unit}: thành viên của {teams} phải tránh đơn vị này.",
    TroubleCode.AREA_UNCOVERED: "Không có thành viên phụ trách {areas}{at}.",
    TroubleCode.SHARED_MEMBER: "{person} ở nhiều Đoàn: {teams}. Những ngày đi với một Đoàn thì Đoàn kia thiếu người.",
    TroubleCode.UNIT_GONE: "{unit} kết thúc hoạt động từ {day}, trước khi có thể kiểm tra.",
    TroubleCode.UNIT_BUSY: "{unit} bận vào mọi ngày còn có thể kiểm tra.",
    TroubleCode.MEMBERS_AWAY: "{unit}: người cần có mặt của {teams} vắng vào mọi ngày còn có thể kiểm tra.",
    TroubleCode.TOO_MANY_VISITS: "{teams}: có {needed} cuộc kiểm tra nhưng chỉ còn chỗ cho {there} cuộc.",
}
CHANGES: dict[ChangeKind, str] = {
    ChangeKind.WINDOW: "Thời gian kiểm tra của kế hoạch đã thay đổi",
    ChangeKind.NOTICE: "Thời hạn thông báo trước đã thay đổi",
    ChangeKind.NEW_VISIT: "Thêm đơn vị chưa có trong đề xuất: {name}",
    ChangeKind.VISIT_GONE: "Không còn kiểm tra: {name}",
    ChangeKind.VISIT_MOVED: "Đã chốt ngày hoặc đổi Đoàn ở nơi khác: {name}",
    ChangeKind.BUSY: "Ngày bận của đơn vị đã thay đổi: {name}",
    ChangeKind.TEAM: "Thành viên hoặc ngày vắng của các Đoàn đã thay đổi",
    ChangeKind.OTHER_PLANS: "Lịch của kế hoạch khác liên quan đến đơn vị hoặc thành viên đã thay đổi",
}


@dataclass(frozen=True, slots=True)
class Names:
    """What the ids of a timetable are called."""

    visits: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    teams: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[str, str] = field(default_factory=dict)

    def all_of(self, of: str, ids: Sequence[str]) -> str:
        """The names of several, joined."""
        names: Mapping[str, str] = getattr(self, of)
        return ", ".join(names.get(one, "…") for one in ids)


def fault(one: Fault, names: Names, *, day: date, holiday: str = "", why: str = "") -> str:
    """What is wrong with putting a visit on this day."""
    return _sentence(
        FAULTS[one.code],
        unit=names.visits.get(one.visit, "Đơn vị"),
        day=_day(day),
        holiday=f" ({holiday})" if holiday else "",
        why=f" ({why})" if why else "",
        people=names.all_of("people", one.people),
        areas=_areas(one.areas),
        others=names.all_of("visits", one.others),
    )


def trouble(one: Trouble, names: Names) -> str:
    """What stands in the way of any timetable."""
    unit = names.visits.get(one.visit, "")
    return _sentence(
        TROUBLES[one.code],
        unit=unit,
        teams=names.all_of("teams", one.teams),
        person=names.people.get(one.person, "…"),
        areas=_areas(one.areas),
        at=f" tại {unit}" if unit else "",
        day=_day(one.day) if one.day else "…",
        needed=one.needed,
        there=one.there,
    )


def conflict(one: Conflict, names: Names) -> str:
    """Which visits cannot all have a day, and which wishes stand against it."""
    units = names.all_of("visits", one.visits)
    if not one.conditions:
        return f"{units}: nhiều hơn số chỗ còn lại ({one.open_days} lượt Đoàn – ngày)."
    wishes = "; ".join(dict.fromkeys(_condition(wish, names) for wish in one.conditions))
    ending = (
        "nới một trong các điều đó là hết mâu thuẫn này" if one.is_smallest else "cần nới ít nhất một trong các điều đó"
    )
    return f"{units}: không thể cùng có ngày khi giữ {wishes}; {ending}."


def _condition(one: Condition, names: Names) -> str:
    return _sentence(
        CONDITIONS[one.code],
        team=names.teams.get(one.team, "mỗi Đoàn"),
        unit=names.units.get(one.unit) or names.visits.get(one.visit, "đơn vị"),
        person=names.people.get(one.person, "thành viên"),
        area=_areas((one.area,)),
    )


def change(kind: ChangeKind, name: str) -> str:
    """What has changed in the plan since."""
    return CHANGES[kind].format(name=name)


def gap(share: float) -> str:
    """How far the result is from the best there could be."""
    if share <= 0.0005:
        return "đã là phương án tốt nhất"
    return f"còn cách phương án tốt nhất không quá {share * 100:.1f} %".replace(".", ",")


def _areas(areas: Sequence[str]) -> str:
    return ", ".join(AREAS.get(area, area).lower() for area in areas)


def _day(day: date) -> str:
    return f"ngày {day:%d/%m/%Y}"


def _sentence(pattern: str, **facts: object) -> str:
    words = pattern.format(**facts)
    return (
        words[:1].upper() + words[1:] if pattern[0] == "{" and not pattern.startswith(("{person}", "{team}")) else words
    )
