"""The job that recognises scans: one a turn, read end to end, and a failure that is told."""

from datetime import timedelta

import pytest

from kiemtra.domain.errors import Refusal
from kiemtra.domain.readings import FactGroup, facts_of
from kiemtra.domain.recognitions import MOST_ATTEMPTS, RecognitionState
from kiemtra.jobs import recognitions as job
from kiemtra.reading import from_string
from kiemtra.store.models import Reading, Recognition, StoredFile
from kiemtra.workflows import files
from kiemtra.workflows.readings import recognising
from tests.factories_plans import make_scan
from tests.scanned import blank, scan
from tests.world import NOW, World


def recognise() -> int:
    return job.recognise_next(lambda: NOW)


def test_scan_becomes_a_reading(world: World) -> None:
    row = make_scan(world, scan())
    assert job.is_waiting(lambda: NOW)

    assert [recognise(), recognise()] == [1, 0]

    row.refresh_from_db()
    reading = row.reading
    assert reading is not None
    assert (row.state, reading.format, reading.sha256) == (RecognitionState.DONE, "image", row.sha256)
    assert reading.notes == ["chữ nhận dạng từ ảnh, cần soát lại với bản gốc"]
    cited = [fact.data["reference"] for fact in facts_of(reading.facts) if fact.group is FactGroup.CITATIONS]
    assert "35/KH-UBND" in cited
    assert not job.is_waiting(lambda: NOW + timedelta(days=1))


def test_scan_is_kept_with_its_reading_and_served_from_there(world: World) -> None:
    data = scan(form="TIFF")
    row = make_scan(world, data)

    recognise()

    row.refresh_from_db()
    assert row.reading is not None
    file = row.reading.file
    assert file is not None
    assert (file.media_type, file.size, file.sha256) == ("image/tiff", len(data), row.sha256)
    assert files.is_unchanged(file)


def test_scan_with_a_stamp_of_secrecy_leaves_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    row = make_scan(world, scan())
    monkeypatch.setattr(job, "open_bytes", lambda _, name, **__: from_string("ỦY BAN NHÂN DÂN\nTỐI MẬT\nSố: 12", name))

    assert recognise() == 0

    row.refresh_from_db()
    assert (row.state, row.fault, bytes(row.data)) == (RecognitionState.FAILED, Refusal.SECRET_PAPER, b"")
    assert not Reading.objects.exists()
    assert not StoredFile.objects.exists()


def test_one_scan_a_turn(world: World) -> None:
    """So that mail and timetables do not wait for all of them."""
    for number in range(2):
        make_scan(world, blank() + bytes([number]), f"{number}.png")

    recognise()

    assert list(Recognition.objects.order_by("pk").values_list("state", flat=True)) == ["failed", "waiting"]


def test_picture_without_letters_says_so(world: World) -> None:
    row = make_scan(world, blank())

    assert recognise() == 0

    row.refresh_from_db()
    assert (row.state, row.fault) == (RecognitionState.FAILED, "“quet.png” là ảnh không có chữ nào đọc được.")
    assert not Reading.objects.exists()


def test_one_that_killed_its_workers_is_given_up_unopened(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    row = make_scan(world, scan())
    for minutes in range(MOST_ATTEMPTS):
        assert recognising.claim(now=NOW + timedelta(minutes=2 * minutes)) is not None
    opened = []
    monkeypatch.setattr(job, "open_bytes", lambda *_, **__: opened.append(True))

    assert job.recognise_next(lambda: NOW + timedelta(hours=1)) == 0

    row.refresh_from_db()
    assert (row.state, row.fault, opened) == (RecognitionState.FAILED, "", [])


def test_worker_gives_signs_of_life(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Longer than the silence after which it would be taken for killed."""
    make_scan(world, blank())
    signs = []
    told = recognising.note_alive
    monkeypatch.setattr(job, "BEAT_SECONDS", 0.01)
    monkeypatch.setattr(recognising, "note_alive", lambda row, *, now: (signs.append(now), told(row, now=now)))

    recognise()

    assert set(signs) == {NOW}
