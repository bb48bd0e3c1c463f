"""Files of a report's items: sent piece by piece or with the form, filed in the tree and in the archive."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from kiemtra.domain.uploads import UploadPurpose
from kiemtra.store.models import Answer, ReportRequest
from kiemtra.workflows import uploads
from tests import factories_inspections as make
from tests.factories_documents import PDF
from tests.factories_reports import asked as asked_alone
from tests.web.signing import assume, client_of
from tests.world import NOW, World

ITEM = "evidence_files"


@pytest.fixture(autouse=True)
def on_the_day(world: World, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    assume(world, settings)


def sent_before(world: World, record: ReportRequest, who: str = "focal", name: str = "Quyết định.pdf") -> str:
    """A file that has come piece by piece for the report; what the form then carries of it."""
    actor = world.actor(who)
    begun = uploads.begin(UploadPurpose.REPORT, record.pk, name=name, size=len(PDF), by=actor, now=NOW)
    uploads.append(begun.pk, BytesIO(PDF), at=0, by=actor, now=NOW)
    return str(begun.pk)


def save(world: World, asked: ReportRequest, **data: object) -> int:
    asked.refresh_from_db()
    sent = {"revision": asked.revision, "do": "save"} | data
    return client_of(world, "focal").post(f"/reports/{asked.pk}/", sent).status_code


def attached(world: World) -> ReportRequest:
    asked = make.requested(world)
    assert save(world, asked, **{f"{ITEM}-upload": sent_before(world, asked)}) == 200
    return asked


def test_file_that_came_before_the_form_is_attached_once(world: World) -> None:
    asked = make.requested(world)
    came = sent_before(world, asked)

    for _ in range(2):
        assert save(world, asked, **{f"{ITEM}-upload": came}) == 200

    row = Answer.objects.get(item=ITEM)
    assert (row.file_name, row.request_id) == ("Quyết định.pdf", asked.pk)


def test_the_form_takes_files_without_a_script_too(world: World) -> None:
    asked = make.requested(world)

    assert save(world, asked, **{ITEM: SimpleUploadedFile("Báo cáo.pdf", PDF)}) == 200

    assert Answer.objects.get(item=ITEM).file_name == "Báo cáo.pdf"


def test_file_of_another_report_is_not_taken(world: World) -> None:
    asked, other = make.requested(world), asked_alone(world)

    save(world, asked, **{f"{ITEM}-upload": sent_before(world, other)})

    assert not Answer.objects.filter(item=ITEM).exists()


# Units see no rounds.
@pytest.mark.parametrize(
    ("place", "who"),
    [
        ("report", "focal"),
        ("inspection", "focal"),
        ("report", "secretary"),
        ("inspection", "secretary"),
        ("round", "secretary"),
    ],
)
def test_files_stand_in_the_tree_and_in_the_archive(world: World, place: str, who: str) -> None:
    asked = attached(world)
    paths = {"report": f"reports/{asked.pk}", "inspection": f"inspections/{asked.inspection_id}"}
    here = f"/{paths.get(place, f'report-rounds/{asked.round_id}')}/evidence/"

    shown = client_of(world, who).get(here).content.decode()
    archive = b"".join(client_of(world, who).get(f"{here}zip/").streaming_content)

    name = "evidence-files_bc01_so-tu-phap_khong-ro-ngay_"
    assert name in shown
    assert "Sở Tư pháp, kèm báo cáo" in shown
    assert any(name in entry for entry in ZipFile(BytesIO(archive)).namelist())


def test_file_has_a_page_with_its_hash_for_who_sees_the_report(world: World) -> None:
    row = Answer.objects.get(request=attached(world), item=ITEM)
    path = f"/reports/{row.request_id}/files/{row.pk}/"

    page = client_of(world, "focal").get(path).content.decode()

    assert row.file is not None
    assert row.file.sha256 in page
    assert f"/reports/{row.request_id}/read/#muc-{ITEM}" in page
    assert client_of(world, "stranger_focal").get(path).status_code == 404
    assert client_of(world, "focal").get(f"/reports/{row.request_id}/files/{row.pk + 1}/").status_code == 404
