"""Why somebody may or may not do a deed: the rule that decides, the post that carries it, and who else could.

Only explains what `deeds.py` decides; it decides nothing itself.
"""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from kiemtra.domain.deeds import Bearings, DeedRule, Side, acting_post, stands_on, why_not
from kiemtra.domain.errors import Refusal
from kiemtra.domain.people import ROLES, TEAM_ROLES, Actor, Post, Role


class RecordKind(StrEnum):
    """The kinds of records of which somebody may ask what they may do there."""

    PLAN = "plan"
    INSPECTION = "inspection"
    REPORT = "report"
    REPORT_ROUND = "report_round"
    FINDING = "finding"
    RECOMMENDATION = "recommendation"
    DOCUMENT = "document"
    TASK = "task"
    EXPECTED_PLAN = "expected_plan"
    READING = "reading"
    ACCOUNTABILITY = "accountability"
    DRAW = "draw"
    EVIDENCE_ASK = "evidence_ask"
    MERGE = "merge"


@dataclass(frozen=True, slots=True)
class Asked:
    """One deed as it is asked of one record."""

    deed: StrEnum
    rule: DeedRule
    bearings: Bearings
    state: str


@dataclass(frozen=True, slots=True)
class Able:
    """A role that could do the deed, and the side of the record on which its post must stand."""

    role: Role
    side: Side


@dataclass(frozen=True, slots=True)
class Why:
    """The answer for one deed: open, or the first reason against it; the post and side that carry it; who else could."""

    asked: Asked
    refusal: Refusal | None
    post: Post | None
    side: Side | None
    able: tuple[Able, ...]

    @property
    def is_open(self) -> bool:
        """Whether the deed is open to who asked."""
        return self.refusal is None


def explain(actor: Actor, asked: Asked, further: Refusal | None = None) -> Why:
    """Answer for one deed; `further` is what stands against it once rights and state are met."""
    refusal = why_not(actor, asked.rule, asked.bearings, asked.state) or further
    post = acting_post(actor, asked.rule, asked.bearings)
    side = _side_of(post, asked) if post else None
    return Why(asked, refusal, post, side, able(asked.rule, asked.bearings))


def able(rule: DeedRule, bearings: Bearings) -> tuple[Able, ...]:
    """The roles that could do the deed on this record, each with its side, in the order of roles."""
    return tuple(
        Able(role, side)
        for role in Role
        for side in Side
        if rule.permission in ROLES[role] and side in rule.sides and _can_stand(role, side, bearings)
    )


def _side_of(post: Post, asked: Asked) -> Side | None:
    return next((side for side in Side if side in asked.rule.sides and stands_on(post, side, asked.bearings)), None)


def _can_stand(role: Role, side: Side, bearings: Bearings) -> bool:
    """Whether a post of this role at the agency or team of that side would stand there."""
    place = bearings.agency_on(side)
    in_team = role in TEAM_ROLES
    if place is None or in_team is not (side is Side.TEAM):
        return False
    post = Post(UUID(int=0), role, bearings.jurisdiction, None if in_team else place, place if in_team else None, "")
    return stands_on(post, side, bearings)
