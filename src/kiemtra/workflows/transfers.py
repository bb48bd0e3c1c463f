"""Transfers: what a dissolved agency owed passes to its successor, by the default rule or as a person decides.

Where things happened never changes: `addressee`, `unit`, `standing_agency` stay; `carried_by` says who answers today.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from kiemtra.domain import reorganisations as rules
from kiemtra.domain.errors import Fault, NotAllowed, NotValid, Refusal
from kiemtra.domain.people import UNIT_ROLES, Actor, Permission
from kiemtra.domain.reorganisations import Obligation, ReorganisationFault
from kiemtra.store.models import Agency, Finding, Inspection, Jurisdiction, Plan, Succession, Transfer
from kiemtra.store.models.reorganisations import RECORDS
from kiemtra.store.queries import people
from kiemtra.store.queries import transfers as queries
from kiemtra.workflows import messages, systems
from kiemtra.workflows.ended_posts import end_posts, end_seats
from kiemtra.workflows.rights import refuse
from kiemtra.workflows.trail import check_revision, record, save

MADE = {
    Obligation.RECOMMENDATION: "recommendation.transferred",
    Obligation.INSPECTED_SIDE: "inspection.transferred",
    Obligation.INSPECTING_SIDE: "plan.transferred",
    Obligation.ISSUING_SIDE: "plan.issuing_side_transferred",
    Obligation.OBSTACLE: "obstacle.transferred",
}
CORRECTED = {
    Obligation.RECOMMENDATION: "recommendation.transfer_corrected",
    Obligation.INSPECTED_SIDE: "inspection.transfer_corrected",
    Obligation.INSPECTING_SIDE: "plan.transfer_corrected",
    Obligation.ISSUING_SIDE: "plan.issuing_side_corrected",
    Obligation.OBSTACLE: "obstacle.transfer_corrected",
}


@dataclass(frozen=True, slots=True)
class CarryReport:
    """What a run of the default rule has done; a run without news does nothing."""

    transferred: int
    waiting: int
    posts_ended: int


@transaction.atomic
def carry_over(
    day: date,
    *,
    jurisdiction: Jurisdiction | None = None,
    by: Actor,
    now: datetime,
) -> CarryReport:
    """Record the transfers of all that is open and whose carrier is gone by the day; end the posts at what is gone.

    May be run as often as one likes: what has passed on has passed on, and what waits for a person goes on waiting.
    """
    ended = end_posts(day, jurisdiction=jurisdiction, by=by, now=now)
    made: list[Transfer] = []
    lines: queries.Lines | None = None
    for what in Obligation:
        for row in queries.owed(what, day, jurisdiction).select_for_update(of=("self",)).order_by("pk"):
            lines = lines or queries.lines_on(day)
            made += _carry(_Owed(what, row, lines, by, now))
    systems.carry_over(day, jurisdiction=jurisdiction, by=by, now=now)
    waiting = sum(1 for transfer in made if transfer.to_agency_id is None)
    return CarryReport(len(made) - waiting, waiting, ended)


@transaction.atomic
def correct(
    transfer_id: UUID,
    to: Agency,
    *,
    reason: str,
    revision: int,
    ground: str = "",
    by: Actor,
    now: datetime,
    today: date,
) -> Transfer:
    """Say who takes an obligation over from today, instead of what the default rule said or left open.

    By the administrator of the system or the standing officer of today's inspecting side; only the last transfer of an
    obligation can be corrected, and it stays in the history.
    """
    seen = queries.visible_to(by).select_related(*queries.RELATED)
    wrong = seen.select_for_update(of=("self",)).get(pk=transfer_id)
    check_revision(wrong, revision)
    post = rules.deciding_post(by, Permission.TRANSFER_DECIDE, queries.bearings(wrong))
    refuse(rules.why_not_decide(by, Permission.TRANSFER_DECIDE, queries.bearings(wrong)))
    if not seen.filter(queries.last(), pk=wrong.pk).exists():
        raise NotAllowed(Refusal.ALREADY_DONE)
    to = Agency.objects.get(pk=to.pk)
    _check_receiver(wrong, to, reason, today)
    what = Obligation(wrong.what)
    right = Transfer.objects.create(
        jurisdiction_id=wrong.jurisdiction_id,
        what=what,
        **{f"{RECORDS[what]}_id": wrong.record_id},
        from_agency_id=wrong.from_agency_id,
        to_agency=to,
        on=today,
        ground=ground.strip() or wrong.ground,
        succession_id=wrong.succession_id,
        reorganisation_id=wrong.reorganisation_id,
        replaces=wrong,
        reason=reason.strip(),
        made_by_id=by.user,
        made_at=now,
    )
    save(wrong)
    row = _record_of(wrong)
    _let_carry(row, what, to.pk)
    after = {"to": to.name, "reason": right.reason, "ground": right.ground}
    before = {"to": wrong.to_agency.name if wrong.to_agency else ""}
    record(CORRECTED[what], row, by=by, post=post, at=now, before=before, after=after, **_place(row))
    _tell(right, to, now, today)
    return right


@transaction.atomic
def take_back(day: date, *, jurisdiction: Jurisdiction, by: Actor, now: datetime) -> int:
    """Undo the transfers that lie after the day: for the demo only, whose day may be moved back."""
    later = queries.in_order(Transfer.objects.filter(jurisdiction=jurisdiction, on__gt=day))
    undone = list(later.select_for_update(of=("self",)).reverse())
    for transfer in undone:
        row, what = _record_of(transfer), Obligation(transfer.what)
        before = transfer.replaces.to_agency_id if transfer.replaces else transfer.from_agency_id
        _let_carry(row, what, before or transfer.from_agency_id)
        record("transfer.taken_back", transfer, by=by, at=now, before={"to": transfer.to_agency_id}, **_place(row))
        transfer.delete()
    systems.take_back(day, jurisdiction=jurisdiction, by=by, now=now)
    return len(undone)


@dataclass(frozen=True, slots=True)
class _Owed:
    """One obligation on its way to whoever is there on the day."""

    what: Obligation
    row: Any
    lines: queries.Lines
    by: Actor
    now: datetime


def _carry(owed: _Owed) -> list[Transfer]:
    """The transfers from one to the next, the last of which stands or waits."""
    place = queries.PLACES[owed.what]
    first: UUID = getattr(owed.row, f"{place.carrier}_id") or getattr(owed.row, f"{place.origin}_id")
    made = list(_hops(owed, first))
    if made[-1].to_agency_id:
        _let_carry(owed.row, owed.what, made[-1].to_agency_id)
    for transfer in made:
        after = {
            "from": transfer.from_agency.name,
            "to": transfer.to_agency.name if transfer.to_agency else "",
            "ground": transfer.ground,
        }
        record(MADE[owed.what], owed.row, by=owed.by, at=owed.now, on=transfer.on, after=after, **_place(owed.row))
    return made


def _hops(owed: _Owed, carrier: UUID) -> Iterator[Transfer]:
    seen: set[UUID] = set()
    while carrier in owed.lines.ended and carrier not in seen:
        seen.add(carrier)
        transfer = _hop(owed, carrier)
        yield transfer
        if transfer.to_agency_id is None:
            return
        carrier = transfer.to_agency_id


def _hop(owed: _Owed, carrier: UUID) -> Transfer:
    known = owed.lines.steps.get(carrier, [])
    step = rules.step_of([one for one, _ in known], owed.lines.day)
    source: Succession | None = next((row for one, row in known if one is step), known[-1][1] if known else None)
    if step and owed.what is Obligation.INSPECTING_SIDE:
        end_seats(owed.row, step, by=owed.by, now=owed.now)
    return Transfer.objects.create(
        jurisdiction_id=_plan_of(owed.row).jurisdiction_id,
        what=owed.what,
        **{RECORDS[owed.what]: owed.row},
        from_agency_id=carrier,
        to_agency_id=_receiver(owed, step) if step else None,
        on=source.on if source else owed.lines.ended[carrier],
        ground=source.ground if source else "",
        succession=source if step else None,
        reorganisation_id=source.reorganisation_id if source else None,
        needs_decision=step is None or rules.needs_decision(owed.what, step.kind),
        made_at=owed.now,
    )


def _receiver(owed: _Owed, step: rules.Step) -> UUID:
    assert step.successor is not None, "step_of names successors only"
    plan = _plan_of(owed.row)
    standing = None
    if owed.what is Obligation.INSPECTING_SIDE:
        standing = queries.standing_below(step.successor, owed.lines.day)
    self_run = plan.issuer_id == plan.standing_agency_id
    return rules.takes_over(owed.what, step.successor, standing=standing, self_run=self_run)


def _check_receiver(transfer: Transfer, to: Agency, reason: str, today: date) -> None:
    faults: dict[str, str] = {}
    if not reason.strip():
        faults["reason"] = Fault.REASON_MISSING
    if to.valid_from > today or (to.valid_to and to.valid_to <= today):
        faults["to"] = ReorganisationFault.RECEIVER_GONE
    elif to.pk == transfer.to_agency_id and not transfer.needs_decision:
        faults["to"] = ReorganisationFault.SAME_RECEIVER
    if faults:
        raise NotValid(faults)


def _record_of(transfer: Transfer) -> Any:
    return getattr(transfer, RECORDS[Obligation(transfer.what)])


def _let_carry(row: Any, what: Obligation, agency: UUID) -> None:
    """Write who carries it; where that is the very agency of then, the column is empty."""
    place = queries.PLACES[what]
    itself = getattr(row, f"{place.origin}_id") == agency
    setattr(row, f"{place.carrier}_id", None if itself else agency)
    save(row, place.carrier)


def _plan_of(row: Any) -> Plan:
    if isinstance(row, Plan):
        return row
    plan: Plan = row.plan if isinstance(row, Inspection) else row.inspection.plan
    return plan


def _place(row: Any) -> dict[str, Any]:
    """Where the event belongs: to the inspection, else to the plan."""
    if isinstance(row, Plan):
        return {"plan": row}
    return {"inspection": row if isinstance(row, Inspection) else row.inspection}


def _tell(transfer: Transfer, to: Agency, now: datetime, today: date) -> None:
    """Tell the people of who takes it over, where it is something that they must do."""
    row = _record_of(transfer)
    if isinstance(row, Plan):
        return
    path = f"/recommendations/{row.pk}/" if transfer.recommendation_id else f"/inspections/{row.pk}/"
    messages.queue(
        f"transfer:{transfer.pk}",
        people.holders(to.pk, tuple(UNIT_ROLES), today),
        subject=f"{to.short_name} tiếp nhận nhiệm vụ của {transfer.from_agency.short_name}",
        body=f"{transfer.reason}\n\nCăn cứ: {transfer.ground}",
        path="/obstacles/" if isinstance(row, Finding) else path,
        at=now,
        inspection=row if isinstance(row, Inspection) else row.inspection,
    )
