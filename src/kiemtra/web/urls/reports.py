"""Addresses of the pages about reports."""

from django.urls import URLPattern, path

from kiemtra.web.views import reports

urlpatterns: list[URLPattern] = [
    path("reports/<uuid:pk>/", reports.report_detail, name="report-detail"),
    path("reports/<uuid:pk>/accept/", reports.report_accept, name="report-accept"),
    path("reports/<uuid:pk>/return/", reports.report_return, name="report-return"),
]
