"""Transfers: how pages show them, who carries something today, and the form that corrects one."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kiemtra.domain.errors import NotValid
from kiemtra.domain.people import Permission
from kiemtra.domain.reorganisations import Obligation, why_not_decide
from kiemtra.store.models import Agency, Inspection, Plan, Recommendation, Transfer
from kiemtra.store.queries import transfers as queries
from kiemtra.store.queries.remediation import addressee_and_below
from kiemtra.web import labels
from kiemtra.web.forms.reorganisations import CorrectForm
from kiemtra.web.labels.reorganisations import OBLIGATIONS
from kiemtra.web.request import Request, seen_revision
from kiemtra.web.views.form_page import FormPage
from kiemtra.workflows import transfers


@dataclass(frozen=True, slots=True)
class ShownTransfer:
    """One transfer as pages show it; `correct` is the address of its form where this person may correct it now."""

    row: Transfer
    what: str
    about: str
    href: str
    corrected: bool
    correct: str


@dataclass(frozen=True, slots=True)
class Carrying:
    """Who carries something today: since when, on what ground, how it came to that."""

    then: Agency
    today: Agency
    since: date | None
    ground: str
    waits: bool
    steps: tuple[ShownTransfer, ...]

    @property
    def passed_on(self) -> bool:
        """Whether it has ever passed on, or waits to."""
        return bool(self.steps)


def shown(rows: Iterable[Transfer], request: Request) -> list[ShownTransfer]:
    """These transfers (loaded with what they are about) for a page."""
    found = list(rows)
    seen = queries.open_to(request.actor, found)
    return [_shown(row, request, is_seen=row.pk in seen) for row in found]


def _shown(row: Transfer, request: Request, *, is_last: bool = True, is_seen: bool = True) -> ShownTransfer:
    corrected = getattr(row, "replaced_by", None) is not None
    may = is_last and not corrected and not _refusal(request, row)
    about, href = _about(row)
    return ShownTransfer(
        row=row,
        what=OBLIGATIONS[Obligation(row.what)],
        about=about,
        href=href if is_seen else "",
        corrected=corrected,
        correct=reverse("transfer-correct", args=[row.pk]) if may else "",
    )


def _refusal(request: Request, row: Transfer) -> str:
    found = why_not_decide(request.actor, Permission.TRANSFER_DECIDE, queries.bearings(row))
    return labels.refusal(found) if found else ""


def _about(row: Transfer) -> tuple[str, str]:
    """What it is about in words, and its page."""
    if one := row.recommendation:
        unit = one.inspection.unit.short_name
        return f"Kiến nghị số {one.number}, {unit}, {one.inspection.plan.year}", _page("recommendation-detail", one.pk)
    if visit := row.inspection:
        return f"Kiểm tra {visit.unit.short_name}, {visit.plan.year}", _page("inspection-detail", visit.pk)
    if row.finding:
        visit = row.finding.inspection
        return f"Vướng mắc của {visit.unit.short_name}, {visit.plan.year}", reverse("obstacle-list")
    assert row.plan is not None, "a transfer is about exactly one record"
    return row.plan.title, _page("plan-detail", row.plan.pk)


def _page(name: str, pk: UUID) -> str:
    return reverse(name, args=[pk])


def carrying(what: Obligation, record: Recommendation | Inspection | Plan, then: Agency, request: Request) -> Carrying:
    """Who carries one obligation of a record today (its agencies and plan must be loaded); two queries at most."""
    rows = list(queries.in_order(queries.of(what, record.pk)))
    standing = [row for row in rows if getattr(row, "replaced_by", None) is None]
    last = standing[-1] if standing else None
    steps = tuple(_shown(row, request, is_last=row == last) for row in rows)
    today = (last.to_agency or last.from_agency) if last else then
    return Carrying(
        then=then,
        today=today,
        since=last.on if last else None,
        ground=last.ground if last else "",
        waits=bool(last and last.needs_decision),
        steps=steps,
    )


def of_recommendation(row: Recommendation, request: Request) -> dict[str, Any]:
    """Who carries a recommendation today, who verifies it and why, and whether that one could judge it."""
    plan = row.inspection.plan
    carried = carrying(Obligation.RECOMMENDATION, row, row.addressee, request)
    verified = carrying(Obligation.INSPECTING_SIDE, plan, plan.standing_agency, request)
    inside = carried.passed_on and verified.today.pk in addressee_and_below(carried.today.pk, request.today)
    return {"carried": carried, "verified": verified, "judges_itself": inside}


@login_required
@require_http_methods(["GET", "POST"])
def transfer_correct(request: Request, pk: UUID) -> HttpResponse:
    """Say who takes it over; what was said before stays in the history."""
    rows = queries.in_order(queries.visible_to(request.actor))
    row = rows.get(pk=pk)
    about, href = _about(row)
    if not queries.open_to(request.actor, [row]):
        href = reverse("reorganisation-list")
    page = FormPage(
        heading="Chỉ định cơ quan tiếp nhận",
        submit="Chỉ định cơ quan này",
        back=href,
        crumbs=(("Sắp xếp cơ quan", reverse("reorganisation-list")), (about, href)),
        about=_told(row, about),
        revision=row.revision,
        refusal=_refusal(request, row),
        illustrative=bool(request.jurisdiction and request.jurisdiction.illustrative),
    )
    if page.refusal:
        return page.show(request)
    form = CorrectForm(request.POST or None, today=request.today)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            transfers.correct(
                pk,
                said["to"],
                reason=said["reason"],
                ground=said["ground"],
                revision=seen_revision(request),
                by=request.actor,
                now=request.now,
                today=request.today,
            )
        except NotValid as error:
            form.takes(error)
        else:
            messages.success(request, f"Đã chỉ định {said['to'].name}.")
            return redirect(href)
    return page.show(request, form)


def _told(row: Transfer, about: str) -> str:
    now = row.to_agency.name if row.to_agency else "chưa có cơ quan tiếp nhận"
    return f"{OBLIGATIONS[Obligation(row.what)]}: {about}\nCủa {row.from_agency.name}; hiện nay: {now}."
