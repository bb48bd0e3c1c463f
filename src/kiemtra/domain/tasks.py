"""Tasks set by documents: to whom one is set, by when, how far each unit is, and who may say so.

How a unit stands with a task (in time, late, overdue, due soon) is computed from days, never typed. What is written about a
task and kept of it stands in `workflows/tasks`; a workbook of tasks in `task_sheets.py`.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from kiemtra.domain.deadlines import Calendar
from kiemtra.domain.deeds import DeedRule, Side
from kiemtra.domain.errors import Fault, Refusal
from kiemtra.domain.moves import Moves
from kiemtra.domain.people import Permission
from kiemtra.domain.plans import PlanState

# A task is due soon from so many working days before its day on.
SOON = 3


class TaskProgress(StrEnum):
    """How far a unit says it is with a task."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    NOT_DONE = "not_done"


class TaskState(StrEnum):
    """Followed, or followed no longer."""

    SET = "set"
    WITHDRAWN = "withdrawn"


TASK_MOVES: Moves[TaskState] = {
    TaskState.SET: frozenset({TaskState.WITHDRAWN}),
    TaskState.WITHDRAWN: frozenset({TaskState.SET}),
}


class TaskAim(StrEnum):
    """To whom a task is set, among the units of its plan."""

    ALL_UNITS = "all_units"
    GROUPS = "groups"
    NAMED = "named"


class TaskTerm(StrEnum):
    """By what rule a task is due."""

    # No day is named.
    NONE = "none"
    # The day that the document names.
    DAY = "day"
    # So many days after the day of the document.
    AFTER_DOCUMENT = "after_document"
    # All the time: never overdue.
    REGULAR = "regular"


class TaskReview(StrEnum):
    """What the receiving side says of the last report."""

    WAITING = "waiting"
    RETURNED = "returned"
    CONFIRMED = "confirmed"


class TaskDeed(StrEnum):
    """What a person may do with a task that a document sets."""

    CHANGE = "change"
    WITHDRAW = "withdraw"
    REPORT = "report"
    REVIEW = "review"


_ISSUED = frozenset({PlanState.ISSUED})
_OPEN = frozenset({PlanState.DRAFT, PlanState.SUBMITTED, PlanState.ISSUED})
_ENDED = frozenset({PlanState.CLOSED, PlanState.WITHDRAWN})
_STANDING = frozenset({Side.STANDING})

DEEDS: dict[TaskDeed, DeedRule] = {
    TaskDeed.CHANGE: DeedRule(Permission.TASK_SET, _STANDING, _OPEN, _ENDED),
    TaskDeed.WITHDRAW: DeedRule(Permission.TASK_SET, _STANDING, _OPEN, _ENDED),
    TaskDeed.REPORT: DeedRule(Permission.TASK_REPORT, frozenset({Side.UNIT}), _ISSUED, _ENDED),
    TaskDeed.REVIEW: DeedRule(Permission.REPORT_REVIEW, frozenset({Side.STANDING, Side.TEAM}), _ISSUED, _ENDED),
}


class TaskStanding(StrEnum):
    """How a unit stands with a task on a day: each cell of the matrix is exactly one of these."""

    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    NOT_DONE = "not_done"
    DONE = "done"
    DONE_LATE = "done_late"


S = TaskStanding
FINISHED = frozenset({S.DONE, S.DONE_LATE})
UNDER_WAY = frozenset({S.NOT_STARTED, S.IN_PROGRESS, S.DUE_SOON})
_OF_PROGRESS = {
    TaskProgress.NOT_STARTED: S.NOT_STARTED,
    TaskProgress.IN_PROGRESS: S.IN_PROGRESS,
    TaskProgress.NOT_DONE: S.NOT_DONE,
}


def is_overdue(progress: TaskProgress, due_on: date | None, today: date) -> bool:
    """Tell whether the day has passed and the task is not done; on the day itself it is not."""
    return due_on is not None and today > due_on and progress is not TaskProgress.DONE


@dataclass(frozen=True, slots=True)
class Stand:
    """A standing with what it was computed from: `days` late (or, before the day, working days left)."""

    standing: TaskStanding
    due_on: date | None = None
    done_on: date | None = None
    days: int = 0

    @property
    def is_late(self) -> bool:
        """Whether the day has passed and the task is not done."""
        return self.standing is S.OVERDUE


@dataclass(frozen=True, slots=True)
class Watch:
    """The day as of which standings are told, and the last day that is due soon."""

    today: date
    soon_until: date
    calendar: Calendar


def watch(today: date, calendar: Calendar) -> Watch:
    """Return what the standings of a day are computed from."""
    return Watch(today, calendar.add_working_days(today, SOON), calendar)


def stand(progress: TaskProgress, due_on: date | None, done_on: date | None, at: Watch) -> Stand:
    """Tell how a unit stands with a task: done after its day is done late, not done after it is overdue."""
    if progress is TaskProgress.DONE:
        late = (done_on - due_on).days if due_on and done_on else 0
        return Stand(S.DONE_LATE if late > 0 else S.DONE, due_on, done_on, max(late, 0))
    if due_on and is_overdue(progress, due_on, at.today):
        return Stand(S.OVERDUE, due_on, None, (at.today - due_on).days)
    if progress is TaskProgress.NOT_DONE or due_on is None or due_on > at.soon_until:
        return Stand(_OF_PROGRESS[progress], due_on)
    return Stand(S.DUE_SOON, due_on, None, at.calendar.working_days_between(at.today, due_on))


@dataclass(frozen=True, slots=True)
class Term:
    """By when a task is due: the rule, what it needs, and the place in a text where it stands."""

    rule: TaskTerm = TaskTerm.NONE
    on: date | None = None
    days: int = 0
    working: bool = False
    source: str = ""


def due_day(term: Term, dated: date | None, calendar: Calendar) -> date | None:
    """Return the day on which a task is due under its rule; None where there is no such day."""
    if term.rule is TaskTerm.DAY:
        return term.on
    if term.rule is TaskTerm.AFTER_DOCUMENT and dated:
        return calendar.add_working_days(dated, term.days) if term.working else dated + timedelta(days=term.days)
    return None


MOST_DAYS = 3_650


def term_faults(term: Term, dated: date | None) -> dict[str, Fault]:
    """Return what is wrong with a deadline: a day must be named, a count needs days and a dated document."""
    if term.rule is TaskTerm.DAY and term.on is None:
        return {"due_on": Fault.DUE_DAY_MISSING}
    if term.rule is not TaskTerm.AFTER_DOCUMENT:
        return {}
    if not 0 < term.days <= MOST_DAYS:
        return {"days": Fault.DAYS_MISSING}
    return {} if dated else {"days": Fault.DOCUMENT_NOT_DATED}


@dataclass(frozen=True, slots=True)
class Aim:
    """To whom a task is set: all units of the plan, those of some groups ("commune-peoples_committee"), or named ones."""

    whom: TaskAim = TaskAim.ALL_UNITS
    groups: tuple[str, ...] = ()
    agencies: tuple[UUID, ...] = ()


def aim_faults(aim: Aim, units: Collection[UUID]) -> dict[str, Fault]:
    """Return what is wrong with an aim: somebody must be aimed at, and named agencies must be units of the plan."""
    if aim.whom is TaskAim.GROUPS and not aim.groups:
        return {"groups": Fault.NOBODY_AIMED_AT}
    if aim.whom is TaskAim.NAMED and not aim.agencies:
        return {"agencies": Fault.NOBODY_AIMED_AT}
    if aim.whom is TaskAim.NAMED and not set(aim.agencies) <= set(units):
        return {"agencies": Fault.NOT_A_UNIT_OF_THE_PLAN}
    return {}


def group_of(level: str, kind: str) -> str:
    """Return the name of a group of agencies: all of one kind on one level."""
    return f"{level}-{kind}"


def reaches(aim: Aim, agency: UUID, level: str, kind: str) -> bool:
    """Whether a task is set to this unit of its plan."""
    if aim.whom is TaskAim.ALL_UNITS:
        return True
    return group_of(level, kind) in aim.groups if aim.whom is TaskAim.GROUPS else agency in aim.agencies


@dataclass(frozen=True, slots=True)
class TaskContent:
    """What a task says: the duty, where it stands, what is to come of it, by when, who leads, to whom it is set."""

    text: str
    place: str = ""
    product: str = ""
    term: Term = Term()
    lead: UUID | None = None
    taking_part: str = ""
    aim: Aim = Aim()


def due_by(day: date | None, source: str = "") -> Term:
    """Return the deadline that a named day is; without a day there is none."""
    return Term(TaskTerm.DAY, day, source=source) if day else Term()


@dataclass(frozen=True, slots=True)
class Said:
    """What a unit says of a task."""

    progress: TaskProgress
    percent: int | None = None
    result: str = ""
    product: str = ""
    done_on: date | None = None
    cause: str = ""
    obstacle: str = ""
    proposal: str = ""
    product_document: UUID | None = None


def report_faults(said: Said, *, due_on: date | None, today: date) -> dict[str, Fault]:
    """Return all that is wrong with a report: done names result and day, what is late or cannot be done its cause."""
    faults: dict[str, Fault] = {}
    done = said.progress is TaskProgress.DONE
    if done and not (said.result.strip() or said.product.strip() or said.product_document):
        faults["result"] = Fault.RESULT_MISSING
    if done and said.done_on and said.done_on > today:
        faults["done_on"] = Fault.DONE_AFTER_TODAY
    if said.percent is not None and not 0 <= said.percent <= 100:
        faults["percent"] = Fault.PERCENT_OUT_OF_RANGE
    until = (said.done_on or today) if done else today
    late = due_on is not None and until > due_on
    if (late or said.progress is TaskProgress.NOT_DONE) and not said.cause.strip():
        faults["cause"] = Fault.CAUSE_OF_DELAY_MISSING if late else Fault.CAUSE_MISSING
    return faults


def why_not_report(progress: TaskProgress, review: TaskReview) -> Refusal | None:
    """What was done and confirmed stands; it is reported anew only once it is returned."""
    is_settled = progress is TaskProgress.DONE and review is TaskReview.CONFIRMED
    return Refusal.ALREADY_DONE if is_settled else None


def why_not_remove_proof(review: TaskReview, *, is_last: bool) -> Refusal | None:
    """A file is taken out of the last report as long as that is not confirmed; earlier reports stay as they were."""
    return Refusal.ALREADY_DONE if review is TaskReview.CONFIRMED or not is_last else None


def why_not_review(has_report: bool, review: TaskReview) -> Refusal | None:
    """Only a report is judged, and the same one once; what was confirmed may still be returned."""
    if not has_report:
        return Refusal.NOT_YET
    return Refusal.ALREADY_DONE if review is TaskReview.RETURNED else None


@dataclass(frozen=True, slots=True)
class TaskFigures:
    """How many cells stand how; `total` is their sum, so that no task is counted twice or left out."""

    done: int = 0
    done_late: int = 0
    under_way: int = 0
    overdue: int = 0
    not_done: int = 0

    @property
    def total(self) -> int:
        """All cells."""
        return self.done + self.done_late + self.under_way + self.overdue + self.not_done

    def __add__(self, other: "TaskFigures") -> "TaskFigures":
        return TaskFigures(*(getattr(self, name) + getattr(other, name) for name in FIGURES))


FIGURES = ("done", "done_late", "under_way", "overdue", "not_done")
# A figure and the standings that it counts.
COUNTED: dict[str, frozenset[TaskStanding]] = {
    "done": frozenset({S.DONE}),
    "done_late": frozenset({S.DONE_LATE}),
    "under_way": UNDER_WAY,
    "overdue": frozenset({S.OVERDUE}),
    "not_done": frozenset({S.NOT_DONE}),
}


def figures_of(standings: Iterable[TaskStanding]) -> TaskFigures:
    """Count cells by how they stand."""
    found = list(standings)
    return TaskFigures(*(sum(1 for one in found if one in COUNTED[name]) for name in FIGURES))
