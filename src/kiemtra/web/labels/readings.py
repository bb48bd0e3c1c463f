"""The words about readings: groups of facts, what was decided, contradictions, and how a fact is told in one line."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from kiemtra.data.areas import load_areas
from kiemtra.domain.documents import CitationRole
from kiemtra.domain.reading_doubts import Doubt
from kiemtra.domain.reading_outcomes import Yield
from kiemtra.domain.readings import Fact, FactGroup, FactState
from kiemtra.domain.recognitions import RecognitionState

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
# One fact of a group, as it is named where one is added.
SINGLE: dict[FactGroup, str] = {
    FactGroup.CITATIONS: "Văn bản",
    FactGroup.UNITS: "Đơn vị",
    FactGroup.UNIT_COUNTS: "Số lượng",
    FactGroup.WINDOWS: "Thời gian",
    FactGroup.FORMS: "Hình thức",
    FactGroup.TEAMS: "Số Đoàn",
    FactGroup.LEADERS: "Trưởng Đoàn",
    FactGroup.DEADLINES: "Thời hạn",
    FactGroup.DUTIES: "Trách nhiệm",
    FactGroup.AREAS: "Nội dung",
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
    FactState.ADDED: "Tự thêm",
}
STATE_TONES: dict[FactState, str] = {
    FactState.READ: "waiting",
    FactState.ACCEPTED: "done",
    FactState.CORRECTED: "done",
    FactState.STRUCK: "neutral",
    FactState.ADDED: "done",
}
RECOGNITION_TONES: dict[RecognitionState, str] = {
    RecognitionState.WAITING: "waiting",
    RecognitionState.RUNNING: "progress",
    RecognitionState.DONE: "done",
    RecognitionState.FAILED: "late",
}
GIVEN_UP = "Máy chủ đã thử ba lần mà chưa nhận dạng xong. Hãy tách thành tệp ít trang hơn rồi đưa lên lại."
DOUBTS: dict[Doubt, str] = {
    Doubt.CONTRADICTED: "có mâu thuẫn",
    Doubt.UNSURE: "đọc chưa chắc số, ký hiệu",
    Doubt.INFERRED: "năm là suy ra, văn bản không ghi",
    Doubt.UNDATED: "chưa có ngày",
    Doubt.NOT_MATCHED: "tên chưa khớp danh mục cơ quan",
}
# What comes of confirmed facts, as the page says it before the plan is made.
OUTCOMES: dict[Yield, str] = {
    Yield.PLAN: "dự thảo kế hoạch, lấy số, ngày, tên theo văn bản này",
    Yield.DOCUMENTS: "văn bản vào sổ, kèm quan hệ viện dẫn",
    Yield.UNITS: "đơn vị nêu tên, chọn cơ quan ở phần dưới",
    Yield.GROUPS: "nhóm đơn vị, chọn đưa cả nhóm ở phần dưới",
    Yield.WINDOW: "thời gian kiểm tra",
    Yield.DATA_PERIOD: "thời kỳ số liệu",
    Yield.AREAS: "nội dung kiểm tra",
    Yield.UNANNOUNCED: "ghi nhận có kiểm tra không báo trước",
    Yield.DEADLINES: "thời hạn của kế hoạch",
    Yield.TEAMS: "ghi chú về Đoàn, Trưởng Đoàn ở phần Trách nhiệm; Đoàn được thành lập sau, khi có thư ký",
    Yield.DUTIES: "trách nhiệm",
    Yield.TASKS: "nhiệm vụ theo dõi của văn bản được kiểm tra",
    Yield.NOTHING: "chỉ lưu cùng văn bản, kế hoạch không có mục tương ứng",
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
QUALIFIERS = {"exact": "đúng số này", "all": "toàn bộ nhóm", "at_least": "ít nhất", "about": "khoảng"}
DIRECTIONS = {"before": "trước", "after": "sau", "within": "kể từ"}
FIELDS = {
    "kind": "Loại văn bản",
    "number": "Số",
    "symbol": "Ký hiệu",
    "date": "Ngày",
    "issuer": "Cơ quan ban hành",
    "subject": "Trích yếu",
    "name": "Tên",
    "role": "Vai trò",
    "count": "Số lượng",
    "of": "Trong tổng số",
    "qualifier": "Mức",
    "noun": "Nhóm đơn vị",
    "start": "Từ ngày",
    "end": "Đến ngày",
    "purpose": "Mục đích",
    "form": "Hình thức",
    "position": "Chức vụ",
    "days": "Số ngày",
    "working": "Là ngày làm việc",
    "direction": "Trước hay sau",
    "anchor": "Tính từ",
    "who": "Ai thực hiện",
    "text": "Nội dung",
    "area": "Lĩnh vực",
}
AREAS = {area.code: area.label for area in load_areas()}
SEVERITIES = {"error": "error", "warning": "warning", "note": "info"}


def day(value: str | None) -> str:
    """A day of a reading as dd/mm/yyyy; of texts with hundreds of days each is asked for, and `strftime` takes its time."""
    if not value:
        return ""
    one = date.fromisoformat(value)
    return f"{one.day:02}/{one.month:02}/{one.year}"


def taking(suggestion: str) -> str:
    """A suggestion as the button says that it is taken over."""
    try:
        return f"ngày {day(suggestion)}"
    except ValueError:
        return f"“{suggestion}”"


def told(fact: Fact) -> tuple[str, str]:
    """A fact in one line, and what is to be said beside it."""
    return _TELLERS[fact.group](fact.data)


def _citation(data: Mapping[str, Any]) -> tuple[str, str]:
    number = data.get("reference") or data.get("number")
    name = f"{data['kind']} số {number}" if number else data.get("name") or data["kind"]
    dated = f" ngày {day(data['date'])}" if data.get("date") else ""
    inferred = " (năm suy ra)" if data.get("date_inferred") else ""
    role = CITATION_ROLES[CitationRole(data.get("role") or CitationRole.MENTIONED)]
    issuer = f"{data['issuer']} (suy ra)" if data.get("issuer") and data.get("issuer_inferred") else data.get("issuer")
    return f"{name}{dated}{inferred}".strip(), "; ".join(filter(None, (role, issuer, data.get("subject"))))


def _unit(data: Mapping[str, Any]) -> tuple[str, str]:
    return data["name"], UNIT_ROLES.get(data.get("role") or "", "")


def _count(data: Mapping[str, Any]) -> tuple[str, str]:
    of = f" trong tổng số {data['of']}" if data.get("of") and data["of"] != data["count"] else ""
    qualifier = data.get("qualifier") or "exact"
    return f"{data['count']}{of} {data['noun']}", "" if qualifier == "exact" else QUALIFIERS.get(qualifier, "")


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
