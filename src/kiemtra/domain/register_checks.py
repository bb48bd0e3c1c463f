"""Whether what a text says of other documents agrees with the register: their days, their order, their issuers, what is left of them.

A rule speaks only where the document of the register is surely the one that the text means: the same number and symbol of
another issuer or of another year is another document. Contradictions inside a text are the reader's.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from kiemtra.domain.documents import CitationRole, key_of, reference_of
from kiemtra.domain.text import fold, fold_agency


class Disagreement(StrEnum):
    """The types of contradiction that the register shows; the values are those of `reading-output`."""

    DATE = "date_conflict"
    REPLACED = "superseded_basis"
    ORDER = "sequence_break"
    ISSUER = "symbol_issuer_mismatch"
    COUNT = "count_mismatch"


@dataclass(frozen=True, slots=True)
class Cited:
    """A document as a text names it."""

    reference: str
    number: str
    symbol: str
    span: tuple[int, int]
    kind: str = ""
    issuer: str = ""
    # Inherited from a sentence or from the whole text, not printed beside the number.
    issuer_inferred: bool = False
    dated: date | None = None
    # Of a number that bears its year: 30/2020/NĐ-CP.
    number_year: int | None = None
    role: str = CitationRole.MENTIONED

    @property
    def key(self) -> str:
        """Number and symbol as they are compared, without the year."""
        return bare_key(self.number, self.symbol)

    @property
    def year(self) -> int | None:
        """The year in which it was issued, where the text says it."""
        return self.number_year or (self.dated.year if self.dated else None)


@dataclass(frozen=True, slots=True)
class Replacement:
    """The document that came in the place of another."""

    name: str
    dated: date


@dataclass(frozen=True, slots=True)
class Held:
    """A document as the register holds it."""

    number: str
    symbol: str
    kind: str
    issuer: str
    dated: date | None = None
    year: int | None = None
    replaced_by: Replacement | None = None
    # Ceased to have effect though nothing came in its place: from which day, by what.
    ended_on: date | None = None
    ended_ground: str = ""

    @property
    def key(self) -> str:
        """Number and symbol as they are compared, without the year."""
        return bare_key(self.number, self.symbol)

    @property
    def reference(self) -> str:
        """Number and symbol as they are printed."""
        return reference_of(self.number, self.symbol)


@dataclass(frozen=True, slots=True)
class Found:
    """One contradiction: between which, with the day or the agency that the register has instead."""

    type: Disagreement
    cited: Cited
    held: tuple[Held, ...] = ()
    suggestion: date | None = None
    # Names or figures that the sentence tells.
    told: tuple[str, ...] = field(default_factory=tuple)


# Numbers are kept free over a few days for papers that are signed later; custom, no source.
SLACK = timedelta(days=7)
# So many documents at least must show who signs under a symbol.
LEAST_SHOWN = 2
_GROUNDS = frozenset({CitationRole.BASIS, CitationRole.PLAN, CitationRole.TEAM})
# Who signs for an agency is the agency.
_OFFICE = re.compile(r"^(?:pho )?(?:chu tich|giam doc|truong ban|truong phong|thu truong|bo truong|chanh van phong) ")
# Committees of every level sign under one symbol: the name of the place tells them apart.
_NAMELESS = re.compile(
    r"(?:ubnd|hdnd|hoi dong nhan dan)(?: (?:cac )?(?:xa|phuong|thi tran|huyen|quan|thi xa|cap \w+))?"
)
_COMMITTEES = frozenset({"UBND", "HĐND", "BCĐ", "ĐU", "HU", "TU", "BQL", "BTV", "UBMTTQ", "MTTQ"})
_YEAR_PART = re.compile(r"^(?:19|20)\d\d/")


def bare_key(number: str, symbol: str) -> str:
    """Return number and symbol as they are compared, without the year that normative documents have between them."""
    return key_of(number=number, symbol=_YEAR_PART.sub("", symbol.strip()))


def issuing_agency(name: str) -> str:
    """Return the agency, folded, for which somebody issues: "Chủ tịch UBND tỉnh" issues for the committee."""
    return _OFFICE.sub("", fold_agency(name))


def same_issuer(first: str, second: str) -> bool:
    """Whether two names surely mean one agency of a government; the place may be left out of one of them."""
    one, two = sorted((issuing_agency(first), issuing_agency(second)), key=len)
    if not one or _NAMELESS.fullmatch(one):
        return bool(one) and one == two and one not in ("ubnd", "hdnd", "hoi dong nhan dan")
    return one == two or two.startswith(f"{one} ")


def agency_part(symbol: str, kinds: frozenset[str]) -> str:
    """Return the part of a symbol that names who issues: "UBND" of "KH-UBND", "SNV" of "SNV-CCHC"."""
    parts = re.split(r"[-/&.]", _YEAR_PART.sub("", "".join(symbol.split())))
    own = [part for part in parts if part and part not in kinds]
    return own[0].upper() if own else ""


def disagreements(cited: Sequence[Cited], held: Sequence[Held], *, on: date | None) -> Iterator[Found]:
    """Yield where the documents that a text cites stand otherwise in the register; `on` is the day of the text."""
    by_key: dict[str, list[Held]] = {}
    for there in held:
        by_key.setdefault(there.key, []).append(there)
    for one in cited:
        meant = _meant(one, by_key.get(one.key, ()))
        if meant is None:
            yield from _out_of_order(one, held)
        else:
            yield from _other_day(one, meant)
            yield from _replaced(one, meant, on)


def _meant(cited: Cited, same_key: Sequence[Held]) -> Held | None:
    """The one document of the register that the text surely means."""
    near = [one for one in same_key if not cited.year or not one.year or one.year == cited.year]
    near = [one for one in near if not cited.kind or not one.kind or fold(cited.kind) == fold(one.kind)]
    if cited.issuer and not _is_nameless(cited.issuer):
        near = [one for one in near if same_issuer(cited.issuer, one.issuer)]
    elif _is_committees(cited.symbol):
        return None
    issuers = {(issuing_agency(one.issuer), one.year) for one in near}
    return near[0] if len(issuers) == 1 else None


def _is_nameless(issuer: str) -> bool:
    return bool(_NAMELESS.fullmatch(issuing_agency(issuer)))


def _is_committees(symbol: str) -> bool:
    return any(part in _COMMITTEES for part in re.split(r"[-/&.]", symbol.upper()))


def _other_day(cited: Cited, held: Held) -> Iterator[Found]:
    if cited.dated and held.dated and cited.dated != held.dated:
        yield Found(Disagreement.DATE, cited, (held,), suggestion=held.dated)


def _replaced(cited: Cited, held: Held, on: date | None) -> Iterator[Found]:
    """A text that rests on what had been replaced, or had ended, by its own day; of a text without a day nothing is said."""
    last = held.replaced_by.dated if held.replaced_by else held.ended_on
    if last and on and cited.role in _GROUNDS and last <= on:
        yield Found(Disagreement.REPLACED, cited, (held,))


def _out_of_order(cited: Cited, held: Sequence[Held]) -> Iterator[Found]:
    """A number between two of one series, whose day does not lie between theirs.

    Numbers are given within a year in the order of issue (Decree 30/2020/NĐ-CP, article 15).
    """
    own = _count(cited.number)
    if not cited.dated or not own or not cited.issuer or cited.issuer_inferred or _is_nameless(cited.issuer):
        return
    series = [(number, one) for one in held if _in_series(cited, one) and (number := _count(one.number))]
    below = max((pair for pair in series if pair[0] < own), key=lambda pair: pair[0], default=None)
    above = min((pair for pair in series if pair[0] > own), key=lambda pair: pair[0], default=None)
    if not below or not above:
        return
    first, last = below[1].dated, above[1].dated
    if first and last and first <= last and not first - SLACK <= cited.dated <= last + SLACK:
        yield Found(Disagreement.ORDER, cited, (below[1], above[1]))


def _in_series(cited: Cited, one: Held) -> bool:
    same = one.symbol.upper() == cited.symbol.upper() and fold(one.kind) == fold(cited.kind)
    assert cited.dated is not None
    return (
        same and one.dated is not None and one.dated.year == cited.dated.year and same_issuer(cited.issuer, one.issuer)
    )


def _count(number: str) -> int | None:
    return int(number) if number.isdigit() else None


def foreign_symbols(
    cited: Iterable[Cited], signed: Mapping[tuple[str, str], int], kinds: frozenset[str]
) -> Iterator[Found]:
    """Yield citations under the symbol of an agency other than the one that they name.

    `signed` counts the documents of the register by (agency's part of the symbol, issuer). Both must be well known there:
    the symbol as one agency's alone, and the named agency as one that signs under another.
    """
    for one in cited:
        part = agency_part(one.symbol, kinds)
        if not part or part in _COMMITTEES or not one.issuer or one.issuer_inferred or _is_nameless(one.issuer):
            continue
        owners = {issuer: count for (of, issuer), count in signed.items() if of == part}
        named = [of for (of, issuer), count in signed.items() if same_issuer(issuer, one.issuer)]
        shown = sum(count for (of, issuer), count in signed.items() if same_issuer(issuer, one.issuer))
        if len({issuing_agency(issuer) for issuer in owners}) != 1 or sum(owners.values()) < LEAST_SHOWN:
            continue
        if named and part not in named and shown >= LEAST_SHOWN:
            yield Found(Disagreement.ISSUER, one, told=(next(iter(owners)), part))


# Words that mean every kind of unit: a count of wards says nothing on a plan that has departments too.
_ANY_UNIT = frozenset({"don vi", "co quan don vi", "co quan", "don vi dia phuong", "co quan don vi dia phuong"})


def is_other_count(
    counted: int, *, in_plan: int, noun: str, qualifier: str, of: int | None, is_plan_itself: bool
) -> bool:
    """Whether a number of units in a text cannot be that of the plan which it carries out.

    A text may speak of a part of the plan's units, never of more; "all" in the text of the plan itself are all of them.
    """
    if not in_plan or of is not None or qualifier not in ("exact", "all") or fold(noun) not in _ANY_UNIT:
        return False
    return counted > in_plan or (is_plan_itself and qualifier == "all" and counted != in_plan)
