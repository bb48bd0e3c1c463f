"""Teams: the roles in them and what a team needs before it may work."""

from collections.abc import Iterable
from enum import StrEnum

from kiemtra.domain.errors import Refusal


class TeamRole(StrEnum):
    """The seats of a team."""

    HEAD = "team_head"
    STANDING_DEPUTY = "team_standing_deputy"
    DEPUTY = "team_deputy"
    SECRETARY = "team_secretary"
    MEMBER = "team_member"


def why_not_set_up(roles: Iterable[TeamRole]) -> Refusal | None:
    """A team needs exactly one head."""
    return None if list(roles).count(TeamRole.HEAD) == 1 else Refusal.NO_TEAM_HEAD


# Without these a team cannot decide and cannot write.
INDISPENSABLE = frozenset({TeamRole.HEAD, TeamRole.SECRETARY})


def why_not_end_seat(role: TeamRole, *, others: int, at_work: bool) -> Refusal | None:
    """The reason against ending a seat without a substitute: the only head ever, the only secretary of a team at work.

    Whether inspections are open is not asked: a refusal, or none, would tell whoever does not see it of a sealed one.
    """
    if others or role not in INDISPENSABLE:
        return None
    return Refusal.ONLY_IN_SEAT if at_work or role is TeamRole.HEAD else None
