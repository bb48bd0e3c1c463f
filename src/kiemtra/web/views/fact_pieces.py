"""A text cut into pieces where facts and contradictions begin and end, however they overlap."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kiemtra.domain.readings import Fact, Span
from kiemtra.web.labels import readings as words


@dataclass(frozen=True, slots=True)
class Mark:
    """What covers a stretch of the text: a fact, or a contradiction (then with its sentence)."""

    key: str
    span: Span
    # As it is written: a template would ask the language of each number.
    number: str
    kind: str
    label: str
    state: str = ""

    @property
    def is_odd(self) -> bool:
        """Whether it is a contradiction."""
        return self.kind == "anomaly"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text under the same marks throughout; `ends` are those that end with it, the shortest first."""

    text: str
    kind: str = ""
    state: str = ""
    of: str = ""
    odd: bool = False
    ends: tuple[Mark, ...] = ()


def key_of(fact_id: str) -> str:
    """The id of a fact as addresses inside the page bear it."""
    return fact_id.replace("/", "-")


def fact_marks(facts: Iterable[Fact], numbers: Mapping[str, int]) -> list[Mark]:
    """The marks of the facts that have a place."""
    return [
        Mark(
            key_of(fact.id),
            fact.span,
            str(numbers[fact.id]),
            words.MARKS[fact.group],
            words.GROUPS[fact.group],
            fact.state,
        )
        for fact in facts
        if fact.span
    ]


def pieces_of(text: str, marks: Sequence[Mark]) -> tuple[Piece, ...]:
    """Cut the text; each piece looks like the shortest fact over it and knows all of them."""
    begins: dict[int, list[Mark]] = {}
    stops: dict[int, list[Mark]] = {}
    for mark in marks:
        begins.setdefault(mark.span[0], []).append(mark)
        stops.setdefault(mark.span[1], []).append(mark)
    cuts = sorted({0, len(text), *(cut for cut in (*begins, *stops) if cut <= len(text))})
    over: list[Mark] = []
    pieces = []
    for start, end in pairwise(cuts):
        over = [mark for mark in over if mark.span[1] > start] + begins.get(start, [])
        pieces.append(_piece(text[start:end], over, stops.get(end, [])))
    return tuple(pieces)


def _piece(text: str, over: list[Mark], ending: list[Mark]) -> Piece:
    if not over:
        return Piece(text)
    facts = sorted((mark for mark in over if not mark.is_odd), key=_length)
    first = facts[0] if facts else None
    return Piece(
        text,
        first.kind if first else "",
        first.state if first else "",
        " ".join(mark.key for mark in facts),
        len(facts) < len(over),
        tuple(sorted(ending, key=_length)),
    )


def _length(mark: Mark) -> tuple[int, str]:
    return mark.span[1] - mark.span[0], mark.key
