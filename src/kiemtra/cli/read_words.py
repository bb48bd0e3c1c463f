"""Facts and contradictions in the words that the command prints."""

from datetime import date

from kiemtra.reading.values import (
    Anomaly,
    AreaCode,
    Citation,
    CitationRole,
    CountQualifier,
    Deadline,
    DeadlineDirection,
    Duty,
    InspectionForm,
    Leader,
    Severity,
    UnitCount,
    UnitRole,
    Window,
    WindowPurpose,
)  # fmt: skip

ROLES = {
    CitationRole.PLAN: "kế hoạch kiểm tra", CitationRole.TEAM: "thành lập đoàn", CitationRole.BASIS: "căn cứ", CitationRole.SELF: "chính văn bản này",
    CitationRole.SUBJECT: "văn bản được nói tới", CitationRole.REPLACED: "bị thay thế", CitationRole.CHECKED: "được kiểm tra việc thực hiện", CitationRole.MENTIONED: "nhắc đến",
}  # fmt: skip
UNIT_ROLES = {
    UnitRole.INSPECTED: "được kiểm tra", UnitRole.INSPECTED_EARLIER: "đã kiểm tra trước đó", UnitRole.EXCLUDED: "không kiểm tra", UnitRole.MENTIONED: "nhắc đến",
}  # fmt: skip
FORMS = {
    InspectionForm.DIRECT: "trực tiếp", InspectionForm.UNANNOUNCED: "đột xuất, không báo trước", InspectionForm.SELF: "tự kiểm tra", InspectionForm.REINSPECTION: "tái kiểm tra",
    InspectionForm.REPORT_BASED: "qua báo cáo", InspectionForm.THEMATIC: "chuyên đề", InspectionForm.DIGITAL: "trên môi trường số",
}  # fmt: skip
AREAS = {
    AreaCode.DIRECTION: "chỉ đạo, điều hành", AreaCode.INSTITUTIONS: "thể chế", AreaCode.PROCEDURES: "thủ tục hành chính", AreaCode.ORGANISATION: "tổ chức bộ máy",
    AreaCode.CIVIL_SERVICE: "công vụ, công chức", AreaCode.PUBLIC_FINANCE: "tài chính công", AreaCode.E_GOVERNMENT: "chính quyền điện tử, chính quyền số", AreaCode.PAPI: "PAPI",
    AreaCode.SIPAS: "SIPAS", AreaCode.ONE_STOP: "một cửa", AreaCode.DISCIPLINE: "kỷ luật, kỷ cương",
}  # fmt: skip
PURPOSES = {
    WindowPurpose.INSPECTION: "kiểm tra", WindowPurpose.DATA_PERIOD: "thời kỳ số liệu", WindowPurpose.VALIDITY: "hiệu lực", WindowPurpose.REPORT: "báo cáo",
}  # fmt: skip
QUALIFIERS = {
    CountQualifier.EXACT: "",
    CountQualifier.ALL: "tất cả ",
    CountQualifier.AT_LEAST: "ít nhất ",
    CountQualifier.ABOUT: "khoảng ",
}
DIRECTIONS = {DeadlineDirection.BEFORE: "trước", DeadlineDirection.AFTER: "sau", DeadlineDirection.WITHIN: "trong vòng"}
SEVERITIES = {Severity.ERROR: "Sai", Severity.WARNING: "Cần xem", Severity.NOTE: "Lưu ý"}


def day_words(day: date | None) -> str:
    """A day as people write it."""
    return f"{day:%d/%m/%Y}" if day else "…"


def citation_words(c: Citation) -> str:
    """A document with its number, date and issuer."""
    words = f"{c.kind} số {c.reference or c.number}" if c.number else (c.name or c.surface)
    if c.date:
        words += f" ngày {day_words(c.date)}" + (" (suy ra)" if c.date_inferred else "")
    return words + (f" của {c.issuer}" if c.issuer else "")


def count_words(c: UnitCount) -> str:
    """How many units."""
    return f"{QUALIFIERS[c.qualifier]}{c.count}{f' trong {c.of}' if c.of else ''} {c.noun}"


def leader_words(x: Leader) -> str:
    """Who leads a team."""
    return "Trưởng đoàn: " + ", ".join(part for part in (x.name, x.position) if part)


def duty_words(d: Duty) -> str:
    """Who has to do what."""
    return f"{d.who or 'chưa rõ ai'}: {d.text}"


def window_words(w: Window) -> str:
    """A stretch of time and what it is for."""
    end = day_words(w.end) if w.end else "ngày kiểm tra"
    return f"{PURPOSES[w.purpose]}: {day_words(w.start)}" + (f" đến {end}" if w.start != w.end else "")


def deadline_words(d: Deadline) -> str:
    """How long, before or after what."""
    if d.date:
        return f"đến ngày {day_words(d.date)}"
    return (
        f"{DIRECTIONS[d.direction]} {d.days} ngày{' làm việc' if d.working else ''}"
        if d.direction
        else f"{d.days} ngày"
    )


def anomaly_words(a: Anomaly) -> str:
    """What is wrong, with a repair where one is sound."""
    repair = f" Có thể là: {_readable(a.suggestion)}." if a.suggestion and a.severity is not Severity.NOTE else ""
    return f"{SEVERITIES[a.severity]}: {a.message}{repair}"


def _readable(suggestion: str) -> str:
    try:
        return day_words(date.fromisoformat(suggestion))
    except ValueError:
        return suggestion
