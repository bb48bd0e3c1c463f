"""Starts Django for the commands that need it."""

import os

import click


def start() -> None:
    """Load settings and tables; a wrong setting becomes one clear line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kiemtra.settings")
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise click.ClickException(str(error)) from error
