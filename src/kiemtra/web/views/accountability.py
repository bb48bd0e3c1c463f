"""The pages of proposals on accountability: of head and secretary of a team, and of the authority that decides."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemtra.domain.accountability import DEEDS, Accountable, Outcome, ProposalDeed, ProposalState, why_not_send
from kiemtra.domain.deeds import why_not
from kiemtra.domain.errors import NotValid
from kiemtra.domain.inspections import InspectionState
from kiemtra.domain.secrecy import ReadingOf
from kiemtra.store.models import AccountabilityProposal, Inspection
from kiemtra.store.queries import accountability as queries
from kiemtra.store.queries import inspections, secrecy
from kiemtra.web import labels, trail
from kiemtra.web.forms.accountability import OutcomeForm, ProposalForm, WithdrawForm
from kiemtra.web.labels import accountability as words
from kiemtra.web.request import Request, seen_revision, write_id
from kiemtra.web.views.findings import inspection_of
from kiemtra.web.views.form_page import FormPage, crumbs_of
from kiemtra.web.views.secrecy import reader_lines
from kiemtra.workflows import accountability as workflow
from kiemtra.workflows import sealed_reading

D = ProposalDeed
LIST = "Kiến nghị xem xét trách nhiệm"
LEAD = "Chỉ Trưởng đoàn, Thư ký đoàn và lãnh đạo cơ quan có thẩm quyền thấy kiến nghị này."


@require_safe
def accountability_list(request: Request) -> HttpResponse:
    rows = list(queries.listed(request.actor))
    sealed_reading.note(rows, ReadingOf.LIST, by=request.actor, now=request.now)
    return render(request, "accountability/list.html", {"rows": [row_of(row) for row in rows]})


@require_safe
def accountability_detail(request: Request, pk: UUID) -> HttpResponse:
    proposal = _found(request, pk)
    sealed_reading.note([proposal], ReadingOf.PAGE, by=request.actor, now=request.now)
    facts = {
        "proposal": proposal,
        "row": row_of(proposal),
        "kind": words.KINDS[Accountable(proposal.kind)],
        "outcome": words.OUTCOMES[Outcome(proposal.outcome)] if proposal.outcome else "",
        "refusals": {str(deed): refusal_of(request, proposal, deed) for deed in D if deed is not D.DRAFT},
        "sees_inspection": inspections.visible_to(request.actor).filter(pk=proposal.inspection_id).exists(),
        "history": trail.lines(queries.history(proposal)),
        "readers": reader_lines(secrecy.readers(proposal.pk)),
        "illustrative": proposal.inspection.plan.jurisdiction.illustrative,
    }
    return render(request, "accountability/detail.html", facts)


@require_http_methods(["GET", "POST"])
def accountability_new(request: Request, pk: UUID) -> HttpResponse:
    inspection = inspection_of(request, pk)
    rule = DEEDS[D.DRAFT]
    code = why_not(request.actor, rule, inspections.bearings(inspection), inspection.state)
    form = _form(request, inspection)
    if request.method == "POST" and not code and form.is_valid():
        try:
            made = workflow.draft(pk, form.content(), by=request.actor, now=request.now, proposal_id=write_id(request))
            return _done(request, made.pk, "Đã lập kiến nghị; Trưởng đoàn gửi sau khi kết luận.")
        except NotValid as error:
            form.takes(error)
    page = FormPage(
        heading="Lập kiến nghị xem xét trách nhiệm",
        submit="Lưu kiến nghị",
        back=reverse("inspection-detail", args=[pk]),
        crumbs=crumbs_of(inspection),
        lead=LEAD,
        refusal=labels.refusal(code) if code else "",
        illustrative=inspection.plan.jurisdiction.illustrative,
    )
    return page.show(request, form)


@require_http_methods(["GET", "POST"])
def accountability_edit(request: Request, pk: UUID) -> HttpResponse:
    proposal = _found(request, pk)
    form = _form(request, proposal.inspection, proposal)
    if request.method == "POST" and form.is_valid():
        try:
            seen = seen_revision(request)
            workflow.edit(pk, form.content(), revision=seen, by=request.actor, now=request.now)
            return _done(request, pk, "Đã lưu kiến nghị.")
        except NotValid as error:
            form.takes(error)
    return _deed_page(request, proposal, D.EDIT, "Lưu kiến nghị", LEAD).show(request, form)


@require_POST
def accountability_send(request: Request, pk: UUID) -> HttpResponse:
    workflow.send(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    return _done(request, pk, "Đã gửi đến cơ quan có thẩm quyền.")


@require_http_methods(["GET", "POST"])
def accountability_withdraw(request: Request, pk: UUID) -> HttpResponse:
    proposal, form = _found(request, pk), WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason, seen = form.cleaned_data["reason"], seen_revision(request)
        try:
            workflow.withdraw(pk, revision=seen, reason=reason, by=request.actor, now=request.now)
            return _done(request, pk, "Đã rút kiến nghị.")
        except NotValid as error:
            form.takes(error)
    return _deed_page(request, proposal, D.WITHDRAW, "Rút kiến nghị").show(request, form)


@require_http_methods(["GET", "POST"])
def accountability_answer(request: Request, pk: UUID) -> HttpResponse:
    proposal, form = _found(request, pk), OutcomeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        seen = {"revision": seen_revision(request), "by": request.actor, "now": request.now, "today": request.today}
        try:
            workflow.answer(pk, form.answer(), **seen)  # type: ignore[arg-type]
            return _done(request, pk, "Đã ghi kết quả xem xét; Đoàn kiểm tra đã được báo.")
        except NotValid as error:
            form.takes(error)
    return _deed_page(request, proposal, D.ANSWER, "Ghi kết quả").show(request, form)


def row_of(proposal: AccountabilityProposal) -> dict[str, Any]:
    """A proposal in a list: whom it is about stands on its page only."""
    state = ProposalState(proposal.state)
    return {
        "proposal": proposal,
        "kind": words.KINDS[Accountable(proposal.kind)],
        "state": labels.state(state),
        "tone": words.TONES[state],
    }


def refusal_of(request: Request, proposal: AccountabilityProposal, deed: ProposalDeed) -> str:
    """The sentence against a deed; empty where it is open."""
    code = why_not(request.actor, DEEDS[deed], queries.bearings(proposal), proposal.state)
    if code is None and deed is D.SEND:
        state = InspectionState(proposal.inspection.state)
        code = why_not_send(inspection=state, standing_findings=queries.standing_grounds(proposal))
    return labels.refusal(code) if code else ""


def _found(request: Request, pk: UUID) -> AccountabilityProposal:
    return queries.in_full(request.actor).get(pk=pk)


def _form(request: Request, inspection: Inspection, proposal: AccountabilityProposal | None = None) -> ProposalForm:
    return ProposalForm(
        request.POST or None,
        findings=queries.possible_grounds(inspection),
        authorities=queries.authorities(inspection, request.today),
        proposal=proposal,
    )


def _deed_page(
    request: Request, proposal: AccountabilityProposal, deed: ProposalDeed, submit: str, lead: str = ""
) -> FormPage:
    return FormPage(
        heading=words.DEEDS[deed],
        submit=submit,
        back=reverse("accountability-detail", args=[proposal.pk]),
        crumbs=((LIST, reverse("accountability-list")),),
        lead=lead,
        revision=proposal.revision,
        refusal=refusal_of(request, proposal, deed),
        illustrative=proposal.inspection.plan.jurisdiction.illustrative,
    )


def _done(request: Request, pk: UUID, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("accountability-detail", pk)
