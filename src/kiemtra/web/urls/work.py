"""Addresses of the pages about work."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
