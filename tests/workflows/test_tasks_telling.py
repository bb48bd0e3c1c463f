"""What units are told of tasks that are set to them, and files taken out of a report that is not confirmed."""

from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kiemtra.domain.errors import Conflict, NotAllowed, Refusal
from kiemtra.domain.tasks import TaskContent
from kiemtra.store.models import Event, Message, Task, TaskProof, TaskStatus
from kiemtra.workflows import files, tasks
from kiemtra.workflows.tasks.reporting import Proof
from kiemtra.workflows.tasks.telling import tell_units
from tests.factories_documents import PDF
from tests.workflows.test_tasks import make_task, report
from tests.world import NOW, TODAY, World, make_plan

ON = {"on": TODAY, "now": NOW}


def told(world: World) -> list[Message]:
    return list(Message.objects.filter(to=world.users["focal"], subject__startswith="Được giao").order_by("pk"))


def test_unit_is_told_of_a_task_once(world: World) -> None:
    task = make_task(world)
    tasks.set_task(
        task.plan_id, task.document, TaskContent(task.text, place=task.place), by=world.actor("officer"), now=NOW
    )

    [letter] = told(world)
    assert letter.subject == "Được giao 1 nhiệm vụ: Sở Tư pháp"
    assert "Niêm yết công khai thủ tục (hạn 30/06/2019)" in letter.body
    assert letter.path == f"/units/{world.unit.pk}/tasks/"


def test_of_a_plan_that_is_not_issued_units_are_told_nothing(world: World) -> None:
    make_task(world, make_plan(world, issued=False))

    assert told(world) == []


def test_a_batch_is_one_letter_in_the_same_queries(world: World) -> None:
    first = make_task(world)
    batch = [Task.objects.get(pk=first.pk)]
    for number in range(24):
        content = TaskContent(f"Việc số {number}")
        batch.append(tasks.set_task(first.plan_id, first.document, content, by=world.actor("officer"), now=NOW))
    Message.objects.all().delete()

    def asked(rows: list[Task]) -> int:
        with CaptureQueriesContext(connection) as found:
            tell_units(first.plan, rows, NOW)
        return len(found)

    few, many = asked(batch[:2]), asked(batch)

    letter = told(world)[-1]
    assert few == many
    assert letter.subject.startswith("Được giao 25 nhiệm vụ")
    assert letter.body.endswith("và 5 nhiệm vụ khác.")


# ---- a file that was sent by mistake


def reported(world: World, *names: str) -> TaskStatus:
    kept = [files.store(BytesIO(PDF + name.encode()), name=name, limit=10_000, at=NOW) for name in names]
    return report(world, make_task(world), proofs=[Proof(one, name) for one, name in zip(kept, names, strict=True)])


@pytest.fixture(autouse=True)
def in_a_folder(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


def test_file_is_taken_out_and_the_report_before_stays(world: World) -> None:
    status = reported(world, "nham.pdf", "dung.pdf")
    wrong = TaskProof.objects.get(name="nham.pdf")

    status = tasks.remove_proof(wrong.pk, revision=status.revision, by=world.actor("focal"), **ON)

    first, last = status.reports.order_by("number")
    assert [proof.name for proof in last.proofs.all()] == ["dung.pdf"]
    assert {proof.name for proof in first.proofs.all()} == {"nham.pdf", "dung.pdf"}
    assert (last.result, last.progress) == (first.result, first.progress)
    assert Event.objects.get(name="task.proof_removed").before["name"] == "nham.pdf"


def test_file_of_a_confirmed_report_stays(world: World) -> None:
    status = reported(world, "dung.pdf")
    confirmed = tasks.confirm(status.pk, revision=status.revision, by=world.actor("officer"), **ON)
    proof = TaskProof.objects.get()

    with pytest.raises(NotAllowed) as refused:
        tasks.remove_proof(proof.pk, revision=confirmed.revision, by=world.actor("focal"), **ON)

    assert refused.value.refusal is Refusal.ALREADY_DONE
    assert status.reports.count() == 1


@pytest.mark.parametrize("who", ["officer", "secretary"])
def test_only_the_unit_takes_a_file_out(world: World, who: str) -> None:
    status = reported(world, "dung.pdf")

    with pytest.raises((NotAllowed, TaskProof.DoesNotExist)):
        tasks.remove_proof(TaskProof.objects.get().pk, revision=status.revision, by=world.actor(who), **ON)


def test_stale_revision_is_a_conflict(world: World) -> None:
    reported(world, "dung.pdf")

    with pytest.raises(Conflict):
        tasks.remove_proof(TaskProof.objects.get().pk, revision=7, by=world.actor("focal"), **ON)
