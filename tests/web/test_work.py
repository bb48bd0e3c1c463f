"""Việc của tôi."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from kiemtra.domain.work import WorkKind
from kiemtra.store.models import Message
from kiemtra.store.queries import work as queries
from kiemtra.workflows import inspections, messages, plans
from tests.factories_documents import make_draft, planned_inspection, sealed_inspection
from tests.factories_inspections import VISIT, decided, noticed
from tests.world import NOW, TODAY, World, make_plan, make_team

pytestmark = pytest.mark.django_db


def words(response) -> str:
    return " ".join(response.content.decode().split())


def sign_in(world: World, client: Client, name: str) -> Client:
    client.force_login(world.users[name], backend="django.contrib.auth.backends.ModelBackend")
    return client


def kinds(world: World, who: str, today: date = TODAY) -> list[str]:
    return [str(item.kind) for item in queries.due_for(world.actor(who), today)]


def test_work_of_a_plan_goes_from_officer_to_leader(world: World) -> None:
    plan = make_plan(world, issued=False)
    before = kinds(world, "officer"), kinds(world, "leader")

    plans.submit(plan.pk, revision=plan.revision, by=world.actor("officer"), now=NOW)

    assert before == (["submit_plan"], [])
    assert (kinds(world, "officer"), kinds(world, "leader")) == ([], ["issue_plan"])


def test_work_before_the_visit_goes_from_hand_to_hand(world: World) -> None:
    inspection = planned_inspection(world)
    first = kinds(world, "secretary"), kinds(world, "head"), kinds(world, "focal")

    decided(world, inspection=inspection)

    assert first == (["propose_visit"], ["propose_visit"], [])
    assert kinds(world, "secretary") == ["send_notice"]
    assert kinds(world, "member") == kinds(world, "focal") == []


def test_work_of_the_unit_begins_with_the_notice(world: World) -> None:
    noticed(world)

    [item] = [item for item in queries.due_for(world.actor("focal"), TODAY) if item.kind is WorkKind.ANSWER_NOTICE]

    assert (item.due_on, item.late, item.why) == (VISIT, False, "Đầu mối Sở Tư pháp, Sở Tư pháp")
    assert kinds(world, "stranger_focal") == []
    assert "open_visit" in kinds(world, "secretary")


def test_a_notice_is_followed_until_somebody_of_the_unit_has_it(world: World) -> None:
    inspection = noticed(world)
    before = {who: "track_notice" in kinds(world, who) for who in ("secretary", "head", "member", "focal")}

    inspections.acknowledge(inspection.pk, by=world.actor("secretary"), now=NOW)
    told_to_the_team = "track_notice" in kinds(world, "secretary")
    inspections.acknowledge(inspection.pk, by=world.actor("focal"), now=NOW)

    assert before == {"secretary": True, "head": True, "member": False, "focal": False}
    assert told_to_the_team
    assert "track_notice" not in kinds(world, "secretary")


def test_work_is_late_after_its_day_and_on_top(world: World) -> None:
    noticed(world)
    make_draft(world, make_plan(world))

    items = queries.due_for(world.actor("secretary"), date(2019, 7, 1))

    assert items[0].late
    assert [item.due_on for item in items] == sorted((item.due_on for item in items), key=lambda due: due or date.max)


def test_work_on_a_sealed_proposal_is_for_its_head_only(world: World) -> None:
    sealed_inspection(world)

    assert kinds(world, "head") == ["approve_unannounced"]
    for who in ("secretary", "officer", "member", "leader", "clerk", "auditor", "focal", "stranger_focal"):
        assert kinds(world, who) == []


def test_work_of_the_clerk_is_drafts_to_number(world: World) -> None:
    plan = make_plan(world)
    make_draft(world, plan)
    make_draft(world, inspection=sealed_inspection(world, plan), by="secretary")

    assert kinds(world, "clerk") == ["number_document"]


def test_stranger_has_no_work_and_is_sent_to_sign_in(world: World, client: Client) -> None:
    from kiemtra.domain.people import STRANGER

    assert queries.due_for(STRANGER, TODAY) == []
    assert client.get("/work/")["Location"].startswith("/sign-in/")


def test_page_shows_items_messages_and_what_is_done(world: World, client: Client) -> None:
    make_draft(world, make_plan(world))
    messages.queue("k", [world.users["clerk"]], subject="Có dự thảo mới", body="", path="/documents/", at=NOW)

    page = words(sign_in(world, client, "clerk").get("/work/"))

    assert "Ghi số, ngày, bản đã ký của văn bản" in page
    assert "Có dự thảo mới" in page
    assert "1 việc" in page


def test_page_of_somebody_without_work_says_so(world: World, client: Client) -> None:
    assert "Hiện không có việc nào đến lượt bạn." in words(sign_in(world, client, "auditor").get("/work/"))


def test_page_lists_what_i_did_today(world: World, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    make_plan(world, issued=False)
    monkeypatch.setattr("kiemtra.web.middleware.moment", lambda _: datetime(2019, 6, 5, 8, tzinfo=UTC))

    officer, leader = (words(sign_in(world, client, who).get("/work/")) for who in ("officer", "leader"))

    assert "Đã xong hôm nay" in officer
    assert "Lập kế hoạch" in officer
    assert "Đã xong hôm nay" not in leader


@pytest.mark.parametrize("who", ["officer", "secretary", "clerk", "unit_head", "leader"])
def test_page_takes_as_many_queries_for_three_as_for_one(world: World, client: Client, who: str) -> None:
    signed_in, counts = None, []
    for _ in range(3):
        plan = make_plan(world)
        decided(world, inspection=planned_inspection(world))
        make_draft(world, plan)
        signed_in = sign_in(world, client, who)
        with CaptureQueriesContext(connection) as taken:
            signed_in.get("/work/")
        counts.append(len(taken))

    assert counts[1] == counts[2]


@pytest.mark.parametrize("who", ["officer", "secretary", "clerk", "unit_head", "focal", "leader", "head"])
def test_due_for_takes_at_most_a_query_a_subject(world: World, who: str) -> None:
    noticed(world)
    actor = world.actor(who)

    with CaptureQueriesContext(connection) as taken:
        queries.due_for(actor, TODAY)
        list(queries.unread(actor))

    assert len(taken) <= len(queries.SOURCES)


def test_message_opened_is_read_and_leads_on(world: World, client: Client) -> None:
    messages.queue("k", [world.users["clerk"]], subject="Có dự thảo", body="", path="/documents/", at=NOW)
    message = Message.objects.get()

    opened = sign_in(world, client, "clerk").post(f"/messages/{message.pk}/read/")
    stranger = sign_in(world, client, "focal").post(f"/messages/{message.pk}/read/")

    assert (opened["Location"], stranger.status_code) == ("/documents/", 404)
    assert not queries.unread(world.actor("clerk")).exists()


def test_messages_all_read_are_only_mine(world: World, client: Client) -> None:
    people = [world.users["clerk"], world.users["focal"]]
    messages.queue("k", people, subject="Tin", body="", path="/", at=NOW)

    sign_in(world, client, "clerk").post("/messages/read/")

    assert list(Message.objects.filter(read_at=None).values_list("to__username", flat=True)) == ["w-focal"]


def test_work_as_xlsx(world: World, client: Client) -> None:
    make_draft(world, make_plan(world))

    response = sign_in(world, client, "clerk").get("/work/xlsx/")

    sheet = load_workbook(BytesIO(response.content)).active
    assert [cell.value for cell in sheet[4]][:2] == ["Ghi số, ngày, bản đã ký của văn bản", "Sở Nội vụ"]


def test_work_names_the_team_of_a_seat(world: World) -> None:
    plan = make_plan(world)
    make_team(world, plan)
    decided(world, inspection=planned_inspection(world))

    assert {item.why for item in queries.due_for(world.actor("secretary"), TODAY)} == {"Thư ký, Đoàn kiểm tra số 1"}
