"""The demo's sign-in links and role panel."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.core import signing
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
    systems: tuple[RoleButton, ...]


def start_mark() -> str:
    """A mark that is new at each start of the demo; links of earlier starts carry another."""
    path = _mark_path()
    return path.read_text() if path.exists() else ""


def new_start(mark: str) -> None:
    """Note the mark of this start."""
    _mark_path().write_text(mark)


def sign_in_links() -> Iterator[tuple[Jurisdiction, str, str]]:
    """For each role: its system, its name and the path of its link."""
    for account in people.demo_accounts():
        jurisdiction = people.jurisdiction_of(account)
        if jurisdiction:
            token = signing.dumps(account.username, salt=start_mark())
            yield jurisdiction, account.full_name, reverse("demo-sign-in", args=[token])


def bar(request: Request) -> DemoBar | None:
    """What the banner shows: the day, the roles of this system, one door to each other system."""
    if not settings.DEMO or request.jurisdiction is None:
        return None
    accounts = people.demo_accounts()
    mine = accounts.filter(username__startswith=f"{request.jurisdiction.code}.")
    user = request.actor.user
    others = Jurisdiction.objects.exclude(pk=request.jurisdiction.pk).order_by("code")
    return DemoBar(
        day=request.today,
        roles=tuple(_button(account.username, account.full_name, account.pk, user) for account in mine),
        systems=tuple(RoleButton(f"{other.code}.chuyen-vien", other.name, False) for other in others),
    )


def _button(username: str, label: str, pk: UUID, user: UUID | None) -> RoleButton:
    return RoleButton(username, label, pk == user)


def _mark_path() -> Path:
    path: Path = settings.DATA_DIR / "demo-start"
    return path
