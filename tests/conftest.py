"""Fixtures of the whole suite."""

from collections.abc import Iterator

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from kiemtra.store import append_only
from tests.world import World, make_world


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def committed_world(laid_after_flush: None, transactional_db: None) -> Iterator[World]:
    """A world in a database with real commits: for servers, workers and kills.

    The append-only triggers would refuse the flush that follows; they are lifted here, before it.
    """
    yield make_world()
    append_only.lift(connection)


@pytest.fixture
def laid_after_flush(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Ends after the flush, because it begins before `transactional_db`: lays the triggers again."""
    yield
    with django_db_blocker.unblock():
        append_only.lay(connection)
