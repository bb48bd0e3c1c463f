"""A set that its unit keeps current: opened again to bring it up to date, or confirmed as it stands."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kiemtra.domain.reports import HANDED_IN
from kiemtra.web.request import Request, seen_revision
from kiemtra.workflows import reports


@login_required
@require_POST
def report_update(request: Request, pk: UUID) -> HttpResponse:
    reports.update(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    messages.success(request, "Đã mở bộ số liệu để cập nhật. Bản đã gửi vẫn được lưu giữ.")
    return redirect("report-detail", pk)


@login_required
@require_POST
def report_affirm(request: Request, pk: UUID) -> HttpResponse:
    """By the head it is confirmed at once, by others laid before the head."""
    asked = reports.affirm(pk, revision=seen_revision(request), by=request.actor, now=request.now)
    done = (
        "Đã xác nhận số liệu còn đúng." if asked.state in HANDED_IN else "Đã trình lãnh đạo xác nhận số liệu còn đúng."
    )
    messages.success(request, done)
    return redirect("report-read", pk)
