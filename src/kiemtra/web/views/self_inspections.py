"""Pages of a self-inspection: its small team in one press, and what came of it, unit by unit."""

from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kiemtra.domain.inspections import InspectionState
from kiemtra.store.models import Plan
from kiemtra.store.queries import documents, inspections
from kiemtra.store.queries import self_inspections as queries
from kiemtra.web import labels
from kiemtra.web.forms.self_inspections import OwnTeamForm
from kiemtra.web.labels import inspections as words
from kiemtra.web.request import Request, write_id
from kiemtra.web.views.form_page import FormPage
from kiemtra.web.views.plan_page import around, seen_plan
from kiemtra.workflows import self_inspections


@require_safe
def plan_self_results(request: Request, pk: UUID) -> HttpResponse:
    """Which units have a result that counts; those without stand on top."""
    plan = seen_plan(request, pk)
    found = queries.of_plan(plan, request.actor)
    shown = {row.inspection.pk for row in found if row.inspection}
    papers = [row.inspection.conclusion.document for row in found if row.inspection and row.counts]
    open_to = set(inspections.seen_whole(request.actor).filter(pk__in=shown).values_list("pk", flat=True))
    readable = set(
        documents.visible_to(request.actor)
        .filter(pk__in=[paper.pk for paper in papers if paper])
        .values_list("pk", flat=True)
    )
    context = around(request, plan, "plan-self-results") | {
        "rows": [_row(row, open_to, readable) for row in found],
        "counting": sum(1 for row in found if row.counts),
        "is_set_up": plan.teams.exists(),
        "over": _is_over(plan, request.today),
    }
    return render(request, "plans/self_results.html", context)


def _is_over(plan: Plan, today: date) -> bool:
    return plan.window_to is not None and plan.window_to < today


def _row(row: queries.UnitResult, open_to: set[UUID], readable: set[UUID]) -> dict[str, Any]:
    inspection = row.inspection
    state = InspectionState(inspection.state) if inspection else None
    document = inspection.conclusion.document if inspection and row.counts else None
    return {
        "row": row,
        "state": labels.state(state) if state else "Chưa tiến hành",
        "tone": words.TONES[state] if state else "neutral",
        "href": reverse("inspection-detail", args=[inspection.pk]) if inspection and inspection.pk in open_to else "",
        "document": document,
        "paper": reverse("document-detail", args=[document.pk]) if document and document.pk in readable else "",
    }


@login_required
@require_http_methods(["GET", "POST"])
def self_inspection_set_up(request: Request, pk: UUID) -> HttpResponse:
    """Name the people; the inspections of all units of the plan are then there."""
    plan = seen_plan(request, pk)
    context = around(request, plan, "plan-teams")
    people = list(queries.own_people(plan.issuer, request.today))
    form = OwnTeamForm(request.POST or None, people=people, initial=_ready(people))
    if request.method == "POST" and form.is_valid():
        _, planned = self_inspections.set_up(
            pk,
            people=form.cleaned_data["seated"],
            on=request.today,
            by=request.actor,
            now=request.now,
            team_id=write_id(request),
        )
        messages.success(request, f"Đã lập tổ tự kiểm tra và {len(planned):02} cuộc tự kiểm tra.")
        return redirect("plan-self-results", pk=pk)
    page = FormPage(
        heading="Lập tổ tự kiểm tra",
        submit="Lập tổ và các cuộc tự kiểm tra",
        back=reverse("plan-self-results", args=[pk]),
        crumbs=((plan.title, reverse("plan-detail", args=[pk])),),
        lead="Tổ gồm người của cơ quan. Cuộc tại chính cơ quan bắt đầu được ngay, không phải thông báo cho mình; người báo cáo "
        "khắc phục không tự xác minh việc mình báo cáo.",
        refusal=context["refusals"]["set_up_team"],
        illustrative=plan.jurisdiction.illustrative,
    )
    return page.show(request, None if page.refusal else form)


def _ready(people: list[Any]) -> dict[str, str]:
    return {"head": str(people[0].pk), "secretary": str(people[1].pk)} if len(people) > 1 else {}
