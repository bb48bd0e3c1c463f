"""What can be done with an inspection now: each step of its line, open to an actor or not, and which one is next.

A pure computation over facts that one query has gathered; `inspections.py` holds the rules it asks.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from kiemtra.domain.deeds import Bearings, why_not
from kiemtra.domain.errors import Refusal
from kiemtra.domain.inspections import (
    DEEDS,
    InspectionDeed,
    InspectionState,
    why_not_begin_own,
    why_not_close,
    why_not_close_minutes,
    why_not_decide_visit,
    why_not_move_to_team,
    why_not_notice,
    why_not_open,
)
from kiemtra.domain.notices import why_not_send_urgently
from kiemtra.domain.people import Actor
from kiemtra.domain.reports import ReportState
from kiemtra.domain.secrecy import is_keeper

D = InspectionDeed
S = InspectionState


@dataclass(frozen=True, slots=True)
class InspectionFacts:
    """All that the next steps of one inspection depend on."""

    state: InspectionState
    bearings: Bearings
    today: date
    announced: bool = True
    has_team: bool = True
    has_other_team: bool = False
    visit_on: date | None = None
    decided: bool = False
    latest_notice_day: date | None = None
    report: ReportState | None = None
    attended_unit: int = 0
    attended_team: int = 0
    items: int = 0
    results: int = 0
    unconfirmed: int = 0
    draft_sent: bool = False
    # The head holds the draft close: nobody but head and secretary works on it.
    draft_sealed: bool = False
    replied: bool = False
    open_recommendations: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """One deed of the line: open to the actor, or the reason why not."""

    deed: InspectionDeed
    refusal: Refusal | None

    @property
    def is_open(self) -> bool:
        """Whether the actor may do it now."""
        return self.refusal is None


ONLY_ANNOUNCED = frozenset(
    {
        D.PROPOSE_VISIT,
        D.DECIDE_VISIT,
        D.NOTICE,
        D.NOTICE_URGENTLY,
        D.RECORD_RECEIPT,
        D.CHANGE_VISIT,
        D.REMIND_UNIT,
        D.ANSWER_NOTICE,
        D.POSTPONE,
        D.RESUME,
    }
)
ONLY_UNANNOUNCED = frozenset({D.APPROVE})
# Whoever inspects themselves needs nobody's notice, and no opinion of the unit on the draft.
ONLY_OF_ITSELF = frozenset({D.BEGIN_OWN})
_ON_DRAFT = frozenset({D.EDIT_DRAFT, D.SEND_DRAFT, D.CONCLUDE})

_DECIDERS: dict[InspectionDeed, Callable[[InspectionFacts], Refusal | None]] = {
    D.PROPOSE_VISIT: lambda facts: None if facts.has_team else Refusal.NO_TEAM,
    D.DECIDE_VISIT: lambda facts: why_not_decide_visit(visit_on=facts.visit_on, decided=facts.decided),
    D.NOTICE: lambda facts: why_not_notice(
        announced=facts.announced,
        visit_on=facts.visit_on,
        decided=facts.decided,
        latest_notice_day=facts.latest_notice_day,
        today=facts.today,
    ),
    D.NOTICE_URGENTLY: lambda facts: why_not_send_urgently(
        announced=facts.announced,
        visit_on=facts.visit_on,
        decided=facts.decided,
        latest_notice_day=facts.latest_notice_day,
        today=facts.today,
    ),
    D.BEGIN_OWN: lambda facts: why_not_begin_own(inspects_itself=facts.bearings.inspects_itself),
    D.OPEN: lambda facts: why_not_open(announced=facts.announced, visit_on=facts.visit_on, today=facts.today),
    D.CLOSE_MINUTES: lambda facts: why_not_close_minutes(
        attended_unit=facts.attended_unit,
        attended_team=facts.attended_team,
        results=facts.results,
        unconfirmed=facts.unconfirmed,
    ),
    D.MOVE_TO_TEAM: lambda facts: why_not_move_to_team(has_other_team=facts.has_other_team),
    D.CLOSE: lambda facts: why_not_close(open_recommendations=facts.open_recommendations),
    D.REINSPECT: lambda facts: None if facts.open_recommendations else Refusal.NOTHING_OPEN,
}


def steps(actor: Actor, facts: InspectionFacts) -> tuple[Step, ...]:
    """Every step of this inspection's line in its order, each open to the actor or with the first reason against it."""
    other = ONLY_UNANNOUNCED if facts.announced else ONLY_ANNOUNCED
    if not (facts.bearings.inspects_itself and facts.announced):
        other |= ONLY_OF_ITSELF
    return tuple(Step(deed, _why_not(actor, deed, facts)) for deed in InspectionDeed if deed not in other)


def _why_not(actor: Actor, deed: InspectionDeed, facts: InspectionFacts) -> Refusal | None:
    if refusal := why_not(actor, DEEDS[deed], facts.bearings, facts.state):
        return refusal
    if facts.draft_sealed and deed in _ON_DRAFT and not is_keeper(actor, facts.bearings):
        return Refusal.SEALED
    decide = _DECIDERS.get(deed)
    return decide(facts) if decide else None


def expected(facts: InspectionFacts) -> InspectionDeed | None:
    """The deed that takes the inspection on, whoever does it; None where it only waits or has ended."""
    match facts.state:
        case S.PLANNED:
            return _to_schedule(facts)
        case S.NOTICED | S.PREPARING:
            return _to_prepare(facts)
        case S.ON_SITE:
            return _to_finish_visit(facts)
        case S.DRAFTING:
            return D.CONCLUDE if facts.draft_sent or facts.bearings.inspects_itself else D.SEND_DRAFT
        case S.WITH_UNIT:
            return D.TAKE_UP_REPLY if facts.replied else D.REPLY
        case S.FOLLOWING_UP:
            return None if facts.open_recommendations else D.CLOSE
        case _:
            return _SIMPLY.get(facts.state)


_SIMPLY = {
    S.PROPOSED: D.APPROVE,
    S.APPROVED: D.OPEN,
    S.MINUTES_CLOSED: D.START_DRAFT,
    S.POSTPONED: D.RESUME,
}


def _to_schedule(facts: InspectionFacts) -> InspectionDeed:
    if facts.bearings.inspects_itself:
        return D.BEGIN_OWN
    if facts.visit_on is None:
        return D.PROPOSE_VISIT
    if not facts.decided:
        return D.DECIDE_VISIT
    late = facts.latest_notice_day is not None and facts.today > facts.latest_notice_day
    return D.NOTICE_URGENTLY if late else D.NOTICE


def _to_prepare(facts: InspectionFacts) -> InspectionDeed:
    if facts.visit_on is not None and facts.today >= facts.visit_on:
        return D.OPEN
    if facts.state == S.NOTICED:
        return D.ANSWER_NOTICE
    return D.OPEN if facts.report else D.REQUEST_REPORT


def _to_finish_visit(facts: InspectionFacts) -> InspectionDeed:
    if not (facts.attended_team and facts.attended_unit):
        return D.RECORD_ATTENDANCE
    return D.RECORD_RESULT if facts.results < facts.items or facts.unconfirmed else D.CLOSE_MINUTES


# Where the expected deed is somebody else's, what an actor may usefully do meanwhile.
_MEANWHILE: dict[InspectionState, tuple[InspectionDeed, ...]] = {
    S.NOTICED: (D.REQUEST_REPORT,),
    S.PREPARING: (D.REQUEST_REPORT,),
    S.ON_SITE: (D.RECORD_RESULT, D.RECORD_ATTENDANCE),
    S.MINUTES_CLOSED: (D.RECORD_FINDING,),
    S.DRAFTING: (D.EDIT_DRAFT, D.RECORD_FINDING),
    S.FOLLOWING_UP: (D.REINSPECT,),
}


def main_step(all_steps: Iterable[Step], facts: InspectionFacts) -> Step | None:
    """The one main action for the actor: the expected deed, else what can be done meanwhile; None where others act."""
    open_steps = {step.deed: step for step in all_steps if step.is_open}
    for deed in (expected(facts), *_MEANWHILE.get(facts.state, ())):
        if deed in open_steps:
            return open_steps[deed]
    return None
