"""Which agency each name in a text is: what a person decided, else the exact one, else what was decided for this name before.

Nothing is chosen silently that is not exact or remembered. A page asks for all its names at once, for candidates of one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from kiemtra.domain.agency_names import remembered_as
from kiemtra.domain.matching import Index, Match, Named, NameState
from kiemtra.domain.name_candidates import Candidate, Found, candidates
from kiemtra.domain.people import Actor
from kiemtra.domain.readings import Fact, FactGroup, FactState
from kiemtra.store.models import KnownName, Reading, Succession
from kiemtra.store.queries import agency_names, systems
from kiemtra.store.queries.inspections import STAFF_ROLES

_FIELD = {FactGroup.UNITS: "name", FactGroup.CITATIONS: "issuer"}


@dataclass(frozen=True, slots=True)
class Ended:
    """What became of an agency after the day of the text: how, when, and who took over."""

    kind: str
    on: date
    heirs: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A printed name, the agency that it is, and how that is known."""

    printed: str
    state: NameState
    match: Match
    agency: Named | None = None
    # What was remembered for this name and is not there on the day of the text.
    before: Named | None = None
    ended: Ended | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """All names of a text with the register of its day."""

    day: date
    root: UUID
    index: Index
    of: Mapping[str, Name]


def printed_in(fact: Fact) -> str:
    """Return the name of an agency that a fact prints: a unit, or who issued what is cited; nothing where it prints none."""
    if fact.state is FactState.STRUCK or fact.group not in _FIELD:
        return ""
    return (fact.data.get(_FIELD[fact.group]) or "").strip()


def day_of(reading: Reading, facts: Sequence[Fact]) -> date:
    """The day on which the agencies of a text stood: its window, else the day of its page, else of the reading."""
    starts = [fact.data["start"] for fact in facts if fact.group is FactGroup.WINDOWS and fact.data.get("start")]
    page = (reading.facts.get("page_date") or {}).get("date")
    first = min(starts) if starts else page
    return date.fromisoformat(first) if first else reading.made_at.date()


def names_of(reading: Reading, facts: Sequence[Fact], today: date | None = None) -> Names:
    """The names of all facts; four queries at most, two more with `today`, for what has become of agencies since."""
    day = day_of(reading, facts)
    root = systems.root_on(reading.jurisdiction, day)
    index = agency_names.index_on(root, day)
    printed = {fact.id: name for fact in facts if (name := printed_in(fact))}
    told = _told(reading, {name: remembered_as(name) for name in printed.values()})
    rows = _rows(index, told)
    by_name = {name: _name(name, index.match(name), told, rows, day) for name in told.forms}
    since = _ended({one.agency.id: one.agency for one in by_name.values() if one.agency}.values(), today)
    found = {
        name: replace(one, ended=since.get(one.agency.id) if one.agency else None) for name, one in by_name.items()
    }
    return Names(day, root, index, {fact: found[name] for fact, name in printed.items()})


@dataclass(frozen=True, slots=True)
class _Told:
    """What people have said of names, by their remembered form: of this text, and of any before it."""

    forms: Mapping[str, str]
    here: Mapping[str, UUID | None]
    before: Mapping[str, UUID | None]


def _told(reading: Reading, forms: Mapping[str, str]) -> _Told:
    known = KnownName.objects.filter(jurisdiction=reading.jurisdiction_id, folded__in=set(forms.values()))
    here = {form: reading.names[form]["agency"] for form in forms.values() if form in reading.names}
    return _Told(
        forms,
        {form: UUID(agency) if agency else None for form, agency in here.items()},
        dict(known.values_list("folded", "agency")),
    )


def _rows(index: Index, told: _Told) -> Mapping[UUID, Named]:
    """The agencies that were decided; those outside the register of the day are asked for."""
    wanted = {key for key in (*told.here.values(), *told.before.values()) if key}
    rows = {one.id: one for one in index.agencies if one.id in wanted}
    missing = wanted - rows.keys()
    return rows | agency_names.named(missing) if missing else rows


def _name(printed: str, met: Match, told: _Told, rows: Mapping[UUID, Named], day: date) -> Name:
    form = told.forms[printed]
    if form in told.here:
        chosen = told.here[form]
        return Name(printed, NameState.DECIDED if chosen else NameState.ABSENT, met, rows[chosen] if chosen else None)
    if met.exact:
        return Name(printed, NameState.EXACT, met, met.exact)
    if form not in told.before:
        return Name(printed, NameState.OPEN, met)
    kept = told.before[form]
    if kept is None:
        return Name(printed, NameState.ABSENT, met)
    agency = rows[kept]
    if agency.stands_on(day):
        return Name(printed, NameState.REMEMBERED, met, agency)
    return Name(printed, NameState.OPEN, met, before=agency)


def _ended(chosen: Iterable[Named], today: date | None) -> dict[UUID, Ended]:
    """What has become of these by today; two queries where one of them has ended, else none."""
    gone = [one for one in chosen if today and one.valid_to and one.valid_to <= today]
    if not gone or today is None:
        return {}
    steps = Succession.objects.filter(predecessor__in=[one.id for one in gone]).order_by("on", "pk")
    kinds = dict(steps.values_list("predecessor", "kind"))
    heirs: dict[UUID, list[Named]] = {}
    for heir in agency_names.heirs_of(gone, today):
        heirs.setdefault(heir.former, []).append(heir.agency)
    return {
        one.id: Ended(kinds.get(one.id, ""), one.valid_to, tuple(heirs.get(one.id, ()))) for one in gone if one.valid_to
    }


def doubtful(names: Names, facts: Sequence[Fact]) -> set[str]:
    """The ids of the facts whose name a person should look at: units to be inspected that are no agency yet."""
    inspected = {fact.id for fact in facts if fact.group is FactGroup.UNITS and fact.data.get("role") == "inspected"}
    return {fact for fact, name in names.of.items() if fact in inspected and name.state is NameState.OPEN}


def candidates_of(names: Names, wanted: Sequence[Name], today: date) -> dict[str, tuple[Candidate, ...]]:
    """Whom each of these names may mean, the likeliest first, by printed name; four queries whatever their number."""
    others = Index(agency_names.of_other_days(names.root, names.day))
    of_other_days = {one.printed: others.match(one.printed).same for one in wanted}
    gone = {
        row.id: row for rows in of_other_days.values() for row in rows if row.valid_to and row.valid_to <= names.day
    }
    ended = {one.agency.id: one.agency for one in wanted if one.agency and not one.agency.stands_on(today)}
    heirs = agency_names.heirs_of(list(gone.values()), names.day) + agency_names.heirs_of(list(ended.values()), today)
    called = agency_names.called([one.printed for one in wanted], names.day)
    there = {one.id for one in names.index.agencies}
    told = {}
    for name in wanted:
        former = {row.id for row in of_other_days[name.printed]} | ({name.agency.id} if name.agency else set())
        found = Found(
            name.match,
            before=name.before,
            heirs=[one for one in heirs if one.former in former],
            later=[row for row in of_other_days[name.printed] if row.valid_from and row.valid_from > names.day],
            near=agency_names.near(names.index, name.printed),
            elsewhere=[row for row in called[name.printed] if row.id not in there],
        )
        told[name.printed] = tuple(one for one in candidates(name.printed, found) if one.agency != name.agency)
    return told


def visible_to(actor: Actor) -> QuerySet[KnownName]:
    """The remembered names of the jurisdictions whose texts the actor may read."""
    staff = actor.reach_as(*STAFF_ROLES)
    return KnownName.objects.filter(Q(jurisdiction__standing_agency__in=staff) | Q(jurisdiction__root__in=staff))


def listed(actor: Actor) -> QuerySet[KnownName]:
    """The remembered names for a list, the newest first."""
    rows = visible_to(actor).select_related("agency", "decided_by", "jurisdiction")
    return rows.order_by("-decided_at", "-pk")
