"""Working sessions: attendance and roll call."""

from dataclasses import replace
from uuid import uuid4

import pytest

from kiemtra.domain.errors import Conflict, NotAllowed, NotValid, Refusal
from kiemtra.domain.sessions import RollCall
from kiemtra.store.models import Event, Inspection, Session
from kiemtra.workflows import sessions
from tests import factories_inspections as make
from tests.world import World


def start(world: World, inspection: Inspection, who: str = "secretary", **known) -> Session:
    content = known.pop("content", make.session_content())
    return sessions.start(
        inspection.pk, content, revision=inspection.revision, by=world.actor(who), now=make.VISIT_NOW, **known
    )


def test_start_lists_who_is_there(world: World) -> None:
    session = start(world, make.opened(world))

    assert [(one.side, one.full_name, one.present) for one in session.attendees.order_by("id")] == [
        ("team", "Trưởng Đoàn 1", True),
        ("team", "Thư ký Đoàn 1", True),
        ("unit", "Lãnh đạo Sở Tư pháp", True),
    ]
    assert (session.roll_listed, session.roll_present, session.roll_excused) == (42, 39, 2)
    assert Event.objects.filter(name="session.started").count() == 1


def test_start_again_with_the_same_id_is_one_session(world: World) -> None:
    inspection, pk = make.opened(world), uuid4()

    first = start(world, inspection, session_id=pk)
    again = start(world, inspection, session_id=pk)

    assert first.pk == again.pk
    assert Session.objects.count() == Event.objects.filter(name="session.started").count() == 1


def test_start_from_a_stale_page_is_a_conflict(world: World) -> None:
    inspection = make.opened(world)
    start(world, inspection)

    with pytest.raises(Conflict):
        start(world, inspection)

    assert Session.objects.count() == 1


def test_start_before_opening_or_by_the_unit_is_refused(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        start(world, make.preparing(world))
    assert refused.value.refusal is Refusal.NOT_YET


def test_start_by_the_unit_is_refused(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        start(world, make.opened(world), "focal")

    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE


def test_a_roll_call_that_does_not_fit_is_told_field_by_field(world: World) -> None:
    content = replace(make.session_content(), roll=RollCall(10, 12))

    with pytest.raises(NotValid) as wrong:
        start(world, make.opened(world), content=content)

    assert set(wrong.value.faults) == {"roll_present"}
    assert not Session.objects.exists()


def test_record_brings_a_session_up_to_date(world: World) -> None:
    session = start(world, make.opened(world), content=make.session_content(ended=False))

    session = sessions.record(
        session.pk, make.session_content(), revision=session.revision, by=world.actor("member"), now=make.VISIT_NOW
    )

    assert session.ended_at is not None
    assert session.attendees.count() == 3
    assert Event.objects.filter(name="session.recorded").count() == 1


def test_record_from_a_stale_page_is_a_conflict(world: World) -> None:
    session = start(world, make.opened(world))
    content, actor = make.session_content(), world.actor("member")
    sessions.record(session.pk, content, revision=1, by=actor, now=make.VISIT_NOW)

    with pytest.raises(Conflict):
        sessions.record(session.pk, content, revision=1, by=actor, now=make.VISIT_NOW)


def test_record_by_another_team_is_not_found(world: World) -> None:
    session = start(world, make.opened(world))

    with pytest.raises(Session.DoesNotExist):
        sessions.record(session.pk, make.session_content(), revision=1, by=world.actor("head2"), now=make.VISIT_NOW)


def test_record_after_the_minutes_is_already_done(world: World) -> None:
    session = make.minutes_closed(world).sessions.get()

    with pytest.raises(NotAllowed) as refused:
        sessions.record(
            session.pk,
            make.session_content(),
            revision=session.revision,
            by=world.actor("secretary"),
            now=make.VISIT_NOW,
        )

    assert refused.value.refusal is Refusal.ALREADY_DONE
