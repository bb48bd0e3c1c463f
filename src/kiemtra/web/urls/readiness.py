"""Addresses of the pages about readiness sets."""

from django.urls import URLPattern, path

from kiemtra.web.views import readiness

urlpatterns: list[URLPattern] = [
    path("inspections/<uuid:pk>/readiness/", readiness.inspection_readiness, name="inspection-readiness"),
    path("report-rounds/<uuid:pk>/freshness/", readiness.round_freshness, name="round-freshness"),
    path("report-rounds/<uuid:pk>/freshness/xlsx/", readiness.round_freshness_xlsx, name="round-freshness-xlsx"),
]
