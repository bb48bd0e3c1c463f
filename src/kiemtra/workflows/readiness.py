"""A frozen copy of a unit's readiness set, taken for an inspection; nothing of the unit's changes, nobody there is told."""

import json
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.errors import Refusal
from kiemtra.domain.people import Actor
from kiemtra.domain.readiness import DEEDS, CopyDeed
from kiemtra.store.models import ReadinessCopy
from kiemtra.store.queries import inspections, reports
from kiemtra.store.queries import readiness as queries
from kiemtra.workflows.inspections.locking import locked
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import record


@transaction.atomic
def take_copy(inspection_id: UUID, *, by: Actor, now: datetime) -> ReadinessCopy:
    """Keep the set as it stands now; where nothing changed since the last copy, return that one.

    The event belongs to the inspection and is sealed while that is; the set itself is only read: no revision, no message.
    """
    inspection = locked(inspection_id, by)
    post = require(by, DEEDS[CopyDeed.TAKE], inspections.bearings(inspection), inspection.state)
    kept = queries.set_of(inspection)
    refuse(None if kept and kept.saved_at else Refusal.NO_READINESS_SET)
    assert kept is not None, "refused above"
    assert by.user is not None, "a post has a person"
    answers = reports.typed_answers(kept)
    last = inspection.readiness_copies.order_by("number").last()
    if last and last.request_id == kept.pk and last.confirmed_at == kept.submitted_at and _same(last, answers):
        return last
    attached = reports.attached(kept)
    copy = ReadinessCopy.objects.create(
        inspection=inspection,
        request=kept,
        number=last.number + 1 if last else 1,
        answers=answers,
        names={str(row.file_id): row.file_name for row in attached},
        touched=queries.touched(kept),
        confirmed_at=kept.submitted_at,
        taken_by_id=by.user,
        taken_at=now,
    )
    copy.files.set({row.file for row in attached if row.file})
    after = {"number": copy.number, "unit": kept.agency.name}
    record("readiness.copied", copy, by=by, post=post, at=now, inspection=inspection, after=after)
    return copy


def _same(copy: ReadinessCopy, answers: Mapping[str, object]) -> bool:
    """Whether nothing was typed since: compared as JSON, which knows no tuples."""
    return bool(copy.answers == json.loads(json.dumps(answers)))
