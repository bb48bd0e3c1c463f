"""Working sessions that an actor may see."""

from django.db.models import QuerySet

from kiemtra.domain.people import Actor
from kiemtra.store.models import Inspection, Session
from kiemtra.store.queries import inspections


def visible_to(actor: Actor) -> QuerySet[Session]:
    """The sessions of the inspections that this actor may see."""
    if not actor.is_known:
        return Session.objects.none()
    return Session.objects.filter(inspections.sees(actor, "inspection__"))


def of_inspection(inspection: Inspection) -> list[Session]:
    """The sessions of an inspection in their order, with who was there; two queries."""
    return list(inspection.sessions.prefetch_related("attendees").order_by("started_at"))
