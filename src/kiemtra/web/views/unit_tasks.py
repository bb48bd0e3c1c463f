"""The tasks of one unit over all plans and documents, several reported on one page; the tasks that one document sets."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from kiemtra.domain.deeds import why_not
from kiemtra.domain.errors import Conflict
from kiemtra.domain.tasks import COUNTED, DEEDS, TaskDeed, TaskProgress, TaskReview, why_not_report
from kiemtra.store.models import Agency
from kiemtra.store.queries import sides, task_boards, task_cells
from kiemtra.store.queries import tasks as queries
from kiemtra.store.queries.task_cells import Cell, figures_of_cells
from kiemtra.web.exports import xlsx
from kiemtra.web.forms.tasks import RowForm
from kiemtra.web.request import Request
from kiemtra.web.views.task_cells import COLUMNS, figures, shown, task_rows, xlsx_rows
from kiemtra.web.views.task_reports import send

# A task and a unit.
Key = tuple[UUID, UUID]


@login_required
@require_http_methods(["GET", "POST"])
def unit_tasks(request: Request, pk: UUID) -> HttpResponse:
    """Everything that is set to a unit, overdue on top; its own people report several tasks at once."""
    agency, cells = _of_unit(request, pk)
    faulty: dict[Key, RowForm] = {}
    if request.method == "POST":
        sent, faulty = _send_all(request, _open_to(request, cells))
        if not faulty:
            return _done(request, pk, sent)
        if sent:
            messages.success(request, f"Đã gửi báo cáo {sent} nhiệm vụ; những nhiệm vụ còn lỗi ở dưới chưa gửi.")
        agency, cells = _of_unit(request, pk)
    forms = {_key(one): faulty.get(_key(one)) or _form(request, one) for one in _open_to(request, cells)}
    wanted = request.GET.get("figure", "")
    listed = [one for one in cells if wanted not in COUNTED or one.stand.standing in COUNTED[wanted]]
    context = {
        "agency": agency,
        "figures": figures(figures_of_cells(cells), request.path),
        "wanted": wanted if wanted in COUNTED else "",
        "rows": [shown(one) | {"form": forms.get(_key(one))} for one in listed],
        "total": len(cells),
        "faulty": list(faulty.values()),
        "reports": bool(forms),
        "illustrative": bool(request.jurisdiction and request.jurisdiction.illustrative),
    }
    return render(request, "units/tasks.html", context, status=422 if faulty else 200)


def _done(request: Request, pk: UUID, sent: int) -> HttpResponse:
    if sent:
        messages.success(request, f"Đã gửi báo cáo {sent} nhiệm vụ.")
    else:
        messages.warning(request, "Chưa có gì thay đổi để gửi.")
    return redirect("unit-tasks", pk=pk)


def _key(cell: Cell) -> Key:
    return cell.task.pk, cell.agency.pk


def _open_to(request: Request, cells: Sequence[Cell]) -> list[Cell]:
    """The cells on which the actor may report now."""
    agencies = {one.agency.pk: one.agency for one in cells}
    stands_for = {key: sides.answering_for(asked, request.actor.day) for key, asked in agencies.items()}
    return [one for one in cells if _may_report(request, one, stands_for[one.agency.pk])]


def _of_unit(request: Request, pk: UUID) -> tuple[Agency, list[Cell]]:
    agency = queries.agencies_visible_to(request.actor).get(pk=pk)
    own = [post.reach for post in request.actor.posts if post.agency == agency.pk]
    named = frozenset({agency.pk}).union(*own)
    return agency, task_boards.of_units(named, request.actor, task_cells.watch_on(request.today))


def _may_report(request: Request, cell: Cell, stands_for: UUID) -> bool:
    bearings = queries.bearings(cell.task, stands_for)
    review = TaskReview(cell.status.review) if cell.status else TaskReview.WAITING
    refused = why_not(request.actor, DEEDS[TaskDeed.REPORT], bearings, cell.task.plan.state)
    return not (refused or why_not_report(TaskProgress(cell.progress), review))


def _form(request: Request, cell: Cell, *, bound: bool = False) -> RowForm:
    prefix = f"{cell.task.pk}.{cell.agency.pk}"
    return RowForm(
        request.POST if bound else None,
        request.FILES if bound else None,
        prefix=prefix,
        task=cell.task,
        status=cell.status,
        today=request.today,
        auto_id=f"{prefix}-%s".replace(".", "-"),
    )


def _send_all(request: Request, cells: Sequence[Cell]) -> tuple[int, dict[Key, RowForm]]:
    """Send each row in which something was changed and nothing is wrong; how many were sent, and those that are faulty."""
    sent, faulty = 0, {}
    for cell in cells:
        form = _form(request, cell, bound=True)
        if f"{form.prefix}-progress" not in request.POST or not form.has_changed():
            continue
        if form.is_valid() and _sent(request, cell, form):
            sent += 1
        else:
            faulty[_key(cell)] = form
    return sent, faulty


def _sent(request: Request, cell: Cell, form: RowForm) -> bool:
    seen = request.POST.get(f"{form.prefix}-revision", "")
    try:
        return send(request, cell.task, cell.agency, form, int(seen) if seen.isdecimal() and len(seen) < 10 else 0)
    except Conflict:
        form.add_error(None, "Nhiệm vụ này vừa được người khác báo cáo. Hãy mở nhiệm vụ để xem rồi báo cáo lại.")
        return False


@login_required
@require_safe
def unit_tasks_xlsx(request: Request, pk: UUID) -> HttpResponse:
    """The same as a workbook."""
    agency, cells = _of_unit(request, pk)
    return xlsx(f"Nhiệm vụ của {agency.short_name}", COLUMNS, xlsx_rows(cells), today=request.today)


@login_required
@require_safe
def document_tasks(request: Request, pk: UUID) -> HttpResponse:
    """What one document sets, how far the units of each plan are with it."""
    document = queries.documents_visible_to(request.actor).select_related("jurisdiction").get(pk=pk)
    board = task_boards.of_document(document, request.actor, task_cells.watch_on(request.today))
    context: dict[str, Any] = {
        "document": document,
        "figures": figures(board.total),
        "rows": list(task_rows(board.tasks, board.figures, plans=True)),
        "illustrative": document.jurisdiction.illustrative,
    }
    return render(request, "documents/tasks.html", context)


@login_required
@require_safe
def document_tasks_xlsx(request: Request, pk: UUID) -> HttpResponse:
    """The same unit by unit, over all plans, as a workbook."""
    document = queries.documents_visible_to(request.actor).get(pk=pk)
    cells = task_boards.cells_of_document(document, request.actor, task_cells.watch_on(request.today))
    return xlsx(f"Nhiệm vụ giao tại {document}", COLUMNS, xlsx_rows(cells), today=request.today)
