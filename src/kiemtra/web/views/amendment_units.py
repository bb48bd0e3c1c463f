"""Page of the units of an amendment: further ones, those that leave, and how each is inspected."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from kiemtra.store.models import PlanAmendment
from kiemtra.store.queries import plan_amendments as queries
from kiemtra.store.queries import systems
from kiemtra.store.queries.agency_search import Among
from kiemtra.web.forms.agency_field import AgenciesField
from kiemtra.web.forms.plan_content import KindForm, TickedUnitsForm
from kiemtra.web.labels.plan_content import kind
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.views.plan_amendments import context_of
from kiemtra.workflows import plan_amendments
from kiemtra.workflows.plan_choices import day_of


class MoreUnitsForm(forms.Form):
    """Units that come in, and why."""

    use_required_attribute = False

    more = AgenciesField(label="Đơn vị bổ sung")
    reason = forms.CharField(label="Lý do chọn", required=False, max_length=300)

    def __init__(self, *args: Any, limits: Among, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["more"].aim(limits)  # type: ignore[attr-defined]


@require_http_methods(["GET", "POST"])
def amendment_units(request: Request, pk: UUID) -> HttpResponse:
    """The list; a POST takes in further units."""
    amendment = queries.with_plan(request.actor).get(pk=pk)
    more = MoreUnitsForm(request.POST or None, limits=_limits(amendment))
    if request.method == "POST" and more.is_valid():
        plan_amendments.add_units(
            pk,
            more.cleaned_data["more"],
            reason=more.cleaned_data["reason"],
            revision=seen_revision(request),
            by=request.actor,
            now=request.now,
        )
        messages.success(request, "Đã đưa đơn vị vào bản điều chỉnh.")
        return redirect("amendment-units", pk=pk)
    return _page(request, amendment, more=more)


@require_POST
def amendment_unit_changes(request: Request, pk: UUID) -> HttpResponse:
    """Of the units ticked: out of the plan, or inspected in another way."""
    amendment = queries.with_plan(request.actor).get(pk=pk)
    choices = [(unit["agency"], unit["name"]) for unit in amendment.content["units"]]
    revision = seen_revision(request)
    if request.POST.get("do") == "remove":
        ticked = TickedUnitsForm(request.POST, units=choices)
        if not ticked.is_valid():
            return _page(request, amendment, ticked=ticked)
        units = [UUID(key) for key in ticked.cleaned_data["units"]]
        plan_amendments.remove_units(pk, units, revision=revision, by=request.actor, now=request.now)
        messages.success(request, "Đã đưa đơn vị ra khỏi bản điều chỉnh.")
    else:
        form = KindForm(request.POST, units=choices)
        if not form.is_valid():
            return _page(request, amendment, ticked=form, kinds=form)
        units = [UUID(key) for key in form.cleaned_data["units"]]
        plan_amendments.set_kind(pk, units, form.kind(), revision=revision, by=request.actor, now=request.now)
        messages.success(request, "Đã đổi hình thức kiểm tra trong bản điều chỉnh.")
    return redirect("amendment-units", pk=pk)


def _page(
    request: Request,
    amendment: PlanAmendment,
    *,
    more: MoreUnitsForm | None = None,
    ticked: forms.Form | None = None,
    kinds: KindForm | None = None,
) -> HttpResponse:
    chosen = set(request.POST.getlist("units"))
    rows = [
        {
            "key": unit["agency"],
            "name": unit["name"],
            "kind": kind(unit["method"], unit["scope"], unit["areas"]),
            "ticked": unit["agency"] in chosen,
        }
        for unit in amendment.content["units"]
    ]
    more = more or MoreUnitsForm(limits=_limits(amendment))
    context = context_of(request, amendment) | {
        "rows": rows,
        "more": more,
        "ticked": ticked,
        "form": kinds or KindForm(units=[(row["key"], row["name"]) for row in rows]),
    }
    failed = bool(more.errors or (ticked and ticked.errors))
    return render(request, "plans/amendment_units.html", context, status=422 if failed else 200)


def _limits(amendment: PlanAmendment) -> Among:
    day = day_of(amendment.plan)
    return Among(day=day, below=systems.root_on(amendment.plan.jurisdiction, day))
