"""Files of a report: attached to items that ask for files and taken off a draft; versions handed in keep them."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.errors import Refusal
from kiemtra.domain.forms import ItemType
from kiemtra.domain.people import Actor
from kiemtra.domain.reports import ReportDeed, ReportState
from kiemtra.store.models import Answer, ReportRequest, StoredFile
from kiemtra.store.queries import reports as queries
from kiemtra.workflows.evidence import shown_name
from kiemtra.workflows.reports.steps import Begun, begin, leave_event
from kiemtra.workflows.rights import refuse
from kiemtra.workflows.trail import save


@transaction.atomic
def attach_file(
    request_id: UUID, *, revision: int, item: str, file: StoredFile, name: str, by: Actor, now: datetime
) -> ReportRequest:
    """Attach a file to an item that asks for files; the same file again is there once."""
    begun = begin(request_id, ReportDeed.FILL, by=by, now=now, revision=revision)
    asked = begun.asked
    asks = queries.template_of(asked).item(item)
    refuse(None if asks and asks.type is ItemType.FILE else Refusal.FORM_INCOMPLETE)
    there = list(asked.answers.filter(item=item).order_by("row"))
    if all(answer.file_id != file.pk for answer in there):
        row = there[-1].row + 1 if there else 1
        Answer.objects.create(
            request=asked, item=item, row=row, row_key=str(row), file=file, file_name=shown_name(name), touched_at=now
        )
    if asked.state == ReportState.REQUESTED:
        begun.move(ReportState.DRAFT)
    _count_and_save(begun)
    leave_event("report.file_attached", begun, after={"item": item, "sha256": file.sha256})
    return asked


@transaction.atomic
def remove_file(request_id: UUID, *, revision: int, answer: int, by: Actor, now: datetime) -> ReportRequest:
    """Take a file off the draft; versions handed in keep it."""
    begun = begin(request_id, ReportDeed.FILL, by=by, now=now, revision=revision)
    gone = begun.asked.answers.get(pk=answer, file__isnull=False)
    before = {"item": gone.item, "name": gone.file_name}
    gone.delete()
    _count_and_save(begun)
    leave_event("report.file_removed", begun, before=before)
    return begun.asked


def _count_and_save(begun: Begun) -> None:
    asked, template = begun.asked, queries.template_of(begun.asked)
    found = queries.examined(asked, template, queries.typed_answers(asked), begun.day)
    asked.saved_at, asked.done, asked.total = begun.now, found.done, found.total
    save(asked, "state", "saved_at", "done", "total")
