"""The conclusion of one inspection: drafted from the findings, answered by the unit, decided by the head, handed over.

What is seen stands in `findings.py`; what happens to an issued recommendation in `remediation.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain import conclusions as rules
from kiemtra.domain.deadlines import DeadlineCode
from kiemtra.domain.documents import DocumentKind, DocumentState
from kiemtra.domain.errors import Fault, NotValid, Refusal
from kiemtra.domain.findings import FindingState
from kiemtra.domain.inspections import DEEDS, MOVES, InspectionDeed, InspectionState
from kiemtra.domain.moves import check_move
from kiemtra.domain.people import Actor, Post
from kiemtra.domain.remediation import RecommendationState
from kiemtra.store.models import Assessment, Conclusion, Inspection
from kiemtra.store.queries import conclusions as queries
from kiemtra.store.queries import findings as finding_queries
from kiemtra.store.queries import inspections
from kiemtra.workflows import conclusion_messages as tell
from kiemtra.workflows import documents, terms
from kiemtra.workflows.holding import hold_inspection
from kiemtra.workflows.papers import assessment, result_notice
from kiemtra.workflows.recommendations import (
    RecommendationContent,
    edit_recommendation,
    recommend,
    remove,
    renumber,
    state_reason,
)
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import check_revision, record, save

__all__ = [
    "Opinion",
    "RecommendationContent",
    "conclude",
    "edit",
    "edit_recommendation",
    "hand_over",
    "recommend",
    "remove",
    "renumber",
    "reply",
    "send",
    "start_draft",
    "state_reason",
    "take_up_reply",
]


@dataclass(frozen=True, slots=True)
class Opinion:
    """What the unit says to one finding."""

    agrees: bool
    text: str = ""


@transaction.atomic
def start_draft(inspection_id: UUID, *, revision: int, by: Actor, now: datetime) -> Conclusion:
    """Begin the draft: an assessment by area made from the results and the confirmed findings."""
    inspection = inspections.visible_to(by).select_related("plan").select_for_update(of=("self",)).get(pk=inspection_id)
    check_revision(inspection, revision)
    post = require(by, DEEDS[InspectionDeed.START_DRAFT], inspections.bearings(inspection), inspection.state)
    confirmed = list(inspection.findings.filter(state=FindingState.CONFIRMED))
    results = list(inspection.results.filter(confirmed=True))
    own = {"who": "Tổ tự kiểm tra"} if inspections.bearings(inspection).inspects_itself else {}
    general = assessment.general(confirmed, results, **own)
    conclusion = Conclusion.objects.create(inspection=inspection, assessment=general)
    for position, paragraph in enumerate(assessment.paragraphs(confirmed, results)):
        row = Assessment.objects.create(
            conclusion=conclusion, area=paragraph.area, text=paragraph.text, position=position
        )
        row.findings.set(paragraph.findings)
    _move(inspection, InspectionState.DRAFTING)
    record("conclusion.draft_started", conclusion, by=by, post=post, at=now, inspection=inspection)
    return conclusion


@transaction.atomic
def edit(
    inspection_id: UUID,
    *,
    revision: int,
    general: str,
    paragraphs: Mapping[UUID, str],
    by: Actor,
    now: datetime,
) -> Conclusion:
    """Write the general assessment and the paragraphs of the areas anew."""
    conclusion, post = _locked(inspection_id, revision, InspectionDeed.EDIT_DRAFT, by)
    before = {"assessment": conclusion.assessment}
    for row in conclusion.paragraphs.all():
        text = paragraphs.get(row.pk, row.text).strip()
        if text != row.text:
            before[str(row.pk)] = row.text
            row.text = text
            save(row, "text")
    conclusion.assessment = general.strip()
    save(conclusion, "assessment")
    record("conclusion.edited", conclusion, by=by, post=post, at=now, inspection=conclusion.inspection, before=before)
    return conclusion


@transaction.atomic
def send(
    inspection_id: UUID, *, revision: int, reply_due: date | None = None, by: Actor, now: datetime, today: date
) -> Conclusion:
    """Send the draft to the unit for its opinion; without a day the plan's rule sets the term."""
    conclusion, post = _locked(inspection_id, revision, InspectionDeed.SEND_DRAFT, by)
    inspection = conclusion.inspection
    findings = inspection.findings.all()
    refuse(rules.why_not_send(finding_queries.facts(findings), _recommended(inspection)))
    if reply_due and reply_due < today:
        raise NotValid({"reply_due": Fault.REPLY_DUE_BEFORE_TODAY})
    due = reply_due or terms.due(inspection.plan, DeadlineCode.REPLY_TO_DRAFT, today).date
    conclusion.sent_at, conclusion.reply_due_on = now, due
    conclusion.sealed_at = None
    # A draft that goes out anew is to be answered anew; the earlier answer stays in the trail.
    before = {"reply": conclusion.reply, "response": conclusion.response}
    conclusion.replied_at = conclusion.replied_by = None
    conclusion.reply = conclusion.response = ""
    findings.update(unit_agrees=None, unit_reply="")
    save(conclusion, "sent_at", "sealed_at", "reply_due_on", "replied_at", "replied_by", "reply", "response")
    _move(inspection, InspectionState.WITH_UNIT)
    tell.sent(conclusion, now, today)
    record(
        "conclusion.sent",
        conclusion,
        by=by,
        post=post,
        at=now,
        inspection=inspection,
        before=before,
        after={"reply_due_on": due},
    )
    return conclusion


@transaction.atomic
def reply(
    inspection_id: UUID,
    *,
    revision: int,
    text: str,
    opinions: Mapping[UUID, Opinion],
    by: Actor,
    now: datetime,
    today: date,
) -> Conclusion:
    """Give the unit's opinion on the draft, as a whole and finding by finding; once."""
    conclusion, post = _locked(inspection_id, revision, InspectionDeed.REPLY, by)
    refuse(Refusal.ALREADY_DONE if conclusion.replied_at else None)
    findings = {row.pk: row for row in finding_queries.of_inspection(conclusion.inspection, by)}
    silent = [key for key, opinion in opinions.items() if not opinion.agrees and not opinion.text.strip()]
    if silent:
        raise NotValid({f"opinion-{key}": Fault.OPINION_MISSING for key in silent})
    if not text.strip() and not opinions:
        raise NotValid({"text": Fault.REPLY_MISSING})
    heard = {key: opinion for key, opinion in opinions.items() if key in findings}
    for key, opinion in heard.items():
        findings[key].unit_agrees, findings[key].unit_reply = opinion.agrees, opinion.text.strip()
        save(findings[key], "unit_agrees", "unit_reply")
    conclusion.reply, conclusion.replied_by_id, conclusion.replied_at = text.strip(), by.user, now
    save(conclusion, "reply", "replied_by", "replied_at")
    tell.replied(conclusion, now, today)
    disagreed = sum(1 for opinion in heard.values() if not opinion.agrees)
    record(
        "conclusion.replied",
        conclusion,
        by=by,
        post=post,
        at=now,
        inspection=conclusion.inspection,
        after={"reply": conclusion.reply, "disagreed": disagreed},
    )
    return conclusion


@transaction.atomic
def take_up_reply(
    inspection_id: UUID, *, revision: int, response: str = "", by: Actor, now: datetime, today: date
) -> Conclusion:
    """Take the draft back with the unit's answer, or when its term has passed, and say what the team made of it."""
    conclusion, post = _locked(inspection_id, revision, InspectionDeed.TAKE_UP_REPLY, by)
    refuse(None if _is_answered(conclusion, today) else Refusal.DRAFT_NOT_ANSWERED)
    if conclusion.reply and not response.strip():
        raise NotValid({"response": Fault.RESPONSE_MISSING})
    conclusion.response = response.strip()
    save(conclusion, "response")
    _move(conclusion.inspection, InspectionState.DRAFTING)
    record(
        "conclusion.reply_taken_up",
        conclusion,
        by=by,
        post=post,
        at=now,
        inspection=conclusion.inspection,
        after={"response": conclusion.response, "answered": conclusion.replied_at is not None},
    )
    return conclusion


@transaction.atomic
def conclude(
    inspection_id: UUID,
    *,
    revision: int,
    paper: DocumentKind = DocumentKind.NOTICE,
    by: Actor,
    now: datetime,
    today: date,
) -> Conclusion:
    """Decide as head: the recommendations are issued and the document is drafted, its number and date still blank."""
    conclusion, post = _locked(inspection_id, revision, InspectionDeed.CONCLUDE, by)
    inspection = conclusion.inspection
    refuse(
        rules.why_not_conclude(
            finding_queries.facts(inspection.findings.all()),
            _recommended(inspection),
            unit_answered=_is_answered(conclusion, today) or inspections.bearings(inspection).inspects_itself,
        )
    )
    for recommendation in inspection.recommendations.filter(state=RecommendationState.DRAFT):
        recommendation.state = RecommendationState.ISSUED
        save(recommendation, "state")
    conclusion.concluded_by_id, conclusion.concluded_at = by.user, now
    conclusion.sealed_at = None
    _move(inspection, InspectionState.CONCLUDED)
    conclusion.document = documents.draft(**result_notice.draft_of(conclusion, paper=paper), by=by, post=post, now=now)
    save(conclusion, "concluded_by", "concluded_at", "sealed_at", "document")
    tell.concluded(conclusion, now, today)
    record(
        "conclusion.concluded",
        conclusion,
        by=by,
        post=post,
        at=now,
        inspection=inspection,
        after={"recommendations": inspection.recommendations.filter(state=RecommendationState.ISSUED).count()},
    )
    return conclusion


@transaction.atomic
def hand_over(inspection_id: UUID, *, revision: int, by: Actor, now: datetime, today: date) -> Conclusion:
    """Hand the numbered document to unit and addressees; from now on what it recommends is followed up."""
    conclusion = _conclusion(inspection_id, revision, by)
    inspection = conclusion.inspection
    rule = rules.DEEDS[rules.ConclusionDeed.HAND_OVER]
    post = require(by, rule, inspections.bearings(inspection), inspection.state)
    document = conclusion.document
    refuse(None if document and document.state == DocumentState.ISSUED else Refusal.NO_DOCUMENT)
    recommendations = list(queries.drafted(inspection))
    before = {"state": inspection.state}
    _move(inspection, InspectionState.FOLLOWING_UP if recommendations else InspectionState.CLOSED)
    save(conclusion)
    tell.handed_over(conclusion, recommendations, now, today)
    after = {"document": document, "recommendations": len(recommendations)}
    record(
        "conclusion.handed_over",
        conclusion,
        by=by,
        post=post,
        at=now,
        inspection=inspection,
        before=before,
        after=after,
    )
    return conclusion


def _conclusion(inspection_id: UUID, revision: int, by: Actor) -> Conclusion:
    """The conclusion, locked; its revision covers paragraphs and recommendations too."""
    hold_inspection(inspection_id)
    conclusion = (
        queries.visible_to(by)
        .select_related("inspection__plan", "inspection__unit", "inspection__team", "document")
        .select_for_update(of=("self",))
        .get(inspection=inspection_id)
    )
    check_revision(conclusion, revision)
    return conclusion


def _locked(inspection_id: UUID, revision: int, deed: InspectionDeed, by: Actor) -> tuple[Conclusion, Post]:
    conclusion = _conclusion(inspection_id, revision, by)
    inspection = conclusion.inspection
    return conclusion, require(by, DEEDS[deed], inspections.bearings(inspection), inspection.state)


def _move(inspection: Inspection, after: InspectionState) -> None:
    check_move(MOVES, InspectionState(inspection.state), after)
    inspection.state = after
    save(inspection, "state")


def _recommended(inspection: Inspection) -> list[rules.RecommendationFacts]:
    return queries.facts(list(queries.drafted(inspection)))


def _is_answered(conclusion: Conclusion, today: date) -> bool:
    return rules.is_answered(
        sent=conclusion.sent_at is not None,
        replied=conclusion.replied_at is not None,
        due_on=conclusion.reply_due_on,
        today=today,
    )
