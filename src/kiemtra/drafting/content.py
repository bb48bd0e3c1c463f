"""What an official document says, as frozen values. How it looks is decided in `layout` and `styles`.

The components are those of Decree 30/2020/NĐ-CP, annex I, part I; texts are plain strings, never markup.
"""

import datetime
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one weight and slant."""

    text: str
    bold: bool = False
    italic: bool = False


Text = str | tuple[Run, ...]


class Division(StrEnum):
    """The divisions with a number on a line of its own and a title under it (II.6đ)."""

    PART = "Phần"
    CHAPTER = "Chương"
    SECTION = "Mục"
    SUBSECTION = "Tiểu mục"


class Align(StrEnum):
    """How the text of a table column stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Urgency(StrEnum):
    """The three degrees of urgency (III.2b)."""

    EXPRESS = "HỎA TỐC"
    VERY_URGENT = "THƯỢNG KHẨN"
    URGENT = "KHẨN"


@dataclass(frozen=True, slots=True)
class Section:
    """`Mục 1` or `Chương I`, centred, its title in capitals under it."""

    number: str
    title: str
    division: Division = Division.SECTION


@dataclass(frozen=True, slots=True)
class Part:
    """`I. TÊN MỤC`: the heading of plans, reports and notices, which have no articles."""

    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Article:
    """`Điều 1.`, with a title, a text on the same line, or both."""

    number: str
    title: str = ""
    text: Text = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """`1.`; where it has a title, number and title take a line of their own and the text follows."""

    number: str
    text: Text = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Point:
    """`a)`; `symbols.point_letter` gives the letters in the order of the Vietnamese alphabet."""

    letter: str
    text: Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    text: Text


@dataclass(frozen=True, slots=True)
class Bullet:
    """A line that begins with a dash."""

    text: Text


@dataclass(frozen=True, slots=True)
class Table:
    """A ruled table; the header is repeated on every page. A row of one cell is a group line over all columns."""

    header: tuple[str, ...]
    rows: tuple[tuple[Text, ...], ...]
    # Shares of the width, in any unit; equal columns where empty.
    widths: tuple[float, ...] = ()
    # Left where empty.
    aligns: tuple[Align, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, then the position, then the name."""

    authority: tuple[str, ...] = ()
    position: tuple[str, ...] = ()
    name: str = ""
    # The signer's other post, above the name: a team that uses its host's seal (II.7c, cell 7b).
    office: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Two or three signers side by side, for minutes: secretary left, chair right (annex III, model 1.9)."""

    signers: tuple[Signature, ...]


Block = Part | Section | Article | Clause | Point | Paragraph | Bullet | Table | Signatures


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex in the same file, with page numbers of its own (III.1)."""

    # Roman; empty where the document has one annex only.
    number: str
    title: str
    # "(Kèm theo …)", without the brackets.
    note: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialDocument:
    """One official document, ready to be printed."""

    parent_agency: str | None = None
    issuer: str
    # None: not yet taken, a gap is printed.
    number: str | None = None
    symbol: str
    place: str
    # None: not yet dated, gaps are printed before `year`.
    date: datetime.date | None = None
    year: int | None = None
    # "THÔNG BÁO"; None for an official letter (công văn), whose subject stands after "V/v".
    kind: str | None
    subject: str
    addressees: tuple[str, ...] = ()
    # "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH": the line above the grounds of a decision, which then has "QUYẾT ĐỊNH:" under them.
    enacted_by: str | None = None
    legal_bases: tuple[str, ...] = ()
    body: tuple[Block, ...] = ()
    signer: Signature | None = None
    recipients: tuple[str, ...] = ()
    urgency: Urgency | None = None
    # Prints "Dữ liệu minh họa" at the foot of every page.
    illustrative: bool = False
    annexes: tuple[Annex, ...] = ()
