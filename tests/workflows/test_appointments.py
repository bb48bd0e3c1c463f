"""Posts: given, corrected, ended, stood in for; each with its event and its refusals."""

from datetime import date, timedelta

import pytest

from kiemtra.domain.errors import Conflict, NotAllowed, NotValid, Refusal
from kiemtra.domain.people import Permission, Role
from kiemtra.store.models import Appointment, Event, Message
from kiemtra.store.queries.people import actor_of
from kiemtra.workflows import accounts, appointments
from tests.factories_accounts import content, link, post_of
from tests.world import NOW, TODAY, World, make_world

DAY = timedelta(1)


@pytest.fixture
def world(db: None) -> World:
    return link(make_world())


def give(world: World, to: str, by: str = "admin", **changes: object) -> Appointment:
    actor = world.actor(by)
    return appointments.appoint(world.users[to].pk, world.jurisdiction, content(world, **changes), by=actor, now=NOW)


def names() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("name", flat=True))


def test_appoint_gives_several_posts_to_one_person(world: World) -> None:
    row = give(world, "clerk", ground="QĐ 12/QĐ-SNV")

    held = actor_of(world.users["clerk"], TODAY).posts
    assert {post.role for post in held} == {Role.RECORDS_CLERK, Role.FOCAL_POINT}
    event = Event.objects.get()
    assert (event.name, event.subject_id, event.post_title) == (
        "appointment.made",
        row.pk,
        "Quản trị hệ thống, Sở Nội vụ",
    )
    assert event.after["ground"] == "QĐ 12/QĐ-SNV"


def test_appoint_again_with_the_same_id_is_the_same_post(world: World) -> None:
    key = post_of(world, "officer").pk
    user = world.users["officer"]

    again = appointments.appoint(
        user.pk, world.jurisdiction, content(world), by=world.actor("admin"), now=NOW, appointment_id=key
    )

    assert again.pk == key
    assert names() == []


def test_appoint_tells_all_faults_at_once(world: World) -> None:
    with pytest.raises(NotValid) as refused:
        give(world, "clerk", agency=None, role="chief", title="", valid_from=None)

    assert refused.value.faults == {
        "agency": "agency_missing",
        "role": "role_unknown",
        "title": "title_missing",
        "valid_from": "start_missing",
    }
    assert names() == []


def test_field_officer_needs_areas_and_an_agency_above(world: World) -> None:
    with pytest.raises(NotValid) as refused:
        give(world, "clerk", role="field_officer", areas=("procedures",), over=world.other_unit.pk)
    assert refused.value.faults == {"over": "over_not_above"}

    row = give(world, "clerk", role="field_officer", areas=("procedures",), over=world.committee.pk)

    post = next(post for post in actor_of(world.users["clerk"], TODAY).posts if post.id == row.pk)
    assert (post.areas, post.over) == ({"procedures"}, world.committee.pk)


def test_agency_of_another_system_is_refused(world: World) -> None:
    other = link(make_world("x"))

    with pytest.raises(NotValid) as refused:
        give(world, "clerk", agency=other.unit.pk)

    assert refused.value.faults == {"agency": "agency_outside"}


@pytest.mark.parametrize(
    ("by", "to", "refusal"),
    [("admin", "admin", Refusal.OWN_ACCOUNT), ("officer", "clerk", Refusal.NOT_YOUR_ROLE)],
)
def test_who_may_not_appoint(world: World, by: str, to: str, refusal: Refusal) -> None:
    with pytest.raises(NotAllowed) as refused:
        give(world, to, by)

    assert refused.value.refusal is refusal
    assert names() == []


def test_closed_account_gets_no_post(world: World) -> None:
    clerk = world.users["clerk"]
    accounts.deactivate(clerk.pk, reason="", revision=1, by=world.actor("admin"), now=NOW)

    with pytest.raises(NotAllowed) as refused:
        give(world, "clerk")

    assert refused.value.refusal is Refusal.ACCOUNT_CLOSED


# ---- corrected


def correct(world: World, row: Appointment, by: str = "admin", **changes: object) -> Appointment:
    facts = {
        "agency": row.agency_id,
        "role": row.role,
        "title": row.title,
        "valid_from": row.valid_from,
        "valid_to": row.valid_to,
    }
    said = content(world, **facts | changes)
    return appointments.correct(row.pk, said, reason="Ghi nhầm", revision=row.revision, by=world.actor(by), now=NOW)


def test_correct_keeps_what_it_said_before(world: World) -> None:
    row = correct(world, post_of(world, "focal"), agency=world.other_unit.pk, title="Chánh Văn phòng")

    assert (row.agency, row.title, row.revision) == (world.other_unit, "Chánh Văn phòng", 2)
    event = Event.objects.get(name="appointment.corrected")
    assert (event.before["title"], event.after["reason"]) == ("Đầu mối Sở Tư pháp", "Ghi nhầm")


def test_correct_asks_for_a_reason_a_fresh_page_and_another_person(world: World) -> None:
    row = post_of(world, "focal")
    said = content(world)
    admin = world.actor("admin")

    with pytest.raises(NotValid):
        appointments.correct(row.pk, said, reason=" ", revision=1, by=admin, now=NOW)
    with pytest.raises(Conflict):
        appointments.correct(row.pk, said, reason="x", revision=9, by=admin, now=NOW)
    with pytest.raises(NotAllowed) as own:
        correct(world, post_of(world, "admin"), role="auditor")
    assert own.value.refusal is Refusal.OWN_ACCOUNT
    with pytest.raises(Appointment.DoesNotExist):
        correct(world, row, by="officer")
    assert names() == []


# ---- ended


def finish(world: World, row: Appointment, on: date = TODAY, by: str = "admin") -> Appointment:
    return appointments.end(row.pk, on=on, revision=row.revision, by=world.actor(by), now=NOW)


def test_end_takes_effect_at_once(world: World) -> None:
    finish(world, post_of(world, "officer"))

    assert world.actor("officer").posts == ()
    assert names() == ["appointment.ended"]


def test_end_on_the_first_day_takes_the_post_back(world: World) -> None:
    row = give(world, "clerk")

    finish(world, row, on=row.valid_from)

    assert [post.role for post in world.actor("clerk").posts] == [Role.RECORDS_CLERK]


@pytest.mark.parametrize("on", [date(2018, 12, 31), date(2019, 8, 2)])
def test_end_outside_the_time_of_the_post_is_refused(world: World, on: date) -> None:
    row = give(world, "clerk", valid_from=date(2019, 1, 1), valid_to=date(2019, 8, 1))

    with pytest.raises(NotValid):
        finish(world, row, on=on)


def test_administrator_does_not_end_himself(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        finish(world, post_of(world, "admin"))

    assert refused.value.refusal is Refusal.OWN_ACCOUNT


def test_last_administrator_is_not_ended_by_who_stands_in_for_him(world: World) -> None:
    row = post_of(world, "admin")
    stand_in(world, "admin", "clerk", by="admin")

    with pytest.raises(NotAllowed) as refused:
        finish(world, row, by="clerk")

    assert refused.value.refusal is Refusal.LAST_ADMINISTRATOR


# ---- standing in


def stand_in(world: World, holder: str, deputy: str, by: str = "", **changes: object) -> Appointment:
    facts = {"valid_from": TODAY, "valid_to": TODAY + 10 * DAY, "ground": "Giấy ủy quyền 03"} | changes
    return appointments.authorise(
        post_of(world, holder).pk, world.users[deputy].pk, by=world.actor(by or holder), now=NOW, **facts
    )


def test_stand_in_carries_role_and_agency_and_ends_by_itself(world: World) -> None:
    row = stand_in(world, "leader", "clerk")

    post = next(post for post in world.actor("clerk").posts if post.id == row.pk)
    assert (post.role, post.agency, post.stands_in_for) == (
        Role.LEADERSHIP,
        world.committee.pk,
        post_of(world, "leader").pk,
    )
    assert post.title == "Lãnh đạo UBND (được ủy quyền), UBND thành phố"
    after = actor_of(world.users["clerk"], TODAY + 10 * DAY)
    assert row.pk not in {post.id for post in after.posts}
    assert world.actor("leader").may(Permission.PLAN_ISSUE)
    assert names() == ["appointment.authorised"]
    assert Event.objects.get().post_title == "Lãnh đạo UBND, UBND thành phố"
    assert Message.objects.filter(to=world.users["clerk"]).count() == 1


def test_stand_in_tells_all_faults(world: World) -> None:
    with pytest.raises(NotValid) as refused:
        stand_in(world, "leader", "leader", valid_from=date(2018, 1, 1), valid_to=None, ground="")

    assert refused.value.faults == {
        "deputy": "deputy_is_holder",
        "ground": "ground_missing",
        "valid_from": "beyond_original",
        "valid_to": "end_missing",
    }


def test_stand_in_needs_a_person_with_a_post_here(world: World) -> None:
    other = make_world("x")
    row = post_of(world, "leader")

    with pytest.raises(NotValid) as refused:
        appointments.authorise(
            row.pk,
            other.users["clerk"].pk,
            valid_from=TODAY,
            valid_to=TODAY + DAY,
            ground="x",
            by=world.actor("leader"),
            now=NOW,
        )

    assert refused.value.faults == {"deputy": "deputy_missing"}


def test_stand_in_is_not_handed_on_nor_given_by_a_colleague(world: World) -> None:
    row = stand_in(world, "leader", "clerk")

    with pytest.raises(NotAllowed) as refused:
        appointments.authorise(
            row.pk,
            world.users["officer"].pk,
            valid_from=TODAY,
            valid_to=TODAY + DAY,
            ground="x",
            by=world.actor("clerk"),
            now=NOW,
        )
    assert refused.value.refusal is Refusal.AUTHORITY_NOT_HANDED_ON
    with pytest.raises(Appointment.DoesNotExist):
        stand_in(world, "leader", "officer", by="officer")


def test_administrator_does_not_make_himself_a_deputy(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        stand_in(world, "leader", "admin", by="admin")

    assert refused.value.refusal is Refusal.OWN_ACCOUNT


@pytest.mark.parametrize("by", ["leader", "clerk", "admin"])
def test_stand_in_is_ended_by_giver_bearer_or_administrator(world: World, by: str) -> None:
    row = stand_in(world, "leader", "clerk")

    finish(world, row, by=by)

    assert [post.role for post in world.actor("clerk").posts] == [Role.RECORDS_CLERK]
    assert names() == ["appointment.authorised", "appointment.ended"]


def test_stand_in_ends_with_the_post(world: World) -> None:
    row = stand_in(world, "leader", "clerk", valid_from=TODAY + 5 * DAY)

    finish(world, post_of(world, "leader"), on=TODAY + 2 * DAY)

    row.refresh_from_db()
    assert row.valid_to == row.valid_from
    assert names() == ["appointment.authorised", "appointment.ended", "appointment.ended"]
