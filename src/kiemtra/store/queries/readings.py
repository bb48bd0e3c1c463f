"""Readings of texts that an actor may see: those of the jurisdiction whose standing agency the actor works for."""

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Substr

from kiemtra.domain.deeds import Bearings
from kiemtra.domain.people import Actor
from kiemtra.store.models import Anomaly, Jurisdiction, Reading
from kiemtra.store.queries.inspections import STAFF_ROLES

# So much of a text is enough to show what it is called.
OPENING = 300


def visible_to(actor: Actor) -> QuerySet[Reading]:
    """The readings of the actor's jurisdictions, for the staff of the standing agency and of the issuer."""
    staff = actor.reach_as(*STAFF_ROLES)
    return Reading.objects.filter(Q(jurisdiction__standing_agency__in=staff) | Q(jurisdiction__root__in=staff))


def anomalies_visible_to(actor: Actor) -> QuerySet[Anomaly]:
    """The contradictions in the readings that the actor may see."""
    return Anomaly.objects.filter(reading__in=visible_to(actor))


def bearings(jurisdiction: Jurisdiction) -> Bearings:
    """Who stands on which side of the readings of a jurisdiction."""
    return Bearings(jurisdiction=jurisdiction.pk, standing=jurisdiction.standing_agency_id, issuer=jurisdiction.root_id)


def listed(actor: Actor) -> QuerySet[Reading]:
    """The readings for a list, newest first, without their long texts; with the number of open contradictions."""
    open_ones = Count("anomalies", filter=Q(anomalies__settled_at__isnull=True))
    rows = visible_to(actor).defer("text", "facts", "decisions").select_related("plan", "made_by")
    return rows.annotate(open_anomalies=open_ones, opening=Substr("text", 1, OPENING)).order_by("-made_at", "-id")
