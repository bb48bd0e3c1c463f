"""Every person of a grid at every door: what each is shown, and where that parts from what an oracle says."""

from collections.abc import Callable
from typing import Any

from django.db.models import Model, QuerySet

from kiemtra.domain.people import STRANGER, Actor
from kiemtra.store.queries import (
    absences,
    busy_days,
    conclusions,
    coverage,
    documents,
    draws,
    evidence,
    expectations,
    files,
    findings,
    forms,
    inspections,
    merges,
    notices,
    plan_amendments,
    plans,
    readiness,
    reading_names,
    readings,
    recognitions,
    recusals,
    remediation,
    report_rounds,
    reports,
    results,
    sessions,
    steering,
    tasks,
    teams,
    timetables,
    trail,
)
from tests.factories_rights_people import Grid

# Door → the sentence of the oracle.
DOORS: dict[str, tuple[Callable[[Actor], QuerySet[Any]], str]] = {
    "inspections": (inspections.visible_to, "inspection_at_all"),
    "inspections as a whole": (inspections.seen_whole, "inspection"),
    "notices": (notices.visible_to, "notice"),
    "plans": (plans.visible_to, "plan"),
    "amendments": (plan_amendments.visible_to, "amendment"),
    "versions of plans": (plan_amendments.versions_visible_to, "version"),
    "documents": (documents.visible_to, "document"),
    "findings": (findings.visible_to, "finding"),
    "conclusions": (conclusions.visible_to, "conclusion"),
    "recommendations": (remediation.visible_to, "recommendation"),
    "reports": (reports.visible_to, "report"),
    "answers": (reports.answers_visible_to, "answer"),
    "merges": (merges.visible_to, "merge"),
    "rounds to be merged": (merges.rounds_visible_to, "merged_round"),
    "rounds": (report_rounds.visible_to, "report_round"),
    "remarks on items": (reports.remarks_visible_to, "item_remark"),
    "values in conflict": (reports.conflicts_visible_to, "conflict"),
    "copies of readiness sets": (readiness.visible_to, "readiness_copy"),
    "results": (results.visible_to, "result"),
    "sessions": (sessions.visible_to, "session"),
    "teams": (teams.visible_to, "team"),
    "changes of seats": (teams.changes_visible_to, "seat_change"),
    "absences": (absences.visible_to, "of_person"),
    "recusals": (recusals.visible_to, "of_person"),
    "tasks": (tasks.visible_to, "task"),
    "statuses of tasks": (tasks.statuses_visible_to, "task_status"),
    "reports on tasks": (tasks.reports_visible_to, "task_report"),
    "expected": (expectations.visible_to, "expected"),
    "steering": (steering.visible_to, "steering"),
    "readings": (readings.visible_to, "reading"),
    "scans being read": (recognitions.visible_to, "reading"),
    "names remembered": (reading_names.visible_to, "reading"),
    "forms": (forms.visible_to, "form"),
    "files": (files.visible_to, "file"),
    "evidence": (evidence.visible_to, "evidence"),
    "asks for evidence": (evidence.asks_visible_to, "evidence_ask"),
    "draws": (draws.visible_to, "draw"),
    "timetables": (timetables.visible_to, "timetable"),
    "busy days": (busy_days.visible_to, "busy_days"),
    "rules of coverage": (coverage.visible_to, "of_choice"),
    "choices": (coverage.choices_visible_to, "of_choice"),
    "marks": (coverage.marks_visible_to, "mark"),
}
TRAIL = {"trail": (trail.visible_to, "event")}


class Looks:
    """What each person is shown at each door; each is looked through once."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.kept: dict[str, dict[str, set[Any]]] = {}

    def through(self, subject: str) -> dict[str, set[Any]]:
        if subject not in self.kept:
            door, _ = (DOORS | TRAIL)[subject]
            actors = self.grid.actors().items()
            self.kept[subject] = {key: set(door(actor).values_list("pk", flat=True)) for key, actor in actors}
        return self.kept[subject]


def differences(looks: Looks, subject: str, sees: Callable[[Any, Any], bool], *, former: bool = False) -> list[str]:
    door, grid = (DOORS | TRAIL)[subject][0], looks.grid
    rows = {row.pk: row for row in door(STRANGER).model.objects.select_related(*related(door))}
    found = []
    for key, shown in looks.through(subject).items():
        if key.endswith("@former") is not former:
            continue
        due = {pk for pk, row in rows.items() if sees(grid.persons[key], row)}
        found += [f"{key} sees {told(grid, rows[pk])}" for pk in shown - due]
        found += [f"{key} does not see {told(grid, rows[pk])}" for pk in due - shown]
    return sorted(found)


def related(door: Callable[[Actor], QuerySet[Any]]) -> list[str]:
    """What the oracle reads beside a row, in one query with it."""
    model = door(STRANGER).model
    wanted = ("inspection", "plan", "jurisdiction", "request", "round", "rule", "task")
    paths = [field.name for field in model._meta.fields if field.name in wanted]
    deeper = {
        "inspection": ["inspection__plan"],
        "request": ["request__inspection__plan", "request__round__plan"],
        "round": ["round__plan"],
        "rule": ["rule__plan"],
    }
    return [one for path in paths for one in deeper.get(path, [path])]


def told(grid: Grid, row: Model) -> str:
    named = {record.pk: name for records in (grid.at, grid.plans, grid.documents) for name, record in records.items()}
    place = next(
        (named[pk] for field in ("pk", "inspection_id", "plan_id") if (pk := getattr(row, field, None)) in named), ""
    )
    return f"{row._meta.model_name} {place} {getattr(row, 'state', '')}".strip()
