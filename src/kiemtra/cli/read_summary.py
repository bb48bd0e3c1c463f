"""The short summary that `kiemtra read` prints without options."""

from kiemtra.cli.read_words import (
    AREAS,
    FORMS,
    ROLES,
    UNIT_ROLES,
    anomaly_words,
    citation_words,
    count_words,
    day_words,
    deadline_words,
    duty_words,
    leader_words,
    window_words,
)  # fmt: skip
from kiemtra.reading.values import Anomaly, Reading


def summary(readings: list[Reading], cross: tuple[Anomaly, ...]) -> str:
    """Return the facts of all texts in plain Vietnamese."""
    parts = ["\n".join(_reading(reading)) for reading in readings]
    if cross:
        parts.append("\n".join(["Giữa các văn bản", *(f"  {anomaly_words(a)}" for a in cross)]))
    return "\n\n".join(parts)


def _reading(r: Reading) -> list[str]:
    lines = [r.source.name]
    if r.page_date:
        lines.append(f"  Ngày đăng: {day_words(r.page_date.date)}")
    if r.own:
        lines.append(f"  Văn bản: {citation_words(r.own)}")
    if r.plan:
        lines.append(f"  Kế hoạch kiểm tra: {citation_words(r.plan)}")
    lines += _block("Văn bản viện dẫn", [f"{citation_words(c)} ({ROLES[c.role]})" for c in r.citations])
    lines += _block("Đơn vị", [f"{u.name} ({UNIT_ROLES[u.role]})" for u in r.units])
    lines += _block("Số lượng", [count_words(c) for c in r.unit_counts])
    lines += _block("Thời gian", [window_words(w) for w in r.windows])
    lines += _block("Hình thức", [FORMS[f.form] for f in r.forms])
    lines += _teams(r)
    lines += _block("Thời hạn", [deadline_words(d) for d in r.deadlines])
    lines += _block("Trách nhiệm", [duty_words(d) for d in r.duties])
    lines += _block("Lĩnh vực", [AREAS[a.area] for a in r.areas])
    lines += _block("Mâu thuẫn và sai sót", [anomaly_words(a) for a in r.anomalies])
    return lines if len(lines) > 1 else [*lines, "  Không thấy dữ kiện nào về kiểm tra cải cách hành chính."]


def _block(title: str, items: list[str]) -> list[str]:
    return [f"  {title}:", *(f"    - {item}" for item in items)] if items else []


def _teams(r: Reading) -> list[str]:
    items = [f"{r.teams.count} đoàn"] if r.teams.count else []
    items += [leader_words(x) for x in r.teams.leaders]
    return _block("Đoàn kiểm tra", items)
