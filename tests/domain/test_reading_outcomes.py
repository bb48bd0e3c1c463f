"""What confirmed facts become."""

from typing import Any

import pytest

from kiemtra.domain.reading_outcomes import Yield, outcomes_of
from kiemtra.domain.readings import Fact, FactGroup, FactState

PLAN = {"number": "9", "symbol": "KH-UBND", "reference": "9/KH-UBND", "role": "plan"}
DAYS = {"days": 5, "direction": "before", "anchor": "inspection"}


def told(*facts: tuple[FactGroup, dict[str, Any]]) -> list[tuple[Yield, int]]:
    rows = [Fact(f"{group}/{n}", group, data, None, FactState.ACCEPTED) for n, (group, data) in enumerate(facts)]
    return [(one.kind, one.count) for one in outcomes_of(rows)]


@pytest.mark.parametrize(
    ("group", "data", "kinds"),
    [
        pytest.param(FactGroup.CITATIONS, PLAN, [Yield.DOCUMENTS], id="a document"),
        pytest.param(
            FactGroup.CITATIONS, PLAN | {"role": "checked"}, [Yield.DOCUMENTS, Yield.TASKS], id="a document checked"
        ),
        pytest.param(FactGroup.CITATIONS, {"name": "Luật Thanh tra"}, [Yield.NOTHING], id="a law by its name"),
        pytest.param(FactGroup.UNITS, {"role": "inspected"}, [Yield.UNITS], id="a unit"),
        pytest.param(FactGroup.UNITS, {"role": "excluded"}, [Yield.NOTHING], id="a unit left out"),
        pytest.param(FactGroup.UNIT_COUNTS, {"noun": "xã, thị trấn"}, [Yield.GROUPS], id="a group"),
        pytest.param(FactGroup.UNIT_COUNTS, {"noun": "đơn vị"}, [Yield.NOTHING], id="units of no kind"),
        pytest.param(FactGroup.WINDOWS, {"purpose": "inspection"}, [Yield.WINDOW], id="window"),
        pytest.param(FactGroup.WINDOWS, {"purpose": "data_period"}, [Yield.DATA_PERIOD], id="data period"),
        pytest.param(FactGroup.WINDOWS, {"purpose": "report"}, [Yield.NOTHING], id="other window"),
        pytest.param(FactGroup.FORMS, {"form": "unannounced"}, [Yield.UNANNOUNCED], id="unannounced"),
        pytest.param(FactGroup.FORMS, {"form": "direct"}, [Yield.NOTHING], id="direct"),
        pytest.param(FactGroup.DEADLINES, DAYS, [Yield.DEADLINES], id="deadline"),
        pytest.param(FactGroup.DEADLINES, {"date": "2019-12-31"}, [Yield.NOTHING], id="a day"),
        pytest.param(FactGroup.AREAS, {"area": "papi"}, [Yield.AREAS], id="area"),
        pytest.param(FactGroup.TEAMS, {"count": 4}, [Yield.TEAMS], id="teams"),
        pytest.param(FactGroup.LEADERS, {"position": "Phó Giám đốc"}, [Yield.TEAMS], id="leader"),
        pytest.param(FactGroup.DUTIES, {"text": "Chủ trì"}, [Yield.DUTIES], id="duty"),
    ],
)
def test_each_fact_becomes_something(group: FactGroup, data: dict[str, Any], kinds: list[Yield]) -> None:
    assert told((group, data)) == [(kind, 1) for kind in kinds]


def test_what_is_said_twice_is_counted_once() -> None:
    area = (FactGroup.AREAS, {"area": "papi"})
    windows = [(FactGroup.WINDOWS, {"purpose": "inspection"})] * 2
    cited = [(FactGroup.CITATIONS, PLAN)] * 2
    days = [(FactGroup.DEADLINES, DAYS)] * 2

    assert told(area, area, *windows, *cited, *days) == [
        (Yield.DOCUMENTS, 1),
        (Yield.WINDOW, 1),
        (Yield.AREAS, 1),
        (Yield.DEADLINES, 1),
    ]


def test_what_waits_or_was_struck_becomes_nothing() -> None:
    states = (FactState.READ, FactState.STRUCK)

    assert outcomes_of([Fact("units/0", FactGroup.UNITS, {"role": "inspected"}, None, state) for state in states]) == ()


def test_the_plan_itself_comes_first() -> None:
    plan = Fact("plan", FactGroup.CITATIONS, PLAN, None, FactState.ACCEPTED)

    assert next((one.kind, one.facts) for one in outcomes_of([plan], plan)) == (Yield.PLAN, (plan,))
    assert outcomes_of([], Fact("plan", FactGroup.CITATIONS, PLAN, None)) == ()
