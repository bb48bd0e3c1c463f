"""Pages of timetables, calendars and busy days."""

from collections.abc import Callable
from datetime import date, time, timedelta
from io import BytesIO

import pytest
from django.conf import LazySettings
from django.test import Client
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from kiemtra.domain.timetables import ChangeKind, TimetableState
from kiemtra.jobs.timetables import solve_waiting
from kiemtra.scheduling.answers import (
    Condition,
    ConditionCode,
    Conflict,
    Fault,
    FaultCode,
    StageName,
    Trouble,
    TroubleCode,
    UnplacedReason,
)
from kiemtra.store.models import BusyDays, Inspection, Plan, Summons, Team, Timetable
from kiemtra.web.labels import states
from kiemtra.web.labels import timetables as words_of
from kiemtra.workflows import busy_days, timetables
from kiemtra.workflows.timetables.problems import placed_in
from tests.factories_inspections import decided, planned, sealed
from tests.factories_plans import make_communes, make_visits
from tests.world import NOW, TODAY, World, make_plan, make_team

Browse = Callable[[str], Client]
WISHES = {"team": "all", "per_day": "1", "hour": "08:00", "keeps_days": "on", "seconds": "10"}


@pytest.fixture
def browse(world: World, client: Client, settings: LazySettings) -> Browse:
    settings.DEMO = True
    world.jurisdiction.assumed_day = TODAY
    world.jurisdiction.save()

    def sign_in(name: str) -> Client:
        client.force_login(world.users[name], backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


def words(response) -> str:
    node = HTMLParser(response.content.decode()).css_first("main")
    assert node is not None
    return " ".join(node.text(separator=" ").split())


def tree(response) -> HTMLParser:
    return HTMLParser(response.content.decode())


def proposed(world: World, plan: Plan) -> Timetable:
    wishes = timetables.Wishes(hour=time(8), seconds=20)
    row = timetables.ask(plan.pk, wishes, by=world.actor("officer"), now=NOW, today=TODAY)
    solve_waiting(lambda: NOW)
    row.refresh_from_db()
    return row


def move(client: Client, row: Timetable, visit: str, team: Team, day: str, **headers: str):
    given = {"visit": visit, "team": str(team.pk), "day": day, "revision": row.revision}
    return client.post(f"/timetables/{row.pk}/move/", given, headers=headers)


HTMX = {"HX-Request": "true", "HX-Target": "bang-lich"}


# asking and waiting


def test_ask_wait_look_again_and_take_over(world: World, browse: Browse) -> None:
    plan, _, visits = make_visits(world)
    address = f"/plans/{plan.pk}/timetable/"
    client = browse("officer")

    client.post(f"{address}ask/", WISHES)
    waiting = client.get(address)
    solve_waiting(lambda: NOW)
    ready = client.get(address)

    assert "Chờ đến lượt" in words(waiting)
    assert "Xem lại" in words(waiting)
    assert tree(waiting).css_first("progress") is not None
    assert "Trình các Trưởng đoàn" in words(ready)
    assert "phương án tốt nhất" in words(ready)
    row = Timetable.objects.get()
    seal = tree(ready).css_first("input[name=seen]").attributes["value"]
    client.post(f"/timetables/{row.pk}/take-over/", {"revision": row.revision, "seen": seal})
    assert Inspection.objects.filter(visit_on__isnull=False).count() == len(visits)
    assert "Chờ Trưởng đoàn quyết định" in words(client.get(address))


def test_the_bar_is_asked_again_by_htmx_until_the_run_has_ended(world: World, browse: Browse) -> None:
    plan, _, _ = make_visits(world)
    address = f"/plans/{plan.pk}/timetable/"
    client = browse("officer")
    client.post(f"{address}ask/", WISHES)
    asked = {"HX-Request": "true", "HX-Target": "xep-lich"}

    running = client.get(address, headers=asked)
    solve_waiting(lambda: NOW)
    ended = client.get(address, headers=asked)

    assert running.content.decode().lstrip().startswith("<section")
    assert "HX-Refresh" not in running.headers
    assert ended.headers["HX-Refresh"] == "true"


def test_wishes_that_cannot_be_read_are_kept_with_a_sentence(world: World, browse: Browse) -> None:
    plan, _, _ = make_visits(world)

    response = browse("officer").post(f"/plans/{plan.pk}/timetable/ask/", WISHES | {"hour": "8 giờ"})

    assert response.status_code == 422
    assert "Giờ chưa đúng dạng" in words(response)
    assert 'value="8 giờ"' in response.content.decode()
    assert not Timetable.objects.exists()


def test_troubles_are_said_before_anything_is_asked(world: World, browse: Browse) -> None:
    plan = make_plan(world)

    assert "Kế hoạch chưa có Đoàn kiểm tra. Hãy thành lập Đoàn trước." in words(
        browse("officer").get(f"/plans/{plan.pk}/timetable/")
    )


def test_a_window_that_is_over_gets_a_sentence(world: World, browse: Browse) -> None:
    plan, _, _ = make_visits(world)
    Plan.objects.filter(pk=plan.pk).update(window_to=TODAY - timedelta(days=1))

    response = browse("officer").post(f"/plans/{plan.pk}/timetable/ask/", WISHES)

    assert "Thời gian kiểm tra của kế hoạch đã hết" in response.content.decode()


def test_units_and_strangers_have_no_timetable(world: World, browse: Browse) -> None:
    plan, _, _ = make_visits(world)
    row = proposed(world, plan)

    for name in ("focal", "unit_head", "stranger_focal"):
        assert browse(name).get(f"/plans/{plan.pk}/timetable/").status_code == 404
        assert browse(name).post(f"/timetables/{row.pk}/drop/", {"revision": row.revision}).status_code == 404
    member = browse("member").get(f"/plans/{plan.pk}/timetable/")
    assert "Trình các Trưởng đoàn" not in words(member)
    assert not tree(member).css("form[data-move]")


def test_units_are_handed_to_a_team(world: World, browse: Browse) -> None:
    plan = make_plan(world)
    team = make_team(world, plan)
    unit = plan.units.get(agency=world.unit)
    client = browse("officer")
    address = f"/plans/{plan.pk}/assign/"

    assert client.post(address, {"team": str(team.pk), "units": ["nonsense"]}).status_code == 422
    assert client.post(address, {"team": "x", "units": [str(unit.pk)]}).status_code == 422
    client.post(address, {"team": str(team.pk), "units": [str(unit.pk)]})

    assert [row.unit for row in Inspection.objects.all()] == [world.unit]


def test_the_head_decides_all_days_of_the_team_at_once(world: World, browse: Browse) -> None:
    plan, team, visits = make_visits(world)
    Inspection.objects.filter(plan=plan).update(visit_on=date(2019, 9, 20))
    address = f"/plans/{plan.pk}/timetable/"
    page = tree(browse("head").get(address))
    values = [node.attributes["value"] for node in page.css("input[name=visits]")]

    client = browse("head")
    broken = client.post(f"/teams/{team.pk}/decide/", {"visits": "x"})
    client.post(f"/teams/{team.pk}/decide/", {"visits": values})

    assert broken.status_code == 422
    assert Inspection.objects.filter(decided_at__isnull=False).count() == len(visits)


# moving


def test_move_from_the_form_and_by_htmx(world: World, browse: Browse) -> None:
    plan, team, visits = make_visits(world)
    row = proposed(world, plan)
    key = str(visits[0].plan_unit_id)
    client = browse("officer")

    plain = move(client, row, key, team, "18/09/2019")
    row.refresh_from_db()
    asked = move(client, row, key, team, "19/09/2019", **HTMX)

    row.refresh_from_db()
    assert plain.headers["Location"] == f"/plans/{plan.pk}/timetable/?thang=2019-09#bang-lich"
    assert asked.content.decode().lstrip().startswith('<div id="bang-lich"')
    assert "Đã chuyển sang Thứ Năm, 19/09/2019." in asked.content.decode()
    assert placed_in(row)[key].day == date(2019, 9, 19)


@pytest.mark.parametrize("htmx", [False, True])
def test_a_move_to_a_holiday_is_refused_with_its_name(world: World, browse: Browse, htmx: bool) -> None:
    plan, team, visits = make_visits(world)
    row = proposed(world, plan)

    headers = HTMX if htmx else {}
    response = move(browse("officer"), row, str(visits[0].plan_unit_id), team, "02/09/2019", **headers)

    assert response.status_code == 422
    assert "Ngày 02/09/2019 không phải ngày làm việc (Quốc khánh" in response.content.decode()


def test_a_move_of_what_somebody_has_moved_is_a_conflict(world: World, browse: Browse) -> None:
    plan, team, visits = make_visits(world)
    row = proposed(world, plan)
    client = browse("officer")
    move(client, row, str(visits[0].plan_unit_id), team, "18/09/2019")

    assert move(client, row, str(visits[1].plan_unit_id), team, "19/09/2019").status_code == 409


def test_a_busy_day_of_the_unit_is_refused_with_the_reason(world: World, browse: Browse) -> None:
    plan, team, visits = make_visits(world)
    row = proposed(world, plan)
    visit = next(one for one in visits if one.unit == world.unit)
    day = date(2019, 9, 18)
    busy_days.enter(world.unit, day, day, "Họp HĐND", by=world.actor("focal"), now=NOW)

    response = move(browse("officer"), row, str(visit.plan_unit_id), team, "18/09/2019")

    assert "Sở Tư pháp bận vào ngày 18/09/2019 (Họp HĐND)." in words(response)


# what is shown


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("state", ["none", "proposed"])
def test_the_page_takes_the_same_queries(
    world: World, browse: Browse, count: int, state: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    plan = make_plan(world, units=(world.unit, *make_communes(world, "Cự Khê", "Bích Hòa"))[:count])
    for number in range(count):
        make_team(world, plan, f"Đoàn {number}", head="head" if number else "head2")
    if state == "proposed":
        proposed(world, plan)
    client = browse("officer")

    with django_assert_max_num_queries(27 if state == "proposed" else 28):
        assert client.get(f"/plans/{plan.pk}/timetable/").status_code == 200


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("path", ["/calendar/", "/calendar/?tuan=2019-06-17", "/plans/{}/calendar/"])
def test_calendars_take_the_same_queries(
    world: World, browse: Browse, count: int, path: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    plan = make_plan(world, units=(world.unit, *make_communes(world, "Cự Khê", "Bích Hòa"))[:count])
    team = make_team(world, plan)
    for unit in plan.units.select_related("agency"):
        planned(world, plan, team, unit.agency)
    Inspection.objects.update(visit_on=date(2019, 6, 19))
    client = browse("officer")

    # Two of them are the demo's own panel.
    with django_assert_max_num_queries(10):
        response = client.get(path.format(plan.pk))

    assert len(tree(response).css("#danh-sach ~ * tbody tr, .section tbody tr")) >= count


def test_one_calendar_of_all_plans_narrowed(world: World, browse: Browse) -> None:
    first = decided(world)
    other = make_plan(world, units=tuple(make_communes(world, "Cự Khê")))
    second = planned(world, other, make_team(world, other, "Đoàn xã"), other.units.get().agency)
    Inspection.objects.filter(pk=second.pk).update(visit_on=date(2019, 6, 20))
    client = browse("officer")
    month = {"thang": "2019-06"}

    everything = words(client.get("/calendar/", month))
    of_plan = words(client.get("/calendar/", month | {"plan": str(first.plan_id)}))
    waiting = words(client.get("/calendar/", month | {"state": "proposed"}))
    found = words(client.get("/calendar/", month | {"words": "cu khe"}))

    def list_of(page: str) -> str:
        return page.split("Các cuộc kiểm tra, ")[1]

    assert "Sở Tư pháp" in list_of(everything)
    assert "UBND xã Cự Khê" in list_of(everything)
    assert "UBND xã Cự Khê" not in list_of(of_plan)
    assert "Sở Tư pháp" not in list_of(waiting)
    assert "Sở Tư pháp" not in list_of(found)
    assert "UBND xã Cự Khê" in list_of(found)


def test_a_calendar_names_days_off_with_their_source_and_explains_dates(world: World, browse: Browse) -> None:
    row = planned(world)
    Inspection.objects.filter(pk=row.pk).update(visit_on=date(2019, 9, 4))

    page = words(browse("officer").get(f"/plans/{row.plan_id}/calendar/", {"thang": "2019-09"}))
    week = words(browse("officer").get(f"/plans/{row.plan_id}/calendar/", {"tuan": "2019-09-04"}))

    assert "02/09/2019: Quốc khánh" in page
    assert "chậm nhất 27/08/2019" in page
    assert "Lịch kiểm tra tuần 02/09 – 08/09/2019" in page or "tuần 02/09 – 08/09/2019" in week
    assert "Sở Tư pháp" in week


def test_calendars_as_workbooks(world: World, browse: Browse) -> None:
    row = decided(world)
    client = browse("officer")

    sheets = [
        load_workbook(BytesIO(client.get(address).content)).active
        for address in (f"/plans/{row.plan_id}/calendar/xlsx/", "/calendar/xlsx/?thang=2019-06")
    ]

    assert [sheet["D4"].value for sheet in sheets] == ["Sở Tư pháp"] * 2


def test_sealed_visits_stand_in_no_calendar_but_as_a_journey_for_the_team(world: World, browse: Browse) -> None:
    plan = make_plan(world, units=(world.unit,))
    team = make_team(world, plan)
    hidden = sealed(world, plan=plan, team=team, unit=world.other_unit)
    Inspection.objects.filter(pk=hidden.pk).update(visit_on=date(2019, 6, 19), state="approved")
    hour = NOW + timedelta(days=2)
    Summons.objects.create(
        inspection=hidden, shown_from=hour, meet_at=hour + timedelta(hours=3), meeting_point="Cổng số 2"
    )

    pages = {
        name: browse(name).get("/calendar/", {"thang": "2019-06"}).content.decode()
        for name in ("officer", "leader", "auditor", "member", "head", "secretary")
    }

    assert [name for name, page in pages.items() if "Sở Tài chính" in page or str(hidden.pk) in page] == []
    assert [name for name, page in pages.items() if "Cổng số 2" in page] == ["officer", "head", "secretary"]


# busy days


def test_the_focal_point_enters_busy_days_and_takes_them_back(world: World, browse: Browse) -> None:
    address = f"/agencies/{world.unit.pk}/busy-days/"
    client = browse("focal")

    wrong = client.post(address, {"first": "20/06/2019", "last": "19/06/2019", "reason": ""})
    client.post(address, {"first": "19/06/2019", "last": "20/06/2019", "reason": "Họp HĐND"})

    row = BusyDays.objects.get()
    assert wrong.status_code == 422
    assert (row.first, row.last, row.reason) == (date(2019, 6, 19), date(2019, 6, 20), "Họp HĐND")
    assert "Họp HĐND" in words(client.get(address))
    assert browse("stranger_focal").get(address).status_code == 404
    assert browse("stranger_focal").post(f"/busy-days/{row.pk}/remove/").status_code == 404
    browse("focal").post(f"/busy-days/{row.pk}/remove/")
    assert not BusyDays.objects.exists()


def test_the_standing_agency_enters_busy_days_of_units_of_its_plans(world: World, browse: Browse) -> None:
    address = f"/agencies/{world.unit.pk}/busy-days/"
    given = {"first": "19/06/2019", "last": "19/06/2019", "reason": "Thanh tra"}

    assert browse("officer").get(address).status_code == 404
    make_plan(world)
    assert browse("officer").post(address, given).status_code == 302
    assert "Vai trò của bạn không có quyền" in words(browse("clerk").get(address))


# words


def test_every_word_about_timetables_is_there() -> None:
    tables = (
        (states.TIMETABLE, TimetableState),
        (words_of.STATE_TONES, TimetableState),
        (words_of.STAGES, StageName),
        (words_of.UNPLACED, UnplacedReason),
        (words_of.CONDITIONS, ConditionCode),
        (words_of.FAULTS, FaultCode),
        (words_of.TROUBLES, TroubleCode),
        (words_of.CHANGES, ChangeKind),
    )

    assert [(set(table), set(of)) for table, of in tables if set(table) != set(of)] == []


def test_sentences_are_filled_for_every_code() -> None:
    names = words_of.Names({"v": "Sở Y tế"}, {"u": "Sở Y tế"}, {"t": "Đoàn 1"}, {"p": "Trưởng đoàn"})
    told = [
        *(words_of.fault(Fault(code, "v", ("p",), ("procedures",), ("v",)), names, day=TODAY) for code in FaultCode),
        *(
            words_of.trouble(Trouble(code, True, "v", ("t",), "p", ("procedures",), TODAY, 3, 2), names)
            for code in TroubleCode
        ),
        *(
            words_of.conflict(Conflict(("v",), (Condition(code, "t", "p", "v", "u", "procedures"),), ("t",), 1), names)
            for code in ConditionCode
        ),
        words_of.conflict(Conflict(("v",), (), ("t",), 1), names),
    ]

    assert [one for one in told if "{" in one or "…" in one or not one[0].isupper() or not one.endswith(".")] == []


def test_a_gap_is_told_in_plain_words() -> None:
    assert words_of.gap(0.012) == "còn cách phương án tốt nhất không quá 1,2 %"
    assert words_of.gap(0.0) == "đã là phương án tốt nhất"
