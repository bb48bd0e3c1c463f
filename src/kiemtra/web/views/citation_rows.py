"""Citations as the page of a document shows them: each neighbour once, in which role, with the words and the way to them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.urls import reverse

from kiemtra.domain.documents import CitationRole
from kiemtra.domain.grounds import weightier
from kiemtra.store.models import Citation, Document
from kiemtra.store.queries.document_pages import Relations
from kiemtra.web.labels.documents import CITES

# So many places of one neighbour are shown.
PLACES = 4


@dataclass(frozen=True, slots=True)
class Place:
    """The words of a citation, and where they stand in the text that was read; no way there for who may not read it."""

    words: str
    href: str


@dataclass(frozen=True, slots=True)
class CitationRow:
    """One document or text at the other end."""

    name: str
    href: str
    dated: date | None
    subject: str
    role: str
    places: tuple[Place, ...]
    more: int


def cites_rows(relations: Relations) -> list[CitationRow]:
    """The documents that this one cites."""
    return _grouped(relations.cites, lambda row: row.cited_id, lambda row: row.cited)


def cited_by_rows(relations: Relations) -> list[CitationRow]:
    """The documents that cite this one."""
    return _grouped(relations.cited_by, lambda row: row.citing_id, lambda row: row.citing)


def read_in_rows(relations: Relations) -> list[CitationRow]:
    """The texts in which it was read, but for those that stand as documents that cite it."""
    told = {row.pk for row in relations.cited_by}
    return _grouped(
        [row for row in relations.read_in if row.pk not in told], lambda row: row.reading_id, lambda row: None
    )


def _grouped(
    rows: Iterable[Citation], key: Callable[[Citation], UUID | None], end: Callable[[Citation], Document | None]
) -> list[CitationRow]:
    groups: dict[UUID | None, list[Citation]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return [_row(group, end(group[0])) for group in groups.values()]


def _row(group: list[Citation], document: Document | None) -> CitationRow:
    role = CitationRole(group[0].role)
    for one in group[1:]:
        role = weightier(role, CitationRole(one.role))
    places = [Place(one.surface, _way(one)) for one in group if one.surface]
    reading = group[0].reading
    name = str(document) if document else (reading.name if reading else "")
    href = reverse("document-detail", args=[document.pk]) if document else ""
    if not document and reading:
        href = reverse("reading-detail", args=[reading.pk])
    return CitationRow(
        name,
        href,
        document.dated if document else None,
        document.subject if document else "",
        CITES[role],
        tuple(places[:PLACES]),
        max(0, len(places) - PLACES),
    )


def _way(row: Citation) -> str:
    if row.reading_id is None or row.start is None or not row.may_read:  # type: ignore[attr-defined]
        return ""
    return reverse("reading-place", args=[row.reading_id, row.start])
