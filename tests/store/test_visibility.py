"""The doors of all subjects, compared with an oracle: every kind of person × every record of a grid in every state."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db.models import Model, QuerySet
from pytest_django.plugin import DjangoDbBlocker

from kiemtra.domain.inspections import InspectionState
from kiemtra.domain.people import Actor
from kiemtra.domain.plans import PlanState
from kiemtra.domain.remediation import RecommendationState
from kiemtra.domain.reports import ReportState
from kiemtra.store.queries import (
    conclusions,
    documents,
    expectations,
    files,
    findings,
    inspections,
    plans,
    readings,
    remediation,
    reports,
    results,
    sessions,
    steering,
    tasks,
    teams,
    trail,
    units,
)
from tests.factories_rights import Grid, standing_grid
from tests.oracle_of_sight import Oracle

pytestmark = pytest.mark.django_db

# Door → the sentence of the oracle.
DOORS: dict[str, tuple[Callable[[Actor], QuerySet[Any]], str]] = {
    "inspections": (inspections.visible_to, "inspection"),
    "plans": (plans.visible_to, "plan"),
    "documents": (documents.visible_to, "document"),
    "findings": (findings.visible_to, "finding"),
    "conclusions": (conclusions.visible_to, "conclusion"),
    "recommendations": (remediation.visible_to, "recommendation"),
    "reports": (reports.visible_to, "report"),
    "results": (results.visible_to, "result"),
    "sessions": (sessions.visible_to, "session"),
    "teams": (teams.visible_to, "team"),
    "tasks": (tasks.visible_to, "task"),
    "expected": (expectations.visible_to, "expected"),
    "steering": (steering.visible_to, "steering"),
    "readings": (readings.visible_to, "reading"),
    "files": (files.visible_to, "file"),
}


@pytest.fixture(scope="module")
def grid(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Grid]:
    with standing_grid(django_db_blocker) as standing:
        yield standing


@pytest.fixture(scope="module")
def oracle(grid: Grid) -> Oracle:
    return Oracle()


def differences(grid: Grid, door: Callable[[Actor], QuerySet[Any]], sees: Callable[[Any, Any], bool]) -> list[str]:
    rows = {row.pk: row for row in door(grid.actor("stranger")).model.objects.all()}
    found = []
    for key, card in grid.persons.items():
        shown = set(door(grid.actor(key)).values_list("pk", flat=True))
        due = {pk for pk, row in rows.items() if sees(card, row)}
        found += [f"{key} sees {told(grid, rows[pk])}" for pk in shown - due]
        found += [f"{key} does not see {told(grid, rows[pk])}" for pk in due - shown]
    return sorted(found)


def told(grid: Grid, row: Model) -> str:
    named = {record.pk: name for records in (grid.at, grid.plans, grid.documents) for name, record in records.items()}
    place = next((named[pk] for field in ("pk", "inspection_id", "plan_id") if (pk := getattr(row, field, None)) in named), "")
    return f"{row._meta.model_name} {place} {getattr(row, 'state', '')}".strip()


@pytest.mark.parametrize("subject", DOORS)
def test_door_shows_what_the_rules_mean(grid: Grid, oracle: Oracle, subject: str) -> None:
    door, sentence = DOORS[subject]

    assert differences(grid, door, getattr(oracle, sentence)) == []


@pytest.mark.parametrize("subject", DOORS)
def test_door_parts_people(grid: Grid, subject: str) -> None:
    """The comparison can fail: each door shows something to somebody, and not everything to everybody."""
    door, _ = DOORS[subject]
    shown = {door(grid.actor(key)).count() for key in grid.persons}

    assert {0} < shown


def test_page_of_an_agency_is_seen_as_the_rules_mean(grid: Grid, oracle: Oracle) -> None:
    found = []
    for key, card in grid.persons.items():
        shown = set(units.visible_to(grid.actor(key)).values_list("pk", flat=True))
        found += [
            (key, place, agency.pk in shown)
            for place, agency in grid.places.items()
            if (agency.pk in shown) != oracle.unit_page(card, agency.pk)
        ]

    assert found == []


def test_trail_is_seen_as_the_rules_mean(grid: Grid, oracle: Oracle) -> None:
    assert differences(grid, trail.visible_to, lambda who, row: oracle.event(who, row, trail.TOLD_TO_UNIT)) == []


def test_actor_holds_what_the_cards_say(grid: Grid) -> None:
    """Ended posts, posts of tomorrow, seats given up and accounts that are closed count for nothing."""
    held = {
        key: sorted((post.role, str(post.agency or post.team)) for post in actor.posts)
        for key, actor in grid.actors().items()
    }

    assert held == {
        key: sorted((role, str(place)) for role, place in card.posts) for key, card in grid.persons.items()
    }


def test_the_grid_reaches_every_state(grid: Grid) -> None:
    """Through the workflows; an account is not a state, and a report that is asked for is never withdrawn by a deed."""
    reached = {
        "inspections": {row.state for row in grid.at.values()},
        "plans": {row.state for row in grid.plans.values()},
        "reports": {row.state for row in grid.reports.values()},
        "recommendations": set(remediation.Recommendation.objects.values_list("state", flat=True)),
    }

    assert reached["inspections"] == {str(state) for state in InspectionState}
    assert reached["plans"] == {str(state) for state in PlanState}
    assert reached["reports"] == {str(state) for state in ReportState if state != ReportState.WITHDRAWN}
    assert reached["recommendations"] == {str(state) for state in RecommendationState}
