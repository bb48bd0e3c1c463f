"""Pages of reorganisations and transfers: the deed, what waits, who carries it today."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kiemtra.domain.people import SYSTEM
from kiemtra.domain.reorganisations import Obligation
from kiemtra.store.models import Agency, AgencyParent, Recommendation, Reorganisation, Transfer
from kiemtra.workflows import demo, lineage
from tests.factories_conclusions import Case, make_issued
from tests.world import NOW, World

ON = date(2020, 3, 1)


@pytest.fixture
def case(world: World, settings: object) -> Case:
    """One open recommendation; the day is after the reorganisation that the tests make."""
    settings.DEMO = True  # type: ignore[attr-defined]
    for agency in (world.standing, world.unit, world.other_unit):
        AgencyParent.objects.create(agency=agency, parent=world.committee, valid_from=date(2000, 1, 1))
    lineage.bring([world.committee.pk, world.standing.pk, world.unit.pk, world.other_unit.pk])
    made = make_issued(world)
    demo.assume_day(world.jurisdiction.pk, date(2020, 3, 10), by=SYSTEM, now=NOW)
    return made


def as_(world: World, name: str) -> Client:
    client = Client()
    client.force_login(world.users[name], backend="django.contrib.auth.backends.ModelBackend")
    return client


def reorganise(world: World, **changed: str) -> object:
    said = {
        "kind": "dissolve",
        "on": "01/03/2020",
        "predecessors": str(world.unit.pk),
        "successors": str(world.other_unit.pk),
        "founded": "",
        "ground": "Nghị quyết 5/NQ-HĐND",
    }
    return as_(world, "admin").post("/reorganisations/new/", said | changed)


def test_deed_and_its_page(case: Case, world: World) -> None:
    answer = reorganise(world)

    made = Reorganisation.objects.get()
    assert answer["Location"] == f"/reorganisations/{made.pk}/"
    page = as_(world, "admin").get(answer["Location"]).content.decode()
    assert "Giải thể, kết thúc hoạt động: Sở Tư pháp" in page
    assert "Nghị quyết 5/NQ-HĐND" in page
    assert page.count("Chờ chỉ định") == 2
    # The administrator is told of what passed on, not let into the record.
    assert f"/recommendations/{case.recommendations[0].pk}/" not in page


def test_faults_stand_at_their_fields_and_nothing_typed_is_lost(case: Case, world: World) -> None:
    answer = reorganise(world, kind="split", successors=str(world.unit.pk), founded="Sở Tài chính", ground="")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Sở Tư pháp: Cơ quan tiếp nhận không thể chính là cơ quan kết thúc hoạt động." in page
    assert "Sở Tài chính: Vào ngày này đã có một cơ quan cùng tên" in page
    assert "Hãy ghi căn cứ" in page
    assert ">Sở Tài chính</textarea>" in page.replace("\n", "")
    assert Reorganisation.objects.count() == 0


def test_stranger_and_officer_do_not_reorganise(case: Case, world: World) -> None:
    assert Client().get("/reorganisations/new/").status_code == 302
    page = as_(world, "officer").get("/reorganisations/new/").content.decode()
    assert "Vai trò của bạn không có quyền làm việc này." in page
    assert "<textarea" not in page


def test_recommendation_tells_who_carries_it_and_who_verifies(case: Case, world: World) -> None:
    reorganise(world)

    page = as_(world, "officer").get(f"/recommendations/{case.recommendations[0].pk}/").content.decode()

    for told in (
        "Ai gánh vác hôm nay",
        "<strong>Sở Tài chính</strong>",
        "Từ 01/03/2020, theo Nghị quyết 5/NQ-HĐND",
        "<dt>Khi kiểm tra</dt><dd>Sở Tư pháp</dd>",
        "<strong>Sở Nội vụ</strong>",
        "Chờ chỉ định cơ quan tiếp nhận",
    ):
        assert told in page


def test_before_anything_passes_on_the_page_says_nothing_of_it(case: Case, world: World) -> None:
    page = as_(world, "officer").get(f"/recommendations/{case.recommendations[0].pk}/").content.decode()

    assert "Ai gánh vác hôm nay" not in page


def test_officer_names_who_takes_it_over(case: Case, world: World) -> None:
    reorganise(world)
    transfer = Transfer.objects.get(what=Obligation.RECOMMENDATION)
    officer, address = as_(world, "officer"), f"/transfers/{transfer.pk}/correct/"
    work = officer.get("/work/").content.decode()
    assert "Chỉ định cơ quan tiếp nhận" in work

    empty = officer.post(address, {"revision": transfer.revision})
    done = officer.post(
        address, {"revision": transfer.revision, "to": str(world.standing.pk), "reason": "Theo phân công"}
    )

    assert (empty.status_code, done["Location"]) == (422, f"/recommendations/{case.recommendations[0].pk}/")
    assert Recommendation.objects.get(pk=case.recommendations[0].pk).carried_by == world.standing
    assert "Theo phân công" in officer.get(done["Location"]).content.decode()


def test_unit_does_not_name_its_successor(case: Case, world: World) -> None:
    reorganise(world)
    transfer = Transfer.objects.get(what=Obligation.RECOMMENDATION)

    assert as_(world, "focal").get(f"/transfers/{transfer.pk}/correct/").status_code == 404
    page = as_(world, "stranger_focal").get(f"/transfers/{transfer.pk}/correct/").content.decode()
    assert "Vai trò của bạn không có quyền làm việc này." in page


@pytest.mark.parametrize("path", ["/reorganisations/", "/recommendations/"])
def test_list_takes_the_same_queries_for_one_and_for_three(case: Case, world: World, path: str) -> None:
    reorganise(world)
    officer = as_(world, "officer")
    officer.get(path)
    with_one = count(officer, path)
    for number in range(2):
        row = Recommendation.objects.get(pk=case.recommendations[0].pk)
        row.pk, row.number = None, number + 5
        row._state.adding = True
        row.id = Agency._meta.pk.get_default()
        row.save(force_insert=True)
        Transfer.objects.create(
            jurisdiction=world.jurisdiction,
            what=Obligation.RECOMMENDATION,
            recommendation=row,
            from_agency=world.unit,
            to_agency=world.other_unit,
            on=ON,
            needs_decision=True,
            made_at=NOW,
        )

    assert count(officer, path) == with_one


def count(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as seen:
        client.get(path)
    return len(seen)
