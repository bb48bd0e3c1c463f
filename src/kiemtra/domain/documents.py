"""Documents: kinds, states, the two ways of issuing, roles of citations, and what number and symbol may be."""

import re
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from kiemtra.domain.deeds import DeedRule, Side
from kiemtra.domain.errors import Refusal
from kiemtra.domain.moves import Moves
from kiemtra.domain.people import Permission


class DocumentKind(StrEnum):
    """The kinds that kiemtra writes or registers; abbreviations and names stand in `data/document_kinds.toml`."""

    PLAN = "plan"
    DECISION = "decision"
    NOTICE = "notice"
    CONCLUSION = "conclusion"
    REPORT = "report"
    MINUTES = "minutes"
    OFFICIAL_LETTER = "official_letter"
    SUBMISSION = "submission"
    DIRECTIVE = "directive"
    RESOLUTION = "resolution"
    DECREE = "decree"
    CIRCULAR = "circular"
    LAW = "law"
    OTHER = "other"


# Normative documents, which are not among the administrative kinds of Decree 30/2020/NĐ-CP, by their folded names.
NORMATIVE: dict[str, DocumentKind] = {
    "luat": DocumentKind.LAW,
    "bo luat": DocumentKind.LAW,
    "nghi dinh": DocumentKind.DECREE,
    "thong tu": DocumentKind.CIRCULAR,
    "thong tu lien tich": DocumentKind.CIRCULAR,
}


class DocumentSource(StrEnum):
    """Whether a document is ours, came in, or is only cited."""

    OWN = "own"
    INCOMING = "incoming"
    CITED_ONLY = "cited_only"


class DocumentState(StrEnum):
    """A draft has no number; an issued document never changes."""

    DRAFT = "draft"
    ISSUED = "issued"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"


D = DocumentState

MOVES: Moves[DocumentState] = {
    D.DRAFT: frozenset({D.ISSUED, D.WITHDRAWN}),
    D.ISSUED: frozenset({D.REPLACED}),
    D.REPLACED: frozenset(),
    D.WITHDRAWN: frozenset(),
}


class IssueWay(StrEnum):
    """Numbered and signed here, or exported, numbered and signed in the agency's own system and recorded."""

    RECORDED = "recorded"
    NUMBERED_HERE = "numbered_here"


class PaperFormat(StrEnum):
    """What a document of ours is exported as."""

    DOCX = "docx"
    PDF = "pdf"


class CitationRole(StrEnum):
    """What a cited document is to the text that cites it."""

    PLAN = "plan"
    TEAM = "team"
    BASIS = "basis"
    SELF = "self"
    SUBJECT = "subject"
    REPLACED = "replaced"
    CHECKED = "checked"
    MENTIONED = "mentioned"


class DocumentDeed(StrEnum):
    """What a person may do to a document of ours; and to the register, with one of others."""

    ENTER = "enter"
    CORRECT = "correct"
    END = "end"
    RECORD_ISSUE = "record_issue"
    WITHDRAW = "withdraw"
    REPLACE = "replace"


_OURS = frozenset({Side.STANDING, Side.ISSUER, Side.TEAM})
_OFFICE = frozenset({Side.STANDING, Side.ISSUER})
_DRAFT = frozenset({D.DRAFT})
_BEHIND = frozenset({D.ISSUED, D.REPLACED, D.WITHDRAWN})

DEEDS: dict[DocumentDeed, DeedRule] = {
    # It makes the record: asked of the system whose register it is.
    DocumentDeed.ENTER: DeedRule(Permission.DOCUMENT_REGISTER, _OFFICE),
    DocumentDeed.CORRECT: DeedRule(
        Permission.DOCUMENT_REGISTER, _OFFICE, frozenset({D.ISSUED}), frozenset({D.REPLACED, D.WITHDRAWN})
    ),
    # Say that it has no effect any more though nothing came in its place: of ours and of others' documents.
    DocumentDeed.END: DeedRule(
        Permission.DOCUMENT_REGISTER, _OFFICE, frozenset({D.ISSUED}), frozenset({D.REPLACED, D.WITHDRAWN})
    ),
    DocumentDeed.RECORD_ISSUE: DeedRule(Permission.DOCUMENT_RECORD, _OURS, _DRAFT, _BEHIND),
    DocumentDeed.WITHDRAW: DeedRule(Permission.DOCUMENT_RECORD, _OURS, _DRAFT, _BEHIND),
    DocumentDeed.REPLACE: DeedRule(
        Permission.DOCUMENT_RECORD, _OURS, frozenset({D.ISSUED}), frozenset({D.REPLACED, D.WITHDRAWN})
    ),
}


class IssueFault(StrEnum):
    """What is wrong with the facts of an issue; the sentences stand in `web/labels/documents.py`."""

    NUMBER_MISSING = "number_missing"
    NUMBER_FORM = "number_form"
    DATE_MISSING = "date_missing"
    DATE_AHEAD = "date_ahead"
    SIGNER_MISSING = "signer_missing"
    REFERENCE_FORM = "reference_form"
    ISSUER_MISSING = "issuer_missing"
    REASON_MISSING = "reason_missing"
    NOTHING_CORRECTED = "nothing_corrected"
    END_MISSING = "end_missing"
    END_BEFORE_ISSUE = "end_before_issue"
    END_GROUND_MISSING = "end_ground_missing"


# A number is counted in Arabic digits (Decree 30/2020/NĐ-CP, annex I, II.3b); a letter after it marks one put in between.
_NUMBER = re.compile(r"0*[1-9]\d{0,5}[A-ZĐ]?", re.IGNORECASE)

# The stamps of degrees of secrecy: one of them on a line of its own (Law 29/2018/QH14, article 8).
_SECRET = re.compile(r"^[\W_]*(?:(?:TUYỆT|TỐI)\s+)?MẬT[\W_]*$|^\W*Độ mật\s*:\s*(?:Tuyệt |Tối )?mật")


_PARTY_SYMBOL = re.compile(r"[A-ZĐ][A-Za-zĐđ]{0,4}/\w+")


def reference_of(number: str, symbol: str) -> str:
    """Number and symbol as they are printed: 45/KH-UBND, 30/2020/NĐ-CP; in the Party 48-KL/TW; nothing without a number."""
    if not number:
        return ""
    return f"{number}{'-' if _PARTY_SYMBOL.fullmatch(symbol) else '/'}{symbol}"


_YEAR_IN_SYMBOL = re.compile(r"((?:19|20)\d\d)/")


def year_in(symbol: str) -> int | None:
    """The year that a normative document bears between number and symbol: 2020 of 30/2020/NĐ-CP."""
    found = _YEAR_IN_SYMBOL.match(symbol)
    return int(found[1]) if found else None


def key_of(*, number: str, symbol: str) -> str:
    """Number and symbol as they are compared: no blanks, no leading zeros, one case."""
    return f"{number.strip().lstrip('0').upper()}/{''.join(symbol.split()).upper()}"


def issue_faults(*, number: str, dated: date | None, signer_name: str, today: date) -> dict[str, IssueFault]:
    """All that is wrong with number, date and signer of an issue: field → fault; empty where nothing is."""
    faults: dict[str, IssueFault] = {}
    if not number.strip():
        faults["number"] = IssueFault.NUMBER_MISSING
    elif not _NUMBER.fullmatch(number.strip()):
        faults["number"] = IssueFault.NUMBER_FORM
    if dated is None:
        faults["dated"] = IssueFault.DATE_MISSING
    elif dated > today:
        faults["dated"] = IssueFault.DATE_AHEAD
    if not signer_name.strip():
        faults["signer_name"] = IssueFault.SIGNER_MISSING
    return faults


def end_faults(*, on: date | None, ground: str, reason: str, dated: date | None) -> dict[str, IssueFault]:
    """All that is wrong with saying that a document ceases to have effect: field → fault; empty where nothing is."""
    faults: dict[str, IssueFault] = {}
    if on is None:
        faults["ended_on"] = IssueFault.END_MISSING
    elif dated and on < dated:
        faults["ended_on"] = IssueFault.END_BEFORE_ISSUE
    if not ground.strip():
        faults["ended_ground"] = IssueFault.END_GROUND_MISSING
    if not reason.strip():
        faults["reason"] = IssueFault.REASON_MISSING
    return faults


def why_not_issue(*, way: IssueWay, has_signed_copy: bool, sealed: bool, decided: bool) -> Refusal | None:
    """The reason why the draft gets no number yet.

    A sealed inspection takes no number before it is opened; a conclusion is decided by the head first; and what was
    signed elsewhere comes with its signed copy, which is the authentic file.
    """
    if sealed or not decided:
        return Refusal.NOT_YET
    return Refusal.NO_DOCUMENT if way is IssueWay.RECORDED and not has_signed_copy else None


def why_not_withdraw(kind: DocumentKind, *, decided: bool) -> Refusal | None:
    """The reason why a draft cannot be given up: it is the paper of a decision, or of minutes that both sides closed."""
    return Refusal.PAPER_OF_DECISION if decided or kind is DocumentKind.MINUTES else None


def why_not_replace(source: DocumentSource) -> Refusal | None:
    """The reason why a document gets no new version here: it is not ours."""
    return None if source is DocumentSource.OWN else Refusal.NOT_OUR_DOCUMENT


def why_not_correct(source: DocumentSource) -> Refusal | None:
    """The reason why what the register says of a document is not corrected: it is ours, and issued as it stands."""
    return Refusal.DOCUMENT_ISSUED if source is DocumentSource.OWN else None


def next_number(numbers: Iterable[str]) -> str:
    """The number after the highest of a series: `1` in an empty one."""
    digits = (re.match(r"\d+", number.strip()) for number in numbers)
    return str(1 + max((int(found.group()) for found in digits if found), default=0))


def is_marked_secret(text: str) -> bool:
    """Whether a text bears the stamp of a state secret; such papers are not taken in (their number may be registered)."""
    # Line by line: over blank lines without end the pattern would begin anew at each.
    return any(_SECRET.search(line) for line in text.splitlines() if "mật" in line or "MẬT" in line)
