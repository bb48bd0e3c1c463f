"""Teams: the roles in them, what a team needs on every day, and what is said about its people before they go out.

Who must stand aside at which unit is decided in `recusals.py`; on which days somebody is away, in `absences.py`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kiemtra.domain.errors import Refusal


class TeamRole(StrEnum):
    """The seats of a team."""

    HEAD = "team_head"
    STANDING_DEPUTY = "team_standing_deputy"
    DEPUTY = "team_deputy"
    SECRETARY = "team_secretary"
    MEMBER = "team_member"
    # Invited for what the members do not know themselves; works as a member does.
    EXPERT = "team_expert"


def rank_of(role: TeamRole) -> int:
    """The place of a role in lists of members: the head first, invited experts last."""
    return list(TeamRole).index(role)


class SeatChangeKind(StrEnum):
    """What became of a seat after the team was set up."""

    ADDED = "added"
    SUBSTITUTED = "substituted"
    ENDED = "ended"


class TeamTrouble(StrEnum):
    """What is said about the people of a plan's teams; none of it forbids anything."""

    AREA_UNCOVERED = "area_uncovered"
    NO_SECRETARY = "no_secretary"
    IN_TWO_TEAMS = "in_two_teams"
    RECUSED = "recused"
    KEEPER_RECUSED = "keeper_recused"
    AWAY_ON_VISIT = "away_on_visit"
    ACCOUNT_CLOSED = "account_closed"


@dataclass(frozen=True, slots=True)
class Term:
    """A person in a role in [first, until); `person` tells two people apart, with or without an account."""

    person: str
    role: TeamRole
    first: date
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the seat is held on the day."""
        return self.first <= day and (self.until is None or day < self.until)


# Without these a team cannot decide and cannot write.
INDISPENSABLE = frozenset({TeamRole.HEAD, TeamRole.SECRETARY})


def why_not_set_up(terms: Iterable[Term], *, on: date, alone: bool = False) -> Refusal | None:
    """A team needs exactly one head and a secretary (or several); who inspects their own agency may write alone."""
    held = list(terms)
    if refusal := _why_not_on(on, held):
        return refusal
    secretaries = [term for term in held if term.role is TeamRole.SECRETARY]
    return None if secretaries or alone else Refusal.NO_TEAM_SECRETARY


def why_not_change(before: Iterable[Term], after: Iterable[Term], *, since: date) -> Refusal | None:
    """The first thing that a change breaks on some day from `since` on; what was so already is no reason against it."""
    held, then = list(before), list(after)
    days = {since} | {day for term in (*held, *then) for day in (term.first, term.until) if day and day > since}
    for day in sorted(days):
        refusal = _why_not_on(day, then)
        if refusal and refusal != _why_not_on(day, held):
            return refusal
    return None


def _why_not_on(day: date, terms: Iterable[Term]) -> Refusal | None:
    there = [term for term in terms if term.holds(day)]
    roles = [term.role for term in there]
    if roles.count(TeamRole.HEAD) != 1:
        return Refusal.NO_TEAM_HEAD
    people = [term.person for term in there]
    return Refusal.TWICE_IN_TEAM if len(set(people)) != len(people) else None


def why_not_end_seat(role: TeamRole, *, others: int, at_work: bool) -> Refusal | None:
    """The reason against ending a seat without a substitute: the only head ever, the only secretary of a team at work.

    Whether inspections are open is not asked: a refusal, or none, would tell whoever does not see it of a sealed one.
    """
    if others or role not in INDISPENSABLE:
        return None
    return Refusal.ONLY_IN_SEAT if at_work or role is TeamRole.HEAD else None
