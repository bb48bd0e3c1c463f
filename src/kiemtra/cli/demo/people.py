"""The demo's accounts: roles, never names of persons."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from kiemtra.data.programmes import FieldRow, Programme
from kiemtra.domain.accounts import PostContent
from kiemtra.domain.people import SYSTEM, Role
from kiemtra.store.models import Agency, Jurisdiction, User
from kiemtra.workflows import accounts, appointments


@dataclass(frozen=True, slots=True)
class Post:
    """One appointment of the demo."""

    key: str
    agency: str
    role: Role
    title: str


def staff(programme: Programme) -> Iterator[Post]:
    """The posts on the inspecting side."""
    standing, root = programme.standing_agency, programme.root
    yield Post("chuyen-vien", standing, Role.STANDING_OFFICER, "Chuyên viên CCHC")
    yield Post("lanh-dao", root, Role.LEADERSHIP, "Lãnh đạo UBND")
    yield Post("van-thu", root, Role.RECORDS_CLERK, "Văn thư UBND")
    yield Post("giam-sat", root, Role.AUDITOR, "Người giám sát")
    yield Post("quan-tri", standing, Role.ADMINISTRATOR, "Quản trị hệ thống")


def of_unit(key: str, agency: str, name: str) -> Iterator[Post]:
    """The posts of an inspected unit."""
    yield Post(f"dau-moi-{key}", agency, Role.FOCAL_POINT, f"Đầu mối {name}")
    yield Post(f"lanh-dao-{key}", agency, Role.AGENCY_HEAD, f"Lãnh đạo {name}")


def key_of_unit(agency: str) -> str:
    """The last part of the unit's key: "quan-le-chan"."""
    return agency.rsplit(".", 1)[-1]


def enter(code: str, key: str, title: str, now: datetime) -> User:
    """An account that no password opens."""
    return accounts.enter(f"{code}.{key}", title, email=f"{key}@{code}.example", by=SYSTEM, now=now)


def appoint(jurisdiction: Jurisdiction, post: Post, agency: Agency, since: date, now: datetime) -> User:
    """An account with its post."""
    user = enter(jurisdiction.code, post.key, post.title, now)
    accounts.appoint(user, jurisdiction, agency, post.role, post.title, valid_from=since, by=SYSTEM, now=now)
    return user


def in_field(
    jurisdiction: Jurisdiction, row: FieldRow, register: Mapping[str, Agency], since: date, now: datetime
) -> User:
    """An account in charge of a field."""
    user = enter(jurisdiction.code, row.key, row.title, now)
    content = PostContent(
        agency=register[row.agency].pk,
        role=Role.FIELD_OFFICER,
        title=row.title,
        valid_from=since,
        areas=row.areas,
        over=register[row.over].pk,
    )
    appointments.give(user, jurisdiction, content, by=SYSTEM, now=now)
    return user
