"""Finding an agency among tens of thousands: by its name, an old name, an abbreviation or a code; and where it stands.

The register is public knowledge: every signed-in person sees all of it. What is known *about* an agency has its own doors.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import and_, or_
from uuid import UUID

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Length

from kiemtra.domain.agencies import AgencyKind, AgencyLevel
from kiemtra.domain.text import fold, fold_agency, nfc, search_terms
from kiemtra.store.models import Agency, AgencyAncestor, AgencyHeir
from kiemtra.store.queries.agencies import on
from kiemtra.store.queries.people import valid_on

SUGGESTED = 12
NAMED = 3
# Words that most names have.
_COMMON = frozenset(
    {"ubnd", "xa", "phuong", "phong", "van", "hoa", "tinh", "thanh", "pho", "huyen", "quan", "so", "thi"}
)


@dataclass(frozen=True, slots=True)
class Among:
    """Which agencies may be met: those of a day, in a subtree (its root included), of a kind, of a level."""

    day: date
    below: UUID | None = None
    kind: AgencyKind | None = None
    level: AgencyLevel | None = None


def among(limits: Among) -> QuerySet[Agency]:
    """The agencies within the limits, each above those that stand below it."""
    rows = on(limits.day)
    if limits.below:
        line = AgencyAncestor.objects.filter(valid_on(limits.day), ancestor=limits.below, agency=OuterRef("pk"))
        rows = rows.filter(Exists(line))
    if limits.kind:
        rows = rows.filter(kind=limits.kind)
    if limits.level:
        rows = rows.filter(level=limits.level)
    return rows.order_by("code")


def searched(rows: QuerySet[Agency], words: str, day: date) -> QuerySet[Agency]:
    """Narrow to agencies that bear all these words in their name, or have taken over by the day from one that did."""
    if not words.strip():
        return rows
    old = Agency.objects.filter(bears(words)).values("pk")
    heirs = AgencyHeir.objects.filter(predecessor__in=old, since__lte=day)
    return rows.filter(bears(words) | Q(pk__in=heirs.values("heir")))


def bears(words: str, prefix: str = "") -> Q:
    """The condition that a name has these words, the last one begun at least, marks or not; or that the code is this.

    A register of 40,000 is read through in some hundredths of a second, by an index that holds all that is asked here
    (`agency_search`): no table of words is kept beside it. So what rules out most rows is asked first.
    """
    codes = {"code": nfc(words), "identifier": nfc(words).upper(), "statistical_code": nfc(words)}
    coded = reduce(or_, (Q(**{f"{prefix}{column}": value}) for column, value in codes.items()))
    terms = search_terms(words)
    named = [(term, place == len(terms)) for place, term in enumerate(terms, start=1)]
    named.sort(key=lambda one: one[0][0] in _COMMON)
    return coded | reduce(and_, (_bears_one(ways, prefix, begun=last) for ways, last in named)) if named else coded


def _bears_one(ways: tuple[str, ...], prefix: str, *, begun: bool) -> Q:
    plain = ways[0].upper()
    symbol = Q(**{f"{prefix}symbol__in": sorted({plain, plain.replace("D", "Đ")})})
    # A letter alone stands for a word: "x" for xã, "p" for phường.
    begun = begun or len(plain) == 1
    return reduce(or_, (_has(f"{prefix}folded", way, begun=begun) for way in ways), symbol)


def _has(field: str, way: str, *, begun: bool) -> Q:
    """One plain look that most rows fail, then whether it is a word that was met."""
    met = Q(**{f"{field}__startswith": way if begun else f"{way} "})
    met |= Q(**{f"{field}__contains": f" {way}" if begun else f" {way} "})
    if not begun:
        met |= Q(**{f"{field}__endswith": f" {way}"}) | Q(**{field: way})
    return Q(**{f"{field}__contains": way}) & met


def suggested(limits: Among, words: str, size: int = SUGGESTED) -> list[Agency]:
    """The likeliest agencies for what somebody has typed: what has the words itself, shortest first, then heirs.

    Two queries: which they are, by the narrow index, then the rows.
    """
    if not fold(words):
        return []
    likely = Case(When(bears(words), then=Value(0)), default=Value(1), output_field=IntegerField())
    found = searched(among(limits), words, limits.day).order_by(likely, Length("folded"), "code")
    keys = list(found.values_list("pk", flat=True)[:size])
    rows = {row.pk: row for row in Agency.objects.filter(pk__in=keys)}
    return [rows[key] for key in keys]


def meant(limits: Among, words: str) -> Agency | None:
    """The one agency that these words name within the limits; None where several do, or none."""
    near = suggested(limits, words, size=40)
    name = fold_agency(words)
    exact = [row for row in near if name in (fold_agency(row.name), fold_agency(row.short_name))]
    exact = exact or [row for row in near if nfc(words).casefold() in (row.code, row.identifier.casefold())]
    for found in (exact, near):
        if len(found) == 1:
            return found[0]
    return None


def lines_of(rows: Iterable[Agency], day: date) -> Mapping[UUID, list[Agency]]:
    """The superiors of each agency on the day, or on its last one, the nearest first; one query."""
    return lines_above([row.pk for row in rows], day)


def lines_above(keys: Iterable[UUID], day: date) -> Mapping[UUID, list[Agency]]:
    """The same for the agencies with these ids."""
    found: dict[UUID, list[Agency]] = defaultdict(list)
    last = Q(valid_to__lte=day, valid_to=F("agency__valid_to"))
    above = AgencyAncestor.objects.filter(valid_on(day) | last, agency__in=list(keys), depth__gt=0)
    for link in above.select_related("ancestor").order_by("depth"):
        found[link.agency_id].append(link.ancestor)
    return found


def old_names(rows: Iterable[Agency], words: str, day: date) -> Mapping[UUID, list[str]]:
    """The names that bear the words among those from which each agency has taken over by the day; one query.

    Of many the first few, nearest the root, and how many more.
    """
    found: dict[UUID, list[str]] = defaultdict(list)
    if words.strip():
        heirs = AgencyHeir.objects.filter(bears(words, "predecessor__"), heir__in=[row.pk for row in rows])
        for link in heirs.filter(since__lte=day).select_related("predecessor").order_by("predecessor__code"):
            found[link.heir_id].append(link.predecessor.name)
    for heir, names in found.items():
        if len(names) > NAMED:
            found[heir] = [*names[:NAMED], f"và {len(names) - NAMED} cơ quan khác"]
    return found


def provinces(day: date) -> QuerySet[Agency]:
    """The heads of the provinces' trees on the day."""
    return on(day).filter(level=AgencyLevel.PROVINCE, kind=AgencyKind.PEOPLES_COMMITTEE).order_by("folded")
