"""The review page: what htmx gets after each deed, forms that open in place, words added, two people at one fact."""

import json
from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from kiemtra.domain.readings import FactState
from kiemtra.store.models import Reading
from kiemtra.workflows import readings
from tests.factories_plans import TEXT, make_decided, make_reading, make_register
from tests.world import NOW, World

Browse = Callable[[str], Client]
HTMX = {"HX-Request": "true"}


def tree(response) -> HTMLParser:
    return HTMLParser(response.content.decode())


def states(reading: Reading) -> dict[str, FactState]:
    reading.refresh_from_db()
    return {fact.id: fact.state for fact in readings.facts_in(reading)}


def swapped(page: HTMLParser) -> list[str]:
    return [node.attributes.get("id") or "" for node in page.css("[hx-swap-oob]") if node.attributes.get("id")]


# What changes on the page


def test_accept_sends_the_row_and_what_counts(world: World, browse: Browse) -> None:
    reading = make_reading(world)

    response = browse("officer").post(
        f"/readings/{reading.pk}/decide/", {"accept": "units/0", "page": reading.revision}, headers=HTMX
    )

    page = tree(response)
    assert swapped(page) == ["su-kien-units-0", "tien-do", "trang-thay"]
    assert page.css_first("#su-kien-units-0").attributes["data-state"] == "accepted"
    assert page.css_first("#trang-thay").attributes["value"] == str(reading.revision + 1)
    assert page.css_first("[hx-swap-oob^=innerHTML]").text() == "Đã nhận: Sở Tư pháp."
    assert json.loads(response.headers["HX-Trigger-After-Settle"]) == {"kiemtra:choose": "units-0"}


def test_a_page_behind_gets_what_others_have_decided(world: World, browse: Browse) -> None:
    reading = make_reading(world)
    behind = reading.revision
    readings.decide(reading.pk, "units/0", accepted=False, revision=behind, by=world.actor("officer"), now=NOW)

    response = browse("officer").post(
        f"/readings/{reading.pk}/decide/", {"accept": "units/1", "page": behind}, headers=HTMX
    )

    assert swapped(tree(response))[:2] == ["su-kien-units-0", "su-kien-units-1"]


def test_the_same_fact_decided_by_two_says_who_was_first(world: World, browse: Browse) -> None:
    reading = make_reading(world)
    behind = reading.revision
    readings.decide(reading.pk, "units/0", accepted=False, revision=behind, by=world.actor("officer"), now=NOW)
    address, given = f"/readings/{reading.pk}/decide/", {"accept": "units/0", "page": behind}
    client = browse("officer")

    live = client.post(address, given, headers=HTMX)
    plain = client.post(address, given, follow=True)

    said = f"{world.users['officer'].full_name} vừa xử lý mục này trước bạn (đã bỏ: Sở Tư pháp)."
    assert live.status_code == 409
    assert said in live.content.decode()
    assert said in plain.content.decode()
    assert states(reading)["units/0"] is FactState.STRUCK


@pytest.mark.parametrize(("given", "decided"), [({"group": "units"}, {"units"}), ({}, None)])
def test_accept_a_group_or_the_rest(
    world: World, browse: Browse, given: dict[str, str], decided: set[str] | None
) -> None:
    reading = make_reading(world)

    response = browse("officer").post(
        f"/readings/{reading.pk}/accept-rest/", {"page": reading.revision} | given, headers=HTMX
    )

    found = {name.split("/")[0] for name, state in states(reading).items() if state is FactState.ACCEPTED}
    every = {name.split("/")[0] for name in states(reading)}
    assert found == (decided or every)
    assert "Đã nhận" in response.content.decode()


def test_undo_is_offered_and_takes_back(world: World, browse: Browse) -> None:
    reading = make_reading(world)
    client = browse("officer")
    address = f"/readings/{reading.pk}/"
    before = tree(client.get(address)).css_first("[data-undo]")
    client.post(f"{address}decide/", {"accept": "units/0", "page": reading.revision})

    offered = tree(client.get(address)).css_first("[data-undo]")
    response = client.post(f"{address}undo/", {"page": reading.revision + 1}, headers=HTMX)

    assert before is None
    assert offered is not None
    assert "Đã hoàn tác: Sở Tư pháp." in response.content.decode()
    assert states(reading)["units/0"] is FactState.READ


# Forms in place


def test_correct_opens_in_place_and_keeps_what_was_typed(world: World, browse: Browse) -> None:
    reading = make_reading(world)
    address = f"/readings/{reading.pk}/facts/windows/0/"
    client = browse("officer")

    form = tree(client.get(address, headers=HTMX))
    wrong = client.post(
        address, {"start": "31/6/2019", "purpose": "inspection", "revision": reading.revision}, headers=HTMX
    )
    right = client.post(
        address,
        {"start": "10/6/2019", "purpose": "inspection", "revision": reading.revision, "page": reading.revision},
        headers=HTMX,
    )

    assert form.css_first("html form, body > form").attributes["hx-post"] == address
    assert [node.attributes["for"] for node in form.css("label")] == [
        "sua-windows-0-start",
        "sua-windows-0-end",
        "sua-windows-0-purpose",
    ]
    assert wrong.status_code == 422
    assert tree(wrong).css_first("[name=start]").attributes["value"] == "31/6/2019"
    assert "su-kien-windows-0" in swapped(tree(right))


def test_correct_over_a_colleague_keeps_what_was_typed_and_asks(world: World, browse: Browse) -> None:
    reading = make_reading(world)
    behind = reading.revision
    readings.decide(reading.pk, "units/0", accepted=False, revision=behind, by=world.actor("officer"), now=NOW)
    address = f"/readings/{reading.pk}/facts/units/0/"
    client = browse("officer")

    response = client.post(address, {"name": "Sở Xây dựng", "role": "inspected", "revision": behind}, headers=HTMX)
    page = tree(response)
    again = page.css_first("[name=revision]").attributes["value"]
    client.post(address, {"name": "Sở Xây dựng", "role": "inspected", "revision": again}, headers=HTMX)

    assert response.status_code == 422
    assert "trước bạn" in page.text()
    assert page.css_first("[name=name]").attributes["value"] == "Sở Xây dựng"
    assert states(reading)["units/0"] is FactState.CORRECTED


# Words added


def test_words_pasted_find_their_place_and_become_a_fact(world: World, browse: Browse) -> None:
    reading = make_reading(world)
    address = f"/readings/{reading.pk}/add/"
    client = browse("officer")

    form = tree(client.get(address, {"group": "duties", "words": "chuẩn bị báo  cáo"}))
    given = {
        node.attributes["name"]: node.attributes.get("value") or "" for node in form.css("form input[type=hidden]")
    }
    response = client.post(address, given | {"text": "Chuẩn bị báo cáo", "who": "Đơn vị"})

    assert form.css_first("textarea[name=text]").text().strip() == "chuẩn bị báo cáo"
    assert response.headers["Location"] == f"/readings/{reading.pk}/#su-kien-duties-a1"
    assert states(reading)["duties/a1"] is FactState.ADDED
    assert "Tự thêm" in client.get(f"/readings/{reading.pk}/").content.decode()


def test_words_at_several_places_are_chosen_from(world: World, browse: Browse) -> None:
    reading = make_reading(world)

    page = tree(browse("officer").get(f"/readings/{reading.pk}/add/", {"group": "units", "words": "UBND thành phố"}))

    links = [node.attributes["href"] for node in page.css("form li a")]
    assert len(links) == reading.text.count("UBND thành phố")
    assert all("start=" in link and "group=units" in link for link in links if link)


@pytest.mark.parametrize("words", ["không có ở đâu", " "])
def test_words_that_are_not_there_say_so(world: World, browse: Browse, words: str) -> None:
    reading = make_reading(world)

    response = browse("officer").get(f"/readings/{reading.pk}/add/", {"group": "units", "words": words})

    assert response.status_code == 422
    assert tree(response).css_first("textarea[name=words]").text().strip() == words.strip()


def test_words_selected_are_added_in_place(world: World, browse: Browse) -> None:
    reading = make_reading(world)
    client = browse("officer")
    start = reading.text.index("Sở Tài chính")
    place = {"group": "units", "start": start, "end": start + len("Sở Tài chính")}

    form = tree(client.get(f"/readings/{reading.pk}/add/", place, headers=HTMX))
    empty = client.post(f"/readings/{reading.pk}/add/", place | {"name": " ", "role": "inspected"}, headers=HTMX)
    response = client.post(
        f"/readings/{reading.pk}/add/",
        place | {"name": "Sở Tài chính", "role": "excluded", "page": reading.revision},
        headers=HTMX,
    )

    assert form.css_first("[name=name]").attributes["value"] == "Sở Tài chính"
    assert empty.status_code == 422
    assert {"thong-tin", "van-ban"} <= set(swapped(tree(response)))
    assert tree(response).css_first("#su-kien-units-a1") is not None


def test_nobody_adds_to_a_text_that_became_a_plan(world: World, browse: Browse) -> None:
    reading = make_decided(world)
    choices = readings.PlanChoices(2019, "Kế hoạch", world.committee, world.standing, with_tasks=False)
    plan = readings.confirm(
        reading.pk, choices, revision=reading.revision, by=world.actor("officer"), now=NOW, today=NOW.date()
    )
    client = browse("officer")

    response = client.post(
        f"/readings/{reading.pk}/add/", {"group": "units", "start": 0, "end": 8, "name": "Sở X", "role": "inspected"}
    )
    page = tree(client.get(f"/readings/{reading.pk}/"))
    told = tree(client.get(f"/plans/{plan.pk}/"))

    assert response.status_code == 409
    assert page.css("#quyet-dinh, [data-correct], [data-add-bar]") == []
    assert told.css_first(f"main a[href='/readings/{reading.pk}/']") is not None


def test_who_may_only_look_is_told_why_and_gets_no_buttons(world: World, browse: Browse) -> None:
    reading = make_reading(world)

    page = tree(browse("leader").get(f"/readings/{reading.pk}/"))

    assert page.css("main button, #quyet-dinh, [data-correct]") == []
    assert "Vai trò của bạn không có quyền làm việc này." in page.css_first("#tien-do").text()


# Contradictions


def odd(world: World) -> Reading:
    before = "Căn cứ Kế hoạch số 98/KH-UBND ngày 15/5/2019 của UBND thành phố về truyền thông cải cách hành chính;"
    text = TEXT.replace("15/5/2019", "15/5/2020").replace("Ngày 15/5/2020", f"{before}\n\nNgày 15/5/2020")
    return make_reading(world, text, "sai.txt")


def test_a_contradiction_stands_in_the_text_and_at_its_fact(world: World, browse: Browse) -> None:
    reading = odd(world)
    anomaly = reading.anomalies.get(type="date_after_page")

    page = tree(browse("officer").get(f"/readings/{reading.pk}/"))

    notes = [node.attributes["title"] or "" for node in page.css("mark.odd a.odd__no")]
    row = page.css_first("[data-fact]:has([name=take_over])")
    assert any(anomaly.message in note for note in notes)
    assert "Cần xem: có mâu thuẫn" in row.text()
    assert "data-doubt" in row.attributes
    assert row.css_first("[name=take_over]").text() == "Lấy ngày 15/05/2019"


def test_a_contradiction_with_another_text_links_there(world: World, browse: Browse) -> None:
    first = make_reading(world)
    later = make_reading(world, TEXT.replace("15/5/2019", "16/5/2019"), "ban-khac.txt")

    page = tree(browse("officer").get(f"/readings/{later.pk}/"))

    assert page.css_first(f"#mau-thuan a[href='/readings/{first.pk}/']").text() == first.name


def test_a_suggestion_is_taken_over_and_a_false_alarm_dismissed(world: World, browse: Browse) -> None:
    reading = odd(world)
    anomaly = reading.anomalies.get(type="date_after_page")
    client = browse("officer")
    address = f"/anomalies/{anomaly.pk}/settle/"

    taken = client.post(address, {"take_over": anomaly.revision, "page": reading.revision}, headers=HTMX)
    client.post(f"/readings/{reading.pk}/undo/", {})
    anomaly.refresh_from_db()
    open_again = anomaly.settled_at
    client.post(address, {"dismiss": anomaly.revision})

    anomaly.refresh_from_db()
    assert {"van-ban", "mau-thuan"} <= set(swapped(tree(taken)))
    assert open_again is None
    assert anomaly.is_false_alarm
    assert "Không phải mâu thuẫn" in client.get(f"/readings/{reading.pk}/").content.decode()


def test_a_symbol_is_taken_over_at_its_fact(world: World, browse: Browse) -> None:
    more = "Căn cứ Nghị quyết số 12/NQ-HDND ngày 10/12/2018 của HĐND thành phố về biên chế;"
    reading, client = make_reading(world, f"{TEXT}\n{more}"), browse("officer")

    button = tree(client.get(f"/readings/{reading.pk}/")).css_first("[data-fact] [name=take_over]")
    sent = {"take_over": button.attributes["value"], "page": reading.revision}
    taken = client.post(button.attributes["formaction"], sent, headers=HTMX)

    assert button.text() == "Lấy “HĐND”"
    assert "12/NQ-HĐND" in taken.content.decode()
    assert tree(client.get(f"/readings/{reading.pk}/")).css_first("[name=take_over]") is None


def test_settle_in_ones_own_words_has_a_form(world: World, browse: Browse) -> None:
    reading = odd(world)
    anomaly = reading.anomalies.get(type="date_after_page")
    client = browse("officer")
    address = f"/anomalies/{anomaly.pk}/settle/"

    form = tree(client.get(address))
    response = client.post(address, {"settlement": "Giữ như văn bản", "revision": anomaly.revision})

    anomaly.refresh_from_db()
    assert form.css_first("[name=settlement]") is not None
    assert anomaly.message in form.text()
    assert response.status_code == 302
    assert anomaly.settlement == "Giữ như văn bản"


# The plan that will come of it, and the example


def test_confirm_shows_first_what_will_come_of_it(world: World, browse: Browse) -> None:
    make_register(world)
    reading = make_decided(world)

    page = tree(browse("officer").get(f"/readings/{reading.pk}/confirm/"))

    rows = {row.css_first("th").text(): row.css_first("td").text() for row in page.css("tbody tr")}
    assert rows["Văn bản vào sổ, kèm quan hệ viện dẫn"] == "3"
    assert rows["Đơn vị nêu tên, chọn cơ quan ở phần dưới"] == "2"
    assert rows["Thời hạn của kế hoạch"] == "1"
    assert page.css_first(f"tbody a[href='/readings/{reading.pk}/#su-kien-units-0']") is not None


def test_example_is_downloaded_with_its_text(world: World, browse: Browse) -> None:
    reading = make_decided(world)

    response = browse("officer").get(f"/readings/{reading.pk}/example/")

    gold = json.loads(response.content)["documents"][0]
    assert response.headers["Content-Disposition"] == f'attachment; filename="vi-du-{reading.sha256[:16]}.json"'
    assert gold["text"] == reading.text
    assert [unit["name"] for unit in gold["units"]] == ["Sở Tư pháp", "Sở Tài chính"]


def test_example_is_not_for_strangers(world: World, browse: Browse) -> None:
    assert browse("focal").get(f"/readings/{make_reading(world).pk}/example/").status_code == 404


# Queries


@pytest.mark.parametrize("count", [1, 3])
def test_detail_takes_the_same_queries(
    world: World, browse: Browse, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    names = ["Sở Tư pháp", "Sở Tài chính", "Sở Xây dựng", "Sở Y tế"]
    text = TEXT.replace("Sở Tư pháp; Sở Tài chính", "; ".join(names[:count]))
    reading = make_reading(world, text)
    client = browse("officer")

    with django_assert_num_queries(10):
        client.get(f"/readings/{reading.pk}/")
