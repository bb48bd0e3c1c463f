"""The pages of errors: each says what is wrong and how to go on. htmx gets the sentences alone."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from kiemtra.domain.errors import Conflict, InvalidMove, KiemtraError, NotAllowed, NotValid, Refusal
from kiemtra.web import labels
from kiemtra.web.templatetags.notation import vn_bytes

_NOT_THEIRS = frozenset(
    {
        Refusal.SIGN_IN,
        Refusal.NOT_YOUR_ROLE,
        Refusal.NOT_YOUR_SIDE,
        Refusal.NOT_YOUR_AGENCY,
        Refusal.NOT_YOUR_TEAM,
        Refusal.OWN_REPORT,
        Refusal.INTERESTED_PARTY,
    }
)


def _page(request: HttpRequest, status: int, title: str, sentences: list[str]) -> HttpResponse:
    context: dict[str, Any] = {"title": title, "sentences": sentences, "status": status}
    fragment = "HX-Request" in request.headers and "HX-Boosted" not in request.headers
    template = "errors/_error.html" if fragment else "errors/error.html"
    response = render(request, template, context, status=status)
    patch_vary_headers(response, ["HX-Request"])
    return response


def of_rule(request: HttpRequest, error: KiemtraError) -> HttpResponse | None:
    """403 where the person may not, 404 where it is hidden, 409 where it is not open now, 422 where input is wrong."""
    match error:
        case NotAllowed(refusal=Refusal.SEALED):
            return not_found(request)
        case NotAllowed():
            status = 403 if error.refusal in _NOT_THEIRS else 409
            return _page(request, status, "Chưa thực hiện được", [labels.refusal(error.refusal, **error.facts)])
        case NotValid():
            return _page(request, 422, "Thông tin chưa đúng", [labels.fault(said) for said in error.faults.values()])
        case InvalidMove():
            sentence = "Hồ sơ đang ở bước khác nên không chuyển được như vậy. Hãy tải lại trang để xem bước hiện tại."
            return _page(request, 409, "Chưa thực hiện được", [sentence])
        case Conflict():
            return _conflict(request, error)
    return None


def _conflict(request: HttpRequest, error: Conflict) -> HttpResponse:
    """409: somebody else has changed the record, or the same form was sent twice."""
    sentence = (
        f"Hồ sơ đã thay đổi từ lúc bạn mở trang (bạn đang xem bản {error.seen}, bản hiện tại là {error.current}). "
        "Nội dung bạn vừa nhập vẫn còn ở trang trước; hãy quay lại, tải lại trang và đối chiếu trước khi gửi lần nữa."
    )
    return _page(request, 409, "Hồ sơ đã có thay đổi khác", [sentence])


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: not there, or not for these eyes; the two look alike."""
    return _page(request, 404, "Không tìm thấy", ["Trang này không có, hoặc không thuộc phạm vi được xem của bạn."])


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request itself is broken."""
    return _page(request, 400, "Yêu cầu không hợp lệ", ["Máy chủ không hiểu yêu cầu này. Hãy quay lại và thử lại."])


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403 by the framework."""
    return _page(request, 403, "Không được phép", ["Bạn không được phép mở trang này."])


def wrong_method(request: HttpRequest) -> HttpResponse:
    """405: the address of a deed was opened as if it were a page, say from the browser's history."""
    sentence = "Địa chỉ này chỉ dùng để gửi biểu mẫu, không mở được như một trang. Hãy quay lại trang trước."
    return _page(request, 405, "Không mở được", [sentence])


def too_large(request: HttpRequest) -> HttpResponse:
    """413: told before the body is read; the server closes the connection, nothing was kept."""
    each, whole = vn_bytes(settings.UPLOAD_LIMIT), vn_bytes(settings.REQUEST_LIMIT)
    sentence = (
        f"Dữ liệu gửi lên quá lớn: mỗi tệp tối đa {each}, mỗi lần gửi tối đa {whole}. Chưa có gì được lưu. "
        "Hãy quay lại, chọn tệp nhỏ hơn hoặc gửi làm nhiều lần."
    )
    return _page(request, 413, "Tệp quá lớn", [sentence])


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form is too old; nothing was changed."""
    sentence = "Trang đã mở quá lâu nên biểu mẫu hết hiệu lực. Hãy quay lại, tải lại trang rồi gửi lại; chưa có gì bị thay đổi."
    return _page(request, 403, "Biểu mẫu hết hiệu lực", [sentence])


def server_error(request: HttpRequest) -> HttpResponse:
    """500: without the request's surroundings, which may be what is broken."""
    return render(None, "errors/server_error.html", status=500)
