"""Personal calendar feeds: whose an address is, and what stands in the calendar of a person."""

from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from kiemtra.domain.feeds import digest_of
from kiemtra.domain.people import UNIT_ROLES, Actor
from kiemtra.store.models import CalendarFeed, Event, Inspection, TeamMember, User
from kiemtra.store.queries import inspections

# What has been looked at longer ago is no news to anybody's calendar.
MOST = 500


def live_of(actor: Actor) -> QuerySet[CalendarFeed]:
    """The address of this actor that is good; at most one."""
    return CalendarFeed.objects.filter(user=actor.user, user__isnull=False, withdrawn_at__isnull=True)


def owner_of(token: str) -> User | None:
    """Whose calendar the token opens; None for any other token, and for an account that is closed."""
    rows = CalendarFeed.objects.filter(digest=digest_of(token), withdrawn_at__isnull=True, user__is_active=True)
    feed = rows.select_related("user").first()
    return feed.user if feed else None


def visits_of(actor: Actor, since: date) -> QuerySet[Inspection]:
    """The visits from that day on that stand in the actor's own calendar: of his teams while he sits there, at his unit.

    No sealed one: these stand there as a call, without unit and topic (`secrecy.summons_for`).
    """
    seats = TeamMember.objects.filter(
        Q(valid_to__isnull=True) | Q(valid_to__gt=OuterRef("visit_on")),
        user=actor.user,
        team=OuterRef("team"),
        valid_from__lte=OuterRef("visit_on"),
    )
    own = actor.reach_as(*UNIT_ROLES)
    at_home = Q(noticed_on__isnull=False) & (Q(unit__in=own) | Q(carried_by__in=own))
    rows = inspections.visible_to(actor).filter(sealed_until__isnull=True, visit_on__gte=since)
    rows = rows.annotate(is_out=Exists(seats)).filter(Q(is_out=True) | at_home & ~Q(state__in=inspections.UNTOLD))
    told = Event.objects.filter(inspection_id=OuterRef("pk")).order_by("-recorded_at")
    rows = rows.annotate(revised_at=Subquery(told.values("recorded_at")[:1]))
    return rows.select_related("unit", "team", "plan__jurisdiction").order_by("visit_on", "visit_at", "pk")[:MOST]
