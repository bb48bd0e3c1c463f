"""The amendment of an issued plan: written on the version that holds, submitted, issued by the issuer, or struck.

What its issue does to the plan stands in `plan_applying.py`; its paper in `plan_papers.py`.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from kiemtra.domain.inspections import InspectionScope
from kiemtra.domain.moves import check_move
from kiemtra.domain.people import Actor, Post
from kiemtra.domain.plan_amendments import DEEDS, MOVES, AmendmentDeed, AmendmentState, why_not_propose, why_not_submit
from kiemtra.domain.plan_content import compare, has_changed
from kiemtra.domain.plans import DEEDS as PLAN_DEEDS
from kiemtra.domain.plans import PlanDeed, UnitChoice, why_not_kind
from kiemtra.store.ids import new_id
from kiemtra.store.models import Agency, PlanAmendment
from kiemtra.store.queries import plan_amendments as queries
from kiemtra.store.queries import plans
from kiemtra.workflows import plan_applying, plan_content, plan_papers, plan_versions
from kiemtra.workflows.plan_content import PlanEdit
from kiemtra.workflows.plans import UnitKind
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import check_revision, record, save


@transaction.atomic
def propose(plan_id: UUID, reason: str, *, by: Actor, now: datetime, amendment_id: UUID | None = None) -> PlanAmendment:
    """Begin an amendment of an issued plan with its reason: the content that holds, to be changed.

    One at a time: while another is open it is refused. The same `amendment_id` again returns the one that is there.
    """
    plan = plans.visible_to(by).select_for_update(of=("self",)).get(pk=plan_id)
    post = require(by, PLAN_DEEDS[PlanDeed.AMEND], plans.bearings(plan), plan.state)
    if amendment_id and (there := plan.amendments.filter(pk=amendment_id).first()):
        return there
    refuse(why_not_propose(is_open=queries.open_of(plan) is not None, reason=reason))
    assert by.user is not None, "require has found a post"
    base = plan_versions.latest(plan, by=by, now=now)
    amendment = PlanAmendment.objects.create(
        id=amendment_id or new_id(),
        plan=plan,
        reason=reason.strip(),
        base=base.number,
        content=plan_content.content_of(plan),
        made_by_id=by.user,
        made_at=now,
    )
    after = {"reason": amendment.reason, "base": base.number}
    record("plan.amendment_proposed", amendment, by=by, post=post, at=now, plan=plan, after=after)
    return amendment


@transaction.atomic
def edit(amendment_id: UUID, content: PlanEdit, *, revision: int, by: Actor, now: datetime) -> PlanAmendment:
    """Change what the plan is to say; its units stay as the amendment has them."""
    plan_content.check(content)

    def change(before: dict[str, Any]) -> dict[str, Any]:
        kept = plan_content.from_json(before).duties
        said = content if content.duties is not None else replace(content, duties=kept)
        return plan_content.as_json(said) | {"units": before["units"]}

    return _change(amendment_id, "plan.amendment_edited", change, revision=revision, by=by, now=now)


@transaction.atomic
def add_units(
    amendment_id: UUID, agencies: Iterable[Agency], *, reason: str = "", revision: int, by: Actor, now: datetime
) -> PlanAmendment:
    """Propose further units, each inspected as the plan says; one that is there already stays as it is."""
    agencies = list(agencies)

    def change(before: dict[str, Any]) -> dict[str, Any]:
        there = {unit["agency"] for unit in before["units"]}
        kind = {"method": before["method"], "scope": str(InspectionScope.FULL), "areas": []}
        chosen = {"chosen": str(UnitChoice.PROPOSED), "reason": reason.strip()}
        more = [
            {"agency": str(agency.pk), "name": agency.name, **chosen, **kind}
            for agency in agencies
            if str(agency.pk) not in there
        ]
        return before | {"units": [*before["units"], *more]}

    return _change(amendment_id, "plan.amendment_edited", change, revision=revision, by=by, now=now)


@transaction.atomic
def remove_units(
    amendment_id: UUID, units: Collection[UUID], *, revision: int, by: Actor, now: datetime
) -> PlanAmendment:
    """Propose that these units (by their agencies) leave; refused for one whose visit has begun or is announced."""
    gone = set(map(str, units))

    def change(before: dict[str, Any]) -> dict[str, Any]:
        return before | {"units": [unit for unit in before["units"] if unit["agency"] not in gone]}

    return _change(amendment_id, "plan.amendment_edited", change, revision=revision, by=by, now=now)


@transaction.atomic
def set_kind(
    amendment_id: UUID, units: Collection[UUID], kind: UnitKind, *, revision: int, by: Actor, now: datetime
) -> PlanAmendment:
    """Propose what kind of inspection these units get; refused for one whose visit has begun or is announced."""
    thematic = kind.scope is InspectionScope.THEMATIC
    refuse(why_not_kind(thematic=thematic, areas=len(kind.areas)))
    meant = set(map(str, units))
    said = {"method": str(kind.method), "scope": str(kind.scope), "areas": list(kind.areas) if thematic else []}

    def change(before: dict[str, Any]) -> dict[str, Any]:
        return before | {
            "units": [unit | said if unit["agency"] in meant else unit for unit in before["units"]],
        }

    return _change(amendment_id, "plan.amendment_edited", change, revision=revision, by=by, now=now)


@transaction.atomic
def submit(amendment_id: UUID, *, revision: int, by: Actor, now: datetime) -> PlanAmendment:
    """Submit the amendment to the issuer; its paper, where there is one, is drafted anew."""
    amendment, post = _begin(amendment_id, AmendmentDeed.SUBMIT, revision, by)
    plan, content = amendment.plan, amendment.content
    changes = compare(plan.versions.get(number=amendment.base).content, content)
    refuse(
        why_not_submit(
            changes=has_changed(changes),
            units=len(content["units"]),
            window=content["window"][1] is not None,
            expects=plan.expected.count(),
        )
    )
    plan_applying.check_units(plan, plan_applying.units_change(plan_content.content_of(plan), content))
    plan_papers.renew_amendment(amendment, by=by, post=post, now=now)
    return _moved(amendment, AmendmentState.SUBMITTED, "plan.amendment_submitted", by, post, now)


@transaction.atomic
def return_(amendment_id: UUID, *, revision: int, remark: str, by: Actor, now: datetime) -> PlanAmendment:
    """Send a submitted amendment back to its draft, saying why."""
    amendment, post = _begin(amendment_id, AmendmentDeed.RETURN, revision, by)
    amendment.remark = remark.strip()
    return _moved(amendment, AmendmentState.DRAFT, "plan.amendment_returned", by, post, now, "remark")


@transaction.atomic
def issue(amendment_id: UUID, *, revision: int, on: date, by: Actor, now: datetime) -> PlanAmendment:
    """Issue the amendment: the plan says from now on what it proposes, and the teams are told."""
    amendment, post = _begin(amendment_id, AmendmentDeed.ISSUE, revision, by)
    plan_applying.issue(amendment, on=on, by=by, post=post, now=now)
    return amendment


@transaction.atomic
def strike(amendment_id: UUID, *, revision: int, by: Actor, now: datetime) -> PlanAmendment:
    """Give an amendment up; the plan stays as it is."""
    amendment, post = _begin(amendment_id, AmendmentDeed.STRIKE, revision, by)
    return _moved(amendment, AmendmentState.STRUCK, "plan.amendment_struck", by, post, now)


def _begin(amendment_id: UUID, deed: AmendmentDeed, revision: int, by: Actor) -> tuple[PlanAmendment, Post]:
    amendment = queries.locked(amendment_id, by)
    check_revision(amendment, revision)
    return amendment, require(by, DEEDS[deed], plans.bearings(amendment.plan), amendment.state)


def _change(
    amendment_id: UUID,
    event: str,
    change: Callable[[dict[str, Any]], dict[str, Any]],
    *,
    revision: int,
    by: Actor,
    now: datetime,
) -> PlanAmendment:
    """Change the proposed content; a unit that may not be touched any more is refused at once."""
    amendment, post = _begin(amendment_id, AmendmentDeed.EDIT, revision, by)
    before = amendment.content
    amendment.content = change(before)
    plan_applying.check_units(amendment.plan, plan_applying.units_change(before, amendment.content))
    save(amendment, "content")
    fields = [str(one.field) for one in compare(before, amendment.content) if one.kind != "kept"]
    record(event, amendment, by=by, post=post, at=now, plan=amendment.plan, after={"fields": fields})
    return amendment


def _moved(
    amendment: PlanAmendment, to: AmendmentState, event: str, by: Actor, post: Post, now: datetime, *fields: str
) -> PlanAmendment:
    check_move(MOVES, AmendmentState(amendment.state), to)
    amendment.state = to
    save(amendment, "state", *fields)
    after = {field: getattr(amendment, field) for field in fields}
    record(event, amendment, by=by, post=post, at=now, plan=amendment.plan, after=after)
    return amendment
