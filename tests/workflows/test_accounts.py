"""Accounts, posts and jurisdictions, each with its event."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from kiemtra.domain.errors import Conflict, NotAllowed, NotValid, Refusal
from kiemtra.domain.people import SYSTEM, TEAM_ROLES, Role
from kiemtra.store.models import Appointment, Event, User
from kiemtra.store.queries import accounts as queries
from kiemtra.store.queries.people import actor_of
from kiemtra.workflows import accounts
from tests.world import NOW, TODAY, World, make_world


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

    with pytest.raises(NotValid) as refused:
        accounts.enter(" AN", "An khác", email="không", by=SYSTEM, now=NOW)

    assert refused.value.faults == {"username": "username_taken", "email": "email_form"}
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
        appoint(world, user, valid_to=TODAY - timedelta(1))

    assert actor_of(user, TODAY).posts == ()


def test_found_jurisdiction_leaves_an_event(world: World) -> None:
    founded = accounts.found_jurisdiction(
        "moi", "Tỉnh mới", root=world.committee, standing_agency=world.standing, by=SYSTEM, now=NOW
    )

    assert (founded.illustrative, founded.assumed_day) == (False, None)
    assert events() == [("jurisdiction.founded", founded.pk)]


# ---- by an administrator


def edited(world: World, by: str = "admin", **changes: object) -> User:
    user = world.users["officer"]
    facts = {"full_name": "Chuyên viên mới", "email": "moi@example.vn", "revision": user.revision} | changes
    return accounts.edit(user.pk, facts.pop("full_name"), facts.pop("email"), by=world.actor(by), now=NOW, **facts)


def test_edit_keeps_the_key_of_the_name_and_what_it_was(world: World) -> None:
    user = edited(world)

    assert (user.full_name, user.email, user.name_key, user.revision) == (
        "Chuyên viên mới",
        "moi@example.vn",
        "moi chuyen vien w-officer",
        2,
    )
    event = Event.objects.get()
    assert (event.name, event.before["full_name"]) == ("account.edited", "Chuyên viên Sở Nội vụ")
    assert event.post_title == "Quản trị hệ thống, Sở Nội vụ"


def test_edit_without_news_writes_nothing(world: World) -> None:
    user = world.users["officer"]

    edited(world, full_name=user.full_name, email=user.email)

    assert not Event.objects.exists()


def test_edit_refuses_faults_a_stale_page_and_strangers(world: World) -> None:
    with pytest.raises(NotValid) as refused:
        edited(world, full_name=" ", email="@")
    assert refused.value.faults == {"full_name": "full_name_missing", "email": "email_form"}
    with pytest.raises(Conflict):
        edited(world, revision=7)
    with pytest.raises(User.DoesNotExist):
        edited(world, by="officer")
    assert not Event.objects.exists()


def test_deactivate_closes_at_once_and_ends_the_sessions(world: World) -> None:
    user = world.users["officer"]

    accounts.deactivate(user.pk, reason="Nghỉ hưu", revision=1, by=world.actor("admin"), now=NOW)

    user.refresh_from_db()
    assert not actor_of(user, TODAY).is_known
    names = [name for name, _ in events()]
    assert names == ["account.sessions_ended", "account.deactivated"]
    with pytest.raises(NotAllowed) as again:
        accounts.deactivate(user.pk, reason="", revision=2, by=world.actor("admin"), now=NOW)
    assert again.value.refusal is Refusal.ALREADY_DONE


def test_reactivate_opens_with_the_posts_that_still_last(world: World) -> None:
    user = world.users["officer"]
    accounts.deactivate(user.pk, reason="", revision=1, by=world.actor("admin"), now=NOW)

    accounts.reactivate(user.pk, revision=2, by=world.actor("admin"), now=NOW)

    user.refresh_from_db()
    assert actor_of(user, TODAY).posts
    assert events()[-1] == ("account.reactivated", user.pk)
    with pytest.raises(NotAllowed):
        accounts.reactivate(user.pk, revision=3, by=world.actor("admin"), now=NOW)


def test_administrator_does_not_close_himself(world: World) -> None:
    admin = world.users["admin"]

    with pytest.raises(NotAllowed) as refused:
        accounts.deactivate(admin.pk, reason="", revision=1, by=world.actor("admin"), now=NOW)

    assert refused.value.refusal is Refusal.OWN_ACCOUNT
    assert not Event.objects.exists()


def test_last_administrator_is_not_closed_not_even_by_who_holds_the_machine(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        accounts.deactivate(world.users["admin"].pk, reason="", revision=1, by=SYSTEM, now=NOW)

    assert refused.value.refusal is Refusal.LAST_ADMINISTRATOR


def test_account_of_another_system_is_not_found_and_one_of_both_is_not_touched(world: World) -> None:
    other = make_world("x")
    both = world.users["officer"]
    accounts.appoint(
        both, other.jurisdiction, other.standing, Role.AUDITOR, "Giám sát", valid_from=TODAY, by=SYSTEM, now=NOW
    )

    with pytest.raises(User.DoesNotExist):
        accounts.deactivate(other.users["clerk"].pk, reason="", revision=1, by=world.actor("admin"), now=NOW)
    with pytest.raises(NotAllowed) as refused:
        accounts.deactivate(both.pk, reason="", revision=1, by=world.actor("admin"), now=NOW)
    assert refused.value.refusal is Refusal.POST_ELSEWHERE


def test_account_entered_stays_with_its_system_without_a_post(world: World) -> None:
    other = make_world("x")

    user = accounts.enter("an", "An", jurisdiction=world.jurisdiction, by=world.actor("admin"), now=NOW)

    assert queries.visible_to(world.actor("admin")).filter(pk=user.pk).exists()
    assert not queries.visible_to(other.actor("admin")).filter(pk=user.pk).exists()
    with pytest.raises(NotAllowed):
        accounts.enter("b1", "B", jurisdiction=other.jurisdiction, by=world.actor("admin"), now=NOW)
