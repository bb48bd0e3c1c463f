"""Sends queued messages by mail, where a mail server is named."""

from collections.abc import Callable
from datetime import datetime
from smtplib import SMTPException
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone

from kiemtra.store.models import Message
from kiemtra.workflows import outbox

BATCH = 50


def is_waiting() -> bool:
    """Whether a mail server is named and there is something to send."""
    return bool(settings.SMTP_URL) and outbox.has_waiting(now=timezone.now())


def deliver(clock: Callable[[], datetime] = timezone.now) -> int:
    """Send what is waiting, one batch; the number sent. Without a mail server nothing is claimed.

    Messages are claimed one by one: a slow server cannot let the claims of a batch run out under a living sender.
    """
    sent = 0
    for _ in range(BATCH if settings.SMTP_URL else 0):
        claimed = outbox.claim(1, now=clock())
        if not claimed:
            break
        sent += _send(claimed[0], clock)
    return sent


def _send(message: Message, clock: Callable[[], datetime]) -> bool:
    try:
        _mail(message).send()
    except (SMTPException, OSError, ValueError) as error:  # the server, the network, an address that is none
        outbox.mark_failed(message.pk, f"{type(error).__name__}: {error}")
        return False
    outbox.mark_sent(message.pk, now=clock())
    return True


def _mail(message: Message) -> EmailMessage:
    return EmailMessage(
        subject=" ".join(message.subject.split()),
        body=f"{message.body}\n\n{settings.BASE_URL}{message.path}\n",
        to=[message.to.email],
        headers={"Message-ID": f"<{message.pk}@{urlsplit(settings.BASE_URL).hostname}>"},
    )
