"""Tasks set by documents and reported unit by unit."""

from datetime import date

import pytest

from kiemtra.domain.agencies import SuccessionKind
from kiemtra.domain.errors import Conflict, NotAllowed, NotValid, Refusal
from kiemtra.domain.people import Actor, Role
from kiemtra.domain.tasks import TaskProgress
from kiemtra.domain.work import WorkKind
from kiemtra.store.models import Document, Event, Plan, Task, TaskStatus
from kiemtra.store.queries.work_items import Asker
from kiemtra.store.queries.work_of_plans import of_tasks
from kiemtra.workflows import tasks
from tests.factories_documents import register
from tests.factories_succession import AFTER, at, heir_of
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


def after_the_end(world: World, *codes: str, main: str = "") -> list[Actor]:
    """The unit ends and is followed by these; the focal point of each as of the day after."""
    actors = []
    for code in codes:
        kind = SuccessionKind.SPLIT if len(codes) > 1 else SuccessionKind.MERGED
        heir = heir_of(world.unit, code, kind, is_main=code == main)
        actors.append(at(world, heir, Role.FOCAL_POINT, f"đầu mối {code}"))
    world.unit.refresh_from_db()
    return actors


def test_who_has_taken_over_reports_for_the_agency_that_was_asked(world: World) -> None:
    task = make_task(world)
    [focal] = after_the_end(world, "w.moi")

    status = tasks.report(task.pk, world.unit, progress=TaskProgress.DONE, result="Đã làm", on=AFTER, by=focal, now=NOW)

    assert status.agency == world.unit
    assert Event.objects.get(name="task.reported").actor_id == focal.user
    with pytest.raises(NotAllowed):
        report(world, task, revision=status.revision, by="stranger_focal")


@pytest.mark.parametrize(("main", "told"), [("w.hai", ["not_your_agency", "may"]), ("", ["not_your_agency"] * 2)])
def test_of_a_split_the_main_part_reports_else_nobody(world: World, main: str, told: list[str]) -> None:
    task = make_task(world)
    answers = []
    for focal in after_the_end(world, "w.mot", "w.hai", main=main):
        try:
            tasks.report(task.pk, world.unit, progress=TaskProgress.DONE, result="Đã làm", on=AFTER, by=focal, now=NOW)
            answers.append("may")
        except NotAllowed as refused:
            answers.append(str(refused.refusal))

    assert answers == told


def test_work_of_who_has_taken_over_names_the_task(world: World) -> None:
    make_task(world)
    [focal] = after_the_end(world, "w.moi")

    [item] = of_tasks(Asker(focal, AFTER))

    assert (item.kind, item.unit, item.late) == (WorkKind.REPORT_TASK, "Sở Tư pháp", True)
