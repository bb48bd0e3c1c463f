"""The head of a government's system: the root and the standing agency, which a reorganisation may dissolve like any other.

Its plans keep the sides of their day and pass on by transfers; what hangs on no plan (texts to be read, papers, accounts)
follows the system, and that follows its head.
"""

from datetime import date, datetime

from django.db import transaction

from kiemtra.domain.people import Actor
from kiemtra.domain.reorganisations import Obligation
from kiemtra.store.models import Agency, Jurisdiction
from kiemtra.store.queries import systems
from kiemtra.store.queries import transfers as queries
from kiemtra.workflows.trail import record, save


@transaction.atomic
def carry_over(day: date, *, jurisdiction: Jurisdiction | None = None, by: Actor, now: datetime) -> int:
    """Let each system whose root or standing agency is gone go on under its successors; how many steps were recorded.

    One step for each day on which one of the two ended; where nobody followed, or several of whom none is the main one,
    the system waits as it is.
    """
    rows = systems.headless(day, jurisdiction).select_related("root", "standing_agency")
    known: dict[date, queries.Lines] = {}
    return sum(_carry(row, day, known, by, now) for row in rows.select_for_update(of=("self",)).order_by("pk"))


@transaction.atomic
def take_back(day: date, *, jurisdiction: Jurisdiction, by: Actor, now: datetime) -> bool:
    """Give the system back the head that it had on the day: for the demo only, whose day may be moved back."""
    first = systems.first_step_after(jurisdiction, day)
    if first is None:
        return False
    row = Jurisdiction.objects.select_for_update().get(pk=jurisdiction.pk)
    now_there = _head(row)
    if now_there == first.before:
        return False
    row.root, row.standing_agency = (
        Agency.objects.get(code=first.before[side]) for side in ("root", "standing_agency")
    )
    save(row, "root", "standing_agency")
    record("jurisdiction.taken_back", row, by=by, at=now, before=now_there, after=_head(row))
    return True


def _carry(row: Jurisdiction, day: date, known: dict[date, queries.Lines], by: Actor, now: datetime) -> int:
    steps, last = 0, date.min
    while on := _next_end(row, last, day):
        known[on] = known.get(on) or queries.lines_on(on)
        steps += _step(row, known[on], by, now)
        last = on
    return steps


def _next_end(row: Jurisdiction, last: date, day: date) -> date | None:
    """The first day after `last` on which root or standing agency ended; None where both go on beyond the day."""
    ends = (row.root.valid_to, row.standing_agency.valid_to)
    return min((end for end in ends if end and last < end <= day), default=None)


def _step(row: Jurisdiction, lines: queries.Lines, by: Actor, now: datetime) -> bool:
    # A system that stands for its own inspections goes on doing so.
    inspecting = Obligation.ISSUING_SIDE if row.root_id == row.standing_agency_id else Obligation.INSPECTING_SIDE
    before = _head(row)
    row.root = _successor(Obligation.ISSUING_SIDE, row.root, lines)
    row.standing_agency = _successor(inspecting, row.standing_agency, lines)
    after = _head(row)
    if after == before:
        return False
    save(row, "root", "standing_agency")
    record("jurisdiction.carried_over", row, by=by, at=now, on=lines.day, before=before, after=after)
    return True


def _successor(what: Obligation, agency: Agency, lines: queries.Lines) -> Agency:
    found = queries.successor_of(what, agency.pk, lines.day, lines)
    return agency if found in (None, agency.pk) else Agency.objects.get(pk=found)


def _head(row: Jurisdiction) -> dict[str, str]:
    """Root and standing agency by their keys in the register: what a step back needs."""
    return {"root": row.root.code, "standing_agency": row.standing_agency.code}
