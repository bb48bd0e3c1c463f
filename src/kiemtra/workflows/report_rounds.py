"""Rounds of reports: one form asked of many units for one period, given more time, closed and opened again.

The rounds of inspections are made by their requests (`reports.request`); closing holds for them, too.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from kiemtra.domain.agencies import AgencyKind, AgencyLevel
from kiemtra.domain.errors import Fault, NotAllowed, NotValid, Refusal
from kiemtra.domain.forms import FormTemplate
from kiemtra.domain.moves import check_move
from kiemtra.domain.people import Actor, Post
from kiemtra.domain.plans import PlanState
from kiemtra.domain.readiness import last_day_of_quarter
from kiemtra.domain.reports import (
    FILLING,
    ROUND_DEEDS,
    ROUND_MOVES,
    RoundDeed,
    RoundPurpose,
    RoundState,
    why_not_ask,
    why_not_extend,
)
from kiemtra.store.ids import new_id
from kiemtra.store.models import Agency, Plan, ReportRequest, ReportRound
from kiemtra.store.queries import forms, plans
from kiemtra.store.queries import report_rounds as queries
from kiemtra.workflows import wording
from kiemtra.workflows.reports import requesting
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import check_revision, record, save, save_all

_NAMED = 5


@dataclass(frozen=True, slots=True)
class RoundContent:
    """What is asked: a form for a period, by whom, under which plan, until when."""

    asker: Agency
    form: str
    title: str
    purpose: RoundPurpose = RoundPurpose.COLLECTION
    plan: Plan | None = None
    # The newest version in force where none is named.
    form_version: str = ""
    areas: tuple[str, ...] = ()
    period: tuple[date | None, date | None] = field(default=(None, None))
    # Empty for a set that is kept current: then the end of the quarter.
    due_on: date | None = None
    note: str = ""


@transaction.atomic
def open_round(
    content: RoundContent,
    *,
    units: Sequence[Agency],
    by: Actor,
    now: datetime,
    today: date,
    round_id: UUID | None = None,
) -> ReportRound:
    """Ask the form of these units. With an id made beforehand the same call again returns the round that is there."""
    if round_id and (there := queries.visible_to(by).filter(pk=round_id).first()):
        return there
    _check(content, today)
    plan = plans.visible_to(by).get(pk=content.plan.pk) if content.plan else None
    system = plan.jurisdiction_id if plan else _system_of(content.asker, by)
    template = _form(content, system, today)
    asked = ReportRound(
        id=round_id or new_id(),
        jurisdiction_id=system,
        plan=plan,
        purpose=content.purpose,
        asker=content.asker,
        title=content.title.strip(),
        form=template.code,
        form_version=template.version,
        areas=list(content.areas),
        period_from=content.period[0],
        period_to=content.period[1],
        due_on=content.due_on,
        note=content.note.strip(),
        opened_by_id=by.user,
        opened_at=now,
    )
    post = require(by, ROUND_DEEDS[RoundDeed.ADD_UNITS], queries.bearings(asked, by.day), asked.state)
    _check_units(asked, template, units, today)
    asked.save(force_insert=True)
    made = requesting.ask_all(asked, units, _due_on(asked, today), by=by, post=post, now=now, today=today)
    after = {"form": asked.form, "units": len(made), "due_on": asked.due_on}
    record("round.opened", asked, by=by, post=post, at=now, on=today, plan=plan, after=after)
    return asked


@transaction.atomic
def add_units(
    round_id: UUID, units: Sequence[Agency], *, revision: int, by: Actor, now: datetime, today: date
) -> list[ReportRequest]:
    """Ask more units in an open round; those asked already are left alone."""
    asked, post = _begin(round_id, RoundDeed.ADD_UNITS, revision, by)
    _refuse_round_of_inspections(RoundPurpose(asked.purpose))
    there = queries.units_of(asked)
    fresh = [unit for unit in units if unit.pk not in there]
    template = forms.template(asked.form, asked.form_version, asked.jurisdiction_id)
    _check_units(asked, template, fresh, today)
    made = requesting.ask_all(asked, fresh, _due_on(asked, today), by=by, post=post, now=now, today=today)
    save(asked)
    _note(asked, "round.units_added", by, post, now, after={"units": len(made)})
    return made


@transaction.atomic
def extend(
    round_id: UUID, *, revision: int, due_on: date, reason: str, by: Actor, now: datetime, today: date
) -> ReportRound:
    """Give every unit that has not handed in until that day; a later day that one was given stays."""
    asked, post = _begin(round_id, RoundDeed.EXTEND, revision, by)
    _check_reason(reason)
    refuse(why_not_extend(asked.due_on, due_on, today))
    before, asked.due_on = asked.due_on, due_on
    save(asked, "due_on")
    waiting = list(_not_handed_in(asked, by).filter(due_on__lt=due_on).select_for_update(of=("self",)))
    for one in waiting:
        one.due_on = due_on
    save_all(waiting, "due_on")
    after = {"due_on": due_on, "reason": reason.strip(), "reports": len(waiting)}
    _note(asked, "round.extended", by, post, now, before={"due_on": before}, after=after)
    requesting.tell_all(
        waiting, "extended", "Gia hạn báo cáo", f"Hạn gửi mới: {wording.day(due_on)}. Lý do: {reason.strip()}", now
    )
    return asked


@transaction.atomic
def close(round_id: UUID, *, revision: int, by: Actor, now: datetime) -> ReportRound:
    """Close the round: it takes no answer any more; what was handed in may still be accepted."""
    asked, post = _begin(round_id, RoundDeed.CLOSE, revision, by)
    _move(asked, RoundState.CLOSED)
    _note(asked, "round.closed", by, post, now)
    return asked


@transaction.atomic
def reopen(round_id: UUID, *, revision: int, reason: str, by: Actor, now: datetime) -> ReportRound:
    """Open a closed round again, with a reason; the units that have not handed in are told."""
    asked, post = _begin(round_id, RoundDeed.REOPEN, revision, by)
    _check_reason(reason)
    _move(asked, RoundState.OPEN)
    _note(asked, "round.reopened", by, post, now, after={"reason": reason.strip()})
    body = f"{asked.title}: nhận báo cáo trở lại. Lý do: {reason.strip()}"
    requesting.tell_all(list(_not_handed_in(asked, by)), "reopened", "Mở lại đợt báo cáo", body, now)
    return asked


def _begin(round_id: UUID, deed: RoundDeed, revision: int, by: Actor) -> tuple[ReportRound, Post]:
    rows = queries.visible_to(by).select_for_update(of=("self",)).select_related(*queries.RELATED)
    asked = rows.get(pk=round_id)
    check_revision(asked, revision)
    return asked, require(by, ROUND_DEEDS[deed], queries.bearings(asked, by.day), asked.state)


def _move(asked: ReportRound, after: RoundState) -> None:
    check_move(ROUND_MOVES, RoundState(asked.state), after)
    asked.state = after
    save(asked, "state")


def _note(asked: ReportRound, name: str, by: Actor, post: Post, now: datetime, **facts: dict[str, Any]) -> None:
    record(name, asked, by=by, post=post, at=now, plan=asked.plan, **facts)  # type: ignore[arg-type]


def _check(content: RoundContent, today: date) -> None:
    """All that is wrong with what was typed, at once."""
    faults: dict[str, Fault] = {}
    start, end = content.period
    if not content.title.strip():
        faults["title"] = Fault.TEXT_MISSING
    if start and end and end < start:
        faults["period_to"] = Fault.WINDOW_ENDS_BEFORE_START
    if content.due_on is None and content.purpose is not RoundPurpose.READINESS:
        faults["due_on"] = Fault.DUE_DAY_MISSING
    elif content.due_on and content.due_on < today:
        faults["due_on"] = Fault.DUE_BEFORE_TODAY
    if faults:
        raise NotValid(faults)
    _refuse_round_of_inspections(content.purpose)


def _refuse_round_of_inspections(purpose: RoundPurpose) -> None:
    refuse(Refusal.ROUND_OF_INSPECTIONS if purpose is RoundPurpose.INSPECTION else None)


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise NotValid({"reason": Fault.REASON_MISSING})


def _check_units(asked: ReportRound, template: FormTemplate, units: Collection[Agency], today: date) -> None:
    """Every unit stands below who asks or in the plan, and the form is made for it; the first ones that do not are named."""
    refuse(None if units else Refusal.NO_UNIT)
    below = queries.may_be_asked(asked, today)
    state = PlanState(asked.plan.state) if asked.plan else None
    against: dict[Refusal, list[str]] = {}
    for unit in units:
        fits = template.applies(AgencyKind(unit.kind), AgencyLevel(unit.level))
        refusal = why_not_ask(state, fits=fits, stands_below=unit.pk in below)
        if refusal:
            against.setdefault(refusal, []).append(unit.short_name)
    for refusal, names in against.items():
        refuse(refusal, units="; ".join(names[:_NAMED]))


def _form(content: RoundContent, system: UUID, today: date) -> FormTemplate:
    """The form in the version that is named, else in the newest in force."""
    found = forms.in_force(content.form, system, today, content.form_version)
    if found is None:
        raise NotAllowed(Refusal.FORM_NOT_IN_FORCE)
    return found


def _system_of(asker: Agency, by: Actor) -> UUID:
    """The system in which the actor holds a post at the agency that asks, else the first of all the actor's."""
    held = sorted(by.posts, key=lambda post: asker.pk not in post.reach)
    refuse(None if held else Refusal.SIGN_IN)
    return held[0].jurisdiction


def _due_on(asked: ReportRound, today: date) -> date:
    return asked.due_on or last_day_of_quarter(today)


def _not_handed_in(asked: ReportRound, by: Actor) -> QuerySet[ReportRequest]:
    return queries.requests_of(asked, by).filter(state__in=FILLING).order_by("pk")
