"""Absences and recusals: one's own from *Lịch của tôi*, those of members from the page of the teams."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from kiemtra.data.recusals import load_kin
from kiemtra.domain.absences import AbsenceKind
from kiemtra.domain.deeds import why_not
from kiemtra.domain.errors import Refusal
from kiemtra.domain.plans import DEEDS, PlanDeed
from kiemtra.domain.recusals import RecusalGround
from kiemtra.store.models import TeamMember
from kiemtra.store.queries import plans
from kiemtra.store.queries import teams as queries
from kiemtra.web import labels
from kiemtra.web.forms.members import AbsenceForm, RecusalForm
from kiemtra.web.request import Request, seen_revision, write_id
from kiemtra.web.views.form_page import FormPage
from kiemtra.workflows import absences, recusals

MINE = (("Lịch của tôi", "/work/calendar/"),)


@require_http_methods(["GET", "POST"])
def absence_enter(request: Request) -> HttpResponse:
    page = FormPage(
        "Ghi lịch vắng mặt",
        "Ghi lịch vắng",
        reverse("my-calendar"),
        MINE,
        lead="Tính cả ngày đầu và ngày cuối. Những ngày này không ai xếp lịch kiểm tra cho bạn.",
    )
    form = AbsenceForm(request.POST or None)

    def do(given: dict[str, Any]) -> str:
        absences.enter(
            given["first"],
            given["last"],
            AbsenceKind(given["kind"]),
            by=request.actor,
            now=request.now,
            absence_id=write_id(request),
        )
        return "Đã ghi lịch vắng mặt."

    return page.answer(request, form, do)


@require_http_methods(["GET", "POST"])
def member_absence(request: Request, pk: UUID) -> HttpResponse:
    member = _member(request, pk)
    back = reverse("plan-teams", args=[member.team.plan_id])
    page = FormPage(
        "Ghi lịch vắng của thành viên",
        "Ghi lịch vắng",
        back,
        (("Đoàn kiểm tra", back),),
        lead=f"{member.full_name}, {member.team.name}. Tính cả ngày đầu và ngày cuối.",
        refusal=_refusal(request, member, PlanDeed.ENTER_ABSENCE),
    )
    form = AbsenceForm(request.POST or None)

    def do(given: dict[str, Any]) -> str:
        absences.enter_for(
            pk,
            given["first"],
            given["last"],
            AbsenceKind(given["kind"]),
            by=request.actor,
            now=request.now,
            absence_id=write_id(request),
        )
        return f"Đã ghi lịch vắng của {member.full_name}."

    return page.answer(request, form, do)


@require_POST
def absence_withdraw(request: Request, pk: UUID) -> HttpResponse:
    absences.withdraw(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    messages.success(request, "Đã bỏ lịch vắng mặt.")
    return redirect("my-calendar")


@require_http_methods(["GET", "POST"])
def recusal_declare(request: Request) -> HttpResponse:
    kin = load_kin()[-1]
    page = FormPage(
        "Khai báo không tham gia kiểm tra",
        "Khai báo",
        reverse("my-calendar"),
        MINE,
        lead=f"Quan hệ thân thích cần khai báo: {kin.relations}. ({kin.source}.)",
    )
    form = RecusalForm(request.POST or None, day=request.today)

    def do(given: dict[str, Any]) -> str:
        recusals.declare(
            given["agency"],
            RecusalGround(given["ground"]),
            given["text"],
            until=given["until"],
            by=request.actor,
            now=request.now,
            today=request.today,
            recusal_id=write_id(request),
        )
        return "Đã khai báo. Trưởng đoàn và Thư ký các Đoàn bạn tham gia được báo tin."

    return page.answer(request, form, do)


@require_http_methods(["GET", "POST"])
def member_recusal(request: Request, pk: UUID) -> HttpResponse:
    member = _member(request, pk)
    back = reverse("plan-teams", args=[member.team.plan_id])
    refusal = _refusal(request, member, PlanDeed.SET_UP_TEAM)
    page = FormPage(
        "Ghi khai báo của thành viên",
        "Ghi khai báo",
        back,
        (("Đoàn kiểm tra", back),),
        lead=f"{member.full_name}, {member.team.name}: ghi theo bản khai đã ký.",
        refusal=refusal or (labels.refusal(Refusal.DECLARES_HIMSELF) if member.user_id else ""),
    )
    form = RecusalForm(request.POST or None, day=request.today)

    def do(given: dict[str, Any]) -> str:
        recusals.enter_for(
            pk,
            given["agency"],
            RecusalGround(given["ground"]),
            given["text"],
            until=given["until"],
            by=request.actor,
            now=request.now,
            today=request.today,
            recusal_id=write_id(request),
        )
        return f"Đã ghi khai báo của {member.full_name}."

    return page.answer(request, form, do)


@require_POST
def recusal_withdraw(request: Request, pk: UUID) -> HttpResponse:
    recusals.withdraw(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    messages.success(request, "Đã rút khai báo.")
    return redirect("my-calendar")


def _member(request: Request, pk: UUID) -> TeamMember:
    return queries.seats_visible_to(request.actor).select_related("team__plan").get(pk=pk)


def _refusal(request: Request, member: TeamMember, deed: PlanDeed) -> str:
    bearings = plans.bearings_of_team(member.team)
    code = why_not(request.actor, DEEDS[deed], bearings, member.team.plan.state)
    return labels.refusal(code) if code else ""
