"""A reading as its page shows it: the text in pieces with the facts marked, the facts in groups, contradictions on top."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kiemtra.domain.readings import Fact, FactGroup, FactState, Span, places_in
from kiemtra.store.models import Anomaly, Reading
from kiemtra.web.labels import readings as words
from kiemtra.workflows.readings.deciding import target_of

NOTE = "note"
# A slip is marked where it is a few words; a whole passage is not.
LONGEST_SLIP = 60


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of the text; with a number where a fact begins in it."""

    text: str
    number: int = 0
    kind: str = ""
    kind_label: str = ""


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact in the list."""

    number: int
    id: str
    line: str
    more: str
    state: FactState
    label: str
    tone: str
    placed: bool
    editable: bool


@dataclass(frozen=True, slots=True)
class AnomalyRow:
    """One contradiction: its places as numbers of marks, and what may be taken over."""

    anomaly: Anomaly
    tone: str
    number: int
    places: tuple[tuple[int, str], ...]
    takes: str


@dataclass(frozen=True, slots=True)
class Marked:
    """The whole of a reading for its page."""

    segments: tuple[Segment, ...]
    groups: tuple[tuple[str, tuple[FactRow, ...]], ...]
    anomalies: tuple[AnomalyRow, ...]
    # Slips that contradict nothing: folded away below the contradictions.
    notes: tuple[AnomalyRow, ...]


@dataclass(frozen=True, slots=True)
class _Mark:
    number: int
    span: Span
    kind: str
    label: str


def marked(reading: Reading, facts: tuple[Fact, ...], anomalies: Sequence[Anomaly]) -> Marked:
    """Number the facts in the order of the text, then the places of contradictions that are no facts."""
    order = sorted(facts, key=lambda fact: fact.span or (len(reading.text), 0))
    numbers = {fact.id: number for number, fact in enumerate(order, 1)}
    places = {one.pk: places_in(reading.name, one.spans, one.documents) for one in anomalies}
    serious = [one for one in anomalies if not one.settled_at and one.severity != NOTE]
    disputed = {place for one in serious for place in places[one.pk]}
    marks = [_mark(fact, numbers[fact.id], disputed) for fact in order if fact.span]
    loose: dict[Span, int] = {}
    known = {mark.span: mark.number for mark in marks}
    for one in anomalies:
        for place in places[one.pk]:
            small = one.severity != NOTE or place[1] - place[0] <= LONGEST_SLIP
            if small and place not in known and place not in loose:
                loose[place] = len(numbers) + len(loose) + 1
    marks += [_Mark(number, _line(reading.text, place), "anomaly", "Mâu thuẫn") for place, number in loose.items()]
    segments = _segments(reading.text, marks)
    shown = {segment.number for segment in segments}
    at = known | loose
    rows = [_anomaly(reading, one, places[one.pk], at, shown, facts) for one in anomalies]
    return Marked(
        segments,
        _groups(facts, numbers, shown),
        tuple(row for row in rows if row.anomaly.severity != NOTE),
        tuple(row for row in rows if row.anomaly.severity == NOTE),
    )


def _line(text: str, place: Span) -> Span:
    """The first line of a place: a mark over a whole passage would drown the facts in it."""
    end = text.find("\n", place[0], place[1])
    return (place[0], end if end > place[0] else place[1])


def _mark(fact: Fact, number: int, disputed: set[Span]) -> _Mark:
    assert fact.span is not None
    kind = "anomaly" if fact.span in disputed else words.MARKS[fact.group]
    return _Mark(number, fact.span, kind, words.GROUPS[fact.group])


def _segments(text: str, marks: list[_Mark]) -> tuple[Segment, ...]:
    """Cut the text where marks begin or end; of marks that overlap the shortest is shown."""
    cuts = sorted({0, len(text), *(edge for mark in marks for edge in mark.span if edge <= len(text))})
    ranked = sorted(marks, key=lambda mark: (mark.span[1] - mark.span[0], mark.number))
    told: set[int] = set()
    pieces: list[Segment] = []
    for start, end in pairwise(cuts):
        owner = next((mark for mark in ranked if mark.span[0] <= start and end <= mark.span[1]), None)
        if owner and owner.number not in told:
            told.add(owner.number)
            pieces.append(Segment(text[start:end], owner.number, owner.kind, owner.label))
        elif pieces and not pieces[-1].number:
            pieces[-1] = Segment(pieces[-1].text + text[start:end])
        else:
            pieces.append(Segment(text[start:end]))
    return tuple(pieces)


def _groups(
    facts: tuple[Fact, ...], numbers: dict[str, int], shown: set[int]
) -> tuple[tuple[str, tuple[FactRow, ...]], ...]:
    grouped = []
    for group in FactGroup:
        rows = tuple(_row(fact, numbers[fact.id], shown) for fact in facts if fact.group is group)
        if rows:
            grouped.append((words.GROUPS[group], rows))
    return tuple(grouped)


def _row(fact: Fact, number: int, shown: set[int]) -> FactRow:
    line, more = words.told(fact)
    return FactRow(
        number,
        fact.id,
        line,
        more,
        fact.state,
        words.STATES[fact.state],
        words.STATE_TONES[fact.state],
        number in shown,
        fact.state is not FactState.STRUCK,
    )


def _anomaly(
    reading: Reading,
    one: Anomaly,
    places: tuple[Span, ...],
    at: dict[Span, int],
    shown: set[int],
    facts: tuple[Fact, ...],
) -> AnomalyRow:
    linked = tuple(
        (at[place] if at.get(place) in shown else 0, _short(reading.text[place[0] : place[1]])) for place in places
    )
    takes = words.day(one.suggestion) if target_of(one, facts) else ""
    own = next((at[place] for place in places if at.get(place, 0) > len(facts)), 0)
    return AnomalyRow(one, words.SEVERITIES.get(one.severity, "info"), own, linked, takes)


def _short(text: str, limit: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else f"{line[: limit - 1]}…"
