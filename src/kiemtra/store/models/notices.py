"""Notices of a visit as they were sent, to whom, and what proves that each was told: rows that never change."""

from django.db import models

from kiemtra.domain.notices import NoticeKind, ReceiptWay, RecipientSide
from kiemtra.store.ids import new_id
from kiemtra.store.models.documents import Document
from kiemtra.store.models.files import StoredFile
from kiemtra.store.models.inspections import Inspection
from kiemtra.store.models.people import User
from kiemtra.store.models.record import one_of


class Notice(models.Model):
    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    inspection = models.ForeignKey(Inspection, on_delete=models.PROTECT, related_name="notices")
    # The notices of an inspection are counted from 1; the last one holds.
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=16)
    sent_on = models.DateField()
    sent_at = models.DateTimeField()
    sent_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    # What it tells of the visit.
    visit_on = models.DateField(null=True, blank=True)
    visit_at = models.TimeField(null=True, blank=True)
    place = models.CharField(max_length=300, blank=True)
    # The rule under which it was sent: working days asked for, the last lawful day, the working days there were.
    days = models.PositiveSmallIntegerField(default=0)
    latest_on = models.DateField(null=True, blank=True)
    ahead = models.SmallIntegerField(default=0)
    # Why the head lets it go out too late ("khẩn"); why the visit is changed or put off.
    urgent_reason = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            one_of("kind", NoticeKind, name="notice_kind"),
            models.UniqueConstraint(fields=["inspection", "number"], name="one_notice_number"),
            models.CheckConstraint(
                condition=models.Q(latest_on__isnull=True)
                | models.Q(sent_on__lte=models.F("latest_on"))
                | ~models.Q(urgent_reason=""),
                name="notice_in_time_or_urgent",
            ),
        ]


class NoticeRecipient(models.Model):
    """One person whom a notice is for; without an account somebody has to tell them."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    notice = models.ForeignKey(Notice, on_delete=models.PROTECT, related_name="recipients")
    side = models.CharField(max_length=8)
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    full_name = models.CharField(max_length=300)
    position = models.CharField(max_length=250, blank=True)
    # Whether there was an address to send mail to.
    has_mail = models.BooleanField()

    class Meta:
        constraints = [
            one_of("side", RecipientSide, name="notice_recipient_side"),
            models.UniqueConstraint(fields=["notice", "user"], name="one_notice_recipient"),
        ]
        ordering = ["id"]


class NoticeReceipt(models.Model):
    """What proves that a recipient was told: opened, acknowledged, handed over, told by phone."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    recipient = models.ForeignKey(NoticeRecipient, on_delete=models.PROTECT, related_name="receipts")
    way = models.CharField(max_length=16)
    happened_at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    # Who took it, or under which number somebody was told.
    note = models.CharField(max_length=300, blank=True)
    # The signed copy, or a photo of the handing over.
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [
            one_of("way", ReceiptWay, name="notice_receipt_way"),
            models.UniqueConstraint(
                fields=["recipient", "way"],
                condition=models.Q(way__in=["page", "acknowledged"]),
                name="one_own_receipt",
            ),
        ]
        ordering = ["happened_at", "id"]
