"""Each table over a closed set is total, and each state has a way on."""

from enum import StrEnum

import pytest

from kiemtra.domain import (
    accountability,
    conclusions,
    documents,
    draws,
    evidence,
    evidence_asks,
    findings,
    inspections,
    merges,
    people,
    plan_amendments,
    plans,
    readiness,
    recognitions,
    remediation,
    reports,
    secrecy,
    tasks,
    timetables,
)
from kiemtra.domain.deeds import Bearings, Side
from kiemtra.domain.moves import Moves, is_final, reachable

TABLES: list[tuple[type[StrEnum], Moves, StrEnum, set[str]]] = [
    (plans.PlanState, plans.MOVES, plans.PlanState.DRAFT, {"closed", "withdrawn"}),
    (
        plan_amendments.AmendmentState,
        plan_amendments.MOVES,
        plan_amendments.AmendmentState.DRAFT,
        {"issued", "struck"},
    ),
    (reports.ReportState, reports.MOVES, reports.ReportState.REQUESTED, {"withdrawn"}),
    (merges.MergeState, merges.MOVES, merges.MergeState.OPEN, set()),
    (reports.RoundState, reports.ROUND_MOVES, reports.RoundState.OPEN, set()),
    (draws.DrawState, draws.MOVES, draws.DrawState.DRAFTED, {"opened", "withdrawn"}),
    (
        timetables.TimetableState,
        timetables.MOVES,
        timetables.TimetableState.WAITING,
        {"taken_over", "dropped"},
    ),
    (
        recognitions.RecognitionState,
        recognitions.MOVES,
        recognitions.RecognitionState.WAITING,
        {"done"},
    ),
    (evidence_asks.AskState, evidence_asks.MOVES, evidence_asks.AskState.ASKED, {"accepted", "withdrawn"}),
    (findings.FindingState, findings.MOVES, findings.FindingState.DRAFT, set()),
    (tasks.TaskState, tasks.TASK_MOVES, tasks.TaskState.SET, set()),
    (documents.DocumentState, documents.MOVES, documents.DocumentState.DRAFT, {"replaced", "withdrawn"}),
    (
        accountability.ProposalState,
        accountability.MOVES,
        accountability.ProposalState.DRAFT,
        {"answered", "withdrawn"},
    ),
    (
        remediation.RecommendationState,
        remediation.MOVES,
        remediation.RecommendationState.DRAFT,
        {"closed_implemented", "closed_not_implemented", "withdrawn"},
    ),
]


@pytest.mark.parametrize(
    ("states", "moves", "start", "final"), TABLES, ids=lambda value: getattr(value, "__name__", "")
)
def test_moves_are_total_and_end_where_they_should(states, moves, start, final) -> None:
    assert set(moves) == set(states)
    assert reachable(moves, start) == set(states)
    assert {str(state) for state in states if is_final(moves, state)} == final


def test_inspection_moves_are_total() -> None:
    states = set(inspections.InspectionState)

    assert set(inspections.MOVES) == states
    announced = reachable(inspections.MOVES, inspections.InspectionState.PLANNED)
    unannounced = reachable(inspections.MOVES, inspections.InspectionState.PROPOSED)
    assert announced | unannounced == states
    assert inspections.InspectionState.NOTICED not in unannounced
    assert {state for state in states if is_final(inspections.MOVES, state)} == {"closed", "withdrawn"}


@pytest.mark.parametrize("state", [s for s in inspections.InspectionState if s not in inspections.ENDED])
def test_each_inspection_state_has_a_deed(state: inspections.InspectionState) -> None:
    rules = [*inspections.DEEDS.values(), *conclusions.DEEDS.values()]

    assert any(state in rule.states for rule in rules)


@pytest.mark.parametrize(
    ("deeds", "table"),
    [
        (plans.PlanDeed, plans.DEEDS),
        (inspections.InspectionDeed, inspections.DEEDS),
        (reports.ReportDeed, reports.DEEDS),
        (merges.MergeDeed, merges.DEEDS),
        (reports.RoundDeed, reports.ROUND_DEEDS),
        (remediation.RecommendationDeed, remediation.DEEDS),
        (documents.DocumentDeed, documents.DEEDS),
        (draws.DrawDeed, draws.DEEDS),
        (accountability.ProposalDeed, accountability.DEEDS),
        (secrecy.SecrecyDeed, secrecy.DEEDS),
        (readiness.CopyDeed, readiness.DEEDS),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_each_deed_has_a_rule_that_some_role_can_use(deeds, table) -> None:
    assert set(table) == set(deeds)
    for rule in table.values():
        assert any(rule.permission in permissions for permissions in people.ROLES.values())


def test_each_role_has_permissions_and_each_permission_a_role() -> None:
    assert set(people.ROLES) == set(people.Role)
    assert set().union(*people.ROLES.values()) == set(people.Permission)


def test_bearings_know_every_side() -> None:
    bearings = Bearings(jurisdiction=None)

    assert [bearings.agency_on(side) for side in Side] == [None] * len(Side)


def test_shown_inline_types_are_taken_types() -> None:
    assert set(evidence.MediaType) > evidence.SHOWN_INLINE


def test_kinds_that_call_for_action() -> None:
    assert {"shortcoming", "violation_sign"} == findings.CALLS_FOR_ACTION
    assert set(conclusions.SteeringState) == {"proposed", "adopted", "not_adopted"}
