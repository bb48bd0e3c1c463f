"""Fixtures of the whole suite."""

from collections.abc import Iterator
from datetime import datetime, time

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis
from pytest_django.plugin import DjangoDbBlocker

from kiemtra.store import append_only
from kiemtra.store.models import Jurisdiction
from kiemtra.store.queries import forms, report_answers
from kiemtra.web import middleware
from kiemtra.web.views import my_calendar
from tests import remembering, tables
from tests.world import World, make_world

# A busy machine is no fault of what is tested: no test fails for the time that its examples take.
hypothesis.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis.load_profile("suite")


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """A copy of the tables, where pytest-django would migrate in each process."""
    standing = tables.for_this_process()
    with django_db_blocker.unblock():
        standing.__enter__()
    yield
    with django_db_blocker.unblock():
        standing.__exit__(None, None, None)


@pytest.fixture(scope="session", autouse=True)
def forenoon() -> Iterator[None]:
    """Where a day is assumed the suite begins at ten, at whatever hour it runs: the deeds of tests are done at nine."""
    ten, began = time(10, tzinfo=timezone.get_default_timezone()), timezone.now()

    def moment(jurisdiction: Jurisdiction | None) -> datetime:
        now = timezone.now()
        if not (settings.DEMO and jurisdiction and jurisdiction.assumed_day):
            return now
        return datetime.combine(jurisdiction.assumed_day, ten) + (now - began)

    with pytest.MonkeyPatch.context() as patch:
        for module in (middleware, my_calendar):
            patch.setattr(module, "moment", moment)
        yield


@pytest.fixture
def world(db: None, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    # Records of other tests may have borne the same keys.
    forms._uploaded.cache_clear()
    forms._kept.cache_clear()
    report_answers._limited.cache_clear()
    with remembering.journal(request.fixturenames, monkeypatch):
        yield make_world()


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
