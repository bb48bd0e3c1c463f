"""Plans that a plan expects from agencies below it: asked for, delivered with their document, reminded of, given up.

How an agency makes one in the system stands in `child_plans.py`, what a job reminds of by itself in `reminders.py`.
"""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.documents import DocumentKind, DocumentSource
from kiemtra.domain.errors import Fault, NotValid, Refusal
from kiemtra.domain.expectations import DEEDS, ExpectedDeed, state_of
from kiemtra.domain.people import UNIT_ROLES, Actor, Post
from kiemtra.domain.plans import DEEDS as PLAN_DEEDS
from kiemtra.domain.plans import ExpectedKind, PlanDeed, PlanState
from kiemtra.store.models import Agency, Document, ExpectedPlan, Plan, StoredFile, User
from kiemtra.store.queries import expectations as queries
from kiemtra.store.queries import people, sides
from kiemtra.store.queries import plans as plan_queries
from kiemtra.workflows import messages, registering
from kiemtra.workflows.messages import Letter
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import check_revision, record, save

WANTED = {
    ExpectedKind.INSPECTION_PLAN: "kế hoạch kiểm tra",
    ExpectedKind.SELF_INSPECTION_PLAN: "kế hoạch tự kiểm tra",
}


@transaction.atomic
def expect(
    plan_id: UUID,
    agencies: Iterable[Agency],
    kind: ExpectedKind,
    *,
    due_on: date,
    by: Actor,
    now: datetime,
    today: date,
) -> list[ExpectedPlan]:
    """Expect a plan from each agency by a day; one that is asked already stays as it is. Told once the plan is issued."""
    plan = plan_queries.visible_to(by).select_for_update(of=("self",)).get(pk=plan_id)
    post = require(by, PLAN_DEEDS[PlanDeed.EXPECT], plan_queries.bearings(plan), plan.state)
    there = set(plan.expected.filter(kind=kind).values_list("agency", flat=True))
    rows = [
        ExpectedPlan(plan=plan, agency=agency, kind=kind, due_on=due_on)
        for agency in agencies
        if agency.pk not in there
    ]
    ExpectedPlan.objects.bulk_create(rows)
    after = {"kind": kind, "due_on": due_on, "agencies": [row.agency.name for row in rows]}
    record("plan.expected", plan, by=by, post=post, at=now, after=after)
    if plan.state == PlanState.ISSUED:
        tell(plan, rows, "asked", today=today, at=now)
    return rows


@transaction.atomic
def deliver(
    expected_id: UUID,
    *,
    revision: int,
    number: str,
    symbol: str,
    dated: date,
    subject: str = "",
    file: StoredFile | None = None,
    on: date,
    by: Actor,
    now: datetime,
) -> ExpectedPlan:
    """Hand over the plan that was expected: its number and day, and the signed copy where there is one.

    Where the agency is gone, who has taken over from it does; the document is of whom it was on its day.
    """
    expected, post = _begin(expected_id, ExpectedDeed.DELIVER, revision, on, by)
    if dated > on:
        raise NotValid({"dated": Fault.DATED_AFTER_DELIVERY})
    document = _registered(expected, number, symbol, dated, subject, file, by, now)
    expected.document, expected.delivered_on, expected.delivered_by_id = document, on, by.user
    save(expected, "document", "delivered_on", "delivered_by")
    after = {"agency": expected.agency.name, "document": document.reference, "due_on": expected.due_on}
    record("expected_plan.delivered", expected, by=by, post=post, at=now, on=on, plan=expected.plan, after=after)
    return expected


@transaction.atomic
def withdraw(expected_id: UUID, *, revision: int, reason: str, by: Actor, now: datetime, today: date) -> None:
    """Expect this plan no longer; the row goes, the event tells that it was there."""
    expected, post = _begin(expected_id, ExpectedDeed.WITHDRAW, revision, today, by)
    refuse(Refusal.STILL_OPEN if expected.child is not None and expected.child.state != PlanState.WITHDRAWN else None)
    before = {"agency": expected.agency.name, "kind": expected.kind, "due_on": expected.due_on}
    record(
        "expected_plan.withdrawn",
        expected,
        by=by,
        post=post,
        at=now,
        plan=expected.plan,
        before=before,
        after={"reason": reason},
    )
    expected.delete()


@transaction.atomic
def remind(plan_id: UUID, *, by: Actor, now: datetime, today: date) -> int:
    """Remind every agency that has not delivered; at most once a day. Returns how many agencies were told."""
    plan = plan_queries.visible_to(by).get(pk=plan_id)
    post = require(by, PLAN_DEEDS[PlanDeed.EXPECT], plan_queries.bearings(plan), plan.state)
    rows = list(plan.expected.filter(queries.is_open()).select_related("agency"))
    tell(plan, rows, f"reminded-{today}", today=today, at=now)
    record("plan.reminded", plan, by=by, post=post, at=now, after={"agencies": [row.agency.name for row in rows]})
    return len(rows)


def tell(plan: Plan, rows: Iterable[ExpectedPlan], occasion: str, *, today: date, at: datetime) -> None:
    """Queue a message to the people of each agency: what is expected of it, by when; the same queries for any number."""
    asked = list(rows)
    people_of = answering(asked, today)
    messages.queue_all((_letter(plan, row, people_of[row.agency_id], occasion, today) for row in asked), at=at)


def answering(rows: Iterable[ExpectedPlan], today: date) -> dict[UUID, tuple[User, ...]]:
    """The people who answer today for each agency that was asked (agencies must be loaded)."""
    stands_for = {row.agency_id: sides.answering_for(row.agency, today) for row in rows}
    holders = people.holders_at(stands_for.values(), tuple(UNIT_ROLES), today)
    return {asked: tuple(holders.get(today_for, ())) for asked, today_for in stands_for.items()}


def _letter(plan: Plan, row: ExpectedPlan, to: tuple[User, ...], occasion: str, today: date) -> Letter:
    wanted = WANTED[ExpectedKind(row.kind)]
    late = " Đã quá thời hạn." if today > row.due_on else ""
    return Letter(
        key=f"expected:{row.pk}:{occasion}",
        to=to,
        subject=f"Đề nghị ban hành {wanted}",
        body=f"{plan.title}: đề nghị {row.agency.name} ban hành {wanted} trước ngày {row.due_on:%d/%m/%Y}.{late}",
        path=f"/plans/{plan.pk}/expected/",
    )


def _begin(expected_id: UUID, deed: ExpectedDeed, revision: int, today: date, by: Actor) -> tuple[ExpectedPlan, Post]:
    rows = queries.visible_to(by).select_related("plan__jurisdiction", "agency", "child")
    expected = rows.select_for_update(of=("self",)).get(pk=expected_id)
    check_revision(expected, revision)
    state = state_of(expected.due_on, expected.done_on, today)
    return expected, require(by, DEEDS[deed], queries.bearings(expected, by), state)


def _registered(
    expected: ExpectedPlan,
    number: str,
    symbol: str,
    dated: date,
    subject: str,
    file: StoredFile | None,
    by: Actor,
    now: datetime,
) -> Document:
    issuer = Agency.objects.get(pk=sides.answering_for(expected.agency, dated))
    document, conflict = registering.register(
        expected.plan.jurisdiction,
        kind=DocumentKind.PLAN,
        kind_name="Kế hoạch",
        number=number,
        symbol=symbol,
        dated=dated,
        issuer=issuer,
        issuer_name=issuer.name,
        subject=subject or WANTED[ExpectedKind(expected.kind)],
        source=DocumentSource.INCOMING,
        by=by,
        now=now,
    )
    if conflict:
        raise NotValid({"number": Fault.NUMBER_OF_OTHER_DOCUMENT})
    if file and document.signed_file_id is None:
        document.signed_file = file
        save(document, "signed_file")
    return document
