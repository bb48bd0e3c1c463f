"""Reorganisations: what a deed may do to agencies, and who takes over what a dissolved agency owed.

A reorganisation ends, founds or moves agencies on a day. What they owed (a recommendation, their side of an inspection or
of a plan, the answer to an obstacle) passes by transfers: by the default rule here, or as a person decides. Where things
happened never changes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from kiemtra.domain.agencies import SuccessionKind
from kiemtra.domain.deeds import Bearings, Side, stands_on
from kiemtra.domain.errors import Refusal
from kiemtra.domain.people import SCOPES, Actor, Permission, Post, Scope


class ReorganisationKind(StrEnum):
    """What is done to agencies."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    MOVE = "move"
    DISSOLVE = "dissolve"


class Obligation(StrEnum):
    """What passes from an agency to its successor."""

    # Carry out what an inspection recommended.
    RECOMMENDATION = "recommendation"
    # Answer for the inspected unit.
    INSPECTED_SIDE = "inspected_side"
    # Stand for the inspections of a plan: teams, notices, verification, archives.
    INSPECTING_SIDE = "inspecting_side"
    # Answer for what the issuer of a plan answered for.
    ISSUING_SIDE = "issuing_side"
    # Answer an obstacle.
    OBSTACLE = "obstacle"


class ReorganisationFault(StrEnum):
    """What is wrong with a reorganisation, or with who is to take something over."""

    NO_PREDECESSOR = "no_predecessor"
    NO_SUCCESSOR = "no_successor"
    TOO_FEW_SUCCESSORS = "too_few_successors"
    TOO_MANY_PREDECESSORS = "too_many_predecessors"
    TOO_MANY_SUCCESSORS = "too_many_successors"
    NAMED_TWICE = "named_twice"
    SUCCESSOR_IS_PREDECESSOR = "successor_is_predecessor"
    ALREADY_ENDED = "already_ended"
    NOT_YET_FOUNDED = "not_yet_founded"
    SUCCESSOR_BEFORE_END = "successor_before_end"
    SUCCESSOR_NOT_THERE = "successor_not_there"
    OVERLAPS = "overlaps"
    CIRCULAR = "circular"
    PARENT_NOT_THERE = "parent_not_there"
    NO_PARENT = "no_parent"
    NOT_OF_SYSTEM = "not_of_system"
    NO_GROUND = "no_ground"
    RECEIVER_GONE = "receiver_gone"
    SAME_RECEIVER = "same_receiver"


# How a department of home affairs signs: the standing agency for inspections of a province.
STANDING_SYMBOL = "SNV"

# What the inspected side owes.
INSPECTED = frozenset({Obligation.RECOMMENDATION, Obligation.INSPECTED_SIDE, Obligation.OBSTACLE})

SUCCESSIONS: dict[ReorganisationKind, SuccessionKind] = {
    ReorganisationKind.MERGE: SuccessionKind.MERGED,
    ReorganisationKind.SPLIT: SuccessionKind.SPLIT,
    ReorganisationKind.RENAME: SuccessionKind.RENAMED,
    ReorganisationKind.DISSOLVE: SuccessionKind.DISSOLVED,
}


@dataclass(frozen=True, slots=True)
class Step:
    """One agency followed another."""

    successor: UUID | None
    on: date
    kind: SuccessionKind
    is_main: bool = False


def step_of(steps: Sequence[Step], day: date) -> Step | None:
    """The step along which obligations pass: the latest by the day; of several successors the main one, else none."""
    known = [step for step in steps if step.on <= day and step.successor is not None]
    last = max((step.on for step in known), default=None)
    found = [step for step in known if step.on == last]
    if len(found) > 1:
        found = [step for step in found if step.is_main]
    return found[0] if len(found) == 1 else None


def takes_over(what: Obligation, heir: UUID, *, standing: UUID | None, self_run: bool) -> UUID:
    """Who takes over from the heir's side: the inspecting side goes to the standing agency below the heir.

    `standing` is the department of home affairs below a People's Committee that is the heir, where there is one; an
    agency that inspected itself is followed by its heir.
    """
    if what is Obligation.INSPECTING_SIDE and standing is not None and not self_run:
        return standing
    return heir


def needs_decision(what: Obligation, kind: SuccessionKind) -> bool:
    """Whether a person must still say who takes it over.

    Law 72/2025/QH15 and Resolution 203/2025/QH15: a district ends without a successor of its own; the competent person
    names who takes over each task. Until then the agency named in the register answers.
    """
    return what in INSPECTED and kind is SuccessionKind.DISSOLVED


def deciding_post(actor: Actor, permission: Permission, bearings: Bearings) -> Post | None:
    """The post under which the actor decides: in charge of the whole system, or on the standing side of today."""
    for post in actor.posts:
        everywhere = SCOPES[post.role] is Scope.JURISDICTION and post.jurisdiction == bearings.jurisdiction
        if post.allows(permission) and (everywhere or stands_on(post, Side.STANDING, bearings)):
            return post
    return None


def why_not_decide(actor: Actor, permission: Permission, bearings: Bearings) -> Refusal | None:
    """The reason why this actor may not reorganise here, or not say who takes an obligation over."""
    if not actor.is_known:
        return Refusal.SIGN_IN
    if not actor.may(permission):
        return Refusal.NOT_YOUR_ROLE
    return None if deciding_post(actor, permission, bearings) else Refusal.NOT_YOUR_SIDE


@dataclass(frozen=True, slots=True)
class AgencyFacts:
    """What a reorganisation must know of an agency that is there."""

    id: UUID
    valid_from: date
    valid_to: date | None
    # All above it on the day before, itself excluded.
    above: frozenset[UUID] = frozenset()
    # Whether it stands at or below the root of the system, or what followed that.
    of_system: bool = True


@dataclass(frozen=True, slots=True)
class FoundingFacts:
    """What it must know of one that the deed founds."""

    parent: AgencyFacts | None = None
    # An agency of the same name stands at the same place that day, and does not end by the deed.
    is_there: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A reorganisation before it is decided."""

    kind: ReorganisationKind
    on: date
    predecessors: Sequence[AgencyFacts]
    successors: Sequence[AgencyFacts | FoundingFacts] = ()
    parent: AgencyFacts | None = None
    ground: str = ""


# Of each kind: fewest and most predecessors, fewest and most successors (None: as many as one likes).
COUNTS: dict[ReorganisationKind, tuple[int, int | None, int, int | None]] = {
    ReorganisationKind.MERGE: (1, None, 1, 1),
    ReorganisationKind.SPLIT: (1, 1, 2, None),
    ReorganisationKind.RENAME: (1, 1, 1, 1),
    ReorganisationKind.MOVE: (1, None, 0, 0),
    ReorganisationKind.DISSOLVE: (1, None, 0, 1),
}


F = ReorganisationFault
Found = tuple[str, ReorganisationFault]


def faults_of(change: Change) -> dict[str, ReorganisationFault]:
    """All that is wrong with a reorganisation: place (`predecessors.0.already_ended`) → fault; empty where nothing is."""
    found = [*_miscounted(change), *_wrong_predecessors(change), *_wrong_successors(change), *_wrong_parent(change)]
    if not change.ground.strip():
        found.append(("ground", F.NO_GROUND))
    return {f"{place}.{fault}": fault for place, fault in found}


def _miscounted(change: Change) -> Iterator[Found]:
    fewest, most, fewest_after, most_after = COUNTS[change.kind]
    before, after = len(change.predecessors), len(change.successors)
    if before < fewest:
        yield "predecessors", F.NO_PREDECESSOR
    if most is not None and before > most:
        yield "predecessors", F.TOO_MANY_PREDECESSORS
    if after < fewest_after:
        yield "successors", F.TOO_FEW_SUCCESSORS if fewest_after > 1 else F.NO_SUCCESSOR
    if most_after is not None and after > most_after:
        yield "successors", F.TOO_MANY_SUCCESSORS


def _wrong_predecessors(change: Change) -> Iterator[Found]:
    """Each exists on the day before, is not known to end on another day, and belongs to the system."""
    for place, agency in enumerate(change.predecessors):
        here = f"predecessors.{place}"
        if agency.id in {other.id for other in change.predecessors[:place]}:
            yield here, F.NAMED_TWICE
        if not agency.of_system:
            yield here, F.NOT_OF_SYSTEM
        if agency.valid_to is not None and agency.valid_to <= change.on:
            yield here, F.ALREADY_ENDED
        elif agency.valid_to is not None and change.kind is not ReorganisationKind.MOVE:
            # It is known to go on until a later day: a successor would begin before that.
            yield here, F.SUCCESSOR_BEFORE_END
        if change.on <= agency.valid_from:
            yield here, F.NOT_YET_FOUNDED


def _wrong_successors(change: Change) -> Iterator[Found]:
    ending = {agency.id for agency in change.predecessors}
    seen: set[UUID] = set()
    for place, agency in enumerate(change.successors):
        here = f"successors.{place}"
        if isinstance(agency, FoundingFacts):
            yield from _wrong_founding(agency, here, change)
            continue
        if agency.id in ending:
            yield here, F.SUCCESSOR_IS_PREDECESSOR
        elif not _is_there(agency, change.on):
            yield here, F.SUCCESSOR_NOT_THERE
        if agency.id in seen:
            yield here, F.NAMED_TWICE
        if change.kind is ReorganisationKind.RENAME:
            yield here, F.OVERLAPS
        seen.add(agency.id)


def _wrong_founding(founding: FoundingFacts, here: str, change: Change) -> Iterator[Found]:
    ending = {agency.id for agency in change.predecessors}
    if founding.is_there:
        yield here, F.OVERLAPS
    if founding.parent is None:
        return
    if founding.parent.id in ending or not _is_there(founding.parent, change.on):
        yield here, F.PARENT_NOT_THERE
    elif founding.parent.above & ending:
        yield here, F.CIRCULAR


def _wrong_parent(change: Change) -> Iterator[Found]:
    if change.kind is not ReorganisationKind.MOVE:
        return
    if change.parent is None:
        yield "parent", F.NO_PARENT
        return
    if not _is_there(change.parent, change.on):
        yield "parent", F.PARENT_NOT_THERE
    if any(agency.id == change.parent.id or agency.id in change.parent.above for agency in change.predecessors):
        yield "parent", F.CIRCULAR


def _is_there(agency: AgencyFacts, day: date) -> bool:
    return agency.valid_from <= day and (agency.valid_to is None or agency.valid_to > day)
