"""Addresses of the pages about accountability, and of the deeds that keep a record close."""

from django.urls import URLPattern, path

from kiemtra.web.views import accountability, secrecy

urlpatterns: list[URLPattern] = [
    path("accountability/", accountability.accountability_list, name="accountability-list"),
    path("inspections/<uuid:pk>/accountability/new/", accountability.accountability_new, name="accountability-new"),
    path("accountability/<uuid:pk>/", accountability.accountability_detail, name="accountability-detail"),
    path("accountability/<uuid:pk>/edit/", accountability.accountability_edit, name="accountability-edit"),
    path("accountability/<uuid:pk>/send/", accountability.accountability_send, name="accountability-send"),
    path("accountability/<uuid:pk>/withdraw/", accountability.accountability_withdraw, name="accountability-withdraw"),
    path("accountability/<uuid:pk>/answer/", accountability.accountability_answer, name="accountability-answer"),
    path("inspections/<uuid:pk>/summon/", secrecy.inspection_summon, name="inspection-summon"),
    path("inspections/<uuid:pk>/conclusion/seal/", secrecy.conclusion_seal, name="conclusion-seal"),
    path("inspections/<uuid:pk>/conclusion/unseal/", secrecy.conclusion_unseal, name="conclusion-unseal"),
]
