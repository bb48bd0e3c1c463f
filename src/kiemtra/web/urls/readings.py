"""Addresses of the pages about readings."""

from django.urls import URLPattern, path

from kiemtra.web.views import reading_plans, readings

urlpatterns: list[URLPattern] = [
    path("readings/", readings.reading_list, name="reading-list"),
    path("readings/<uuid:pk>/", readings.reading_detail, name="reading-detail"),
    path("readings/<uuid:pk>/decide/", readings.reading_decide, name="reading-decide"),
    path("readings/<uuid:pk>/accept-rest/", readings.reading_accept_rest, name="reading-accept-rest"),
    path("readings/<uuid:pk>/facts/<path:fact_id>/", readings.reading_fact, name="reading-fact"),
    path("readings/<uuid:pk>/confirm/", reading_plans.reading_confirm, name="reading-confirm"),
    path("anomalies/<uuid:pk>/settle/", readings.anomaly_settle, name="anomaly-settle"),
]
