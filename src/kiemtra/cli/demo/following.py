"""The tasks of the documents that a plan follows, and how far each of its units is: invented, and marked so."""

from collections.abc import Iterator
from datetime import date, timedelta

from kiemtra.cli.demo import people
from kiemtra.cli.demo.founding import Founded, at
from kiemtra.data.programmes import FollowedRow
from kiemtra.domain.people import SYSTEM, Actor, Role
from kiemtra.domain.tasks import Said, TaskContent, TaskProgress, TaskTerm, Term, due_by
from kiemtra.store.models import Agency, Task
from kiemtra.store.queries import agencies, documents
from kiemtra.store.queries.people import actor_of
from kiemtra.workflows import accounts, tasks

MARK = "(dữ liệu minh họa)"
SOURCE = "dữ liệu minh họa"
# Who reports for the units that the demo gives no account of their own.
REST = "dau-moi-don-vi-khac"
# What the units say, in turn: so that every standing is there.
P = TaskProgress
_SAYS: tuple[Said | None, ...] = (
    Said(P.DONE, result=f"Đã làm xong theo kế hoạch {MARK}"),
    None,
    Said(P.IN_PROGRESS, percent=60, result=f"Đã làm được quá nửa {MARK}", cause=f"Cán bộ phụ trách kiêm nhiệm {MARK}"),
    Said(
        P.IN_PROGRESS,
        percent=30,
        cause=f"Chưa có mẫu biểu thống nhất {MARK}",
        obstacle=f"Phần mềm một cửa chưa kết nối với huyện {MARK}",
        proposal=f"Huyện ban hành mẫu biểu dùng chung và kết nối phần mềm {MARK}",
    ),
    Said(P.DONE, result=f"Đã làm xong, có biên bản {MARK}", cause=f"Chờ kinh phí được cấp {MARK}"),
)
LATE_BY = timedelta(days=9)


def follow(founded: Founded) -> list[Task]:
    """Set the tasks of the programme and let each unit of the plan report some of them."""
    made = list(_set(founded))
    units = list(agencies.of_plan(founded.plan))
    actors = _actors(founded, units)
    for place, unit in enumerate(units):
        for number, task in enumerate(made):
            _report(founded, task, unit, _SAYS[(place * 2 + number) % len(_SAYS)], actors[unit.code])
    return made


def _set(founded: Founded) -> Iterator[Task]:
    """Those that the text names as a whole stand in the plan already; here come the single duties of each document."""
    now, officer = at(founded.programme.day), founded.actor("chuyen-vien")
    by_reference = {row.reference: row for row in documents.visible_to(officer)}
    for row in founded.programme.tasks:
        content = TaskContent(f"{row.text} {MARK}", product=row.product, term=_term(row))
        yield tasks.set_task(founded.plan.pk, by_reference[row.document], content, by=officer, now=now)


def _term(row: FollowedRow) -> Term:
    if row.working_days:
        return Term(TaskTerm.AFTER_DOCUMENT, days=row.working_days, working=True, source=SOURCE)
    return due_by(row.due, SOURCE) if row.due else Term(TaskTerm.REGULAR, source=SOURCE)


def _actors(founded: Founded, units: list[Agency]) -> dict[str, Actor]:
    """Who reports for each unit: its own focal point, or, where the demo gives it none, one person for all of those."""
    programme, day = founded.programme, founded.programme.day
    others = [unit for unit in units if unit.code not in programme.with_accounts]
    user = people.enter(programme.code, REST, "Đầu mối các đơn vị còn lại", at(day))
    for unit in others:
        accounts.appoint(
            user,
            founded.jurisdiction,
            unit,
            Role.FOCAL_POINT,
            f"Đầu mối {unit.short_name}",
            valid_from=date(day.year, 1, 1),
            by=SYSTEM,
            now=at(day),
        )
    founded.users[REST] = user
    rest = actor_of(user, day)
    own = {code: founded.actor(f"dau-moi-{people.key_of_unit(code)}") for code in programme.with_accounts}
    return {unit.code: own.get(unit.code, rest) for unit in units}


def _report(founded: Founded, task: Task, unit: Agency, said: Said | None, by: Actor) -> None:
    """What is due is done in time by those who give no cause, and some days late by those who give one."""
    if said is None:
        return
    day = founded.programme.day
    if said.progress is P.DONE:
        due = min(task.due_on or day, day)
        done = min(due + LATE_BY, day) if said.cause else due
        said = Said(P.DONE, result=said.result, done_on=done, cause=said.cause if done > due else "")
    tasks.report(task.pk, unit, said, on=day, by=by, now=at(day))
