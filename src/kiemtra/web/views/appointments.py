"""What is done to posts: given, corrected, ended, stood in for; and the end of a seat in a team."""

from functools import partial
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kiemtra.domain.errors import Refusal
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import Appointment, User
from kiemtra.store.queries import accounts as account_queries
from kiemtra.store.queries import appointments as queries
from kiemtra.store.queries import teams as team_queries
from kiemtra.web import labels
from kiemtra.web.forms.accounts import CorrectionForm, DeputyForm, EndForm, PostForm
from kiemtra.web.labels.plans import TEAM_ROLES
from kiemtra.web.request import Request, seen_revision, write_id
from kiemtra.web.views.account_rows import span_of, title_of
from kiemtra.web.views.accounts import page_of, seen
from kiemtra.web.views.form_page import FormPage
from kiemtra.workflows import appointments, teams


@require_http_methods(["GET", "POST"])
def account_appoint(request: Request, pk: UUID) -> HttpResponse:
    user = seen(request, pk)
    systems = list(account_queries.jurisdictions(request.actor))
    wanted = request.POST.get("he-thong") or request.GET.get("he-thong")
    system = next((one for one in systems if str(one.pk) == wanted), systems[0])
    held = queries.held_by(user.pk)
    form = PostForm(
        request.POST or None,
        system=system,
        today=request.today,
        check=lambda content: appointments.faults_of(content, system, held),
    )
    if request.method == "POST" and form.is_valid():
        appointments.appoint(
            pk, system, form.content(), by=request.actor, now=request.now, appointment_id=write_id(request)
        )
        messages.success(request, f"Đã giao chức vụ cho {user.full_name}.")
        return redirect("account-detail", pk=pk)
    lead = f"{user.full_name} ({user.username}), tại {system.name}."
    return page_of(user, "Giao chức vụ", "Giao chức vụ", lead=lead, refusal=_own(user, request)).show(request, form)


def _own(user: User, request: Request) -> str:
    if user.pk == request.actor.user:
        return labels.refusal(Refusal.OWN_ACCOUNT)
    return "" if user.is_active else labels.refusal(Refusal.ACCOUNT_CLOSED)


def _seen(request: Request, pk: UUID) -> Appointment:
    return queries.visible_to(request.actor).select_related(*queries.RELATED).get(pk=pk)


def _page(request: Request, row: Appointment, heading: str, refusal: Refusal | None, **more: str) -> FormPage:
    """A page with a form about a post; it leads back to the account, or to one's own posts."""
    manages = account_queries.visible_to(request.actor).filter(pk=row.user_id).exists()
    back = reverse("account-detail", args=[row.user_id]) if manages else reverse("own-posts")
    lead = f"{row.user.full_name}: {title_of(row)}, {row.agency.name}, {span_of(row.valid_from, row.valid_to)}."
    crumb = (row.user.full_name, back) if manages else ("Chức vụ của tôi", back)
    return FormPage(
        heading,
        more.get("submit", heading),
        back,
        (crumb,),
        lead=lead,
        refusal=labels.refusal(refusal) if refusal else "",
        tone=more.get("tone", "main"),
        revision=row.revision,
    )


@require_http_methods(["GET", "POST"])
def appointment_correct(request: Request, pk: UUID) -> HttpResponse:
    row = _seen(request, pk)
    held = queries.held_by(row.user_id, but=row.pk)
    form = CorrectionForm(
        request.POST or None,
        system=row.jurisdiction,
        today=request.today,
        check=lambda content: appointments.faults_of(content, row.jurisdiction, held),
        appointment=row,
    )
    page = _page(request, row, "Sửa chức vụ", appointments.why_not_change(row, request.actor), submit="Lưu")

    def do(given: dict[str, Any]) -> str:
        reason, revision = given["reason"], seen_revision(request)
        appointments.correct(pk, form.content(), reason=reason, revision=revision, by=request.actor, now=request.now)
        return "Đã sửa chức vụ."

    return page.answer(request, form, do)


@require_http_methods(["GET", "POST"])
def appointment_end(request: Request, pk: UUID) -> HttpResponse:
    row = _seen(request, pk)
    form = EndForm(request.POST or None, initial={"on": max(request.today, row.valid_from)})
    heading = "Chấm dứt ủy quyền" if row.stands_in_for_id else "Kết thúc chức vụ"
    page = _page(request, row, heading, appointments.why_not_end(row, request.actor), tone="danger")

    def do(given: dict[str, Any]) -> str:
        appointments.end(
            pk,
            on=given["on"],
            reason=given["reason"],
            revision=seen_revision(request),
            by=request.actor,
            now=request.now,
        )
        return f"{row.user.full_name} thôi giữ chức vụ từ ngày {given['on']:%d/%m/%Y}."

    return page.answer(request, form, do)


@require_http_methods(["GET", "POST"])
def appointment_authorise(request: Request, pk: UUID) -> HttpResponse:
    row = _seen(request, pk)
    people = account_queries.candidates(row.jurisdiction_id, row.agency_id, request.today, but=row.user_id)
    form = DeputyForm(
        request.POST or None,
        people=people,
        check=partial(appointments.faults_of_authority, row, today=request.today),
        initial={"valid_from": request.today},
    )
    refusal = appointments.why_not_stand_in(row, request.actor, request.now)
    page = _page(request, row, "Ủy quyền", refusal, submit="Ủy quyền")

    def do(given: dict[str, Any]) -> str:
        appointments.authorise(
            pk,
            form.chosen,
            valid_from=given["valid_from"],
            valid_to=form.ends,
            ground=given["ground"],
            by=request.actor,
            now=request.now,
            substitute_id=write_id(request),
        )
        return "Đã ủy quyền. Ủy quyền tự hết hiệu lực sau ngày cuối."

    return page.answer(request, form, do)


@require_http_methods(["GET", "POST"])
def team_seat_end(request: Request, pk: UUID) -> HttpResponse:
    member = team_queries.seats_visible_to(request.actor).select_related("team__plan").get(pk=pk)
    form = EndForm(request.POST or None, initial={"on": request.today})
    back = reverse("plan-teams", args=[member.team.plan_id])
    role = TEAM_ROLES[TeamRole(member.role)]
    refusal = teams.why_not_end_seat_of(member, request.actor, request.today)
    page = FormPage(
        "Cho thôi thành viên Đoàn",
        "Cho thôi",
        back,
        (("Đoàn kiểm tra", back),),
        lead=f"{member.team.name}, {role}: {member.full_name}. Không cử người thay; việc đã làm vẫn ghi tên người này.",
        refusal=labels.refusal(refusal) if refusal else "",
        tone="danger",
        revision=member.revision,
    )

    def do(given: dict[str, Any]) -> str:
        teams.end_seat(
            pk,
            revision=seen_revision(request),
            on=given["on"],
            reason=given["reason"],
            by=request.actor,
            now=request.now,
        )
        return f"{member.full_name} thôi tham gia Đoàn từ ngày {given['on']:%d/%m/%Y}."

    return page.answer(request, form, do)
