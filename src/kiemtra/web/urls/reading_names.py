"""Addresses of the names in texts: decided for one fact, remembered, taken back."""

from django.urls import URLPattern, path

from kiemtra.web.views import reading_names

urlpatterns: list[URLPattern] = [
    path("readings/names/", reading_names.name_list, name="name-list"),
    path("readings/names/<uuid:pk>/forget/", reading_names.name_forget, name="name-forget"),
    path("readings/<uuid:pk>/names/<path:fact_id>/", reading_names.reading_name, name="reading-name"),
]
