"""Agencies of the register on a day: who stands below whom."""

from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from kiemtra.store.models import Agency, AgencyAncestor, Plan
from kiemtra.store.queries.people import valid_on


def on(day: date) -> QuerySet[Agency]:
    """The agencies that exist on the day."""
    return Agency.objects.filter(valid_on(day))


def below(root: UUID, day: date) -> QuerySet[Agency]:
    """The agencies below `root` on the day, without itself."""
    line = AgencyAncestor.objects.filter(valid_on(day), ancestor=root, agency=OuterRef("pk"))
    return on(day).filter(Exists(line)).exclude(pk=root).order_by("code")


def around(root: UUID, day: date) -> QuerySet[Agency]:
    """`root`, those below it and those above it: whose names a text of this government may mention."""
    under = AgencyAncestor.objects.filter(ancestor=root, agency=OuterRef("pk"))
    above = AgencyAncestor.objects.filter(agency=root, ancestor=OuterRef("pk"))
    beside = AgencyAncestor.objects.filter(
        agency=OuterRef("pk"),
        ancestor__in=AgencyAncestor.objects.filter(agency=root, depth=1).values("ancestor"),
        depth=1,
    )
    return on(day).filter(Q(pk=root) | Exists(under) | Exists(above) | Exists(beside)).order_by("code")


def by_code() -> dict[str, Agency]:
    """The whole register by key: for loading, not for pages."""
    return {agency.code: agency for agency in Agency.objects.all()}


def of_plan(plan: Plan) -> QuerySet[Agency]:
    """The units of a plan."""
    return Agency.objects.filter(plan_units__plan=plan).order_by("code")
