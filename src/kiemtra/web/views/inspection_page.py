"""The one page of an inspection: its facts gathered by queries, its steps by the rules, its words by the labels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kiemtra.domain.deadlines import days_left
from kiemtra.domain.errors import Refusal
from kiemtra.domain.findings import CheckOutcome
from kiemtra.domain.inspections import ANNOUNCED_LINE, UNANNOUNCED_LINE, InspectionDeed, InspectionState
from kiemtra.domain.reorganisations import Obligation
from kiemtra.domain.reports import ReportState
from kiemtra.domain.secrecy import ReadingOf
from kiemtra.domain.sessions import AttendeeSide
from kiemtra.domain.steps import InspectionFacts, Step, expected, main_step, steps
from kiemtra.store.models import CheckResult, Inspection, ReportRequest, Session, TeamMember
from kiemtra.store.queries import (
    conclusions,
    documents,
    findings,
    inspections,
    notices,
    reports,
    results,
    sessions,
    trail,
)
from kiemtra.store.queries.deadlines import latest_notice, unit_report_due
from kiemtra.store.queries.inspection_facts import facts_of
from kiemtra.store.queries.people import valid_on
from kiemtra.store.queries.report_lists import TO_FILL
from kiemtra.store.queries.tallies import tally_of
from kiemtra.web import labels
from kiemtra.web.forms import inspections as forms
from kiemtra.web.labels import inspections as words
from kiemtra.web.labels import reports as report_words
from kiemtra.web.labels.deadlines import set_by_rule, told
from kiemtra.web.report_templates import title_of
from kiemtra.web.request import Request
from kiemtra.web.templatetags.notation import vn_date
from kiemtra.web.views import secrecy
from kiemtra.web.views.transfers import carrying
from kiemtra.workflows import sealed_reading

D = InspectionDeed

FORMS: dict[InspectionDeed, type[forms.DeedForm]] = {
    D.APPROVE: forms.PlainForm,
    D.PROPOSE_VISIT: forms.VisitForm,
    D.DECIDE_VISIT: forms.PlainForm,
    D.NOTICE: forms.PlainForm,
    D.NOTICE_URGENTLY: forms.UrgentForm,
    D.CHANGE_VISIT: forms.ChangeForm,
    D.REMIND_UNIT: forms.PlainForm,
    D.ANSWER_NOTICE: forms.FocalForm,
    D.REQUEST_REPORT: forms.ReportForm,
    D.BEGIN_OWN: forms.PlaceForm,
    D.OPEN: forms.PlaceForm,
    D.CLOSE_MINUTES: forms.OpinionsForm,
    D.MOVE_TO_TEAM: forms.TeamForm,
    D.POSTPONE: forms.ReasonForm,
    D.RESUME: forms.PlainForm,
    D.WITHDRAW: forms.ReasonForm,
}
# Deeds with a page of their own.
PAGES: dict[InspectionDeed, str] = {
    D.RECORD_RECEIPT: "notice-list",
    D.RECORD_ATTENDANCE: "session-start",
    D.RECORD_RESULT: "inspection-results",
    D.RECORD_FINDING: "finding-record",
    D.CONFIRM_FINDING: "finding-list",
    D.START_DRAFT: "conclusion-start",
    D.EDIT_DRAFT: "conclusion-detail",
    D.SEND_DRAFT: "conclusion-send",
    D.REPLY: "conclusion-reply",
    D.TAKE_UP_REPLY: "conclusion-take-up",
    D.CONCLUDE: "conclusion-conclude",
    D.REINSPECT: "inspection-reinspect",
    D.CLOSE: "inspection-close",
}
HEAVY = frozenset({D.WITHDRAW})


def url_name(deed: InspectionDeed) -> str:
    """The name of the address to which the form of a deed is sent."""
    return f"inspection-{deed.replace('_', '-')}"


@dataclass(frozen=True, slots=True)
class ShownStep:
    """One step as the page shows it: a form, a link, or a reason why not."""

    deed: InspectionDeed
    label: str
    refusal: str
    action: str = ""
    href: str = ""
    form: Form | None = None
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class AreaTally:
    """The results of one area, counted by outcome."""

    code: str
    label: str
    counts: Mapping[str, int]
    items: int
    left: int


def found(request: Request, pk: UUID) -> Inspection:
    """The inspection with what the page shows of it; not found where the actor may not see it."""
    rows = inspections.seen_whole(request.actor).select_related(
        "plan__issuer",
        "plan__standing_agency",
        "jurisdiction",
        "unit",
        "team",
        "conducting_agency",
        "reinspection_of",
        "conclusion__document",
    )
    rows = rows.annotate(is_urgent=notices.is_urgent())
    inspection = rows.prefetch_related("preparations").get(pk=pk)
    sealed_reading.note([inspection], ReadingOf.PAGE, by=request.actor, now=request.now)
    return inspection


def page(
    request: Request, pk: UUID, bound: Mapping[InspectionDeed, Form] | None = None, status: int = 200
) -> HttpResponse:
    """The page, with the forms that were sent and refused in their place."""
    inspection = found(request, pk)
    return render(request, "inspections/detail.html", context(request, inspection, bound or {}), status=status)


def context(request: Request, inspection: Inspection, bound: Mapping[InspectionDeed, Form]) -> dict[str, Any]:
    """All that the page shows."""
    asked = reports.all_of_inspection(inspection)
    report = asked[0] if asked else None
    outcome = conclusions.of_inspection(inspection, request.actor)
    held, rows = sessions.of_inspection(inspection), results.of_inspection(inspection)
    counted = tally_of(held, rows)
    facts = facts_of(inspection, counted, report.state if report else None, outcome.recommendations, request.today)
    sees_draft_day = inspections.sees_day(inspection, request.actor)
    all_steps = steps(request.actor, facts)
    shown = {step.deed: _shown(step, inspection, bound, request.today) for step in all_steps}
    main = main_step(all_steps, facts)
    awaited = expected(facts)
    return {
        "inspection": inspection,
        "may_copy": findings.is_inside(request.actor, inspection),
        "state_label": labels.state(facts.state),
        "tone": words.TONES[facts.state],
        "line": _line(inspection, facts),
        "deadline": _deadline(inspection, facts) if sees_draft_day else None,
        "main": shown[main.deed] if main else None,
        "report_to_fill": _report_to_fill(request, asked),
        "awaited": f"{words.DOERS[awaited]}: {words.DEEDS[awaited].lower()}" if awaited else "",
        "open_steps": [shown[step.deed] for step in all_steps if step.is_open and step != main],
        "closed_steps": [shown[step.deed] for step in all_steps if step.refusal not in (None, Refusal.ALREADY_DONE)],
        "done_steps": [shown[step.deed] for step in all_steps if step.refusal is Refusal.ALREADY_DONE],
        "bound": bool(bound),
        "members": _members(inspection, request),
        "preparations": list(inspection.preparations.all()),
        "progress": _progress(inspection),
        "sees_draft_day": sees_draft_day,
        "reports": [_report(one, request, inspection) for one in asked],
        "sessions": [(session, _people(session)) for session in held],
        "areas": [_area(code, list(group)) for code, group in groupby(rows, key=lambda row: row.area)],
        "outcome": outcome,
        "trail": trail.of_inspection(inspection, request.actor),
        "documents": documents.of_inspection(inspection, request.actor),
        "message": _message(request, inspection),
        "carried": carrying(Obligation.INSPECTED_SIDE, inspection, inspection.unit, request),
        **secrecy.around(request, inspection),
    }


def _shown(step: Step, inspection: Inspection, bound: Mapping[InspectionDeed, Form], today: date) -> ShownStep:
    deed = step.deed
    refusal = labels.refusal(step.refusal, **_sentence_facts(inspection)) if step.refusal else ""
    label = words.DEEDS[deed]
    if deed not in FORMS:
        return ShownStep(deed, label, refusal, href=reverse(PAGES[deed], args=[inspection.pk]) if step.is_open else "")
    form = bound.get(deed)
    if form is None and step.is_open:
        form = FORMS[deed](inspection=inspection, today=today, prefix=deed)
    tone = "danger" if deed in HEAVY else "plain"
    action = reverse(url_name(deed), args=[inspection.pk])
    return ShownStep(deed, label, refusal, action=action, form=form, tone=tone)


def _sentence_facts(inspection: Inspection) -> dict[str, object]:
    latest = latest_notice(inspection)
    days = {"days": latest.rule.days, "latest": vn_date(latest.date)} if latest else {}  # type: ignore[union-attr]
    return {**days, "day": vn_date(inspection.visit_on)} if inspection.visit_on else days


def _line(inspection: Inspection, facts: InspectionFacts) -> list[dict[str, Any]]:
    line = ANNOUNCED_LINE if inspection.announced else UNANNOUNCED_LINE
    dates = {
        InspectionState.NOTICED: inspection.noticed_on,
        InspectionState.PREPARING: inspection.answered_on,
        InspectionState.ON_SITE: inspection.opened_at or (inspection.visit_on if facts.decided else None),
        InspectionState.MINUTES_CLOSED: inspection.minutes_closed_at,
    }
    here = line.index(facts.state) if facts.state in line else 0
    return [
        {"label": words.STEPS[state], "state": _place(at, here, facts.state in line), "date": dates.get(state)}
        for at, state in enumerate(line)
    ]


def _place(at: int, here: int, on_line: bool) -> str:
    if at < here:
        return "done"
    if at == here:
        return "current" if on_line else "next"
    return "next" if on_line and at == here + 1 else "later"


def _deadline(inspection: Inspection, facts: InspectionFacts) -> dict[str, Any] | None:
    """The date that matters now, with its rule: the last day for the notice, else the visit."""
    latest = latest_notice(inspection)
    if facts.state is InspectionState.PLANNED and latest:
        return {
            "name": "Gửi thông báo chậm nhất",
            "due": latest.date,
            "left": days_left(latest.date, facts.today),
            "explain": told(latest),
        }
    if facts.state in (InspectionState.NOTICED, InspectionState.PREPARING) and inspection.visit_on:
        left = days_left(inspection.visit_on, facts.today)
        return {"name": "Ngày kiểm tra", "due": inspection.visit_on, "left": left, "explain": None}
    return None


def _report_to_fill(request: Request, asked: Sequence[ReportRequest]) -> str:
    """Where the unit goes on with its first open report; empty where there is none to fill or it is not the actor's."""
    mine = [one for one in asked if one.state in TO_FILL and one.agency_id in request.actor.agencies]
    return reverse("report-detail", args=[mine[0].pk]) if mine else ""


def _report(report: ReportRequest, request: Request, inspection: Inspection) -> dict[str, Any]:
    state = ReportState(report.state)
    return {
        "pk": report.pk,
        "title": title_of(report),
        "due_on": report.due_on,
        "explain": set_by_rule(report.due_on, unit_report_due(inspection)),
        "left": days_left(report.due_on, request.today),
        "done": state in (ReportState.SUBMITTED, ReportState.ACCEPTED),
        "state_label": labels.state(state),
        "tone": report_words.TONES[state],
        "saved_at": report.saved_at,
        "remark": report.remark,
    }


def _people(session: Session) -> list[dict[str, Any]]:
    """Who was on the list of a session, in its order."""
    return [
        {
            "name": one.full_name,
            "title": one.position,
            "side": words.SIDES[AttendeeSide(one.side)],
            "present": one.present,
        }
        for one in sorted(session.attendees.all(), key=lambda one: one.pk)
    ]


def _area(code: str, rows: list[CheckResult]) -> AreaTally:
    confirmed = [row.outcome for row in rows if row.confirmed]
    counts = {str(outcome): confirmed.count(outcome) for outcome in CheckOutcome}
    return AreaTally(code, words.area(code), counts, len(rows), len(rows) - len(confirmed))


def _progress(inspection: Inspection) -> str:
    """How much of what the unit prepares is there."""
    things = list(inspection.preparations.all())
    return f"đã có {sum(1 for thing in things if thing.ready)}/{len(things)}" if things else ""


def _members(inspection: Inspection, request: Request) -> list[TeamMember]:
    """Who sits in the team today."""
    return list(inspection.team.members.filter(valid_on(request.today)).order_by("id")) if inspection.team else []


def _message(request: Request, inspection: Inspection) -> str:
    """A short text with a link to paste into a chat; never content. A sealed inspection has none."""
    if inspection.sealed_until:
        return ""
    address = request.build_absolute_uri(reverse("inspection-detail", args=[inspection.pk]))
    return f"Mời xem cuộc kiểm tra tại {inspection.unit.name}: {address}"


def is_about_input(refusal: Refusal) -> bool:
    """Whether a refusal speaks of what was typed, so that the form comes back with it."""
    return refusal in {
        Refusal.BEFORE_TODAY,
        Refusal.OUTSIDE_WINDOW,
        Refusal.NOT_A_WORKING_DAY,
        Refusal.FORM_INCOMPLETE,
        Refusal.NO_TEAM,
        Refusal.OVERLAP,
        Refusal.NOTHING_CHANGED,
        Refusal.VISIT_DAY_COME,
        Refusal.TOO_LATE_FOR_NOTICE,
        Refusal.STILL_IN_TIME,
    }
