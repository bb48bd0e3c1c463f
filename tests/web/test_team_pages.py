"""Pages of teams: who is chosen, what is said about the people, changes of members, workload."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from kiemtra.domain.absences import AbsenceKind
from kiemtra.domain.people import Role
from kiemtra.domain.recusals import RecusalGround
from kiemtra.domain.teams import TeamRole
from kiemtra.domain.text import fold
from kiemtra.store.models import Absence, Appointment, Document, Recusal, SeatChange, Team, TeamMember
from kiemtra.store.queries import teams as queries
from kiemtra.workflows import absences, recusals, team_decisions, teams
from tests import factories_inspections as visiting
from tests.factories_documents import issue
from tests.factories_plans import make_visits
from tests.web.signing import BACKEND
from tests.world import NOW, TODAY, World, make_plan, make_team, make_user

Browse = Callable[[str], Client]
LATER = date(2019, 6, 10)


@pytest.fixture
def browse(world: World, client: Client) -> Browse:
    world.jurisdiction.assumed_day = TODAY
    world.jurisdiction.save()

    def sign_in(name: str) -> Client:
        client.force_login(world.users[name], backend=BACKEND)
        return client

    return sign_in


@pytest.fixture(autouse=True)
def in_the_demo(settings) -> None:
    settings.DEMO = True


def words(response: object) -> str:
    return " ".join(HTMLParser(response.content.decode()).body.text(separator=" ").split())  # type: ignore[attr-defined]


def seat(role: str, **said: str) -> dict[str, str]:
    return {"seats-TOTAL_FORMS": "1", "seats-INITIAL_FORMS": "5", "seats-0-role": role} | said


# ---- choosing


def in_charge(world: World, key: str, name: str, areas: list[str]) -> None:
    user = world.users[key] = make_user(f"w-{key}", name)
    user.name_key = fold(f"{name} {key}")
    user.save()
    Appointment.objects.create(
        user=user,
        jurisdiction=world.jurisdiction,
        agency=world.other_unit,
        role=Role.FIELD_OFFICER,
        title="Trưởng phòng Kiểm soát thủ tục",
        valid_from=date(2019, 1, 1),
        areas=areas,
        over=world.committee,
    )


def test_people_of_the_agency_in_charge_of_an_area_are_proposed(world: World, browse: Browse) -> None:
    plan = make_plan(world)
    in_charge(world, "field", "Nguyễn Văn Lĩnh", ["procedures"])

    page = words(browse("officer").get(f"/plans/{plan.pk}/teams/set-up/"))

    assert "Nguyễn Văn Lĩnh Trưởng phòng Kiểm soát thủ tục, Sở Tài chính Cải cách thủ tục hành chính 0 0 0" in page


def test_people_are_found_by_name_and_by_agency(world: World, browse: Browse) -> None:
    plan = make_plan(world)
    in_charge(world, "field", "Nguyễn Văn Lĩnh", [])
    client = browse("officer")

    by_name = words(client.get(f"/plans/{plan.pk}/teams/set-up/?tim=LĨNH"))
    nobody = words(client.get(f"/plans/{plan.pk}/teams/set-up/?tim=khong-co"))

    assert "Nguyễn Văn Lĩnh" in by_name
    assert "Không có ai khớp" in nobody


def test_whoever_is_chosen_stands_in_a_row(world: World, browse: Browse) -> None:
    plan = make_plan(world)
    in_charge(world, "field", "Nguyễn Văn Lĩnh", ["procedures"])
    key = str(world.users["field"].pk)

    page = HTMLParser(browse("officer").get(f"/plans/{plan.pk}/teams/set-up/?nguoi={key}").content.decode())

    assert page.css_first("[name=seats-2-user] option[selected]").attributes["value"] == key
    assert page.css_first("[name=seats-2-areas] option[selected]").attributes["value"] == "procedures"


def test_person_chosen_twice_is_refused_and_nothing_typed_is_lost(world: World, browse: Browse) -> None:
    plan = make_plan(world)
    key = str(world.users["officer"].pk)
    rows = {"seats-TOTAL_FORMS": "2", "seats-INITIAL_FORMS": "2"}
    for place, role in enumerate(("team_head", "team_secretary")):
        rows |= {f"seats-{place}-role": role, f"seats-{place}-user": key, f"seats-{place}-position": "Giữ nguyên"}

    response = browse("officer").post(f"/plans/{plan.pk}/teams/set-up/", {"name": "Đoàn", "on": "05/06/2019"} | rows)

    assert response.status_code == 422
    assert "Có người được chọn hai lần" in words(response)
    assert response.content.decode().count("Giữ nguyên") == 2
    assert not Team.objects.exists()


# ---- changes


def decided(world: World) -> Team:
    team = make_team(world, make_plan(world))
    issue(world, team_decisions.draft(team.plan_id, [team.pk], world.standing, by=world.actor("officer"), now=NOW))
    team.refresh_from_db()
    return team


def test_member_is_added_from_the_page(world: World, browse: Browse) -> None:
    team = decided(world)
    client = browse("officer")
    said = {"role": "team_expert", "full_name": "Chuyên gia", "on": "10/06/2019", "revision": team.revision}

    without_reason = client.post(f"/teams/{team.pk}/add/", said)
    added = client.post(f"/teams/{team.pk}/add/", said | {"reason": "Cần chuyên môn sâu"})

    assert without_reason.status_code == 422
    assert added.status_code == 302
    assert TeamMember.objects.get(role=TeamRole.EXPERT).valid_from == LATER
    page = words(client.get(f"/plans/{team.plan_id}/teams/"))
    assert "Bổ sung: Chuyên gia Cần chuyên môn sâu Chưa có quyết định" in page


def test_two_people_add_at_once_and_the_second_is_told(world: World, browse: Browse) -> None:
    team = make_team(world, make_plan(world))
    client = browse("officer")
    said = {"role": "team_member", "on": "10/06/2019", "revision": team.revision}

    client.post(f"/teams/{team.pk}/add/", said | {"full_name": "Người thứ nhất"})
    second = client.post(f"/teams/{team.pk}/add/", said | {"full_name": "Người thứ hai"})

    assert second.status_code == 409
    assert not TeamMember.objects.filter(full_name="Người thứ hai").exists()


def test_substitute_for_a_period_comes_back_to_nobody_before_it_began(world: World, browse: Browse) -> None:
    team = make_team(world, make_plan(world))
    member = team.members.get(role="team_member")
    said = {"full_name": "Người thay", "on": "10/06/2019", "until": "09/06/2019", "revision": member.revision}

    response = browse("officer").post(f"/team-members/{member.pk}/substitute/", said)

    assert response.status_code == 422
    assert "Ngày trở lại phải sau ngày bắt đầu thay" in words(response)


def test_decision_on_changes_from_the_page(world: World, browse: Browse) -> None:
    team = decided(world)
    client = browse("officer")
    said = {"role": "team_member", "full_name": "Người mới", "on": "10/06/2019", "reason": "Thêm việc"}
    client.post(f"/teams/{team.pk}/add/", said | {"revision": team.revision})

    response = client.post(f"/plans/{team.plan_id}/teams/change-decision/", {"by": "standing"})

    paper = Document.objects.get(subject__startswith="Về việc thay đổi thành viên")
    assert response.headers["Location"] == f"/documents/{paper.pk}/"
    assert SeatChange.objects.get().decision == paper


def test_one_decision_on_all_teams_from_the_page(world: World, browse: Browse) -> None:
    plan = make_plan(world)
    make_team(world, plan)
    make_team(world, plan, "Đoàn kiểm tra số 2", head="head2")
    client = browse("officer")

    assert "Một quyết định cho các Đoàn" in words(client.get(f"/plans/{plan.pk}/teams/"))
    client.post(f"/plans/{plan.pk}/teams/decision/", {"by": "issuer"})

    assert {team.decision for team in Team.objects.all()} == {Document.objects.get(kind="decision")}


# ---- what is said about the people


def test_checks_name_gaps_recusals_and_absences(world: World, browse: Browse) -> None:
    plan, team, [first, *_] = make_visits(world)
    Appointment.objects.create(
        user=world.users["member"],
        jurisdiction=world.jurisdiction,
        agency=first.unit,
        role=Role.FOCAL_POINT,
        title="Chuyên viên",
        valid_from=date(2017, 1, 1),
        valid_to=date(2018, 1, 1),
    )
    secretary = team.members.get(role=TeamRole.SECRETARY)
    recusals.declare(
        first.unit,
        RecusalGround.DECLARED_KIN,
        "Em ruột là Giám đốc",
        by=world.actor("secretary"),
        now=NOW,
        today=TODAY,
    )

    page = words(browse("officer").get(f"/plans/{plan.pk}/teams/checks/"))

    assert "chưa có thành viên phụ trách: Công tác chỉ đạo, điều hành cải cách hành chính." in page
    assert f"{world.users['member'].full_name} (Thành viên, {team.name}) không tham gia kiểm tra tại" in page
    assert "từng giữ chức vụ tại đơn vị" in page
    assert f"{secretary.full_name} (Thư ký, {team.name})" in page
    assert "Đoàn không còn ai giữ vai trò này" in page
    assert "Em ruột" not in page


@pytest.mark.parametrize("who", ["focal", "member"])
def test_checks_do_not_tell_others_of_recusals(world: World, browse: Browse, who: str) -> None:
    plan, _, [first, *_] = make_visits(world)
    by = world.actor("secretary")
    recusals.declare(first.unit, RecusalGround.DECLARED_KIN, "Em ruột", by=by, now=NOW, today=TODAY)

    page = words(browse(who).get(f"/plans/{plan.pk}/teams/checks/"))

    assert "không tham gia kiểm tra tại" not in page


def test_checks_as_a_fragment_of_the_teams_page(world: World, browse: Browse) -> None:
    plan, _, _ = make_visits(world)

    page = browse("officer").get(f"/plans/{plan.pk}/teams/checks/", headers={"HX-Request": "true"}).content.decode()

    assert "<html" not in page
    assert "Trước khi phân công và xếp lịch" in page


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("path", "budget"), [("", 12), ("checks/", 13), ("set-up/", 12)])
def test_pages_of_teams_ask_the_same_however_many(
    world: World,
    browse: Browse,
    count: int,
    path: str,
    budget: int,
    settings,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    plan, _, _ = make_visits(world)
    for number in range(count):
        make_team(world, plan, f"Đoàn {number}", head="head2")
    client = browse("officer")
    settings.DEMO = False

    with django_assert_max_num_queries(budget):
        client.get(f"/plans/{plan.pk}/teams/{path}")


# ---- workload


def test_workload_counts_visits_and_opens_them(world: World, browse: Browse) -> None:
    _, team, visits = make_visits(world)
    client = browse("officer")

    page = words(client.get("/teams/workload/"))
    opened = words(client.get(f"/teams/workload/?nam=2019&nguoi={world.users['member'].pk}"))

    assert f"Thành viên Đoàn 1 Thành viên {team.name} {len(visits)}" in page
    assert all(visit.unit.short_name in opened for visit in visits)


def test_workload_of_a_unit_is_empty(world: World, browse: Browse) -> None:
    make_visits(world)

    page = words(browse("focal").get("/teams/workload/"))

    assert "Thành viên Đoàn 1" not in page


def test_workload_as_a_workbook(world: World, browse: Browse) -> None:
    _, team, visits = make_visits(world)

    sheet = load_workbook(BytesIO(browse("officer").get("/teams/workload/xlsx/").content)).active

    rows = {row[0]: row[1:] for row in sheet.iter_rows(min_row=4, values_only=True)}
    assert rows["Thư ký Đoàn 1"] == ("Thư ký", team.name, len(visits), 0, 0)


@pytest.mark.parametrize("count", [1, 3])
def test_workload_asks_the_same_however_many(
    world: World, browse: Browse, count: int, settings, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    plan, _, _ = make_visits(world)
    for number in range(count):
        make_team(world, plan, f"Đoàn {number}", head="head2")
    client = browse("officer")
    settings.DEMO = False

    with django_assert_max_num_queries(8):
        client.get("/teams/workload/")


# ---- absences and recusals of members


def test_absence_of_a_member_is_entered_by_the_secretary(world: World, browse: Browse) -> None:
    team = make_team(world, make_plan(world))
    member = team.members.get(role="team_member")

    said = {"first": "10/06/2019", "last": "12/06/2019", "kind": AbsenceKind.ILLNESS}
    browse("secretary").post(f"/team-members/{member.pk}/absence/", said)

    row = Absence.objects.get()
    assert (row.user, row.first, row.last) == (world.users["member"], LATER, date(2019, 6, 12))
    assert queries.away(queries.seats_between(team.plan, LATER, LATER), LATER, LATER)[member.pk] == {LATER}


def test_absence_that_ends_before_it_begins_is_refused(world: World, browse: Browse) -> None:
    said = {"first": "12/06/2019", "last": "10/06/2019", "kind": AbsenceKind.LEAVE}

    response = browse("officer").post("/work/calendar/absence/", said)

    assert response.status_code == 422
    assert "Ngày cuối vắng mặt không được trước ngày đầu" in words(response)
    assert not Absence.objects.exists()


def test_recusal_of_a_member_without_account_is_entered_for_him(world: World, browse: Browse) -> None:
    team = make_team(world, make_plan(world))
    member = teams.add_member(
        team.pk,
        teams.Seat(TeamRole.EXPERT, "Chuyên gia"),
        revision=team.revision,
        on=LATER,
        by=world.actor("officer"),
        now=NOW,
    )
    said = {"agency": str(world.unit.pk), "ground": RecusalGround.DECLARED_KIN, "text": "Theo bản khai ngày 04/6/2019"}

    browse("officer").post(f"/team-members/{member.pk}/recusal/", said)

    assert Recusal.objects.get().member == member
    assert queries.recused(team.plan, team.members.all(), [world.unit.pk], TODAY) == {
        member.pk: {world.unit.pk: RecusalGround.DECLARED_KIN}
    }


def test_absence_withdrawn_by_a_stranger_is_not_found(world: World, browse: Browse) -> None:
    row = absences.enter(LATER, LATER, AbsenceKind.LEAVE, by=world.actor("member"), now=NOW)

    response = browse("focal").post(f"/absences/{row.pk}/withdraw/", {"revision": 1})

    assert response.status_code == 404
    row.refresh_from_db()
    assert row.withdrawn_at is None


def test_sealed_inspection_has_no_part_in_workload_and_checks(world: World, browse: Browse) -> None:
    plan, team, _ = make_visits(world)
    client = browse("secretary")
    before = [words(client.get(path)) for path in ("/teams/workload/", f"/plans/{plan.pk}/teams/checks/")]

    visiting.sealed(world, plan, team)

    assert [words(client.get(path)) for path in ("/teams/workload/", f"/plans/{plan.pk}/teams/checks/")] == before
