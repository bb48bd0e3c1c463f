"""Problems read from JSON, with all that is wrong told at once, each with its place.

Days are `2026-03-02`, or `2026-03-02/2026-03-06` from the first to the last where a list of days is wanted. Places are
`[latitude, longitude]`. Fixed and previous assignments name a visit by its id, or bring their own.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, TypeVar

from kiemtra.domain.deadlines import Calendar
from kiemtra.scheduling.problem import Assignment, Member, Place, Problem, Team, Visit

T = TypeVar("T")
LONGEST_RUN = timedelta(days=3660)


class DataFault(StrEnum):
    """What is wrong at one place of the data."""

    MISSING = "missing"
    NOT_AN_OBJECT = "not_an_object"
    NOT_A_LIST = "not_a_list"
    NOT_TEXT = "not_text"
    NOT_A_NUMBER = "not_a_number"
    NOT_A_DAY = "not_a_day"
    NOT_A_PLACE = "not_a_place"
    NOT_YES_OR_NO = "not_yes_or_no"
    TWICE = "twice"
    UNKNOWN_VISIT = "unknown_visit"
    UNKNOWN_TEAM = "unknown_team"
    UNKNOWN_FIELD = "unknown_field"


class UnreadableProblem(ValueError):
    """Data that is no problem; `faults` are all places with what is wrong there."""

    def __init__(self, faults: Iterable[tuple[str, DataFault]]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(f"{where}: {fault}" for where, fault in self.faults))


def read_problem(data: object, calendar: Calendar) -> Problem:
    """Return the problem that the data describe. Raises `UnreadableProblem` with everything that is wrong."""
    reader = _Reader()
    problem = reader.problem(data, calendar)
    if reader.faults:
        raise UnreadableProblem(reader.faults)
    return problem


@dataclass(slots=True)
class _Reader:
    """Reads values, and collects what is wrong with a stand-in for the value."""

    faults: list[tuple[str, DataFault]] = field(default_factory=list)

    def problem(self, data: object, calendar: Calendar) -> Problem:
        whole = self._object(data, "", ("first", "last", "today", "notice_days", "per_day", *_LISTS))
        teams = self._list(whole, "teams", "", self._team)
        visits = self._list(whole, "visits", "", self._visit)
        self._once([team.id for team in teams], "teams")
        self._once([visit.id for visit in visits], "visits")
        known = {visit.id: visit for visit in visits}
        for number, visit in enumerate(visits):
            if visit.team is not None and visit.team not in {team.id for team in teams}:
                self._wrong(f"visits[{number}].team", DataFault.UNKNOWN_TEAM)

        def assignment(value: object, where: str) -> Assignment:
            return self._assignment(value, where, known)

        return Problem(
            visits=tuple(visits),
            teams=tuple(teams),
            first=self._day(whole.get("first"), "first"),
            last=self._day(whole.get("last"), "last"),
            today=self._day(whole.get("today"), "today"),
            calendar=calendar,
            notice_days=self._number(whole, "notice_days", 0),
            per_day=self._number(whole, "per_day", 1),
            fixed=tuple(self._list(whole, "fixed", "", assignment)),
            previous=tuple(self._list(whole, "previous", "", assignment)),
        )

    def _team(self, value: object, where: str) -> Team:
        given = self._object(value, where, ("id", "members", "base"))
        members = self._list(given, "members", where, self._member)
        return Team(self._text(given, "id", where), tuple(members), self._place(given, "base", where))

    def _member(self, value: object, where: str) -> Member:
        given = self._object(value, where, ("person", "areas", "away", "recused", "leads"))
        leads = given.get("leads", False)
        if not isinstance(leads, bool):
            self._wrong(f"{where}.leads", DataFault.NOT_YES_OR_NO)
        return Member(
            person=self._text(given, "person", where),
            areas=self._texts(given, "areas", where),
            away=self._days(given, "away", where),
            recused=self._texts(given, "recused", where),
            leads=leads is True,
        )

    def _visit(self, value: object, where: str) -> Visit:
        names = ("id", "unit", "team", "areas", "locality", "place", "busy", "earliest", "latest")
        given = self._object(value, where, names)
        return Visit(
            id=self._text(given, "id", where),
            unit=self._text(given, "unit", where),
            team=None if given.get("team") is None else self._text(given, "team", where),
            areas=self._texts(given, "areas", where),
            locality=self._text(given, "locality", where) if "locality" in given else "",
            place=self._place(given, "place", where),
            busy=self._days(given, "busy", where),
            earliest=self._optional_day(given, "earliest", where),
            latest=self._optional_day(given, "latest", where),
        )

    def _assignment(self, value: object, where: str, known: Mapping[str, Visit]) -> Assignment:
        given = self._object(value, where, ("visit", "team", "day"))
        named = given.get("visit")
        if isinstance(named, dict):
            visit = self._visit(named, f"{where}.visit")
        else:
            key = self._text(given, "visit", where)
            if key and key not in known:
                self._wrong(f"{where}.visit", DataFault.UNKNOWN_VISIT)
            visit = known.get(key, Visit(key, key))
        return Assignment(visit, self._text(given, "team", where), self._day(given.get("day"), f"{where}.day"))

    def _object(self, value: object, where: str, names: Iterable[str]) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            self._wrong(where, DataFault.NOT_AN_OBJECT)
            return {}
        for name in sorted(set(value) - set(names)):
            self._wrong(f"{where}.{name}".lstrip("."), DataFault.UNKNOWN_FIELD)
        return value

    def _list(self, given: Mapping[str, Any], name: str, where: str, read: Callable[[object, str], T]) -> list[T]:
        place, value = f"{where}.{name}".lstrip("."), given.get(name, [])
        if not isinstance(value, list):
            self._wrong(place, DataFault.NOT_A_LIST)
            return []
        return [read(one, f"{place}[{number}]") for number, one in enumerate(value)]

    def _text(self, given: Mapping[str, Any], name: str, where: str) -> str:
        value = given.get(name)
        if not isinstance(value, str) or not value:
            self._wrong(f"{where}.{name}", DataFault.MISSING if value in (None, "") else DataFault.NOT_TEXT)
            return ""
        return value

    def _texts(self, given: Mapping[str, Any], name: str, where: str) -> frozenset[str]:
        found = self._list(given, name, where, lambda value, place: self._text({"": value}, "", place))
        return frozenset(found)

    def _number(self, given: Mapping[str, Any], name: str, least: int) -> int:
        value = given.get(name, least)
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            self._wrong(name, DataFault.NOT_A_NUMBER)
            return least
        return value

    def _day(self, value: object, where: str) -> date:
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self._wrong(where, DataFault.MISSING if value is None else DataFault.NOT_A_DAY)
            return date.min

    def _optional_day(self, given: Mapping[str, Any], name: str, where: str) -> date | None:
        return None if given.get(name) is None else self._day(given[name], f"{where}.{name}")

    def _days(self, given: Mapping[str, Any], name: str, where: str) -> frozenset[date]:
        return frozenset(day for run in self._list(given, name, where, self._run) for day in run)

    def _run(self, value: object, where: str) -> list[date]:
        """One day, or all days from the first to the last."""
        first, _, last = str(value).partition("/")
        start = self._day(first, where)
        end = self._day(last, where) if last else start
        if not timedelta(0) <= end - start <= LONGEST_RUN:
            self._wrong(where, DataFault.NOT_A_DAY)
            return []
        return [start + timedelta(days=offset) for offset in range((end - start).days + 1)]

    def _place(self, given: Mapping[str, Any], name: str, where: str) -> Place | None:
        value = given.get(name)
        if value is None:
            return None
        if isinstance(value, list) and len(value) == 2 and all(type(part) in (int, float) for part in value):
            return Place(float(value[0]), float(value[1]))
        self._wrong(f"{where}.{name}", DataFault.NOT_A_PLACE)
        return None

    def _once(self, ids: list[str], name: str) -> None:
        for number, one in enumerate(ids):
            if one and one in ids[:number]:
                self._wrong(f"{name}[{number}].id", DataFault.TWICE)

    def _wrong(self, where: str, fault: DataFault) -> None:
        self.faults.append((where.rstrip("."), fault))


_LISTS = ("teams", "visits", "fixed", "previous")
