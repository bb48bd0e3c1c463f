"""How one document stands in a list, on its page and in a workbook; and the addresses of neighbouring pages."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from kiemtra.domain.documents import DocumentKind, DocumentSource, DocumentState, IssueWay
from kiemtra.store.models import Document
from kiemtra.store.queries.keyset import Page
from kiemtra.web.exports import Cell, Column
from kiemtra.web.labels.documents import ENDED, KINDS, SOURCES, TONES, WAYS
from kiemtra.web.labels.states import DOCUMENT
from kiemtra.web.request import Request

COLUMNS: tuple[Column, ...] = (
    ("Số, ký hiệu", 18),
    ("Ngày ban hành", 14),
    ("Loại", 14),
    ("Trích yếu", 60),
    ("Cơ quan ban hành", 30),
    ("Người ký", 22),
    ("Trạng thái", 16),
    ("Nguồn", 22),
)


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document in the words of the page."""

    pk: UUID
    reference: str
    symbol: str
    kind: str
    subject: str
    issuer: str
    dated: date | None
    state: str
    tone: str
    source: str
    way: str


def document_row(document: Document) -> DocumentRow:
    """The document as a list shows it."""
    state, end = DocumentState(document.state), document.ended_on
    return DocumentRow(
        pk=document.pk,
        reference=document.reference,
        symbol=document.symbol,
        kind=document.kind_name or KINDS[DocumentKind(document.kind)],
        subject=document.subject,
        issuer=document.issuer_name,
        dated=document.dated,
        state=f"{ENDED} từ {end:%d/%m/%Y}" if end else DOCUMENT[state],
        tone="neutral" if end else TONES[state],
        source=SOURCES[DocumentSource(document.source)],
        way=WAYS[IssueWay(document.issue_way)] if document.issue_way else "",
    )


def document_cells(document: Document) -> tuple[Cell, ...]:
    """The document as a row of `COLUMNS`."""
    row = document_row(document)
    return (
        row.reference or f"(chưa có số)/{row.symbol}",
        row.dated,
        row.kind,
        row.subject,
        row.issuer,
        document.signer_name,
        row.state,
        row.source,
    )


def neighbours(request: Request, found: Page[Any]) -> dict[str, str]:
    """The addresses of the pages before and after, with the filters of this one, and the filters alone."""
    return {
        "previous": _address(request, found.previous),
        "following": _address(request, found.following),
        "filters": _query(request),
    }


def _address(request: Request, cursor: str) -> str:
    return f"?{_query(request, trang=cursor)}" if cursor else ""


def _query(request: Request, **more: str) -> str:
    query = request.GET.copy()
    query.pop("trang", None)
    query.update(more)
    return query.urlencode()
