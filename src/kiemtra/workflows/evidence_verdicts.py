"""What the receiving side says of evidence that a unit handed in, file by file and ask by ask; and when the fact was."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from kiemtra.domain.deeds import why_not
from kiemtra.domain.errors import Fault, NotValid, Refusal
from kiemtra.domain.evidence_asks import (
    DEEDS,
    AskDeed,
    AskState,
    TimeOrigin,
    Verdict,
    ask_faults,
    why_not_accept,
)
from kiemtra.domain.people import Actor, Post
from kiemtra.store.models import Evidence, EvidenceAsk, Inspection
from kiemtra.store.queries import evidence as queries
from kiemtra.workflows import wording
from kiemtra.workflows.evidence_places import begin, decide, move, named, tell_unit
from kiemtra.workflows.rights import refuse
from kiemtra.workflows.trail import check_revision, record, save


@transaction.atomic
def accept(ask_id: UUID, *, revision: int, by: Actor, now: datetime) -> EvidenceAsk:
    """Accept the answer, with every file of it that was not rejected."""
    asked, post = begin(ask_id, AskDeed.ACCEPT, revision, by)
    verdicts = list(asked.evidence.values_list("verdict", flat=True))
    has_words = bool(asked.remark or asked.none_reason)
    refuse(why_not_accept(len(verdicts), verdicts.count(Verdict.REJECTED), has_words=has_words))
    before = move(asked, AskState.ACCEPTED)
    for file in asked.evidence.filter(verdict=""):
        _judge(file, Verdict.ACCEPTED, "", by, now)
    decide(asked, "", by=by, now=now)
    _record("evidence.accepted", asked, by, post, now, {"state": before}, {"files": len(verdicts)})
    return asked


@transaction.atomic
def reject(
    ask_id: UUID, *, revision: int, reason: str, due_on: date | None, by: Actor, now: datetime, today: date
) -> EvidenceAsk:
    """Reject the answer and ask again, by a day: the same ask opens for the unit."""
    asked, post = begin(ask_id, AskDeed.REJECT, revision, by)
    faults = {} if reason.strip() else {"reason": Fault.REASON_MISSING}
    if faults := faults | ask_faults(1, due_on, today):
        raise NotValid(faults)
    assert due_on is not None, "ask_faults wants a day"
    before = move(asked, AskState.REJECTED)
    asked.due_on = due_on
    decide(asked, reason, "due_on", by=by, now=now)
    after = {"reason": asked.reason, "due_on": due_on}
    _record("evidence.rejected", asked, by, post, now, {"state": before}, after)
    body = f"{named(asked)}\nLý do: {asked.reason}\nHạn gửi lại: {wording.day(due_on)}."
    key = f"evidence.rejected:{asked.pk}:{asked.revision}"
    tell_unit(queries.place_of(asked), key, "Minh chứng cần gửi lại", body, now)
    return asked


@transaction.atomic
def judge_file(
    evidence_id: UUID, verdict: Verdict, *, revision: int, reason: str = "", by: Actor, now: datetime
) -> Evidence:
    """Accept or reject one file of an answer; a rejected one stays, with the reason."""
    seen = queries.visible_to(by).filter(ask__isnull=False).get(pk=evidence_id)
    assert seen.ask_id is not None, "filtered"
    asked, post = begin(seen.ask_id, AskDeed.JUDGE_FILE, None, by)
    file = asked.evidence.select_for_update(of=("self",)).get(pk=evidence_id)
    check_revision(file, revision)
    if verdict is Verdict.REJECTED and not reason.strip():
        raise NotValid({"reason": Fault.REASON_MISSING})
    before = {"verdict": file.verdict}
    _judge(file, verdict, reason, by, now)
    after = {"file": file.pk, "verdict": verdict, "reason": file.verdict_reason}
    _record("evidence.file_judged", asked, by, post, now, before, after)
    return file


@transaction.atomic
def confirm_time(
    evidence_id: UUID, *, revision: int, happened_at: datetime | None, by: Actor, now: datetime
) -> Evidence:
    """Say when the fact was, or that the proposed hour is right: by who handed the file in, or who judges it."""
    file = queries.visible_to(by).select_for_update(of=("self",)).get(pk=evidence_id)
    refuse(why_not_confirm_time(file, by))
    check_revision(file, revision)
    if happened_at and happened_at > file.received_at:
        raise NotValid({"happened_at": Fault.HAPPENED_AFTER_RECEIPT})
    before = {"happened_at": file.happened_at, "from": file.happened_from}
    if happened_at != file.happened_at:
        file.happened_at, file.happened_from = happened_at, TimeOrigin.TYPED
    file.happened_confirmed = True
    save(file, "happened_at", "happened_from", "happened_confirmed")
    inspection = Inspection.objects.select_related("plan").get(pk=file.inspection_id) if file.inspection_id else None
    after = {"happened_at": file.happened_at}
    record("evidence.time_confirmed", file, by=by, at=now, before=before, after=after, inspection=inspection)
    return file


def why_not_confirm_time(file: Evidence, by: Actor) -> Refusal | None:
    """The reason against saying when the fact was: neither handed in by this actor, nor theirs to judge."""
    if by.user is None:
        return Refusal.SIGN_IN
    if file.author_id == by.user:
        return None
    asked = queries.in_full(by).filter(pk=file.ask_id).first() if file.ask_id else None
    if asked is None:
        return Refusal.NOT_YOUR_SIDE
    return why_not(by, DEEDS[AskDeed.JUDGE_FILE], queries.bearings(asked, by.day), asked.state)


def _judge(file: Evidence, verdict: Verdict, reason: str, by: Actor, now: datetime) -> None:
    file.verdict, file.verdict_reason = verdict, reason.strip()[:500]
    file.judged_by_id, file.judged_at = by.user, now
    save(file, "verdict", "verdict_reason", "judged_by", "judged_at")


def _record(
    name: str,
    asked: EvidenceAsk,
    by: Actor,
    post: Post,
    now: datetime,
    before: dict[str, Any],
    after: dict[str, Any],
) -> None:
    record(name, asked, by=by, post=post, at=now, before=before, after=after, inspection=asked.inspection)
