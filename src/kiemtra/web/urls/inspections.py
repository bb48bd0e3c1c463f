"""Addresses of the pages about inspections, their sessions and results."""

from django.urls import URLPattern, path

from kiemtra.web.views import inspection_deeds, inspections, notices, overlaps, results, sessions
from kiemtra.web.views.inspection_page import url_name

urlpatterns: list[URLPattern] = [
    path("inspections/", inspections.inspection_list, name="inspection-list"),
    path("inspections/<uuid:pk>/", inspections.inspection_detail, name="inspection-detail"),
    path("inspections/<uuid:pk>/sessions/start/", sessions.session_start, name="session-start"),
    path("sessions/<uuid:pk>/", sessions.session_edit, name="session-edit"),
    path("inspections/<uuid:pk>/results/", results.inspection_results, name="inspection-results"),
    path("inspections/<uuid:pk>/notices/", notices.notice_list, name="notice-list"),
    path("inspections/<uuid:pk>/notices/acknowledge/", notices.notice_acknowledge, name="notice-acknowledge"),
    path("overlaps/", overlaps.overlap_list, name="overlap-list"),
    path("plans/<uuid:pk>/overlaps/", overlaps.plan_overlaps, name="plan-overlaps"),
    path("plans/<uuid:pk>/unannounced/", inspections.propose_unannounced, name="plan-propose-unannounced"),
    *[
        path(
            f"inspections/<uuid:pk>/{deed.replace('_', '-')}/",
            inspection_deeds.deed,
            {"deed": deed},
            name=url_name(deed),
        )
        for deed in inspection_deeds.WORKFLOWS
    ],
]
