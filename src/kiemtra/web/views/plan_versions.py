"""Versions of a plan: who issued which and why, and any two compared field by field."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kiemtra.domain.plan_content import compare
from kiemtra.store.models import PlanVersion
from kiemtra.store.queries import plan_amendments as queries
from kiemtra.web.labels.plan_content import change_row
from kiemtra.web.request import Request
from kiemtra.web.views.plan_page import around, seen_plan


@require_safe
def plan_versions(request: Request, pk: UUID) -> HttpResponse:
    plan = seen_plan(request, pk)
    versions = list(queries.versions_of(plan, request.actor))
    before, after = _asked(request, versions)
    context: dict[str, Any] = around(request, plan, "plan-versions") | {
        "versions": versions,
        "before": before,
        "after": after,
        "rows": [change_row(change) for change in compare(before.content, after.content)] if before and after else [],
    }
    return render(request, "plans/versions.html", context)


def _asked(request: Request, versions: list[PlanVersion]) -> tuple[PlanVersion | None, PlanVersion | None]:
    """The two versions to be compared: as asked, else the last one with the one before it."""
    by_number = {str(version.number): version for version in versions}
    last = versions[-2:] if len(versions) > 1 else [None, None]
    before, after = (
        by_number.get(request.GET.get(name, ""), fallback) for name, fallback in zip(("from", "to"), last, strict=True)
    )
    return before, after
