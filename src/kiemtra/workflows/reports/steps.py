"""How each deed on a report begins and ends: read locked through what the actor may see, permitted, moved, told."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from kiemtra.domain.merges import CHANGES_FIGURES, why_not_change
from kiemtra.domain.moves import check_move
from kiemtra.domain.people import UNIT_ROLES, Actor, Post, Role
from kiemtra.domain.reports import DEEDS, IN_OPEN_ROUND, MOVES, ReportDeed, ReportState, RoundState, why_not_fill
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import ReportRequest, User
from kiemtra.store.queries import people
from kiemtra.store.queries import reports as queries
from kiemtra.store.queries.merges import approved_over
from kiemtra.workflows import messages
from kiemtra.workflows.inspections.locking import team_people
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import check_revision, record


@dataclass(frozen=True, slots=True)
class Begun:
    """A locked report, and the post under which the deed is done."""

    asked: ReportRequest
    by: Actor
    post: Post
    now: datetime

    @property
    def user(self) -> UUID:
        """The person; a post has one."""
        assert self.by.user is not None, "refused before"
        return self.by.user

    @property
    def day(self) -> date:
        """The calendar day of the deed."""
        return timezone.localdate(self.now)

    def move(self, after: ReportState) -> ReportState:
        """Move to the state, checked against the table; returns the state before."""
        before = ReportState(self.asked.state)
        check_move(MOVES, before, after)
        self.asked.state = after
        return before


def begin(request_id: UUID, deed: ReportDeed, *, by: Actor, now: datetime, revision: int | None = None) -> Begun:
    """The report, locked; raises where it is not found, was changed since (where a revision is given), or not open."""
    rows = queries.visible_to(by).select_for_update(of=("self",)).select_related(*queries.RELATED)
    asked = rows.get(pk=request_id)
    if revision is not None:
        check_revision(asked, revision)
    post = require(by, DEEDS[deed], queries.bearings(asked, by.day), asked.state)
    return resume(asked, deed, by=by, post=post, now=now)


def resume(asked: ReportRequest, deed: ReportDeed, *, by: Actor, post: Post, now: datetime) -> Begun:
    """The same of a locked report for which the deed has been allowed: what its round and its merge have against it."""
    if deed in IN_OPEN_ROUND:
        refuse(why_not_fill(RoundState(asked.round.state)))
    if deed in CHANGES_FIGURES:
        merge = approved_over(asked)
        refuse(why_not_change(locked=merge is not None), above=merge.agency.name if merge else "")
    return Begun(asked, by, post, now)


def leave_event(
    name: str, begun: Begun, *, before: dict[str, Any] | None = None, after: dict[str, Any] | None = None
) -> None:
    """Append the event of the deed."""
    asked = begun.asked
    facts: dict[str, Any] = {"before": before, "after": after, "inspection": asked.inspection}
    record(name, asked, by=begun.by, post=begun.post, at=begun.now, **facts)


def receivers(asked: ReportRequest, today: date) -> list[User]:
    """Head and secretary of the team; without an inspection the officers of the agency that asks."""
    if asked.inspection is not None:
        return team_people(asked.inspection, today, TeamRole.HEAD, TeamRole.SECRETARY)
    sides = queries.bearings(asked, today)
    roles = (Role.STANDING_OFFICER, *(UNIT_ROLES if sides.self_run else ()))
    return people.holders(sides.standing, roles, today) if sides.standing else []


def unit_people(asked: ReportRequest, today: date, *roles: Role) -> list[User]:
    """The focal point and the head of the unit, or those of them with these roles."""
    unit = queries.bearings(asked, today).unit
    return people.holders(unit, roles or (Role.FOCAL_POINT, Role.AGENCY_HEAD), today) if unit else []


def tell(asked: ReportRequest, what: str, to: list[User], *, subject: str, body: str, now: datetime) -> None:
    """Queue a message that leads to the report; one for each revision of it."""
    messages.queue_all([letter(asked, what, to, subject=subject, body=body)], at=now)


def letter(asked: ReportRequest, what: str, to: list[User], *, subject: str, body: str) -> messages.Letter:
    """That message, for deeds on many reports, which queue all theirs at once."""
    key = f"report.{what}:{asked.pk}:{asked.revision}"
    path = f"/reports/{asked.pk}/"
    return messages.Letter(key, tuple(to), f"{subject}: {asked.agency.name}", body, path, asked.inspection)


def day_of(now: datetime) -> date:
    """The calendar day on which messages find their people."""
    return timezone.localdate(now)
