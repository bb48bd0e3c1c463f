"""Who may issue links and end sessions, and the first administrator."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings as configured
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.urls import resolve

from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.people import SYSTEM, Actor, Role
from kiemtra.store.models import Appointment, Event, User
from kiemtra.store.queries import people
from kiemtra.store.queries import signing as queries
from kiemtra.workflows import accounts, first_administrator, signing
from kiemtra.workflows.signing import LinkPurpose, Means
from tests.world import NOW, TODAY, World, make_world

PASSWORD = "bốn con thuyền giấy trôi"
SECRET = "A" * 32

Deed = Callable[[User, Actor], Any]
DEEDS: dict[str, Deed] = {
    "issue_link": lambda user, by: signing.issue_link(user, purpose=LinkPurpose.NEW_PASSWORD, by=by, now=NOW),
    "end_sessions": lambda user, by: signing.end_sessions(user, by=by, now=NOW),
    "remove_factors": lambda user, by: signing.remove_factors(user, by=by, now=NOW),
}


def open_session(user: User, address: str = "192.0.2.1") -> str:
    store = SessionStore()
    store["_auth_user_id"] = str(user.pk)
    store.create()
    key = store.session_key or ""
    signing.sign_in(user, Means.PASSWORD, session=key, address=address, browser="Firefox/128", by=SYSTEM, now=NOW)
    return key


@pytest.mark.parametrize("deed", DEEDS)
def test_administrator_of_the_system_may(world: World, deed: str) -> None:
    before = Event.objects.count()

    DEEDS[deed](world.users["officer"], world.actor("admin"))

    event = Event.objects.order_by("id").last()
    assert Event.objects.count() == before + 1
    assert event is not None
    assert (event.actor_id, event.subject_id) == (world.users["admin"].pk, world.users["officer"].pk)


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("name", ["officer", "leader", "clerk", "auditor", "focal", "unit_head"])
def test_other_roles_may_not(world: World, deed: str, name: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        DEEDS[deed](world.users["head"], world.actor(name))
    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE


@pytest.mark.parametrize("deed", DEEDS)
def test_administrator_of_another_system_may_not(world: World, deed: str) -> None:
    foreign = make_world("x")

    with pytest.raises(NotAllowed) as refused:
        DEEDS[deed](world.users["officer"], foreign.actor("admin"))
    assert refused.value.refusal is Refusal.NOT_YOUR_AGENCY


@pytest.mark.parametrize("starts", [date(2019, 1, 1), TODAY + timedelta(days=30)])
def test_person_of_two_systems_is_left_to_nobody_of_one(world: World, starts: date) -> None:
    """Else the administrator of one system would open an account that sees the other."""
    foreign = make_world("x")
    person = world.users["officer"]
    accounts.appoint(
        person,
        foreign.jurisdiction,
        foreign.unit,
        Role.FOCAL_POINT,
        "Kiêm nhiệm",
        valid_from=starts,
        by=SYSTEM,
        now=NOW,
    )

    with pytest.raises(NotAllowed):
        DEEDS["issue_link"](person, world.actor("admin"))


def test_post_that_has_ended_binds_nobody(world: World) -> None:
    foreign = make_world("x")
    person = world.users["officer"]
    accounts.appoint(
        person,
        foreign.jurisdiction,
        foreign.unit,
        Role.FOCAL_POINT,
        "Đã thôi",
        valid_from=date(2018, 1, 1),
        valid_to=TODAY,
        by=SYSTEM,
        now=NOW,
    )

    assert DEEDS["issue_link"](person, world.actor("admin")).startswith(configured.BASE_URL)


def test_link_is_an_address_of_the_site(world: World) -> None:
    link = DEEDS["issue_link"](world.users["officer"], SYSTEM)

    assert resolve(urlsplit(link).path).url_name == "link-open"
    assert link not in str(list(Event.objects.values("after", "before")))


def test_sessions_of_one_person_end_and_of_others_do_not(world: World) -> None:
    mine = [open_session(world.users["officer"]) for _ in range(3)]
    other = open_session(world.users["leader"])

    ended = signing.end_sessions(world.users["officer"], by=world.actor("admin"), now=NOW)

    assert ended == 3
    assert set(Session.objects.values_list("session_key", flat=True)) == {other}
    assert mine[0] != other
    assert list(queries.sessions_of(world.users["officer"], NOW)) == []


def test_lost_factors_are_removed_with_the_codes(world: World) -> None:
    user = world.users["officer"]
    signing.add_app(user, SECRET, by=SYSTEM, now=NOW)
    open_session(user)

    signing.remove_factors(user, by=world.actor("admin"), now=NOW)

    assert (queries.has_factor(user), queries.unused_codes(user), Session.objects.count()) == (False, [], 0)


def test_recovery_codes_alone_are_no_second_factor(world: World) -> None:
    user = world.users["officer"]
    signing.add_app(user, SECRET, by=SYSTEM, now=NOW)
    spare = queries.unused_codes(user)[0]
    signing.remove_factor(user, queries.factors_of(user)[0].pk, by=SYSTEM, now=NOW)

    assert signing.take_code(user, spare, now=NOW) is None


def test_new_app_takes_the_place_of_the_old_and_leaves_the_codes(world: World) -> None:
    user = world.users["officer"]
    signing.add_app(user, SECRET, by=SYSTEM, now=NOW)
    spare = queries.unused_codes(user)
    signing.add_app(user, "B" * 32, by=SYSTEM, now=NOW)

    assert len(queries.factors_of(user)) == 1
    assert queries.unused_codes(user) == spare


# ---- the first administrator


@pytest.fixture
def empty(world: World) -> World:
    """A system in which nobody administers yet."""
    Appointment.objects.filter(role=Role.ADMINISTRATOR).delete()
    return world


def first(world: World, username: str = "quan-tri") -> str:
    return first_administrator.make(username, "Quản trị hệ thống", world.jurisdiction, on=TODAY, now=NOW)


def test_first_administrator_has_a_post_a_link_and_no_password(empty: World) -> None:
    link = first(empty)

    user = User.objects.get(username="quan-tri")
    posts = people.actor_of(user, TODAY).posts
    assert [(post.role, post.agency) for post in posts] == [(Role.ADMINISTRATOR, empty.standing.pk)]
    assert not user.has_usable_password()
    assert str(user.pk) in link


def test_second_first_administrator_is_refused(empty: World) -> None:
    first(empty)

    with pytest.raises(NotAllowed) as refused:
        first(empty, "quan-tri-2")
    assert refused.value.refusal is Refusal.ALREADY_DONE
    assert not User.objects.filter(username="quan-tri-2").exists()


def test_lost_link_is_made_anew_until_the_administrator_has_come_in(empty: World) -> None:
    first(empty)
    user = User.objects.get(username="quan-tri")
    old = urlsplit(first(empty)).path.split("/")[-2]
    new = urlsplit(first(empty)).path.split("/")[-2]
    user.refresh_from_db()

    assert (signing.is_good(user, old), signing.is_good(user, new)) == (False, True)
    user.last_login = NOW
    user.save()
    with pytest.raises(NotAllowed):
        first(empty)
    assert Appointment.objects.filter(role=Role.ADMINISTRATOR).count() == 1
