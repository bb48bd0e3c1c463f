"""What the register has of a number that somebody types: each document with what is equal, what is not, and the way to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kiemtra.domain.documents import DocumentSource
from kiemtra.domain.register_entries import Likeness
from kiemtra.domain.text import fold
from kiemtra.store.models import Document
from kiemtra.web.labels.documents import LIKENESS, SOURCES


@dataclass(frozen=True, slots=True)
class BesideRow:
    """One document of the register beside the one that is typed."""

    pk: UUID
    name: str
    issuer: str
    dated: date | None
    subject: str
    source: str
    said: str
    tone: str
    # The typed values that the register has otherwise.
    other_day: date | None = None
    other_subject: str = ""
    may_be_corrected: bool = False


def beside_rows(found: Iterable[tuple[Document, Likeness]], dated: date | None, subject: str = "") -> list[BesideRow]:
    """The documents with what differs from the day and subject that were typed."""
    return [_row(document, like, dated, subject) for document, like in found]


def _row(document: Document, like: Likeness, dated: date | None, subject: str) -> BesideRow:
    said, tone = LIKENESS[like]
    differs = like is Likeness.CONFLICT
    return BesideRow(
        pk=document.pk,
        name=str(document),
        issuer=document.issuer_name,
        dated=document.dated,
        subject=document.subject,
        source=SOURCES[DocumentSource(document.source)],
        said=said,
        tone=tone,
        other_day=dated if differs and dated and document.dated and dated != document.dated else None,
        other_subject=subject if differs and subject and fold(subject) != fold(document.subject) else "",
        may_be_corrected=differs and document.source != DocumentSource.OWN,
    )
