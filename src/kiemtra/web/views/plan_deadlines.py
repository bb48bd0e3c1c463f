"""The deadlines of a plan in words: how long, counted from what, by which text; the fixed days of its year."""

from datetime import date
from typing import Any

from kiemtra.data.calendar import load_calendar
from kiemtra.data.deadlines import load_deadlines
from kiemtra.domain.deadlines import DeadlineAnchor, DeadlineDirection, DeadlineRule, FixedDeadline, fixed_due_date
from kiemtra.store.models import Plan
from kiemtra.store.queries.deadlines import rule_of

ANCHORS: dict[DeadlineAnchor, str] = {
    DeadlineAnchor.INSPECTION: "ngày kiểm tra",
    DeadlineAnchor.INSPECTION_END: "ngày kết thúc kiểm tra",
    DeadlineAnchor.DRAFT_SENT: "ngày gửi dự thảo",
    DeadlineAnchor.COMMENTS_RECEIVED: "ngày nhận ý kiến",
    DeadlineAnchor.RESULT_RECEIVED: "ngày nhận kết luận, thông báo kết quả",
    DeadlineAnchor.OBSTACLE_RECEIVED: "ngày nhận vướng mắc",
    DeadlineAnchor.DOCUMENT_SIGNED: "ngày ký văn bản",
    DeadlineAnchor.DOCUMENT_RECEIVED: "ngày nhận văn bản",
    DeadlineAnchor.WORK_CLOSED: "ngày công việc kết thúc",
}
_BEFORE = "trước {anchor}"
_AFTER = "kể từ {anchor}"


def deadline_rows(plan: Plan) -> list[dict[str, Any]]:
    """Each deadline of the plan with its rule, its source and whether the plan set it itself."""
    rows: list[dict[str, Any]] = []
    day = plan.window_from or date(plan.year, 12, 31)
    for dated in load_deadlines():
        if dated.valid_from > day or (dated.valid_to and dated.valid_to <= day):
            continue
        if isinstance(dated.rule, FixedDeadline):
            due = fixed_due_date(plan.year, dated.rule, load_calendar())
            rows.append({"label": dated.label, "due": due.date, "words": "", "own": False, **_source(dated.rule)})
        else:
            rule = rule_of(plan, dated.rule.code)
            rows.append(
                {"label": dated.label, "due": None, "words": _words(rule), "own": not rule.default, **_source(rule)}
            )
    return sorted(rows, key=lambda row: not row["own"])


def _words(rule: DeadlineRule) -> str:
    kind = "ngày làm việc" if rule.working else "ngày"
    side = _BEFORE if rule.direction is DeadlineDirection.BEFORE else _AFTER
    return f"{rule.days} {kind} {side.format(anchor=ANCHORS[rule.anchor])}"


def _source(rule: DeadlineRule | FixedDeadline) -> dict[str, Any]:
    return {"source": rule.source, "sourced": rule.sourced}
