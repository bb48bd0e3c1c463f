"""Tasks set by documents, and plans that are expected."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.domain.deadlines import Calendar
from kiemtra.domain.errors import Fault, Refusal
from kiemtra.domain.expectations import DEEDS, ExpectedDeed, ExpectedState, state_of
from kiemtra.domain.tasks import (
    COUNTED,
    Aim,
    Said,
    TaskAim,
    TaskProgress,
    TaskReview,
    TaskStanding,
    TaskTerm,
    Term,
    aim_faults,
    due_by,
    due_day,
    figures_of,
    is_overdue,
    reaches,
    report_faults,
    stand,
    term_faults,
    watch,
    why_not_report,
    why_not_review,
)

P, S = TaskProgress, TaskStanding

DUE, BEFORE, AFTER = date(2019, 6, 28), date(2019, 6, 28), date(2019, 6, 29)


@pytest.mark.parametrize("progress", list(TaskProgress))
def test_overdue_is_computed(progress: TaskProgress) -> None:
    assert is_overdue(progress, DUE, AFTER) is (progress is not TaskProgress.DONE)
    assert not is_overdue(progress, DUE, BEFORE)
    assert not is_overdue(progress, None, AFTER)


@pytest.mark.parametrize(
    ("progress", "due", "done", "today", "told"),
    [
        (P.NOT_STARTED, None, None, AFTER, (S.NOT_STARTED, 0)),
        (P.NOT_STARTED, DUE, None, AFTER, (S.OVERDUE, 1)),
        (P.IN_PROGRESS, DUE, None, date(2019, 7, 28), (S.OVERDUE, 30)),
        (P.NOT_DONE, DUE, None, AFTER, (S.OVERDUE, 1)),
        (P.NOT_DONE, DUE, None, DUE, (S.NOT_DONE, 0)),
        (P.IN_PROGRESS, DUE, None, DUE, (S.DUE_SOON, 0)),
        # A Friday: three working days before it is Tuesday, four is Monday.
        (P.NOT_STARTED, DUE, None, date(2019, 6, 25), (S.DUE_SOON, 3)),
        (P.IN_PROGRESS, DUE, None, date(2019, 6, 24), (S.IN_PROGRESS, 0)),
        (P.DONE, DUE, DUE, AFTER, (S.DONE, 0)),
        (P.DONE, DUE, AFTER, AFTER, (S.DONE_LATE, 1)),
        (P.DONE, None, AFTER, AFTER, (S.DONE, 0)),
        (P.DONE, DUE, None, AFTER, (S.DONE, 0)),
    ],
)
def test_standing_follows_from_days(
    progress: TaskProgress, due: date | None, done: date | None, today: date, told: tuple[TaskStanding, int]
) -> None:
    found = stand(progress, due, done, watch(today, Calendar()))

    assert (found.standing, found.days) == told
    assert found.is_late is (found.standing is S.OVERDUE)


@given(
    st.sampled_from(P),
    st.none() | st.dates(date(2019, 1, 1), date(2019, 12, 31)),
    st.none() | st.dates(date(2019, 1, 1), date(2019, 12, 31)),
    st.dates(date(2019, 1, 1), date(2019, 12, 31)),
)
def test_each_cell_is_counted_once(progress: TaskProgress, due: date | None, done: date | None, today: date) -> None:
    found = stand(progress, due, done if progress is P.DONE else None, watch(today, Calendar()))

    figures = figures_of([found.standing])

    assert figures.total == 1
    assert (figures.overdue == 1) is is_overdue(progress, due, today)
    assert (figures + figures).total == 2


def test_every_standing_is_in_one_figure() -> None:
    assert sorted(one for counted in COUNTED.values() for one in counted) == sorted(S)


CALENDAR = Calendar()


@pytest.mark.parametrize(
    ("term", "dated", "due"),
    [
        (Term(), BEFORE, None),
        (due_by(DUE), None, DUE),
        (due_by(None), None, None),
        (Term(TaskTerm.REGULAR), BEFORE, None),
        (Term(TaskTerm.AFTER_DOCUMENT, days=10), date(2019, 6, 3), date(2019, 6, 13)),
        (Term(TaskTerm.AFTER_DOCUMENT, days=10, working=True), date(2019, 6, 3), date(2019, 6, 17)),
        (Term(TaskTerm.AFTER_DOCUMENT, days=10), None, None),
    ],
)
def test_due_day_follows_its_rule(term: Term, dated: date | None, due: date | None) -> None:
    assert due_day(term, dated, CALENDAR) == due


@pytest.mark.parametrize(
    ("term", "dated", "faults"),
    [
        (Term(TaskTerm.DAY), BEFORE, {"due_on": Fault.DUE_DAY_MISSING}),
        (Term(TaskTerm.AFTER_DOCUMENT), BEFORE, {"days": Fault.DAYS_MISSING}),
        (Term(TaskTerm.AFTER_DOCUMENT, days=4_000), BEFORE, {"days": Fault.DAYS_MISSING}),
        (Term(TaskTerm.AFTER_DOCUMENT, days=5), None, {"days": Fault.DOCUMENT_NOT_DATED}),
        (Term(TaskTerm.AFTER_DOCUMENT, days=5), BEFORE, {}),
        (Term(TaskTerm.REGULAR), None, {}),
    ],
)
def test_term_faults(term: Term, dated: date | None, faults: dict[str, Fault]) -> None:
    assert term_faults(term, dated) == faults


ONE, TWO = UUID(int=1), UUID(int=2)


@pytest.mark.parametrize(
    ("aim", "faults", "is_reached"),
    [
        (Aim(), {}, True),
        (Aim(TaskAim.GROUPS), {"groups": Fault.NOBODY_AIMED_AT}, False),
        (Aim(TaskAim.GROUPS, groups=("commune-peoples_committee",)), {}, True),
        (Aim(TaskAim.GROUPS, groups=("district-division",)), {}, False),
        (Aim(TaskAim.NAMED), {"agencies": Fault.NOBODY_AIMED_AT}, False),
        (Aim(TaskAim.NAMED, agencies=(ONE,)), {}, True),
        (Aim(TaskAim.NAMED, agencies=(TWO,)), {"agencies": Fault.NOT_A_UNIT_OF_THE_PLAN}, False),
    ],
)
def test_to_whom_a_task_is_set(aim: Aim, faults: dict[str, Fault], is_reached: bool) -> None:
    assert aim_faults(aim, {ONE}) == faults
    assert reaches(aim, ONE, "commune", "peoples_committee") is is_reached


@pytest.mark.parametrize(
    ("said", "due", "faults"),
    [
        (Said(P.DONE), None, {"result": Fault.RESULT_MISSING}),
        (Said(P.DONE, result="Đã ban hành"), DUE, {"cause": Fault.CAUSE_OF_DELAY_MISSING}),
        (Said(P.DONE, result="Đã ban hành", done_on=DUE), DUE, {}),
        (Said(P.DONE, product="Quyết định 12/QĐ-UBND"), None, {}),
        (Said(P.DONE, product_document=ONE), None, {}),
        (
            Said(P.DONE, result="Xong", done_on=date(2019, 7, 1), cause="Chờ mẫu"),
            DUE,
            {"done_on": Fault.DONE_AFTER_TODAY},
        ),
        (Said(P.NOT_DONE, cause=" "), None, {"cause": Fault.CAUSE_MISSING}),
        (Said(P.NOT_DONE, cause="Thiếu kinh phí"), None, {}),
        (Said(P.IN_PROGRESS, percent=101), None, {"percent": Fault.PERCENT_OUT_OF_RANGE}),
        (Said(P.IN_PROGRESS), DUE, {"cause": Fault.CAUSE_OF_DELAY_MISSING}),
        (Said(P.IN_PROGRESS), AFTER, {}),
    ],
)
def test_report_faults(said: Said, due: date | None, faults: dict[str, Fault]) -> None:
    assert report_faults(said, due_on=due, today=AFTER) == faults


@pytest.mark.parametrize("progress", list(P))
@pytest.mark.parametrize("review", list(TaskReview))
def test_settled_is_what_is_done_and_confirmed(progress: TaskProgress, review: TaskReview) -> None:
    settled = progress is P.DONE and review is TaskReview.CONFIRMED

    assert why_not_report(progress, review) == (Refusal.ALREADY_DONE if settled else None)


@pytest.mark.parametrize("review", list(TaskReview))
def test_only_a_report_is_judged(review: TaskReview) -> None:
    assert why_not_review(False, review) is Refusal.NOT_YET
    assert why_not_review(True, review) == (Refusal.ALREADY_DONE if review is TaskReview.RETURNED else None)


@pytest.mark.parametrize(
    ("delivered", "today", "state"),
    [
        (None, BEFORE, ExpectedState.WAITING),
        (None, AFTER, ExpectedState.LATE),
        (BEFORE, AFTER, ExpectedState.DELIVERED),
        (AFTER, AFTER, ExpectedState.DELIVERED_LATE),
    ],
)
def test_state_of_an_expected_plan(delivered: date | None, today: date, state: ExpectedState) -> None:
    assert state_of(DUE, delivered, today) is state


def test_every_deed_has_its_rule() -> None:
    assert set(DEEDS) == set(ExpectedDeed)
