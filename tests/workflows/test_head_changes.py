"""The head of a team is replaced: who acts, who sees what is sealed, and who signs from that day on."""

from datetime import date, datetime, timedelta

import pytest

from kiemtra.domain.documents import DocumentKind
from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.people import Actor
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import Document, Inspection, Team
from kiemtra.store.queries import inspections as queries
from kiemtra.store.queries.people import actor_of
from kiemtra.workflows import inspections, team_decisions, teams
from tests import factories_inspections as visits
from tests.world import NOW, TODAY, World

NEW_HEAD = "Trưởng đoàn mới"
CHANGED = TODAY + timedelta(days=1)


def replace_head(world: World, team: Team) -> None:
    """From the next day on, `head2` leads the team."""
    seat = team.members.get(role=TeamRole.HEAD)
    new = teams.Seat(TeamRole.HEAD, NEW_HEAD, "Phó Giám đốc", user=world.users["head2"])
    teams.substitute(seat.pk, new, revision=seat.revision, on=CHANGED, by=world.actor("officer"), now=NOW)


def later(world: World, name: str) -> tuple[Actor, datetime]:
    return actor_of(world.users[name], CHANGED), NOW + timedelta(days=1)


def notice_of(inspection: Inspection) -> dict[str, object]:
    return Document.objects.get(inspection=inspection, kind=DocumentKind.NOTICE).content


def send(world: World, inspection: Inspection, day: date) -> None:
    by, now = later(world, "secretary") if day == CHANGED else (world.actor("secretary"), NOW)
    inspections.send_notice(inspection.pk, revision=inspection.revision, by=by, now=now, today=day)


def test_notice_of_the_day_before_is_signed_by_the_old_head(world: World) -> None:
    inspection = visits.decided(world)
    old = inspection.team.members.get(role=TeamRole.HEAD).full_name
    replace_head(world, inspection.team)

    send(world, inspection, TODAY)

    assert notice_of(inspection)["signer"]["name"] == old


def test_notice_of_the_day_after_is_signed_by_the_new_head(world: World) -> None:
    inspection = visits.decided(world)
    replace_head(world, inspection.team)

    send(world, inspection, CHANGED)

    content = notice_of(inspection)
    assert content["signer"]["name"] == NEW_HEAD
    assert f"do {NEW_HEAD} làm Trưởng đoàn" in str(content["body"])


def test_minutes_are_signed_by_the_head_in_office(world: World) -> None:
    inspection = visits.preparing(world)
    replace_head(world, inspection.team)

    visits.minutes_closed(world, visits.opened(world, inspection))

    content = Document.objects.get(inspection=inspection, kind=DocumentKind.MINUTES).content
    assert NEW_HEAD in str(content)


def test_new_head_decides_and_the_old_one_no_longer(world: World) -> None:
    inspection = visits.planned(world)
    inspection = inspections.propose_visit(
        inspection.pk,
        revision=inspection.revision,
        day=visits.VISIT,
        hour=None,
        place="",
        by=world.actor("secretary"),
        now=NOW,
        today=TODAY,
    )
    replace_head(world, inspection.team)
    (old, now), (new, _) = later(world, "head"), later(world, "head2")

    with pytest.raises((Inspection.DoesNotExist, NotAllowed)):
        inspections.decide_visit(inspection.pk, revision=inspection.revision, by=old, now=now, today=CHANGED)
    decided = inspections.decide_visit(inspection.pk, revision=inspection.revision, by=new, now=now, today=CHANGED)

    assert decided.decided_by_id == world.users["head2"].pk


def test_sealed_inspection_passes_to_the_new_head(world: World) -> None:
    inspection = visits.sealed(world)
    replace_head(world, inspection.team)
    (old, now), (new, _) = later(world, "head"), later(world, "head2")

    assert not queries.visible_to(old).filter(pk=inspection.pk).exists()
    assert inspections.approve(inspection.pk, revision=inspection.revision, by=new, now=now).state == "approved"


def test_decision_that_was_given_up_is_drafted_anew(world: World) -> None:
    inspection = visits.planned(world)
    team, issuer = inspection.team, world.standing
    first = team_decisions.draft(team.plan_id, [team.pk], issuer, by=world.actor("officer"), now=NOW)
    Document.objects.filter(pk=first.pk).update(state="withdrawn")

    again = team_decisions.draft(team.plan_id, [team.pk], issuer, by=world.actor("officer"), now=NOW)

    assert again.pk != first.pk
    assert Team.objects.get(pk=team.pk).decision_id == again.pk


def test_decision_that_is_issued_is_refused(world: World) -> None:
    inspection = visits.planned(world)
    first = team_decisions.draft(
        inspection.plan_id, [inspection.team_id], world.standing, by=world.actor("officer"), now=NOW
    )
    Document.objects.filter(pk=first.pk).update(state="issued", number="7", key="7/QD", year=2019)

    with pytest.raises(NotAllowed) as refused:
        team_decisions.draft(
            inspection.plan_id, [inspection.team_id], world.standing, by=world.actor("officer"), now=NOW
        )

    assert refused.value.refusal is Refusal.DOCUMENT_ISSUED
