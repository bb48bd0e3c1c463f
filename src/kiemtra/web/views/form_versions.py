"""Pages of forms: those that may be asked, one item by item, one's own uploaded, published and ended."""

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemtra.data.forms import load_forms
from kiemtra.data.xlsform.writing import sheets_of
from kiemtra.domain.deeds import why_not
from kiemtra.domain.form_versions import DEEDS, FormVersionDeed, state_of
from kiemtra.domain.forms import FormTemplate
from kiemtra.domain.people import Permission
from kiemtra.store.models import FormVersion
from kiemtra.store.queries import forms as queries
from kiemtra.web import labels
from kiemtra.web.exports import XLSX
from kiemtra.web.forms.form_versions import EndForm, UploadForm
from kiemtra.web.labels.forms import sentence
from kiemtra.web.labels.workbooks import FAULTS as WORKBOOK_FAULTS
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.views import form_pages as pages
from kiemtra.web.views.form_page import FormPage
from kiemtra.workbooks import FaultCode as UnreadableCode
from kiemtra.workbooks import UnreadableWorkbook
from kiemtra.workflows import form_versions as workflow

D = FormVersionDeed
# More than a few of what telephones note by themselves say nothing new.
LEFT_OUT_SHOWN = 5


@require_safe
def form_list(request: Request) -> HttpResponse:
    """Forms tell nothing of anybody: whoever has signed in may read them."""
    shipped = sorted(load_forms(), key=lambda form: (form.title, form.version))
    context = {
        "own": [(row, state_of(row.published_at is not None)) for row in queries.listed(request.actor)],
        "shipped": [(form, pages.made_for(form)) for form in shipped],
        "may_upload": request.actor.may(Permission.FORM_MANAGE),
    }
    return render(request, "form_versions/list.html", context)


@require_safe
def form_detail(request: Request, code: str, version: str) -> HttpResponse:
    template, row = _found(request, code, version)
    context = {
        "form": template,
        "row": row,
        "items": pages.shown_items(template),
        "checks": pages.shown_checks(template),
        "made_for": pages.made_for(template),
        "refusals": _refusals(request, row) if row else {},
    }
    return render(request, "form_versions/detail.html", context)


def _found(request: Request, code: str, version: str) -> tuple[FormTemplate, FormVersion | None]:
    if queries.is_shipped(code, version):
        return queries.template(code, version, UUID(int=0)), None
    row = queries.uploaded(code, version, request.actor)
    if row is None:
        raise Http404
    return queries.read(row), row


def _refusals(request: Request, row: FormVersion) -> dict[str, str]:
    state, bearings = state_of(row.published_at is not None), queries.bearings(row.jurisdiction)
    found = {deed: why_not(request.actor, DEEDS[deed], bearings, state) for deed in (D.PUBLISH, D.DISCARD, D.END)}
    return {str(deed): labels.refusal(refusal) if refusal else "" for deed, refusal in found.items()}


@require_safe
def form_workbook(request: Request, code: str, version: str) -> HttpResponse:
    template, _ = _found(request, code, version)
    response = HttpResponse(pages.workbook(template.title, sheets_of(template), request.today), content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="xlsform-{template.code}-{template.version}.xlsx"'
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def form_upload(request: Request) -> HttpResponse:
    if request.jurisdiction is None or not request.actor.may(Permission.FORM_MANAGE):
        raise Http404
    form = UploadForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"form": form}
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            if file.size > settings.UPLOAD_LIMIT:
                raise UnreadableWorkbook(UnreadableCode.TOO_LARGE, filesizeformat(file.size))
            done = workflow.upload(
                request.jurisdiction, file.read(), file.name, form.given(), by=request.actor, now=request.now
            )
        except UnreadableWorkbook as error:
            form.add_error("file", WORKBOOK_FAULTS[error.code].format(value=error.value))
        else:
            if row := done.version:
                messages.success(request, "Đã tải lên bản nháp. Hãy xem lại từng mục rồi ban hành.")
                for fault in done.left_out[:LEFT_OUT_SHOWN]:
                    messages.info(request, f"Dòng {fault.row}: {sentence(fault)}")
                return redirect("form-detail", code=row.code, version=row.version)
            context |= {"faults": pages.shown_faults(done.faults), "count": len(done.faults), "name": file.name}
    status = 422 if form.errors or "faults" in context else 200
    return render(request, "form_versions/upload.html", context, status=status)


@require_POST
def form_publish(request: Request, pk: UUID) -> HttpResponse:
    row = workflow.publish(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    messages.success(request, "Đã ban hành. Biểu mẫu này dùng được khi yêu cầu đơn vị báo cáo.")
    return redirect("form-detail", code=row.code, version=row.version)


@require_POST
def form_discard(request: Request, pk: UUID) -> HttpResponse:
    workflow.discard(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    messages.success(request, "Đã bỏ bản nháp.")
    return redirect("form-list")


@require_http_methods(["GET", "HEAD", "POST"])
def form_end(request: Request, pk: UUID) -> HttpResponse:
    row = queries.visible_to(request.actor).select_related("jurisdiction").get(pk=pk)
    back = reverse("form-detail", args=[row.code, row.version])
    page = FormPage(
        heading="Kết thúc hiệu lực biểu mẫu",
        submit="Kết thúc hiệu lực",
        back=back,
        crumbs=(("Biểu mẫu", reverse("form-list")), (row.title, back)),
        lead="Sau ngày này không yêu cầu báo cáo theo biểu mẫu này nữa. Báo cáo đã yêu cầu vẫn giữ nguyên.",
        revision=row.revision,
        refusal=_refusals(request, row)[str(D.END)],
    )
    form = EndForm(request.POST or None)

    def do(held: dict[str, object]) -> str:
        workflow.end(pk, last_day=held["last_day"], revision=seen_revision(request), by=request.actor, now=request.now)  # type: ignore[arg-type]
        return "Đã ghi ngày kết thúc hiệu lực."

    return page.answer(request, form, do)
