"""The agency of a fact in one line: which it is, how that is known, and what has become of it since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from kiemtra.domain.matching import NameState
from kiemtra.domain.readings import Fact, FactGroup
from kiemtra.store.queries.reading_names import Name, Names
from kiemtra.web.labels import names as words


@dataclass(frozen=True, slots=True)
class AgencyLine:
    """What the page says of the name in one fact."""

    label: str
    state: str
    agency: str
    href: str
    since: str
    # Whether a person should choose: several bear the name, or none does exactly.
    asks: bool


def agency_lines(names: Names, facts: Sequence[Fact]) -> dict[str, AgencyLine]:
    """The lines of all facts that name an agency."""
    named = [fact for fact in facts if fact.id in names.of]
    ids = {agency.id for fact in named if (agency := names.of[fact.id].agency)}
    # A text names the same agency many times.
    pages = {pk: reverse("agency-detail", args=[pk]) for pk in ids}
    return {fact.id: _line(names.of[fact.id], fact, pages) for fact in named}


def _line(name: Name, fact: Fact, pages: Mapping[UUID, str]) -> AgencyLine:
    agency = name.agency
    return AgencyLine(
        "Cơ quan" if fact.group is FactGroup.UNITS else "Cơ quan ban hành",
        words.state(name),
        agency.short_name if agency else "",
        pages[agency.id] if agency else "",
        words.became(name.ended) if name.ended else "",
        name.state is NameState.OPEN,
    )
