"""Versions of a plan: what it said from one issue to the next, frozen when it was issued."""

from datetime import datetime
from typing import Any

from kiemtra.domain.people import Actor
from kiemtra.store.models import Plan, PlanAmendment, PlanVersion
from kiemtra.workflows import plan_content

FIRST = "Ban hành kế hoạch"
# The plan was issued before versions were kept: what it says then is its first one.
FOUND = "Nội dung của kế hoạch trước lần điều chỉnh đầu tiên"


def freeze(
    plan: Plan,
    reason: str,
    *,
    content: dict[str, Any] | None = None,
    amendment: PlanAmendment | None = None,
    by: Actor,
    now: datetime,
) -> PlanVersion:
    """Keep what the plan says as its next version. Part of issuing, whose event tells of it."""
    assert by.user is not None, "whoever issues has a post"
    last = plan.versions.order_by("-number").first()
    return PlanVersion.objects.create(
        plan=plan,
        number=last.number + 1 if last else 1,
        content=content or plan_content.content_of(plan),
        reason=reason,
        amendment=amendment,
        made_by_id=by.user,
        made_at=now,
    )


def latest(plan: Plan, *, by: Actor, now: datetime) -> PlanVersion:
    """Return the version that holds; an issued plan that has none gets its first one."""
    return plan.versions.order_by("-number").first() or freeze(plan, FOUND, by=by, now=now)
