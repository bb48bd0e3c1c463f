"""How a workflow leaves its trace: an event in the same transaction, and the revision that moves on."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Required, TypedDict, Unpack
from uuid import UUID

from django.db.models import Model
from django.utils import timezone

from kiemtra.domain.errors import Conflict
from kiemtra.domain.people import Actor, Post
from kiemtra.store.models import Conclusion, Event, Inspection, Plan
from kiemtra.store.models.record import Record


def check_revision(record: Record, seen: int) -> None:
    """Raise `Conflict` where the record has moved on since the actor saw it."""
    if record.revision != seen:
        raise Conflict(seen=seen, current=record.revision)


def save(record: Record, *fields: str) -> None:
    """Write the named fields and let the revision grow by one."""
    record.revision += 1
    record.save(update_fields=[*fields, "revision"])


def save_all(records: Sequence[Record], *fields: str) -> None:
    """Write the named fields of many records of one kind at once, and let each revision grow by one."""
    for record in records:
        record.revision += 1
    if records:
        type(records[0])._default_manager.bulk_update(records, [*fields, "revision"])


class Facts(TypedDict, total=False):
    """What is told of an event beside its name and subject."""

    by: Required[Actor]
    # When it was entered; `on` is the day it happened.
    at: Required[datetime]
    on: date | None
    post: Post | None
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    plan: Plan | None
    inspection: Inspection | None
    # The record itself is kept close; an event about a sealed inspection is sealed with it anyway.
    sealed: bool


def record(name: str, subject: Model, **facts: Unpack[Facts]) -> Event:
    """Append one event about `subject`: who in which post, what, when it happened and when it was entered."""
    event = drafted(name, subject, **facts)
    event.save(force_insert=True)
    return event


def drafted(
    name: str,
    subject: Model,
    *,
    by: Actor,
    at: datetime,
    post: Post | None = None,
    on: date | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    plan: Plan | None = None,
    inspection: Inspection | None = None,
    sealed: bool = False,
) -> Event:
    """Return the event as `record` would append it, for deeds on thousands of records, which append all theirs at once."""
    inspection = inspection or (subject if isinstance(subject, Inspection) else None)
    plan = plan or (inspection.plan if inspection else subject if isinstance(subject, Plan) else None)
    post = post or (by.posts[0] if by.posts else None)
    return Event(
        name=name,
        subject_kind=subject._meta.model_name or "",
        subject_id=subject.pk,
        jurisdiction_id=plan.jurisdiction_id if plan else getattr(subject, "jurisdiction_id", None),
        inspection_id=inspection.pk if inspection else None,
        plan_id=plan.pk if plan else None,
        actor_id=by.user,
        actor_name=by.name,
        post_id=post.id if post else None,
        post_title=post.title if post else "",
        happened_on=on or timezone.localdate(at),
        recorded_at=at,
        before=_plain(before or {}),
        after=_plain(after or {}),
        sealed=sealed or bool(inspection and inspection.sealed_until) or _is_sealed_draft(subject),
    )


def _is_sealed_draft(subject: Model) -> bool:
    return isinstance(subject, Conclusion) and subject.sealed_at is not None


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """The values as JSON knows them."""
    return {key: _plain_value(value) for key, value in values.items()}


def _plain_value(value: Any) -> Any:
    if isinstance(value, date | UUID | Decimal):
        return str(value)
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain_value(item) for item in value]
    return str(value.pk) if isinstance(value, Model) else value
