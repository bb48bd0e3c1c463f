"""Virus scans: by the program, by the daemon, and later for what could not be scanned."""

import shutil
import socket
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from threading import Thread

import pytest
from django.conf import LazySettings

from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.evidence import ScanResult
from kiemtra.domain.people import SYSTEM
from kiemtra.jobs import scans
from kiemtra.settings import scanner
from kiemtra.store.models import Event, FileScan, StoredFile
from kiemtra.store.queries import files as queries
from kiemtra.workflows import files, rescans, scanning
from tests.factories_documents import PDF
from tests.world import NOW

pytestmark = pytest.mark.django_db
PROGRAM = shutil.which("clamscan")
# The harmless text that every scanner takes for a virus, in two parts so that this file is none.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
real = pytest.mark.skipif(PROGRAM is None, reason="không có clamscan trên máy này")


@pytest.fixture
def signatures(tmp_path: Path) -> Path:
    """A signature database of one line, so that no network is needed."""
    base = tmp_path / "signatures"
    base.mkdir()
    (base / "test.ndb").write_text(f"Kiemtra.Test:0:*:{EICAR.hex()}\n")
    return base


@pytest.fixture(autouse=True)
def own_folder(settings: LazySettings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.CLAMAV = ()


def take(content: bytes = PDF) -> StoredFile:
    return files.store(BytesIO(content), name="tep.txt", limit=1024 * 1024, at=NOW)


@pytest.fixture
def daemon(tmp_path: Path) -> Iterator[tuple[Path, dict[str, bytes]]]:
    """What answers as clamd does to INSTREAM; verified against the real program by the same words."""
    place, told = tmp_path / "clamd.ctl", {"answer": b"stream: OK\0", "came": b""}
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    listening.bind(str(place))
    listening.listen()

    def serve() -> None:
        while True:
            try:
                peer, _ = listening.accept()
            except OSError:
                return
            with peer, peer.makefile("rb") as stream:
                assert stream.read(10) == b"zINSTREAM\0"
                told["came"] = b""
                while size := int.from_bytes(stream.read(4), "big"):
                    told["came"] += stream.read(size)
                peer.sendall(told["answer"])

    Thread(target=serve, daemon=True).start()
    yield place, told
    listening.close()


def test_without_a_scanner_nothing_is_said() -> None:
    take()

    assert not FileScan.objects.exists()
    assert not scans.is_waiting()
    assert rescans.scan_waiting(by=SYSTEM, now=NOW) == 0


@real
def test_program_finds_what_its_signatures_know(settings: LazySettings, signatures: Path) -> None:
    settings.CLAMAV = (str(PROGRAM), f"--database={signatures}")

    with pytest.raises(NotAllowed) as refused:
        take(EICAR)

    assert refused.value.refusal is Refusal.FILE_INFECTED
    assert "Kiemtra.Test" in str(refused.value.facts["signature"])
    assert not StoredFile.objects.exists()


@real
def test_program_lets_clean_files_pass(settings: LazySettings, signatures: Path) -> None:
    settings.CLAMAV = (str(PROGRAM), f"--database={signatures}")

    file = take()

    assert list(file.scans.values_list("result", flat=True)) == [ScanResult.CLEAN]
    assert not queries.unscanned().exists()


@pytest.mark.parametrize("command", [("/no/such/clamscan",), ("/bin/false",), ("/bin/true", "x")])
def test_scanner_that_fails_keeps_nobody_from_working(settings: LazySettings, command: tuple[str, ...]) -> None:
    settings.CLAMAV = command

    file = take()

    assert list(queries.unscanned()) == [file]
    assert scans.is_waiting()
    assert scans.scan() == 0


def test_daemon_gets_every_byte(settings: LazySettings, daemon: tuple[Path, dict[str, bytes]]) -> None:
    place, told = daemon
    settings.CLAMAV = (str(place),)
    content = PDF + b"x" * 200_000

    take(content)

    assert told["came"] == content
    assert FileScan.objects.get().result == ScanResult.CLEAN


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        (b"stream: Eicar-Signature FOUND\0", ScanResult.INFECTED),
        (b"INSTREAM size limit exceeded. ERROR\0", None),
        (b"", None),
    ],
)
def test_daemon_says(
    settings: LazySettings, daemon: tuple[Path, dict[str, bytes]], answer: bytes, found: object
) -> None:
    place, told = daemon
    settings.CLAMAV = (str(place),)
    told["answer"] = answer

    scan = scanning.scan(BytesIO(PDF), Path("unused"))

    assert (scan.result if scan else None) == found


def test_what_came_before_the_scanner_is_scanned_later(
    settings: LazySettings, daemon: tuple[Path, dict[str, bytes]]
) -> None:
    place, told = daemon
    file = take()
    told["answer"] = b"stream: Late-Signature FOUND\0"
    settings.CLAMAV = (str(place),)

    assert (scans.scan(), scans.scan()) == (1, 0)
    assert queries.infection(file) == "Late-Signature"
    assert Event.objects.filter(name="file.infected").count() == 1


def test_same_bytes_again_are_not_noted_twice(settings: LazySettings, daemon: tuple[Path, dict[str, bytes]]) -> None:
    settings.CLAMAV = (str(daemon[0]),)

    take()
    take()

    assert FileScan.objects.count() == 1


@pytest.mark.parametrize(
    ("command", "found"), [("off", ()), ("/usr/bin/clamscan --database=/x", ("/usr/bin/clamscan", "--database=/x"))]
)
def test_setting(command: str, found: tuple[str, ...]) -> None:
    assert scanner(command) == found


def test_setting_auto_takes_what_is_there() -> None:
    assert scanner("auto") in {(), (PROGRAM,), ("/run/clamav/clamd.ctl",), ("/run/clamd.scan/clamd.sock",)}
