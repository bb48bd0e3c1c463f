"""Events as lines that people read: what happened, who did it in which post, and the few facts that tell which."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from types import MappingProxyType
from typing import Any
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from kiemtra.store.models import Event
from kiemtra.web.labels.events import DETAILS, EVENTS
from kiemtra.web.templatetags.notation import vn_date

LONGEST = 160
# Events that end something, and those that take something back.
_DONE = ("closed", "issued", "concluded", "accepted", "verified", "published", "handed_over")
_BACK = ("withdrawn", "returned", "struck", "unpublished", "given_up", "not_adopted", "postponed")
_PAGES = {
    "plan": "plan-detail",
    "inspection": "inspection-detail",
    "document": "document-detail",
    "recommendation": "recommendation-detail",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One event as the component `timeline` and the list of events show it."""

    at: datetime
    what: str
    who: str
    detail: str
    tone: str
    happened_on: date | None
    href: str
    pk: UUID
    # The plan or the inspected unit that it is about, where it was looked up.
    about: str = ""

    @property
    def lowered(self) -> str:
        """What happened, as it stands within a sentence."""
        return self.what[:1].lower() + self.what[1:]


def lines(events: Iterable[Event]) -> list[Line]:
    """The events as lines; what one person did several times on end is one line with its count."""
    runs = [list(run) for _, run in groupby(map(line, events), key=lambda one: (one.what, one.who, one.detail))]
    return [replace(run[0], what=f"{run[0].what} ({len(run)} lần)") if len(run) > 1 else run[0] for run in runs]


def line(event: Event, about: Mapping[UUID, str] = MappingProxyType({})) -> Line:
    """The event in words; the day it happened only where it is another than that of entry."""
    happened = event.happened_on if event.happened_on != timezone.localdate(event.recorded_at) else None
    who = (
        event.post_title if event.post_title.startswith(event.actor_name) else f"{event.actor_name}, {event.post_title}"
    )
    return Line(
        at=event.recorded_at,
        what=EVENTS.get(event.name, event.name),
        who=who.strip(", "),
        detail=_detail(event, happened),
        tone=_tone(event.name.rsplit(".", 1)[-1]),
        happened_on=happened,
        href=_page(event),
        pk=event.pk,
        about=about.get(event.inspection_id or event.plan_id or event.pk, ""),
    )


def _detail(event: Event, happened: date | None) -> str:
    facts: Mapping[str, Any] = {**event.before, **event.after}
    told = [f"{words} {_value(facts[key])}" for key, words in DETAILS.items() if _is_told(facts.get(key))]
    if happened:
        told.append(f"diễn ra ngày {vn_date(happened)}")
    return "; ".join(told)


def _is_told(value: Any) -> bool:
    if isinstance(value, list):
        return bool(value)
    return isinstance(value, str) and bool(value) and not _is_id(value)


def _is_id(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _value(value: Any) -> str:
    if isinstance(value, list):
        return _short(", ".join(map(str, value)))
    try:
        return vn_date(date.fromisoformat(value))
    except ValueError:
        return _short(value)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"


def _tone(happened: str) -> str:
    return "done" if happened in _DONE else "waiting" if happened in _BACK else "neutral"


def _page(event: Event) -> str:
    if event.subject_kind in _PAGES:
        name, pk = _PAGES[event.subject_kind], event.subject_id
    elif event.inspection_id:
        name, pk = "inspection-detail", event.inspection_id
    elif event.plan_id:
        name, pk = "plan-detail", event.plan_id
    else:
        return ""
    try:
        return reverse(name, args=[pk])
    except NoReverseMatch:
        return ""
