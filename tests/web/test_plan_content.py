"""Pages of a plan's content: written from nothing, carried over, kinds of units, what is odd, versions, amendments."""

from collections.abc import Callable
from datetime import date
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from kiemtra.domain.plan_amendments import AmendmentState
from kiemtra.store.models import Agency, Inspection, Plan, PlanAmendment, Succession
from kiemtra.workflows import plan_copies, plan_papers
from tests.factories_amendments import REASON, make_amendment
from tests.factories_plans import make_communes, make_register, make_visits
from tests.world import NOW, World, make_plan

A = AmendmentState
Browse = Callable[[str], Client]
NEW = {
    "title": "Kế hoạch kiểm tra năm 2019",
    "year": "2019",
    "window_from": "01/06/2019",
    "window_to": "31/12/2019",
    "method": "desk",
    "areas": ["direction"],
    "items": ["A01"],
    "grounds": "Nghị quyết số 30c/NQ-CP",
    "duties": "Sở Nội vụ: Chủ trì\nCác đơn vị phối hợp",
    "deadline_notice": "7",
    "source_notice": "Quy chế kiểm tra",
}


def words(response) -> str:
    node = HTMLParser(response.content.decode()).css_first("main")
    assert node is not None
    return " ".join(node.text(separator=" ").split())


# From nothing


def written(world: World, browse: Browse, **more: object):
    who = {"issuer": str(world.committee.pk), "standing": str(world.standing.pk)}
    return browse("officer").post("/plans/new/", NEW | who | more)


def test_new_plan_is_written_from_the_page(world: World, browse: Browse) -> None:
    response = written(world, browse)

    plan = Plan.objects.get()
    assert response.url == f"/plans/{plan.pk}/"
    assert (plan.state, plan.year, plan.issuer, plan.standing_agency) == (
        "draft",
        2019,
        world.committee,
        world.standing,
    )
    assert (plan.window_to, plan.items, plan.method) == (date(2019, 12, 31), ["A01"], "desk")
    assert plan.deadlines == {"notice": {"days": 7, "working": True, "source": "Quy chế kiểm tra"}}
    assert [(duty.who, duty.text) for duty in plan.duties.all()] == [
        ("Sở Nội vụ", "Chủ trì"),
        ("", "Các đơn vị phối hợp"),
    ]


def test_new_plan_pressed_twice_is_one(world: World, browse: Browse) -> None:
    write = str(uuid4())
    for _ in range(2):
        written(world, browse, write_id=write)

    assert Plan.objects.count() == 1


def test_new_plan_names_every_fault_and_keeps_what_was_typed(world: World, browse: Browse) -> None:
    response = written(world, browse, title="", window_to="01/05/2019", areas=["papi"])

    page = words(response)
    assert response.status_code == 422
    assert "Ngày kết thúc phải sau ngày bắt đầu." in page
    assert "nhưng chưa chọn nội dung kiểm tra này" in page
    assert 'value="01/05/2019"' in response.content.decode()
    assert not Plan.objects.exists()


@pytest.mark.parametrize("who", ["leader", "focal", "unit_head", "clerk"])
def test_new_plan_for_who_stands_for_no_system_is_refused(world: World, browse: Browse, who: str) -> None:
    assert browse(who).get("/plans/new/").status_code == 403


def test_list_offers_a_new_plan_to_who_may_write_one(world: World, browse: Browse) -> None:
    assert "Lập kế hoạch" in words(browse("officer").get("/plans/"))
    assert 'href="/plans/new/"' not in browse("leader").get("/plans/").content.decode()


# Carried over


def carried(world: World, plan: Plan) -> Plan:
    return plan_copies.copy(plan.pk, 2020, with_units=True, by=world.actor("officer"), now=NOW)


def test_copy_from_the_page_shows_what_changed(world: World, browse: Browse) -> None:
    plan = make_plan(world)

    response = browse("officer").post(f"/plans/{plan.pk}/copy/", {"year": "2020", "with_units": "on"})

    copy = Plan.objects.get(copied_from=plan)
    page = words(browse("officer").get(response.url))
    assert response.url == f"/plans/{copy.pk}/carried-over/"
    assert "01/06/2019 – 31/12/2019 01/06/2020 – 31/12/2020" in page
    assert "Đơn vị được kiểm tra Giữ nguyên 2 mục, không đổi" in page
    assert "chưa có người xem lại" in page


def test_copy_into_an_earlier_year_says_why_not(world: World, browse: Browse) -> None:
    plan = make_plan(world)

    response = browse("officer").post(f"/plans/{plan.pk}/copy/", {"year": "2018"})

    assert response.status_code == 422
    assert "Năm phải sau năm 2019" in words(response)


def test_carried_plan_says_that_its_dates_wait(world: World, browse: Browse) -> None:
    plan = carried(world, make_plan(world))

    assert "chưa có người xem lại" in words(browse("officer").get(f"/plans/{plan.pk}/"))
    assert "Cần xem lại" in words(browse("officer").get(f"/plans/{plan.pk}/edit/"))


# Kinds and troubles


def test_kinds_are_set_for_the_units_ticked(world: World, browse: Browse) -> None:
    plan = make_plan(world, issued=False)
    said = {"method": "desk", "scope": "thematic", "areas": ["procedures"], "revision": plan.revision}

    browse("officer").post(f"/plans/{plan.pk}/kinds/", said | {"units": [str(world.unit.pk)]})

    page = words(browse("officer").get(f"/plans/{plan.pk}/"))
    assert plan.units.get(agency=world.unit).areas == ["procedures"]
    assert "Qua báo cáo; chuyên đề: Cải cách thủ tục hành chính: 1 đơn vị" in page


def test_kinds_without_a_unit_and_an_area_say_both(world: World, browse: Browse) -> None:
    plan = make_plan(world, issued=False)

    response = browse("officer").post(f"/plans/{plan.pk}/kinds/", {"method": "desk", "scope": "thematic"})

    assert response.status_code == 422
    assert "Hãy chọn ít nhất một đơn vị." in words(response)
    assert "phải chọn ít nhất một nội dung" in words(response)


def test_draft_says_what_is_odd(world: World, browse: Browse) -> None:
    plan = make_plan(world, issued=False)
    Agency.objects.filter(pk=world.unit.pk).update(valid_to=date(2019, 7, 1))
    Succession.objects.create(
        predecessor=world.unit, successor=world.other_unit, on=date(2019, 7, 1), kind="merged", ground="NQ"
    )
    Plan.objects.filter(pk=plan.pk).update(year=2020, data_to=date(2020, 1, 31))

    page = words(browse("officer").get(f"/plans/{plan.pk}/"))

    assert "Sở Tư pháp kết thúc hoạt động từ ngày 01/07/2019" in page
    assert "cơ quan kế thừa: Sở Tài chính" in page
    assert "Kế hoạch năm 2020 nhưng thời gian kiểm tra là từ 01/06/2019 đến 31/12/2019." in page
    assert "Thời kỳ số liệu kết thúc ngày 31/01/2020" in page


def test_issued_plan_is_not_warned(world: World, browse: Browse) -> None:
    plan = make_plan(world)
    Plan.objects.filter(pk=plan.pk).update(year=2020)

    assert "Kế hoạch năm 2020 nhưng" not in words(browse("officer").get(f"/plans/{plan.pk}/"))


def test_papers_are_drafted_from_the_page(world: World, browse: Browse) -> None:
    plan = make_plan(world, issued=False)

    browse("officer").post(f"/plans/{plan.pk}/papers/", {"revision": plan.revision})

    page = words(browse("officer").get(f"/plans/{plan.pk}/"))
    assert "Tờ trình" in page
    assert "Soạn lại Kế hoạch, Tờ trình" in page


# Versions and amendments


def test_versions_are_compared_in_words(world: World, browse: Browse) -> None:
    plan = make_plan(world)
    [commune] = make_communes(world, "Cự Khê")
    make_amendment(world, plan, A.ISSUED, added=[commune], removed=[world.unit.pk])

    page = words(browse("officer").get(f"/plans/{plan.pk}/versions/"))

    assert f"Phiên bản 2 {REASON}" in page
    assert "01/06/2019 – 31/12/2019 01/06/2019 – 28/02/2020" in page
    assert "Thêm: Ủy ban nhân dân xã Cự Khê (Trực tiếp tại đơn vị)" in page
    assert "Bỏ: Sở Tư pháp (Trực tiếp tại đơn vị)" in page
    same = words(browse("officer").get(f"/plans/{plan.pk}/versions/?from=2&to=2"))
    assert "Thêm:" not in same


def test_amendment_goes_its_way_through_the_pages(world: World, browse: Browse) -> None:
    make_register(world)
    [commune] = make_communes(world, "Cự Khê")
    plan = make_plan(world)
    officer = browse("officer")
    where = officer.post(f"/plans/{plan.pk}/amend/", {"reason": REASON}).url
    amendment = PlanAmendment.objects.get()
    assert where == f"/amendments/{amendment.pk}/"

    def seen() -> int:
        amendment.refresh_from_db()
        return amendment.revision

    officer.post(f"{where}edit/", {"title": plan.title, "method": "on_site", "areas": ["papi"], "revision": seen()})
    officer.post(f"{where}units/", {"more": [str(commune.pk)], "more-words": "", "revision": seen()})
    ticked = {"units": [str(world.unit.pk)]}
    kind = {"do": "kind", "method": "desk", "scope": "full"}
    officer.post(f"{where}units/change/", ticked | kind | {"revision": seen()})
    gone = {"units": [str(world.other_unit.pk)], "do": "remove"}
    officer.post(f"{where}units/change/", gone | {"revision": seen()})
    page = words(officer.get(where))

    assert "Thêm: Ủy ban nhân dân xã Cự Khê" in page
    assert "Bỏ: Sở Tài chính" in page
    assert "Đổi: Sở Tư pháp (Trực tiếp tại đơn vị) thành Sở Tư pháp (Qua báo cáo)" in page
    assert "Đang điều chỉnh" in words(officer.get(f"/plans/{plan.pk}/"))


def test_amendment_is_submitted_returned_issued_by_presses(world: World, browse: Browse) -> None:
    plan = make_plan(world)
    amendment = make_amendment(world, plan)
    where = f"/amendments/{amendment.pk}/"

    def press(who: str, deed: str, **said: str) -> None:
        amendment.refresh_from_db()
        assert browse(who).post(f"{where}{deed}/", said | {"revision": amendment.revision}).status_code == 302

    press("officer", "submit")
    press("leader", "return", reason="Nêu rõ")
    assert "Nêu rõ" in words(browse("officer").get(where))
    press("officer", "paper")
    press("officer", "submit")
    press("leader", "issue")

    amendment.refresh_from_db()
    assert amendment.state == "issued"
    assert "Có hiệu lực" in words(browse("officer").get(where))


def test_amendment_struck_leads_back_to_the_plan(world: World, browse: Browse) -> None:
    amendment = make_amendment(world, make_plan(world))

    response = browse("officer").post(f"/amendments/{amendment.pk}/strike/", {"revision": amendment.revision})

    assert response.url == f"/plans/{amendment.plan_id}/"


def test_amendment_warns_of_visits_that_it_leaves_outside(world: World, browse: Browse) -> None:
    plan, _, visits = make_visits(world)
    Inspection.objects.filter(pk=visits[0].pk).update(visit_on=date(2020, 3, 2))
    amendment = make_amendment(world, plan)

    page = words(browse("officer").get(f"/amendments/{amendment.pk}/"))

    assert "đã xếp lịch ngày 02/03/2020, nằm ngoài thời gian kiểm tra mới" in page


def test_unit_that_was_told_says_why_it_stays(world: World, browse: Browse) -> None:
    plan, _, visits = make_visits(world)
    Inspection.objects.filter(pk=visits[0].pk).update(state="noticed")
    amendment = make_amendment(world, plan)
    gone = {"units": [str(visits[0].unit_id)], "do": "remove", "revision": amendment.revision}

    response = browse("officer").post(f"/amendments/{amendment.pk}/units/change/", gone)

    assert response.status_code == 409
    assert f"Không đưa {visits[0].unit.name} ra khỏi kế hoạch" in words(response)


def test_units_changed_without_a_tick_say_so(world: World, browse: Browse) -> None:
    amendment = make_amendment(world, make_plan(world))
    for said in ({"do": "remove"}, {"do": "kind", "method": "desk", "scope": "full"}):
        response = browse("officer").post(f"/amendments/{amendment.pk}/units/change/", said)

        assert response.status_code == 422
        assert "Hãy chọn ít nhất một đơn vị." in words(response)


@pytest.mark.parametrize("who", ["focal", "unit_head", "member"])
def test_amendment_is_not_found_by_who_does_not_run_the_plan(world: World, browse: Browse, who: str) -> None:
    amendment = make_amendment(world, make_plan(world))
    client = browse(who)

    for path in ("", "edit/", "units/"):
        assert client.get(f"/amendments/{amendment.pk}/{path}").status_code == 404
    for deed in ("submit", "return", "issue", "strike", "paper", "units/change"):
        response = client.post(f"/amendments/{amendment.pk}/{deed}/", {"revision": 1, "reason": "x"})
        assert response.status_code == 404
    assert REASON not in client.get(f"/plans/{amendment.plan_id}/").content.decode()


def test_amendment_of_a_submitted_one_says_why_it_cannot_be_edited(world: World, browse: Browse) -> None:
    amendment = make_amendment(world, make_plan(world), A.SUBMITTED)

    for path in ("edit/", "units/"):
        assert "Không sửa được" in words(browse("officer").get(f"/amendments/{amendment.pk}/{path}"))


# Queries


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("path", "budget"), [("new/", 9), ("copy/", 8), ("carried-over/", 14), ("kinds/", 8), ("versions/", 9), ("", 16)]
)
def test_pages_of_plans_take_the_same_queries(
    world: World,
    browse: Browse,
    count: int,
    path: str,
    budget: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    plan = make_plan(world, units=tuple(make_communes(world, "A", "B", "C")[:count]))
    for commune in make_communes(world, "D", "E", "G")[:count]:
        make_amendment(world, plan, A.ISSUED, added=[commune])
        copy = carried(world, plan)
    where = {"new/": "/plans/new/", "carried-over/": f"/plans/{copy.pk}/carried-over/"}
    client = browse("officer")

    with django_assert_max_num_queries(budget):
        assert client.get(where.get(path, f"/plans/{plan.pk}/{path}")).status_code == 200


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(("path", "budget"), [("", 12), ("edit/", 7), ("units/", 9)])
def test_pages_of_amendments_take_the_same_queries(
    world: World,
    browse: Browse,
    count: int,
    path: str,
    budget: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    communes = make_communes(world, "A", "B", "C")
    amendment = make_amendment(world, make_plan(world), added=communes[:count])
    plan_papers.write_amendment(amendment.pk, revision=amendment.revision, by=world.actor("officer"), now=NOW)
    client = browse("officer")

    with django_assert_max_num_queries(budget):
        assert client.get(f"/amendments/{amendment.pk}/{path}").status_code == 200
