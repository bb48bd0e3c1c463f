"""Why a unit stays in a plan although others inspect it about the same things at that time.

Of the day of one visit it is said where the day is proposed (`inspections/overlaps.py`).
"""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from kiemtra.data.overlaps import load_overlap_window
from kiemtra.domain.errors import Refusal
from kiemtra.domain.people import Actor
from kiemtra.domain.plans import DEEDS, PlanDeed
from kiemtra.scheduling import OverlapPair, overlaps
from kiemtra.store.models import PlanUnit
from kiemtra.store.queries import overlaps as queries
from kiemtra.store.queries import plans
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import record, save


def of_year(year: int, *, by: Actor) -> tuple[OverlapPair, ...]:
    """All pairs of inspections of one year that overlap, as far as this actor may open both."""
    within = load_overlap_window().within_days
    pairs = overlaps(queries.occasions(year, by), within_days=within)
    return tuple({frozenset((pair.first.id, pair.second.id)): pair for pair in pairs}.values())


@transaction.atomic
def state_reason(plan_id: UUID, *, unit: UUID, reason: str, by: Actor, now: datetime) -> PlanUnit:
    """State why the agency `unit` is inspected under this plan in spite of others; said again it replaces what was said."""
    plan = plans.visible_to(by).select_for_update(of=("self",)).get(pk=plan_id)
    post = require(by, DEEDS[PlanDeed.STATE_OVERLAP], plans.bearings(plan), plan.state)
    refuse(None if reason.strip() else Refusal.FORM_INCOMPLETE)
    row = plan.units.select_related("agency").get(agency=unit)
    before = {"reason": row.overlap_reason}
    row.overlap_reason = reason.strip()
    save(row, "overlap_reason")
    after = {"unit": row.agency.name, "reason": row.overlap_reason}
    record("plan.overlap_explained", plan, by=by, post=post, at=now, before=before, after=after)
    found: PlanUnit = row
    return found
