"""The deeds of an inspection: one form each, one workflow each, back to the page."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kiemtra.domain.errors import NotAllowed
from kiemtra.domain.inspections import InspectionDeed
from kiemtra.web import labels
from kiemtra.web.forms.inspections import NOTE
from kiemtra.web.labels.inspections import DONE
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.views.inspection_page import FORMS, found, is_about_input, page
from kiemtra.workflows import inspections, reports, self_inspections

D = InspectionDeed
Values = Mapping[str, Any]
Do = Callable[[UUID, Values, Request, int], object]


def _approve(pk: UUID, values: Values, request: Request, revision: int) -> object:
    return inspections.approve(pk, revision=revision, by=request.actor, now=request.now)


def _propose_visit(pk: UUID, values: Values, request: Request, revision: int) -> object:
    return inspections.propose_visit(
        pk,
        revision=revision,
        **_only(values, "day", "hour", "place", "overlap_reason"),
        by=request.actor,
        now=request.now,
        today=request.today,
    )


def _decide_visit(pk: UUID, values: Values, request: Request, revision: int) -> object:
    return inspections.decide_visit(pk, revision=revision, by=request.actor, now=request.now, today=request.today)


def _notice(pk: UUID, values: Values, request: Request, revision: int) -> object:
    return inspections.send_notice(pk, revision=revision, by=request.actor, now=request.now, today=request.today)


def _notice_urgently(pk: UUID, values: Values, request: Request, revision: int) -> object:
    return inspections.send_urgent_notice(
        pk, revision=revision, reason=values["reason"], by=request.actor, now=request.now, today=request.today
    )


def _change_visit(pk: UUID, values: Values, request: Request, revision: int) -> object:
    return inspections.change_visit(
        pk,
        inspections.Visit(values["day"], values["hour"], values["place"]),
        revision=revision,
        **_only(values, "reason", "urgent_reason", "overlap_reason"),
        by=request.actor,
        now=request.now,
        today=request.today,
    )


def _remind_unit(pk: UUID, values: Values, request: Request, revision: int) -> object:
    return inspections.remind_unit(pk, revision=revision, by=request.actor, now=request.now, today=request.today)


def _answer_notice(pk: UUID, values: Values, request: Request, revision: int) -> object:
    return inspections.answer_notice(
        pk,
        revision=revision,
        focal=inspections.FocalPoint(values["name"], values["title"], values["phone"]),
        ready=values["ready"],
        notes={int(name.removeprefix(NOTE)): said for name, said in values.items() if name.startswith(NOTE)},
        by=request.actor,
        now=request.now,
        today=request.today,
    )


def _request_report(pk: UUID, values: Values, request: Request, revision: int) -> object:
    return reports.request(
        pk, revision=revision, form=values["form"], by=request.actor, now=request.now, today=request.today
    )


def _begin_own(pk: UUID, values: Values, request: Request, revision: int) -> object:
    return self_inspections.begin(
        pk, revision=revision, place=values["place"], by=request.actor, now=request.now, today=request.today
    )


def _open(pk: UUID, values: Values, request: Request, revision: int) -> object:
    return inspections.open_visit(pk, revision=revision, place=values["place"], by=request.actor, now=request.now)


def _close_minutes(pk: UUID, values: Values, request: Request, revision: int) -> object:
    opinions = _only(values, "team_opinion", "unit_opinion")
    return inspections.close_minutes(pk, revision=revision, **opinions, by=request.actor, now=request.now)


def _move_to_team(pk: UUID, values: Values, request: Request, revision: int) -> object:
    told = _only(values, "team", "reason")
    return inspections.move_to_team(
        pk, revision=revision, **told, by=request.actor, now=request.now, today=request.today
    )


def _postpone(pk: UUID, values: Values, request: Request, revision: int) -> object:
    return inspections.postpone(
        pk, revision=revision, reason=values["reason"], by=request.actor, now=request.now, today=request.today
    )


def _resume(pk: UUID, values: Values, request: Request, revision: int) -> object:
    return inspections.resume(pk, revision=revision, by=request.actor, now=request.now)


def _withdraw(pk: UUID, values: Values, request: Request, revision: int) -> object:
    return inspections.withdraw(
        pk, revision=revision, reason=values["reason"], by=request.actor, now=request.now, today=request.today
    )


def _only(values: Values, *names: str) -> dict[str, Any]:
    return {name: values[name] for name in names}


WORKFLOWS: dict[InspectionDeed, Do] = {
    D.APPROVE: _approve,
    D.PROPOSE_VISIT: _propose_visit,
    D.DECIDE_VISIT: _decide_visit,
    D.NOTICE: _notice,
    D.NOTICE_URGENTLY: _notice_urgently,
    D.CHANGE_VISIT: _change_visit,
    D.REMIND_UNIT: _remind_unit,
    D.ANSWER_NOTICE: _answer_notice,
    D.REQUEST_REPORT: _request_report,
    D.BEGIN_OWN: _begin_own,
    D.OPEN: _open,
    D.CLOSE_MINUTES: _close_minutes,
    D.MOVE_TO_TEAM: _move_to_team,
    D.POSTPONE: _postpone,
    D.RESUME: _resume,
    D.WITHDRAW: _withdraw,
}


@login_required
@require_POST
def deed(request: Request, pk: UUID, deed: InspectionDeed) -> HttpResponse:
    """Do one deed; what was typed comes back with its faults where it cannot be taken."""
    inspection = found(request, pk)
    form = FORMS[deed](request.POST, inspection=inspection, today=request.today, prefix=deed)
    if not form.is_valid():
        return page(request, pk, {deed: form}, status=422)
    try:
        WORKFLOWS[deed](pk, form.cleaned_data, request, seen_revision(request))
    except NotAllowed as refused:
        if not is_about_input(refused.refusal):
            raise
        form.add_error(None, labels.refusal(refused.refusal, **refused.facts))
        return page(request, pk, {deed: form}, status=422)
    messages.success(request, DONE[deed])
    return redirect("inspection-detail", pk)
