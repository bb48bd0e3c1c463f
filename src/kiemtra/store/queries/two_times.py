"""Old units by today's names: under which agency of a day each is shown, and which old ones an agency of that day stands for."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from kiemtra.domain.agencies import SuccessionKind
from kiemtra.domain.reorganisations import Step
from kiemtra.domain.two_times import standing_on
from kiemtra.store.models import Agency, AgencyHeir, Succession
from kiemtra.store.queries.agency_search import bears


@dataclass(frozen=True, slots=True)
class Shown:
    """A unit of a record, and the agency of today under which it is shown; the same one where nothing has changed."""

    agency: Agency
    then: Agency
    is_split: bool = False
    is_undecided: bool = False

    @property
    def has_changed(self) -> bool:
        """Whether today's agency is another than that of the record."""
        return self.agency.pk != self.then.pk

    @property
    def old_name(self) -> str:
        """The name of the record's own unit, where today's agency is another."""
        return self.then.name if self.has_changed else ""


def today_of(units: Iterable[Agency], day: date) -> dict[UUID, Shown]:
    """Each unit as it is shown by the agencies of the day; two queries whatever their number, none without old ones."""
    rows = {unit.pk: unit for unit in units}
    ended = [unit.pk for unit in rows.values() if unit.valid_to is not None and unit.valid_to <= day]
    steps, heirs = _steps_from(ended, day) if ended else ({}, {})
    known = rows | heirs
    ends = {key: agency.valid_to for key, agency in known.items()}
    found = {}
    for key, unit in rows.items():
        standing = standing_on(key, steps, ends, day)
        found[key] = Shown(known[standing.agency], unit, standing.is_split, standing.is_undecided)
    return found


def _steps_from(ended: list[UUID], day: date) -> tuple[dict[UUID, list[Step]], dict[UUID, Agency]]:
    """All steps onwards from these agencies, and the agencies to which they lead."""
    links = AgencyHeir.objects.filter(predecessor__in=ended, since__lte=day).select_related("heir")
    heirs = {link.heir_id: link.heir for link in links}
    steps: dict[UUID, list[Step]] = defaultdict(list)
    for row in Succession.objects.filter(predecessor__in=[*ended, *heirs], on__lte=day):
        steps[row.predecessor_id].append(Step(row.successor_id, row.on, SuccessionKind(row.kind), row.is_main))
    return steps, heirs


def stands_for(agency: UUID, day: date) -> frozenset[UUID]:
    """The agency and the old ones that are shown under it on the day: whose records its figures count; three queries."""
    old = Agency.objects.filter(heir_rows__heir=agency, heir_rows__since__lte=day)
    return frozenset({agency, *(key for key, shown in today_of(list(old), day).items() if shown.agency.pk == agency)})


def of_heirs_named(words: str, day: date) -> QuerySet[AgencyHeir]:
    """The successions by the day to agencies that bear the words."""
    return AgencyHeir.objects.filter(bears(words, "heir__"), since__lte=day)


def unit_named(words: str, path: str, day: date) -> Q:
    """The condition that the agency at `path`, or one that has taken over from it by the day, bears the words."""
    return bears(words, f"{path}__") | Q(**{f"{path}__in": of_heirs_named(words, day).values("predecessor")})
