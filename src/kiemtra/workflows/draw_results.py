"""A draw once the lottery was drawn: its result typed by two people, the units drawn, the visits proposed, all opened.

What comes before stands in `draws.py`.
"""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from kiemtra.data.lotteries import lottery as lottery_of
from kiemtra.domain.draws import (
    DEEDS,
    DrawDeed,
    DrawState,
    agreed,
    why_not_day,
    why_not_open,
    why_not_seed,
    why_not_seed_as,
)
from kiemtra.domain.errors import Fault, NotValid, Refusal
from kiemtra.domain.lotteries import fault_in, normalised, seed_text
from kiemtra.domain.people import Actor
from kiemtra.scheduling import draw as engine
from kiemtra.store.models import Agency, Draw, DrawSeed, DrawVisit, Inspection, StoredFile, User
from kiemtra.store.queries import draws as queries
from kiemtra.workflows import files, inspections, messages, plan_choices, wording
from kiemtra.workflows.draws import begin, leave_trace, locked, move, refuse_day
from kiemtra.workflows.files import Stream
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import save


@dataclass(frozen=True, slots=True)
class Result:
    """A lottery result as somebody types it, with what proves it."""

    drawn_on: date
    numbers: str
    link: str = ""
    # Why a later draw counts than the one that was committed to.
    note: str = ""
    upload: Stream | None = None
    upload_name: str = ""


@transaction.atomic
def type_seed(draw_id: UUID, result: Result, *, by: Actor, now: datetime) -> Draw:
    """Keep the result as one person typed it; where two people agree it is confirmed, else nothing is settled."""
    draw = locked(draw_id, by)
    post = require(by, DEEDS[DrawDeed.SEED], queries.bearings(draw), draw.state)
    seed = _checked(draw, result, now)
    seeds = list(draw.seeds.all())
    refuse(why_not_seed_as(by.user, seed, queries.typed(seeds)))
    if not (result.link or result.upload):
        raise NotValid({"link": Fault.PROOF_MISSING})
    seeds.append(_keep(draw, result, seed, _stored(result, now), by=by, title=post.title, now=now))
    after = {"drawn_on": result.drawn_on, "link": result.link, "note": result.note}
    leave_trace("draw.seed_typed", draw, by=by, post=post, at=now, after=after)
    if draw.state == DrawState.COMMITTED:
        move(draw, DrawState.SEEDED)
    if agreement := agreed(queries.typed(seeds)):
        move(draw, DrawState.CONFIRMED)
        draw.seed = agreement
        draw.confirmed_at = now
        names = list(dict.fromkeys(row.typed_name for row in seeds if row.seed == agreement))
        leave_trace("draw.seed_confirmed", draw, by=by, post=post, at=now, after={"seed": agreement, "typed_by": names})
    else:
        _tell_of_mismatch(draw, seeds, by, now)
    save(draw, "state", "seed", "confirmed_at")
    return draw


@transaction.atomic
def carry_out(draw_id: UUID, *, revision: int, by: Actor, now: datetime) -> Draw:
    """Draw the units from what was committed and the confirmed seed; refused where anything committed has changed."""
    draw, post = begin(draw_id, DrawDeed.DRAW, revision=revision, by=by)
    terms = _untouched(draw)
    drawn = engine.draw(terms, draw.commitment, draw.seed)
    draw.drawn = [one.ticket.unit for one in drawn]
    draw.drawn_at = now
    move(draw, DrawState.DRAWN)
    save(draw, "state", "drawn", "drawn_at")
    after = {"units": [one.ticket.name for one in drawn], "seed": draw.seed}
    leave_trace("draw.drawn", draw, by=by, post=post, at=now, after=after)
    return draw


@transaction.atomic
def propose_visits(draw_id: UUID, *, ground: str, sealed_until: datetime, by: Actor, now: datetime) -> list[Inspection]:
    """Propose to the head a sealed inspection of each unit that a sealed draw drew; again only of those that have none."""
    draw = locked(draw_id, by)
    post = require(by, DEEDS[DrawDeed.PROPOSE_VISITS], queries.bearings(draw), draw.state)
    refuse(None if draw.unannounced and draw.team else Refusal.NOT_YET)
    assert draw.team is not None, "refused above"
    there = set(draw.visits.values_list("inspection__unit", flat=True))
    units = Agency.objects.in_bulk([UUID(unit) for unit in draw.drawn])
    made = []
    for unit in draw.drawn:
        if (agency := units[UUID(unit)]).pk in there:
            continue
        inspection = inspections.propose_unannounced(
            draw.plan_id, agency, draw.team, ground=ground, sealed_until=sealed_until, by=by, now=now
        )
        DrawVisit.objects.create(draw=draw, inspection=inspection)
        made.append(inspection)
    if made:
        names = [inspection.unit.name for inspection in made]
        leave_trace("draw.visits_proposed", draw, by=by, post=post, at=now, after={"units": names})
    return made


@transaction.atomic
def open_(draw_id: UUID, *, revision: int, by: Actor, now: datetime) -> Draw:
    """Open salt, list and result to those who see the plan; of a sealed draw once the last visit was opened."""
    draw, post = begin(draw_id, DrawDeed.OPEN, revision=revision, by=by)
    visits, still_sealed = queries.visits(draw)
    refuse(why_not_open(unannounced=draw.unannounced, visits=visits, drawn=len(draw.drawn), still_sealed=still_sealed))
    _untouched(draw)
    move(draw, DrawState.OPENED)
    draw.opened_at = now
    save(draw, "state", "opened_at")
    assert draw.salt is not None, "committed before"
    after = {"commitment": draw.commitment, "salt": bytes(draw.salt).hex(), "seed": draw.seed}
    leave_trace("draw.opened", draw, by=by, post=post, at=now, after=after)
    return draw


@transaction.atomic
def take(draw_id: UUID, *, revision: int, by: Actor, now: datetime) -> Draw:
    """Put the drawn units into the draft of the plan, each saying by which draw it came."""
    draw, post = begin(draw_id, DrawDeed.TAKE, revision=revision, by=by)
    refuse(Refusal.ALREADY_DONE if draw.unannounced else None)
    units = [UUID(unit) for unit in draw.drawn]
    plan_choices.take_drawn(draw.plan_id, units, draw_name=draw.title, by=by, now=now)
    save(draw)
    leave_trace("draw.taken", draw, by=by, post=post, at=now, after={"units": len(units)})
    return draw


def _checked(draw: Draw, result: Result, now: datetime) -> str:
    """The typed result as the one text that seeds the draw; raises with what is wrong about day or numbers."""
    lottery = lottery_of(draw.lottery)
    begins = draw.begins_at
    refusal = why_not_seed(begins=begins, clock=now)
    refuse(refusal, hour=wording.hour(lottery.hour), day=wording.day(draw.draw_on))
    refusal = why_not_day(
        drawn_on=result.drawn_on,
        named=draw.draw_on,
        is_draw_day=lottery.is_drawn_on(result.drawn_on),
        has_note=bool(result.note.strip()),
    )
    if refusal is Refusal.NOT_A_DRAW_DAY:
        refuse_day(lottery, result.drawn_on)
    refuse(refusal, day=wording.day(result.drawn_on), named=wording.day(draw.draw_on))
    if result.drawn_on > draw.draw_on:
        later = begins + (result.drawn_on - draw.draw_on)
        refusal = why_not_seed(begins=later, clock=now)
        refuse(refusal, hour=wording.hour(lottery.hour), day=wording.day(result.drawn_on))
    if fault := fault_in(lottery, result.numbers):
        raise NotValid({"numbers": fault})
    return seed_text(lottery, result.drawn_on, normalised(lottery, result.numbers))


def _stored(result: Result, now: datetime) -> StoredFile | None:
    if result.upload is None:
        return None
    return files.store(result.upload, name=result.upload_name, limit=settings.UPLOAD_LIMIT, at=now)


def _keep(
    draw: Draw, result: Result, seed: str, file: StoredFile | None, *, by: Actor, title: str, now: datetime
) -> DrawSeed:
    assert by.user is not None, "rights are asked before"
    return DrawSeed.objects.create(
        draw=draw,
        typed_by_id=by.user,
        typed_name=by.name,
        post_title=title,
        typed_at=now,
        drawn_on=result.drawn_on,
        seed=seed,
        link=result.link,
        file=file,
        file_name=result.upload_name,
        note=result.note.strip(),
    )


def _untouched(draw: Draw) -> engine.Terms:
    """The committed terms, where list, salt and commitment still are what the trail says was committed."""
    event = queries.committing(draw)
    said = event.after.get("commitment") if event else None
    salt = bytes(draw.salt or b"")
    changed = len(salt) != engine.SALT_BYTES or not said == draw.commitment == engine.commitment(draw.text, salt)
    refuse(Refusal.DRAW_CHANGED if changed else None)
    return engine.read(draw.text)


def _tell_of_mismatch(draw: Draw, seeds: list[DrawSeed], by: Actor, now: datetime) -> None:
    """Who typed something else before is told to look again; the first typing tells nobody."""
    others = {row.typed_by_id for row in seeds} - {by.user}
    messages.queue(
        f"draw.mismatch:{draw.pk}:{len(seeds)}",
        User.objects.filter(pk__in=others),
        subject="Hai người nhập kết quả không khớp",
        body="Mở trang để đối chiếu với chứng cứ rồi nhập lại.",
        path=f"/draws/{draw.pk}/",
        at=now,
    )
