"""Addresses of the pages about remediation."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
