"""Addresses of the table of roles, and of the page "why may I"."""

from django.urls import URLPattern, path, register_converter

from kiemtra.domain.whys import RecordKind
from kiemtra.web.views import rights


class KindConverter:
    """The kinds of records, in kebab case."""

    regex = "|".join(kind.replace("_", "-") for kind in RecordKind)

    def to_python(self, value: str) -> RecordKind:
        return RecordKind(value.replace("-", "_"))

    def to_url(self, value: str) -> str:
        return str(value).replace("_", "-")


register_converter(KindConverter, "record")

urlpatterns: list[URLPattern] = [
    path("roles/", rights.role_list, name="role-list"),
    path("why/<record:kind>/<uuid:pk>/", rights.why, name="why"),
]
