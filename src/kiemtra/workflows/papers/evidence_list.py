"""Danh mục minh chứng: the numbered list that goes with evidence, each file with both its times and its hash."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kiemtra.drafting.content import Align, Annex, OfficialDocument, Paragraph, Table

_HEADER = ("Số", "Tên tệp", "Nội dung", "Là gì", "Đơn vị", "Sự việc", "Nhận", "SHA-256")
_WIDTHS = (1, 5, 1.6, 4, 2.6, 2.2, 2.2, 5)


@dataclass(frozen=True, slots=True)
class Line:
    """One file of the list."""

    name: str
    criterion: str
    caption: str
    unit: str
    happened: str
    received: str
    sha256: str


def content(title: str, lines: Sequence[Line], day: date) -> OfficialDocument:
    """The list as a paper: its head, how many files there are, and the table on sheets across."""
    rows = tuple(
        (
            str(number),
            # Room to break a name without blanks.
            line.name.replace("_", "_\N{ZERO WIDTH SPACE}").replace("-", "-\N{ZERO WIDTH SPACE}"),
            line.criterion,
            line.caption,
            line.unit,
            line.happened,
            line.received,
            "\N{ZERO WIDTH SPACE}".join(line.sha256[at : at + 8] for at in range(0, len(line.sha256), 8)),
        )
        for number, line in enumerate(lines, start=1)
    )
    table = Table(_HEADER, rows, _WIDTHS, (Align.CENTER, *(Align.LEFT for _ in _HEADER[1:])))
    count = f"Danh mục có {len(lines)} tệp. Mã SHA-256 dùng để kiểm tra tệp không bị thay đổi sau khi nhận."
    return OfficialDocument(
        issuer=title,
        symbol="DM-MC",
        place="",
        date=day,
        kind="Danh mục",
        subject=f"Minh chứng: {title}",
        body=(Paragraph(count),),
        annexes=(Annex("", "Danh mục minh chứng", "", (table,), landscape=True),),
    )
