"""What a person decides on the facts and contradictions of a text; nothing counts before."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from kiemtra.domain.errors import Fault, NotAllowed, NotValid, Refusal
from kiemtra.domain.people import Actor, Post
from kiemtra.domain.reading_fields import correction, faults_of
from kiemtra.domain.reading_suggestions import Mending, Odd, mendings
from kiemtra.domain.readings import DEEDS, Fact, FactGroup, FactState, ReadingDeed, places_in
from kiemtra.store.models import Anomaly, Reading
from kiemtra.store.queries import readings as queries
from kiemtra.workflows import wording
from kiemtra.workflows.readings.against_register import tell_of_correction
from kiemtra.workflows.readings.keeping import Kept, change, check_untouched, facts_in, is_touched, kept_of
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
    """Accept, correct (accepted, with a value) or strike one fact; what a person added and strikes is gone.

    Decisions on different facts do not collide: `Conflict` only where this very fact has changed since `revision`.
    """
    reading, post = begin(reading_id, ReadingDeed.DECIDE, by)
    check_untouched(reading, fact_id, revision)
    fact = next((fact for fact in facts_in(reading) if fact.id == fact_id), None)
    if fact is None:
        raise NotValid({"fact": Fault.FACT_UNKNOWN})
    after = _after(fact, kept_of(reading, fact_id), accepted, value)
    before = change(reading, {fact_id: after}, by=by)[fact_id]
    told = {"fact": fact_id, "decision": after.decision}
    name = "reading.decided" if after.added or not before.added else "reading.fact_removed"
    record(
        name, reading, by=by, post=post, at=now, before={"decision": before.decision, "added": before.added}, after=told
    )
    if fact.group is FactGroup.CITATIONS and after.decision and after.decision["value"]:
        tell_of_correction(reading, next(one for one in facts_in(reading) if one.id == fact_id), by=by)
    return reading


def _after(fact: Fact, kept: Kept, accepted: bool, value: Mapping[str, Any] | None) -> Kept:
    if kept.added and not accepted:
        return Kept()
    decision = _decision(fact, accepted, value)
    if decision["value"] and (faults := faults_of(fact.group, {**fact.data, **decision["value"]})):
        raise NotValid(faults)
    return Kept(decision, kept.added)


@transaction.atomic
def accept_rest(
    reading_id: UUID, *, revision: int, group: FactGroup | None = None, by: Actor, now: datetime
) -> Reading:
    """Accept every fact (of a group) on which nothing was decided yet, and which nobody has changed since `revision`."""
    reading, post = begin(reading_id, ReadingDeed.DECIDE, by)
    open_ones = [
        fact.id
        for fact in facts_in(reading)
        if fact.state is FactState.READ and group in {None, fact.group} and not is_touched(reading, fact.id, revision)
    ]
    change(reading, {fact: Kept({"accepted": True, "value": None}) for fact in open_ones}, by=by)
    after = {"facts": open_ones} | ({"group": group} if group else {})
    record("reading.rest_accepted", reading, by=by, post=post, at=now, after=after)
    return reading


@transaction.atomic
def settle(
    anomaly_id: UUID, *, revision: int, settlement: str = "", take_over: bool = False, by: Actor, now: datetime
) -> Anomaly:
    """Settle a contradiction: take the suggestion over into the facts it is about, or say why the text stands."""
    anomaly, reading, post = _open(anomaly_id, revision, by)
    mended = mendings_of(anomaly, facts_in(reading)) if take_over else ()
    if take_over and not mended:
        raise NotValid({"take_over": Fault.NOTHING_TO_TAKE_OVER})
    words = settlement.strip()
    if not take_over and not words:
        raise NotValid({"settlement": Fault.SETTLEMENT_MISSING})
    settled = [anomaly]
    if mended:
        words = words or _taking(anomaly.suggestion)
        settled += _likewise(anomaly, mended, reading)
    change(reading, dict(_taken_over(reading, one) for one in mended), by=by, settled=settled)
    _close(settled, words, by, now)
    before = {"messages": [one.message for one in settled]}
    after = {"settlement": words, "facts": [one.fact.id for one in mended]}
    record("anomaly.settled", reading, by=by, post=post, at=now, before=before, after=after)
    return anomaly


@transaction.atomic
def dismiss(anomaly_id: UUID, *, revision: int, by: Actor, now: datetime) -> Anomaly:
    """Say that what the reader took for a contradiction is none."""
    anomaly, reading, post = _open(anomaly_id, revision, by)
    change(reading, {}, by=by, settled=[anomaly])
    anomaly.is_false_alarm = True
    _close([anomaly], "", by, now)
    record("anomaly.dismissed", reading, by=by, post=post, at=now, before={"messages": [anomaly.message]})
    return anomaly


def _open(anomaly_id: UUID, revision: int, by: Actor) -> tuple[Anomaly, Reading, Post]:
    rows = queries.anomalies_visible_to(by).select_related("reading")
    anomaly = rows.select_for_update(of=("self",)).get(pk=anomaly_id)
    check_revision(anomaly, revision)
    reading, post = begin(anomaly.reading_id, ReadingDeed.DECIDE, by)
    if anomaly.settled_at is not None:
        raise NotAllowed(Refusal.ALREADY_DONE)
    return anomaly, reading, post


def _close(settled: list[Anomaly], words: str, by: Actor, now: datetime) -> None:
    for one in settled:
        one.settled_by_id, one.settled_at, one.settlement = by.user, now, words
        save(one, "settled_by", "settled_at", "settlement", "is_false_alarm")


def _taking(suggestion: str) -> str:
    """What was done, in words."""
    try:
        return f"Lấy {wording.long_day(date.fromisoformat(suggestion))}"
    except ValueError:
        return f"Lấy “{suggestion}”"


def _taken_over(reading: Reading, mending: Mending) -> tuple[str, Kept]:
    """What is suggested, beside what was corrected in the fact before."""
    fact = mending.fact
    kept = kept_of(reading, fact.id)
    before = (kept.decision or {}).get("value") or {}
    return fact.id, Kept({"accepted": True, "value": before | correction(fact, mending.value)}, kept.added)


def _likewise(anomaly: Anomaly, mended: tuple[Mending, ...], reading: Reading) -> list[Anomaly]:
    """Other open contradictions that the same mends."""
    rows = reading.anomalies.filter(settled_at__isnull=True, suggestion=anomaly.suggestion).exclude(pk=anomaly.pk)
    facts = facts_in(reading)
    return [row for row in rows.select_related("reading") if mendings_of(row, facts) == mended]


def mendings_of(anomaly: Anomaly, facts: tuple[Fact, ...]) -> tuple[Mending, ...]:
    """Return what taking the suggestion of a contradiction over would change; empty where that is not sound."""
    places = places_in(anomaly.reading.name, anomaly.spans, anomaly.documents)
    return mendings(Odd(anomaly.type, anomaly.values, anomaly.suggestion, places), facts)


def begin(reading_id: UUID, deed: ReadingDeed, by: Actor) -> tuple[Reading, Post]:
    """The reading locked, and the post under which the deed is done."""
    rows = queries.visible_to(by).select_related("jurisdiction__root").select_for_update(of=("self",))
    reading = rows.get(pk=reading_id)
    state = "confirmed" if reading.plan_id else "read"
    return reading, require(by, DEEDS[deed], queries.bearings(reading.jurisdiction), state)


def _decision(fact: Fact, accepted: bool, value: Mapping[str, Any] | None) -> dict[str, Any]:
    changed = correction(fact, value) if accepted and value else None
    return {"accepted": accepted, "value": changed}
