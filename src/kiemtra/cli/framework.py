"""What every command needs: Vietnamese words, and Django for those that use tables."""

import gettext
import os
from pathlib import Path

import click

LOCALE = Path(__file__).parent / "locale"


def speak_vietnamese() -> None:
    """Let click's own messages come in Vietnamese, whatever the language of the machine."""
    os.environ["LANGUAGE"] = "vi"
    gettext.bindtextdomain(gettext.textdomain(), LOCALE)


def start() -> None:
    """Load settings and tables; a wrong setting becomes one clear line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kiemtra.settings")
    import django  # slow import: `kiemtra read` goes without it
    from django.core.exceptions import ImproperlyConfigured  # slow import

    try:
        django.setup()
    except ImproperlyConfigured as error:
        raise click.ClickException(str(error)) from error
