"""Changes of members: added, substituted for a time, ended; and the decisions that say so."""

from datetime import date, timedelta

import pytest

from kiemtra.domain.documents import PaperFormat
from kiemtra.domain.errors import Conflict, Fault, NotAllowed, NotValid, Refusal
from kiemtra.domain.teams import SeatChangeKind, TeamRole
from kiemtra.drafting import check_docx
from kiemtra.store.models import Document, Event, SeatChange, Team, TeamMember
from kiemtra.store.queries import teams as queries
from kiemtra.store.queries.people import actor_of
from kiemtra.workflows import documents, team_decisions, teams
from tests.factories_documents import issue
from tests.world import NOW, TODAY, World, make_plan, make_team

pytestmark = pytest.mark.django_db
LATER = TODAY + timedelta(days=5)
BACK = TODAY + timedelta(days=12)
EXPERT = teams.Seat(TeamRole.EXPERT, "Chuyên gia", "Viện nghiên cứu")


def decided(world: World, *teams_of: Team) -> Team:
    rows = list(teams_of) or [make_team(world, make_plan(world))]
    keys = [row.pk for row in rows]
    paper = team_decisions.draft(rows[0].plan_id, keys, world.standing, by=world.actor("officer"), now=NOW)
    issue(world, paper)
    rows[0].refresh_from_db()
    return rows[0]


def add(world: World, team: Team, seat: teams.Seat = EXPERT, **said: object) -> TeamMember:
    given = {"revision": team.revision, "on": LATER, "by": world.actor("officer"), "now": NOW} | said
    return teams.add_member(team.pk, seat, **given)  # type: ignore[arg-type]


# ---- one more


def test_add_begins_a_seat_and_leaves_one_event(world: World) -> None:
    team = make_team(world, make_plan(world))

    member = add(world, team, reason="Cần chuyên môn sâu")

    assert (member.role, member.valid_from, member.valid_to) == (TeamRole.EXPERT, LATER, None)
    assert Event.objects.filter(name="team.member_added").count() == 1
    [change] = SeatChange.objects.all()
    assert (change.kind, change.begun, change.reason) == (SeatChangeKind.ADDED, member, "Cần chuyên môn sâu")


@pytest.mark.parametrize(("who", "refusal"), [("head", Refusal.NOT_YOUR_ROLE), ("secretary", Refusal.NOT_YOUR_ROLE)])
def test_add_by_others_is_refused(world: World, who: str, refusal: Refusal) -> None:
    team = make_team(world, make_plan(world))

    with pytest.raises(NotAllowed) as refused:
        add(world, team, by=world.actor(who))

    assert refused.value.refusal is refusal
    assert not SeatChange.objects.exists()


def test_add_twice_from_one_page_is_a_conflict(world: World) -> None:
    team = make_team(world, make_plan(world))
    add(world, team)

    with pytest.raises(Conflict):
        add(world, team)

    assert TeamMember.objects.filter(role=TeamRole.EXPERT).count() == 1


@pytest.mark.parametrize("key", ["head", "member"])
def test_add_of_somebody_who_sits_there_is_refused(world: World, key: str) -> None:
    team = make_team(world, make_plan(world))
    user = world.users[key]

    with pytest.raises(NotAllowed) as refused:
        add(world, team, teams.Seat(TeamRole.MEMBER, user.full_name, user=user))

    assert refused.value.refusal is Refusal.TWICE_IN_TEAM


def test_add_of_a_second_head_is_refused(world: World) -> None:
    team = make_team(world, make_plan(world))

    with pytest.raises(NotAllowed) as refused:
        add(world, team, teams.Seat(TeamRole.HEAD, "Trưởng đoàn thứ hai"))

    assert refused.value.refusal is Refusal.NO_TEAM_HEAD


def test_add_with_a_closed_account_is_refused(world: World) -> None:
    team = make_team(world, make_plan(world))
    user = world.users["head2"]
    user.is_active = False
    user.save()

    with pytest.raises(NotAllowed) as refused:
        add(world, team, teams.Seat(TeamRole.MEMBER, user.full_name, user=user))

    assert refused.value.refusal is Refusal.ACCOUNT_CLOSED


def test_set_up_without_secretary_is_refused(world: World) -> None:
    plan = make_plan(world)

    with pytest.raises(NotAllowed) as refused:
        teams.set_up(
            plan.pk,
            "Đoàn",
            [teams.Seat(TeamRole.HEAD, "Trưởng đoàn")],
            on=TODAY,
            by=world.actor("officer"),
            now=NOW,
        )

    assert refused.value.refusal is Refusal.NO_TEAM_SECRETARY


def test_set_up_with_nobody_in_a_seat_is_refused(world: World) -> None:
    plan = make_plan(world)
    seats = [teams.Seat(TeamRole.HEAD, " "), teams.Seat(TeamRole.SECRETARY, "Thư ký")]

    with pytest.raises(NotValid) as refused:
        teams.set_up(plan.pk, "Đoàn", seats, on=TODAY, by=world.actor("officer"), now=NOW)

    assert refused.value.faults == {"full_name": Fault.PERSON_MISSING}


# ---- for a time


def test_substitute_for_a_period_gives_the_seat_back(world: World) -> None:
    team = make_team(world, make_plan(world))
    member = team.members.get(role=TeamRole.SECRETARY)
    seat = teams.Seat(TeamRole.SECRETARY, world.users["head2"].full_name, user=world.users["head2"])

    said = {"revision": member.revision, "on": LATER, "until": BACK, "by": world.actor("officer"), "now": NOW}
    teams.substitute(member.pk, seat, **said)  # type: ignore[arg-type]

    rows = list(team.members.filter(role=TeamRole.SECRETARY).order_by("valid_from"))
    assert [(row.user, row.valid_from, row.valid_to) for row in rows] == [
        (world.users["secretary"], TODAY, LATER),
        (world.users["head2"], LATER, BACK),
        (world.users["secretary"], BACK, None),
    ]
    assert Event.objects.filter(name="team.member_substituted").count() == 1
    assert actor_of(world.users["secretary"], LATER).teams == frozenset()
    assert actor_of(world.users["secretary"], BACK).teams == {team.pk}


def test_substitute_who_is_back_before_he_came_is_refused(world: World) -> None:
    team = make_team(world, make_plan(world))
    member = team.members.get(role=TeamRole.MEMBER)

    with pytest.raises(NotValid) as refused:
        teams.substitute(
            member.pk,
            teams.Seat(TeamRole.MEMBER, "Người thay"),
            revision=member.revision,
            on=LATER,
            until=LATER,
            by=world.actor("officer"),
            now=NOW,
        )

    assert refused.value.faults == {"until": Fault.SUBSTITUTE_ENDS_BEFORE_START}


def test_away_covers_the_days_outside_a_seat(world: World) -> None:
    team = make_team(world, make_plan(world))
    member = team.members.get(role=TeamRole.MEMBER)
    said = {"revision": member.revision, "on": LATER, "until": BACK, "by": world.actor("officer"), "now": NOW}
    stand_in = teams.substitute(member.pk, teams.Seat(TeamRole.MEMBER, "Người thay"), **said)  # type: ignore[arg-type]

    away = queries.away(queries.seats_between(team.plan, TODAY, BACK), TODAY, BACK)

    days = [TODAY + timedelta(number) for number in range((BACK - TODAY).days + 1)]
    assert away[stand_in.pk] == {day for day in days if day < LATER or day >= BACK}
    assert away[member.pk] == {day for day in days if day >= LATER}


# ---- decisions


def test_one_decision_sets_up_several_teams(world: World) -> None:
    plan = make_plan(world)
    first = make_team(world, plan)
    second = make_team(world, plan, "Đoàn kiểm tra số 2", head="head2")

    paper = team_decisions.draft(plan.pk, [first.pk, second.pk], world.committee, by=world.actor("officer"), now=NOW)

    assert paper.subject == "Về việc thành lập 02 Đoàn kiểm tra công tác cải cách hành chính năm 2019"
    assert {team.decision for team in Team.objects.all()} == {paper}
    rows = paper.content["annexes"][0]["blocks"][0]["rows"]
    assert [row[0] for row in rows if len(row) == 1] == ["Đoàn kiểm tra số 1", "Đoàn kiểm tra số 2"]
    assert check_docx(documents.export(paper, PaperFormat.DOCX)) == ()


def test_team_that_shares_a_draft_stays_in_it(world: World) -> None:
    plan = make_plan(world)
    both = [make_team(world, plan), make_team(world, plan, "Đoàn kiểm tra số 2", head="head2")]
    officer = world.actor("officer")
    first = team_decisions.draft(plan.pk, [team.pk for team in both], world.standing, by=officer, now=NOW)

    again = team_decisions.draft(plan.pk, [both[0].pk], world.standing, by=officer, now=NOW)

    assert again == first
    assert "02 Đoàn kiểm tra" in again.subject


def test_decision_on_a_team_of_another_plan_is_refused(world: World) -> None:
    plan, stranger = make_plan(world), make_team(world, make_plan(world))

    with pytest.raises(NotAllowed) as refused:
        team_decisions.draft(plan.pk, [stranger.pk], world.standing, by=world.actor("officer"), now=NOW)

    assert refused.value.refusal is Refusal.NO_TEAM


def test_change_after_the_decision_needs_a_reason(world: World) -> None:
    team = decided(world)

    with pytest.raises(NotValid) as refused:
        add(world, team)

    assert refused.value.faults == {"reason": Fault.REASON_MISSING}


def test_changes_after_the_decision_stand_in_one_paper(world: World) -> None:
    team = decided(world)
    officer = world.actor("officer")
    member = team.members.get(role=TeamRole.MEMBER)
    after = NOW + timedelta(hours=1)
    add(world, team, reason="Cần chuyên môn", now=after)
    seat = teams.Seat(TeamRole.MEMBER, "Người thay", "Phó Trưởng phòng, Sở Tư pháp")
    said = {"revision": member.revision, "on": LATER, "until": BACK, "reason": "Nghỉ ốm", "by": officer, "now": after}
    teams.substitute(member.pk, seat, **said)  # type: ignore[arg-type]

    paper = team_decisions.draft_change(team.plan_id, world.standing, by=officer, now=after)

    clauses = [block["text"] for block in paper.content["body"] if block.get("text")]
    assert any("Bổ sung ông (bà) Chuyên gia, Viện nghiên cứu, làm Chuyên gia được mời" in one for one in clauses)
    last = BACK - timedelta(days=1)
    assert any(f"đến hết ngày {last.day:02}/{last.month}/{last.year}." in one for one in clauses)
    assert not any("Nghỉ ốm" in one for one in clauses)
    assert check_docx(documents.export(paper, PaperFormat.DOCX)) == ()
    assert {change.decision for change in SeatChange.objects.all()} == {paper}


def test_decision_on_changes_is_written_anew_until_it_is_issued(world: World) -> None:
    team = decided(world)
    officer = world.actor("officer")
    add(world, team, reason="Thêm việc", now=NOW + timedelta(hours=1))
    first = team_decisions.draft_change(team.plan_id, world.standing, by=officer, now=NOW)

    again = team_decisions.draft_change(team.plan_id, world.committee, by=officer, now=NOW)
    issue(world, again)

    assert first.pk == again.pk
    with pytest.raises(NotAllowed) as refused:
        team_decisions.draft_change(team.plan_id, world.standing, by=officer, now=NOW)
    assert refused.value.refusal is Refusal.NO_SEAT_CHANGE


def test_decision_on_changes_before_the_first_decision_is_refused(world: World) -> None:
    """What was changed before stands in the first decision itself."""
    team = make_team(world, make_plan(world))
    add(world, team)

    with pytest.raises(NotAllowed) as refused:
        team_decisions.draft_change(team.plan_id, world.standing, by=world.actor("officer"), now=NOW)

    assert refused.value.refusal is Refusal.NO_SEAT_CHANGE
    assert not Document.objects.filter(kind="decision").exists()


def test_ending_a_seat_is_kept_as_a_change(world: World) -> None:
    team = decided(world)
    member = team.members.get(role=TeamRole.MEMBER)
    said = {"revision": member.revision, "by": world.actor("officer"), "now": NOW}

    with pytest.raises(NotValid):
        teams.end_seat(member.pk, on=LATER, reason="", **said)  # type: ignore[arg-type]
    teams.end_seat(member.pk, on=LATER, reason="Chuyển công tác", **said)  # type: ignore[arg-type]

    assert SeatChange.objects.get().ended == member
    assert date(2019, 6, 10) == TeamMember.objects.get(pk=member.pk).valid_to
