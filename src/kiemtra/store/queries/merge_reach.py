"""Which reports an agency sees because it is charged with merging them: those handed in by the units below it."""

from django.db.models import Exists, OuterRef, Q

from kiemtra.domain.people import UNIT_ROLES, Actor, Role
from kiemtra.domain.reports import HANDED_IN
from kiemtra.store.models import AgencyAncestor, Merge
from kiemtra.store.queries.people import valid_on
from kiemtra.store.queries.sides import STAFF_ROLES


def merges_it(actor: Actor, prefix: str = "") -> Q:
    """The condition that an agency of the actor merges all items of a report, for rows that point to it by `prefix`.

    The head of the asking agency approves the whole of the round, and sees what stands in it.
    """
    handed_in = Q(**{f"{prefix}state__in": HANDED_IN})
    asked = Q(**{f"{prefix}round__asker__in": actor.reach_as(Role.AGENCY_HEAD)})
    own = actor.reach_as(*STAFF_ROLES, *UNIT_ROLES)
    if not own or actor.day is None:
        return Q(pk__in=[])
    below = AgencyAncestor.objects.filter(
        valid_on(actor.day), agency=OuterRef(OuterRef(f"{prefix}agency")), ancestor=OuterRef("over")
    )
    charged = Merge.objects.filter(Exists(below), round=OuterRef(f"{prefix}round"), agency__in=own, areas=[])
    return (asked | Q(Exists(charged))) & handed_in
