"""One thing that a unit is asked to prove: its answer and what was said of it; and one file with both its times."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemtra.domain.deeds import why_not
from kiemtra.domain.errors import NotAllowed, NotValid
from kiemtra.domain.evidence_asks import DEEDS, AskDeed, TimeOrigin, Verdict, proposed_time
from kiemtra.domain.uploads import UploadPurpose
from kiemtra.store.models import Answer, Evidence, EvidenceAsk
from kiemtra.store.queries import evidence as queries
from kiemtra.web import labels
from kiemtra.web.forms.evidence import AnswerForm, RejectForm, TimeForm, at_hour
from kiemtra.web.forms.inspections import ReasonForm
from kiemtra.web.labels.evidence import DEEDS as DEED_LABELS
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.views.evidence_rows import attached_files, names_of, shown_ask, shown_file
from kiemtra.web.views.uploads import Arrived, arrived, keep
from kiemtra.workflows import evidence_asks, evidence_verdicts, files, photos
from kiemtra.workflows.evidence_asks import Given
from kiemtra.workflows.evidence_places import path_of

D = AskDeed


@require_http_methods(["GET"])
def evidence_ask(request: Request, pk: UUID) -> HttpResponse:
    return _page(request, _found(request, pk))


def _found(request: Request, pk: UUID) -> EvidenceAsk:
    return queries.in_full(request.actor).get(pk=pk)


def _page(request: Request, ask: EvidenceAsk, bound: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
    place = queries.place_of(ask)
    refusals = {str(deed): _sentence(request, ask, deed) for deed in D if deed is not D.ASK}
    forms = {"answer": AnswerForm(ask=ask.pk), "reject": RejectForm(), "withdraw": ReasonForm()} | (bound or {})
    files_shown = [shown_file(row) for row in queries.given_for(ask, request.actor)]
    shown = {
        "ask": shown_ask(ask, request.today),
        "place": place,
        "label": names_of(place).get(ask.criterion, ""),
        "files": files_shown,
        "refusals": refusals,
        "deeds": {str(deed): label for deed, label in DEED_LABELS.items()},
        "forms": forms,
        "back": path_of(place),
        "illustrative": ask.jurisdiction.illustrative,
    }
    return render(request, "evidence/asked.html", shown, status=status)


def _sentence(request: Request, ask: EvidenceAsk, deed: AskDeed) -> str:
    refusal = why_not(request.actor, DEEDS[deed], queries.bearings(ask, request.today), ask.state)
    return labels.refusal(refusal) if refusal else ""


@require_POST
def evidence_answer(request: Request, pk: UUID) -> HttpResponse:
    """Take the files that came, piece by piece or with the form, and answer with them."""
    ask = _found(request, pk)
    if refusal := why_not(request.actor, DEEDS[D.ANSWER], queries.bearings(ask, request.today), ask.state):
        raise NotAllowed(refusal)
    form = AnswerForm(request.POST, ask=pk)
    came, faults = arrived(request, "proofs", UploadPurpose.EVIDENCE, pk)
    for fault in faults:
        form.add_error("proofs", fault)
    if form.is_valid():
        said = form.cleaned_data
        try:
            evidence_asks.answer(
                pk,
                revision=seen_revision(request),
                files=[_given(request, one, said) for one in came],
                remark=said["remark"],
                none_reason=said["none_reason"],
                by=request.actor,
                now=request.now,
            )
        except NotValid as error:
            form.takes(NotValid({"happened_on" if key == "happened_at" else key: v for key, v in error.faults.items()}))
        else:
            messages.success(request, "Đã gửi trả lời.")
            return redirect(path_of(queries.place_of(ask)))
    keep(request, form, "proofs", came, UploadPurpose.EVIDENCE, pk)
    return _page(request, ask, {"answer": form}, status=422)


def _given(request: Request, one: Arrived, said: dict[str, Any]) -> Given:
    """The file with the day that was typed; else with the hour that it tells itself, as a proposal."""
    if said["happened_on"]:
        return Given(one.file, one.name, said["caption"], at_hour(said["happened_on"]), TimeOrigin.TYPED)
    return Given(
        one.file, one.name, said["caption"], *proposed_time(photos.taken_at(one.file), one.changed_at, request.now)
    )


@require_POST
def evidence_accept(request: Request, pk: UUID) -> HttpResponse:
    ask = evidence_verdicts.accept(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    messages.success(request, "Đã nhận minh chứng.")
    return redirect(path_of(queries.place_of(ask)))


@require_POST
def evidence_reject(request: Request, pk: UUID) -> HttpResponse:
    form, seen = RejectForm(request.POST), seen_revision(request)
    if form.is_valid():
        said = {"reason": form.cleaned_data["reason"], "due_on": form.cleaned_data["due_on"]}
        try:
            evidence_verdicts.reject(pk, revision=seen, by=request.actor, now=request.now, today=request.today, **said)
        except NotValid as error:
            form.takes(error)
        else:
            messages.success(request, "Đã yêu cầu đơn vị gửi lại.")
            return redirect("evidence-ask", pk)
    return _page(request, _found(request, pk), {"reject": form}, status=422)


@require_POST
def evidence_withdraw(request: Request, pk: UUID) -> HttpResponse:
    form = ReasonForm(request.POST)
    if not form.is_valid():
        return _page(request, _found(request, pk), {"withdraw": form}, status=422)
    reason = form.cleaned_data["reason"]
    ask = evidence_asks.withdraw(pk, revision=seen_revision(request), reason=reason, by=request.actor, now=request.now)
    messages.success(request, "Đã hủy yêu cầu.")
    return redirect(path_of(queries.place_of(ask)))


@require_POST
def evidence_judge(request: Request, pk: UUID) -> HttpResponse:
    """Accept or reject one file; a rejection needs its reason."""
    verdict = Verdict.REJECTED if request.POST.get("verdict") == Verdict.REJECTED else Verdict.ACCEPTED
    reason = request.POST.get("reason", "")
    file = evidence_verdicts.judge_file(
        pk, verdict, revision=seen_revision(request), reason=reason, by=request.actor, now=request.now
    )
    messages.success(request, "Đã ghi ý kiến về tệp.")
    return redirect("evidence-ask", file.ask_id)


@require_http_methods(["GET", "POST"])
def evidence_detail(request: Request, pk: UUID) -> HttpResponse:
    """One file: both its times, whose it is, its hash; who may says when the fact was."""
    file = queries.shown(queries.visible_to(request.actor)).get(pk=pk)
    refusal = evidence_verdicts.why_not_confirm_time(file, request.actor)
    local = timezone.localtime(file.happened_at) if file.happened_at else None
    initial = {"day": local, "hour": local.time() if local and local.time().hour + local.time().minute else None}
    form = TimeForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            evidence_verdicts.confirm_time(
                pk, revision=seen_revision(request), happened_at=form.moment(), by=request.actor, now=request.now
            )
        except NotValid as error:
            form.takes(NotValid({"day": error.faults["happened_at"]}))
        else:
            messages.success(request, "Đã ghi thời điểm sự việc.")
            return redirect("evidence-detail", pk)
    shown = {
        "file": shown_file(file),
        "form": form,
        "refusal": labels.refusal(refusal) if refusal else "",
        "back": reverse("evidence-ask", args=[file.ask_id]) if file.ask_id else _home(file),
    }
    return render(request, "evidence/file.html", shown, status=422 if form.errors else 200)


@require_safe
def report_file(request: Request, pk: UUID, answer: int) -> HttpResponse:
    """One file of an item of a report: its names, when it came, its hash."""
    rows = queries.attached(queries.report_place(pk, request.actor), request.actor)
    found = next((one for _, one in attached_files(rows) if one.row.pk == answer), None)
    if found is None:
        raise Http404
    back, item = reverse("report-evidence", args=[pk]), found.row
    assert isinstance(item, Answer), "attached ones are answers"
    shown = {"file": found, "back": back, "item_url": reverse("report-read", args=[pk]) + f"#muc-{item.item}"}
    return render(request, "evidence/file.html", shown)


def _home(file: Evidence) -> str:
    return path_of(queries.Place(file.inspection, file.report if not file.inspection else None))


@require_POST
def evidence_check(request: Request, pk: UUID) -> HttpResponse:
    """Compute the hash of what is stored once more, and say whether it is the one that was recorded."""
    file = queries.visible_to(request.actor).select_related("file").get(pk=pk)
    if files.is_unchanged(file.file):
        messages.success(request, "Đã tính lại mã băm: tệp đúng như lúc nhận.")
    else:
        messages.error(request, "Mã băm không khớp: tệp lưu trữ đã bị thay đổi. Hãy báo quản trị hệ thống.")
    return redirect("evidence-detail", pk)
