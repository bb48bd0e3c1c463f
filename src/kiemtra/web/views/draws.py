"""Pages of draws: those of a plan, a new one, one draw with its next deed, and the files to repeat it with."""

import json
import secrets
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemtra.data.lotteries import lottery as lottery_of
from kiemtra.domain.deeds import why_not
from kiemtra.domain.draws import DrawDeed, DrawState
from kiemtra.domain.errors import NotAllowed, NotValid, Refusal
from kiemtra.domain.plans import DEEDS as PLAN_DEEDS
from kiemtra.domain.plans import PlanDeed
from kiemtra.domain.secrecy import ReadingOf
from kiemtra.scheduling import draw as engine
from kiemtra.scheduling import verifier
from kiemtra.store.ids import new_id
from kiemtra.store.models import Draw, Plan
from kiemtra.store.queries import draws as queries
from kiemtra.store.queries import inspection_lists, plans
from kiemtra.store.queries import log as log_queries
from kiemtra.web.forms.draws import DraftForm, DrawForm, SeedForm, VisitsForm, WithdrawForm
from kiemtra.web.labels.draws import DONE, TONES
from kiemtra.web.labels.states import DRAW
from kiemtra.web.request import Request, seen_revision, write_id
from kiemtra.web.views.draw_page import context_of, downloads, found, rules_of
from kiemtra.web.views.plan_page import around, seen_plan
from kiemtra.workflows import draw_results, plan_choices, sealed_reading
from kiemtra.workflows import draws as workflow

TYPES = {"html": "text/html", "py": "text/x-python", "json": "application/json", "proof": "application/json"}
NAMES = {
    "html": "kiem-tra-boc-tham.html",
    "py": "kiem-tra-boc-tham.py",
    "json": "boc-tham.json",
    "proof": "bang-chung-niem-phong.json",
}


# What a person mends in the form itself.
ABOUT_TYPED = frozenset(
    {
        Refusal.SEED_DAY_NOT_COME,
        Refusal.SEED_BEFORE_NAMED_DAY,
        Refusal.NOT_A_DRAW_DAY,
        Refusal.LATER_DRAW_WITHOUT_REASON,
        Refusal.SECOND_TYPIST_NEEDED,
        Refusal.FILE_TOO_LARGE,
        Refusal.FILE_TYPE_REFUSED,
        Refusal.SECRET_PAPER,
    }
)


@login_required
@require_safe
def draw_list(request: Request, pk: UUID) -> HttpResponse:
    plan = seen_plan(request, pk)
    rows = list(queries.of_plan(plan, request.actor).select_related("plan"))
    sealed_reading.note(rows, ReadingOf.LIST, by=request.actor, now=request.now)
    shown = [
        {"draw": row, "state": DRAW[DrawState(row.state)], "tone": TONES[DrawState(row.state)],
         "lottery": lottery_of(row.lottery)}
        for row in rows
    ]  # fmt: skip
    return render(request, "draws/list.html", around(request, plan, "draw-list") | {"rows": shown})


@login_required
@require_http_methods(["GET", "POST"])
def draw_new(request: Request, pk: UUID, unannounced: bool = False) -> HttpResponse:
    """A new draw; for unannounced inspections one that is sealed from its first moment."""
    plan = seen_plan(request, pk)
    rule = PLAN_DEEDS[PlanDeed.PROPOSE_UNANNOUNCED if unannounced else PlanDeed.EDIT]
    if refusal := why_not(request.actor, rule, plans.bearings(plan), plan.state):
        raise NotAllowed(refusal)
    form = _draft_form(request, plan, unannounced=unannounced)
    if request.method == "POST" and form.is_valid():
        try:
            made = workflow.draft(pk, _content(form), by=request.actor, now=request.now, draw_id=write_id(request))
        except (NotValid, NotAllowed) as error:
            form.takes(error)
        else:
            messages.success(request, "Đã lập danh sách. Hãy kiểm lại rồi niêm phong trước kỳ quay.")
            return redirect("draw-detail", pk=made.pk)
    context = around(request, plan, "draw-list") | {
        "form": form,
        "unannounced": unannounced,
        "write_id": write_id(request) or new_id(),
    }
    return render(request, "draws/new.html", context, status=422 if form.errors else 200)


def _draft_form(request: Request, plan: Plan, *, unannounced: bool) -> DraftForm:
    tickets, quotas, _ = plan_choices.tickets(plan.pk, by=request.actor)
    there = {quota.group: sum(one.group == quota.group for one in tickets) for quota in quotas}
    teams = inspection_lists.candidates(plan) if unannounced else None
    title = f"Bốc thăm đơn vị được kiểm tra năm {plan.year}"
    return DraftForm(request.POST or None, quotas=quotas, there=there, teams=teams, initial={"title": title})


def _content(form: DraftForm) -> workflow.DrawContent:
    said = form.cleaned_data
    return workflow.DrawContent(said["title"], said["lottery"], said["draw_on"], form.counts(), said.get("team"))


@login_required
@require_safe
def draw_detail(request: Request, pk: UUID) -> HttpResponse:
    return _page(request, found(request, pk))


def _page(request: Request, draw: Draw, typed: DrawForm | None = None) -> HttpResponse:
    """The page of a draw, with a form that was refused in its place."""
    sealed_reading.note([draw], ReadingOf.PAGE, by=request.actor, now=request.now)
    forms: dict[str, DrawForm] = {
        "seed_form": SeedForm(lottery=lottery_of(draw.lottery), initial={"drawn_on": draw.draw_on}),
        "visits_form": VisitsForm(),
        "withdraw_form": WithdrawForm(),
    }
    if typed is not None:
        forms[next(name for name, form in forms.items() if type(form) is type(typed))] = typed
    context = around(request, draw.plan, "draw-list") | context_of(draw, request) | forms
    context |= {"rules": rules_of(draw), "downloads": downloads(draw, "draw-file", draw.pk), "typed": typed}
    return render(request, "draws/detail.html", context, status=422 if typed else 200)


@login_required
@require_POST
def draw_deed(request: Request, pk: UUID, deed: DrawDeed) -> HttpResponse:
    """A deed that asks for nothing but the revision that was seen."""
    said: dict[str, Any] = {"revision": seen_revision(request), "by": request.actor, "now": request.now}
    match deed:
        case DrawDeed.RETAKE:
            workflow.retake(pk, **said)
        case DrawDeed.COMMIT:
            workflow.commit(pk, salt=secrets.token_bytes(engine.SALT_BYTES), **said)
        case DrawDeed.DRAW:
            draw_results.carry_out(pk, **said)
        case DrawDeed.OPEN:
            draw_results.open_(pk, **said)
        case DrawDeed.TAKE:
            draw_results.take(pk, **said)
    messages.success(request, DONE[deed])
    return redirect("draw-detail", pk=pk)


@login_required
@require_POST
def draw_seed(request: Request, pk: UUID) -> HttpResponse:
    draw = found(request, pk)
    form = SeedForm(request.POST, request.FILES, lottery=lottery_of(draw.lottery))
    if form.is_valid():
        said, upload = form.cleaned_data, form.cleaned_data["proof"]
        result = draw_results.Result(
            said["drawn_on"], said["numbers"], said["link"], said["note"], upload, upload.name if upload else ""
        )
        try:
            draw = draw_results.type_seed(pk, result, by=request.actor, now=request.now)
        except NotValid as error:
            form.takes(error)
        except NotAllowed as refused:
            if refused.refusal not in ABOUT_TYPED or request.now < draw.begins_at:
                raise
            form.takes(refused)
        else:
            messages.success(request, _typed_words(draw))
            return redirect("draw-detail", pk=pk)
    return _page(request, draw, form)


def _typed_words(draw: Draw) -> str:
    if draw.seed:
        return "Hai người đã nhập kết quả trùng nhau. Có thể bốc thăm."
    return f"{DONE[DrawDeed.SEED]} Cần một người khác nhập lại để xác nhận."


@login_required
@require_POST
def draw_propose_visits(request: Request, pk: UUID) -> HttpResponse:
    draw = found(request, pk)
    form = VisitsForm(request.POST)
    if not form.is_valid():
        return _page(request, draw, form)
    draw_results.propose_visits(
        pk, ground=form.cleaned_data["ground"], sealed_until=form.sealed_until(), by=request.actor, now=request.now
    )
    messages.success(request, DONE[DrawDeed.PROPOSE_VISITS])
    return redirect("draw-detail", pk=pk)


@login_required
@require_POST
def draw_withdraw(request: Request, pk: UUID) -> HttpResponse:
    draw = found(request, pk)
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return _page(request, draw, form)
    reason: str = form.cleaned_data["reason"]
    workflow.withdraw(pk, revision=seen_revision(request), reason=reason, by=request.actor, now=request.now)
    messages.success(request, DONE[DrawDeed.WITHDRAW])
    return redirect("draw-detail", pk=pk)


@login_required
@require_safe
def draw_file(request: Request, pk: UUID, part: str) -> HttpResponse:
    return file_of(found(request, pk), part)


def file_of(draw: Draw, part: str) -> HttpResponse:
    """What somebody who sees an open draw repeats it with; not there before it is opened."""
    if not draw.opened_at:
        raise Http404
    response = HttpResponse(_body(draw, part), content_type=f"{TYPES[part]}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{NAMES[part]}"'
    response["Cache-Control"] = "private, no-store"
    return response


def _body(draw: Draw, part: str) -> str:
    opened = engine.open_file(draw.text, bytes(draw.salt or b""), draw.seed, draw.drawn)
    match part:
        case "html":
            return verifier.page(opened)
        case "py":
            return verifier.script()
        case "proof":
            return _proof(draw)
    return _json(opened)


def _proof(draw: Draw) -> str:
    event = queries.committing(draw)
    proof = log_queries.proof_of(event) if event else None
    if proof is None:
        raise Http404
    return _json(proof.as_data())


def _json(data: Any) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)
