"""Who is in charge of a field sees that field in all units below, everywhere alike, and nothing else of an inspection."""

from datetime import date
from io import BytesIO

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from kiemtra.domain.people import Actor, Role
from kiemtra.store.models import AgencyAncestor, Appointment, Finding, Recommendation
from kiemtra.store.queries import consolidation, findings, inspection_lists, plan_pages, remediation, reports, results
from kiemtra.store.queries.people import actor_of
from tests.factories_conclusions import Case, make_draft, make_issued
from tests.factories_documents import planned_inspection, sealed_inspection
from tests.factories_inspections import noticed, submitted
from tests.web.signing import assume, client_of
from tests.world import NOW, TODAY, World, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def field(world: World, settings: LazySettings) -> World:
    """The department of finance in charge of procedures in all units of the city."""
    assume(world, settings)
    for low in (world.unit, world.other_unit, world.standing, world.committee):
        AgencyAncestor.objects.create(agency=low, ancestor=world.committee, depth=1, valid_from=date(2000, 1, 1))
    world.users["field"] = make_user("w-field", "Người phụ trách lĩnh vực")
    Appointment.objects.create(
        user=world.users["field"],
        jurisdiction=world.jurisdiction,
        agency=world.other_unit,
        role=Role.FIELD_OFFICER,
        title="Chuyên viên phụ trách lĩnh vực",
        areas=["procedures"],
        over=world.committee,
        valid_from=date(2019, 1, 1),
        valid_to=date(2019, 12, 31),
    )
    return world


def signed(case: Case) -> Case:
    """The same case with minutes that both sides have signed."""
    type(case.inspection).objects.filter(pk=case.inspection.pk).update(minutes_closed_at=NOW)
    case.inspection.results.update(confirmed=True)
    return case


def of_other_area(case: Case) -> Case:
    """The same case about another area."""
    Finding.objects.filter(inspection=case.inspection).update(area="direction")
    Recommendation.objects.filter(inspection=case.inspection).update(area="direction")
    case.inspection.results.update(area="direction")
    return case


def seen(world: World, day: date = TODAY) -> Actor:
    return actor_of(world.users["field"], day)


def page(world: World, case: Case) -> str:
    return " ".join(client_of(world, "field").get(f"/inspections/{case.inspection.pk}/").content.decode().split())


def test_field_sees_its_findings_results_and_recommendations(field: World) -> None:
    case = signed(make_issued(field))

    shown = page(field, case)

    assert case.findings[0].text in shown
    assert case.recommendations[0].text in shown
    assert case.inspection.results.first().question in shown
    assert "Bạn xem theo lĩnh vực phụ trách" in shown


def test_of_other_areas_it_sees_the_line_only(field: World) -> None:
    case = of_other_area(signed(make_issued(field)))

    shown = page(field, case)

    assert case.inspection.unit.name in shown
    assert [
        words
        for words in (
            case.findings[0].text,
            case.recommendations[0].text,
            case.inspection.results.first().question,
            "Diễn biến",
        )
        if words in shown
    ] == []


@pytest.mark.parametrize("part", ["findings", "conclusion", "results"])
def test_pages_of_the_whole_are_not_found(field: World, part: str) -> None:
    case = make_issued(field)

    assert client_of(field, "field").get(f"/inspections/{case.inspection.pk}/{part}/").status_code == 404


def test_drafts_and_what_is_not_told_do_not_reach_the_field(field: World) -> None:
    draft = make_draft(field)
    waiting = planned_inspection(field)
    sealed = sealed_inspection(field)
    client = client_of(field, "field")

    assert findings.visible_to(seen(field)).count() == remediation.visible_to(seen(field)).count() == 0
    assert draft.findings[0].text not in page(field, draft)
    assert client.get(f"/inspections/{waiting.pk}/").status_code == 404
    assert client.get(f"/inspections/{sealed.pk}/").status_code == 404


def test_lists_counts_exports_and_tallies_see_the_same(field: World) -> None:
    mine, other = make_issued(field), of_other_area(make_issued(field, "8"))
    actor, client = seen(field), client_of(field, "field")
    book = load_workbook(BytesIO(client.get("/recommendations/xlsx/").getvalue()))
    cells = {str(cell.value) for row in book.active for cell in row}
    plan = mine.inspection.plan

    listed = set(inspection_lists.listed(actor).values_list("pk", flat=True))
    counted = consolidation.figures(plan, actor, TODAY)

    assert {mine.inspection.pk, other.inspection.pk} == listed
    assert list(remediation.listed(actor, TODAY)) == list(mine.recommendations)
    assert remediation.counted(remediation.listed(actor, TODAY), TODAY)[""] == len(mine.recommendations)
    assert {mine.recommendations[0].text} <= cells
    assert other.recommendations[0].text == mine.recommendations[0].text
    assert sum(1 for row in book.active.iter_rows(values_only=True) if mine.recommendations[0].text in row) == 1
    assert [row.area for row in counted.areas] == ["procedures"]
    assert plan_pages.recommendations_of([other.inspection.pk], actor) == {}
    assert plan_pages.recommendations_of([mine.inspection.pk], actor) == {"open": len(mine.recommendations)}


def test_api_sees_the_same(field: World) -> None:
    mine, other = make_issued(field), of_other_area(make_issued(field, "8"))
    client = client_of(field, "field")

    told = [one["id"] for one in client.get("/api/v1/recommendations/").json()["items"]]
    lines = {one["id"] for one in client.get("/api/v1/inspections/").json()["items"]}

    assert told == [str(mine.recommendations[0].pk)]
    assert lines == {str(mine.inspection.pk), str(other.inspection.pk)}
    assert client.get(f"/api/v1/recommendations/{other.recommendations[0].pk}/").status_code == 404
    assert client.get("/api/v1/documents/").json()["items"] == []


def test_recommendation_shows_the_grounds_of_the_field_only(field: World) -> None:
    case = make_issued(field)
    beside = Finding.objects.get(pk=case.findings[0].pk)
    beside.pk, beside.area, beside.text = None, "direction", "Điều của lĩnh vực khác"
    beside.save(force_insert=True)
    case.recommendations[0].findings.add(beside)
    address = f"/recommendations/{case.recommendations[0].pk}/"

    mine = client_of(field, "field").get(address).content.decode()
    theirs = client_of(field, "focal").get(address).content.decode()

    assert case.findings[0].text in mine
    assert "Điều của lĩnh vực khác" not in mine
    assert "Điều của lĩnh vực khác" in theirs


def test_answers_of_the_field_are_seen_once_handed_in(field: World) -> None:
    asked = submitted(field)
    told = reports.answers_visible_to(seen(field))

    assert {row.item for row in told} == {"files_settled", "files_on_time"}
    shown = client_of(field, "field").get(f"/inspections/{asked.inspection_id}/").content.decode()
    assert "1.250" in shown
    assert "71/KH-UBND" not in shown
    assert client_of(field, "field").get(f"/reports/{asked.pk}/").status_code == 404
    asked.state = "returned"
    asked.save()
    assert not told.all().exists()


def test_field_holds_on_the_day_of_the_post_and_of_the_tree(field: World) -> None:
    case = make_issued(field)
    line = AgencyAncestor.objects.filter(agency=case.inspection.unit, ancestor=field.committee)

    assert findings.visible_to(seen(field)).exists()
    assert not findings.visible_to(seen(field, date(2020, 1, 1))).exists()
    line.update(valid_to=TODAY)
    assert not findings.visible_to(seen(field)).exists()


def test_results_wait_for_the_minutes(field: World) -> None:
    case = make_issued(field)
    rows = results.visible_to(seen(field)).filter(inspection=case.inspection)

    assert not rows.exists()
    signed(case)
    assert rows.all().exists()


def test_page_takes_as_many_queries_for_three_findings_as_for_one(field: World) -> None:
    case = make_issued(field)
    client, address = client_of(field, "field"), f"/inspections/{case.inspection.pk}/"
    client.get(address)
    with CaptureQueriesContext(connection) as one:
        client.get(address)
    for number in range(2):
        more = Finding.objects.get(pk=case.findings[0].pk)
        more.pk, more.text = None, f"Nhận định thêm {number}"
        more.save(force_insert=True)
    with CaptureQueriesContext(connection) as three:
        client.get(address)

    assert len(three) == len(one)


def test_noticed_inspection_is_a_line_of_the_list(field: World) -> None:
    row = noticed(field)

    shown = client_of(field, "field").get("/inspections/").content.decode()

    assert f"/inspections/{row.pk}/" in shown
    assert row.unit.name in shown
