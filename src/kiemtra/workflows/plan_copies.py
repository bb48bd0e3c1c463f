"""A plan carried over from an earlier one: its content kept, its states left behind, its dates moved on and to be reviewed."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.deeds import Bearings
from kiemtra.domain.errors import Refusal
from kiemtra.domain.people import Actor
from kiemtra.domain.plan_content import DATES, PlanField, a_year_on
from kiemtra.domain.plans import DEEDS, PlanDeed, PlanState, UnitChoice
from kiemtra.store.ids import new_id
from kiemtra.store.models import Plan, PlanUnit
from kiemtra.store.queries import plans as queries
from kiemtra.workflows import plan_content
from kiemtra.workflows.plan_content import PlanEdit
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import record

REASON = "Chuyển tiếp từ {title}"


@transaction.atomic
def copy(
    plan_id: UUID, year: int, *, with_units: bool, by: Actor, now: datetime, plan_id_new: UUID | None = None
) -> Plan:
    """Write the draft of a year's plan from an earlier one.

    Grounds, purpose, areas, items, deadlines, preparation, duties and kinds are carried over, units where wanted; the
    dates move on by the years between and wait for somebody to look at them. Who runs the plan today runs the new one.
    The same `plan_id_new` again returns the plan that is there.
    """
    source = queries.visible_to(by).select_related("jurisdiction").get(pk=plan_id)
    if plan_id_new and (there := queries.visible_to(by).filter(pk=plan_id_new).first()):
        return there
    bearings = Bearings(
        jurisdiction=source.jurisdiction_id, standing=source.carrier_id, issuer=source.issuer_carrier_id
    )
    self_run = source.issuer_carrier_id == source.carrier_id
    post = require(by, DEEDS[PlanDeed.EDIT], replace(bearings, self_run=self_run), PlanState.DRAFT)
    refuse(None if year > source.year else Refusal.NOT_YET)
    edit = _moved_on(source, plan_content.edit_of(source), year)
    dated = {PlanField.WINDOW: any(edit.window), PlanField.DATA_PERIOD: any(edit.data_period)}
    plan = Plan(
        id=plan_id_new or new_id(),
        jurisdiction=source.jurisdiction,
        year=year,
        issuer_id=source.issuer_carrier_id,
        standing_agency_id=source.carrier_id,
        copied_from=source,
        to_review=[str(field) for field in DATES if dated[field]],
        created_at=now,
    )
    plan_content.put(plan, edit)
    plan.save(force_insert=True)
    plan_content.put_rows(plan, edit)
    units = _carry_units(source, plan) if with_units else 0
    after = {"title": plan.title, "copied_from": source.pk, "year": year, "units": units}
    record("plan.copied", plan, by=by, post=post, at=now, after=after)
    return plan


def _moved_on(source: Plan, edit: PlanEdit, year: int) -> PlanEdit:
    years = year - source.year
    return replace(
        edit,
        title=edit.title.replace(str(source.year), str(year)),
        window=(a_year_on(edit.window[0], years), a_year_on(edit.window[1], years)),
        data_period=(a_year_on(edit.data_period[0], years), a_year_on(edit.data_period[1], years)),
    )


def _carry_units(source: Plan, plan: Plan) -> int:
    """The units with the kind of inspection that they had; how they were chosen then is not taken over."""
    reason = REASON.format(title=source.title)[:300]
    rows = [
        PlanUnit(
            plan=plan,
            agency_id=unit.agency_id,
            chosen=UnitChoice.PROPOSED,
            reason=reason,
            method=unit.method,
            scope=unit.scope,
            areas=unit.areas,
        )
        for unit in source.units.all()
    ]
    PlanUnit.objects.bulk_create(rows)
    return len(rows)
