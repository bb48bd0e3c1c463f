"""Addresses of the pages about readings."""

from django.urls import URLPattern, path

from kiemtra.web.views import reading_facts, reading_places, reading_plans, readings, recognitions

urlpatterns: list[URLPattern] = [
    path("readings/", readings.reading_list, name="reading-list"),
    path("readings/scans/<uuid:pk>/", recognitions.recognition_detail, name="recognition-detail"),
    path("readings/<uuid:pk>/", readings.reading_detail, name="reading-detail"),
    path("readings/<uuid:pk>/example/", readings.reading_example, name="reading-example"),
    path("readings/<uuid:pk>/decide/", reading_facts.reading_decide, name="reading-decide"),
    path("readings/<uuid:pk>/accept-rest/", reading_facts.reading_accept_rest, name="reading-accept-rest"),
    path("readings/<uuid:pk>/undo/", reading_facts.reading_undo, name="reading-undo"),
    path("readings/<uuid:pk>/add/", reading_facts.reading_add, name="reading-add"),
    path("readings/<uuid:pk>/facts/<path:fact_id>/", reading_facts.reading_fact, name="reading-fact"),
    path("readings/<uuid:pk>/confirm/", reading_plans.reading_confirm, name="reading-confirm"),
    path("readings/<uuid:pk>/places/<int:start>/", reading_places.reading_place, name="reading-place"),
    path("anomalies/<uuid:pk>/settle/", reading_facts.anomaly_settle, name="anomaly-settle"),
]
