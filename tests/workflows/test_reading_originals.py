"""The file that a text was read from: kept with its reading, unless it is secret or infected."""

import pytest

from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.evidence import ScanResult
from kiemtra.reading.values import SourceFormat, Text
from kiemtra.store.models import Event, Reading, StoredFile
from kiemtra.workflows import files, readings, scanning
from kiemtra.workflows.readings.originals import keep_original
from kiemtra.workflows.scanning import Scan
from tests.factories_plans import TEXT, make_reading, make_reading_of_file, take_all
from tests.world import NOW, World

PAGE = f"<!doctype html><html><body><article>{TEXT}</article></body></html>".encode()
MHTML = b"From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x"


@pytest.mark.parametrize(
    ("data", "kind"),
    [(TEXT.encode(), "text/plain"), (TEXT.encode("utf-16"), "text/plain"), (PAGE, "text/html")],
    ids=["text", "another encoding", "web page"],
)
def test_file_is_kept_as_it_came(world: World, data: bytes, kind: str) -> None:
    file = make_reading_of_file(world, data, "ke-hoach").file

    assert file is not None
    assert (file.media_type, file.size) == (kind, len(data))
    with files.opened(file) as kept:
        assert kept.read() == data
    assert Event.objects.get(name="reading.taken").after["sha256"] == file.sha256


@pytest.mark.parametrize(
    ("data", "format", "kind"),
    [
        (b"%PDF-1.7 x", SourceFormat.PDF, "application/pdf"),
        (b"PK\x03\x04", SourceFormat.DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        (MHTML, SourceFormat.HTML, "multipart/related"),
        (b"\x89PNG\r\n\x1a\n", SourceFormat.IMAGE, "image/png"),
        (b"\xff\xd8\xff\xe0", SourceFormat.IMAGE, "image/jpeg"),
        (b"II*\x00", SourceFormat.IMAGE, "image/tiff"),
    ],
)
def test_type_is_the_one_that_was_read(db: None, data: bytes, format: SourceFormat, kind: str) -> None:
    file = keep_original(data, Text("a", format, "", "chữ"), at=NOW)

    assert file.media_type == kind


def test_pasted_text_has_no_file(world: World) -> None:
    assert make_reading(world).file is None
    assert not StoredFile.objects.exists()


def test_same_file_again_is_one(world: World) -> None:
    first, again = (make_reading_of_file(world, TEXT.encode(), name) for name in ("a.txt", "b.txt"))

    assert first.pk == again.pk
    assert StoredFile.objects.count() == 1


@pytest.mark.parametrize("is_file", [True, False])
def test_stamp_of_secrecy_is_refused(world: World, is_file: bool) -> None:
    source = readings.Source(f"UBND THÀNH PHỐ\nMẬT\n{TEXT}".encode(), "mat.txt", is_file=is_file)

    with pytest.raises(NotAllowed) as refused:
        take_all(world, source)

    assert (refused.value.refusal, refused.value.facts) == (Refusal.SECRET_PAPER, {"name": "mat.txt"})
    assert not Reading.objects.exists()
    assert not StoredFile.objects.exists()


def test_infected_file_is_refused(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scanning, "scan", lambda *_: Scan(ScanResult.INFECTED, "Eicar"))

    with pytest.raises(NotAllowed) as refused:
        make_reading_of_file(world, TEXT.encode())

    assert refused.value.refusal is Refusal.FILE_INFECTED
    assert not Reading.objects.exists()
    assert not StoredFile.objects.exists()


def test_scanner_is_asked_and_heard(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(scanning, "scan", lambda file, _: asked.append(file) or Scan(ScanResult.CLEAN))

    file = make_reading_of_file(world, TEXT.encode()).file

    assert len(asked) == 1
    assert file is not None
    assert [one.result for one in file.scans.all()] == [ScanResult.CLEAN]


def test_text_without_end_is_looked_through_quickly(world: World) -> None:
    """A stamp is looked for line by line: blank lines without end take no square of their number."""
    blank = "\n" * 300_000 + TEXT

    assert make_reading(world, blank).file is None


def test_who_may_not_read_leaves_no_file(world: World) -> None:
    with pytest.raises(NotAllowed):
        make_reading_of_file(world, PAGE, by="focal")

    assert not StoredFile.objects.exists()
