"""What happens to evidence by itself: hours read from photos, reminders, work that is due, uploads that are given up."""

import os
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.conf import LazySettings
from PIL import Image

from kiemtra.domain.people import SYSTEM
from kiemtra.domain.uploads import UploadPurpose
from kiemtra.domain.work import WorkKind
from kiemtra.store.models import Event, Message, StoredFile, Upload
from kiemtra.store.queries import work
from kiemtra.workflows import evidence_reminders, files, photos, uploads
from tests.factories_documents import PDF, store_bytes
from tests.factories_evidence import DUE, answered, asked
from tests.factories_inspections import preparing
from tests.world import NOW, TODAY, World

EXIF, TAKEN, OFFSET, CHANGED = 0x8769, 0x9003, 0x9011, 0x0132


@pytest.fixture(autouse=True)
def own_folder(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def photo(inner: dict[int, str], outer: dict[int, str] | None = None) -> StoredFile:
    exif = Image.Exif()
    exif.get_ifd(EXIF).update(inner)
    exif.update(outer or {})
    content = BytesIO()
    Image.new("RGB", (8, 8)).save(content, "JPEG", exif=exif)
    return store_bytes(content.getvalue(), name="anh.jpg")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("inner", "outer", "hour"),
    [
        ({TAKEN: "2019:06:01 08:30:00"}, {}, datetime(2019, 6, 1, 1, 30, tzinfo=UTC)),
        ({TAKEN: "2019:06:01 08:30:00", OFFSET: "+09:00"}, {}, datetime(2019, 5, 31, 23, 30, tzinfo=UTC)),
        ({TAKEN: "2019:06:01 08:30:00", OFFSET: "nine"}, {}, datetime(2019, 6, 1, 1, 30, tzinfo=UTC)),
        ({}, {CHANGED: "2019:06:01 08:30:00"}, datetime(2019, 6, 1, 1, 30, tzinfo=UTC)),
        ({TAKEN: "0000:00:00 00:00:00"}, {}, None),
        ({}, {}, None),
    ],
)
def test_photo_tells_when_it_was_taken(inner: dict[int, str], outer: dict[int, str], hour: datetime | None) -> None:
    assert photos.taken_at(photo(inner, outer)) == hour


@pytest.mark.django_db
@pytest.mark.parametrize(
    "content", [PDF, b"\xff\xd8\xff\xe1\x00\x10Exif\0\0MM\0*\xff\xff\xff\xff", b"\x89PNG\r\n\x1a\n" + b"\xff" * 40]
)
def test_broken_photo_tells_nothing(content: bytes) -> None:
    assert photos.taken_at(store_bytes(content)) is None


def remind(world: World, today: date) -> int:
    return evidence_reminders.remind_of_evidence(world.jurisdiction, by=SYSTEM, now=NOW, today=today)


@pytest.mark.parametrize(
    ("today", "told", "words"),
    [
        (date(2019, 6, 11), 0, ""),
        (date(2019, 6, 12), 1, "sắp đến hạn"),
        (date(2019, 6, 17), 1, "quá hạn"),
        (date(2019, 6, 16), 0, ""),
    ],
    ids=["early", "soon", "late", "Sunday"],
)
def test_unit_is_reminded_in_one_letter(world: World, today: date, told: int, words: str) -> None:
    asked(world, count=3)

    assert remind(world, today) == told
    assert remind(world, today) == 0
    letters = Message.objects.filter(key__startswith="evidence-due")
    assert letters.count() == 2 * told
    assert all(words in row.subject and row.body.count("- C0") == 3 for row in letters)
    assert Event.objects.filter(name="evidence.reminded").count() == told


def test_what_was_answered_is_not_reminded_of(world: World) -> None:
    answered(world)

    assert remind(world, DUE) == 0


def test_work_is_one_line_for_all_that_is_asked_in_a_place(world: World) -> None:
    inspection = preparing(world)
    first = asked(world, inspection, count=3)
    answered(world, first)

    give = [item for item in work.due_for(world.actor("focal"), TODAY) if item.kind is WorkKind.GIVE_EVIDENCE]
    review = [item for item in work.due_for(world.actor("secretary"), TODAY) if item.kind is WorkKind.REVIEW_EVIDENCE]
    others = {item.kind for who in ("officer", "leader") for item in work.due_for(world.actor(who), TODAY)}

    assert [(item.url, item.pk, item.due_on) for item in give] == [("inspection-evidence", inspection.pk, DUE)]
    assert [(item.url, item.pk, item.due_on) for item in review] == [("inspection-evidence", inspection.pk, None)]
    assert WorkKind.GIVE_EVIDENCE not in others


def test_upload_that_nobody_goes_on_with_is_thrown_away(world: World) -> None:
    ask = asked(world)
    said = {"size": 100, "by": world.actor("focal"), "now": NOW}
    old = uploads.begin(UploadPurpose.EVIDENCE, ask.pk, name="cu.pdf", **said)
    fresh = uploads.begin(UploadPurpose.EVIDENCE, ask.pk, name="moi.pdf", **said)
    folder = Path(files.arrivals()).parent / "uploads"
    stray = folder / "stray"
    stray.touch()
    long_ago = (NOW - timedelta(days=1)).timestamp()
    for part in (folder / str(old.pk), stray):
        os.utime(part, (long_ago, long_ago))

    assert uploads.prune(now=NOW + uploads.KEPT - timedelta(hours=25)) == 0
    assert uploads.prune(now=NOW + uploads.KEPT + timedelta(minutes=1)) == 1

    assert list(Upload.objects.all()) == [fresh]
    assert [part.name for part in folder.iterdir()] == [str(fresh.pk)]


def test_whole_upload_of_a_killed_process_is_taken_when_it_is_asked_for(world: World) -> None:
    ask, focal = asked(world), world.actor("focal")
    upload = uploads.begin(UploadPurpose.EVIDENCE, ask.pk, name="a.pdf", size=len(PDF), by=focal, now=NOW)
    (Path(files.arrivals()).parent / "uploads" / str(upload.pk)).write_bytes(PDF)

    [taken] = uploads.taken([upload.pk], UploadPurpose.EVIDENCE, ask.pk, by=focal, now=NOW)

    assert taken.file is not None
    assert list(uploads.taken([upload.pk], UploadPurpose.EVIDENCE, ask.pk, by=world.actor("unit_head"), now=NOW)) == []
