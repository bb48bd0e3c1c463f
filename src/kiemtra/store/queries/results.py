"""Checklist results that an actor may see."""

from django.db.models import QuerySet

from kiemtra.domain.people import Actor
from kiemtra.store.models import CheckResult
from kiemtra.store.queries import inspections


def visible_to(actor: Actor) -> QuerySet[CheckResult]:
    """The results of the inspections that this actor may see."""
    if not actor.is_known:
        return CheckResult.objects.none()
    return CheckResult.objects.filter(inspections.sees(actor, "inspection__"))
