"""Pages of forms: the list, one form, its workbook, an upload with all its faults, publishing and ending."""

from collections.abc import Callable
from datetime import date
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from kiemtra.data.forms import load_form
from kiemtra.data.xlsform import form_of
from kiemtra.store.models import FormVersion
from kiemtra.workbooks.sheets import sheets_of
from kiemtra.workflows import form_versions
from tests.factories_forms import CHOICES, GIVEN, SURVEY, form_workbook, published_form
from tests.world import NOW, World

Browse = Callable[[str], Client]
FIELDS = {
    "title": "Báo cáo quý",
    "code": "quarter",
    "version": "1",
    "source": "Mẫu dùng thử",
    "valid_from": "01/01/2019",
}


def tree(response) -> HTMLParser:
    return HTMLParser(response.content.decode())


def sent(data: bytes, name: str = "quy.xlsx", **more: str) -> dict[str, object]:
    return FIELDS | more | {"file": SimpleUploadedFile(name, data)}


def test_the_list_and_a_form_tell_what_is_asked_and_how_it_is_checked(browse: Browse) -> None:
    page = tree(browse("focal").get("/forms/"))
    report = tree(browse("focal").get("/forms/unit_report/2016.1/"))

    assert load_form("unit_report").title in [link.text() for link in page.css("tbody th a")]
    assert page.css_first("a[href='/forms/upload/']") is None
    rows = [" ".join(row.text(separator=" ").split()) for row in report.css("tbody tr")]
    assert any(row.startswith("Ngày ban hành kế hoạch") and "Chỉ hỏi khi “Đơn vị đã ban hành" in row for row in rows)
    assert browse("focal").get("/forms/none/1/").status_code == 404


def test_a_shipped_form_comes_as_a_workbook_that_reads_back(browse: Browse) -> None:
    response = browse("officer").get("/forms/data_and_report/2016.1/workbook/")

    assert response.headers["Content-Disposition"] == 'attachment; filename="xlsform-data_and_report-2016.1.xlsx"'
    assert form_of(sheets_of(response.content)) == load_form("data_and_report")


def test_an_upload_tells_all_its_faults(browse: Browse) -> None:
    survey = [*SURVEY[:2], ("geopoint", "where", "Ở đâu", "", "", ""), ("text", "x", "", "", "", ""), SURVEY[4]]

    response = browse("officer").post("/forms/upload/", sent(form_workbook({"survey": survey, "choices": CHOICES})))

    assert response.status_code == 422
    page = tree(response)
    assert [[cell.text() for cell in row.css("th, td")] for row in page.css("tbody tr")] == [
        [
            "survey",
            "3",
            "type",
            "Loại “geopoint” chưa được hỗ trợ (vị trí, mã vạch, giờ, xếp hạng, danh sách ở tệp khác).",
        ],
        ["survey", "4", "label", "“x” chưa có nhãn cho người đọc."],
    ]
    assert page.css_first("input[name=title]").attributes["value"] == "Báo cáo quý"
    assert not FormVersion.objects.exists()


def test_a_file_that_is_no_workbook_gets_a_sentence(browse: Browse) -> None:
    response = browse("officer").post("/forms/upload/", sent(b"chu", "a.txt"))

    assert response.status_code == 422
    assert "không phải tệp bảng tính" in tree(response).css_first(".field--error").text()


def test_a_form_is_uploaded_published_and_ended(browse: Browse) -> None:
    officer = browse("officer")

    uploaded = officer.post("/forms/upload/", sent(form_workbook()))
    row = FormVersion.objects.get()
    draft = tree(officer.get("/forms/quarter/1/"))
    published = officer.post(f"/form-versions/{row.pk}/publish/", {"revision": row.revision})
    row.refresh_from_db()
    wrong = officer.post(f"/form-versions/{row.pk}/end/", {"revision": row.revision, "last_day": "01/01/2018"})
    ended = officer.post(f"/form-versions/{row.pk}/end/", {"revision": row.revision, "last_day": "31/12/2019"})

    assert (
        uploaded.headers["Location"]
        == published.headers["Location"]
        == ended.headers["Location"]
        == "/forms/quarter/1/"
    )
    assert draft.css_first(f"form[action='/form-versions/{row.pk}/publish/']") is not None
    assert wrong.status_code == 422
    row.refresh_from_db()
    assert row.valid_to == date(2020, 1, 1)
    assert "hết trước 01/01/2020" in officer.get("/forms/quarter/1/").content.decode()


def test_a_draft_is_not_there_for_a_unit_and_may_be_discarded(world: World, browse: Browse) -> None:
    form_versions.upload(world.jurisdiction, form_workbook(), "q.xlsx", GIVEN, by=world.actor("officer"), now=NOW)
    row = FormVersion.objects.get()

    assert browse("focal").get("/forms/quarter/1/").status_code == 404
    assert browse("focal").post(f"/form-versions/{row.pk}/publish/", {"revision": 1}).status_code == 404
    assert browse("focal").get("/forms/upload/").status_code == 404
    done = browse("officer").post(f"/form-versions/{row.pk}/discard/", {"revision": 1})

    assert done.headers["Location"] == "/forms/"
    assert not FormVersion.objects.exists()


def test_the_list_takes_the_same_queries_for_one_form_and_for_three(world: World, browse: Browse) -> None:
    published_form(world.jurisdiction, by=world.actor("officer"), now=NOW)
    officer = browse("officer")
    counts = []
    for version in ("", "2", "3"):
        if version:
            given = type(GIVEN)(code="quarter", title="Q", version=version, source="S", valid_from=date(2019, 1, 1))
            done = form_versions.upload(
                world.jurisdiction, form_workbook(), "q.xlsx", given, by=world.actor("officer"), now=NOW
            )
            assert done.version is not None
        with CaptureQueriesContext(connection) as queries:
            assert officer.get("/forms/").status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[2] <= 8
    with CaptureQueriesContext(connection) as queries:
        officer.get("/forms/quarter/1/")
    assert len(queries) <= 12


def test_the_workbook_is_the_same_bytes_each_time(browse: Browse) -> None:
    first, second = (browse("officer").get("/forms/unit_report/2016.1/workbook/").content for _ in range(2))

    assert first == second
    assert BytesIO(first).read(2) == b"PK"
