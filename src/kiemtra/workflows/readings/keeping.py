"""What people said of the facts of a text, kept so that each step may be taken back and two people do not collide."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from kiemtra.domain.errors import Conflict
from kiemtra.domain.people import Actor
from kiemtra.domain.readings import Fact, facts_of
from kiemtra.store.models import Anomaly, Reading
from kiemtra.workflows.trail import save

# So many steps may be taken back.
STEPS = 30


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of one fact: the decision on it, and the fact itself where a person added it."""

    decision: Mapping[str, Any] | None = None
    added: Mapping[str, Any] | None = None


def facts_in(reading: Reading) -> tuple[Fact, ...]:
    """Return the facts of a reading as they stand now."""
    return facts_of(reading.facts, reading.decisions, reading.added)


def kept_of(reading: Reading, fact_id: str) -> Kept:
    """Return what is kept of a fact."""
    added = next((one for one in reading.added if one["id"] == fact_id), None)
    return Kept(reading.decisions.get(fact_id), added)


def check_untouched(reading: Reading, fact_id: str, seen: int) -> None:
    """Raise `Conflict` where somebody has changed this very fact since revision `seen` of the reading."""
    if is_touched(reading, fact_id, seen):
        raise Conflict(seen=seen, current=reading.touched[fact_id]["revision"])


def is_touched(reading: Reading, fact_id: str, seen: int) -> bool:
    """Whether somebody has changed this very fact since revision `seen` of the reading."""
    return bool(reading.touched.get(fact_id, {}).get("revision", 0) > seen)


def change(
    reading: Reading, changes: Mapping[str, Kept], *, by: Actor, settled: Iterable[Anomaly] = ()
) -> dict[str, Kept]:
    """Keep these changes as one step of the actor; returns what was kept before."""
    before = put(reading, changes, by)
    pairs = {fact: [_plain(before[fact]), _plain(kept)] for fact, kept in changes.items()}
    note_step(reading, by, facts=pairs, anomalies=[str(one.pk) for one in settled])
    save(reading, "decisions", "added", "touched", "steps")
    return before


def note_step(reading: Reading, by: Actor, **what: Any) -> None:
    """Note what a step of the actor has changed, unsaved; of the oldest ones nothing can be taken back any more."""
    step = {"by": str(by.user), "facts": {}, "anomalies": [], **what}
    reading.steps = [*reading.steps, step][-STEPS:]


def touch(reading: Reading, facts: Iterable[str], by: Actor) -> None:
    """Note who has changed these facts, unsaved."""
    mark = {"revision": reading.revision + 1, "by": str(by.user)}
    reading.touched = {**reading.touched, **dict.fromkeys(facts, mark)}


def put(reading: Reading, changes: Mapping[str, Kept], by: Actor) -> dict[str, Kept]:
    """Write the changes into the row, unsaved; returns what was kept before."""
    rows = {one["id"]: one for one in reading.added}
    before = {fact: Kept(reading.decisions.get(fact), rows.get(fact)) for fact in changes}
    decisions = dict(reading.decisions)
    for fact, kept in changes.items():
        for name, value in ((decisions, kept.decision), (rows, kept.added)):
            name.pop(fact, None)
            if value is not None:
                name[fact] = value
    touch(reading, changes, by)
    reading.decisions = decisions
    reading.added = sorted(rows.values(), key=lambda one: number_of(one["id"]))
    return before


def number_of(fact_id: str) -> int:
    """The number of a fact that was added; 0 for one that was read."""
    last = fact_id.rpartition("/a")[2]
    return int(last) if last.isdecimal() and "/a" in fact_id else 0


def next_id(reading: Reading, group: str) -> str:
    """The id of the next fact to be added; numbers are never given twice."""
    return f"{group}/a{max(map(number_of, reading.touched), default=0) + 1}"


def _plain(kept: Kept) -> list[Any]:
    return [kept.decision, kept.added]


def kept_in(step: Mapping[str, Any], fact_id: str, *, after: bool) -> Kept:
    """What a step has written of a fact, or what it had replaced."""
    decision, added = step["facts"][fact_id][after]
    return Kept(decision, added)
