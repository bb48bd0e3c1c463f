"""Sends queued messages by mail, where a mail server is named."""

from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.utils import timezone

from kiemtra.store.models import Message
from kiemtra.workflows import outbox

BATCH = 50


def deliver() -> int:
    """Send what is waiting, one batch; the number sent. Without a mail server nothing is claimed."""
    if not settings.SMTP_URL:
        return 0
    sent = 0
    for message in outbox.claim(BATCH, now=timezone.now()):
        try:
            _mail(message).send()
        except (SMTPException, OSError) as error:
            outbox.mark_failed(message.pk, str(error))
        else:
            outbox.mark_sent(message.pk, now=timezone.now())
            sent += 1
    return sent


def _mail(message: Message) -> EmailMessage:
    host = settings.BASE_URL.split("://", 1)[1].split(":")[0]
    return EmailMessage(
        subject=message.subject,
        body=f"{message.body}\n\n{settings.BASE_URL}{message.path}\n",
        to=[message.to.email],
        headers={"Message-ID": f"<{message.pk}@{host}>"},
        connection=get_connection(),
    )
