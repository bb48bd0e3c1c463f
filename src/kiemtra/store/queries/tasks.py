"""Tasks set by documents that an actor may see, how far each unit is with each, and where both stand towards their sides.

A cell is one unit and one task that is set to it; it exists before the unit has reported. Cells and their figures stand in
`task_cells.py`.
"""

from collections.abc import Collection, Iterable
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet, prefetch_related_objects

from kiemtra.domain.deeds import Bearings
from kiemtra.domain.forms import ROW_KEY
from kiemtra.domain.people import Actor
from kiemtra.domain.plans import TOLD
from kiemtra.domain.tasks import TaskAim, TaskStanding, TaskState, TaskTerm
from kiemtra.store.models import (
    Agency,
    Document,
    Inspection,
    Plan,
    PlanUnit,
    Task,
    TaskProof,
    TaskReport,
    TaskSheet,
    TaskStatus,
    Team,
)
from kiemtra.store.queries import documents, plans, sides, units
from kiemtra.store.queries.task_cells import Cell, cells_of, watch_on


def visible_to(actor: Actor) -> QuerySet[Task]:
    """The tasks of the plans that this actor may see."""
    return Task.objects.filter(plan__in=plans.visible_to(actor))


def followed(rows: QuerySet[Task]) -> list[Task]:
    """Those that are followed, with what their pages show, in the order of their plan; a query more where units are named."""
    shown = rows.filter(state=TaskState.SET).select_related("document", "lead", "plan")
    found = list(shown.order_by("plan", "position", "id"))
    prefetch_related_objects([task for task in found if task.aim == TaskAim.NAMED], "agencies")
    return found


def statuses_visible_to(actor: Actor) -> QuerySet[TaskStatus]:
    """What units reported: to those who run the plan or inspect under it, and to the unit or who has taken it over."""
    if not actor.is_known:
        return TaskStatus.objects.none()
    running = sides.run_by(actor, "task__plan__") | sides.run_by_itself(actor, "task__plan__")
    in_team = Q(task__plan__state__in=TOLD) & Q(
        Exists(Team.objects.filter(plan=OuterRef("task__plan"), pk__in=actor.teams))
    )
    in_plan = Exists(PlanUnit.objects.filter(plan=OuterRef("task__plan"), agency=OuterRef("agency")))
    own = Q(task__plan__state__in=TOLD, agency__in=actor.reach) & Q(in_plan)
    return TaskStatus.objects.filter(running | in_team | own)


def reports_visible_to(actor: Actor) -> QuerySet[TaskReport]:
    """The reports behind the statuses that this actor may see."""
    return TaskReport.objects.filter(status__in=statuses_visible_to(actor))


def proofs_visible_to(actor: Actor) -> QuerySet[TaskProof]:
    """The files that came with these."""
    return TaskProof.objects.filter(report__status__in=statuses_visible_to(actor))


def sheets_visible_to(actor: Actor) -> QuerySet[TaskSheet]:
    """The workbooks of tasks of the plans that the actor runs."""
    if not actor.is_known:
        return TaskSheet.objects.none()
    return TaskSheet.objects.filter(sides.run_by(actor, "plan__") | sides.run_by_itself(actor, "plan__"))


def bearings(task: Task, agency: UUID, actor: Actor | None = None, unit: UUID | None = None) -> Bearings:
    """Who stands on which side of a task; `agency` answers for it today (the plan must be loaded).

    With the actor and the `unit` that was asked also its team, where that inspects the unit under this plan.
    """
    return Bearings(
        jurisdiction=task.plan.jurisdiction_id,
        standing=task.plan.carrier_id,
        issuer=task.plan.issuer_carrier_id,
        team=_team(task, unit or agency, actor) if actor else None,
        unit=agency,
        self_run=task.plan.issuer_id == task.plan.standing_agency_id
        and task.plan.issuer_carrier_id == task.plan.carrier_id,
    )


def _team(task: Task, unit: UUID, actor: Actor) -> UUID | None:
    """The actor's team that inspects the unit under the task's plan; an inspection that is sealed makes none."""
    if not actor.teams:
        return None
    rows = Inspection.objects.filter(
        plan=task.plan_id, unit=unit, team__in=actor.teams, sealed_until__isnull=True
    ).exclude(state="withdrawn")
    return rows.order_by("pk").values_list("team", flat=True).first()


def sees_all_units(plan: Plan, actor: Actor) -> bool:
    """Whether this actor sees what every unit of the plan reports: who runs it, and the people of its teams."""
    if plans.is_run_by(actor, plan):
        return True
    return bool(actor.teams) and plan.teams.filter(pk__in=actor.teams).exists()


def units_of(plan: Plan, actor: Actor) -> QuerySet[Agency]:
    """The units of the plan whose cells this actor sees: all, or those for whom the actor answers."""
    rows = Agency.objects.filter(plan_units__plan=plan).order_by("code")
    return rows if sees_all_units(plan, actor) else rows.filter(pk__in=actor.reach)


def unit_of(plan: Plan, actor: Actor, pk: UUID) -> Agency | None:
    """One of `units_of`, None where there is none such."""
    return units_of(plan, actor).filter(pk=pk).first()


def status_of(task: Task, agency: Agency) -> TaskStatus | None:
    """How far one unit is with the task, as it last said; None where it never did."""
    return task.statuses.filter(agency=agency).select_related("product_document", "reported_by", "task").first()


def products_of(agency: Agency, actor: Actor) -> QuerySet[Document]:
    """The numbered documents of an agency that the actor sees, newest first: what it may name as its product."""
    return documents.visible_to(actor).filter(issuer=agency).exclude(number="").order_by("-dated")


def documents_visible_to(actor: Actor) -> QuerySet[Document]:
    """The documents that this actor sees and that set a task which it sees."""
    seen = visible_to(actor).filter(document=OuterRef("pk"), state=TaskState.SET)
    return documents.visible_to(actor).filter(Exists(seen))


def of_agency(agencies: Iterable[UUID], actor: Actor) -> list[Task]:
    """The followed tasks of plans in force in which one of these agencies is a unit, as far as the actor sees its cells."""
    named = list(agencies)
    in_plan = PlanUnit.objects.filter(plan=OuterRef("plan"), agency__in=named)
    running = sides.run_by(actor, "plan__") | sides.run_by_itself(actor, "plan__")
    in_team = Exists(Team.objects.filter(plan=OuterRef("plan"), pk__in=actor.teams))
    seen = Q() if actor.reach.issuperset(named) else running | Q(in_team)
    return followed(visible_to(actor).filter(Exists(in_plan), seen, plan__state__in=TOLD))


# As a report prints how far a task is: it is a text there, not a state.
_PROGRESS_WORDS = {
    TaskStanding.DONE: "Đã hoàn thành",
    TaskStanding.DONE_LATE: "Hoàn thành trễ hạn",
    TaskStanding.OVERDUE: "Quá hạn, chưa hoàn thành",
    TaskStanding.DUE_SOON: "Đang thực hiện",
    TaskStanding.IN_PROGRESS: "Đang thực hiện",
    TaskStanding.NOT_STARTED: "Chưa thực hiện",
    TaskStanding.NOT_DONE: "Không thực hiện được",
}

# What such a row needs of a status: there may be ten thousands of them.
_REPORTED = (
    *("task", "agency", "progress", "percent", "done_on", "result", "cause", "product"),
    *(f"product_document__{name}" for name in ("number", "symbol", "kind_name")),
)


def report_rows(agency_id: UUID, plan_id: UUID | None, today: date) -> list[dict[str, str]]:
    """The tasks set to a unit, as rows of a report that asks for them: reported once, reused in every report."""
    return report_rows_of([agency_id], plan_id, today)[agency_id]


def report_rows_of(agencies: Collection[UUID], plan_id: UUID | None, today: date) -> dict[UUID, list[dict[str, str]]]:
    """The same of several hundred units at once; five queries.

    Of one plan or, without one, of all plans in force. The key of a row is the task's id, so that a row stays the same
    from report to report.
    """
    among = PlanUnit.objects.filter(agency__in=agencies, **({"plan": plan_id} if plan_id else {}))
    plans_of: dict[UUID, set[UUID]] = {agency: set() for agency in agencies}
    for agency, plan in among.filter(plan__state__in=TOLD).values_list("agency", "plan"):
        plans_of[agency].add(plan)
    asked = followed(Task.objects.filter(plan__in=set().union(*plans_of.values())))
    units = list(Agency.objects.filter(pk__in=agencies))
    said = TaskStatus.objects.filter(agency__in=agencies, task__in=[task.pk for task in asked])
    lines = cells_of(asked, units, said.select_related("product_document").only(*_REPORTED), watch_on(today))
    return {
        unit.pk: [_report_row(one) for one in line if one and one.task.plan_id in plans_of[unit.pk]]
        for unit, line in zip(units, lines, strict=True)
    }


def _report_row(one: Cell) -> dict[str, str]:
    task, status, words = one.task, one.status, _PROGRESS_WORDS[one.stand.standing]
    percent = f" ({status.percent}%)" if status and status.percent and not one.stand.done_on else ""
    named = status.product_document if status else None
    products = [part for part in (str(named or ""), status.product if status else "") if part]
    due = f"{task.due_on:%d/%m/%Y}" if task.due_on else "Thường xuyên" if task.term == TaskTerm.REGULAR else ""
    return {
        ROW_KEY: str(task.pk),
        "task": task.text,
        "document": f"{task.document}" + (f", {task.place}" if task.place else ""),
        "lead": task.lead.name if task.lead else one.agency.name,
        "product": "; ".join(products) or task.product,
        "due": due,
        "progress": words + percent,
        "result": status.result if status else "",
        "cause": status.cause if status else "",
    }


def named_in(tasks: Iterable[Task]) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """The documents that set these tasks and the agencies that lead some, as ids with names."""
    found = list(tasks)
    documents = {str(task.document_id): str(task.document) for task in found}
    leads = {str(task.lead_id): task.lead.short_name for task in found if task.lead}
    return list(documents.items()), sorted(leads.items(), key=lambda pair: pair[1])


def agencies_visible_to(actor: Actor) -> QuerySet[Agency]:
    """The agencies whose tasks have a page for this actor: those with a page of their own, and units of its teams' plans."""
    of_teams = PlanUnit.objects.filter(agency=OuterRef("pk"), plan__state__in=TOLD, plan__teams__in=actor.teams)
    return Agency.objects.filter(Q(pk__in=units.visible_to(actor).values("pk")) | Exists(of_teams))
