"""Combinations of person × post × place × state × deed × sealed × succession, each asked of the rules and of the oracle."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import Any
from uuid import UUID

from kiemtra.domain import (
    accountability,
    conclusions,
    documents,
    draws,
    evidence_asks,
    expectations,
    form_versions,
    inspections,
    merges,
    obstacles,
    people,
    plan_amendments,
    plans,
    readiness,
    readings,
    remediation,
    reports,
    secrecy,
    tasks,
    timetables,
)
from kiemtra.domain.deeds import Bearings, DeedRule, why_not
from kiemtra.domain.people import TEAM_ROLES, Actor, Post, Role
from tests.oracle_of_rights import ROLES, Card, Held, Sheet, answer

RULES: dict[str, Mapping[Any, DeedRule]] = {
    "plan": plans.DEEDS,
    "amendment": plan_amendments.DEEDS,
    "inspection": inspections.DEEDS,
    "conclusion": conclusions.DEEDS,
    "report": reports.DEEDS,
    "round": reports.ROUND_DEEDS,
    "merge": merges.DEEDS,
    "recommendation": remediation.DEEDS,
    "obstacle": obstacles.DEEDS,
    "document": documents.DEEDS,
    "task": tasks.DEEDS,
    "expected": expectations.DEEDS,
    "reading": readings.DEEDS,
    "accountability": accountability.DEEDS,
    "secrecy": secrecy.DEEDS,
    "readiness": readiness.DEEDS,
    "busy": timetables.BUSY_DEEDS,
    "draw": draws.DEEDS,
    "evidence": evidence_asks.DEEDS,
    "form": form_versions.DEEDS,
}
DEEDS: list[tuple[str, DeedRule]] = [
    (f"{subject}.{deed}", rule) for subject, table in RULES.items() for deed, rule in table.items()
]
_SETS: list[type[StrEnum]] = [
    plans.PlanState,
    plan_amendments.AmendmentState,
    inspections.InspectionState,
    reports.ReportState,
    merges.MergeState,
    reports.RoundState,
    remediation.RecommendationState,
    obstacles.ObstacleState,
    documents.DocumentState,
    expectations.ExpectedState,
    accountability.ProposalState,
    draws.DrawState,
    evidence_asks.AskState,
    form_versions.FormVersionState,
]
STATES = sorted({str(state) for states in _SETS for state in states} | {"read", "confirmed"})
ME, SOMEBODY_ELSE = UUID(int=1), UUID(int=2)
SIDES = {"trực": "standing", "ban": "issuer", "đoàn": "team", "vị": "unit", "nhận": "addressee"}
AGENCIES = {side: UUID(int=10 + at) for at, side in enumerate(SIDES)}
# Its successors, an agency that has nothing to do with the record, and the one that has taken over two sides.
HEIRS = {side: UUID(int=30 + at) for at, side in enumerate(SIDES)}
ELSEWHERE, OTHER_TEAM = UUID(int=90), UUID(int=91)
EVERYWHERE = [*AGENCIES.values(), *HEIRS.values(), ELSEWHERE, OTHER_TEAM]


@dataclass(frozen=True)
class Pair:
    """One person before one record: as the rules take them, and as the oracle's cards."""

    actor: Actor
    bearings: Bearings
    card: Card
    sheet: Sheet


def held(role: Role, place: UUID, taken_over: frozenset[UUID] = frozenset(), number: int = 0) -> tuple[Post, Held]:
    """A post for the rules, and the same on a card; a field officer with a field, every third one a substitute."""
    in_team = role in TEAM_ROLES
    field_post = role is Role.FIELD_OFFICER
    post = Post(
        id=UUID(int=500 + number),
        role=role,
        jurisdiction=UUID(int=3),
        agency=None if in_team else place,
        team=place if in_team else None,
        title=role,
        inherits=frozenset() if in_team else taken_over,
        areas=frozenset({"procedures"}) if field_post else frozenset(),
        over=AGENCIES["ban"] if field_post else None,
        stands_in_for=UUID(int=700) if number % 3 == 2 else None,
    )
    return post, Held(ROLES[role], place, frozenset() if in_team else taken_over)


def pair(
    posts: list[tuple[Post, Held]],
    sides: Mapping[str, UUID | None],
    *,
    itself: bool = False,
    sealed: bool = False,
    proposer: UUID | None = None,
    who: UUID | None = ME,
) -> Pair:
    """A person with these posts before a record with these sides."""
    return Pair(
        Actor(who, "Người thử", tuple(post for post, _ in posts)),
        Bearings(
            UUID(int=3),
            **{SIDES[side]: place for side, place in sides.items()},  # type: ignore[arg-type]
            self_run=itself,
            sealed=sealed,
            proposer=proposer,
        ),
        Card(who, tuple(card for _, card in posts)),
        Sheet(dict(sides), itself, sealed, proposer),
    )


def systematic(roles: Iterable[Role] = Role) -> Iterator[Pair]:
    """One post at a time: each role in each place, before and after a transfer, sealed or not, self-run or not."""
    transferred = {side: HEIRS[side] for side in SIDES} | {"đoàn": AGENCIES["đoàn"]}
    for role in roles:
        for place in EVERYWHERE:
            taken_over = frozenset(AGENCIES[side] for side, heir in HEIRS.items() if heir == place)
            for sides in (AGENCIES, transferred):
                for itself in (False, True):
                    yield pair([held(role, place, taken_over)], sides, itself=itself)
                for proposer in (None, ME, SOMEBODY_ELSE):
                    yield pair([held(role, place, taken_over)], sides, sealed=True, proposer=proposer)


def drawn(count: int, seed: int) -> Iterator[Pair]:
    """Several posts of one person, records with sides that are empty or fall together, people who are nobody."""
    draw = Random(seed)
    roles = list(Role)
    for _ in range(count):
        posts = []
        for number in range(draw.choice((0, 1, 1, 2, 2, 3, 4))):
            taken_over = frozenset(draw.sample(EVERYWHERE, draw.choice((0, 0, 1, 2))))
            posts.append(held(draw.choice(roles), draw.choice(EVERYWHERE), taken_over, number))
        near = [place for post, _ in posts if (place := post.team or post.agency)] or EVERYWHERE
        sides = {side: draw.choice((None, *near, *near, draw.choice(EVERYWHERE))) for side in SIDES}
        yield pair(
            posts,
            sides,
            itself=draw.random() < 0.4,
            sealed=draw.random() < 0.3,
            proposer=draw.choice((None, ME, ME, SOMEBODY_ELSE)),
            who=ME if draw.random() < 0.97 else None,
        )


def disagreements(pairs: Iterator[Pair], seed: int, most: int = 20) -> tuple[int, list[str]]:
    """How many combinations were asked, and where the rules and the oracle part.

    Each pair is asked every deed, in a state of the deed's own table and in one of any.
    """
    draw, count, found = Random(seed), 0, list[str]()
    near = {name: [*rule.states, *rule.after, "withdrawn", "draft"] for name, rule in DEEDS}
    for one in pairs:
        if len(found) >= most:
            break
        for name, rule in DEEDS:
            for state in (draw.choice(near[name]), draw.choice(STATES)):
                count += 1
                refusal = why_not(one.actor, rule, one.bearings, state)
                due = answer(name, one.card, one.sheet, state)
                if (refusal or "yes") != due and len(found) < most:
                    found.append(
                        f"{name} in {state}: {refusal or 'yes'}, the oracle says {due}; {one.card} {one.sheet}"
                    )
    return count, found


def flips_noticed() -> tuple[int, int]:
    """Each cell of the role table that a deed rests on, turned over: how many there are, and how many part the two."""
    permissions = sorted({rule.permission for _, rule in DEEDS})
    noticed = 0
    for role in Role:
        held_before = people.ROLES[role]
        for permission in permissions:
            people.ROLES[role] = held_before ^ {permission}
            noticed += bool(disagreements(systematic({role}), seed=5, most=1)[1])
        people.ROLES[role] = held_before
    return len(Role) * len(permissions), noticed
