"""Addresses of the pages for strangers, and of the deeds that publish."""

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path

from kiemtra.web.views import public

urlpatterns: list[URLPattern] = [
    path("", login_not_required(public.home), name="home"),
    path("ke-hoach/<slug:slug>/", login_not_required(public.public_plan), name="public-plan"),
    path("plans/<uuid:pk>/publish/", public.plan_publish, name="plan-publish"),
    path("plans/<uuid:pk>/unpublish/", public.plan_unpublish, name="plan-unpublish"),
    path("documents/<uuid:pk>/publish/", public.document_publish, name="document-publish"),
    path("documents/<uuid:pk>/unpublish/", public.document_unpublish, name="document-unpublish"),
]
