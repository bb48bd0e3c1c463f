"""Draws that an actor may see, and where each stands towards its sides.

A draw for unannounced inspections exists for head and secretary of its team and for its proposer only, until it is opened.
"""

from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from kiemtra.domain.deeds import Bearings
from kiemtra.domain.draws import DrawState, Typed
from kiemtra.domain.people import Actor, Role
from kiemtra.store.models import Draw, DrawSeed, Event, LogCheckpoint, LogLeaf, Plan
from kiemtra.store.queries import plans, sides

UNDER_WAY = (DrawState.COMMITTED, DrawState.SEEDED, DrawState.CONFIRMED)
_SEALED = Q(unannounced=True, opened_at__isnull=True)


def visible_to(actor: Actor) -> QuerySet[Draw]:
    """The draws that this actor may see: with their plan once committed, drafts of its staff, sealed ones of the three."""
    if not actor.is_known:
        return Draw.objects.none()
    plan = Exists(plans.visible_to(actor).filter(pk=OuterRef("plan")))
    told = Q(committed_at__isnull=False) | sides.run_by(actor, "plan__") | sides.run_by_itself(actor, "plan__")
    return Draw.objects.filter((~_SEALED & told & Q(plan)) | (_SEALED & _is_one_of_three(actor)))


def hidden_from(actor: Actor) -> QuerySet[Draw]:
    """The sealed draws that do not exist for this actor: what the trail keeps back."""
    return Draw.objects.filter(_SEALED).exclude(_is_one_of_three(actor))


def _is_one_of_three(actor: Actor) -> Q:
    """As `deeds.is_one_of_three` says for one: a proposer who has left the standing agency is none any more."""
    office = sides.stood_for_by(actor.reach_as(Role.STANDING_OFFICER), "plan__")
    return (Q(proposed_by=actor.user) & office) | Q(team__in=actor.teams_as(Role.TEAM_HEAD, Role.TEAM_SECRETARY))


def bearings(draw: Draw) -> Bearings:
    """Who stands on which side of this draw today (its plan must be loaded)."""
    of_plan = sides.bearings(draw.plan)
    return Bearings(
        jurisdiction=of_plan.jurisdiction,
        standing=of_plan.standing,
        issuer=of_plan.issuer,
        self_run=of_plan.self_run,
        team=draw.team_id,
        sealed=draw.is_sealed,
        proposer=draw.proposed_by_id,
    )


def of_plan(plan: Plan, actor: Actor) -> QuerySet[Draw]:
    """The draws of a plan that the actor sees, the newest first."""
    return visible_to(actor).filter(plan=plan).order_by("-created_at", "-pk")


def told_of(plan: Plan) -> QuerySet[Draw]:
    """What strangers may see of a published plan's draws: those committed in the open, and sealed ones once opened."""
    return Draw.objects.filter(~_SEALED, plan=plan, committed_at__isnull=False).order_by("committed_at", "pk")


def is_another_under_way(draw: Draw, actor: Actor) -> bool:
    """Whether another list of the plan, as far as the actor may know, awaits its lottery result."""
    rows = visible_to(actor).filter(plan=draw.plan_id, unannounced=draw.unannounced, state__in=UNDER_WAY)
    return rows.exclude(pk=draw.pk).exists()


def typed(seeds: list[DrawSeed]) -> list[Typed]:
    """The typed results as the rules take them."""
    return [Typed(row.typed_by_id, row.seed) for row in seeds]


def committing(draw: Draw) -> Event | None:
    """The event by which the draw was committed; asked only for those who see the draw."""
    return Event.objects.filter(name="draw.committed", subject_id=draw.pk).order_by("pk").first()


def visits(draw: Draw) -> tuple[int, int]:
    """How many visits were proposed for the units of a sealed draw, and how many of them are still sealed and to come."""
    rows = draw.visits.all()
    still = rows.filter(inspection__sealed_until__isnull=False).exclude(inspection__state="withdrawn")
    return rows.count(), still.count()


def signed_at(event: Event) -> datetime | None:
    """When the log was signed with this event in it; None while it waits."""
    leaf = LogLeaf.objects.filter(event_id=event.pk).first()
    if leaf is None:
        return None
    return (
        LogCheckpoint.objects.filter(size__gt=leaf.position).order_by("size").values_list("made_at", flat=True).first()
    )
