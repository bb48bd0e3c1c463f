"""S3, huyện Thanh Oai 2019: the tasks of the six named documents followed in all 21 communes; what to steer is drawn from it."""

from datetime import date

import pytest
from django.test import Client

from kiemtra.cli.demo import following
from kiemtra.domain.tasks import TaskFigures
from kiemtra.store.models import PlanUnit, Task, TaskReport, TaskStatus
from kiemtra.store.queries import consolidation, task_boards, task_cells
from kiemtra.store.queries import steering as steering_rows
from kiemtra.store.queries.task_boards import Wanted
from kiemtra.workflows import steering, tasks
from tests.stories.conftest import texts
from tests.stories.telling import Story, begin

TOWN = "ha-noi.huyen-thanh-oai.thi-tran-kim-bai"
NAMED = {"443/KH-UBND", "71/KH-UBND", "172/KH-UBND", "1319/UBND-NV", "04/CT-UBND", "09/CT-UBND"}
COMMUNES = 21


@pytest.fixture(params=texts("s3"))
def story(db: None, request: pytest.FixtureRequest) -> Story:
    begun = begin("s3", request.param)
    following.follow(begun.founded)
    return begun


def board(story: Story, today: date, **wanted: object) -> task_boards.Board:
    plan, asked = story.founded.plan, Wanted(**wanted)  # type: ignore[arg-type]
    tasks = task_boards.tasks_of(plan, asked)
    return task_boards.board(plan, tasks, story.actor("chuyen-vien"), asked, task_cells.watch_on(today))


def test_tasks_of_the_six_documents_in_21_communes_from_setting_to_steering(story: Story) -> None:
    plan, officer = story.founded.plan, story.actor("chuyen-vien")
    asked = Task.objects.filter(plan=plan).select_related("document")
    assert {task.document.reference for task in asked} == NAMED
    assert PlanUnit.objects.filter(plan=plan).count() == COMMUNES
    single = [task for task in asked if following.MARK in task.text]
    assert len(single) == len(story.founded.programme.tasks)

    # Overdue by rule: each cell is counted once, and none is typed.
    found = board(story, story.day)
    assert found.total.total == len(asked) * COMMUNES
    assert len(found.lines) == COMMUNES
    past = [task for task in asked if task.due_on and task.due_on < story.day]
    by_hand = sum(COMMUNES - task.statuses.filter(progress="done").count() for task in past)
    assert found.total.overdue == by_hand > 0
    assert found.total.done_late > 0
    later = board(story, date(2020, 1, 2)).total
    assert later.overdue > found.total.overdue
    assert later.total == found.total.total

    # Per commune and per document the same cells: their sums agree.
    assert sum((line.figures for line in found.lines), TaskFigures()) == found.total
    documents = {task.document_id for task in asked}
    per_document = [board(story, story.day, document=one).total for one in documents]
    assert sum(per_document, TaskFigures()) == found.total
    town = task_boards.of_units([story.founded.agencies[TOWN].pk], officer, task_cells.watch_on(story.day))
    assert len(town) == len(asked)
    assert [one.stand.is_late for one in town] == sorted((one.stand.is_late for one in town), reverse=True)

    # Everything that a commune says is marked as invented.
    said = TaskReport.objects.filter(status__task__plan=plan)
    assert said.exists()
    assert all(following.MARK in (row.result or row.cause) for row in said)

    # What to steer next rests on what the communes report.
    grounds = list(steering_rows.possible_task_grounds(plan, officer))
    assert grounds
    proposal = steering.propose(
        plan.pk,
        "Ban hành mẫu biểu dùng chung cho các xã (dữ liệu minh họa)",
        [],
        statuses=[one.pk for one in grounds],
        by=officer,
        now=story.now,
    )
    steering.adopt(proposal.pk, revision=proposal.revision, by=story.actor("lanh-dao"), now=story.now)
    assert proposal.task_statuses.count() == len(grounds)
    figures = consolidation.figures(plan, officer, story.day)
    assert {row.document.reference for row in figures.tasks} == NAMED
    assert sum((row.figures for row in figures.tasks), TaskFigures()) == found.total
    assert story.consolidate(visited=0, closed=0).kind == "report"


def test_a_commune_reports_the_standing_side_returns_and_the_team_confirms_on_site(story: Story) -> None:
    plan, officer = story.founded.plan, story.actor("chuyen-vien")
    unit = story.founded.agencies[TOWN]
    status = TaskStatus.objects.filter(task__plan=plan, agency=unit, progress="done").first()
    assert status is not None
    status = tasks.return_(
        status.pk,
        revision=status.revision,
        remark="Chưa có biên bản (dữ liệu minh họa)",
        on=story.day,
        by=officer,
        now=story.now,
    )
    assert status.progress == "in_progress"
    focal, _ = story.staff_of(TOWN)
    task = Task.objects.get(pk=status.task_id)
    said = following._SAYS[4]
    assert said is not None
    status = tasks.report(task.pk, unit, said, revision=status.revision, on=story.day, by=focal, now=story.now)
    status = tasks.confirm(
        status.pk, revision=status.revision, on=story.day, by=story.actor("truong-doan-1"), now=story.now
    )

    assert status.review == "confirmed"
    assert status.reports.last().verdicts.get().on_site


def test_pages_show_it_to_the_district_and_each_commune_its_own(story: Story, client: Client) -> None:
    plan = story.founded.plan
    client.force_login(story.founded.users["chuyen-vien"], backend="django.contrib.auth.backends.ModelBackend")

    page = client.get(f"/plans/{plan.pk}/tasks/").content.decode()

    assert page.count("Thị trấn Kim Bài") + page.count("thị trấn Kim Bài") >= 1
    assert "Quá hạn" in page
    assert "dữ liệu minh họa" in page
