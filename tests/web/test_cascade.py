"""Pages of the plans below a plan: the tree, what differs, and the deeds on what is expected."""

from collections.abc import Callable
from io import BytesIO

import pytest
from django.test import Client
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from kiemtra.domain.plans import ExpectedKind
from kiemtra.store.models import ExpectedPlan, Plan, PlanArea
from tests.factories_cascade import down_to_communes, make_below, make_cascade
from tests.factories_plans import make_expected, make_register
from tests.world import World, make_plan

Browse = Callable[[str], Client]


def words(response) -> str:
    node = HTMLParser(response.content.decode()).css_first("main")
    assert node is not None
    return " ".join(node.text(separator=" ").split())


def rows(response) -> list[str]:
    """The agencies of the list, from top to bottom."""
    found = HTMLParser(response.content.decode()).css(
        "#danh-sach tbody tr th, section[aria-labelledby] #danh-sach tr th"
    )
    return [" ".join(node.text(separator=" ").split()) for node in found]


def test_late_agency_is_told(world: World, browse: Browse) -> None:
    expected = make_expected(world)

    page = words(browse("officer").get(f"/plans/{expected.plan_id}/expected/"))

    assert "Sở Tư pháp 28/06/2019 quá hạn" in page
    assert "Kế hoạch kiểm tra Cấp 1 (trực tiếp) 1 0 0 0 1" in page


def test_every_level_is_counted_and_opens_its_rows(world: World, browse: Browse) -> None:
    tree = down_to_communes(world)
    client, address = browse("officer"), f"/plans/{tree.plan.pk}/expected/"

    first, second = client.get(address), client.get(address, {"loai": "inspection_plan", "cap": "2"})

    assert "Kế hoạch kiểm tra Cấp 2 2 0 0 1 3" in words(first)
    assert "cấp dưới 1/3 đã ban hành, 2 quá hạn" in words(first)
    assert "UBND xã Cự Khê theo kế hoạch của UBND huyện Thanh Oai" in words(second)
    assert "Sở Tư pháp" not in words(second)


def test_late_rows_stand_on_top(world: World, browse: Browse) -> None:
    tree = make_cascade(world)
    tree.make(tree.expected, "district", units=(tree.communes[0],))

    page = words(browse("officer").get(f"/plans/{tree.plan.pk}/expected/"))

    assert page.index("Sở Tư pháp 28/06/2019") < page.index("UBND huyện Thanh Oai 28/06/2019")


@pytest.mark.parametrize(
    ("asked", "there", "gone"),
    [
        ({"trang-thai": "late"}, "Sở Tư pháp", "UBND huyện Thanh Oai 28"),
        ({"trang-thai": "delivered"}, "UBND huyện Thanh Oai 28", "Sở Tư pháp"),
        ({"q": "THANH oai"}, "UBND huyện Thanh Oai 28", "Sở Tư pháp"),
        ({"q": "không có"}, "Không có cơ quan nào khớp với bộ lọc", "Sở Tư pháp"),
    ],
)
def test_rows_are_narrowed(world: World, browse: Browse, asked: dict[str, str], there: str, gone: str) -> None:
    tree = make_cascade(world)
    tree.make(tree.expected, "district", units=(tree.communes[0],))

    page = words(browse("officer").get(f"/plans/{tree.plan.pk}/expected/", asked))

    assert there in page
    assert gone not in page


def test_rows_as_a_workbook(world: World, browse: Browse) -> None:
    tree = down_to_communes(world)
    asked = {"format": "xlsx", "cap": "2", "loai": "inspection_plan"}

    sheet = load_workbook(BytesIO(browse("officer").get(f"/plans/{tree.plan.pk}/expected/", asked).content)).active

    cells = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=4)]
    assert [(row[0], row[1], row[6]) for row in cells] == [
        ("Ủy ban nhân dân xã Bích Hòa", "Ủy ban nhân dân huyện Thanh Oai", "Quá hạn"),
        ("Ủy ban nhân dân xã Mỹ Hưng", "Ủy ban nhân dân huyện Thanh Oai", "Quá hạn"),
        ("Ủy ban nhân dân xã Cự Khê", "Ủy ban nhân dân huyện Thanh Oai", "Đã ban hành"),
    ]


def test_people_of_an_agency_see_their_own_row_and_no_other(world: World, browse: Browse) -> None:
    tree = down_to_communes(world)

    page = words(browse("commune_focal").get(f"/plans/{tree.children['district'].pk}/expected/"))

    assert "UBND xã Cự Khê" in page
    assert "Bích Hòa" not in page
    assert "Gửi yêu cầu" not in page


@pytest.mark.parametrize("count", [1, 3, 190])
def test_tree_takes_the_same_queries(
    world: World, browse: Browse, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    plan = make_plan(world)
    agencies = make_below(world.committee, "commune", *(f"xã số {number}" for number in range(count)))
    children = Plan.objects.bulk_create(
        Plan(
            jurisdiction=world.jurisdiction,
            year=2019,
            title="Kế hoạch",
            state="issued",
            issuer=agency,
            standing_agency=agency,
            parent=plan,
            created_at=plan.created_at,
            issued_on=plan.issued_on,
        )
        for agency in agencies
    )
    PlanArea.objects.bulk_create(PlanArea(plan=child, area="direction", position=0) for child in children)
    ExpectedPlan.objects.bulk_create(
        ExpectedPlan(plan=plan, agency=child.issuer, kind="inspection_plan", due_on=plan.issued_on, child=child)
        for child in children
    )
    plan.refresh_from_db()
    for child in children:
        child.lines_up.create(above=plan, depth=1)
    client = browse("officer")

    with django_assert_max_num_queries(14):
        response = client.get(f"/plans/{plan.pk}/expected/")

    assert words(response).count("điểm khác cấp trên") == count


# Deeds


def test_group_that_exists_on_the_day_is_asked_in_one_press(world: World, browse: Browse) -> None:
    make_register(world)
    plan = make_plan(world)
    address = f"/plans/{plan.pk}/expected/"
    client = browse("officer")

    page = words(client.get(address))
    client.post(address, {"kind": "inspection_plan", "groups": ["province-department"], "due_on": "30/06/2019"})

    assert "Tất cả các sở, cơ quan tương đương sở (3)" in page
    assert "các xã" not in page
    assert {row.agency for row in plan.expected.all()} == {world.unit, world.other_unit}


def test_district_asks_its_own_communes(world: World, browse: Browse) -> None:
    tree = make_cascade(world)
    child = tree.make(tree.expected, "district", issued=False)
    client, address = browse("district_focal"), f"/plans/{child.pk}/expected/"

    page = words(client.get(address))
    client.post(address, {"kind": "inspection_plan", "groups": ["commune-peoples_committee"], "due_on": "30/07/2019"})

    assert "Tất cả UBND các xã, phường, thị trấn (3)" in page
    assert "các sở" not in page
    assert {row.agency for row in child.expected.all()} == set(tree.communes)


def test_asking_without_the_right_is_refused(world: World, browse: Browse) -> None:
    expected = make_expected(world)
    given = {"kind": "inspection_plan", "groups": ["province-department"], "due_on": "30/06/2019"}

    response = browse("focal").post(f"/plans/{expected.plan_id}/expected/", given)

    assert response.status_code in (403, 422)
    assert ExpectedPlan.objects.count() == 1


def test_expected_plan_is_delivered_from_the_page(world: World, browse: Browse) -> None:
    expected = make_expected(world)
    address = f"/expected-plans/{expected.pk}/deliver/"
    client = browse("focal")

    wrong = client.post(address, {"number": "12", "symbol": "KH-STP", "dated": "01/01/2099", "revision": 1})
    client.post(address, {"number": "12", "symbol": "KH-STP", "dated": "10/06/2019", "revision": expected.revision})

    expected.refresh_from_db()
    assert "Ngày ban hành không thể sau hôm nay" in wrong.content.decode()
    assert str(expected.document) == "Kế hoạch 12/KH-STP"
    assert browse("stranger_focal").get(address).status_code == 404


@pytest.mark.parametrize("kind", list(ExpectedKind))
def test_plan_is_made_from_the_page(world: World, browse: Browse, kind: ExpectedKind) -> None:
    expected = make_expected(world, kind)
    client, address = browse("focal"), f"/expected-plans/{expected.pk}/make/"
    given = {"title": "Kế hoạch của Sở", "window_from": "10/06/2019", "window_to": "30/09/2019"}

    bare = client.post(address, given)
    response = client.post(address, given | {"units": [str(world.unit.pk)]})

    plan = Plan.objects.get(parent=expected.plan_id)
    assert bare.status_code == (422 if kind is ExpectedKind.SELF_INSPECTION_PLAN else 302)
    assert response.headers["Location"] == f"/plans/{plan.pk}/"
    assert "Trình kế hoạch" in words(client.get(f"/plans/{plan.pk}/"))
    assert "Dự thảo trên phần mềm" in words(client.get(f"/plans/{expected.plan_id}/expected/"))


def test_remind_from_the_page(world: World, browse: Browse) -> None:
    expected = make_expected(world)

    page = words(browse("officer").post(f"/plans/{expected.plan_id}/remind/", follow=True))

    assert "Đã nhắc 1 cơ quan" in page


# Differences


def test_differences_are_told_in_words(world: World, browse: Browse) -> None:
    tree = make_cascade(world)
    child = tree.make(tree.expected, "district", units=(tree.communes[0],))
    child.areas.filter(area="procedures").delete()
    PlanArea.objects.create(plan=child, area="e_government", position=5)
    deadlines = tree.plan.deadlines | {"notice": {"days": 3, "working": True, "source": "Kế hoạch"}}
    Plan.objects.filter(pk=child.pk).update(window_to="2020-01-15", deadlines=deadlines)

    page = words(browse("officer").get(f"/plans/{child.pk}/differences/"))

    for told in (
        "Không đưa vào lĩnh vực: Cải cách thủ tục hành chính",
        "Thêm lĩnh vực: Xây dựng và phát triển chính quyền điện tử, chính quyền số",
        "Kết thúc kiểm tra muộn hơn cấp trên: 15/01/2020 (cấp trên: 31/12/2019).",
        "Bắt đầu kiểm tra muộn hơn cấp trên: 10/06/2019 (cấp trên: 01/06/2019).",
        "ngắn hơn cấp trên: 3 ngày làm việc (cấp trên: 5 ngày làm việc).",
        "Kế thừa",
    ):
        assert told in page, told


def test_plan_without_one_above_has_nothing_to_compare(world: World, browse: Browse) -> None:
    plan = make_plan(world)

    assert "Không có kế hoạch cấp trên để so sánh" in words(browse("officer").get(f"/plans/{plan.pk}/differences/"))
    assert browse("stranger_focal").get(f"/plans/{tree_key(world)}/differences/").status_code == 404


def tree_key(world: World) -> object:
    return make_plan(world, units=(world.unit,)).pk


@pytest.mark.parametrize("count", [1, 3])
def test_differences_take_the_same_queries(
    world: World, browse: Browse, count: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    tree = make_cascade(world)
    child = tree.make(tree.expected, "district", units=(tree.communes[0],))
    for position, area in enumerate(("e_government", "institutions", "apparatus")[:count]):
        PlanArea.objects.create(plan=child, area=area, position=position + 5)
    client = browse("officer")

    with django_assert_max_num_queries(11):
        client.get(f"/plans/{child.pk}/differences/")
