"""What stood in the units' way, and what the People's Committee should steer or add next."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from kiemtra.domain.conclusions import SteeringState
from kiemtra.domain.deadlines import DeadlineCode
from kiemtra.domain.findings import FindingKind
from kiemtra.domain.plans import PlanDeed
from kiemtra.store.models import Finding, TaskStatus
from kiemtra.store.queries import plan_pages
from kiemtra.store.queries import steering as queries
from kiemtra.store.queries.deadlines import rule_of
from kiemtra.web.forms.plans import SteeringForm
from kiemtra.web.labels.deadlines import by_rule
from kiemtra.web.labels.plans import STEERING, STEERING_TONES
from kiemtra.web.request import Request, seen_revision, write_id
from kiemtra.web.views.plan_page import around, seen_plan
from kiemtra.workflows import steering

LONGEST = 160
# So many units' reports on tasks are shown to draw steering from.
MOST = 200
GROUNDS = ("findings__inspection__unit", "task_statuses__agency", "task_statuses__task")
# What steering is drawn from: obstacles first, then what was weak.
_RANK = (FindingKind.OBSTACLE, FindingKind.SHORTCOMING, FindingKind.VIOLATION_SIGN, FindingKind.GOOD_PRACTICE)


@require_http_methods(["GET", "POST"])
def plan_steering(request: Request, pk: UUID) -> HttpResponse:
    plan = seen_plan(request, pk)
    context = around(request, plan, "plan-steering")
    open_to = not context["refusals"][PlanDeed.PROPOSE_STEERING]
    asking = _asking(plan, request)
    form = (
        SteeringForm(request.POST or None, findings=_grounds(plan, request), statuses=[_choice(one) for one in asking])
        if open_to
        else None
    )
    if request.method == "POST" and form and form.is_valid():
        given = form.cleaned_data
        steering.propose(
            pk,
            given["text"],
            [UUID(one) for one in given["findings"]],
            statuses=[UUID(one) for one in given.get("statuses", ())],
            by=request.actor,
            now=request.now,
            proposal_id=write_id(request),
        )
        messages.success(request, "Đã gửi đề xuất chỉ đạo.")
        return redirect("plan-steering", pk=pk)
    proposals = queries.visible_to(request.actor).filter(plan=plan).select_related("decided_by")
    context |= {
        "form": form,
        "answer_rule": by_rule(rule_of(plan, DeadlineCode.OBSTACLE_ANSWER)),
        "obstacles": list(plan_pages.obstacles_of(plan, request.actor)),
        "proposals": [_row(one) for one in proposals.prefetch_related(*GROUNDS).order_by("id")],
        "asking": asking,
    }
    failed = bool(form and form.is_bound and form.errors)
    return render(request, "plans/steering.html", context, status=422 if failed else 200)


def _row(proposal: Any) -> dict[str, Any]:
    state = SteeringState(proposal.state)
    return {"proposal": proposal, "state": STEERING[state], "tone": STEERING_TONES[state]}


def _grounds(plan: Any, request: Request) -> list[tuple[str, str]]:
    rows = sorted(queries.possible_grounds(plan, request.actor), key=_rank)
    return [(str(one.pk), f"{one.inspection.unit.short_name}: {one.text}"[:LONGEST]) for one in rows]


def _asking(plan: Any, request: Request) -> list[TaskStatus]:
    return list(queries.possible_task_grounds(plan, request.actor)[:MOST])


def _choice(status: TaskStatus) -> tuple[str, str]:
    said = status.obstacle or status.proposal or status.cause
    return str(status.pk), f"{status.agency.short_name}, {status.task.text}: {said}"[:LONGEST]


def _rank(finding: Finding) -> int:
    return _RANK.index(finding.kind) if finding.kind in _RANK else len(_RANK)


@require_POST
def steering_decide(request: Request, pk: UUID) -> HttpResponse:
    proposal = queries.visible_to(request.actor).get(pk=pk)
    note = request.POST.get("note", "")
    seen = {"revision": seen_revision(request), "by": request.actor, "now": request.now}
    if request.POST.get("decision") == "adopt":
        steering.adopt(pk, note=note, **seen)  # type: ignore[arg-type]
        messages.success(request, "Đã chấp thuận đề xuất.")
    else:
        steering.not_adopt(pk, note=note, **seen)  # type: ignore[arg-type]
        messages.success(request, "Đã ghi ý kiến không chấp thuận.")
    return redirect("plan-steering", pk=proposal.plan_id)
