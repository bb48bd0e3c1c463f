"""Inspections that an actor may see, and where each stands towards its sides.

A sealed inspection exists for the head and the secretary of its team and for its proposer only.
"""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import date
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from kiemtra.domain.deeds import Bearings
from kiemtra.domain.inspections import InspectionState
from kiemtra.domain.people import Actor, Role
from kiemtra.store.models import AgencyAncestor, Inspection
from kiemtra.store.queries import sides
from kiemtra.store.queries.people import valid_on
from kiemtra.store.queries.sides import STAFF_ROLES as STAFF_ROLES

UNIT_ROLES = (Role.FOCAL_POINT, Role.AGENCY_HEAD, Role.RECORDS_CLERK)


def visible_to(actor: Actor) -> QuerySet[Inspection]:
    """The inspections that this actor may see: by team, by agency, by unit once told; sealed ones to three persons.

    Who is in charge of a field sees of each told one below that it takes place: what is in it has doors of its own.
    """
    if not actor.is_known:
        return Inspection.objects.none()
    return Inspection.objects.filter(sees(actor) | in_field(actor))


def seen_whole(actor: Actor) -> QuerySet[Inspection]:
    """Those of `visible_to` that are seen with all that is told of them, not for the sake of one field only."""
    return Inspection.objects.filter(sees(actor)) if actor.is_known else Inspection.objects.none()


# While it stands here the day is only proposed, or does not hold any more.
UNTOLD = (InspectionState.PLANNED, InspectionState.POSTPONED)


def sees_day(inspection: Inspection, actor: Actor) -> bool:
    """Whether the day is told to this actor, who sees the inspection: the unit learns it with the notice."""
    inside = inspection.team_id in actor.teams or bool(actor.agencies & sides.of(inspection.plan))
    return inside or inspection.state not in UNTOLD


def sees(actor: Actor, prefix: str = "") -> Q:
    """The condition of `visible_to`, for rows that point to an inspection through `prefix` ("inspection__")."""
    told = Q(**{f"{prefix}noticed_on__isnull": False}) | Q(**{f"{prefix}opened_at__isnull": False})
    own = actor.reach_as(*UNIT_ROLES)
    units = _in(prefix, "unit", own) | _in(prefix, "carried_by", own)
    units |= stands_below(actor, f"{prefix}unit") | stands_below(actor, f"{prefix}carried_by")
    open_to = (
        _in(prefix, "team", actor.teams)
        | sides.run_by(actor, f"{prefix}plan__")
        | (units & told)
        | sides.run_by_itself(actor, f"{prefix}plan__")
    )
    # A proposer who has left the standing agency is none of the three any more.
    proposed = Q(**{f"{prefix}proposed_by": actor.user}) & sides.stood_for_by(
        actor.reach_as(Role.STANDING_OFFICER), f"{prefix}plan__"
    )
    one_of_three = proposed | _in(prefix, "team", actor.teams_as(Role.TEAM_HEAD, Role.TEAM_SECRETARY))
    sealed = Q(**{f"{prefix}sealed_until__isnull": False})
    return (~sealed & open_to) | (sealed & one_of_three)


def in_field(actor: Actor, prefix: str = "", of: Callable[[frozenset[str]], Q] | None = None) -> Q:
    """Whether a told inspection is of a unit below a field of the actor; `of` is the condition of the field's areas."""
    told = Q(**{f"{prefix}noticed_on__isnull": False}) | Q(**{f"{prefix}opened_at__isnull": False})
    below = Q(pk__in=[])
    for post in actor.fields:
        over = [post.over] if post.over else []
        here = in_subtree(over, f"{prefix}unit", actor.day) | in_subtree(over, f"{prefix}carried_by", actor.day)
        below |= here & of(post.areas) if of else here
    return told & Q(**{f"{prefix}sealed_until__isnull": True}) & below


def _in(prefix: str, path: str, values: frozenset[UUID]) -> Q:
    return Q(**{f"{prefix}{path}__in": values})


def stands_below(actor: Actor, path: str) -> Q:
    """Whether the agency at `path` stands on the actor's day at or below one that the actor leads or audits."""
    return in_subtree(actor.reach_as(Role.LEADERSHIP, Role.AUDITOR), path, actor.day)


def in_subtree(roots: Collection[UUID], path: str, day: date | None) -> Q:
    """Whether the agency at `path` stands at or below one of the roots on the day, or stood so when it ended."""
    if not roots or day is None:
        return Q(pk__in=[])
    ended_there = Q(valid_to__lte=day, valid_to=F("agency__valid_to"))
    lines = AgencyAncestor.objects.filter(valid_on(day) | ended_there, ancestor__in=roots, agency=OuterRef(path))
    return Q(Exists(lines))


def bearings(inspection: Inspection) -> Bearings:
    """Who stands on which side of this inspection today (its plan must be loaded)."""
    return replace(
        sides.bearings(inspection.plan),
        team=inspection.team_id,
        unit=inspection.carrier_id,
        sealed=inspection.sealed_until is not None,
        proposer=inspection.proposed_by_id,
    )
