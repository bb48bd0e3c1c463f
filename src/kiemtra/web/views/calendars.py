"""The calendar of a plan: the visits of a month as weeks and as a list, to be printed on one page."""

from calendar import Calendar
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kiemtra.data.calendar import load_calendar
from kiemtra.domain.inspections import InspectionState
from kiemtra.store.models import Inspection
from kiemtra.store.queries import plan_pages
from kiemtra.web.labels import inspections as words
from kiemtra.web.labels.states import INSPECTION
from kiemtra.web.request import Request
from kiemtra.web.views.plan_page import around, seen_plan

WEEK = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


@require_safe
def plan_calendar(request: Request, pk: UUID) -> HttpResponse:
    plan = seen_plan(request, pk)
    rows = plan_pages.open_inspections(plan, request.actor).filter(visit_on__isnull=False)
    visits = list(rows.exclude(state=InspectionState.WITHDRAWN))
    month = _month(request, visits, plan.window_from)
    here = [row for row in visits if (row.visit_on.year, row.visit_on.month) == (month.year, month.month)]  # type: ignore[union-attr]
    months = sorted({row.visit_on.replace(day=1) for row in visits if row.visit_on} | {month})
    context = around(request, plan, "plan-calendar") | {
        "month_name": f"{month:%m/%Y}",
        "month": month,
        "months": [{"label": f"{m:%m/%Y}", "href": f"?thang={m:%Y-%m}", "current": m == month} for m in months],
        "weeks": _weeks(month, here),
        "days": WEEK,
        "rows": [_row(row) for row in here],
    }
    return render(request, "plans/calendar.html", context)


def _month(request: Request, visits: list[Inspection], window: date | None) -> date:
    """The month asked for, else the first month with a visit that is still to come, else of the window."""
    year, _, number = request.GET.get("thang", "").partition("-")
    if year.isdecimal() and number.isdecimal() and 1 <= int(number) <= 12 and 1 <= int(year) <= 9998:
        return date(int(year), int(number), 1)
    days = [row.visit_on for row in visits if row.visit_on]
    coming = [day for day in days if day >= request.today]
    return (min(coming) if coming else max(days) if days else window or request.today).replace(day=1)


def _weeks(month: date, visits: list[Inspection]) -> list[list[dict[str, Any]]]:
    working = load_calendar()
    weeks = Calendar().monthdatescalendar(month.year, month.month)
    return [
        [
            {
                "day": day,
                "inside": day.month == month.month,
                "off": not working.is_working(day),
                "name": entry.name if (entry := working.entry(day)) else "",
                "visits": [row for row in visits if row.visit_on == day],
            }
            for day in week
        ]
        for week in weeks
    ]


def _row(row: Inspection) -> dict[str, Any]:
    state = InspectionState(row.state)
    return {
        "visit": row,
        "weekday": WEEK[row.visit_on.weekday()] if row.visit_on else "",
        "state": INSPECTION[state],
        "tone": words.TONES[state],
    }
