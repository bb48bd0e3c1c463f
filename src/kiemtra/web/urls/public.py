"""Addresses of the pages for strangers, and of the deeds that publish."""

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, path

import kiemtra.web.urls.converters  # noqa: F401  registers <drawfile:…>
from kiemtra.web.views import public

urlpatterns: list[URLPattern] = [
    path("", login_not_required(public.home), name="home"),
    path("ke-hoach/<slug:slug>/", login_not_required(public.public_plan), name="public-plan"),
    path("ke-hoach/<slug:slug>/boc-tham/<uuid:pk>/", login_not_required(public.public_draw), name="public-draw"),
    path(
        "ke-hoach/<slug:slug>/boc-tham/<uuid:pk>/<drawfile:part>/",
        login_not_required(public.public_draw_file),
        name="public-draw-file",
    ),
    path("plans/<uuid:pk>/publish/", public.plan_publish, name="plan-publish"),
    path("plans/<uuid:pk>/unpublish/", public.plan_unpublish, name="plan-unpublish"),
    path("documents/<uuid:pk>/publish/", public.document_publish, name="document-publish"),
    path("documents/<uuid:pk>/unpublish/", public.document_unpublish, name="document-unpublish"),
]
