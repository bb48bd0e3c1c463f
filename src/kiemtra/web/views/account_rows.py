"""How accounts, posts and seats stand in lists, on pages and in workbooks."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from kiemtra.domain.errors import Refusal
from kiemtra.domain.people import Actor, Role
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import Appointment, TeamMember
from kiemtra.web import labels
from kiemtra.web.exports import Cell, Column
from kiemtra.web.labels.inspections import area
from kiemtra.web.labels.plans import TEAM_ROLES
from kiemtra.web.labels.rights import ROLES
from kiemtra.web.templatetags.notation import vn_date
from kiemtra.workflows import appointments

ONE_DAY = timedelta(days=1)
COLUMNS: tuple[Column, ...] = (
    ("Họ tên", 28),
    ("Tên đăng nhập", 22),
    ("Thư điện tử", 30),
    ("Chức danh", 30),
    ("Cơ quan", 34),
    ("Vai trò", 30),
    ("Từ ngày", 12),
    ("Đến hết ngày", 12),
    ("Tình trạng", 24),
)


class Listed(Protocol):
    """An account that was read with what it holds (`queries.accounts.held_of`)."""

    full_name: str
    username: str
    email: str
    is_active: bool
    posts: list[Appointment]
    held_seats: list[TeamMember]


@dataclass(frozen=True, slots=True)
class PostRow:
    """One post in the words of the page."""

    row: Appointment
    title: str
    role: str
    span: str
    state: str
    tone: str
    # What else is to be known: for whom it stands in, the areas, the ground.
    notes: tuple[str, ...]
    correct: bool
    end: bool
    authorise: bool
    # Held today or later.
    lasts: bool


def post_row(row: Appointment, actor: Actor, today: date, now: datetime) -> PostRow:
    """The post with what may be done to it."""
    state, tone = state_of(row.valid_from, row.valid_to, today)
    is_open = row.valid_to is None or row.valid_to > max(today, row.valid_from)
    return PostRow(
        row=row,
        title=title_of(row),
        role=ROLES[Role(row.role)],
        span=span_of(row.valid_from, row.valid_to),
        state=state,
        tone=tone,
        notes=tuple(_notes(row)),
        correct=appointments.why_not_change(row, actor) is None,
        end=is_open and appointments.why_not_end(row, actor) is None,
        authorise=is_open and appointments.why_not_stand_in(row, actor, now) is None,
        lasts=is_open,
    )


def title_of(row: Appointment) -> str:
    """The title; of one who stands in for somebody it says so."""
    return f"{row.title} (được ủy quyền)" if row.stands_in_for_id else row.title


def _notes(row: Appointment) -> list[str]:
    notes = []
    if row.stands_in_for:
        notes.append(f"Thay {row.stands_in_for.user.full_name}")
    if row.areas:
        notes.append("; ".join(area(code) for code in row.areas))
    if row.over:
        notes.append(f"Trong phạm vi {row.over.short_name}")
    if row.ground:
        notes.append(f"Căn cứ: {row.ground}")
    return notes


def state_of(start: date, end: date | None, today: date) -> tuple[str, str]:
    """Past, present or future, in words, and the tone."""
    if end is not None and end <= start:
        return "Đã rút, chưa từng giữ", "neutral"
    if end is not None and end <= today:
        return "Đã thôi", "neutral"
    return ("Sắp giữ", "waiting") if start > today else ("Đang giữ", "done")


def span_of(start: date, end: date | None) -> str:
    """From the first to the last day, as people write it."""
    if end is None:
        return f"từ {vn_date(start)}"
    return f"{vn_date(start)} – {vn_date(max(end - ONE_DAY, start))}"


@dataclass(frozen=True, slots=True)
class SeatRow:
    """One seat in a team in the words of the page."""

    seat: TeamMember
    team: str
    role: str
    span: str
    state: str
    tone: str
    refusal: str
    # Held today or later.
    lasts: bool


def seat_row(seat: TeamMember, today: date, refusal: Refusal | None) -> SeatRow:
    """The seat, and why it cannot be changed from here."""
    state, tone = state_of(seat.valid_from, seat.valid_to, today)
    return SeatRow(
        seat,
        f"{seat.team.name}, năm {seat.team.plan.year}",
        TEAM_ROLES[TeamRole(seat.role)],
        span_of(seat.valid_from, seat.valid_to),
        state,
        tone,
        labels.refusal(refusal) if refusal else "",
        seat.valid_to is None or seat.valid_to > max(today, seat.valid_from),
    )


def account_state(user: Listed) -> tuple[str, str]:
    """The state of an account in words, and the tone; `posts` are those of today and later."""
    if not user.is_active:
        return "Đã khóa", "neutral"
    if not user.posts and not user.held_seats:
        return "Chưa có chức vụ", "late"
    return "Đang dùng", "done"


def seat_names(user: Listed) -> list[str]:
    """The seats of today and later as a list of accounts shows them."""
    return [f"{TEAM_ROLES[TeamRole(seat.role)]}, {seat.team.name}" for seat in user.held_seats]


def account_cells(user: Listed) -> list[tuple[Cell, ...]]:
    """The account as rows of `COLUMNS`, one a post."""
    head, state = (user.full_name, user.username, user.email), account_state(user)[0]
    if not user.posts:
        return [(*head, "; ".join(seat_names(user)), None, None, None, None, state)]
    return [
        (
            *head,
            title_of(post),
            post.agency.name,
            ROLES[Role(post.role)],
            post.valid_from,
            post.valid_to - ONE_DAY if post.valid_to else None,
            state,
        )
        for post in user.posts
    ]
