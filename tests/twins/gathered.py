"""What units hand in, in both twins: a round with merged figures, asks for evidence, tasks, a set kept current.

In secret a team copies that set for its sealed inspections.
"""

from collections.abc import Iterable

from kiemtra.domain.reports import RoundPurpose
from kiemtra.domain.tasks import Said, TaskContent, TaskProgress
from kiemtra.store.models import Inspection, Plan, ReportRequest
from kiemtra.workflows import merges, readiness, reports, tasks
from tests import factories_documents as papers
from tests import factories_evidence as asking
from tests import factories_reports as reporting
from tests.factories_inspections import REPORT
from tests.world import NOW, TODAY, World

AT = {"now": NOW, "today": TODAY}


def lay(world: World, plan: Plan) -> None:
    """All of it, for the units of an issued plan."""
    announced = Inspection.objects.get(plan=plan)
    asking.answered(world, asking.asked(world, announced, count=2))
    _merged(world, plan)
    _reported(world, plan)
    kept = {"purpose": RoundPurpose.READINESS, "due_on": None, "period": (None, None)}
    sets = reporting.opened_here(world, world.unit, world.other_unit, title="Bộ số liệu sẵn sàng", **kept)
    for unit, who in ((world.unit, "focal"), (world.other_unit, "stranger_focal")):
        report = reporting.asked_of(sets, unit)
        file = {"item": "evidence_files", "file": papers.store_bytes(), "name": "san-sang.pdf"}
        reports.attach_file(report.pk, revision=report.revision, by=world.actor(who), now=NOW, **file)
        reporting.save(world, report, REPORT, who)


def _merged(world: World, plan: Plan) -> None:
    asked = reporting.opened_here(world, world.unit, world.other_unit, plan=plan)
    reporting.submitted(world, reporting.asked_of(asked, world.unit), REPORT)
    officer = world.actor("officer")
    for row in merges.charge(asked.pk, [world.other_unit.pk], by=officer, **AT):
        if row.areas:
            merges.approve(row.pk, revision=row.revision, by=world.actor("other_head"), **AT)


def _reported(world: World, plan: Plan) -> None:
    paper, _ = papers.register(world)
    task = tasks.set_task(plan.pk, paper, TaskContent("Rà soát thủ tục"), by=world.actor("officer"), now=NOW)
    said = Said(TaskProgress.IN_PROGRESS, obstacle="Thiếu máy")
    tasks.report(task.pk, world.unit, said, on=TODAY, by=world.actor("focal"), now=NOW)


def copy_in_secret(world: World, inspections: Iterable[Inspection]) -> None:
    """A copy for each of these, taken by each of those who may."""
    for row in inspections:
        for who in ("head", "officer"):
            readiness.take_copy(row.pk, by=world.actor(who), now=NOW)


def keep_current(world: World) -> None:
    """The unit goes on with its set, and hands it in."""
    report = ReportRequest.objects.get(round__purpose=RoundPurpose.READINESS, agency=world.unit)
    reporting.submitted(world, report, {"files_settled": "1.300"})
