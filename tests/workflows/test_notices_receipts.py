"""What proves that a notice was received."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from kiemtra.domain.errors import NotAllowed, NotValid, Refusal
from kiemtra.domain.notices import ReceiptWay
from kiemtra.store.ids import new_id
from kiemtra.store.models import Appointment, Event, Inspection, Notice, NoticeReceipt, NoticeRecipient, TeamMember
from kiemtra.store.queries import files as file_queries
from kiemtra.store.queries import notices
from kiemtra.workflows import files, inspections
from tests import factories_inspections as make
from tests.world import NOW, TODAY, World

PDF = b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n"


def acknowledge(world: World, inspection: Inspection, who: str = "focal") -> NoticeReceipt:
    return inspections.acknowledge(inspection.pk, by=world.actor(who), now=NOW)


def hand_over(world: World, recipient: NoticeRecipient, who: str = "secretary", **said) -> NoticeReceipt:
    handing = inspections.Handing(
        **{"way": ReceiptWay.BY_HAND, "on": TODAY, "note": "Văn thư Sở Tư pháp ký nhận", **said}
    )
    return inspections.record_receipt(recipient.pk, handing, by=world.actor(who), now=NOW, today=TODAY)


def test_everybody_a_notice_is_for_stands_in_it_once(world: World) -> None:
    inspection = make.noticed(world)

    rows = inspection.notices.get().recipients.values_list("side", "full_name", "has_mail")

    assert list(rows) == [
        ("unit", "Đầu mối Sở Tư pháp", True),
        ("unit", "Lãnh đạo Sở Tư pháp", True),
        ("team", "Trưởng Đoàn 1", True),
        ("team", "Thư ký Đoàn 1", True),
        ("team", "Thành viên Đoàn 1", True),
    ]


def test_a_unit_without_any_account_and_a_member_without_one_are_told_by_hand(world: World) -> None:
    inspection = make.decided(world)
    Appointment.objects.filter(agency=world.unit).update(valid_to=TODAY)
    TeamMember.objects.create(team=inspection.team, full_name="Người được mời", role="team_member", valid_from=TODAY)

    inspection = inspections.send_notice(
        inspection.pk, revision=inspection.revision, by=world.actor("secretary"), now=NOW, today=TODAY
    )

    [proof] = notices.proofs(inspection)
    assert [one.recipient.full_name for one in proof.told if one.is_by_hand] == ["Sở Tư pháp", "Người được mời"]
    assert proof.waiting == 5


def test_opening_the_page_is_a_receipt_once_for_each_notice(world: World) -> None:
    inspection = make.noticed(world)

    told = [inspections.note_opened(inspection, by=world.actor("focal"), now=NOW) for _ in range(2)]

    assert told == [1, 0]
    receipt = NoticeReceipt.objects.get()
    assert (receipt.way, receipt.recipient.full_name, receipt.happened_at) == ("page", "Đầu mối Sở Tư pháp", NOW)
    assert Event.objects.get(name="inspection.notice_received").after["recipient"] == "Đầu mối Sở Tư pháp"


def test_opening_by_somebody_else_is_none(world: World) -> None:
    assert inspections.note_opened(make.noticed(world), by=world.actor("leader"), now=NOW) == 0
    assert not NoticeReceipt.objects.exists()


def test_acknowledging_is_done_once_by_whom_it_was_sent_to(world: World) -> None:
    inspection = make.noticed(world)

    assert acknowledge(world, inspection).way == ReceiptWay.ACKNOWLEDGED

    for who, refusal in (("focal", Refusal.ALREADY_DONE), ("leader", Refusal.NOT_A_RECIPIENT)):
        with pytest.raises(NotAllowed) as refused:
            acknowledge(world, inspection, who)
        assert refused.value.refusal is refusal
    with pytest.raises(Inspection.DoesNotExist):
        acknowledge(world, inspection, "stranger_focal")
    assert Event.objects.filter(name="inspection.notice_received").count() == 1


def test_each_notice_is_acknowledged_anew(world: World) -> None:
    inspection = make.noticed(world)
    acknowledge(world, inspection)
    inspections.postpone(
        inspection.pk, revision=inspection.revision, reason="Bão", by=world.actor("head"), now=NOW, today=TODAY
    )

    acknowledge(world, inspection)

    assert sorted(NoticeReceipt.objects.values_list("recipient__notice__number", flat=True)) == [1, 2]


def test_handing_over_is_recorded_with_who_took_it_and_the_signed_copy(world: World) -> None:
    inspection = make.noticed(world)
    recipient = NoticeRecipient.objects.get(full_name="Lãnh đạo Sở Tư pháp")
    signed = files.store(BytesIO(PDF), name="ky-nhan.pdf", limit=1000, at=NOW)

    receipt = hand_over(world, recipient, file=signed)

    assert (receipt.way, receipt.note, receipt.recorded_by) == (
        "by_hand",
        "Văn thư Sở Tư pháp ký nhận",
        world.users["secretary"],
    )
    seen = {
        who: file_queries.visible_to(world.actor(who)).filter(pk=signed.pk).exists()
        for who in ("focal", "stranger_focal")
    }
    assert seen == {"focal": True, "stranger_focal": False}
    [proof] = notices.proofs(inspection)
    assert proof.waiting == 4


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"note": " "}, "note"),
        ({"way": ReceiptWay.ACKNOWLEDGED}, "note"),
        ({"on": TODAY + timedelta(days=1)}, "on"),
        ({"on": TODAY - timedelta(days=1)}, "on"),
    ],
    ids=["nobody named", "not by hand", "tomorrow", "before the notice"],
)
def test_what_is_wrong_with_handing_over_is_said(world: World, said: dict, field: str) -> None:
    make.noticed(world)

    with pytest.raises(NotValid) as refused:
        hand_over(world, NoticeRecipient.objects.first(), **said)

    assert list(refused.value.faults) == [field]


@pytest.mark.parametrize(
    ("who", "refusal"),
    [
        ("member", Refusal.NOT_YOUR_ROLE),
        ("focal", Refusal.NOT_YOUR_SIDE),
        ("leader", Refusal.NOT_YOUR_ROLE),
    ],
)
def test_handing_over_is_recorded_by_the_inspecting_side(world: World, who: str, refusal: Refusal) -> None:
    make.noticed(world)

    with pytest.raises(NotAllowed) as refused:
        hand_over(world, NoticeRecipient.objects.first(), who)

    assert refused.value.refusal is refusal


def test_the_same_handing_over_again_is_there_once(world: World) -> None:
    make.noticed(world)
    key, handing = new_id(), inspections.Handing(ReceiptWay.PHONE, TODAY, "0225 000 000")
    recipient = NoticeRecipient.objects.first()

    for _ in range(2):
        inspections.record_receipt(
            recipient.pk, handing, by=world.actor("officer"), now=NOW, today=TODAY, receipt_id=key
        )

    assert NoticeReceipt.objects.count() == 1


@pytest.mark.parametrize("model", [Notice, NoticeRecipient, NoticeReceipt])
def test_nothing_of_a_notice_ever_changes(world: World, model) -> None:
    inspection = make.noticed(world)
    acknowledge(world, inspection)

    table = model._meta.db_table
    for statement in (f"UPDATE {table} SET id = id", f"DELETE FROM {table}"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_the_database_itself_refuses_a_late_notice_without_a_reason(world: World) -> None:
    inspection = make.noticed(world)
    late = Notice(
        inspection=inspection,
        number=2,
        kind="schedule",
        sent_on=date(2019, 6, 13),
        sent_at=NOW,
        sent_by=world.users["secretary"],
        visit_on=make.VISIT,
        latest_on=date(2019, 6, 12),
        document=inspection.notices.get().document,
    )

    with pytest.raises(DatabaseError, match="notice_in_time_or_urgent"), transaction.atomic():
        late.save(force_insert=True)
