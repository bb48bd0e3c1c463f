"""docs/rights.md, made from the tables of roles and deeds: `./run.sh docs`; a test compares the two."""

from collections.abc import Iterator, Mapping
from typing import Any

from kiemtra.domain import (
    accountability,
    conclusions,
    documents,
    evidence_asks,
    expectations,
    form_versions,
    inspections,
    merges,
    obstacles,
    plan_amendments,
    plans,
    readiness,
    readings,
    remediation,
    reports,
    secrecy,
    tasks,
    timetables,
)
from kiemtra.domain.deeds import DeedRule
from kiemtra.domain.people import ROLES, SCOPES, TEAM_ROLES, UNIT_ROLES, Permission, Role
from kiemtra.web.labels import rights as words
from kiemtra.web.labels.deeds import deed, states_of

SUBJECTS: list[tuple[str, Mapping[Any, DeedRule]]] = [
    ("Văn bản đã đọc", readings.DEEDS),
    ("Kế hoạch", plans.DEEDS),
    ("Điều chỉnh kế hoạch", plan_amendments.DEEDS),
    ("Kế hoạch cấp dưới", expectations.DEEDS),
    ("Nhiệm vụ", tasks.DEEDS),
    ("Cuộc kiểm tra", inspections.DEEDS),
    ("Ngày bận của đơn vị", timetables.BUSY_DEEDS),
    ("Giữ kín", secrecy.DEEDS),
    ("Bộ số liệu sẵn sàng", readiness.DEEDS),
    ("Báo cáo của đơn vị", reports.DEEDS),
    ("Số liệu tổng hợp", merges.DEEDS),
    ("Đợt báo cáo", reports.ROUND_DEEDS),
    ("Biểu mẫu tự soạn", form_versions.DEEDS),
    ("Minh chứng được yêu cầu", evidence_asks.DEEDS),
    ("Vướng mắc", obstacles.DEEDS),
    ("Kết luận", conclusions.DEEDS),
    ("Kiến nghị xem xét trách nhiệm", accountability.DEEDS),
    ("Kiến nghị", remediation.DEEDS),
    ("Văn bản", documents.DEEDS),
]


def page() -> str:
    """The page in Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Vai trò và quyền"
    yield ""
    yield "Trang này được tạo từ các bảng trong `src/kiemtra/domain` bằng `./run.sh docs`; bộ kiểm thử so lại hai bên."
    yield "Làm được một việc khi: một chức vụ của mình có quyền, chức vụ đó đứng đúng bên của hồ sơ, và hồ sơ ở đúng trạng thái."
    yield "Chức vụ lấy theo ngày làm; nhiệm vụ của cơ quan đã kết thúc hoạt động thuộc cơ quan được chuyển giao."
    yield from ("", "## Vai trò", "", "| vai trò | để làm gì | phạm vi | quyền |", "|---|---|---|---|")
    for role in Role:
        held = ", ".join(f"`{one}`" for one in Permission if one in ROLES[role])
        yield f"| {words.ROLES[role]} (`{role}`) | {words.ROLE_TASKS[role]} | {words.SCOPES[SCOPES[role]]} | {held} |"
    yield "| Người dân | Chỉ xem những gì đã công khai. | Trang công khai | |"
    yield from ("", "## Quyền", "", "| quyền | nội dung | vai trò có quyền |", "|---|---|---|")
    for permission in Permission:
        roles = ", ".join(words.ROLES[role] for role in Role if permission in ROLES[role])
        yield f"| {words.PERMISSIONS[permission]} (`{permission}`) | {words.PERMISSION_TASKS[permission]} | {roles} |"
    own = ", ".join(words.ROLES[role] for role in Role if role in UNIT_ROLES)
    team = ", ".join(words.ROLES[role] for role in Role if role in TEAM_ROLES)
    yield from ("", "## Việc", "")
    yield f"{team} đứng bên Đoàn. {own} đứng bên thường trực và ban hành chỉ khi cơ quan tự kiểm tra mình."
    for title, table in SUBJECTS:
        yield from ("", f"### {title}", "", "| việc | quyền | bên | khi hồ sơ ở trạng thái |", "|---|---|---|---|")
        for code, rule in table.items():
            sides = ", ".join(words.SIDES[side] for side in sorted(rule.sides))
            states = ", ".join(states_of(code, rule)) or "mọi trạng thái"
            yield f"| {deed(code)} (`{code}`) | {words.PERMISSIONS[rule.permission]} | {sides} | {states} |"


if __name__ == "__main__":
    print(page(), end="")
