"""The doors of all subjects, compared with an oracle: every kind of person × every record of a grid in every state."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db.models import Model, QuerySet
from pytest_django.plugin import DjangoDbBlocker

from kiemtra.domain.inspections import InspectionState
from kiemtra.domain.people import STRANGER, Actor
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
from tests.factories_rights import standing_grid
from tests.factories_rights_people import Grid
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
TRAIL = {"trail": (trail.visible_to, "event")}


@pytest.fixture(scope="module")
def grid(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Grid]:
    with standing_grid(django_db_blocker) as standing:
        yield standing


@pytest.fixture(scope="module")
def oracle(grid: Grid) -> Oracle:
    return Oracle()


class Looks:
    """What each person is shown at each door; each is looked through once."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self.kept: dict[str, dict[str, set[Any]]] = {}

    def through(self, subject: str) -> dict[str, set[Any]]:
        if subject not in self.kept:
            door, _ = (DOORS | TRAIL)[subject]
            actors = self.grid.actors().items()
            self.kept[subject] = {key: set(door(actor).values_list("pk", flat=True)) for key, actor in actors}
        return self.kept[subject]


@pytest.fixture(scope="module")
def looks(grid: Grid) -> Looks:
    return Looks(grid)


def differences(looks: Looks, subject: str, sees: Callable[[Any, Any], bool], *, former: bool = False) -> list[str]:
    door, grid = (DOORS | TRAIL)[subject][0], looks.grid
    rows = {row.pk: row for row in door(STRANGER).model.objects.select_related(*related(door))}
    found = []
    for key, shown in looks.through(subject).items():
        if key.endswith("@former") is not former:
            continue
        due = {pk for pk, row in rows.items() if sees(grid.persons[key], row)}
        found += [f"{key} sees {told(grid, rows[pk])}" for pk in shown - due]
        found += [f"{key} does not see {told(grid, rows[pk])}" for pk in due - shown]
    return sorted(found)


def related(door: Callable[[Actor], QuerySet[Any]]) -> list[str]:
    """What the oracle reads beside a row, in one query with it."""
    model = door(STRANGER).model
    wanted = ("inspection", "plan", "jurisdiction")
    paths = [field.name for field in model._meta.fields if field.name in wanted]
    return [f"{path}__plan" if path == "inspection" else path for path in paths]


def told(grid: Grid, row: Model) -> str:
    named = {record.pk: name for records in (grid.at, grid.plans, grid.documents) for name, record in records.items()}
    place = next(
        (named[pk] for field in ("pk", "inspection_id", "plan_id") if (pk := getattr(row, field, None)) in named), ""
    )
    return f"{row._meta.model_name} {place} {getattr(row, 'state', '')}".strip()


@pytest.mark.parametrize("subject", DOORS)
def test_door_shows_what_the_rules_mean(looks: Looks, oracle: Oracle, subject: str) -> None:
    assert differences(looks, subject, getattr(oracle, DOORS[subject][1])) == []


@pytest.mark.parametrize("subject", DOORS)
def test_door_parts_people(looks: Looks, subject: str) -> None:
    """The comparison can fail: each door shows something to somebody, and not everything to everybody."""
    assert {0} < {len(shown) for shown in looks.through(subject).values()}


@pytest.mark.parametrize("subject", ["inspections", "recommendations"])
def test_former_superior_sees_nothing_any_more(looks: Looks, oracle: Oracle, subject: str) -> None:
    """Access follows today's tree."""
    assert differences(looks, subject, getattr(oracle, DOORS[subject][1]), former=True) == []


def test_page_of_an_agency_is_seen_as_the_rules_mean(looks: Looks, oracle: Oracle) -> None:
    grid, found = looks.grid, []
    for key, card in grid.persons.items():
        shown = set(units.visible_to(grid.actor(key)).values_list("pk", flat=True))
        due = {agency.pk for agency in grid.places.values() if oracle.unit_page(card, agency.pk)}
        found += [(key, place) for place, agency in grid.places.items() if (agency.pk in shown) != (agency.pk in due)]

    assert found == []


def test_trail_is_seen_as_the_rules_mean(looks: Looks, oracle: Oracle) -> None:
    said = trail.TOLD_TO_UNIT | trail.TOLD_OF_PLAN

    assert differences(looks, "trail", lambda who, row: oracle.event(who, row, said)) == []
    assert {0} < {len(shown) for shown in looks.through("trail").values()}


def test_actor_holds_what_the_cards_say(grid: Grid) -> None:
    """Ended posts, posts of tomorrow, seats given up and accounts that are closed count for nothing."""
    held = {
        key: sorted((post.role, str(post.agency or post.team)) for post in actor.posts)
        for key, actor in grid.actors().items()
    }

    said = {key: sorted((role, str(place)) for role, place in card.posts) for key, card in grid.persons.items()}
    assert held == said


def test_the_grid_reaches_every_state(grid: Grid) -> None:
    """Through the workflows; an account is not a state, and a report that is asked for is never withdrawn by a deed."""
    reached = {
        "inspections": {row.state for row in grid.at.values()},
        "plans": set(plans.Plan.objects.values_list("state", flat=True)),
        "reports": {row.state for row in grid.reports.values()},
        "recommendations": set(remediation.Recommendation.objects.values_list("state", flat=True)),
    }

    assert reached["inspections"] == {str(state) for state in InspectionState}
    assert reached["plans"] == {str(state) for state in PlanState}
    assert reached["reports"] == {str(state) for state in ReportState if state != ReportState.WITHDRAWN}
    assert reached["recommendations"] == {str(state) for state in RecommendationState}
