"""The papers of a plan and of its amendment, drafted from what these say."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kiemtra.web.request import Request, seen_revision
from kiemtra.workflows import plan_papers


@require_POST
def plan_write_papers(request: Request, pk: UUID) -> HttpResponse:
    plan = plan_papers.write(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    messages.success(request, "Đã soạn dự thảo Kế hoạch và Tờ trình." if plan.submission_id else "Đã soạn Kế hoạch.")
    return redirect("plan-detail", pk=pk)


@require_POST
def amendment_write_paper(request: Request, pk: UUID) -> HttpResponse:
    plan_papers.write_amendment(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    messages.success(request, "Đã soạn văn bản điều chỉnh kế hoạch.")
    return redirect("amendment-detail", pk=pk)
