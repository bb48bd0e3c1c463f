"""Pages of plans and of what hangs on them."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from kiemtra.domain.people import Role
from kiemtra.domain.tasks import TaskContent
from kiemtra.store.models import Appointment, ExpectedPlan, Inspection, SteeringProposal, Team, TeamMember
from kiemtra.workflows import plans, steering, tasks
from tests.factories_conclusions import make_finding, make_inspection
from tests.factories_documents import register
from tests.factories_inspections import sealed
from tests.factories_plans import (
    make_communes,
    make_expected,
    make_officer_of,
    make_visits,
)
from tests.factories_succession import heir_of
from tests.world import NOW, TODAY, World, make_plan, make_team, make_user

Browse = Callable[[str], Client]


def words(response) -> str:
    node = HTMLParser(response.content.decode()).css_first("main")
    assert node is not None
    return " ".join(node.text(separator=" ").split())


def tree(response) -> HTMLParser:
    return HTMLParser(response.content.decode())


# The list


def test_list_searches_without_marks(world: World, browse: Browse) -> None:
    make_plan(world)
    client = browse("officer")

    assert "Kế hoạch kiểm tra công tác CCHC năm 2019" in words(client.get("/plans/", {"q": "KE HOACH kiem"}))
    assert "Không có kế hoạch nào khớp" in words(client.get("/plans/", {"q": "đất đai"}))
    assert "Không có kế hoạch nào khớp" in words(client.get("/plans/", {"state": "draft"}))
    assert "Không có kế hoạch nào khớp" in words(client.get("/plans/", {"year": "2018"}))


def test_list_as_a_workbook(world: World, browse: Browse) -> None:
    make_plan(world)

    sheet = load_workbook(BytesIO(browse("officer").get("/plans/xlsx/").content)).active

    assert [cell.value for cell in sheet[4]][:2] == [2019, "Kế hoạch kiểm tra công tác CCHC năm 2019"]
    assert sheet["G4"].value == 2


def test_list_of_a_unit_has_no_drafts(world: World, browse: Browse) -> None:
    make_plan(world, issued=False)

    assert "Chưa có kế hoạch nào" in words(browse("focal").get("/plans/"))


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_the_same_queries(
    world: World, browse: Browse, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        make_plan(world)
    client = browse("officer")

    with django_assert_num_queries(6):
        client.get("/plans/")


# One plan


def test_detail_shows_units_deadlines_and_the_next_step(world: World, browse: Browse) -> None:
    plan = make_plan(world, issued=False)

    page = words(browse("officer").get(f"/plans/{plan.pk}/"))

    for expected in ("Sở Tư pháp", "Sở Tài chính", "5 ngày làm việc trước ngày kiểm tra", "Trình kế hoạch"):
        assert expected in page


def test_detail_for_a_stranger_is_not_found(world: World, browse: Browse) -> None:
    plan = make_plan(world, units=(world.unit,))

    for path in ("", "edit/", "units/", "calendar/", "teams/", "tasks/", "expected/", "steering/", "tasks/xlsx/"):
        assert browse("stranger_focal").get(f"/plans/{plan.pk}/{path}").status_code == 404
    for deed in ("submit", "issue", "return", "close", "withdraw", "remind"):
        response = browse("stranger_focal").post(f"/plans/{plan.pk}/{deed}/", {"revision": 1, "reason": "x"})
        assert response.status_code == 404


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("path", ["", "calendar/", "teams/", "expected/", "steering/"])
def test_pages_take_the_same_queries(
    world: World, browse: Browse, count: int, path: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    units = (world.unit, *make_communes(world, "Cự Khê", "Bích Hòa"))[:count]
    plan = make_plan(world, units=units)
    for number in range(count):
        team = make_team(world, plan, f"Đoàn {number}")
        case = make_inspection(world, plan=plan, team=team, unit=units[number])
        Inspection.objects.filter(pk=case.inspection.pk).update(visit_on=TODAY)
        make_finding(case)
        document, _ = register(world, number=str(number + 1))
        tasks.set_task(plan.pk, document, TaskContent(f"Nhiệm vụ {number}"), by=world.actor("officer"), now=NOW)
        ExpectedPlan.objects.create(plan=plan, agency=units[number], kind="inspection_plan", due_on=TODAY)
        ids = [finding.pk for finding in case.findings]
        steering.propose(plan.pk, f"Đề xuất {number}", ids, by=world.actor("officer"), now=NOW)
    client = browse("officer")
    budget = {"": 16, "calendar/": 7, "teams/": 10, "expected/": 14, "steering/": 14}[path]

    with django_assert_max_num_queries(budget):
        assert client.get(f"/plans/{plan.pk}/{path}").status_code == 200


def test_sealed_inspections_stand_in_no_calendar_and_no_table(world: World, browse: Browse) -> None:
    plan = make_plan(world, units=(world.unit,))
    team = make_team(world, plan)
    hidden = sealed(world, plan=plan, team=team, unit=world.other_unit)
    Inspection.objects.filter(pk=hidden.pk).update(visit_on=TODAY)

    for name in ("officer", "leader", "member", "head", "auditor"):
        for path in ("", "calendar/", "teams/"):
            page = browse(name).get(f"/plans/{plan.pk}/{path}").content.decode()
            assert "Sở Tài chính" not in page
            assert str(hidden.pk) not in page


def test_edit_keeps_what_was_typed_and_names_every_fault(world: World, browse: Browse) -> None:
    plan = make_plan(world, issued=False)

    response = browse("officer").post(
        f"/plans/{plan.pk}/edit/",
        {
            "title": "",
            "window_from": "30/9/2019",
            "window_to": "31/6/2019",
            "method": "on_site",
            "revision": plan.revision,
        },
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert "Ngày này không có thật" in page
    assert 'value="31/6/2019"' in page
    assert len(tree(response).css(".errors li")) == 2


def test_edit_changes_the_draft(world: World, browse: Browse) -> None:
    plan = make_plan(world, issued=False)

    browse("officer").post(
        f"/plans/{plan.pk}/edit/",
        {
            "title": "Tên mới",
            "window_from": "01/07/2019",
            "window_to": "30/09/2019",
            "areas": ["papi"],
            "method": "on_site",
            "deadline_notice": "7",
            "revision": plan.revision,
        },
    )

    plan.refresh_from_db()
    assert (plan.title, plan.window_to) == ("Tên mới", date(2019, 9, 30))
    assert plan.deadlines == {"notice": {"days": 7, "working": True, "source": "Kế hoạch"}}


def test_edit_of_an_issued_plan_says_why_not(world: World, browse: Browse) -> None:
    plan = make_plan(world)

    assert "kế hoạch đã ban hành thì lập điều chỉnh" in words(browse("officer").get(f"/plans/{plan.pk}/edit/"))


def test_submit_issue_and_withdraw_by_presses(world: World, browse: Browse) -> None:
    plan = make_plan(world, issued=False)

    browse("officer").post(f"/plans/{plan.pk}/submit/", {"revision": plan.revision})
    browse("leader").post(f"/plans/{plan.pk}/issue/", {"revision": plan.revision + 1})
    plan.refresh_from_db()
    assert plan.state == "issued"
    assert browse("officer").post(f"/plans/{plan.pk}/withdraw/", {"revision": plan.revision}).status_code == 422
    browse("officer").post(f"/plans/{plan.pk}/withdraw/", {"revision": plan.revision, "reason": "Đổi"})

    plan.refresh_from_db()
    assert plan.state == "withdrawn"
    assert "Đã hủy" in words(browse("officer").get(f"/plans/{plan.pk}/"))


def test_return_and_close_by_presses(world: World, browse: Browse) -> None:
    plan = make_plan(world, issued=False)
    plan = plans.submit(plan.pk, revision=plan.revision, by=world.actor("officer"), now=NOW)

    browse("leader").post(f"/plans/{plan.pk}/return/", {"revision": plan.revision, "reason": "Bổ sung"})
    plan.refresh_from_db()
    assert plan.state == "draft"
    issued = make_plan(world)
    browse("officer").post(f"/plans/{issued.pk}/close/", {"revision": issued.revision})

    issued.refresh_from_db()
    assert issued.state == "closed"


# Units


def test_units_are_found_without_marks_and_added(world: World, browse: Browse) -> None:
    plan = make_plan(world, issued=False, units=())
    commune, _ = make_communes(world, "Cự Khê", "Bích Hòa")
    client = browse("officer")

    page = client.get(f"/plans/{plan.pk}/units/", {"q": "CU khe"})
    assert [node.attributes["value"] for node in tree(page).css("input[name=units]")] == [str(commune.pk)]
    client.post(f"/plans/{plan.pk}/units/", {"q": "cu khe", "units": [str(commune.pk)], "reason": "Chỉ số thấp"})

    unit = plan.units.get()
    assert (unit.agency, unit.reason) == (commune, "Chỉ số thấp")
    client.post(f"/plans/{plan.pk}/units/{unit.pk}/remove/")
    assert not plan.units.exists()


# Calendar


def test_calendar_shows_the_visits_of_a_month(world: World, browse: Browse) -> None:
    plan, _, visits = make_visits(world)
    Inspection.objects.filter(pk=visits[0].pk).update(visit_on=date(2019, 7, 10))

    page = words(browse("officer").get(f"/plans/{plan.pk}/calendar/", {"thang": "2019-07"}))

    assert "Thứ Tư, 10/07/2019" in page
    assert "Chờ Trưởng đoàn quyết định" in page
    assert "Chưa có cuộc kiểm tra nào" in words(
        browse("officer").get(f"/plans/{plan.pk}/calendar/", {"thang": "2019-08"})
    )
    assert browse("officer").get(f"/plans/{plan.pk}/calendar/", {"thang": "x-99"}).status_code == 200


# Teams and timetables


def seats(*rows: tuple[str, str]) -> dict[str, str]:
    given = {"seats-TOTAL_FORMS": str(len(rows)), "seats-INITIAL_FORMS": "5"}
    for place, (role, name) in enumerate(rows):
        given |= {f"seats-{place}-role": role, f"seats-{place}-full_name": name}
    return given


def test_team_is_set_up_from_the_page(world: World, browse: Browse) -> None:
    plan = make_plan(world)
    given = {"name": "Đoàn 1", "symbol": "ĐKT1", "on": "05/06/2019", "seal_agency": str(world.standing.pk)}
    rows = seats(("team_head", ""), ("team_secretary", "Thư ký"), ("", ""), ("", ""), ("", ""))
    rows["seats-0-user"] = str(world.users["officer"].pk)

    browse("officer").post(f"/plans/{plan.pk}/teams/set-up/", given | rows)

    team = Team.objects.get()
    assert [(member.role, member.full_name) for member in team.members.order_by("id")] == [
        ("team_head", "Chuyên viên Sở Nội vụ"),
        ("team_secretary", "Thư ký"),
    ]
    assert team.seal_agency == world.standing


def test_team_without_a_head_keeps_what_was_typed(world: World, browse: Browse) -> None:
    plan = make_plan(world)
    given = {"name": "Đoàn 1", "on": "05/06/2019"} | seats(("team_secretary", "Người thứ hai"), ("", "Không vai trò"))

    response = browse("officer").post(f"/plans/{plan.pk}/teams/set-up/", given)

    page = response.content.decode()
    assert response.status_code == 422
    assert "Người thứ hai" in page
    assert "Hãy chọn vai trò trong Đoàn" in page
    assert not Team.objects.exists()


def test_team_page_shows_seats_and_work(world: World, browse: Browse) -> None:
    plan, _, _ = make_visits(world)

    page = words(browse("officer").get(f"/plans/{plan.pk}/teams/"))

    assert "Trưởng Đoàn 1 Trưởng đoàn Trưởng đoàn 2 Thay" in page


def test_substitute_from_the_page(world: World, browse: Browse) -> None:
    team = make_team(world, make_plan(world))
    member = team.members.get(role="team_member")
    address = f"/team-members/{member.pk}/substitute/"
    client = browse("officer")

    early = client.post(address, {"full_name": "Người thay", "on": "05/06/2019", "revision": member.revision})
    client.post(address, {"full_name": "Người thay", "on": "10/06/2019", "revision": member.revision})

    assert early.status_code == 422
    assert TeamMember.objects.get(substitute_for=member).full_name == "Người thay"


def test_decision_from_the_page(world: World, browse: Browse) -> None:
    team = make_team(world, make_plan(world))

    response = browse("officer").post(f"/teams/{team.pk}/decision/", {"by": "standing"})

    team.refresh_from_db()
    assert response.headers["Location"] == f"/documents/{team.decision_id}/"


def test_who_has_taken_over_finds_the_plan_expected_of_the_old_unit(world: World, browse: Browse) -> None:
    expected = make_expected(world)
    heir = heir_of(world.unit, "w.moi", on=date(2019, 6, 1))
    user = make_user("w-heir", "đầu mối mới")
    Appointment.objects.create(
        user=user,
        jurisdiction=world.jurisdiction,
        agency=heir,
        role=Role.FOCAL_POINT,
        title="Đầu mối",
        valid_from=date(2019, 6, 1),
    )
    world.users["heir"] = user
    client = browse("heir")

    assert "Ghi nhận kế hoạch" in words(client.get(f"/plans/{expected.plan_id}/expected/"))
    assert client.get(f"/why/expected-plan/{expected.pk}/").status_code == 200


# Steering


def test_steering_is_proposed_and_decided_from_the_page(world: World, browse: Browse) -> None:
    case = make_inspection(world)
    finding = make_finding(case)
    address = f"/plans/{case.inspection.plan_id}/steering/"

    assert browse("officer").post(address, {"text": "Bổ sung"}).status_code == 422
    browse("officer").post(address, {"text": "Bổ sung kinh phí", "findings": [str(finding.pk)]})
    proposal = SteeringProposal.objects.get()
    decide = f"/steering-proposals/{proposal.pk}/decide/"
    assert browse("leader").post(decide, {"decision": "refuse", "revision": 1}).status_code == 422
    browse("leader").post(decide, {"decision": "adopt", "revision": 1})

    assert "Được chấp thuận Bổ sung kinh phí" in words(browse("leader").get(address))


def test_steering_of_a_unit_shows_no_proposals(world: World, browse: Browse) -> None:
    case = make_inspection(world)
    finding = make_finding(case)
    steering.propose(case.inspection.plan_id, "Nội bộ", [finding.pk], by=world.actor("officer"), now=NOW)
    make_officer_of(world, world.unit, Role.FOCAL_POINT, "second_focal")

    assert "Nội bộ" not in words(browse("second_focal").get(f"/plans/{case.inspection.plan_id}/steering/"))
