"""Each kind of record with its door, and the deeds that are asked of it: what the page "why may I" goes through."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from kiemtra.domain import accountability as accountability_rules
from kiemtra.domain import conclusions as conclusion_rules
from kiemtra.domain import documents as document_rules
from kiemtra.domain import draws as draw_rules
from kiemtra.domain import evidence_asks as ask_rules
from kiemtra.domain import expectations as expected_rules
from kiemtra.domain import inspections as inspection_rules
from kiemtra.domain import merges as merge_rules
from kiemtra.domain import obstacles as obstacle_rules
from kiemtra.domain import plans as plan_rules
from kiemtra.domain import readiness as readiness_rules
from kiemtra.domain import readings as reading_rules
from kiemtra.domain import remediation as remedy_rules
from kiemtra.domain import reports as report_rules
from kiemtra.domain import secrecy as secrecy_rules
from kiemtra.domain import steps
from kiemtra.domain import tasks as task_rules
from kiemtra.domain.accountability import ProposalDeed
from kiemtra.domain.deeds import DeedRule
from kiemtra.domain.documents import DocumentDeed
from kiemtra.domain.errors import Refusal
from kiemtra.domain.expectations import ExpectedDeed
from kiemtra.domain.findings import FindingKind
from kiemtra.domain.inspections import InspectionDeed
from kiemtra.domain.people import Actor, Permission
from kiemtra.domain.readings import ReadingDeed
from kiemtra.domain.secrecy import SecrecyDeed
from kiemtra.domain.whys import Asked, RecordKind, Why, explain
from kiemtra.store.models import (
    AccountabilityProposal,
    Document,
    EvidenceAsk,
    Finding,
    Inspection,
    Merge,
    Reading,
    ReportRequest,
    ReportRound,
    Task,
    User,
)
from kiemtra.store.queries import (
    accountability,
    documents,
    draws,
    evidence,
    expectations,
    findings,
    inspections,
    merges,
    people,
    plans,
    readings,
    remediation,
    report_rounds,
    reports,
    sides,
)
from kiemtra.store.queries import tasks as task_rows
from kiemtra.store.queries.whys_further import of_document, of_inspection, of_merge, of_recommendation, of_report

# The deeds of one enum or of several.
Rules = Mapping[Any, DeedRule]
Against = Mapping[StrEnum, Refusal | None]


@dataclass(frozen=True, slots=True)
class Subject:
    """One kind of record: its door, what is read with it, its deeds, and what else may stand against them."""

    door: Callable[[Actor], QuerySet[Any]]
    related: tuple[str, ...]
    asked: Callable[[Any, Actor, date], Iterator[Asked]]
    further: Callable[[Any, Actor, date], Against] = field(default=lambda record, actor, today: {})


def found(kind: RecordKind, pk: UUID, actor: Actor) -> Any:
    """The record; not found where the actor may not see it, exactly as if there were none."""
    subject = SUBJECTS[kind]
    return subject.door(actor).select_related(*subject.related).get(pk=pk)


def person(actor: Actor, username: str, day: date) -> Actor:
    """Who is asked about: the actor, or an account of the systems over which the actor may ask; as of a day."""
    if not username:
        return actor if day == actor.day else people.actor_of(User.objects.get(pk=actor.user), day)
    watched = [post.jurisdiction for post in actor.posts if post.allows(Permission.RIGHTS_ASK)]
    return people.actor_of(people.account_within(watched, username), day)


def is_seen(kind: RecordKind, record: Any, actor: Actor) -> bool:
    """Whether somebody sees this record."""
    return SUBJECTS[kind].door(actor).filter(pk=record.pk).exists()


def answers(kind: RecordKind, record: Any, actor: Actor, today: date) -> list[Why]:
    """For each deed on the record why the actor may do it, or why not."""
    subject = SUBJECTS[kind]
    against = subject.further(record, actor, today)
    return [explain(actor, one, against.get(one.deed)) for one in subject.asked(record, actor, today)]


def _each(rules: Rules, bearings: Callable[[Any], Any]) -> Callable[[Any, Actor, date], Iterator[Asked]]:
    """Every deed of a table, asked of the record's own state."""

    def asked(record: Any, actor: Actor, today: date) -> Iterator[Asked]:
        stand = bearings(record)
        return (Asked(deed, rule, stand, record.state) for deed, rule in rules.items())

    return asked


def _of_inspection(row: Inspection, actor: Actor, today: date) -> Iterator[Asked]:
    """The deeds of an announced or of an unannounced inspection; sending the conclusion is one of them."""
    stand = inspections.bearings(row)
    other = steps.ONLY_UNANNOUNCED if row.announced else steps.ONLY_ANNOUNCED
    draft = ProposalDeed.DRAFT
    rules: Rules = {
        **inspection_rules.DEEDS,
        **conclusion_rules.DEEDS,
        **secrecy_rules.DEEDS,
        **readiness_rules.DEEDS,
        draft: accountability_rules.DEEDS[draft],
    }
    left_out = {*other, SecrecyDeed.SUMMON} if row.announced else other
    return (Asked(deed, rule, stand, row.state) for deed, rule in rules.items() if deed not in left_out)


def _of_proposal(row: AccountabilityProposal, actor: Actor, today: date) -> Iterator[Asked]:
    stand = accountability.bearings(row)
    for deed, rule in accountability_rules.DEEDS.items():
        if deed is not ProposalDeed.DRAFT:  # it makes the record
            yield Asked(deed, rule, stand, row.state)


def _of_finding(row: Finding, actor: Actor, today: date) -> Iterator[Asked]:
    """A finding is written and confirmed as its inspection stands; an obstacle has deeds of its own."""
    stand = findings.bearings(row)
    for deed in (InspectionDeed.RECORD_FINDING, InspectionDeed.CONFIRM_FINDING):
        yield Asked(deed, inspection_rules.DEEDS[deed], stand, row.inspection.state)
    if row.kind == FindingKind.OBSTACLE:
        state = obstacle_rules.state_of(addressed=row.addressed_to_id is not None, answered_at=row.answered_at)
        for own, rule in obstacle_rules.DEEDS.items():
            yield Asked(own, rule, stand, state)


def _of_task(row: Task, actor: Actor, today: date) -> Iterator[Asked]:
    """Asked for the unit of the plan for which the actor answers, else for the first of them."""
    rows = row.plan.units.order_by("agency__code").select_related("agency")
    units = [(sides.answering_for(unit.agency, today), unit.agency_id) for unit in rows]
    own = next((unit for unit in units if unit[0] in actor.agencies), units[0] if units else None)
    if own is not None:
        stand = task_rows.bearings(row, own[0], actor, own[1])
        for deed, rule in task_rules.DEEDS.items():
            yield Asked(deed, rule, stand, row.plan.state)


def _of_report(row: ReportRequest, actor: Actor, today: date) -> Iterator[Asked]:
    stand = reports.bearings(row, today)
    return (Asked(deed, rule, stand, row.state) for deed, rule in report_rules.DEEDS.items())


def _of_round(row: ReportRound, actor: Actor, today: date) -> Iterator[Asked]:
    stand = report_rounds.bearings(row, today)
    return (Asked(deed, rule, stand, row.state) for deed, rule in report_rules.ROUND_DEEDS.items())


def _of_expected(row: Any, actor: Actor, today: date) -> Iterator[Asked]:
    """A plan made in the system is the asked agency's own; a document may be handed over by who has taken over from it."""
    state = expected_rules.state_of(row.due_on, row.done_on, today)
    itself, heir = expectations.bearings(row), expectations.bearings(row, actor)
    own = ExpectedDeed.MAKE
    return (Asked(deed, rule, itself if deed is own else heir, state) for deed, rule in expected_rules.DEEDS.items())


def _of_reading(row: Reading, actor: Actor, today: date) -> Iterator[Asked]:
    state = "confirmed" if row.plan_id else "read"
    stand = readings.bearings(row.jurisdiction)
    return (
        Asked(deed, rule, stand, state)
        for deed, rule in reading_rules.DEEDS.items()
        if deed not in {ReadingDeed.TAKE, ReadingDeed.FORGET_NAME}  # that makes the record, this is about another
    )


def _of_document(row: Document, actor: Actor, today: date) -> Iterator[Asked]:
    stand = documents.bearings(row)
    return (
        Asked(deed, rule, stand, row.state)
        for deed, rule in document_rules.DEEDS.items()
        if deed is not DocumentDeed.ENTER  # it makes the record
    )


def _of_ask(row: EvidenceAsk, actor: Actor, today: date) -> Iterator[Asked]:
    """To ask is a deed on its inspection or report; all others are deeds on the ask."""
    stand, place = evidence.bearings(row, today), evidence.place_of(row)
    for deed, rule in ask_rules.DEEDS.items():
        yield Asked(deed, rule, stand, place.state if deed is ask_rules.AskDeed.ASK else row.state)


def _of_merge(row: Merge, actor: Actor, today: date) -> Iterator[Asked]:
    stand = merges.bearings(row, today)
    return (Asked(deed, rule, stand, row.state) for deed, rule in merge_rules.DEEDS.items())


OF_INSPECTION = ("inspection__plan", "inspection__unit")
SUBJECTS: dict[RecordKind, Subject] = {
    RecordKind.PLAN: Subject(plans.visible_to, ("jurisdiction",), _each(plan_rules.DEEDS, plans.bearings)),
    RecordKind.INSPECTION: Subject(
        inspections.visible_to, ("plan__jurisdiction", "unit", "conclusion"), _of_inspection, of_inspection
    ),
    RecordKind.REPORT: Subject(reports.visible_to, ("jurisdiction", *reports.RELATED), _of_report, of_report),
    RecordKind.REPORT_ROUND: Subject(report_rounds.visible_to, report_rounds.RELATED, _of_round),
    RecordKind.FINDING: Subject(findings.visible_to, OF_INSPECTION, _of_finding),
    RecordKind.RECOMMENDATION: Subject(
        remediation.visible_to,
        (*OF_INSPECTION, "addressee"),
        _each(remedy_rules.DEEDS, remediation.bearings),
        of_recommendation,
    ),
    RecordKind.DOCUMENT: Subject(
        documents.visible_to,
        ("plan", "inspection__plan", "jurisdiction"),
        _of_document,
        of_document,
    ),
    RecordKind.TASK: Subject(task_rows.visible_to, ("plan",), _of_task),
    RecordKind.EXPECTED_PLAN: Subject(expectations.visible_to, ("plan", "agency", "child"), _of_expected),
    RecordKind.READING: Subject(readings.visible_to, ("jurisdiction", "plan"), _of_reading),
    RecordKind.DRAW: Subject(draws.visible_to, ("plan",), _each(draw_rules.DEEDS, draws.bearings)),
    RecordKind.EVIDENCE_ASK: Subject(evidence.in_full, ("agency",), _of_ask),
    RecordKind.MERGE: Subject(merges.visible_to, merges.RELATED, _of_merge, of_merge),
    RecordKind.ACCOUNTABILITY: Subject(accountability.visible_to, (*OF_INSPECTION, "authority"), _of_proposal),
}
