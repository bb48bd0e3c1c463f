"""The checklist and the sessions on the spot."""

from io import BytesIO
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from kiemtra.domain.findings import CheckOutcome
from kiemtra.store.models import CheckResult, Event, Evidence, Inspection, Session
from kiemtra.web.forms.results import shown_mark
from kiemtra.workflows import results
from tests import factories_inspections as make
from tests.web.signing import assume, client_of
from tests.world import World

HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture(autouse=True)
def on_the_day(world: World, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    assume(world, settings, make.VISIT)


def fields(result: CheckResult, outcome: str = "", note: str = "", **more: object) -> dict[str, object]:
    """What the page sends for an item that it has shown as it is stored now."""
    return {
        f"{result.pk}-revision": result.revision,
        f"{result.pk}-shown": shown_mark(result),
        f"{result.pk}-outcome": outcome,
        f"{result.pk}-note": note,
    } | {f"{result.pk}-{name}": value for name, value in more.items()}


def url_of(inspection: Inspection, area: str = "procedures") -> str:
    return f"/inspections/{inspection.pk}/results/?area={area}"


def picture() -> SimpleUploadedFile:
    file = BytesIO()
    Image.new("RGB", (4, 4)).save(file, "PNG")
    return SimpleUploadedFile("bang-niem-yet.png", file.getvalue(), "image/png")


def first_two(inspection: Inspection) -> list[CheckResult]:
    return list(inspection.results.filter(area="procedures")[:2])


def test_the_members_own_area_comes_first(world: World) -> None:
    inspection = make.opened(world)

    page = client_of(world, "member").get(f"/inspections/{inspection.pk}/results/").content.decode()

    assert "<h1>Cải cách thủ tục hành chính</h1>" in page
    assert page.index("?area=procedures") < page.index("?area=direction")


def test_a_prefilled_item_says_so_and_nothing_is_chosen(world: World) -> None:
    inspection = make.preparing(world)
    make.submitted(world, make.requested(world, inspection))
    inspection = make.opened(world, inspection)

    page = client_of(world, "member").get(url_of(inspection)).content.decode()

    assert page.count("Theo báo cáo của đơn vị") == 2
    assert " checked" not in page


def test_the_whole_form_is_saved_without_javascript(world: World) -> None:
    inspection = make.opened(world)
    first, second = first_two(inspection)

    response = client_of(world, "member").post(
        url_of(inspection), fields(first, "met") | fields(second, "not_met", "Thiếu 3 thủ tục")
    )

    assert response.url == url_of(inspection)
    assert list(inspection.results.exclude(outcome="").values_list("item", "outcome", "note")) == [
        (first.item, "met", ""),
        (second.item, "not_met", "Thiếu 3 thủ tục"),
    ]
    assert Event.objects.filter(name="result.recorded").count() == 2


def test_what_was_not_changed_is_not_recorded(world: World) -> None:
    inspection = make.opened(world)
    first, second = first_two(inspection)

    client_of(world, "member").post(url_of(inspection), fields(first, "met") | fields(second))

    assert Event.objects.filter(name="result.recorded").count() == 1


def test_htmx_gets_only_the_items_that_changed(world: World) -> None:
    inspection = make.opened(world)
    first, second = first_two(inspection)

    response = client_of(world, "member").post(url_of(inspection), fields(first, "met") | fields(second), **HTMX)

    page = response.content.decode()
    assert response.status_code == 200
    assert f'id="state-{first.pk}"' in page
    assert f'name="{first.pk}-revision" value="2"' in page
    assert str(second.pk) not in page
    assert "<html" not in page


def test_somebody_elses_result_is_shown_beside_mine_and_not_overwritten(world: World) -> None:
    inspection = make.opened(world)
    first, _ = first_two(inspection)
    mine = fields(first, "not_met", "Thiếu bảng niêm yết")
    results.record(
        first.pk, revision=1, outcome=CheckOutcome.MET, note="Đủ", by=world.actor("secretary"), now=make.VISIT_NOW
    )

    for header, status in ((HTMX, 422), ({}, 409)):
        response = client_of(world, "member").post(url_of(inspection), mine, **header)
        page = response.content.decode()
        assert response.status_code == status
        assert "Thư ký Đoàn 1: Đạt; ghi chú: “Đủ”" in page
        assert f'name="{first.pk}-revision" value="1"' in page
    assert "Thiếu bảng niêm yết" in page
    first.refresh_from_db()
    assert first.outcome == "met"


def test_mine_is_kept_knowingly(world: World) -> None:
    inspection = make.opened(world)
    first, _ = first_two(inspection)
    mine = fields(first, "not_met", keep=2)
    results.record(first.pk, revision=1, outcome=CheckOutcome.MET, by=world.actor("secretary"), now=make.VISIT_NOW)

    client_of(world, "member").post(url_of(inspection), mine)

    first.refresh_from_db()
    assert (first.outcome, first.member) == ("not_met", world.users["member"])


def test_an_item_that_another_changed_and_i_did_not_is_left_alone(world: World) -> None:
    inspection = make.opened(world)
    first, second = first_two(inspection)
    page_as_shown = fields(first) | fields(second, "met")
    results.record(first.pk, revision=1, outcome=CheckOutcome.MET, by=world.actor("secretary"), now=make.VISIT_NOW)

    response = client_of(world, "member").post(url_of(inspection), page_as_shown)

    assert response.status_code == 302
    assert set(inspection.results.exclude(outcome="").values_list("item", flat=True)) == {first.item, second.item}


def test_both_recording_the_same_is_no_conflict(world: World) -> None:
    inspection = make.opened(world)
    first, _ = first_two(inspection)
    mine = fields(first, "met")
    results.record(first.pk, revision=1, outcome=CheckOutcome.MET, by=world.actor("secretary"), now=make.VISIT_NOW)

    assert client_of(world, "member").post(url_of(inspection), mine).status_code == 302


def test_two_requests_of_one_page_side_by_side_are_no_conflict(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    inspection = make.opened(world)
    first, _ = first_two(inspection)
    shown = fields(first, "met")
    record = results.record

    def a_moment_later(*given: object, **named: object) -> CheckResult:
        """The other request, which says the same, comes first."""
        record(*given, **named)
        return record(*given, **named)

    monkeypatch.setattr(results, "record", a_moment_later)
    for _ in "in between", "long after":
        response = client_of(world, "member").post(url_of(inspection), shown, **HTMX)
        assert response.status_code == 200
        assert f'name="{first.pk}-revision" value="2"' in response.content.decode()
    first.refresh_from_db()
    assert (first.outcome, first.revision) == ("met", 2)


def test_a_photo_hangs_on_its_item(world: World) -> None:
    inspection = make.opened(world)
    first, _ = first_two(inspection)

    client_of(world, "member").post(url_of(inspection), fields(first, "met", photo=picture()))

    photo = Evidence.objects.get()
    assert (photo.result, photo.name, photo.author) == (first, "bang-niem-yet.png", world.users["member"])


def test_a_file_that_is_not_taken_says_why_and_the_result_is_saved(world: World) -> None:
    inspection = make.opened(world)
    first, _ = first_two(inspection)
    page = SimpleUploadedFile("trang.html", b"<html><script>x</script>", "text/html")

    response = client_of(world, "member").post(url_of(inspection), fields(first, "met", photo=page))

    first.refresh_from_db()
    assert "trang.html: Không nhận loại tệp này." in response.content.decode()
    assert first.outcome == "met"
    assert not Evidence.objects.exists()


def test_the_unit_reads_and_does_not_record(world: World) -> None:
    inspection = make.opened(world)
    first, _ = first_two(inspection)
    client = client_of(world, "focal")

    page = client.get(url_of(inspection)).content.decode()
    refused = client.post(url_of(inspection), fields(first, "met"))

    assert "Chỉ xem" in page
    assert "<textarea" not in page.partition("<main")[2]
    assert refused.status_code == 403


def test_a_stranger_finds_neither_checklist_nor_session(world: World) -> None:
    inspection = make.attended(world)
    client = client_of(world, "stranger_focal")

    assert client.get(url_of(inspection)).status_code == 404
    assert client.get(f"/sessions/{inspection.sessions.get().pk}/").status_code == 404
    assert client.get(f"/inspections/{inspection.pk}/sessions/start/").status_code == 404


def test_the_checklist_takes_as_many_queries_for_many_items_as_for_few(world: World) -> None:
    inspection = make.opened(world)
    client = client_of(world, "member")
    inspection.results.filter(area="procedures", position__gt=11).delete()

    def queries(area: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(url_of(inspection, area)).status_code == 200
        return len(captured)

    assert queries("procedures") == queries("direction")


def session_fields(inspection: Inspection, **more: object) -> dict[str, object]:
    people = [("Trưởng Đoàn 1", "team"), ("Giám đốc Sở", "unit"), ("", "unit")]
    rows = {
        f"people-{at}-{field}": value
        for at, (name, side) in enumerate(people)
        for field, value in (("full_name", name), ("position", ""), ("side", side), ("present", "on"))
    }
    return (
        {
            "revision": inspection.revision,
            "write_id": str(uuid4()),
            "day": "19/06/2019",
            "start": "08:00",
            "end": "11:30",
            "place": "Hội trường",
            "people-TOTAL_FORMS": 3,
            "people-INITIAL_FORMS": 0,
        }
        | rows
        | more
    )


def test_a_session_is_started_with_those_who_were_named(world: World) -> None:
    inspection = make.opened(world)
    client = client_of(world, "secretary")

    page = client.get(f"/inspections/{inspection.pk}/sessions/start/").content.decode()
    response = client.post(f"/inspections/{inspection.pk}/sessions/start/", session_fields(inspection))

    session = Session.objects.get()
    assert 'value="Thành viên Đoàn 1"' in page
    assert response.url == f"/inspections/{inspection.pk}/"
    assert [(one.full_name, one.side, one.present) for one in session.attendees.order_by("id")] == [
        ("Trưởng Đoàn 1", "team", True),
        ("Giám đốc Sở", "unit", True),
    ]


def test_a_session_sent_twice_is_one_session(world: World) -> None:
    inspection = make.opened(world)
    client, data = client_of(world, "secretary"), session_fields(inspection)

    for _ in range(2):
        assert client.post(f"/inspections/{inspection.pk}/sessions/start/", data).status_code == 302

    assert Session.objects.count() == 1


def test_a_roll_call_that_does_not_fit_comes_back_with_all_its_faults(world: World) -> None:
    inspection = make.opened(world)
    data = session_fields(inspection, end="07:00", roll_listed="10", roll_present="12")

    response = client_of(world, "secretary").post(f"/inspections/{inspection.pk}/sessions/start/", data)

    page = response.content.decode()
    assert response.status_code == 422
    assert "Giờ kết thúc sớm hơn giờ bắt đầu." in page
    assert "Số có mặt lớn hơn số theo danh sách." in page
    assert 'value="Giám đốc Sở"' in page
    assert not Session.objects.exists()


def test_a_session_is_brought_up_to_date(world: World) -> None:
    inspection = make.attended(world)
    session = inspection.sessions.get()
    client = client_of(world, "member")

    page = client.get(f"/sessions/{session.pk}/").content.decode()
    data = session_fields(inspection, revision=session.revision, roll_listed="40", roll_present="40", roll_excused="0")
    client.post(f"/sessions/{session.pk}/", data)

    session.refresh_from_db()
    assert 'value="11:30"' in page
    assert 'value="42"' in page
    assert (session.roll_listed, session.place) == (40, "Hội trường")


def test_a_session_page_of_the_unit_is_refused(world: World) -> None:
    inspection = make.opened(world)

    assert client_of(world, "focal").get(f"/inspections/{inspection.pk}/sessions/start/").status_code == 403


def test_nobody_signed_in_is_led_to_sign_in(world: World) -> None:
    inspection = make.opened(world)

    assert Client().get(url_of(inspection)).status_code == 302
