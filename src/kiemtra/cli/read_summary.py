"""The readable summary that `kiemtra read` prints without options."""

from datetime import date

from kiemtra.reading.values import (
    Anomaly,
    AreaCode,
    Citation,
    CitationRole,
    CountQualifier,
    Deadline,
    DeadlineDirection,
    InspectionForm,
    Reading,
    Severity,
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


def summary(readings: list[Reading], cross: tuple[Anomaly, ...]) -> str:
    """Return the facts of all texts in plain Vietnamese."""
    parts = ["\n".join(_reading(reading)) for reading in readings]
    if cross:
        parts.append("\n".join(["Giữa các văn bản", *(_anomaly(a) for a in cross)]))
    return "\n\n".join(parts)


def _reading(r: Reading) -> list[str]:
    lines = [r.source.name]
    if r.page_date:
        lines.append(f"  Ngày đăng: {_day(r.page_date.date)}")
    if r.own:
        lines.append(f"  Văn bản: {_citation(r.own)}")
    if r.plan:
        lines.append(f"  Kế hoạch kiểm tra: {_citation(r.plan)}")
    lines += _block("Văn bản viện dẫn", [f"{_citation(c)} ({ROLES[c.role]})" for c in r.citations])
    lines += _block("Đơn vị", [f"{u.name} ({UNIT_ROLES[u.role]})" for u in r.units])
    lines += _block(
        "Số lượng",
        [f"{QUALIFIERS[c.qualifier]}{c.count}{f' trong {c.of}' if c.of else ''} {c.noun}" for c in r.unit_counts],
    )
    lines += _block("Thời gian", [_window(w) for w in r.windows])
    lines += _block("Hình thức", [FORMS[f.form] for f in r.forms])
    lines += _teams(r)
    lines += _block("Thời hạn", [_deadline(d) for d in r.deadlines])
    lines += _block("Trách nhiệm", [f"{d.who or 'chưa rõ ai'}: {d.text}" for d in r.duties])
    lines += _block("Lĩnh vực", [AREAS[a.area] for a in r.areas])
    lines += _block("Mâu thuẫn và sai sót", [_anomaly(a).strip() for a in r.anomalies])
    return lines if len(lines) > 1 else [*lines, "  Không thấy dữ kiện nào về kiểm tra cải cách hành chính."]


def _block(title: str, items: list[str]) -> list[str]:
    return [f"  {title}:", *(f"    - {item}" for item in items)] if items else []


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else "…"


def _citation(c: Citation) -> str:
    words = f"{c.kind} số {c.reference or c.number}" if c.number else (c.name or c.surface)
    if c.date:
        words += f" ngày {_day(c.date)}" + (" (suy ra)" if c.date_inferred else "")
    return words + (f" của {c.issuer}" if c.issuer else "")


def _window(w: Window) -> str:
    end = _day(w.end) if w.end else "ngày kiểm tra"
    return f"{PURPOSES[w.purpose]}: {_day(w.start)}" + (f" đến {end}" if w.start != w.end else "")


def _teams(r: Reading) -> list[str]:
    items = [f"{r.teams.count} đoàn"] if r.teams.count else []
    items += ["Trưởng đoàn: " + ", ".join(part for part in (x.name, x.position) if part) for x in r.teams.leaders]
    return _block("Đoàn kiểm tra", items)


def _deadline(d: Deadline) -> str:
    if d.date:
        return f"đến ngày {_day(d.date)}"
    return (
        f"{DIRECTIONS[d.direction]} {d.days} ngày{' làm việc' if d.working else ''}"
        if d.direction
        else f"{d.days} ngày"
    )


def _anomaly(a: Anomaly) -> str:
    repair = f" Có thể là: {a.suggestion}." if a.suggestion and a.severity is not Severity.NOTE else ""
    return f"  {SEVERITIES[a.severity]}: {a.message}{repair}"
