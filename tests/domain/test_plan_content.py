"""What became of a plan's content, field by field."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.domain.plan_content import ChangeKind, PlanField, a_year_on, compare, has_changed

K = ChangeKind
UNIT = {"agency": "1", "name": "Sở Tư pháp", "chosen": "proposed", "reason": "", "method": "on_site", "scope": "full"}


def of(field: PlanField, before: Any, after: Any):
    changes = {change.field: change for change in compare({field: before}, {field: after})}
    return changes[field]


@pytest.mark.parametrize(
    ("field", "before", "after", "kind"),
    [
        (PlanField.TITLE, "A", "A", K.KEPT),
        (PlanField.TITLE, "A", "B", K.CHANGED),
        (PlanField.PURPOSE, "", "", K.KEPT),
        (PlanField.PURPOSE, "", "Mục đích", K.NEW),
        (PlanField.PURPOSE, "Mục đích", "", K.LEFT_OUT),
        (PlanField.WINDOW, [None, None], ["2019-06-01", "2019-12-31"], K.NEW),
        (PlanField.WINDOW, ["2019-06-01", "2019-12-31"], [None, None], K.LEFT_OUT),
        (PlanField.WINDOW, ["2019-06-01", "2019-12-31"], ["2019-06-01", "2019-11-30"], K.CHANGED),
        (PlanField.DATA_PERIOD, None, [None, "2019-11-30"], K.NEW),
        (PlanField.HAS_UNANNOUNCED, False, True, K.NEW),
        (PlanField.AREAS, ["a"], ["a"], K.KEPT),
        (PlanField.AREAS, [], ["a"], K.NEW),
        (PlanField.AREAS, ["a"], ["a", "b"], K.CHANGED),
        (PlanField.AREAS, ["a"], [], K.LEFT_OUT),
        (PlanField.DUTIES, [["Sở", "việc"]], [["Sở", "việc khác"]], K.CHANGED),
        (PlanField.UNITS, [UNIT], [UNIT | {"reason": "khác", "chosen": "drawn"}], K.KEPT),
        (PlanField.UNITS, [UNIT], [UNIT | {"method": "desk"}], K.CHANGED),
    ],
)
def test_field_is_kept_changed_new_or_left_out(field: PlanField, before: Any, after: Any, kind: ChangeKind) -> None:
    assert of(field, before, after).kind is kind


def test_parts_that_came_went_and_changed() -> None:
    notice, report = {"days": 5, "working": True, "source": ""}, {"days": 30, "working": False, "source": ""}

    change = of(PlanField.DEADLINES, {"notice": notice, "x": report}, {"notice": notice | {"days": 7}, "y": report})

    assert [part["code"] for part in change.added] == ["y"]
    assert [part["code"] for part in change.removed] == ["x"]
    assert [(was["days"], now["days"]) for was, now in change.altered] == [(5, 7)]


def test_every_field_is_compared_once_in_order() -> None:
    assert [change.field for change in compare({}, {})] == list(PlanField)
    assert not has_changed(compare({}, {}))


def test_has_changed_sees_one_field() -> None:
    assert has_changed(compare({"title": "A"}, {"title": "B"}))


@pytest.mark.parametrize(
    ("day", "years", "after"),
    [
        (None, 1, None),
        (date(2019, 6, 1), 1, date(2020, 6, 1)),
        (date(2020, 2, 29), 1, date(2021, 2, 28)),
        (date(2020, 2, 29), 4, date(2024, 2, 29)),
    ],
)
def test_a_year_on(day: date | None, years: int, after: date | None) -> None:
    assert a_year_on(day, years) == after


@given(st.lists(st.text(min_size=1), unique=True), st.lists(st.text(min_size=1), unique=True))
def test_added_and_removed_lead_from_one_to_the_other(before: list[str], after: list[str]) -> None:
    change = of(PlanField.PREPARATION, before, after)

    assert (set(before) - set(change.removed)) | set(change.added) == set(after)
