"""What the register holds beside the documents that a text cites: the same numbers, their series, who signs under which symbol."""

from collections import Counter
from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from kiemtra.domain.documents import CitationRole
from kiemtra.domain.people import Actor
from kiemtra.domain.register_checks import Cited, Held, Replacement, agency_part
from kiemtra.store.models import Citation, Document, Jurisdiction
from kiemtra.store.queries import documents

_COLUMNS = ("number", "symbol", "key", "kind_name", "issuer_name", "dated", "year", "ended_on", "ended_ground")


def held_beside(jurisdiction: Jurisdiction, cited: Iterable[Cited], actor: Actor) -> list[Held]:
    """The documents with the numbers of these citations, and those of the same symbols and years; three queries."""
    wanted = list(cited)
    keys = {one.key for one in wanted} | {_with_year(one) for one in wanted if one.number_year}
    series = Q(pk__in=[])
    for symbol, year in {(one.symbol, one.dated.year) for one in wanted if one.dated and not one.number_year}:
        series |= Q(symbol=symbol, year=year)
    rows = list(_open(jurisdiction, actor).filter(Q(key__in=keys) | series).order_by("pk").only(*_COLUMNS))
    replaced = _replacements([row.pk for row in rows if row.key in keys], actor)
    return [
        Held(
            row.number,
            row.symbol,
            row.kind_name,
            row.issuer_name,
            row.dated,
            row.year,
            replaced.get(row.pk),
            row.ended_on,
            row.ended_ground,
        )
        for row in rows
    ]


def signed_under(jurisdiction: Jurisdiction, kinds: frozenset[str], actor: Actor) -> Mapping[tuple[str, str], int]:
    """How many documents bear the symbol of an agency, by (agency's part of the symbol, issuer as printed); one query."""
    rows = _open(jurisdiction, actor).exclude(issuer_name="").order_by().values_list("symbol", "issuer_name")
    found: Counter[tuple[str, str]] = Counter()
    for symbol, issuer, count in rows.annotate(Count("pk")):
        found[agency_part(symbol, kinds), issuer] += count
    return found


def _open(jurisdiction: Jurisdiction, actor: Actor) -> QuerySet[Document]:
    return documents.visible_to(actor).filter(jurisdiction=jurisdiction, state__in=documents.NUMBERED)


def _with_year(cited: Cited) -> str:
    number, _, symbol = cited.key.partition("/")
    return f"{number}/{cited.number_year}/{symbol}"


def _replacements(keys: list[UUID], actor: Actor) -> dict[UUID, Replacement]:
    """What came in the place of these: a new version written here, or a document that says so itself."""
    seen = documents.visible_to(actor).filter(state__in=documents.NUMBERED, dated__isnull=False)
    said = Citation.objects.filter(role=CitationRole.REPLACED, cited__in=keys, citing__in=seen).select_related("citing")
    found: dict[UUID | None, Document | None] = {row.cited_id: row.citing for row in said.order_by("pk")}
    found |= {row.replaces_id: row for row in seen.filter(replaces__in=keys)}
    return {pk: Replacement(str(row), row.dated) for pk, row in found.items() if pk and row and row.dated}
