"""Decides how merged figures go up the tree: who prepares them, who approves and so locks them, who sends them back.

An agency that an asking agency has charged merges the reports of the units below it, or the items of its field over all
units. What the figures themselves are stands in `merged.py`.
"""

from enum import StrEnum

from kiemtra.domain.deeds import DeedRule, Side
from kiemtra.domain.errors import Refusal
from kiemtra.domain.moves import Moves
from kiemtra.domain.people import Permission
from kiemtra.domain.reports import ReportDeed


class MergeState(StrEnum):
    """The same record reopens when it is sent back; what was approved stays as a version."""

    OPEN = "open"
    APPROVED = "approved"
    SENT_BACK = "sent_back"


M = MergeState

# No last state: figures may turn out wrong as long as there are reports under them.
MOVES: Moves[MergeState] = {
    M.OPEN: frozenset({M.APPROVED}),
    M.APPROVED: frozenset({M.SENT_BACK}),
    M.SENT_BACK: frozenset({M.APPROVED}),
}


class MergeDeed(StrEnum):
    """What a person may do to the merged figures of one agency."""

    ANNOTATE = "annotate"
    APPROVE = "approve"
    SEND_BACK = "send_back"
    RETURN_REPORTS = "return_reports"
    REOPEN = "reopen"


_BEFORE = frozenset({M.OPEN, M.SENT_BACK})
_APPROVED = frozenset({M.APPROVED})

# Standing: the agency that merges. Issuer: the committee to which the asking agency itself belongs. Addressee: the
# asking agency, which uses the figures of those below it.
DEEDS: dict[MergeDeed, DeedRule] = {
    MergeDeed.ANNOTATE: DeedRule(Permission.MERGE_PREPARE, frozenset({Side.STANDING}), _BEFORE, _APPROVED),
    MergeDeed.APPROVE: DeedRule(Permission.MERGE_APPROVE, frozenset({Side.STANDING, Side.ISSUER}), _BEFORE, _APPROVED),
    MergeDeed.SEND_BACK: DeedRule(
        Permission.REPORT_REVIEW, frozenset({Side.ADDRESSEE}), _APPROVED, frozenset({M.SENT_BACK})
    ),
    MergeDeed.RETURN_REPORTS: DeedRule(Permission.MERGE_PREPARE, frozenset({Side.STANDING}), _BEFORE, _APPROVED),
    MergeDeed.REOPEN: DeedRule(
        Permission.MERGE_APPROVE, frozenset({Side.STANDING, Side.ISSUER}), _APPROVED, frozenset({M.SENT_BACK})
    ),
}

# What is done to a report that takes its figures out of a merge.
CHANGES_FIGURES = frozenset({ReportDeed.RECALL, ReportDeed.RETURN, ReportDeed.UPDATE})

# Charging agencies with a merge is the asking agency's, as long as there is a round.
CHARGE = DeedRule(Permission.REPORT_REQUEST, frozenset({Side.STANDING}))


def why_not_approve(*, counted: int) -> Refusal | None:
    """Nothing is approved where no report has been handed in: there is no figure to lock."""
    return None if counted else Refusal.NOTHING_HANDED_IN


def why_not_unlock(*, approved_above: bool) -> Refusal | None:
    """Figures that an approved merge above rests on stay locked until that one is open again."""
    return Refusal.APPROVED_ABOVE if approved_above else None


def why_not_change(*, locked: bool) -> Refusal | None:
    """A report whose figures are approved is neither recalled, returned nor updated: the merge is sent back first."""
    return Refusal.FIGURES_APPROVED if locked else None
