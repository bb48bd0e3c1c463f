"""Where the components of a document stand in a file: found by what they say, not by the names of our styles."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import dropwhile, takewhile

from kiemtra.drafting.checking.seen import File, Seen
from kiemtra.drafting.layout.ending import END
from kiemtra.drafting.layout.head import MINUTES
from kiemtra.drafting.symbols import KIND_ABBREVIATIONS

# "Kết luận" is not among the kinds of the decree, yet in use.
KINDS = frozenset({*KIND_ABBREVIATIONS, "KẾT LUẬN", "THƯ CÔNG"})
ROMAN = re.compile(r"[IVXLC]+")
_NUMBER = re.compile(r"Số\b")
_DATE = re.compile(r"\bngày\b.*\btháng\b.*\bnăm\b")
_ANNEX = re.compile(r"phụ lục\b\s*([IVXLC\d]*)$", re.IGNORECASE)
_RECIPIENTS = re.compile(r"nơi nhận\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Anatomy:
    """The components found; None or empty where there is none."""

    # All paragraphs of the first table, and those of them in the issuer's cell above the number.
    head: tuple[Seen, ...]
    issuer: tuple[Seen, ...]
    nation: Seen | None
    motto: Seen | None
    number: Seen | None
    date: Seen | None
    letter_subject: Seen | None
    kind: Seen | None
    subject: Seen | None
    # Paragraphs outside tables from the head to the signatures, without kind, subject and addressees.
    text: tuple[Seen, ...]
    addressees: tuple[Seen, ...]
    # From "Nơi nhận:" in its cell; the other cells of that table.
    recipients: tuple[Seen, ...]
    signers: tuple[Seen, ...]
    annexes: tuple[Seen, ...]
    # Whether something is drawn between the subject and the text.
    subject_line: bool

    @property
    def is_minutes(self) -> bool:
        """Whether the kind is "BIÊN BẢN"."""
        return self.kind is not None and self.kind.text.upper() == MINUTES


def dissect(file: File) -> Anatomy:
    """Find the components of the document in the first section of a file, and the annexes after it."""
    places = [at for at, each in enumerate(file.paragraphs) if each.cell is None and _ANNEX.fullmatch(each.text)]
    annexes = tuple(file.paragraphs[at] for at in places)
    first = list(file.paragraphs[: places[0]] if places else file.paragraphs)
    head = tuple(each for each in first if each.cell is not None and each.cell[0] == 0)
    flat = [each for each in first if each.cell is None]
    number = _first(head, lambda each: _NUMBER.match(each.text))
    recipients, signers = _ending(first)
    kind, subject, drawn, rest = _titles(flat)
    addressees, text = _addressees(rest)
    return Anatomy(
        head=head,
        issuer=_issuer(head, number),
        nation=_first(head, lambda each: "XÃ HỘI CHỦ NGHĨA" in each.text.upper()),
        motto=_first(head, lambda each: {"ĐỘC LẬP", "HẠNH PHÚC"} <= _phrases(each.text)),
        number=number,
        date=_first(head, lambda each: _DATE.search(each.text)),
        letter_subject=_first(head, lambda each: each.text.startswith("V/v")),
        kind=kind,
        subject=subject,
        text=tuple(each for each in text if each.text),
        addressees=addressees,
        recipients=recipients,
        signers=signers,
        annexes=annexes,
        subject_line=drawn,
    )


def annex_number(annex: Seen) -> str:
    """The number that follows the word "Phụ lục"."""
    match = _ANNEX.fullmatch(annex.text)
    return match[1] if match else ""


def has_stroke(cell: Iterable[Seen], text: Seen) -> bool:
    """Whether a real line is drawn at or under a text, before the next text of its cell."""
    following = dropwhile(lambda one: one is not text, cell)
    return next(following).stroke or any(empty.stroke for empty in takewhile(lambda one: not one.text, following))


def _first(paragraphs: Iterable[Seen], wanted: Callable[[Seen], object]) -> Seen | None:
    return next((each for each in paragraphs if wanted(each)), None)


def _phrases(text: str) -> set[str]:
    return {phrase.strip() for phrase in re.split(r"[-–—]", text.upper())}


def _issuer(head: tuple[Seen, ...], number: Seen | None) -> tuple[Seen, ...]:
    cell = head[0].cell if head else None
    own = [each for each in head if each.cell == cell]
    return tuple(each for each in takewhile(lambda each: each is not number, own) if each.text)


def _titles(flat: list[Seen]) -> tuple[Seen | None, Seen | None, bool, list[Seen]]:
    at = next((place for place, each in enumerate(flat) if each.text.upper() in KINDS), None)
    if at is None:
        return None, None, False, flat
    under = [place for place in range(at + 1, len(flat)) if flat[place].text]
    # What follows the kind is its subject where it is centred; otherwise the text begins.
    if not under or flat[under[0]].align != "center":
        return flat[at], None, False, flat[at + 1 :]
    subject, begins = flat[under[0]], under[1] if len(under) > 1 else len(flat)
    drawn = any(each.stroke for each in flat[under[0] : begins])
    return flat[at], subject, drawn, flat[under[0] + 1 :]


def _addressees(rest: list[Seen]) -> tuple[tuple[Seen, ...], list[Seen]]:
    at = next((place for place, each in enumerate(rest) if each.text.casefold().startswith("kính gửi")), None)
    if at is None:
        return (), rest
    listed = list(takewhile(lambda each: each.text.startswith(("-", "–", "+")), rest[at + 1 :]))
    end = at + 1 + len(listed)
    return (rest[at], *listed), [*rest[:at], *rest[end:]]


def _ending(first: list[Seen]) -> tuple[tuple[Seen, ...], tuple[Seen, ...]]:
    lead = next((each for each in first if _RECIPIENTS.match(each.text)), None)
    if lead is None or lead.cell is None:
        return ((lead,) if lead else ()), _side_by_side(first)
    table = [each for each in first if each.cell is not None and each.cell[0] == lead.cell[0]]
    own = [each for each in table if each.cell == lead.cell and each.text]
    others = tuple(each for each in table if each.cell != lead.cell and each.text)
    return tuple(own[own.index(lead) :]), others or _side_by_side([each for each in first if each not in table])


def _side_by_side(first: list[Seen]) -> tuple[Seen, ...]:
    """Signers of minutes: the first table after the words that end the text."""
    at = next((place for place in reversed(range(len(first))) if first[place].text.endswith(END)), len(first))
    table = next((each.cell[0] for each in first[at:] if each.cell), None)
    return tuple(each for each in first[at:] if each.cell and each.cell[0] == table and each.text)
