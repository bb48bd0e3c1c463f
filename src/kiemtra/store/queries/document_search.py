"""Finding documents in the register: by number and symbol however they are typed, by year or day, by words.

The number of a document is looked up by the index of keys; words are looked for in the folded text of each row.
"""

from datetime import date
from functools import reduce
from operator import and_, or_
from typing import Any
from uuid import UUID

from django.db.models import BooleanField, Case, CharField, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, Coalesce, Concat
from django.db.models.lookups import StartsWith

from kiemtra.data.abbreviations import abbreviations
from kiemtra.domain.document_search import Number, Sought, sought
from kiemtra.domain.text import fold
from kiemtra.store.models import Document

# Asked for beside the states: what ceased to have effect.
ENDED_STATE = "ended"
NO_DAY = "9999-12-31"
# How near a document is to what was typed; the nearest stand first.
_NAMED, _NUMBERED, _PHRASED, _BEARS = "4", "3", "2", "1"


@CharField.register_lookup
class Begins(StartsWith):
    """`startswith` that SQLite answers by an index: its LIKE knows no case, its GLOB does."""

    lookup_name = "begins"

    def as_sql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return StartsWith(self.lhs, self.rhs).as_sql(compiler, connection)

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        left, left_values = self.process_lhs(compiler, connection)
        right = "".join(f"[{letter}]" if letter in "*?[" else letter for letter in str(self.rhs))
        return f"{left} GLOB %s", (*left_values, f"{right}*")


def searched(
    rows: QuerySet[Document],
    *,
    words: str = "",
    kind: str = "",
    state: str = "",
    year: int | None = None,
    plan: UUID | None = None,
) -> QuerySet[Document]:
    """Narrow to documents that bear all that was typed, of this kind, state, year and plan."""
    exact = {"kind": kind, "state": "" if state == ENDED_STATE else state, "year": year, "plan": plan}
    rows = rows.filter(**{field: value for field, value in exact.items() if value})
    rows = rows.filter(ended_on__isnull=False) if state == ENDED_STATE else rows
    wanted = sought(words, abbreviations())
    if not wanted:
        return rows
    # Every word stands between blanks then.
    padded = Concat(Value(" "), "folded", Value(" "), output_field=TextField())
    rows = rows.alias(padded=padded).filter(*_indexed(wanted))
    if not (worded := _worded(wanted)):
        return rows
    # In one: of a dozen conditions side by side a planner expects no row, and asks for rights row by row.
    met = Case(When(reduce(and_, worded), then=Value(True)), default=Value(False), output_field=BooleanField())
    return rows.alias(met=met).filter(met=True)


def by_nearness(rows: QuerySet[Document], words: str) -> QuerySet[Document]:
    """With `day`, the text that the register is ordered by: the nearest to the words first, of these the newest.

    Drafts, which have no day, come before what is dated.
    """
    day = Coalesce(Cast("dated", CharField()), Value(NO_DAY))
    wanted = sought(words, abbreviations())
    if not wanted:
        return rows.annotate(day=day).order_by("-day", "-pk")
    cases = [When(condition, then=Value(rank)) for condition, rank in _nearness(wanted, words)]
    near = Case(*cases, default=Value(_BEARS), output_field=CharField())
    return rows.annotate(day=Concat(near, day, output_field=TextField())).order_by("-day", "-pk")


def _nearness(wanted: Sought, words: str) -> list[tuple[Q, str]]:
    found: list[tuple[Q, str]] = []
    if wanted.numbers:
        numbered = reduce(or_, (_of_number(one) for one in wanted.numbers))
        dated = [Q(year=year) for year in wanted.years] + [_on(*days) for days in wanted.days]
        found = [(numbered & reduce(and_, dated), _NAMED)] if dated else []
        found.append((numbered, _NUMBERED))
    if " " in fold(words):
        found.append((Q(folded__contains=fold(words)), _PHRASED))
    return found


def _indexed(wanted: Sought) -> list[Q]:
    """What an index answers: the number of a document, its day."""
    days = [_on(*days) for days in wanted.days]
    return [*days, *(_of_number(one) for one in wanted.numbers if not one.alone)]


def _worded(wanted: Sought) -> list[Q]:
    """What the words of each row are read for; what a row fails at soonest is asked first: the longest words."""
    numbers = [_of_number(one) | _has(one.typed, one.number.lower()) for one in wanted.numbers if one.alone]
    years = [Q(year=year) | _has(str(year)) | Q(key__begins=f"{year}/") for year in wanted.years]
    terms = sorted(wanted.terms, key=lambda term: -min(map(len, term.ways)))
    return [*numbers, *(_has(*term.ways, begun=term.begun) for term in terms), *years]


def _of_number(one: Number) -> Q:
    return Q(key__begins=f"{one.number}/")


def _on(first: date, last: date) -> Q:
    return Q(dated=first) if first == last else Q(dated__range=(first, last))


def _has(*ways: str, begun: bool = False) -> Q:
    """One of these as whole words; of the last one typed the beginning is enough."""
    end = "" if begun else " "
    return reduce(or_, (Q(padded__contains=f" {way}{end}") for way in dict.fromkeys(ways)))
