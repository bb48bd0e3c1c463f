"""What tests of pages share."""

from collections.abc import Callable

import pytest
from django.test import Client

from tests.world import World


@pytest.fixture
def browse(world: World, client: Client) -> Callable[[str], Client]:
    """Signs in as somebody of the world."""

    def sign_in(name: str) -> Client:
        client.force_login(world.users[name], backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in
