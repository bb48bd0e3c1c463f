"""The addresses of the pages, one module a subject."""

from django.urls import URLPattern, URLResolver

from kiemtra.web.urls import (
    accountability,
    accounts,
    agencies,
    conclusions,
    documents,
    draws,
    inspections,
    people,
    plans,
    public,
    readings,
    remediation,
    reorganisations,
    reports,
    rights,
    work,
)

urlpatterns: list[URLPattern | URLResolver] = [
    *public.urlpatterns,
    *people.urlpatterns,
    *work.urlpatterns,
    *readings.urlpatterns,
    *agencies.urlpatterns,
    *plans.urlpatterns,
    *draws.urlpatterns,
    *inspections.urlpatterns,
    *reports.urlpatterns,
    *conclusions.urlpatterns,
    *remediation.urlpatterns,
    *reorganisations.urlpatterns,
    *documents.urlpatterns,
    *accountability.urlpatterns,
    *rights.urlpatterns,
    *accounts.urlpatterns,
]
