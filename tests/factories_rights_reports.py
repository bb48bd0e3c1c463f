"""Rounds of reports without inspections in the grid: under a plan in every state, and a collection of data alone."""

from kiemtra.domain.reports import RoundPurpose
from kiemtra.store.models import ReportRequest
from kiemtra.workflows import report_rounds, reports
from tests import factories_reports as make
from tests.factories_rights_people import Grid
from tests.world import NOW, make_plan

STATES = ("requested", "draft", "submitted", "returned", "accepted", "withdrawn")


def lay_rounds(grid: Grid) -> None:
    world = grid.world
    plan = grid.plans["asked"] = make_plan(world)
    for state in STATES:
        asked = grid.rounds[state] = make.opened_here(world, world.unit, plan=plan, title=state)
        grid.reports[f"alone {state}"] = _brought_to(grid, make.asked_of(asked, world.unit), state)
    closed = make.opened_here(world, world.unit, plan=plan, title="closed")
    said = {"revision": closed.revision, "by": world.actor("officer"), "now": NOW}
    grid.rounds["closed"] = report_rounds.close(closed.pk, **said)
    alone = make.opened_here(world, world.other_unit, purpose=RoundPurpose.FIELD, title="no plan")
    report = make.asked_of(alone, world.other_unit)
    said = {"seen": report.revision, "answers": make.REPORT, "now": NOW}
    saved = reports.save_answers(report.pk, by=world.actor("stranger_focal"), remarks={"files_settled": "Đủ"}, **said)
    reports.submit(report.pk, revision=saved.report.revision, by=world.actor("agency_head@other"), now=NOW)
    grid.rounds["no plan"] = alone


def _brought_to(grid: Grid, report: ReportRequest, state: str) -> ReportRequest:
    world, officer = grid.world, grid.world.actor("officer")
    if state in ("requested", "withdrawn"):
        said = {"revision": report.revision, "by": officer, "now": NOW}
        return reports.withdraw(report.pk, reason="Gửi nhầm", **said) if state == "withdrawn" else report
    report = make.filled(world, report)
    # Two pages of one revision: a value that waits for a decision, and one that was decided.
    seen, said = report.revision, {"remarks": {"tasks_assigned": "Đã rà soát", "difficulties": "Theo đơn vị"}}
    make.save(world, report, {"difficulties": "một"}, seen=seen, **said)
    (conflict,) = make.save(world, report, {"difficulties": "hai"}, "unit_head", seen=seen).conflicts
    if state != "draft":
        reports.settle(conflict.pk, keep=reports.Keep.STANDS, by=world.actor("focal"), now=NOW)
        report = make.submitted(world, report, {})
    said = {"revision": report.revision, "by": officer, "now": NOW}
    if state == "returned":
        return reports.return_(report.pk, items={"files_settled": "Thiếu"}, **said)
    report = reports.accept(report.pk, **said) if state == "accepted" else report
    return ReportRequest.objects.get(pk=report.pk)
