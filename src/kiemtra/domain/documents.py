"""Documents: kinds, states, the two ways of issuing, roles of citations, and what number and symbol may be."""

from enum import StrEnum

from kiemtra.domain.deeds import DeedRule, Side
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
    """What a person may do to a document of ours."""

    RECORD_ISSUE = "record_issue"


DEEDS: dict[DocumentDeed, DeedRule] = {
    DocumentDeed.RECORD_ISSUE: DeedRule(
        Permission.DOCUMENT_RECORD,
        frozenset({Side.STANDING, Side.ISSUER, Side.TEAM, Side.UNIT}),
        frozenset({D.DRAFT}),
        frozenset({D.ISSUED, D.REPLACED}),
    ),
}


def key_of(*, number: str, symbol: str) -> str:
    """Number and symbol as they are compared: no blanks, no leading zeros, one case."""
    return f"{number.strip().lstrip('0').upper()}/{''.join(symbol.split()).upper()}"
