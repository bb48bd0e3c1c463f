"""Pages of scans: handed in without waiting, followed while their letters are recognised, read or refused with a sentence."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from kiemtra.reading import from_string
from kiemtra.reading.values import Text
from kiemtra.store.models import Reading, Recognition
from kiemtra.workflows.readings import recognising
from tests.factories_plans import TEXT, make_scan
from tests.scanned import scan
from tests.world import NOW, TODAY, World

Browse = Callable[[str], Client]
NOTE = "chữ nhận dạng từ ảnh, cần soát lại với bản gốc"
LIST, PAGE = {"HX-Request": "true", "HX-Target": "van-ban-da-doc"}, {"HX-Request": "true", "HX-Target": "nhan-dang"}


@pytest.fixture
def browse(world: World, client: Client) -> Browse:
    def sign_in(name: str) -> Client:
        client.force_login(world.users[name], backend="django.contrib.auth.backends.ModelBackend")
        return client

    return sign_in


def tree(response) -> HTMLParser:
    return HTMLParser(response.content.decode())


def words(response) -> str:
    return " ".join(tree(response).text().split())


def post(client: Client, *scans: bytes):
    files = [SimpleUploadedFile(f"quet-{number}.png", data) for number, data in enumerate(scans)]
    return client.post("/readings/", {"text": "", "files": files})


def claim() -> Recognition:
    row = recognising.claim(now=NOW)
    assert row is not None
    return row


def finish() -> Reading:
    row = claim()
    words = from_string(TEXT, row.name)
    text = Text(row.name, words.format, row.sha256, words.text, (NOTE,))
    original = recognising.original_of(row, text, now=NOW)
    reading = recognising.finish(row, text, original, now=NOW, today=TODAY)
    assert reading is not None
    return reading


def fail(sentence: str) -> None:
    recognising.fail(claim(), sentence, now=timezone.now())


def test_scan_is_handed_in_and_followed(world: World, browse: Browse) -> None:
    response = post(browse("officer"), scan())

    row = Recognition.objects.get()
    assert response.headers["Location"] == f"/readings/scans/{row.pk}/"
    page = tree(browse("officer").get(f"/readings/scans/{row.pk}/"))
    place = page.css_first("#nhan-dang")
    assert place is not None
    assert place.attributes["hx-get"] == f"/readings/scans/{row.pk}/"
    assert "Đang nhận dạng chữ…" in place.text()
    assert not Reading.objects.exists()


def test_several_scans_lead_to_the_list(browse: Browse) -> None:
    response = post(browse("officer"), scan(), scan(("Một dòng khác.",)))

    assert response.headers["Location"] == "/readings/"
    page = tree(browse("officer").get("/readings/"))
    assert sorted(link.text() for link in page.css('a[href^="/readings/scans/"]')) == ["quet-0.png", "quet-1.png"]


def test_list_asks_again_only_while_a_scan_is_under_way(world: World, browse: Browse) -> None:
    make_scan(world)
    client = browse("officer")

    before = tree(client.get("/readings/")).css_first("#van-ban-da-doc")
    reading = finish()
    after = client.get("/readings/", headers=LIST)

    assert before is not None
    assert before.attributes["hx-trigger"] == "every 4s"
    part = tree(after).css_first("#van-ban-da-doc")
    assert part is not None
    assert "hx-trigger" not in part.attributes
    assert tree(after).css_first(f'a[href="/readings/{reading.pk}/"]') is not None
    # What somebody is typing beside it stays.
    assert tree(after).css_first("form") is None


def test_page_leads_to_the_reading_once_it_is_there(world: World, browse: Browse) -> None:
    row = make_scan(world)
    client = browse("officer")

    waiting = client.get(f"/readings/scans/{row.pk}/", headers=PAGE)
    reading = finish()

    assert tree(waiting).css_first("h1") is None
    assert "sắp đến lượt" in words(waiting)
    done = client.get(f"/readings/scans/{row.pk}/", headers=PAGE)
    assert done.headers["HX-Redirect"] == f"/readings/{reading.pk}/"
    assert client.get(f"/readings/scans/{row.pk}/").headers["Location"] == f"/readings/{reading.pk}/"


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        pytest.param("“quet.png” là ảnh bị hỏng.", "“quet.png” là ảnh bị hỏng.", id="refused"),
        pytest.param("", "Máy chủ đã thử ba lần mà chưa nhận dạng xong.", id="given up"),
    ],
)
def test_failure_is_told_and_nobody_asks_again(world: World, browse: Browse, fault: str, said: str) -> None:
    row = make_scan(world)
    fail(fault)

    page = browse("officer").get(f"/readings/scans/{row.pk}/")
    listed = browse("officer").get("/readings/")

    assert said in words(page)
    assert said in words(listed)
    assert tree(page).css_first("#nhan-dang[hx-trigger]") is None
    assert tree(listed).css_first("#van-ban-da-doc[hx-trigger]") is None


def test_failure_of_long_ago_is_in_the_list_no_more(world: World, browse: Browse) -> None:
    row = make_scan(world)
    fail("“quet.png” là ảnh bị hỏng.")
    client, link = browse("officer"), f'a[href="/readings/scans/{row.pk}/"]'
    before = tree(client.get("/readings/")).css_first(link)

    Recognition.objects.update(finished_at=timezone.now() - timedelta(days=4))

    assert before is not None
    assert tree(client.get("/readings/")).css_first(link) is None


def test_scan_is_refused_at_once_where_nothing_recognises_letters(
    browse: Browse, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    response = post(browse("officer"), scan())

    assert response.status_code == 422
    assert "cần cài tesseract" in response.content.decode()
    assert not Recognition.objects.exists()


def test_scan_does_not_exist_for_units(world: World, browse: Browse) -> None:
    row = make_scan(world)

    assert browse("focal").get(f"/readings/scans/{row.pk}/").status_code == 404
    assert browse("officer").get(f"/readings/scans/{row.pk}/").status_code == 200


def test_how_the_words_were_got_stands_above_the_text_and_in_the_list(world: World, browse: Browse) -> None:
    make_scan(world)
    reading = finish()

    page = tree(browse("officer").get(f"/readings/{reading.pk}/"))
    place = page.css_first(".split__text")
    assert place is not None
    assert place.text().index(NOTE[1:]) < place.text().index("99/KH-UBND")
    assert NOTE in words(browse("officer").get("/readings/"))


def test_old_encoding_is_told(browse: Browse) -> None:
    old = "KÕ ho¹ch kiÓm tra c«ng t¸c c¶i c¸ch hµnh chÝnh cña tØnh"

    browse("officer").post("/readings/", {"text": "", "files": [SimpleUploadedFile("cu.txt", old.encode())]})

    assert Reading.objects.get().notes == ["văn bản viết bằng mã TCVN3 (ABC), đã chuyển sang Unicode"]


@pytest.mark.parametrize("count", [1, 3])
def test_pages_take_the_same_queries(
    world: World, browse: Browse, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        row = make_scan(world, bytes([number]), f"{number}.png")
    client = browse("officer")

    with django_assert_num_queries(7):
        client.get("/readings/")
    with django_assert_num_queries(6):
        client.get(f"/readings/scans/{row.pk}/")
