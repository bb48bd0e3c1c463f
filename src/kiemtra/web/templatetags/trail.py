"""The filter that turns events into lines for the component `timeline`."""

from collections.abc import Iterable

from django import template

from kiemtra.store.models import Event
from kiemtra.web import trail

register = template.Library()


@register.filter
def event_lines(events: Iterable[Event]) -> list[trail.Line]:
    return trail.lines(events)
