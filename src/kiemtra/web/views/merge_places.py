"""From where somebody looks at the merged reports of a round: the whole, an agency that merges, or a field."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.http import Http404
from django.urls import reverse

from kiemtra.domain.forms import FormTemplate
from kiemtra.domain.merges import MergeState
from kiemtra.domain.people import Actor
from kiemtra.store.models import Merge, ReportRound
from kiemtra.store.queries import merged, merges, report_rounds
from kiemtra.store.queries.merged import Extent, Sources, Standing
from kiemtra.web import labels
from kiemtra.web.labels.inspections import area
from kiemtra.web.labels.merges import STANDINGS, TONES
from kiemtra.web.request import Request
from kiemtra.web.templatetags.notation import vn_number

KEY = "cua"
# Of many units that lack so many are named on the page.
NAMED = 12


@dataclass(frozen=True, slots=True)
class Place:
    """One of the places from which the actor may look: its word in the address, its name, what is merged there."""

    key: str
    name: str
    extent: Extent

    @property
    def query(self) -> str:
        """What keeps the place in an address."""
        return f"{KEY}={self.key}" if self.key else ""


@dataclass(frozen=True, slots=True)
class Found:
    """A round, the place from which it is looked at, and the others."""

    round: ReportRound
    place: Place
    places: tuple[Place, ...]
    template: FormTemplate
    sees_whole: bool

    @property
    def extent(self) -> Extent:
        """What is merged."""
        return self.place.extent

    @property
    def merge(self) -> Merge | None:
        """The charge behind it, if there is one."""
        return self.place.extent.merge

    def address(self, name: str, *args: Any, **query: str) -> str:
        """The address of a page about the same round from the same place."""
        parts = [self.place.query, *(f"{key}={value}" for key, value in query.items() if value)]
        told = "&".join(filter(None, parts))
        return reverse(name, args=[self.round.pk, *args]) + (f"?{told}" if told else "")


def found(request: Request, pk: UUID) -> Found:
    """The round and the place that the address names, else the widest one; not found where the actor may not look."""
    actor, today = request.actor, request.today
    round_ = merges.rounds_visible_to(actor).select_related("plan", "asker", "jurisdiction__root").get(pk=pk)
    sees_whole = merges.sees_whole(actor, round_)
    places = tuple(_places(actor, round_, today, sees_whole=sees_whole))
    asked = request.GET.get(KEY, "")
    place = next((one for one in places if one.key == asked), None) if asked else places[0] if places else None
    if place is None:
        raise Http404
    return Found(round_, place, places, merged.template_of(round_), sees_whole)


def _places(actor: Actor, round_: ReportRound, today: date, *, sees_whole: bool) -> list[Place]:
    rows = merges.seen_of(round_, actor)
    whole = next((row for row in rows if row.over_id is None), None)
    places = [Place("", "Toàn đợt", merged.extent_of(round_, whole, today))] if sees_whole else []
    for row in rows:
        if row.over_id is not None:
            places.append(Place(str(row.pk), _name(row), merged.extent_of(round_, row, today)))
    return places


def _name(row: Merge) -> str:
    if not row.areas:
        return row.agency.short_name
    return f"{row.agency.short_name} ({', '.join(area(code) for code in row.areas)})"


def around(request: Request, seen: Found, page: str) -> dict[str, Any]:
    """What every page of a round's merge shows around its own: tabs, place, state."""
    merge = seen.merge
    tabs = [("round-rate", "Tình hình gửi"), ("round-units", "Từng đơn vị"), ("round-merged", "Bảng tổng hợp")]
    state = MergeState(merge.state) if merge else None
    return {
        "round": seen.round,
        "opens_round": report_rounds.is_seen(seen.round.pk, request.actor),
        "merge": merge,
        "state_label": labels.state(state) if state else "",
        "tone": TONES[state] if state else "",
        "tabs": [{"label": label, "href": seen.address(name), "current": name == page} for name, label in tabs],
        "places": [
            {"label": one.name, "href": f"?{one.query}", "current": one.key == seen.place.key} for one in seen.places
        ],
        "illustrative": seen.round.jurisdiction.illustrative,
    }


def counts(sources: Sources) -> dict[str, Any]:
    """How many units count, out of how many, and which do not, the first of them by name; one query."""
    missing = sources.missing
    names = list(merged.names_of(missing[:NAMED]).values()) if missing else []
    gaps = Counter(one.standing for one in missing)
    return {
        "counted": len(sources.counted),
        "asked": len(sources.units),
        "missing": len(missing),
        "missing_title": f"{vn_number(len(missing))} đơn vị chưa có số liệu",
        "missing_names": [one.name for one in names],
        "missing_more": len(missing) - len(names),
        "gaps": [(STANDINGS[one], gaps[one]) for one in Standing if gaps[one]],
    }
