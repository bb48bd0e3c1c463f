"""How ClamAV is asked of a file, where it is installed: its daemon through a socket, else its program."""

import socket
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.conf import settings

from kiemtra.domain.evidence import ScanResult

SECONDS = 60
_PIECE = 64 * 1024


@dataclass(frozen=True, slots=True)
class Scan:
    """What the scanner said."""

    result: ScanResult
    signature: str = ""


def is_on() -> bool:
    """Whether a scanner is named."""
    return bool(settings.CLAMAV)


def scan(file: IO[bytes], path: Path) -> Scan | None:
    """Scan a file that lies open under its path; None where no scanner is named or it could not tell."""
    if not is_on():
        return None
    place = Path(settings.CLAMAV[0])
    try:
        return _by_daemon(file, place) if place.is_socket() else _by_program(path)
    except (OSError, subprocess.SubprocessError):  # not there, not answering
        return None


def _by_program(path: Path) -> Scan | None:
    """`clamscan` says with 0 that a file is clean, with 1 what it found; all else is a failure."""
    command = [*settings.CLAMAV, "--no-summary", "--stdout", str(path)]
    done = subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    return _told(done.stdout.decode(errors="replace")) if done.returncode in (0, 1) else None


def _by_daemon(file: IO[bytes], place: Path) -> Scan | None:
    """Stream the bytes to clamd (`INSTREAM`), so that it needs no right to read our folder."""
    file.seek(0)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as daemon:
        daemon.settimeout(SECONDS)
        daemon.connect(str(place))
        daemon.sendall(b"zINSTREAM\0")
        for piece in _pieces(file):
            daemon.sendall(len(piece).to_bytes(4, "big") + piece)
        daemon.sendall(bytes(4))
        answer = b"".join(iter(lambda: daemon.recv(4096), b""))
    return _told(answer.rstrip(b"\0").decode(errors="replace"))


def _pieces(file: IO[bytes]) -> Iterator[bytes]:
    return iter(lambda: file.read(_PIECE), b"")


def _told(answer: str) -> Scan | None:
    """`…: OK`, or `…: Eicar-Signature FOUND`; anything else is a failure."""
    line = answer.strip().splitlines()[-1] if answer.strip() else ""
    said = line.rpartition(": ")[2]
    if said == "OK":
        return Scan(ScanResult.CLEAN)
    return Scan(ScanResult.INFECTED, said.removesuffix(" FOUND")) if said.endswith(" FOUND") else None
