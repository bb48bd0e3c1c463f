"""What the issue of an amendment does to its plan: content, units and visits that are only planned, in one transaction."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from kiemtra.domain.inspections import BEGUN, InspectionState
from kiemtra.domain.moves import check_move
from kiemtra.domain.people import Actor, Post
from kiemtra.domain.plan_amendments import MOVES, AmendmentState, why_not_touch_unit
from kiemtra.domain.plan_content import FieldChange, PlanField, compare
from kiemtra.domain.plans import UnitChoice
from kiemtra.store.models import Agency, Inspection, Plan, PlanAmendment, PlanUnit
from kiemtra.store.queries import people
from kiemtra.workflows import messages, plan_content, plan_versions
from kiemtra.workflows.rights import refuse
from kiemtra.workflows.trail import record, save

_TOLD = frozenset({InspectionState.NOTICED, InspectionState.PREPARING, InspectionState.POSTPONED})


def issue(amendment: PlanAmendment, *, on: date, by: Actor, post: Post, now: datetime) -> None:
    """Put a locked amendment into force: the plan says what it proposes, as its next version. Rights are the caller's.

    Raises `NotAllowed` where a unit that leaves, or gets another kind of inspection, has been told of its visit since.
    """
    check_move(MOVES, AmendmentState(amendment.state), AmendmentState.ISSUED)
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=amendment.plan_id)
    before = plan_content.content_of(plan)
    units = units_change(before, amendment.content)
    check_units(plan, units)
    edit = plan_content.from_json(amendment.content)
    plan_content.put(plan, edit)
    plan_content.put_rows(plan, edit)
    save(plan, *plan_content.FIELDS)
    _put_units(plan, units, by, post, now)
    plan_versions.freeze(plan, amendment.reason, amendment=amendment, by=by, now=now)
    amendment.state, amendment.issued_on = AmendmentState.ISSUED, on
    save(amendment, "state", "issued_on")
    number = plan.versions.count()
    after = {"version": number, "reason": amendment.reason, "fields": _names(compare(before, amendment.content))}
    record("plan.amended", plan, by=by, post=post, at=now, on=on, after=after)
    _tell(plan, number, amendment.reason, now)


def check_units(plan: Plan, change: FieldChange) -> None:
    """Refuse where a unit that the change takes out, or inspects in another way, has a visit begun or a notice out."""
    touched = [*change.removed, *(was for was, _ in change.altered)]
    visits = _visits(plan, (unit["agency"] for unit in touched))
    for unit in touched:
        for visit in visits.get(unit["agency"], ()):
            state = InspectionState(visit.state)
            noticed = state in _TOLD or (state == InspectionState.PLANNED and visit.noticed_on is not None)
            refuse(why_not_touch_unit(begun=state in BEGUN, noticed=noticed), unit=unit["name"])


def units_change(before: dict[str, Any], after: dict[str, Any]) -> FieldChange:
    """Return what becomes of the units from one content to the other."""
    return next(change for change in compare(before, after) if change.field is PlanField.UNITS)


def _visits(plan: Plan, units: Iterable[str]) -> dict[str, list[Inspection]]:
    """The visits of these units that hang on a row of the plan's units: no sealed one does."""
    found: dict[str, list[Inspection]] = {}
    rows = Inspection.objects.select_for_update(of=("self",)).select_related("plan", "unit")
    for visit in rows.filter(plan_unit__plan=plan, unit__in=list(units)).order_by("id"):
        found.setdefault(str(visit.unit_id), []).append(visit)
    return found


def _put_units(plan: Plan, change: FieldChange, by: Actor, post: Post, now: datetime) -> None:
    visits = _visits(plan, [unit["agency"] for unit in (*change.removed, *(now for _, now in change.altered))])
    for unit in change.removed:
        for visit in visits.get(unit["agency"], ()):
            _take_out(visit, by, post, now)
        plan.units.filter(agency=unit["agency"]).delete()
    for _, unit in change.altered:
        kind = _kind(unit)
        plan.units.filter(agency=unit["agency"]).update(**kind)
        for visit in visits.get(unit["agency"], ()):
            for field, value in kind.items():
                setattr(visit, field, value)
            save(visit, *kind)
            record("inspection.kind_changed", visit, by=by, post=post, at=now, after=kind)
    agencies = Agency.objects.in_bulk([unit["agency"] for unit in change.added])
    PlanUnit.objects.bulk_create(
        PlanUnit(plan=plan, agency=agency, chosen=UnitChoice(unit["chosen"]), reason=unit["reason"], **_kind(unit))
        for unit in change.added
        for agency in agencies.values()
        if str(agency.pk) == unit["agency"]
    )


def _take_out(visit: Inspection, by: Actor, post: Post, now: datetime) -> None:
    """A visit that nobody was told of is given up with its unit; one that was withdrawn before only lets go of it."""
    before = visit.state
    visit.plan_unit = None
    visit.state = InspectionState.WITHDRAWN
    save(visit, "plan_unit", "state")
    if before != InspectionState.WITHDRAWN:
        after = {"reason": "Đơn vị được đưa ra khỏi kế hoạch khi điều chỉnh"}
        record("inspection.withdrawn", visit, by=by, post=post, at=now, before={"state": before}, after=after)


def _kind(unit: dict[str, Any]) -> dict[str, Any]:
    return {"method": unit["method"], "scope": unit["scope"], "areas": unit["areas"]}


def _names(changes: Iterable[FieldChange]) -> list[str]:
    return [str(change.field) for change in changes if change.kind != "kept"]


def _tell(plan: Plan, number: int, reason: str, now: datetime) -> None:
    """Tell the people of all teams of the plan, each once."""
    today = timezone.localdate(now)
    to = {user.pk: user for team in plan.teams.order_by("id") for user in people.members(team.pk, today)}
    messages.queue(
        f"plan.amended:{plan.pk}:{number}",
        to.values(),
        subject=f"Điều chỉnh {plan.title}"[:200],
        body=f"Kế hoạch đã được điều chỉnh (phiên bản {number}). Lý do: {reason}",
        path=f"/plans/{plan.pk}/versions/",
        at=now,
    )
