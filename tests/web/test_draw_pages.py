"""Pages of draws: from the list to the open result, by clicks; what each is shown; what anybody repeats the draw with."""

import json
import subprocess
import sys
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from kiemtra.scheduling import draw as engine
from kiemtra.store.models import Draw
from kiemtra.workflows import draw_results, plans, publication
from tests import factories_draws as drawing
from tests.factories_draws import AFTER, NUMBERS, SEED
from tests.web.signing import assume, client_of
from tests.world import NOW, TODAY, World

pytestmark = pytest.mark.django_db
NEXT_DAY = date(2019, 6, 13)


@pytest.fixture
def before(world: World, settings) -> World:
    assume(world, settings)
    return world


@pytest.fixture
def after(world: World, settings) -> World:
    assume(world, settings, NEXT_DAY)
    return world


def words(response) -> str:
    node = HTMLParser(response.content.decode()).css_first("main")
    assert node is not None
    return " ".join(node.text(separator=" ").split())


def page_of(world: World, name: str, draw: Draw) -> str:
    return words(client_of(world, name).get(f"/draws/{draw.pk}/"))


def posted(client: Client, draw: Draw, deed: str, **said: object) -> int:
    draw.refresh_from_db()
    return client.post(f"/draws/{draw.pk}/{deed}/", {"revision": draw.revision, **said}).status_code


def seed(**changes: object) -> dict[str, object]:
    return {"drawn_on": "12/06/2019", "numbers": NUMBERS, "link": "https://example.vn/kq"} | changes


# ---- before the lottery


def test_new_draw_by_form(before: World) -> None:
    plan = drawing.make_drawable(before)
    client = client_of(before, "officer")

    asked = words(client.get(f"/plans/{plan.pk}/draws/new/"))
    answer = client.post(
        f"/plans/{plan.pk}/draws/new/",
        {"title": "Bốc thăm xã", "lottery": "mega645", "draw_on": "12/06/2019", "count_0": "2"},
    )

    draw = Draw.objects.get()
    assert "Danh sách có 7 đơn vị." in asked
    assert answer.headers["Location"] == f"/draws/{draw.pk}/"
    assert (draw.wanted, draw.tickets, draw.unannounced) == (2, 7, False)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            {"draw_on": "13/06/2019"},
            "Ngày 13/06/2019 (thứ Năm) không có kỳ quay của Xổ số tự chọn Mega 6/45 (Vietlott).",
        ),
        ({"draw_on": "02/06/2019"}, "Kỳ quay 02/06/2019 đã bắt đầu"),
        ({"count_0": "9"}, "Số đơn vị cần bốc nhiều hơn số đơn vị của nhóm."),
        ({"count_0": "0"}, "Hãy nêu số đơn vị cần bốc của ít nhất một nhóm."),
        ({"count_0": "hai"}, "Hãy nhập một số nguyên."),
        ({"title": "Bốc\u200bthăm"}, "ký tự không in được"),
        ({"title": ""}, "Hãy điền mục này."),
    ],
)
def test_new_draw_says_what_is_wrong_and_keeps_what_was_typed(before: World, said: dict, told: str) -> None:
    plan = drawing.make_drawable(before)
    full = {"title": "Bốc thăm xã", "lottery": "mega645", "draw_on": "12/06/2019", "count_0": "2"} | said

    answer = client_of(before, "officer").post(f"/plans/{plan.pk}/draws/new/", full)

    assert answer.status_code == 422
    assert told in words(answer)
    assert f'value="{full["draw_on"]}"' in answer.content.decode()
    assert not Draw.objects.exists()


def test_plan_without_groups_to_draw_says_so(before: World) -> None:
    from tests.world import make_plan

    plan = make_plan(before, issued=False)

    assert "chưa có nhóm đơn vị nào chọn bằng bốc thăm" in words(
        client_of(before, "officer").get(f"/plans/{plan.pk}/draws/new/")
    )


def test_draft_is_committed_and_shows_its_code(before: World) -> None:
    draw = drawing.drafted(before, drawing.make_drawable(before))
    client = client_of(before, "officer")

    assert "Việc tiếp theo: niêm phong" in page_of(before, "officer", draw)
    assert posted(client, draw, "commit") == 302

    draw.refresh_from_db()
    shown = page_of(before, "officer", draw)
    assert draw.commitment in shown
    assert "Việc tiếp theo: chờ kỳ quay" in shown
    assert posted(client, draw, "retake") == 409
    assert "Danh sách đã niêm phong không sửa được nữa" in words(
        client.post(f"/draws/{draw.pk}/retake/", {"revision": draw.revision})
    )


def test_each_commitment_has_a_salt_of_its_own(before: World) -> None:
    plan = drawing.make_drawable(before)
    client = client_of(before, "officer")
    salts = []
    for _ in range(2):
        draw = drawing.drafted(before, plan)
        posted(client, draw, "commit")
        draw.refresh_from_db()
        salts.append(bytes(draw.salt))
        posted(client, draw, "withdraw", reason="Lập lại")

    assert len({*salts}) == 2
    assert {len(salt) for salt in salts} == {engine.SALT_BYTES}


def test_before_the_lottery_no_result_can_be_typed(before: World) -> None:
    draw = drawing.committed(before, drawing.make_drawable(before))
    client = client_of(before, "officer")

    answer = client.post(f"/draws/{draw.pk}/seed/", seed())

    assert answer.status_code == 409
    assert "Chưa đến ngày quay: kết quả chỉ nhập được từ 18 giờ 00, ngày 12/06/2019." in words(answer)
    assert "nhap-ket-qua" not in client.get(f"/draws/{draw.pk}/").content.decode()


def test_withdrawing_needs_a_reason(before: World) -> None:
    draw = drawing.committed(before, drawing.make_drawable(before))
    client = client_of(before, "officer")

    assert posted(client, draw, "withdraw", reason="") == 422
    assert posted(client, draw, "withdraw", reason="Thiếu một xã") == 302
    assert "Thiếu một xã" in page_of(before, "officer", draw)


# ---- the result, typed by two


def test_second_does_not_see_what_the_first_typed(after: World) -> None:
    draw = drawing.typed(drawing.committed(after, drawing.make_drawable(after)), after.actor("officer"))

    assert NUMBERS in page_of(after, "officer", draw)
    assert NUMBERS not in page_of(after, "officer2", draw)
    assert NUMBERS not in page_of(after, "leader", draw)


def test_mismatch_is_shown_to_both(after: World) -> None:
    draw = drawing.committed(after, drawing.make_drawable(after))
    first, second = client_of(after, "officer"), client_of(after, "officer2")

    first.post(f"/draws/{draw.pk}/seed/", seed())
    second.post(f"/draws/{draw.pk}/seed/", seed(numbers="1 2 3 4 5 6"))

    for name in ("officer", "officer2"):
        shown = page_of(after, name, draw)
        assert "Hai người nhập khác nhau" in shown
        assert NUMBERS in shown
        assert "01 02 03 04 05 06" in shown
    assert NUMBERS not in page_of(after, "leader", draw)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"numbers": "1 2 3"}, "Chưa đúng số lượng số"),
        ({"numbers": "1 2 3 4 5 99"}, "nằm ngoài khoảng"),
        ({"link": ""}, "Hãy kèm chứng cứ của kết quả"),
        ({"drawn_on": "09/06/2019"}, "sớm hơn kỳ đã cam kết"),
        ({"drawn_on": "31/02/2019"}, "Ngày này không có thật"),
    ],
)
def test_wrong_result_is_told_and_kept(after: World, said: dict, told: str) -> None:
    draw = drawing.committed(after, drawing.make_drawable(after))

    answer = client_of(after, "officer").post(f"/draws/{draw.pk}/seed/", seed(**said))

    assert answer.status_code == 422
    assert told in words(answer)
    assert f'value="{seed(**said)["numbers"]}"' in answer.content.decode()


def test_same_person_twice_is_told(after: World) -> None:
    draw = drawing.typed(drawing.committed(after, drawing.make_drawable(after)), after.actor("officer"))

    answer = client_of(after, "officer").post(f"/draws/{draw.pk}/seed/", seed())

    assert "lần thứ hai phải do một người khác nhập" in words(answer)


def test_proof_as_a_file_is_for_those_who_see_the_draw(after: World, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    draw = drawing.committed(after, drawing.make_drawable(after))
    proof = SimpleUploadedFile("ket-qua.pdf", b"%PDF-1.4\n" + b"x" * 50)
    client = client_of(after, "officer")

    client.post(f"/draws/{draw.pk}/seed/", seed(link="", proof=proof))

    file = draw.seeds.get().file
    shown = client.get(f"/files/{file.pk}/")
    shown.close()
    assert shown.status_code == 200
    assert client_of(after, "focal").get(f"/files/{file.pk}/").status_code == 404


# ---- drawn and open


def test_whole_draw_by_clicks(after: World) -> None:
    draw = drawing.committed(after, drawing.make_drawable(after))
    client = client_of(after, "officer")

    client.post(f"/draws/{draw.pk}/seed/", seed())
    client_of(after, "leader").post(f"/draws/{draw.pk}/seed/", seed(numbers="41 38 23 12 07 03"))
    steps = [posted(client, draw, deed) for deed in ("draw", "open", "take")]

    draw.refresh_from_db()
    shown = page_of(after, "officer", draw)
    assert steps == [302, 302, 302]
    assert (draw.state, draw.seed, draw.plan.units.count()) == ("opened", SEED, 2)
    names = {one.ticket.name for one in engine.draw(engine.read(draw.text), draw.commitment, SEED)}
    assert all(name in shown for name in names)
    assert bytes(draw.salt).hex() in shown


def test_page_tells_that_the_commitment_stood_before_the_seed(after: World) -> None:
    draw = drawing.opened(after, drawing.make_drawable(after))

    shown = page_of(after, "officer", draw)

    order = [
        shown.index("Niêm phong danh sách, có mã cam kết"),
        shown.index("Giờ quay của kỳ xổ số đã cam kết"),
        shown.index("Mở niêm phong: khóa, danh sách, kết quả"),
    ]
    assert order == sorted(order)
    event = f"/events/{event_of(draw)}/proof/"
    assert event in client_of(after, "leader").get(f"/draws/{draw.pk}/").content.decode()
    assert client_of(after, "leader").get(event).status_code == 200


def event_of(draw: Draw) -> str:
    from kiemtra.store.queries import draws

    return str(draws.committing(draw).pk)


@pytest.mark.parametrize("part", ["html", "py", "json"])
def test_files_are_there_once_it_is_open(after: World, part: str) -> None:
    draw = drawing.drawn(after, drawing.make_drawable(after))
    client = client_of(after, "officer")

    assert client.get(f"/draws/{draw.pk}/files/{part}/").status_code == 404
    draw_results.open_(draw.pk, revision=draw.revision, by=after.actor("officer"), now=AFTER)
    answer = client.get(f"/draws/{draw.pk}/files/{part}/")

    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"].startswith("attachment; ")


def test_downloaded_script_agrees_with_downloaded_file(after: World, tmp_path) -> None:
    draw = drawing.opened(after, drawing.make_drawable(after))
    client = client_of(after, "officer")
    for name, part in (("kiem-tra.py", "py"), ("boc-tham.json", "json")):
        (tmp_path / name).write_bytes(client.get(f"/draws/{draw.pk}/files/{part}/").content)

    said = subprocess.run(
        [sys.executable, "-I", "kiem-tra.py", "boc-tham.json"], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    opened = json.loads((tmp_path / "boc-tham.json").read_text())
    assert "ĐẠT: kết quả bốc lại trùng với kết quả đã công bố." in said.stdout
    assert opened["drawn"] == draw.drawn
    assert opened["text"] == draw.text


def test_units_and_strangers_do_not_see_a_list_before_it_is_open(after: World) -> None:
    plan = drawing.make_drawable(after)
    draw = drawing.drawn(after, plan)

    assert client_of(after, "focal").get(f"/draws/{draw.pk}/").status_code == 404
    assert Client().get(f"/draws/{draw.pk}/").headers["Location"].startswith("/sign-in/")


# ---- the public


@pytest.fixture
def published(after: World) -> tuple[Draw, str]:
    plan = drawing.make_drawable(after)
    draw = drawing.opened(after, plan)
    draw_results.take(draw.pk, revision=draw.revision, by=after.actor("officer"), now=AFTER)
    plan.refresh_from_db()
    plan = plans.submit(plan.pk, revision=plan.revision, by=after.actor("officer"), now=AFTER)
    plan = plans.issue(plan.pk, revision=plan.revision, on=TODAY, by=after.actor("leader"), now=AFTER)
    plan = publication.publish(plan.pk, revision=plan.revision, by=after.actor("officer"), now=AFTER)
    return draw, plan.slug


def test_public_page_of_an_open_draw(published: tuple[Draw, str]) -> None:
    draw, slug = published
    stranger = Client()

    link = f"/ke-hoach/{slug}/boc-tham/{draw.pk}/"
    shown = words(stranger.get(link))

    assert link in stranger.get(f"/ke-hoach/{slug}/").content.decode()
    assert draw.commitment in shown
    assert "Các đơn vị trúng" in shown
    assert "Chuyên viên Sở Nội vụ" not in shown
    assert stranger.get(f"{link}html/").status_code == 200
    assert stranger.get(f"{link}proof/").status_code == 404


def test_public_page_before_it_is_open_shows_the_commitment_only(after: World) -> None:
    plan = drawing.make_drawable(after, issued=True)
    Draw.objects.all().delete()
    draft = drawing.make_drawable(after, communes=("Xuân Dương",))
    draw = drawing.committed(after, draft, 1)
    Draw.objects.filter(pk=draw.pk).update(plan=plan)
    slug = publication.publish(plan.pk, revision=plan.revision, by=after.actor("officer"), now=NOW).slug

    shown = words(Client().get(f"/ke-hoach/{slug}/boc-tham/{draw.pk}/"))

    assert draw.commitment in shown
    assert "Xuân Dương" not in shown
    assert Client().get(f"/ke-hoach/{slug}/boc-tham/{draw.pk}/json/").status_code == 404


def test_draw_of_an_unpublished_plan_is_not_there(after: World) -> None:
    draw = drawing.opened(after, drawing.make_drawable(after))

    assert Client().get(f"/ke-hoach/khong-co/boc-tham/{draw.pk}/").status_code == 404


# ---- queries


def counted(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return len(captured)


def test_list_asks_as_often_for_one_as_for_three(after: World) -> None:
    plan = drawing.make_drawable(after)
    client, url = client_of(after, "officer"), f"/plans/{plan.pk}/draws/"
    drawing.opened(after, plan)
    one = counted(client, url)
    drawing.opened(after, plan)
    drawing.drafted(after, plan)

    assert counted(client, url) == one


@pytest.mark.parametrize("state", ["drafted", "committed", "drawn", "opened"])
def test_page_asks_as_often_for_three_communes_as_for_seven(after: World, state: str) -> None:
    counts = []
    for names in (drawing.COMMUNES[:3], drawing.COMMUNES[3:]):
        draw = getattr(drawing, state)(after, drawing.make_drawable(after, communes=names), 2)
        counts.append(counted(client_of(after, "officer"), f"/draws/{draw.pk}/"))

    assert counts[0] == counts[1]
    assert counts[0] <= 24


def test_public_page_asks_constantly(published: tuple[Draw, str]) -> None:
    draw, slug = published

    assert counted(Client(), f"/ke-hoach/{slug}/boc-tham/{draw.pk}/") <= 6


def test_later_hour_of_the_same_day_is_enough(world: World, settings) -> None:
    assume(world, settings, None)
    draw = drawing.committed(world, drawing.make_drawable(world))

    assert draw.begins_at - timedelta(days=8) < NOW < draw.begins_at
