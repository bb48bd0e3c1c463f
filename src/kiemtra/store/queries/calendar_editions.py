"""Which calendar of working days a system has taken note of, and the open visits whose notice day hangs on it."""

from django.db.models import QuerySet

from kiemtra.domain.inspections import InspectionState
from kiemtra.store.models import Event, Inspection, Jurisdiction

TAKEN = "jurisdiction.calendar_taken"


def last_taken(jurisdiction: Jurisdiction) -> Event | None:
    """The event by which the system last took note of the calendar; None where it never has."""
    rows = Event.objects.filter(name=TAKEN, subject_id=jurisdiction.pk)
    return rows.order_by("-recorded_at", "-id").first()


def visits_ahead(jurisdiction: Jurisdiction) -> QuerySet[Inspection]:
    """Announced visits with a day, of which the unit has not been told; never a sealed one."""
    rows = Inspection.objects.filter(
        plan__jurisdiction=jurisdiction,
        announced=True,
        sealed_until__isnull=True,
        state=InspectionState.PLANNED,
        visit_on__isnull=False,
    )
    return rows.select_related("plan").order_by("pk")
