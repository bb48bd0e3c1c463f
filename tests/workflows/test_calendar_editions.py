"""What a changed calendar of working days does: told days stay, counted ones move, and the trail says why."""

from datetime import date

from kiemtra.data.calendar import load_calendar
from kiemtra.domain.deadlines import Calendar, CalendarDay, CalendarKind
from kiemtra.domain.people import SYSTEM
from kiemtra.jobs import calendar_editions as job
from kiemtra.store.models import Event, Inspection
from kiemtra.workflows import calendar_editions
from tests.factories_inspections import sealed
from tests.factories_plans import make_visits
from tests.world import NOW, World

CALENDAR = load_calendar()
NEW = CalendarDay(date(2019, 6, 14), CalendarKind.OFF, "Nghỉ thêm", "Thông báo thử")
CHANGED = Calendar((*CALENDAR.days, NEW))


def take(world: World, calendar: Calendar) -> int | None:
    return calendar_editions.take_note(world.jurisdiction, calendar, by=SYSTEM, now=NOW)


def moved() -> list[tuple[str, str]]:
    rows = Event.objects.filter(name="inspection.notice_day_moved").order_by("id")
    return [(row.before["latest_notice"], row.after["latest_notice"]) for row in rows]


def test_first_edition_is_taken_once_and_moves_nothing(world: World) -> None:
    make_visits(world)

    assert [take(world, CALENDAR) for _ in range(2)] == [0, None]
    assert Event.objects.filter(name="jurisdiction.calendar_taken").count() == 1
    assert moved() == []


def test_new_day_off_moves_the_day_of_the_notice_and_leaves_a_trace(world: World) -> None:
    _, _, [visit, later] = make_visits(world)
    Inspection.objects.filter(pk=visit.pk).update(visit_on=date(2019, 6, 19))
    Inspection.objects.filter(pk=later.pk).update(visit_on=date(2019, 9, 18))
    take(world, CALENDAR)

    assert take(world, CHANGED) == 1

    assert moved() == [("2019-06-12", "2019-06-11")]
    event = Event.objects.filter(name="jurisdiction.calendar_taken").order_by("id").last()
    assert event.after["new"] == [["2019-06-14", "off", "Nghỉ thêm", "Thông báo thử"]]
    assert event.before["gone"] == []
    assert take(world, CHANGED) is None


def test_day_off_that_is_taken_back_moves_it_back(world: World) -> None:
    _, _, [visit, _] = make_visits(world)
    Inspection.objects.filter(pk=visit.pk).update(visit_on=date(2019, 6, 19))
    take(world, CHANGED)

    assert take(world, CALENDAR) == 1
    assert moved() == [("2019-06-11", "2019-06-12")]


def test_sealed_inspection_leaves_no_trace(world: World) -> None:
    plan, team, visits = make_visits(world)
    Inspection.objects.filter(pk__in=[visit.pk for visit in visits]).update(visit_on=None)
    hidden = sealed(world, plan=plan, team=team, unit=world.other_unit)
    Inspection.objects.filter(pk=hidden.pk).update(visit_on=date(2019, 6, 19))
    take(world, CALENDAR)

    assert take(world, CHANGED) == 0
    assert moved() == []


def test_job_takes_note_in_every_system_once(world: World) -> None:
    make_visits(world)

    assert [job.take_note(lambda: NOW) for _ in range(2)] == [0, 0]
    assert Event.objects.filter(name="jurisdiction.calendar_taken").count() == 1
