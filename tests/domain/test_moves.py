"""State tables: a move is in the table or it is refused."""

from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiemtra.domain import documents, findings, inspections, plans, remediation, reports
from kiemtra.domain.errors import InvalidMove
from kiemtra.domain.moves import Moves, check_move, is_final, reachable


class Light(StrEnum):
    RED = "red"
    GREEN = "green"
    OFF = "off"


LIGHTS: Moves[Light] = {
    Light.RED: frozenset({Light.GREEN, Light.OFF}),
    Light.GREEN: frozenset({Light.RED}),
    Light.OFF: frozenset(),
}
TABLES: list[Moves] = [
    plans.MOVES,
    inspections.MOVES,
    reports.MOVES,
    findings.MOVES,
    remediation.MOVES,
    documents.MOVES,
    LIGHTS,
]
tables_and_ways = st.sampled_from(TABLES).flatmap(
    lambda table: st.tuples(st.just(table), st.sampled_from(list(table)), st.sampled_from(list(table)))
)


@given(tables_and_ways)
def test_check_move_lets_through_exactly_what_the_table_has(case: tuple[Moves, StrEnum, StrEnum]) -> None:
    table, before, after = case

    if after in table[before]:
        check_move(table, before, after)
    else:
        with pytest.raises(InvalidMove) as refused:
            check_move(table, before, after)
        assert (refused.value.before, refused.value.after) == (before, after)


@given(table=st.sampled_from(TABLES), data=st.data())
def test_walk_by_checked_moves_stays_within_reach(table: Moves, data: st.DataObject) -> None:
    start = state = data.draw(st.sampled_from(list(table)))
    for wish in data.draw(st.lists(st.sampled_from(list(table)), max_size=12)):
        try:
            check_move(table, state, wish)
        except InvalidMove:
            continue
        state = wish

    assert state in reachable(table, start)


@pytest.mark.parametrize("table", TABLES)
def test_no_table_moves_a_state_to_itself(table: Moves) -> None:
    assert [state for state, after in table.items() if state in after] == []


@pytest.mark.parametrize(
    ("state", "final", "reach"),
    [(Light.RED, False, set(Light)), (Light.GREEN, False, set(Light)), (Light.OFF, True, {Light.OFF})],
)
def test_final_and_reachable(state: Light, final: bool, reach: set[Light]) -> None:
    assert is_final(LIGHTS, state) is final
    assert reachable(LIGHTS, state) == reach
