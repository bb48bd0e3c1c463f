"""Absences, recusals and personal feeds: who enters them, who may not, what the trail says."""

from datetime import date, timedelta

import pytest

from kiemtra.domain.absences import AbsenceKind
from kiemtra.domain.errors import Conflict, Fault, NotAllowed, NotValid, Refusal
from kiemtra.domain.people import STRANGER, Role
from kiemtra.domain.recusals import RecusalGround
from kiemtra.domain.teams import TeamRole
from kiemtra.store.ids import new_id
from kiemtra.store.models import Absence, AgencyHeir, Appointment, CalendarFeed, Event, Message, Recusal, TeamMember
from kiemtra.store.queries import feeds as feed_queries
from kiemtra.store.queries import teams as queries
from kiemtra.workflows import absences, feeds, recusals, teams
from tests.world import NOW, TODAY, World, make_agency, make_plan, make_team, make_user

pytestmark = pytest.mark.django_db
DAY = date(2019, 6, 10)
KIN = RecusalGround.DECLARED_KIN
AT = {"now": NOW, "today": TODAY}


# ---- absences


def test_enter_is_found_by_the_timetable(world: World) -> None:
    team = make_team(world, make_plan(world))
    absences.enter(DAY, DAY + timedelta(1), AbsenceKind.LEAVE, by=world.actor("member"), now=NOW)

    away = queries.away(queries.seats_between(team.plan, DAY, DAY + timedelta(30)), DAY, DAY + timedelta(30))

    member = team.members.get(role=TeamRole.MEMBER)
    assert away == {seat.pk: frozenset() for seat in team.members.all()} | {
        member.pk: frozenset({DAY, DAY + timedelta(1)})
    }
    [event] = Event.objects.filter(name="absence.entered")
    assert event.after == {"member": "Thành viên Đoàn 1", "first": "2019-06-10", "last": "2019-06-11"}


def test_enter_again_with_one_id_is_one_absence(world: World) -> None:
    key = new_id()
    for _ in range(2):
        absences.enter(DAY, DAY, AbsenceKind.LEAVE, by=world.actor("member"), now=NOW, absence_id=key)

    assert Absence.objects.count() == 1
    assert Event.objects.filter(name="absence.entered").count() == 1


def test_enter_by_a_stranger_is_refused() -> None:
    with pytest.raises(NotAllowed) as refused:
        absences.enter(DAY, DAY, AbsenceKind.LEAVE, by=STRANGER, now=NOW)

    assert refused.value.refusal is Refusal.SIGN_IN


def test_enter_that_ends_before_it_begins_is_refused(world: World) -> None:
    with pytest.raises(NotValid) as refused:
        absences.enter(DAY, TODAY, AbsenceKind.LEAVE, by=world.actor("member"), now=NOW)

    assert refused.value.faults == {"last": Fault.ABSENCE_ENDS_BEFORE_START}


@pytest.mark.parametrize(
    ("who", "refusal"),
    [("officer", None), ("head", None), ("secretary", None), ("member", Refusal.NOT_YOUR_ROLE)],
)
def test_enter_for_a_member(world: World, who: str, refusal: Refusal | None) -> None:
    member = make_team(world, make_plan(world)).members.get(role=TeamRole.MEMBER)

    try:
        absences.enter_for(member.pk, DAY, DAY, AbsenceKind.ILLNESS, by=world.actor(who), now=NOW)
        said = None
    except NotAllowed as error:
        said = error.refusal

    assert said is refusal
    assert Absence.objects.filter(user=world.users["member"]).count() == (refusal is None)
    assert Event.objects.filter(name="absence.entered").count() == (refusal is None)


def test_withdraw_takes_it_out_of_the_timetable_once(world: World) -> None:
    team = make_team(world, make_plan(world))
    by = world.actor("member")
    row = absences.enter(DAY, DAY, AbsenceKind.LEAVE, by=by, now=NOW)

    after = absences.withdraw(row.pk, revision=row.revision, by=by, now=NOW)

    assert not any(queries.away(queries.seats_between(team.plan, DAY, DAY), DAY, DAY).values())
    with pytest.raises(Conflict):
        absences.withdraw(row.pk, revision=row.revision, by=by, now=NOW)
    with pytest.raises(NotAllowed) as refused:
        absences.withdraw(row.pk, revision=after.revision, by=by, now=NOW)
    assert refused.value.refusal is Refusal.ALREADY_DONE
    assert Event.objects.filter(name="absence.withdrawn").count() == 1


def test_withdraw_by_a_fellow_member_is_not_found(world: World) -> None:
    make_team(world, make_plan(world))
    row = absences.enter(DAY, DAY, AbsenceKind.LEAVE, by=world.actor("head"), now=NOW)

    with pytest.raises(Absence.DoesNotExist):
        absences.withdraw(row.pk, revision=row.revision, by=world.actor("member"), now=NOW)


# ---- recusals


def test_declare_is_kept_close_and_told_to_head_and_secretary(world: World) -> None:
    team = make_team(world, make_plan(world))

    recusals.declare(world.unit, KIN, "Em ruột là Giám đốc", by=world.actor("member"), **AT)

    assert queries.recused(team.plan, team.members.all(), [world.unit.pk, world.other_unit.pk], TODAY) == {
        team.members.get(role=TeamRole.MEMBER).pk: {world.unit.pk: KIN}
    }
    [event] = Event.objects.filter(name="recusal.declared")
    assert event.sealed
    assert "Em ruột" not in str(event.after)
    told = Message.objects.filter(key__startswith="recusal:")
    assert {message.to for message in told} == {world.users["head"], world.users["secretary"]}
    assert not any("Em ruột" in message.body or world.unit.name in message.body for message in told)


@pytest.mark.parametrize(
    ("text", "until", "faults"),
    [
        (" ", None, {"text": Fault.TEXT_MISSING}),
        ("Em ruột", TODAY - timedelta(1), {"until": Fault.RECUSAL_ENDED}),
    ],
)
def test_declare_says_what_is_wrong(world: World, text: str, until: date | None, faults: dict[str, Fault]) -> None:
    with pytest.raises(NotValid) as refused:
        recusals.declare(world.unit, KIN, text, until=until, by=world.actor("member"), **AT)

    assert refused.value.faults == faults


def test_declare_by_a_stranger_is_refused(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        recusals.declare(world.unit, KIN, "Em ruột", by=STRANGER, **AT)

    assert refused.value.refusal is Refusal.SIGN_IN


def test_recusal_of_the_only_secretary_is_taken(world: World) -> None:
    """A lawful ground is never refused; the page of the teams says that somebody is needed."""
    team = make_team(world, make_plan(world))

    recusals.declare(world.unit, KIN, "Vợ là Phó Giám đốc", by=world.actor("secretary"), **AT)

    assert team.members.get(role=TeamRole.SECRETARY).pk in queries.recused(
        team.plan, team.members.all(), [world.unit.pk], TODAY
    )


def test_enter_for_somebody_with_an_account_is_refused(world: World) -> None:
    member = make_team(world, make_plan(world)).members.get(role=TeamRole.MEMBER)

    with pytest.raises(NotAllowed) as refused:
        recusals.enter_for(member.pk, world.unit, KIN, "Em ruột", by=world.actor("officer"), **AT)

    assert refused.value.refusal is Refusal.DECLARES_HIMSELF


@pytest.mark.parametrize(("who", "refused"), [("officer", False), ("secretary", True)])
def test_enter_for_somebody_without_account(world: World, who: str, refused: bool) -> None:
    team = make_team(world, make_plan(world))
    seat = teams.Seat(TeamRole.EXPERT, "Chuyên gia")
    member = teams.add_member(team.pk, seat, revision=1, on=DAY, by=world.actor("officer"), now=NOW)

    if refused:
        with pytest.raises(NotAllowed):
            recusals.enter_for(member.pk, world.unit, KIN, "Bản khai", by=world.actor(who), **AT)
    else:
        recusals.enter_for(member.pk, world.unit, KIN, "Bản khai", by=world.actor(who), **AT)

    assert Recusal.objects.filter(member=member).exists() is not refused


def test_withdraw_recusal_by_the_person_only(world: World) -> None:
    team = make_team(world, make_plan(world))
    row = recusals.declare(world.unit, KIN, "Em ruột", by=world.actor("member"), **AT)

    with pytest.raises(NotAllowed) as refused:
        recusals.withdraw(row.pk, revision=row.revision, by=world.actor("head"), now=NOW)
    recusals.withdraw(row.pk, revision=row.revision, by=world.actor("member"), now=NOW)

    assert refused.value.refusal is Refusal.DECLARES_HIMSELF
    assert queries.recused(team.plan, team.members.all(), [world.unit.pk], TODAY) == {}
    assert Event.objects.filter(name="recusal.withdrawn").count() == 1


def test_post_in_a_predecessor_recuses(world: World) -> None:
    old = make_agency("w.old", "Sở cũ")
    AgencyHeir.objects.create(predecessor=old, heir=world.unit, since=TODAY - timedelta(10))
    team = make_team(world, make_plan(world))
    Appointment.objects.create(
        user=world.users["member"],
        jurisdiction=world.jurisdiction,
        agency=old,
        role=Role.FOCAL_POINT,
        title="Chuyên viên",
        valid_from=date(2015, 1, 1),
        valid_to=TODAY - timedelta(10),
    )

    member = team.members.get(role=TeamRole.MEMBER).pk
    assert queries.recused(team.plan, team.members.all(), [world.unit.pk], TODAY) == {
        member: {world.unit.pk: RecusalGround.FORMER_POST}
    }


@pytest.mark.parametrize("count", [1, 4])
def test_away_and_recused_ask_the_same_however_many(world: World, count: int, django_assert_num_queries) -> None:
    plan = make_plan(world)
    for number in range(count):
        team = make_team(world, plan, f"Đoàn {number}")
        user = make_user(f"more-{number}", "Thêm")
        seat = teams.Seat(TeamRole.MEMBER, "Thêm", user=user)
        teams.add_member(team.pk, seat, revision=1, on=TODAY, by=world.actor("officer"), now=NOW)
    units = [world.unit.pk, world.other_unit.pk][: count + 1]

    with django_assert_num_queries(2):
        queries.away(queries.seats_between(plan, TODAY, DAY), TODAY, DAY)
    with django_assert_num_queries(4):
        queries.recused(plan, TeamMember.objects.filter(team__plan=plan), units, TODAY)


# ---- feeds


def test_feed_keeps_no_token(world: World) -> None:
    token = feeds.make(by=world.actor("member"), now=NOW)

    assert feed_queries.owner_of(token) == world.users["member"]
    assert token not in str(CalendarFeed.objects.values())
    assert token not in str(Event.objects.filter(name="feed.made").values())
    assert len(token) >= 43


def test_feed_renewed_ends_the_one_before(world: World) -> None:
    by = world.actor("member")
    first = feeds.make(by=by, now=NOW)

    second = feeds.make(by=by, now=NOW)

    assert feed_queries.owner_of(first) is None
    assert feed_queries.owner_of(second) == world.users["member"]
    assert [event.after["renewed"] for event in Event.objects.filter(name="feed.made").order_by("pk")] == [False, True]


def test_feed_withdrawn_once(world: World) -> None:
    by = world.actor("member")
    token = feeds.make(by=by, now=NOW)

    feeds.withdraw(by=by, now=NOW)

    assert feed_queries.owner_of(token) is None
    with pytest.raises(NotAllowed) as refused:
        feeds.withdraw(by=by, now=NOW)
    assert refused.value.refusal is Refusal.ALREADY_DONE
    assert Event.objects.filter(name="feed.withdrawn").count() == 1


def test_feed_of_a_closed_account_opens_nothing(world: World) -> None:
    token = feeds.make(by=world.actor("member"), now=NOW)
    world.users["member"].is_active = False
    world.users["member"].save()

    assert feed_queries.owner_of(token) is None


def test_feed_by_a_stranger_is_refused() -> None:
    with pytest.raises(NotAllowed):
        feeds.make(by=STRANGER, now=NOW)
