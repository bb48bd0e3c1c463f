"""Who may do what to one record, and when: a deed's rule and the reason against it.

A rule names a permission, the sides on which the post that carries it must stand, and the states in which the deed
is open. The subjects (`plans.py`, `inspections.py`, …) hold the tables; this module is the only reader of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from kiemtra.domain.errors import Refusal
from kiemtra.domain.people import UNIT_ROLES, Actor, Permission, Post, Role


class Side(StrEnum):
    """Where a post stands towards a record."""

    STANDING = "standing"
    ISSUER = "issuer"
    TEAM = "team"
    UNIT = "unit"
    ADDRESSEE = "addressee"


@dataclass(frozen=True, slots=True)
class Bearings:
    """What a decision needs to know of a record: who stands on which side of it, and whether it is sealed."""

    jurisdiction: UUID
    standing: UUID | None = None
    issuer: UUID | None = None
    team: UUID | None = None
    unit: UUID | None = None
    addressee: UUID | None = None
    # The agency inspects itself and its subordinates: issuer and standing agency are one.
    self_run: bool = False
    sealed: bool = False
    proposer: UUID | None = None

    @property
    def inspects_itself(self) -> bool:
        """Whether the unit is the very agency that issues and runs the plan: a self-inspection of its own."""
        return self.self_run and self.unit is not None and self.unit == self.standing

    def agency_on(self, side: Side) -> UUID | None:
        """The agency or team that stands on this side."""
        return {
            Side.STANDING: self.standing,
            Side.ISSUER: self.issuer,
            Side.TEAM: self.team,
            Side.UNIT: self.unit,
            Side.ADDRESSEE: self.addressee,
        }[side]


@dataclass(frozen=True, slots=True)
class DeedRule:
    """One row of a table of deeds."""

    permission: Permission
    sides: frozenset[Side]
    states: frozenset[str] = field(default_factory=frozenset)
    # States that lie behind the deed: the refusal then says "already done", not "not yet".
    after: frozenset[str] = field(default_factory=frozenset)


# The state, of whatever record, in which somebody has called it off.
WITHDRAWN = "withdrawn"

# People of an inspected agency run an inspection only where the agency inspects itself.
_RUNNING = frozenset({Side.STANDING, Side.ISSUER})


def stands_on(post: Post, side: Side, bearings: Bearings) -> bool:
    """Whether this post stands on that side of the record."""
    place = bearings.agency_on(side)
    held = post.team if side is Side.TEAM else post.agency
    if side in _RUNNING and post.role in UNIT_ROLES and not bearings.self_run:
        return False
    return place is not None and held == place


def acting_post(actor: Actor, rule: DeedRule, bearings: Bearings) -> Post | None:
    """The post under which the actor may do the deed; None where none carries it here."""
    for post in actor.posts:
        if post.allows(rule.permission) and any(stands_on(post, side, bearings) for side in rule.sides):
            return post
    return None


def is_one_of_three(actor: Actor, bearings: Bearings) -> bool:
    """Whether a sealed record exists for this actor: head or secretary of its team, or its proposer while in office."""
    keepers = actor.teams_as(Role.TEAM_HEAD, Role.TEAM_SECRETARY)
    proposed = actor.user == bearings.proposer and bearings.standing in actor.reach_as(Role.STANDING_OFFICER)
    return actor.user is not None and (proposed or bearings.team in keepers)


def why_not_here(actor: Actor, rule: DeedRule, bearings: Bearings) -> Refusal | None:
    """The reason why no post of this actor carries the deed on this record; None where one does."""
    if not actor.is_known:
        return Refusal.SIGN_IN
    if bearings.sealed and not is_one_of_three(actor, bearings):
        return Refusal.SEALED
    if not actor.may(rule.permission):
        return Refusal.NOT_YOUR_ROLE
    if acting_post(actor, rule, bearings) is None:
        return _wrong_side(rule)
    return None


def why_not(actor: Actor, rule: DeedRule, bearings: Bearings, state: str) -> Refusal | None:
    """The first reason against a deed: rights before state. None where the deed is open."""
    if refusal := why_not_here(actor, rule, bearings):
        return refusal
    if not rule.states or state in rule.states:
        return None
    if state == WITHDRAWN:
        return Refusal.WITHDRAWN
    return Refusal.ALREADY_DONE if state in rule.after else Refusal.NOT_YET


def _wrong_side(rule: DeedRule) -> Refusal:
    if rule.sides == {Side.TEAM}:
        return Refusal.NOT_YOUR_TEAM
    if rule.sides <= {Side.UNIT, Side.ADDRESSEE}:
        return Refusal.NOT_YOUR_AGENCY
    return Refusal.NOT_YOUR_SIDE


Deeds = Mapping[StrEnum, DeedRule]
