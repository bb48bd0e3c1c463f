"""Which entries the main navigation has for an actor: nothing that stays empty for them, nothing that is refused."""

from dataclasses import dataclass
from uuid import UUID

from kiemtra.domain.people import UNIT_ROLES, Actor, Permission
from kiemtra.store.queries import plans, sides, units


@dataclass(frozen=True, slots=True)
class Entries:
    """The entries that not everybody has."""

    own_unit: UUID | None
    # The name of the page about reports: what one's unit owes, or what others owe.
    reports: str
    plans: bool
    readings: bool
    events: bool
    accounts: bool


def entries_for(actor: Actor) -> Entries:
    """One query, and only for people of a unit: the others always have plans."""
    of_unit = any(post.role in UNIT_ROLES for post in actor.posts)
    only_of_unit = of_unit and all(post.role in UNIT_ROLES for post in actor.posts)
    return Entries(
        own_unit=units.own_of(actor) if of_unit else None,
        reports="report-list" if of_unit else "report-round-list" if _receives(actor) else "",
        plans=not only_of_unit or plans.visible_to(actor).exists(),
        readings=actor.may(Permission.READING_MAKE),
        events=actor.may(Permission.EVENTS_READ),
        accounts=actor.may(Permission.ACCOUNTS_MANAGE),
    )


def _receives(actor: Actor) -> bool:
    """Whether reports of others are any business of the actor's."""
    return bool(actor.teams or actor.fields or actor.reach_as(*sides.STAFF_ROLES))
