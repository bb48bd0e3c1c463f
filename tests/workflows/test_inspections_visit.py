"""Opening at the unit, and closing the minutes."""

from datetime import timedelta

import pytest

from kiemtra.domain.errors import Conflict, NotAllowed, Refusal
from kiemtra.domain.inspections import InspectionState
from kiemtra.store.models import CheckResult, Document, Event, Inspection
from kiemtra.workflows import inspections, results, sessions
from tests import factories_inspections as make
from tests.world import NOW, World


def close(world: World, inspection: Inspection, who: str = "secretary") -> Inspection:
    return inspections.close_minutes(
        inspection.pk,
        revision=inspection.revision,
        team_opinion=" Đề nghị khắc phục sớm ",
        by=world.actor(who),
        now=make.VISIT_NOW,
    )


def test_open_visit_on_its_day_lays_out_the_checklist_of_the_plans_areas(world: World) -> None:
    inspection = make.opened(world)

    assert (inspection.state, inspection.opened_at) == (InspectionState.ON_SITE, make.VISIT_NOW)
    assert list(dict.fromkeys(inspection.results.values_list("area", flat=True))) == ["direction", "procedures"]
    assert not inspection.results.exclude(outcome="").exists()
    assert Event.objects.filter(name="inspection.opened").count() == 1


def test_open_visit_prefills_from_the_units_report(world: World) -> None:
    inspection = make.preparing(world)
    make.submitted(world, make.requested(world, inspection))

    inspection = make.opened(world, inspection)

    prefilled = inspection.results.filter(prefilled=True)
    assert set(prefilled.values_list("item", "outcome", "confirmed")) == {
        ("A03", "partly", False),
        ("C01", "partly", False),
        ("C03", "met", False),
    }


def test_open_visit_prefills_nothing_from_a_draft(world: World) -> None:
    inspection = make.preparing(world)
    make.filled(world, make.requested(world, inspection))

    assert not make.opened(world, inspection).results.filter(prefilled=True).exists()


def test_open_visit_before_its_day_is_refused(world: World) -> None:
    inspection = make.preparing(world)

    with pytest.raises(NotAllowed) as refused:
        inspections.open_visit(inspection.pk, revision=inspection.revision, by=world.actor("secretary"), now=NOW)

    assert refused.value.refusal is Refusal.VISIT_DAY_NOT_COME


@pytest.mark.parametrize(("who", "reason"), [("member", Refusal.NOT_YOUR_ROLE), ("focal", Refusal.NOT_YOUR_ROLE)])
def test_open_visit_by_others_is_refused(world: World, who: str, reason: Refusal) -> None:
    inspection = make.preparing(world)

    with pytest.raises(NotAllowed) as refused:
        inspections.open_visit(inspection.pk, revision=inspection.revision, by=world.actor(who), now=make.VISIT_NOW)

    assert refused.value.refusal is reason


def test_open_visit_twice_is_a_conflict_with_one_checklist(world: World) -> None:
    inspection = make.preparing(world)
    seen = inspection.revision
    make.opened(world, inspection)
    laid_out = CheckResult.objects.count()

    with pytest.raises(Conflict):
        inspections.open_visit(inspection.pk, revision=seen, by=world.actor("secretary"), now=make.VISIT_NOW)

    assert CheckResult.objects.count() == laid_out


def test_close_minutes_drafts_them_and_keeps_the_opinions(world: World) -> None:
    inspection = make.attended(world)
    make.record_all(world, inspection)

    inspection = close(world, inspection)

    assert (inspection.state, inspection.team_opinion) == (InspectionState.MINUTES_CLOSED, "Đề nghị khắc phục sớm")
    assert Document.objects.get(kind="minutes").symbol == "BB-ĐKT1"
    assert Event.objects.filter(name="inspection.minutes_closed").count() == 1


def test_close_minutes_ends_a_session_that_still_runs(world: World) -> None:
    inspection = make.opened(world)
    content = make.session_content(ended=False)
    session = sessions.start(
        inspection.pk,
        content,
        revision=inspection.revision,
        by=world.actor("secretary"),
        now=make.VISIT_NOW,
    )
    inspection.refresh_from_db()
    make.record_all(world, inspection)
    close(world, inspection)

    session.refresh_from_db()
    assert session.ended_at == make.VISIT_NOW


def test_close_minutes_needs_both_sides_results_and_confirmation(world: World) -> None:
    inspection = make.preparing(world)
    make.submitted(world, make.requested(world, inspection))
    inspection = make.opened(world, inspection)
    reasons = []

    def try_to_close() -> None:
        inspection.refresh_from_db()
        with pytest.raises(NotAllowed) as refused:
            close(world, inspection)
        reasons.append(refused.value.refusal)

    try_to_close()
    content = make.session_content(unit_present=False)
    secretary = world.actor("secretary")
    session = sessions.start(inspection.pk, content, revision=inspection.revision, by=secretary, now=make.VISIT_NOW)
    try_to_close()
    sessions.record(session.pk, make.session_content(), revision=session.revision, by=secretary, now=make.VISIT_NOW)
    try_to_close()
    first = inspection.results.filter(prefilled=False).first()
    results.record(first.pk, revision=first.revision, outcome="met", by=world.actor("member"), now=make.VISIT_NOW)
    try_to_close()

    assert reasons == [
        Refusal.NO_ATTENDANCE,
        Refusal.NO_ATTENDANCE,
        Refusal.NO_RESULTS,
        Refusal.RESULTS_NOT_CONFIRMED,
    ]
    assert not Document.objects.filter(kind="minutes").exists()


@pytest.mark.parametrize("who", ["member", "focal", "officer"])
def test_close_minutes_by_others_is_refused(world: World, who: str) -> None:
    inspection = make.attended(world)

    with pytest.raises(NotAllowed) as refused:
        close(world, inspection, who)

    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE


def test_close_minutes_twice_is_a_conflict_with_one_document(world: World) -> None:
    inspection = make.attended(world)
    make.record_all(world, inspection)
    seen = inspection.revision
    close(world, inspection)

    with pytest.raises(Conflict):
        inspections.close_minutes(
            inspection.pk, revision=seen, by=world.actor("secretary"), now=make.VISIT_NOW + timedelta(hours=1)
        )

    assert Document.objects.filter(kind="minutes").count() == 1


def test_close_minutes_before_the_visit_is_not_yet(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        close(world, make.preparing(world))

    assert refused.value.refusal is Refusal.NOT_YET
