"""The one Django app with tables."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    name = "kiemtra.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
