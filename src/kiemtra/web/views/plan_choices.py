"""A choice taken into the plan, and every choice as it was made: page, workbook and A4 print."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kiemtra.domain.coverage import Reached, UnitGroup
from kiemtra.domain.errors import NotValid
from kiemtra.domain.plans import UnitChoice
from kiemtra.store.queries import coverage as queries
from kiemtra.web.exports import xlsx
from kiemtra.web.labels import coverage as words
from kiemtra.web.labels.plans import CHOSEN
from kiemtra.web.request import Request
from kiemtra.web.views.coverage import COLUMNS, cells
from kiemtra.web.views.plan_page import around, seen_plan
from kiemtra.workflows import plan_choices
from kiemtra.workflows.choice_wording import GROUPS


@require_POST
def coverage_take(request: Request, pk: UUID) -> HttpResponse:
    picked = _ids(request.POST.getlist("units"))
    made = plan_choices.take(
        pk,
        picked=picked,
        reason=request.POST.get("reason", "")[:300],
        by=request.actor,
        now=request.now,
        today=request.today,
    )
    messages.success(request, "Đã đưa vào kế hoạch và lưu lần chọn, mỗi đơn vị kèm lý do.")
    return redirect("choice-detail", pk=made.pk)


def _ids(values: list[str]) -> list[UUID]:
    try:
        return [UUID(value) for value in values]
    except ValueError as error:
        raise NotValid(
            {"units": "Đơn vị được chọn không có trong danh sách. Hãy tải lại trang rồi chọn lại."}
        ) from error


@require_safe
def choice_detail(request: Request, pk: UUID) -> HttpResponse:
    made = queries.choices_visible_to(request.actor).get(pk=pk)
    held = made.content["rule"]
    reached = Reached(held["chosen"], held["of"], held["percent"])
    context: dict[str, Any] = around(request, seen_plan(request, made.plan_id), "plan-coverage") | {
        "choice": made,
        "group": GROUPS[UnitGroup(made.group)],
        "way": CHOSEN[UnitChoice(made.way)],
        "held": held,
        "share": words.share(reached),
        "holds": reached.holds,
        "rows": made.content["units"],
        "has_localities": any(row["locality"] for row in made.content["units"]),
    }
    return render(request, "plans/choice.html", context)


@require_safe
def choice_xlsx(request: Request, pk: UUID) -> HttpResponse:
    made = queries.choices_visible_to(request.actor).get(pk=pk)
    title = f"Kết quả chọn đơn vị - {GROUPS[UnitGroup(made.group)]}"
    return xlsx(title, COLUMNS, map(cells, made.content["units"]), today=request.today)
