"""Many files as one ZIP that is written while it is sent: nothing of it is held, and the same files are the same bytes."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import IO, Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

PIECE = 256 * 1024
# The first day that a ZIP can tell; no archive says when it was made.
_NO_DAY = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16
_LARGE = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of an archive: its name with folders, its size, and how it is opened."""

    name: str
    size: int
    open: Callable[[], AbstractContextManager[IO[bytes]]]


class _Outlet:
    """What `ZipFile` writes to: a list that is emptied again and again; it cannot be sought in."""

    def __init__(self) -> None:
        self.pieces: list[bytes] = []

    def write(self, data: Any) -> int:
        self.pieces.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing is kept back."""

    def emptied(self) -> bytes:
        """What has been written since."""
        found = b"".join(self.pieces)
        self.pieces.clear()
        return found


def zipped(entries: Iterable[Entry]) -> Iterator[bytes]:
    """The archive piece by piece. Nothing is compressed again: what is filed is packed already, all but texts."""
    outlet = _Outlet()
    with ZipFile(outlet, "w", ZIP_STORED) as archive:  # type: ignore[call-overload]
        for entry in entries:
            info = ZipInfo(entry.name, _NO_DAY)
            info.external_attr = _READABLE
            with entry.open() as source, archive.open(info, "w", force_zip64=entry.size > _LARGE) as member:
                while piece := source.read(PIECE):
                    member.write(piece)
                    yield outlet.emptied()
    yield outlet.emptied()
