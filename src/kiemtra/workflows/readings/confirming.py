"""What a person confirmed of a text becomes, in one transaction, documents with their citations and the draft of a plan."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.people import Actor
from kiemtra.domain.plans import ExpectedKind, UnitChoice
from kiemtra.domain.readings import Fact, FactGroup, Group, ReadingDeed, facts_of, groups_in, plan_fact, why_not_confirm
from kiemtra.domain.tasks import TaskContent
from kiemtra.domain.text import nfc
from kiemtra.store.models import Agency, Document, Jurisdiction, Plan, PlanDuty
from kiemtra.store.queries import agencies, reading_names, systems
from kiemtra.store.queries import plans as plan_queries
from kiemtra.workflows import expectations, plans, tasks
from kiemtra.workflows.readings import drafting_plan as wording
from kiemtra.workflows.readings.citing import register_all
from kiemtra.workflows.readings.deciding import begin
from kiemtra.workflows.readings.naming import remember_chosen
from kiemtra.workflows.rights import refuse
from kiemtra.workflows.trail import check_revision, record, save


@dataclass(frozen=True, slots=True)
class PlanChoices:
    """What the person chose beside the facts: names of the plan, which agency each unit is, which groups to expand."""

    year: int
    title: str
    issuer: Agency
    standing_agency: Agency
    # Fact id of a unit → the agency it means; a unit without one stays out.
    units: Mapping[str, Agency] = field(default_factory=dict)
    # Fact ids of counts ("tất cả 21 xã, thị trấn") that stand for whole groups.
    whole_groups: frozenset[str] = frozenset()
    expected: tuple[tuple[ExpectedKind, Group], ...] = ()
    expected_by: date | None = None
    with_tasks: bool = True


@transaction.atomic
def confirm(reading_id: UUID, choices: PlanChoices, *, revision: int, by: Actor, now: datetime, today: date) -> Plan:
    """Make a draft plan of the confirmed facts; confirmed again, the reading gives the plan that it became."""
    there = plan_queries.visible_to(by).filter(readings=reading_id).first()
    if there:
        return there
    reading, post = begin(reading_id, ReadingDeed.CONFIRM, by)
    check_revision(reading, revision)
    facts = facts_of(reading.facts, reading.decisions, reading.added)
    refuse(why_not_confirm(facts))
    names = reading_names.names_of(reading, facts)
    documents = register_all(reading, facts, names, by=by, now=now)
    chosen = plan_fact(reading.facts, facts)
    own = documents.get(chosen.id) if chosen else None
    plan = plans.create(reading.jurisdiction, _content(facts, choices, own), by=by, now=now)
    _add_units(plan, facts, choices, by, now)
    _lay_duties(plan, facts)
    if choices.with_tasks:
        _set_tasks(plan, facts, documents, by, now)
    _expect(plan, choices, by, now, today)
    reading.plan = plan
    save(reading, "plan")
    chosen_names = remember_chosen(reading, names, choices.units, by=by, now=now)
    after = {
        "facts": [fact.id for fact in facts if fact.counts],
        "documents": list(map(str, documents.values())),
        "names": chosen_names,
    }
    record("reading.confirmed", reading, by=by, post=post, at=now, plan=plan, after=after)
    plan.refresh_from_db()
    return plan


def _content(facts: tuple[Fact, ...], choices: PlanChoices, own: Document | None) -> plans.PlanContent:
    source = f"{own.kind_name} số {own.reference}" if own else nfc(choices.title)
    return plans.PlanContent(
        year=choices.year,
        title=nfc(choices.title),
        issuer=choices.issuer,
        standing_agency=choices.standing_agency,
        document=own,
        window=wording.window(_counting(facts, FactGroup.WINDOWS), "inspection"),
        data_period=wording.window(_counting(facts, FactGroup.WINDOWS), "data_period"),
        areas=wording.areas(_counting(facts, FactGroup.AREAS)),
        deadlines=wording.deadlines(_counting(facts, FactGroup.DEADLINES), source),
        preparation=wording.preparation(_counting(facts, FactGroup.DUTIES)),
        has_unannounced=any(fact.data["form"] == "unannounced" for fact in _counting(facts, FactGroup.FORMS)),
    )


def _add_units(plan: Plan, facts: tuple[Fact, ...], choices: PlanChoices, by: Actor, now: datetime) -> None:
    named = [fact for fact in _counting(facts, FactGroup.UNITS) if fact.id in choices.units]
    if named:
        reason = f"Nêu tên trong {plan.document}" if plan.document else "Nêu tên trong văn bản"
        units = [choices.units[fact.id] for fact in named]
        plans.add_units(plan.pk, _once(units), chosen=UnitChoice.NAMED_IN_TEXT, reason=reason, by=by, now=now)
    for fact in _counting(facts, FactGroup.UNIT_COUNTS):
        if fact.id in choices.whole_groups:
            day = plan.window_from or date(plan.year, 1, 1)
            members = [
                unit for group in groups_in(fact.data["noun"]) for unit in members_of(plan.jurisdiction, group, day)
            ]
            reason = f"Toàn bộ {len(members)} {fact.data['noun']}"
            plans.add_units(plan.pk, members, chosen=UnitChoice.WHOLE_GROUP, reason=reason, by=by, now=now)


def members_of(system: Jurisdiction, group: Group, day: date) -> list[Agency]:
    """Return all agencies of a group in a system on the day; departments and divisions only directly below its root."""
    return list(agencies.below(systems.root_on(system, day), day).filter(level=group.level, kind=group.kind))


def _lay_duties(plan: Plan, facts: tuple[Fact, ...]) -> None:
    duties = [(fact.data.get("who") or "", fact.data["text"]) for fact in _counting(facts, FactGroup.DUTIES)]
    teams = wording.teams([fact for fact in facts if fact.counts])
    PlanDuty.objects.bulk_create(
        PlanDuty(plan=plan, who=who, text=text, position=position)
        for position, (who, text) in enumerate((*teams, *duties))
    )


def _set_tasks(
    plan: Plan, facts: tuple[Fact, ...], documents: Mapping[str, Document], by: Actor, now: datetime
) -> None:
    done: set[UUID] = set()
    for fact in _counting(facts, FactGroup.CITATIONS):
        document = documents.get(fact.id)
        if fact.data.get("role") == "checked" and document and document.pk not in done:
            done.add(document.pk)
            tasks.set_task(plan.pk, document, TaskContent(wording.task_text(document)), by=by, now=now)


def _expect(plan: Plan, choices: PlanChoices, by: Actor, now: datetime, today: date) -> None:
    day = plan.window_from or date(plan.year, 1, 1)
    due_on = choices.expected_by or plan.window_to or date(plan.year, 12, 31)
    for kind in dict.fromkeys(kind for kind, _ in choices.expected):
        groups = [group for wanted, group in choices.expected if wanted is kind]
        asked = [agency for group in groups for agency in members_of(plan.jurisdiction, group, day)]
        others = [agency for agency in asked if agency.pk != plan.standing_agency_id]
        expectations.expect(plan.pk, others, kind, due_on=due_on, by=by, now=now, today=today)


def _counting(facts: tuple[Fact, ...], group: FactGroup) -> list[Fact]:
    return [fact for fact in facts if fact.group is group and fact.counts]


def _once(units: Iterable[Agency]) -> list[Agency]:
    return list({unit.pk: unit for unit in units}.values())
