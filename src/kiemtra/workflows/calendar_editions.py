"""A new edition of the calendar of working days: taken note of once in each system, with what it moves.

Days that were told to somebody (of a report, a recommendation, an answer) are stored and stay as they were told. The last
day for a notice is counted anew each time; where the new edition moves it, the inspection has an event that says so.
"""

from datetime import date, datetime

from django.db import transaction

from kiemtra.domain.deadlines import Calendar, CalendarDay, CalendarKind, DeadlineCode, due_date
from kiemtra.domain.people import Actor
from kiemtra.store.models import Inspection, Jurisdiction
from kiemtra.store.queries import calendar_editions as queries
from kiemtra.store.queries.deadlines import rule_of
from kiemtra.workflows.trail import record


@transaction.atomic
def take_note(jurisdiction: Jurisdiction, calendar: Calendar, *, by: Actor, now: datetime) -> int | None:
    """Record the edition where it differs from the last one; how many notice days it moved, None where nothing changed.

    The first edition of a system moves nothing: there is none to compare it with.
    """
    days = _plain(calendar)
    last = queries.last_taken(jurisdiction)
    if last is not None and last.after["days"] == days:
        return None
    before = _read(last.after["days"]) if last else calendar
    gone = [day for day in (last.after["days"] if last else []) if day not in days]
    new = [day for day in days if last and day not in last.after["days"]]
    record(queries.TAKEN, jurisdiction, by=by, at=now, before={"gone": gone}, after={"new": new, "days": days})
    return sum(_moved(visit, before, calendar, by, now) for visit in queries.visits_ahead(jurisdiction))


def _moved(visit: Inspection, before: Calendar, after: Calendar, by: Actor, now: datetime) -> bool:
    assert visit.visit_on is not None, "only visits with a day are asked for"
    rule = rule_of(visit.plan, DeadlineCode.NOTICE)
    was, now_is = (due_date(visit.visit_on, rule, calendar).date for calendar in (before, after))
    if was == now_is:
        return False
    told = {"latest_notice": was}, {"latest_notice": now_is}
    record("inspection.notice_day_moved", visit, by=by, at=now, before=told[0], after=told[1])
    return True


def _plain(calendar: Calendar) -> list[list[str]]:
    """The days that differ from their weekday, as the trail keeps them."""
    return [[entry.day.isoformat(), entry.kind.value, entry.name, entry.source] for entry in calendar.days]


def _read(days: list[list[str]]) -> Calendar:
    return Calendar(
        tuple(
            CalendarDay(date.fromisoformat(day), CalendarKind(kind), name, source) for day, kind, name, source in days
        )
    )
