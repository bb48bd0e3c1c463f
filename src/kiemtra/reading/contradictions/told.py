"""What a text told, as far as contradictions are looked for in it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from kiemtra.reading.documents.finding import Documents
from kiemtra.reading.documents.mention import Mention
from kiemtra.reading.text.page import Page
from kiemtra.reading.text.sections import Sections
from kiemtra.reading.values import (
    Anomaly,
    AnomalyType,
    Citation,
    PageDate,
    Severity,
    Span,
    Unit,
    UnitCount,
    Window,
)


class Told(NamedTuple):
    """The facts of one text side by side; `year` is the year it is about."""

    name: str
    page: Page
    sections: Sections
    documents: Documents
    page_date: PageDate | None
    windows: tuple[Window, ...]
    units: tuple[Unit, ...]
    counts: tuple[UnitCount, ...]
    year: int | None

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All mentions of documents, in order."""
        return self.documents.citations

    @property
    def pairs(self) -> Iterator[tuple[Mention, Citation]]:
        """Each citation with the mention it was read from."""
        return zip(self.documents.mentions, self.documents.citations, strict=True)

    @property
    def day(self) -> date | None:
        """The day on which the text speaks: of its page, else its own date."""
        if self.page_date:
            return self.page_date.date
        return self.documents.own.date if self.documents.own else None

    def anomaly(
        self,
        kind: AnomalyType,
        severity: Severity,
        message: str,
        values: tuple[str, ...],
        spans: tuple[Span, ...],
        suggestion: str | None = None,
    ) -> Anomaly:
        """Return an anomaly of this text."""
        return Anomaly(kind, severity, message, values, suggestion, spans, (self.name,))


def ref(c: Citation) -> str:
    """Return how a cited document is named in a message: number and symbol, else number, else name."""
    return c.reference or c.number or c.name or c.surface


def label(c: Citation) -> str:
    """Return kind and number of a cited document, or its name."""
    return f"{c.kind} số {c.reference or c.number}" if c.number else (c.name or c.kind)


def once(citations: tuple[Citation, ...]) -> list[Citation]:
    """Return each document with each of its dates once."""
    seen: dict[tuple[str, date | None], Citation] = {}
    for c in citations:
        seen.setdefault((ref(c), c.date), c)
    return list(seen.values())
