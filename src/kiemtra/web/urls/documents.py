"""Addresses of the pages about documents, and of stored files."""

from django.urls import URLPattern, path

import kiemtra.web.urls.converters  # noqa: F401  registers <paper:…>
from kiemtra.web.views import documents, files, register_ends, register_entries

urlpatterns: list[URLPattern] = [
    path("documents/", documents.document_list, name="document-list"),
    path("documents/xlsx/", documents.document_list_xlsx, name="document-list-xlsx"),
    path("documents/enter/", register_entries.document_enter, name="document-enter"),
    path("documents/<uuid:pk>/correct/", register_entries.document_correct, name="document-correct"),
    path("documents/<uuid:pk>/end/", register_ends.document_end, name="document-end"),
    path("documents/<uuid:pk>/", documents.document_detail, name="document-detail"),
    path("documents/<uuid:pk>/record-issue/", documents.document_record_issue, name="document-record-issue"),
    path("documents/<uuid:pk>/number/", documents.document_number, name="document-number"),
    path("documents/<uuid:pk>/withdraw/", documents.document_withdraw, name="document-withdraw"),
    path("documents/<uuid:pk>/replace/", documents.document_replace, name="document-replace"),
    path("documents/<uuid:pk>/<paper:format>/", documents.document_export, name="document-export"),
    path("files/<uuid:pk>/", files.file_detail, name="file-detail"),
]
