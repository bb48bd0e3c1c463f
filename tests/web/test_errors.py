"""Pages of errors: each mapped once, each with a sentence, and none that tells more than it should."""

import re
from uuid import uuid4

import pytest
from django.test import Client

from kiemtra.domain.errors import Refusal
from kiemtra.web import labels
from tests.world import World, make_plan

BACKEND = "django.contrib.auth.backends.ModelBackend"
NOT_THEIRS = {
    "sign_in",
    "not_your_role",
    "not_your_side",
    "not_your_agency",
    "not_your_team",
    "own_report",
    "interested_party",
}
NOT_FOUND = "Trang này không có, hoặc không thuộc phạm vi được xem của bạn."


@pytest.fixture
def officer(world: World, client: Client, settings) -> Client:
    settings.ROOT_URLCONF = "tests.web.errors_urls"
    client.force_login(world.users["officer"], backend=BACKEND)
    return client


def sentences(response) -> list[str]:
    """The sentences of the page itself."""
    main = re.search(r"<main.*?</main>", response.content.decode(), re.S)
    assert main
    return [" ".join(part.split()) for part in re.findall(r"<p>([^<]*)</p>", main[0]) if part.strip()]


def heading(response) -> str:
    found = re.search(r"<h1>([^<]*)</h1>", response.content.decode())
    assert found
    return found[1]


@pytest.mark.parametrize("code", list(Refusal))
def test_each_refusal_has_its_status_and_its_sentence(officer: Client, code: Refusal) -> None:
    response = officer.get(f"/errors/refused-{code}/")

    if code is Refusal.SEALED:
        assert (response.status_code, sentences(response)) == (404, [NOT_FOUND])
    else:
        assert response.status_code == (403 if code in NOT_THEIRS else 409)
        assert (heading(response), sentences(response)) == ("Chưa thực hiện được", [labels.refusal(code)])


@pytest.mark.parametrize(
    ("name", "status", "title", "said"),
    [
        (
            "late",
            409,
            "Chưa thực hiện được",
            [
                "Không còn đủ 5 ngày làm việc trước ngày kiểm tra; muộn nhất phải gửi ngày 12/06/2019. "
                "Hãy chọn ngày kiểm tra muộn hơn, hoặc đề nghị Trưởng đoàn cho gửi khẩn kèm lý do."
            ],
        ),
        ("not-valid", 422, "Thông tin chưa đúng", ["Ngày 31/02/2019 không có thật.", "Hãy ghi nội dung."]),
        (
            "invalid-move",
            409,
            "Chưa thực hiện được",
            ["Hồ sơ đang ở bước khác nên không chuyển được như vậy. Hãy tải lại trang để xem bước hiện tại."],
        ),
        ("absent", 404, "Không tìm thấy", [NOT_FOUND]),
        ("forbidden", 403, "Không được phép", ["Bạn không được phép mở trang này."]),
        (
            "broken",
            400,
            "Yêu cầu không hợp lệ",
            ["Máy chủ không hiểu yêu cầu này. Hãy quay lại và thử lại."],
        ),
    ],
)
@pytest.mark.filterwarnings("ignore")
def test_each_error_has_its_page(officer: Client, name: str, status: int, title: str, said: list[str]) -> None:
    response = officer.get(f"/errors/{name}/")

    assert (response.status_code, heading(response), sentences(response)) == (status, title, said)


def test_conflict_shows_both_revisions(officer: Client) -> None:
    response = officer.get("/errors/conflict/")

    assert (response.status_code, heading(response)) == (409, "Hồ sơ đã có thay đổi khác")
    [sentence] = sentences(response)
    assert "bạn đang xem bản 3, bản hiện tại là 5" in sentence


@pytest.mark.parametrize("name", ["bug", "unknown-rule"])
def test_bug_tells_nothing_of_the_inside(officer: Client, name: str) -> None:
    officer.raise_request_exception = False

    response = officer.get(f"/errors/{name}/")

    assert response.status_code == 500
    html = response.content.decode()
    assert "Máy chủ gặp lỗi" in html
    assert "chi tiết nội bộ" not in html
    assert "chưa có trang" not in html


def test_unseen_and_absent_look_alike(world: World, client: Client) -> None:
    plan = make_plan(world, issued=False)
    client.force_login(world.users["focal"], backend=BACKEND)
    unseen_id, absent_id = str(plan.pk), str(uuid4())

    unseen, absent = client.get(f"/plans/{unseen_id}/"), client.get(f"/plans/{absent_id}/")

    assert (unseen.status_code, absent.status_code) == (404, 404)
    assert neutral(unseen, unseen_id) == neutral(absent, absent_id)
    assert unseen.headers.keys() == absent.headers.keys()


def test_unseen_and_absent_look_alike_to_strangers(world: World, client: Client) -> None:
    for key in (make_plan(world).pk, uuid4()):
        response = client.get(f"/plans/{key}/?q=a")

        assert response.status_code == 302
        assert response["Location"] == f"/sign-in/?next=%2Fplans%2F{key}%2F%3Fq%3Da"


def test_stranger_on_an_address_that_is_none_is_offered_to_sign_in(client: Client, db: None) -> None:
    assert 'href="/sign-in/?next=/khong-co/"' in client.get("/khong-co/").content.decode()


@pytest.mark.parametrize(
    ("headers", "back"),
    [
        ({"referer": "http://testserver/documents/?q=a#b"}, "%2Fdocuments%2F%3Fq%3Da"),
        ({"referer": "https://example.vn/documents/"}, "%2F"),
        ({}, "%2F"),
    ],
)
def test_deed_of_a_stranger_leads_back_to_the_page_that_was_seen(
    client: Client, db: None, headers: dict[str, str], back: str
) -> None:
    response = client.post(f"/documents/{uuid4()}/withdraw/", headers=headers)

    assert (response.status_code, response["Location"]) == (302, f"/sign-in/?next={back}")


def test_htmx_of_a_stranger_leaves_the_page(client: Client, db: None) -> None:
    response = client.get(
        "/documents/", headers={"HX-Request": "true", "HX-Current-URL": "http://testserver/documents/?q=a"}
    )

    assert (response.status_code, response.content) == (401, b"")
    assert response["HX-Redirect"] == "/sign-in/?next=%2Fdocuments%2F%3Fq%3Da"


def neutral(response, mark: str) -> str:
    """The page without its own address, the hour of printing and the form's token."""
    html = response.content.decode().replace(mark, "…")
    html = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", html)
    return re.sub(r"In lúc [\d:/ ]+", "", html)


@pytest.mark.parametrize("path", ["/khong-co/", "/plans/khong-phai-ma/", "/demo/sign-in/x/"])
def test_address_that_is_none_is_not_found(client: Client, db: None, path: str) -> None:
    response = client.get(path)

    assert (response.status_code, heading(response)) == (404, "Không tìm thấy")
    assert sentences(response)[0] == NOT_FOUND


def test_form_that_is_too_old_changes_nothing(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.users["officer"], backend=BACKEND)

    response = client.post("/sign-out/")

    assert (response.status_code, heading(response)) == (403, "Biểu mẫu hết hiệu lực")
    assert sentences(response)[0].endswith("chưa có gì bị thay đổi.")
    assert client.session.get("_auth_user_id") == str(world.users["officer"].pk)


def test_deed_opened_as_a_page_says_so(officer: Client) -> None:
    response = officer.get("/sign-out/")

    assert (response.status_code, response["Allow"]) == (405, "POST")
    assert heading(response) == "Không mở được"


def test_host_of_somebody_else_is_refused(client: Client, db: None, caplog: pytest.LogCaptureFixture) -> None:
    response = client.get("/sign-in/", headers={"host": "example.vn"})

    assert (response.status_code, heading(response)) == (400, "Yêu cầu không hợp lệ")


@pytest.mark.parametrize(
    ("name", "status"), [("conflict", 409), ("not-valid", 422), ("absent", 404), ("refused-not_yet", 409)]
)
def test_htmx_gets_the_sentences_alone(officer: Client, name: str, status: int) -> None:
    page = officer.get(f"/errors/{name}/")
    fragment = officer.get(f"/errors/{name}/", headers={"HX-Request": "true"})
    boosted = officer.get(f"/errors/{name}/", headers={"HX-Request": "true", "HX-Boosted": "true"})

    assert [page.status_code, fragment.status_code, boosted.status_code] == [status] * 3
    assert "<html" in page.content.decode()
    assert "<html" in boosted.content.decode()
    words = fragment.content.decode()
    assert words.startswith('<div class="errors" role="alert"')
    assert "<html" not in words
    assert [one for one in sentences(page) if one not in words] == []
    assert {"HX-Request" in response["Vary"] for response in (page, fragment, boosted)} == {True}


@pytest.mark.parametrize("value", ["", "x", "-1", "1.5", "٣", "9" * 5000])
def test_revision_that_is_none_is_a_stale_one(rf, value: str) -> None:
    from kiemtra.web.request import seen_revision

    assert seen_revision(rf.post("/", {"revision": value})) == (3 if value == "٣" else 0)


def test_write_id_is_a_uuid_or_not_found(rf) -> None:
    from django.http import Http404

    from kiemtra.web.request import write_id

    number = uuid4()
    assert write_id(rf.post("/", {"write_id": str(number)})) == number
    assert write_id(rf.post("/")) is None
    with pytest.raises(Http404):
        write_id(rf.post("/", {"write_id": "không phải"}))
