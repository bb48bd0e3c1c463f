"""Calendars for other programs (RFC 5545): one event for each visit, and a neutral one for each call to a team.

An event keeps its UID for life; its SEQUENCE grows with each change of the record. What is sealed stands here as
*Công tác* with hour and meeting point only, under a UID that leads nowhere.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar, Event, Timezone, TimezoneStandard

from kiemtra.domain.inspections import InspectionMethod, InspectionState
from kiemtra.store.models import Inspection, Summons
from kiemtra.web.labels.inspections import METHODS

ZONE = "Asia/Ho_Chi_Minh"
HOST = "kiemtra"
PRODUCT = "-//kiemtra//Lich cong tac//VI"
# The end of a visit is set nowhere: a calendar shows half a working day.
SESSION = timedelta(hours=4)
CALLED_OFF = {InspectionState.WITHDRAWN: "Đã hủy: ", InspectionState.POSTPONED: "Hoãn: "}
# How often a program may ask again.
REFRESH = timedelta(hours=1)


def feed_of(name: str, visits: Iterable[Inspection], calls: Iterable[Summons]) -> bytes:
    """The calendar of a person."""
    calendar = _calendar()
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", ZONE)
    calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")
    for visit in visits:
        calendar.add_component(_visit(visit))
    for call in calls:
        calendar.add_component(_call(call))
    return bytes(calendar.to_ical())


def one_visit(visit: Inspection) -> bytes:
    """One visit to be put into a calendar by hand."""
    calendar = _calendar()
    calendar.add_component(_visit(visit))
    return bytes(calendar.to_ical())


def response(content: bytes, filename: str) -> HttpResponse:
    """A calendar as an answer; never kept on the way."""
    found = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    found["Content-Disposition"] = f'attachment; filename="{filename}"'
    found["Cache-Control"] = "private, no-store"
    found["X-Robots-Tag"] = "noindex"
    return found


def _calendar() -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    zone, always = Timezone(), TimezoneStandard()
    zone.add("tzid", ZONE)
    always.add("dtstart", datetime(1975, 6, 13))
    always.add("tzoffsetfrom", timedelta(hours=7))
    always.add("tzoffsetto", timedelta(hours=7))
    always.add("tzname", "+07")
    zone.add_component(always)
    calendar.add_component(zone)
    return calendar


def _visit(visit: Inspection) -> Event:
    assert visit.visit_on is not None, "a visit in a calendar has a day"
    state = InspectionState(visit.state)
    event = Event()
    event.add("uid", f"{visit.pk}@{HOST}")
    event.add("sequence", visit.revision - 1)
    _stamp(event, getattr(visit, "revised_at", None) or visit.decided_at or visit.plan.created_at)
    event.add("summary", f"{CALLED_OFF.get(state, '')}Kiểm tra CCHC: {visit.unit.short_name}")
    if visit.visit_at:
        start = datetime.combine(visit.visit_on, visit.visit_at, ZoneInfo(ZONE))
        event.add("dtstart", start)
        event.add("dtend", start + SESSION)
    else:
        event.add("dtstart", visit.visit_on)
        event.add("dtend", visit.visit_on + timedelta(days=1))
    event.add("status", _status(visit, state))
    event.add("location", visit.place or f"Trụ sở {visit.unit.name}")
    event.add("description", _description(visit))
    event.add("url", f"{settings.BASE_URL}{reverse('inspection-detail', args=[visit.pk])}")
    event.add("class", "PRIVATE")
    return event


def _status(visit: Inspection, state: InspectionState) -> str:
    if state in CALLED_OFF:
        return "CANCELLED"
    # A day that is only proposed.
    return "CONFIRMED" if visit.decided_at or visit.opened_at else "TENTATIVE"


def _description(visit: Inspection) -> str:
    lines = [visit.unit.name, visit.team.name if visit.team else "", METHODS[InspectionMethod(visit.method)]]
    mark = "Dữ liệu minh họa" if visit.plan.jurisdiction.illustrative else ""
    return "\n".join(filter(None, (*lines, visit.plan.title, mark)))


def _call(call: Summons) -> Event:
    event = Event()
    event.add("uid", f"{sha256(f'call:{call.pk}'.encode()).hexdigest()[:32]}@{HOST}")
    event.add("sequence", call.revision - 1)
    _stamp(event, call.shown_from)
    event.add("summary", "Công tác")
    event.add("dtstart", timezone.localtime(call.meet_at, ZoneInfo(ZONE)))
    event.add("dtend", timezone.localtime(call.meet_at, ZoneInfo(ZONE)) + SESSION)
    event.add("location", call.meeting_point)
    event.add("status", "CONFIRMED")
    event.add("class", "PRIVATE")
    return event


def _stamp(event: Event, at: datetime) -> None:
    """When what the event says was last changed (RFC 5545, 3.8.7.2), in UTC."""
    event.add("dtstamp", at.astimezone(ZoneInfo("UTC")))
