"""The facts of a reading as rows in their groups, and its contradictions with their places."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from kiemtra.domain.reading_doubts import Doubt
from kiemtra.domain.reading_suggestions import SUBJECT, at_places
from kiemtra.domain.readings import Fact, FactGroup, FactState, Span, places_in
from kiemtra.store.models import Anomaly, Reading
from kiemtra.web.labels import readings as words
from kiemtra.web.views.agency_lines import AgencyLine
from kiemtra.web.views.fact_pieces import Mark, key_of
from kiemtra.workflows.readings.deciding import mendings_of
from kiemtra.workflows.readings.keeping import number_of

NOTE = "note"


@dataclass(frozen=True, slots=True)
class AnomalyRow:
    """One contradiction: its number, its places as (mark in the text, words), and what may be taken over, into which facts."""

    anomaly: Anomaly
    number: str
    places: tuple[tuple[str, str], ...]
    takes: str
    targets: tuple[str, ...]
    # The other texts in which it has a place: name and id.
    elsewhere: tuple[tuple[str, UUID], ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether nobody has settled it."""
        return self.anomaly.settled_at is None


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact in the list."""

    number: str
    key: str
    fact: Fact
    line: str
    more: str
    label: str
    tone: str
    # Why it should be looked at, in words; empty where the reader is sure or somebody has decided.
    doubts: tuple[str, ...]
    # Open contradictions that a value taken over here would mend.
    odd: tuple[AnomalyRow, ...] = ()
    # The agency that is named in it.
    name: AgencyLine | None = None

    @property
    def id(self) -> str:
        """The id of the fact."""
        return self.fact.id

    @property
    def state(self) -> FactState:
        """What a person decided on it."""
        return self.fact.state

    @property
    def waits(self) -> bool:
        """Whether nobody has decided on it."""
        return self.fact.state is FactState.READ

    @property
    def struck(self) -> bool:
        """Whether somebody has said that it is no fact."""
        return self.fact.state is FactState.STRUCK


@dataclass(frozen=True, slots=True)
class FactGroupRows:
    """The facts of one group."""

    group: FactGroup
    title: str
    rows: tuple[FactRow, ...]

    @property
    def waiting(self) -> int:
        """How many nobody has decided on."""
        return sum(row.waits for row in self.rows)


def numbers_of(facts: Sequence[Fact], length: int) -> dict[str, int]:
    """Number the facts that were read in the order of the text, then those that people added; a number never moves."""
    read = [fact for fact in facts if not number_of(fact.id)]
    order = sorted(read, key=lambda fact: fact.span or (length, 0))
    numbers = {fact.id: number for number, fact in enumerate(order, 1)}
    return numbers | {fact.id: len(read) + number_of(fact.id) for fact in facts if number_of(fact.id)}


def anomaly_rows(
    reading: Reading, anomalies: Sequence[Anomaly], facts: tuple[Fact, ...], others: Mapping[str, UUID]
) -> list[AnomalyRow]:
    """The contradictions, open ones first, errors before notes, each number kept; `others` are the texts read besides."""
    rows = []
    for number, one in enumerate(sorted(anomalies, key=lambda one: one.pk), 1):
        places = places_in(reading.name, one.spans, one.documents)
        linked = tuple(
            (f"m{number}-{place}", _short(reading.text[slice(*span)])) for place, span in enumerate(places, 1)
        )
        mended = mendings_of(one, facts) if one.settled_at is None else ()
        takes = words.taking(one.suggestion) if mended else ""
        targets = tuple(mending.fact.id for mending in mended)
        elsewhere = tuple((name, others[name]) for name in dict.fromkeys(one.documents) if name in others)
        rows.append(AnomalyRow(one, str(number), linked, takes, targets, elsewhere))
    return sorted(rows, key=_urgency)


def _urgency(row: AnomalyRow) -> tuple[bool, int, int]:
    severities = tuple(words.SEVERITIES)
    severity = row.anomaly.severity
    rank = severities.index(severity) if severity in severities else len(severities)
    return not row.is_open, rank, int(row.number)


def anomaly_marks(reading: Reading, rows: Sequence[AnomalyRow]) -> list[Mark]:
    """Where open contradictions stand in the text."""
    return [
        Mark(key, _line(reading.text, span), row.number, "anomaly", row.anomaly.message)
        for row in rows
        if row.is_open
        for (key, _), span in zip(row.places, _spans(reading, row.anomaly), strict=True)
    ]


def disputed(reading: Reading, rows: Sequence[AnomalyRow]) -> list[Span]:
    """The places of open contradictions that are more than a slip."""
    serious = [row for row in rows if row.is_open and row.anomaly.severity != NOTE]
    return [span for row in serious for span in _spans(reading, row.anomaly)]


def suggested(reading: Reading, rows: Sequence[AnomalyRow], facts: Sequence[Fact]) -> set[str]:
    """The facts on which it depends what may be taken over: those at the places of open contradictions with a suggestion."""
    told = [row.anomaly for row in rows if row.is_open and row.anomaly.suggestion]
    places = [place for one in told for place in _spans(reading, one)]
    return {fact.id for fact in at_places([(start - SUBJECT, end) for start, end in places], facts)}


def _spans(reading: Reading, one: Anomaly) -> tuple[Span, ...]:
    return places_in(reading.name, one.spans, one.documents)


def _line(text: str, place: Span) -> Span:
    """The first line of a place: a mark over a whole passage would drown the facts in it."""
    end = text.find("\n", place[0], place[1])
    return (place[0], end if end > place[0] else place[1])


def group_rows(
    facts: Sequence[Fact],
    numbers: Mapping[str, int],
    doubts: Mapping[str, tuple[Doubt, ...]],
    anomalies: Sequence[AnomalyRow],
    names: Mapping[str, AgencyLine],
) -> tuple[FactGroupRows, ...]:
    """The facts in their groups, each with the agency that it names."""
    # Several contradictions that one value mends are one button.
    odd: dict[str, dict[str, AnomalyRow]] = {}
    for one in anomalies:
        for target in one.targets:
            odd.setdefault(target, {}).setdefault(one.takes, one)
    rows: dict[FactGroup, list[FactRow]] = {group: [] for group in FactGroup}
    for fact in facts:
        row = _row(fact, numbers[fact.id], doubts.get(fact.id, ()), tuple(odd.get(fact.id, {}).values()))
        rows[fact.group].append(replace(row, name=names.get(fact.id)))
    return tuple(FactGroupRows(group, words.GROUPS[group], tuple(found)) for group, found in rows.items() if found)


def _row(fact: Fact, number: int, doubts: Sequence[Doubt], odd: tuple[AnomalyRow, ...]) -> FactRow:
    line, more = words.told(fact)
    said = tuple(words.DOUBTS[doubt] for doubt in doubts)
    state = fact.state
    return FactRow(
        str(number), key_of(fact.id), fact, line, more, words.STATES[state], words.STATE_TONES[state], said, odd
    )


def _short(text: str, limit: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"
