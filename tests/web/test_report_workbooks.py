"""The report as a workbook through the pages: out, filled in, looked at, saved; nothing wrong is taken, nothing lost."""

from datetime import timedelta
from io import BytesIO

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kiemtra.data.forms import load_form
from kiemtra.store.ids import new_id
from kiemtra.store.models import Answer, AnswerConflict, Document, Event, ReportRequest
from kiemtra.workbooks import Filled, Format, Head, write
from kiemtra.workflows import report_rounds, reports
from tests import factories_inspections as make
from tests.web.signing import assume, client_of
from tests.world import NOW, World

VALUE, REMARK = "E", "G"


@pytest.fixture(autouse=True)
def on_the_day(world: World, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    assume(world, settings)


def save(world: World, asked: ReportRequest, answers: dict[str, object]) -> None:
    asked.refresh_from_db()
    reports.save_answers(asked.pk, seen=asked.revision, answers=answers, by=world.actor("focal"), now=NOW)


def download(world: World, asked: ReportRequest, format: str = "xlsx", who: str = "focal", query: str = "") -> bytes:
    response = client_of(world, who).get(f"/reports/{asked.pk}/workbook/{format}/{query}")
    assert response.status_code == 200
    return response.content


def row_of(sheet, code: str) -> int:
    return next(row[0].row for row in sheet.iter_rows(max_col=1) if row[0].value == code)


def filled(data: bytes, values: dict[str, object]) -> bytes:
    """The workbook with these values typed in."""
    book = openpyxl.load_workbook(BytesIO(data))
    sheet = book["Báo cáo"]
    for code, value in values.items():
        sheet[f"{VALUE}{row_of(sheet, code)}"] = value
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def upload(world: World, asked: ReportRequest, data: bytes, who: str = "focal", name: str = "bao-cao.xlsx", **more):
    file = SimpleUploadedFile(name, data)
    return client_of(world, who).post(f"/reports/{asked.pk}/workbook/", {"file": file} | more)


def press(world: World, asked: ReportRequest, response, do: str, who: str = "focal"):
    """Press a button of the look."""
    carried = response.context["carried"]
    return client_of(world, who).post(f"/reports/{asked.pk}/workbook/save/", {"carried": carried, "do": do})


def answers_of(asked: ReportRequest) -> dict[str, str]:
    return dict(Answer.objects.filter(request=asked, row_key="").values_list("item", "text"))


@pytest.mark.parametrize("format", list(Format))
def test_what_goes_out_and_comes_back_untouched_changes_nothing(world: World, format: Format) -> None:
    asked = make.requested(world)
    save(world, asked, make.REPORT | {"tasks_assigned": "1234", "difficulties": "=SUM(1)\r\n+84 hai  ba"})
    before, events = answers_of(asked), Event.objects.count()

    response = upload(world, asked, download(world, asked, format), name=f"a.{format}")
    assert (response.context["count"], response.context["changed"]) == (0, 0)
    press(world, asked, response, "save")

    assert answers_of(asked) == before
    assert Event.objects.count() == events


def test_the_look_shows_what_would_change_and_saves_nothing_yet(world: World) -> None:
    asked = make.requested(world)
    save(world, asked, {"tasks_assigned": "40", "plan_issued": "no"})

    response = upload(world, asked, filled(download(world, asked), {"tasks_assigned": 41, "plan_issued": "Có"}))

    assert response.status_code == 200
    assert [(one["stands"], one["comes"]) for one in response.context["changes"]] == [("Không", "Có"), ("40", "41")]
    assert answers_of(asked) == {"tasks_assigned": "40", "plan_issued": "no"}


def test_what_is_right_is_saved_and_what_is_wrong_is_listed_with_its_cell(world: World) -> None:
    asked = make.requested(world)
    save(world, asked, {"files_settled": "7"})
    data = filled(
        download(world, asked), {"tasks_assigned": "1.234", "files_settled": "12 hồ sơ", "plan_date": "31/02/2019"}
    )

    response = upload(world, asked, data)
    page = response.content.decode()

    assert response.status_code == 422
    assert response.context["wrong"] == 2
    for said in ("ô E11", "“12 hồ sơ” không phải số", "“31/02/2019” không phải ngày", "Lưu giá trị đúng"):
        assert said in page

    done = press(world, asked, response, "save")

    assert done.headers["Location"] == f"/reports/{asked.pk}/"
    assert answers_of(asked) == {"tasks_assigned": "1.234", "files_settled": "7"}
    assert Answer.objects.get(request=asked, item="tasks_assigned").origin == "workbook"
    assert Event.objects.filter(name="report.saved").count() == 2


def test_the_marked_copy_has_the_wrong_cells_coloured_with_their_reasons_and_everything_typed(world: World) -> None:
    asked = make.requested(world)
    data = filled(download(world, asked), {"tasks_assigned": 40, "files_settled": "12 hồ sơ"})

    copy = press(world, asked, upload(world, asked, data), "marked")
    sheet = openpyxl.load_workbook(BytesIO(copy.content))["Báo cáo"]
    cell = sheet[f"{VALUE}{row_of(sheet, 'files_settled')}"]

    assert (cell.value, cell.fill.fgColor.rgb) == ("12 hồ sơ", "FFF9D0CC")
    assert "Ví dụ: 125" in cell.comment.text
    assert sheet[f"{VALUE}{row_of(sheet, 'tasks_assigned')}"].value == 40

    again = upload(world, asked, filled(copy.content, {"files_settled": 12}))
    assert (again.status_code, again.context["changed"]) == (200, 2)


def test_another_persons_change_meanwhile_is_not_overwritten(world: World) -> None:
    asked = make.requested(world)
    save(world, asked, {"tasks_assigned": "40", "files_settled": "5"})
    data = filled(download(world, asked), {"tasks_assigned": 41})
    asked.refresh_from_db()
    changed = {"tasks_assigned": "42", "files_settled": "6"}
    reports.save_answers(asked.pk, seen=asked.revision, answers=changed, by=world.actor("unit_head"), now=NOW)

    response = upload(world, asked, data)
    press(world, asked, response, "save")

    assert [one["clashes"] for one in response.context["changes"]] == [True]
    assert answers_of(asked) == changed
    assert AnswerConflict.objects.get(request=asked).other == "41"


def test_a_blank_form_only_adds(world: World) -> None:
    asked = make.requested(world)
    save(world, asked, make.REPORT)
    blank = download(world, asked, query="?empty=1")

    response = upload(world, asked, filled(blank, {"tasks_assigned": 41}))
    press(world, asked, response, "save")

    assert answers_of(asked)["tasks_assigned"] == "41"
    assert answers_of(asked)["files_settled"] == "1.250"
    assert Answer.objects.filter(request=asked, item="late_tasks.task").count() == 1


def test_a_large_workbook_is_saved_without_being_carried_through_the_page(world: World, monkeypatch) -> None:
    monkeypatch.setattr("kiemtra.web.report_workbook.MOST_CARRIED", 10)
    asked = make.requested(world)
    data = filled(download(world, asked), {"tasks_assigned": 41, "files_settled": "x"})

    look = upload(world, asked, data)
    assert look.context["carried"] == ""
    assert "Lưu giá trị đúng" in look.content.decode()
    marked = upload(world, asked, data, do="marked")
    saved = upload(world, asked, data, do="save")

    assert marked.headers["Content-Type"].endswith("sheet")
    assert saved.status_code == 302
    assert answers_of(asked) == {"tasks_assigned": "41"}


def test_the_workbook_of_another_unit_is_refused_whole(world: World) -> None:
    asked, template = make.requested(world), load_form("unit_report")
    file = BytesIO()
    write(Format.XLSX, Filled(template, Head(template.code, template.version, str(new_id()), 1)), file)

    response = upload(world, asked, filled(file.getvalue(), {"tasks_assigned": 1}))

    assert response.status_code == 422
    assert "thuộc báo cáo khác" in response.content.decode()
    assert answers_of(asked) == {}


def test_a_look_of_somebody_else_or_tampered_with_is_not_taken(world: World) -> None:
    asked = make.requested(world)
    response = upload(world, asked, filled(download(world, asked), {"tasks_assigned": 41}))

    stranger = press(world, asked, response, "save", who="unit_head")
    tampered = client_of(world, "focal").post(f"/reports/{asked.pk}/workbook/save/", {"carried": "x", "do": "save"})

    assert (stranger.status_code, tampered.status_code) == (422, 422)
    assert answers_of(asked) == {}


def test_a_report_that_was_handed_in_takes_no_workbook(world: World) -> None:
    asked = make.submitted(world)
    data = download(world, asked)

    response = upload(world, asked, filled(data, {"tasks_assigned": 41}))

    assert response.status_code == 409
    assert answers_of(asked)["tasks_assigned"] == "40"


def test_nothing_chosen_is_told(world: World) -> None:
    asked = make.requested(world)

    response = client_of(world, "focal").post(f"/reports/{asked.pk}/workbook/", {})

    assert response.status_code == 422
    assert "Hãy chọn tệp bảng tính đã nhập." in response.content.decode()


def test_a_stranger_finds_no_workbook(world: World) -> None:
    asked = make.requested(world)

    addresses = [f"/reports/{asked.pk}/workbook/", f"/reports/{asked.pk}/workbook/xlsx/"]
    told = [client_of(world, "stranger_focal").get(address).status_code for address in addresses]

    assert told == [404, 404]
    assert client_of(world, "focal").get(f"/reports/{asked.pk}/workbook/pdf/").status_code == 404


def test_queries_do_not_grow_with_what_was_answered(world: World) -> None:
    asked, counts = make.requested(world), []
    for answers in ({"tasks_assigned": "1"}, make.REPORT):
        save(world, asked, answers)
        data = filled(download(world, asked), {"tasks_assigned": 2})
        with CaptureQueriesContext(connection) as queries:
            page = client_of(world, "focal").get(f"/reports/{asked.pk}/workbook/")
            download(world, asked)
            upload(world, asked, data)
        assert page.status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_a_closed_round_takes_no_workbook(world: World) -> None:
    asked = make.requested(world)
    data = filled(download(world, asked), {"tasks_assigned": 41})
    asked.round.refresh_from_db()
    report_rounds.close(asked.round_id, revision=asked.round.revision, by=world.actor("officer"), now=NOW)

    response = upload(world, asked, data)
    page = client_of(world, "focal").get(f"/reports/{asked.pk}/workbook/").content.decode()

    assert response.status_code == 409
    assert 'name="file"' not in page
    assert answers_of(asked) == {}


def test_after_its_day_a_workbook_is_still_taken(world: World, settings) -> None:
    asked = make.requested(world)
    data = filled(download(world, asked), {"tasks_assigned": 41})
    assume(world, settings, asked.due_on + timedelta(days=30))

    press(world, asked, upload(world, asked, data), "save")

    assert answers_of(asked) == {"tasks_assigned": "41"}


def test_the_paper_is_made_with_one_press(world: World) -> None:
    asked = make.requested(world)
    save(world, asked, make.REPORT)

    response = client_of(world, "focal").post(f"/reports/{asked.pk}/paper/")
    document = Document.objects.get(issuer=world.unit)
    pdf = client_of(world, "focal").get(f"/documents/{document.pk}/pdf/")

    assert response.headers["Location"] == f"/documents/{document.pk}/"
    assert pdf.content.startswith(b"%PDF")
