"""Until it is opened at the door a sealed inspection reaches three persons, through whatever question is asked.

Each question is put twice to everybody else: with the sealed inspections there, and after they are taken out of the
database. The answers must be equal. And drafts never reach the unit before they are sent.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist
from django.db import connection, transaction
from django.db.models import Model, Q, QuerySet
from pytest_django.plugin import DjangoDbBlocker

from kiemtra.domain.errors import KiemtraError
from kiemtra.domain.people import Actor
from kiemtra.store import append_only
from kiemtra.store.models import (
    Citation,
    Document,
    Event,
    Evidence,
    Inspection,
    Message,
    ReadinessCopy,
    Recommendation,
)
from kiemtra.store.queries import (
    busy_days,
    calendars,
    conclusions,
    consolidation,
    documents,
    feeds,
    files,
    findings,
    inspection_lists,
    inspections,
    plan_pages,
    public,
    remediation,
    steering,
    team_checks,
    teams,
    timetables,
    trail,
    units,
    work,
    workload,
)
from kiemtra.workflows import plans as plan_workflow
from kiemtra.workflows.timetables.changes import digest_of
from kiemtra.workflows.timetables.facts import read
from tests.factories_rights import standing_grid
from tests.factories_rights_people import Grid, Person
from tests.sight import DOORS, TRAIL
from tests.world import NOW, TODAY

pytestmark = pytest.mark.django_db
SEALED = ("proposed", "approved", "withdrawn sealed", "proposed to second team", "proposed by one who left")
# These places are as far from the inspection as others that are asked.
ALIKE = ("@below", "@former", "@standing beside", "beside focal", "beside unit_head", "beside clerk")
Question = Callable[[Grid, Actor], object]


@pytest.fixture(scope="module")
def grid(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Grid]:
    with standing_grid(django_db_blocker) as standing:
        yield standing


QUESTIONS: dict[str, Question] = {
    "doors": lambda grid, actor: [door(actor) for door, _ in (DOORS | TRAIL).values()] + [units.visible_to(actor)],
    "list": lambda grid, actor: [inspection_lists.listed(actor), inspection_lists.listed(actor, words="Sở")],
    "choices": lambda grid, actor: inspection_lists.choices(actor),
    "workload": lambda grid, actor: teams.workload(grid.plans["sealed"], actor),
    "load of people": lambda grid, actor: [
        (load.key, sorted(load.visits), load.days, sorted(load.drafts)) for load in workload.of_people(actor, 2019)
    ],
    "checks of teams": lambda grid, actor: team_checks.of_plan(grid.plans["sealed"], actor, TODAY),
    "own calendar": lambda grid, actor: feeds.visits_of(actor, date(2019, 1, 1)),
    "work list": lambda grid, actor: work.due_for(actor, TODAY),
    "messages": lambda grid, actor: work.unread(actor),
    "done today": lambda grid, actor: trail.done_today(actor, NOW.date()),
    "trail of the plan": lambda grid, actor: trail.of_plan(grid.plans["sealed"], actor),
    "papers of the plan": lambda grid, actor: documents.of_plan(grid.plans["sealed"], actor),
    "to be published": lambda grid, actor: documents.of_plan_and_inspections(grid.plans["sealed"], actor),
    "page of the unit": lambda grid, actor: [
        (one.inspections, one.requests, one.recommendations)
        for one in (units.file_of(grid.places[place], actor, TODAY) for place in ("unit", "other"))
    ],
    "earlier findings": lambda grid, actor: findings.earlier(grid.at["planned"], actor),
    "obstacles": lambda grid, actor: [
        findings.obstacles_for(actor),
        plan_pages.obstacles_of(grid.plans["sealed"], actor),
    ],
    "consolidated": lambda grid, actor: consolidation.figures(grid.plans["sealed"], actor, TODAY),
    "plans": lambda grid, actor: [(plan, plan.unit_count) for plan in plan_pages.listed(actor)],
    "calendar": lambda grid, actor: plan_pages.open_inspections(grid.plans["sealed"], actor),
    "grounds": lambda grid, actor: steering.possible_grounds(grid.plans["sealed"], actor),
    "recommendations": lambda grid, actor: [remediation.listed(actor, TODAY), conclusions.in_full(actor)],
    "timetable": lambda grid, actor: [
        timetables.standing(grid.plans["sealed"], actor),
        digest_of(read(grid.plans["sealed"], today=TODAY)),
    ],
    "calendar of all plans": lambda grid, actor: [
        calendars.visits(actor),
        calendars.journeys(actor, date(2019, 1, 1), date(2019, 12, 31), NOW),
    ],
    "busy days": lambda grid, actor: [busy_days.visible_to(actor), busy_days.units_visible_to(actor)],
    "public page": lambda grid, actor: public.of_plan(grid.plans["sealed"]),
}


def attempt(do: Callable[[], object]) -> object:
    """What came of it: the answer, or the name of what was raised."""
    try:
        return do()
    except KiemtraError as error:
        return str(error)
    except ObjectDoesNotExist:
        return "not found"


def plain(answer: object) -> Any:
    """An answer as something that can be compared: rows by their id."""
    if isinstance(answer, QuerySet):
        return sorted(str(pk) for pk in answer.values_list("pk", flat=True))
    if isinstance(answer, Model):
        return str(answer.pk)
    if isinstance(answer, list | tuple):
        told = [plain(one) for one in answer]
        # Rows that are equal in the order of a list come as the database likes.
        return sorted(told) if all(isinstance(one, Model) for one in answer) else told
    if isinstance(answer, dict):
        return sorted((plain(key), plain(value)) for key, value in answer.items())
    return repr(answer)


def three_of(grid: Grid, name: str) -> set[str]:
    row = grid.at[name]
    team = next(key for key, team in grid.teams.items() if team.pk == row.team_id)
    keepers = {"head", "secretary"}
    if team.endswith("/2"):
        keepers = {"head2", "secretary2", "secretary2 and head of other", "secretary2 and auditor"}
    return keepers | ({"officer"} if row.proposed_by_id == grid.persons["officer"].user.pk else set())


def take_out(secrets: list[Inspection]) -> None:
    """As if they had never been proposed."""
    append_only.lift(connection)
    keys = [one.pk for one in secrets]
    Event.objects.filter(inspection_id__in=keys).delete()
    Message.objects.filter(inspection__in=keys).delete()
    Evidence.objects.filter(inspection__in=keys).delete()
    Citation.objects.filter(citing__inspection__in=keys).delete()
    Document.objects.filter(inspection__in=keys).delete()
    ReadinessCopy.objects.filter(inspection__in=keys).delete()
    Inspection.objects.filter(pk__in=keys).delete()


def outsiders(grid: Grid) -> dict[str, Person]:
    inside = set().union(*(three_of(grid, name) for name in SEALED))
    return {key: card for key, card in grid.persons.items() if key not in inside and not key.endswith(ALIKE)}


def ask_many(grid: Grid) -> dict[tuple[str, str], Any]:
    """Every eighth of those outside; tests/twins asks everybody by the pages."""
    actors = {key: grid.actor(key) for key in sorted(outsiders(grid))[::8]}
    return {
        (key, name): plain(question(grid, actor))
        for key, actor in actors.items()
        for name, question in QUESTIONS.items()
    }


def test_no_question_tells_of_a_sealed_inspection(grid: Grid) -> None:
    with_them = ask_many(grid)
    with transaction.atomic():
        take_out([grid.at[name] for name in SEALED])
        without_them = ask_many(grid)
        transaction.set_rollback(True)

    assert [where for where, answer in with_them.items() if answer != without_them[where]] == []


@pytest.mark.parametrize("name", SEALED)
def test_it_exists_for_its_three_only(grid: Grid, name: str) -> None:
    row, actors = grid.at[name], grid.actors()

    seeing = {key for key, actor in actors.items() if inspections.visible_to(actor).filter(pk=row.pk).exists()}
    told = {message.to_id for message in Message.objects.filter(inspection=row)}
    reading = {
        key for key, actor in actors.items() if trail.of_inspection(row, actor) or documents.of_inspection(row, actor)
    }

    assert seeing == reading == three_of(grid, name)
    assert told <= {grid.persons[key].user.pk for key in three_of(grid, name)}


def test_questions_can_tell(grid: Grid) -> None:
    """The comparison can fail: to one of the three most of these questions answer differently."""
    actor = grid.actor("secretary")
    with_them = {name: plain(question(grid, actor)) for name, question in QUESTIONS.items()}
    with transaction.atomic():
        take_out([grid.at[name] for name in SEALED])
        without_them = {name: plain(question(grid, actor)) for name, question in QUESTIONS.items()}
        transaction.set_rollback(True)

    telling = {name for name in QUESTIONS if with_them[name] != without_them[name]}
    assert telling >= {"doors", "list", "workload", "work list", "messages", "page of the unit"}


def test_figures_of_a_plan_leave_sealed_ones_out_for_the_three_too(grid: Grid) -> None:
    for key in three_of(grid, "approved"):
        actor = grid.actor(key)
        shown = {row.pk for row in plan_pages.open_inspections(grid.plans["sealed"], actor)}
        shown |= {row.inspection.pk for row in consolidation.figures(grid.plans["sealed"], actor, TODAY).units}
        assert not shown & {grid.at[name].pk for name in SEALED}


def test_numbers_of_documents_and_the_rows_of_the_plan_tell_nothing(grid: Grid) -> None:
    sealed = Q(inspection__in=[grid.at[name].pk for name in SEALED])

    assert set(Document.objects.filter(sealed).values_list("number", flat=True)) == {""}
    assert {grid.at[name].plan_unit_id for name in SEALED} == {None}


@pytest.mark.parametrize("deed", ["close", "withdraw"])
def test_ending_a_plan_does_not_tell_of_a_sealed_inspection(grid: Grid, deed: str) -> None:
    """An officer who is none of the three gets the same answer whether or not there is one."""
    answers = []
    for taken_out in (False, True):
        with transaction.atomic():
            opened = Inspection.objects.filter(plan=grid.plans["sealed"], sealed_until__isnull=True)
            opened.update(state="closed" if deed == "close" else "withdrawn")
            if taken_out:
                take_out([grid.at[name] for name in SEALED])
            said = {"reason": "Thay kế hoạch"} if deed == "withdraw" else {}
            officer = grid.actor("standing_officer@standing")
            plan = grid.plans["sealed"]
            end = getattr(plan_workflow, deed)
            answers.append(
                attempt(lambda: end(plan.pk, revision=plan.revision, by=officer, now=NOW, **said).state)  # noqa: B023
            )
            transaction.set_rollback(True)

    assert answers[0] == answers[1]


# -- drafts

UNIT_PEOPLE = ("focal", "unit_head", "focal_point@unit", "agency_head@unit", "records_clerk@unit", "leadership@unit")
BEFORE_IT_IS_SENT = ("on_site", "minutes_closed", "drafting", "taken_up", "opened")


@pytest.mark.parametrize("state", BEFORE_IT_IS_SENT)
@pytest.mark.parametrize("key", [*UNIT_PEOPLE, "auditor@unit", "leadership@ministry", "auditor@ministry"])
def test_draft_does_not_reach_the_unit_before_it_is_sent(grid: Grid, key: str, state: str) -> None:
    actor, row = grid.actor(key), grid.at[state]
    asked = findings.visible_to(actor).filter(inspection=row)

    assert inspections.visible_to(actor).filter(pk=row.pk).exists()
    assert [one.kind for one in asked if one.addressed_to_id not in actor.agencies] == []
    assert not conclusions.visible_to(actor).filter(inspection=row).exists()
    assert not remediation.visible_to(actor).filter(inspection=row).exists()
    drafted = [one for one in documents.of_inspection(row, actor) if one.state not in {"issued", "replaced"}]
    assert [one.kind for one in drafted if one.kind != "minutes" or not row.minutes_closed_at] == []
    proofs = Evidence.objects.filter(inspection=row, finding__isnull=False, finding__addressed_to__isnull=True)
    assert not files.visible_to(actor).filter(pk__in=proofs.values("file")).exists()
    listed = [one for one in plan_pages.obstacles_of(row.plan, actor) if one.inspection_id == row.pk]
    assert [one.pk for one in listed if one.addressed_to_id not in actor.agencies] == []
    drafts = ("finding.", "recommendation.", "recommendations.", "conclusion.draft", "conclusion.edited", "evidence.")
    names = [event.name for event in trail.of_inspection(row, actor)]
    names += trail.visible_to(actor).filter(inspection_id=row.pk).values_list("name", flat=True)
    assert [name for name in names if name.startswith(drafts)] == []


@pytest.mark.parametrize("key", UNIT_PEOPLE)
def test_draft_that_is_sent_shows_what_stands_only(grid: Grid, key: str) -> None:
    actor, row = grid.actor(key), grid.at["with_unit"]
    shown = findings.of_inspection(row, actor)

    assert {one.state for one in shown} == {"confirmed"}
    assert {change.state for one in shown for change in one.recommendations.all()} == {"draft"}
    assert conclusions.visible_to(actor).get(inspection=row)
    assert remediation.visible_to(actor).filter(inspection=row).count() == 2


@pytest.mark.parametrize("key", ["stranger_focal", "agency_head@other"])
def test_another_addressee_is_told_when_it_is_issued(grid: Grid, key: str) -> None:
    actor = grid.actor(key)
    mine = Recommendation.objects.filter(addressee=grid.places["other"])

    before = remediation.visible_to(actor).filter(inspection=grid.at["with_unit"])
    after = remediation.visible_to(actor).filter(inspection=grid.at["concluded"])

    assert not before.exists()
    assert list(after) == list(mine.filter(inspection=grid.at["concluded"]))


def test_counts_of_recommendations_leave_out_what_was_taken_out(grid: Grid) -> None:
    """Two stand in this conclusion; a third was taken out while it was drafted."""
    assert plan_pages.recommendations_of([grid.at["concluded"].pk], grid.actor("officer")) == {"open": 2}


def test_steering_proposals_do_not_reach_units_through_the_trail(grid: Grid) -> None:
    plan = grid.plans["following_up"]

    names = {key: {event.name for event in trail.of_plan(plan, grid.actor(key))} for key in ("officer", *UNIT_PEOPLE)}

    assert "steering.proposed" in names.pop("officer")
    assert all(not shown - trail.TOLD_OF_PLAN for shown in names.values())
    assert any(names.values())
