"""Addresses of the pages about readings."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
