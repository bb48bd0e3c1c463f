"""The pages: no tables of their own."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "kiemtra.web"
    label = "web"
