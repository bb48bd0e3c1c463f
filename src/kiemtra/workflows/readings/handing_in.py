"""Scans handed in: kept until a job has recognised their letters, since nobody waits before a page for that."""

from datetime import datetime
from hashlib import sha256

from django.db import transaction

from kiemtra.domain.moves import check_move
from kiemtra.domain.people import Actor, Post
from kiemtra.domain.recognitions import MOVES, RecognitionState
from kiemtra.store.models import Jurisdiction, Recognition
from kiemtra.workflows.trail import record, save

NAME_LENGTH = 200
_AGAIN = ("name", "data", "state", "asked_by", "asked_at", "attempts", "finished_at", "fault")


@transaction.atomic
def hand_in(jurisdiction: Jurisdiction, data: bytes, name: str, *, by: Actor, post: Post, now: datetime) -> Recognition:
    """Keep a scan for the job. The same one again gives the row that is there; one that failed is begun anew."""
    digest = sha256(data).hexdigest()
    there = Recognition.objects.filter(jurisdiction=jurisdiction, sha256=digest).select_for_update(of=("self",)).first()
    if there and there.state != RecognitionState.FAILED:
        return there
    if there:
        check_move(MOVES, RecognitionState.FAILED, RecognitionState.WAITING)
    assert by.user is not None, "a post is somebody's"
    row = there or Recognition(jurisdiction=jurisdiction, sha256=digest)
    row.name, row.data, row.state = name[:NAME_LENGTH], data, RecognitionState.WAITING
    row.asked_by_id, row.asked_at = by.user, now
    row.attempts, row.finished_at, row.fault = 0, None, ""
    if there:
        save(row, *_AGAIN)
    else:
        row.save(force_insert=True)
    record("recognition.asked", row, by=by, post=post, at=now, after={"name": row.name})
    return row
