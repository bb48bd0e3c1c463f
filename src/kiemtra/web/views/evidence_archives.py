"""Evidence to take away: one ZIP of a criterion or of all, with its numbered list as DOCX and XLSX."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from functools import partial
from io import BytesIO
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.filing import slug
from kiemtra.drafting.word import to_docx
from kiemtra.store.queries import report_rounds
from kiemtra.web.archives import Entry, zipped
from kiemtra.web.exports import Column, xlsx
from kiemtra.web.request import Request
from kiemtra.web.templatetags.notation import vn_bytes, vn_date
from kiemtra.web.views.evidence import ROUND, folders_of, folders_of_round, place_for
from kiemtra.web.views.evidence_rows import Folder, ShownFile
from kiemtra.workflows import files
from kiemtra.workflows.papers import evidence_list
from kiemtra.workflows.papers.evidence_list import Line

COLUMNS: tuple[Column, ...] = (
    ("Số", 6),
    ("Tên tệp", 52),
    ("Nội dung", 12),
    ("Là gì", 40),
    ("Đơn vị", 28),
    ("Sự việc", 18),
    ("Nhận lúc", 18),
    ("Người gửi", 28),
    ("Xem xét", 14),
    ("Tên khi gửi", 40),
    ("Dung lượng (byte)", 16),
    ("SHA-256", 68),
)


def _found(request: Request, kind: str, pk: UUID) -> tuple[str, str, list[Folder]]:
    """What the evidence is of, in words and as a name of a file; and the folders with files that may be taken."""
    if kind == ROUND:
        asked = report_rounds.visible_to(request.actor).get(pk=pk)
        title, found = asked.title, folders_of_round(request, pk)
    else:
        place = place_for(request, kind, pk)
        title, found = place.unit.name, folders_of(request, place)
    criterion = request.GET.get("criterion")
    kept = [one for one in found if one.files and (criterion is None or one.criterion == criterion)]
    return title, f"minh-chung-{slug(title, 40)}" + (f"-{kept[0].name}" if criterion and kept else ""), kept


def _files(found: Sequence[Folder]) -> list[tuple[Folder, ShownFile]]:
    return [(one, file) for one in found for file in one.files if not file.is_infected]


@require_safe
def evidence_zip(request: Request, pk: UUID, kind: str) -> StreamingHttpResponse:
    """All files that the actor may see, folder by folder, and the list of them; sent while it is made."""
    title, name, found = _found(request, kind, pk)
    listed = _files(found)
    if sum(file.file.size for _, file in listed) > settings.ARCHIVE_LIMIT:
        raise NotAllowed(Refusal.ARCHIVE_TOO_LARGE, limit=vn_bytes(settings.ARCHIVE_LIMIT))
    day = _last_day(listed, request.today)
    lists = {
        "danh-muc-minh-chung.docx": to_docx(evidence_list.content(title, _lines(listed), day)),
        "danh-muc-minh-chung.xlsx": _xlsx(title, listed, day).content,
    }
    response = StreamingHttpResponse(zipped(_entries(lists, listed, kind == ROUND)), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="{name}.zip"'
    response["Cache-Control"] = "private, no-store"
    # What is packed already is not packed again on the way.
    response["Content-Encoding"] = "identity"
    return response


def _last_day(listed: Sequence[tuple[Folder, ShownFile]], today: date) -> date:
    """The day on which the last of the files came: the same files make the same list on any day."""
    return max((timezone.localdate(file.received_at) for _, file in listed), default=today)


def _entries(lists: dict[str, bytes], listed: Sequence[tuple[Folder, ShownFile]], many: bool) -> Iterator[Entry]:
    for name, content in lists.items():
        yield Entry(name, len(content), partial(BytesIO, content))
    for one, file in listed:
        unit = f"{slug(one.unit.short_name, 40)}/" if many else ""
        yield Entry(f"{unit}{one.name}/{file.filed}", file.file.size, partial(files.opened, file.file))


def _lines(listed: Sequence[tuple[Folder, ShownFile]]) -> list[Line]:
    return [
        Line(
            name=file.filed,
            criterion=one.criterion,
            caption=file.caption,
            unit=one.unit.short_name,
            happened=file.happened + (f" ({file.proposed})" if file.proposed else ""),
            received=vn_date(file.received_at),
            sha256=file.file.sha256,
        )
        for one, file in listed
    ]


@require_safe
def evidence_xlsx(request: Request, pk: UUID, kind: str) -> HttpResponse:
    """The list alone."""
    title, _, found = _found(request, kind, pk)
    return _xlsx(title, _files(found), request.today)


def _xlsx(title: str, listed: Sequence[tuple[Folder, ShownFile]], day: date) -> HttpResponse:
    return xlsx(f"Danh mục minh chứng - {title}", COLUMNS, _cells(listed), today=day)


def _cells(listed: Sequence[tuple[Folder, ShownFile]]) -> Iterator[tuple[str | int | date | datetime | None, ...]]:
    for number, (one, file) in enumerate(listed, start=1):
        happened = file.happened + (f" ({file.proposed})" if file.proposed else "")
        yield (
            number,
            file.filed,
            one.criterion,
            file.caption,
            one.unit.name,
            happened,
            file.received_at,
            file.sender,
            file.verdict,
            file.name,
            file.file.size,
            file.file.sha256,
        )
