"""Results of the checklist."""

import pytest

from kiemtra.domain.errors import Conflict, NotAllowed, Refusal
from kiemtra.domain.findings import CheckOutcome
from kiemtra.store.models import CheckResult, Event, Inspection
from kiemtra.store.queries.tallies import tally
from kiemtra.workflows import results
from tests import factories_inspections as make
from tests.world import World


def record(world: World, result: CheckResult, outcome: CheckOutcome | None, who: str = "member") -> CheckResult:
    return results.record(
        result.pk,
        revision=result.revision,
        outcome=outcome,
        note=" Đã xem hồ sơ ",
        by=world.actor(who),
        now=make.VISIT_NOW,
    )


def first(inspection: Inspection) -> CheckResult:
    result = inspection.results.first()
    assert result is not None
    return result


def test_record_keeps_outcome_note_and_member(world: World) -> None:
    result = record(world, first(make.opened(world)), CheckOutcome.NOT_MET)

    assert (result.outcome, result.note, result.member, result.confirmed) == (
        "not_met",
        "Đã xem hồ sơ",
        world.users["member"],
        True,
    )
    assert Event.objects.filter(name="result.recorded").count() == 1


def test_record_confirms_a_prefilled_result(world: World) -> None:
    inspection = make.preparing(world)
    make.submitted(world, make.requested(world, inspection))
    inspection = make.opened(world, inspection)
    prefilled = inspection.results.get(item="C03")
    assert (tally(inspection).results, tally(inspection).unconfirmed) == (0, 3)

    result = record(world, prefilled, CheckOutcome.MET)

    assert (result.prefilled, result.confirmed) == (True, True)
    assert (tally(inspection).results, tally(inspection).unconfirmed) == (1, 2)


def test_an_outcome_may_be_taken_back(world: World) -> None:
    inspection = make.opened(world)
    result = record(world, first(inspection), CheckOutcome.MET)

    result = record(world, result, None)

    assert (result.outcome, result.confirmed) == ("", False)
    assert tally(inspection).results == 0


def test_record_over_somebody_elses_is_a_conflict(world: World) -> None:
    result = first(make.opened(world))
    record(world, result, CheckOutcome.MET, "secretary")

    with pytest.raises(Conflict):
        record(world, result, CheckOutcome.NOT_MET)

    result.refresh_from_db()
    assert result.outcome == "met"
    assert Event.objects.filter(name="result.recorded").count() == 1


def test_record_by_the_unit_is_refused(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        record(world, first(make.opened(world)), CheckOutcome.MET, "focal")

    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE


def test_record_by_another_team_is_not_found(world: World) -> None:
    with pytest.raises(CheckResult.DoesNotExist):
        record(world, first(make.opened(world)), CheckOutcome.MET, "head2")


def test_record_after_the_minutes_is_already_done(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        record(world, first(make.minutes_closed(world)), CheckOutcome.MET)

    assert refused.value.refusal is Refusal.ALREADY_DONE


def test_a_kind_of_unit_that_the_checklist_does_not_know_gets_all_items(world: World) -> None:
    world.unit.kind = "vertical_agency"
    world.unit.save()

    assert make.opened(world).results.count() >= 17


def test_a_reinspection_lays_out_only_the_areas_that_it_is_limited_to(world: World) -> None:
    inspection = make.preparing(world)
    Inspection.objects.filter(pk=inspection.pk).update(areas=["procedures"])

    opened = make.opened(world, inspection)

    assert set(opened.results.values_list("area", flat=True)) == {"procedures"}
