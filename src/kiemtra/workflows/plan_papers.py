"""The papers of a plan: the plan itself as a document, the Tờ trình that it is submitted with, the paper of an amendment.

Drafted from what the plan says, drafted anew while they are drafts; numbered as every document of ours.
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Prefetch

from kiemtra.data.documents import document_kind
from kiemtra.domain.documents import DocumentKind, DocumentState
from kiemtra.domain.errors import Refusal
from kiemtra.domain.people import Actor, Post
from kiemtra.domain.plan_amendments import DEEDS as AMENDMENT_DEEDS
from kiemtra.domain.plan_amendments import AmendmentDeed
from kiemtra.domain.plan_content import compare
from kiemtra.domain.plans import DEEDS, PlanDeed
from kiemtra.drafting.content import OfficialDocument
from kiemtra.store.models import Agency, Document, Plan, PlanAmendment, TeamMember
from kiemtra.store.queries import plan_amendments
from kiemtra.store.queries import plans as queries
from kiemtra.workflows import documents, plan_content
from kiemtra.workflows.papers import plan as plan_paper
from kiemtra.workflows.papers import plan_change, submission
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import check_revision, save


@transaction.atomic
def write(plan_id: UUID, *, revision: int, by: Actor, now: datetime) -> Plan:
    """Draft the plan and its Tờ trình, or draft them anew; a document that has its number is left as it is."""
    rows = queries.visible_to(by).select_related("jurisdiction", "issuer", "standing_agency", "document", "submission")
    plan = rows.select_for_update(of=("self",)).get(pk=plan_id)
    check_revision(plan, revision)
    post = require(by, DEEDS[PlanDeed.WRITE_PAPERS], queries.bearings(plan), plan.state)
    numbered = plan.document is not None and plan.document.state in (DocumentState.ISSUED, DocumentState.REPLACED)
    refuse(Refusal.DOCUMENT_ISSUED if numbered else None)
    _write(plan, by, post, now)
    save(plan, "document", "submission")
    return plan


def renew(plan: Plan, *, by: Actor, post: Post, now: datetime) -> None:
    """Draft anew what has been drafted of a locked plan, so that what is submitted says what the plan says."""
    if plan.document is not None and plan.document.state == DocumentState.DRAFT:
        _write(plan, by, post, now)


@transaction.atomic
def write_amendment(amendment_id: UUID, *, revision: int, by: Actor, now: datetime) -> PlanAmendment:
    """Draft the plan that amends, or draft it anew, from the amendment and the version it starts from."""
    amendment = plan_amendments.locked(amendment_id, by)
    check_revision(amendment, revision)
    post = require(by, AMENDMENT_DEEDS[AmendmentDeed.EDIT], queries.bearings(amendment.plan), amendment.state)
    _write_amendment(amendment, by, post, now)
    save(amendment, "document")
    return amendment


def renew_amendment(amendment: PlanAmendment, *, by: Actor, post: Post, now: datetime) -> None:
    """Draft the paper of a locked amendment anew, where one has been drafted."""
    if amendment.document is not None and amendment.document.state == DocumentState.DRAFT:
        _write_amendment(amendment, by, post, now)


def _write_amendment(amendment: PlanAmendment, by: Actor, post: Post, now: datetime) -> None:
    plan = amendment.plan
    changes = compare(plan.versions.get(number=amendment.base).content, amendment.content)
    paper = plan_change.content(plan, changes, amendment.reason)
    amendment.document = _draft(plan, DocumentKind.PLAN, paper, plan.issuer, amendment.document, by, post, now)


def _write(plan: Plan, by: Actor, post: Post, now: datetime) -> None:
    units = list(plan.units.select_related("agency").order_by("agency__code"))
    teams = plan.teams.order_by("name", "pk").prefetch_related(Prefetch("members", TeamMember.objects.order_by("id")))
    lists = tuple((team, [seat for seat in team.members.all() if seat.valid_to is None]) for team in teams)
    facts = plan_paper.Facts(plan, plan_content.edit_of(plan), tuple(units), lists)
    plan.document = _draft(
        plan, DocumentKind.PLAN, plan_paper.content(facts), plan.issuer, plan.document, by, post, now
    )
    if plan.issuer_id != plan.standing_agency_id:
        paper = submission.content(facts)
        standing = plan.standing_agency
        plan.submission = _draft(plan, DocumentKind.SUBMISSION, paper, standing, plan.submission, by, post, now)


def _draft(
    plan: Plan,
    kind: DocumentKind,
    paper: OfficialDocument,
    issuer: Agency,
    document: Document | None,
    by: Actor,
    post: Post,
    now: datetime,
) -> Document:
    return documents.draft(
        kind=kind,
        kind_name=document_kind(kind).name,
        symbol=paper.symbol,
        subject=paper.subject,
        issuer=issuer,
        content=paper,
        plan=plan,
        document=document if document and document.state == DocumentState.DRAFT else None,
        by=by,
        post=post,
        now=now,
    )
