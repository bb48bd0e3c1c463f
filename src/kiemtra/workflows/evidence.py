"""Evidence: a stored file hung on a result, a finding or a statement, with the time of the fact and of receipt."""

from datetime import datetime

from django.db import transaction

from kiemtra.domain.deeds import acting_post
from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.inspections import DEEDS as INSPECTION_DEEDS
from kiemtra.domain.inspections import InspectionDeed
from kiemtra.domain.people import Actor, Post
from kiemtra.domain.remediation import DEEDS as REMEDY_DEEDS
from kiemtra.domain.remediation import RecommendationDeed
from kiemtra.store.models import Agency, CheckResult, Evidence, Finding, Inspection, Statement, StoredFile
from kiemtra.store.queries import evidence as queries
from kiemtra.store.queries import inspections, remediation
from kiemtra.store.queries.evidence import Place
from kiemtra.workflows.holding import hold_inspection
from kiemtra.workflows.rights import require
from kiemtra.workflows.trail import record

NAME_LIMIT = 200


@transaction.atomic
def attach(
    *,
    inspection: Inspection,
    file: StoredFile,
    name: str,
    caption: str = "",
    happened_at: datetime | None = None,
    place: str = "",
    result: CheckResult | None = None,
    finding: Finding | None = None,
    statement: Statement | None = None,
    from_agency: Agency | None = None,
    by: Actor,
    now: datetime,
) -> Evidence:
    """Hang a file on an inspection, and there on a result, a finding or a statement.

    On a result or a finding only by who may write that now; a statement's has been allowed by the report it belongs to.
    The actor must see the inspection, or the recommendation that a statement answers (its addressee need not be the
    inspected unit), and what it hangs on must be of that inspection. The same file hung on the same thing twice is there once.
    """
    if by.user is None:
        raise NotAllowed(Refusal.SIGN_IN)
    seen = _seen(inspection, statement, by)
    _check_belongs(seen, result, finding, statement)
    post = _post(seen, result, finding, statement, by)
    there = Evidence.objects.filter(inspection=seen, file=file, result=result, finding=finding, statement=statement)
    if evidence := there.first():
        return evidence
    hold_inspection(seen.pk)
    criterion = _criterion(result, finding)
    evidence = Evidence.objects.create(
        jurisdiction_id=seen.jurisdiction_id,
        inspection=seen,
        file=file,
        name=shown_name(name),
        criterion=criterion,
        number=queries.last_numbers(Place(seen), [criterion]).get(criterion, 0) + 1,
        caption=caption.strip(),
        happened_at=happened_at,
        received_at=now,
        place=place.strip(),
        author_id=by.user,
        from_agency=from_agency,
        result=result,
        finding=finding,
        statement=statement,
    )
    after = {"name": evidence.name, "sha256": file.sha256, "result": result, "finding": finding, "statement": statement}
    record("evidence.attached", evidence, by=by, post=post, at=now, inspection=seen, after=after)
    return evidence


def _criterion(result: CheckResult | None, finding: Finding | None) -> str:
    """The item of the checklist that it proves."""
    shows = result or (finding.result if finding else None)
    return shows.item if shows else ""


def shown_name(name: str) -> str:
    """The name of an upload as people see it: the last part of a path, printable, of bounded length."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(letter for letter in last if letter.isprintable()).strip()[-NAME_LIMIT:] or "tep"


def _seen(inspection: Inspection, statement: Statement | None, by: Actor) -> Inspection:
    if statement:
        recommendations = remediation.visible_to(by).select_related("inspection__plan")
        return recommendations.get(pk=statement.recommendation_id).inspection
    return inspections.visible_to(by).select_related("plan").get(pk=inspection.pk)


def _post(
    inspection: Inspection, result: CheckResult | None, finding: Finding | None, statement: Statement | None, by: Actor
) -> Post | None:
    """The post under which it is hung: a result's or a finding's as if that were written; a statement's is its reporter's."""
    if statement:
        bearings = remediation.bearings(statement.recommendation)
        return acting_post(by, REMEDY_DEEDS[RecommendationDeed.REPORT], bearings)
    if not result and not finding:
        return None
    deed = InspectionDeed.RECORD_RESULT if result else InspectionDeed.RECORD_FINDING
    return require(by, INSPECTION_DEEDS[deed], inspections.bearings(inspection), inspection.state)


def _check_belongs(
    inspection: Inspection, result: CheckResult | None, finding: Finding | None, statement: Statement | None
) -> None:
    owners = [owner.inspection_id for owner in (result, finding) if owner]
    owners += [statement.recommendation.inspection_id] if statement else []
    if set(owners) - {inspection.pk}:
        raise Inspection.DoesNotExist
