"""The demo's accounts of after 1 July 2025: at the successors of the agencies that its programmes name."""

from collections.abc import Iterator
from datetime import date, datetime
from uuid import UUID

from kiemtra.cli.demo import people
from kiemtra.cli.demo.people import Post
from kiemtra.data.programmes import Programme
from kiemtra.domain.people import SYSTEM, Role
from kiemtra.domain.reorganisations import Obligation
from kiemtra.store.models import Agency, Jurisdiction, User
from kiemtra.store.queries.transfers import successor_of
from kiemtra.workflows import accounts

# Resolution 202/2025/QH15 and Law 72/2025/QH15: districts end, provinces and communes are merged.
REFORM = date(2025, 7, 1)


def appoint(
    programme: Programme, jurisdiction: Jurisdiction, administrator: User, register: dict[str, Agency], now: datetime
) -> dict[str, User]:
    """Accounts with posts from that day, where an agency of the programme has another one after it; by key."""
    by_id = {agency.pk: agency for agency in register.values()}
    users = {}
    for post in _posts(programme, register, by_id):
        users[post.key] = people.appoint(jurisdiction, post, register[post.agency], REFORM, now)
    standing = _successor(Obligation.INSPECTING_SIDE, register[programme.standing_agency], by_id)
    if standing:
        title = "Quản trị hệ thống"
        accounts.appoint(
            administrator, jurisdiction, standing, Role.ADMINISTRATOR, title, valid_from=REFORM, by=SYSTEM, now=now
        )
    return users


def _posts(programme: Programme, register: dict[str, Agency], by_id: dict[UUID, Agency]) -> Iterator[Post]:
    if standing := _successor(Obligation.INSPECTING_SIDE, register[programme.standing_agency], by_id):
        yield Post("chuyen-vien-2025", standing.code, Role.STANDING_OFFICER, f"Chuyên viên {standing.name}")
    if root := _successor(Obligation.ISSUING_SIDE, register[programme.root], by_id):
        yield Post("lanh-dao-2025", root.code, Role.LEADERSHIP, f"Lãnh đạo {root.short_name} (mới)")
    followed = (_successor(Obligation.RECOMMENDATION, register[code], by_id) for code in programme.with_accounts)
    for unit in {one.code: one for one in followed if one}.values():
        key, name = people.key_of_unit(unit.code), f"{unit.short_name} (mới)"
        yield Post(f"dau-moi-2025-{key}", unit.code, Role.FOCAL_POINT, f"Đầu mối {name}")
        yield Post(f"lanh-dao-2025-{key}", unit.code, Role.AGENCY_HEAD, f"Lãnh đạo {name}")


def _successor(what: Obligation, agency: Agency, by_id: dict[UUID, Agency]) -> Agency | None:
    found = successor_of(what, agency.pk, REFORM)
    return by_id[found] if found and found != agency.pk else None
