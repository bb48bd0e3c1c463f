"""Addresses of the pages about reorganisations and transfers."""

from django.urls import URLPattern, path

from kiemtra.web.views import reorganisations, transfers

urlpatterns: list[URLPattern] = [
    path("reorganisations/", reorganisations.reorganisation_list, name="reorganisation-list"),
    path("reorganisations/new/", reorganisations.reorganisation_new, name="reorganisation-new"),
    path("reorganisations/<uuid:pk>/", reorganisations.reorganisation_detail, name="reorganisation-detail"),
    path("transfers/<uuid:pk>/correct/", transfers.transfer_correct, name="transfer-correct"),
]
