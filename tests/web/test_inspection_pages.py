"""The list of inspections, the page of one and its deeds."""

from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from kiemtra.domain.inspections import InspectionState
from kiemtra.domain.text import fold
from kiemtra.store.models import Event, Inspection
from tests import factories_inspections as make
from tests.web.signing import assume, client_of
from tests.world import World, make_agency, make_plan, make_team


@pytest.fixture(autouse=True)
def on_the_day(world: World, settings) -> None:
    assume(world, settings)


def text_of(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200
    return response.content.decode()


def queries_of(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def several(world: World, count: int) -> list[Inspection]:
    units = tuple(make_agency(f"w.many{number}", f"Sở Số {number}") for number in range(count))
    for unit in units:
        unit.folded = fold(unit.name)
        unit.save()
    plan = make_plan(world, units=units)
    team = make_team(world, plan)
    return [make.planned(world, plan, team, unit) for unit in units]


def post(client: Client, inspection: Inspection, deed: str, **data: object):
    inspection.refresh_from_db()
    prefix = deed.replace("-", "_")
    fields = {f"{prefix}-{name}": value for name, value in data.items()}
    return client.post(f"/inspections/{inspection.pk}/{deed}/", {"revision": inspection.revision} | fields)


def test_list_shows_units_with_day_state_and_team(world: World) -> None:
    make.noticed(world)

    page = text_of(client_of(world, "officer"), "/inspections/")

    for shown in ("Sở Tư pháp", "19/06/2019", "Đã thông báo", "Đoàn kiểm tra số 1", "Tải XLSX"):
        assert shown in page


def test_list_without_anything_says_so(world: World) -> None:
    assert "Chưa có cuộc kiểm tra nào" in text_of(client_of(world, "officer"), "/inspections/")


def test_list_of_a_stranger_is_empty_and_of_nobody_leads_to_sign_in(world: World) -> None:
    make.noticed(world)

    assert "Sở Tư pháp" not in text_of(client_of(world, "stranger_focal"), "/inspections/")
    assert Client().get("/inspections/").status_code == 302


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("words=so 2", {"Sở Số 2"}),
        ("words=khong co", set()),
        ("state=planned", {"Sở Số 0", "Sở Số 1", "Sở Số 2"}),
        ("state=closed", set()),
        ("state=no-such-state", {"Sở Số 0", "Sở Số 1", "Sở Số 2"}),
    ],
)
def test_list_is_narrowed_by_its_filters(world: World, query: str, shown: set[str]) -> None:
    several(world, 3)

    page = text_of(client_of(world, "officer"), f"/inspections/?{query}")

    assert {name for name in ("Sở Số 0", "Sở Số 1", "Sở Số 2") if f">{name}</a>" in page} == shown


def test_list_is_narrowed_by_plan_and_team(world: World) -> None:
    first, *_ = several(world, 2)
    other = make.planned(world)

    page = text_of(client_of(world, "officer"), f"/inspections/?plan={first.plan_id}&team={first.team_id}")

    assert "Sở Số 1</a>" in page
    assert f"{other.unit.name}</a>" not in page


def test_list_as_workbook(world: World) -> None:
    several(world, 2)

    response = client_of(world, "officer").get("/inspections/?format=xlsx&words=so 1")

    rows = list(load_workbook(BytesIO(response.content)).active.values)
    assert [row[0] for row in rows[3:]] == ["Sở Số 1"]


@pytest.mark.parametrize("url", ["/inspections/", "/inspections/?format=xlsx"])
def test_list_takes_as_many_queries_for_three_as_for_one(world: World, url: str) -> None:
    client = client_of(world, "officer")
    make.planned(world)
    one = queries_of(client, url)
    several(world, 3)

    assert queries_of(client, url) == one


def test_detail_shows_where_it_stands_and_what_comes_next(world: World) -> None:
    inspection = make.decided(world)

    page = text_of(client_of(world, "secretary"), f"/inspections/{inspection.pk}/")

    for shown in (
        "Sở Tư pháp",
        "Chưa thông báo",
        'aria-current="step"',
        "Gửi thông báo chậm nhất",
        "12/06/2019",
        "Ít nhất 05 ngày làm việc trước ngày 19/06/2019",
        "Gửi thông báo lịch",
        "19/06/2019, 08:00",
        "Trưởng Đoàn 1",
        "Chép lời nhắn",
    ):
        assert shown in page
    assert page.count("button--main") == 1


def test_detail_says_why_each_other_step_is_not_open(world: World) -> None:
    inspection = make.decided(world)

    page = text_of(client_of(world, "secretary"), f"/inspections/{inspection.pk}/")

    assert "Hoãn cuộc kiểm tra" in page
    assert "Vai trò của bạn không có quyền làm việc này." in page
    assert "Chốt biên bản" in page
    assert "Chưa đến bước này." in page


def test_detail_tells_whom_we_wait_for(world: World) -> None:
    inspection = make.decided(world)

    page = text_of(client_of(world, "leader"), f"/inspections/{inspection.pk}/")

    assert "Đang chờ Thư ký đoàn: gửi thông báo lịch." in page
    assert "button--main" not in page


def test_detail_after_the_minutes_shows_the_whole_visit(world: World) -> None:
    inspection = make.minutes_closed(world)

    page = text_of(client_of(world, "focal"), f"/inspections/{inspection.pk}/")

    for shown in ("Buổi làm việc", "42 người theo danh sách", "Cải cách thủ tục hành chính", "Nhất trí với kết quả"):
        assert shown in page


def test_the_unit_does_not_see_a_day_that_is_only_proposed_after_a_postponement(world: World) -> None:
    inspection = make.preparing(world)
    post(client_of(world, "head"), inspection, "postpone", reason="Đơn vị họp")
    post(client_of(world, "head"), inspection, "resume")
    post(client_of(world, "secretary"), inspection, "propose-visit", day="27/06/2019", hour="08:00", place="")
    url = f"/inspections/{inspection.pk}/"

    assert "27/06/2019" in text_of(client_of(world, "secretary"), url)
    assert "27/06/2019" not in text_of(client_of(world, "focal"), url)


@pytest.mark.parametrize("who", ["stranger_focal", "focal", "admin", "head2"])
def test_detail_is_not_found_by_a_stranger(world: World, who: str) -> None:
    inspection = make.decided(world)

    response = client_of(world, who).get(f"/inspections/{inspection.pk}/")

    assert response.status_code == 404
    assert world.unit.name not in response.content.decode().partition("<main")[2]


def test_detail_takes_as_many_queries_with_many_things_on_it(world: World) -> None:
    plan = make_plan(world)
    team = make_team(world, plan)
    client = client_of(world, "secretary")
    full = make.minutes_closed(world, make.opened(world, make.preparing(world, make.planned(world, plan, team))))
    small = queries_of(client, f"/inspections/{full.pk}/")
    for position in range(5):
        full.preparations.create(text=f"Tài liệu {position}", position=10 + position)
        session = full.sessions.first()
        session.attendees.create(side="unit", full_name=f"Người {position}")

    assert queries_of(client, f"/inspections/{full.pk}/") == small


def test_a_visit_goes_from_proposal_to_minutes_by_its_forms(world: World, settings) -> None:
    inspection = make.planned(world)
    secretary, head, focal = (client_of(world, name) for name in ("secretary", "head", "focal"))

    post(secretary, inspection, "propose-visit", day="19/06/2019", hour="08:00", place="Phòng họp")
    post(head, inspection, "decide-visit")
    post(secretary, inspection, "notice")
    ready = [thing.pk for thing in inspection.preparations.all()][:1]
    post(focal, inspection, "answer-notice", name="Chị Đầu mối", title="", phone="", ready=ready)
    post(secretary, inspection, "request-report")
    assume(world, settings, make.VISIT)
    post(secretary, inspection, "open", place="Hội trường")
    inspection.refresh_from_db()
    make.attended(world, inspection)
    make.record_all(world, inspection)
    last = post(secretary, inspection, "close-minutes", unit_opinion="Nhất trí", team_opinion="")

    inspection.refresh_from_db()
    assert last.url == f"/inspections/{inspection.pk}/"
    assert (inspection.state, inspection.unit_opinion) == (InspectionState.MINUTES_CLOSED, "Nhất trí")
    assert [thing.ready for thing in inspection.preparations.all()] == [True, False]
    assert inspection.place == "Hội trường"


def test_a_day_that_cannot_be_comes_back_with_what_was_typed(world: World) -> None:
    inspection = make.planned(world)

    response = post(
        client_of(world, "secretary"), inspection, "propose-visit", day="22/06/2019", hour="", place="Hội trường A"
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert "Ngày 22/06/2019 không phải ngày làm việc (thứ Bảy). Hãy chọn ngày khác." in page
    assert "Hội trường A" in page
    assert not Event.objects.filter(name="inspection.visit_proposed").exists()


def test_a_date_that_does_not_exist_says_so(world: World) -> None:
    response = post(
        client_of(world, "secretary"), make.planned(world), "propose-visit", day="31/06/2019", hour="25:00", place=""
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert "Ngày này không có thật" in page
    assert "Giờ chưa đúng" in page


def test_a_deed_that_is_not_mine_is_refused(world: World) -> None:
    response = post(client_of(world, "member"), make.decided(world), "notice")

    assert response.status_code == 403
    assert "Vai trò của bạn không có quyền làm việc này." in response.content.decode()


def test_a_deed_sent_twice_is_a_conflict(world: World) -> None:
    inspection, client = make.decided(world), client_of(world, "secretary")
    url, data = f"/inspections/{inspection.pk}/notice/", {"revision": inspection.revision}

    assert client.post(url, data).status_code == 302
    assert client.post(url, data).status_code == 409
    assert Event.objects.filter(name="inspection.noticed").count() == 1


def test_a_deed_by_get_is_not_allowed(world: World) -> None:
    inspection = make.decided(world)

    assert client_of(world, "secretary").get(f"/inspections/{inspection.pk}/notice/").status_code == 405


def test_standing_officer_gives_it_to_another_team_from_the_page(world: World) -> None:
    inspection = make.noticed(world)
    page, officer = f"/inspections/{inspection.pk}/", client_of(world, "officer")
    assert "Kế hoạch chưa có Đoàn kiểm tra nào khác" in text_of(officer, page)
    other = make_team(world, inspection.plan, "Đoàn kiểm tra số 2", head="head2")
    assert "Chuyển cho Đoàn khác" in text_of(officer, page)

    refused = post(officer, inspection, "move-to-team", team=inspection.team_id, reason="")
    done = post(officer, inspection, "move-to-team", team=other.pk, reason="Đoàn cũ hết nhiệm vụ")

    assert (refused.status_code, done.status_code) == (422, 302)
    inspection.refresh_from_db()
    assert inspection.team == other
    assert "Đoàn kiểm tra số 2" in text_of(client_of(world, "head2"), page)
