"""Personal calendar feeds: the secret address is made, renewed and withdrawn by the person alone."""

from datetime import datetime
from secrets import token_urlsafe

from django.db import transaction

from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.feeds import digest_of
from kiemtra.domain.people import Actor
from kiemtra.store.models import CalendarFeed
from kiemtra.store.queries import feeds as queries
from kiemtra.workflows.trail import record, save

# 256 bits.
TOKEN_BYTES = 32


@transaction.atomic
def make(*, by: Actor, now: datetime) -> str:
    """Return the token of a new address, which nobody can be shown again; the one before it is withdrawn."""
    if by.user is None:
        raise NotAllowed(Refusal.SIGN_IN)
    before = queries.live_of(by).select_for_update().first()
    if before:
        _end(before, now)
    token = token_urlsafe(TOKEN_BYTES)
    feed = CalendarFeed.objects.create(user_id=by.user, digest=digest_of(token), made_at=now)
    record("feed.made", feed, by=by, at=now, after={"renewed": before is not None})
    return token


@transaction.atomic
def withdraw(*, by: Actor, now: datetime) -> None:
    """Withdraw the address; whoever knows it finds nothing there any more."""
    feed = queries.live_of(by).select_for_update().first()
    if feed is None:
        raise NotAllowed(Refusal.ALREADY_DONE)
    _end(feed, now)
    record("feed.withdrawn", feed, by=by, at=now)


def _end(feed: CalendarFeed, now: datetime) -> None:
    feed.withdrawn_at = now
    save(feed, "withdrawn_at")
