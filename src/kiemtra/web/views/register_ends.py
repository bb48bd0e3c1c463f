"""The page on which somebody enters that a document has ceased to have effect."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kiemtra.domain.deeds import why_not
from kiemtra.domain.documents import DEEDS, DocumentDeed
from kiemtra.store.queries import documents as queries
from kiemtra.web import labels
from kiemtra.web.forms.register_ends import EndForm
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.views.form_page import FormPage
from kiemtra.workflows import register_ends as workflow


@require_http_methods(["GET", "HEAD", "POST"])
def document_end(request: Request, pk: UUID) -> HttpResponse:
    document = queries.visible_to(request.actor).select_related("jurisdiction", "plan", "inspection").get(pk=pk)
    refusal = why_not(request.actor, DEEDS[DocumentDeed.END], queries.bearings(document), document.state)
    back = reverse("document-detail", args=[pk])
    page = FormPage(
        heading=f"Ghi hết hiệu lực: {document}",
        submit="Lưu",
        back=back,
        crumbs=(("Văn bản", reverse("document-list")), (document.reference, back)),
        lead="Dùng khi văn bản hết hiệu lực mà không có văn bản thay thế. Điều đã ghi trước đó và lý do được giữ trong nhật ký.",
        revision=document.revision,
        refusal=labels.refusal(refusal) if refusal else "",
        illustrative=document.jurisdiction.illustrative,
    )
    held = {"ended_on": document.ended_on, "ended_ground": document.ended_ground}
    form = EndForm(request.POST or None, initial=held, has_end=document.ended_on is not None)

    def do(given: dict[str, Any]) -> str:
        said = {"revision": seen_revision(request), "reason": given["reason"], "by": request.actor, "now": request.now}
        if given.get("in_effect"):
            return f"Đã ghi {workflow.restore(pk, **said)} còn hiệu lực."
        ended = workflow.end(pk, on=given["ended_on"], ground=given["ended_ground"], **said)
        return f"Đã ghi {ended} hết hiệu lực từ ngày {ended.ended_on:%d/%m/%Y}."

    return page.answer(request, form, do)
