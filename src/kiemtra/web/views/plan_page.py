"""What stands around every page of a plan: its tabs, and its deeds with the reason where one is not open."""

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

TABS = (
    ("plan-detail", "Tổng quan"),
    ("plan-teams", "Đoàn kiểm tra"),
    ("plan-calendar", "Lịch"),
    ("plan-tasks", "Nhiệm vụ"),
    ("plan-expected", "Kế hoạch cấp dưới"),
    ("plan-steering", "Vướng mắc, đề xuất"),
)
CONSOLIDATED = ("plan-consolidated", "Báo cáo tổng hợp")


def seen_plan(request: Request, pk: UUID) -> Plan:
    """The plan as a page needs it; not found where the actor may not see it."""
    rows = queries.visible_to(request.actor).select_related(
        "jurisdiction__root", "issuer", "standing_agency", "document", "parent"
    )
    return rows.get(pk=pk)


def inspects_under(actor: Actor, plan: Plan) -> bool:
    """Whether somebody inspects under the plan; the inspected units have no part in its consolidated report."""
    staff = actor.agencies_as(*STAFF_ROLES) & sides.of(plan)
    return bool(staff) or plan.teams.filter(pk__in=actor.teams).exists()


def around(request: Request, plan: Plan, current: str) -> dict[str, Any]:
    """The context that every page of a plan shares."""
    shown = (*TABS, CONSOLIDATED) if inspects_under(request.actor, plan) else TABS
    tabs = [
        {"label": label, "href": reverse(name, args=[plan.pk]), "current": name == current} for name, label in shown
    ]
    state = PlanState(plan.state)
    return {"plan": plan, "tabs": tabs, "state": PLAN[state], "tone": TONES[state], "refusals": refusals(request, plan)}


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
