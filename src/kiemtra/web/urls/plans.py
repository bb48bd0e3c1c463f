"""Addresses of the pages about plans."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
