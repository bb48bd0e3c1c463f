"""How evidence is named and filed: by criterion, running number, unit, day of the fact and what it shows.

`C05_02_xa-phu-dong_20260630_bao-cao-tiep-nhan.pdf`; the name under which a file was handed in is kept beside it. What
was attached to an item of a report is numbered apart (`C05_bc01_…`): both may grow without changing the other's names.
"""

import re
from datetime import date

from kiemtra.domain.text import fold

# The folder of what belongs to no criterion.
LOOSE = "khac"
# Before the number of what was attached to an item of a report.
OF_REPORT = "bc"
_LONGEST = {"criterion": 40, "unit": 40, "caption": 50}
_KIND = re.compile(r"^(uy ban nhan dan|ubnd)\s+")
_OTHER = re.compile(r"[^a-z0-9]+")


def slug(text: str, longest: int) -> str:
    """The text in small letters without marks, words joined by hyphens, cut at a word where it is too long."""
    words = _OTHER.sub("-", fold(text)).strip("-")
    if len(words) <= longest:
        return words
    return words[: longest + 1].rpartition("-")[0] or words[:longest]


def folder(criterion: str) -> str:
    """The folder of a criterion; codes keep their capitals."""
    safe = re.sub(r"[^A-Za-z0-9.-]+", "-", criterion).strip("-.")
    return safe[: _LONGEST["criterion"]] or LOOSE


def filed_name(
    criterion: str, number: int, unit: str, day: date | None, caption: str, suffix: str, *, of_report: bool = False
) -> str:
    """The name under which a file is filed; `suffix` with its dot, told by the bytes and not by the name."""
    parts = (
        folder(criterion),
        f"{OF_REPORT if of_report else ''}{number:02d}",
        slug(_KIND.sub("", fold(unit)), _LONGEST["unit"]),
        f"{day:%Y%m%d}" if day else "khong-ro-ngay",
        slug(caption, _LONGEST["caption"]),
    )
    return "_".join(part for part in parts if part) + suffix
