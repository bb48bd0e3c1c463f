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
