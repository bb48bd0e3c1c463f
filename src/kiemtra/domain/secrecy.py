"""What the head of a team keeps close: the summons before an unannounced visit, and a draft that is sealed.

Who a sealed inspection exists for stands in `deeds.py`; proposals on accountability in `accountability.py`.
"""

from datetime import datetime
from enum import StrEnum

from kiemtra.domain.deeds import Bearings, DeedRule, Side
from kiemtra.domain.errors import Refusal
from kiemtra.domain.inspections import InspectionState
from kiemtra.domain.people import Actor, Permission, Role

S = InspectionState


class SecrecyDeed(StrEnum):
    """What only the head may do."""

    SUMMON = "summon"
    SEAL_DRAFT = "seal_draft"
    UNSEAL_DRAFT = "unseal_draft"


_TEAM = frozenset({Side.TEAM})

DEEDS: dict[SecrecyDeed, DeedRule] = {
    SecrecyDeed.SUMMON: DeedRule(
        Permission.UNANNOUNCED_APPROVE, _TEAM, frozenset({S.APPROVED}), frozenset({S.ON_SITE, S.MINUTES_CLOSED})
    ),
    SecrecyDeed.SEAL_DRAFT: DeedRule(Permission.CONCLUSION_ISSUE, _TEAM, frozenset({S.DRAFTING})),
    SecrecyDeed.UNSEAL_DRAFT: DeedRule(Permission.CONCLUSION_ISSUE, _TEAM, frozenset({S.DRAFTING})),
}


class ReadingOf(StrEnum):
    """In which way a sealed record was read."""

    PAGE = "page"
    LIST = "list"
    EXPORT = "export"
    API = "api"


def is_keeper(actor: Actor, bearings: Bearings) -> bool:
    """Whether the actor is head or secretary of the team: the two for whom a sealed draft exists.

    Who drafted it and is neither does not see it any more: the head has decided to hold it closer.
    """
    return bearings.team is not None and bearings.team in actor.teams_as(Role.TEAM_HEAD, Role.TEAM_SECRETARY)


def why_not_summon(*, shown_from: datetime, meet_at: datetime, now: datetime) -> Refusal | None:
    """The reason against a summons: the team is told before it meets, and meets after now."""
    if meet_at <= now:
        return Refusal.HOUR_PASSED
    return Refusal.SUMMONED_AFTER_MEETING if shown_from > meet_at else None
