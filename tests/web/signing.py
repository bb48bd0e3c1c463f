"""Clients that are signed in as somebody of the world, on the world's day."""

from typing import Any

from django.conf import LazySettings
from django.test import Client

from tests.world import TODAY, World

BACKEND = "django.contrib.auth.backends.ModelBackend"


def client_of(world: World, name: str) -> Client:
    """A browser in which `name` is signed in."""
    client = Client()
    client.force_login(world.users[name], backend=BACKEND)
    return client


def assume(world: World, settings: LazySettings, day: Any = TODAY) -> None:
    """Let the site take this day for today, as the demo does."""
    settings.DEMO = True
    world.jurisdiction.assumed_day = day
    world.jurisdiction.save()
