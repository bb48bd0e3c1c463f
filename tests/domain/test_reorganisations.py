"""What a reorganisation may do, and who takes over what a dissolved agency owed."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kiemtra.domain.agencies import SuccessionKind
from kiemtra.domain.deeds import Bearings
from kiemtra.domain.errors import Refusal
from kiemtra.domain.people import STRANGER, Actor, Permission, Role
from kiemtra.domain.reorganisations import (
    COUNTS,
    INSPECTED,
    SUCCESSIONS,
    AgencyFacts,
    Change,
    FoundingFacts,
    Obligation,
    ReorganisationFault,
    ReorganisationKind,
    Step,
    faults_of,
    needs_decision,
    step_of,
    takes_over,
    why_not_decide,
)
from tests.domain.who import actor, post

A, B, C, STANDING = UUID(int=1), UUID(int=2), UUID(int=3), UUID(int=4)
DAY = date(2025, 7, 1)
K, F, O = ReorganisationKind, ReorganisationFault, Obligation  # noqa: E741
STARTED = date(2016, 1, 1)


def step(to: UUID | None, on: date = DAY, *, is_main: bool = False) -> Step:
    return Step(to, on, SuccessionKind.MERGED, is_main)


@pytest.mark.parametrize(
    ("steps", "heir"),
    [
        ([], None),
        ([step(A)], A),
        ([step(None)], None),
        ([step(A), step(B)], None),
        ([step(A), step(B, is_main=True)], B),
        ([step(A, is_main=True), step(B, is_main=True)], None),
        ([step(A, date(2024, 12, 1)), step(B)], B),
        ([step(A, date(2024, 12, 1)), step(B, DAY + timedelta(days=1))], A),
    ],
    ids=["nobody", "one", "without successor", "two", "main", "two mains", "the latest", "not the coming one"],
)
def test_obligations_pass_along_one_step_or_wait(steps: list[Step], heir: UUID | None) -> None:
    found = step_of(steps, DAY)

    assert (found.successor if found else None) == heir


@given(some.lists(some.builds(step, some.sampled_from([A, B, C]), is_main=some.booleans())))
def test_step_is_one_of_the_steps_whatever_their_order(steps: list[Step]) -> None:
    found, turned = step_of(steps, DAY), step_of(list(reversed(steps)), DAY)

    assert found is None or found in steps
    assert found == turned


@pytest.mark.parametrize("what", list(O))
def test_inspecting_side_goes_to_the_standing_agency_below_the_heir(what: Obligation) -> None:
    receiver = STANDING if what is O.INSPECTING_SIDE else A

    assert takes_over(what, A, standing=STANDING, self_run=False) == receiver
    assert takes_over(what, A, standing=STANDING, self_run=True) == A
    assert takes_over(what, A, standing=None, self_run=False) == A


def test_a_dissolved_inspected_side_waits_for_who_is_named() -> None:
    told = {what for what in O if needs_decision(what, SuccessionKind.DISSOLVED)}

    assert told == INSPECTED == {O.RECOMMENDATION, O.INSPECTED_SIDE, O.OBSTACLE}
    assert not any(
        needs_decision(what, kind) for what in O for kind in set(SuccessionKind) - {SuccessionKind.DISSOLVED}
    )


def facts(key: UUID = A, start: date = STARTED, end: date | None = None, **more: object) -> AgencyFacts:
    return AgencyFacts(key, start, end, **more)  # type: ignore[arg-type]


MERGE = Change(K.MERGE, DAY, [facts(A)], [facts(B)], ground="Nghị quyết 1")


def test_sound_changes_have_no_faults() -> None:
    sound = [
        MERGE,
        replace(MERGE, successors=[FoundingFacts(facts(C))]),
        replace(MERGE, kind=K.SPLIT, successors=[FoundingFacts(), facts(B)]),
        replace(MERGE, kind=K.RENAME, successors=[FoundingFacts(facts(C))]),
        replace(MERGE, kind=K.MOVE, successors=[], parent=facts(C)),
        replace(MERGE, kind=K.DISSOLVE, successors=[]),
        replace(MERGE, kind=K.DISSOLVE),
    ]

    assert [faults_of(change) for change in sound] == [{}] * len(sound)


@pytest.mark.parametrize(
    ("change", "place", "fault"),
    [
        (replace(MERGE, predecessors=[]), "predecessors", F.NO_PREDECESSOR),
        (replace(MERGE, successors=[]), "successors", F.NO_SUCCESSOR),
        (replace(MERGE, kind=K.SPLIT), "successors", F.TOO_FEW_SUCCESSORS),
        (replace(MERGE, successors=[facts(B), facts(C)]), "successors", F.TOO_MANY_SUCCESSORS),
        (
            replace(MERGE, kind=K.SPLIT, predecessors=[facts(A), facts(C)], successors=[facts(B), FoundingFacts()]),
            "predecessors",
            F.TOO_MANY_PREDECESSORS,
        ),
        (replace(MERGE, predecessors=[facts(A), facts(A)]), "predecessors.1", F.NAMED_TWICE),
        (
            replace(MERGE, kind=K.SPLIT, successors=[facts(B), facts(B)]),
            "successors.1",
            F.NAMED_TWICE,
        ),
        (replace(MERGE, successors=[facts(A)]), "successors.0", F.SUCCESSOR_IS_PREDECESSOR),
        (replace(MERGE, predecessors=[facts(A, end=DAY)]), "predecessors.0", F.ALREADY_ENDED),
        (replace(MERGE, predecessors=[facts(A, end=date(2026, 1, 1))]), "predecessors.0", F.SUCCESSOR_BEFORE_END),
        (replace(MERGE, predecessors=[facts(A, start=DAY)]), "predecessors.0", F.NOT_YET_FOUNDED),
        (replace(MERGE, predecessors=[facts(A, of_system=False)]), "predecessors.0", F.NOT_OF_SYSTEM),
        (replace(MERGE, successors=[facts(B, start=DAY + timedelta(days=1))]), "successors.0", F.SUCCESSOR_NOT_THERE),
        (replace(MERGE, successors=[facts(B, end=DAY)]), "successors.0", F.SUCCESSOR_NOT_THERE),
        (replace(MERGE, successors=[FoundingFacts(is_there=True)]), "successors.0", F.OVERLAPS),
        (replace(MERGE, kind=K.RENAME), "successors.0", F.OVERLAPS),
        (replace(MERGE, successors=[FoundingFacts(facts(A))]), "successors.0", F.PARENT_NOT_THERE),
        (replace(MERGE, successors=[FoundingFacts(facts(C, above=frozenset({A})))]), "successors.0", F.CIRCULAR),
        (replace(MERGE, kind=K.MOVE, successors=[]), "parent", F.NO_PARENT),
        (replace(MERGE, kind=K.MOVE, successors=[], parent=facts(A)), "parent", F.CIRCULAR),
        (replace(MERGE, kind=K.MOVE, successors=[], parent=facts(C, above=frozenset({A}))), "parent", F.CIRCULAR),
        (replace(MERGE, kind=K.MOVE, successors=[], parent=facts(C, end=DAY)), "parent", F.PARENT_NOT_THERE),
        (replace(MERGE, ground=" "), "ground", F.NO_GROUND),
    ],
    ids=lambda value: str(value) if isinstance(value, str) else "",
)
def test_each_fault_is_named_at_its_place(change: Change, place: str, fault: ReorganisationFault) -> None:
    assert faults_of(change) == {f"{place}.{fault}": fault}


def test_all_faults_come_at_once() -> None:
    change = Change(K.MERGE, DAY, [facts(A, end=DAY), facts(B, start=DAY)], [facts(B)], ground="")

    assert set(faults_of(change)) == {
        "predecessors.0.already_ended",
        "predecessors.1.not_yet_founded",
        "successors.0.successor_is_predecessor",
        "ground.no_ground",
    }


def test_tables_are_total() -> None:
    assert set(COUNTS) == set(K)
    assert set(SUCCESSIONS) == set(K) - {K.MOVE}


SYSTEM = UUID(int=1)


@pytest.mark.parametrize(
    ("who", "refusal"),
    [
        (STRANGER, Refusal.SIGN_IN),
        (actor(post(Role.ADMINISTRATOR, A)), None),
        (actor(post(Role.STANDING_OFFICER, STANDING)), None),
        (actor(post(Role.STANDING_OFFICER, A)), Refusal.NOT_YOUR_SIDE),
        (actor(post(Role.FOCAL_POINT, STANDING)), Refusal.NOT_YOUR_ROLE),
    ],
    ids=["stranger", "administrator", "officer", "officer elsewhere", "focal point"],
)
def test_who_says_who_takes_over(who: Actor, refusal: Refusal | None) -> None:
    bearings = Bearings(jurisdiction=SYSTEM, standing=STANDING)

    assert why_not_decide(who, Permission.TRANSFER_DECIDE, bearings) == refusal
    assert why_not_decide(who, Permission.AGENCIES_MANAGE, replace(bearings, jurisdiction=UUID(int=9)))
