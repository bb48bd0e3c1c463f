"""The demo's sign-in links and role panel."""

import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.urls import reverse

from kiemtra.store.models import Jurisdiction
from kiemtra.store.queries import people
from kiemtra.web.request import Request


@dataclass(frozen=True, slots=True)
class RoleButton:
    key: str
    label: str
    current: bool


@dataclass(frozen=True, slots=True)
class DemoBar:
    day: date
    roles: tuple[RoleButton, ...]
    more: tuple[RoleButton, ...]
    systems: tuple[RoleButton, ...]


# Staff, two units, head and secretary of the first team: two rows of a page; the others one more press away.
SHOWN = 10


def new_start() -> None:
    """Make the links of this start: a fresh key for each account; those of earlier starts open nothing any more."""
    keys = {secrets.token_urlsafe(12): account.username for account in people.demo_accounts()}
    _keys_path().write_text(json.dumps(keys))


def username_of(key: str) -> str | None:
    """Whose link of this start carries the key."""
    path = _keys_path()
    name: str | None = json.loads(path.read_text()).get(key) if path.exists() else None
    return name


def sign_in_links() -> Iterator[tuple[Jurisdiction, str, str]]:
    """For each role: its system, its name and the path of its link."""
    keys = {name: key for key, name in json.loads(_keys_path().read_text()).items()}
    for account in people.demo_accounts():
        jurisdiction = people.jurisdiction_of(account)
        if jurisdiction and account.username in keys:
            yield jurisdiction, account.full_name, reverse("demo-sign-in", args=[keys[account.username]])


def bar(request: Request) -> DemoBar | None:
    """What the banner shows: the day, the roles of this system, one door to each other system."""
    if not settings.DEMO or request.jurisdiction is None:
        return None
    accounts = people.demo_accounts()
    mine = accounts.filter(username__startswith=f"{request.jurisdiction.code}.")
    user = request.actor.user
    others = people.jurisdictions_beside(request.jurisdiction)
    roles = tuple(_button(account.username, account.full_name, account.pk, user) for account in mine)
    return DemoBar(
        day=request.today,
        roles=roles[:SHOWN],
        more=roles[SHOWN:],
        systems=tuple(RoleButton(f"{other.code}.chuyen-vien", other.name, False) for other in others),
    )


def _button(username: str, label: str, pk: UUID, user: UUID | None) -> RoleButton:
    return RoleButton(username, label, pk == user)


def _keys_path() -> Path:
    path: Path = settings.DATA_DIR / "demo-links.json"
    return path
