"""Accounts: entered, corrected, closed and opened again; and the systems that they belong to. Posts: `appointments.py`."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from kiemtra.domain.accounts import AccountFault, Faults, account_faults, name_key, username_of, why_not_manage
from kiemtra.domain.accounts import why_not_touch as why_not_touch_account
from kiemtra.domain.errors import NotValid, Refusal
from kiemtra.domain.people import SYSTEM, Actor, Role
from kiemtra.domain.text import nfc
from kiemtra.store.models import Agency, Appointment, Jurisdiction, User
from kiemtra.store.queries import accounts as queries
from kiemtra.store.queries import appointments as posts
from kiemtra.workflows import signing
from kiemtra.workflows.rights import refuse
from kiemtra.workflows.trail import check_revision, record, save


@transaction.atomic
def enter(
    username: str,
    full_name: str,
    *,
    email: str = "",
    password: str | None = None,
    jurisdiction: Jurisdiction | None = None,
    by: Actor,
    now: datetime,
) -> User:
    """Enter an account; without a password it can only be reached by a one-time link or another provider."""
    refuse(why_not_manage(by, jurisdiction.pk if jurisdiction else None))
    _check(faults_of(username, full_name, email))
    return make(username, full_name, email=email, password=password, jurisdiction=jurisdiction, by=by, now=now)


def make(
    username: str,
    full_name: str,
    *,
    email: str,
    password: str | None = None,
    jurisdiction: Jurisdiction | None,
    by: Actor,
    now: datetime,
) -> User:
    """Write an account in which nothing is wrong: a part of the deeds that have looked."""
    username, full_name, email = username_of(username), nfc(full_name), nfc(email)
    user = User(
        username=username,
        full_name=full_name,
        email=email,
        name_key=name_key(full_name, username),
        jurisdiction=jurisdiction,
    )
    if password is None:
        user.set_unusable_password()
    else:
        user.set_password(password)
    user.save()
    record("account.entered", user, by=by, at=now, after={"username": username, "full_name": full_name})
    return user


def faults_of(username: str, full_name: str, email: str) -> Faults:
    """All that is wrong with a new account."""
    username = username_of(username)
    found = account_faults(username, nfc(full_name), nfc(email))
    if "username" not in found and User.objects.filter(username__iexact=username).exists():
        found["username"] = AccountFault.USERNAME_TAKEN
    return found


@transaction.atomic
def edit(account_id: UUID, full_name: str, email: str, *, revision: int, by: Actor, now: datetime) -> User:
    """Correct name and address; what was done before keeps the name that it was done under."""
    user = locked(account_id, by)
    check_revision(user, revision)
    full_name, email = nfc(full_name), nfc(email)
    refuse(None if by.user == user.pk else why_not_touch(user, by))
    _check(account_faults(user.username, full_name, email))
    before = {"full_name": user.full_name, "email": user.email}
    after = {"full_name": full_name, "email": email}
    if before == after:
        return user
    user.full_name, user.email, user.name_key = full_name, email, name_key(full_name, user.username)
    save(user, "full_name", "email", "name_key")
    record("account.edited", user, by=by, at=now, before=before, after=after)
    return user


@transaction.atomic
def deactivate(account_id: UUID, *, reason: str, revision: int, by: Actor, now: datetime) -> User:
    """Close an account: it opens no more and its sessions end; posts and all that was done stay as they are."""
    user = locked(account_id, by)
    check_revision(user, revision)
    refuse(why_not_touch(user, by))
    refuse(None if user.is_active else Refusal.ALREADY_DONE)
    refuse(_last_administrator(user, by, now))
    user.is_active = False
    save(user, "is_active")
    signing.end_sessions(user, by=by, now=now)
    record("account.deactivated", user, by=by, at=now, after={"username": user.username, "reason": reason})
    return user


@transaction.atomic
def reactivate(account_id: UUID, *, revision: int, by: Actor, now: datetime) -> User:
    """Open a closed account again; the posts that still last hold at once."""
    user = locked(account_id, by)
    check_revision(user, revision)
    refuse(why_not_touch(user, by))
    refuse(Refusal.ALREADY_DONE if user.is_active else None)
    user.is_active = True
    save(user, "is_active")
    record("account.reactivated", user, by=by, at=now, after={"username": user.username})
    return user


def locked(account_id: UUID, by: Actor) -> User:
    """The account, locked; not found where it is none of the actor's systems."""
    rows = User.objects.all() if by == SYSTEM else queries.visible_to(by)
    found: User = rows.select_for_update(of=("self",)).get(pk=account_id)
    return found


def why_not_touch(user: User, by: Actor) -> Refusal | None:
    """The reason against changing the account as a whole."""
    today = by.day
    elsewhere = queries.jurisdictions_of(user, today) if today else frozenset()
    return why_not_touch_account(by, user.pk, elsewhere)


def _last_administrator(user: User, by: Actor, now: datetime) -> Refusal | None:
    day = by.day or timezone.localdate(now)
    ruled = posts.visible_to(by).filter(queries.lasting(day), user=user, role=Role.ADMINISTRATOR)
    alone = any(not posts.other_administrators(row, day) for row in ruled.filter(stands_in_for__isnull=True))
    return Refusal.LAST_ADMINISTRATOR if alone else None


def _check(found: Faults) -> None:
    if found:
        raise NotValid(found)


@transaction.atomic
def appoint(
    user: User,
    jurisdiction: Jurisdiction,
    agency: Agency,
    role: Role,
    title: str,
    *,
    valid_from: date,
    valid_to: date | None = None,
    by: Actor,
    now: datetime,
) -> Appointment:
    """Give somebody a post at an agency in [valid_from, valid_to), as it is told: the way of commands and of the demo.

    What an administrator may do through the pages, and what is asked of a post there, stands in `appointments.appoint`.
    """
    refuse(why_not_manage(by, jurisdiction.pk))
    appointment = Appointment.objects.create(
        user=user,
        jurisdiction=jurisdiction,
        agency=agency,
        role=role,
        title=title,
        valid_from=valid_from,
        valid_to=valid_to,
    )
    record(
        "appointment.made",
        appointment,
        by=by,
        at=now,
        on=valid_from,
        after={"user": user.full_name, "agency": agency.name, "role": role, "title": title},
    )
    return appointment


@transaction.atomic
def found_jurisdiction(
    code: str, name: str, *, root: Agency, standing_agency: Agency, illustrative: bool = False, by: Actor, now: datetime
) -> Jurisdiction:
    """Enter a government's system: the key on which its plans, documents and calendars hang."""
    jurisdiction = Jurisdiction.objects.create(
        code=code, name=name, root=root, standing_agency=standing_agency, illustrative=illustrative
    )
    record("jurisdiction.founded", jurisdiction, by=by, at=now, after={"name": name})
    return jurisdiction
