"""Pages of the amendment of an issued plan: what changes, its content and units, and the deeds that bring it into force."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemtra.domain.deeds import why_not
from kiemtra.domain.errors import NotValid
from kiemtra.domain.plan_amendments import DEEDS, AmendmentState
from kiemtra.domain.plan_content import compare, has_changed
from kiemtra.store.models import PlanAmendment
from kiemtra.store.queries import plan_amendments as queries
from kiemtra.store.queries import plan_pages
from kiemtra.store.queries import plans as plan_queries
from kiemtra.web import labels
from kiemtra.web.forms.plan_content import PlanEditForm
from kiemtra.web.forms.plans import ReasonForm
from kiemtra.web.labels.plan_content import AMENDMENT_TONES, change_row
from kiemtra.web.labels.states import AMENDMENT
from kiemtra.web.request import Request, seen_revision, write_id
from kiemtra.web.views import plan_troubles
from kiemtra.web.views.plan_page import around
from kiemtra.workflows import plan_amendments, plan_content


@require_POST
def amendment_new(request: Request, pk: UUID) -> HttpResponse:
    amendment = plan_amendments.propose(
        pk, _reason(request), by=request.actor, now=request.now, amendment_id=write_id(request)
    )
    messages.success(request, "Đã lập bản điều chỉnh. Hãy sửa nội dung hoặc đơn vị, rồi trình.")
    return redirect("amendment-detail", pk=amendment.pk)


@require_safe
def amendment_detail(request: Request, pk: UUID) -> HttpResponse:
    amendment = queries.with_plan(request.actor).get(pk=pk)
    base = amendment.plan.versions.get(number=amendment.base)
    changes = compare(base.content, amendment.content)
    is_open = amendment.state in (AmendmentState.DRAFT, AmendmentState.SUBMITTED)
    visits = plan_pages.open_inspections(amendment.plan, request.actor) if is_open else ()
    expects = amendment.plan.expected.count()
    context = context_of(request, amendment) | {
        "rows": [change_row(change) for change in changes],
        "changed": has_changed(changes),
        "troubles": plan_troubles.of_amendment(request, amendment, visits, expects) if is_open else [],
        "reason": ReasonForm(),
    }
    return render(request, "plans/amendment.html", context)


def context_of(request: Request, amendment: PlanAmendment) -> dict[str, Any]:
    """What every page of an amendment shares."""
    state = AmendmentState(amendment.state)
    bearings = plan_queries.bearings(amendment.plan)
    told = {deed.value: why_not(request.actor, rule, bearings, amendment.state) for deed, rule in DEEDS.items()}
    return around(request, amendment.plan, "plan-detail") | {
        "amendment": amendment,
        "amendment_state": AMENDMENT[state],
        "amendment_tone": AMENDMENT_TONES[state],
        "against": {deed: labels.refusal(refusal) if refusal else "" for deed, refusal in told.items()},
    }


@require_http_methods(["GET", "POST"])
def amendment_edit(request: Request, pk: UUID) -> HttpResponse:
    amendment = queries.with_plan(request.actor).get(pk=pk)
    form = PlanEditForm(request.POST or None, edit=plan_content.from_json(amendment.content))
    if request.method == "POST" and form.is_valid():
        plan_amendments.edit(pk, form.content(), revision=seen_revision(request), by=request.actor, now=request.now)
        messages.success(request, "Đã lưu bản điều chỉnh.")
        return redirect("amendment-detail", pk=pk)
    context = context_of(request, amendment) | {"form": form}
    return render(request, "plans/amendment_edit.html", context, status=422 if form.errors else 200)


@require_POST
def amendment_submit(request: Request, pk: UUID) -> HttpResponse:
    plan_amendments.submit(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    messages.success(request, "Đã trình bản điều chỉnh.")
    return redirect("amendment-detail", pk=pk)


@require_POST
def amendment_return(request: Request, pk: UUID) -> HttpResponse:
    plan_amendments.return_(
        pk, revision=seen_revision(request), remark=_reason(request), by=request.actor, now=request.now
    )
    messages.success(request, "Đã trả lại bản điều chỉnh để hoàn thiện.")
    return redirect("amendment-detail", pk=pk)


@require_POST
def amendment_issue(request: Request, pk: UUID) -> HttpResponse:
    amendment = plan_amendments.issue(
        pk, revision=seen_revision(request), on=request.today, by=request.actor, now=request.now
    )
    messages.success(request, "Bản điều chỉnh có hiệu lực. Các Đoàn kiểm tra đã được báo.")
    return redirect("plan-versions", pk=amendment.plan_id)


@require_POST
def amendment_strike(request: Request, pk: UUID) -> HttpResponse:
    amendment = plan_amendments.strike(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    messages.success(request, "Đã hủy bản điều chỉnh; kế hoạch giữ nguyên.")
    return redirect("plan-detail", pk=amendment.plan_id)


def _reason(request: Request) -> str:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        raise NotValid({"reason": "Hãy nêu lý do."})
    reason: str = form.cleaned_data["reason"]
    return reason
