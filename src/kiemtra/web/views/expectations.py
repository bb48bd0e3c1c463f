"""Plans expected from below: asked of whole groups, delivered as documents, made in the system, reminded of."""

from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from kiemtra.data.kits import kit_items
from kiemtra.domain.agencies import AgencyLevel
from kiemtra.domain.errors import NotAllowed, NotValid, Refusal
from kiemtra.domain.plans import ExpectedKind
from kiemtra.store.models import ExpectedPlan, Plan
from kiemtra.store.queries import agencies, systems
from kiemtra.store.queries import expectations as queries
from kiemtra.web import labels
from kiemtra.web.forms.expectations import ChildForm, DeliverForm, ExpectForm
from kiemtra.web.labels.plans import EXPECTED, GROUPS
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.views import cascade
from kiemtra.web.views.plan_page import around, seen_plan
from kiemtra.workflows import child_plans, expectations, files

TITLES = {
    ExpectedKind.INSPECTION_PLAN: "Kế hoạch kiểm tra công tác cải cách hành chính năm {year}",
    ExpectedKind.SELF_INSPECTION_PLAN: "Kế hoạch tự kiểm tra công tác cải cách hành chính năm {year}",
}


@require_http_methods(["GET", "POST"])
def plan_expected(request: Request, pk: UUID) -> HttpResponse:
    plan = seen_plan(request, pk)
    if request.GET.get("format") == "xlsx":
        return cascade.workbook(request, plan)
    context = around(request, plan, "plan-expected")
    may_ask = not context["refusals"]["expect"]
    form = ExpectForm(request.POST or None, groups=_groups(plan)) if may_ask or request.method == "POST" else None
    if form is not None and form.is_valid():
        asked = _expect(request, plan, form)
        messages.success(request, f"Đã yêu cầu {asked} cơ quan lập kế hoạch.")
        return redirect("plan-expected", pk=pk)
    context |= cascade.tree(request, plan) | {"form": form if may_ask else None}
    return render(request, "plans/expected.html", context, status=422 if form is not None and form.errors else 200)


def _day(plan: Plan) -> date:
    """The day on which the agencies of a group must exist."""
    return plan.window_from or date(plan.year, 1, 1)


def _root(plan: Plan, day: date) -> UUID:
    """Below whom the groups stand: the head of the system, or the agency whose own plan it is."""
    return plan.issuer_carrier_id if plan.parent_id else systems.root_on(plan.jurisdiction, day)


def _groups(plan: Plan) -> list[tuple[str, str]]:
    """The groups that have agencies on the plan's day, with how many."""
    day = _day(plan)
    counts = agencies.group_counts(_root(plan, day), day)
    there = ((key, label, counts.get((group.level, group.kind), 0)) for key, group, label in GROUPS)
    return [(key, f"Tất cả {label} ({count})") for key, label, count in there if count]


def _expect(request: Request, plan: Plan, form: ExpectForm) -> int:
    given, day = form.cleaned_data, _day(plan)
    kinds = [(group.level, group.kind) for key, group, _ in GROUPS if key in given["groups"]]
    itself = {plan.standing_agency_id, plan.issuer_id}
    asked = [agency for agency in agencies.of_groups(_root(plan, day), day, kinds) if agency.pk not in itself]
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
def expected_make(request: Request, pk: UUID) -> HttpResponse:
    expected = _seen(request, pk)
    kind = ExpectedKind(expected.kind)
    below = [expected.agency, *agencies.below(expected.agency_id, request.today)]
    form = ChildForm(
        request.POST or None,
        agencies=below,
        initial=_ready(expected, kind),
        needs_units=_is_self(kind),
        kit=len(kit_items()) if _fits_kit(expected) else 0,
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        content = child_plans.ChildContent(
            title=given["title"],
            units=tuple(agency for agency in below if str(agency.pk) in given["units"]),
            window=(given["window_from"], given["window_to"]),
            kit=given.get("kit", False),
        )
        plan = child_plans.start(pk, content, by=request.actor, now=request.now, today=request.today)
        messages.success(request, "Đã lập dự thảo, kế thừa nội dung của kế hoạch cấp trên.")
        return redirect("plan-detail", pk=plan.pk)
    return _form_page(request, expected, form, f"Lập {EXPECTED[kind].lower()}", inherits=True)


def _is_self(kind: ExpectedKind) -> bool:
    return kind is ExpectedKind.SELF_INSPECTION_PLAN


def _fits_kit(expected: ExpectedPlan) -> bool:
    agency = expected.agency
    return _is_self(ExpectedKind(expected.kind)) and agency.level == AgencyLevel.COMMUNE


def _ready(expected: ExpectedPlan, kind: ExpectedKind) -> dict[str, Any]:
    """What the form holds before anything is typed: the window of the plan above, for a self-inspection the agency."""
    return {
        "title": TITLES[kind].format(year=expected.plan.year),
        "window_from": expected.plan.window_from,
        "window_to": expected.plan.window_to,
        "units": [str(expected.agency_id)] if _is_self(kind) else [],
        "kit": True,
    }


def _seen(request: Request, pk: UUID) -> ExpectedPlan:
    return queries.visible_to(request.actor).select_related("plan", "agency").get(pk=pk)


def _form_page(
    request: Request, expected: ExpectedPlan, form: Any, heading: str, *, files: bool = False, inherits: bool = False
) -> HttpResponse:
    plan = seen_plan(request, expected.plan_id)
    context = around(request, plan, "plan-expected") | {
        "expected": expected,
        "kind": EXPECTED[ExpectedKind(expected.kind)],
        "form": form,
        "heading": heading,
        "files": files,
        "inherits": inherits,
    }
    return render(request, "plans/expected_form.html", context, status=422 if form.errors else 200)
