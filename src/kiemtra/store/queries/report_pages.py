"""What the pages of one report show beside its form: values with their origin, files, remarks, conflicts, the last period."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar
from uuid import UUID

from kiemtra.domain.forms import Answers, FormTemplate
from kiemtra.domain.people import Actor
from kiemtra.domain.reports import AnswerOrigin
from kiemtra.store.models import Answer, AnswerConflict, ItemRemark, ReportRequest, ReportVersion
from kiemtra.store.queries import report_answers, reports

OfItem = TypeVar("OfItem", Answer, AnswerConflict, ItemRemark)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A report as it stands, item by item."""

    answers: Answers
    files: Mapping[str, Sequence[Answer]] = field(default_factory=dict)
    # Where a value came from that nobody of the unit has confirmed yet.
    unconfirmed: Mapping[str, AnswerOrigin] = field(default_factory=dict)
    remarks: Mapping[str, Sequence[ItemRemark]] = field(default_factory=dict)
    conflicts: Mapping[str, Sequence[AnswerConflict]] = field(default_factory=dict)
    # What the unit answered for the last period, and on its other forms of this one.
    last: Answers = field(default_factory=dict)
    others: Mapping[str, Answers] = field(default_factory=dict)

    def said(self, item: str, side: str) -> list[ItemRemark]:
        """What one side said of an item, oldest first."""
        return [one for one in self.remarks.get(item, ()) if one.side == side]

    def explanation(self, item: str) -> str:
        """What the unit last said of an item."""
        said = self.said(item, report_answers.UNIT)
        return said[-1].text if said else ""

    def explained(self) -> frozenset[str]:
        """The items of which the unit says something."""
        return frozenset(item for item in self.remarks if self.explanation(item))


def sheet_of(asked: ReportRequest, template: FormTemplate, before: Sheet | None = None) -> Sheet:
    """The report as it stands now; five queries at most, three where what stands beside it was read just before."""
    rows = list(asked.answers.select_related("file").order_by("item", "row"))
    answers = report_answers.gather(template, rows)
    others, last = (before.others, before.last) if before else report_answers.beside(asked, template)
    return Sheet(
        answers=answers,
        files=files_by_item(rows),
        unconfirmed={item_of(row.item): AnswerOrigin(row.origin) for row in rows if not row.confirmed},
        remarks=_by_item(report_answers.remarks(asked)),
        conflicts=_by_item(report_answers.conflicts(asked)),
        last=last or {},
        others=others,
    )


def changed_by_others(asked: ReportRequest, seen: int, reader: UUID | None) -> frozenset[str]:
    """The items that somebody else changed after that revision; one query."""
    rows = asked.changes.filter(revision__gt=seen).exclude(made_by=reader)
    return frozenset(item_of(item) for item in rows.values_list("item", flat=True))


def files_by_item(rows: Iterable[Answer]) -> dict[str, list[Answer]]:
    """The files among answers, by item."""
    return _by_item(row for row in rows if row.file_id)


def item_of(code: str) -> str:
    """The item that an answer belongs to, in a table that of its cell."""
    return code.partition(".")[0]


def _by_item(rows: Iterable[OfItem]) -> dict[str, list[OfItem]]:
    found: dict[str, list[OfItem]] = defaultdict(list)
    for row in rows:
        found[item_of(row.item)].append(row)
    return dict(found)


def earlier_versions(asked: ReportRequest, actor: Actor) -> list[ReportVersion]:
    """The last version of each earlier report of the unit on this form that the actor sees, newest first; one query."""
    seen = reports.visible_to(actor).filter(pk__in=report_answers.earlier_than(asked).filter(agency=asked.agency_id))
    rows = ReportVersion.objects.filter(request__in=seen).select_related("request").order_by("-submitted_at")
    latest: dict[UUID, ReportVersion] = {}
    for row in rows:
        latest.setdefault(row.request_id, row)
    return list(latest.values())
