"""The register of agencies: the list of a day, one agency with its lineage, and suggestions for forms."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kiemtra.domain.agencies import AgencyKind, AgencyLevel, SuccessionKind
from kiemtra.store.models import Agency, Succession
from kiemtra.store.queries import agencies as register
from kiemtra.store.queries import agency_pages, agency_search, units
from kiemtra.store.queries.agency_search import Among
from kiemtra.store.queries.keyset import rising_page
from kiemtra.web.exports import Cell, Column, xlsx
from kiemtra.web.forms.agencies import AgencyFilter
from kiemtra.web.forms.agency_field import AgenciesWidget, AgencyWidget, choices_of
from kiemtra.web.forms.fields import DateField
from kiemtra.web.labels.agencies import KINDS, LEVELS, SUCCESSIONS
from kiemtra.web.request import Request, id_of
from kiemtra.web.times import in_parts
from kiemtra.web.views.registers import neighbours

TITLE = "Danh mục cơ quan, đơn vị"
COLUMNS: tuple[Column, ...] = (
    ("Tên cơ quan", 48),
    ("Tên ngắn", 30),
    ("Loại", 22),
    ("Cấp", 12),
    ("Cơ quan cấp trên", 44),
    ("Mã định danh", 18),
    ("Có từ ngày", 12),
    ("Đến ngày", 12),
    ("Nguồn", 44),
)


@login_required
@require_safe
def agency_list(request: Request) -> HttpResponse:
    """The agencies of a day, each above those below it."""
    form, rows, limits = _narrowed(request)
    found = rising_page(rows, request.GET.get("trang", ""), by="code")
    context = {
        "form": form,
        "day": limits.day,
        "rows": _rows(found.rows, limits.day, form.words),
        **neighbours(request, found),
    }
    return render(request, "agencies/list.html", context)


@login_required
@require_safe
def agency_list_xlsx(request: Request) -> HttpResponse:
    """The same agencies as a workbook."""
    form, rows, limits = _narrowed(request)
    return xlsx(TITLE, COLUMNS, _cells(rows, limits.day, form.words), today=limits.day)


def _narrowed(request: Request) -> tuple[AgencyFilter, Any, Among]:
    day = _day(request)
    roots = list(agency_search.provinces(day))
    if asked := id_of(request, "below"):
        roots += register.on(day).filter(pk=asked).exclude(pk__in=[row.pk for row in roots])
    data = request.GET.copy()
    data["day"] = f"{day:%d/%m/%Y}"
    form = AgencyFilter(data, today=request.today, roots=roots)
    limits = form.limits()
    return form, agency_search.searched(agency_search.among(limits), form.words, limits.day), limits


def _day(request: Request) -> date:
    """The day that is asked for; today where it cannot be read."""
    try:
        day: date | None = DateField(required=False).clean(request.GET.get("day", ""))
    except forms.ValidationError:
        return request.today
    return day or request.today


def _rows(found: list[Agency], day: date, words: str = "") -> list[dict[str, Any]]:
    lines, old = agency_search.lines_of(found, day), agency_search.old_names(found, words, day)
    return [
        {
            "agency": row,
            "kind": KINDS[AgencyKind(row.kind)],
            "level": LEVELS[AgencyLevel(row.level)],
            "above": ", ".join(above.short_name for above in lines[row.pk]),
            "old_names": old[row.pk],
        }
        for row in found
    ]


def _cells(rows: Any, day: date, words: str) -> Iterator[tuple[Cell, ...]]:
    for part in in_parts(rows):
        for row in _rows(part, day, words):
            agency = row["agency"]
            yield (
                agency.name,
                agency.short_name,
                row["kind"],
                row["level"],
                row["above"],
                agency.identifier,
                agency.valid_from,
                agency.valid_to,
                agency.source,
            )


@login_required
@require_safe
def agency_detail(request: Request, pk: UUID) -> HttpResponse:
    """One agency: what it is, where it stands on the day, whom it followed and who followed it."""
    agency = get_object_or_404(Agency, pk=pk)
    day = _day(request)
    below = rising_page(agency_pages.subordinates(agency, day), request.GET.get("trang", ""), by="code", size=25)
    seen = units.visible_to(request.actor).filter(pk=pk).exists()
    context = {
        "agency": agency,
        "day": day,
        "ended": agency.valid_to is not None and agency.valid_to <= day,
        "facts": _facts(agency),
        "superiors": agency_pages.superiors(agency, day),
        "below": _rows(below.rows, day),
        "all_below": f"{reverse('agency-list')}?below={agency.pk}&day={day:%d/%m/%Y}",
        "lineage": _lineage(agency),
        "posts": agency_pages.posts_at(agency, request.actor, day),
        "file": units.file_of(agency, request.actor, request.today) if seen else None,
        **neighbours(request, below),
    }
    return render(request, "agencies/detail.html", context)


def _facts(agency: Agency) -> list[tuple[str, Any]]:
    told = [
        ("Tên ngắn", agency.short_name if agency.short_name != agency.name else ""),
        ("Loại", KINDS[AgencyKind(agency.kind)]),
        ("Cấp", LEVELS[AgencyLevel(agency.level)]),
        ("Ký hiệu trên văn bản", agency.symbol),
        ("Địa danh", agency.place),
        ("Mã định danh điện tử", agency.identifier),
        ("Khóa trong danh mục", agency.code),
        ("Nguồn", agency.source),
    ]
    return [(label, value) for label, value in told if value]


def _lineage(agency: Agency) -> dict[str, list[dict[str, Any]]]:
    line = agency_pages.lineage(agency)
    return {
        "before": [_step(step, step.predecessor) for step in line.before],
        "after": [_step(step, step.successor) for step in line.after],
    }


def _step(step: Succession, other: Agency | None) -> dict[str, Any]:
    return {"on": step.on, "kind": SUCCESSIONS[SuccessionKind(step.kind)], "ground": step.ground, "agency": other}


@login_required
@require_safe
def agency_suggest(request: Request) -> HttpResponse:
    """What the words typed so far may mean: the fragment of `forms/agency.html`."""
    name, many = request.GET.get("field", ""), bool(request.GET.get("many"))
    said = (AgenciesWidget if many else AgencyWidget)().value_from_datadict(request.GET, None, name)
    shown = choices_of(_limits(request), said)
    return render(request, "forms/_agency_choices.html", {"name": name, "many": many, **shown})


def _limits(request: Request) -> Among:
    try:
        return Among(
            day=date.fromisoformat(request.GET.get("day", "")),
            below=UUID(below) if (below := request.GET.get("below", "")) else None,
            kind=AgencyKind(kind) if (kind := request.GET.get("kind", "")) else None,
            level=AgencyLevel(level) if (level := request.GET.get("level", "")) else None,
        )
    except ValueError as error:
        raise Http404 from error
