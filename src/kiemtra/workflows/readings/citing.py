"""Enters the documents that a text cites in the register, and what cites what in which role."""

from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone

from kiemtra.data.documents import load_document_kinds
from kiemtra.domain.documents import CitationRole, DocumentKind, DocumentSource
from kiemtra.domain.matching import Named, match
from kiemtra.domain.people import Actor
from kiemtra.domain.readings import Fact, FactGroup, plan_fact
from kiemtra.domain.text import fold
from kiemtra.store.models import Agency, Citation, Document, Reading
from kiemtra.store.queries import agencies, systems
from kiemtra.workflows import documents


def register_all(reading: Reading, facts: Sequence[Fact], *, by: Actor, now: datetime) -> dict[str, Document]:
    """Register each confirmed citation that bears a number; returns the document of each fact."""
    day = _day(reading, now)
    around = list(agencies.around(systems.root_on(reading.jurisdiction, day), day))
    named = [Named(agency.pk, agency.name, agency.short_name) for agency in around]
    by_id = {agency.pk: agency for agency in around}
    found: dict[str, Document] = {}
    for fact in facts:
        if fact.group is FactGroup.CITATIONS and fact.counts and fact.data.get("number") and fact.data.get("symbol"):
            issuer = match(_agency_of(fact.data.get("issuer") or ""), named).exact
            found[fact.id] = _registered(reading, fact, by_id[issuer.id] if issuer else None, by, now)
    _cite(reading, facts, found)
    return found


def _agency_of(issuer: str) -> str:
    """The agency whose chairman or director signs: "Chủ tịch UBND tỉnh" issues for the committee."""
    return issuer.removeprefix("Chủ tịch ").removeprefix("Giám đốc ")


def kind_of(name: str) -> DocumentKind:
    """Return the kind of document that these words name ("Kế hoạch", "Công văn")."""
    wanted = fold(name)
    for kind in load_document_kinds():
        if kind.code and wanted and fold(kind.name).startswith(wanted) and kind.code in set(DocumentKind):
            return DocumentKind(kind.code)
    return DocumentKind.OTHER


def _registered(reading: Reading, fact: Fact, issuer: Agency | None, by: Actor, now: datetime) -> Document:
    data = fact.data
    document, _ = documents.register(
        reading.jurisdiction,
        kind=kind_of(data["kind"]),
        kind_name=data["kind"],
        number=data["number"],
        symbol=data["symbol"],
        dated=date.fromisoformat(data["date"]) if data.get("date") else None,
        issuer=issuer,
        issuer_name=data.get("issuer") or "",
        subject=data.get("subject") or "",
        source=DocumentSource.CITED_ONLY,
        by=by,
        now=now,
    )
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


def _day(reading: Reading, now: datetime) -> date:
    page = reading.facts.get("page_date")
    return date.fromisoformat(page["date"]) if page else timezone.localdate(now)
