"""What is handed down from a plan, and in what the plan below differs."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.domain.cascade import PartOrigin, PlanPart, PlanText, Term, compare, differences

P, W = PlanPart, PartOrigin
ABOVE = PlanText(
    areas=("direction", "procedures"),
    items={"A01": "direction", "A02": "direction", "C01": "procedures"},
    window=(date(2021, 5, 10), date(2021, 11, 30)),
    data_period=(date(2021, 1, 1), None),
    deadlines={"notice": Term(5, working=True), "remediation_report": Term(30, working=False)},
    preparation=("Báo cáo", "Hồ sơ một cửa"),
)


def told(below: PlanText) -> list[tuple[PlanPart, str, PartOrigin]]:
    return [(part.part, part.key, part.origin) for part in differences(compare(ABOVE, below))]


def test_same_text_is_all_inherited() -> None:
    parts = compare(ABOVE, ABOVE)

    assert {part.origin for part in parts} == {W.INHERITED}
    assert differences(parts) == ()
    assert [part.part for part in parts].count(P.ITEM) == 3
    assert P.DATA_TO not in {part.part for part in parts}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"areas": ("direction",)}, [(P.AREA, "procedures", W.LEFT_OUT)]),
        ({"areas": ("direction", "procedures", "digital")}, [(P.AREA, "digital", W.OWN)]),
        ({"items": {"A01": "direction", "C01": "procedures"}}, [(P.ITEM, "A02", W.LEFT_OUT)]),
        ({"items": {**ABOVE.items, "A09": "direction"}}, [(P.ITEM, "A09", W.OWN)]),
        ({"window": (date(2021, 5, 1), date(2021, 11, 30))}, [(P.WINDOW_FROM, "", W.CHANGED)]),
        ({"window": (None, date(2021, 11, 30))}, [(P.WINDOW_FROM, "", W.LEFT_OUT)]),
        ({"data_period": (date(2021, 1, 1), date(2021, 6, 30))}, [(P.DATA_TO, "", W.OWN)]),
        (
            {"deadlines": {"notice": Term(3, working=True)}},
            [(P.DEADLINE, "notice", W.CHANGED), (P.DEADLINE, "remediation_report", W.LEFT_OUT)],
        ),
        ({"preparation": ("Báo cáo",)}, [(P.PREPARATION, "Hồ sơ một cửa", W.LEFT_OUT)]),
    ],
)
def test_difference_is_told(change: dict[str, object], expected: list[tuple[PlanPart, str, PartOrigin]]) -> None:
    assert told(replace(ABOVE, **change)) == expected  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("window", "wider"),
    [
        ((date(2021, 5, 1), date(2021, 11, 30)), [True, False]),
        ((date(2021, 6, 1), date(2021, 12, 15)), [False, True]),
        ((date(2021, 6, 1), date(2021, 10, 1)), [False, False]),
    ],
)
def test_a_bound_that_is_moved_outwards_is_known(window: tuple[date, date], wider: list[bool]) -> None:
    parts = compare(ABOVE, replace(ABOVE, window=window))

    assert [part.is_wider for part in parts if part.part in (P.WINDOW_FROM, P.WINDOW_TO)] == wider
    assert not any(part.is_wider for part in parts if part.part is P.AREA)


AREAS = st.lists(st.sampled_from(["a", "b", "c", "d"]), unique=True).map(tuple)
TEXTS = st.builds(PlanText, areas=AREAS, preparation=st.lists(st.sampled_from(["x", "y"]), unique=True).map(tuple))


@given(TEXTS, TEXTS)
def test_what_is_left_out_one_way_is_own_the_other_way(first: PlanText, second: PlanText) -> None:
    there = {(part.part, part.key, part.origin) for part in compare(first, second)}
    back = {(part.part, part.key, part.origin) for part in compare(second, first)}
    turned = {W.OWN: W.LEFT_OUT, W.LEFT_OUT: W.OWN}

    assert there == {(part, key, turned.get(origin, origin)) for part, key, origin in back}
