"""docs/states.md, made from the state tables: `./run.sh docs`; a test compares the two."""

from collections.abc import Iterator
from enum import StrEnum

from kiemtra.domain import (
    accountability,
    deeds,
    documents,
    draws,
    evidence_asks,
    findings,
    form_versions,
    inspections,
    merges,
    moves,
    plan_amendments,
    plans,
    recognitions,
    remediation,
    reports,
    timetables,
)
from kiemtra.web import labels

Table = moves.Moves[StrEnum]

# Title, state table, deeds (None where the subject's deeds stand with another subject).
SUBJECTS: list[tuple[str, moves.Moves, deeds.Deeds | None]] = [
    ("Kế hoạch", plans.MOVES, plans.DEEDS),
    ("Điều chỉnh kế hoạch", plan_amendments.MOVES, plan_amendments.DEEDS),
    ("Cuộc kiểm tra", inspections.MOVES, inspections.DEEDS),
    ("Báo cáo của đơn vị", reports.MOVES, reports.DEEDS),
    ("Số liệu tổng hợp", merges.MOVES, merges.DEEDS),
    ("Đợt báo cáo", reports.ROUND_MOVES, reports.ROUND_DEEDS),
    ("Biểu mẫu tự soạn", form_versions.MOVES, form_versions.DEEDS),
    ("Minh chứng được yêu cầu", evidence_asks.MOVES, evidence_asks.DEEDS),
    ("Nhận định", findings.MOVES, None),
    ("Kiến nghị", remediation.MOVES, remediation.DEEDS),
    ("Văn bản", documents.MOVES, documents.DEEDS),
    ("Lần bốc thăm", draws.MOVES, draws.DEEDS),
    ("Đề xuất lịch", timetables.MOVES, None),
    ("Nhận dạng chữ trên ảnh quét", recognitions.MOVES, None),
    ("Kiến nghị xem xét trách nhiệm", accountability.MOVES, accountability.DEEDS),
]


def page() -> str:
    """The page in Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Trạng thái và việc được làm"
    yield ""
    yield "Trang này được tạo từ các bảng trong `src/kiemtra/domain` bằng `./run.sh docs`; bộ kiểm thử so lại hai bên."
    for title, table, rules in SUBJECTS:
        yield from ("", f"## {title}", "", "| trạng thái | tên hiển thị | đi tiếp được tới |", "|---|---|---|")
        for state, after in table.items():
            onward = ", ".join(f"`{name}`" for name in table if name in after) or "(cuối)"
            yield f"| `{state}` | {labels.state(state)} | {onward} |"
        if rules:
            yield from ("", "| việc | quyền | bên được làm | khi ở trạng thái |", "|---|---|---|---|")
            for deed, rule in rules.items():
                sides = ", ".join(sorted(f"`{side}`" for side in rule.sides))
                states = ", ".join(f"`{name}`" for name in table if name in rule.states)
                yield f"| `{deed}` | `{rule.permission}` | {sides} | {states} |"


if __name__ == "__main__":
    print(page(), end="")
