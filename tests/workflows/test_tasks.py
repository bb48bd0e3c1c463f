"""Tasks set by documents and reported unit by unit."""

from datetime import date

import pytest

from kiemtra.domain.errors import Conflict, NotAllowed, NotValid, Refusal
from kiemtra.domain.tasks import TaskProgress
from kiemtra.store.models import Document, Event, Plan, Task, TaskStatus
from kiemtra.workflows import tasks
from tests.factories_documents import register
from tests.world import NOW, TODAY, World, make_plan


def make_task(world: World, plan: Plan | None = None) -> Task:
    plan = plan or make_plan(world)
    document, _ = register(world)
    return tasks.set_task(
        plan.pk, document, "Niêm yết công khai thủ tục", due_on=date(2019, 6, 30), by=world.actor("officer"), now=NOW
    )


def report(world: World, task: Task, by: str = "focal", **changes: object) -> TaskStatus:
    given = {"progress": TaskProgress.DONE, "result": "Đã niêm yết", "revision": 0, "on": TODAY}
    return tasks.report(task.pk, world.unit, by=world.actor(by), now=NOW, **(given | changes))  # type: ignore[arg-type]


def test_set_task_once(world: World) -> None:
    plan = make_plan(world)
    first = make_task(world, plan)
    document = Document.objects.get(pk=first.document_id)

    second = tasks.set_task(plan.pk, document, first.text, by=world.actor("officer"), now=NOW)

    assert second == first
    assert Event.objects.filter(name="task.set").count() == 1


def test_set_task_by_the_unit_is_refused(world: World) -> None:
    plan = make_plan(world)
    document, _ = register(world)

    with pytest.raises(NotAllowed) as refused:
        tasks.set_task(plan.pk, document, "X", by=world.actor("stranger_focal"), now=NOW)

    assert refused.value.refusal is Refusal.NOT_YOUR_SIDE


def test_set_task_without_words_is_refused(world: World) -> None:
    plan = make_plan(world)
    document, _ = register(world)

    with pytest.raises(NotValid):
        tasks.set_task(plan.pk, document, " ", by=world.actor("officer"), now=NOW)


def test_report_then_report_again(world: World) -> None:
    task = make_task(world)

    first = report(world, task, progress=TaskProgress.IN_PROGRESS, result="")
    second = report(world, task, revision=first.revision)

    assert (second.pk, second.progress, second.reported_on) == (first.pk, "done", TODAY)
    assert Event.objects.filter(name="task.reported").count() == 2


def test_report_with_a_stale_revision_is_a_conflict(world: World) -> None:
    task = make_task(world)
    report(world, task)

    with pytest.raises(Conflict):
        report(world, task)

    assert Event.objects.filter(name="task.reported").count() == 1


@pytest.mark.parametrize("progress", [TaskProgress.DONE, TaskProgress.NOT_DONE])
def test_report_without_result_or_cause_is_refused(world: World, progress: TaskProgress) -> None:
    with pytest.raises(NotValid):
        report(world, make_task(world), progress=progress, result="")

    assert not TaskStatus.objects.exists()


def test_report_for_another_agency_is_refused(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        report(world, make_task(world), by="stranger_focal")

    assert refused.value.refusal is Refusal.NOT_YOUR_AGENCY


def test_report_before_the_plan_is_issued_is_not_found(world: World) -> None:
    task = make_task(world, make_plan(world, issued=False))

    with pytest.raises(Task.DoesNotExist):
        report(world, task)


def test_report_of_an_agency_outside_the_plan_is_refused(world: World) -> None:
    task = make_task(world, make_plan(world, units=(world.other_unit,)))
    task.plan.expected.create(agency=world.unit, kind="inspection_plan", due_on=TODAY)

    with pytest.raises(NotAllowed) as refused:
        report(world, task)

    assert refused.value.refusal is Refusal.NOT_YOUR_AGENCY
