"""The one sentence why a unit was chosen or left out, as it is kept with the choice and stands in the plan.

It tells rank, rotation and reasons given, never what the record holds against a unit: others read it too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from kiemtra.domain.coverage import UnitGroup
from kiemtra.domain.plans import UnitChoice
from kiemtra.scheduling import Choice, ChoiceReason, LeftOutReason, Verdict
from kiemtra.store.models import CoverageRule
from kiemtra.store.queries.inspected import LastVisit
from kiemtra.workflows.wording import day

GROUPS: dict[UnitGroup, str] = {
    UnitGroup.DEPARTMENTS: "Các sở, cơ quan tương đương sở",
    UnitGroup.DISTRICTS: "UBND các quận, huyện, thị xã",
    UnitGroup.DIVISIONS: "Các phòng, ban chuyên môn",
    UnitGroup.COMMUNES: "UBND các xã, phường, thị trấn",
    UnitGroup.VERTICAL_AGENCIES: "Các cơ quan ngành dọc",
    UnitGroup.SERVICE_UNITS: "Các đơn vị sự nghiệp công lập",
    UnitGroup.SUBORDINATES: "Các phòng, đơn vị trực thuộc",
}
_WAYS_IN: dict[UnitChoice, str] = {
    UnitChoice.NAMED_IN_TEXT: "Nêu tên trong văn bản của kế hoạch",
    UnitChoice.WHOLE_GROUP: "Kiểm tra toàn bộ nhóm",
    UnitChoice.DRAWN: "Trúng trong lần bốc thăm",
    UnitChoice.PROPOSED: "Cơ quan thường trực đề xuất",
    UnitChoice.BY_RULE: "Chọn theo luân phiên và mức ưu tiên",
}
_WAYS_OUT: dict[UnitChoice, str] = {
    UnitChoice.NAMED_IN_TEXT: "Không nêu tên trong văn bản của kế hoạch",
    UnitChoice.WHOLE_GROUP: "Chưa đưa vào kế hoạch",
    UnitChoice.DRAWN: "Không trúng trong lần bốc thăm",
    UnitChoice.PROPOSED: "Không được đề xuất",
}


@dataclass(frozen=True, slots=True)
class Grounds:
    """What the sentences of one choice rest on beside the verdicts, by agency."""

    rule: CoverageRule
    last: Mapping[UUID, LastVisit] = field(default_factory=dict)
    # Reasons that somebody typed.
    excluded: Mapping[UUID, str] = field(default_factory=dict)
    graded_low: Mapping[UUID, str] = field(default_factory=dict)
    # How those in the plan came there: the way and the reason that stands in it.
    inside: Mapping[UUID, tuple[UnitChoice, str]] = field(default_factory=dict)
    # When a unit ended, and who followed it.
    ended: Mapping[UUID, date] = field(default_factory=dict)
    followers: Mapping[UUID, Sequence[str]] = field(default_factory=dict)
    localities: Mapping[UUID, str] = field(default_factory=dict)


def sentence(verdict: Verdict, choice: Choice, grounds: Grounds) -> str:
    """Return why this unit was chosen or left out."""
    unit = UUID(verdict.unit)
    if isinstance(verdict.reason, ChoiceReason):
        return f"{_in(verdict, choice, unit, grounds)}."
    return f"{_out(verdict, choice, unit, grounds)}."


def _in(verdict: Verdict, choice: Choice, unit: UUID, grounds: Grounds) -> str:
    history = _history(unit, verdict, grounds)
    if verdict.reason is ChoiceReason.NAMED:
        way, reason = grounds.inside.get(unit, (UnitChoice(grounds.rule.way), ""))
        return reason.strip().rstrip(".") or f"{_WAYS_IN[way]}; {history}"
    why = f"{_WAYS_IN[UnitChoice.BY_RULE]}, thứ {verdict.place} trong {choice.considered} đơn vị được xét"
    if verdict.reason is ChoiceReason.LOCALITY:
        least = next(row["least"] for row in grounds.rule.quotas if row["locality"] == grounds.localities.get(unit))
        why = f"Chọn để {grounds.localities[unit]} có ít nhất {least} đơn vị"
    words = [why, history, "thuộc diện xếp loại thấp" if unit in grounds.graded_low else ""]
    if verdict.drawn:
        words.append("thứ tự giữa các đơn vị ngang nhau theo số ngẫu nhiên của kế hoạch")
    return "; ".join(word for word in words if word)


def _out(verdict: Verdict, choice: Choice, unit: UUID, grounds: Grounds) -> str:
    history = _history(unit, verdict, grounds)
    match verdict.reason:
        case LeftOutReason.GONE:
            after = ", ".join(grounds.followers.get(unit, ()))
            followed = f"; đơn vị kế thừa: {after}" if after else ""
            return f"Không chọn: đã kết thúc hoạt động từ ngày {day(grounds.ended[unit])}{followed}"
        case LeftOutReason.EXCLUDED:
            return f"Không chọn: {grounds.excluded[unit].rstrip('.')}"
        case LeftOutReason.RECENTLY_INSPECTED:
            rest = grounds.rule.rest_years
            again = grounds.last[unit].year + rest + 1
            return f"Không chọn: {history}, nghỉ luân phiên {rest} năm, có thể chọn lại từ năm {again}"
        case LeftOutReason.LOCALITY_FULL:
            return f"Không chọn: {grounds.localities[unit]} đã đủ số đơn vị tối đa; {history}"
    way = UnitChoice(grounds.rule.way)
    if way in _WAYS_OUT:
        return f"{_WAYS_OUT[way]}; {history}"
    return f"Không chọn: thứ {verdict.place} trong {choice.considered} đơn vị được xét, đã đủ {choice.wanted} đơn vị; {history}"


def _history(unit: UUID, verdict: Verdict, grounds: Grounds) -> str:
    last = grounds.last.get(unit)
    if last is None:
        return "chưa có lần kiểm tra nào trong dữ liệu"
    before = f" (tại {last.predecessor}, nay thuộc đơn vị này)" if last.predecessor else ""
    return f"kiểm tra lần gần nhất năm {last.year}{before}, cách {verdict.years} năm"


def rule_in_words(rule: CoverageRule, units: int) -> str:
    """Return one rule as people read it."""
    words = [
        f"{GROUPS[UnitGroup(rule.group)]}: danh sách {units} đơn vị chốt ngày {day(rule.frozen_on)}",
        f"tỷ lệ ít nhất {rule.percent} % ({rule.source})",
    ]
    if rule.count is not None:
        words.append(f"chọn đúng {rule.count} đơn vị")
    if rule.rest_years:
        words.append(f"đơn vị đã kiểm tra được nghỉ {rule.rest_years} năm ({rule.rest_source})")
    for quota in rule.quotas:
        most = f", nhiều nhất {quota['most']}" if quota["most"] is not None else ""
        words.append(f"{quota['locality']}: ít nhất {quota['least']}{most}")
    return "; ".join(words) + "."
