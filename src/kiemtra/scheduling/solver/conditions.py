"""What closes a day to a visit, condition by condition, so that one can ask what would open it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from kiemtra.scheduling.answers import Condition, ConditionCode
from kiemtra.scheduling.problem import Assignment, Member, Problem, Team, Visit
from kiemtra.scheduling.solver.openings import Openings, lawful_days

C = ConditionCode
# Code and what it is about: a person, a team, a visit, a visit and an area.
Key = tuple[ConditionCode, str, str]
# It takes one of the alternatives; each alternative takes all of its conditions away.
Closed = list[tuple[Key, ...]]

NOTICE: Key = (C.NOTICE, "", "")
PER_DAY: Key = (C.PER_DAY, "", "")
LOCALITY: Key = (C.LOCALITY, "", "")


class Conditions:
    """The conditions of a problem, and the days that they close."""

    def __init__(self, openings: Openings) -> None:
        self.openings = openings
        self.problem: Problem = openings.problem
        self.days = lawful_days(replace(self.problem, notice_days=0))
        self._fixed: dict[date, list[Assignment]] = defaultdict(list)
        for one in self.problem.fixed:
            self._fixed[one.day].append(one)

    def closing(self, visit: Visit, team: Team, day: date) -> list[Closed] | None:
        """What closes the day to the visit with this team; each part must be opened. None where nothing opens it."""
        if not any(member.leads for member in team.members):
            return None
        return [
            *self._of_visit(visit, team, day),
            *self._of_people(visit, team, day),
            *self._of_fixed(visit, team, day),
        ]

    def fixed_on(self, team: str, day: date) -> list[Assignment]:
        """The fixed visits of the team on the day."""
        return [one for one in self._fixed[day] if one.team == team]

    def told(self, key: Key) -> Condition:
        """The condition as it is told, with the lawful days that it takes away."""
        code, about, other = key
        match code:
            case C.MEMBER_AWAY:
                return Condition(code, person=about, days=self._away(about))
            case C.RECUSED:
                return Condition(code, person=about, unit=other)
            case C.UNIT_BUSY:
                busy = self._visit(about).busy
                return self._of_unit(code, about, tuple(day for day in self.openings.days if day in busy))
            case C.UNIT_LIFE:
                life = self.openings.life(self._visit(about))
                out = tuple(day for place, day in enumerate(self.openings.days) if not life >> place & 1)
                return self._of_unit(code, about, out)
            case C.AREA_NEEDED:
                return Condition(code, visit=about, unit=self._visit(about).unit, area=other)
            case C.NOTICE:
                return Condition(code, days=tuple(day for day in self.days if day not in self.openings.at))
            case C.FIXED_VISITS:
                days = {one.day for one in self.problem.fixed if one.team == about and one.day in self.openings.at}
                return Condition(code, team=about, days=tuple(sorted(days)))
            case C.SHARED_MEMBER:
                return Condition(code, person=about)
            case C.TEAM_GIVEN:
                return Condition(code, team=about)
            case C.PER_DAY | C.LOCALITY:
                return Condition(code)

    def _of_visit(self, visit: Visit, team: Team, day: date) -> Iterator[Closed]:
        if day not in self.openings.at:
            yield [(NOTICE,)]
        if visit.team not in (None, team.id):
            yield [((C.TEAM_GIVEN, str(visit.team), ""),)]
        if (visit.earliest and day < visit.earliest) or (visit.latest and day > visit.latest):
            yield [((C.UNIT_LIFE, visit.id, ""),)]
        if day in visit.busy:
            yield [((C.UNIT_BUSY, visit.id, ""),)]

    def _of_people(self, visit: Visit, team: Team, day: date) -> Iterator[Closed]:
        closed = _missing([member for member in team.members if member.leads], visit, day)
        if closed is not None:
            yield closed
        for area in sorted(visit.areas):
            closed = _missing([member for member in team.members if area in member.areas], visit, day)
            if closed is not None:
                yield [*closed, ((C.AREA_NEEDED, visit.id, area),)]

    def _of_fixed(self, visit: Visit, team: Team, day: date) -> Iterator[Closed]:
        mine = self.fixed_on(team.id, day)
        taken: Key = (C.FIXED_VISITS, team.id, "")
        if any(one.visit.locality != visit.locality for one in mine):
            yield [(taken,), (LOCALITY,)]
        for one in self._fixed[day]:
            if one.visit.unit == visit.unit:
                yield [((C.FIXED_VISITS, one.team, ""),)]
            other = self.openings.teams.get(one.team)
            if other is not None and other.id != team.id:
                for person in sorted(_out(team, visit, day) & _out(other, one.visit, day)):
                    yield [((C.FIXED_VISITS, one.team, ""),), ((C.SHARED_MEMBER, person, ""),)]

    def _away(self, person: str) -> tuple[date, ...]:
        away = {day for team in self.problem.teams for one in team.members if one.person == person for day in one.away}
        return tuple(day for day in self.openings.days if day in away)

    def _visit(self, key: str) -> Visit:
        return next(visit for visit in self.problem.visits if visit.id == key)

    def _of_unit(self, code: ConditionCode, visit: str, days: tuple[date, ...]) -> Condition:
        return Condition(code, visit=visit, unit=self._visit(visit).unit, days=days)


def absent(member: Member, visit: Visit, day: date) -> tuple[Key, ...]:
    """Return what keeps the member from this visit; empty where they would be there."""
    away: tuple[Key, ...] = ((C.MEMBER_AWAY, member.person, ""),) if day in member.away else ()
    aside: tuple[Key, ...] = ((C.RECUSED, member.person, visit.unit),) if visit.unit in member.recused else ()
    return (*away, *aside)


def _missing(members: Sequence[Member], visit: Visit, day: date) -> Closed | None:
    """What would bring one of these members there; None where one of them is there."""
    found = [absent(member, visit, day) for member in members]
    return None if () in found else found


def _out(team: Team, visit: Visit, day: date) -> set[str]:
    return {one.person for one in team.members if day not in one.away and visit.unit not in one.recused}
