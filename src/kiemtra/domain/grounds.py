"""In which layer a document stands around a plan: above it what it rests on, by legal rank; below it what came of it."""

from enum import StrEnum

from kiemtra.domain.documents import NORMATIVE, CitationRole, DocumentKind
from kiemtra.domain.text import fold


class Band(StrEnum):
    """The layers above the plan, the highest first (order of Law 64/2025/QH15, article 4; then administrative documents)."""

    LAW = "law"
    DECREE = "decree"
    DECISION = "decision"
    PLAN = "plan"
    OTHER = "other"


class Following(StrEnum):
    """What came of a plan, in the order in which it comes about."""

    CHILD_PLAN = "child_plan"
    TEAM = "team"
    NOTICE = "notice"
    MINUTES = "minutes"
    CONCLUSION = "conclusion"
    REPORT = "report"
    OTHER = "other"


_BANDS: dict[DocumentKind, Band] = {
    DocumentKind.LAW: Band.LAW,
    DocumentKind.DECREE: Band.DECREE,
    DocumentKind.CIRCULAR: Band.DECREE,
    DocumentKind.RESOLUTION: Band.DECISION,
    DocumentKind.DECISION: Band.DECISION,
    DocumentKind.DIRECTIVE: Band.DECISION,
    DocumentKind.PLAN: Band.PLAN,
}
_FOLLOWING: dict[DocumentKind, Following] = {
    DocumentKind.DECISION: Following.TEAM,
    DocumentKind.NOTICE: Following.NOTICE,
    DocumentKind.MINUTES: Following.MINUTES,
    DocumentKind.CONCLUSION: Following.CONCLUSION,
    DocumentKind.REPORT: Following.REPORT,
}
_LIKE_PLANS = frozenset({"chuong trinh", "de an", "ke hoach", "phuong an"})
# Of two roles in which a document is cited the one that says more.
_WEIGHT = (
    CitationRole.BASIS,
    CitationRole.PLAN,
    CitationRole.REPLACED,
    CitationRole.CHECKED,
    CitationRole.TEAM,
    CitationRole.SUBJECT,
    CitationRole.MENTIONED,
    CitationRole.SELF,
)


def band_of(kind: DocumentKind, kind_name: str) -> Band:
    """Return the layer of a cited document; its printed name tells where the register has no kind for it."""
    name = fold(kind_name)
    kind = NORMATIVE.get(name, kind) if kind is DocumentKind.OTHER else kind
    return Band.PLAN if name in _LIKE_PLANS else _BANDS.get(kind, Band.OTHER)


def following_of(kind: DocumentKind) -> Following:
    """Return the layer of a paper of the plan."""
    return _FOLLOWING.get(kind, Following.OTHER)


def weightier(first: CitationRole, second: CitationRole) -> CitationRole:
    """Return which of two roles of one document stands at its edge."""
    return min(first, second, key=_WEIGHT.index)
