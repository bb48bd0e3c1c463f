"""Texts with what people said of their facts, as labelled examples: of one reading, or of all that were looked through."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from kiemtra.domain.reading_examples import SCHEMA, gold_document, is_looked_through
from kiemtra.store.models import Reading
from kiemtra.store.queries import readings as queries
from kiemtra.workflows.readings.keeping import facts_in

# So much of a hash tells texts apart.
NAME_LENGTH = 16


@dataclass(frozen=True, slots=True)
class Example:
    """A text and its gold document."""

    text: str
    gold: dict[str, Any]


def example_of(reading: Reading) -> dict[str, Any]:
    """Return the gold file of one reading, with its text in it; fields with facts that wait are not scored."""
    example = _example(reading)
    return _file([example.gold | {"text": example.text}])


def gold_file(examples: list[Example]) -> dict[str, Any]:
    """Return the gold file of many examples, whose texts stand beside it."""
    return _file([example.gold for example in examples])


def whole_examples() -> Iterator[Example]:
    """Yield an example of each reading all of whose facts were decided; the same text once."""
    seen: set[str] = set()
    for reading in queries.for_examples():
        if reading.sha256 not in seen and is_looked_through(facts_in(reading)):
            seen.add(reading.sha256)
            yield _example(reading)


def _example(reading: Reading) -> Example:
    anomalies = [
        {
            "type": one.type,
            "message": one.message,
            "values": one.values,
            "documents": one.documents,
            "suggestion": one.suggestion,
            "is_settled": one.settled_at is not None,
            "is_false_alarm": one.is_false_alarm,
        }
        for one in reading.anomalies.all()
    ]
    gold = gold_document(reading.sha256[:NAME_LENGTH], reading.facts, facts_in(reading), anomalies)
    return Example(reading.text, gold)


def _file(documents: list[dict[str, Any]]) -> dict[str, Any]:
    return {"schema_version": SCHEMA, "documents": documents, "cross_document": []}
