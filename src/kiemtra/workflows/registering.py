"""The register of documents: others' documents entered once by their key, and never overwritten."""

from datetime import date, datetime
from typing import Any

from django.db import transaction

from kiemtra.domain import documents as rules
from kiemtra.domain.documents import DocumentKind, DocumentSource, DocumentState
from kiemtra.domain.errors import Refusal
from kiemtra.domain.people import Actor
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
    refuse(Refusal.SECRET_PAPER if rules.is_marked_secret(subject) else None)
    year = dated.year if dated else None
    facts: dict[str, Any] = {"dated": dated, "subject": subject.strip(), "year": year}
    key = rules.key_of(number=number, symbol=symbol)
    if there := queries.registered(jurisdiction, kind, key, year, issuer, issuer_name):
        return _completed(there, facts, by=by, now=now)
    document = Document(
        jurisdiction=jurisdiction,
        kind=kind,
        kind_name=kind_name,
        number=number.strip(),
        symbol=symbol.strip(),
        key=key,
        issuer=issuer,
        issuer_name=issuer_name or (issuer.name if issuer else ""),
        source=source,
        state=DocumentState.ISSUED,
        **facts,
    )
    document.folded = folded(document)
    document.save()
    record("document.registered", document, by=by, at=now, on=dated, after={"number": document.reference})
    return document, False


def _completed(there: Document, facts: dict[str, Any], *, by: Actor, now: datetime) -> tuple[Document, bool]:
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
    record("document.completed", there, by=by, at=now, after=lacking)
    return there, False


def folded(document: Document) -> str:
    """What the register searches a document by."""
    reference = document.reference or document.symbol
    return fold(f"{reference} {document.kind_name} {document.subject} {document.issuer_name}")
