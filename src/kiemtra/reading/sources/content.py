"""What the readers of formats hand over: words, or the reason why there are none."""

from dataclasses import dataclass

from kiemtra.reading.values import SourceFormat

# No text of an inspection is longer; about 800 pages.
LONGEST = 2_000_000


class Unreadable(Exception):
    """A content without words for us; the message goes on after the name of the file: “x.pdf” …"""


@dataclass(frozen=True, slots=True)
class Content:
    """The words of a file, its format, and what a person should know of how they were got."""

    text: str
    format: SourceFormat
    notes: tuple[str, ...] = ()


class Lines:
    """Collects lines and refuses to grow without end."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._size = 0

    def add(self, line: str) -> None:
        """Take one line; raise Unreadable once there are too many."""
        self._size += len(line) + 1
        if self._size > LONGEST:
            raise Unreadable("dài hơn 2 triệu ký tự; hãy chia thành nhiều tệp rồi đọc lại")
        self._lines.append(line)

    def text(self) -> str:
        """Return all lines."""
        return "\n".join(self._lines)
