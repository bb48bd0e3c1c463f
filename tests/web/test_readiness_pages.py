"""The pages of readiness sets: what a team copied for its inspection, and how fresh the sets of a round are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kiemtra.store.models import Inspection, ReadinessCopy, ReportRequest
from kiemtra.store.queries import reports as report_queries
from tests import factories_reports as reporting
from tests.factories_inspections import approved, opened, sealed
from tests.factories_plans import put_below
from tests.web.signing import assume, client_of
from tests.workflows.test_readiness import asked_of, confirmed, first_number, keep
from tests.world import World, make_agency, make_plan, make_team

# The bar of the demo asks for the people and the system that may be chosen.
DEMO_BAR = 2


@pytest.fixture(autouse=True)
def on_the_day(world: World, settings) -> None:
    assume(world, settings)


@pytest.fixture
def kept(world: World) -> ReportRequest:
    return keep(world, asked_of(world)[1])


@pytest.fixture
def secret(world: World, kept: ReportRequest) -> Inspection:
    plan = make_plan(world)
    return sealed(world, plan, make_team(world, plan), world.unit)


def address(inspection: Inspection) -> str:
    return f"/inspections/{inspection.pk}/readiness/"


def take(world: World, inspection: Inspection, who: str = "head"):
    return client_of(world, who).post(address(inspection), {"revision": inspection.revision})


def test_the_head_copies_the_set_and_reads_it_item_by_item(
    world: World, secret: Inspection, kept: ReportRequest
) -> None:
    assert take(world, secret).status_code == 302
    page = client_of(world, "head").get(address(secret)).content.decode()

    item = report_queries.template_of(kept).item(first_number(kept))
    assert item is not None
    assert item.label in page
    assert "Đơn vị chưa xác nhận lần nào" in page
    assert "Hệ thống điền sẵn, đơn vị chưa xác nhận" in page
    assert "Giữ kín" in page


def test_the_page_of_the_inspection_leads_there_for_the_three_only(world: World, secret: Inspection) -> None:
    assert address(secret) in client_of(world, "head").get(f"/inspections/{secret.pk}/").content.decode()


@pytest.mark.parametrize("who", ["focal", "unit_head", "member", "admin", "stranger_focal"])
def test_for_others_there_is_no_such_page(world: World, secret: Inspection, who: str) -> None:
    take(world, secret)
    client = client_of(world, who)
    assert client.get(address(secret)).status_code == 404
    assert client.post(address(secret), {"revision": 1}).status_code == 404
    assert ReadinessCopy.objects.count() == 1


def test_even_when_the_visit_is_opened_the_unit_finds_no_page(world: World, secret: Inspection) -> None:
    take(world, secret)
    opened(world, approved(world, secret))
    assert client_of(world, "focal").get(f"/inspections/{secret.pk}/").status_code == 200
    assert client_of(world, "focal").get(address(secret)).status_code == 404
    assert address(secret) not in client_of(world, "focal").get(f"/inspections/{secret.pk}/").content.decode()
    assert client_of(world, "member").get(address(secret)).status_code == 200


def test_the_units_pages_are_the_same_to_the_byte_before_and_after(
    world: World, secret: Inspection, kept: ReportRequest
) -> None:
    addresses = ("/", "/work/", "/reports/", f"/reports/{kept.pk}/read/", "/inspections/")

    def seen() -> list[bytes]:
        pages = (client_of(world, "unit_head").get(path, follow=True) for path in addresses)
        return [page.content.replace(str(page.context["csrf_token"]).encode(), b"") for page in pages]

    before = seen()
    take(world, secret)
    client_of(world, "head").get(address(secret))
    assert [len(page) for page in seen()] == [len(page) for page in before]


def test_freshness_names_who_never_confirmed_first_and_exports(world: World) -> None:
    made, request = asked_of(world)
    keep(world, request)
    client = client_of(world, "officer")
    page = client.get(f"/report-rounds/{made.pk}/freshness/").content.decode()
    assert "Chưa xác nhận lần nào" in page
    assert world.unit.name in page
    workbook = client.get(f"/report-rounds/{made.pk}/freshness/xlsx/")
    assert workbook.status_code == 200
    assert workbook.content[:2] == b"PK"


def test_of_another_round_there_is_no_freshness(world: World) -> None:
    other = reporting.opened(world)
    assert client_of(world, "officer").get(f"/report-rounds/{other.pk}/freshness/").status_code == 404


@pytest.mark.parametrize("more", [0, 2])
def test_freshness_takes_the_same_queries(world: World, more: int) -> None:
    made, _ = asked_of(world)
    for number in range(more):
        unit = make_agency(f"w.so{number}", f"Sở số {number}")
        put_below(world.committee, unit)
        ReportRequest.objects.create(
            jurisdiction=made.jurisdiction,
            round=made,
            agency=unit,
            form=made.form,
            form_version=made.form_version,
            due_on=made.requests.first().due_on,
            requested_at=made.opened_at,
        )
    client = client_of(world, "officer")
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/report-rounds/{made.pk}/freshness/")
    assert len(asked) <= 8 + DEMO_BAR


def test_a_copy_takes_few_queries(world: World, secret: Inspection) -> None:
    take(world, secret)
    client = client_of(world, "head")
    client.get(address(secret))
    with CaptureQueriesContext(connection) as asked:
        client.get(address(secret))
    assert len(asked) <= 12 + DEMO_BAR


def test_the_round_tells_how_fresh_sets_are_in_place_of_late(world: World) -> None:
    made, request = asked_of(world)
    keep(world, request)
    page = client_of(world, "officer").get(f"/report-rounds/{made.pk}/").content.decode()
    assert f"/report-rounds/{made.pk}/freshness/" in page
    assert "Chưa xác nhận lần nào" in page
    assert "Gửi muộn" not in page
    other = reporting.opened(world)
    assert "/freshness/" not in client_of(world, "officer").get(f"/report-rounds/{other.pk}/").content.decode()


@pytest.mark.parametrize(("who", "state"), [("unit_head", "submitted"), ("focal", "draft")])
def test_one_press_confirms_a_set_and_another_opens_it(world: World, who: str, state: str) -> None:
    request = confirmed(world)
    client = client_of(world, who)
    page = client.get(f"/reports/{request.pk}/read/").content.decode()
    assert "Xác nhận còn đúng" in page
    assert "Cập nhật số liệu" in page
    answer = client.post(f"/reports/{request.pk}/affirm/", {"revision": request.revision})
    assert answer.status_code == 302
    request.refresh_from_db()
    assert request.state == state


def test_the_focal_point_opens_a_set_to_bring_it_up_to_date(world: World) -> None:
    request = confirmed(world)
    answer = client_of(world, "focal").post(f"/reports/{request.pk}/update/", {"revision": request.revision})
    assert answer["Location"] == f"/reports/{request.pk}/"
    request.refresh_from_db()
    assert request.state == "draft"
    assert "Cập nhật số liệu" not in client_of(world, "officer").get(f"/reports/{request.pk}/read/").content.decode()
