"""Agencies of the register on a day: who stands below whom."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from kiemtra.store.models import Agency, AgencyAncestor, Plan
from kiemtra.store.queries.people import valid_on


def on(day: date) -> QuerySet[Agency]:
    """The agencies that exist on the day."""
    return Agency.objects.filter(valid_on(day))


def below(root: UUID, day: date) -> QuerySet[Agency]:
    """The agencies below `root` on the day, without itself."""
    line = AgencyAncestor.objects.filter(valid_on(day), ancestor=root, agency=OuterRef("pk"))
    return on(day).filter(Exists(line)).exclude(pk=root).order_by("code")


def group_counts(root: UUID, day: date) -> dict[tuple[str, str], int]:
    """How many agencies of each (level, kind) stand below `root` on the day; one query."""
    rows = below(root, day).order_by().values_list("level", "kind").annotate(Count("pk"))
    return {(level, kind): count for level, kind, count in rows}


def of_groups(root: UUID, day: date, groups: Iterable[tuple[str, str]]) -> list[Agency]:
    """The agencies of these (level, kind) below `root` on the day; one query."""
    wanted = Q(pk__in=[])
    for level, kind in groups:
        wanted |= Q(level=level, kind=kind)
    return list(below(root, day).filter(wanted))


def heads_below(root: UUID, day: date) -> list[Agency]:
    """The agencies below `root` that have others below themselves on the day; one query."""
    under = AgencyAncestor.objects.filter(valid_on(day), ancestor=OuterRef("pk"), depth__gt=0)
    return list(below(root, day).filter(Exists(under)))


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


def with_keys(keys: Iterable[UUID]) -> list[Agency]:
    """The agencies with these ids, by code; one query."""
    return list(Agency.objects.filter(pk__in=list(keys)).order_by("code"))


def of_plan(plan: Plan) -> QuerySet[Agency]:
    """The units of a plan."""
    return Agency.objects.filter(plan_units__plan=plan).order_by("code")
