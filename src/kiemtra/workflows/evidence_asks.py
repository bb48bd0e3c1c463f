"""Evidence asked of a unit: many things at once, each answered with files, with words, or with why there is nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from kiemtra.domain.errors import Fault, NotValid
from kiemtra.domain.evidence_asks import DEEDS, WAITING, AskDeed, AskState, TimeOrigin, answer_faults, ask_faults
from kiemtra.domain.people import Actor
from kiemtra.store.models import Evidence, EvidenceAsk, StoredFile
from kiemtra.store.queries import evidence as queries
from kiemtra.store.queries.evidence import Place
from kiemtra.workflows import wording
from kiemtra.workflows.evidence import shown_name
from kiemtra.workflows.evidence_places import begin, decide, hold, move, named, tell_receiver, tell_unit
from kiemtra.workflows.rights import require
from kiemtra.workflows.trail import record, save


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing to be proved: under which item, of which area, in words."""

    text: str
    criterion: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class Given:
    """One file of an answer, with the time of the fact as it was typed or proposed."""

    file: StoredFile
    name: str
    caption: str = ""
    happened_at: datetime | None = None
    happened_from: TimeOrigin = TimeOrigin.TYPED


@transaction.atomic
def ask(
    place: Place, wanted: Sequence[Wanted], *, due_on: date | None, by: Actor, now: datetime, today: date
) -> list[EvidenceAsk]:
    """Ask the unit of an inspection or of a report for evidence, all of it due on one day.

    What was asked already in the same words is not asked again; where nothing is left, nothing happens.
    """
    hold(place)
    post = require(by, DEEDS[AskDeed.ASK], place.bearings(by.day), place.state)
    texts = [one for one in wanted if one.text.strip()]
    if faults := ask_faults(len(texts), due_on, today):
        raise NotValid(faults)
    assert due_on is not None, "ask_faults wants a day"
    assert by.user is not None, "a post has a person"
    there = queries.asked_already(place)
    fresh = [one for one in texts if (one.criterion, one.text.strip()) not in there]
    if not fresh:
        return []
    asked = EvidenceAsk.objects.bulk_create(_rows(place, fresh, due_on, by.user, now))
    after = {"due_on": due_on, "asks": [named(row) for row in asked]}
    record("evidence.asked", place.record, by=by, post=post, at=now, after=after, inspection=place.inspection)
    body = f"Cần gửi {len(asked)} minh chứng, hạn gửi {wording.day(due_on)}."
    tell_unit(place, f"evidence.asked:{asked[0].pk}", "Yêu cầu gửi minh chứng", body, now)
    return asked


def _rows(place: Place, wanted: Sequence[Wanted], due_on: date, asker: UUID, now: datetime) -> list[EvidenceAsk]:
    asks = EvidenceAsk.objects.filter(place.own(), report=place.report)
    first = (asks.aggregate(last=Max("number"))["last"] or 0) + 1
    return [
        EvidenceAsk(
            jurisdiction_id=place.record.jurisdiction_id,
            inspection=place.inspection,
            report=place.report,
            agency=place.unit,
            number=number,
            criterion=one.criterion,
            area=one.area,
            text=one.text.strip()[:500],
            due_on=due_on,
            asked_by_id=asker,
            asked_at=now,
        )
        for number, one in enumerate(wanted, start=first)
    ]


@transaction.atomic
def answer(
    ask_id: UUID,
    *,
    revision: int,
    files: Sequence[Given] = (),
    remark: str = "",
    none_reason: str = "",
    by: Actor,
    now: datetime,
) -> EvidenceAsk:
    """Answer with files, with words, or with the reason why there is nothing; files of an earlier answer stay."""
    asked, post = begin(ask_id, AskDeed.ANSWER, revision, by)
    if faults := answer_faults(len(files), remark=remark, none_reason=none_reason):
        raise NotValid(faults)
    before = move(asked, AskState.ANSWERED)
    _hang(asked, files, by, now)
    asked.remark, asked.none_reason = remark.strip(), none_reason.strip()
    asked.answered_by_id, asked.answered_at = by.user, now
    save(asked, "state", "remark", "none_reason", "answered_by", "answered_at")
    after = {"files": [one.file.sha256 for one in files], "remark": asked.remark, "none_reason": asked.none_reason}
    record(
        "evidence.answered",
        asked,
        by=by,
        post=post,
        at=now,
        before={"state": before},
        after=after,
        inspection=asked.inspection,
    )
    tell_receiver(asked, "Đơn vị đã trả lời yêu cầu minh chứng", named(asked), now)
    return asked


def _hang(asked: EvidenceAsk, files: Sequence[Given], by: Actor, now: datetime) -> None:
    """A row for each file that is not there yet, numbered on within its criterion."""
    assert by.user is not None, "a post has a person"
    place = queries.place_of(asked)
    there = set(asked.evidence.values_list("file", flat=True))
    fresh = {one.file.pk: one for one in files if one.file.pk not in there}
    if any(one.happened_at and one.happened_at > now for one in fresh.values()):
        raise NotValid({"happened_at": Fault.HAPPENED_AFTER_RECEIPT})
    first = queries.last_numbers(place, [asked.criterion]).get(asked.criterion, 0) + 1
    Evidence.objects.bulk_create(
        Evidence(
            jurisdiction_id=asked.jurisdiction_id,
            inspection_id=asked.inspection_id,
            report_id=asked.report_id,
            ask=asked,
            file=one.file,
            name=shown_name(one.name),
            criterion=asked.criterion,
            number=number,
            caption=(one.caption.strip() or asked.text)[:300],
            happened_at=one.happened_at,
            happened_from=one.happened_from,
            happened_confirmed=one.happened_from is TimeOrigin.TYPED,
            received_at=now,
            author_id=by.user,
            from_agency_id=place.bearings(by.day).unit,
        )
        for number, one in enumerate(fresh.values(), start=first)
    )


@transaction.atomic
def withdraw(ask_id: UUID, *, revision: int, reason: str, by: Actor, now: datetime) -> EvidenceAsk:
    """Withdraw what was asked; files that came stay where they are."""
    asked, post = begin(ask_id, AskDeed.WITHDRAW, revision, by)
    if not reason.strip():
        raise NotValid({"reason": Fault.REASON_MISSING})
    waited = asked.state in WAITING
    before = move(asked, AskState.WITHDRAWN)
    decide(asked, reason, by=by, now=now)
    after = {"reason": asked.reason}
    record(
        "evidence.withdrawn",
        asked,
        by=by,
        post=post,
        at=now,
        before={"state": before},
        after=after,
        inspection=asked.inspection,
    )
    if waited:
        key = f"evidence.withdrawn:{asked.pk}"
        tell_unit(queries.place_of(asked), key, "Thôi yêu cầu minh chứng", f"Không cần gửi nữa: {named(asked)}", now)
    return asked
