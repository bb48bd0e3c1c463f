"""What a person decides on the facts and contradictions of a text; nothing counts before."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from kiemtra.domain.errors import Fault, NotAllowed, NotValid, Refusal
from kiemtra.domain.people import Actor, Post
from kiemtra.domain.readings import DEEDS, Fact, FactGroup, FactState, ReadingDeed, correction, facts_of, places_in
from kiemtra.store.models import Anomaly, Reading
from kiemtra.store.queries import readings as queries
from kiemtra.workflows import wording
from kiemtra.workflows.rights import require
from kiemtra.workflows.trail import check_revision, record, save


@transaction.atomic
def decide(
    reading_id: UUID,
    fact_id: str,
    *,
    accepted: bool,
    value: Mapping[str, Any] | None = None,
    revision: int,
    by: Actor,
    now: datetime,
) -> Reading:
    """Accept, correct (accepted, with a value) or strike one fact."""
    reading, post = begin(reading_id, ReadingDeed.DECIDE, by)
    check_revision(reading, revision)
    fact = next((fact for fact in facts_of(reading.facts) if fact.id == fact_id), None)
    if fact is None:
        raise NotValid({"fact": Fault.FACT_UNKNOWN})
    before = reading.decisions.get(fact_id)
    reading.decisions = {**reading.decisions, fact_id: _decision(fact, accepted, value)}
    save(reading, "decisions")
    after = {"fact": fact_id, "decision": reading.decisions[fact_id]}
    record("reading.decided", reading, by=by, post=post, at=now, before={"decision": before}, after=after)
    return reading


@transaction.atomic
def accept_rest(reading_id: UUID, *, revision: int, by: Actor, now: datetime) -> Reading:
    """Accept every fact on which nothing was decided yet."""
    reading, post = begin(reading_id, ReadingDeed.DECIDE, by)
    check_revision(reading, revision)
    facts = facts_of(reading.facts, reading.decisions)
    open_ones = [fact.id for fact in facts if fact.state is FactState.READ]
    reading.decisions = {**reading.decisions, **{fact: {"accepted": True, "value": None} for fact in open_ones}}
    save(reading, "decisions")
    record("reading.rest_accepted", reading, by=by, post=post, at=now, after={"facts": open_ones})
    return reading


@transaction.atomic
def settle(
    anomaly_id: UUID, *, revision: int, settlement: str = "", take_over: bool = False, by: Actor, now: datetime
) -> Anomaly:
    """Settle a contradiction: take the suggestion over into the fact it is about, or say why the text stands."""
    anomaly = (
        queries.anomalies_visible_to(by).select_related("reading").select_for_update(of=("self",)).get(pk=anomaly_id)
    )
    check_revision(anomaly, revision)
    reading, post = begin(anomaly.reading_id, ReadingDeed.DECIDE, by)
    if anomaly.settled_at is not None:
        raise NotAllowed(Refusal.ALREADY_DONE)
    fact = target_of(anomaly, facts_of(reading.facts, reading.decisions)) if take_over else None
    if take_over and fact is None:
        raise NotValid({"take_over": Fault.NOTHING_TO_TAKE_OVER})
    if not take_over and not settlement.strip():
        raise NotValid({"settlement": Fault.SETTLEMENT_MISSING})
    settled = [anomaly, *(_likewise(anomaly, fact, reading) if fact else ())]
    words = settlement.strip()
    if fact:
        words = words or f"Lấy {wording.long_day(date.fromisoformat(anomaly.suggestion))}"
        value = {"date": date.fromisoformat(anomaly.suggestion)}
        reading.decisions = {**reading.decisions, fact.id: _decision(fact, True, value)}
        save(reading, "decisions")
    for one in settled:
        one.settled_by_id, one.settled_at, one.settlement = by.user, now, words
        save(one, "settled_by", "settled_at", "settlement")
    before = {"messages": [one.message for one in settled]}
    after = {"settlement": words, "fact": fact.id if fact else None}
    record("anomaly.settled", reading, by=by, post=post, at=now, before=before, after=after)
    return anomaly


def _likewise(anomaly: Anomaly, fact: Fact, reading: Reading) -> list[Anomaly]:
    """Other open contradictions that the same day in the same fact mends."""
    rows = reading.anomalies.filter(settled_at__isnull=True, suggestion=anomaly.suggestion).exclude(pk=anomaly.pk)
    facts = facts_of(reading.facts, reading.decisions)
    return [row for row in rows.select_related("reading") if (meant := target_of(row, facts)) and meant.id == fact.id]


def target_of(anomaly: Anomaly, facts: tuple[Fact, ...]) -> Fact | None:
    """Return the citation whose date the suggestion mends; None where the suggestion is not a day of a citation."""
    try:
        suggested = date.fromisoformat(anomaly.suggestion).isoformat()
    except ValueError:
        return None
    for start, end in places_in(anomaly.reading.name, anomaly.spans, anomaly.documents):
        for fact in facts:
            inside = fact.span and fact.span[0] < end and start < fact.span[1]
            if fact.group is FactGroup.CITATIONS and inside and fact.data.get("date") != suggested:
                return fact
    return None


def begin(reading_id: UUID, deed: ReadingDeed, by: Actor) -> tuple[Reading, Post]:
    """The reading locked, and the post under which the deed is done."""
    rows = queries.visible_to(by).select_related("jurisdiction__root").select_for_update(of=("self",))
    reading = rows.get(pk=reading_id)
    state = "confirmed" if reading.plan_id else "read"
    return reading, require(by, DEEDS[deed], queries.bearings(reading.jurisdiction), state)


def _decision(fact: Fact, accepted: bool, value: Mapping[str, Any] | None) -> dict[str, Any]:
    changed = correction(fact, value) if accepted and value else None
    return {"accepted": accepted, "value": changed}
