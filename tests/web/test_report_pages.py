"""The page of a report: filled in by the unit, decided by the inspecting side."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kiemtra.domain.reports import ReportState
from kiemtra.store.models import Event, ReportRequest, ReportVersion
from kiemtra.workflows import reports
from tests import factories_inspections as make
from tests.web.signing import assume, client_of
from tests.world import NOW, World

ROWS = {
    "late_tasks-TOTAL_FORMS": "2",
    "late_tasks-0-task": "Rà soát quy chế",
    "late_tasks-0-document": "71/KH-UBND",
    "late_tasks-0-due": "31/03/2019",
    "late_tasks-0-progress": "80",
    "late_tasks-0-reason": "",
    "late_tasks-1-task": "",
}
FULL = {code: value for code, value in make.REPORT.items() if isinstance(value, str)} | ROWS


@pytest.fixture(autouse=True)
def on_the_day(world: World, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    assume(world, settings)


def send(world: World, asked: ReportRequest, data: dict[str, Any], who: str = "focal", **headers: str):
    asked.refresh_from_db()
    return client_of(world, who).post(f"/reports/{asked.pk}/", {"revision": asked.revision} | data, **headers)


def page_of(world: World, asked: ReportRequest, who: str = "focal") -> str:
    response = client_of(world, who).get(f"/reports/{asked.pk}/")
    assert response.status_code == 200
    return response.content.decode()


def test_the_form_asks_every_item_and_computes_shares_itself(world: World) -> None:
    page = page_of(world, make.requested(world))

    for shown in (
        "Số nhiệm vụ được cấp trên giao",
        "Nhiệm vụ quá hạn chưa hoàn thành",
        "Thêm dòng",
        "Chưa đủ số liệu để tính",
        "Đã trả lời 0/8 mục bắt buộc",
        "14/06/2019",
    ):
        assert shown in page
    assert 'name="tasks_on_time_rate"' not in page


def test_saving_keeps_answers_and_says_when(world: World) -> None:
    asked = make.requested(world)

    response = send(world, asked, FULL | {"do": "save"})

    page = response.content.decode()
    assert response.status_code == 200
    assert "95 %" in page
    assert "lưu lúc" in page
    assert 'value="Rà soát quy chế"' in page
    assert Event.objects.filter(name="report.saved").count() == 1


def test_what_is_wrong_stays_typed_and_every_problem_leads_to_its_field(world: World) -> None:
    asked = make.requested(world)
    wrong = FULL | {"tasks_assigned": "nhiều", "late_tasks-0-due": "31/02/2019", "do": "save"}

    response = send(world, asked, wrong)

    page = response.content.decode()
    assert response.status_code == 422
    assert 'href="#id_tasks_assigned"' in page
    assert 'id="id_tasks_assigned" name="tasks_assigned" value="nhiều"' in page
    assert 'href="#id_late_tasks-0-due"' in page
    assert 'value="31/02/2019"' in page
    assert page.count('aria-invalid="true"') == 2


def test_handing_in_an_unfinished_form_lists_what_is_missing_and_keeps_the_rest(world: World) -> None:
    asked = make.requested(world)

    response = send(world, asked, {"plan_issued": "yes", "do": "submit"}, "unit_head")

    page = response.content.decode()
    assert response.status_code == 422
    assert page.count("chưa trả lời.") == 12
    assert not ReportVersion.objects.exists()
    asked.refresh_from_db()
    assert asked.state == ReportState.DRAFT


def test_handing_in_makes_a_version(world: World) -> None:
    asked = make.requested(world)

    response = send(world, asked, FULL | {"do": "submit"}, "unit_head")

    asked.refresh_from_db()
    assert response.status_code == 302
    assert asked.state == ReportState.SUBMITTED
    assert ReportVersion.objects.get().answers["answers"]["tasks_on_time_rate"] == "95.00"


def test_the_focal_point_sees_why_it_cannot_hand_in(world: World) -> None:
    page = page_of(world, make.filled(world))

    assert "Gửi báo cáo: Vai trò của bạn không có quyền làm việc này." in page
    assert 'value="submit"' not in page


def test_a_row_more_without_javascript(world: World) -> None:
    asked = make.requested(world)

    page = send(world, asked, FULL | {"add": "late_tasks"}).content.decode()

    assert 'name="late_tasks-2-task"' in page
    assert 'name="late_tasks-TOTAL_FORMS" id="id_late_tasks-TOTAL_FORMS" value="3"' in page


def test_autosave_answers_with_revision_time_and_shares_only(world: World) -> None:
    asked = make.requested(world)

    page = send(world, asked, FULL, HTTP_HX_REQUEST="true").content.decode()

    assert 'name="revision" id="revision" value="2"' in page
    assert "95 %" in page
    assert "<html" not in page
    assert "<textarea" not in page


def test_files_are_attached_and_taken_off(world: World) -> None:
    asked = make.requested(world)
    paper = SimpleUploadedFile("ke-hoach.pdf", b"%PDF-1.7 x", "application/pdf")

    page = send(world, asked, FULL | {"do": "save", "evidence_files": paper}).content.decode()
    file = asked.answers.get(file__isnull=False)
    assert "ke-hoach.pdf" in page
    assert f'name="remove" value="{file.pk}"' in page

    page = send(world, asked, FULL | {"remove": str(file.pk)}).content.decode()
    assert "ke-hoach.pdf" not in page
    assert not asked.answers.filter(file__isnull=False).exists()


def test_a_file_that_is_not_taken_says_why_and_nothing_typed_is_lost(world: World) -> None:
    asked = make.requested(world)
    page = SimpleUploadedFile("trang.html", b"<html>", "text/html")

    response = send(world, asked, FULL | {"do": "save", "evidence_files": page})

    assert response.status_code == 422
    assert "trang.html: Không nhận loại tệp này." in response.content.decode()
    assert asked.answers.get(item="tasks_assigned").number == 40


def test_two_people_at_once_see_both_values(world: World) -> None:
    asked = make.requested(world)
    client, url = client_of(world, "unit_head"), f"/reports/{asked.pk}/"
    send(world, asked, FULL | {"do": "save"})

    response = client.post(url, {"revision": "1"} | FULL | {"tasks_assigned": "41", "do": "save"})

    page = response.content.decode()
    assert response.status_code == 409
    assert 'value="41"' in page
    assert "Bản đang lưu: 40" in page
    assert page.count("Bản đang lưu:") == 1


def test_the_inspecting_side_reads_and_accepts(world: World) -> None:
    asked = make.submitted(world)
    client = client_of(world, "secretary")

    page = client.get(f"/reports/{asked.pk}/").content.decode()
    response = client.post(f"/reports/{asked.pk}/accept/", {"revision": asked.revision})

    asked.refresh_from_db()
    assert "1.250 hồ sơ" in page
    assert "95 %" in page
    assert "Lần 1: Lãnh đạo Sở Tư pháp" in page
    assert "<textarea" not in page.partition("Nội dung báo cáo")[2]
    assert (response.status_code, asked.state) == (302, ReportState.ACCEPTED)


def test_returned_with_a_remark_it_opens_again_for_the_unit(world: World) -> None:
    asked = make.submitted(world)
    client, url = client_of(world, "secretary"), f"/reports/{asked.pk}/return/"

    empty = client.post(url, {"revision": asked.revision, "reason": ""})
    client.post(url, {"revision": asked.revision, "reason": "Thiếu số liệu quý I"})

    assert empty.status_code == 422
    page = page_of(world, asked)
    assert "Thiếu số liệu quý I" in page
    assert 'name="do" value="save"' in page


def test_accept_by_the_unit_is_refused(world: World) -> None:
    asked = make.submitted(world)

    response = client_of(world, "unit_head").post(f"/reports/{asked.pk}/accept/", {"revision": asked.revision})

    assert response.status_code == 403


def test_filling_after_handing_in_is_refused(world: World) -> None:
    assert send(world, make.submitted(world), FULL).status_code == 409


@pytest.mark.parametrize("who", ["stranger_focal", "head2", "admin"])
def test_a_stranger_does_not_find_it(world: World, who: str) -> None:
    asked = make.requested(world)

    assert client_of(world, who).get(f"/reports/{asked.pk}/").status_code == 404


def test_the_page_takes_as_many_queries_with_three_rows_as_with_one(world: World) -> None:
    asked = make.filled(world)
    client = client_of(world, "focal")

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(f"/reports/{asked.pk}/").status_code == 200
        return len(captured)

    one = queries()
    rows = [*make.REPORT["late_tasks"] * 3]
    reports.save_answers(
        asked.pk,
        revision=asked.revision,
        answers=make.REPORT | {"late_tasks": rows},
        by=world.actor("focal"),
        now=NOW,
    )

    assert queries() == one
