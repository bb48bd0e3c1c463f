"""Second stage: the day of each trip of one team, spread evenly over the days on which the team can go.

Even means: each day out has an aim, a share of the days open to the team, so that neither its own days out nor those of
all teams together crowd. The cost is the square of the open days by which the days out, in their order, miss their aims.

For one team this is a flow: trips into days that are open to them, days into aims. So it is solved exactly, and at once.
"""

from dataclasses import dataclass

from kiemtra.scheduling.solver.openings import places


@dataclass(frozen=True, slots=True)
class Spread:
    """The day of each trip by its place in the list, None where there is none; the cost in square days."""

    day_of: tuple[int | None, ...]
    cost: int


def aims_of(counts: dict[str, int]) -> dict[str, list[float]]:
    """Return where the days out of each team aim, between 0 and 1: its own even shares, taking turns with the others."""
    own = sorted(((part + 0.5) / count, team) for team, count in counts.items() for part in range(count))
    aims: dict[str, list[float]] = {team: [] for team in counts}
    for turn, (_, team) in enumerate(own):
        aims[team].append((turn + 0.5) / len(own))
    return aims


def spread_out(trips: list[int], used: int, aims: list[float]) -> Spread:
    """Give each trip of a team one of its days, no day to two trips; as many as can have one, at the least cost.

    Trips are given by their open days. `used` are the days on which the team is out already; there are as many aims as
    trips and used days together.
    """
    from ortools.graph.python import min_cost_flow  # type: ignore[import-untyped]  # noqa: PLC0415 (slow import)

    everywhere = used
    for open_days in trips:
        everywhere |= open_days
    days = list(places(everywhere))
    at = {day: place for place, day in enumerate(days)}
    free = _free_aims(days, used, aims)
    flow = min_cost_flow.SimpleMinCostFlow()
    # Source, sink, then trips, days in the morning, days in the evening, aims: between morning and evening goes one trip.
    source, sink, morning = 0, 1, 2 + len(trips)
    evening = morning + len(days)
    arcs: dict[int, tuple[int, int]] = {}
    for number, open_days in enumerate(trips):
        flow.add_arc_with_capacity_and_unit_cost(source, 2 + number, 1, 0)
        for day in places(open_days):
            arc = flow.add_arc_with_capacity_and_unit_cost(2 + number, morning + at[day], 1, 0)
            arcs[arc] = (number, day)
    for place in range(len(days)):
        flow.add_arc_with_capacity_and_unit_cost(morning + place, evening + place, 1, 0)
        for number, aim in enumerate(free, evening + len(days)):
            flow.add_arc_with_capacity_and_unit_cost(evening + place, number, 1, (place - aim) ** 2)
    for number in range(len(free)):
        flow.add_arc_with_capacity_and_unit_cost(evening + len(days) + number, sink, 1, 0)
    flow.set_node_supply(source, len(trips))
    flow.set_node_supply(sink, -len(trips))
    flow.solve_max_flow_with_min_cost()
    chosen: list[int | None] = [None] * len(trips)
    for arc, (number, day) in arcs.items():
        if flow.flow(arc):
            chosen[number] = day
    return Spread(tuple(chosen), flow.optimal_cost())


def _free_aims(days: list[int], used: int, aims: list[float]) -> list[int]:
    """The places, among the days, of those aims that no day already used serves."""
    taken = [place for place, day in enumerate(days) if used >> day & 1]
    wanted = [min(len(days) - 1, int(aim * len(days))) for aim in aims]
    served = set(_served(taken, wanted))
    return [aim for number, aim in enumerate(wanted) if number not in served]


def _served(taken: list[int], aims: list[int]) -> tuple[int, ...]:
    """Which aims the days already used serve: in order, with the least distance together."""
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ()), *((float("inf"), ()) for _ in taken)]
    for number, aim in enumerate(aims):
        for count in range(min(len(taken), number + 1), 0, -1):
            cost, served = best[count - 1]
            best[count] = min(best[count], (cost + abs(taken[count - 1] - aim), (*served, number)))
    return best[len(taken)][1]
