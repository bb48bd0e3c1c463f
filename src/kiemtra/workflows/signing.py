"""Signing in: passwords and one-time links, second factors, linked identities, sessions. What an account may see or do
once it is in stands with its posts; who gets an account or a post, in `accounts.py`.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from cryptography.fernet import InvalidToken
from django.conf import settings
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.contrib.sessions.models import Session
from django.db import transaction

from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.people import STRANGER, SYSTEM, Actor, Permission
from kiemtra.store.models import Message, User
from kiemtra.store.queries import signing as queries
from kiemtra.workflows import messages
from kiemtra.workflows.trail import record


class LinkPurpose(StrEnum):
    """What a one-time link is for."""

    FIRST_PASSWORD = "first_password"
    NEW_PASSWORD = "new_password"


class Means(StrEnum):
    """How somebody has signed in."""

    PASSWORD = "password"
    APP = "app"
    KEY = "key"
    RECOVERY_CODE = "recovery_code"
    PROVIDER = "provider"


# The link holds a hash of password, last sign-in and address: it is dead once any of them has changed.
_TOKENS = PasswordResetTokenGenerator()


# ---- one-time links and passwords


@transaction.atomic
def issue_link(user: User, *, purpose: LinkPurpose, by: Actor, now: datetime) -> str:
    """Return a one-time link, good for 72 hours, by which the person sets a password.

    What opened the account until now is over: the old password, earlier links, open sessions. Second factors stay.
    """
    _check_manages(by, user, now)
    user = User.objects.select_for_update().get(pk=user.pk)
    user.set_unusable_password()
    user.save(update_fields=["password"])
    _end(user)
    record("account.link_issued", user, by=by, at=now, after={"purpose": purpose, "username": user.username})
    return f"{settings.BASE_URL}{_link_path(user)}"


@transaction.atomic
def ask_for_link(name: str, *, now: datetime) -> int:
    """Queue a mail with a one-time link for each account meant by the name or address; the number of mails.

    The password stays good until a new one is set. One mail an hour to a person, however often it is asked for.
    """
    asked = 0
    for user in queries.accounts_called(name):
        key = f"new-password:{now:%Y-%m-%d-%H}"
        if Message.objects.filter(key=f"{key}:{user.pk}").exists():
            continue
        messages.queue(key, [user], subject=_SUBJECT, body=_BODY, path=_link_path(user), at=now)
        record("account.link_asked", user, by=STRANGER, at=now)
        asked += 1
    return asked


_SUBJECT = "Đặt lại mật khẩu"
_BODY = (
    "Có người vừa yêu cầu đặt lại mật khẩu cho tài khoản của bạn. Đường dẫn dưới đây dùng được một lần, trong 72 giờ. "
    "Nếu không phải bạn yêu cầu, hãy bỏ qua thư này; mật khẩu hiện tại vẫn dùng được."
)


def is_good(user: User, token: str) -> bool:
    """Whether the one-time link still opens the account."""
    return user.is_active and _TOKENS.check_token(user, token)


@transaction.atomic
def set_password_by_link(user: User, token: str, password: str, *, now: datetime) -> bool:
    """Set the password by a one-time link, once; False where the link is used up. All sessions end."""
    user = User.objects.select_for_update().get(pk=user.pk)
    if not is_good(user, token):
        return False
    _set_password(user, password)
    record("account.password_set", user, by=Actor(user=user.pk, name=user.full_name), at=now)
    return True


@transaction.atomic
def change_password(user: User, password: str, *, keep: str | None, by: Actor, now: datetime) -> None:
    """Change one's own password; every session but the one kept ends."""
    _set_password(user, password, keep)
    record("account.password_changed", user, by=by, at=now)


def _set_password(user: User, password: str, keep: str | None = None) -> None:
    user.set_password(password)
    user.save(update_fields=["password"])
    _end(user, keep)


def _link_path(user: User) -> str:
    return f"/sign-in/link/{user.pk}/{_TOKENS.make_token(user)}/"


def _check_manages(by: Actor, user: User, now: datetime) -> None:
    """Raise unless `by` administers every system in which the person holds a post."""
    if by == SYSTEM:
        return
    ruled = {post.jurisdiction for post in by.posts if post.allows(Permission.ACCOUNTS_MANAGE)}
    if not ruled:
        raise NotAllowed(Refusal.NOT_YOUR_ROLE)
    if not queries.jurisdictions_of(user, by.day or now.date()) <= ruled:
        raise NotAllowed(Refusal.NOT_YOUR_AGENCY)


# ---- sessions


@transaction.atomic
def sign_in(
    user: User,
    means: Means,
    *,
    session: str,
    address: str,
    browser: str,
    key: Authenticator | None = None,
    by: Actor,
    now: datetime,
) -> None:
    """Note that the person has come in, by which means (and which security key), and the session that was opened."""
    if key:
        key.last_used_at = now
        key.save(update_fields=["last_used_at"])
    UserSession.objects.update_or_create(
        session_key=session,
        defaults={"user": user, "ip": address, "user_agent": browser[:200], "created_at": now, "last_seen_at": now},
    )
    record("account.signed_in", user, by=by, at=now, after={"means": means})


@transaction.atomic
def end_sessions(user: User, *, by: Actor, now: datetime) -> int:
    """End all sessions of a person, by an administrator; the number ended."""
    _check_manages(by, user, now)
    ended = _end(user)
    record("account.sessions_ended", user, by=by, at=now, after={"sessions": ended, "username": user.username})
    return ended


@transaction.atomic
def end_own_sessions(user: User, *, keep: str | None, only: int | None = None, by: Actor, now: datetime) -> int:
    """End one's other sessions, or only one of them; the number ended."""
    ended = _end(user, keep, only)
    record("account.sessions_ended", user, by=by, at=now, after={"sessions": ended})
    return ended


def _end(user: User, keep: str | None = None, only: int | None = None) -> int:
    rows = UserSession.objects.filter(user=user).exclude(session_key=keep or "")
    if only is not None:
        rows = rows.filter(pk=only)
    keys = list(rows.values_list("session_key", flat=True))
    ended, _ = Session.objects.filter(session_key__in=keys).delete()
    rows.delete()
    return ended


# ---- second factors


@transaction.atomic
def add_app(user: User, secret: str, *, by: Actor, now: datetime) -> None:
    """Add the authenticator app that shares the secret; an earlier one ends."""
    Authenticator.objects.filter(user=user, type=queries.TOTP).delete()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    record("account.factor_added", user, by=by, at=now, after={"kind": queries.TOTP})


@transaction.atomic
def add_key(user: User, name: str, credential: dict[str, Any], *, by: Actor, now: datetime) -> None:
    """Add a security key that has answered its challenge."""
    WebAuthn.add(user, name, credential)
    RecoveryCodes.activate(user)
    record("account.factor_added", user, by=by, at=now, after={"kind": queries.KEY, "name": name})


@transaction.atomic
def remove_factor(user: User, pk: int, *, by: Actor, now: datetime) -> None:
    """Remove one of one's second factors; with the last one the recovery codes go."""
    row = Authenticator.objects.exclude(type=queries.CODES).get(user=user, pk=pk)
    kind, name = row.type, row.data.get("name", "")
    row.delete()
    if not queries.has_factor(user):
        Authenticator.objects.filter(user=user).delete()
    record("account.factor_removed", user, by=by, at=now, before={"kind": kind, "name": name})


@transaction.atomic
def remove_factors(user: User, *, by: Actor, now: datetime) -> None:
    """Remove all second factors of somebody who has lost them, by an administrator who knows whom he has before him."""
    _check_manages(by, user, now)
    kinds = list(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    Authenticator.objects.filter(user=user).delete()
    _end(user)
    record("account.factors_removed", user, by=by, at=now, before={"kinds": kinds, "username": user.username})


@transaction.atomic
def renew_codes(user: User, *, by: Actor, now: datetime) -> None:
    """Make new recovery codes; the old ones are dead."""
    Authenticator.objects.filter(user=user, type=queries.CODES).delete()
    RecoveryCodes.activate(user)
    record("account.codes_renewed", user, by=by, at=now)


@transaction.atomic
def take_code(user: User, code: str, *, now: datetime) -> Means | None:
    """Check a code of the app, or use up a recovery code; None where it is neither. An app's code counts once."""
    rows = {row.type: row for row in Authenticator.objects.select_for_update().filter(user=user)}
    app, codes = rows.get(queries.TOTP), rows.get(queries.CODES)
    if app and code != app.data.get("last_code") and _holds(app, code):
        # Beside the library's own memory, which each process has for itself.
        app.data["last_code"] = code
        return _used(app, Means.APP, user, now)
    if codes and len(rows) > 1 and _holds(codes, code):
        return _used(codes, Means.RECOVERY_CODE, user, now)
    return None


def _holds(row: Authenticator, code: str) -> bool:
    """Whether the code is right; never where the secret was encrypted under another KIEMTRA_SECRET_KEY."""
    try:
        return bool(row.wrap().validate_code(code))
    except InvalidToken:
        return False


def _used(row: Authenticator, means: Means, user: User, now: datetime) -> Means:
    row.last_used_at = now
    row.save(update_fields=["last_used_at", "data"] if means is Means.APP else ["last_used_at"])
    if means is Means.RECOVERY_CODE:
        record("account.recovery_code_used", user, by=Actor(user=user.pk, name=user.full_name), at=now)
    return means


# ---- identities of other providers


@transaction.atomic
def link(user: User, provider: str, subject: str, *, by: Actor, now: datetime) -> None:
    """Let an identity of a provider open this account."""
    SocialAccount.objects.create(user=user, provider=provider, uid=subject)
    record("account.linked", user, by=by, at=now, after={"provider": provider})


@transaction.atomic
def unlink(user: User, pk: int, *, by: Actor, now: datetime) -> None:
    """Let an identity open this account no longer."""
    row = SocialAccount.objects.get(user=user, pk=pk)
    row.delete()
    record("account.unlinked", user, by=by, at=now, before={"provider": row.provider})
