"""Mail really leaves: to a server on loopback, in UTF-8, once."""

from datetime import timedelta

import pytest
from django.test import override_settings
from django.utils import timezone

from kiemtra.jobs import outbox as job
from kiemtra.store.models import Message
from kiemtra.workflows import messages, outbox
from tests.jobs.conftest import MailServer
from tests.world import NOW, World

SUBJECT = "Thông báo lịch kiểm tra công tác cải cách hành chính"
BODY = "Đoàn kiểm tra số 1 làm việc lúc 8 giờ 00, thứ Tư.\nĐịa điểm: Phòng họp tầng 2."


@pytest.fixture
def mail(mail_server: MailServer):
    with mailing(mail_server.port):
        yield mail_server


def mailing(port: int):
    return override_settings(
        SMTP_URL=f"smtp://127.0.0.1:{port}",
        EMAIL_HOST="127.0.0.1",
        EMAIL_PORT=port,
        EMAIL_TIMEOUT=5,
        EMAIL_BACKEND="django.core.mail.backends.smtp.EmailBackend",
        BASE_URL="https://kiemtra.example.vn",
    )


def queue(world: World, *names: str, subject: str = SUBJECT) -> None:
    people = [world.users[name] for name in names]
    messages.queue("thử", people, subject=subject, body=BODY, path="/inspections/1/", at=NOW)


def later(minutes: int):
    return lambda: timezone.now() + timedelta(minutes=minutes)


def test_message_arrives_with_its_words_and_its_id(world: World, mail: MailServer) -> None:
    queue(world, "focal")

    assert job.deliver() == 1

    [received] = mail.box.received
    message = Message.objects.get()
    # A long subject is folded before its first word, which reads back as a space.
    assert received["Subject"].strip() == SUBJECT
    assert (received["To"], received["From"]) == ("w-focal@example.vn", "kiemtra@localhost")
    assert received["Message-ID"] == f"<{message.pk}@kiemtra.example.vn>"
    assert received.get_content_type() == "text/plain"
    assert received.get_content_charset() == "utf-8"
    assert received.get_content().splitlines() == [*BODY.splitlines(), "", "https://kiemtra.example.vn/inspections/1/"]
    assert message.sent_at is not None
    assert (message.attempts, message.error) == (1, "")


def test_same_key_is_sent_once(world: World, mail: MailServer) -> None:
    queue(world, "focal", "unit_head")
    assert job.deliver() == 2
    queue(world, "focal", "unit_head")

    assert job.deliver(later(60)) == 0
    assert sorted(one["To"] for one in mail.box.received) == ["w-focal@example.vn", "w-unit_head@example.vn"]


def test_one_round_sends_one_batch(world: World, mail: MailServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job, "BATCH", 2)
    queue(world, "focal", "unit_head", "clerk")

    assert [job.deliver(), job.deliver(), job.deliver()] == [2, 1, 0]


def test_without_a_server_nothing_is_claimed(world: World) -> None:
    queue(world, "focal")

    assert job.deliver() == 0
    assert Message.objects.get().attempts == 0


def test_server_down_is_noted_and_tried_again_after_the_claim(world: World, mail_server: MailServer) -> None:
    queue(world, "focal")
    with mailing(1):  # nobody listens on port 1
        assert job.deliver() == 0
        assert job.deliver() == 0

    message = Message.objects.get()
    assert (message.attempts, message.sent_at) == (1, None)
    assert message.error.startswith("ConnectionRefusedError: ")
    with mailing(mail_server.port):
        assert job.deliver(later(5)) == 0
        assert job.deliver(later(11)) == 1
    message.refresh_from_db()
    assert (message.attempts, message.error) == (2, "")
    assert mail_server.box.ids == [f"<{message.pk}@kiemtra.example.vn>"]


def test_server_that_refuses_is_asked_eight_times(world: World, mail: MailServer) -> None:
    mail.box.answer = "554 refused"
    queue(world, "focal")

    day = 24 * 60
    assert [job.deliver(later(day * number)) for number in range(outbox.MAX_ATTEMPTS + 3)] == [0] * 11

    message = Message.objects.get()
    assert (message.attempts, message.sent_at) == (8, None)
    assert message.error.startswith("SMTPDataError: (554, b'refused')")
    assert len(mail.box.received) == 8


def test_address_that_is_none_does_not_stop_the_others(world: World, mail: MailServer) -> None:
    world.users["clerk"].email = "không phải địa chỉ\n"
    world.users["clerk"].save()
    queue(world, "clerk", "focal")

    assert job.deliver() == 1

    assert [one["To"] for one in mail.box.received] == ["w-focal@example.vn"]
    assert Message.objects.get(to=world.users["clerk"]).error != ""


def test_subject_of_two_lines_becomes_one(world: World, mail: MailServer) -> None:
    queue(world, "focal", subject="Kết luận\nBcc: nguoi-khac@example.vn")

    assert job.deliver() == 1
    [received] = mail.box.received
    assert received["Subject"] == "Kết luận Bcc: nguoi-khac@example.vn"
    assert received["Bcc"] is None
