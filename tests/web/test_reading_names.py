"""Names on the review page, the form of one, the list of what is remembered."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from kiemtra.domain.agencies import SuccessionKind
from kiemtra.domain.matching import NameState
from kiemtra.domain.name_candidates import Reason
from kiemtra.store.models import KnownName, Reading
from kiemtra.web.labels import names as words
from kiemtra.workflows import readings
from tests.factories_plans import TEXT, make_communes, make_named, make_reading, make_register
from tests.world import NOW, World

Browse = Callable[[str], Client]
HTMX = {"HX-Request": "true"}
ODD = TEXT.replace("Sở Tư pháp; Sở Tài chính", "UBND xã Thanh Thúy; Sở Tài chính")


def tree(response) -> HTMLParser:
    return HTMLParser(response.content.decode())


def said(page: HTMLParser, fact: str) -> str:
    return " ".join(
        node.text(strip=True, separator=" ")
        for node in page.css(f"#su-kien-{fact} .factlist__more")
        if "Cơ quan" in node.text()
    )


def test_the_row_says_which_agency_it_is(world: World, browse: Browse) -> None:
    make_register(world)
    make_communes(world, "Thanh Thùy")
    reading = make_reading(world, ODD)

    page = tree(browse("officer").get(f"/readings/{reading.pk}/"))

    assert said(page, "units-1").startswith("Cơ quan: Sở Tài chính (khớp hẳn)")
    assert said(page, "units-0").startswith("Cơ quan: chỉ khớp khi bỏ dấu")
    assert "data-doubt" in page.css_first("#su-kien-units-0").attributes
    assert "data-doubt" not in page.css_first("#su-kien-units-1").attributes


def test_one_press_decides_and_the_row_follows(world: World, browse: Browse) -> None:
    make_register(world)
    (commune,) = make_communes(world, "Thanh Thùy")
    reading, client = make_reading(world, ODD), browse("officer")
    address = f"/readings/{reading.pk}/names/units/0/"

    form = tree(client.get(address, headers=HTMX))
    offered = form.css_first("button[name=agency]")
    response = client.post(address, {"agency": offered.attributes["value"], "page": reading.revision}, headers=HTMX)

    assert offered.text() == "Ủy ban nhân dân xã Thanh Thùy"
    assert "cùng chữ, khác dấu" in form.body.text()
    assert "su-kien-units-0" in [node.attributes.get("id") for node in tree(response).css("[hx-swap-oob]")]
    assert "Cơ quan: UBND xã Thanh Thùy (đã chọn)" in said(tree(client.get(f"/readings/{reading.pk}/")), "units-0")
    assert KnownName.objects.get().agency == commune


def test_undo_takes_the_decision_back_and_the_row_asks_again(world: World, browse: Browse) -> None:
    make_register(world)
    (commune,) = make_communes(world, "Thanh Thùy")
    reading, client = make_reading(world, ODD), browse("officer")
    address = f"/readings/{reading.pk}/"
    client.post(f"{address}names/units/0/", {"agency": str(commune.pk)}, headers=HTMX)
    reading.refresh_from_db()

    response = client.post(f"{address}undo/", {"page": reading.revision}, headers=HTMX)

    assert "Đã hoàn tác: cơ quan của tên “UBND xã Thanh Thúy”." in response.content.decode()
    assert "su-kien-units-0" in [node.attributes.get("id") for node in tree(response).css("[hx-swap-oob]")]
    assert said(tree(client.get(address)), "units-0").startswith("Cơ quan: chỉ khớp khi bỏ dấu")
    assert not KnownName.objects.exists()


def test_without_scripts_it_is_a_page_and_goes_back_to_the_fact(world: World, browse: Browse) -> None:
    make_register(world)
    make_communes(world, "Thanh Thùy")
    reading, client = make_reading(world, ODD), browse("officer")
    address = f"/readings/{reading.pk}/names/units/0/"

    page = tree(client.get(address))
    response = client.post(address, {"absent": "1", "revision": reading.revision})

    assert "UBND xã Thanh Thúy" in page.css_first("h1").text()
    assert response.headers["Location"] == f"/readings/{reading.pk}/#su-kien-units-0"
    assert "không có trong danh mục" in said(tree(client.get(f"/readings/{reading.pk}/")), "units-0")


def test_another_agency_is_searched_for(world: World, browse: Browse) -> None:
    make_register(world)
    make_communes(world, "Thanh Thùy")
    reading, client = make_reading(world, ODD), browse("officer")
    address = f"/readings/{reading.pk}/names/units/0/"

    lost = client.post(address, {"search": "1", "other-words": "không có", "revision": reading.revision}, headers=HTMX)
    found = client.post(
        address,
        {"search": "1", "other": world.standing.pk, "revision": reading.revision, "page": reading.revision},
        headers=HTMX,
    )

    assert lost.status_code == 422
    assert "Không tìm thấy cơ quan nào" in lost.content.decode()
    assert found.status_code == 200
    assert KnownName.objects.get().agency == world.standing


def test_somebody_was_first(world: World, browse: Browse) -> None:
    make_register(world)
    make_communes(world, "Thanh Thùy")
    reading, client = make_reading(world, ODD), browse("officer")
    behind = reading.revision
    readings.decide_name(reading.pk, "units/0", world.unit, revision=behind, by=world.actor("officer"), now=NOW)

    response = client.post(f"/readings/{reading.pk}/names/units/0/", {"absent": "1", "page": behind}, headers=HTMX)

    assert response.status_code == 409
    assert "vừa xử lý mục này trước bạn" in response.content.decode()


def test_no_name_no_page(world: World, browse: Browse) -> None:
    reading, client = make_reading(world), browse("officer")

    assert client.get(f"/readings/{reading.pk}/names/windows/0/").status_code == 404
    assert client.get(f"/readings/{reading.pk}/names/units/99/").status_code == 404
    assert browse("focal").get(f"/readings/{reading.pk}/names/units/0/").status_code == 404


def test_the_plan_form_begins_with_what_was_decided(world: World, browse: Browse) -> None:
    make_register(world)
    make_communes(world, "Thanh Thùy")
    reading = make_reading(world, ODD)
    readings.decide_name(
        reading.pk, "units/0", world.standing, revision=reading.revision, by=world.actor("officer"), now=NOW
    )
    reading = Reading.objects.get()
    readings.accept_rest(reading.pk, revision=reading.revision, by=world.actor("officer"), now=NOW)

    page = tree(browse("officer").get(f"/readings/{reading.pk}/confirm/"))

    chosen = page.css_first("select[name='unit:units/0'] option[selected]")
    assert chosen.text(strip=True) == "Sở Nội vụ (đã chọn)"
    assert "chưa khớp danh mục" not in page.body.text()


def test_what_is_remembered_is_listed_and_taken_back(world: World, browse: Browse) -> None:
    make_register(world)
    make_communes(world, "Thanh Thùy")
    make_named(world)
    client = browse("officer")

    page = tree(client.get("/readings/names/"))
    row = KnownName.objects.get()
    client.post(f"/readings/names/{row.pk}/forget/", {"revision": row.revision})

    cells = [cell.text(strip=True) for cell in page.css("tbody tr th, tbody tr td")]
    assert cells[:3] == ["Sở Tư pháp", "Sở Tư pháp", "Chuyên viên Sở Nội vụ"]
    assert not KnownName.objects.exists()
    assert "Chưa có tên nào được nhớ" in client.get("/readings/names/").content.decode()
    assert browse("focal").get("/readings/names/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_each_page_takes_the_same_queries(
    world: World, browse: Browse, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    make_register(world)
    communes = make_communes(world, "Thanh Thùy", "Bình Minh", "Tân Ước")
    names = ["UBND xã Thanh Thùi", "UBND xã Bình Ninh", "UBND xã Tân Ươc"][:count]
    reading = make_reading(world, TEXT.replace("Sở Tư pháp; Sở Tài chính", "; ".join(names)))
    for place, commune in enumerate(communes[: count - 1]):
        reading.refresh_from_db()
        readings.decide_name(
            reading.pk, f"units/{place}", commune, revision=reading.revision, by=world.actor("officer"), now=NOW
        )
    reading.refresh_from_db()
    readings.accept_rest(reading.pk, revision=reading.revision, by=world.actor("officer"), now=NOW)
    client = browse("officer")

    with django_assert_num_queries(10):
        client.get(f"/readings/{reading.pk}/")
    with django_assert_num_queries(12):
        client.get(f"/readings/{reading.pk}/names/units/{count - 1}/")
    with django_assert_num_queries(12):
        client.get(f"/readings/{reading.pk}/confirm/")
    with django_assert_num_queries(6):
        client.get("/readings/names/")


def test_words_are_complete() -> None:
    assert set(words.STATES) == set(NameState)
    assert set(words.REASONS) == set(Reason)
    assert set(words.BECAME) == set(SuccessionKind)
