"""The documents around a plan, as far as an actor sees them: what it rests on, and what came of it. What is sealed is in none of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from kiemtra.domain.documents import CitationRole
from kiemtra.domain.grounds import weightier
from kiemtra.domain.people import Actor
from kiemtra.store.models import Citation, Document, Plan
from kiemtra.store.queries import documents, plans
from kiemtra.store.queries.plan_pages import anomalies_of


@dataclass(frozen=True, slots=True)
class Ground:
    """A document that the plan's texts cite."""

    document: Document
    role: CitationRole
    replaced_by: Document | None
    # What of it contradicts something else, in the words of the reading.
    contradictions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Around:
    """The neighbours of a plan."""

    grounds: list[Ground]
    above: Plan | None
    below: list[Plan]
    papers: list[Document]


def around(plan: Plan, actor: Actor) -> Around:
    """What stands around the plan; six queries."""
    roles, rows = _cited(plan, actor)
    replaced = _replacing(rows, actor)
    told = list(anomalies_of(plan).filter(settled_at__isnull=True))
    grounds = []
    for document in rows.values():
        of_it = tuple(one.message for one in told if document.reference and document.reference in one.values)
        grounds.append(Ground(document, roles[document.pk], replaced.get(document.pk), of_it))
    beside = Q(parent=plan) | (Q(pk=plan.parent_id) if plan.parent_id else Q(pk__in=[]))
    lines = plans.visible_to(actor).filter(beside).select_related("document", "issuer")
    neighbours = list(lines.order_by("issued_on", "created_at"))
    above = next((row for row in neighbours if row.pk == plan.parent_id), None)
    return Around(grounds, above, [row for row in neighbours if row.pk != plan.parent_id], _papers(plan, actor))


def _cited(plan: Plan, actor: Actor) -> tuple[dict[UUID, CitationRole], Mapping[UUID, Document]]:
    """The documents that the plan's own document or its texts cite, each once, in the order of the text."""
    of_plan = Q(reading__plan=plan)
    if plan.document_id:
        of_plan |= Q(citing=plan.document_id)
    rows = Citation.objects.filter(of_plan, cited__in=documents.visible_to(actor)).exclude(cited=plan.document_id)
    roles: dict[UUID, CitationRole] = {}
    found: dict[UUID, Document] = {}
    for row in rows.select_related("cited").order_by("start", "id"):
        role = CitationRole(row.role)
        found[row.cited_id] = row.cited
        roles[row.cited_id] = weightier(role, roles.get(row.cited_id, role))
    return roles, found


def _replacing(rows: Mapping[UUID, Document], actor: Actor) -> dict[UUID, Document]:
    """What came in the place of these: a new version, or a document whose text says so."""
    seen = documents.visible_to(actor).filter(state__in=documents.NUMBERED)
    said = Citation.objects.filter(role=CitationRole.REPLACED, cited__in=rows.keys(), citing__in=seen)
    found = {row.cited_id: row.citing for row in said.select_related("citing").order_by("id") if row.citing}
    found |= {row.replaces_id: row for row in seen.filter(replaces__in=rows.keys()) if row.replaces_id}
    return found


def _papers(plan: Plan, actor: Actor) -> list[Document]:
    rows = documents.visible_to(actor).filter(plan=plan, inspection__sealed_until__isnull=True)
    listed = rows.order_by("dated", "id").defer("content", "folded")
    return [row for row in listed if row.pk != plan.document_id]
