"""Serving a stored file: only through the record it hangs on, and never as something that could run here."""

from uuid import UUID

from django.http import FileResponse
from django.views.decorators.http import require_safe

from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.evidence import SHOWN_INLINE, MediaType
from kiemtra.store.queries import files as queries
from kiemtra.web.labels.documents import EXTENSIONS
from kiemtra.web.request import Request
from kiemtra.workflows import files

# A sandbox has no origin, scripts or plug-ins. Browsers draw PDF with a plug-in of their own, which needs one.
SANDBOX = "sandbox; default-src 'none'; img-src 'self'; frame-ancestors 'none'"
PDF_POLICY = "default-src 'none'; object-src 'self'; frame-ancestors 'none'"


@require_safe
def file_detail(request: Request, pk: UUID) -> FileResponse:
    file = queries.visible_to(request.actor).get(pk=pk)
    if found := queries.infection(file):
        raise NotAllowed(Refusal.FILE_INFECTED, signature=found)
    kind = MediaType(file.media_type)
    name = queries.name_for(file, request.actor) or f"tep-{file.sha256[:8]}"
    response = FileResponse(
        files.opened(file),
        as_attachment=kind not in SHOWN_INLINE,
        filename=name if name.lower().endswith(EXTENSIONS[kind]) else name + EXTENSIONS[kind],
        content_type=kind.value,
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = PDF_POLICY if kind is MediaType.PDF else SANDBOX
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Cache-Control"] = "private, no-store"
    return response
