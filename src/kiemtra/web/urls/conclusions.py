"""Addresses of the pages about conclusions."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
