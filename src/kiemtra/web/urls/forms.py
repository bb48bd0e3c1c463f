"""Addresses of the pages about forms."""

from django.urls import URLPattern, path

from kiemtra.web.views import form_versions

urlpatterns: list[URLPattern] = [
    path("forms/", form_versions.form_list, name="form-list"),
    path("forms/upload/", form_versions.form_upload, name="form-upload"),
    path("forms/<str:code>/<str:version>/", form_versions.form_detail, name="form-detail"),
    path("forms/<str:code>/<str:version>/workbook/", form_versions.form_workbook, name="form-workbook"),
    path("form-versions/<uuid:pk>/publish/", form_versions.form_publish, name="form-publish"),
    path("form-versions/<uuid:pk>/discard/", form_versions.form_discard, name="form-discard"),
    path("form-versions/<uuid:pk>/end/", form_versions.form_end, name="form-end"),
]
