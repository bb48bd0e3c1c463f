"""A round from opening to closing: who may ask whom, more time, more units, what a closed one refuses."""

from dataclasses import replace
from datetime import date

import pytest

from kiemtra.domain.errors import Conflict, Fault, NotAllowed, NotValid, Refusal
from kiemtra.domain.reports import ReportState, RoundPurpose, RoundState
from kiemtra.store.models import Agency, Event, Message, ReportRequest, ReportRound, Succession
from kiemtra.store.queries import report_rounds as queries
from kiemtra.workflows import report_rounds, reports
from kiemtra.workflows.heirs import bring_heirs
from tests import factories_reports as make
from tests.world import NOW, TODAY, World, make_agency, make_plan

LATER = date(2019, 7, 5)


def said(world: World, who: str = "officer") -> dict:
    return {"by": world.actor(who), "now": NOW}


def test_open_asks_every_unit_and_tells_it(world: World) -> None:
    asked = make.opened(world)

    rows = asked.requests.order_by("agency__code")
    assert [(row.agency, row.due_on, row.state, row.form_version) for row in rows] == [
        (unit, make.DUE, "requested", asked.form_version) for unit in (world.other_unit, world.unit)
    ]
    assert (asked.state, asked.asker, asked.opened_by) == (RoundState.OPEN, world.standing, world.users["officer"])
    assert set(Message.objects.values_list("to__username", flat=True)) == {"w-focal", "w-unit_head", "w-stranger_focal"}
    assert sorted(Event.objects.values_list("name", flat=True)) == [
        "report.requested",
        "report.requested",
        "round.opened",
    ]
    assert Event.objects.get(name="round.opened").after == {"form": "unit_report", "units": 2, "due_on": "2019-06-20"}


def test_open_again_with_the_same_id_is_the_same_round(world: World) -> None:
    asked = make.opened(world)
    content = report_rounds.RoundContent(asker=world.standing, form="unit_report", title="x", due_on=make.DUE)

    again = report_rounds.open_round(content, units=[world.unit], **said(world), today=TODAY, round_id=asked.pk)

    assert again == asked
    assert ReportRequest.objects.count() == 2


@pytest.mark.parametrize(
    ("who", "reason"),
    [("leader", Refusal.NOT_YOUR_ROLE), ("focal", Refusal.NOT_YOUR_SIDE), ("admin", Refusal.NOT_YOUR_ROLE)],
)
def test_open_is_for_officers_of_the_asker(world: World, who: str, reason: Refusal) -> None:
    with pytest.raises(NotAllowed) as refused:
        make.opened(world, who=who)

    assert refused.value.refusal is reason
    assert not ReportRound.objects.exists()


def test_open_for_another_agency_is_refused(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        make.opened(world, asker=world.other_unit)

    assert refused.value.refusal is Refusal.NOT_YOUR_SIDE


def test_open_tells_all_faults_at_once(world: World) -> None:
    with pytest.raises(NotValid) as wrong:
        make.opened(world, title=" ", due_on=None, period=(date(2019, 6, 30), date(2019, 4, 1)))

    assert wrong.value.faults == {
        "title": Fault.TEXT_MISSING,
        "due_on": Fault.DUE_DAY_MISSING,
        "period_to": Fault.WINDOW_ENDS_BEFORE_START,
    }
    with pytest.raises(NotValid) as wrong:
        make.opened(world, due_on=date(2019, 6, 4))
    assert wrong.value.faults == {"due_on": Fault.DUE_BEFORE_TODAY}


def test_open_asks_nobody_who_stands_elsewhere(world: World) -> None:
    elsewhere = make_agency("x.stp", "Sở Tư pháp tỉnh khác")

    with pytest.raises(NotAllowed) as refused:
        make.opened(world, world.unit, elsewhere)

    assert (refused.value.refusal, refused.value.facts["units"]) == (
        Refusal.NOT_BELOW_ASKER,
        "Sở Tư pháp tỉnh khác",
    )


def test_open_on_a_form_of_another_kind_of_unit_is_refused(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        make.opened(world, form="self_inspection_commune")

    assert refused.value.refusal is Refusal.FORM_NOT_FOR_UNIT


def test_open_before_the_form_is_in_force_is_refused(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        report_rounds.open_round(
            report_rounds.RoundContent(asker=world.standing, form="unit_report", title="Cũ", due_on=date(2015, 6, 1)),
            units=[world.unit],
            **said(world),
            today=date(2015, 5, 1),
        )

    assert refused.value.refusal is Refusal.FORM_NOT_IN_FORCE


def test_open_under_a_plan_asks_its_units_wherever_they_stand(world: World) -> None:
    elsewhere = make_agency("x.stp", "Sở Tư pháp tỉnh khác")
    plan = make_plan(world, units=(elsewhere,))

    asked = make.opened(world, elsewhere, world.unit, plan=plan)

    assert asked.plan == plan
    assert asked.jurisdiction == plan.jurisdiction
    assert queries.may_be_asked(asked, TODAY) >= {elsewhere.pk, world.unit.pk}


def test_open_under_a_draft_is_refused(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        make.opened(world, plan=make_plan(world, issued=False))

    assert refused.value.refusal is Refusal.NOT_YET


def test_rounds_of_inspections_are_made_by_their_requests(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        make.opened(world, purpose=RoundPurpose.INSPECTION)

    assert refused.value.refusal is Refusal.ROUND_OF_INSPECTIONS


def test_a_set_that_is_kept_current_is_due_at_the_end_of_the_quarter(world: World) -> None:
    report = make.asked(world, purpose=RoundPurpose.READINESS, form="readiness_set", due_on=None)

    assert report.due_on == date(2019, 6, 30)


def test_add_units_asks_only_the_new_ones(world: World) -> None:
    asked = make.opened(world, world.unit)

    made = report_rounds.add_units(
        asked.pk, [world.unit, world.other_unit], revision=asked.revision, **said(world), today=TODAY
    )

    assert [one.agency for one in made] == [world.other_unit]
    assert Event.objects.filter(name="round.units_added").count() == 1


def test_extend_moves_the_days_of_those_who_have_not_handed_in(world: World) -> None:
    asked = make.opened(world)
    sent = make.submitted(world, make.asked_of(asked, world.unit))

    asked = report_rounds.extend(
        asked.pk, revision=asked.revision, due_on=LATER, reason="Mất điện", **said(world), today=TODAY
    )

    sent.refresh_from_db()
    waiting = make.asked_of(asked, world.other_unit)
    assert (asked.due_on, waiting.due_on, sent.due_on) == (LATER, LATER, make.DUE)
    assert Message.objects.filter(key__startswith="report.extended").count() == 1
    for day, refusal in ((make.DUE, Refusal.NOT_LATER), (LATER, Refusal.NOT_LATER)):
        with pytest.raises(NotAllowed) as refused:
            report_rounds.extend(asked.pk, revision=asked.revision, due_on=day, reason="x", **said(world), today=TODAY)
        assert refused.value.refusal is refusal


def test_extend_and_reopen_need_a_reason(world: World) -> None:
    asked = make.opened(world)

    with pytest.raises(NotValid):
        report_rounds.extend(asked.pk, revision=1, due_on=LATER, reason=" ", **said(world), today=TODAY)
    asked = report_rounds.close(asked.pk, revision=1, **said(world))
    with pytest.raises(NotValid):
        report_rounds.reopen(asked.pk, revision=asked.revision, reason="", **said(world))


def test_a_closed_round_takes_no_report_but_what_was_sent_is_accepted(world: World) -> None:
    asked = make.opened(world)
    sent = make.submitted(world, make.asked_of(asked, world.unit))
    closed = report_rounds.close(asked.pk, revision=asked.revision, **said(world))

    with pytest.raises(NotAllowed) as refused:
        reports.return_(sent.pk, revision=sent.revision, remark="Thiếu", **said(world))
    assert refused.value.refusal is Refusal.ROUND_CLOSED
    accepted = reports.accept(sent.pk, revision=sent.revision, **said(world))
    assert accepted.state == ReportState.ACCEPTED

    again = report_rounds.reopen(closed.pk, revision=closed.revision, reason="Thiếu một đơn vị", **said(world))
    assert again.state == RoundState.OPEN
    assert Message.objects.filter(key__startswith="report.reopened").count() == 1


def test_close_of_an_old_page_or_twice_is_refused(world: World) -> None:
    asked = make.opened(world)
    closed = report_rounds.close(asked.pk, revision=asked.revision, **said(world))

    with pytest.raises(Conflict):
        report_rounds.close(asked.pk, revision=asked.revision, **said(world))
    with pytest.raises(NotAllowed) as refused:
        report_rounds.close(asked.pk, revision=closed.revision, **said(world))
    assert refused.value.refusal is Refusal.ALREADY_DONE


@pytest.mark.parametrize("who", ["focal", "stranger_focal", "unit_head"])
def test_units_know_of_no_round(world: World, who: str) -> None:
    asked = make.opened(world)

    assert not queries.visible_to(world.actor(who)).exists()
    with pytest.raises(ReportRound.DoesNotExist):
        report_rounds.close(asked.pk, revision=1, **said(world, who))


def test_status_counts_each_report_once(world: World) -> None:
    asked = make.opened(world)
    make.submitted(world, make.asked_of(asked, world.unit))
    late = date(2019, 6, 21)

    told = queries.status(asked, world.actor("officer"), late)

    assert told == queries.RoundStatus(asked=2, on_time=1, late=0, due=0, missing=1, waiting=1, returned=0, accepted=0)
    assert replace(told, missing=0, due=1) == queries.status(asked, world.actor("officer"), TODAY)
    (row,) = queries.listed(world.actor("officer"), late)
    assert (row.asked, row.sent, row.missing) == (2, 1, 1)


def test_successor_fills_what_was_asked_of_the_unit_before_it_was_merged(world: World) -> None:
    report = make.asked(world)
    Agency.objects.filter(pk=world.unit.pk).update(valid_to=TODAY)
    Succession.objects.create(
        predecessor=world.unit, successor=world.other_unit, on=TODAY, kind="merged", ground="Nghị quyết", is_main=True
    )
    bring_heirs()

    saved = make.save(world, report, make.REPORT, "stranger_focal")

    assert saved.report.state == ReportState.DRAFT
    assert saved.report.agency == world.unit
    with pytest.raises(NotAllowed) as refused:
        make.save(world, report, {"difficulties": "x"}, "focal")
    assert refused.value.refusal is Refusal.NOT_YOUR_AGENCY
    assert report_rounds.close(report.round_id, revision=1, **said(world)).state == RoundState.CLOSED


def test_who_takes_over_from_the_asker_receives(world: World) -> None:
    report = make.submitted(world, make.asked(world))
    Agency.objects.filter(pk=world.standing.pk).update(valid_to=TODAY)
    heir = make_agency("w.snv2", "Sở Nội vụ mới")
    Succession.objects.create(
        predecessor=world.standing, successor=heir, on=TODAY, kind="renamed", ground="Nghị quyết", is_main=True
    )
    bring_heirs()
    world.users["officer"].appointments.update(agency=heir)

    accepted = reports.accept(report.pk, revision=report.revision, **said(world))

    assert accepted.state == ReportState.ACCEPTED
