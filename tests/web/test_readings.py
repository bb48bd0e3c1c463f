"""Pages of readings."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from kiemtra.domain.readings import FactGroup, FactState, facts_of
from kiemtra.reading.values import SourceFormat, Text
from kiemtra.store.models import Plan, Reading
from kiemtra.workflows.readings.originals import keep_original
from tests.factories_plans import TEXT, make_decided, make_reading, make_reading_of_file, make_register
from tests.world import NOW, World

Browse = Callable[[str], Client]


def tree(response) -> HTMLParser:
    return HTMLParser(response.content.decode())


def test_list_takes_a_pasted_text(world: World, browse: Browse) -> None:
    response = browse("officer").post("/readings/", {"text": TEXT})

    reading = Reading.objects.get()
    assert response.headers["Location"] == f"/readings/{reading.pk}/"
    assert reading.name == "Kế hoạch kiểm tra công tác cải cách hành chính năm 2019"
    assert "thông tin chờ xác nhận" in browse("officer").get(f"/readings/{reading.pk}/").content.decode()


def test_list_takes_several_files(world: World, browse: Browse) -> None:
    files = [
        SimpleUploadedFile("a.txt", TEXT.encode()),
        SimpleUploadedFile("b.txt", TEXT.replace("15/5/2019", "16/5/2019").encode()),
    ]

    response = browse("officer").post("/readings/", {"text": "", "files": files})

    assert response.headers["Location"] == "/readings/"
    page = tree(browse("officer").get("/readings/"))
    assert [row.text() for row in page.css("tbody th .soft")] == ["b.txt", "a.txt"]


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        pytest.param({"text": " "}, "Chưa có văn bản", id="nothing"),
        pytest.param({"text": "x", "files": ("sai.txt", bytes(range(128, 256)))}, "sai.txt", id="encoding"),
        pytest.param({"text": "", "files": ("rong.txt", b" ")}, "“rong.txt” không có chữ nào", id="empty"),
        pytest.param({"text": "", "files": ("lon.txt", b"x" * (20 * 1024 * 1024 + 1))}, "quá lớn", id="too large"),
    ],
)
def test_list_refuses_bad_input_and_keeps_what_was_typed(
    world: World, browse: Browse, given: dict, sentence: str
) -> None:
    if "files" in given:
        given = given | {"files": [SimpleUploadedFile(*given["files"])]}

    response = browse("officer").post("/readings/", given)

    assert response.status_code == 422
    assert sentence in response.content.decode()
    area = tree(response).css_first("textarea[name=text]")
    assert area is not None
    assert area.text().strip() == given["text"].strip()
    assert not Reading.objects.exists()


def test_list_is_not_for_units(browse: Browse) -> None:
    assert browse("focal").get("/readings/").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_the_same_queries(
    world: World, browse: Browse, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        make_reading(world, f"{TEXT}\n{number}", f"{number}.txt")
    client = browse("officer")

    with django_assert_num_queries(7):
        client.get("/readings/")


def test_detail_marks_every_fact_in_its_place(world: World, browse: Browse) -> None:
    reading = make_reading(world)

    page = tree(browse("officer").get(f"/readings/{reading.pk}/"))

    facts = facts_of(reading.facts)
    keys = {fact.id.replace("/", "-") for fact in facts}
    text = page.css_first("[data-fact-text]")
    assert text is not None
    assert text.text() == reading.text
    assert [row.attributes["data-fact"] for row in page.css(".factlist li")] == [
        fact.id.replace("/", "-") for fact in sorted(facts, key=lambda fact: list(FactGroup).index(fact.group))
    ]
    assert {key for mark in page.css("mark[data-of]") for key in mark.attributes["data-of"].split()} == keys
    for fact in facts:
        covered = [node.text() for node in page.css(f"mark[data-of~='{fact.id.replace('/', '-')}']")]
        assert fact.span
        assert "".join(covered) == reading.text[slice(*fact.span)]


def test_detail_is_small(world: World, browse: Browse) -> None:
    reading = make_reading(world)

    assert len(browse("officer").get(f"/readings/{reading.pk}/").content) < 60_000


def test_detail_for_a_stranger_is_not_found(world: World, browse: Browse) -> None:
    reading = make_reading(world)

    assert browse("focal").get(f"/readings/{reading.pk}/").status_code == 404
    assert browse("stranger_focal").post(f"/readings/{reading.pk}/accept-rest/", {"revision": 1}).status_code == 404


PNG = b"\x89PNG\r\n\x1a\n rest"


@pytest.mark.parametrize(
    ("data", "kind", "link", "opens"),
    [
        (PNG, "ảnh PNG", "Xem tệp gốc", True),
        (b"%PDF-1.7 rest", "PDF", "Xem tệp gốc", True),
        (b"<!doctype html><p>x</p>", "trang web", "Tải tệp gốc", False),
    ],
)
def test_original_stands_beside_its_text_and_never_runs_here(
    world: World, browse: Browse, data: bytes, kind: str, link: str, opens: bool
) -> None:
    reading = make_reading(world)
    form = {"ảnh PNG": SourceFormat.IMAGE, "PDF": SourceFormat.PDF, "trang web": SourceFormat.HTML}[kind]
    reading.file = keep_original(data, Text("quét <b>", form, "", ""), at=NOW)
    reading.save()
    client = browse("officer")

    shown = tree(client.get(f"/readings/{reading.pk}/")).css_first(".split__text .file")
    response = client.get(shown.css_first("a").attributes["href"])

    assert shown.text(separator=" ", strip=True).startswith(f"{link} {kind}, ")
    assert ("target" in shown.css_first("a").attributes) is opens
    assert b"".join(response.streaming_content) == data
    response.close()
    assert response["Content-Disposition"].startswith("inline" if opens else "attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in response["Content-Security-Policy"]


def test_original_is_for_who_may_see_the_reading(world: World, browse: Browse) -> None:
    file = make_reading_of_file(world, TEXT.encode()).file

    answers = {who: browse(who).get(f"/files/{file.pk}/") for who in ("officer", "clerk", "focal", "member")}

    for response in answers.values():
        response.close()
    assert {who: response.status_code for who, response in answers.items()} == {
        "officer": 200,
        "clerk": 200,
        "focal": 404,
        "member": 404,
    }
    assert answers["officer"]["Content-Disposition"] == 'attachment; filename="ke-hoach.txt"'


def test_pasted_text_has_no_original(world: World, browse: Browse) -> None:
    assert tree(browse("officer").get(f"/readings/{make_reading(world).pk}/")).css_first(".split__text .file") is None


def test_stamp_of_secrecy_is_told_at_the_field(browse: Browse) -> None:
    response = browse("officer").post("/readings/", {"text": f"TỐI MẬT\n{TEXT}"})

    assert response.status_code == 422
    assert "Văn bản có độ mật không được đưa lên hệ thống" in response.content.decode()


def test_detail_of_a_foreign_text_says_so(world: World, browse: Browse) -> None:
    reading = make_reading(world, "The quick brown fox.", "foreign.txt")

    assert "Không nhận ra thông tin nào" in browse("officer").get(f"/readings/{reading.pk}/").content.decode()


def test_accept_and_strike_by_a_press(world: World, browse: Browse) -> None:
    reading = make_reading(world)
    client = browse("officer")

    response = client.post(f"/readings/{reading.pk}/decide/", {"accept": "units/0", "page": reading.revision})
    client.post(f"/readings/{reading.pk}/decide/", {"strike": "units/1", "page": reading.revision})

    reading.refresh_from_db()
    states = {fact.id: fact.state for fact in facts_of(reading.facts, reading.decisions)}
    assert (states["units/0"], states["units/1"]) == (FactState.ACCEPTED, FactState.STRUCK)
    assert "#su-kien-units-0" in response.headers["Location"]


def test_correct_a_fact(world: World, browse: Browse) -> None:
    reading = make_reading(world)
    address = f"/readings/{reading.pk}/facts/windows/0/"
    client = browse("officer")

    wrong = client.post(address, {"start": "31/6/2019", "purpose": "inspection", "revision": reading.revision})
    client.post(
        address, {"start": "10/6/2019", "end": "29/11/2019", "purpose": "inspection", "revision": reading.revision}
    )

    reading.refresh_from_db()
    fact = next(fact for fact in facts_of(reading.facts, reading.decisions) if fact.id == "windows/0")
    assert wrong.status_code == 422
    assert "Ngày này không có thật" in wrong.content.decode()
    assert (fact.state, fact.data["start"]) == (FactState.CORRECTED, "2019-06-10")


def test_unknown_fact_is_not_found(world: World, browse: Browse) -> None:
    assert browse("officer").get(f"/readings/{make_reading(world).pk}/facts/units/77/").status_code == 404


def test_confirm_matches_units_and_makes_the_plan(world: World, browse: Browse) -> None:
    make_register(world)
    reading = make_decided(world)
    client = browse("officer")
    address = f"/readings/{reading.pk}/confirm/"

    page = tree(client.get(address))
    chosen = {
        node.attributes["name"]: node.css_first("option[selected]").attributes["value"]
        for node in page.css("select[name^='unit:']")
    }
    given = {
        "revision": reading.revision,
        "title": "Kế hoạch kiểm tra năm 2019",
        "year": "2019",
        "issuer": str(world.committee.pk),
        "with_tasks": "on",
    }
    response = client.post(address, given | chosen)

    plan = Plan.objects.get()
    assert chosen == {"unit:units/0": str(world.unit.pk), "unit:units/1": str(world.other_unit.pk)}
    assert response.headers["Location"] == f"/plans/{plan.pk}/"
    assert plan.units.count() == 2


def test_confirm_leaves_an_unknown_name_to_the_person(world: World, browse: Browse) -> None:
    reading = make_decided(world)

    page = tree(browse("officer").get(f"/readings/{reading.pk}/confirm/"))

    assert "2 tên trong văn bản không trùng hẳn" in " ".join(page.css_first("main").text().split())
    assert [node.text() for node in page.css("select[name='unit:units/0'] option")] == ["Không đưa vào kế hoạch"]


def test_confirm_of_nothing_says_so(world: World, browse: Browse) -> None:
    reading = make_reading(world)

    page = browse("officer").get(f"/readings/{reading.pk}/confirm/").content.decode()

    assert "Chưa có thông tin nào được xác nhận" in page
    assert "Lập dự thảo kế hoạch</button>" not in page


def test_settle_needs_words_and_takes_the_suggestion_over(world: World, browse: Browse) -> None:
    before = "Căn cứ Kế hoạch số 98/KH-UBND ngày 15/5/2019 của UBND thành phố về truyền thông cải cách hành chính;"
    text = TEXT.replace("15/5/2019", "15/5/2020").replace("Ngày 15/5/2020", f"{before}\n\nNgày 15/5/2020")
    reading = make_reading(world, text, "sai.txt")
    anomaly = reading.anomalies.get(type="date_after_page")
    client = browse("officer")
    address = f"/anomalies/{anomaly.pk}/settle/"

    assert client.post(address, {"settlement": " ", "revision": anomaly.revision}).status_code == 422
    assert "Lấy ngày 15/05/2019" in client.get(f"/readings/{reading.pk}/").content.decode()
    client.post(address, {"take_over": "1", "revision": anomaly.revision})

    anomaly.refresh_from_db()
    assert anomaly.settlement == "Lấy ngày 15 tháng 5 năm 2019"
