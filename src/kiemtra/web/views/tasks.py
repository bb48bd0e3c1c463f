"""The tasks of a plan: figures, each task, the matrix of units and tasks, the lists behind the figures, the workbook."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from kiemtra.domain.tasks import FIGURES
from kiemtra.store.models import Plan, Task
from kiemtra.store.queries import task_boards, task_cells
from kiemtra.store.queries import tasks as queries
from kiemtra.store.queries.task_boards import Board, Wanted
from kiemtra.web.exports import xlsx
from kiemtra.web.forms.tasks import TaskFilter
from kiemtra.web.request import Request, id_of
from kiemtra.web.views.plan_page import around, seen_plan
from kiemtra.web.views.task_cells import COLUMNS, figures, marked, shown, task_rows, xlsx_rows

AT_ONCE = 200
LONGEST = 100


@require_safe
def plan_tasks(request: Request, pk: UUID) -> HttpResponse:
    """The board of a plan: figures, tasks by document, units by tasks."""
    plan = seen_plan(request, pk)
    wanted = _wanted(request)
    at = task_cells.watch_on(request.today)
    asked = task_boards.tasks_of(plan, wanted)
    found = task_boards.board(plan, asked, request.actor, wanted, at, _number(request), only=task_boards.MARKED)
    address = reverse("plan-task-cells", args=[pk])
    context = around(request, plan, "plan-tasks") | {
        "board": found,
        "figures": figures(found.total, address, **_asked(wanted)),
        "rows": list(task_rows(found.tasks, found.figures)),
        "lines": list(_lines(found)),
        "filter": _filter(request, plan, wanted, asked),
        "query": request.GET.urlencode(),
    }
    return render(request, "plans/tasks.html", context)


def _lines(board: Board) -> Iterator[dict[str, Any]]:
    for line in board.lines:
        cells = [marked(one) if one else None for one in line.cells]
        yield {"agency": line.agency, "cells": cells, "figures": figures(line.figures), "total": line.figures.total}


@require_safe
def plan_task_cells(request: Request, pk: UUID) -> HttpResponse:
    """The cells behind one figure, the longest overdue on top."""
    plan = seen_plan(request, pk)
    wanted, figure = _wanted(request), request.GET.get("figure", "")
    figure = figure if figure in FIGURES else "overdue"
    at = task_cells.watch_on(request.today)
    asked = task_boards.tasks_of(plan, wanted)
    page, total = task_boards.cells(plan, asked, request.actor, wanted, figure, at, _number(request))
    address = reverse("plan-task-cells", args=[pk])
    named = figures(total, address, **_asked(wanted))
    context = around(request, plan, "plan-tasks") | {
        "page": page,
        "cells": [shown(one) for one in page.cells],
        "figures": named,
        "figure": next(one for one in named if one["key"] == figure),
        "filter": _filter(request, plan, wanted, asked),
    }
    return render(request, "plans/task_cells.html", context)


@require_safe
def plan_tasks_xlsx(request: Request, pk: UUID) -> HttpResponse:
    """Every cell of the plan that the page is narrowed to, unit by unit."""
    plan = seen_plan(request, pk)
    return xlsx(f"Theo dõi nhiệm vụ - {plan.title}", COLUMNS, _rows(request, plan), today=request.today)


def _rows(request: Request, plan: Plan) -> Iterator[tuple[Any, ...]]:
    wanted, at = _wanted(request), task_cells.watch_on(request.today)
    tasks = task_boards.tasks_of(plan, wanted)
    units = list(task_boards.units_of(plan, request.actor, wanted.words))
    for start in range(0, len(units), AT_ONCE):
        for line in task_boards.lines_of(tasks, units[start : start + AT_ONCE], at):
            yield from xlsx_rows(one for one in line.cells if one)


def _wanted(request: Request) -> Wanted:
    words = request.GET.get("q", "").strip()[:LONGEST]
    return Wanted(id_of(request, "document"), id_of(request, "lead"), id_of(request, "task"), words)


def _asked(wanted: Wanted) -> dict[str, object]:
    return {"document": wanted.document, "lead": wanted.lead, "task": wanted.task, "q": wanted.words}


def _filter(request: Request, plan: Plan, wanted: Wanted, asked: Sequence[Task]) -> TaskFilter:
    every = asked if wanted == Wanted(words=wanted.words) else task_boards.tasks_of(plan, Wanted())
    documents, leads = queries.named_in(every)
    return TaskFilter(request.GET or None, documents=documents, leads=leads)


def _number(request: Request) -> int:
    value = request.GET.get("trang", "")
    return int(value) if value.isdecimal() and len(value) < 6 else 1
