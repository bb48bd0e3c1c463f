"""How deeds on asks for evidence begin, in an inspection or a report, and whom they tell."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.utils import timezone

from kiemtra.domain.evidence_asks import DEEDS, MOVES, AskDeed, AskState
from kiemtra.domain.moves import check_move
from kiemtra.domain.people import Actor, Post, Role
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import EvidenceAsk, ReportRequest, User
from kiemtra.store.queries import evidence as queries
from kiemtra.store.queries import people
from kiemtra.store.queries.evidence import Place
from kiemtra.workflows import messages
from kiemtra.workflows.holding import hold_inspection
from kiemtra.workflows.rights import require
from kiemtra.workflows.trail import check_revision, save

UNIT_ROLES = (Role.FOCAL_POINT, Role.AGENCY_HEAD)


def hold(place: Place) -> None:
    """Lock the record on which asks are numbered: an inspection always before its report."""
    if place.inspection:
        hold_inspection(place.inspection.pk)
    if place.report:
        list(ReportRequest.objects.filter(pk=place.report.pk).select_for_update(of=("self",)).values_list("pk"))


def begin(ask_id: UUID, deed: AskDeed, revision: int | None, by: Actor) -> tuple[EvidenceAsk, Post]:
    """The locked ask and the post under which the deed is done; without a revision what hangs on it has its own."""
    hold(queries.place_of(queries.in_full(by).get(pk=ask_id)))
    asked = queries.in_full(by).select_for_update(of=("self",)).get(pk=ask_id)
    if revision is not None:
        check_revision(asked, revision)
    return asked, require(by, DEEDS[deed], queries.bearings(asked, by.day), asked.state)


def move(asked: EvidenceAsk, after: AskState) -> AskState:
    """Move to the state, checked against the table; returns the state before."""
    before = AskState(asked.state)
    check_move(MOVES, before, after)
    asked.state = after
    return before


def decide(asked: EvidenceAsk, reason: str, *fields: str, by: Actor, now: datetime) -> None:
    """Write who decided on an ask, when and why, with what else has changed."""
    asked.reason = reason.strip()
    asked.decided_by_id, asked.decided_at = by.user, now
    save(asked, "state", "reason", "decided_by", "decided_at", *fields)


def named(asked: EvidenceAsk) -> str:
    """What was asked, with its item."""
    return f"{asked.criterion} {asked.text}".strip()


def path_of(place: Place) -> str:
    """The address of the page on which the evidence of a place stands."""
    return f"/reports/{place.report.pk}/evidence/" if place.report else f"/inspections/{place.record.pk}/evidence/"


def tell_unit(place: Place, key: str, subject: str, body: str, now: datetime) -> None:
    """Queue a message to the focal point and the head of who answers for the unit."""
    today = timezone.localdate(now)
    unit = place.bearings(today).unit
    to = people.holders(unit, UNIT_ROLES, today) if unit else []
    _send(place, key, to, f"{subject}: {place.unit.name}", body, now)


def tell_receiver(asked: EvidenceAsk, subject: str, body: str, now: datetime) -> None:
    """Queue a message to head and secretary of the team; where there is none, to the officers of who asked."""
    place, today = queries.place_of(asked), timezone.localdate(now)
    stand = place.bearings(today)
    to: Collection[User] = ()
    if stand.team:
        to = people.members(stand.team, today, TeamRole.HEAD, TeamRole.SECRETARY)
    elif stand.standing:
        to = people.holders(stand.standing, (Role.STANDING_OFFICER,), today)
    key = f"evidence.answered:{asked.pk}:{asked.revision}"
    _send(place, key, to, f"{subject}: {place.unit.name}", body, now)


def _send(place: Place, key: str, to: Collection[User], subject: str, body: str, now: datetime) -> None:
    messages.queue(key, to, subject=subject, body=body, path=path_of(place), at=now, inspection=place.inspection)
