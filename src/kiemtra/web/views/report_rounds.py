"""Rounds of reports: the list, who has sent and who has not, and what is done to a round."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kiemtra.domain.deeds import why_not
from kiemtra.domain.people import UNIT_ROLES, Permission
from kiemtra.domain.readiness import freshness
from kiemtra.domain.reports import FILLING, ROUND_DEEDS, ReportState, RoundDeed, RoundPurpose, RoundState, timeliness
from kiemtra.store.models import ReportRequest, ReportRound
from kiemtra.store.queries import report_lists
from kiemtra.store.queries import report_rounds as queries
from kiemtra.web import labels
from kiemtra.web.exports import xlsx
from kiemtra.web.forms.accounts import ReasonForm
from kiemtra.web.forms.report_rounds import ExtendForm
from kiemtra.web.labels.readiness import FRESHNESS
from kiemtra.web.labels.readiness import TONES as FRESHNESS_TONES
from kiemtra.web.labels.reports import PURPOSES, ROUND_STATES, TIMELY
from kiemtra.web.labels.round_days import due_rule
from kiemtra.web.report_templates import title_of
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.templatetags.notation import vn_date
from kiemtra.web.views.form_page import FormPage
from kiemtra.web.views.plan_page import around, seen_plan
from kiemtra.web.views.report_lists import row_of
from kiemtra.workflows import report_rounds as workflow

SIZE = 50
COLUMNS = (
    ("Đơn vị", 44),
    ("Trạng thái", 22),
    ("Đúng hạn, muộn", 22),
    ("Hạn gửi", 12),
    ("Gửi lần đầu", 18),
    ("Gửi lần cuối", 18),
    ("Đã trả lời", 12),
    ("Số mục bắt buộc", 16),
)
FIGURES = (
    ("missing", "Quá hạn, chưa gửi"),
    ("due", "Chưa đến hạn, chưa gửi"),
    ("on_time", "Gửi đúng hạn"),
    ("late", "Gửi muộn"),
    ("waiting", "Chờ xem xét"),
    ("returned", "Đã trả lại"),
    ("accepted", "Đã tiếp nhận"),
    ("asked", "Tất cả đơn vị"),
)


@login_required
@require_safe
def report_round_list(request: Request) -> HttpResponse:
    number = _number(request)
    rows = list(queries.listed(request.actor, request.today)[(number - 1) * SIZE : number * SIZE + 1])
    context = {
        "rows": [_row(row) for row in rows[:SIZE]],
        "number": number,
        "has_more": len(rows) > SIZE,
        "may_ask": any(
            post.allows(Permission.REPORT_REQUEST) and post.agency and post.role not in UNIT_ROLES
            for post in request.actor.posts
        ),
    }
    return render(request, "report_rounds/list.html", context)


@login_required
@require_safe
def plan_reports(request: Request, pk: UUID) -> HttpResponse:
    """The rounds of a plan, as a part of its pages."""
    plan = seen_plan(request, pk)
    rows = [_row(row) for row in queries.of_plan(plan, request.actor, request.today)[:SIZE]]
    return render(request, "report_rounds/of_plan.html", around(request, plan, "plan-reports") | {"rows": rows})


def _row(row: Any) -> dict[str, Any]:
    label, tone = ROUND_STATES[RoundState(row.state)]
    return {"round": row, "state_label": label, "tone": tone, "purpose": PURPOSES[RoundPurpose(row.purpose)]}


def _number(request: Request) -> int:
    asked = request.GET.get("trang", "")
    return max(1, int(asked)) if asked.isdecimal() and len(asked) < 5 else 1


@login_required
@require_safe
def report_round_detail(request: Request, pk: UUID) -> HttpResponse:
    asked = _seen(request, pk)
    status = queries.status(asked, request.actor, request.today)
    only = request.GET.get("nhom", "")
    shown = report_lists.page(report_lists.of_round(asked, request.actor, request.today, only), _number(request))
    label, tone = ROUND_STATES[RoundState(asked.state)]
    context = {
        "round": asked,
        "state_label": label,
        "tone": tone,
        "purpose": PURPOSES[RoundPurpose(asked.purpose)],
        "form_title": title_of(asked),
        "figures": [
            (name, words, getattr(status, name))
            for name, words in FIGURES
            if name == "asked" or asked.purpose != RoundPurpose.READINESS
        ],
        "status": status,
        "only": only if only in report_lists.ONLY else "",
        "rows": [_row_of_unit(request, asked, row) for row in shown.rows],
        "page": shown,
        "refusals": _refusals(request, asked),
        "message": _message(request, asked),
        "explain": {"rule": due_rule(asked)},
    }
    return render(request, "report_rounds/detail.html", context)


def _row_of_unit(request: Request, asked: ReportRound, row: ReportRequest) -> dict[str, Any]:
    """A unit of the round; of a set that it keeps current how fresh that is, in place of whether it came in time."""
    shown = row_of(row, request) | {"message": _reminder(request, asked, row)}
    if asked.purpose != RoundPurpose.READINESS:
        return shown
    confirmed = timezone.localdate(row.submitted_at) if row.submitted_at else None
    fresh = freshness(confirmed, request.today)
    return shown | {"timely": (FRESHNESS[fresh], FRESHNESS_TONES[fresh]), "late": FRESHNESS_TONES[fresh] == "late"}


def _seen(request: Request, pk: UUID) -> ReportRound:
    found: ReportRound = queries.visible_to(request.actor).select_related(*queries.RELATED, "jurisdiction").get(pk=pk)
    return found


def _refusals(request: Request, asked: ReportRound) -> dict[str, str]:
    bearings = queries.bearings(asked, request.actor.day)
    told = {deed: why_not(request.actor, rule, bearings, asked.state) for deed, rule in ROUND_DEEDS.items()}
    return {deed.value: labels.refusal(refusal) if refusal else "" for deed, refusal in told.items()}


def _message(request: Request, asked: ReportRound) -> str:
    """A reminder to paste into a chat: what, until when, where; never content."""
    address = request.build_absolute_uri(reverse("report-list"))
    due = f" Hạn gửi: {vn_date(asked.due_on)}." if asked.due_on else ""
    return f"Đề nghị các đơn vị chưa gửi báo cáo “{asked.title}” hoàn thành và gửi.{due} Mở báo cáo tại: {address}"


def _reminder(request: Request, asked: ReportRound, one: ReportRequest) -> str:
    """The same for one unit; empty where nothing waits for it."""
    if one.state not in FILLING or asked.state != RoundState.OPEN:
        return ""
    address = request.build_absolute_uri(reverse("report-detail", args=[one.pk]))
    late = (request.today - one.due_on).days
    due = f"{vn_date(one.due_on)}{f', đã quá {late} ngày' if late > 0 else ''}"
    return f"Đề nghị {one.agency.name} gửi báo cáo “{asked.title}”. Hạn gửi: {due}. Mở báo cáo tại: {address}"


@login_required
@require_safe
def report_round_xlsx(request: Request, pk: UUID) -> HttpResponse:
    asked = _seen(request, pk)
    rows = report_lists.of_round(asked, request.actor, request.today, request.GET.get("nhom", ""))
    return xlsx(f"Tình hình gửi báo cáo - {asked.title}", COLUMNS, _cells(rows, request), today=request.today)


def _cells(rows: Any, request: Request) -> Iterator[tuple[Any, ...]]:
    one: ReportRequest
    for one in rows:
        first = timezone.localdate(one.first_submitted_at) if one.first_submitted_at else None
        label, _ = TIMELY[timeliness(first, one.due_on, request.today)]
        state = labels.state(ReportState(one.state))
        yield (one.agency.name, state, label, one.due_on, one.first_submitted_at, one.submitted_at, one.done, one.total)


@login_required
@require_http_methods(["GET", "POST"])
def report_round_extend(request: Request, pk: UUID) -> HttpResponse:
    asked = _seen(request, pk)
    form = ExtendForm(request.POST or None)
    page = _form_page(request, asked, RoundDeed.EXTEND, "Gia hạn đợt báo cáo", "Gia hạn")

    def extend(given: dict[str, Any]) -> str:
        who: dict[str, Any] = {"by": request.actor, "now": request.now, "today": request.today}
        workflow.extend(pk, revision=seen_revision(request), due_on=given["due_on"], reason=given["reason"], **who)
        return f"Đã gia hạn đến ngày {vn_date(given['due_on'])} cho các đơn vị chưa gửi."

    return page.answer(request, form, extend)


@login_required
@require_http_methods(["GET", "POST"])
def report_round_reopen(request: Request, pk: UUID) -> HttpResponse:
    asked = _seen(request, pk)
    form = ReasonForm(request.POST or None)
    page = _form_page(request, asked, RoundDeed.REOPEN, "Mở lại đợt báo cáo", "Mở lại")

    def reopen(given: dict[str, Any]) -> str:
        workflow.reopen(pk, revision=seen_revision(request), reason=given["reason"], by=request.actor, now=request.now)
        return "Đã mở lại đợt báo cáo."

    return page.answer(request, form, reopen)


def _form_page(request: Request, asked: ReportRound, deed: RoundDeed, heading: str, submit: str) -> FormPage:
    back = reverse("report-round-detail", args=[asked.pk])
    return FormPage(
        heading,
        submit,
        back,
        crumbs=(("Đợt báo cáo", reverse("report-round-list")), (asked.title, back)),
        revision=asked.revision,
        refusal=_refusals(request, asked)[deed],
        illustrative=asked.jurisdiction.illustrative,
    )


@login_required
@require_POST
def report_round_close(request: Request, pk: UUID) -> HttpResponse:
    workflow.close(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    messages.success(request, "Đã đóng đợt báo cáo.")
    return redirect("report-round-detail", pk)
