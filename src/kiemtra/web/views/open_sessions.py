"""Ending one's own sessions: one, or all but this one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from kiemtra.web.request import Request
from kiemtra.workflows import signing


@require_POST
def session_end(request: Request, pk: int) -> HttpResponse:
    return _ended(request, only=pk)


@require_POST
def sessions_end(request: Request) -> HttpResponse:
    return _ended(request)


def _ended(request: Request, only: int | None = None) -> HttpResponse:
    """The session from which it is asked goes on."""
    key = request.session.session_key
    ended = signing.end_own_sessions(request.user, keep=key, only=only, by=request.actor, now=request.now)
    messages.success(request, f"Đã kết thúc {ended} phiên đăng nhập." if ended else "Không còn phiên nào khác đang mở.")
    return redirect("my-account")
