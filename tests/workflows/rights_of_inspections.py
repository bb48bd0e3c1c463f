"""The deeds on inspections and their findings as trials, for `rights_of_deeds`."""

from collections.abc import Callable, Iterator

from kiemtra.domain import (
    inspections as inspection_rules,
)
from kiemtra.domain.conclusions import ConclusionDeed
from kiemtra.domain.errors import Refusal
from kiemtra.domain.findings import FindingKind
from kiemtra.domain.inspections import InspectionDeed
from kiemtra.domain.people import Actor
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import (
    Finding,
    Inspection,
    Team,
    TeamMember,
)
from kiemtra.store.queries import findings as finding_rows
from kiemtra.store.queries import inspections as inspection_rows
from kiemtra.workflows import (
    conclusions,
    findings,
    inspections,
    reinspections,
    remediation,
    reports,
    results,
    sessions,
)
from tests.factories_inspections import VISIT, VISIT_NOW, session_content
from tests.factories_rights_people import Grid
from tests.workflows.rights_of_notices import of_notices
from tests.workflows.trials import Do, Trial
from tests.world import NOW, TODAY

INSPECTED = (
    "planned",
    "noticed",
    "preparing",
    "on_site",
    "minutes_closed",
    "with_unit",
    "concluded",
    "following_up",
    "closed",
    "postponed told",
    "withdrawn told",
    "proposed",
    "approved",
    "proposed by one who left",
    "withdrawn sealed",
    "opened",
    "own planned",
    "own",
)
FURTHER = {
    InspectionDeed.BEGIN_OWN: {Refusal.NOT_OF_ITSELF},
    InspectionDeed.REQUEST_REPORT: {Refusal.ALREADY_DONE},
    InspectionDeed.SEND_DRAFT: {Refusal.FINDINGS_NOT_CONFIRMED},
    InspectionDeed.CONCLUDE: {Refusal.FINDINGS_NOT_CONFIRMED},
    InspectionDeed.REPLY: {Refusal.ALREADY_DONE},
    InspectionDeed.TAKE_UP_REPLY: {Refusal.DRAFT_NOT_ANSWERED},
    ConclusionDeed.HAND_OVER: {Refusal.NO_DOCUMENT},
}


def of_inspections(grid: Grid) -> Iterator[Trial]:
    for name in INSPECTED:
        row = Inspection.objects.select_related("plan").get(pk=grid.at[name].pk)
        for deed, do in _on_inspection(row).items():
            asked = (inspection_rules.DEEDS[deed], inspection_rows.bearings(row), row.state)
            yield Trial(deed, f"{deed} {name}", row, asked, do, frozenset(FURTHER.get(deed, ())))


def _on_inspection(row: Inspection) -> dict[InspectionDeed, Do]:
    key, said = row.pk, {"revision": row.revision, "now": NOW}
    focal = inspections.FocalPoint("Đầu mối")
    finding = findings.FindingContent(FindingKind.STRENGTH, "procedures", "Công khai đầy đủ")
    found = {
        InspectionDeed.APPROVE: lambda by: inspections.approve(key, by=by, **said),
        InspectionDeed.PROPOSE_VISIT: lambda by: inspections.propose_visit(
            key, day=VISIT, hour=None, place="", overlap_reason="Đã thống nhất", by=by, today=TODAY, **said
        ),
        InspectionDeed.DECIDE_VISIT: lambda by: _with_day(
            row, None, lambda: inspections.decide_visit(key, by=by, today=TODAY, **said)
        ),
        InspectionDeed.NOTICE: lambda by: _with_day(
            row, by, lambda: inspections.send_notice(key, by=by, today=TODAY, **said)
        ),
        InspectionDeed.ANSWER_NOTICE: lambda by: inspections.answer_notice(
            key, focal=focal, by=by, today=TODAY, **said
        ),
        InspectionDeed.REQUEST_REPORT: lambda by: reports.request(key, by=by, today=TODAY, **said),
        InspectionDeed.OPEN: lambda by: inspections.open_visit(key, by=by, revision=row.revision, now=VISIT_NOW),
        InspectionDeed.RECORD_ATTENDANCE: lambda by: sessions.start(key, session_content(), by=by, **said),
        InspectionDeed.RECORD_FINDING: lambda by: findings.record(key, finding, by=by, now=NOW),
        InspectionDeed.CLOSE_MINUTES: lambda by: inspections.close_minutes(
            key, by=by, revision=row.revision, now=VISIT_NOW
        ),
        InspectionDeed.START_DRAFT: lambda by: conclusions.start_draft(key, by=by, **said),
        InspectionDeed.REINSPECT: lambda by: reinspections.start(key, by=by, **said),
        InspectionDeed.CLOSE: lambda by: _nothing_open(row, lambda: remediation.close_inspection(key, by=by, **said)),
        InspectionDeed.MOVE_TO_TEAM: lambda by: inspections.move_to_team(
            key, _other_team(row), reason="Đoàn cũ đã hết", by=by, today=TODAY, **said
        ),
        InspectionDeed.POSTPONE: lambda by: inspections.postpone(key, reason="Bão", by=by, today=TODAY, **said),
        InspectionDeed.RESUME: lambda by: inspections.resume(key, by=by, **said),
        InspectionDeed.WITHDRAW: lambda by: inspections.withdraw(key, reason="Trùng", by=by, today=TODAY, **said),
    }
    found |= of_notices(row)
    if result := row.results.first():
        found[InspectionDeed.RECORD_RESULT] = lambda by: results.record(
            result.pk, revision=result.revision, outcome=None, by=by, now=NOW
        )
    return found


def _with_day(row: Inspection, decided_by: Actor | None, do: Callable[[], object]) -> object:
    """With a day proposed, and decided where `decided_by` is given."""
    user = decided_by.user if decided_by else None
    Inspection.objects.filter(pk=row.pk).update(visit_on=VISIT, decided_by=user, decided_at=NOW if user else None)
    return do()


def _other_team(row: Inspection) -> Team:
    """Another team of its plan, with a head."""
    team = Team.objects.create(plan=row.plan, name="Đoàn khác")
    TeamMember.objects.create(team=team, full_name="Trưởng đoàn", role=TeamRole.HEAD, valid_from=TODAY)
    return team


def _nothing_open(row: Inspection, do: Callable[[], object]) -> object:
    row.recommendations.exclude(state="withdrawn").update(state="closed_implemented")
    return do()


def of_findings(grid: Grid) -> Iterator[Trial]:
    rule = inspection_rules.DEEDS[InspectionDeed.CONFIRM_FINDING]
    for name in ("on_site", "minutes_closed", "drafting", "with_unit", "following_up", "opened"):
        for state in ("draft", "confirmed"):
            row = Finding.objects.filter(inspection=grid.at[name], state=state).first()
            if row is not None:
                do = _confirm if state == "draft" else _strike
                asked = (rule, finding_rows.bearings(row), row.inspection.state)
                yield Trial(
                    InspectionDeed.CONFIRM_FINDING,
                    f"{name} {state}",
                    row,
                    asked,
                    lambda by, go=do, row=row: go(row, by),
                )


def _confirm(row: Finding, by: Actor) -> object:
    return findings.confirm(row.pk, revision=row.revision, by=by, now=NOW)


def _strike(row: Finding, by: Actor) -> object:
    return findings.strike(row.pk, revision=row.revision, reason="Trùng", by=by, now=NOW)
