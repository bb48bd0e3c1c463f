"""Pages of obstacles: what units raised, whom it went to, what was answered."""

from contextlib import suppress
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kiemtra.domain.deadlines import DeadlineCode
from kiemtra.domain.deeds import why_not
from kiemtra.domain.errors import NotValid
from kiemtra.domain.obstacles import DEEDS, ObstacleDeed, is_overdue, state_of
from kiemtra.store.models import Finding
from kiemtra.store.queries import agencies
from kiemtra.store.queries import findings as queries
from kiemtra.web import labels
from kiemtra.web.forms.findings import AddressForm, AnswerForm
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.views.form_page import FormPage
from kiemtra.workflows import obstacles, terms


@login_required
@require_safe
def obstacle_list(request: Request) -> HttpResponse:
    """Obstacles that the actor may see; unanswered ones first."""
    rows = queries.obstacles_for(request.actor)
    with suppress(ValueError):
        rows = rows.filter(inspection__plan=UUID(request.GET.get("plan", "")))
    shown = [
        {
            "finding": row,
            "late": is_overdue(row.answer_due_on, row.answered_at, today=request.today),
            "may_address": not _refusal(request, row, ObstacleDeed.ADDRESS),
            "may_answer": not _refusal(request, row, ObstacleDeed.ANSWER),
        }
        for row in rows[:300]
    ]
    return render(request, "conclusions/obstacles.html", {"rows": shown})


@login_required
@require_http_methods(["GET", "POST"])
def obstacle_address(request: Request, pk: UUID) -> HttpResponse:
    """Address an obstacle to the agency that can remove it."""
    finding = _found(request, pk)
    plan = finding.inspection.plan
    due = terms.due(plan, DeadlineCode.OBSTACLE_ANSWER, request.today)
    places = agencies.around(plan.issuer_id, request.today)
    form = AddressForm(request.POST or None, agencies=places, due=due.date, initial={"to": plan.issuer_id})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        obstacles.address(
            pk,
            revision=seen_revision(request),
            to=said["to"],
            due_on=said["due_on"],
            by=request.actor,
            now=request.now,
            today=request.today,
        )
        messages.success(request, f"Đã gửi khó khăn, vướng mắc đến {said['to'].name}.")
        return redirect("obstacle-list")
    refusal = _refusal(request, finding, ObstacleDeed.ADDRESS)
    return _page(finding, "Gửi khó khăn, vướng mắc lên cấp trên", "Gửi", refusal).show(request, form)


@login_required
@require_http_methods(["GET", "POST"])
def obstacle_answer(request: Request, pk: UUID) -> HttpResponse:
    """Answer an obstacle as the agency that was asked."""
    finding = _found(request, pk)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            obstacles.answer(
                pk,
                revision=seen_revision(request),
                text=form.cleaned_data["answer"],
                by=request.actor,
                now=request.now,
                today=request.today,
            )
            messages.success(request, "Đã trả lời; đơn vị và Đoàn kiểm tra đã được báo.")
            return redirect("obstacle-list")
        except NotValid as error:
            form.takes(error)
    refusal = _refusal(request, finding, ObstacleDeed.ANSWER)
    return _page(finding, "Trả lời khó khăn, vướng mắc", "Gửi trả lời", refusal).show(request, form)


def _found(request: Request, pk: UUID) -> Finding:
    rows = queries.obstacles_for(request.actor).select_related("inspection__plan__jurisdiction", "inspection__unit")
    return rows.get(pk=pk)


def _refusal(request: Request, finding: Finding, deed: ObstacleDeed) -> str:
    state = state_of(addressed=finding.addressed_to_id is not None, answered_at=finding.answered_at)
    code = why_not(request.actor, DEEDS[deed], queries.bearings(finding), state)
    return labels.refusal(code) if code else ""


def _page(finding: Finding, heading: str, submit: str, refusal: str) -> FormPage:
    back = reverse("obstacle-list")
    return FormPage(
        heading=heading,
        submit=submit,
        back=back,
        crumbs=(("Khó khăn, vướng mắc", back),),
        about=f"{finding.inspection.unit.name}: {finding.text}",
        revision=finding.revision,
        refusal=refusal,
        illustrative=finding.inspection.plan.jurisdiction.illustrative,
    )
