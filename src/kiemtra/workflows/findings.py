"""Findings: recorded by a member, confirmed or struck by secretary or head. What is recommended about them stands in
`conclusions.py`, what a superior answers to an obstacle in `obstacles.py`.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from kiemtra.domain.errors import Fault, NotValid
from kiemtra.domain.findings import MOVES, FindingKind, FindingState
from kiemtra.domain.inspections import DEEDS, InspectionDeed
from kiemtra.domain.moves import check_move
from kiemtra.domain.people import Actor, Post
from kiemtra.store.ids import new_id
from kiemtra.store.models import CheckResult, Evidence, Finding, Inspection
from kiemtra.store.queries import findings as queries
from kiemtra.store.queries import inspections
from kiemtra.workflows.holding import hold_inspection_of
from kiemtra.workflows.rights import require
from kiemtra.workflows.trail import check_revision, save
from kiemtra.workflows.trail import record as record_event


@dataclass(frozen=True, slots=True)
class FindingContent:
    """What a finding says and rests on."""

    kind: FindingKind
    area: str
    text: str
    cause: str = ""
    legal_ground: str = ""
    result: UUID | None = None
    repeat_of: UUID | None = None
    # Evidence of the same inspection that shows it.
    evidence: tuple[UUID, ...] = ()


@transaction.atomic
def record(
    inspection_id: UUID, content: FindingContent, *, by: Actor, now: datetime, finding_id: UUID | None = None
) -> Finding:
    """Record what was seen; the same `finding_id` again returns the finding that is there."""
    inspection = inspections.visible_to(by).select_related("plan").select_for_update(of=("self",)).get(pk=inspection_id)
    if finding_id and (there := queries.visible_to(by).filter(pk=finding_id).first()):
        return there
    post = require(by, DEEDS[InspectionDeed.RECORD_FINDING], inspections.bearings(inspection), inspection.state)
    assert by.user is not None, "require lets nobody pass who is not known"
    last = inspection.findings.aggregate(last=Max("position"))["last"] or 0
    finding = Finding(
        id=finding_id or new_id(), inspection=inspection, recorded_by_id=by.user, recorded_at=now, position=last + 1
    )
    _write(finding, content, by)
    finding.save(force_insert=True)
    _attach(finding, content)
    _note("recorded", finding, by, post, now, after=_said(content))
    return finding


@transaction.atomic
def edit(finding_id: UUID, content: FindingContent, *, revision: int, by: Actor, now: datetime) -> Finding:
    """Write a finding anew; a confirmed one must be confirmed again."""
    finding, post = _locked(finding_id, revision, InspectionDeed.RECORD_FINDING, by)
    before = {"kind": finding.kind, "text": finding.text, "cause": finding.cause, "legal_ground": finding.legal_ground}
    if finding.state != FindingState.DRAFT:
        _move(finding, FindingState.DRAFT)
    _write(finding, content, by)
    save(finding, "state", "kind", "area", "text", "cause", "legal_ground", "result", "repeat_of")
    _attach(finding, content)
    _note("edited", finding, by, post, now, before=before, after=_said(content))
    return finding


@transaction.atomic
def confirm(finding_id: UUID, *, revision: int, by: Actor, now: datetime) -> Finding:
    """Confirm a finding: from now on the conclusion may rest on it."""
    finding, post = _locked(finding_id, revision, InspectionDeed.CONFIRM_FINDING, by)
    _move(finding, FindingState.CONFIRMED)
    save(finding, "state")
    _note("confirmed", finding, by, post, now)
    return finding


@transaction.atomic
def strike(finding_id: UUID, *, revision: int, reason: str, by: Actor, now: datetime) -> Finding:
    """Strike a finding, with the reason; it stays in the file and no longer counts."""
    finding, post = _locked(finding_id, revision, InspectionDeed.CONFIRM_FINDING, by)
    if not reason.strip():
        raise NotValid({"reason": Fault.REASON_MISSING})
    before = finding.state
    _move(finding, FindingState.STRUCK)
    save(finding, "state")
    _note("struck", finding, by, post, now, before={"state": before}, after={"reason": reason})
    return finding


@transaction.atomic
def restore(finding_id: UUID, *, revision: int, by: Actor, now: datetime) -> Finding:
    """Take a struck finding up again, as a draft."""
    finding, post = _locked(finding_id, revision, InspectionDeed.CONFIRM_FINDING, by)
    _move(finding, FindingState.DRAFT)
    save(finding, "state")
    _note("restored", finding, by, post, now)
    return finding


def _locked(finding_id: UUID, revision: int, deed: InspectionDeed, by: Actor) -> tuple[Finding, Post]:
    rows = queries.visible_to(by).select_related("inspection__plan")
    hold_inspection_of(rows, finding_id)
    finding = rows.select_for_update(of=("self",)).get(pk=finding_id)
    check_revision(finding, revision)
    post = require(by, DEEDS[deed], queries.bearings(finding), finding.inspection.state)
    return finding, post


def _move(finding: Finding, after: FindingState) -> None:
    check_move(MOVES, FindingState(finding.state), after)
    finding.state = after


def _write(finding: Finding, content: FindingContent, by: Actor) -> None:
    """Put the content on the row; what it points to must belong to this inspection, or to this unit's earlier ones."""
    inspection = finding.inspection
    faults: dict[str, Fault] = {}
    if not content.text.strip():
        faults["text"] = Fault.TEXT_MISSING
    if content.result and not CheckResult.objects.filter(pk=content.result, inspection=inspection).exists():
        faults["result"] = Fault.RESULT_OF_OTHER_INSPECTION
    if content.repeat_of and not queries.earlier(inspection, by).filter(pk=content.repeat_of).exists():
        faults["repeat_of"] = Fault.FINDING_OF_OTHER_UNIT
    if faults:
        raise NotValid(faults)
    finding.kind, finding.area, finding.text = content.kind, content.area, content.text.strip()
    finding.cause, finding.legal_ground = content.cause.strip(), content.legal_ground.strip()
    finding.result_id, finding.repeat_of_id = content.result, content.repeat_of


def _attach(finding: Finding, content: FindingContent) -> None:
    """Let the finding rest on evidence of its inspection."""
    if content.evidence:
        Evidence.objects.filter(pk__in=content.evidence, inspection=finding.inspection_id).update(finding=finding)


def _said(content: FindingContent) -> dict[str, Any]:
    return {"kind": content.kind, "area": content.area, "text": content.text, "cause": content.cause}


def _note(
    happened: str,
    finding: Finding,
    by: Actor,
    post: Post,
    now: datetime,
    *,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    inspection: Inspection = finding.inspection
    record_event(
        f"finding.{happened}", finding, by=by, post=post, at=now, inspection=inspection, before=before, after=after
    )
