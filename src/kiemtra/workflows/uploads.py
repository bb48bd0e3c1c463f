"""Uploads that go on where they broke off: begun for a deed, grown piece by piece, taken by `files.store` at the end.

The length of the part that lies in the folder says how far an upload has come, so that a process may be killed at any
moment. Only who began it sees it, and only the deed for which it was begun takes it.
"""

import fcntl
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import new as new_hash
from pathlib import Path
from typing import IO, Any
from uuid import UUID

from django.conf import settings
from django.db.models import QuerySet

from kiemtra.domain.deeds import Bearings, DeedRule
from kiemtra.domain.errors import Conflict, NotAllowed, Refusal
from kiemtra.domain.evidence_asks import DEEDS as ASK_DEEDS
from kiemtra.domain.evidence_asks import AskDeed
from kiemtra.domain.inspections import DEEDS as INSPECTION_DEEDS
from kiemtra.domain.inspections import InspectionDeed
from kiemtra.domain.people import Actor
from kiemtra.domain.remediation import DEEDS as REMEDY_DEEDS
from kiemtra.domain.remediation import RecommendationDeed
from kiemtra.domain.reports import DEEDS as REPORT_DEEDS
from kiemtra.domain.reports import ReportDeed
from kiemtra.domain.uploads import UploadPurpose, why_not_begin
from kiemtra.store.models import Inspection, Recommendation, StoredFile, Upload
from kiemtra.store.queries import evidence, inspections, remediation, reports
from kiemtra.workflows import files
from kiemtra.workflows.evidence import shown_name
from kiemtra.workflows.files import CHUNK, Stream
from kiemtra.workflows.rights import refuse, require

# What nobody has gone on with for so long is thrown away.
KEPT = timedelta(days=2)
P = UploadPurpose


@dataclass(frozen=True, slots=True)
class Target:
    """The door to the records of a purpose, and the deed on them that an upload is for."""

    rows: Callable[[Actor], QuerySet[Any]]
    rule: DeedRule
    bearings: Callable[[Any, date | None], Bearings]


def _reports(by: Actor) -> QuerySet[Any]:
    return reports.visible_to(by).select_related(*reports.RELATED)


def _inspections(by: Actor) -> QuerySet[Any]:
    return inspections.visible_to(by).select_related("plan")


def _recommendations(by: Actor) -> QuerySet[Any]:
    return remediation.visible_to(by).select_related("inspection__plan")


def _of_inspection(row: Inspection, day: date | None) -> Bearings:
    return inspections.bearings(row)


def _of_remedy(row: Recommendation, day: date | None) -> Bearings:
    return remediation.bearings(row)


_AT_VISIT = INSPECTION_DEEDS[InspectionDeed.RECORD_RESULT]
_OF_FINDING = INSPECTION_DEEDS[InspectionDeed.RECORD_FINDING]
TARGETS: dict[UploadPurpose, Target] = {
    P.EVIDENCE: Target(evidence.in_full, ASK_DEEDS[AskDeed.ANSWER], evidence.bearings),
    P.REPORT: Target(_reports, REPORT_DEEDS[ReportDeed.FILL], reports.bearings),
    P.RESULT: Target(_inspections, _AT_VISIT, _of_inspection),
    P.FINDING: Target(_inspections, _OF_FINDING, _of_inspection),
    P.REMEDY: Target(_recommendations, REMEDY_DEEDS[RecommendationDeed.REPORT], _of_remedy),
}


class Busy(Exception):
    """Another request is writing to this upload."""


def begin(
    purpose: UploadPurpose,
    record: UUID,
    *,
    name: str,
    size: int | None,
    changed_at: datetime | None = None,
    by: Actor,
    now: datetime,
) -> Upload:
    """Begin an upload for a deed that is open to the actor; a size above the limit is refused here, unread."""
    check_purpose(purpose, record, by=by)
    own = Upload.objects.filter(owner=by.user, file__isnull=True)
    limit = settings.UPLOAD_LIMIT
    said = {"name": name, "limit": f"{limit // (1024 * 1024)} MB"}
    refuse(why_not_begin(size, limit=limit, unfinished=own.count()), **said)
    assert size is not None, "why_not_begin wants a size"
    assert by.user is not None, "a post has a person"
    upload = Upload.objects.create(
        owner_id=by.user,
        purpose=purpose,
        record=record,
        name=shown_name(name),
        size=size,
        changed_at=changed_at,
        begun_at=now,
    )
    _part(upload).touch()
    return upload


def check_purpose(purpose: UploadPurpose, record: UUID, *, by: Actor) -> None:
    """Raise where the deed that an upload would be for is not open to the actor, or its record not seen."""
    if by.user is None:
        raise NotAllowed(Refusal.SIGN_IN)
    target = TARGETS[purpose]
    row = target.rows(by).get(pk=record)
    require(by, target.rule, target.bearings(row, by.day), row.state)


def hold(file: StoredFile, name: str, purpose: UploadPurpose, record: UUID, *, by: Actor, now: datetime) -> Upload:
    """Keep a file that came with a form which could not be taken, so that it need not be sent again."""
    assert by.user is not None, "a stranger sends no form"
    known = {"owner_id": by.user, "purpose": purpose, "record": record, "file": file}
    there = Upload.objects.filter(**known).first()
    return there or Upload.objects.create(**known, name=shown_name(name), size=file.size, begun_at=now)


def own(upload_id: UUID, *, by: Actor) -> Upload:
    """An upload of the actor; anybody else's is not found."""
    return Upload.objects.get(pk=upload_id, owner=by.user)


def offset(upload: Upload) -> int:
    """How many bytes have come."""
    part = _part(upload)
    return upload.size if upload.file_id or not part.exists() else part.stat().st_size


def append(
    upload_id: UUID,
    stream: Stream,
    *,
    at: int,
    checksum: tuple[str, bytes] | None = None,
    by: Actor,
    now: datetime,
) -> tuple[Upload, int]:
    """Write on at a place; the upload and how far it has come. Complete, it is sniffed, hashed and kept.

    `Conflict` where it has come another way, `Busy` where somebody writes, `ValueError` where the bytes are not those of
    the checksum: these are taken back. A sender that breaks off leaves what came.
    """
    upload = own(upload_id, by=by)
    if upload.file_id:
        raise Conflict(seen=at, current=upload.size)
    with _locked(upload) as part:
        here = part.seek(0, os.SEEK_END)
        if here != at:
            raise Conflict(seen=at, current=here)
        try:
            _write(stream, part, upload.size - here, checksum)
        except ValueError:
            part.truncate(here)
            raise
        there = part.seek(0, os.SEEK_END)
        if there == upload.size:
            _finish(upload, part, now)
    return upload, there


def discard(upload_id: UUID, *, by: Actor) -> None:
    """Throw an upload away; what a deed has taken stays with it."""
    _drop(own(upload_id, by=by))


def taken(ids: Sequence[UUID], purpose: UploadPurpose, record: UUID, *, by: Actor, now: datetime) -> Iterator[Upload]:
    """The finished uploads of these that the actor made for this deed on this record; others are passed over."""
    for upload in Upload.objects.filter(pk__in=ids, owner=by.user, purpose=purpose, record=record).order_by("pk"):
        if upload.file_id is None:  # killed between the last byte and the taking
            with _locked(upload) as part:
                if part.seek(0, os.SEEK_END) < upload.size:
                    continue
                _finish(upload, part, now)
        yield upload


def prune(*, now: datetime) -> int:
    """Throw away what nobody has gone on with for two days, and parts without an upload; how many uploads."""
    old = [row for row in Upload.objects.filter(begun_at__lt=now - KEPT) if _touched(row) < (now - KEPT).timestamp()]
    for upload in old:
        _drop(upload)
    known = {str(pk) for pk in Upload.objects.values_list("pk", flat=True)}
    for part in _folder().iterdir():
        if part.name not in known and part.stat().st_mtime < (now - KEPT).timestamp():
            part.unlink(missing_ok=True)
    return len(old)


def _write(stream: Stream, part: IO[bytes], room: int, checksum: tuple[str, bytes] | None) -> None:
    """Copy at most `room` bytes, each as soon as it has come."""
    digest = new_hash(checksum[0], usedforsecurity=False) if checksum else None
    while room and (piece := stream.read(min(CHUNK, room))):
        part.write(piece)
        part.flush()
        room -= len(piece)
        if digest:
            digest.update(piece)
    if digest and checksum and digest.digest() != checksum[1]:
        raise ValueError("checksum")


def _finish(upload: Upload, part: IO[bytes], now: datetime) -> None:
    """Keep what has come; what is refused is thrown away with its upload."""
    part.seek(0)
    try:
        upload.file = files.store(part, name=upload.name, limit=settings.UPLOAD_LIMIT, at=now)
    except NotAllowed:
        _drop(upload)
        raise
    upload.save(update_fields=["file"])
    _part(upload).unlink(missing_ok=True)


def _drop(upload: Upload) -> None:
    _part(upload).unlink(missing_ok=True)
    upload.delete()


@contextmanager
def _locked(upload: Upload) -> Iterator[IO[bytes]]:
    """The part, open for writing by nobody else on this machine."""
    with _part(upload).open("ab+") as part:
        try:
            fcntl.flock(part, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy from error
        yield part


def _folder() -> Path:
    folder = Path(settings.MEDIA_ROOT) / "uploads"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _part(upload: Upload) -> Path:
    return _folder() / str(upload.pk)


def _touched(upload: Upload) -> float:
    part = _part(upload)
    return part.stat().st_mtime if part.exists() else upload.begun_at.timestamp()
