"""What stands in the register beside a document that is about to be entered."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet

from kiemtra.domain.people import Actor
from kiemtra.domain.register_checks import bare_key
from kiemtra.domain.register_entries import Entry, Likeness, likeness
from kiemtra.store.models import Document, Jurisdiction
from kiemtra.store.queries import documents

SHOWN = 20


def beside(
    jurisdiction: Jurisdiction, entered: Entry, actor: Actor, *, but: Document | None = None
) -> Sequence[tuple[Document, Likeness]]:
    """The documents with this number, as far as the actor sees them, each with how it stands to the one entered; one query."""
    rows = documents.visible_to(actor).filter(jurisdiction=jurisdiction, state__in=documents.NUMBERED)
    if but is not None:
        rows = rows.exclude(pk__in=[but.pk, but.replaces_id or but.pk])
    found = [(row, likeness(entered, entry_of(row))) for row in _numbered(rows, entered)]
    return [(row, like) for row, like in found if like]


def _numbered(rows: QuerySet[Document], entered: Entry) -> QuerySet[Document]:
    """By the index of keys: the number as it is, and with or without the year that a normative document has in it."""
    keys = {entered.key, bare_key(entered.number, entered.symbol)}
    year = entered.dated.year if entered.dated else entered.year
    if year:
        number, _, symbol = bare_key(entered.number, entered.symbol).partition("/")
        keys.add(f"{number}/{year}/{symbol}")
        rows = rows.filter(Q(year=year) | Q(year__isnull=True))
    return rows.filter(key__in=keys).order_by("-dated", "-pk")[:SHOWN]


def entry_of(document: Document) -> Entry:
    """A document of the register as it is compared."""
    return Entry(
        document.number, document.symbol, document.issuer_name, document.dated, document.year, document.subject
    )
