"""Addresses of the pages about public."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
