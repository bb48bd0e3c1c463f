"""The table of roles, and why somebody may or may not: answers, refusals with who could, and nothing of what is not seen."""

import re
from uuid import uuid4

import pytest
from django.conf import LazySettings
from django.test import Client

from kiemtra.domain.errors import Refusal
from kiemtra.domain.people import Permission, Role
from kiemtra.domain.whys import RecordKind
from kiemtra.store.models import Event
from kiemtra.store.queries import whys
from kiemtra.web.labels import rights as words
from kiemtra.web.views import why_links
from tests import factories_draws as draws
from tests.factories_conclusions import make_issued
from tests.factories_documents import planned_inspection, sealed_inspection
from tests.web.signing import assume, client_of
from tests.world import TODAY, World, make_plan


def text_of(response) -> str:
    """What a reader sees, in one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def table_of(response, part: str) -> dict[str, str]:
    """Deed → its row, of one part of the page ("duoc", "chua")."""
    page = response.content.decode()
    section = page[page.index(f'id="{part}"') :].split("</section>")[0]
    rows = [
        " ".join(re.sub(r"<[^>]+>", " ", row).split())
        for row in re.findall(r'<tr><th scope="row">.*?</tr>', section, re.S)
    ]
    names = [
        " ".join(re.sub(r"<[^>]+>", " ", row).split())
        for row in re.findall(r'<th scope="row">(.*?)</th>', section, re.S)
    ]
    return dict(zip((name.removesuffix(" Được") for name in names), rows, strict=True))


@pytest.fixture
def on_the_day(world: World, settings: LazySettings) -> World:
    assume(world, settings)
    return world


def ask(world: World, name: str, kind: str, pk: object, **query: str):
    return client_of(world, name).get(f"/why/{kind}/{pk}/", query)


# ---- the table of roles


def test_every_role_and_permission_stands_on_the_page(world: World) -> None:
    shown = text_of(client_of(world, "focal").get("/roles/"))

    assert [role for role in Role if words.ROLES[role] not in shown or words.ROLE_TASKS[role] not in shown] == []
    assert [one for one in Permission if words.PERMISSION_TASKS[one] not in shown] == []
    assert f"{words.ROLES[Role.FOCAL_POINT]} Của bạn" in shown
    assert shown.count("Của bạn") == 1


def test_role_page_asks_to_sign_in(client: Client) -> None:
    assert client.get("/roles/").headers["Location"] == "/sign-in/?next=%2Froles%2F"


# ---- why may I


def test_officer_learns_what_is_open_and_under_which_post(on_the_day: World) -> None:
    plan = make_plan(on_the_day)

    response = ask(on_the_day, "officer", "plan", plan.pk)

    assert "Kết thúc kế hoạch" in table_of(response, "duoc")
    assert "Chuyên viên Sở Nội vụ, Sở Nội vụ; bên: cơ quan thường trực" in table_of(response, "duoc")["Giao nhiệm vụ"]
    refused = table_of(response, "chua")
    assert "Vai trò của bạn không có quyền làm việc này." in refused["Ban hành kế hoạch"]
    assert "Cơ quan ban hành: Lãnh đạo cơ quan ban hành" in refused["Ban hành kế hoạch"]
    assert "Đã trình" in refused["Ban hành kế hoạch"]
    assert "và tờ trình; Trình kế hoạch" in text_of(response)


def test_each_deed_stands_once_open_or_closed(on_the_day: World) -> None:
    case = make_issued(on_the_day)
    records = {
        "plan": case.inspection.plan_id,
        "inspection": case.inspection.pk,
        "finding": case.findings[0].pk,
        "recommendation": case.recommendations[0].pk,
        "document": case.inspection.papers.first().pk,
    }
    for kind, pk in records.items():
        for name in ("officer", "secretary", "focal", "auditor"):
            actor = on_the_day.actor(name)
            if not whys.SUBJECTS[RecordKind(kind)].door(actor).filter(pk=pk).exists():
                continue
            response = ask(on_the_day, name, kind, pk)
            answers = whys.answers(RecordKind(kind), whys.found(RecordKind(kind), pk, actor), actor, TODAY)
            done = sum(1 for one in answers if one.refusal is Refusal.ALREADY_DONE)
            rows = done + len(re.findall(r'<tr><th scope="row">', response.content.decode()))
            assert (kind, name, rows) == (kind, name, len(answers))


def test_step_that_is_not_yet_possible_says_what_the_page_of_the_inspection_says(on_the_day: World) -> None:
    row = planned_inspection(on_the_day)

    refused = table_of(ask(on_the_day, "secretary", "inspection", row.pk), "chua")

    assert "Chưa chốt ngày kiểm tra." in refused["Gửi thông báo lịch"]
    assert "Đúng quyền: " in refused["Gửi thông báo lịch"]


@pytest.mark.parametrize("kind", [kind.replace("_", "-") for kind in RecordKind])
def test_what_is_not_there_is_not_found(on_the_day: World, kind: str) -> None:
    assert ask(on_the_day, "officer", kind, uuid4()).status_code == 404


def test_sealed_and_absent_records_answer_alike(on_the_day: World) -> None:
    sealed = sealed_inspection(on_the_day)
    absent = uuid4()

    for name in ("leader", "clerk", "auditor", "admin", "member", "focal"):
        there = ask(on_the_day, name, "inspection", sealed.pk)
        nowhere = ask(on_the_day, name, "inspection", absent)
        assert there.status_code == nowhere.status_code == 404
        assert text_of(there) == text_of(nowhere)
    assert ask(on_the_day, "head", "inspection", sealed.pk).status_code == 200


def test_asking_about_a_sealed_record_is_recorded(on_the_day: World) -> None:
    sealed = sealed_inspection(on_the_day)

    ask(on_the_day, "secretary", "inspection", sealed.pk)

    assert Event.objects.filter(subject_id=sealed.pk, name="sealed_record.viewed").count() == 1


# ---- of another person


def test_auditor_asks_for_another_person(on_the_day: World) -> None:
    plan = make_plan(on_the_day)

    response = ask(on_the_day, "auditor", "plan", plan.pk, nguoi="w-officer")

    assert "Chuyên viên Sở Nội vụ làm được gì ở đây?" in text_of(response)
    assert "Giao nhiệm vụ" in table_of(response, "duoc")


def test_another_person_is_asked_as_of_a_day(on_the_day: World) -> None:
    """Before the appointment began there was no post and no sight of the plan."""
    plan = make_plan(on_the_day)

    response = ask(on_the_day, "auditor", "plan", plan.pk, nguoi="w-officer", ngay="31/12/2018")

    assert "Người này không xem được hồ sơ, nên không làm được việc nào ở đây." in text_of(response)


def test_account_of_elsewhere_is_not_known(on_the_day: World) -> None:
    plan = make_plan(on_the_day)

    response = ask(on_the_day, "auditor", "plan", plan.pk, nguoi="ai-do")

    assert "Không có tài khoản “ai-do” trong phạm vi của bạn." in text_of(response)


def test_who_may_not_ask_for_others_is_answered_for_themselves(on_the_day: World) -> None:
    plan = make_plan(on_the_day)

    response = ask(on_the_day, "officer", "plan", plan.pk, nguoi="w-leader")

    assert "Tôi làm được gì ở đây?" in text_of(response)
    assert 'name="nguoi"' not in response.content.decode()


# ---- the same through the API


def test_api_says_what_the_page_says(on_the_day: World) -> None:
    plan = make_plan(on_the_day)

    told = client_of(on_the_day, "officer").get(f"/api/v1/why/plan/{plan.pk}/").json()

    by_deed = {one["deed"]: one for one in told["deeds"]}
    assert told["seen"] is True
    assert (by_deed["close"]["open"], by_deed["close"]["side"]) == (True, "standing")
    assert (by_deed["issue"]["code"], by_deed["issue"]["able"]) == (
        "not_your_role",
        [{"role": "leadership", "side": "issuer"}],
    )
    assert by_deed["issue"]["message"] == "Vai trò của bạn không có quyền làm việc này."


def test_api_answers_for_others_to_whom_may_ask(on_the_day: World) -> None:
    plan = make_plan(on_the_day)
    address = f"/api/v1/why/plan/{plan.pk}/"

    told = client_of(on_the_day, "auditor").get(address, {"username": "w-stranger_focal"}).json()
    unknown = client_of(on_the_day, "auditor").get(address, {"username": "ai-do"})
    refused = client_of(on_the_day, "officer").get(address, {"username": "w-leader"})

    assert (told["seen"], all(not one["open"] for one in told["deeds"])) == (True, True)
    assert unknown.status_code == 404
    assert (refused.status_code, refused.json()["code"]) == (403, "not_your_role")


def test_api_hides_a_sealed_record(on_the_day: World) -> None:
    sealed = sealed_inspection(on_the_day)

    there = client_of(on_the_day, "auditor").get(f"/api/v1/why/inspection/{sealed.pk}/")
    nowhere = client_of(on_the_day, "auditor").get(f"/api/v1/why/inspection/{uuid4()}/")

    assert (there.status_code, there.content) == (404, nowhere.content)


def test_each_kind_of_record_has_a_name_and_a_page() -> None:
    assert set(why_links.NAMES) == set(why_links.PAGES) == set(RecordKind)


def test_draw_has_its_page_of_rights(on_the_day: World) -> None:
    draw = draws.committed(on_the_day, draws.make_drawable(on_the_day))

    assert draw.title in text_of(ask(on_the_day, "officer", "draw", draw.pk))
