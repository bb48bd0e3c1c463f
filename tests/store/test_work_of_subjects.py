"""What is due on reports, conclusions, recommendations, obstacles, tasks and expected plans, from hand to hand."""

from datetime import date

import pytest

from kiemtra.domain.findings import FindingKind
from kiemtra.domain.tasks import Said, TaskContent, TaskProgress, due_by
from kiemtra.domain.work import WorkKind
from kiemtra.store.models import Finding
from kiemtra.store.queries import work as queries
from kiemtra.workflows import obstacles, steering, tasks
from tests.factories_conclusions import (
    make_concluded,
    make_draft,
    make_issued,
    make_recommendation,
    reply,
    report,
    send,
    take_up,
    verify,
)
from tests.factories_documents import issue, register
from tests.factories_inspections import filled, minutes_closed, opened, requested, submitted
from tests.factories_plans import make_expected
from tests.world import NOW, TODAY, World, make_plan

PEOPLE = ("officer", "leader", "clerk", "head", "secretary", "member", "focal", "unit_head", "stranger_focal")
LATER = date(2030, 1, 1)


def holders(world: World, kind: WorkKind, today: date = TODAY) -> set[str]:
    """Those to whom this kind of work falls now."""
    return {who for who in PEOPLE if kind in {item.kind for item in queries.due_for(world.actor(who), today)}}


def test_report_goes_from_unit_to_staff(world: World) -> None:
    asked = requested(world)
    first = holders(world, WorkKind.FILL_REPORT)

    submitted(world, filled(world, asked))

    assert first == {"focal", "unit_head"}
    assert holders(world, WorkKind.REVIEW_REPORT) == {"officer", "head", "secretary"}
    assert holders(world, WorkKind.FILL_REPORT) == set()


def test_report_is_late_after_its_day(world: World) -> None:
    asked = requested(world)

    items = queries.due_for(world.actor("focal"), LATER)

    assert [(item.pk, item.late) for item in items if item.kind is WorkKind.FILL_REPORT] == [(asked.pk, True)]


def test_visit_is_recorded_by_the_team_and_closed_by_its_secretary(world: World) -> None:
    opened(world)

    assert holders(world, WorkKind.RECORD_RESULTS) == {"head", "secretary", "member"}
    assert holders(world, WorkKind.CLOSE_MINUTES) == {"head", "secretary"}


def test_draft_begins_after_the_minutes(world: World) -> None:
    minutes_closed(world)

    assert holders(world, WorkKind.START_DRAFT) == {"head", "secretary"}


def test_draft_goes_to_the_unit_and_back_and_to_the_head(world: World) -> None:
    case = make_draft(world)
    make_recommendation(case)
    written = holders(world, WorkKind.WRITE_DRAFT)

    send(case)
    with_unit = holders(world, WorkKind.REPLY_TO_DRAFT)
    reply(case)
    back = holders(world, WorkKind.TAKE_UP_REPLY)
    take_up(case)

    assert written == back == {"head", "secretary"}
    assert with_unit == {"unit_head"}
    assert holders(world, WorkKind.CONCLUDE) == {"head"}


def test_conclusion_is_numbered_then_handed_over(world: World) -> None:
    case = make_concluded(world)
    to_number = holders(world, WorkKind.NUMBER_DOCUMENT)
    too_early = holders(world, WorkKind.HAND_OVER)

    issue(world, case.conclusion.document)

    assert to_number == {"clerk", "head", "secretary"}
    assert too_early == set()
    assert holders(world, WorkKind.HAND_OVER) == {"head", "secretary"}


def test_recommendation_goes_from_addressee_to_who_verifies_and_closes(world: World) -> None:
    case = make_issued(world)
    first = holders(world, WorkKind.REMEDY)
    report(case)
    second = holders(world, WorkKind.VERIFY_REMEDY)
    verify(case)

    assert first == {"focal", "unit_head"}
    assert second == holders(world, WorkKind.CLOSE_RECOMMENDATION) == {"officer", "head", "secretary"}


def test_obstacle_is_answered_by_the_agency_it_is_addressed_to(world: World) -> None:
    case = make_draft(world, (FindingKind.OBSTACLE,))
    finding = Finding.objects.get(inspection=case.inspection)

    obstacles.address(
        finding.pk,
        revision=finding.revision,
        to=world.committee,
        due_on=date(2019, 6, 28),
        by=world.actor("secretary"),
        now=NOW,
        today=TODAY,
    )

    assert holders(world, WorkKind.ANSWER_OBSTACLE) == {"leader"}
    [item] = [item for item in queries.due_for(world.actor("leader"), LATER) if item.kind is WorkKind.ANSWER_OBSTACLE]
    assert (item.due_on, item.late) == (date(2019, 6, 28), True)


def test_task_is_reported_by_each_unit_until_done(world: World) -> None:
    plan = make_plan(world)
    document, _ = register(world)
    soon, later = TaskContent("Niêm yết", term=due_by(date(2019, 6, 7))), TaskContent("Rà soát", term=due_by(LATER))
    task = tasks.set_task(plan.pk, document, soon, by=world.actor("officer"), now=NOW)
    tasks.set_task(plan.pk, document, later, by=world.actor("officer"), now=NOW)
    first = holders(world, WorkKind.REPORT_TASK)

    tasks.report(
        task.pk,
        world.unit,
        Said(TaskProgress.DONE, result="Đã niêm yết"),
        on=TODAY,
        by=world.actor("focal"),
        now=NOW,
    )

    assert first == {"focal", "unit_head", "stranger_focal"}
    assert holders(world, WorkKind.REPORT_TASK) == {"stranger_focal"}


def test_expected_plan_is_delivered_by_the_agency_that_owes_it(world: World) -> None:
    make_expected(world)

    assert holders(world, WorkKind.DELIVER_PLAN) == {"focal", "unit_head"}


def test_steering_proposal_waits_for_the_leader(world: World) -> None:
    case = make_draft(world)
    plan = case.inspection.plan

    steering.propose(
        plan.pk,
        "Ban hành quy chế phối hợp",
        [finding.pk for finding in case.findings],
        by=world.actor("officer"),
        now=NOW,
    )

    assert holders(world, WorkKind.DECIDE_STEERING) == {"leader"}


@pytest.mark.parametrize("who", PEOPLE)
def test_every_item_leads_to_a_page_that_its_holder_may_open(world: World, client, who: str) -> None:
    make_issued(world)
    requested(world)
    make_expected(world)
    client.force_login(world.users[who], backend="django.contrib.auth.backends.ModelBackend")

    rows = client.get("/work/").context["rows"]

    assert [(row.what, row.href) for row in rows if client.get(row.href).status_code != 200] == []
