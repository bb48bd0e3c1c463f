"""What stands around every page of one report: its state, day, progress, and who may do what."""

from typing import Any

from kiemtra.domain.deadlines import days_left
from kiemtra.domain.deeds import why_not
from kiemtra.domain.errors import Refusal
from kiemtra.domain.forms import FormTemplate
from kiemtra.domain.reports import (
    DEEDS,
    HANDED_IN,
    IN_OPEN_ROUND,
    ReportDeed,
    ReportState,
    RoundPurpose,
    RoundState,
    why_not_accept,
    why_not_fill,
    why_not_update,
)
from kiemtra.store.models import ReportRequest
from kiemtra.store.queries import reports as queries
from kiemtra.web import labels
from kiemtra.web.labels.reports import TONES
from kiemtra.web.request import Request

_FURTHER = {ReportDeed.ACCEPT: why_not_accept, ReportDeed.UPDATE: why_not_update}


def refusal_of(request: Request, asked: ReportRequest, deed: ReportDeed) -> Refusal | None:
    """Why the actor may not do it; None where they may."""
    bearings = queries.bearings(asked, request.actor.day)
    refusal = why_not(request.actor, DEEDS[deed], bearings, asked.state)
    if refusal is None and deed in IN_OPEN_ROUND:
        refusal = why_not_fill(RoundState(asked.round.state))
    further = _FURTHER.get(deed)
    return refusal or (further(RoundPurpose(asked.round.purpose)) if further else None)


def refusals(request: Request, asked: ReportRequest) -> dict[str, str]:
    """Deed → the sentence why it is not open; empty where it is."""
    told = {deed: refusal_of(request, asked, deed) for deed in ReportDeed}
    return {deed.value: labels.refusal(refusal) if refusal else "" for deed, refusal in told.items()}


def badge(asked: ReportRequest) -> dict[str, str]:
    """Its state in words, and the tone of these."""
    state = ReportState(asked.state)
    return {"state_label": labels.state(state), "tone": TONES[state]}


def head(request: Request, asked: ReportRequest, template: FormTemplate) -> dict[str, Any]:
    """The context that every page of a report shares."""
    state = ReportState(asked.state)
    return badge(asked) | {
        "report": asked,
        "template": template,
        "left": days_left(asked.due_on, request.today),
        "handed_in": state in HANDED_IN,
        "kept_current": asked.round.purpose == RoundPurpose.READINESS,
        "refusals": refusals(request, asked),
    }
