"""Addresses of the pages about draws."""

from django.urls import URLPattern, path

import kiemtra.web.urls.converters  # noqa: F401  registers <drawfile:…>
from kiemtra.domain.draws import DrawDeed
from kiemtra.web.views import draws

# The deeds that ask for nothing.
PLAIN = (DrawDeed.RETAKE, DrawDeed.COMMIT, DrawDeed.DRAW, DrawDeed.OPEN, DrawDeed.TAKE)

urlpatterns: list[URLPattern] = [
    path("plans/<uuid:pk>/draws/", draws.draw_list, name="draw-list"),
    path("plans/<uuid:pk>/draws/new/", draws.draw_new, name="draw-new"),
    path("plans/<uuid:pk>/draws/new-sealed/", draws.draw_new, {"unannounced": True}, name="draw-new-sealed"),
    path("draws/<uuid:pk>/", draws.draw_detail, name="draw-detail"),
    path("draws/<uuid:pk>/seed/", draws.draw_seed, name="draw-seed"),
    path("draws/<uuid:pk>/propose-visits/", draws.draw_propose_visits, name="draw-propose-visits"),
    path("draws/<uuid:pk>/withdraw/", draws.draw_withdraw, name="draw-withdraw"),
    *[path(f"draws/<uuid:pk>/{deed}/", draws.draw_deed, {"deed": deed}, name=f"draw-{deed}") for deed in PLAIN],
    path("draws/<uuid:pk>/files/<drawfile:part>/", draws.draw_file, name="draw-file"),
]
