"""The words about readings: groups of facts, what was decided, contradictions, and how a fact is told in one line."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from kiemtra.data.areas import load_areas
from kiemtra.domain.documents import CitationRole
from kiemtra.domain.readings import Fact, FactGroup, FactState

GROUPS: dict[FactGroup, str] = {
    FactGroup.CITATIONS: "Văn bản được viện dẫn",
    FactGroup.UNITS: "Đơn vị được kiểm tra",
    FactGroup.UNIT_COUNTS: "Số lượng đơn vị",
    FactGroup.WINDOWS: "Thời gian",
    FactGroup.FORMS: "Hình thức kiểm tra",
    FactGroup.TEAMS: "Đoàn kiểm tra",
    FactGroup.LEADERS: "Người đứng đầu Đoàn",
    FactGroup.DEADLINES: "Thời hạn",
    FactGroup.DUTIES: "Trách nhiệm",
    FactGroup.AREAS: "Nội dung kiểm tra",
}
# How a fact is marked in the text.
MARKS: dict[FactGroup, str] = {
    FactGroup.CITATIONS: "citation",
    FactGroup.UNITS: "unit",
    FactGroup.UNIT_COUNTS: "unit",
    FactGroup.WINDOWS: "time",
    FactGroup.FORMS: "area",
    FactGroup.TEAMS: "duty",
    FactGroup.LEADERS: "duty",
    FactGroup.DEADLINES: "time",
    FactGroup.DUTIES: "duty",
    FactGroup.AREAS: "area",
}
LEGEND = (
    ("citation", "Văn bản"),
    ("unit", "Đơn vị"),
    ("time", "Thời gian, thời hạn"),
    ("duty", "Trách nhiệm, Đoàn"),
    ("area", "Nội dung, hình thức"),
    ("anomaly", "Mâu thuẫn"),
)
STATES: dict[FactState, str] = {
    FactState.READ: "Chờ xác nhận",
    FactState.ACCEPTED: "Đã nhận",
    FactState.CORRECTED: "Đã sửa",
    FactState.STRUCK: "Đã bỏ",
}
STATE_TONES: dict[FactState, str] = {
    FactState.READ: "waiting",
    FactState.ACCEPTED: "done",
    FactState.CORRECTED: "done",
    FactState.STRUCK: "neutral",
}
CITATION_ROLES: dict[CitationRole, str] = {
    CitationRole.PLAN: "kế hoạch kiểm tra",
    CitationRole.TEAM: "thành lập Đoàn",
    CitationRole.BASIS: "căn cứ",
    CitationRole.SELF: "chính văn bản này",
    CitationRole.SUBJECT: "văn bản được nói tới",
    CitationRole.REPLACED: "bị thay thế",
    CitationRole.CHECKED: "giao nhiệm vụ được kiểm tra",
    CitationRole.MENTIONED: "được nhắc tới",
}
UNIT_ROLES = {
    "inspected": "được kiểm tra",
    "inspected_earlier": "đã kiểm tra trước đó",
    "excluded": "không kiểm tra",
    "mentioned": "được nhắc tới",
}
PURPOSES = {
    "inspection": "thời gian kiểm tra",
    "data_period": "thời kỳ số liệu",
    "validity": "thời hạn hiệu lực",
    "report": "thời hạn báo cáo",
}
FORMS = {
    "direct": "Kiểm tra trực tiếp",
    "unannounced": "Kiểm tra không báo trước, đột xuất",
    "self": "Tự kiểm tra",
    "reinspection": "Kiểm tra lại",
    "report_based": "Kiểm tra qua báo cáo",
    "thematic": "Kiểm tra chuyên đề",
    "digital": "Kiểm tra trên môi trường mạng",
}
ANCHORS = {
    "inspection": "ngày kiểm tra",
    "inspection_end": "kết thúc kiểm tra",
    "receipt": "ngày nhận được",
    "issue": "ngày ban hành",
    "request": "ngày có yêu cầu",
}
DIRECTIONS = {"before": "trước", "after": "sau", "within": "kể từ"}
FIELDS = {
    "number": "Số",
    "symbol": "Ký hiệu",
    "date": "Ngày",
    "issuer": "Cơ quan ban hành",
    "subject": "Trích yếu",
    "name": "Tên",
    "role": "Vai trò",
    "count": "Số lượng",
    "noun": "Nhóm đơn vị",
    "start": "Từ ngày",
    "end": "Đến ngày",
    "purpose": "Mục đích",
    "form": "Hình thức",
    "position": "Chức vụ",
    "days": "Số ngày",
    "who": "Ai thực hiện",
    "text": "Nội dung",
    "area": "Lĩnh vực",
}
AREAS = {area.code: area.label for area in load_areas()}
SEVERITIES = {"error": "error", "warning": "warning", "note": "info"}


def day(value: str | None) -> str:
    """A day of a reading as dd/mm/yyyy."""
    return f"{date.fromisoformat(value):%d/%m/%Y}" if value else ""


def told(fact: Fact) -> tuple[str, str]:
    """A fact in one line, and what is to be said beside it."""
    return _TELLERS[fact.group](fact.data)


def _citation(data: Mapping[str, Any]) -> tuple[str, str]:
    name = f"{data['kind']} số {data['reference']}" if data.get("reference") else data.get("name") or data["kind"]
    dated = f" ngày {day(data['date'])}" if data.get("date") else ""
    inferred = " (năm suy ra)" if data.get("date_inferred") else ""
    role = CITATION_ROLES[CitationRole(data.get("role") or CitationRole.MENTIONED)]
    return f"{name}{dated}{inferred}", "; ".join(filter(None, (role, data.get("issuer"), data.get("subject"))))


def _unit(data: Mapping[str, Any]) -> tuple[str, str]:
    return data["name"], UNIT_ROLES.get(data.get("role") or "", "")


def _count(data: Mapping[str, Any]) -> tuple[str, str]:
    of = f" trong tổng số {data['of']}" if data.get("of") and data["of"] != data["count"] else ""
    return f"{data['count']}{of} {data['noun']}", "toàn bộ nhóm" if data.get("qualifier") == "all" else ""


def _window(data: Mapping[str, Any]) -> tuple[str, str]:
    start, end = day(data.get("start")) or "…", day(data.get("end")) or "…"
    return f"{start} – {end}", PURPOSES.get(data.get("purpose") or "", "")


def _form(data: Mapping[str, Any]) -> tuple[str, str]:
    return FORMS.get(data["form"], data["form"]), ""


def _teams(data: Mapping[str, Any]) -> tuple[str, str]:
    return f"{data['count']} Đoàn kiểm tra", ""


def _leader(data: Mapping[str, Any]) -> tuple[str, str]:
    return data.get("name") or data.get("position") or "", (data.get("position") or "") if data.get("name") else ""


def _deadline(data: Mapping[str, Any]) -> tuple[str, str]:
    if data.get("date"):
        return f"Đến ngày {day(data['date'])}", ""
    kind = "ngày làm việc" if data.get("working") else "ngày"
    anchor = ANCHORS.get(data.get("anchor") or "", "")
    return f"{data['days']} {kind} {DIRECTIONS.get(data.get('direction') or '', '')} {anchor}".strip(), ""


def _duty(data: Mapping[str, Any]) -> tuple[str, str]:
    return data["text"], data.get("who") or ""


def _area(data: Mapping[str, Any]) -> tuple[str, str]:
    return AREAS.get(data["area"], data["area"]), ""


_TELLERS = {
    FactGroup.CITATIONS: _citation,
    FactGroup.UNITS: _unit,
    FactGroup.UNIT_COUNTS: _count,
    FactGroup.WINDOWS: _window,
    FactGroup.FORMS: _form,
    FactGroup.TEAMS: _teams,
    FactGroup.LEADERS: _leader,
    FactGroup.DEADLINES: _deadline,
    FactGroup.DUTIES: _duty,
    FactGroup.AREAS: _area,
}
