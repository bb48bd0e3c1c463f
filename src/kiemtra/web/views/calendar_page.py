"""A calendar as pages show it: a month or a week as a grid and as a list, days off with their name and source."""

from calendar import Calendar
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from kiemtra.data.calendar import load_calendar
from kiemtra.domain.inspections import InspectionState
from kiemtra.store.models import Inspection
from kiemtra.store.queries.calendars import Journey
from kiemtra.store.queries.deadlines import latest_notice
from kiemtra.web.exports import Cell, Column
from kiemtra.web.labels import inspections as words
from kiemtra.web.labels.deadlines import told as explained
from kiemtra.web.labels.states import INSPECTION
from kiemtra.web.request import Request

WEEK = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")
COLUMNS: tuple[Column, ...] = (
    ("Ngày", 12),
    ("Thứ", 10),
    ("Giờ", 8),
    ("Đơn vị", 36),
    ("Địa điểm", 36),
    ("Đoàn", 24),
    ("Kế hoạch", 50),
    ("Trạng thái", 28),
)
PROPOSED = "Chờ Trưởng đoàn quyết định"


@dataclass(frozen=True, slots=True)
class Period:
    """The month or the week that is shown."""

    first: date
    last: date
    is_week: bool

    @property
    def title(self) -> str:
        """Its name: *tháng 07/2019*, *tuần 08/07 – 14/07/2019*."""
        return f"tuần {self.first:%d/%m} – {self.last:%d/%m/%Y}" if self.is_week else f"tháng {self.first:%m/%Y}"

    @property
    def query(self) -> str:
        """The part of an address that asks for it."""
        return f"tuan={self.first:%Y-%m-%d}" if self.is_week else f"thang={self.first:%Y-%m}"

    def beside(self, step: int) -> "Period":
        """The one before or after."""
        if self.is_week:
            return week_of(self.first + timedelta(days=7 * step))
        return month_of(self.first - timedelta(days=1) if step < 0 else self.last + timedelta(days=1))

    def weeks(self) -> list[list[date]]:
        """Its days by weeks; those of a month with the days that fill its first and last week."""
        if self.is_week:
            return [[self.first + timedelta(days=step) for step in range(7)]]
        return Calendar().monthdatescalendar(self.first.year, self.first.month)


def month_of(day: date) -> Period:
    """The month of the day."""
    first = day.replace(day=1)
    return Period(first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1), is_week=False)


def week_of(day: date) -> Period:
    """The week of the day, from Monday."""
    first = day - timedelta(days=day.weekday())
    return Period(first, first + timedelta(days=6), is_week=True)


def period_of(request: Request, days: Sequence[date], otherwise: date | None) -> Period:
    """What the address asks for; else the month of the next visit, of the last one, of `otherwise`, of today."""
    if week := _asked(request.GET.get("tuan", "")):
        return week_of(week)
    if month := _asked(f"{request.GET.get('thang', '')}-01"):
        return month_of(month)
    coming = [day for day in days if day >= request.today]
    return month_of(min(coming) if coming else max(days) if days else otherwise or request.today)


def _asked(text: str) -> date | None:
    try:
        day = date.fromisoformat(text) if len(text) == len("2019-01-01") else None
    except ValueError:
        return None
    return day if day and 1900 < day.year < 2200 else None


def shown(period: Period, visits: Iterable[Inspection], journeys: Sequence[Journey] = ()) -> dict[str, Any]:
    """The context of a calendar: weeks of cells, the list, the days off, the ways to the periods beside."""
    here = [row for row in visits if row.visit_on and period.first <= row.visit_on <= period.last]
    on: dict[date, list[Inspection]] = defaultdict(list)
    for row in here:
        on[row.visit_on].append(row)  # type: ignore[index]
    away: dict[date, list[Journey]] = defaultdict(list)
    for journey in journeys:
        away[journey.day].append(journey)
    return {
        "period": period,
        "previous": period.beside(-1),
        "following": period.beside(1),
        "other": month_of(period.first) if period.is_week else week_of(_first_busy(period, on)),
        "days": WEEK,
        "weeks": [[_cell(day, period, on[day], away[day]) for day in week] for week in period.weeks()],
        "rows": [row_of(row) for row in here],
        "journeys": journeys,
        "days_off": load_calendar().entries(period.first, period.last),
    }


def _first_busy(period: Period, on: dict[date, list[Inspection]]) -> date:
    return min((day for day, rows in on.items() if rows), default=period.first)


def _cell(day: date, period: Period, visits: list[Inspection], journeys: list[Journey]) -> dict[str, Any]:
    working, entry = load_calendar(), load_calendar().entry(day)
    return {
        "day": day,
        "inside": period.first <= day <= period.last,
        "off": not working.is_working(day),
        "name": entry.name if entry else "",
        "made_up": entry is not None and working.is_working(day),
        "visits": visits,
        "journeys": journeys,
    }


def row_of(row: Inspection) -> dict[str, Any]:
    """One visit in the list, its day explained while the notice has not gone out."""
    state = InspectionState(row.state)
    latest = latest_notice(row) if state == InspectionState.PLANNED else None
    return {
        "visit": row,
        "weekday": WEEK[row.visit_on.weekday()] if row.visit_on else "",
        "state": PROPOSED if is_proposed(row) else INSPECTION[state],
        "tone": words.TONES[state],
        "notice": {"due": latest.date, "explain": explained(latest)} if latest else None,
    }


def is_proposed(row: Inspection) -> bool:
    """Whether the day waits for the head."""
    return row.state == InspectionState.PLANNED and row.decided_at is None


def cells(row: Inspection) -> tuple[Cell, ...]:
    """One visit as a line of the workbook."""
    told = row_of(row)
    return (
        row.visit_on,
        told["weekday"],
        f"{row.visit_at:%H:%M}" if row.visit_at else "",
        row.unit.name,
        row.place or "Trụ sở đơn vị",
        row.team.name if row.team else "",
        row.plan.title,
        told["state"],
    )
