"""The addresses of the pages, one module a subject."""

from django.urls import URLPattern, URLResolver

from kiemtra.web.urls import (
    conclusions,
    documents,
    inspections,
    people,
    plans,
    public,
    readings,
    remediation,
    reports,
    work,
)

urlpatterns: list[URLPattern | URLResolver] = [
    *public.urlpatterns,
    *people.urlpatterns,
    *work.urlpatterns,
    *readings.urlpatterns,
    *plans.urlpatterns,
    *inspections.urlpatterns,
    *reports.urlpatterns,
    *conclusions.urlpatterns,
    *remediation.urlpatterns,
    *documents.urlpatterns,
]
