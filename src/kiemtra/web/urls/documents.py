"""Addresses of the pages about documents."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
