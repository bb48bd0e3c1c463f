"""Events that an actor may see: all of a jurisdiction for those who watch over it, and those of one record.

An event about an inspection follows it: while that is sealed, its events exist for three persons only.
"""

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kiemtra.domain.people import Actor, Permission
from kiemtra.store.models import Event, Inspection, Plan
from kiemtra.store.queries import findings, inspections, plans

# What the inspected unit is told of an inspection; the rest is the inspecting side's own work.
TOLD_TO_UNIT = frozenset(
    {
        "inspection.noticed",
        "inspection.notice_answered",
        "inspection.opened",
        "inspection.minutes_closed",
        "inspection.postponed",
        "inspection.resumed",
        "inspection.withdrawn",
        "inspection.closed",
        "report.requested",
        "report.saved",
        "report.file_attached",
        "report.file_removed",
        "report.submitted",
        "report.returned",
        "report.accepted",
        "session.started",
        "conclusion.sent",
        "conclusion.replied",
        "conclusion.handed_over",
        "document.issued",
        "recommendation.planned",
        "recommendation.reported",
        "recommendation.returned",
        "recommendation.verified",
        "recommendation.closed",
        "recommendation.given_up",
    }
)


def visible_to(actor: Actor) -> QuerySet[Event]:
    """The events of the jurisdictions that the actor watches over, as far as their records are seen."""
    watched = [post.jurisdiction for post in actor.posts if post.allows(Permission.EVENTS_READ)]
    return Event.objects.filter(_of_seen(actor), jurisdiction_id__in=watched)


def of_inspection(inspection: Inspection, actor: Actor) -> list[Event]:
    """What happened to an inspection that the actor sees, newest first; a unit is shown what it was told."""
    rows = Event.objects.filter(inspection_id=inspection.pk).filter(_of_seen(actor))
    if not findings.is_inside(actor, inspection):
        rows = rows.filter(name__in=TOLD_TO_UNIT)
    return list(rows.order_by("-pk"))


def of_plan(plan: Plan, actor: Actor) -> list[Event]:
    """What happened to a plan itself, newest first; its inspections have trails of their own."""
    rows = Event.objects.filter(plan_id=plan.pk, inspection_id__isnull=True).filter(_of_seen(actor))
    return list(rows.order_by("-pk"))


def done_today(actor: Actor, today: date) -> QuerySet[Event]:
    """What the actor did on this day, newest first."""
    return Event.objects.filter(_of_seen(actor), actor_id=actor.user, recorded_at__date=today).order_by("-pk")


def searched(
    rows: QuerySet[Event], *, subject: str = "", who: str = "", since: date | None = None, until: date | None = None
) -> QuerySet[Event]:
    """Narrow to events about a kind of record, by a person's name, entered between two days."""
    if subject:
        rows = rows.filter(name__startswith=f"{subject}.")
    if who:
        rows = rows.filter(Q(actor_name__icontains=who) | Q(post_title__icontains=who))
    if since:
        rows = rows.filter(recorded_at__date__gte=since)
    return rows.filter(recorded_at__date__lte=until) if until else rows


def _of_seen(actor: Actor) -> Q:
    inspection: UUID | OuterRef = OuterRef("inspection_id")
    of_inspection = Q(inspection_id__isnull=True) | Exists(inspections.visible_to(actor).filter(pk=inspection))
    of_plan = Q(plan_id__isnull=True) | Exists(plans.visible_to(actor).filter(pk=OuterRef("plan_id")))
    return Q(of_inspection) & (Q(inspection_id__isnull=False) | Q(of_plan))
