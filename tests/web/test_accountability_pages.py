"""The pages of what only a few may see: proposals on accountability, sealed drafts, the call to the team, who has read."""

from uuid import uuid4

import pytest
from django.test import Client

from kiemtra.domain.people import Role
from kiemtra.store.models import AccountabilityProposal, Appointment, Event, Inspection
from kiemtra.store.queries.secrecy import VIEWED
from tests import factories_conclusions as make
from tests import factories_inspections as visiting
from tests.factories_plans import put_below
from tests.web.signing import assume, client_of
from tests.world import TODAY, World, make_agency, make_user


@pytest.fixture(autouse=True)
def on_the_day(world: World, settings) -> None:
    assume(world, settings)


@pytest.fixture
def case(world: World) -> make.Case:
    authority = make_agency("w.bnv", "Bộ Nội vụ")
    put_below(authority, world.unit)
    world.users["minister"] = make_user("w-minister", "Lãnh đạo Bộ")
    said = {"jurisdiction": world.jurisdiction, "agency": authority, "role": Role.AGENCY_HEAD, "title": "Lãnh đạo Bộ"}
    Appointment.objects.create(user=world.users["minister"], valid_from=TODAY, **said)
    return make.make_concluded(world)


def typed(case: make.Case, **other: object) -> dict[str, object]:
    return {
        "kind": "person",
        "name": "Người được nêu (minh họa)",
        "position": "Trưởng phòng",
        "text": "Đề nghị xem xét trách nhiệm.",
        "findings": [str(case.findings[0].pk)],
        "authority": str(Appointment.objects.get(user=case.world.users["minister"]).agency_id),
        **other,
    }


def proposed(case: make.Case) -> AccountabilityProposal:
    client_of(case.world, "secretary").post(f"/inspections/{case.inspection.pk}/accountability/new/", typed(case))
    return AccountabilityProposal.objects.get()


def readings() -> list[tuple[str, str]]:
    return list(Event.objects.filter(name=VIEWED).order_by("pk").values_list("actor_name", "after__how"))


def test_a_proposal_goes_from_draft_to_answer_by_its_pages(case: make.Case) -> None:
    row = proposed(case)
    page, head, minister = f"/accountability/{row.pk}", client_of(case.world, "head"), client_of(case.world, "minister")
    assert minister.get(f"{page}/").status_code == 404

    head.post(f"{page}/edit/", typed(case, name="Phòng Hành chính (minh họa)", kind="collective") | {"revision": 1})
    head.post(f"{page}/send/", {"revision": 2})
    assert "Xem xét trách nhiệm theo kiến nghị" in minister.get("/work/").content.decode()
    answer = {"outcome": "reviewed", "text": "Đã kiểm điểm.", "decided_on": "04/06/2019", "number": "12/QĐ-BNV"}
    minister.post(f"{page}/answer/", answer | {"revision": 3})

    shown = head.get(f"{page}/").content.decode()
    for words in ("Phòng Hành chính (minh họa)", "Đã có kết quả xem xét", "Đã kiểm điểm.", "12/QĐ-BNV", "04/06/2019"):
        assert words in shown
    assert "Trưởng phòng" not in shown.split("Diễn biến")[0]


def test_proposal_that_is_taken_back_says_why(case: make.Case) -> None:
    row = proposed(case)
    head = client_of(case.world, "head")

    assert head.post(f"/accountability/{row.pk}/withdraw/", {"revision": 1, "reason": ""}).status_code == 422
    head.post(f"/accountability/{row.pk}/withdraw/", {"revision": 1, "reason": "Nhầm thẩm quyền"})

    assert "Nhầm thẩm quyền" in head.get(f"/accountability/{row.pk}/").content.decode()


def test_all_that_is_missing_comes_back_at_once(case: make.Case) -> None:
    url = f"/inspections/{case.inspection.pk}/accountability/new/"
    answer = client_of(case.world, "head").post(url, {"kind": "person", "position": "giữ lại"})
    page = answer.content.decode()

    assert answer.status_code == 422
    for sentence in ("Hãy ghi tên tập thể", "Hãy ghi nội dung", "Hãy chọn ít nhất một nhận định", "Hãy chọn cơ quan"):
        assert sentence in page
    assert "giữ lại" in page


def test_person_without_position_is_sent_back(case: make.Case) -> None:
    url = f"/inspections/{case.inspection.pk}/accountability/new/"
    answer = client_of(case.world, "head").post(url, typed(case, position=""))

    assert answer.status_code == 422
    assert "Hãy ghi chức vụ" in answer.content.decode()


@pytest.mark.parametrize("who", ["officer", "leader", "auditor", "admin", "clerk", "member", "focal", "unit_head"])
def test_for_others_there_is_none(case: make.Case, who: str) -> None:
    row, client, nothing = proposed(case), client_of(case.world, who), uuid4()

    for deed in ("", "edit/", "withdraw/", "answer/"):
        there, not_there = (client.get(f"/accountability/{pk}/{deed}") for pk in (row.pk, nothing))
        assert there.status_code == not_there.status_code == 404
    assert client.post(f"/accountability/{row.pk}/send/", {"revision": 1}).status_code == 404
    assert "Người được nêu" not in client.get("/accountability/").content.decode()
    inspection = client.get(f"/inspections/{case.inspection.pk}/")
    assert "trách nhiệm" not in inspection.content.decode()


def test_reading_a_proposal_is_noted_and_shown(case: make.Case) -> None:
    row = proposed(case)
    secretary = client_of(case.world, "secretary")
    for _ in range(3):
        secretary.get(f"/accountability/{row.pk}/")
    secretary.get("/accountability/")

    assert readings() == [("Thư ký Đoàn 1", "page"), ("Thư ký Đoàn 1", "list")]
    shown = client_of(case.world, "head").get(f"/accountability/{row.pk}/").content.decode()
    assert "Ai đã xem" in shown
    assert "thấy trong danh sách" in shown


def test_reading_a_sealed_inspection_is_noted_by_page_list_export_and_api(world: World) -> None:
    row = visiting.approved(world)
    head = client_of(world, "head")
    for path in (
        f"/inspections/{row.pk}/",
        "/inspections/",
        "/inspections/?format=xlsx",
        "/work/",
        "/work/xlsx/",
        f"/api/v1/inspections/{row.pk}/",
        "/api/v1/inspections/",
    ):
        assert head.get(path).status_code == 200

    assert [how for _, how in readings()] == ["page", "list", "export", "api"]
    assert "Ai đã xem" in client_of(world, "officer").get(f"/inspections/{row.pk}/").content.decode()


def test_reading_by_others_writes_nothing(world: World) -> None:
    row = visiting.approved(world)
    before = Event.objects.count()
    for who in ("member", "leader", "auditor", "admin", "focal", "head2"):
        client = client_of(world, who)
        for path in (f"/inspections/{row.pk}/", "/inspections/", "/work/", f"/api/v1/inspections/{row.pk}/"):
            client.get(path)

    assert Event.objects.count() == before


# ---- the call to the team


def call(world: World) -> Inspection:
    row = visiting.approved(world)
    said = {"day": "07/06/2019", "hour": "8:30", "meeting_point": "Bãi xe số 5 (minh họa)", "revision": row.revision}
    shown = {"shown_day": "04/06/2019", "shown_hour": "7:00"}
    answer = client_of(world, "head").post(f"/inspections/{row.pk}/summon/", said | shown)
    assert answer.url == f"/inspections/{row.pk}/"
    return row


def test_member_finds_hour_and_place_and_nothing_that_leads_on(world: World) -> None:
    row = call(world)
    page = client_of(world, "member").get("/work/").content.decode()

    assert "8 giờ 30 ngày 07/06/2019, tập trung tại Bãi xe số 5 (minh họa)" in page
    assert str(row.pk) not in page
    assert row.unit.name not in page
    assert client_of(world, "member").get("/work/xlsx/").status_code == 200


@pytest.mark.parametrize(
    "who", ["leader", "auditor", "admin", "clerk", "focal", "unit_head", "stranger_focal", "head2"]
)
def test_nobody_outside_the_team_finds_the_call(world: World, who: str) -> None:
    call(world)

    assert "Công tác" not in client_of(world, who).get("/work/").content.decode()


def test_a_call_in_the_past_comes_back_with_its_sentence(world: World) -> None:
    row = visiting.approved(world)
    said = {"day": "04/06/2019", "hour": "8", "meeting_point": "Bãi xe", "shown_day": "03/06/2019", "shown_hour": "8"}
    answer = client_of(world, "head").post(f"/inspections/{row.pk}/summon/", said | {"revision": row.revision})

    assert "Giờ tập trung phải sau lúc này." in answer.content.decode()


# ---- sealed drafts


def test_head_seals_and_unseals_by_the_page(world: World) -> None:
    case = make.make_draft(world)
    url, head, officer = (
        f"/inspections/{case.inspection.pk}/conclusion",
        client_of(world, "head"),
        client_of(world, "officer"),
    )

    head.post(f"{url}/seal/", {"revision": case.conclusion.revision})
    assert officer.get(f"{url}/").status_code == 404
    page = head.get(f"{url}/").content.decode()
    assert "Dự thảo giữ kín" in page
    assert officer.get(f"/inspections/{case.inspection.pk}/").status_code == 200
    head.get(f"{url}/preview/docx/")
    assert [how for _, how in readings()] == ["page", "export"]

    head.post(f"{url}/unseal/", {"revision": case.conclusion.revision})
    assert officer.get(f"{url}/").status_code == 200


@pytest.mark.parametrize("path", ["/accountability/", "/work/"])
def test_a_stranger_is_asked_to_sign_in(world: World, path: str) -> None:
    assert Client().get(path).status_code == 302


@pytest.mark.parametrize("count", [1, 3])
def test_list_takes_as_many_queries_for_three_as_for_one(
    case: make.Case, count: int, django_assert_num_queries
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    for _ in range(count):
        client_of(case.world, "secretary").post(f"/inspections/{case.inspection.pk}/accountability/new/", typed(case))
    head = client_of(case.world, "head")
    head.get("/accountability/")
    with CaptureQueriesContext(connection) as captured:
        head.get("/accountability/")

    assert len([one for one in captured if "store_accountabilityproposal" in one["sql"]]) == 1
