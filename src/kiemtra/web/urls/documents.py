"""Addresses of the pages about documents, and of stored files."""

from django.urls import URLPattern, path, register_converter

from kiemtra.domain.documents import PaperFormat
from kiemtra.web.views import documents, files


class PaperConverter:
    """The formats that a document is exported in."""

    regex = "|".join(PaperFormat)

    def to_python(self, value: str) -> PaperFormat:
        return PaperFormat(value)

    def to_url(self, value: str) -> str:
        return str(value)


register_converter(PaperConverter, "paper")

urlpatterns: list[URLPattern] = [
    path("documents/", documents.document_list, name="document-list"),
    path("documents/xlsx/", documents.document_list_xlsx, name="document-list-xlsx"),
    path("documents/<uuid:pk>/", documents.document_detail, name="document-detail"),
    path("documents/<uuid:pk>/record-issue/", documents.document_record_issue, name="document-record-issue"),
    path("documents/<uuid:pk>/number/", documents.document_number, name="document-number"),
    path("documents/<uuid:pk>/withdraw/", documents.document_withdraw, name="document-withdraw"),
    path("documents/<uuid:pk>/replace/", documents.document_replace, name="document-replace"),
    path("documents/<uuid:pk>/<paper:format>/", documents.document_export, name="document-export"),
    path("files/<uuid:pk>/", files.file_detail, name="file-detail"),
]
