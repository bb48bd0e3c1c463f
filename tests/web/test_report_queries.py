"""How much a page of reports asks of the database: the same for one report as for many, and little."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kiemtra.domain.reports import ReportState
from kiemtra.store.models import ReportRequest
from tests import factories_reports as make
from tests.web.signing import assume, client_of
from tests.world import World

LIST, OBJECT, BANNER = 8, 12, 2


@pytest.fixture(autouse=True)
def on_the_day(world: World, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    assume(world, settings)


def asked(client: Client, path: str) -> int:
    """The queries of one page, without those of the banner of the demo; what is kept in memory is warm."""
    assert client.get(path).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured) - BANNER


def handed_in(world: World, form: str, period: tuple) -> None:
    report = make.asked(world, form=form, period=period)
    ReportRequest.objects.filter(pk=report.pk).update(state=ReportState.SUBMITTED)


@pytest.mark.parametrize("form", ["data_and_report", "assigned_tasks", "indicators", "unit_report", "quarterly"])
def test_the_page_of_a_form_that_is_checked_against_others_and_the_last_period(world: World, form: str) -> None:
    if form == "quarterly":
        make.publish_quarterly(world)
    report = make.asked(world, form=form)
    client = client_of(world, "focal")
    alone = asked(client, f"/reports/{report.pk}/")
    for other in {"data_and_report", "assigned_tasks", "unit_report"} - {form}:
        handed_in(world, other, make.QUARTER)
    handed_in(world, form, make.BEFORE)
    beside = asked(client, f"/reports/{report.pk}/")

    assert alone <= beside <= OBJECT


@pytest.mark.parametrize(
    ("path", "who"), [("/report-rounds/", "officer"), ("/reports/", "focal"), ("/forms/", "focal")]
)
def test_a_list_takes_as_many_queries_for_three_as_for_one(world: World, path: str, who: str) -> None:
    counts = []
    client = client_of(world, who)
    for _ in range(3):
        make.opened(world)
        counts.append(asked(client, path))

    assert len(set(counts)) == 1
    assert counts[0] <= LIST
