"""The page of a report: filled in by the unit, decided by the inspecting side."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kiemtra.domain.reports import ReportState
from kiemtra.store.models import Event, ReportRequest, ReportVersion
from kiemtra.store.queries import reports as reports_queries
from kiemtra.workflows import reports
from tests import factories_inspections as make
from tests.web.signing import assume, client_of
from tests.world import NOW, World

ROWS = {
    "late_tasks-rows": "1",
    "late_tasks-row": ["aa", "bb"],
    "late_tasks-aa-task": "Rà soát quy chế",
    "late_tasks-aa-document": "71/KH-UBND",
    "late_tasks-aa-due": "31/03/2019",
    "late_tasks-aa-progress": "80",
    "late_tasks-aa-reason": "",
    "late_tasks-bb-task": "",
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
        "Lưu và thêm dòng",
        "Dán khối dữ liệu từ bảng tính",
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
    assert "Rà soát quy chế</textarea>" in page
    assert Event.objects.filter(name="report.saved").count() == 1


def test_what_is_wrong_stays_typed_and_every_problem_leads_to_its_field(world: World) -> None:
    asked = make.requested(world)
    wrong = FULL | {"tasks_assigned": "nhiều", "late_tasks-aa-due": "31/02/2019", "do": "save"}

    response = send(world, asked, wrong)

    page = response.content.decode()
    assert response.status_code == 422
    assert 'href="#id_tasks_assigned"' in page
    assert 'id="id_tasks_assigned" name="tasks_assigned" value="nhiều"' in page
    assert 'href="#id_late_tasks-aa-due"' in page
    assert 'value="31/02/2019"' in page
    assert page.count('aria-invalid="true"') == 2


def test_handing_in_an_unfinished_form_lists_what_is_missing_and_keeps_the_rest(world: World) -> None:
    asked = make.requested(world)

    response = send(world, asked, {"plan_issued": "yes", "do": "submit"}, "unit_head")

    page = response.content.decode()
    assert response.status_code == 422
    assert page.count('">Ngày ban hành kế hoạch cải cách hành chính của năm: chưa trả lời.') == 1
    assert "Đã lưu, còn chỗ cần xem (6)" in page
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


def test_the_focal_point_lays_it_before_the_head_who_hands_in(world: World) -> None:
    asked = make.filled(world)

    page = page_of(world, asked)
    assert 'name="do" value="present">Trình lãnh đạo' in page
    assert 'value="submit"' not in page
    response = send(world, asked, {"do": "present"})
    assert response["Location"] == f"/reports/{asked.pk}/read/"

    head = client_of(world, "unit_head")
    page = head.get(f"/reports/{asked.pk}/read/").content.decode()
    assert "Đầu mối Sở Tư pháp trình lúc" in page
    assert "Duyệt và gửi báo cáo" in page
    asked.refresh_from_db()
    head.post(f"/reports/{asked.pk}/submit/", {"revision": asked.revision})
    asked.refresh_from_db()
    assert asked.state == ReportState.SUBMITTED


def test_the_head_gives_it_back_with_a_remark(world: World) -> None:
    asked = make.filled(world)
    send(world, asked, {"do": "present"})
    head, url = client_of(world, "unit_head"), f"/reports/{asked.pk}/give-back/"
    asked.refresh_from_db()

    empty = head.post(url, {"revision": asked.revision, "reason": " "})
    response = head.post(url, {"revision": asked.revision, "reason": "Xem lại số hồ sơ"})

    assert empty.status_code == 422
    assert response.status_code == 302
    assert "Xem lại số hồ sơ" in page_of(world, asked)
    assert Event.objects.filter(name="report.given_back").count() == 1


def test_rows_more_without_javascript(world: World) -> None:
    asked = make.requested(world)

    page = send(world, asked, FULL | {"add": "late_tasks"}).content.decode()

    # The row that was typed, and five blank ones.
    assert page.count('name="late_tasks-row"') == 1 + 5 + 1


def test_a_row_is_taken_off_without_javascript(world: World) -> None:
    asked = make.requested(world)
    send(world, asked, FULL | {"do": "save"})

    page = send(world, asked, FULL | {"drop": "late_tasks:aa"}).content.decode()

    assert "Rà soát quy chế" not in page
    assert not asked.answers.filter(item__startswith="late_tasks.").exists()


def test_a_block_is_pasted_without_javascript(world: World) -> None:
    asked = make.requested(world)
    block = "Lập kế hoạch\t15/KH-UBND\t2019-06-30\t12.5\tThiếu người\r\nSơ kết\t16/KH-UBND\t5/7/2019\t80\t\r\n"

    page = send(world, asked, FULL | {"paste-into": "late_tasks", "paste-late_tasks": block}).content.decode()

    assert "Đã dán 2 dòng vào bảng" in page
    rows = reports_queries.typed_answers(ReportRequest.objects.select_related("round").get(pk=asked.pk))["late_tasks"]
    assert [(row["task"], row["due"], row["progress"]) for row in rows] == [
        ("Rà soát quy chế", "31/03/2019", "80"),
        ("Lập kế hoạch", "30/06/2019", "12,5"),
        ("Sơ kết", "05/07/2019", "80"),
    ]


def test_a_block_pasted_at_a_cell_comes_back_as_the_table_it_made(world: World) -> None:
    asked = make.requested(world)
    sent = ROWS | {"paste-at": "late_tasks-aa-due", "paste": "31/12/2019\t50\n30/11/2019\t60"}

    page = send(world, asked, sent, HTTP_HX_REQUEST="true").content.decode()

    assert 'id="item-late_tasks" data-item="late_tasks" hx-swap-oob="true"' in page
    assert 'value="31/12/2019"' in page
    assert 'value="30/11/2019"' in page
    assert "Hoàn tác lần dán" in page


def test_a_column_pasted_into_single_fields_fills_those_below(world: World) -> None:
    asked = make.requested(world)
    sent = {"paste-at": "tasks_assigned", "paste": "40\n38\n1.250\n1.250\n"}

    send(world, asked, sent, HTTP_HX_REQUEST="true")

    assert asked.answers.get(item="tasks_on_time").number == 38
    assert asked.answers.get(item="files_on_time").number == 1250


def test_autosave_answers_with_revision_time_and_shares_only(world: World) -> None:
    asked = make.requested(world)

    page = send(world, asked, FULL, HTTP_HX_REQUEST="true").content.decode()

    assert 'name="revision" id="revision" value="2"' in page
    assert "95 %" in page
    assert "<html" not in page
    assert "<textarea" not in page


def test_the_state_follows_an_autosave(world: World) -> None:
    asked = make.requested(world)

    saved = send(world, asked, {"tasks_assigned": "5"}, headers={"HX-Request": "true"}).content.decode()

    assert '<span id="state" hx-swap-oob="true">' in saved
    assert "Đang điền" in saved.partition('id="state"')[2][:300]


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


def test_two_people_at_once_see_both_values_and_choose(world: World) -> None:
    asked = make.requested(world)
    client, url = client_of(world, "unit_head"), f"/reports/{asked.pk}/"
    send(world, asked, FULL | {"do": "save"})

    page = client.post(url, {"revision": "1"} | FULL | {"tasks_assigned": "41", "do": "save"}).content.decode()

    assert "Hai người nhập khác nhau" in page
    assert "đang lưu: <strong>40</strong>" in page
    assert "Lãnh đạo Sở Tư pháp nhập lúc" in page
    clash = asked.conflicts.get()
    page = client.post(url, {"revision": "9", "settle": f"{clash.pk}:other"}).content.decode()
    assert "Hai người nhập khác nhau" not in page
    assert asked.answers.get(item="tasks_assigned").number == 41


def test_what_others_changed_comes_with_the_next_save(world: World) -> None:
    asked = make.requested(world)
    send(world, asked, FULL | {"do": "save"}, "unit_head")

    sent = {"revision": "1", "difficulties": "Thiếu máy quét"}
    page = client_of(world, "focal").post(f"/reports/{asked.pk}/", sent, HTTP_HX_REQUEST="true").content.decode()

    assert 'id="item-tasks_assigned" data-item="tasks_assigned" hx-swap-oob="true"' in page
    assert 'value="40"' in page


def test_the_inspecting_side_reads_and_accepts(world: World) -> None:
    asked = make.submitted(world)
    client = client_of(world, "secretary")

    page = client.get(f"/reports/{asked.pk}/").content.decode()
    response = client.post(f"/reports/{asked.pk}/accept/", {"revision": asked.revision})

    asked.refresh_from_db()
    assert "1.250 hồ sơ" in page
    assert "95 %" in page
    assert "Lần 1: Lãnh đạo Sở Tư pháp" in page
    assert (response.status_code, asked.state) == (302, ReportState.ACCEPTED)


def test_items_are_returned_one_by_one_and_only_they_are_open(world: World) -> None:
    asked = make.submitted(world)
    url = f"/reports/{asked.pk}/return/"

    data = {"revision": asked.revision, "remark-files_settled": "Đối chiếu lại", "items": "procedures_posted"}
    client_of(world, "secretary").post(url, data)

    page = page_of(world, asked)
    assert '<a href="#item-files_settled">' in page
    assert "Trưởng Đoàn 1" not in page
    assert "Thư ký Đoàn 1:</strong> Đối chiếu lại" in page
    assert 'id="id_files_settled" name="files_settled"' in page
    assert 'id="id_tasks_assigned" name="tasks_assigned"' not in page


def test_two_versions_stand_side_by_side(world: World) -> None:
    asked = make.submitted(world)
    client_of(world, "secretary").post(f"/reports/{asked.pk}/return/", {"revision": asked.revision, "reason": "Sửa"})
    send(world, asked, {"files_settled": "1.300"})
    send(world, asked, {"do": "submit"}, "unit_head")

    page = client_of(world, "secretary").get(f"/reports/{asked.pk}/compare/?tu=v1&den=v2").content.decode()
    every = client_of(world, "secretary").get(f"/reports/{asked.pk}/compare/?tu=v1&den=v2&tat-ca=1").content.decode()

    assert "<strong>1.300 hồ sơ</strong>" in page
    assert "1.250 hồ sơ" in page
    assert "Ngày ban hành" not in page
    assert "Ngày ban hành" in every


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
        seen=asked.revision,
        answers=make.REPORT | {"late_tasks": rows},
        by=world.actor("focal"),
        now=NOW,
    )

    assert queries() == one
    # Two of them are the banner of the demo.
    assert one - 2 <= 12
