"""Uploads piece by piece, in tus 1.0."""

import hashlib
from base64 import b64encode
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.conf import settings
from django.test import Client

from kiemtra.domain.uploads import MOST_OPEN, in_metadata
from kiemtra.store.models import EvidenceAsk, StoredFile, Upload
from kiemtra.workflows import uploads
from tests.factories_documents import PDF
from tests.factories_evidence import asked
from tests.web.signing import assume, client_of
from tests.world import World

TUS = {"HTTP_TUS_RESUMABLE": "1.0.0"}
CONTENT = PDF + bytes(range(256)) * 40


@pytest.fixture(autouse=True)
def on_the_day(world: World, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    assume(world, settings)


@pytest.fixture
def ask(world: World) -> EvidenceAsk:
    return asked(world)


@pytest.fixture
def unit(world: World) -> Client:
    return client_of(world, "focal")


def begin(
    client: Client, ask: EvidenceAsk, size: int = len(CONTENT), name: str = "báo cáo.pdf", purpose: str = "evidence"
):
    said = in_metadata(filename=name, purpose=purpose, record=str(ask.pk), changed="1559700000000")
    return client.post("/uploads/", HTTP_UPLOAD_LENGTH=str(size), HTTP_UPLOAD_METADATA=said, **TUS)


def patch(client: Client, url: str, piece: bytes, at: int, **headers: str):
    kind = "application/offset+octet-stream"
    return client.patch(url, piece, content_type=kind, HTTP_UPLOAD_OFFSET=str(at), **TUS, **headers)


def parts() -> list[Path]:
    return list((Path(settings.MEDIA_ROOT) / "uploads").glob("*-*"))


def test_options_tell_what_is_spoken(unit: Client) -> None:
    answer = unit.options("/uploads/")

    assert answer.status_code == 204
    assert (answer["Tus-Version"], answer["Tus-Max-Size"]) == ("1.0.0", str(settings.UPLOAD_LIMIT))
    assert answer["Tus-Extension"] == "creation,termination,checksum,expiration"


def test_upload_in_pieces_is_kept_once_by_its_hash(unit: Client, ask: EvidenceAsk) -> None:
    begun = begin(unit, ask)
    url = begun["Location"]

    first = patch(unit, url, CONTENT[:4000], 0)
    head = unit.head(url, **TUS)
    last = patch(unit, url, CONTENT[4000:], 4000)

    assert (begun.status_code, first.status_code, last.status_code) == (201, 204, 204)
    assert (head["Upload-Offset"], head["Upload-Length"], head["Cache-Control"]) == (
        "4000",
        str(len(CONTENT)),
        "no-store",
    )
    assert last["Upload-Offset"] == str(len(CONTENT))
    upload = Upload.objects.get()
    assert upload.file is not None
    assert upload.file.sha256 == hashlib.sha256(CONTENT).hexdigest()
    assert upload.changed_at is not None
    assert upload.changed_at.year == 2019
    assert parts() == []


def test_two_gigabytes_are_refused_before_a_byte_is_read(unit: Client, ask: EvidenceAsk) -> None:
    answer = begin(unit, ask, size=2 * 1024**3, name="phim.mp4")

    assert answer.status_code == 413
    assert answer.content.decode() == "Tệp lớn hơn giới hạn 20 MB."
    assert not Upload.objects.exists()


def test_two_gigabytes_in_one_form_are_refused_before_the_body_is_read(unit: Client, ask: EvidenceAsk) -> None:
    class Unread:
        def read(self, size: int = -1) -> bytes:
            raise AssertionError("the body was read")

        readline = read

    answer = unit.generic(
        "POST",
        f"/evidence-asks/{ask.pk}/answer/",
        CONTENT_TYPE="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(2 * 1024**3),
        **{"wsgi.input": Unread()},
    )

    assert answer.status_code == 413
    assert "mỗi tệp tối đa 20" in answer.content.decode()


@pytest.mark.parametrize("who", ["secretary", "officer", "leader"])
def test_upload_for_a_deed_of_others_is_refused(world: World, ask: EvidenceAsk, who: str) -> None:
    answer = begin(client_of(world, who), ask)

    assert answer.status_code == 403
    assert not Upload.objects.exists()


def test_upload_for_a_record_unseen_is_not_found(world: World, ask: EvidenceAsk) -> None:
    assert begin(client_of(world, "stranger_focal"), ask).status_code == 404


def test_upload_of_somebody_else_is_not_found(world: World, unit: Client, ask: EvidenceAsk) -> None:
    url = begin(unit, ask)["Location"]
    other = client_of(world, "unit_head")

    assert other.head(url, **TUS).status_code == 404
    assert patch(other, url, b"x", 0).status_code == 404
    assert other.delete(url, **TUS).status_code == 404
    assert Upload.objects.count() == 1


@pytest.mark.parametrize("at", [1, 5000])
def test_piece_at_a_wrong_place_is_a_conflict_that_tells_the_right_one(unit: Client, ask: EvidenceAsk, at: int) -> None:
    url = begin(unit, ask)["Location"]

    answer = patch(unit, url, CONTENT[:10], at)

    assert (answer.status_code, answer["Upload-Offset"]) == (409, "0")


def test_piece_beyond_the_end_is_cut(unit: Client, ask: EvidenceAsk) -> None:
    url = begin(unit, ask, size=len(PDF))["Location"]

    assert patch(unit, url, PDF + b"more", 0)["Upload-Offset"] == str(len(PDF))
    assert StoredFile.objects.get().sha256 == hashlib.sha256(PDF).hexdigest()


def test_piece_with_a_wrong_checksum_is_taken_back(unit: Client, ask: EvidenceAsk) -> None:
    url = begin(unit, ask)["Location"]
    right = b64encode(hashlib.sha1(CONTENT[:100], usedforsecurity=False).digest()).decode()

    wrong = patch(unit, url, CONTENT[1:101], 0, HTTP_UPLOAD_CHECKSUM=f"sha1 {right}")
    unknown = patch(unit, url, CONTENT[:100], 0, HTTP_UPLOAD_CHECKSUM=f"md5 {right}")
    taken = patch(unit, url, CONTENT[:100], 0, HTTP_UPLOAD_CHECKSUM=f"sha1 {right}")

    assert (wrong.status_code, unknown.status_code, taken.status_code) == (460, 400, 204)
    assert taken["Upload-Offset"] == "100"


def test_protocol_is_kept(unit: Client, ask: EvidenceAsk) -> None:
    url = begin(unit, ask)["Location"]

    assert unit.head(url).status_code == 412
    assert unit.patch(url, b"x", content_type="text/plain", HTTP_UPLOAD_OFFSET="0", **TUS).status_code == 415
    assert patch(unit, url, b"x", -1).status_code == 400
    assert begin(unit, ask, purpose="anything").status_code == 400
    assert unit.post("/uploads/", **TUS).status_code == 400
    assert unit.get(url, **TUS).status_code == 405


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", "Không nhận loại tệp này"),
        ("MẬT\n\nBÁO CÁO".encode(), "độ mật"),
    ],
)
def test_finished_upload_that_cannot_be_taken_is_thrown_away(
    unit: Client, ask: EvidenceAsk, content: bytes, words: str
) -> None:
    url = begin(unit, ask, size=len(content))["Location"]

    answer = patch(unit, url, content, 0)

    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Upload.objects.exists()
    assert parts() == []


def test_so_many_unfinished_uploads_are_enough(unit: Client, ask: EvidenceAsk) -> None:
    for _ in range(MOST_OPEN):
        assert begin(unit, ask).status_code == 201

    assert begin(unit, ask).status_code == 429


def test_answer_takes_what_was_uploaded_for_it(unit: Client, ask: EvidenceAsk) -> None:
    url = begin(unit, ask)["Location"]
    patch(unit, url, CONTENT, 0)
    pk = url.split("/")[-2]

    answer = unit.post(f"/evidence-asks/{ask.pk}/answer/", {"revision": ask.revision, "proofs-upload": [pk, "none"]})

    assert answer.status_code == 302
    [file] = ask.evidence.all()
    assert (file.name, file.happened_from, file.happened_confirmed) == ("báo cáo.pdf", "device", False)


def test_answer_does_not_take_what_was_uploaded_for_another_record(
    world: World, unit: Client, ask: EvidenceAsk
) -> None:
    stranger = uploads.Upload.objects.create(
        owner=world.users["focal"],
        purpose="evidence",
        record=uuid4(),
        name="a.pdf",
        size=len(CONTENT),
        begun_at="2019-06-05T00:00:00Z",
        file=None,
    )

    answer = unit.post(
        f"/evidence-asks/{ask.pk}/answer/", {"revision": ask.revision, "proofs-upload": str(stranger.pk)}
    )

    assert answer.status_code == 422
    assert "Hãy gửi ít nhất một tệp" in answer.content.decode()


def test_two_at_once_do_not_write_into_one_another(world: World, ask: EvidenceAsk, unit: Client) -> None:
    url = begin(unit, ask)["Location"]
    upload = Upload.objects.get(pk=UUID(url.split("/")[-2]))

    with uploads._locked(upload):
        busy = patch(unit, url, CONTENT[:10], 0)

    assert busy.status_code == 423
    assert patch(unit, url, CONTENT[:10], 0).status_code == 204
