"""What the issue of a plan brings about, in whichever of the two ways it is issued: here, or by its recorded document."""

from datetime import date, datetime

from django.utils import timezone

from kiemtra.domain.documents import DocumentKind
from kiemtra.domain.errors import Refusal
from kiemtra.domain.moves import check_move
from kiemtra.domain.people import Actor, Post
from kiemtra.domain.plan_amendments import AmendmentState
from kiemtra.domain.plans import MOVES, PlanState
from kiemtra.store.models import Document, Plan, PlanAmendment
from kiemtra.workflows import expectations, plan_applying, plan_versions
from kiemtra.workflows.rights import refuse
from kiemtra.workflows.trail import record, save


def issue(plan: Plan, *, on: date, by: Actor, post: Post, now: datetime) -> None:
    """Let a locked plan run from the day on: its first version frozen, those below it told. Rights are the caller's."""
    check_move(MOVES, PlanState(plan.state), PlanState.ISSUED)
    plan.state, plan.issued_on = PlanState.ISSUED, on
    save(plan, "state", "issued_on")
    version = plan_versions.freeze(plan, plan_versions.FIRST, by=by, now=now)
    record("plan.issued", plan, by=by, post=post, at=now, on=on, after={"version": version.number})
    expectations.tell(plan, plan.expected.select_related("agency"), "asked", today=timezone.localdate(now), at=now)


def follow(document: Document, *, by: Actor, post: Post, now: datetime) -> None:
    """Issue what a document of ours puts into force once it has its number: a plan submitted, or an amendment of one.

    Signed in the agency's own system, the document itself is the decision; a draft that nobody submitted has none.
    """
    assert document.dated is not None, "an issued document is dated"
    if document.kind != DocumentKind.PLAN:
        return
    plan = Plan.objects.select_for_update(of=("self",)).filter(document=document).first()
    if plan is not None:
        refuse(Refusal.NOT_YET if plan.state == PlanState.DRAFT else None)
        if plan.state == PlanState.SUBMITTED:
            issue(plan, on=document.dated, by=by, post=post, now=now)
    rows = PlanAmendment.objects.select_for_update(of=("self",)).select_related("plan__jurisdiction")
    amendment = rows.filter(document=document).first()
    if amendment is not None:
        refuse(Refusal.NOT_YET if amendment.state == AmendmentState.DRAFT else None)
        if amendment.state == AmendmentState.SUBMITTED:
            plan_applying.issue(amendment, on=document.dated, by=by, post=post, now=now)
