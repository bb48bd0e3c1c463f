"""Addresses of the register of agencies."""

from django.urls import URLPattern, path

from kiemtra.web.views import agencies

urlpatterns: list[URLPattern] = [
    path("agencies/", agencies.agency_list, name="agency-list"),
    path("agencies/xlsx/", agencies.agency_list_xlsx, name="agency-list-xlsx"),
    path("agencies/suggest/", agencies.agency_suggest, name="agency-suggest"),
    path("agencies/<uuid:pk>/", agencies.agency_detail, name="agency-detail"),
]
