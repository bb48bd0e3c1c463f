"""Plans expected from below: who has issued one and who is late; asked, delivered, reminded, self-inspections begun."""

from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from kiemtra.domain.deeds import why_not
from kiemtra.domain.errors import NotAllowed, NotValid, Refusal
from kiemtra.domain.expectations import DEEDS, ExpectedDeed, state_of
from kiemtra.domain.plans import ExpectedKind, PlanState
from kiemtra.domain.readings import Group
from kiemtra.store.models import Agency, ExpectedPlan, Plan
from kiemtra.store.queries import agencies, plans, systems
from kiemtra.store.queries import expectations as queries
from kiemtra.web import labels
from kiemtra.web.forms.plans import DeliverForm, ExpectForm, SelfInspectionForm
from kiemtra.web.labels.plans import EXPECTED, EXPECTED_STATES, EXPECTED_TONES, GROUPS
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.views.plan_page import around, seen_plan
from kiemtra.workflows import expectations, files, self_inspections

# Days before the day on which a row begins to tell how many are left.
SOON = 14


@require_http_methods(["GET", "POST"])
def plan_expected(request: Request, pk: UUID) -> HttpResponse:
    plan = seen_plan(request, pk)
    context = around(request, plan, "plan-expected")
    form = ExpectForm(request.POST or None, groups=[(key, label) for key, _, label in GROUPS])
    if request.method == "POST" and form.is_valid():
        asked = _expect(request, plan, form)
        messages.success(request, f"Đã yêu cầu {asked} cơ quan lập kế hoạch.")
        return redirect("plan-expected", pk=pk)
    everything = list(queries.of_plan(plan, request.actor))
    kinds = [kind for kind in ExpectedKind if any(row.kind == kind for row in everything)]
    asked_for = request.GET.get("loai", "")
    shown_kind = next((kind for kind in kinds if kind == asked_for), kinds[0] if kinds else None)
    children = {
        child.issuer_id: child
        for child in plans.visible_to(request.actor).filter(parent=plan).exclude(state=PlanState.WITHDRAWN)
    }
    rows = [row for row in everything if row.kind == shown_kind]
    shown = [_row(request, row, children.get(row.agency_id)) for row in rows]
    states = [row["state"] for row in shown]
    context |= {
        "form": form,
        "rows": shown,
        "count": {state: states.count(state) for state in states},
        "kinds": [{"label": EXPECTED[kind], "href": f"?loai={kind}", "current": kind == shown_kind} for kind in kinds],
    }
    return render(request, "plans/expected.html", context, status=422 if form.errors else 200)


def _row(request: Request, row: ExpectedPlan, child: Plan | None) -> dict[str, Any]:
    state = state_of(row.due_on, row.delivered_on, request.today)
    bearings = queries.bearings(row, request.actor)
    asked = row.agency_id in request.actor.agencies
    refusal = why_not(request.actor, DEEDS[ExpectedDeed.DELIVER], bearings, state)
    return {
        "expected": row,
        "kind": EXPECTED[ExpectedKind(row.kind)],
        "state": EXPECTED_STATES[state],
        "tone": EXPECTED_TONES[state],
        "left": left if (left := (row.due_on - request.today).days) <= SOON else None,
        "delivers": bearings.unit in request.actor.agencies and refusal is None,
        "starts": asked
        and row.kind == ExpectedKind.SELF_INSPECTION_PLAN
        and child is None
        and row.plan.state == PlanState.ISSUED,
        "child": child if row.kind == ExpectedKind.SELF_INSPECTION_PLAN else None,
    }


def _expect(request: Request, plan: Plan, form: ExpectForm) -> int:
    given = form.cleaned_data
    day = plan.window_from or date(plan.year, 1, 1)
    groups = [group for key, group, _ in GROUPS if key in given["groups"]]
    asked = [
        agency for group in groups for agency in _members(plan, group, day) if agency.pk != plan.standing_agency_id
    ]
    if not asked:
        raise NotValid({"groups": "Danh mục không có cơ quan nào thuộc nhóm đã chọn vào thời điểm của kế hoạch."})
    rows = expectations.expect(
        plan.pk,
        asked,
        ExpectedKind(given["kind"]),
        due_on=given["due_on"],
        by=request.actor,
        now=request.now,
        today=request.today,
    )
    return len(rows)


def _members(plan: Plan, group: Group, day: date) -> list[Agency]:
    return list(agencies.below(systems.root_on(plan.jurisdiction, day), day).filter(level=group.level, kind=group.kind))


@require_POST
def plan_remind(request: Request, pk: UUID) -> HttpResponse:
    told = expectations.remind(pk, by=request.actor, now=request.now, today=request.today)
    messages.success(request, f"Đã nhắc {told} cơ quan chưa ban hành kế hoạch.")
    return redirect("plan-expected", pk=pk)


@require_http_methods(["GET", "POST"])
def expected_deliver(request: Request, pk: UUID) -> HttpResponse:
    expected = _seen(request, pk)
    form = DeliverForm(request.POST or None, request.FILES or None, today=request.today)
    if request.method == "POST" and form.is_valid() and _delivered(request, expected, form):
        messages.success(request, "Đã ghi nhận kế hoạch.")
        return redirect("plan-expected", pk=expected.plan_id)
    return _form_page(request, expected, form, "Ghi nhận kế hoạch đã ban hành", files=True)


def _delivered(request: Request, expected: ExpectedPlan, form: DeliverForm) -> bool:
    given = form.cleaned_data
    try:
        file = given["file"] and files.store(
            given["file"], name=given["file"].name, limit=settings.UPLOAD_LIMIT, at=request.now
        )
        expectations.deliver(
            expected.pk,
            revision=seen_revision(request),
            number=given["number"],
            symbol=given["symbol"],
            dated=given["dated"],
            subject=given["subject"],
            file=file or None,
            on=request.today,
            by=request.actor,
            now=request.now,
        )
    except NotValid as error:
        for name, said in error.faults.items():
            form.add_error(name, labels.fault(said))
        return False
    except NotAllowed as error:
        if error.refusal not in {Refusal.FILE_TOO_LARGE, Refusal.FILE_TYPE_REFUSED, Refusal.SECRET_PAPER}:
            raise
        form.add_error("file", labels.refusal(error.refusal, **error.facts))
        return False
    return True


@require_http_methods(["GET", "POST"])
def self_inspection_start(request: Request, pk: UUID) -> HttpResponse:
    expected = _seen(request, pk)
    below = [expected.agency, *agencies.below(expected.agency_id, request.today)]
    title = f"Kế hoạch tự kiểm tra công tác cải cách hành chính năm {expected.plan.year}"
    ready = {"title": title, "window_from": expected.plan.window_from, "window_to": expected.plan.window_to}
    form = SelfInspectionForm(
        request.POST or None, agencies=below, initial=ready | {"units": [str(expected.agency_id)]}
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        content = self_inspections.SelfInspection(
            title=given["title"],
            units=tuple(agency for agency in below if str(agency.pk) in given["units"]),
            window=(given["window_from"], given["window_to"]),
        )
        plan = self_inspections.start(pk, content, by=request.actor, now=request.now, today=request.today)
        return redirect("plan-detail", pk=plan.pk)
    return _form_page(request, expected, form, "Lập kế hoạch tự kiểm tra")


def _seen(request: Request, pk: UUID) -> ExpectedPlan:
    return queries.visible_to(request.actor).select_related("plan", "agency").get(pk=pk)


def _form_page(
    request: Request, expected: ExpectedPlan, form: Any, heading: str, *, files: bool = False
) -> HttpResponse:
    plan = seen_plan(request, expected.plan_id)
    context = around(request, plan, "plan-expected") | {
        "expected": expected,
        "kind": EXPECTED[ExpectedKind(expected.kind)],
        "form": form,
        "heading": heading,
        "files": files,
    }
    return render(request, "plans/expected_form.html", context, status=422 if form.errors else 200)
