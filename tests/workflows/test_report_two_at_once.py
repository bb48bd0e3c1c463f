"""Two people of a unit save one report at the same moment, or save while it is handed in: both are kept, one after the other."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from kiemtra.domain.errors import KiemtraError
from kiemtra.domain.reports import ReportState
from kiemtra.store import append_only
from kiemtra.store.models import AnswerConflict, Event, ReportRequest, ReportVersion
from kiemtra.store.queries import reports as queries
from kiemtra.workflows import reports
from tests import factories_reports as make
from tests.world import NOW, World, make_world

# SQLite takes one writer at a time from its first statement (transaction_mode IMMEDIATE); in memory it has no threads.
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("sqlite" in connection.vendor, reason="SQLite lets one writer in at a time"),
]
Deed = Callable[[], object]


@pytest.fixture(scope="module", autouse=True)
def tables_that_can_be_emptied(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Each test here commits, and afterwards the tables are emptied, which those that only grow refuse otherwise."""
    with django_db_blocker.unblock():
        append_only.lift(connection)
    yield
    with django_db_blocker.unblock():
        append_only.lay(connection)


@pytest.fixture
def at_once() -> Iterator[Callable[..., list[object]]]:
    """Does two deeds at the same moment, each on a connection of its own; what each returned or raised."""
    with ThreadPoolExecutor(2) as pool:
        yield lambda *deeds: list(pool.map(_done(Barrier(2)), deeds))


def _done(start: Barrier) -> Callable[[Deed], object]:
    def run(deed: Deed) -> object:
        start.wait(10)
        try:
            return deed()
        except KiemtraError as error:
            return error
        finally:
            connection.close()

    return run


def filled() -> tuple[World, ReportRequest]:
    world = make_world()
    return world, make.filled(world, make.asked(world))


def saving(world: World, report: ReportRequest, answers: dict, who: str) -> Deed:
    by = world.actor(who)
    return lambda: reports.save_answers(report.pk, seen=report.revision, answers=answers, by=by, now=NOW)


@pytest.mark.parametrize("turn", range(3))
def test_different_items_saved_at_once_are_both_there(at_once, turn: int) -> None:
    world, report = filled()

    at_once(
        saving(world, report, {"tasks_assigned": "50"}, "focal"),
        saving(world, report, {"difficulties": "Khác"}, "unit_head"),
    )

    kept = queries.typed_answers(ReportRequest.objects.select_related("round").get(pk=report.pk))
    assert (kept["tasks_assigned"], kept["difficulties"]) == ("50", "Khác")
    assert Event.objects.filter(name="report.saved").count() == 3


@pytest.mark.parametrize("turn", range(3))
def test_one_item_saved_at_once_stands_once_and_waits_once(at_once, turn: int) -> None:
    world, report = filled()

    at_once(
        saving(world, report, {"tasks_assigned": "50"}, "focal"),
        saving(world, report, {"tasks_assigned": "60"}, "unit_head"),
    )

    (conflict,) = AnswerConflict.objects.all()
    stands = queries.typed_answers(ReportRequest.objects.select_related("round").get(pk=report.pk))["tasks_assigned"]
    assert {stands, conflict.other} == {"50", "60"}
    assert conflict.stands == stands


def test_the_same_new_row_sent_twice_at_once_is_one_row(at_once) -> None:
    world, report = filled()
    row = {"task": "Việc mới", "document": "9/KH", "due": "01/06/2019", "progress": "1", "_row": ""}
    there = list(queries.typed_answers(report)["late_tasks"])
    same = saving(world, report, {"late_tasks": [*there, row]}, "focal")

    at_once(same, same)

    kept = queries.typed_answers(ReportRequest.objects.select_related("round").get(pk=report.pk))["late_tasks"]
    assert len(kept) == len(there) + 1


def test_a_save_while_it_is_handed_in_comes_before_or_is_refused(at_once) -> None:
    world, report = filled()
    by = world.actor("unit_head")

    told = at_once(
        saving(world, report, {"tasks_assigned": "44"}, "focal"),
        lambda: reports.submit(report.pk, revision=report.revision, by=by, now=NOW),
    )

    assert sum(isinstance(one, KiemtraError) for one in told) == 1
    report.refresh_from_db()
    handed_in = report.state == ReportState.SUBMITTED
    assert ReportVersion.objects.count() == handed_in
