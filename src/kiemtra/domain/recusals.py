"""Recusals: who must stand aside at which unit, and on what ground.

Own agency and former post follow from posts held; kin is what the person has declared himself. How many years a former
post counts is data (`data/recusals.toml`).
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


class RecusalGround(StrEnum):
    """Why somebody stands aside, the strongest first."""

    OWN_AGENCY = "own_agency"
    DECLARED_KIN = "declared_kin"
    FORMER_POST = "former_post"


@dataclass(frozen=True, slots=True)
class PostHeld:
    """A post in [first, until) at an agency, with the agencies above it."""

    agency: UUID
    first: date
    until: date | None
    above: frozenset[UUID] = frozenset()

    def is_in(self, family: Collection[UUID]) -> bool:
        """Whether the post is, or was, at one of these agencies or below."""
        return self.agency in family or not self.above.isdisjoint(family)


@dataclass(frozen=True, slots=True)
class Declared:
    """What somebody has declared of an agency, good to the day `until` (included) where it has one."""

    agency: UUID
    ground: RecusalGround
    until: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the declaration is good on the day."""
        return self.until is None or day <= self.until


def ground_at(
    family: Collection[UUID],
    posts: Iterable[PostHeld],
    declared: Iterable[Declared],
    *,
    today: date,
    years: int,
    self_run: bool = False,
) -> RecusalGround | None:
    """Why a person stands aside at a unit; None where nothing speaks against his going there.

    `family` is the unit with its predecessors and successors. Where an agency inspects itself (`self_run`) its own
    people do so by right: only what they declare counts.
    """
    found = {one.ground for one in declared if one.agency in family and one.holds(today)}
    if not self_run:
        since = years_before(today, years)
        for post in posts:
            if post.is_in(family) and post.first <= today and post.until != post.first:
                if post.until is None or post.until > today:
                    found.add(RecusalGround.OWN_AGENCY)
                elif post.until > since:
                    found.add(RecusalGround.FORMER_POST)
    return next((ground for ground in RecusalGround if ground in found), None)


def years_before(day: date, years: int) -> date:
    """The same day so many years ago; of 29 February the last day of that month."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
