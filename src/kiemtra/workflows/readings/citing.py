"""Enters the documents that a text cites in the register, and what cites what in which role."""

from collections.abc import Sequence
from datetime import date, datetime

from kiemtra.data.documents import load_document_kinds
from kiemtra.domain.documents import NORMATIVE, CitationRole, DocumentKind, DocumentSource, year_in
from kiemtra.domain.people import Actor
from kiemtra.domain.readings import Fact, FactGroup, plan_fact
from kiemtra.domain.text import fold
from kiemtra.store.models import Agency, Citation, Document, Reading
from kiemtra.store.queries import agencies
from kiemtra.store.queries.reading_names import Names
from kiemtra.workflows import documents
from kiemtra.workflows.readings.against_register import tell_conflict


def register_all(
    reading: Reading, facts: Sequence[Fact], names: Names, *, by: Actor, now: datetime
) -> dict[str, Document]:
    """Register each confirmed citation that bears a number; returns the document of each fact."""
    issuers = {fact: name.agency.id for fact, name in names.of.items() if name.agency}
    by_id = {agency.pk: agency for agency in agencies.with_keys(set(issuers.values()))}
    found: dict[str, Document] = {}
    for fact in facts:
        if fact.group is FactGroup.CITATIONS and fact.counts and fact.data.get("number") and fact.data.get("symbol"):
            issuer = by_id[issuers[fact.id]] if fact.id in issuers else None
            found[fact.id] = _registered(reading, fact, issuer, by, now)
    _cite(reading, facts, found)
    return found


def kind_of(name: str) -> DocumentKind:
    """Return the kind of document that these words name ("Kế hoạch", "Công văn")."""
    wanted = fold(name)
    if wanted in NORMATIVE:
        return NORMATIVE[wanted]
    for kind in load_document_kinds():
        if kind.code and wanted and fold(kind.name).startswith(wanted) and kind.code in set(DocumentKind):
            return DocumentKind(kind.code)
    return DocumentKind.OTHER


def _registered(reading: Reading, fact: Fact, issuer: Agency | None, by: Actor, now: datetime) -> Document:
    data = fact.data
    year, symbol = data.get("number_year"), data["symbol"]
    document, conflict = documents.register(
        reading.jurisdiction,
        kind=kind_of(data["kind"]),
        kind_name=data["kind"],
        number=data["number"],
        symbol=symbol if not year or year_in(symbol) else f"{year}/{symbol}",
        dated=date.fromisoformat(data["date"]) if data.get("date") else None,
        issuer=issuer,
        issuer_name=data.get("issuer") or "",
        subject=data.get("subject") or "",
        source=DocumentSource.CITED_ONLY,
        by=by,
        now=now,
    )
    if conflict:
        tell_conflict(reading, fact, document)
    return document


def _cite(reading: Reading, facts: Sequence[Fact], found: dict[str, Document]) -> None:
    chosen = plan_fact(reading.facts, tuple(facts))
    citing = found.get(chosen.id) if chosen else None
    Citation.objects.bulk_create(
        Citation(
            reading=reading,
            citing=citing if citing and citing.pk != document.pk else None,
            cited=document,
            role=CitationRole(fact.data.get("role") or CitationRole.MENTIONED),
            surface=fact.data.get("surface") or "",
            start=fact.span[0] if fact.span else None,
            end=fact.span[1] if fact.span else None,
        )
        for fact in facts
        if (document := found.get(fact.id))
    )
