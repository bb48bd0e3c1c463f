"""Workflows answer as the tables of deeds do: for each deed, each state and each kind of answer.

Each deed is tried on each record by people of every outcome that the pure rule knows there (allowed, each refusal, not
seen); two of each. What is tried is rolled back.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from kiemtra.domain.deeds import why_not
from kiemtra.domain.errors import InvalidMove, KiemtraError, NotAllowed, Refusal
from kiemtra.domain.people import Actor
from kiemtra.domain.plans import PlanDeed
from kiemtra.domain.remediation import RecommendationDeed
from kiemtra.store.models import Event, Recommendation
from tests.factories_rights import standing_grid
from tests.factories_rights_people import Grid
from tests.workflows.rights_of_deeds import SUBJECTS, Subject, Trial, on_recommendation

pytestmark = pytest.mark.django_db
NOT_SEEN = "not found"
ALLOWED = "allowed"
OF_EACH = 2
RIGHTS = frozenset(
    {
        Refusal.SIGN_IN,
        Refusal.SEALED,
        Refusal.NOT_YOUR_ROLE,
        Refusal.NOT_YOUR_SIDE,
        Refusal.NOT_YOUR_TEAM,
        Refusal.NOT_YOUR_AGENCY,
    }
)


@pytest.fixture(scope="module")
def grid(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Grid]:
    with standing_grid(django_db_blocker) as standing:
        yield standing


@pytest.fixture(scope="module")
def actors(grid: Grid) -> dict[str, Actor]:
    return grid.actors()


@dataclass
class Answer:
    """What a workflow did: the outcome, whether it went through, and how many events it left."""

    outcome: str
    done: bool
    events: int
    further: str = ""


def expected(trial: Trial, actor: Actor, seen: set[Any]) -> str:
    """What the pure rule says, on what the door shows."""
    if trial.record.pk not in seen:
        return NOT_SEEN
    rule, bearings, state = trial.asked
    refusal = why_not(actor, rule, bearings, state)
    if refusal is Refusal.ALREADY_DONE and trial.deed is PlanDeed.EDIT:
        return Refusal.PLAN_ISSUED
    return refusal or ALLOWED


def tried(trial: Trial, actor: Actor) -> Answer:
    """Do it and take it back."""
    before = Event.objects.count()
    outcome, done, further = ALLOWED, True, ""
    with transaction.atomic():
        try:
            with transaction.atomic():
                trial.do(actor)
        except ObjectDoesNotExist:
            outcome, done = NOT_SEEN, False
        except NotAllowed as error:
            done, further = False, error.refusal
            outcome = error.refusal
        except InvalidMove as error:
            outcome, done = f"no move {error}", False
        except KiemtraError as error:
            done, further = False, str(error)
        events = Event.objects.count() - before
        transaction.set_rollback(True)
    return Answer(outcome, done, events, further)


@pytest.fixture(scope="module")
def met() -> set[str]:
    """The outcomes that came up."""
    return set()


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
def test_workflow_answers_as_the_rule(grid: Grid, actors: dict[str, Actor], met: set[str], subject: Subject) -> None:
    seen = {key: subject.seen(actor) for key, actor in actors.items()}
    wrong, done = [], set()
    for trial in subject.trials(grid):
        for due, keys in outcomes(trial, actors, seen).items():
            met.add(due)
            for key in keys[: OF_EACH if due == ALLOWED else 1]:
                answer = tried(trial, actors[key])
                done |= {trial.deed} if answer.done else set()
                if not fits(due, answer, trial):
                    wrong.append(
                        f"{trial.name}: {key} {due} ≠ {answer.outcome} {answer.further} ({answer.events} events)"
                    )

    assert wrong == []
    assert done == set(subject.deeds), "each deed went through somewhere: what was refused was not the input"


def outcomes(trial: Trial, actors: dict[str, Actor], seen: dict[str, set[Any]]) -> dict[str, list[str]]:
    """Who is due which answer."""
    found: dict[str, list[str]] = {}
    for key, actor in actors.items():
        found.setdefault(expected(trial, actor, seen[key]), []).append(key)
    return found


def test_outcomes_are_many(met: set[str]) -> None:
    """The grid met every refusal of rights but that of a sealed record, which no door shows."""
    assert {ALLOWED, NOT_SEEN, Refusal.NOT_YET, Refusal.ALREADY_DONE, Refusal.PLAN_ISSUED} <= met
    assert RIGHTS - met == {Refusal.SEALED}


def fits(due: str, answer: Answer, trial: Trial) -> bool:
    if due != ALLOWED:
        return answer.outcome == due and not answer.done and answer.events == 0
    if answer.done:
        return answer.events >= 1
    return answer.events == 0 and answer.outcome not in RIGHTS | {NOT_SEEN} and answer.further in trial.further


def test_tables_are_covered() -> None:
    """Each deed of each table is tried."""
    from_tables: dict[type[StrEnum], set[StrEnum]] = {}
    for subject in SUBJECTS:
        for deed in subject.deeds:
            from_tables.setdefault(type(deed), set()).add(deed)

    assert {kind: set(kind) - deeds for kind, deeds in from_tables.items() if set(kind) - deeds} == {}


def test_addressee_that_was_not_inspected_reports_with_evidence(grid: Grid, actors: dict[str, Actor]) -> None:
    """The rule lets every addressee report; another agency than the unit does not see the inspection itself."""
    row = Recommendation.objects.get(pk=grid.recommendations["issued to other"].pk)

    on_recommendation(grid, row)[RecommendationDeed.REPORT](actors["stranger_focal"])

    row.refresh_from_db()
    assert row.state == "reported"
