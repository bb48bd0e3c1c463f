"""Pages of documents."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook

from kiemtra.domain.documents import DocumentKind, IssueWay
from kiemtra.store.models import Document, StoredFile
from tests.factories_documents import (
    PDF,
    issue,
    make_draft,
    planned_inspection,
    register,
    sealed_inspection,
    store_bytes,
)
from tests.world import World, make_plan


def words(response) -> str:
    return " ".join(response.content.decode().split())


def facts(**changes: object) -> dict[str, object]:
    return {
        "revision": 1,
        "number": "45",
        "dated": "05/06/2019",
        "signer_name": "Trần Thị Minh Họa",
        "signer_title": "Giám đốc",
        "signed_copy": SimpleUploadedFile("ban ký.pdf", PDF, "text/html"),
        "not_secret": "on",
    } | changes


def test_list_shows_what_the_actor_may_see(world: World, browse) -> None:
    plan = make_plan(world)
    issue(world, make_draft(world, plan, subject="Thông báo lịch của Đoàn"))
    make_draft(world, plan, subject="Bản chưa ký")

    staff, unit = words(browse("clerk").get("/documents/")), words(browse("focal").get("/documents/"))

    assert "Thông báo lịch của Đoàn" in staff
    assert "Bản chưa ký" in staff
    assert "45/TB-SNV" in unit
    assert "Bản chưa ký" not in unit


def test_list_search_folds_marks_and_case(world: World, browse) -> None:
    plan = make_plan(world)
    make_draft(world, plan, subject="Đẩy mạnh chuyển đổi số")
    make_draft(world, plan, subject="Niêm yết thủ tục")

    found = words(browse("clerk").get("/documents/", {"q": "DAY manh"}))

    assert "Đẩy mạnh chuyển đổi số" in found
    assert "Niêm yết thủ tục" not in found


def test_list_filters_by_kind_state_and_year(world: World, browse) -> None:
    plan = make_plan(world)
    issue(world, make_draft(world, plan, subject="Đã có số"))
    make_draft(world, plan, subject="Chưa có số nào")
    client = browse("clerk")

    issued = words(client.get("/documents/", {"state": "issued", "kind": "notice", "year": "2019"}))

    assert "Đã có số" in issued
    assert "Chưa có số nào" not in issued
    assert "Không có văn bản nào khớp" in words(client.get("/documents/", {"kind": "law"}))


def test_list_pages_by_key_and_back(world: World, browse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiemtra.web.views.documents.SIZE", 2)
    for number in range(1, 6):
        register(world, number=str(number), subject=f"Văn bản thứ {number}")
    client = browse("clerk")

    first = client.get("/documents/")
    second = client.get("/documents/" + first.context["following"])
    third = client.get("/documents/" + second.context["following"])
    back = client.get("/documents/" + third.context["previous"])

    shown = [[row.reference.split("/")[0] for row in page.context["rows"]] for page in (first, second, third, back)]
    assert shown == [["5", "4"], ["3", "2"], ["1"], ["3", "2"]]
    assert (first.context["previous"], third.context["following"]) == ("", "")


def test_list_asks_a_stranger_to_sign_in(world: World, client: Client) -> None:
    register(world)

    assert client.get("/documents/")["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("address", ["/documents/", "/documents/xlsx/"])
def test_list_takes_as_many_queries_for_three_as_for_one(
    world: World, browse, django_assert_max_num_queries, address: str
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = browse("clerk")
    counts = []
    for number in range(3):
        register(world, number=str(number + 1))
        with CaptureQueriesContext(connection) as taken:
            client.get(address)
        counts.append(len(taken))

    assert counts[0] == counts[2]
    assert counts[0] <= 8


def test_list_as_xlsx_has_texts_never_formulas(world: World, browse) -> None:
    register(world, subject='=HYPERLINK("http://x","a")')

    response = browse("clerk").get("/documents/xlsx/")

    sheet = load_workbook(BytesIO(response.content)).active
    assert [cell.value for cell in sheet[3]][:4] == ["Số, ký hiệu", "Ngày ban hành", "Loại", "Trích yếu"]
    assert (sheet["A4"].value, sheet["D4"].data_type) == ("202/KH-UBND", "s")
    assert sheet["D4"].value.startswith("=HYPERLINK")
    assert "danh-sach-van-ban" in response["Content-Disposition"]


def test_detail_shows_head_facts_and_relations(world: World, browse) -> None:
    inspection = planned_inspection(world)
    base, _ = register(world)
    inspection.plan.document = base
    inspection.plan.save()
    draft = make_draft(world, inspection=inspection)
    client = browse("clerk")

    page, cited = words(client.get(f"/documents/{draft.pk}/")), words(client.get(f"/documents/{base.pk}/"))

    assert "(chưa có số, ký hiệu TB-SNV)" in page
    assert "Kế hoạch 202/KH-UBND" in page
    assert "Ghi số, ngày, bản đã ký" in page
    assert "Được viện dẫn trong" in cited


def test_detail_of_a_cited_plan_tells_nothing_of_sealed_papers(world: World, browse) -> None:
    inspection = sealed_inspection(world)
    base, _ = register(world)
    inspection.plan.document = base
    inspection.plan.save()
    make_draft(world, inspection=inspection, by="secretary", subject="Kiểm tra không báo trước")

    assert "không báo trước" in words(browse("secretary").get(f"/documents/{base.pk}/"))
    assert "không báo trước" not in words(browse("clerk").get(f"/documents/{base.pk}/"))


@pytest.mark.parametrize("who", ["focal", "stranger_focal", "head2"])
def test_detail_of_a_draft_is_not_found_by_others(world: World, browse, who: str) -> None:
    draft = make_draft(world, make_plan(world))

    for path in ("", "pdf/", "docx/", "record-issue/", "number/"):
        assert browse(who).get(f"/documents/{draft.pk}/{path}").status_code == 404


def test_detail_query_count_is_constant(world: World, browse) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    plan = make_plan(world)
    base, _ = register(world)
    plan.document = base
    plan.save()
    client = browse("clerk")
    counts = []
    for _ in range(3):
        make_draft(world, plan)
        with CaptureQueriesContext(connection) as taken:
            client.get(f"/documents/{base.pk}/")
        counts.append(len(taken))

    assert counts[0] == counts[2]
    assert counts[0] <= 14


def test_detail_gives_the_officer_the_reason_on_the_button(world: World, browse) -> None:
    draft = make_draft(world, make_plan(world))

    assert "Vai trò của bạn không có quyền làm việc này." in words(browse("officer").get(f"/documents/{draft.pk}/"))


@pytest.mark.parametrize(("format", "start"), [("pdf", b"%PDF"), ("docx", b"PK")])
def test_export_of_a_draft(world: World, browse, format: str, start: bytes) -> None:
    draft = make_draft(world, make_plan(world))

    response = browse("clerk").get(f"/documents/{draft.pk}/{format}/")

    assert response.content.startswith(start)
    assert response["Content-Disposition"].startswith("attachment")


def test_record_issue_by_the_clerk(world: World, browse) -> None:
    draft = make_draft(world, make_plan(world))
    client = browse("clerk")

    form = client.get(f"/documents/{draft.pk}/record-issue/")
    sent = client.post(f"/documents/{draft.pk}/record-issue/", facts())

    assert "Người ký minh họa" in words(form)
    assert sent["Location"] == f"/documents/{draft.pk}/"
    draft.refresh_from_db()
    assert (draft.state, draft.reference, draft.signed_file.media_type) == ("issued", "45/TB-SNV", "application/pdf")


def test_record_issue_names_all_faults_and_keeps_what_was_typed(world: World, browse) -> None:
    draft = make_draft(world, make_plan(world))
    wrong = {"number": "45/TB", "dated": "31/09/2019", "signer_name": "", "not_secret": ""}

    response = browse("clerk").post(f"/documents/{draft.pk}/record-issue/", {**facts(**wrong), "signed_copy": ""})

    page = words(response)
    assert response.status_code == 422
    for sentence in ("chỉ gồm chữ số", "không có thật", "Hãy nhập họ tên", "Hãy chọn tệp", "Hãy xác nhận"):
        assert sentence in page
    assert 'value="45/TB"' in page


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"<html></html>", "Không nhận loại tệp này"), ("x\nMẬT\n".encode(), "Văn bản có độ mật")],
)
def test_record_issue_refuses_a_file_at_its_field(world: World, browse, content: bytes, sentence: str) -> None:
    draft = make_draft(world, make_plan(world))

    response = browse("clerk").post(
        f"/documents/{draft.pk}/record-issue/", facts(signed_copy=SimpleUploadedFile("a.pdf", content))
    )

    assert response.status_code == 422
    assert sentence in words(response)
    assert Document.objects.get(pk=draft.pk).state == "draft"


def test_record_issue_of_a_file_above_the_limit(world: World, browse, settings) -> None:
    settings.UPLOAD_LIMIT = 10
    draft = make_draft(world, make_plan(world))

    response = browse("clerk").post(f"/documents/{draft.pk}/record-issue/", facts())

    assert "Tệp lớn hơn giới hạn" in words(response)
    assert not StoredFile.objects.exists()


def test_number_here_offers_the_next_and_refuses_one_taken(world: World, browse) -> None:
    plan = make_plan(world)
    issue(world, make_draft(world, plan), number="7", way=IssueWay.NUMBERED_HERE)
    draft = make_draft(world, plan)
    client = browse("clerk")

    taken = client.post(f"/documents/{draft.pk}/number/", facts(number="07"))
    done = client.post(f"/documents/{draft.pk}/number/", facts(number="8"))

    assert "Số 07/TB-SNV đã được dùng trong năm 2019" in words(taken)
    assert done.status_code == 302
    assert Document.objects.get(pk=draft.pk).issue_way == "numbered_here"


def test_number_here_with_a_stale_revision_is_a_conflict(world: World, browse) -> None:
    draft = make_draft(world, make_plan(world))

    assert browse("clerk").post(f"/documents/{draft.pk}/number/", facts(revision=9)).status_code == 409


def test_withdraw_and_replace_from_the_page(world: World, browse) -> None:
    plan = make_plan(world)
    draft, issued = make_draft(world, plan), issue(world, make_draft(world, plan))
    client = browse("clerk")

    client.post(f"/documents/{draft.pk}/withdraw/", {"revision": 1, "reason": "Lập nhầm"})
    replaced = client.post(f"/documents/{issued.pk}/replace/", {"revision": issued.revision, "reason": "Sai số liệu"})

    assert Document.objects.get(pk=draft.pk).state == "withdrawn"
    assert Document.objects.get(pk=replaced["Location"].split("/")[2]).replaces_id == issued.pk
    assert "Đã có văn bản thay thế" in words(client.get(f"/documents/{issued.pk}/"))


def test_issued_document_has_its_signed_copy_and_version(world: World, browse) -> None:
    issued = issue(world, make_draft(world, make_plan(world)), signed=store_bytes())

    page = words(browse("focal").get(f"/documents/{issued.pk}/"))

    assert f"/files/{issued.signed_file_id}/" in page
    assert "Bản 1, đóng lúc" in page


@pytest.mark.parametrize(
    "typed",
    [
        "87/KH-UBND",
        "087 / kh-ubnd",
        "87/kh–ubnd",
        "87 2021",
        "số 87 năm 2021",
        "5/4/2021",
        "ngày 05 tháng 4 năm 2021",
        "tháng 4/2021",
        "KH CCHC",
        "ke hoach cai cach hanh chinh",
        "Kế hoạch của uỷ ban nhân dân",
        "kiem tra hoà",
        "kiểm tra CCHC Hòa B",
    ],
)
def test_list_finds_a_document_however_it_is_typed(world: World, browse, typed: str) -> None:
    wanted = register(
        world,
        number="087",
        symbol="KH-UBND",
        dated=date(2021, 4, 5),
        subject="Kiểm tra cải cách hành chính tại phường Hoà Bình",
        issuer_name="UBND thành phố",
    )[0]
    others = {"kind": DocumentKind.DECISION, "kind_name": "Quyết định", "issuer_name": "Sở Y tế"}
    register(
        world, number="960", symbol="SYT-VP", dated=date(2021, 3, 1), subject="Khai trương khu khám bệnh", **others
    )
    register(world, number="870", symbol="QĐ-SYT", dated=date(2020, 4, 5), subject="Tuyển dụng", **others)

    assert [row.pk for row in browse("clerk").get("/documents/", {"q": typed}).context["rows"]] == [wanted.pk]


def test_list_stands_the_document_of_that_number_first(world: World, browse) -> None:
    told = register(world, number="5", dated=date(2024, 1, 1), subject="Sơ kết Kế hoạch 87 giai đoạn 2021")[0]
    other_year = register(world, number="87", dated=date(2023, 5, 5), subject="Trích yếu khác")[0]
    wanted = register(world, number="087", dated=date(2021, 4, 5), subject="Trích yếu")[0]
    elsewhere = register(world, number="9", dated=date(2025, 4, 5), subject="Việc khác")[0]

    by_number = browse("clerk").get("/documents/", {"q": "87"}).context["rows"]
    by_year = browse("clerk").get("/documents/", {"q": "87 2021"}).context["rows"]

    assert [row.pk for row in by_number] == [other_year.pk, wanted.pk, told.pk]
    assert [row.pk for row in by_year] == [wanted.pk, told.pk]
    assert elsewhere.pk not in {row.pk for row in (*by_number, *by_year)}


def test_list_pages_through_what_was_found(world: World, browse, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kiemtra.web.views.documents.SIZE", 2)
    made = [register(world, number=str(number), subject="Việc 3 của năm") for number in (1, 3, 30, 33)]
    client = browse("clerk")

    first = client.get("/documents/", {"q": "3"})
    second = client.get("/documents/" + first.context["following"])

    shown = [row.reference for page in (first, second) for row in page.context["rows"]]
    assert shown[0] == "3/KH-UBND"
    assert sorted(shown) == sorted(document.reference for document, _ in made)
