"""Addresses of the pages about inspections."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
