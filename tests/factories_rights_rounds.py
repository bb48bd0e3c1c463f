"""What follows from rounds in the grid: merges up the tree, papers and evidence of units, readiness sets and copies of them."""

from kiemtra.domain.reports import RoundPurpose
from kiemtra.store.models import Merge, ReportRequest
from kiemtra.store.queries import reports as report_rows
from kiemtra.store.queries.evidence import Place
from kiemtra.workflows import evidence_asks, merges, readiness, report_papers, reports
from tests import factories_evidence as asking
from tests import factories_reports as make
from tests.factories_inspections import REPORT
from tests.factories_rights_people import Grid
from tests.world import NOW, TODAY, make_plan

AT = {"now": NOW, "today": TODAY}
HEADS = {"unit": "unit_head", "below": "agency_head@below", "other": "agency_head@other"}


def lay_what_follows(grid: Grid) -> None:
    for state in ("approved", "sent_back"):
        _merged(grid, state)
    _written(grid)
    _asked(grid)
    _kept(grid)


def _merged(grid: Grid, state: str) -> None:
    """Merged by the ministry above two units, by one of these, and by a department for its field; one unit has not sent."""
    world, places = grid.world, grid.places
    units = [places[name] for name in HEADS]
    plan = grid.plans[f"merged {state}"] = make_plan(world, units=tuple(units))
    asked = grid.rounds[f"merged {state}"] = make.opened_here(world, *units, plan=plan, title=f"merged {state}")
    for name in ("unit", "below"):
        _handed_in(grid, make.asked_of(asked, places[name]), HEADS[name])
    grid.reports[f"merged {state}"] = make.asked_of(asked, places["unit"])
    charged = [places[name].pk for name in ("ministry", "unit", "other")]
    officer = world.actor("officer")
    for row in merges.charge(asked.pk, charged, by=officer, **AT):
        grid.merges[f"{row.agency.code} {state}"] = row
    above = grid.merges[f"{places['ministry'].code} {state}"]
    approved = merges.approve(above.pk, revision=above.revision, by=grid.actor("agency_head@ministry"), **AT).merge
    if state == "sent_back":
        merges.send_back(above.pk, revision=approved.revision, reason="Lệch số", by=officer, **AT)
    else:
        # Below what is approved there is something approved too.
        row = Merge.objects.get(round=asked, agency=places["unit"])
        merges.approve(row.pk, revision=row.revision, by=grid.actor("agency_head@unit"), **AT)


def _handed_in(grid: Grid, report: ReportRequest, who: str) -> None:
    by = grid.world.actor(who)
    saved = reports.save_answers(report.pk, seen=report.revision, answers=REPORT, by=by, now=NOW)
    reports.submit(report.pk, revision=saved.report.revision, by=by, now=NOW)


def _written(grid: Grid) -> None:
    """Reports of units on paper, under a plan and without one: drafts, and with a number."""
    papers = {
        "report draft": ("alone submitted", "focal", ""),
        "report issued": ("alone accepted", "focal", "records_clerk@unit"),
    }
    for name, (state, who, clerk) in papers.items():
        _write(grid, name, grid.reports[state], who, clerk)
    _write(grid, "report of no plan", make.asked_of(grid.rounds["no plan"], grid.places["other"]), "stranger_focal", "")


def _write(grid: Grid, name: str, report: ReportRequest, who: str, clerk: str) -> None:
    paper = report_papers.draft(report.pk, by=grid.actor(who), **AT)
    grid.documents[name] = grid.number(paper, by=clerk) if clerk else paper


def _asked(grid: Grid) -> None:
    """Evidence asked for in a report without an inspection: waiting, answered, withdrawn."""
    officer, focal = grid.actor("officer"), grid.actor("focal")
    report = report_rows.visible_to(officer).select_related(*report_rows.RELATED).get(pk=grid.reports["alone draft"].pk)
    rows = evidence_asks.ask(Place(None, report), asking.wanted(3), due_on=asking.DUE, by=officer, **AT)
    grid.asks["of report"] = rows[0]
    said = {"revision": rows[1].revision, "files": [asking.given(b"cua bao cao")], "by": focal, "now": NOW}
    grid.asks["of report answered"] = evidence_asks.answer(rows[1].pk, **said)
    said = {"revision": rows[2].revision, "reason": "Thôi", "by": officer, "now": NOW}
    grid.asks["withdrawn"] = evidence_asks.withdraw(rows[2].pk, **said)


def _kept(grid: Grid) -> None:
    """Sets of two units, one handed in; copies for inspections not yet told, told, and sealed."""
    places = grid.places
    said = {"purpose": RoundPurpose.READINESS, "due_on": None, "period": (None, None), "plan": grid.plans["asked"]}
    asked = make.opened_here(grid.world, places["unit"], places["other"], title="Bộ số liệu sẵn sàng", **said)
    grid.rounds["readiness"] = asked
    for name, who in (("unit", "focal"), ("other", "stranger_focal")):
        report, by = make.asked_of(asked, places[name]), grid.actor(who)
        file = {"item": "evidence_files", "file": grid.file(f"san sang {name}"), "name": "san-sang.pdf"}
        report = reports.attach_file(report.pk, revision=report.revision, by=by, now=NOW, **file)
        report = reports.save_answers(report.pk, seen=report.revision, answers=REPORT, by=by, now=NOW).report
        grid.reports[f"kept by {name}"] = report
    kept = grid.reports["kept by unit"]
    reports.submit(kept.pk, revision=kept.revision, by=grid.actor("unit_head"), now=NOW)
    for name, who in (("decided", "head"), ("report draft", "secretary"), ("proposed to second team", "head2")):
        grid.copies[name] = readiness.take_copy(grid.at[name].pk, by=grid.actor(who), now=NOW)
