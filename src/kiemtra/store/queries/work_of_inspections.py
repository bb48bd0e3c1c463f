"""What is due on inspections: their own steps, recommendations, obstacles."""

from collections.abc import Iterator

from django.db.models import Q

from kiemtra.domain import accountability, conclusions, inspections, obstacles, remediation, work
from kiemtra.domain.accountability import ProposalDeed, ProposalState
from kiemtra.domain.documents import DocumentState
from kiemtra.domain.findings import FindingKind, FindingState
from kiemtra.domain.inspections import InspectionDeed, InspectionState
from kiemtra.domain.obstacles import ObstacleDeed
from kiemtra.domain.people import Permission
from kiemtra.domain.remediation import RecommendationDeed, RecommendationState
from kiemtra.domain.work import WorkKind
from kiemtra.store.models import Conclusion, Finding, Inspection
from kiemtra.store.queries import accountability as proposal_rows
from kiemtra.store.queries import deadlines, findings, notices, secrecy
from kiemtra.store.queries import inspections as inspection_rows
from kiemtra.store.queries import remediation as recommendation_rows
from kiemtra.store.queries.work_items import LIMIT, Asker, WorkItem

W, R = WorkKind, RecommendationState
RELATED = ("inspection__plan", "inspection__unit")
_HAND_OVER = conclusions.DEEDS[conclusions.ConclusionDeed.HAND_OVER]

# State of a recommendation → the work and its deed.
_ON_RECOMMENDATION = {
    R.ISSUED: (W.REMEDY, RecommendationDeed.REPORT),
    R.PLANNED: (W.REMEDY, RecommendationDeed.REPORT),
    R.RETURNED: (W.REMEDY_AGAIN, RecommendationDeed.REPORT),
    R.REPORTED: (W.VERIFY_REMEDY, RecommendationDeed.VERIFY),
    R.VERIFIED: (W.CLOSE_RECOMMENDATION, RecommendationDeed.CLOSE),
}
# Where the work is done, if not on the page of the inspection.
_PAGES = {
    W.TRACK_NOTICE: "notice-list",
    W.RECORD_RESULTS: "inspection-results",
    W.WRITE_DRAFT: "conclusion-detail",
    W.REPLY_TO_DRAFT: "conclusion-detail",
    W.TAKE_UP_REPLY: "conclusion-detail",
    W.CONCLUDE: "conclusion-detail",
}


def of_inspections(asker: Asker) -> Iterator[WorkItem]:
    """The next steps of inspections; sealed ones for their three persons only."""
    rules = {deed: inspections.DEEDS[deed] for deed in InspectionDeed}
    if not asker.may_ever(*rules.values(), _HAND_OVER):
        return
    rows = inspection_rows.visible_to(asker.actor).select_related("plan", "unit", "conclusion__document")
    rows = rows.annotate(reached=notices.has_reached_unit())
    open_rows = rows.exclude(state__in=(*inspections.ENDED, InspectionState.FOLLOWING_UP, InspectionState.POSTPONED))
    for row in open_rows.order_by("visit_on", "pk")[:LIMIT]:
        bearings = inspection_rows.bearings(row)
        about = {"title": row.plan.title, "unit": row.unit.short_name}
        if secrecy.hides_draft(asker.actor, row):
            continue
        for kind, deed, due_on in work.of_inspection(_facts(row, asker)):
            page = (_PAGES.get(kind, "inspection-detail"), row.pk)
            yield from asker.item(kind, rules[deed], bearings, row.state, due_on=due_on, page=page, **about)
        if _is_numbered(row):
            page = ("conclusion-detail", row.pk)
            yield from asker.item(W.HAND_OVER, _HAND_OVER, bearings, row.state, due_on=None, page=page, **about)


def of_recommendations(asker: Asker) -> Iterator[WorkItem]:
    """Recommendations to carry out, and what was reported of them to verify."""
    if not asker.may_ever(*remediation.DEEDS.values()):
        return
    rows = recommendation_rows.visible_to(asker.actor).filter(state__in=list(_ON_RECOMMENDATION))
    found = rows.select_related(*RELATED, "addressee", "carried_by").order_by("due_on", "pk")[:LIMIT]
    for row in found:
        kind, deed = _ON_RECOMMENDATION[R(row.state)]
        if kind is W.VERIFY_REMEDY and row.carrier_id in asker.actor.agencies:
            continue
        yield from asker.item(
            kind,
            remediation.DEEDS[deed],
            recommendation_rows.bearings(row),
            row.state,
            title=f"Kiến nghị {row.number}: {row.text}",
            unit=(row.carried_by or row.addressee).short_name,
            due_on=row.due_on if kind in (W.REMEDY, W.REMEDY_AGAIN) else None,
            page=("recommendation-detail", row.pk),
        )


def of_obstacles(asker: Asker) -> Iterator[WorkItem]:
    """Obstacles that the actor's agency must answer."""
    if not asker.actor.may(Permission.OBSTACLE_ANSWER):
        return
    rows = Finding.objects.filter(
        inspection__sealed_until__isnull=True,
        kind=FindingKind.OBSTACLE,
        state=FindingState.CONFIRMED,
        answered_at__isnull=True,
    )
    own = asker.actor.agencies
    rows = rows.filter(Q(carried_by__in=own) | Q(carried_by__isnull=True, addressed_to__in=own))
    for row in rows.select_related(*RELATED).order_by("answer_due_on", "pk")[:LIMIT]:
        yield from asker.item(
            W.ANSWER_OBSTACLE,
            obstacles.DEEDS[ObstacleDeed.ANSWER],
            findings.bearings(row),
            obstacles.state_of(addressed=True, answered_at=None),
            title=row.text,
            unit=row.inspection.unit.short_name,
            due_on=row.answer_due_on,
            page=("obstacle-answer", row.pk),
        )


def of_proposals(asker: Asker) -> Iterator[WorkItem]:
    """Proposals on accountability to send and to answer; whom they are about stands on their page only."""
    deeds = {
        ProposalState.DRAFT: (W.SEND_ACCOUNTABILITY, accountability.DEEDS[ProposalDeed.SEND]),
        ProposalState.SENT: (W.ANSWER_ACCOUNTABILITY, accountability.DEEDS[ProposalDeed.ANSWER]),
    }
    if not asker.may_ever(*(rule for _, rule in deeds.values())):
        return
    rows = proposal_rows.listed(asker.actor).filter(state__in=list(deeds))
    for row in rows[:LIMIT]:
        kind, rule = deeds[ProposalState(row.state)]
        if kind is W.SEND_ACCOUNTABILITY and row.inspection.state not in inspections.WITH_RESULT:
            continue
        yield from asker.item(
            kind,
            rule,
            proposal_rows.bearings(row),
            row.state,
            title=row.inspection.plan.title,
            unit=row.authority.short_name,
            due_on=None,
            page=("accountability-detail", row.pk),
        )


def _facts(row: Inspection, asker: Asker) -> work.InspectionFacts:
    draft: Conclusion | None = getattr(row, "conclusion", None)
    latest = deadlines.latest_notice(row)
    due = draft.reply_due_on if draft else None
    answered = draft is not None and conclusions.is_answered(
        sent=draft.sent_at is not None, replied=draft.replied_at is not None, due_on=due, today=asker.today
    )
    return work.InspectionFacts(
        state=InspectionState(row.state),
        visit_on=row.visit_on,
        is_decided=row.decided_at is not None,
        is_answered=row.answered_on is not None,
        reply_due_on=due,
        is_reply_in=answered,
        latest_notice=latest.date if latest else None,
        is_told=row.reached,  # type: ignore[attr-defined]
        inspects_itself=inspection_rows.bearings(row).inspects_itself,
    )


def _is_numbered(row: Inspection) -> bool:
    draft: Conclusion | None = getattr(row, "conclusion", None)
    return bool(draft and draft.document and draft.document.state == DocumentState.ISSUED)
