"""Handing over: heirs take posts and seats in one transaction; what is sealed is passed on by its proposer alone."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from kiemtra.domain.errors import Conflict, NotAllowed, NotValid, Refusal
from kiemtra.domain.people import Role
from kiemtra.store.models import Appointment, Event, Inspection, Message, TeamMember
from kiemtra.store.queries import handing_over as queries
from kiemtra.store.queries import inspections
from kiemtra.store.queries.people import actor_of
from kiemtra.workflows import appointments, handing_over, teams
from kiemtra.workflows.inspections import unannounced
from tests.factories_accounts import content, link, post_of
from tests.world import NOW, TODAY, World, make_plan, make_team, make_world

DAY = timedelta(1)


@pytest.fixture
def world(db: None) -> World:
    return link(make_world())


def hand_over(world: World, name: str, choices: dict[UUID, UUID | None] | None = None, **changes):
    user = world.users[name]
    user.refresh_from_db()
    facts = {"on": TODAY, "close": True, "revision": user.revision, "by": world.actor("admin")} | changes
    return handing_over.hand_over(user.pk, choices or {}, now=NOW, **facts)


def names() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("name", flat=True))


def test_heir_takes_the_post_with_its_title_and_the_account_is_closed(world: World) -> None:
    row = post_of(world, "officer")

    done = hand_over(world, "officer", {row.pk: world.users["clerk"].pk})

    heir = world.actor("clerk")
    assert {post.role for post in heir.posts} == {Role.RECORDS_CLERK, Role.STANDING_OFFICER}
    assert done.inherited == [("Chuyên viên Sở Nội vụ, Sở Nội vụ", "Văn thư Sở Nội vụ")]
    assert done.left == []
    world.users["officer"].refresh_from_db()
    assert not world.users["officer"].is_active
    assert not Appointment.objects.filter(user=world.users["officer"], valid_to__isnull=True).exists()
    assert names() == [
        "appointment.ended",
        "appointment.made",
        "account.sessions_ended",
        "account.deactivated",
        "account.handed_over",
    ]
    assert Message.objects.get().to == world.users["clerk"]


def test_what_nobody_takes_over_ends_and_is_told(world: World) -> None:
    done = hand_over(world, "officer", close=False)

    assert done.left == ["Chuyên viên Sở Nội vụ, Sở Nội vụ"]
    assert Event.objects.get(name="account.handed_over").after["left"] == done.left
    world.users["officer"].refresh_from_db()
    assert world.users["officer"].is_active
    assert world.actor("officer").posts == ()


def test_deputy_may_be_the_heir(world: World) -> None:
    row = post_of(world, "leader")
    deputy = appointments.authorise(
        row.pk,
        world.users["clerk"].pk,
        valid_from=TODAY,
        valid_to=TODAY + 9 * DAY,
        ground="Giấy ủy quyền",
        by=world.actor("leader"),
        now=NOW,
    )

    hand_over(world, "leader", {row.pk: world.users["clerk"].pk}, on=TODAY + DAY, close=False)

    deputy.refresh_from_db()
    assert deputy.valid_to == TODAY + DAY
    posts = [post for post in actor_of(world.users["clerk"], TODAY + DAY).posts if post.role is Role.LEADERSHIP]
    assert [post.stands_in_for for post in posts] == [None]


def test_authority_passes_to_another_deputy(world: World) -> None:
    row = appointments.authorise(
        post_of(world, "leader").pk,
        world.users["clerk"].pk,
        valid_from=TODAY,
        valid_to=TODAY + 9 * DAY,
        ground="Giấy ủy quyền",
        by=world.actor("leader"),
        now=NOW,
    )

    hand_over(world, "clerk", {row.pk: world.users["officer"].pk})

    new = Appointment.objects.get(user=world.users["officer"], stands_in_for=post_of(world, "leader"))
    assert (new.valid_from, new.valid_to, new.ground) == (TODAY, TODAY + 9 * DAY, "Giấy ủy quyền")


def test_future_post_passes_from_its_first_day(world: World) -> None:
    row = appointments.appoint(
        world.users["clerk"].pk,
        world.jurisdiction,
        content(world, valid_from=TODAY + 5 * DAY),
        by=world.actor("admin"),
        now=NOW,
    )

    hand_over(world, "clerk", {row.pk: world.users["officer"].pk}, close=False)

    new = Appointment.objects.get(user=world.users["officer"], role="focal_point")
    assert new.valid_from == TODAY + 5 * DAY
    row.refresh_from_db()
    assert row.valid_to == row.valid_from


@pytest.mark.parametrize(
    ("heir", "fault"),
    [("officer", "heir_is_leaving"), ("admin", "post_own"), ("head", "heir_unknown")],
)
def test_heir_who_may_not(world: World, heir: str, fault: str) -> None:
    row = post_of(world, "officer")

    with pytest.raises(NotValid) as refused:
        hand_over(world, "officer", {row.pk: world.users[heir].pk})

    assert refused.value.faults == {str(row.pk): fault}
    assert names() == []


def test_heir_who_holds_it_already_stops_everything(world: World) -> None:
    row = post_of(world, "officer")
    again = content(world, agency=world.standing.pk, role="standing_officer")
    clerk = world.users["clerk"]
    appointments.appoint(clerk.pk, world.jurisdiction, again, by=world.actor("admin"), now=NOW)
    before = names()

    with pytest.raises(NotValid) as refused:
        hand_over(world, "officer", {row.pk: clerk.pk})

    assert refused.value.faults == {str(row.pk): "post_twice"}
    assert names() == before
    row.refresh_from_db()
    assert row.valid_to is None


def test_account_is_not_closed_before_the_day_and_not_by_a_stale_page(world: World) -> None:
    with pytest.raises(NotValid) as refused:
        hand_over(world, "officer", on=TODAY + DAY)
    assert refused.value.faults == {"close": "closed_too_early"}
    with pytest.raises(Conflict):
        hand_over(world, "officer", revision=9)


def test_nobody_hands_himself_over_nor_without_the_role(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        hand_over(world, "admin")
    assert refused.value.refusal is Refusal.OWN_ACCOUNT
    with pytest.raises(world.users["officer"].DoesNotExist):
        hand_over(world, "officer", by=world.actor("clerk"))


# ---- seats


def test_seat_that_the_administrator_may_not_fill_is_told_to_the_standing_agency(world: World) -> None:
    make_team(world, make_plan(world))
    user = world.users["secretary"]
    appointments.appoint(
        world.users["secretary"].pk, world.jurisdiction, content(world), by=world.actor("admin"), now=NOW
    )
    seat = TeamMember.objects.get(user=user)

    done = hand_over(world, "secretary", {seat.pk: world.users["clerk"].pk})

    seat.refresh_from_db()
    assert seat.valid_to is None
    assert "Đoàn kiểm tra số 1" in done.left
    told = Message.objects.get(key__startswith="seat.left")
    assert told.to == world.users["officer"]


def test_seat_passes_where_the_acting_person_sets_up_the_team(world: World) -> None:
    """An administrator who is an officer of the standing agency too."""
    make_team(world, make_plan(world))
    admin = world.users["admin"]
    Appointment.objects.create(
        user=admin,
        jurisdiction=world.jurisdiction,
        agency=world.standing,
        role=Role.STANDING_OFFICER,
        title="Chuyên viên",
        valid_from=TODAY,
    )
    seats = {seat.role: seat for seat in TeamMember.objects.all()}
    on, clerk = TODAY + DAY, world.users["clerk"]

    member = hand_over(world, "member", {seats["team_member"].pk: clerk.pk}, on=on, close=False)
    head = hand_over(world, "head", on=on, close=False)

    assert member.inherited == [("Đoàn kiểm tra số 1", "Văn thư Sở Nội vụ")]
    assert [post.role for post in actor_of(clerk, on).posts] == [Role.RECORDS_CLERK, Role.TEAM_MEMBER]
    # The only head stays until somebody takes the seat.
    assert head.left == ["Đoàn kiểm tra số 1"]
    seats["team_head"].refresh_from_db()
    assert seats["team_head"].valid_to is None


def end_seat(world: World, role: str, by: str = "officer") -> TeamMember:
    seat = TeamMember.objects.get(role=role)
    return teams.end_seat(
        seat.pk, revision=seat.revision, on=TODAY + DAY, reason="Chuyển công tác", by=world.actor(by), now=NOW
    )


def test_end_of_a_seat_without_a_substitute(world: World) -> None:
    make_team(world, make_plan(world))

    seat = end_seat(world, "team_member")

    assert seat.valid_to == TODAY + DAY
    assert actor_of(world.users["member"], TODAY + DAY).posts == ()
    assert names()[-1] == "team.seat_ended"
    with pytest.raises(NotAllowed) as again:
        end_seat(world, "team_member")
    assert again.value.refusal is Refusal.ALREADY_DONE


@pytest.mark.parametrize("role", ["team_head", "team_secretary"])
def test_only_head_and_secretary_need_a_substitute(world: World, role: str) -> None:
    make_team(world, make_plan(world))

    with pytest.raises(NotAllowed) as refused:
        end_seat(world, role)

    assert refused.value.refusal is Refusal.ONLY_IN_SEAT


# ---- sealed


@pytest.fixture
def sealed(world: World) -> Inspection:
    plan = make_plan(world)
    return unannounced.propose_unannounced(
        plan.pk,
        world.unit,
        make_team(world, plan),
        ground="Phản ánh của người dân",
        sealed_until=datetime(2019, 7, 1, tzinfo=UTC),
        by=world.actor("officer"),
        now=NOW,
    )


def second_officer(world: World) -> UUID:
    clerk = world.users["clerk"]
    said = content(world, agency=world.standing.pk, role="standing_officer")
    appointments.appoint(clerk.pk, world.jurisdiction, said, by=world.actor("admin"), now=NOW)
    return clerk.pk


def test_proposer_passes_his_proposal_on_and_sees_it_no_more(world: World, sealed: Inspection) -> None:
    heir = second_officer(world)
    before = Event.objects.count()

    handing_over.pass_on_proposal(sealed.pk, heir, revision=sealed.revision, by=world.actor("officer"), now=NOW)

    assert not inspections.visible_to(world.actor("officer")).exists()
    assert inspections.visible_to(world.actor("clerk")).get() == sealed
    event = Event.objects.order_by("pk").last()
    assert (event.name, event.sealed, Event.objects.count()) == ("inspection.proposal_passed_on", True, before + 1)
    assert Message.objects.filter(to=heir, body__contains="Sở Tư pháp").count() == 0


@pytest.mark.parametrize("by", ["admin", "leader", "head", "secretary", "clerk"])
def test_nobody_else_passes_a_proposal_on(world: World, sealed: Inspection, by: str) -> None:
    heir = second_officer(world)

    with pytest.raises(Inspection.DoesNotExist):
        handing_over.pass_on_proposal(sealed.pk, heir, revision=1, by=world.actor(by), now=NOW)


def test_heir_of_a_proposal_is_an_officer_of_the_standing_agency(world: World, sealed: Inspection) -> None:
    with pytest.raises(NotValid) as refused:
        handing_over.pass_on_proposal(
            sealed.pk, world.users["clerk"].pk, revision=1, by=world.actor("officer"), now=NOW
        )

    assert refused.value.faults == {"heir": "heir_unknown"}


def test_administrator_sees_nothing_of_a_sealed_inspection(world: World, sealed: Inspection) -> None:
    """Everything in the hands of proposer, head and secretary, with it and without it."""
    actor = world.actor("admin")

    def seen() -> list[object]:
        found = []
        for name in ("officer", "head", "secretary"):
            hands = queries.in_hands(world.users[name], actor, TODAY)
            found.append(([row.pk for row in hands.posts], [one.seat.pk for one in hands.seats], hands.work))
        return found

    with_it = seen()
    Inspection.objects.filter(pk=sealed.pk).update(sealed_until=None, opened_at=NOW)
    # That it would tell is shown by the proposer, who sees the work of his own.
    own = queries.in_hands(world.users["head"], world.actor("head"), TODAY)
    Message.objects.filter(inspection=sealed).delete()
    Inspection.objects.filter(pk=sealed.pk).delete()

    assert with_it == seen()
    assert own.work
