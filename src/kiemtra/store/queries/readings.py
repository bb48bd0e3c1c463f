"""Readings of texts that an actor may see: those of the jurisdiction whose standing agency the actor works for."""

from collections.abc import Collection, Iterator
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.db.models.fields.json import KT
from django.db.models.functions import Substr

from kiemtra.domain.deeds import Bearings
from kiemtra.domain.people import Actor
from kiemtra.store.models import Anomaly, Jurisdiction, Plan, Reading
from kiemtra.store.queries.inspections import STAFF_ROLES

# So much of a text is enough to show what it is called.
OPENING = 300


def visible_to(actor: Actor) -> QuerySet[Reading]:
    """The readings of the actor's jurisdictions, for the staff of the standing agency and of the issuer."""
    return Reading.objects.filter(held_by(actor))


def held_by(actor: Actor) -> Q:
    """What lies in a jurisdiction whose readings the actor may see."""
    staff = actor.reach_as(*STAFF_ROLES)
    return Q(jurisdiction__standing_agency__in=staff) | Q(jurisdiction__root__in=staff)


def anomalies_visible_to(actor: Actor) -> QuerySet[Anomaly]:
    """The contradictions in the readings that the actor may see."""
    return Anomaly.objects.filter(reading__in=visible_to(actor))


def bearings(jurisdiction: Jurisdiction) -> Bearings:
    """Who stands on which side of the readings of a jurisdiction."""
    return Bearings(jurisdiction=jurisdiction.pk, standing=jurisdiction.standing_agency_id, issuer=jurisdiction.root_id)


def listed(actor: Actor) -> QuerySet[Reading]:
    """The readings for a list, newest first, without their long texts; with open contradictions and what each is called."""
    open_ones = Count("anomalies", filter=Q(anomalies__settled_at__isnull=True))
    rows = (
        visible_to(actor)
        .defer("text", "facts", "decisions", "added", "touched", "steps")
        .select_related("plan", "made_by")
    )
    called = {
        "opening": Substr("text", 1, OPENING),
        "own_kind": KT("facts__self__kind"),
        "own_reference": KT("facts__self__reference"),
    }
    return rows.annotate(open_anomalies=open_ones, **called).order_by("-made_at", "-id")


def of_plan(plan: Plan, actor: Actor) -> QuerySet[Reading]:
    """The texts that a plan came from, as far as the actor may see them; their names only."""
    return visible_to(actor).filter(plan=plan).only("name").order_by("made_at", "pk")


def named_in(actor: Actor, reading: Reading, names: Collection[str]) -> dict[str, UUID]:
    """The other texts of these names that were read for the same government; of one name the last."""
    wanted = set(names) - {reading.name}
    if not wanted:
        return {}
    rows = visible_to(actor).filter(jurisdiction=reading.jurisdiction_id, name__in=wanted).exclude(pk=reading.pk)
    return dict(rows.order_by("made_at", "pk").values_list("name", "pk"))


def for_examples() -> Iterator[Reading]:
    """Every reading with its contradictions, oldest first, for whoever runs the server."""
    return Reading.objects.prefetch_related("anomalies").order_by("made_at", "pk").iterator(chunk_size=50)
