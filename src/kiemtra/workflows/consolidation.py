"""The consolidated report of a plan: drafted from the records, drafted anew as often as they change, until it is issued."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.data.documents import document_kind
from kiemtra.domain.documents import DocumentKind, DocumentState
from kiemtra.domain.people import Actor
from kiemtra.domain.plans import DEEDS, PlanDeed
from kiemtra.store.models import Document
from kiemtra.store.queries import plans
from kiemtra.store.queries.consolidation import figures
from kiemtra.workflows import documents
from kiemtra.workflows.papers import consolidated
from kiemtra.workflows.rights import require
from kiemtra.workflows.trail import record


@transaction.atomic
def draft(plan_id: UUID, *, by: Actor, now: datetime, today: date) -> Document:
    """Draft the report from what stands today; a draft that is there is written anew."""
    plan = (
        plans.visible_to(by)
        .select_related("issuer", "standing_agency", "document__issuer", "jurisdiction")
        .select_for_update(of=("self",))
        .get(pk=plan_id)
    )
    post = require(by, DEEDS[PlanDeed.CONSOLIDATE], plans.bearings(plan), plan.state)
    counted = figures(plan, by, today)
    content = consolidated.content_of(counted)
    there = plan.papers.filter(kind=DocumentKind.REPORT, state=DocumentState.DRAFT, inspection__isnull=True).first()
    document = documents.draft(
        kind=DocumentKind.REPORT,
        kind_name=document_kind(DocumentKind.REPORT).name,
        symbol=content.symbol,
        subject=content.subject,
        issuer=plan.standing_agency,
        content=content,
        plan=plan,
        document=there,
        by=by,
        post=post,
        now=now,
    )
    record(
        "consolidation.drafted",
        document,
        by=by,
        post=post,
        at=now,
        plan=plan,
        after={"concluded": counted.concluded, "recommendations": len(counted.recommendations)},
    )
    return document
