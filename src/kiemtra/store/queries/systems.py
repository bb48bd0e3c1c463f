"""The heads of governments' systems: which are gone, and who was the head on a day."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from kiemtra.store.models import Agency, Event, Jurisdiction


def headless(day: date, jurisdiction: Jurisdiction | None = None) -> QuerySet[Jurisdiction]:
    """The systems whose root or standing agency is gone by the day."""
    rows = Jurisdiction.objects.filter(Q(root__valid_to__lte=day) | Q(standing_agency__valid_to__lte=day))
    return rows.filter(pk=jurisdiction.pk) if jurisdiction else rows


def first_step_after(jurisdiction: Jurisdiction, day: date) -> Event | None:
    """How the system first passed on after the day: what it tells as before was the head on the day."""
    rows = Event.objects.filter(name="jurisdiction.carried_over", subject_id=jurisdiction.pk, happened_on__gt=day)
    return rows.order_by("happened_on", "recorded_at", "id").first()


def root_on(jurisdiction: Jurisdiction, day: date) -> UUID:
    """The root of the system on the day: under it stood the agencies that a text of that day means."""
    step = first_step_after(jurisdiction, day)
    return Agency.objects.get(code=step.before["root"]).pk if step else jurisdiction.root_id


def of_posts(places: Collection[tuple[UUID, UUID]]) -> list[tuple[Jurisdiction, Agency]]:
    """The systems with their roots, and the agencies, of these (system, agency) pairs; two queries."""
    rows = Jurisdiction.objects.select_related("root").in_bulk([system for system, _ in places])
    agencies = Agency.objects.in_bulk([agency for _, agency in places])
    found = [(rows[system], agencies[agency]) for system, agency in places]
    return sorted(found, key=lambda pair: (pair[0].name, pair[1].code))
