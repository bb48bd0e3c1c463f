"""Amendments of plans, brought to a state by the workflows."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from uuid import UUID

from kiemtra.domain.plan_amendments import AmendmentState
from kiemtra.store.models import Agency, Plan, PlanAmendment
from kiemtra.workflows import plan_amendments, plan_content
from tests.world import NOW, TODAY, World

REASON = "Tập trung phòng, chống dịch"
LONGER = (date(2019, 6, 1), date(2020, 2, 28))


def make_amendment(
    world: World,
    plan: Plan,
    state: AmendmentState = AmendmentState.DRAFT,
    *,
    added: Iterable[Agency] = (),
    removed: Iterable[UUID] = (),
) -> PlanAmendment:
    """An amendment that prolongs the window, and takes units in and out where told."""
    officer, leader = world.actor("officer"), world.actor("leader")
    amendment = plan_amendments.propose(plan.pk, REASON, by=officer, now=NOW)
    longer = replace(plan_content.from_json(amendment.content), window=LONGER)
    amendment = plan_amendments.edit(amendment.pk, longer, revision=amendment.revision, by=officer, now=NOW)
    said = {"by": officer, "now": NOW}
    if new := list(added):
        amendment = plan_amendments.add_units(amendment.pk, new, revision=amendment.revision, **said)
    if gone := list(removed):
        amendment = plan_amendments.remove_units(amendment.pk, gone, revision=amendment.revision, **said)
    if state in (AmendmentState.SUBMITTED, AmendmentState.ISSUED):
        amendment = plan_amendments.submit(amendment.pk, revision=amendment.revision, **said)
    if state is AmendmentState.ISSUED:
        amendment = plan_amendments.issue(amendment.pk, revision=amendment.revision, on=TODAY, by=leader, now=NOW)
    if state is AmendmentState.STRUCK:
        amendment = plan_amendments.strike(amendment.pk, revision=amendment.revision, **said)
    return amendment
