"""Who has sent: figures by the agency above and over several periods, and the list of units behind each figure."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kiemtra.domain.agencies import AgencyKind, AgencyLevel
from kiemtra.store.models import Agency, ReportRequest, ReportRound
from kiemtra.store.queries import keyset, report_rates
from kiemtra.store.queries.merged import Extent
from kiemtra.store.queries.report_rates import Group, Sent, Tally
from kiemtra.web.labels.merges import SENT, SENT_TONES, kind_of_unit
from kiemtra.web.request import Request
from kiemtra.web.templatetags.notation import vn_date, vn_number
from kiemtra.web.views.merge_places import Found, around, found

SHOWN = (Sent.MISSING, Sent.RETURNED, Sent.DUE, Sent.LATE, Sent.ON_TIME, Sent.ACCEPTED)
# The chart: room for the words at the left, then a hundred percent.
LEFT, WIDE, HIGH = 150, 330, 34


@login_required
@require_safe
def round_rate(request: Request, pk: UUID) -> HttpResponse:
    seen = found(request, pk)
    rounds = report_rates.series(seen.round)
    extents = [Extent(one, request.today, seen.extent.over) for one in rounds]
    tallies = report_rates.tallies(extents, request.today)
    here = tallies[seen.round.pk]
    names = report_rates.named(here)
    whole = report_rates.total(here.values())
    context = around(request, seen, "round-rate") | {
        "sent_words": f"{vn_number(whole.sent)}/{vn_number(whole.asked)} đã gửi",
        "stats": [_stat(seen, word, whole) for word in SHOWN if getattr(whole, word) or word is Sent.MISSING],
        "columns": [(word, SENT[word]) for word in SHOWN],
        "groups": _groups(seen, here, names, tallies, rounds),
        "periods": [_period(at, one, tallies[one.pk]) for at, one in enumerate(rounds)],
        "chart_height": HIGH * len(rounds) + 6,
        "only_one": len(rounds) == 1,
    }
    return render(request, "merges/rate.html", context)


def _stat(seen: Found, word: Sent, whole: Tally) -> dict[str, Any]:
    many = getattr(whole, word)
    tone = "late" if word is Sent.MISSING and many else "neutral"
    return {"value": many, "label": SENT[word].lower(), "href": _list(seen, word), "tone": tone}


def _list(seen: Found, word: Sent | None, group: Group | None = None) -> str:
    query = {"tinh-trang": str(word) if word else ""}
    if group:
        query |= {"tren": str(group.parent or "khong"), "loai": f"{group.kind}.{group.level}"}
    return seen.address("round-units", **query)


def _groups(
    seen: Found,
    here: Mapping[Group, Tally],
    names: Mapping[UUID, Agency],
    tallies: Mapping[UUID, Mapping[Group, Tally]],
    rounds: Sequence[ReportRound],
) -> list[dict[str, Any]]:
    """The groups, those that lack most on top."""
    rows = []
    for group, tally in sorted(here.items(), key=lambda one: (-one[1].missing, _code(one[0], names))):
        cells = [(SENT[word], getattr(tally, word), _list(seen, word, group)) for word in SHOWN]
        earlier = [(_short(one), tallies[one.pk].get(group)) for one in rounds[:-1]]
        rows.append(
            {
                "name": _name(group, names),
                "tally": tally,
                "href": _list(seen, None, group),
                "cells": cells,
                "before": [(name, f"{one.percent} %" if one else "–") for name, one in earlier],
            }
        )
    return rows


def _name(group: Group, names: Mapping[UUID, Agency]) -> str:
    above = names[group.parent].short_name if group.parent else "Không có cơ quan cấp trên"
    return f"{above}: {kind_of_unit(group.kind, group.level).lower()}"


def _code(group: Group, names: Mapping[UUID, Agency]) -> tuple[str, str]:
    return (names[group.parent].code if group.parent else "~", group.level + group.kind)


def _period(at: int, round_: ReportRound, groups: Mapping[Group, Tally]) -> dict[str, Any]:
    """A line of the table of periods, and its bars in the chart."""
    tally = report_rates.total(groups.values())
    on_time, late = WIDE * tally.percent_on_time // 100, WIDE * (tally.percent - tally.percent_on_time) // 100
    return {
        "round": round_,
        "name": period_name(round_),
        "short": _short(round_),
        "tally": tally,
        "y": HIGH * at + 4,
        "text_y": HIGH * at + 20,
        "on_time": on_time,
        "late": late,
        "late_x": LEFT + on_time,
        "end_x": LEFT + on_time + late + 6,
    }


def _short(round_: ReportRound) -> str:
    """The last day of a period: what a narrow column has room for."""
    return f"Kỳ đến {vn_date(round_.period_to)}" if round_.period_to else period_name(round_)


def period_name(round_: ReportRound) -> str:
    """The period of a round; of one without any the day on which it was opened."""
    if round_.period_from and round_.period_to:
        return f"{vn_date(round_.period_from)} – {vn_date(round_.period_to)}"
    return f"Mở ngày {vn_date(round_.opened_at)}"


@login_required
@require_safe
def round_units(request: Request, pk: UUID) -> HttpResponse:
    """The units of a round, those that are late on top."""
    seen = found(request, pk)
    standing, group = _standing(request.GET), _group(request.GET)
    extent = Extent(seen.round, request.today, seen.extent.over)
    rows = report_rates.listed(extent, request.today, standing=standing, group=group)
    page = keyset.ascending_page(rows, request.GET.get("trang", ""), by="place")
    context = around(request, seen, "round-units") | {
        "page": page,
        "rows": [_row(row) for row in page.rows],
        "standing": SENT[standing] if standing else "",
        "group": kind_of_unit(group.kind, group.level) if group else "",
        "filters": [
            {"label": "Tất cả", "href": _list(seen, None, group), "current": standing is None},
            *({"label": SENT[one], "href": _list(seen, one, group), "current": one is standing} for one in SHOWN),
        ],
    }
    return render(request, "merges/units.html", context)


def _standing(query: QueryDict) -> Sent | None:
    asked = query.get("tinh-trang", "")
    return Sent(asked) if asked in set(Sent) else None


def _group(query: QueryDict) -> Group | None:
    kind, _, level = query.get("loai", "").partition(".")
    if kind not in set(AgencyKind) or level not in set(AgencyLevel):
        return None
    try:
        return Group(UUID(query.get("tren", "")), kind, level)
    except ValueError:
        return Group(None, kind, level)


def _row(row: ReportRequest) -> dict[str, Any]:
    standing = Sent(row.standing)  # type: ignore[attr-defined]
    return {"report": row, "label": SENT[standing], "tone": SENT_TONES[standing], "late": standing is Sent.MISSING}
