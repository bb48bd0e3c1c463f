"""A new round of reports, and more units for one that runs: chosen by groups, looked at before anybody is asked."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from kiemtra.data.calendar import load_calendar
from kiemtra.domain.agencies import AgencyKind, AgencyLevel
from kiemtra.domain.errors import NotAllowed, NotValid, Refusal
from kiemtra.domain.forms import FormTemplate
from kiemtra.domain.people import UNIT_ROLES, Permission
from kiemtra.domain.reports import RoundPurpose
from kiemtra.store.ids import new_id
from kiemtra.store.models import Agency, Jurisdiction, Plan, ReportRound
from kiemtra.store.queries import agencies, forms, report_rounds, systems
from kiemtra.store.queries import plans as plan_queries
from kiemtra.web.forms.report_rounds import WHOLE_PLAN, RoundForm, UnitsForm
from kiemtra.web.labels.agencies import KINDS, LEVELS
from kiemtra.web.labels.deadlines import day
from kiemtra.web.report_templates import offered
from kiemtra.web.request import Request, id_of, seen_revision, write_id
from kiemtra.workflows import report_rounds as workflow

NAMED = 20


@dataclass(frozen=True, slots=True)
class Chosen:
    """The units that would be asked, and those left out because the form is not made for them."""

    units: list[Agency]
    left_out: list[Agency]

    @property
    def named(self) -> list[Agency]:
        """The first of them, by name."""
        return self.units[:NAMED]

    @property
    def more(self) -> int:
        """How many are not named."""
        return max(0, len(self.units) - NAMED)


@login_required
@require_http_methods(["GET", "POST"])
def report_round_new(request: Request) -> HttpResponse:
    plan = _plan(request)
    system, asker, root = _asker(request, plan)
    templates = offered(system, request.today)
    places = _places(plan, root, request.today)
    form = RoundForm(request.POST or None, templates=templates, **places, initial=_initial(plan))
    chosen: Chosen | None = None
    if request.method == "POST" and form.is_valid():
        template = templates[form.cleaned_data["form"]]
        chosen = _chosen(form, template, plan, root, request.today)
        if request.POST.get("do") == "ask" and chosen.units:
            try:
                made = _open(request, form, template, plan, asker, chosen.units)
            except NotValid as error:
                form.take(error.faults)
            else:
                messages.success(request, f"Đã gửi yêu cầu báo cáo đến {len(chosen.units)} đơn vị.")
                return redirect("report-round-detail", made.pk)
    context = _context(request, form, chosen) | {"plan": plan, "asker": asker}
    return render(request, "report_rounds/new.html", context, status=422 if form.errors else 200)


def _context(request: Request, form: UnitsForm, chosen: Chosen | None) -> dict[str, Any]:
    due = form.cleaned_data.get("due_on") if form.is_bound and not form.errors else None
    calendar = load_calendar()
    return {
        "form": form,
        "chosen": chosen,
        "write_id": write_id(request) or new_id(),
        "due": day(due) if due else "",
        "due_is_free": due is not None and not calendar.is_working(due),
        "working_days": calendar.working_days_between(request.today, due) if due and due > request.today else None,
    }


def _plan(request: Request) -> Plan | None:
    asked = id_of(request, "plan")
    rows = plan_queries.visible_to(request.actor).select_related("standing_agency", "jurisdiction", "issuer")
    return rows.get(pk=asked) if asked else None


def _asker(request: Request, plan: Plan | None) -> tuple[Jurisdiction, Agency, UUID]:
    """Whose forms are asked, who asks, and below whom the units stand: the standing agency asks for the whole of its system."""
    posts = [one for one in request.actor.posts if one.agency and one.allows(Permission.REPORT_REQUEST)]
    posts = [one for one in posts if one.role not in UNIT_ROLES]
    if plan is not None:
        return plan.jurisdiction, plan.standing_agency, plan.issuer_carrier_id
    if not posts:
        raise NotAllowed(Refusal.NOT_YOUR_ROLE)
    ((system, asker), *_) = systems.of_posts({(one.jurisdiction, one.agency) for one in posts if one.agency})
    return system, asker, system.root_id if system.standing_agency_id == asker.pk else asker.pk


def _initial(plan: Plan | None) -> dict[str, Any]:
    if plan is None:
        return {}
    return {"period_from": plan.data_from, "period_to": plan.data_to, "groups": [WHOLE_PLAN]}


def _places(plan: Plan | None, root: UUID, today: date) -> dict[str, Any]:
    """The groups that may be chosen with how many each has, and the agencies that have others below them."""
    if plan is not None:
        return {"groups": [(WHOLE_PLAN, f"Mọi đơn vị của kế hoạch ({agencies.of_plan(plan).count()})")]}
    counts = agencies.group_counts(root, today)
    groups = [
        (f"{level}:{kind}", f"{LEVELS[AgencyLevel(level)]}: {KINDS[AgencyKind(kind)]} ({count})")
        for (level, kind), count in sorted(counts.items())
    ]
    return {"groups": groups, "within": agencies.heads_below(root, today)}


def _chosen(form: UnitsForm, template: FormTemplate, plan: Plan | None, root: UUID, today: date) -> Chosen:
    given = form.cleaned_data
    if plan is not None:
        found = list(agencies.of_plan(plan))
    else:
        groups = [(level, kind) for level, _, kind in (one.partition(":") for one in given["groups"])]
        found = agencies.of_groups(UUID(given["within"]) if given.get("within") else root, today, groups)
    fits = {one.pk for one in found if template.applies(AgencyKind(one.kind), AgencyLevel(one.level))}
    return Chosen([one for one in found if one.pk in fits], [one for one in found if one.pk not in fits])


def _open(
    request: Request, form: RoundForm, template: FormTemplate, plan: Plan | None, asker: Agency, units: list[Agency]
) -> ReportRound:
    given = form.cleaned_data
    content = workflow.RoundContent(
        asker=asker,
        form=template.code,
        title=given["title"],
        purpose=RoundPurpose(given["purpose"]),
        plan=plan,
        form_version=template.version,
        period=(given["period_from"], given["period_to"]),
        due_on=given["due_on"],
        note=given["note"],
    )
    who: dict[str, Any] = {"by": request.actor, "now": request.now, "today": request.today}
    return workflow.open_round(content, units=units, round_id=write_id(request), **who)


@login_required
@require_http_methods(["GET", "POST"])
def report_round_add(request: Request, pk: UUID) -> HttpResponse:
    asked = report_rounds.visible_to(request.actor).select_related(*report_rounds.RELATED).get(pk=pk)
    plan, root = asked.plan, _root(asked)
    form = UnitsForm(request.POST or None, **_places(plan, root, request.today))
    chosen: Chosen | None = None
    if request.method == "POST" and form.is_valid():
        template = forms.template(asked.form, asked.form_version, asked.jurisdiction_id)
        there = report_rounds.units_of(asked)
        found = _chosen(form, template, plan, root, request.today)
        chosen = Chosen([one for one in found.units if one.pk not in there], found.left_out)
        if request.POST.get("do") == "ask" and chosen.units:
            who: dict[str, Any] = {"by": request.actor, "now": request.now, "today": request.today}
            workflow.add_units(pk, chosen.units, revision=seen_revision(request), **who)
            messages.success(request, f"Đã thêm {len(chosen.units)} đơn vị vào đợt báo cáo.")
            return redirect("report-round-detail", pk)
    context = _context(request, form, chosen) | {"round": asked, "asker": asked.asker}
    return render(request, "report_rounds/new.html", context, status=422 if form.errors else 200)


def _root(asked: ReportRound) -> UUID:
    """Below whom more units may stand."""
    system = asked.jurisdiction
    return system.root_id if system.standing_agency_id == asked.asker_id else asked.asker_id
