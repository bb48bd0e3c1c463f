"""What the page of one agency shows: its place in the tree on a day, whom it followed, who followed it, who serves there."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from kiemtra.domain.people import Actor
from kiemtra.store.models import Agency, AgencyAncestor, Appointment, Succession
from kiemtra.store.queries import appointments
from kiemtra.store.queries.agencies import on
from kiemtra.store.queries.agency_search import lines_of
from kiemtra.store.queries.people import valid_on


@dataclass(frozen=True, slots=True)
class Lineage:
    """One agency between those from which it took over and those that took over from it."""

    agency: Agency
    before: Sequence[Succession]
    after: Sequence[Succession]


def lineage(agency: Agency) -> Lineage:
    """The steps just before and just after this agency; two queries."""
    before = Succession.objects.filter(successor=agency).select_related("predecessor")
    after = Succession.objects.filter(predecessor=agency).select_related("successor")
    return Lineage(agency, list(before.order_by("on", "predecessor__code")), list(after.order_by("on", "pk")))


def superiors(agency: Agency, day: date) -> list[Agency]:
    """The line above the agency on the day, the highest first."""
    return lines_of([agency], day)[agency.pk][::-1]


def subordinates(agency: Agency, day: date) -> QuerySet[Agency]:
    """The agencies that stand directly below on the day."""
    line = AgencyAncestor.objects.filter(valid_on(day), ancestor=agency, agency=OuterRef("pk"), depth=1)
    return on(day).filter(Exists(line))


def posts_at(agency: Agency, actor: Actor, day: date) -> QuerySet[Appointment]:
    """The posts at the agency on the day, as far as the actor may see them."""
    rows = appointments.visible_to(actor).filter(valid_on(day), agency=agency, user__is_active=True)
    return rows.select_related("user").order_by("user__full_name", "pk")
