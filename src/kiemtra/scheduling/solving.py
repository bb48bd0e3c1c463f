"""Makes timetables: keeps what holds of the one before, shares visits out among teams, spreads their days, repairs.

The stages are in `solver/`. Nothing leaves here that the independent checker faults: what it faults is taken out again.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from kiemtra.scheduling.answers import Progress, Stage, StageName, Timetable, Unplaced, UnplacedReason
from kiemtra.scheduling.checking import faults
from kiemtra.scheduling.problem import Assignment, Problem, Team, Visit
from kiemtra.scheduling.solver.conflicts import explain
from kiemtra.scheduling.solver.cpsat import Effort, Stop
from kiemtra.scheduling.solver.days import aims_of, spread_out
from kiemtra.scheduling.solver.diary import Diary
from kiemtra.scheduling.solver.openings import Openings, why_closed
from kiemtra.scheduling.solver.repair import repair
from kiemtra.scheduling.solver.teams import share_out
from kiemtra.scheduling.solver.trips import Trip, join

Watch = Callable[[Progress], None]
# Of the seconds allowed, so much deterministic work for each stage: the clock should never be what ends a search.
WORK = {StageName.TEAMS: 0.25, StageName.DAYS: 0.3, StageName.REPAIR: 0.15, StageName.CONFLICTS: 0.1}
BEGINS_AT = {
    StageName.KEEPING: 0,
    StageName.TEAMS: 2,
    StageName.DAYS: 40,
    StageName.REPAIR: 80,
    StageName.CONFLICTS: 90,
}


def solve(
    problem: Problem,
    *,
    seconds: float,
    seed: int,
    progress: Watch | None = None,
    stop: Stop | None = None,
) -> Timetable:
    """Return a lawful timetable: the best found within the seconds, or until `stop` says so.

    The same problem, seconds and seed give the same timetable, whatever the order of visits and teams. What cannot be
    placed stands in `unplaced`, and in `conflicts` what would have to give way.
    """
    return _Work(_in_order(problem), Effort(seconds, seed, stop), progress).timetable()


def _in_order(problem: Problem) -> Problem:
    """The same problem, whatever order its parts came in."""
    return Problem(
        tuple(sorted(problem.visits, key=lambda visit: visit.id)),
        tuple(sorted(map(_team_in_order, problem.teams), key=lambda team: team.id)),
        problem.first,
        problem.last,
        problem.today,
        problem.calendar,
        problem.notice_days,
        problem.per_day,
        tuple(sorted(problem.fixed, key=_by_day)),
        tuple(sorted(problem.previous, key=_by_day)),
    )


def _team_in_order(team: Team) -> Team:
    return replace(
        team, members=tuple(sorted(team.members, key=lambda one: (one.person, one.leads, sorted(one.areas))))
    )


def only_lawful(problem: Problem, placed: list[Assignment]) -> list[Assignment]:
    """Return what of the assignments the independent checker finds nothing wrong with; what is fixed stays anyhow."""
    kept = {one.visit.id for one in problem.fixed}
    while wrong := {fault.visit for fault in faults(problem, Timetable(tuple(placed)))} & (
        {one.visit.id for one in placed} - kept
    ):
        placed = [one for one in placed if one.visit.id not in wrong]
    return placed


@dataclass(slots=True)
class _Work:
    """One solving, stage after stage."""

    problem: Problem
    effort: Effort
    progress: Watch | None
    openings: Openings = field(init=False)
    diary: Diary = field(init=False)
    known: set[str] = field(default_factory=set)
    stages: list[Stage] = field(default_factory=list)
    proved: bool = False

    def __post_init__(self) -> None:
        self.openings = Openings(self.problem)
        self.diary = Diary(self.openings)

    def timetable(self) -> Timetable:
        """Go through the stages."""
        self._tell(StageName.KEEPING)
        self._keep_previous()
        if self._left() and not self.effort.is_over():
            self._spread(self._share_out())
        if self._left() and not self.effort.is_over():
            self._repair()
        return self._checked()

    def _tell(self, stage: StageName, share: float = 0.0) -> None:
        if self.progress:
            later = [percent for percent in (*BEGINS_AT.values(), 100) if percent > BEGINS_AT[stage]]
            self.progress(Progress(stage, round(BEGINS_AT[stage] + share * (later[0] - BEGINS_AT[stage]))))

    def _left(self) -> list[Visit]:
        return [visit for visit in self.openings.free if visit.id not in self.diary.placed and self.openings.of(visit)]

    def _keep_previous(self) -> None:
        """Whatever still holds of the timetable before stays; where two no longer go together, the earlier one stays."""
        visits = {visit.id: visit for visit in self.openings.free}
        for one in self.problem.previous:
            visit, place = visits.get(one.visit.id), self.openings.at.get(one.day)
            if (
                visit is None
                or place is None
                or visit.id in self.diary.placed
                or one.team not in self.openings.of(visit)
            ):
                continue
            if self.diary.open(visit, one.team) >> place & 1:
                self.diary.put(visit, one.team, place)
                self.known.add(visit.id)
        if self.problem.previous:
            lost = len({one.visit.id for one in self.problem.previous} & set(visits)) - len(self.known)
            self._note(StageName.KEEPING, lost, lost, 0.0)

    def _share_out(self) -> dict[str, list[Trip]]:
        """Join visits into trips, and give each team its own."""
        self._tell(StageName.TEAMS)
        trips = join(self._left(), self.diary)
        shares = share_out(trips, self.diary, self.effort, work=self.effort.seconds * WORK[StageName.TEAMS])
        self._note(StageName.TEAMS, shares.objective, shares.bound, shares.seconds)
        of_team: dict[str, list[Trip]] = defaultdict(list)
        for trip, team in zip(trips, shares.team_of, strict=True):
            if team is not None:
                of_team[team].append(trip)
        return of_team

    def _spread(self, trips: dict[str, list[Trip]]) -> None:
        """Spread each team's trips, those with the fewest days to choose from first."""
        self._tell(StageName.DAYS)
        order = sorted(trips, key=lambda team: (self._slack(team, trips[team]), team))
        aims = aims_of({team: len(trips[team]) + self.diary.used(team).bit_count() for team in order})
        cost = 0
        for number, team in enumerate(order):
            self._tell(StageName.DAYS, number / len(order))
            now = [self._days_now(team, trip) for trip in trips[team]]
            spread = spread_out(now, self.diary.used(team), aims[team])
            for trip, place in zip(trips[team], spread.day_of, strict=True):
                if place is not None:
                    for visit in trip.visits:
                        self.diary.put(visit, team, place)
            cost += spread.cost
        # A flow is solved exactly: nothing goes below it.
        self._note(StageName.DAYS, cost, cost, 0.0)

    def _slack(self, team: str, trips: list[Trip]) -> int:
        days = 0
        for trip in trips:
            days |= trip.days[team]
        return days.bit_count() - len(trips)

    def _days_now(self, team: str, trip: Trip) -> int:
        """The trip's days that no other team has closed meanwhile."""
        days = trip.days[team]
        for visit in trip.visits:
            days &= self.diary.open(visit, team)
        return days

    def _repair(self) -> None:
        self._tell(StageName.REPAIR)
        work = self.effort.seconds * WORK[StageName.REPAIR]
        repaired = repair(self._left(), self.diary, self.known, self.effort, work=work)
        self.diary, self.proved = repaired.diary, repaired.proved
        self._note(StageName.REPAIR, repaired.objective, repaired.bound, repaired.seconds)

    def _note(self, name: StageName, objective: float, bound: float, seconds: float) -> None:
        gap = (objective - bound) / objective if objective > 0 else 0.0
        self.stages.append(Stage(name, objective, bound, max(0.0, gap), seconds))

    def _checked(self) -> Timetable:
        """The timetable without what the checker faults, with the reasons for what has no day."""
        kept = {one.visit.id: one for one in self.problem.fixed}
        asked = [kept[visit.id] for visit in self.problem.visits if visit.id in kept]
        placed = sorted([*asked, *self.diary.placed.values()], key=_by_day)
        placed = only_lawful(self.problem, placed)
        timetable = self._as_timetable(placed)
        if not timetable.unplaced:
            self._tell(StageName.CONFLICTS, 1.0)
            return timetable
        self._tell(StageName.CONFLICTS)
        work = self.effort.seconds * WORK[StageName.CONFLICTS]
        conflicts = () if self.effort.is_over() else explain(timetable, self.openings, self.effort, work=work)
        self._tell(StageName.CONFLICTS, 1.0)
        return Timetable(timetable.assignments, timetable.unplaced, conflicts, timetable.stages)

    def _as_timetable(self, placed: list[Assignment]) -> Timetable:
        there = {one.visit.id for one in placed}
        missing = [visit for visit in self.problem.visits if visit.id not in there]
        unplaced = tuple(Unplaced(visit, self._why(visit)) for visit in missing)
        return Timetable(tuple(placed), unplaced, (), tuple(self.stages))

    def _why(self, visit: Visit) -> UnplacedReason:
        reason = why_closed(self.openings, visit)
        return UnplacedReason.NOT_FOUND if reason is UnplacedReason.TEAM_FULL and not self.proved else reason


def _by_day(one: Assignment) -> tuple[object, ...]:
    return (one.day, one.team, one.visit.id)
