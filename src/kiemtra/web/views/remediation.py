"""Recommendations after they are issued: the list, one with its history, and its deeds."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kiemtra.domain.deeds import why_not
from kiemtra.domain.errors import NotAllowed, NotValid, Refusal
from kiemtra.domain.remediation import (
    CLOSED,
    DEEDS,
    OPEN,
    RecommendationDeed,
    RecommendationState,
    is_overdue,
    why_not_verify,
)
from kiemtra.domain.uploads import UploadPurpose
from kiemtra.store.models import Agency, Recommendation
from kiemtra.store.queries import remediation as queries
from kiemtra.web import labels
from kiemtra.web.exports import Cell, Column, xlsx
from kiemtra.web.forms.findings import WorkForm
from kiemtra.web.forms.remediation import PlanForm, RecommendationFilter, ReportForm, VerdictForm
from kiemtra.web.labels.events import EVENTS
from kiemtra.web.labels.inspections import area
from kiemtra.web.labels.remediation import DEEDS as DEED_LABELS
from kiemtra.web.labels.remediation import DONE
from kiemtra.web.request import Request, id_of, seen_revision
from kiemtra.web.times import Switch, in_parts, switch_of, unit_columns
from kiemtra.web.views.form_page import FormPage
from kiemtra.web.views.transfers import of_recommendation
from kiemtra.web.views.uploads import Arrived, arrived, keep
from kiemtra.workflows import remediation

D = RecommendationDeed
JUDGED = frozenset({D.RETURN, D.VERIFY, D.CLOSE, D.GIVE_UP})
LIMIT = 300
COLUMNS: tuple[Column, ...] = (
    ("Số", 6),
    ("Nội dung kiến nghị", 60),
    ("Lĩnh vực", 30),
    ("Đơn vị được kiểm tra", 28),
    ("Cơ quan thực hiện", 28),
    ("Thời hạn", 12),
    ("Tình trạng", 24),
)
UNIT_COLUMN = 3
# What the list of one figure or tab holds.
PROGRESS: dict[str, Callable[[Request], Any]] = {
    "overdue": lambda request: queries.overdue(request.today),
    "open": lambda request: queries.in_states(OPEN),
    "waiting": lambda request: queries.in_states([RecommendationState.REPORTED]),
    "closed": lambda request: queries.in_states(CLOSED),
}


@login_required
@require_safe
def recommendation_list(request: Request) -> HttpResponse:
    """Issued recommendations, overdue on top."""
    seen = queries.listed(request.actor, request.today)
    times = switch_of(request)
    rows = list(_narrowed(request, seen, times)[: LIMIT + 1])
    context = {
        "times": times.showing(_units(rows)),
        "rows": rows[:LIMIT],
        "more": len(rows) > LIMIT,
        "form": _filter(request),
        "tabs": _tabs(request, seen, times),
        "query": request.GET.urlencode(),
    }
    return render(request, "remediation/list.html", context)


@login_required
@require_safe
def recommendation_xlsx(request: Request) -> HttpResponse:
    """The same rows as a workbook."""
    times = switch_of(request)
    rows = _narrowed(request, queries.listed(request.actor, request.today), times)
    columns = unit_columns(COLUMNS, times, place=UNIT_COLUMN)
    return xlsx("Danh sách kiến nghị", columns, _cells(rows, times, request), today=request.today)


def _cells(rows: QuerySet[Recommendation], times: Switch, request: Request) -> Iterator[tuple[Cell, ...]]:
    for part in in_parts(rows):
        here = times.showing(_units(part))
        for row in part:
            unit, addressee = here.of(row.inspection.unit), here.of(row.addressee, row.carried_by)
            names = (unit.agency.name, unit.old_name) if times.by_today else (unit.then.name,)
            told = _told(row, request)
            yield (row.number, row.text, area(row.area), *names, addressee.agency.name, row.due_on, told)


def _told(row: Recommendation, request: Request) -> str:
    state = RecommendationState(row.state)
    return labels.state(state) + (" (quá hạn)" if is_overdue(state, row.due_on, today=request.today) else "")


def _narrowed(request: Request, rows: QuerySet[Recommendation], times: Switch) -> QuerySet[Recommendation]:
    if narrow := PROGRESS.get(request.GET.get("progress", "")):
        rows = rows.filter(narrow(request))
    for name, place in {"plan": "inspection__plan", "inspection": "inspection"}.items():
        if key := id_of(request, name):
            rows = rows.filter(**{place: key})
    if unit := id_of(request, "unit"):
        rows = rows.filter(inspection__unit__in=times.counted(unit))
    if addressee := id_of(request, "addressee"):
        asked_of = queries.carried_by if times.by_today else queries.addressed_to
        rows = rows.filter(asked_of(times.counted(addressee)))
    for name in ("area", "state"):
        if value := request.GET.get(name, ""):
            rows = rows.filter(**{name: value})
    return rows


def _units(rows: Iterable[Recommendation]) -> Iterator[Agency]:
    """All agencies that the rows name."""
    for row in rows:
        yield from (row.inspection.unit, row.addressee)
        if row.carried_by:
            yield row.carried_by


def _filter(request: Request) -> RecommendationFilter:
    seen = queries.visible_to(request.actor).filter(state__in=queries.TOLD)
    addressees = queries.addressees(request.actor)
    areas = seen.order_by("area").values_list("area", flat=True).distinct()
    return RecommendationFilter(request.GET, addressees=addressees, areas=areas)


def _tabs(request: Request, rows: QuerySet[Recommendation], times: Switch) -> list[dict[str, Any]]:
    counts = queries.counted(rows, request.today)
    current = request.GET.get("progress", "")
    names = (
        ("", "Tất cả"),
        ("overdue", "Quá hạn"),
        ("open", "Đang mở"),
        ("waiting", "Chờ xác minh"),
        ("closed", "Đã kết thúc"),
    )
    url = reverse("recommendation-list")
    return [
        {
            "label": label,
            "href": times.keep(f"{url}?progress={name}" if name else url),
            "count": counts[name],
            "current": name == current,
        }
        for name, label in names
    ]


@login_required
@require_safe
def recommendation_detail(request: Request, pk: UUID) -> HttpResponse:
    """One recommendation: what it rests on, what was done, who verified it, and what can be done now."""
    row = _found(request, pk)
    conclusion = getattr(row.inspection, "conclusion", None)
    context = {
        "row": row,
        "conclusion": conclusion,
        "deeds": sorted(
            (_deed(row, *told) for told in _refusals(request, row).items()), key=lambda one: not one["main"]
        ),
        **of_recommendation(row, request),
        "events": _timeline(request, row),
        "illustrative": row.inspection.plan.jurisdiction.illustrative,
        "message": f"Kiến nghị số {row.number}: {request.build_absolute_uri(request.path)}",
    }
    return render(request, "remediation/detail.html", context)


def _found(request: Request, pk: UUID) -> Recommendation:
    return queries.in_full(request.actor).filter(state__in=queries.TOLD).get(pk=pk)


def _refusals(request: Request, row: Recommendation) -> dict[RecommendationDeed, Refusal | None]:
    """For each deed the reason against it; whether the actor has an interest is asked once."""
    bearings = queries.bearings(row)
    told = {deed: why_not(request.actor, DEEDS[deed], bearings, row.state) for deed in D}
    if all(told[deed] for deed in JUDGED):
        return told
    interested = queries.interested(row, request.today)
    interest = why_not_verify(request.actor, reported_by=queries.last_reporter(row), interested=interested)
    return {deed: refusal or (interest if deed in JUDGED else None) for deed, refusal in told.items()}


def _deed(row: Recommendation, deed: RecommendationDeed, refusal: Refusal | None) -> dict[str, Any]:
    return {
        "deed": deed.value,
        "label": DEED_LABELS[deed],
        "href": reverse("recommendation-deed", args=[row.pk, deed.value.replace("_", "-")]),
        "refusal": labels.refusal(refusal) if refusal else "",
        "main": deed not in (D.RETURN, D.GIVE_UP, D.PLAN),
    }


def _timeline(request: Request, row: Recommendation) -> list[dict[str, Any]]:
    return [
        {
            "at": event.recorded_at,
            "what": EVENTS[event.name],
            "who": event.actor_name,
            "detail": event.after.get("reason", ""),
        }
        for event in queries.history(row, request.actor)
    ]


@login_required
@require_http_methods(["GET", "POST"])
def recommendation_deed(request: Request, pk: UUID, deed: RecommendationDeed) -> HttpResponse:
    """One deed on its own page: its form, its workflow, back to the recommendation."""
    row = _found(request, pk)
    form = _form(request, row, deed)
    sent = request.method == "POST"
    came = _came(request, row, form) if sent and isinstance(form, ReportForm) else []
    if sent and (form is None or form.is_valid()):
        try:
            _do(request, row, deed, form.cleaned_data if form else {}, came)
        except NotValid as error:
            assert form is not None, "only forms have fields at fault"
            form.takes(error)
        except NotAllowed as refused:
            if form is None or refused.refusal is not Refusal.NO_EVIDENCE:
                raise
            form.add_error("proofs", labels.refusal(refused.refusal))
        else:
            messages.success(request, DONE[deed])
            return redirect("recommendation-detail", pk)
    if form is not None and came:
        keep(request, form, "proofs", came, UploadPurpose.REMEDY, pk)
    return _page(request, row, deed).show(request, form)


def _came(request: Request, row: Recommendation, form: ReportForm) -> list[Arrived]:
    """The proofs that came, where the deed is open; what cannot be taken is told at their field."""
    if refusal := why_not(request.actor, DEEDS[D.REPORT], queries.bearings(row), row.state):
        raise NotAllowed(refusal)
    came, faults = arrived(request, "proofs", UploadPurpose.REMEDY, row.pk)
    for fault in faults or ([] if came else ["Hãy chọn ít nhất một tệp minh chứng."]):
        form.add_error("proofs", fault)
    return came


def _form(request: Request, row: Recommendation, deed: RecommendationDeed) -> WorkForm | None:
    data = request.POST if request.method == "POST" else None
    match deed:
        case D.PLAN:
            return PlanForm(data)
        case D.REPORT:
            return ReportForm(data, recommendation=row.pk)
        case D.VERIFY | D.RETURN | D.GIVE_UP:
            return VerdictForm(data)
        case D.CLOSE:
            return None


def _do(
    request: Request, row: Recommendation, deed: RecommendationDeed, said: dict[str, Any], came: Sequence[Arrived]
) -> None:
    seen, by, now, today = seen_revision(request), request.actor, request.now, request.today
    match deed:
        case D.PLAN:
            remediation.plan(row.pk, revision=seen, text=said["text"], by=by, now=now)
        case D.REPORT:
            proofs = [remediation.Proof(one.file, one.name, said["caption"]) for one in came]
            remediation.report(
                row.pk,
                revision=seen,
                text=said["text"],
                done_on=said["done_on"],
                proofs=proofs,
                by=by,
                now=now,
                today=today,
            )
        case D.VERIFY:
            remediation.verify(row.pk, revision=seen, reason=said["reason"], by=by, now=now, today=today)
        case D.RETURN:
            remediation.return_(row.pk, revision=seen, reason=said["reason"], by=by, now=now, today=today)
        case D.CLOSE:
            remediation.close(row.pk, revision=seen, by=by, now=now, today=today)
        case D.GIVE_UP:
            remediation.give_up(row.pk, revision=seen, reason=said["reason"], by=by, now=now, today=today)


def _page(request: Request, row: Recommendation, deed: RecommendationDeed) -> FormPage:
    refusal = _refusals(request, row)[deed]
    back = reverse("recommendation-detail", args=[row.pk])
    return FormPage(
        heading=DEED_LABELS[deed],
        submit=DEED_LABELS[deed],
        back=back,
        crumbs=(("Kiến nghị", reverse("recommendation-list")), (f"Số {row.number}", back)),
        about=row.text,
        revision=row.revision,
        refusal=labels.refusal(refusal) if refusal else "",
        tone="danger" if deed is D.GIVE_UP else "main",
        files=deed is D.REPORT,
        illustrative=row.inspection.plan.jurisdiction.illustrative,
    )
