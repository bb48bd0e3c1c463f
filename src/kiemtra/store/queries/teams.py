"""Teams that an actor may see, and how much work lies with each member."""

from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet

from kiemtra.domain.people import Actor
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import Inspection, Plan, Team, TeamMember
from kiemtra.store.queries import inspections, plans
from kiemtra.store.queries.people import valid_on


def visible_to(actor: Actor) -> QuerySet[Team]:
    """The teams of the plans that this actor may see."""
    return Team.objects.filter(plan__in=plans.visible_to(actor))


def seats_visible_to(actor: Actor) -> QuerySet[TeamMember]:
    """The seats of the teams that this actor may see, those given up included."""
    return TeamMember.objects.filter(team__in=visible_to(actor)).select_related("team")


def members_on(teams: QuerySet[Team], day: date) -> QuerySet[TeamMember]:
    """Who sits in these teams on the day, heads first."""
    return TeamMember.objects.filter(valid_on(day), team__in=teams).select_related("user", "agency").order_by("id")


def others_for(inspection: Inspection, day: date) -> QuerySet[Team]:
    """The teams of its plan that could take the inspection over: another one, with a head on the day."""
    heads = TeamMember.objects.filter(valid_on(day), team=OuterRef("pk"), role=TeamRole.HEAD)
    rows = Team.objects.filter(Exists(heads), plan=inspection.plan_id)
    return (rows.exclude(pk=inspection.team_id) if inspection.team_id else rows).order_by("name", "pk")


def workload(plan: Plan, actor: Actor) -> dict[UUID, int]:
    """The number of inspections that lie with each team of the plan, as far as this actor may know of them."""
    rows = inspections.visible_to(actor).filter(plan=plan, team__isnull=False).order_by()
    return dict(rows.values_list("team").annotate(Count("pk")))
