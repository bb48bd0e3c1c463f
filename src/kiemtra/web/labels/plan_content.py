"""The words about a plan's content: its fields, what became of each, what is odd in a draft."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from kiemtra.data.areas import load_areas
from kiemtra.data.checklist import load_checklist
from kiemtra.data.deadlines import load_deadlines
from kiemtra.domain.inspections import InspectionMethod, InspectionScope
from kiemtra.domain.plan_amendments import AmendmentState
from kiemtra.domain.plan_checks import PlanTrouble, Trouble
from kiemtra.domain.plan_content import ChangeKind, FieldChange, PlanField
from kiemtra.web.labels.inspections import METHODS

F = PlanField

FIELDS: dict[PlanField, str] = {
    F.TITLE: "Tên kế hoạch",
    F.GROUNDS: "Căn cứ",
    F.PURPOSE: "Mục đích, yêu cầu",
    F.WINDOW: "Thời gian kiểm tra",
    F.DATA_PERIOD: "Thời kỳ số liệu",
    F.METHOD: "Hình thức kiểm tra chính",
    F.HAS_UNANNOUNCED: "Kiểm tra không báo trước",
    F.AREAS: "Nội dung kiểm tra",
    F.ITEMS: "Câu hỏi kiểm tra được chọn",
    F.DEADLINES: "Thời hạn",
    F.PREPARATION: "Đơn vị cần chuẩn bị",
    F.DUTIES: "Trách nhiệm",
    F.UNITS: "Đơn vị được kiểm tra",
}
CHANGES: dict[ChangeKind, str] = {
    ChangeKind.KEPT: "Giữ nguyên",
    ChangeKind.CHANGED: "Thay đổi",
    ChangeKind.NEW: "Mới",
    ChangeKind.LEFT_OUT: "Bỏ",
}
CHANGE_TONES: dict[ChangeKind, str] = {
    ChangeKind.KEPT: "neutral",
    ChangeKind.CHANGED: "waiting",
    ChangeKind.NEW: "progress",
    ChangeKind.LEFT_OUT: "late",
}
AMENDMENT_TONES: dict[AmendmentState, str] = {
    AmendmentState.DRAFT: "neutral",
    AmendmentState.SUBMITTED: "waiting",
    AmendmentState.ISSUED: "done",
    AmendmentState.STRUCK: "neutral",
}
SCOPES: dict[InspectionScope, str] = {
    InspectionScope.FULL: "Toàn bộ nội dung của kế hoạch",
    InspectionScope.THEMATIC: "Theo chuyên đề",
}
TROUBLES: dict[PlanTrouble, str] = {
    PlanTrouble.NO_UNIT: "Chưa có đơn vị nào được kiểm tra.",
    PlanTrouble.NO_AREA: "Chưa chọn nội dung kiểm tra: khi mở cuộc kiểm tra, mọi câu hỏi của danh mục sẽ được đưa ra.",
    PlanTrouble.AREA_WITHOUT_UNIT: "Nội dung “{area}” có trong kế hoạch nhưng không đơn vị nào được kiểm tra về nội dung này.",
    PlanTrouble.SHORTER_THAN_NOTICE: "Thời gian kiểm tra chỉ có {days} ngày làm việc, ngắn hơn thời hạn thông báo trước "
    "{notice} ngày làm việc: thông báo phải gửi trước khi thời gian kiểm tra bắt đầu.",
    PlanTrouble.NO_LAWFUL_DAY: "Không còn ngày nào kịp thông báo trước {notice} ngày làm việc: thông báo hôm nay thì sớm "
    "nhất {earliest} mới được kiểm tra, mà thời gian kiểm tra hết ngày {last}.",
    PlanTrouble.ANOTHER_YEAR: "Kế hoạch năm {year} nhưng thời gian kiểm tra là từ {first} đến {last}.",
    PlanTrouble.DATA_AFTER_WINDOW: "Thời kỳ số liệu kết thúc ngày {ends}, sau ngày kiểm tra cuối cùng ({last}).",
    PlanTrouble.UNIT_ENDS: "{unit} kết thúc hoạt động từ ngày {day}, trước khi hết thời gian kiểm tra{successors}.",
    PlanTrouble.VISIT_OUTSIDE: "{unit} đã xếp lịch ngày {day}, nằm ngoài thời gian kiểm tra mới.",
}
_AREAS = {area.code: area.label for area in load_areas()}
_ITEMS = {item.code: item.question for item in load_checklist()}
_DEADLINES = {str(dated.rule.code): dated.label for dated in load_deadlines()}
_NOTHING = "(để trống)"


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One field of a comparison as the page shows it."""

    label: str
    kind: ChangeKind
    word: str
    tone: str
    # Of a field without parts.
    before: str = ""
    after: str = ""
    # Of a field with parts.
    has_parts: bool = False
    count: int = 0
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    altered: tuple[tuple[str, str], ...] = ()


def change_row(change: FieldChange) -> ChangeRow:
    """One field of a comparison in words."""
    of = change.field
    shown = ChangeRow(FIELDS[of], change.kind, CHANGES[change.kind], CHANGE_TONES[change.kind])
    if of in _PARTED:
        return ChangeRow(
            shown.label,
            shown.kind,
            shown.word,
            shown.tone,
            has_parts=True,
            count=len(change.after or ()),
            added=tuple(_part(of, part) for part in change.added),
            removed=tuple(_part(of, part) for part in change.removed),
            altered=tuple((_part(of, was), _part(of, now)) for was, now in change.altered),
        )
    before, after = _plain(of, change.before), _plain(of, change.after)
    return ChangeRow(shown.label, shown.kind, shown.word, shown.tone, before=before, after=after)


def trouble(one: Trouble) -> str:
    """One oddity of a draft as a sentence that names what, where and why."""
    facts = {name: f"{value:%d/%m/%Y}" if isinstance(value, date) else value for name, value in one.facts.items()}
    if one.code is PlanTrouble.UNIT_ENDS:
        names = one.facts["successors"]
        assert isinstance(names, tuple)
        facts["successors"] = f"; cơ quan kế thừa: {', '.join(names)}" if names else "; chưa ghi cơ quan kế thừa"
    if one.code is PlanTrouble.AREA_WITHOUT_UNIT:
        code = str(one.facts["area"])
        facts["area"] = _AREAS.get(code, code)
    return TROUBLES[one.code].format(**facts)


def kind(method: str, scope: str, areas: list[str]) -> str:
    """What kind of inspection a unit gets."""
    said = METHODS[InspectionMethod(method)]
    if scope == InspectionScope.THEMATIC:
        said += f"; chuyên đề: {', '.join(_AREAS.get(area, area) for area in areas)}"
    return said


_PARTED = frozenset({F.GROUNDS, F.AREAS, F.ITEMS, F.DEADLINES, F.PREPARATION, F.DUTIES, F.UNITS})


def _plain(field: PlanField, value: Any) -> str:
    if field in (F.WINDOW, F.DATA_PERIOD):
        days = [f"{date.fromisoformat(day):%d/%m/%Y}" if day else "…" for day in value or ()]
        return " – ".join(days) if any(value or ()) else _NOTHING
    if field is F.METHOD:
        return METHODS[InspectionMethod(value)] if value else _NOTHING
    if field is F.HAS_UNANNOUNCED:
        return "Có" if value else "Không"
    return str(value) if value else _NOTHING


def _part(field: PlanField, part: Any) -> str:
    match field:
        case F.AREAS:
            return _AREAS.get(str(part), str(part))
        case F.ITEMS:
            return f"{part}. {_ITEMS.get(part, '')}"
        case F.DEADLINES:
            counted = "ngày làm việc" if part["working"] else "ngày"
            return f"{_DEADLINES.get(part['code'], part['code'])}: {part['days']} {counted} ({part['source']})"
        case F.DUTIES:
            return ": ".join(filter(None, part))
        case F.UNITS:
            return f"{part['name']} ({kind(part['method'], part['scope'], part['areas'])})"
        case _:
            return str(part)
