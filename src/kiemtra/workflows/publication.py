"""What strangers may see: a plan and the headlines of its documents, published by a deed and taken back by another."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.text import slugify

from kiemtra.domain.documents import DocumentState
from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.people import Actor, Post
from kiemtra.domain.plans import DEEDS, PlanDeed
from kiemtra.domain.text import fold
from kiemtra.store.models import Document, Plan
from kiemtra.store.queries import documents, plans
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import check_revision, record, save

RULE = DEEDS[PlanDeed.PUBLISH]
SLUG_LIMIT = 100


@transaction.atomic
def publish(plan_id: UUID, *, revision: int, by: Actor, now: datetime) -> Plan:
    """Give the plan its public page; its address stays the same when it is published again."""
    plan, post = _plan(plan_id, revision, by)
    refuse(Refusal.ALREADY_DONE if plan.published_at else None)
    plan.published_at = now
    plan.slug = plan.slug or _free_slug(plan)
    save(plan, "published_at", "slug")
    record("plan.published", plan, by=by, post=post, at=now, after={"slug": plan.slug})
    return plan


@transaction.atomic
def unpublish(plan_id: UUID, *, revision: int, by: Actor, now: datetime) -> Plan:
    """Take the public page back."""
    plan, post = _plan(plan_id, revision, by)
    refuse(None if plan.published_at else Refusal.ALREADY_DONE)
    plan.published_at = None
    save(plan, "published_at")
    record("plan.unpublished", plan, by=by, post=post, at=now, before={"slug": plan.slug})
    return plan


@transaction.atomic
def publish_document(document_id: UUID, *, revision: int, by: Actor, now: datetime) -> Document:
    """Let the headline of an issued document stand on the public page of its plan."""
    document, post = _document(document_id, revision, by)
    refuse(Refusal.ALREADY_DONE if document.published_at else None)
    refuse(None if document.state == DocumentState.ISSUED else Refusal.NOT_YET)
    return _show(document, "document.published", now, by, post, at=now)


@transaction.atomic
def unpublish_document(document_id: UUID, *, revision: int, by: Actor, now: datetime) -> Document:
    """Take the headline back."""
    document, post = _document(document_id, revision, by)
    refuse(None if document.published_at else Refusal.ALREADY_DONE)
    return _show(document, "document.unpublished", None, by, post, at=now)


def _plan(plan_id: UUID, revision: int, by: Actor) -> tuple[Plan, Post]:
    rows = plans.visible_to(by).select_related("jurisdiction", "document").select_for_update(of=("self",))
    plan = rows.get(pk=plan_id)
    check_revision(plan, revision)
    return plan, require(by, RULE, plans.bearings(plan), plan.state)


def _document(document_id: UUID, revision: int, by: Actor) -> tuple[Document, Post]:
    rows = documents.visible_to(by).select_related("plan", "inspection").select_for_update(of=("self",))
    document = rows.get(pk=document_id)
    check_revision(document, revision)
    if document.plan is None:
        raise NotAllowed(Refusal.NO_DOCUMENT)
    return document, require(by, RULE, plans.bearings(document.plan), document.plan.state)


def _show(document: Document, event: str, since: datetime | None, by: Actor, post: Post, *, at: datetime) -> Document:
    document.published_at = since
    save(document, "published_at")
    record(event, document, by=by, post=post, at=at, plan=document.plan, inspection=document.inspection)
    return document


def _free_slug(plan: Plan) -> str:
    """A readable address: place, year and number of the plan's document, else its title; with a count where taken."""
    name = plan.document.reference if plan.document and plan.document.number else plan.title
    stem = slugify(fold(f"{plan.jurisdiction.code} {plan.year} {name}".replace("/", " ")))[:SLUG_LIMIT].strip("-")
    taken = set(Plan.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    return next(slug for slug in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if slug not in taken)
