"""Takes back the last step of a person in a text; what somebody else has changed since stays."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.people import Actor
from kiemtra.domain.readings import ReadingDeed
from kiemtra.store.models import Anomaly, Reading
from kiemtra.workflows.readings.deciding import begin
from kiemtra.workflows.readings.keeping import kept_in, kept_of, put
from kiemtra.workflows.readings.naming import take_back
from kiemtra.workflows.trail import record, save


@dataclass(frozen=True, slots=True)
class Undone:
    """The facts, contradictions and name that stand again as before, and how many others have changed since."""

    reading: Reading
    facts: tuple[str, ...]
    anomalies: int
    left: int
    name: str = ""


def may_undo(reading: Reading, by: Actor) -> bool:
    """Whether there is a step of this person to take back."""
    return any(step["by"] == str(by.user) for step in reading.steps)


@transaction.atomic
def undo(reading_id: UUID, *, by: Actor, now: datetime) -> Undone:
    """Take back the actor's own last step; raises `NotAllowed` where there is none."""
    reading, post = begin(reading_id, ReadingDeed.DECIDE, by)
    mine = [place for place, step in enumerate(reading.steps) if step["by"] == str(by.user)]
    if not mine:
        raise NotAllowed(Refusal.NOTHING_TO_UNDO)
    step = reading.steps[mine[-1]]
    back = {
        fact: kept_in(step, fact, after=False)
        for fact in step["facts"]
        if kept_of(reading, fact) == kept_in(step, fact, after=True)
    }
    put(reading, back, by)
    name = step.get("name")
    named = take_back(reading, name, by) if name else ()
    reading.steps = [one for place, one in enumerate(reading.steps) if place != mine[-1]]
    save(reading, "decisions", "added", "touched", "steps", "names")
    opened = _reopened(reading, step["anomalies"])
    facts = (*back, *(named or ()))
    after = {"facts": list(facts), "anomalies": opened}
    before = {"step": step["facts"]} | ({"name": name["printed"]} if name else {})
    record("reading.reverted", reading, by=by, post=post, at=now, before=before, after=after)
    left = int(named is None) if name else len(step["facts"]) - len(back)
    return Undone(reading, facts, len(opened), left, name["printed"] if name else "")


def _reopened(reading: Reading, anomalies: list[str]) -> list[str]:
    rows = list(Anomaly.objects.filter(reading=reading, pk__in=anomalies, settled_at__isnull=False))
    for row in rows:
        row.settled_by, row.settled_at, row.settlement, row.is_false_alarm = None, None, "", False
        save(row, "settled_by", "settled_at", "settlement", "is_false_alarm")
    return [str(row.pk) for row in rows]
