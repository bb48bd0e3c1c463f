"""What signing in asks: accounts, second factors, linked identities, open sessions."""

from datetime import date, datetime
from uuid import UUID

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import Q, QuerySet

from kiemtra.domain.people import Role
from kiemtra.store.models import Agency, Appointment, TeamMember, User
from kiemtra.store.queries.people import valid_on

CODES = Authenticator.Type.RECOVERY_CODES
TOTP = Authenticator.Type.TOTP
KEY = Authenticator.Type.WEBAUTHN
# So many administrators are named to somebody who asks for a post.
NAMED = 5


def account(pk: UUID) -> User | None:
    """The account; None where there is none."""
    found: User | None = User.objects.filter(pk=pk).first()
    return found


def accounts_with_email(email: str) -> list[User]:
    """The accounts in use with this address, whatever its case."""
    return list(User.objects.filter(email__iexact=email, is_active=True)) if email else []


def accounts_called(name: str) -> list[User]:
    """The accounts in use that somebody who has forgotten a password may mean: by name or by address."""
    return list(User.objects.filter(Q(username=name) | Q(email__iexact=name), is_active=True).exclude(email=""))


def agencies_of(user: User) -> list[str]:
    """The names of the agencies at which the person holds or held a post."""
    rows = Agency.objects.filter(appointments__user=user).distinct()
    return [name for row in rows for name in (row.name, row.short_name)]


def factors_of(user: User) -> list[Authenticator]:
    """The second factors of the person, the oldest first; recovery codes are none of their own."""
    return list(Authenticator.objects.filter(user=user).exclude(type=CODES).order_by("created_at", "pk"))


def has_factor(user: User) -> bool:
    """Whether a second factor is asked of this person."""
    return bool(Authenticator.objects.filter(user=user).exclude(type=CODES).exists())


def factor(user: User, kind: str) -> Authenticator | None:
    """The one factor of a kind that a person has at most once: the app, or the recovery codes."""
    return Authenticator.objects.filter(user=user, type=kind).first()


def unused_codes(user: User) -> list[str]:
    """The recovery codes that still open the account."""
    row = factor(user, CODES)
    return list(row.wrap().get_unused_codes()) if row else []


def links_of(user: User) -> QuerySet[SocialAccount]:
    """The identities of other providers that open this account."""
    rows: QuerySet[SocialAccount] = SocialAccount.objects.filter(user=user).order_by("provider", "pk")
    return rows


def linked(provider: str, subject: str) -> User | None:
    """Whose account the identity opens."""
    row = SocialAccount.objects.filter(provider=provider, uid=subject).select_related("user").first()
    return row.user if row else None


def sessions_of(user: User, now: datetime) -> QuerySet[UserSession]:
    """The sessions of the person that are still open, the newest first."""
    alive = Session.objects.filter(expire_date__gt=now).values("session_key")
    rows: QuerySet[UserSession] = UserSession.objects.filter(user=user, session_key__in=alive)
    return rows.order_by("-created_at", "-pk")


def jurisdictions_of(user: User, today: date) -> frozenset[UUID]:
    """The systems in which the person holds a post or a seat today or later."""
    lasting = Q(valid_to__isnull=True) | Q(valid_to__gt=today)
    posts = Appointment.objects.filter(lasting, user=user).values_list("jurisdiction_id", flat=True)
    seats = TeamMember.objects.filter(lasting, user=user).values_list("team__plan__jurisdiction_id", flat=True)
    return frozenset(posts) | frozenset(seats)


def has_administrator(today: date) -> bool:
    """Whether somebody administers any system today, in an account that is in use."""
    rows = Appointment.objects.filter(valid_on(today), role=Role.ADMINISTRATOR, user__is_active=True)
    return rows.exists()


def whom_to_ask(user: User, today: date) -> list[Appointment]:
    """The administrators of the systems in which the person once had a post, or of the only system."""
    rows = Appointment.objects.filter(valid_on(today), role=Role.ADMINISTRATOR, user__is_active=True)
    once = Appointment.objects.filter(user=user).values("jurisdiction")
    near = rows.filter(jurisdiction__in=once)
    if not near.exists() and rows.values("jurisdiction").distinct().count() == 1:
        near = rows
    return list(near.select_related("user", "agency").order_by("user__full_name", "pk")[:NAMED])
