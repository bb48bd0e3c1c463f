"""Two persons press at the same moment: one deed is done, the other hears of it, and nothing half-way stands."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from kiemtra.domain.errors import Conflict, KiemtraError, NotAllowed
from kiemtra.store import append_only
from kiemtra.store.models import Event
from kiemtra.workflows import conclusions, findings
from tests.factories_conclusions import AREA, Case, make_answered, make_concluded, make_finding, number_it
from tests.world import NOW, TODAY, make_world

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
def at_once() -> Iterator[Callable[[Deed, Deed], list[object]]]:
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


def concluding(case: Case) -> Deed:
    given = {"revision": case.conclusion.revision, "by": case.world.actor("head"), "now": NOW, "today": TODAY}
    return lambda: conclusions.conclude(case.inspection.pk, **given)


def test_hand_over_by_two_is_done_once(at_once) -> None:
    case = make_concluded(make_world())
    number_it(case)
    given = {"revision": case.conclusion.revision, "now": NOW, "today": TODAY}
    deeds = [
        lambda who=who: conclusions.hand_over(case.inspection.pk, by=case.world.actor(who), **given)
        for who in ("head", "secretary")
    ]

    told = at_once(*deeds)

    assert sorted(isinstance(one, Conflict | NotAllowed) for one in told) == [False, True]
    assert Event.objects.filter(name="conclusion.handed_over").count() == 1


@pytest.mark.parametrize("turn", range(3))
def test_conclusion_never_rests_on_a_finding_that_is_written_anew(at_once, turn: int) -> None:
    case = make_answered(make_world(f"w{turn}"))
    finding = case.findings[0]
    finding.refresh_from_db()
    said = findings.FindingContent(kind=finding.kind, area=AREA, text="Viết lại nhận định.")
    by = case.world.actor("member")

    told = at_once(
        concluding(case),
        lambda: findings.edit(finding.pk, said, revision=finding.revision, by=by, now=NOW),
    )

    finding.refresh_from_db()
    concluded = case.conclusion.concluded_at is not None
    assert sum(isinstance(one, KiemtraError) for one in told) == 1
    assert (concluded, finding.state) in {(True, "confirmed"), (False, "draft")}


def test_recommendation_edited_while_the_head_concludes_does_not_deadlock(at_once) -> None:
    case = make_answered(make_world())
    row = case.recommendations[0]
    row.refresh_from_db()
    content = conclusions.RecommendationContent(
        text="Sửa lại.", area=AREA, addressee=row.addressee_id, findings=(case.findings[0].pk,), due_on=row.due_on
    )
    by = case.world.actor("secretary")

    told = at_once(
        concluding(case),
        lambda: conclusions.edit_recommendation(row.pk, content, revision=row.revision, by=by, now=NOW),
    )

    assert sum(isinstance(one, KiemtraError) for one in told) == 1


def test_findings_recorded_at_once_get_places_of_their_own(at_once) -> None:
    case = make_answered(make_world())

    at_once(lambda: make_finding(case, text="Thứ nhất."), lambda: make_finding(case, text="Thứ hai."))

    positions = list(case.inspection.findings.values_list("position", flat=True))
    assert len(positions) == len(set(positions)) == 3
