"""Problems from JSON and timetables to JSON."""

import json
from datetime import date
from typing import Any

import pytest

from kiemtra.domain.deadlines import Calendar
from kiemtra.scheduling import Member, Place, Team, UnplacedReason, Visit, solve
from kiemtra.scheduling.answer_data import timetable_as_data
from kiemtra.scheduling.problem_data import DataFault, UnreadableProblem, read_problem

D = DataFault
TEAM = {
    "id": "t",
    "base": [20, 106.5],
    "members": [
        {
            "person": "p",
            "areas": ["a"],
            "away": ["2019-06-05", "2019-06-10/2019-06-12"],
            "recused": ["u9"],
            "leads": True,
        }
    ],
}
VISITS = [
    {"id": "1", "unit": "u1", "team": "t", "areas": ["a"], "locality": "x", "place": [20.5, 106.0]},
    {"id": "2", "unit": "u2", "busy": ["2019-06-03"], "earliest": "2019-06-04", "latest": "2019-06-20"},
]
GOOD = {
    "first": "2019-06-03",
    "last": "2019-06-21",
    "today": "2019-05-20",
    "notice_days": 5,
    "per_day": 2,
    "teams": [TEAM],
    "visits": VISITS,
    "fixed": [{"visit": {"id": "f", "unit": "uf"}, "team": "khác", "day": "2019-06-07"}],
    "previous": [{"visit": "1", "team": "t", "day": "2019-06-06"}],
}


def test_everything_is_read() -> None:
    problem = read_problem(GOOD, Calendar())

    away = frozenset({date(2019, 6, 5), date(2019, 6, 10), date(2019, 6, 11), date(2019, 6, 12)})
    member = Member("p", frozenset({"a"}), away, frozenset({"u9"}), leads=True)
    assert problem.teams == (Team("t", (member,), Place(20.0, 106.5)),)
    assert problem.visits == (
        Visit("1", "u1", "t", frozenset({"a"}), "x", Place(20.5, 106.0)),
        Visit("2", "u2", busy=frozenset({date(2019, 6, 3)}), earliest=date(2019, 6, 4), latest=date(2019, 6, 20)),
    )
    assert (problem.first, problem.last, problem.today) == (date(2019, 6, 3), date(2019, 6, 21), date(2019, 5, 20))
    assert (problem.notice_days, problem.per_day) == (5, 2)
    assert [(one.visit.unit, one.team) for one in problem.fixed] == [("uf", "khác")]
    assert problem.previous[0].visit is problem.visits[0]


def test_what_is_not_said_has_its_default() -> None:
    problem = read_problem({"first": "2019-06-03", "last": "2019-06-03", "today": "2019-06-03"}, Calendar())

    assert (problem.visits, problem.teams, problem.notice_days, problem.per_day) == ((), (), 0, 1)


BROKEN: list[tuple[dict[str, Any], list[tuple[str, DataFault]]]] = [
    ({"first": "3/6/2019"}, [("first", D.NOT_A_DAY)]),
    ({"last": None}, [("last", D.MISSING)]),
    ({"notice_days": -1, "per_day": 0}, [("notice_days", D.NOT_A_NUMBER), ("per_day", D.NOT_A_NUMBER)]),
    ({"per_day": True}, [("per_day", D.NOT_A_NUMBER)]),
    ({"team": []}, [("team", D.UNKNOWN_FIELD)]),
    ({"teams": {}}, [("teams", D.NOT_A_LIST), ("visits[0].team", D.UNKNOWN_TEAM)]),
    ({"teams": [TEAM, TEAM]}, [("teams[1].id", D.TWICE)]),
    ({"teams": [TEAM, {"id": "s", "members": [7]}]}, [("teams[1].members[0]", D.NOT_AN_OBJECT)] * 1
     + [("teams[1].members[0].person", D.MISSING)]),
    ({"teams": [TEAM | {"base": [20]}]}, [("teams[0].base", D.NOT_A_PLACE)]),
    ({"teams": [TEAM | {"members": [{"person": "p", "leads": "có"}]}]}, [("teams[0].members[0].leads", D.NOT_YES_OR_NO)]),
    ({"visits": [VISITS[0] | {"areas": [1]}]}, [("visits[0].areas[0]", D.NOT_TEXT)]),
    ({"visits": [VISITS[0] | {"busy": ["2019-06-05/2019-06-03"]}]}, [("visits[0].busy[0]", D.NOT_A_DAY)]),
    ({"visits": [VISITS[0] | {"latest": "hôm nào"}]}, [("visits[0].latest", D.NOT_A_DAY)]),
    ({"previous": [{"visit": "8", "team": "t", "day": "2019-06-06"}]}, [("previous[0].visit", D.UNKNOWN_VISIT)]),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), BROKEN, ids=lambda value: next(iter(value), "") if value else "")
def test_what_is_wrong_is_told_with_its_place(changes: dict[str, Any], expected: list[tuple[str, DataFault]]) -> None:
    with pytest.raises(UnreadableProblem) as caught:
        read_problem(GOOD | changes, Calendar())

    assert sorted(caught.value.faults) == sorted(expected)


def test_everything_that_is_wrong_is_told_at_once() -> None:
    with pytest.raises(UnreadableProblem) as caught:
        read_problem({"visits": [{}, 3], "today": 5}, Calendar())

    assert [where for where, _ in caught.value.faults] == [
        "visits[0].id",
        "visits[0].unit",
        "visits[1]",
        "visits[1].id",
        "visits[1].unit",
        "first",
        "last",
        "today",
    ]


@pytest.mark.parametrize("data", [None, [], "x", 3])
def test_no_object_at_all(data: object) -> None:
    with pytest.raises(UnreadableProblem) as caught:
        read_problem(data, Calendar())

    assert caught.value.faults[0] == ("", D.NOT_AN_OBJECT)


def test_an_answer_can_be_given_back() -> None:
    unknown = {"id": "3", "unit": "u3", "areas": ["c"]}
    given = GOOD | {"visits": [*VISITS, unknown]}
    problem = read_problem(given, Calendar())

    answer = json.loads(json.dumps(timetable_as_data(solve(problem, seconds=20, seed=1))))

    again = read_problem(given | {"previous": answer["assignments"]}, Calendar())
    assert [(one.visit.id, one.team) for one in again.previous] == [("1", "t"), ("2", "t")]
    assert answer["unplaced"] == [{"visit": "3", "reason": UnplacedReason.AREA_UNCOVERED}]
    (conflict,) = answer["conflicts"]
    assert conflict["conditions"] == [{"code": "area_needed", "visit": "3", "unit": "u3", "area": "c"}]
    assert {stage["name"] for stage in answer["stages"]} >= {"keeping", "teams", "days"}
