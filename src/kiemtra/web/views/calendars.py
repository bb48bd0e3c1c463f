"""The calendar of a plan, and one of all plans that somebody sees: month and week, list, workbook, printed on A4."""

from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kiemtra.store.queries import calendars as queries
from kiemtra.web.exports import xlsx
from kiemtra.web.forms.timetables import CalendarFilter
from kiemtra.web.request import Request
from kiemtra.web.views.calendar_page import COLUMNS, cells, month_of, period_of, shown
from kiemtra.web.views.plan_page import around, seen_plan

# So many visits of one period are shown and exported: more than any month of a nation's province has.
MOST = 2000


@require_safe
def plan_calendar(request: Request, pk: UUID) -> HttpResponse:
    plan = seen_plan(request, pk)
    visits = list(queries.narrowed(queries.visits(request.actor), plan=plan.pk)[:MOST])
    days = [row.visit_on for row in visits if row.visit_on]
    period = period_of(request, days, plan.window_from)
    months = sorted({month_of(day).first for day in days} | {month_of(period.first).first})
    context = around(request, plan, "plan-calendar") | shown(period, visits)
    context["months"] = [
        {
            "label": f"{month:%m/%Y}",
            "href": f"?{month_of(month).query}",
            "count": sum(day.replace(day=1) == month for day in days),
            "current": month == period.first and not period.is_week,
        }
        for month in months
    ]
    return render(request, "plans/calendar.html", context)


@require_safe
def plan_calendar_xlsx(request: Request, pk: UUID) -> HttpResponse:
    plan = seen_plan(request, pk)
    rows = queries.narrowed(queries.visits(request.actor), plan=plan.pk)[:MOST]
    return xlsx(f"Lịch kiểm tra {plan.year}", COLUMNS, map(cells, rows), today=request.today)


@login_required
@require_safe
def calendar(request: Request) -> HttpResponse:
    period = period_of(request, (), None)
    form = CalendarFilter(request.GET, actor=request.actor, period=period)
    rows = queries.narrowed(queries.visits(request.actor, period.first, period.last), **form.held())
    journeys = queries.journeys(request.actor, period.first, period.last, request.now)
    context: dict[str, Any] = shown(period, list(rows[:MOST]), journeys)
    kept = form.query()
    context |= {"form": form, "kept": f"&{kept}" if kept else "", "clear": f"?{period.query}" if kept else ""}
    return render(request, "plans/calendar_of_all.html", context)


@login_required
@require_safe
def calendar_xlsx(request: Request) -> HttpResponse:
    period = period_of(request, (), None)
    form = CalendarFilter(request.GET, actor=request.actor, period=period)
    rows = queries.narrowed(queries.visits(request.actor, period.first, period.last), **form.held())[:MOST]
    return xlsx(f"Lịch kiểm tra {period.title}".replace("/", "-"), COLUMNS, map(cells, rows), today=request.today)
