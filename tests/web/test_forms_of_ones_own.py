"""A government's own form goes every way that a shipped one goes: from its upload to the accepted report and merged table."""

from io import BytesIO

import openpyxl
import pytest
from django.test import Client

from kiemtra.data.xlsform import FaultCode, FormFault
from kiemtra.domain.reports import ReportState
from kiemtra.store.models import Document, FormVersion, ReportRequest, ReportRound
from kiemtra.store.queries import reports as queries
from kiemtra.workbooks.sheets import sheets_of
from kiemtra.workflows import form_versions
from tests import factories_inspections as make
from tests.factories_forms import form_workbook
from tests.web.signing import assume, client_of
from tests.web.test_form_pages import sent
from tests.web.test_report_workbooks import download, filled, press, upload
from tests.world import World, make_plan

ANSWERS = {"settled": "120", "late": "2", "causes-rows": "1", "causes-row": "a", "causes-a-cause": "people"}


@pytest.fixture(autouse=True)
def on_the_day(world: World, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    assume(world, settings)


@pytest.fixture
def quarter(world: World) -> FormVersion:
    """The form as an officer uploads and publishes it on its pages."""
    officer = client_of(world, "officer")
    officer.post("/forms/upload/", sent(form_workbook()))
    row = FormVersion.objects.get()
    officer.post(f"/form-versions/{row.pk}/publish/", {"revision": row.revision})
    return row


def asked(world: World) -> ReportRequest:
    plan, officer = make_plan(world), client_of(world, "officer")
    told = {"form": "quarter", "purpose": "collection", "title": "Quý II", "due_on": "20/06/2019", "groups": ["plan"]}
    assert officer.post(f"/report-rounds/new/?plan={plan.pk}", told | {"do": "ask"}).status_code == 302
    return ReportRequest.objects.select_related("round").get(agency=world.unit)


def send(client: Client, report: ReportRequest, path: str = "", **data: object):
    report.refresh_from_db()
    return client.post(f"/reports/{report.pk}/{path}", {"revision": report.revision} | data)


def test_from_the_upload_to_the_accepted_report_and_the_merged_table(world: World, quarter: FormVersion) -> None:
    report = asked(world)
    officer, focal, head = (client_of(world, name) for name in ("officer", "focal", "unit_head"))

    assert "Số hồ sơ đã giải quyết" in focal.get(f"/reports/{report.pk}/").content.decode()
    saved = send(focal, report, **ANSWERS, do="save").content.decode()
    assert "2/2 mục bắt buộc" in saved
    assert focal.get(f"/reports/{report.pk}/read/").status_code == 200
    assert send(head, report, do="submit")["Location"] == f"/reports/{report.pk}/read/"
    assert "Báo cáo quý" in officer.get(f"/report-rounds/{report.round_id}/").content.decode()
    send(officer, report, "accept/")

    report.refresh_from_db()
    assert report.state == ReportState.ACCEPTED
    merged = officer.get(f"/report-rounds/{report.round_id}/merged/").content.decode()
    assert "<strong>120" in merged
    exported = officer.get(f"/report-rounds/{report.round_id}/merged/xlsx/")
    cells = [cell for rows in sheets_of(exported.content).values() for row in rows for cell in row]
    assert "120" in cells
    assert "Con người" in cells


def test_as_a_workbook_out_and_back_and_as_a_paper(world: World, quarter: FormVersion) -> None:
    report = asked(world)

    data = filled(download(world, report), {"settled": 80, "late": 90})
    looked = upload(world, report, data)
    assert looked.context["count"] == 1
    press(world, report, upload(world, report, filled(data, {"late": 3})), "save")

    assert queries.typed_answers(report) == {"settled": "80", "late": "3"}
    client_of(world, "focal").post(f"/reports/{report.pk}/paper/")
    assert Document.objects.filter(kind__isnull=False).exists()


def test_in_an_inspection(world: World, quarter: FormVersion) -> None:
    inspection = make.preparing(world)
    secretary = client_of(world, "secretary")

    page = secretary.get(f"/inspections/{inspection.pk}/").content.decode()
    assert '<option value="quarter">Báo cáo quý</option>' in page
    inspection.refresh_from_db()
    told = {"revision": inspection.revision, "request_report-form": "quarter"}
    assert secretary.post(f"/inspections/{inspection.pk}/request-report/", told).status_code == 302

    report = ReportRequest.objects.select_related("round").get(inspection=inspection, form="quarter")
    assert (report.form_version, report.round.title) == ("1", "Báo cáo quý")
    assert "Báo cáo quý" in secretary.get(f"/inspections/{inspection.pk}/").content.decode()


def test_one_that_has_ended_still_takes_more_units_but_no_new_round(world: World, quarter: FormVersion) -> None:
    report = asked(world)
    officer = client_of(world, "officer")
    quarter.refresh_from_db()
    officer.post(f"/form-versions/{quarter.pk}/end/", {"revision": quarter.revision, "last_day": "01/06/2019"})

    adding = officer.get(f"/report-rounds/{report.round_id}/units/")
    new = officer.get("/report-rounds/new/")

    assert adding.status_code == 200
    assert officer.post(f"/report-rounds/{report.round_id}/units/", {"groups": ["plan"]}).status_code == 200
    assert 'value="quarter"' not in new.content.decode()
    assert ReportRound.objects.count() == 1


def test_the_workbook_that_was_uploaded_can_be_taken_again(world: World, quarter: FormVersion) -> None:
    page = client_of(world, "focal").get("/forms/quarter/1/").content.decode()
    got = client_of(world, "focal").get(f"/files/{quarter.file_id}/")

    assert f'<a href="/files/{quarter.file_id}/">Tải tệp gốc đã tải lên</a>' in page
    assert openpyxl.load_workbook(BytesIO(b"".join(got.streaming_content)))["survey"]["B2"].value
    assert Client().get(f"/files/{quarter.file_id}/").status_code == 302


def test_words_of_the_checker_of_the_standard_are_quoted_below_a_sentence(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = FormFault(FaultCode.STANDARD, "survey", 3, value="Invalid question name 'b c'.")
    monkeypatch.setattr(form_versions, "standard_faults", lambda sheets: (told,))

    page = client_of(world, "officer").post("/forms/upload/", sent(form_workbook())).content.decode()

    assert 'Bộ kiểm tra của chuẩn báo bằng tiếng Anh: <q lang="en">Invalid question name &#x27;b c&#x27;.</q>' in page
