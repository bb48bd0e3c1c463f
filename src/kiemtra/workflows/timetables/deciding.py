"""A proposal handed to the heads of the teams, each visit by its own deed; and their decision on all of it at once."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.deeds import acting_post
from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.inspections import DEEDS as INSPECTION_DEEDS
from kiemtra.domain.inspections import InspectionDeed
from kiemtra.domain.moves import check_move
from kiemtra.domain.overlaps import Span
from kiemtra.domain.people import Actor
from kiemtra.domain.timetables import MOVES, TimetableState, why_not_take_over
from kiemtra.scheduling import faults
from kiemtra.store.models import Inspection, Timetable
from kiemtra.store.queries import inspections as inspection_queries
from kiemtra.store.queries import overlaps
from kiemtra.store.queries import teams as team_queries
from kiemtra.store.queries.overlaps import Overlap, Question
from kiemtra.workflows import inspections
from kiemtra.workflows.rights import refuse
from kiemtra.workflows.timetables.asking import begin
from kiemtra.workflows.timetables.changes import changes_between, seal_of
from kiemtra.workflows.timetables.facts import PlanFacts, PlanVisit, read
from kiemtra.workflows.timetables.moving import is_broken, stands
from kiemtra.workflows.timetables.problems import Put, placed_in
from kiemtra.workflows.trail import record, save

REASON = "Theo đề xuất lịch kiểm tra"


@transaction.atomic
def take_over(
    timetable_id: UUID,
    *,
    revision: int,
    seen: str,
    overlap_reason: str = "",
    by: Actor,
    now: datetime,
    today: date,
) -> list[Inspection]:
    """Hand the whole proposal to the heads of its teams; all or none.

    `seen` names the changes of the plan that the person was shown; where it has changed further, or a day is no longer
    lawful, the proposal stays as it is. Visits near others of the same unit need a reason, kept with each of them. Units without an inspection get theirs planned by the team of the proposal.
    """
    row, post = begin(timetable_id, revision=revision, by=by)
    refuse(None if row.state == TimetableState.PROPOSED else Refusal.NOT_YET)
    facts = read(row.plan, today=today)
    placed = still_open(facts, placed_in(row))
    problem, timetable = stands(row, facts, today=today)
    faulty = {fault.visit for fault in faults(problem, timetable) if is_broken(fault)}
    broken = sorted({visit.unit.short_name for visit in facts.visits if visit.id in faulty & set(placed)})
    current = seal_of(changes_between(row, facts))
    refuse(
        why_not_take_over(seen=seen, current=current, placed=len(placed), broken=len(broken)), units=", ".join(broken)
    )
    new = [visit for visit in facts.visits if visit.id in placed and not _is_there(visit, placed[visit.id])]
    proposals = [
        inspections.Proposal(one.pk, one.revision, placed[visit.id].day, row.hour, one.place)
        for visit, one in zip(new, _at_its_team(row, new, placed, by, now, today), strict=True)
    ]
    rows = inspections.propose_visits(proposals, overlap_reason=overlap_reason, by=by, now=now, today=today)
    check_move(MOVES, TimetableState(row.state), TimetableState.TAKEN_OVER)
    row.state = TimetableState.TAKEN_OVER
    save(row, "state")
    after = {"days": [f"{one.unit.name}: {one.visit_on}" for one in rows]}
    record("timetable.proposed", row, by=by, post=post, at=now, plan=row.plan, after=after)
    return rows


def still_open(facts: PlanFacts, placed: Mapping[str, Put]) -> dict[str, Put]:
    """What of the proposal can still be proposed: the visit is there and nobody has decided its day."""
    found = {visit.id for visit in facts.visits if visit.is_open}
    return {key: put for key, put in placed.items() if key in found}


def near_others(facts: PlanFacts, placed: Mapping[str, Put], by: Actor) -> dict[str, Overlap]:
    """The placed visits that lie near another inspection of their unit, as far as the actor may know; four queries."""
    asked = [
        Question(
            visit.inspection.carrier_id if visit.inspection else visit.unit.pk,
            Span(placed[visit.id].day, placed[visit.id].day),
            frozenset(visit.inspection.areas if visit.inspection else ()) or facts.areas,
            apart_from=visit.inspection.pk if visit.inspection else facts.plan.pk,
        )
        for visit in facts.visits
        if visit.id in placed
    ]
    keys = (visit.id for visit in facts.visits if visit.id in placed)
    answers = zip(keys, overlaps.of_each(asked, by), strict=True)
    return {key: near[0] for key, found in answers if (near := [one for one in found if one.needs_reason])}


def _is_there(visit: PlanVisit, put: Put) -> bool:
    return visit.team == put.team and visit.day == put.day


def _at_its_team(
    row: Timetable, visits: Sequence[PlanVisit], placed: Mapping[str, Put], by: Actor, now: datetime, today: date
) -> Iterator[Inspection]:
    """The inspection of each visit, planned where there was none, with the team of the proposal."""
    teams = {str(team.pk): team for team in team_queries.visible_to(by).filter(plan=row.plan)}
    if any(placed[visit.id].team not in teams for visit in visits):
        raise NotAllowed(Refusal.NO_TEAM)
    pairs = [(visit.unit, teams[placed[visit.id].team]) for visit in visits if visit.inspection is None]
    planned = {one.unit_id: one for one in inspections.plan_visits(row.plan_id, pairs, by=by, now=now)} if pairs else {}
    for visit in visits:
        inspection, put = visit.inspection or planned[visit.unit.pk], placed[visit.id]
        if str(inspection.team_id) != put.team:
            inspection = inspections.move_to_team(
                inspection.pk, teams[put.team], revision=inspection.revision, reason=REASON, by=by, now=now, today=today
            )
        yield inspection


@transaction.atomic
def decide_all(
    team_id: UUID, seen: Sequence[tuple[UUID, int]], *, by: Actor, now: datetime, today: date
) -> list[Inspection]:
    """Decide every proposed day of the team that the head has seen, at once; all or none."""
    team = team_queries.visible_to(by).select_related("plan").get(pk=team_id)
    rows = inspections.decide_visits(seen, by=by, now=now, today=today)
    refuse(None if rows else Refusal.NO_VISIT_DAY)
    post = acting_post(by, INSPECTION_DEEDS[InspectionDeed.DECIDE_VISIT], inspection_queries.bearings(rows[0]))
    after = {"days": [f"{row.unit.name}: {row.visit_on}" for row in rows]}
    record("timetable.decided", team, by=by, post=post, at=now, plan=team.plan, after=after)
    return rows
