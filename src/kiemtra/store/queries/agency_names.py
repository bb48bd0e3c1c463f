"""The names of the register for matching: those of a day around a government, those of other days, and what is alike.

Exact names are found without a guess (`domain.matching`); likeness only ever suggests.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, Q
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from kiemtra.domain.agency_names import RANKS, agency_of, key_of, rank_and_place
from kiemtra.domain.matching import Index, Named, core_of
from kiemtra.domain.name_candidates import Heir, Near
from kiemtra.domain.text import fold
from kiemtra.store.models import Agency, AgencyAncestor, AgencyHeir
from kiemtra.store.queries import agencies

_FIELDS = ("pk", "name", "short_name", "code", "valid_from", "valid_to")
# What is less alike, from 0 to 100, and more letters apart, is not worth showing.
LEAST, ALIKE = 60.0, 80.0
# In so many letters one more may be wrong.
LETTERS_A_SLIP = 5
LOOKED_AT = 12


def index_on(root: UUID, day: date) -> Index:
    """The agencies whose names a text of this government may mention on the day; one query."""
    over = AgencyAncestor.objects.filter(agency=root, ancestor=OuterRef("pk"))
    rows = agencies.around(root, day).annotate(governs=Q(pk=root) | Exists(over))
    named = [(Named(*facts), governs) for *facts, governs in rows.values_list(*_FIELDS, "governs")]
    return Index([one for one, _ in named], [one for one, governs in named if governs])


def named(keys: Iterable[UUID]) -> dict[UUID, Named]:
    """The agencies with these ids; one query."""
    return {row[0]: Named(*row) for row in Agency.objects.filter(pk__in=list(keys)).values_list(*_FIELDS)}


def of_other_days(root: UUID, day: date) -> list[Named]:
    """The agencies of this government that are gone by the day, or come after it; one query."""
    under = AgencyAncestor.objects.filter(ancestor=root, agency=OuterRef("pk"))
    heirs = AgencyAncestor.objects.filter(ancestor=root).values("agency")
    left = AgencyHeir.objects.filter(heir__in=heirs, predecessor=OuterRef("pk"))
    rows = Agency.objects.filter(Q(valid_to__lte=day) | Q(valid_from__gt=day))
    return [Named(*row) for row in rows.filter(Exists(under) | Exists(left)).order_by("code").values_list(*_FIELDS)]


def heirs_of(gone: Sequence[Named], day: date) -> list[Heir]:
    """Who has taken over from these by the day and is there; one query."""
    if not gone:
        return []
    ended = {one.id: one for one in gone}
    rows = AgencyHeir.objects.filter(predecessor__in=list(ended), since__lte=day, heir__in=agencies.on(day))
    links = rows.order_by("heir__code").values_list("predecessor", *(f"heir__{field}" for field in _FIELDS))
    return [
        Heir(Named(*facts), former.id, former.short_name, former.valid_to)
        for key, *facts in links
        if (former := ended[key]).valid_to
    ]


def called(printed: Iterable[str], day: date) -> dict[str, list[Named]]:
    """The agencies of the nation with each of these very names on the day; one query by the index of names."""
    full = {name: _full(name) for name in printed}
    wanted = {one for names in full.values() for one in names}
    rows = agencies.on(day).filter(folded__in=wanted).order_by("code")
    found: dict[str, list[Named]] = defaultdict(list)
    for folded, *facts in rows.values_list("folded", *_FIELDS):
        found[folded].append(Named(*facts))
    return {name: [one for each in names for one in found[each]] for name, names in full.items()}


def _full(printed: str) -> list[str]:
    """The folded names under which the register may have it: of a committee without rank those of every rank."""
    name = agency_of(printed)
    key = key_of(name)
    rank, place = rank_and_place(key)
    if not rank and not key.startswith("ubnd "):
        return [fold(name)]
    return [f"uy ban nhan dan {one} {place}" for one in ([rank] if rank else RANKS)]


def near(index: Index, printed: str) -> list[Near]:
    """The agencies whose names are alike: few letters apart, or with all words of the name; no query."""
    key = index.government_less(key_of(agency_of(printed)))
    kind, core = core_of(key)
    if kind not in index.families:
        kind, core = "", key
    family = index.families[kind]
    if not core:
        return []
    ranked = process.extract(core, family.cores, scorer=fuzz.ratio, limit=LOOKED_AT, score_cutoff=LEAST)
    letters = {place: OSA.distance(core, family.cores[place]) for *_, place in ranked}
    few = max(1, len(core) // LETTERS_A_SLIP)
    alike = {place: share for _, share, place in ranked if share >= ALIKE or letters[place] <= few}
    alike |= {place: fuzz.ratio(core, family.cores[place]) for place in family.in_part(core)}
    return [Near(family.agencies[place], OSA.distance(core, family.cores[place]), alike[place]) for place in alike]
