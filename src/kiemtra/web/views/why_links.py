"""What a record is called, and where its own page is."""

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from kiemtra.domain.whys import RecordKind

K = RecordKind
NAMES: dict[RecordKind, Callable[[Any], str]] = {
    K.PLAN: lambda row: str(row.title),
    K.INSPECTION: lambda row: str(row.unit.name),
    K.REPORT: lambda row: str(row.agency.name),
    K.REPORT_ROUND: lambda row: str(row.title),
    K.FINDING: lambda row: f"{row.text[:90]} ({row.inspection.unit.short_name})",
    K.RECOMMENDATION: lambda row: f"Số {row.number}, {row.addressee.short_name}",
    K.DOCUMENT: lambda row: str(row.subject),
    K.TASK: lambda row: str(row.text[:90]),
    K.EXPECTED_PLAN: lambda row: str(row.agency.name),
    K.ACCOUNTABILITY: lambda row: str(row.inspection.unit.name),
    K.DRAW: lambda row: str(row.title),
    K.EVIDENCE_ASK: lambda row: f"{row.criterion} {row.text[:90]} ({row.agency.short_name})".strip(),
    K.MERGE: lambda row: f"{row.round.title} ({row.agency.short_name})",
    K.READING: lambda row: f"Đọc lúc {row.made_at:%d/%m/%Y}",
}
# The page of a record, and of which row it bears the id.
PAGES: dict[RecordKind, tuple[str, str]] = {
    K.PLAN: ("plan-detail", "pk"),
    K.INSPECTION: ("inspection-detail", "pk"),
    K.REPORT: ("report-detail", "pk"),
    K.REPORT_ROUND: ("report-round-detail", "pk"),
    K.FINDING: ("finding-list", "inspection_id"),
    K.RECOMMENDATION: ("recommendation-detail", "pk"),
    K.DOCUMENT: ("document-detail", "pk"),
    K.TASK: ("task-detail", "pk"),
    K.EXPECTED_PLAN: ("plan-expected", "plan_id"),
    K.READING: ("reading-detail", "pk"),
    K.ACCOUNTABILITY: ("accountability-detail", "pk"),
    K.DRAW: ("draw-detail", "pk"),
    K.EVIDENCE_ASK: ("evidence-ask", "pk"),
    K.MERGE: ("round-merged", "round_id"),
}


def name_of(kind: RecordKind, record: Any) -> str:
    """What a reader calls this record."""
    return NAMES[kind](record)


def page_of(kind: RecordKind, record: Any) -> str:
    """The address of the page on which it stands."""
    name, key = PAGES[kind]
    return reverse(name, args=[getattr(record, key)])
