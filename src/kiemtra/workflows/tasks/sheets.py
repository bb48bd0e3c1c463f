"""A workbook of tasks: kept to be looked at, then taken in as a whole; the same task is never set twice."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from kiemtra.domain.people import Actor
from kiemtra.domain.plans import DEEDS, PlanDeed
from kiemtra.domain.task_sheets import (
    Change,
    Checked,
    Column,
    Known,
    KnownDocument,
    SheetRow,
    check,
    key_of,
)
from kiemtra.domain.text import fold
from kiemtra.store.models import Agency, Plan, Task, TaskSheet
from kiemtra.store.queries import agencies, documents, systems
from kiemtra.store.queries import plans as plan_queries
from kiemtra.store.queries import tasks as queries
from kiemtra.workflows.evidence import shown_name
from kiemtra.workflows.rights import require
from kiemtra.workflows.tasks.setting import lay
from kiemtra.workflows.tasks.telling import tell_units
from kiemtra.workflows.trail import record, save


@transaction.atomic
def take(
    plan_id: UUID, rows: Sequence[SheetRow], name: str, *, by: Actor, now: datetime, today: date
) -> tuple[TaskSheet | None, Checked]:
    """Keep a workbook in which nothing is wrong, to be looked at; else keep nothing and return all its faults."""
    plan = plan_queries.visible_to(by).select_related("jurisdiction").get(pk=plan_id)
    post = require(by, DEEDS[PlanDeed.SET_TASK], plan_queries.bearings(plan), plan.state)
    checked = check(rows, known_of(plan, by, today))
    if checked.faults:
        return None, checked
    assert by.user is not None, "require lets nobody pass who is not known"
    sheet = TaskSheet.objects.create(
        plan=plan, name=shown_name(name), rows=[_as_data(row) for row in rows], taken_by_id=by.user, taken_at=now
    )
    record("task_sheet.taken", sheet, by=by, post=post, at=now, plan=plan, after={"name": name, "rows": len(rows)})
    return sheet, checked


@transaction.atomic
def load(sheet_id: UUID, *, by: Actor, now: datetime, today: date) -> Checked:
    """Set the tasks of a kept workbook that are not there yet; loaded twice, the second time does nothing."""
    rows = queries.sheets_visible_to(by).select_related("plan__jurisdiction").select_for_update(of=("self",))
    sheet = rows.get(pk=sheet_id)
    plan = plan_queries.visible_to(by).select_for_update(of=("self",)).get(pk=sheet.plan_id)
    post = require(by, DEEDS[PlanDeed.SET_TASK], plan_queries.bearings(plan), plan.state)
    checked = checked_again(sheet, by, today)
    if checked.faults or sheet.loaded_at:
        return checked
    place = plan.tasks.count()
    made: list[Task] = []
    named = documents.visible_to(by).in_bulk({task.document for task in checked.tasks})
    for task in checked.tasks:
        if task.change is Change.NEW:
            made.append(lay(plan, named[task.document], task.content, place + len(made), by=by, post=post, now=now))
    tell_units(plan, made, now)
    sheet.loaded_by_id, sheet.loaded_at, sheet.count = by.user, now, checked.count(Change.NEW)
    save(sheet, "loaded_by", "loaded_at", "count")
    record("task_sheet.loaded", sheet, by=by, post=post, at=now, plan=plan, after={"tasks": sheet.count})
    return checked


def checked_again(sheet: TaskSheet, by: Actor, today: date) -> Checked:
    """Check a kept workbook against what is there now (its plan and jurisdiction must be loaded)."""
    return check([_from_data(row) for row in sheet.rows], known_of(sheet.plan, by, today))


def known_of(plan: Plan, by: Actor, today: date) -> Known:
    """What a row of a workbook may name: documents that the actor sees, agencies of the day, units and tasks of the plan."""
    rows = documents.visible_to(by).filter(jurisdiction=plan.jurisdiction_id).exclude(number="")
    register = agencies.around(systems.root_on(plan.jurisdiction, today), today)
    there = plan.tasks.values_list("document", "place", "text")
    return Known(
        documents=[
            KnownDocument(pk, f"{number}/{symbol}", dated)
            for pk, number, symbol, dated in rows.values_list("pk", "number", "symbol", "dated")
        ],
        agencies=_by_name(register),
        units=_by_name(agencies.of_plan(plan)),
        tasks=frozenset((document, *key_of(place, text)) for document, place, text in there),
    )


def _by_name(rows: Iterable[Agency]) -> dict[str, UUID]:
    """The agencies by their names, full and short; a name that several bear is nobody's."""
    found: dict[str, set[UUID]] = {}
    for row in rows:
        for name in {fold(row.name), fold(row.short_name)}:
            found.setdefault(name, set()).add(row.pk)
    return {name: next(iter(keys)) for name, keys in found.items() if len(keys) == 1}


def _as_data(row: SheetRow) -> dict[str, Any]:
    return asdict(row) | {"cells": {str(column): text for column, text in row.cells.items()}}


def _from_data(row: dict[str, Any]) -> SheetRow:
    return SheetRow(row["number"], {Column(column): text for column, text in row["cells"].items()})
