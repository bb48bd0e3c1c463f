"""What is done to merged figures: charging agencies, a note, approval, sending back, opening again."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from kiemtra.domain.deeds import why_not
from kiemtra.domain.merged import lines
from kiemtra.domain.merges import CHARGE, DEEDS, MergeDeed, why_not_approve
from kiemtra.store.models import Merge
from kiemtra.store.queries import merged, merges
from kiemtra.store.queries.merged import Sources
from kiemtra.web import labels
from kiemtra.web.forms.merges import ChargeForm, NoteForm, SendBackForm
from kiemtra.web.labels.inspections import area
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.views.form_page import FormPage
from kiemtra.web.views.merge_places import Found
from kiemtra.workflows import merges as workflow


def deeds(request: Request, seen: Found, sources: Sources) -> dict[str, Any]:
    """The deeds on the figures of this page, each with the reason where it is not open; those of others are left out."""
    merge = seen.merge
    refusal = why_not(request.actor, CHARGE, merges.bearings_of_round(seen.round, request.today), seen.round.state)
    may_charge = refusal is None and not seen.extent.over
    if merge is None:
        return {"may_charge": may_charge}
    against = {deed: _refusal(request, merge, deed) for deed in MergeDeed}
    nothing = why_not_approve(counted=len(sources.counted))
    if not against[MergeDeed.APPROVE] and nothing:
        against[MergeDeed.APPROVE] = labels.refusal(nothing)
    return {
        "may_charge": may_charge,
        "open_deeds": {str(deed): not sentence for deed, sentence in against.items()},
        "refusal_approve": against[MergeDeed.APPROVE],
        "remarks": _remarks(merge, seen),
    }


def _refusal(request: Request, merge: Merge, deed: MergeDeed) -> str:
    refusal = why_not(request.actor, DEEDS[deed], merges.bearings(merge, request.today), merge.state)
    return labels.refusal(refusal) if refusal else ""


def _remarks(merge: Merge, seen: Found) -> list[str]:
    """What was said when the figures were sent back, item by item."""
    told = []
    for one in merge.remarks:
        item = seen.template.item(one["item"])
        told.append(f"{item.label}: {one['text']}" if item else one["text"])
    return told


def _back(merge: Merge) -> str:
    where = reverse("round-merged", args=[merge.round_id])
    return f"{where}?cua={merge.pk}" if merge.over_id else where


def _page(request: Request, merge: Merge, deed: MergeDeed, heading: str, submit: str, **more: Any) -> FormPage:
    return FormPage(
        heading=heading,
        submit=submit,
        back=_back(merge),
        crumbs=((merge.round.title, _back(merge)),),
        revision=merge.revision,
        refusal=_refusal(request, merge, deed),
        **more,
    )


@login_required
@require_http_methods(["GET", "POST"])
def round_charge(request: Request, pk: UUID) -> HttpResponse:
    rows = merges.rounds_visible_to(request.actor).select_related("plan", "asker", "jurisdiction")
    round_ = rows.get(pk=pk)
    refusal = why_not(request.actor, CHARGE, merges.bearings_of_round(round_, request.today), round_.state)
    there = {one.agency_id for one in merges.of_round(round_)}
    above = [row for row in merges.candidates(round_, request.today) if row.pk not in there]
    fields = [row for row in merges.fields(round_, request.today) if row.agency_id not in there]
    form = ChargeForm(
        request.POST or None,
        [(str(row.pk), row.name) for row in above],
        [(str(row.agency_id), f"{row.agency.name}: {', '.join(map(area, row.areas))}") for row in fields],
    )
    where = reverse("round-merged", args=[pk])
    page = FormPage(
        heading="Giao tổng hợp số liệu",
        submit="Giao tổng hợp",
        back=where,
        crumbs=((round_.title, where),),
        lead="Cơ quan được giao xem báo cáo của các đơn vị ở dưới, tổng hợp và duyệt; duyệt thì số liệu và báo cáo được khóa.",
        refusal=labels.refusal(refusal) if refusal else "",
    )

    def do(_: dict[str, Any]) -> str:
        made = workflow.charge(pk, form.chosen(), by=request.actor, now=request.now, today=request.today)
        return f"Đã giao {len([one for one in made if one.over_id])} cơ quan tổng hợp số liệu."

    return page.answer(request, form, do)


@login_required
@require_http_methods(["GET", "POST"])
def merge_annotate(request: Request, pk: UUID) -> HttpResponse:
    merge = merges.in_full(request.actor).get(pk=pk)
    page = _page(request, merge, MergeDeed.ANNOTATE, "Thuyết minh số liệu tổng hợp", "Lưu thuyết minh")
    form = NoteForm(request.POST or None, initial={"note": merge.note})

    def do(data: dict[str, Any]) -> str:
        workflow.annotate(pk, revision=seen_revision(request), note=data["note"], **_who(request))
        return "Đã lưu thuyết minh."

    return page.answer(request, form, do)


@login_required
@require_POST
def merge_approve(request: Request, pk: UUID) -> HttpResponse:
    version = workflow.approve(pk, revision=seen_revision(request), **_who(request))
    messages.success(request, f"Đã duyệt và khóa số liệu tổng hợp, lần {version.number}.")
    return redirect(_back(version.merge))


@login_required
@require_http_methods(["GET", "POST"])
def merge_send_back(request: Request, pk: UUID) -> HttpResponse:
    merge = merges.in_full(request.actor).get(pk=pk)
    lead = "Báo cáo của đơn vị nêu tên được trả lại đúng mục cần sửa; số liệu mở lại để tổng hợp và duyệt lần sau."
    page = _page(request, merge, MergeDeed.SEND_BACK, "Trả lại số liệu tổng hợp", "Trả lại", lead=lead)
    return _answered(request, merge, page, workflow.send_back, "Đã trả lại số liệu tổng hợp.")


@login_required
@require_http_methods(["GET", "POST"])
def merge_return_reports(request: Request, pk: UUID) -> HttpResponse:
    """Reports below go back while the figures are not approved yet."""
    merge = merges.in_full(request.actor).get(pk=pk)
    lead = "Báo cáo của đơn vị nêu tên được trả lại đúng mục cần sửa, kể cả báo cáo đã tiếp nhận."
    page = _page(request, merge, MergeDeed.RETURN_REPORTS, "Trả lại báo cáo của đơn vị", "Trả lại", lead=lead)
    return _answered(request, merge, page, workflow.return_reports, "Đã trả lại báo cáo của đơn vị.")


@login_required
@require_http_methods(["GET", "POST"])
def merge_reopen(request: Request, pk: UUID) -> HttpResponse:
    merge = merges.in_full(request.actor).get(pk=pk)
    lead = "Báo cáo của đơn vị nêu tên, nếu có, được trả lại đúng mục cần sửa."
    page = _page(request, merge, MergeDeed.REOPEN, "Mở lại số liệu đã duyệt", "Mở lại", lead=lead)
    return _answered(request, merge, page, workflow.reopen, "Đã mở lại số liệu tổng hợp.")


def _answered(request: Request, merge: Merge, page: FormPage, deed: Callable[..., Merge], done: str) -> HttpResponse:
    """Why figures go back, with the reports and items that are named."""
    form = _send_back_form(request, merge)

    def do(data: dict[str, Any]) -> str:
        said = {"reason": data["reason"], "remarks": form.remarks()}
        deed(merge.pk, revision=seen_revision(request), **said, **_who(request))
        return done

    return page.answer(request, form, do)


def _send_back_form(request: Request, merge: Merge) -> SendBackForm:
    extent = merged.extent_of(merge.round, merge, request.today)
    units = [(str(row.agency_id), row.agency.name) for row in merged.handed_in(extent)]
    asked = lines(merged.template_of(merge.round), extent.areas)
    items = list({line.anchor: (line.anchor, (line.table or line.item).label) for line in asked}.values())
    first = {"unit": request.GET.get("don-vi", ""), "item": request.GET.get("muc", "")}
    return SendBackForm(request.POST or None, units, items, first)


def _who(request: Request) -> dict[str, Any]:
    return {"by": request.actor, "now": request.now, "today": request.today}
