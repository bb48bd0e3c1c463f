"""What the head keeps close: sealed drafts, the call to the team, and the trace of who read what is sealed."""

from datetime import timedelta

import pytest
from django.core.exceptions import ObjectDoesNotExist

from kiemtra.domain.errors import NotAllowed
from kiemtra.domain.secrecy import ReadingOf
from kiemtra.store.models import Conclusion, Event, Inspection
from kiemtra.store.queries import conclusions, inspections, remediation, secrecy, trail, work
from kiemtra.workflows import conclusions as drafting
from kiemtra.workflows import inspections as workflow
from kiemtra.workflows import sealed_drafts, sealed_reading
from tests import factories_conclusions as make
from tests import factories_inspections as visiting
from tests.world import NOW, TODAY, World

INSIDE = ("officer", "leader", "clerk", "auditor", "member", "head", "secretary")
KEEPERS = {"head", "secretary"}
SOON, MEETING = NOW + timedelta(hours=1), NOW + timedelta(hours=20)


def sealed_draft(world: World, by: str = "head") -> make.Case:
    case = make.make_draft(world)
    make.make_recommendation(case)
    sealed_drafts.seal(case.inspection.pk, revision=case.conclusion.revision, by=world.actor(by), now=NOW)
    return case


def drafts_seen(world: World) -> set[str]:
    return {who for who in INSIDE if conclusions.visible_to(world.actor(who)).exists()}


def test_sealed_draft_exists_for_head_and_secretary_only(world: World) -> None:
    case = sealed_draft(world)

    assert drafts_seen(world) == KEEPERS
    for who in INSIDE:
        actor, keeps = world.actor(who), who in KEEPERS
        assert remediation.visible_to(actor).exists() == keeps
        outcome = conclusions.of_inspection(case.reload(), actor)
        assert (bool(outcome.conclusion), bool(outcome.recommendations)) == (keeps, keeps)
        names = {event.name for event in trail.of_inspection(case.inspection, actor)}
        assert bool(names & {"conclusion.draft_started", "recommendation.drafted", "conclusion.sealed"}) == keeps
        assert [item for item in work.due_for(actor, TODAY) if item.kind == "write_draft"] == [] or keeps


def test_others_do_not_write_in_a_sealed_draft(world: World) -> None:
    case = sealed_draft(world)

    with pytest.raises(ObjectDoesNotExist):
        drafting.send(case.inspection.pk, revision=3, by=world.actor("officer"), now=NOW, today=TODAY)


def test_unsealed_draft_is_there_again_for_all_inside(world: World) -> None:
    case = sealed_draft(world)
    sealed_drafts.unseal(case.inspection.pk, revision=case.conclusion.revision, by=world.actor("head"), now=NOW)

    assert drafts_seen(world) == set(INSIDE)
    assert Event.objects.filter(name="conclusion.unsealed").count() == 1


def test_sending_unseals(world: World) -> None:
    case = sealed_draft(world)
    make.send(case)

    assert case.conclusion.sealed_at is None
    assert drafts_seen(world) == set(INSIDE)
    assert conclusions.visible_to(world.actor("focal")).exists()


def test_only_the_head_seals(world: World) -> None:
    with pytest.raises(NotAllowed, match="not_your_role"):
        sealed_draft(world, by="secretary")


def test_sealing_twice_is_refused(world: World) -> None:
    case = sealed_draft(world)
    seen = {"revision": case.conclusion.revision, "by": world.actor("head"), "now": NOW}

    with pytest.raises(NotAllowed, match="already_done"):
        sealed_drafts.seal(case.inspection.pk, **seen)
    sealed_drafts.unseal(case.inspection.pk, **seen)
    with pytest.raises(NotAllowed, match="already_done"):
        sealed_drafts.unseal(case.inspection.pk, **(seen | {"revision": case.conclusion.revision}))


# ---- the call to the team


def summon(world: World, inspection: Inspection, by: str = "head", **said: object) -> None:
    hours = {"shown_from": SOON, "meet_at": MEETING, "meeting_point": "Bãi xe số 5 (minh họa)", **said}
    inspection.refresh_from_db()
    workflow.summon(inspection.pk, revision=inspection.revision, by=world.actor(by), now=NOW, **hours)


def test_members_are_called_from_the_hour_that_the_head_sets(world: World) -> None:
    summon(world, visiting.approved(world))

    def called(who: str, hours: float) -> list[str]:
        return [call.meeting_point for call in secrecy.summons_for(world.actor(who), NOW + timedelta(hours=hours))]

    assert called("member", 0.5) == []
    assert called("member", 1) == called("member", 30) == ["Bãi xe số 5 (minh họa)"]
    assert called("member", 40) == []
    for who in ("officer", "leader", "auditor", "admin", "focal", "unit_head", "head2", "stranger_focal"):
        assert called(who, 1) == []


def test_call_tells_the_member_nothing_of_the_inspection(world: World) -> None:
    row = visiting.approved(world)
    summon(world, row)

    assert not inspections.visible_to(world.actor("member")).filter(pk=row.pk).exists()
    assert trail.of_inspection(row, world.actor("member")) == []


@pytest.mark.parametrize("end", ["open", "withdraw"])
def test_call_ends_when_the_visit_opens_or_is_given_up(world: World, end: str) -> None:
    row = visiting.approved(world)
    summon(world, row)
    row.refresh_from_db()
    said = {"revision": row.revision, "by": world.actor("head"), "now": NOW}
    if end == "open":
        workflow.open_visit(row.pk, **said)
    else:
        workflow.withdraw(row.pk, reason="Không cần", today=TODAY, **said)

    assert secrecy.summons_for(world.actor("member"), SOON) == []


def test_member_who_belongs_to_the_unit_is_not_called(world: World) -> None:
    row = visiting.approved(world)
    summon(world, row)
    world.users["focal"].appointments.update(user=world.users["member"])

    assert secrecy.summons_for(world.actor("member"), SOON) == []


def test_call_may_be_changed_and_leaves_sealed_events(world: World) -> None:
    row = visiting.approved(world)
    summon(world, row)
    summon(world, row, meeting_point="Cổng trụ sở UBND")
    events = Event.objects.filter(name="inspection.team_summoned")

    assert [call.meeting_point for call in secrecy.summons_for(world.actor("member"), SOON)] == ["Cổng trụ sở UBND"]
    assert [event.sealed for event in events] == [True, True]


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"meet_at": NOW}, "hour_passed"),
        ({"shown_from": MEETING + timedelta(minutes=1)}, "summoned_after_meeting"),
        ({"meeting_point": " "}, "form_incomplete"),
        ({"by": "secretary"}, "not_your_role"),
    ],
)
def test_call_that_cannot_be_is_refused(world: World, said: dict[str, object], why: str) -> None:
    with pytest.raises(NotAllowed, match=why):
        summon(world, visiting.approved(world), **said)


def test_nobody_is_called_before_the_head_has_approved(world: World) -> None:
    with pytest.raises(NotAllowed, match="not_yet"):
        summon(world, visiting.sealed(world))


# ---- who has read


def noted() -> list[tuple[str, str]]:
    rows = Event.objects.filter(name=secrecy.VIEWED).order_by("pk")
    return [(event.actor_name, event.after["how"]) for event in rows]


def test_reading_is_noted_once_for_person_way_and_hour(world: World) -> None:
    row = Inspection.objects.select_related("plan").get(pk=visiting.approved(world).pk)
    for minutes, how in ((0, ReadingOf.PAGE), (5, ReadingOf.PAGE), (6, ReadingOf.API), (70, ReadingOf.PAGE)):
        sealed_reading.note([row], how, by=world.actor("head"), now=NOW + timedelta(minutes=minutes))

    assert noted() == [("Trưởng Đoàn 1", "page"), ("Trưởng Đoàn 1", "api"), ("Trưởng Đoàn 1", "page")]
    assert all(event.sealed for event in Event.objects.filter(name=secrecy.VIEWED))
    assert set(Event.objects.filter(name=secrecy.VIEWED).values_list("post_title", flat=True)) == {
        "Trưởng đoàn, Đoàn kiểm tra số 1"
    }


def test_reading_of_what_is_not_sealed_is_nobodys_business(world: World) -> None:
    case = make.make_draft(world)
    rows = [case.reload(), Conclusion.objects.select_related("inspection__plan").get()]

    assert sealed_reading.note(rows, ReadingOf.PAGE, by=world.actor("head"), now=NOW) == 0
    assert noted() == []


def test_the_three_are_shown_who_has_read_also_after_it_was_opened(world: World) -> None:
    row = Inspection.objects.select_related("plan").get(pk=visiting.approved(world).pk)
    sealed_reading.note([row], ReadingOf.PAGE, by=world.actor("officer"), now=NOW)
    workflow.open_visit(row.pk, revision=row.revision, by=world.actor("head"), now=NOW)
    row.refresh_from_db()

    shown = {who for who in world.users if secrecy.readers_of_inspection(row, world.actor(who))}
    assert shown == {"officer", "head", "secretary"}
    for who in world.users:
        actor = world.actor(who)
        events = [*trail.of_inspection(row, actor), *trail.visible_to(actor), *trail.done_today(actor, TODAY)]
        assert [event for event in events if event.name == secrecy.VIEWED] == []
