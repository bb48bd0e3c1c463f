"""Errors of the rules as answers of the API, mapped here and nowhere else: a code for programs, a sentence for people."""

from collections.abc import Callable
from typing import Protocol

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, ValidationError

from kiemtra.domain.errors import NotAllowed, Refusal

NOT_FOUND = "Không có, hoặc không thuộc phạm vi được xem của bạn."
NOT_VALID = "Tham số chưa đúng: {names}."


class Words(Protocol):
    """Gives the sentence of a refusal."""

    def __call__(self, code: Refusal, **facts: object) -> str: ...


def map_errors(api: NinjaAPI, words: Words) -> None:
    """Register how each kind of error is answered."""

    def answer(request: HttpRequest, status: int, code: str, message: str) -> HttpResponse:
        return api.create_response(request, {"code": code, "message": message}, status=status)

    def refused(request: HttpRequest, error: NotAllowed) -> HttpResponse:
        return answer(request, 403, error.refusal, words(error.refusal, **error.facts))

    def stranger(request: HttpRequest, error: AuthenticationError) -> HttpResponse:
        return answer(request, 401, Refusal.SIGN_IN, words(Refusal.SIGN_IN))

    def missing(request: HttpRequest, error: Exception) -> HttpResponse:
        return answer(request, 404, "not_found", NOT_FOUND)

    def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
        names = ", ".join(sorted({str(fault["loc"][-1]) for fault in error.errors}))
        return answer(request, 422, "not_valid", NOT_VALID.format(names=names))

    handlers: dict[type[Exception], Callable[..., HttpResponse]] = {
        NotAllowed: refused,
        AuthenticationError: stranger,
        ObjectDoesNotExist: missing,
        Http404: missing,
        ValidationError: invalid,
    }
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, handler)
