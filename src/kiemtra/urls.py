"""The addresses of the pages and of the API."""

from django.urls import include, path

from kiemtra.api import build
from kiemtra.web.labels import refusal

urlpatterns = [path("api/", include(build(refusal))), path("", include("kiemtra.web.urls"))]

handler400 = "kiemtra.web.views.errors.bad_request"
handler403 = "kiemtra.web.views.errors.forbidden"
handler404 = "kiemtra.web.views.errors.not_found"
handler500 = "kiemtra.web.views.errors.server_error"
