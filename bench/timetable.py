"""Timetables: time, nearness to the bound, broken rules by the independent checker, travel and spread against greedy planners.

Spread is the unevenness of load: how far the visits of each week are from that week's even share (see
`timetable_measures.unevenness`). Travel is as the crow flies. The library of the solver is loaded before anything is timed.
"""

import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta
from multiprocessing import get_context

from bench import greedy, instances
from bench.timetable_measures import days_out, smallest_gap, travel, unevenness
from kiemtra.scheduling import Problem, Timetable, before_solving, faults, faults_of_move, lawful_days, solve

Row = tuple[str, float, str, str | None]
SEED = 1
PROCESSES = 2
ILL_DAYS = 28
CASES = (
    ("30 cuộc, 4 đoàn (Hải Phòng 2019)", instances.hai_phong, 10, "≤ 2"),
    ("200 cuộc, 6 đoàn (TP Hồ Chí Minh)", instances.ho_chi_minh, 60, "≤ 30"),
    ("190 cuộc, 8 đoàn (Thanh Hóa)", instances.thanh_hoa, 60, "≤ 60"),
)


def figures() -> Iterator[Row]:
    """Yield the figures of each case as they come, the nation last."""
    load_solver()
    for name, make, seconds, goal in CASES:
        problem = make()
        began = time.perf_counter()
        timetable = solve(problem, seconds=seconds, seed=SEED)
        yield f"{name}: thời gian", time.perf_counter() - began, "s", goal
        yield from _of_one(name, problem, timetable)
    yield from _of_moves(name, problem, timetable)
    yield from _of_illness(name, problem, timetable)
    yield from _of_nation()


def load_solver() -> None:
    """Load the solver's library, which takes about a second once in a process."""
    from ortools.graph.python import min_cost_flow  # noqa: F401
    from ortools.sat.python import cp_model  # noqa: F401


def _of_one(name: str, problem: Problem, timetable: Timetable) -> Iterator[Row]:
    teams = timetable.stages[0]
    yield f"{name}: luật bị phạm", len(faults(problem, timetable)), "", "= 0"
    yield f"{name}: chưa có ngày", len(timetable.unplaced), "", "= 0"
    yield f"{name}: chia đoàn còn cách cận", 100 * teams.gap, "%", "≤ 2"
    yield f"{name}: chọn ngày còn cách cận", 100 * timetable.stages[1].gap, "%", None
    near, spaced = greedy.plan(problem), greedy.plan_spaced(problem)
    for planner, other, goal in (("gần nhất", near, "≥ 30"), ("rải đều theo danh sách", spaced, None)):
        way, even = travel(problem, other), unevenness(problem, other)
        whole = f"{name}: so với người xếp ngày trống {planner}"
        yield f"{whole}, bớt độ lệch tải theo tuần", 100 * (1 - unevenness(problem, timetable) / even), "%", goal
        yield f"{whole}, bớt quãng đường", 100 * (1 - travel(problem, timetable) / way), "%", None
        yield f"{whole}, bớt ngày đi", days_out(other) - days_out(timetable), "ngày", None
    yield f"{name}: độ lệch tải theo tuần", 100 * unevenness(problem, timetable), "%", None
    yield (
        f"{name}: hai lần đi của một đoàn cách nhau ít nhất, trung bình",
        smallest_gap(problem, timetable),
        "ngày",
        None,
    )
    again = solve(problem, seconds=60, seed=SEED)
    yield f"{name}: xếp lần hai giống hệt", float(again.assignments == timetable.assignments), "", "= 1"


def _of_moves(name: str, problem: Problem, timetable: Timetable) -> Iterator[Row]:
    """A manual move: each visit to the day and team of the next one."""
    placed = timetable.assignments
    began = time.perf_counter()
    for one, other in zip(placed, [*placed[1:], placed[0]], strict=True):
        faults_of_move(problem, timetable, one.visit.id, other.team, other.day)
    yield f"{name}: kiểm một lần chuyển tay", (time.perf_counter() - began) / len(placed) * 1000, "ms", "≤ 5"
    began = time.perf_counter()
    before_solving(problem)
    yield f"{name}: kiểm trước khi xếp", (time.perf_counter() - began) * 1000, "ms", None


def _of_illness(name: str, problem: Problem, timetable: Timetable) -> Iterator[Row]:
    """Whoever is missed most falls ill for four weeks in the middle of the window."""
    ill = max(_fallen_ill(problem), key=lambda one: len(faults(one, timetable)))
    broken = {fault.visit for fault in faults(ill, timetable)}
    began = time.perf_counter()
    after = solve(replace(ill, previous=timetable.assignments), seconds=60, seed=SEED)
    seconds = time.perf_counter() - began
    before = {one.visit.id: (one.team, one.day) for one in timetable.assignments}
    kept = sum(before[one.visit.id] == (one.team, one.day) for one in after.assignments)
    yield f"{name}, một người ốm 4 tuần: cuộc không giữ được ngày", len(broken), "", None
    yield (
        f"{name}, một người ốm 4 tuần: cuộc còn lại giữ nguyên",
        100 * kept / (len(before) - len(broken)),
        "%",
        "= 100",
    )
    yield f"{name}, một người ốm 4 tuần: luật bị phạm", len(faults(ill, after)), "", "= 0"
    yield f"{name}, một người ốm 4 tuần: xếp lại", seconds, "s", None


def _fallen_ill(problem: Problem) -> Iterator[Problem]:
    days = lawful_days(problem)
    first = days[len(days) // 2]
    gone = frozenset(first + timedelta(days=offset) for offset in range(ILL_DAYS))
    for number, team in enumerate(problem.teams):
        for seat in range(len(team.members)):
            members = list(team.members)
            members[seat] = replace(members[seat], away=members[seat].away | gone)
            teams = (*problem.teams[:number], replace(team, members=tuple(members)), *problem.teams[number + 1 :])
            yield replace(problem, teams=teams)


@dataclass(frozen=True, slots=True)
class _Province:
    visits: int
    unplaced: int
    broken: int
    gap: float
    way: float
    way_greedy: float
    even: float
    even_greedy: float


def _of_nation() -> Iterator[Row]:
    """Each province on its own, two at a time."""
    began = time.perf_counter()
    with ProcessPoolExecutor(PROCESSES, get_context("spawn"), load_solver) as pool:
        provinces = list(pool.map(_province, instances.nation()))
    name = f"cả nước, {len(provinces)} tỉnh, hai tiến trình"
    yield f"{name}: thời gian", time.perf_counter() - began, "s", "≤ 360"
    yield f"{name}: cuộc", sum(one.visits for one in provinces), "", None
    yield f"{name}: luật bị phạm", sum(one.broken for one in provinces), "", "= 0"
    yield f"{name}: chưa có ngày", sum(one.unplaced for one in provinces), "", "= 0"
    yield f"{name}: chia đoàn còn cách cận, tỉnh xa nhất", 100 * max(one.gap for one in provinces), "%", "≤ 2"
    spread = [100 * (1 - one.even / one.even_greedy) for one in provinces]
    yield f"{name}: bớt độ lệch tải theo tuần, tỉnh ít nhất", min(spread), "%", "≥ 30"
    way = 1 - sum(one.way for one in provinces) / sum(one.way_greedy for one in provinces)
    yield f"{name}: bớt quãng đường", 100 * way, "%", None


def _province(problem: Problem) -> _Province:
    timetable, other = solve(problem, seconds=60, seed=SEED), greedy.plan(problem)
    return _Province(
        len(problem.visits),
        len(timetable.unplaced),
        len(faults(problem, timetable)),
        timetable.stages[0].gap,
        travel(problem, timetable),
        travel(problem, other),
        unevenness(problem, timetable),
        unevenness(problem, other),
    )
