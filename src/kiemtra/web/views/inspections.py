"""The list of inspections, the page of one, and the proposal of an unannounced one."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_safe

from kiemtra.domain.deeds import why_not
from kiemtra.domain.errors import NotAllowed
from kiemtra.domain.inspections import InspectionMethod, InspectionOrigin, InspectionState
from kiemtra.domain.plans import DEEDS as PLAN_DEEDS
from kiemtra.domain.plans import PlanDeed
from kiemtra.domain.secrecy import ReadingOf
from kiemtra.store.ids import new_id
from kiemtra.store.models import Inspection, Plan
from kiemtra.store.queries import agencies, inspection_lists, plans
from kiemtra.store.queries.keyset import page as keyset_page
from kiemtra.web import labels
from kiemtra.web.exports import xlsx
from kiemtra.web.forms.inspections import FilterForm, UnannouncedForm
from kiemtra.web.labels import inspections as words
from kiemtra.web.labels import states
from kiemtra.web.request import Request, id_of, write_id
from kiemtra.web.templatetags.notation import vn_date
from kiemtra.web.times import Switch, switch_of, unit_columns, with_units
from kiemtra.web.views import field_page
from kiemtra.web.views.inspection_page import page
from kiemtra.workflows import inspections as workflow
from kiemtra.workflows import sealed_reading

TITLE = "Danh sách cuộc kiểm tra"
COLUMNS = (
    ("Đơn vị được kiểm tra", 36),
    ("Kế hoạch", 44),
    ("Đoàn", 24),
    ("Nguồn", 16),
    ("Hình thức", 22),
    ("Báo trước", 12),
    ("Ngày kiểm tra", 14),
    ("Trạng thái", 26),
)


@login_required
@require_safe
def inspection_list(request: Request) -> HttpResponse:
    form, narrowed = _filters(request)
    times = switch_of(request)
    if unit := id_of(request, "unit"):
        narrowed["units"] = times.counted(unit)
    rows = inspection_lists.listed(request.actor, today=request.today if times.by_today else None, **narrowed)
    if request.GET.get("format") == "xlsx":
        found = rows.order_by(F("day").desc(), "-pk")
        sealed = found.filter(sealed_until__isnull=False)
        sealed_reading.note(sealed, ReadingOf.EXPORT, by=request.actor, now=request.now)
        cells = _cells(found, times)
        return xlsx(TITLE, unit_columns(COLUMNS, times), cells, today=request.today)
    shown = keyset_page(rows, request.GET.get("trang", ""), by="day")
    sealed_reading.note(shown.rows, ReadingOf.LIST, by=request.actor, now=request.now)
    query = request.GET.copy()
    query.pop("trang", None)
    facts = {
        "page": shown,
        "rows": [_row(row, request) for row in shown.rows],
        "form": form,
        "query": query.urlencode(),
        "times": times.showing(row.unit for row in shown.rows),
    }
    return render(request, "inspections/list.html", facts | {"filtered": bool(times.query)})


def _filters(request: Request) -> tuple[FilterForm, dict[str, Any]]:
    """The form of the filters, and those that could be read."""
    seen_plans, seen_teams = inspection_lists.choices(request.actor)
    form = FilterForm(request.GET or None)
    every: list[tuple[str, str]] = [("", "Tất cả")]
    choices = {
        "plan": every + [(str(plan.pk), f"{plan.title} ({plan.year})") for plan in seen_plans],
        "team": every + [(str(team.pk), team.name) for team in seen_teams],
        "state": every + [(str(state), label) for state, label in states.INSPECTION.items()],
    }
    for name, options in choices.items():
        form.fields[name].choices = options  # type: ignore[attr-defined]
    if not form.is_valid():
        return form, {}
    return form, {name: value for name, value in form.cleaned_data.items() if value}


def _row(row: Inspection, request: Request) -> dict[str, Any]:
    state = InspectionState(row.state)
    to_come = state in (InspectionState.NOTICED, InspectionState.PREPARING)
    return {
        "pk": row.pk,
        "unit": row.unit,
        "plan": row.plan,
        "team": row.team.name if row.team else "",
        "kind": _kind(row),
        "visit_on": row.visit_on,
        "late": to_come and row.visit_on is not None and row.visit_on < request.today,
        "state_label": labels.state(state),
        "tone": words.TONES[state],
    }


def _kind(row: Inspection) -> str:
    origin = words.ORIGINS[InspectionOrigin(row.origin)]
    return origin if row.announced else f"{origin}, không báo trước"


def _cells(rows: Any, times: Switch) -> Iterator[tuple[Any, ...]]:
    for row, names in with_units(rows, times, lambda row: row.unit):
        yield (
            *names,
            row.plan.title,
            row.team.name if row.team else "",
            words.ORIGINS[InspectionOrigin(row.origin)],
            words.METHODS[InspectionMethod(row.method)],
            "Có" if row.announced else "Không",
            row.visit_on,
            labels.state(InspectionState(row.state)),
        )


@login_required
@require_safe
def inspection_detail(request: Request, pk: UUID) -> HttpResponse:
    return field_page.page(request, pk) if field_page.is_for_field_only(request, pk) else page(request, pk)


@login_required
@require_http_methods(["GET", "POST"])
def propose_unannounced(request: Request, pk: UUID) -> HttpResponse:
    """The proposal of an unannounced inspection under a plan; whoever may not propose does not find the page."""
    plan = plans.visible_to(request.actor).select_related("jurisdiction").get(pk=pk)
    rule = PLAN_DEEDS[PlanDeed.PROPOSE_UNANNOUNCED]
    if refusal := why_not(request.actor, rule, plans.bearings(plan), plan.state):
        raise NotAllowed(refusal)
    form = _unannounced_form(request, plan)
    if request.method == "POST" and form.is_valid():
        made = workflow.propose_unannounced(
            plan.pk,
            form.cleaned_data["unit"],
            form.cleaned_data["team"],
            ground=form.cleaned_data["ground"],
            sealed_until=form.sealed_until(),
            by=request.actor,
            now=request.now,
            inspection_id=write_id(request),
        )
        messages.success(request, "Đã đề xuất. Chỉ Trưởng đoàn, Thư ký đoàn và bạn thấy hồ sơ này.")
        return redirect("inspection-detail", made.pk)
    status = 422 if form.errors else 200
    return render(
        request,
        "inspections/unannounced.html",
        {"plan": plan, "form": form, "write_id": write_id(request) or new_id()},
        status=status,
    )


def _unannounced_form(request: Request, plan: Plan) -> UnannouncedForm:
    form = UnannouncedForm(request.POST if request.method == "POST" else None)
    form.fields["unit"].queryset = agencies.below(plan.jurisdiction.root_id, request.today)  # type: ignore[attr-defined]
    form.fields["team"].queryset = inspection_lists.candidates(plan)  # type: ignore[attr-defined]
    asked = {"from": vn_date(request.today), "until": "day"}
    form.watch(f"{reverse('overlap-list')}?{urlencode(asked)}")
    return form
