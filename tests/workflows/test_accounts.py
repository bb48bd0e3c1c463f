"""Accounts, posts and jurisdictions, each with its event."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from kiemtra.domain.people import SYSTEM, TEAM_ROLES, Role
from kiemtra.store.models import Appointment, Event, User
from kiemtra.store.queries.people import actor_of
from kiemtra.workflows import accounts
from tests.world import NOW, TODAY, World


def events() -> list[tuple[str, object]]:
    return list(Event.objects.order_by("id").values_list("name", "subject_id"))


def appoint(world: World, user: User, role: Role = Role.STANDING_OFFICER, **dates: date | None) -> Appointment:
    days = {"valid_from": TODAY} | dates
    return accounts.appoint(user, world.jurisdiction, world.standing, role, "Chuyên viên", by=SYSTEM, now=NOW, **days)


def test_enter_keeps_the_password_as_a_hash_and_out_of_the_trail(world: World) -> None:
    user = accounts.enter("an", "An", email="an@example.vn", password="rất-bí-mật", by=SYSTEM, now=NOW)

    user.refresh_from_db()
    assert user.check_password("rất-bí-mật")
    assert "rất-bí-mật" not in user.password
    assert events() == [("account.entered", user.pk)]
    event = Event.objects.get()
    assert event.after == {"username": "an", "full_name": "An"}


def test_enter_without_a_password_opens_to_none(world: World) -> None:
    user = accounts.enter("an", "An", by=SYSTEM, now=NOW)

    assert not user.has_usable_password()
    assert not user.check_password("")


def test_enter_of_a_name_that_is_taken_writes_nothing(world: World) -> None:
    accounts.enter("an", "An", by=SYSTEM, now=NOW)

    with pytest.raises(IntegrityError), transaction.atomic():
        accounts.enter("an", "An khác", by=SYSTEM, now=NOW)

    assert User.objects.get(username="an").full_name == "An"
    assert len(events()) == 1


def test_appoint_gives_a_post_from_its_first_day_to_before_its_last(world: World) -> None:
    user = accounts.enter("an", "An", by=SYSTEM, now=NOW)
    end = TODAY + timedelta(days=10)

    appointment = appoint(world, user, valid_to=end)

    held = {day: [post.role for post in actor_of(user, day).posts] for day in (TODAY - timedelta(1), TODAY, end)}
    assert held == {TODAY - timedelta(1): [], TODAY: [Role.STANDING_OFFICER], end: []}
    event = Event.objects.get(name="appointment.made")
    assert (event.subject_id, event.happened_on, event.jurisdiction_id) == (
        appointment.pk,
        TODAY,
        world.jurisdiction.pk,
    )
    assert event.after == {
        "user": "An",
        "agency": "Sở Nội vụ",
        "role": "standing_officer",
        "title": "Chuyên viên",
    }


@pytest.mark.parametrize("role", sorted(TEAM_ROLES))
def test_seat_in_a_team_is_no_appointment(world: World, role: Role) -> None:
    user = accounts.enter("an", "An", by=SYSTEM, now=NOW)

    with pytest.raises(IntegrityError), transaction.atomic():
        appoint(world, user, role)

    assert not Event.objects.filter(name="appointment.made").exists()


def test_post_does_not_end_before_it_begins(world: World) -> None:
    user = accounts.enter("an", "An", by=SYSTEM, now=NOW)

    with pytest.raises(IntegrityError), transaction.atomic():
        appoint(world, user, valid_to=TODAY)

    assert actor_of(user, TODAY).posts == ()


def test_found_jurisdiction_leaves_an_event(world: World) -> None:
    founded = accounts.found_jurisdiction(
        "moi", "Tỉnh mới", root=world.committee, standing_agency=world.standing, by=SYSTEM, now=NOW
    )

    assert (founded.illustrative, founded.assumed_day) == (False, None)
    assert events() == [("jurisdiction.founded", founded.pk)]
