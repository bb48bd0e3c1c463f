"""Accounts and posts."""

from datetime import date, datetime

from django.db import transaction

from kiemtra.domain.people import Actor, Role
from kiemtra.store.models import Agency, Appointment, Jurisdiction, User
from kiemtra.workflows.trail import record


@transaction.atomic
def enter(
    username: str, full_name: str, *, email: str = "", password: str | None = None, by: Actor, now: datetime
) -> User:
    """Enter an account; without a password it can only be reached by a sign-in link or another provider."""
    user = User(username=username, full_name=full_name, email=email)
    if password is None:
        user.set_unusable_password()
    else:
        user.set_password(password)
    user.save()
    record("account.entered", user, by=by, at=now, after={"username": username, "full_name": full_name})
    return user


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
    """Give somebody a post at an agency in [valid_from, valid_to)."""
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
