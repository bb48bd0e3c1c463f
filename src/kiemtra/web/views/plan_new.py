"""Pages on which a plan begins: written from nothing, or carried over from an earlier year."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.people import UNIT_ROLES, Permission
from kiemtra.domain.plan_content import compare
from kiemtra.store.ids import new_id
from kiemtra.store.models import Agency, Jurisdiction
from kiemtra.store.queries import plans as queries
from kiemtra.store.queries import systems
from kiemtra.web.forms.plan_content import CopyForm, PlanNewForm
from kiemtra.web.labels.plan_content import change_row
from kiemtra.web.request import Request, write_id
from kiemtra.web.views.plan_page import around, seen_plan
from kiemtra.workflows import plan_content, plan_copies, plans


@login_required
@require_http_methods(["GET", "POST"])
def plan_new(request: Request) -> HttpResponse:
    form = PlanNewForm(request.POST or None, systems=_systems(request), year=request.today.year)
    if request.method == "POST" and form.is_valid():
        plan = plans.create(
            form.system, form.first_content(), by=request.actor, now=request.now, plan_id=write_id(request)
        )
        messages.success(request, "Đã lập dự thảo kế hoạch. Tiếp theo: chọn đơn vị.")
        return redirect("plan-detail", pk=plan.pk)
    context = {"form": form, "write_id": write_id(request) or new_id(), "earlier": queries.to_copy(request.actor)}
    return render(request, "plans/new.html", context, status=422 if form.errors else 200)


def _systems(request: Request) -> list[tuple[Jurisdiction, Agency]]:
    """The systems in which the actor may write plans, each with the agency that stands for it."""
    posts = [
        post
        for post in request.actor.posts
        if post.agency and post.allows(Permission.PLAN_EDIT) and post.role not in UNIT_ROLES
    ]
    found = systems.of_posts({(post.jurisdiction, post.agency) for post in posts if post.agency})
    if not found:
        raise NotAllowed(Refusal.NOT_YOUR_ROLE)
    return found


@require_http_methods(["GET", "POST"])
def plan_copy(request: Request, pk: UUID) -> HttpResponse:
    source = seen_plan(request, pk)
    form = CopyForm(request.POST or None, plan=source)
    if request.method == "POST" and form.is_valid():
        plan = plan_copies.copy(
            pk,
            form.cleaned_data["year"],
            with_units=form.cleaned_data["with_units"],
            by=request.actor,
            now=request.now,
            plan_id_new=write_id(request),
        )
        messages.success(request, "Đã chuyển tiếp nội dung. Hãy xem lại thời gian, rồi trình kế hoạch.")
        return redirect("plan-carried", pk=plan.pk)
    context = around(request, source, "plan-detail") | {"form": form, "write_id": write_id(request) or new_id()}
    return render(request, "plans/copy.html", context, status=422 if form.errors else 200)


@require_safe
def plan_carried(request: Request, pk: UUID) -> HttpResponse:
    plan = seen_plan(request, pk)
    source = queries.visible_to(request.actor).filter(pk=plan.copied_from_id).first() if plan.copied_from_id else None
    context: dict[str, Any] = around(request, plan, "plan-detail") | {"source": source, "rows": []}
    if source:
        changes = compare(plan_content.content_of(source), plan_content.content_of(plan))
        context["rows"] = [change_row(change) for change in changes]
    return render(request, "plans/carried.html", context)
