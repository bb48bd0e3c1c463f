"""Inspections that an actor may see, and where each stands towards its sides.

A sealed inspection exists for the head and the secretary of its team and for its proposer only.
"""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from kiemtra.domain.deeds import Bearings
from kiemtra.domain.people import Actor, Role
from kiemtra.store.models import AgencyAncestor, Inspection
from kiemtra.store.queries.people import valid_on

STAFF_ROLES = (Role.STANDING_OFFICER, Role.LEADERSHIP, Role.RECORDS_CLERK, Role.AUDITOR)
UNIT_ROLES = (Role.FOCAL_POINT, Role.AGENCY_HEAD, Role.RECORDS_CLERK)


def visible_to(actor: Actor) -> QuerySet[Inspection]:
    """The inspections that this actor may see: by team, by agency, by unit once told; sealed ones to three persons."""
    if not actor.is_known:
        return Inspection.objects.none()
    return Inspection.objects.filter(sees(actor))


def sees(actor: Actor, prefix: str = "") -> Q:
    """The condition of `visible_to`, for rows that point to an inspection through `prefix` ("inspection__")."""
    staff = actor.reach_as(*STAFF_ROLES)
    told = Q(**{f"{prefix}noticed_on__isnull": False}) | Q(**{f"{prefix}opened_at__isnull": False})
    units = _in(prefix, "unit", actor.reach_as(*UNIT_ROLES)) | stands_below(actor, f"{prefix}unit")
    open_to = (
        _in(prefix, "team", actor.teams)
        | _in(prefix, "plan__standing_agency", staff)
        | _in(prefix, "plan__issuer", staff)
        | (units & told)
        | _self_run(prefix, actor)
    )
    # A proposer who has left the standing agency is none of the three any more.
    proposed = Q(**{f"{prefix}proposed_by": actor.user}) & _in(
        prefix, "plan__standing_agency", actor.reach_as(Role.STANDING_OFFICER)
    )
    one_of_three = proposed | _in(prefix, "team", actor.teams_as(Role.TEAM_HEAD, Role.TEAM_SECRETARY))
    sealed = Q(**{f"{prefix}sealed_until__isnull": False})
    return (~sealed & open_to) | (sealed & one_of_three)


def _self_run(prefix: str, actor: Actor) -> Q:
    """An agency's own people see its self-inspections."""
    own = _in(prefix, "plan__issuer", actor.reach_as(Role.AGENCY_HEAD, Role.FOCAL_POINT))
    return own & Q(**{f"{prefix}plan__issuer": F(f"{prefix}plan__standing_agency")})


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
    """Who stands on which side of this inspection (its plan must be loaded)."""
    return Bearings(
        jurisdiction=inspection.jurisdiction_id,
        standing=inspection.plan.standing_agency_id,
        issuer=inspection.plan.issuer_id,
        self_run=inspection.plan.issuer_id == inspection.plan.standing_agency_id,
        team=inspection.team_id,
        unit=inspection.unit_id,
        sealed=inspection.sealed_until is not None,
        proposer=inspection.proposed_by_id,
    )
