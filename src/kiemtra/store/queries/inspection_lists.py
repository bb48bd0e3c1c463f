"""Lists of inspections: narrowed, in order of the day of the visit, with what a row shows."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import CharField, Q, QuerySet, Value
from django.db.models.functions import Cast, Coalesce

from kiemtra.domain.people import Actor
from kiemtra.store.models import Inspection, Plan, Team
from kiemtra.store.queries import agency_search, inspections, two_times

UNSCHEDULED = "9999-12-31"


def listed(
    actor: Actor,
    *,
    plan: UUID | None = None,
    team: UUID | None = None,
    state: str = "",
    words: str = "",
    units: Collection[UUID] = (),
    today: date | None = None,
) -> QuerySet[Inspection]:
    """The inspections that this actor may see, narrowed, with `day` to be ordered by: unscheduled ones come first.

    Words mean the unit as it was then; with `today` also the agency that has taken over from it by that day.
    """
    rows = inspections.visible_to(actor).select_related("plan", "unit", "team")
    exact = {"plan": plan, "team": team, "state": state, "unit__in": units}
    rows = rows.filter(**{field: value for field, value in exact.items() if value})
    if words:
        rows = rows.filter(
            two_times.unit_named(words, "unit", today) if today else agency_search.bears(words, "unit__")
        )
    return rows.annotate(day=Coalesce(Cast("visit_on", CharField()), Value(UNSCHEDULED)))


def choices(actor: Actor) -> tuple[list[Plan], list[Team]]:
    """The plans and teams of the inspections that this actor may see, to choose from; two queries."""
    seen = inspections.visible_to(actor)
    plans = Plan.objects.filter(pk__in=seen.values("plan")).order_by("-year", "title")
    teams = Team.objects.filter(pk__in=seen.values("team")).order_by("name")
    return list(plans), list(teams)


def candidates(plan: Plan) -> QuerySet[Team]:
    """The teams of a plan."""
    return Team.objects.filter(Q(plan=plan)).order_by("name")
