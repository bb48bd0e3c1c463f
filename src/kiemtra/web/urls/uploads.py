"""Addresses at which files come in piece by piece."""

from django.urls import URLPattern, path

from kiemtra.web.views import uploads

urlpatterns: list[URLPattern] = [
    path("uploads/", uploads.upload_begin, name="upload-begin"),
    path("uploads/<uuid:pk>/", uploads.upload, name="upload"),
]
