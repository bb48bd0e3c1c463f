"""The first administrator of a fresh installation: an account, a post and a one-time link; never a default password."""

from datetime import date, datetime

from django.db import transaction

from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.people import SYSTEM, Role
from kiemtra.store.models import Jurisdiction, User
from kiemtra.store.queries import people
from kiemtra.store.queries import signing as queries
from kiemtra.workflows import accounts, signing


@transaction.atomic
def make(username: str, full_name: str, jurisdiction: Jurisdiction, *, email: str = "", on: date, now: datetime) -> str:
    """Enter the first administrator, who sits at the standing agency; the one-time link to set the first password.

    Refused once there is an administrator; but while that one has never come in, a lost link may be made anew.
    """
    user = people.account_named(username)
    if user is None or user.last_login or not _administers(user, on):
        if queries.has_administrator(on):
            raise NotAllowed(Refusal.ALREADY_DONE)
        user = user or accounts.enter(username, full_name, email=email, by=SYSTEM, now=now)
        agency = jurisdiction.standing_agency
        accounts.appoint(
            user, jurisdiction, agency, Role.ADMINISTRATOR, "Quản trị hệ thống", valid_from=on, by=SYSTEM, now=now
        )
    return signing.issue_link(user, purpose=signing.LinkPurpose.FIRST_PASSWORD, by=SYSTEM, now=now)


def _administers(user: User, on: date) -> bool:
    return any(post.role is Role.ADMINISTRATOR for post in people.actor_of(user, on).posts)
