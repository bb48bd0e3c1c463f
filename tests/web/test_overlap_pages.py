"""Overlaps found while one types, on the page of a plan, and refused without a reason."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kiemtra.store.models import Event, Inspection, PlanUnit
from tests import factories_inspections as make
from tests.factories_accounts import link
from tests.store.test_overlaps import Others
from tests.web.signing import assume, client_of
from tests.world import World, make_agency, make_plan, make_team

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture(autouse=True)
def on_the_day(world: World, settings) -> None:
    assume(world, settings)


def typed(world: World, who: str, unit: object = None, day: str = "20/06/2019") -> bytes:
    asked = {"unit": str(unit or world.unit.pk), "from": day}
    return client_of(world, who).get("/overlaps/", asked, **HTMX).content


def propose(world: World, inspection: Inspection, **said: str):
    inspection.refresh_from_db()
    fields = {"day": "20/06/2019", "hour": "08:00", "place": ""} | said
    return client_of(world, "secretary").post(
        f"/inspections/{inspection.pk}/propose-visit/",
        {"revision": inspection.revision} | {f"propose_visit-{name}": value for name, value in fields.items()},
    )


def test_while_typing_the_agency_and_the_month_are_told(world: World) -> None:
    Others(world).visiting()

    answer = typed(world, "officer").decode()

    assert "Cuộc kiểm tra của Sở Thông tin và Truyền thông, tháng 6/2019" in answer
    assert "20/06" not in answer
    assert "<html" not in answer


@pytest.mark.parametrize("day", ["", "31/02/2019", "abc"])
def test_while_the_day_cannot_be_read_nothing_is_said(world: World, day: str) -> None:
    Others(world).visiting()

    assert typed(world, "officer", day=day).strip() == b""


def test_the_people_of_a_unit_ask_about_their_own_only(world: World) -> None:
    Others(world).visiting()

    assert "Sở Thông tin" in typed(world, "focal").decode()
    assert "Không trùng" in typed(world, "stranger_focal").decode()


def test_in_the_form_the_inspection_itself_is_no_overlap(world: World) -> None:
    inspection = make.planned(world)
    asked = {"inspection": str(inspection.pk), "named": "propose_visit-day", "propose_visit-day": "19/06/2019"}
    browser = client_of(world, "secretary")

    page = browser.get(f"/inspections/{inspection.pk}/").content.decode()
    assert f"/overlaps/?inspection={inspection.pk}&amp;named=propose_visit-day" in page
    assert "Không trùng" in browser.get("/overlaps/", asked, **HTMX).content.decode()


def test_a_day_that_overlaps_is_taken_with_a_reason_only(world: World) -> None:
    Others(world).visiting()
    inspection = make.planned(world)

    refused = propose(world, inspection)
    done = propose(world, inspection, overlap_reason="Hai đoàn phối hợp cùng ngày")

    assert (refused.status_code, done.status_code) == (422, 302)
    assert "cuộc kiểm tra của Sở Thông tin và Truyền thông, tháng 6/2019" in refused.content.decode()
    inspection.refresh_from_db()
    assert inspection.overlap_reason == "Hai đoàn phối hợp cùng ngày"
    event = Event.objects.get(name="inspection.visit_proposed", subject_id=inspection.pk)
    assert event.after["overlap_reason"] == "Hai đoàn phối hợp cùng ngày"
    assert "Hai đoàn phối hợp" in client_of(world, "head").get(f"/inspections/{inspection.pk}/").content.decode()


OUTSIDERS = ("member", "leader", "auditor", "admin", "focal", "clerk", "head2")


def test_a_sealed_one_changes_no_byte_for_anybody_but_its_three(world: World) -> None:
    """The day is proposed by one of the three: not even then does a refusal, or its absence, tell anybody."""
    plan = make_plan(world)
    team = make_team(world, plan)
    before = {who: (typed(world, who), queries_of(world, who)) for who in (*OUTSIDERS, "officer", "head")}

    make.sealed(world, plan, team)

    after = {who: (typed(world, who), queries_of(world, who)) for who in before}
    assert {who for who in before if before[who] != after[who]} == {"officer", "head"}
    assert "Giữ kín" in after["officer"][0].decode()
    assert propose(world, make.planned(world, plan, team)).status_code == 302


def queries_of(world: World, who: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        typed(world, who)
    return len(asked)


def test_the_page_asks_for_a_unit_and_days(world: World) -> None:
    link(world)
    Others(world).visiting()
    browser = client_of(world, "officer")

    empty = browser.get("/overlaps/").content.decode()
    asked = browser.get("/overlaps/", {"unit": world.unit.pk, "first": "20/06/2019"}).content.decode()
    wrong = browser.get("/overlaps/", {"unit": world.unit.pk, "first": "31/02/2019"}).content.decode()

    assert "Đơn vị có bị kiểm tra trùng không?" in empty
    assert "Sở Thông tin và Truyền thông" in asked
    assert "không có thật" in wrong


def test_the_plan_lists_its_overlaps_and_keeps_the_reason(world: World) -> None:
    Others(world).visiting()
    plan = make_plan(world)
    browser, address = client_of(world, "officer"), f"/plans/{plan.pk}/overlaps/"

    assert "Trùng thời gian" in browser.get(address).content.decode()
    assert browser.post(address, {"unit": world.unit.pk, "reason": " "}).status_code == 422
    assert browser.post(address, {"unit": world.unit.pk, "reason": "Đã thống nhất nội dung"}).status_code == 302
    assert "Đã thống nhất nội dung" in browser.get(address).content.decode()
    assert Event.objects.get(name="plan.overlap_explained").after["unit"] == "Sở Tư pháp"


def test_while_units_are_chosen_those_that_others_inspect_are_told(world: World) -> None:
    link(world)
    Others(world).visiting()
    plan = make_plan(world, issued=False, units=())
    browser, address = client_of(world, "officer"), f"/plans/{plan.pk}/units/"

    found = browser.get(address, {"q": "Tư pháp"}).content.decode()
    chosen = {"q": "Tư pháp", "units": str(world.unit.pk), "overlap_reason": ""}
    without = browser.post(address, chosen, follow=True).content.decode()
    PlanUnit.objects.filter(plan=plan).delete()
    reasoned = browser.post(address, chosen | {"overlap_reason": "Phối hợp cùng ngày"}, follow=True).content.decode()

    told = "rùng thời gian với cuộc kiểm tra của Sở Thông tin và Truyền thông, tháng 6/2019"
    assert told in found
    assert "Cuộc kiểm tra của Sở Thông tin và Truyền thông, tháng 6/2019" in without
    assert f"/plans/{plan.pk}/overlaps/#" in without
    assert "Lý do vẫn kiểm tra: Phối hợp cùng ngày" in reasoned


def test_where_nobody_else_comes_no_reason_is_asked_for(world: World) -> None:
    link(world)
    plan = make_plan(world, issued=False, units=())

    page = client_of(world, "officer").get(f"/plans/{plan.pk}/units/", {"q": "Tư pháp"}).content.decode()

    assert "Sở Tư pháp" in page
    assert "overlap_reason" not in page


def test_a_sealed_one_changes_no_byte_of_the_choice_of_units(world: World) -> None:
    link(world)
    plan, draft = make_plan(world), make_plan(world, issued=False, units=(world.other_unit,))

    def seen(who: str) -> bytes:
        page = client_of(world, who).get(f"/plans/{draft.pk}/units/", {"q": "Tư pháp"}).content
        return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]*"', b"", page)

    before = {who: seen(who) for who in ("officer", "leader", "head2", "auditor")}
    make.sealed(world, plan, make_team(world, plan))

    assert {who: seen(who) for who in before} == before


@pytest.mark.parametrize(("who", "status"), [("leader", 200), ("focal", 404), ("stranger_focal", 404), ("admin", 404)])
def test_whose_page_the_overlaps_of_a_plan_are(world: World, who: str, status: int) -> None:
    plan = make_plan(world)

    assert client_of(world, who).get(f"/plans/{plan.pk}/overlaps/").status_code == status
    stated = client_of(world, who).post(f"/plans/{plan.pk}/overlaps/", {"unit": world.unit.pk, "reason": "x"})
    assert stated.status_code == (403 if status == 200 else 404)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_a_plan_asks_as_much_for_three_units(world: World, count: int) -> None:
    units = tuple(make_agency(f"w.many{number}", f"Sở Số {number}") for number in range(count))
    plan = make_plan(world, units=units)
    make_plan(world, units=units)
    browser = client_of(world, "officer")

    with CaptureQueriesContext(connection) as asked:
        page = browser.get(f"/plans/{plan.pk}/overlaps/").content.decode()

    assert page.count("Cùng thời gian dự kiến") == count
    assert len(asked) <= 15, [query["sql"][:110] for query in asked]


def test_the_proposal_of_an_unannounced_one_is_watched_too(world: World) -> None:
    link(world)
    plan = make_plan(world)

    page = client_of(world, "officer").get(f"/plans/{plan.pk}/unannounced/").content.decode()

    assert "/overlaps/?from=05%2F06%2F2019&amp;until=day" in page
