"""What stands around every page of a plan: its tabs, and its deeds with the reason where one is not open."""

from enum import StrEnum
from typing import Any
from uuid import UUID

from django.urls import reverse

from kiemtra.domain.deeds import why_not
from kiemtra.domain.errors import Refusal
from kiemtra.domain.people import Actor
from kiemtra.domain.plans import DEEDS, PlanDeed, PlanState
from kiemtra.store.models import Plan
from kiemtra.store.queries import plans as queries
from kiemtra.store.queries import sides
from kiemtra.store.queries.inspections import STAFF_ROLES
from kiemtra.web import labels
from kiemtra.web.labels.plans import TONES
from kiemtra.web.labels.states import PLAN
from kiemtra.web.request import Request


class For(StrEnum):
    """Whom a page of a plan is shown to among its tabs, beyond those who see the plan."""

    ALL = "all"
    INSIDE = "inside"  # who inspects under the plan
    RUNNING = "running"  # who runs it
    BELOW = "below"  # all, where the plan carries out one above
    ITSELF = "itself"  # all, where an agency inspects itself and its subordinates


# The parts of a plan, each with its pages: the first that is shown opens with the part.
PARTS: tuple[tuple[str, tuple[tuple[str, str, For], ...]], ...] = (
    (
        "Tổng quan",
        (
            ("plan-detail", "Nội dung kế hoạch", For.ALL),
            ("plan-grounds", "Căn cứ", For.ALL),
            ("plan-versions", "Phiên bản", For.RUNNING),
            ("plan-differences", "So với cấp trên", For.BELOW),
        ),
    ),
    (
        "Đơn vị",
        (
            ("plan-units", "Danh sách đơn vị", For.ALL),
            ("plan-self-results", "Kết quả tự kiểm tra", For.ITSELF),
            ("plan-coverage", "Tỷ lệ và cách chọn", For.RUNNING),
            ("draw-list", "Bốc thăm", For.ALL),
            ("plan-kinds", "Hình thức kiểm tra", For.INSIDE),
            ("plan-overlaps", "Trùng lặp", For.INSIDE),
        ),
    ),
    (
        "Đoàn",
        (("plan-teams", "Các Đoàn", For.ALL), ("plan-team-checks", "Cần lưu ý về thành viên", For.INSIDE)),
    ),
    ("Lịch", (("plan-calendar", "Lịch kiểm tra", For.ALL), ("plan-timetable", "Xếp lịch", For.INSIDE))),
    ("Cấp dưới", (("plan-expected", "Kế hoạch cấp dưới", For.ALL),)),
    ("Nhiệm vụ", (("plan-tasks", "Nhiệm vụ", For.ALL),)),
    (
        "Báo cáo",
        (
            ("plan-consolidated", "Báo cáo tổng hợp", For.INSIDE),
            ("plan-reports", "Báo cáo của đơn vị", For.INSIDE),
            ("plan-steering", "Vướng mắc, đề xuất", For.ALL),
        ),
    ),
)
SHOWN_WITH = ("jurisdiction__root", "issuer", "standing_agency", "document", "parent")


def seen_plan(request: Request, pk: UUID) -> Plan:
    """The plan as a page needs it; not found where the actor may not see it."""
    return queries.visible_to(request.actor).select_related(*SHOWN_WITH).get(pk=pk)


def inspects_under(actor: Actor, plan: Plan) -> bool:
    """Whether somebody inspects under the plan; the inspected units have no part in its consolidated report."""
    staff = actor.agencies_as(*STAFF_ROLES) & sides.of(plan)
    return bool(staff) or plan.teams.filter(pk__in=actor.teams).exists()


def around(request: Request, plan: Plan, current: str) -> dict[str, Any]:
    """The context that every page of a plan shares."""
    state = PlanState(plan.state)
    above = (
        queries.visible_to(request.actor).filter(children=plan).select_related("issuer").first()
        if plan.parent_id
        else None
    )
    return {
        "plan": plan,
        "above": above,
        "state": PLAN[state],
        "tone": TONES[state],
        "refusals": refusals(request, plan),
        **tabs(request, plan, current),
    }


def tabs(request: Request, plan: Plan, current: str) -> dict[str, Any]:
    """The parts of the plan, the pages of the one that is open where it has several, and whether the reader runs the plan."""
    runs = queries.is_run_by(request.actor, plan)
    open_to = {For.ALL} | ({For.RUNNING} if runs else set()) | ({For.BELOW} if plan.parent_id else set())
    if inspects_under(request.actor, plan):
        open_to.add(For.INSIDE)
    if plan.issuer_id == plan.standing_agency_id and plan.parent_id:
        open_to.add(For.ITSELF)
    parts: list[dict[str, Any]] = []
    pages: list[dict[str, Any]] = []
    for label, listed in PARTS:
        shown = [
            {"label": words, "href": reverse(name, args=[plan.pk]), "current": name == current}
            for name, words, whom in listed
            if whom in open_to
        ]
        is_open, several = any(name == current for name, _, _ in listed), len(shown) > 1
        parts.append({"label": label, "href": shown[0]["href"], "current": is_open, "holds": several})
        pages += shown if is_open and several else []
    return {"tabs": parts, "pages": pages, "runs": runs}


def refusals(request: Request, plan: Plan) -> dict[str, str]:
    """Deed → the sentence why it is not open; empty where it is."""
    bearings = queries.bearings(plan)
    told = {}
    for deed, rule in DEEDS.items():
        refusal = why_not(request.actor, rule, bearings, plan.state)
        if refusal is Refusal.ALREADY_DONE and deed is PlanDeed.EDIT:
            refusal = Refusal.PLAN_ISSUED
        told[deed.value] = labels.refusal(refusal) if refusal else ""
    return told
