"""Units are reminded of the tasks that are due soon or overdue, by themselves, in one letter a day."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.data.calendar import load_calendar
from kiemtra.domain.people import UNIT_ROLES, Actor
from kiemtra.domain.tasks import SOON, TaskProgress, is_overdue
from kiemtra.store.models import Agency, Jurisdiction, Task, User
from kiemtra.store.queries import people, sides
from kiemtra.store.queries import reminders as queries
from kiemtra.workflows import wording
from kiemtra.workflows.messages import Letter
from kiemtra.workflows.reminders import send
from kiemtra.workflows.trail import record

# So many tasks are named in a letter; the others stand on the page to which it leads.
MOST_LINES = 20


@transaction.atomic
def remind_of_tasks(jurisdiction: Jurisdiction, *, by: Actor, now: datetime, today: date) -> int:
    """Remind each unit of the tasks that are due within three working days or overdue, in one letter a day.

    Returns how many units were told. On a day off nobody is reminded.
    """
    calendar = load_calendar()
    if not calendar.is_working(today):
        return 0
    due: dict[UUID, list[tuple[Agency, Task]]] = {}
    for agency, task in queries.tasks_due(jurisdiction, calendar.add_working_days(today, SOON)):
        due.setdefault(agency.pk, []).append((agency, task))
    stands_for = {key: sides.answering_for(rows[0][0], today) for key, rows in due.items()}
    people_of = people.holders_at(stands_for.values(), tuple(UNIT_ROLES), today)
    letters = []
    for key, rows in due.items():
        to = tuple(people_of.get(stands_for[key], ()))
        letters.append((rows[0][0].name, _of_tasks(f"tasks-due:{jurisdiction.pk}:{key}:{today}", to, rows, today)))
    told = send(letters, now)
    if told:
        record("jurisdiction.tasks_reminded", jurisdiction, by=by, at=now, on=today, after={"agencies": told})
    return len(told)


def _of_tasks(key: str, to: tuple[User, ...], rows: list[tuple[Agency, Task]], today: date) -> Letter:
    """What the unit still owes, the longest overdue first."""
    agency = rows[0][0]
    tasks = sorted((task for _, task in rows), key=lambda task: (task.due_on or today, task.position))
    late = sum(1 for task in tasks if is_overdue(TaskProgress.NOT_STARTED, task.due_on, today))
    lines = [_line(task, today) for task in tasks[:MOST_LINES]]
    lines += [f"và {len(tasks) - MOST_LINES} nhiệm vụ khác."] if len(tasks) > MOST_LINES else []
    return Letter(
        key=key,
        to=to,
        subject=f"Có {late} nhiệm vụ quá hạn" if late else f"Có {len(tasks)} nhiệm vụ sắp đến hạn",
        body=f"{agency.name} chưa báo cáo hoàn thành:\n" + "\n".join(lines),
        path=f"/units/{agency.pk}/tasks/",
    )


def _line(task: Task, today: date) -> str:
    assert task.due_on is not None, "only tasks with a day are reminded of"
    due = wording.day(task.due_on)
    when = f"đã quá hạn từ ngày {due}" if task.due_on < today else f"hạn ngày {due}"
    return f"- {task.document}: {task.text}, {when}"
