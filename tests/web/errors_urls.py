"""Addresses whose views meet each error, for the tests of the pages of errors."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from kiemtra import urls
from kiemtra.domain.errors import Conflict, Fault, InvalidMove, KiemtraError, NotAllowed, NotValid, Refusal
from kiemtra.store.models import Plan


def raising(error: Exception) -> Callable[[HttpRequest], HttpResponse]:
    def view(request: HttpRequest) -> HttpResponse:
        raise error

    return view


ERRORS: dict[str, Exception] = {
    **{f"refused-{code}": NotAllowed(code) for code in Refusal},
    "late": NotAllowed(Refusal.TOO_LATE_FOR_NOTICE, days=5, latest="12/06/2019"),
    "not-valid": NotValid({"day": "Ngày 31/02/2019 không có thật.", "text": Fault.TEXT_MISSING}),
    "invalid-move": InvalidMove("draft", "closed"),
    "conflict": Conflict(seen=3, current=5),
    "absent": Plan.DoesNotExist(),
    "forbidden": PermissionDenied(),
    "broken": SuspiciousOperation(),
    "unknown-rule": KiemtraError("một lỗi chưa có trang"),
    "bug": RuntimeError("chi tiết nội bộ"),
}

urlpatterns = [
    *(path(f"errors/{name}/", raising(error)) for name, error in ERRORS.items()),
    path("", include("kiemtra.urls")),
]
handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500
