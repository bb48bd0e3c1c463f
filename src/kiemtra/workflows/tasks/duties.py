"""Duties that a person has confirmed in a text become tasks in one press: each with its holder, its deadline, its place."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.matching import Named, match
from kiemtra.domain.people import Actor
from kiemtra.domain.plans import DEEDS, PlanDeed
from kiemtra.domain.readings import Fact, FactGroup, facts_of
from kiemtra.domain.task_sheets import key_of
from kiemtra.domain.tasks import Aim, TaskAim, TaskContent, due_by
from kiemtra.store.models import Agency, Document, Plan, Reading, Task
from kiemtra.store.queries import agencies, readings
from kiemtra.store.queries import plans as plan_queries
from kiemtra.workflows.rights import require
from kiemtra.workflows.tasks.setting import lay
from kiemtra.workflows.tasks.telling import tell_units

# A deadline belongs to the duty in whose words, or so near behind them, it stands.
NEAR = 40


@dataclass(frozen=True, slots=True)
class Duty:
    """A confirmed duty of a text as the task that it would become; `task` where it is one already."""

    key: str
    document: Document
    content: TaskContent
    holder: str
    # The unit of the plan, or the agency, that the holder is; None where the name fits none.
    agency: Agency | None
    task: Task | None


def duties_of(plan: Plan, by: Actor) -> list[Duty]:
    """The duties that a person confirmed in the texts of a plan, in their order; its own document sets them."""
    texts = list(readings.visible_to(by).filter(plan=plan).order_by("made_at"))
    units = list(agencies.of_plan(plan))
    around = [Named(unit.pk, unit.name, unit.short_name) for unit in units]
    there = {(row.document_id, *key_of(row.place, row.text)): row for row in plan.tasks.all()}
    return [duty for text in texts for duty in _of_text(text, plan, units, around, there)]


def _of_text(
    text: Reading,
    plan: Plan,
    units: Collection[Agency],
    around: list[Named],
    there: dict[tuple[UUID, str, str], Task],
) -> Iterator[Duty]:
    document = plan.document
    if document is None:
        return
    facts = [fact for fact in facts_of(text.facts, text.decisions, text.added) if fact.counts]
    days = [fact for fact in facts if fact.group is FactGroup.DEADLINES and fact.data.get("date")]
    by_id = {unit.pk: unit for unit in units}
    for fact in facts:
        if fact.group is not FactGroup.DUTIES:
            continue
        holder = (fact.data.get("who") or "").strip()
        found = match(holder, around).exact if holder else None
        agency = by_id[found.id] if found else None
        content = _content(fact, days, agency)
        key = (document.pk, *key_of(content.place, content.text))
        yield Duty(f"{text.pk}/{fact.id}", document, content, holder, agency, there.get(key))


def _content(fact: Fact, days: list[Fact], agency: Agency | None) -> TaskContent:
    near = next((day for day in days if _belongs(day, fact)), None)
    due = date.fromisoformat(near.data["date"]) if near else None
    aim = Aim(TaskAim.NAMED, agencies=(agency.pk,)) if agency else Aim()
    taking = "" if agency else (fact.data.get("who") or "").strip()
    return TaskContent(text=fact.data["text"], term=due_by(due), taking_part=taking, aim=aim)


def _belongs(day: Fact, duty: Fact) -> bool:
    """Whether a deadline stands inside the duty's words or right behind them."""
    if day.span is None or duty.span is None:
        return False
    return duty.span[0] <= day.span[0] <= duty.span[1] + NEAR


@transaction.atomic
def set_duties(plan_id: UUID, keys: Collection[str], *, by: Actor, now: datetime) -> list[Task]:
    """Set these duties as tasks of the plan; those that are tasks already stay as they are."""
    plan = plan_queries.visible_to(by).select_for_update(of=("self",)).get(pk=plan_id)
    post = require(by, DEEDS[PlanDeed.SET_TASK], plan_queries.bearings(plan), plan.state)
    place = plan.tasks.count()
    made: list[Task] = []
    written: set[tuple[str, str]] = set()
    for duty in duties_of(plan, by):
        key = key_of(duty.content.place, duty.content.text)
        if duty.key in keys and duty.task is None and key not in written:
            written.add(key)
            made.append(lay(plan, duty.document, duty.content, place + len(made), by=by, post=post, now=now))
    tell_units(plan, made, now)
    return made
