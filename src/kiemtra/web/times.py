"""The switch of a page between units "as they were then" and "by today's units", remembered in its links (`theo=nay`)."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import TypeVar
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit
from uuid import UUID

from django.db.models import Model, QuerySet

from kiemtra.domain.two_times import Times
from kiemtra.store.models import Agency
from kiemtra.store.queries import two_times
from kiemtra.store.queries.two_times import Shown
from kiemtra.web.exports import Column
from kiemtra.web.request import Request

M = TypeVar("M", bound=Model)
KEY, NOW = "theo", "nay"
AT_ONCE = 500
THEN_COLUMN: Column = ("Tên đơn vị khi đó", 36)


@dataclass(frozen=True, slots=True)
class Switch:
    """By which units this page tells; `shown` maps those of its records to what stands for them."""

    times: Times
    day: date
    # The filters of the page without this one.
    query: str
    shown: Mapping[UUID, Shown] = field(default_factory=dict)

    @property
    def by_today(self) -> bool:
        """Whether the page tells by today's units."""
        return self.times is Times.NOW

    def showing(self, units: Iterable[Agency]) -> "Switch":
        """The same for these units: their names of today are looked up where they are wanted."""
        return replace(self, shown=two_times.today_of(units, self.day)) if self.by_today else self

    def of(self, unit: Agency, carrier: Agency | None = None) -> Shown:
        """The unit as the page shows it; what was transferred is shown by who carries it."""
        if self.by_today and carrier:
            return Shown(self.of(carrier).agency, unit)
        return self.shown.get(unit.pk) or Shown(unit, unit)

    def counted(self, agency: UUID) -> frozenset[UUID]:
        """The units whose records a figure of this agency counts."""
        return two_times.stands_for(agency, self.day) if self.by_today else frozenset({agency})

    def keep(self, address: str) -> str:
        """The address with this choice remembered in it."""
        if not self.by_today:
            return address
        parts = urlsplit(address)
        query = [*(pair for pair in parse_qsl(parts.query) if pair[0] != KEY), (KEY, NOW)]
        return urlunsplit(parts._replace(query=urlencode(query)))

    @property
    def ways(self) -> list[tuple[str, str, bool]]:
        """The two ways to tell: label, address, whether it is the one of this page."""
        then, now = f"?{self.query}", f"?{self.query}&{KEY}={NOW}" if self.query else f"?{KEY}={NOW}"
        return [("Theo đơn vị khi đó", then, not self.by_today), ("Theo đơn vị hiện nay", now, self.by_today)]


def switch_of(request: Request) -> Switch:
    """The switch as the address sets it."""
    query = request.GET.copy()
    query.pop("trang", None)
    asked = query.pop(KEY, [""])[-1]
    return Switch(Times.NOW if asked == NOW else Times.THEN, request.today, query.urlencode())


def unit_columns(columns: Sequence[Column], times: Switch, *, place: int = 0) -> Sequence[Column]:
    """The columns of a workbook, with one for the old name behind that of the unit where it tells by today's units."""
    return [*columns[: place + 1], THEN_COLUMN, *columns[place + 1 :]] if times.by_today else columns


def with_units(rows: QuerySet[M], times: Switch, unit: Callable[[M], Agency]) -> Iterator[tuple[M, tuple[str, ...]]]:
    """Each row of a query with the name of its unit, and with the old one behind it where told by today's units."""
    for part in in_parts(rows):
        here = times.showing(map(unit, part))
        for row in part:
            shown = here.of(unit(row))
            yield row, (shown.agency.name, shown.old_name) if times.by_today else (shown.then.name,)


def in_parts(rows: QuerySet[M]) -> Iterator[list[M]]:
    """The rows of a long list, some hundreds at once: what belongs to them is asked once for each part."""
    waiting = rows.iterator(chunk_size=AT_ONCE)
    while part := list(islice(waiting, AT_ONCE)):
        yield part
