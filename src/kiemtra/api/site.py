"""The API as a whole: its version, how one signs in, its description, and a page that shows it without foreign assets."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import URLPattern, URLResolver, path
from ninja import NinjaAPI
from ninja.security import SessionAuth

from kiemtra.api import rights
from kiemtra.api.errors import Words, map_errors
from kiemtra.api.records import router

DESCRIPTION = (
    "Đọc kế hoạch, cuộc kiểm tra, văn bản và kiến nghị trong phạm vi được xem của tài khoản đang đăng nhập. "
    "Danh sách trả từng phần, mới nhất trước; gửi lại giá trị next vào tham số after để đọc tiếp."
)


def build(words: Words) -> list[URLPattern | URLResolver]:
    """The addresses of the API; `words` gives the sentences of refusals, which stand with the pages."""
    api = NinjaAPI(
        title="kiemtra",
        version="1",
        description=DESCRIPTION,
        auth=SessionAuth(csrf=False),
        docs_url=None,
        openapi_url="/openapi.json",
        urls_namespace="api",
    )
    map_errors(api, words)
    api.add_router("/v1", router)
    api.add_router("/v1", rights.router(words))

    def docs(request: HttpRequest) -> HttpResponse:
        schema: dict[str, Any] = api.get_openapi_schema(path_prefix="/api/")
        deeds = [{"path": address, **verbs["get"]} for address, verbs in schema["paths"].items()]
        return render(request, "api/docs.html", {"info": schema["info"], "deeds": deeds})

    return [path("docs/", docs, name="api-docs"), path("", api.urls)]
