"""The deeds on reports and rounds as trials, for `rights_of_deeds`: what the real workflow is given for one of them."""

from collections.abc import Callable
from datetime import timedelta

from kiemtra.domain.errors import Refusal
from kiemtra.domain.merges import CHANGES_FIGURES
from kiemtra.domain.people import Actor
from kiemtra.domain.reports import ReportDeed, RoundDeed
from kiemtra.store.models import Agency, ReportRequest, ReportRound
from kiemtra.workflows import report_papers, report_rounds, reports
from tests.factories_rights import LATER
from tests.world import NOW, TODAY

_ONLY_SETS = {ReportDeed.UPDATE: Refusal.NOT_KEPT_CURRENT}
# What may stand against a deed, by the name of the report.
AGAINST: dict[str, dict[ReportDeed, Refusal]] = {
    "alone draft": {ReportDeed.SUBMIT: Refusal.CONFLICTS_OPEN, ReportDeed.PRESENT: Refusal.CONFLICTS_OPEN},
    "kept by unit": {ReportDeed.ACCEPT: Refusal.KEPT_CURRENT},
    "merged approved": dict.fromkeys(CHANGES_FIGURES, Refusal.FIGURES_APPROVED),
}


def against(name: str, deed: ReportDeed) -> frozenset[str]:
    """What may stand against this deed on this report after the rights."""
    found = ({} if name.startswith("kept") else _ONLY_SETS) | AGAINST.get(name, {})
    return frozenset({found[deed]} if deed in found else ())


def on_report(row: ReportRequest) -> dict[ReportDeed, Callable[[Actor], object]]:
    key, said = row.pk, {"revision": row.revision, "now": NOW}
    more = {"due_on": max(LATER, row.due_on) + timedelta(days=1), "reason": "Mất điện", "today": TODAY}
    typed = {"seen": row.revision, "answers": {"files_settled": "1.251"}, "now": NOW}
    return {
        ReportDeed.FILL: lambda by: reports.save_answers(key, by=by, **typed),
        ReportDeed.PRESENT: lambda by: reports.present(key, by=by, **said),
        ReportDeed.SUBMIT: lambda by: reports.submit(key, by=by, **said),
        ReportDeed.RECALL: lambda by: reports.recall(key, by=by, **said),
        ReportDeed.UPDATE: lambda by: reports.update(key, by=by, **said),
        ReportDeed.WRITE_PAPER: lambda by: report_papers.draft(key, by=by, now=NOW, today=TODAY),
        ReportDeed.RETURN: lambda by: reports.return_(key, remark="Thiếu", by=by, **said),
        ReportDeed.ACCEPT: lambda by: reports.accept(key, by=by, **said),
        ReportDeed.EXTEND: lambda by: reports.extend(key, by=by, **more, **said),
        ReportDeed.WITHDRAW: lambda by: reports.withdraw(key, reason="Thôi", by=by, **said),
    }


def on_round(row: ReportRound, other: Agency) -> dict[RoundDeed, Callable[[Actor], object]]:
    key, said = row.pk, {"revision": row.revision, "now": NOW}
    more = {"due_on": LATER, "reason": "Mất điện", "today": TODAY}
    return {
        RoundDeed.ADD_UNITS: lambda by: report_rounds.add_units(key, [other], today=TODAY, by=by, **said),
        RoundDeed.EXTEND: lambda by: report_rounds.extend(key, by=by, **more, **said),
        RoundDeed.CLOSE: lambda by: report_rounds.close(key, by=by, **said),
        RoundDeed.REOPEN: lambda by: report_rounds.reopen(key, reason="Thiếu", by=by, **said),
    }
