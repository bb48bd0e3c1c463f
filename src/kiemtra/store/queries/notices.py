"""Notices of inspections: whom one is for, and what proves that each was told."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from kiemtra.domain.notices import FIXES_A_DAY, ReceiptWay, RecipientSide
from kiemtra.domain.people import Actor, Role
from kiemtra.store.models import (
    Appointment,
    Inspection,
    Message,
    Notice,
    NoticeReceipt,
    NoticeRecipient,
    TeamMember,
    User,
)
from kiemtra.store.queries import inspections
from kiemtra.store.queries.people import valid_on

# Who at the unit is told.
TOLD_ROLES = (Role.FOCAL_POINT, Role.AGENCY_HEAD)


def visible_to(actor: Actor) -> QuerySet[Notice]:
    """The notices that this actor may see: those of the inspections that it sees whole."""
    return Notice.objects.filter(inspections.sees(actor, "inspection__")) if actor.is_known else Notice.objects.none()


def recipients_visible_to(actor: Actor) -> QuerySet[NoticeRecipient]:
    """For whom the notices are that this actor may see."""
    return NoticeRecipient.objects.filter(notice__in=visible_to(actor))


def receipts_visible_to(actor: Actor) -> QuerySet[NoticeReceipt]:
    """What proves that somebody was told, of the notices that this actor may see."""
    return NoticeReceipt.objects.filter(recipient__notice__in=visible_to(actor))


def last_of(inspection: Inspection) -> Notice | None:
    """The notice that holds: the last one sent."""
    return Notice.objects.filter(inspection=inspection).order_by("-number").first()


def last_with_a_day(inspection: Inspection) -> Notice | None:
    """The last notice that fixed a day."""
    rows = Notice.objects.filter(inspection=inspection, kind__in=list(FIXES_A_DAY))
    return rows.select_related("document").order_by("-number").first()


def is_urgent() -> Exists:
    """Whether the last notice that fixed a day went out too late, by the head's word; for rows of inspections."""
    later = Notice.objects.filter(
        inspection=OuterRef("inspection"), kind__in=list(FIXES_A_DAY), number__gt=OuterRef("number")
    )
    rows = Notice.objects.filter(inspection=OuterRef("pk"), kind__in=list(FIXES_A_DAY))
    return Exists(rows.exclude(urgent_reason="").exclude(Exists(later)))


def has_reached_unit() -> Exists:
    """The condition on an inspection that somebody of its unit gave a sign of having got the last notice."""
    notice = "recipient__notice"
    later = Notice.objects.filter(
        inspection=OuterRef(f"{notice}__inspection"), number__gt=OuterRef(f"{notice}__number")
    )
    rows = NoticeReceipt.objects.filter(**{f"{notice}__inspection": OuterRef("pk")}, recipient__side=RecipientSide.UNIT)
    return Exists(rows.exclude(Exists(later)))


def message_key(notice: UUID, side: str) -> str:
    """The key under which the messages of a notice to one side are queued."""
    return f"inspection.notice.{side}:{notice}"


def whom_to_tell(inspection: Inspection, today: date) -> list[NoticeRecipient]:
    """For whom a notice of this inspection is today, each once: the unit's head and focal point, and the whole team.

    A unit without an account and a member without one stand in the list too: somebody has to tell them.
    """
    held = Appointment.objects.filter(
        valid_on(today), agency=inspection.carrier_id, role__in=TOLD_ROLES, user__is_active=True
    )
    seats = TeamMember.objects.filter(valid_on(today), team=inspection.team_id)
    unit = [_of(RecipientSide.UNIT, row.user, row.title) for row in held.select_related("user").order_by("id")]
    if not unit:
        unit = [_of(RecipientSide.UNIT, None, "", name=inspection.unit.name)]
    team = [
        _of(RecipientSide.TEAM, row.user if row.user and row.user.is_active else None, row.position, name=row.full_name)
        for row in seats.select_related("user").order_by("id")
    ]
    found: dict[object, NoticeRecipient] = {}
    for one in (*unit, *team):
        found.setdefault(one.user_id or one.pk, one)
    return list(found.values())


def _of(side: RecipientSide, user: User | None, position: str, *, name: str = "") -> NoticeRecipient:
    return NoticeRecipient(
        side=side,
        user=user,
        full_name=user.full_name if user else name,
        position=position,
        has_mail=bool(user and user.email),
    )


@dataclass(frozen=True, slots=True)
class Told:
    """One recipient with what proves that they were told, the oldest first."""

    recipient: NoticeRecipient
    receipts: tuple[NoticeReceipt, ...]
    # The mail as it stands: queued, sent, failed; None where none was queued.
    message: Message | None

    @property
    def is_told(self) -> bool:
        """Whether there is a proof beyond mail having left."""
        return bool(self.receipts)

    @property
    def is_by_hand(self) -> bool:
        """Whether no mail reaches this person, so that somebody has to tell them."""
        return not self.recipient.has_mail and not self.receipts

    @property
    def has_acknowledged(self) -> bool:
        """Whether "Đã nhận" was pressed."""
        return any(receipt.way == ReceiptWay.ACKNOWLEDGED for receipt in self.receipts)


@dataclass(frozen=True, slots=True)
class Proof:
    """One notice with all whom it is for."""

    notice: Notice
    told: tuple[Told, ...]

    @property
    def waiting(self) -> int:
        """How many have given no sign of having got it."""
        return sum(1 for one in self.told if not one.is_told)


def proofs(inspection: Inspection) -> list[Proof]:
    """The notices of an inspection that the actor has been shown, the last one first; four queries."""
    notices = list(
        Notice.objects.filter(inspection=inspection).select_related("document", "sent_by").order_by("-number")
    )
    recipients = list(NoticeRecipient.objects.filter(notice__in=notices).order_by("id"))
    receipts: dict[UUID, list[NoticeReceipt]] = defaultdict(list)
    rows = NoticeReceipt.objects.filter(recipient__in=recipients).select_related("recorded_by", "file")
    for row in rows.order_by("happened_at", "id"):
        receipts[row.recipient_id].append(row)
    mail = _mail_of(inspection, recipients)
    return [
        Proof(
            notice,
            tuple(
                Told(one, tuple(receipts[one.pk]), mail.get(one.pk)) for one in recipients if one.notice_id == notice.pk
            ),
        )
        for notice in notices
    ]


def _mail_of(inspection: Inspection, recipients: Iterable[NoticeRecipient]) -> dict[UUID, Message]:
    keys = {f"{message_key(one.notice_id, one.side)}:{one.user_id}": one.pk for one in recipients if one.user_id}
    rows = Message.objects.filter(inspection=inspection, key__in=list(keys))
    return {keys[row.key]: row for row in rows}
