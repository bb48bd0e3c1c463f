"""The calendar of working days: a year's days off and swapped days with their sources, and a count with its reasons."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kiemtra.data.calendar import load_calendar, notices_of
from kiemtra.domain.deadlines import Calendar, CalendarDay, CalendarKind, due_date
from kiemtra.web.forms.working_days import CountForm
from kiemtra.web.labels import deadlines as words
from kiemtra.web.request import Request


@login_required
@require_safe
def this_year(request: Request) -> HttpResponse:
    years = _years(load_calendar())
    return redirect("working-days", year=min(max(request.today.year, years[0]), years[-1]))


@login_required
@require_safe
def working_days(request: Request, year: int) -> HttpResponse:
    calendar = load_calendar()
    years = _years(calendar)
    if year not in years:
        raise Http404
    form = CountForm(request.GET if "tu" in request.GET else None, initial={"so": 5, "tu": request.today})
    first, last = date(year, 1, 1), date(year, 12, 31)
    entries = calendar.entries(first, last)
    context = {
        "year": year,
        "years": [{"label": one, "href": reverse("working-days", args=[one]), "current": one == year} for one in years],
        "rows": list(_spans(entries)),
        "worked_days": calendar.working_days_between(date(year - 1, 12, 31), last),
        "days_off": sum(entry.kind is CalendarKind.OFF and entry.day.weekday() < 5 for entry in entries),
        "is_expected": any(entry.expected for entry in entries),
        "notices": notices_of(year),
        "form": form,
        "answer": _answer(form, calendar) if form.is_bound and form.is_valid() else None,
    }
    return render(request, "work/working_days.html", context, status=422 if form.errors else 200)


def _years(calendar: Calendar) -> range:
    return range(calendar.days[0].day.year, calendar.days[-1].day.year + 1)


def _answer(form: CountForm, calendar: Calendar) -> dict[str, Any]:
    due = due_date(form.cleaned_data["tu"], form.count(), calendar)
    return words.told(due) | {"date": due.date, "day": words.day(due.date)}


def _spans(entries: tuple[CalendarDay, ...]) -> Iterator[dict[str, Any]]:
    """Days that follow each other for the same reason as one row."""
    span: list[CalendarDay] = []
    for entry in entries:
        if span and not _goes_on(span[-1], entry):
            yield _row(span)
            span = []
        span.append(entry)
    if span:
        yield _row(span)


def _goes_on(before: CalendarDay, entry: CalendarDay) -> bool:
    same = (before.name, before.source, before.exchanged_for) == (entry.name, entry.source, entry.exchanged_for)
    return same and (entry.day - before.day).days == 1


def _row(span: list[CalendarDay]) -> dict[str, Any]:
    first, last = span[0], span[-1]
    return {
        "first": words.day(first.day),
        "last": words.day(last.day) if last is not first else "",
        "count": len(span),
        "name": first.name,
        "kind": words.kind(first),
        "is_worked": first.kind is CalendarKind.WORKED,
        "source": first.source,
        "expected": first.expected,
    }
