"""Who has sent: reports of rounds counted by the agency above the unit and by kind of unit, and the list behind each figure.

What is missing stands on top, of figures and of lists.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from uuid import UUID

from django.db.models import (
    Case,
    CharField,
    Count,
    DateTimeField,
    Exists,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Concat
from django.utils import timezone

from kiemtra.domain.reports import HANDED_IN, ReportState
from kiemtra.store.models import Agency, AgencyAncestor, ReportRequest, ReportRound
from kiemtra.store.queries.merged import Extent, requests_of
from kiemtra.store.queries.merges import in_extent

PERIODS = 4


class Sent(StrEnum):
    """How a report stands, in the order in which it is listed."""

    MISSING = "missing"
    RETURNED = "returned"
    DUE = "due"
    LATE = "late"
    ON_TIME = "on_time"
    # Of those sent, the ones that the asking agency has taken.
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Tally:
    """Reports by how they stand: each in one of the first five; those accepted are among the sent ones."""

    missing: int = 0
    returned: int = 0
    due: int = 0
    late: int = 0
    on_time: int = 0
    accepted: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    @property
    def asked(self) -> int:
        """All that were asked for."""
        return self.missing + self.returned + self.due + self.late + self.on_time

    @property
    def sent(self) -> int:
        """Handed in and not returned."""
        return self.late + self.on_time

    @property
    def unsent(self) -> int:
        """Not handed in, in time or not any more."""
        return self.missing + self.due

    @property
    def percent(self) -> int:
        """The share of those sent, rounded down: 100 only where nothing lacks."""
        return self.sent * 100 // self.asked if self.asked else 0

    @property
    def percent_on_time(self) -> int:
        """The share of those sent in time, rounded down."""
        return self.on_time * 100 // self.asked if self.asked else 0


@dataclass(frozen=True, slots=True)
class Group:
    """The units of one kind directly below one agency."""

    parent: UUID | None
    kind: str
    level: str


def series(round_: ReportRound, periods: int = PERIODS) -> list[ReportRound]:
    """The round and those before it that asked the same form of the same system, oldest first; one query."""
    rows = ReportRound.objects.filter(
        jurisdiction=round_.jurisdiction_id, asker=round_.asker_id, form=round_.form, purpose=round_.purpose
    )
    # Of rounds opened at one moment the key decides, so that the round itself is always the last.
    earlier = Q(opened_at__lt=round_.opened_at) | Q(opened_at=round_.opened_at, pk__lte=round_.pk)
    return list(rows.filter(earlier).order_by("-opened_at", "-pk")[:periods])[::-1]


def before(round_: ReportRound) -> ReportRound | None:
    """The round of the period before; one query."""
    found = series(round_, 2)
    return found[0] if len(found) > 1 else None


def tallies(extents: Sequence[Extent], today: date) -> Mapping[UUID, Mapping[Group, Tally]]:
    """For each of these rounds the tally of each group; two queries whatever the number of rounds or units."""
    rounds = [extent.round.pk for extent in extents]
    rows = _reports(extents[-1], rounds) if extents else ReportRequest.objects.none()
    day = extents[-1].day if extents else today
    above = Q(agency__ancestor_rows__depth=1) & Q(agency__ancestor_rows__valid_from__lte=day)
    above &= Q(agency__ancestor_rows__valid_to__isnull=True) | Q(agency__ancestor_rows__valid_to__gt=day)
    counted = (
        _standing(rows, today, _cutoffs(rounds))
        .annotate(above=FilteredRelation("agency__ancestor_rows", condition=above))
        .order_by()
        .values_list("round", "above__ancestor", "agency__kind", "agency__level", "standing")
        .annotate(many=Count("pk"), accepted=Count("pk", filter=Q(state=ReportState.ACCEPTED)))
    )
    found: dict[UUID, dict[Group, Tally]] = {pk: {} for pk in rounds}
    for round_, parent, kind, level, standing, many, accepted in counted:
        groups, group = found[round_], Group(parent, kind, level)
        groups[group] = groups.get(group, Tally()) + Tally(**{standing: many, "accepted": accepted})
    return found


def total(groups: Iterable[Tally]) -> Tally:
    """All groups together."""
    return sum(groups, Tally())


def _reports(extent: Extent, rounds: Collection[UUID]) -> QuerySet[ReportRequest]:
    """The reports of several rounds from the units of the extent."""
    told = Q(inspection__isnull=True) | Q(inspection__sealed_until__isnull=True)
    rows = ReportRequest.objects.filter(told, in_extent(extent.over, extent.day), round__in=rounds)
    return rows.exclude(state=ReportState.WITHDRAWN)


def _cutoffs(rounds: Collection[UUID]) -> list[date]:
    """The days by which reports of these rounds are due; one query."""
    rows = ReportRequest.objects.filter(round__in=rounds).order_by().values_list("due_on", flat=True)
    return sorted(set(rows.distinct()))


def _standing(rows: QuerySet[ReportRequest], today: date, days: Sequence[date]) -> QuerySet[ReportRequest]:
    """With `standing`: a word of `Sent`; the end of a day is reckoned in the office's own time."""
    ends = [When(due_on=day, then=Value(_end_of(day))) for day in days]
    end = Case(*ends, default=Value(None), output_field=DateTimeField())
    cases = [
        When(state=ReportState.RETURNED, then=Value(Sent.RETURNED.value)),
        When(state__in=HANDED_IN, first_submitted_at__gte=F("end"), then=Value(Sent.LATE.value)),
        When(state__in=HANDED_IN, then=Value(Sent.ON_TIME.value)),
        When(due_on__lt=today, then=Value(Sent.MISSING.value)),
    ]
    return rows.annotate(end=end).annotate(
        standing=Case(*cases, default=Value(Sent.DUE.value), output_field=CharField())
    )


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))


def listed(
    extent: Extent, today: date, *, standing: Sent | None = None, group: Group | None = None
) -> QuerySet[ReportRequest]:
    """The reports of a round with `standing`, and `place` to be ordered by: what is missing first, then by unit."""
    rows = _standing(requests_of(extent), today, _cutoffs([extent.round.pk]))
    order = [When(standing=word.value, then=Value(str(at))) for at, word in enumerate(Sent)]
    rows = rows.annotate(place=Concat(Case(*order, default=Value("9"), output_field=CharField()), F("agency__code")))
    if standing is Sent.ACCEPTED:
        rows = rows.filter(state=ReportState.ACCEPTED)
    elif standing:
        rows = rows.filter(Q(standing=standing))
    if group:
        rows = rows.filter(agency__kind=group.kind, agency__level=group.level)
        link = AgencyAncestor.objects.filter(
            Q(valid_to__isnull=True) | Q(valid_to__gt=extent.day),
            agency=OuterRef("agency"),
            depth=1,
            valid_from__lte=extent.day,
        )
        rows = rows.filter(Exists(link.filter(ancestor=group.parent)) if group.parent else ~Exists(link))
    return rows.select_related("agency")


def named(groups: Iterable[Group]) -> dict[UUID, Agency]:
    """The agencies above the groups; one query."""
    keys = {group.parent for group in groups if group.parent}
    return {row.pk: row for row in Agency.objects.filter(pk__in=keys)}
