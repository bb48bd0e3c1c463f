"""The doors of all subjects, compared with an oracle: every kind of person × every record of a grid in every state."""

from collections.abc import Iterator

import pytest
from pytest_django.plugin import DjangoDbBlocker

from kiemtra.domain.inspections import InspectionState
from kiemtra.domain.plans import PlanState
from kiemtra.domain.remediation import RecommendationState
from kiemtra.domain.reports import ReportState
from kiemtra.store.queries import (
    plans,
    remediation,
    trail,
    units,
)
from tests.factories_rights import standing_grid
from tests.factories_rights_people import Grid
from tests.oracle_of_sight import Oracle
from tests.sight import DOORS, Looks, differences

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def grid(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Grid]:
    with standing_grid(django_db_blocker) as standing:
        yield standing


@pytest.fixture(scope="module")
def oracle(grid: Grid) -> Oracle:
    return Oracle()


@pytest.fixture(scope="module")
def looks(grid: Grid) -> Looks:
    return Looks(grid)


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
    """Through the workflows; an account is not a state."""
    reached = {
        "inspections": {row.state for row in grid.at.values()},
        "plans": set(plans.Plan.objects.values_list("state", flat=True)),
        "reports": {row.state for row in grid.reports.values()},
        "recommendations": set(remediation.Recommendation.objects.values_list("state", flat=True)),
    }

    assert reached["inspections"] == {str(state) for state in InspectionState}
    assert reached["plans"] == {str(state) for state in PlanState}
    assert reached["reports"] == {str(state) for state in ReportState}
    assert reached["recommendations"] == {str(state) for state in RecommendationState}
