"""Uploads that go on where they broke off, in the language of tus 1.0; and what has come, for the deed it was sent for."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.forms import Form
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import http_date
from django.views.decorators.http import require_http_methods

from kiemtra.domain import uploads as tus
from kiemtra.domain.errors import Conflict, NotAllowed, Refusal
from kiemtra.domain.uploads import UploadPurpose
from kiemtra.store.models import StoredFile, Upload
from kiemtra.web import labels
from kiemtra.web.request import Request
from kiemtra.workflows import files, uploads

PIECE = "application/offset+octet-stream"
PLAIN = "text/plain; charset=utf-8"
# A refusal of the file itself is answered in words that the script shows; all else by the pages of errors.
_STATUS = {Refusal.FILE_TOO_LARGE: 413, Refusal.TOO_MANY_UPLOADS: 429}
_OF_FILE = frozenset(
    {
        *_STATUS,
        Refusal.FILE_TYPE_REFUSED,
        Refusal.FILE_TWO_TYPES,
        Refusal.FILE_UNFOLDS,
        Refusal.FILE_INFECTED,
        Refusal.SECRET_PAPER,
    }
)
View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Arrived:
    """One file that has come, in the form itself or before it."""

    file: StoredFile
    name: str
    # When it was last changed on the sender's device, where the browser told.
    changed_at: datetime | None = None


def arrived(request: Request, field: str, purpose: UploadPurpose, record: UUID) -> tuple[list[Arrived], list[str]]:
    """The files of a field, whichever way they came, each once; and a sentence for each that is refused."""
    found: dict[UUID, Arrived] = {}
    faults: list[str] = []
    ids = [pk for text in request.POST.getlist(f"{field}-upload") if (pk := _uuid(text))]
    for upload in uploads.taken(ids, purpose, record, by=request.actor, now=request.now):
        assert upload.file is not None, "taken ones are whole"
        found[upload.file.pk] = Arrived(upload.file, upload.name, upload.changed_at)
    for plain in request.FILES.getlist(field):
        name = plain.name or "tep"
        try:
            kept = files.store(plain, name=name, limit=settings.UPLOAD_LIMIT, at=request.now)
        except NotAllowed as refused:
            faults.append(f"{name}: {labels.refusal(refused.refusal, **refused.facts)}")
        else:
            found.setdefault(kept.pk, Arrived(kept, name))
    return list(found.values()), faults


def keep(
    request: Request, form: Form, field: str, came: Iterable[Arrived], purpose: UploadPurpose, record: UUID
) -> None:
    """What came with a form that could not be taken stays with it, and need not be sent again."""
    kept = [uploads.hold(one.file, one.name, purpose, record, by=request.actor, now=request.now) for one in came]
    form.fields[field].widget.kept = kept


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _speaks_tus(view: View) -> View:
    """Answer in the protocol: its version on both sides, refusals of the file as plain sentences."""

    @wraps(view)
    def answer(request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method != "OPTIONS" and request.headers.get("Tus-Resumable") != tus.TUS:
            response = HttpResponse(status=412)
            response["Tus-Version"] = tus.TUS
        else:
            response = _spoken(view, request, *args, **kwargs)
        response["Tus-Resumable"] = tus.TUS
        response["Cache-Control"] = "no-store"
        return response

    return answer


def _spoken(view: View, request: Request, *args: Any, **kwargs: Any) -> HttpResponse:
    try:
        return view(request, *args, **kwargs)
    except NotAllowed as refused:
        if refused.refusal not in _OF_FILE:
            raise
        sentence = labels.refusal(refused.refusal, **refused.facts)
        return HttpResponse(sentence, content_type=PLAIN, status=_STATUS.get(refused.refusal, 422))
    except Conflict as conflict:
        return _with_offset(HttpResponse(status=409), conflict.current)
    except uploads.Busy:
        return HttpResponse(status=423)


@require_http_methods(["OPTIONS", "POST"])
@_speaks_tus
def upload_begin(request: Request) -> HttpResponse:
    if request.method == "OPTIONS":
        return _offer()
    said = tus.metadata(request.headers.get("Upload-Metadata", ""))
    record = _uuid(said.get("record", ""))
    if record is None or said.get("purpose") not in set(UploadPurpose):
        return HttpResponse(status=400)
    upload = uploads.begin(
        UploadPurpose(said["purpose"]),
        record,
        name=said.get("filename", ""),
        size=tus.number(request.headers.get("Upload-Length")),
        changed_at=_moment(said.get("changed", "")),
        by=request.actor,
        now=request.now,
    )
    response = _expires(HttpResponse(status=201), upload)
    response["Location"] = reverse("upload", args=[upload.pk])
    return _with_offset(response, 0)


def _offer() -> HttpResponse:
    response = HttpResponse(status=204)
    response["Tus-Version"] = tus.TUS
    response["Tus-Extension"] = ",".join(tus.EXTENSIONS)
    response["Tus-Max-Size"] = str(settings.UPLOAD_LIMIT)
    response["Tus-Checksum-Algorithm"] = ",".join(tus.CHECKSUMS)
    return response


@require_http_methods(["HEAD", "PATCH", "DELETE"])
@_speaks_tus
def upload(request: Request, pk: UUID) -> HttpResponse:
    if request.method == "PATCH":
        return _append(request, pk)
    if request.method == "DELETE":
        uploads.discard(pk, by=request.actor)
        return HttpResponse(status=204)
    found = uploads.own(pk, by=request.actor)
    response = _with_offset(HttpResponse(status=200), uploads.offset(found))
    response["Upload-Length"] = str(found.size)
    return _expires(response, found)


def _append(request: Request, pk: UUID) -> HttpResponse:
    at = tus.number(request.headers.get("Upload-Offset"))
    header = request.headers.get("Upload-Checksum", "")
    checksum = tus.checksum(header) if header else None
    if request.content_type != PIECE:
        return HttpResponse(status=415)
    if at is None or (header and checksum is None):
        return HttpResponse(status=400)
    try:
        found, there = uploads.append(pk, request, at=at, checksum=checksum, by=request.actor, now=request.now)
    except ValueError:
        return HttpResponse(status=460)
    return _expires(_with_offset(HttpResponse(status=204), there), found)


def _with_offset(response: HttpResponse, offset: int) -> HttpResponse:
    response["Upload-Offset"] = str(offset)
    return response


def _expires(response: HttpResponse, found: Upload) -> HttpResponse:
    response["Upload-Expires"] = http_date((found.begun_at + uploads.KEPT).timestamp())
    return response


def _moment(milliseconds: str) -> datetime | None:
    """The hour that a browser tells in milliseconds since 1970; None for what cannot be one."""
    number = tus.number(milliseconds)
    return datetime.fromtimestamp(number / 1000, UTC) if number and number < 4_102_444_800_000 else None
