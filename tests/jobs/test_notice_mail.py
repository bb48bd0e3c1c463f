"""Notices as mail through a real server: in Vietnamese, each once, whatever is killed half-way."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from kiemtra.jobs import outbox as job
from kiemtra.store.models import Message
from kiemtra.store.queries import notices
from kiemtra.workflows import inspections
from tests import factories_inspections as make
from tests.jobs.conftest import MailServer
from tests.jobs.test_outbox import mailing
from tests.world import NOW, TODAY, World


@pytest.fixture
def mail(mail_server: MailServer):
    with mailing(mail_server.port):
        yield mail_server


def deliver_all() -> int:
    return sum(iter(job.deliver, 0))


def to(mail: MailServer, address: str):
    return [one for one in mail.box.received if one["To"] == address]


def test_a_notice_arrives_once_at_each_of_both_sides_in_vietnamese(world: World, mail: MailServer) -> None:
    inspection = make.decided(world)
    Message.objects.all().delete()
    inspection = inspections.send_notice(
        inspection.pk, revision=inspection.revision, by=world.actor("secretary"), now=NOW, today=TODAY
    )

    assert (deliver_all(), deliver_all()) == (5, 0)

    [letter] = to(mail, "w-focal@example.vn")
    [received] = to(mail, "w-member@example.vn")
    assert letter["Subject"].strip() == "Thông báo lịch kiểm tra công tác cải cách hành chính tại Sở Tư pháp"
    assert letter.get_content().splitlines() == [
        "Thời gian: 08 giờ 00, thứ Tư, ngày 19/06/2019.",
        "Địa điểm: Phòng họp tầng 2.",
        "Đề nghị đơn vị cử đầu mối và chuẩn bị theo nội dung thông báo.",
        "Đề nghị mở trang thông báo và bấm “Đã nhận”.",
        "",
        f"https://kiemtra.example.vn/inspections/{inspection.pk}/notices/",
    ]
    assert "cử đầu mối" not in received.get_content()
    assert len(set(mail.box.ids)) == 5


def test_change_and_postponement_arrive_as_notices_of_their_own(world: World, mail: MailServer) -> None:
    inspection = make.noticed(world)
    inspection = inspections.change_visit(
        inspection.pk,
        inspections.Visit(date(2019, 6, 12)),
        revision=inspection.revision,
        reason="Đơn vị họp",
        by=world.actor("head"),
        now=NOW,
        today=TODAY,
    )
    inspections.postpone(
        inspection.pk, revision=inspection.revision, reason="Bão", by=world.actor("head"), now=NOW, today=TODAY
    )

    deliver_all()

    at = "kiểm tra công tác cải cách hành chính tại Sở Tư pháp"
    subjects = [one["Subject"].strip() for one in to(mail, "w-unit_head@example.vn")]
    assert subjects == [f"Thông báo lịch {at}", f"Thay đổi lịch {at}", f"Hoãn {at}"]
    last = to(mail, "w-unit_head@example.vn")[-1].get_content()
    assert "Lịch đã thông báo (thứ Tư, ngày 12/06/2019) không còn hiệu lực." in last


def test_the_proof_tells_when_the_mail_left_and_when_the_server_was_away(world: World, mail: MailServer) -> None:
    inspection = make.noticed(world)
    mail.box.answer = "451 try again later"
    assert deliver_all() == 0
    [proof] = notices.proofs(inspection)
    assert [bool(one.message.sent_at) for one in proof.told] == [False] * 5
    assert all("451" in one.message.error for one in proof.told)

    mail.box.answer = "250 OK"
    job.deliver(lambda: timezone.now() + timedelta(minutes=30))

    [proof] = notices.proofs(inspection)
    assert [bool(one.message.sent_at) for one in proof.told] == [True] * 5
    assert proof.waiting == 5


def test_who_has_no_address_gets_no_mail_and_stands_in_the_list_to_be_told(world: World, mail: MailServer) -> None:
    for name in ("focal", "unit_head"):
        world.users[name].email = ""
        world.users[name].save()
    inspection = make.noticed(world)

    deliver_all()

    [proof] = notices.proofs(inspection)
    assert [one.recipient.full_name for one in proof.told if one.is_by_hand] == [
        "Đầu mối Sở Tư pháp",
        "Lãnh đạo Sở Tư pháp",
    ]
    assert all("@example.vn" in one["To"] for one in mail.box.received)
