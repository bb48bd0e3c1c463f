"""What the reports of a round say together: which versions count, their figures, and the cells behind each figure.

Only what is handed in counts, as it was handed in; where an agency below has approved its figures, exactly those reports.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from uuid import UUID

from django.db.models import CharField, Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Cast

from kiemtra.domain.forms import FormTemplate
from kiemtra.domain.merged import Figures, Line, Values, added, from_data, medians, merge, without
from kiemtra.domain.reports import HANDED_IN, ReportState, RoundState
from kiemtra.store.models import (
    Agency,
    ItemRemark,
    Merge,
    MergeVersion,
    ReportRequest,
    ReportRound,
    ReportVersion,
    RoundSum,
)
from kiemtra.store.queries import merges, report_answers

AT_ONCE = 500
# Fewer reports than this are added up faster than a kept sum is read.
WORTH_KEEPING = 200


@dataclass(frozen=True, slots=True)
class Extent:
    """What is merged: a round, the units at or below an agency (none: all), the items of some areas (none: all)."""

    round: ReportRound
    day: date
    over: UUID | None = None
    areas: frozenset[str] = frozenset()
    # The charge behind it; none for the whole of a round that nobody is charged with yet.
    merge: Merge | None = None


class Standing(StrEnum):
    """How one unit stands in a merge."""

    COUNTED = "counted"
    # Handed in, but after the agency below had approved its figures.
    AFTER_APPROVAL = "after_approval"
    RETURNED = "returned"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Source:
    """One unit of a merge: its report, how it stands, and the version that counts; ids as text, for there are thousands."""

    agency: str
    code: str
    request: str
    standing: Standing
    version: str | None


# Not slotted: what is derived from it is asked for many times on a page.
@dataclass(frozen=True)
class Sources:
    """The units of a merge by code, and the agencies below that merge some of them."""

    units: tuple[Source, ...]
    nodes: tuple[tuple[Merge, MergeVersion | None], ...] = ()
    # Where these very figures are approved: the version in force.
    own: MergeVersion | None = None

    @cached_property
    def counted(self) -> list[Source]:
        """The units whose report counts."""
        return [one for one in self.units if one.version is not None]

    @cached_property
    def missing(self) -> list[Source]:
        """The units without a figure: nothing handed in, returned, or handed in after the approval below."""
        return [one for one in self.units if one.version is None]

    @cached_property
    def versions(self) -> frozenset[str]:
        """The versions that count."""
        return frozenset(one.version for one in self.units if one.version is not None)

    @property
    def open_nodes(self) -> list[Merge]:
        """The agencies below that have not approved their figures yet."""
        return [node for node, version in self.nodes if version is None]


@dataclass(frozen=True, slots=True)
class Merged:
    """Figures by line, and the median of each line of numbers."""

    figures: Figures
    medians: dict[str, Decimal] = field(default_factory=dict)


def template_of(round_: ReportRound) -> FormTemplate:
    """The form that the round asks, as each of its reports has it."""
    asked = ReportRequest(
        round=round_, jurisdiction_id=round_.jurisdiction_id, form=round_.form, form_version=round_.form_version
    )
    return report_answers.template_of(asked)


def extent_of(round_: ReportRound, row: Merge | None, day: date) -> Extent:
    """What this merge merges; none stands for the whole of the round."""
    if row is None:
        return Extent(round_, day)
    return Extent(round_, day, row.over_id, frozenset(row.areas), row)


def requests_of(extent: Extent) -> QuerySet[ReportRequest]:
    """The reports asked of its units; what hangs on a sealed inspection is for nobody here."""
    told = Q(inspection__isnull=True) | Q(inspection__sealed_until__isnull=True)
    rows = ReportRequest.objects.filter(told, merges.in_extent(extent.over, extent.day), round=extent.round)
    return rows.exclude(state=ReportState.WITHDRAWN)


def handed_in(extent: Extent) -> list[ReportRequest]:
    """The reports of an extent that lie with the receiver, with their units, by unit; one query."""
    rows = requests_of(extent).filter(state__in=HANDED_IN)
    return list(rows.select_related("agency").order_by("agency__code"))


def sources(extent: Extent) -> Sources:
    """Every unit of the merge by code with what counts of it; three queries, five where agencies below merge."""
    last = ReportVersion.objects.filter(request=OuterRef("pk")).order_by("-number").values("pk")[:1]
    rows = requests_of(extent).annotate(
        last=Cast(Subquery(last), CharField()), key=Cast("pk", CharField()), unit=Cast("agency_id", CharField())
    )
    found = rows.order_by("agency__code", "pk").values_list("unit", "agency__code", "key", "state", "last")
    nodes = merges.nodes_below(extent.merge, extent.round, extent.day) if not extent.areas else []
    approved = merges.approved_versions([*nodes, *([extent.merge] if extent.merge else [])])
    own = approved.get(extent.merge.pk) if extent.merge else None
    frozen, left_out = _frozen([own] if own else approved.values())
    units = tuple(_source(row, frozen, left_out) for row in found)
    return Sources(units, tuple((node, approved.get(node.pk)) for node in nodes), own)


def _frozen(versions: Iterable[MergeVersion]) -> tuple[dict[str, str], frozenset[str]]:
    """Of approved figures: report → version that they count, and the reports that were missing then."""
    frozen: dict[str, str] = {}
    left_out: set[str] = set()
    for one in versions:
        frozen |= {request: version for _, request, version in one.covers}
        left_out |= {request for _, request in one.missing}
    return frozen, frozenset(left_out)


def _source(row: tuple[str, str, str, str, str | None], frozen: dict[str, str], left_out: frozenset[str]) -> Source:
    agency, code, request, state, last = row
    # One database writes an id with hyphens, the other without.
    agency, request, last = agency.replace("-", ""), request.replace("-", ""), last.replace("-", "") if last else None
    if request in frozen:
        return Source(agency, code, request, Standing.COUNTED, frozen[request])
    handed_in = state in HANDED_IN
    if handed_in and request in left_out:
        return Source(agency, code, request, Standing.AFTER_APPROVAL, None)
    if handed_in:
        return Source(agency, code, request, Standing.COUNTED, last)
    returned = state == ReportState.RETURNED
    return Source(agency, code, request, Standing.RETURNED if returned else Standing.MISSING, None)


def merged(extent: Extent, asked: Sequence[Line], counted: frozenset[str]) -> Merged:
    """Merge what these versions say at the lines: from the kept sum and what has changed since, or all of them anew."""
    kept = _kept(extent.round, counted)
    if kept is None:
        reports = list(values_of(counted))
        return Merged(merge(asked, reports), medians(asked, reports))
    covers, wanted = frozenset(kept.covers), {line.key for line in asked}
    figures = from_data({key: row for key, row in kept.figures.items() if key in wanted})
    figures = without(figures, merge(asked, values_of(covers - counted)))
    figures = added(figures, merge(asked, values_of(counted - covers)))
    return Merged(figures, {key: Decimal(text) for key, text in kept.medians.items() if key in wanted})


def _kept(round_: ReportRound, counted: frozenset[str]) -> RoundSum | None:
    """The kept sum of the round, where starting from it is less work than adding up all."""
    if len(counted) < WORTH_KEEPING:
        return None
    kept = RoundSum.objects.filter(pk=round_.pk).first()
    if kept is None:
        return None
    return kept if len(counted.symmetric_difference(kept.covers)) < len(counted) else None


def values_of(versions: Collection[str]) -> Iterator[Values]:
    """What each of these versions says, in no order."""
    keys = list(versions)
    for start in range(0, len(keys), AT_ONCE):
        part = ReportVersion.objects.filter(pk__in=keys[start : start + AT_ONCE])
        for answers in part.values_list("answers", flat=True):
            yield answers["answers"]


def by_version(shown: Collection[Source]) -> dict[str, Values]:
    """The same by version, for the few units of a page; one query."""
    rows = ReportVersion.objects.filter(pk__in=[one.version for one in shown]).values_list("pk", "answers")
    return {pk.hex: answers["answers"] for pk, answers in rows}


def names_of(shown: Collection[Source]) -> dict[str, Agency]:
    """The units themselves; one query."""
    return {row.pk.hex: row for row in Agency.objects.filter(pk__in=[one.agency for one in shown])}


def stale_rounds() -> list[ReportRound]:
    """The long open rounds in which reports were handed in since they were last added up; one query."""
    handed_in = ReportVersion.objects.filter(request__round=OuterRef("pk"))
    newer = handed_in.filter(submitted_at__gt=OuterRef("sum__made_at"))
    rows = ReportRound.objects.filter(Q(sum__isnull=True) | Q(Exists(newer)), Exists(handed_in), state=RoundState.OPEN)
    long = rows.annotate(many=Count("requests", filter=Q(requests__state__in=HANDED_IN)))
    return list(long.filter(many__gte=WORTH_KEEPING).order_by("pk"))


def page_of(units: Sequence[Source], cursor: str, size: int) -> tuple[Sequence[Source], str, str]:
    """Some units behind the cursor (a code, or one with a leading minus: before it), and the cursors of the neighbours."""
    codes = [one.code for one in units]
    back, code = cursor.startswith("-"), cursor.removeprefix("-")
    start = bisect_left(codes, code) - size if back else bisect_right(codes, code) if code else 0
    start = max(0, start)
    shown = units[start : start + size]
    before = f"-{codes[start]}" if start and shown else ""
    after = codes[start + size - 1] if start + size < len(codes) else ""
    return shown, before, after


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the values of a page: the unit's remarks by report, number and day of each version."""

    remarks: dict[str, list[str]]
    versions: dict[str, ReportVersion]


def beside(shown: Sequence[Source], line: Line) -> Beside:
    """The remarks of the units on the line's item, and their versions; two queries."""
    rows = ItemRemark.objects.filter(
        request__in=[one.request for one in shown], item=line.anchor, side=report_answers.UNIT
    )
    remarks: dict[str, list[str]] = {}
    for row in rows.order_by("made_at", "pk"):
        remarks.setdefault(row.request_id.hex, []).append(row.text)
    versions = ReportVersion.objects.filter(pk__in=[one.version for one in shown]).defer("answers")
    return Beside(remarks, {row.pk.hex: row for row in versions})


def said_by(round_: ReportRound, shown: Collection[Source]) -> dict[str, Values]:
    """What these units handed in last in another round; one query."""
    rows = ReportVersion.objects.filter(
        request__round=round_, request__agency__in=[one.agency for one in shown], request__state__in=HANDED_IN
    ).order_by("number")
    return {agency.hex: answers["answers"] for agency, answers in rows.values_list("request__agency_id", "answers")}
