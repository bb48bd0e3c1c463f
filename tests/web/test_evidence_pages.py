"""Pages of evidence: the tree of a place, what is asked, an answer, verdicts, one file, what is taken away."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kiemtra.domain.evidence_asks import AskState
from kiemtra.store.models import Event, Evidence, EvidenceAsk, Inspection, StoredFile
from kiemtra.workflows import evidence_asks, files
from tests.factories_documents import PDF
from tests.factories_evidence import answered, asked, given
from tests.factories_inspections import opened, preparing, requested, sealed
from tests.web.signing import assume, client_of
from tests.world import NOW, World

DUE = "14/06/2019"


@pytest.fixture(autouse=True)
def on_the_day(world: World, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    assume(world, settings)


def page(world: World, path: str, who: str, status: int = 200) -> str:
    response = client_of(world, who).get(path)
    assert response.status_code == status
    return response.content.decode()


def tree(inspection: Inspection) -> str:
    return f"/inspections/{inspection.pk}/evidence/"


def test_tree_shows_what_is_asked_and_what_has_come(world: World) -> None:
    ask = answered(world)

    shown = page(world, tree(ask.inspection), "secretary")

    for words in (
        "Minh chứng: Sở Tư pháp",
        "Đã gửi, chờ xem xét",
        "C01_01_so-tu-phap_20190605_bao-cao-tiep-nhan.pdf",
        "tên khi gửi: Báo cáo tiếp nhận.pdf",
        "theo ngày sửa tệp, chưa xác nhận",
        "09:00 05/06/2019",
        "Đầu mối Sở Tư pháp, Sở Tư pháp",
        "chưa xem xét",
        "Tải ZIP nội dung này",
    ):
        assert words in shown
    assert "Chưa quét" not in shown


def test_tree_is_searched_and_filtered(world: World) -> None:
    inspection = preparing(world)
    first = asked(world, inspection, count=2)
    answered(world, first)

    here = tree(inspection)
    assert "Minh chứng số 2" in page(world, here, "focal")
    assert "Minh chứng số 2" not in page(world, f"{here}?state=answered", "focal")
    assert "Minh chứng số 2" in page(world, f"{here}?q=minh+chung+so+2", "focal")
    assert "Không có minh chứng nào khớp" in page(world, f"{here}?q=nothing", "focal")


@pytest.mark.parametrize("who", ["stranger_focal", "head2"])
def test_tree_of_an_inspection_unseen_is_not_found(world: World, who: str) -> None:
    ask = answered(world)
    [file] = ask.evidence.all()

    for path in (
        tree(ask.inspection),
        f"{tree(ask.inspection)}ask/",
        f"/inspections/{ask.inspection_id}/evidence/zip/",
        f"/inspections/{ask.inspection_id}/evidence/xlsx/",
        f"/evidence-asks/{ask.pk}/",
        f"/evidence/{file.pk}/",
        f"/files/{file.file_id}/",
    ):
        page(world, path, who, 404)


def test_tree_of_a_sealed_inspection_asks_for_nothing(world: World) -> None:
    inspection = sealed(world)

    assert "Yêu cầu minh chứng" not in page(world, tree(inspection), "head")
    page(world, f"{tree(inspection)}ask/", "head", 409)
    page(world, tree(inspection), "focal", 404)


def test_ask_for_all_of_an_area_at_one_press(world: World) -> None:
    inspection = opened(world)
    path = f"{tree(inspection)}ask/"
    before = page(world, path, "secretary")

    sent = client_of(world, "secretary").post(path, {"due_on": DUE, "area": "procedures", "text": "bỏ qua"})

    rows = EvidenceAsk.objects.filter(inspection=inspection)
    assert sent.status_code == 302
    assert {row.area for row in rows} == {"procedures"}
    assert rows.count() == before.count('name="items"') - items_of_direction(inspection)
    assert Event.objects.filter(name="evidence.asked").count() == 1
    assert page(world, path, "secretary").count("(đã yêu cầu)") == rows.count()


def items_of_direction(inspection: Inspection) -> int:
    return inspection.results.filter(area="direction").count()


def test_ask_for_ticked_ones_and_one_in_words(world: World) -> None:
    inspection = opened(world)
    item = inspection.results.first().item

    client_of(world, "secretary").post(
        f"{tree(inspection)}ask/",
        {"due_on": DUE, "items": [item], "text": "Sổ theo dõi tháng 5", "criterion": item},
    )

    asks = EvidenceAsk.objects.filter(inspection=inspection).order_by("number")
    assert [(row.criterion, row.due_on.isoformat()) for row in asks] == [(item, "2019-06-14")] * 2
    assert asks[1].text == "Sổ theo dõi tháng 5"


def test_ask_for_nothing_comes_back_with_all_faults(world: World) -> None:
    inspection = preparing(world)

    sent = client_of(world, "secretary").post(f"{tree(inspection)}ask/", {"due_on": "01/06/2019", "text": ""})

    assert sent.status_code == 422
    for words in ("Hãy chọn ít nhất một minh chứng", "Hạn gửi phải từ hôm nay"):
        assert words in sent.content.decode()


def test_answer_without_a_script_takes_plain_files(world: World) -> None:
    ask = asked(world)
    pdf = SimpleUploadedFile("bao cao.pdf", PDF)

    sent = client_of(world, "focal").post(
        f"/evidence-asks/{ask.pk}/answer/",
        {"revision": ask.revision, "proofs": [pdf], "happened_on": "01/06/2019", "caption": "Báo cáo quý I"},
    )

    assert sent.status_code == 302
    [file] = ask.evidence.all()
    assert (file.caption, file.happened_from, file.happened_confirmed) == ("Báo cáo quý I", "typed", True)
    assert "01/06/2019" in page(world, f"/evidence-asks/{ask.pk}/", "secretary")


def test_answer_with_one_bad_file_keeps_the_good_one_and_the_words(world: World) -> None:
    ask = asked(world)
    good, bad = SimpleUploadedFile("tot.pdf", PDF), SimpleUploadedFile("xau.pdf", b"<html>")
    path = f"/evidence-asks/{ask.pk}/answer/"

    sent = client_of(world, "focal").post(
        path, {"revision": ask.revision, "proofs": [good, bad], "remark": "Kèm theo công văn"}
    )

    shown = sent.content.decode()
    assert sent.status_code == 422
    for words in ("xau.pdf: Không nhận loại tệp này", "Kèm theo công văn", "tot.pdf"):
        assert words in shown
    kept = shown.split('name="proofs-upload" value="')[1].split('"')[0]
    again = client_of(world, "focal").post(path, {"revision": ask.revision, "proofs-upload": kept})
    assert again.status_code == 302
    assert [file.name for file in ask.evidence.all()] == ["tot.pdf"]


def test_answer_by_others_is_refused(world: World) -> None:
    ask = asked(world)

    sent = client_of(world, "secretary").post(
        f"/evidence-asks/{ask.pk}/answer/", {"revision": ask.revision, "proofs": [SimpleUploadedFile("a.pdf", PDF)]}
    )

    assert sent.status_code == 403
    assert not StoredFile.objects.exists()


def test_verdicts_one_by_one(world: World) -> None:
    ask = answered(world)
    [file] = ask.evidence.all()
    client = client_of(world, "secretary")

    nameless = client.post(f"/evidence/{file.pk}/judge/", {"revision": file.revision, "verdict": "rejected"})
    judged = client.post(
        f"/evidence/{file.pk}/judge/", {"revision": file.revision, "verdict": "rejected", "reason": "Ảnh mờ"}
    )
    rejected = client.post(
        f"/evidence-asks/{ask.pk}/reject/", {"revision": ask.revision, "reason": "Cần bản ký", "due_on": DUE}
    )

    assert (nameless.status_code, judged.status_code, rejected.status_code) == (422, 302, 302)
    shown = page(world, f"/evidence-asks/{ask.pk}/", "focal")
    for words in ("Chưa đạt, cần gửi lại", "Cần bản ký", "Bị từ chối", "Ảnh mờ", "Gửi minh chứng"):
        assert words in shown


def test_accept_and_withdraw(world: World) -> None:
    ask, other = answered(world), asked(world, count=1, inspection=None)
    client = client_of(world, "secretary")

    client.post(f"/evidence-asks/{ask.pk}/accept/", {"revision": ask.revision})
    client.post(f"/evidence-asks/{other.pk}/withdraw/", {"revision": other.revision, "reason": "Không cần nữa"})

    ask.refresh_from_db()
    other.refresh_from_db()
    assert (ask.state, other.state) == (AskState.ACCEPTED, AskState.WITHDRAWN)


def test_reject_without_reason_comes_back(world: World) -> None:
    ask = answered(world)
    client = client_of(world, "secretary")

    for deed in ("reject", "withdraw"):
        sent = client.post(f"/evidence-asks/{ask.pk}/{deed}/", {"revision": ask.revision, "reason": ""})
        assert sent.status_code == 422
    ask.refresh_from_db()
    assert ask.state == AskState.ANSWERED


def test_file_shows_both_times_and_its_hash_which_is_checked(world: World) -> None:
    [file] = answered(world).evidence.all()
    path = f"/evidence/{file.pk}/"

    shown = page(world, path, "focal")
    assert file.file.sha256 in shown
    checked = client_of(world, "focal").post(f"{path}check/", follow=True)
    assert "tệp đúng như lúc nhận" in checked.content.decode()
    files.default_storage.delete(file.file.path)
    checked = client_of(world, "focal").post(f"{path}check/", follow=True)
    assert "đã bị thay đổi" in checked.content.decode()


def test_time_of_a_fact_is_typed_with_or_without_its_hour(world: World) -> None:
    [file] = answered(world).evidence.all()
    path = f"/evidence/{file.pk}/"

    late = client_of(world, "focal").post(path, {"revision": file.revision, "day": "06/06/2019"})
    sent = client_of(world, "focal").post(path, {"revision": file.revision, "day": "03/06/2019", "hour": "08:30"})

    assert (late.status_code, sent.status_code) == (422, 302)
    assert "08:30 03/06/2019" in page(world, path, "secretary")
    assert "Ghi thời điểm" not in page(world, path, "unit_head")


def archive(world: World, ask: EvidenceAsk, who: str = "secretary", query: str = "") -> bytes:
    sent = client_of(world, who).get(
        f"/inspections/{ask.inspection_id}/evidence/zip/{query}", HTTP_ACCEPT_ENCODING="gzip"
    )
    assert sent.status_code == 200
    assert sent["Content-Type"] == "application/zip"
    return b"".join(sent.streaming_content)


def test_archive_holds_files_under_their_names_and_the_list_and_is_the_same_again(world: World) -> None:
    ask = answered(world)
    content = archive(world, ask)

    with ZipFile(BytesIO(content)) as found:
        assert found.testzip() is None
        assert found.namelist() == [
            "danh-muc-minh-chung.docx",
            "danh-muc-minh-chung.xlsx",
            "C01/C01_01_so-tu-phap_20190605_bao-cao-tiep-nhan.pdf",
        ]
        assert found.read(found.namelist()[2]).startswith(b"%PDF-")
    assert archive(world, ask) == content


def test_archive_of_one_criterion_holds_that_alone(world: World) -> None:
    inspection = preparing(world)
    first = asked(world, inspection, count=2)
    answered(world, first)
    second = EvidenceAsk.objects.get(number=2)
    proof = [given(b"khac", "khac.pdf")]
    evidence_asks.answer(second.pk, revision=1, files=proof, by=world.actor("focal"), now=NOW)

    with ZipFile(BytesIO(archive(world, first, query="?criterion=C02"))) as found:
        assert [name for name in found.namelist() if "/" in name] == [
            "C02/C02_01_so-tu-phap_20190605_bao-cao-tiep-nhan.pdf"
        ]


def test_archive_above_its_limit_is_refused_with_a_sentence(world: World, settings) -> None:
    ask = answered(world)
    settings.ARCHIVE_LIMIT = 10

    assert "hãy tải từng tiêu chí" in page(world, f"/inspections/{ask.inspection_id}/evidence/zip/", "secretary", 409)


def test_list_alone_is_a_workbook(world: World) -> None:
    ask = answered(world)

    sent = client_of(world, "focal").get(f"/inspections/{ask.inspection_id}/evidence/xlsx/")

    assert sent.status_code == 200
    assert sent.content.startswith(b"PK")


@pytest.mark.parametrize("who", ["focal", "secretary"])
def test_a_report_has_evidence_of_its_own(world: World, who: str) -> None:
    report = requested(world)

    assert "Minh chứng: Sở Tư pháp" in page(world, f"/reports/{report.pk}/evidence/", who)
    page(world, f"/reports/{report.pk}/evidence/ask/", who, 403 if who == "focal" else 200)


@pytest.mark.parametrize("path", ["tree", "ask"])
def test_queries_do_not_grow_with_the_rows(world: World, path: str) -> None:
    inspection = preparing(world)
    first = asked(world, inspection, count=3)
    answered(world, first)

    def count() -> int:
        here = tree(inspection) if path == "tree" else f"/evidence-asks/{first.pk}/"
        client = client_of(world, "secretary")
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(here).status_code == 200
        return len(queries)

    few = count()
    for number in (2, 3):
        ask = EvidenceAsk.objects.get(number=number)
        proofs = [given(bytes([n]) * number) for n in range(3)]
        evidence_asks.answer(ask.pk, revision=1, files=proofs, by=world.actor("focal"), now=NOW)
    if path == "ask":
        Evidence.objects.filter(ask__number__gt=1).update(ask=first)

    assert count() == few
    assert few <= 16
