"""The register of documents: others' documents entered once by their key, and never overwritten.

What a person enters or corrects by hand is asked about first, in `register_entries.py`.
"""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from kiemtra.domain import documents as rules
from kiemtra.domain.documents import DocumentKind, DocumentSource, DocumentState
from kiemtra.domain.errors import Refusal
from kiemtra.domain.people import Actor, Post
from kiemtra.domain.text import fold
from kiemtra.store.models import Agency, Document, Jurisdiction
from kiemtra.store.queries import documents as queries
from kiemtra.workflows.rights import refuse
from kiemtra.workflows.trail import record, save


@transaction.atomic
def register(
    jurisdiction: Jurisdiction,
    *,
    kind: DocumentKind,
    kind_name: str,
    number: str,
    symbol: str,
    dated: date | None,
    issuer: Agency | None,
    issuer_name: str,
    subject: str,
    source: DocumentSource,
    by: Actor,
    now: datetime,
) -> tuple[Document, bool]:
    """Enter a document of others in the register; True where one with the same key has another date or subject.

    The row that is there is never overwritten; only what it lacks is filled in.
    """
    refuse(None if jurisdiction.pk in by.jurisdictions else Refusal.NOT_YOUR_SIDE)
    year = dated.year if dated else None
    key = rules.key_of(number=number, symbol=symbol)
    if there := queries.registered(jurisdiction, kind, key, year, issuer, issuer_name):
        return complete(there, dated=dated, subject=subject, by=by, now=now)
    document = Document(
        jurisdiction=jurisdiction,
        kind=kind,
        kind_name=kind_name,
        number=number,
        symbol=symbol,
        issuer=issuer,
        issuer_name=issuer_name or (issuer.name if issuer else ""),
        source=source,
        dated=dated,
        subject=subject,
    )
    return put_in(document, by=by, now=now), False


@transaction.atomic
def put_in(document: Document, *, by: Actor, post: Post | None = None, now: datetime) -> Document:
    """Put a document of others, which is not there yet, in the register."""
    refuse(Refusal.SECRET_PAPER if rules.is_marked_secret(document.subject) else None)
    for field, value in derived(document).items():
        setattr(document, field, value)
    document.state = DocumentState.ISSUED
    document.save()
    after = {"number": document.reference}
    record("document.registered", document, by=by, post=post, at=now, on=document.dated, after=after)
    return document


@transaction.atomic
def complete(
    there: Document, *, dated: date | None, subject: str, by: Actor, post: Post | None = None, now: datetime
) -> tuple[Document, bool]:
    """Fill in what a document of the register lacks; True, and nothing changed, where it says otherwise."""
    facts: dict[str, Any] = {"dated": dated, "subject": subject.strip(), "year": dated.year if dated else None}
    held = {field: getattr(there, field) for field in facts}
    conflict = any(
        held[field] and value and fold(str(held[field])) != fold(str(value)) for field, value in facts.items()
    )
    lacking = {field: value for field, value in facts.items() if value and not held[field]}
    if conflict or not lacking:
        return there, conflict
    for field, value in lacking.items():
        setattr(there, field, value)
    there.folded = folded(there)
    save(there, *lacking, "folded")
    record("document.completed", there, by=by, post=post, at=now, after=lacking)
    return there, False


def derived(document: Document) -> dict[str, Any]:
    """The fields that follow from number, symbol, day and words as they were typed."""
    for field in ("number", "symbol", "issuer_name", "subject"):
        setattr(document, field, getattr(document, field).strip())
    return {
        "key": rules.key_of(number=document.number, symbol=document.symbol),
        "year": document.dated.year if document.dated else rules.year_in(document.symbol),
        "folded": folded(document),
    }


def folded(document: Document) -> str:
    """What the register searches a document by."""
    reference = document.reference or document.symbol
    return fold(f"{reference} {document.kind_name} {document.subject} {document.issuer_name}")
