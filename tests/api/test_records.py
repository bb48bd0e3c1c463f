"""The API: the same rows as the pages, errors as code and sentence, a description without foreign assets."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kiemtra.domain.people import SYSTEM
from kiemtra.workflows import transfers
from tests.factories_conclusions import make_issued
from tests.factories_documents import issue, make_draft, planned_inspection, register, sealed_inspection
from tests.factories_succession import AFTER, heir_of
from tests.world import NOW, World, make_plan

LISTS = ("plans", "inspections", "documents", "recommendations")


def sign_in(world: World, client: Client, name: str) -> Client:
    client.force_login(world.users[name], backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("name", LISTS)
def test_list_without_sign_in_is_401_with_code_and_sentence(world: World, client: Client, name: str) -> None:
    response = client.get(f"/api/v1/{name}/")

    assert (response.status_code, response.json()) == (401, {"code": "sign_in", "message": "Bạn cần đăng nhập."})


def test_plan_says_what_the_page_says(world: World, client: Client) -> None:
    plan = make_plan(world)

    listed = sign_in(world, client, "officer").get("/api/v1/plans/").json()
    one = client.get(f"/api/v1/plans/{plan.pk}/").json()

    assert listed == {"items": [one], "next": None}
    assert one["title"] == plan.title
    assert one["issuer"] == {"id": str(world.committee.pk), "code": "w.ubnd", "name": "UBND thành phố"}
    assert (one["window_from"], one["state"], one["revision"]) == ("2019-06-01", "issued", plan.revision)


def test_inspection_is_seen_by_its_sides_only(world: World, client: Client) -> None:
    inspection = planned_inspection(world)
    address = f"/api/v1/inspections/{inspection.pk}/"

    seen = {who: sign_in(world, client, who).get(address) for who in ("officer", "member", "focal", "head2")}

    assert {who: response.status_code for who, response in seen.items()} == {
        "officer": 200,
        "member": 200,
        "focal": 404,
        "head2": 404,
    }
    assert seen["focal"].json()["code"] == "not_found"
    assert seen["officer"].json()["unit"]["name"] == "Sở Tư pháp"


def test_sealed_inspection_is_in_no_answer_of_others(world: World, client: Client) -> None:
    inspection = sealed_inspection(world)

    for who in ("leader", "clerk", "auditor", "admin", "member", "focal", "stranger_focal"):
        browse = sign_in(world, client, who)
        assert browse.get("/api/v1/inspections/").json()["items"] == []
        assert browse.get(f"/api/v1/inspections/{inspection.pk}/").status_code == 404
    assert sign_in(world, client, "head").get(f"/api/v1/inspections/{inspection.pk}/").json()["announced"] is False


def test_documents_are_searched_and_narrowed(world: World, client: Client) -> None:
    plan = make_plan(world)
    issue(world, make_draft(world, plan, subject="Thông báo kết quả"))
    register(world)
    clerk = sign_in(world, client, "clerk")

    found = [
        [item["subject"] for item in clerk.get("/api/v1/documents/", query).json()["items"]]
        for query in ({"q": "ket qua"}, {"kind": "plan"}, {"state": "draft"}, {"year": 2018})
    ]

    assert found == [["Thông báo kết quả"], ["Kế hoạch CCHC"], [], ["Kế hoạch CCHC"]]


def test_document_has_number_and_symbol(world: World, client: Client) -> None:
    document, _ = register(world)

    one = sign_in(world, client, "clerk").get(f"/api/v1/documents/{document.pk}/").json()

    assert (one["number"], one["symbol"], one["source"]) == ("202", "KH-UBND", "cited_only")


def test_list_goes_on_where_it_stopped(world: World, client: Client) -> None:
    for number in range(1, 6):
        register(world, number=str(number))
    clerk = sign_in(world, client, "clerk")

    numbers, after = [], ""
    for _ in range(3):
        answer = clerk.get("/api/v1/documents/", {"limit": 2, "after": after}).json()
        numbers.append([item["number"] for item in answer["items"]])
        after = answer["next"]

    assert (numbers, after) == ([["5", "4"], ["3", "2"], ["1"]], None)


@pytest.mark.parametrize(
    ("address", "names"),
    [("documents/?limit=1000", "limit"), ("documents/?kind=x&year=a", "kind, year"), ("plans/?state=flying", "state")],
)
def test_wrong_parameters_are_named_all_at_once(world: World, client: Client, address: str, names: str) -> None:
    response = sign_in(world, client, "clerk").get(f"/api/v1/{address}")

    assert response.status_code == 422
    assert response.json() == {"code": "not_valid", "message": f"Tham số chưa đúng: {names}."}


@pytest.mark.parametrize("name", LISTS)
def test_missing_record_is_404(world: World, client: Client, name: str) -> None:
    response = sign_in(world, client, "officer").get(f"/api/v1/{name}/01900000-0000-7000-8000-000000000000/")

    assert (response.status_code, response.json()["code"]) == (404, "not_found")


@pytest.mark.parametrize("name", LISTS)
def test_nothing_can_be_written(world: World, client: Client, name: str) -> None:
    assert sign_in(world, client, "officer").post(f"/api/v1/{name}/", {}).status_code == 405


def test_list_takes_as_many_queries_for_three_as_for_one(world: World, client: Client) -> None:
    officer, counts = sign_in(world, client, "officer"), []
    for _ in range(3):
        planned_inspection(world)
        with CaptureQueriesContext(connection) as taken:
            officer.get("/api/v1/inspections/")
        counts.append(len(taken))

    assert counts[0] == counts[2]
    assert counts[0] <= 8


def test_description_is_openapi_31_with_all_addresses(client: Client, db: None) -> None:
    schema = client.get("/api/openapi.json").json()

    assert schema["openapi"].startswith("3.1")
    records = {address for name in LISTS for address in (f"/api/v1/{name}/", f"/api/v1/{name}/{{pk}}/")}
    assert set(schema["paths"]) == records | {"/api/v1/why/{kind}/{pk}/"}


def test_page_of_the_description_loads_nothing_from_elsewhere(client: Client, db: None) -> None:
    page = client.get("/api/docs/").content.decode()

    assert "GET /api/v1/plans/" in page
    assert "Danh sách kế hoạch" in page
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', page)


def test_who_carries_each_record_today_and_since_when(world: World, client: Client) -> None:
    case = make_issued(world)
    records = {
        "plans": case.inspection.plan_id,
        "inspections": case.inspection.pk,
        "recommendations": case.recommendations[0].pk,
    }
    officer = sign_in(world, client, "officer")
    before = {name: officer.get(f"/api/v1/{name}/{pk}/").json() for name, pk in records.items()}
    assert {(one["carried_by"], one["carried_by_since"]) for one in before.values()} == {(None, None)}
    heirs = [heir_of(world.unit, "w.moi"), heir_of(world.committee, "w.tinh")]

    transfers.carry_over(AFTER, jurisdiction=world.jurisdiction, by=SYSTEM, now=NOW)

    unit, committee = ({"id": str(one.pk), "code": one.code, "name": one.name} for one in heirs)
    for name in ("inspections", "recommendations"):
        [listed] = officer.get(f"/api/v1/{name}/").json()["items"]
        assert (listed["carried_by"], listed["carried_by_since"]) == (unit, "2025-07-01")
        assert listed == officer.get(f"/api/v1/{name}/{records[name]}/").json()
    [plan] = officer.get("/api/v1/plans/").json()["items"]
    assert (plan["issuer_carried_by"], plan["issuer_carried_by_since"]) == (committee, "2025-07-01")
    assert (plan["carried_by"], plan["issuer"]["code"]) == (None, "w.ubnd")
