"""A draw for unannounced inspections: known to three, drawn and visited in secret, revealed and proved after the last visit."""

from datetime import timedelta
from random import Random

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiemtra.domain import log_proof
from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.people import STRANGER
from kiemtra.scheduling import draw as engine
from kiemtra.store.log_key import LogKey, is_signed
from kiemtra.store.models import Draw, Event, Inspection, Message, Plan, Team
from kiemtra.store.queries import draws as queries
from kiemtra.store.queries import log as log_queries
from kiemtra.store.queries import trail
from kiemtra.workflows import draw_results, draws, inspections, log
from tests import factories_draws as drawing
from tests.factories_draws import AFTER, SALT
from tests.world import NOW, World, make_team

pytestmark = pytest.mark.django_db
THREE = ("officer", "head", "secretary")
OTHERS = ("officer2", "leader", "clerk", "auditor", "admin", "member", "head2", "focal", "unit_head")


@pytest.fixture
def case(world: World) -> tuple[Plan, Team]:
    plan = drawing.make_drawable(world, issued=True)
    return plan, make_team(world, plan)


def proposed(world: World, draw: Draw) -> list[Inspection]:
    said = {"ground": "Kiểm tra không báo trước", "sealed_until": AFTER + timedelta(days=30)}
    return draw_results.propose_visits(draw.pk, by=world.actor("officer"), now=AFTER, **said)


def visited(world: World, inspection: Inspection) -> None:
    head = world.actor("head")
    inspection = inspections.approve(inspection.pk, revision=inspection.revision, by=head, now=AFTER)
    inspections.open_visit(inspection.pk, revision=inspection.revision, by=head, now=AFTER)


def opened(world: World, draw: Draw) -> Draw:
    draw.refresh_from_db()
    return draw_results.open_(draw.pk, revision=draw.revision, by=world.actor("head"), now=AFTER)


@pytest.mark.parametrize("state", ["drafted", "committed", "drawn"])
def test_sealed_draw_exists_for_three_only(world: World, case: tuple[Plan, Team], state: str) -> None:
    plan, team = case
    draw = getattr(drawing, state)(world, plan, 2, team)

    assert [name for name in (*THREE, *OTHERS) if queries.visible_to(world.actor(name)).exists()] == list(THREE)
    assert not queries.visible_to(STRANGER).exists()
    assert not queries.told_of(plan).exists()
    with pytest.raises(Draw.DoesNotExist):
        draws.retake(draw.pk, revision=draw.revision, by=world.actor("officer2"), now=NOW)


def test_every_event_of_it_is_sealed_and_kept_back(world: World, case: tuple[Plan, Team]) -> None:
    plan, team = case
    draw = drawing.drawn(world, plan, 2, team)
    proposed(world, draw)

    rows = Event.objects.filter(subject_id=draw.pk)
    assert rows.count() >= 7
    assert not rows.exclude(sealed=True).exists()
    for name in OTHERS:
        actor = world.actor(name)
        assert not trail.visible_to(actor).filter(subject_id=draw.pk).exists()
        assert not trail.done_today(actor, draw.created_at.date()).filter(subject_id=draw.pk).exists()
        assert [event for event in trail.of_plan(plan, actor) if event.subject_id == draw.pk] == []
    assert any(event.subject_id == draw.pk for event in trail.of_plan(plan, world.actor("officer")))


def test_announced_and_sealed_draws_do_not_stand_in_each_others_way(world: World, case: tuple[Plan, Team]) -> None:
    """To whoever does not know of the sealed one nothing may be refused because of it."""
    plan, team = case
    drawing.committed(world, plan, 2, team)
    second = drawing.drafted(world, plan, 1, team)
    Draw.objects.filter(pk=second.pk).update(
        proposed_by=world.users["officer2"], team=make_team(world, plan, "Đoàn 2", "head2")
    )

    row = draws.commit(second.pk, revision=second.revision, salt=SALT, by=world.actor("officer2"), now=NOW)

    assert row.state == "committed"


def test_three_are_told_without_a_word_of_what(world: World, case: tuple[Plan, Team]) -> None:
    plan, team = case
    Message.objects.all().delete()

    draw = drawing.committed(world, plan, 2, team)

    told = Message.objects.filter(key__startswith="draw.")
    assert {message.to.username for message in told} == {"w-head", "w-secretary"}
    assert all("thăm" not in message.subject + message.body for message in told)
    assert draw.title not in str(list(told.values()))


def test_result_is_typed_by_two_of_the_three(world: World, case: tuple[Plan, Team]) -> None:
    plan, team = case
    draw = drawing.committed(world, plan, 2, team)

    with pytest.raises(Draw.DoesNotExist):
        drawing.typed(draw, world.actor("leader"))
    drawing.typed(draw, world.actor("secretary"))
    draw = drawing.typed(draw, world.actor("head"))

    assert draw.state == "confirmed"


def test_drawn_units_become_sealed_inspections_once(world: World, case: tuple[Plan, Team]) -> None:
    plan, team = case
    draw = drawing.drawn(world, plan, 2, team)

    made, again = proposed(world, draw), proposed(world, draw)

    assert [str(inspection.unit_id) for inspection in made] == draw.drawn
    assert again == []
    assert all(inspection.sealed_until and inspection.plan_unit_id is None for inspection in made)
    assert plan.units.count() == 1


def test_draw_in_the_open_proposes_no_visits(world: World) -> None:
    draw = drawing.drawn(world, drawing.make_drawable(world))

    with pytest.raises(NotAllowed, match=Refusal.NOT_YET):
        proposed(world, draw)


def test_sealed_draw_opens_only_after_the_last_visit(world: World, case: tuple[Plan, Team]) -> None:
    plan, team = case
    draw = drawing.drawn(world, plan, 2, team)
    with pytest.raises(NotAllowed, match=Refusal.VISITS_STILL_SEALED):
        opened(world, draw)
    first, last = proposed(world, draw)
    visited(world, first)
    with pytest.raises(NotAllowed, match=Refusal.VISITS_STILL_SEALED):
        opened(world, draw)
    visited(world, last)

    draw = opened(world, draw)

    assert draw.state == "opened"
    assert all(queries.visible_to(world.actor(name)).exists() for name in ("officer2", "leader", "auditor", "member"))
    assert trail.visible_to(world.actor("leader")).filter(subject_id=draw.pk, name="draw.committed").exists()


def test_opened_draw_can_be_repeated_and_its_commitment_proved_before_the_seed(
    world: World, case: tuple[Plan, Team]
) -> None:
    """The log took the sealed event into a padded batch before the lottery; after the reveal the proof says so."""
    plan, team = case
    draw = drawing.committed(world, plan, 2, team)
    key = LogKey(Ed25519PrivateKey.generate())
    log.append(key, now=NOW + timedelta(hours=1), chance=Random(7))
    draw = drawing.confirmed(world, draw)
    draw = draw_results.carry_out(draw.pk, revision=draw.revision, by=world.actor("officer"), now=AFTER)
    for inspection in proposed(world, draw):
        visited(world, inspection)
    draw = opened(world, draw)

    event = queries.committing(draw)
    proof = log_queries.proof_of(event)

    assert proof is not None
    assert log_proof.fault_in(log_proof.proof_from(proof.as_data()), is_signed) is None
    assert proof.checkpoint.made_at < draw.begins_at
    assert f'"commitment":"{draw.commitment}"' in proof.record_text.replace('": "', '":"')
    again = engine.draw(engine.read(draw.text), engine.commitment(draw.text, bytes(draw.salt)), draw.seed)
    assert [one.ticket.unit for one in again] == draw.drawn


def test_visit_given_up_does_not_keep_the_draw_sealed(world: World, case: tuple[Plan, Team]) -> None:
    plan, team = case
    draw = drawing.drawn(world, plan, 2, team)
    first, last = proposed(world, draw)
    visited(world, first)
    said = {"revision": last.revision, "reason": "Đơn vị vừa sáp nhập", "now": AFTER, "today": AFTER.date()}
    inspections.withdraw(last.pk, by=world.actor("head"), **said)

    assert opened(world, draw).state == "opened"


def test_proposer_who_has_left_is_none_of_the_three(world: World, case: tuple[Plan, Team]) -> None:
    plan, team = case
    drawing.committed(world, plan, 2, team)
    world.users["officer"].appointments.update(valid_to=drawing.TODAY)

    assert not queries.visible_to(world.actor("officer")).exists()
    assert queries.visible_to(world.actor("head")).exists()
