"""Tasks set by documents and reported unit by unit."""

from datetime import date
from io import BytesIO

import pytest

from kiemtra.data.calendar import load_calendar
from kiemtra.domain.agencies import SuccessionKind
from kiemtra.domain.errors import Conflict, Fault, NotAllowed, NotValid, Refusal
from kiemtra.domain.people import SYSTEM, Actor, Role
from kiemtra.domain.tasks import Aim, Said, TaskAim, TaskContent, TaskProgress, TaskReview, TaskTerm, Term, due_by
from kiemtra.domain.work import WorkKind
from kiemtra.store.ids import new_id
from kiemtra.store.models import Document, Event, Message, Plan, Task, TaskReport, TaskStatus, TaskVerdict
from kiemtra.store.queries import files as file_rows
from kiemtra.store.queries import tasks as queries
from kiemtra.store.queries.work_items import Asker
from kiemtra.store.queries.work_of_plans import of_tasks
from kiemtra.workflows import files, plans, tasks
from kiemtra.workflows.task_reminders import remind_of_tasks
from kiemtra.workflows.tasks.reporting import Proof
from tests.factories_conclusions import make_inspection
from tests.factories_documents import register
from tests.factories_succession import AFTER, at, heir_of
from tests.world import NOW, TODAY, World, make_plan

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


DUE = date(2019, 6, 30)
CONTENT = TaskContent("Niêm yết công khai thủ tục", place="mục II.3", term=due_by(DUE, "mục III"))


def make_task(world: World, plan: Plan | None = None, content: TaskContent = CONTENT) -> Task:
    plan = plan or make_plan(world)
    document, _ = register(world)
    return tasks.set_task(plan.pk, document, content, by=world.actor("officer"), now=NOW)


def report(
    world: World, task: Task, by: str = "focal", *, revision: int = 0, on: date = TODAY, proofs=(), **said: object
) -> TaskStatus:
    given = Said(**({"progress": TaskProgress.DONE, "result": "Đã niêm yết"} | said))  # type: ignore[arg-type]
    return tasks.report(
        task.pk, world.unit, given, revision=revision, proofs=proofs, on=on, by=world.actor(by), now=NOW
    )


def test_set_task_once(world: World) -> None:
    plan = make_plan(world)
    first = make_task(world, plan)
    document = Document.objects.get(pk=first.document_id)

    again = TaskContent("  NIÊM YẾT công khai thủ tục. ", place="Mục II.3")
    second = tasks.set_task(plan.pk, document, again, by=world.actor("officer"), now=NOW)

    assert second == first
    assert Event.objects.filter(name="task.set").count() == 1


def test_set_task_by_the_unit_is_refused(world: World) -> None:
    plan = make_plan(world)
    document, _ = register(world)

    with pytest.raises(NotAllowed) as refused:
        tasks.set_task(plan.pk, document, TaskContent("X"), by=world.actor("stranger_focal"), now=NOW)

    assert refused.value.refusal is Refusal.NOT_YOUR_SIDE


def test_set_task_without_words_is_refused(world: World) -> None:
    plan = make_plan(world)
    document, _ = register(world)

    with pytest.raises(NotValid):
        tasks.set_task(plan.pk, document, TaskContent(" "), by=world.actor("officer"), now=NOW)


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


LATE_BUT_DONE = Said(TaskProgress.DONE, result="Đã làm", done_on=DUE)


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

    status = tasks.report(task.pk, world.unit, LATE_BUT_DONE, on=AFTER, by=focal, now=NOW)

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
            tasks.report(task.pk, world.unit, LATE_BUT_DONE, on=AFTER, by=focal, now=NOW)
            answers.append("may")
        except NotAllowed as refused:
            answers.append(str(refused.refusal))

    assert answers == told


def test_work_of_who_has_taken_over_names_the_task(world: World) -> None:
    make_task(world)
    [focal] = after_the_end(world, "w.moi")

    [item] = of_tasks(Asker(focal, AFTER))

    assert (item.kind, item.unit, item.late) == (WorkKind.REPORT_TASK, "Sở Tư pháp", True)


# -- what a task says


def test_deadline_counted_from_the_document_follows_its_rule(world: World) -> None:
    plan = make_plan(world)
    document, _ = register(world)
    content = TaskContent("Rà soát", term=Term(TaskTerm.AFTER_DOCUMENT, days=10, working=True, source="khoản 2"))

    task = tasks.set_task(plan.pk, document, content, by=world.actor("officer"), now=NOW)

    assert task.due_on == load_calendar().add_working_days(document.dated, 10)
    assert (task.deadline.days, task.deadline.source) == (10, "khoản 2")


def test_all_faults_of_a_task_at_once(world: World) -> None:
    plan = make_plan(world)
    document, _ = register(world)
    stranger = Aim(TaskAim.NAMED, agencies=(world.standing.pk,))

    content = TaskContent(" ", term=Term(TaskTerm.DAY), aim=stranger)
    with pytest.raises(NotValid) as refused:
        tasks.set_task(plan.pk, document, content, by=world.actor("officer"), now=NOW)

    assert set(refused.value.faults) == {"text", "due_on", "agencies"}


def test_change_moves_the_day_with_a_trace(world: World) -> None:
    task = make_task(world)
    later = TaskContent(task.text, term=due_by(date(2019, 9, 30)))

    changed = tasks.change(task.pk, later, revision=task.revision, by=world.actor("officer"), now=NOW)

    event = Event.objects.get(name="task.changed")
    assert (changed.due_on, event.before["due_on"], event.after["due_on"]) == (
        date(2019, 9, 30),
        "2019-06-30",
        "2019-09-30",
    )
    with pytest.raises(Conflict):
        tasks.change(task.pk, later, revision=task.revision, by=world.actor("officer"), now=NOW)


def test_withdrawn_task_takes_no_report_until_it_is_restored(world: World) -> None:
    task = make_task(world)
    officer = world.actor("officer")
    with pytest.raises(NotValid):
        tasks.withdraw(task.pk, revision=task.revision, reason=" ", by=officer, now=NOW)

    gone = tasks.withdraw(task.pk, revision=task.revision, reason="Văn bản bị bãi bỏ", by=officer, now=NOW)

    with pytest.raises(NotAllowed) as refused:
        report(world, task)
    assert refused.value.refusal is Refusal.WITHDRAWN
    tasks.restore(task.pk, revision=gone.revision, by=officer, now=NOW)
    assert report(world, task).progress == "done"


def test_task_set_to_named_units_is_theirs_alone(world: World) -> None:
    task = make_task(world, content=TaskContent("Riêng", aim=Aim(TaskAim.NAMED, agencies=(world.other_unit.pk,))))

    with pytest.raises(NotAllowed) as refused:
        report(world, task)

    assert refused.value.refusal is Refusal.NOT_YOUR_AGENCY


def test_closed_plan_takes_no_report(world: World) -> None:
    task = make_task(world)
    plans.close(task.plan_id, revision=task.plan.revision, by=world.actor("officer"), now=NOW)

    with pytest.raises(NotAllowed) as refused:
        report(world, task)

    assert refused.value.refusal is Refusal.ALREADY_DONE


# -- what is reported


def test_every_report_is_kept_with_its_files(world: World) -> None:
    task = make_task(world)
    first = report(world, task, progress=TaskProgress.IN_PROGRESS, percent=40, result="", obstacle="Thiếu máy quét")
    file = files.store(BytesIO(PDF), name="anh.pdf", limit=10**6, at=NOW)

    last = report(world, task, revision=first.revision, proofs=[Proof(file, "C:\\anh.pdf"), Proof(file, "anh.pdf")])

    assert list(TaskReport.objects.values_list("number", "progress", "percent", "obstacle")) == [
        (1, "in_progress", 40, "Thiếu máy quét"),
        (2, "done", 100, ""),
    ]
    assert [proof.name for proof in last.reports.last().proofs.all()] == ["anh.pdf"]
    assert (last.done_on, last.percent) == (TODAY, 100)
    focal, stranger = world.actor("focal"), world.actor("stranger_focal")
    assert file_rows.visible_to(focal).filter(pk=file.pk).exists()
    assert file_rows.name_for(file, focal) == "anh.pdf"
    assert not file_rows.visible_to(stranger).filter(pk=file.pk).exists()


def test_late_reports_name_their_cause(world: World) -> None:
    task = make_task(world)

    with pytest.raises(NotValid) as refused:
        report(world, task, on=date(2019, 7, 5))
    late = report(world, task, on=date(2019, 7, 5), cause="Chờ mẫu biểu của cấp trên")

    assert refused.value.faults == {"cause": Fault.CAUSE_OF_DELAY_MISSING}
    assert late.done_on == date(2019, 7, 5)


def test_product_document_that_the_unit_does_not_see_is_none(world: World) -> None:
    task = make_task(world)

    status = report(world, task, product_document=new_id())

    assert status.product_document is None


# -- what is said of it


def test_returned_report_counts_as_undone_and_the_unit_is_told(world: World) -> None:
    task = make_task(world)
    status = report(world, task)
    officer = world.actor("officer")
    with pytest.raises(NotValid):
        tasks.return_(status.pk, revision=status.revision, remark=" ", on=TODAY, by=officer, now=NOW)

    returned = tasks.return_(
        status.pk, revision=status.revision, remark="Thiếu ảnh chụp", on=TODAY, by=officer, now=NOW
    )

    assert (returned.progress, returned.done_on, returned.review) == ("in_progress", None, "returned")
    assert Message.objects.filter(to=world.users["focal"], body__contains="Thiếu ảnh chụp").exists()
    [item] = of_tasks(Asker(world.actor("focal"), TODAY))
    assert item.kind is WorkKind.REPORT_TASK
    with pytest.raises(NotAllowed):
        tasks.confirm(status.pk, revision=returned.revision, on=TODAY, by=officer, now=NOW)
    assert report(world, task, revision=returned.revision).review == TaskReview.WAITING


def test_confirmed_task_is_settled_unless_it_is_returned(world: World) -> None:
    task = make_task(world)
    status = report(world, task)
    officer = world.actor("officer")

    status = tasks.confirm(status.pk, revision=status.revision, on=TODAY, by=officer, now=NOW)

    with pytest.raises(NotAllowed) as refused:
        report(world, task, revision=status.revision)
    assert refused.value.refusal is Refusal.ALREADY_DONE
    back = tasks.return_(status.pk, revision=status.revision, remark="Chưa đúng", on=TODAY, by=officer, now=NOW)
    assert report(world, task, revision=back.revision).progress == "done"
    assert Event.objects.filter(name__in=["task.confirmed", "task.returned"]).count() == 2


def test_team_confirms_what_it_saw_at_the_unit_and_no_other_team_does(world: World) -> None:
    case = make_inspection(world)
    task = make_task(world, Plan.objects.get(pk=case.inspection.plan_id))
    status = report(world, task)
    member = world.actor("member")
    with pytest.raises(NotAllowed):
        tasks.confirm(status.pk, revision=status.revision, on=TODAY, by=member, now=NOW)

    tasks.confirm(status.pk, revision=status.revision, on=TODAY, by=world.actor("secretary"), now=NOW)

    assert TaskVerdict.objects.get().on_site


def test_unit_itself_confirms_nothing(world: World) -> None:
    status = report(world, make_task(world))

    with pytest.raises(NotAllowed) as refused:
        tasks.confirm(status.pk, revision=status.revision, on=TODAY, by=world.actor("focal"), now=NOW)

    assert refused.value.refusal is Refusal.NOT_YOUR_SIDE


# -- what is sent by itself


def test_units_are_reminded_once_a_day_of_what_is_due_or_overdue(world: World) -> None:
    plan = make_plan(world)
    make_task(world, plan, TaskContent("Đã quá hạn", term=due_by(date(2019, 6, 3))))
    make_task(world, plan, TaskContent("Còn xa", term=due_by(date(2019, 12, 3))))
    far = {"by": SYSTEM, "now": NOW, "today": TODAY}

    first = remind_of_tasks(world.jurisdiction, **far)
    again = remind_of_tasks(world.jurisdiction, **far)

    assert (first, again) == (2, 0)
    letter = Message.objects.get(to=world.users["focal"], key__startswith="tasks-due:")
    assert "Đã quá hạn, đã quá hạn từ ngày 03/06/2019" in letter.body
    assert "Còn xa" not in letter.body
    assert remind_of_tasks(world.jurisdiction, by=SYSTEM, now=NOW, today=date(2019, 6, 8)) == 0


# -- rows for reports


def test_reported_once_the_task_is_a_row_of_every_report(world: World) -> None:
    task = make_task(world)
    report(world, task, progress=TaskProgress.IN_PROGRESS, percent=60, result="Đã xong 3 thủ tục")

    [row] = queries.report_rows(world.unit.pk, task.plan_id, date(2019, 7, 2))

    assert row == {
        "_row": str(task.pk),
        "task": "Niêm yết công khai thủ tục",
        "document": f"{task.document}, mục II.3",
        "lead": "Sở Tư pháp",
        "product": "",
        "due": "30/06/2019",
        "progress": "Quá hạn, chưa hoàn thành (60%)",
        "result": "Đã xong 3 thủ tục",
        "cause": "",
    }
    assert queries.report_rows(world.unit.pk, None, TODAY)[0]["progress"] == "Đang thực hiện (60%)"
    assert queries.report_rows(world.standing.pk, None, TODAY) == []
