"""A person says in the register that a document has ceased to have effect though nothing came in its place, or takes that back.

What came in the place of another is told by the documents themselves (`documents.py`, citations).
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from kiemtra.domain import documents as rules
from kiemtra.domain.documents import DEEDS, DocumentDeed, IssueFault
from kiemtra.domain.errors import NotValid, Refusal
from kiemtra.domain.people import Actor, Post
from kiemtra.store.models import Document
from kiemtra.store.queries import documents as queries
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import check_revision, record, save


@transaction.atomic
def end(
    document_id: UUID, *, revision: int, on: date | None, ground: str, reason: str, by: Actor, now: datetime
) -> Document:
    """Say from which day a document has no effect any more, by what, and why this is entered; said before, it is corrected."""
    document, post = _begin(document_id, revision, by)
    if faults := rules.end_faults(on=on, ground=ground, reason=reason, dated=document.dated):
        raise NotValid({field: str(fault) for field, fault in faults.items()})
    return _write("document.ended", document, post, on, ground.strip(), reason, by, now)


@transaction.atomic
def restore(document_id: UUID, *, revision: int, reason: str, by: Actor, now: datetime) -> Document:
    """Say that a document has its effect still: that it had ceased was a mistake."""
    document, post = _begin(document_id, revision, by)
    refuse(None if document.ended_on else Refusal.ALREADY_DONE)
    if not reason.strip():
        raise NotValid({"reason": str(IssueFault.REASON_MISSING)})
    return _write("document.end_removed", document, post, None, "", reason, by, now)


def _begin(document_id: UUID, revision: int, by: Actor) -> tuple[Document, Post]:
    rows = queries.visible_to(by).select_related("jurisdiction__root", "plan", "inspection")
    document = rows.select_for_update(of=("self",)).get(pk=document_id)
    check_revision(document, revision)
    return document, require(by, DEEDS[DocumentDeed.END], queries.bearings(document), document.state)


def _write(
    name: str, document: Document, post: Post, on: date | None, ground: str, reason: str, by: Actor, now: datetime
) -> Document:
    before = _said(document)
    document.ended_on, document.ended_ground = on, ground
    save(document, "ended_on", "ended_ground")
    record(
        name,
        document,
        by=by,
        post=post,
        at=now,
        plan=document.plan,
        inspection=document.inspection,
        before=before,
        after=_said(document) | {"reason": reason.strip()},
    )
    return document


def _said(document: Document) -> dict[str, Any]:
    return {"ended_on": document.ended_on, "ended_ground": document.ended_ground}
