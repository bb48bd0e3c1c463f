"""Decides which day something is due, by which rule, and which holidays the count passed over.

What people read about a deadline is worded elsewhere; here it is explained as values. The days themselves (holidays, swap
days, default rules) are data and come in as arguments.
"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import accumulate

SATURDAY = 5


class CalendarKind(StrEnum):
    """What a calendar entry says about its day."""

    OFF = "off"
    WORKED = "worked"


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day that differs from its weekday: a holiday, or a weekend day that is worked in exchange."""

    day: dt.date
    kind: CalendarKind
    name: str
    source: str
    # No notice fixes this day yet; it follows from the law and the lunar calendar only ("dự kiến").
    expected: bool = False
    # Of two days that were exchanged, the other one.
    exchanged_for: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working days of Monday to Friday, corrected by holidays and swap days; every question costs O(log n)."""

    days: tuple[CalendarDay, ...] = ()
    _ordinals: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _corrections: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        days = tuple(sorted(self.days, key=lambda entry: entry.day))
        ordinals = tuple(entry.day.toordinal() for entry in days)
        if len(set(ordinals)) != len(ordinals):
            raise ValueError("a calendar has at most one entry for a day")
        object.__setattr__(self, "days", days)
        object.__setattr__(self, "_ordinals", ordinals)
        object.__setattr__(self, "_corrections", (0, *accumulate(map(_correction, days))))

    def entry(self, day: dt.date) -> CalendarDay | None:
        """Return what the calendar says of this day, None where its weekday decides."""
        at = bisect_left(self._ordinals, day.toordinal())
        return self.days[at] if at < len(self.days) and self.days[at].day == day else None

    def entries(self, first: dt.date, last: dt.date) -> tuple[CalendarDay, ...]:
        """Return the entries from the first to the last day, both included."""
        return self.days[
            bisect_left(self._ordinals, first.toordinal()) : bisect_right(self._ordinals, last.toordinal())
        ]

    def covers(self, day: dt.date) -> bool:
        """Tell whether the holidays of this day's year are known; elsewhere only the weekday decides."""
        return bool(self.days) and self.days[0].day.year <= day.year <= self.days[-1].day.year

    def is_working(self, day: dt.date) -> bool:
        """Tell whether offices work on this day."""
        entry = self.entry(day)
        return entry.kind is CalendarKind.WORKED if entry else day.weekday() < SATURDAY

    def on_or_after(self, day: dt.date) -> dt.date:
        """Return this day where it is worked, else the next working day (Bộ luật Dân sự 2015, Điều 148 khoản 5)."""
        return self._numbered(self._rank(day.toordinal() - 1) + 1, day)

    def on_or_before(self, day: dt.date) -> dt.date:
        """Return this day where it is worked, else the last working day before it."""
        return self._numbered(self._rank(day.toordinal()), day)

    def add_working_days(self, start: dt.date, days: int) -> dt.date:
        """Return the working day that lies so many working days after (or, negative, before) the start.

        The start itself is not counted (Bộ luật Dân sự 2015, Điều 147 khoản 2). Zero days is the start,
        moved to the next working day where offices are closed.
        """
        if days == 0:
            return self.on_or_after(start)
        counted = start.toordinal() if days > 0 else start.toordinal() - 1
        return self._numbered(self._rank(counted) + days + (days < 0), start)

    def working_days_between(self, start: dt.date, end: dt.date) -> int:
        """Count working days from the start (not counted) to the end (counted); negative where the end comes first."""
        if end < start:
            return self._rank(end.toordinal() - 1) - self._rank(start.toordinal() - 1)
        return self._rank(end.toordinal()) - self._rank(start.toordinal())

    def _rank(self, ordinal: int) -> int:
        """Count the working days of all time up to this day; day 1 of the proleptic calendar is a Monday."""
        weeks, rest = divmod(ordinal, 7)
        return weeks * 5 + min(rest, 5) + self._corrections[bisect_right(self._ordinals, ordinal)]

    def _numbered(self, rank: int, near: dt.date) -> dt.date:
        """Find the working day of that rank. No step overshoots, since a day adds at most one to the rank."""
        ordinal = near.toordinal()
        while (missing := rank - self._rank(ordinal)) > 0:
            ordinal += missing
        while (beyond := self._rank(ordinal - 1) - rank + 1) > 0:
            ordinal -= beyond
        return dt.date.fromordinal(ordinal)


def _correction(entry: CalendarDay) -> int:
    works = entry.kind is CalendarKind.WORKED
    return works - (entry.day.weekday() < SATURDAY)


class DeadlineCode(StrEnum):
    """The deadlines of an inspection; each is a parameter of the plan with a default in the data."""

    NOTICE = "notice"
    UNIT_REPORT = "unit_report"
    MEMBER_RESULT = "member_result"
    TEAM_REPORT = "team_report"
    REPLY_TO_DRAFT = "reply_to_draft"
    DRAFT_CONCLUSION = "draft_conclusion"
    PROCEDURE_CONCLUSION = "procedure_conclusion"
    RESULT_NOTICE = "result_notice"
    REMEDIATION_PLAN = "remediation_plan"
    REMEDIATION_REPORT = "remediation_report"
    OBSTACLE_ANSWER = "obstacle_answer"
    DOCUMENT_REGISTER = "document_register"
    DOCUMENT_RECEIPT = "document_receipt"
    TASK_UPDATE = "task_update"
    ARCHIVE = "archive"
    ROUND_CLOSE = "round_close"
    CONSOLIDATED_REPORT = "consolidated_report"


class DeadlineDirection(StrEnum):
    """On which side of its anchor a deadline lies; "after" and "within" end on the same day."""

    BEFORE = "before"
    AFTER = "after"
    WITHIN = "within"


class DeadlineAnchor(StrEnum):
    """The event that a deadline is counted from; that day itself is never counted."""

    INSPECTION = "inspection"
    INSPECTION_END = "inspection_end"
    DRAFT_SENT = "draft_sent"
    COMMENTS_RECEIVED = "comments_received"
    RESULT_RECEIVED = "result_received"
    OBSTACLE_RECEIVED = "obstacle_received"
    DOCUMENT_SIGNED = "document_signed"
    DOCUMENT_RECEIVED = "document_received"
    WORK_CLOSED = "work_closed"


@dataclass(frozen=True, slots=True)
class DeadlineRule:
    """So many (working) days before or after an anchor, with the text it rests on."""

    code: DeadlineCode
    days: int
    working: bool
    direction: DeadlineDirection
    anchor: DeadlineAnchor
    source: str
    # A custom without a text behind it is shown as such.
    sourced: bool = True
    # True for the built-in value, False for one that a plan set itself.
    default: bool = True


@dataclass(frozen=True, slots=True)
class FixedDeadline:
    """A day that returns every year."""

    code: DeadlineCode
    month: int
    day: int
    source: str
    sourced: bool = True
    default: bool = True


@dataclass(frozen=True, slots=True)
class Count:
    """So many (working) days from a day that somebody gives, by no rule but the count itself."""

    days: int
    working: bool
    direction: DeadlineDirection
    source: str = ""
    sourced: bool = True


@dataclass(frozen=True, slots=True)
class Explained:
    """A due day with all that is needed to check it by hand."""

    date: dt.date
    rule: DeadlineRule | FixedDeadline | Count
    counted_from: dt.date
    # Holidays between the two days that would have been worked otherwise, and weekend days worked in exchange.
    skipped: tuple[CalendarDay, ...] = ()
    worked: tuple[CalendarDay, ...] = ()
    weekend_days: int = 0
    # Where counting in calendar days ended before it was moved off a day without work.
    moved_from: dt.date | None = None
    # The calendar knows no holidays of the due day's year.
    beyond_calendar: bool = False

    @property
    def source(self) -> str:
        """The text that the rule rests on."""
        return self.rule.source

    @property
    def expected(self) -> bool:
        """Whether a day in the count is only expected or not known yet, so that a later notice may move the deadline."""
        return self.beyond_calendar or any(entry.expected for entry in (*self.skipped, *self.worked))


def due_date(start: dt.date, rule: DeadlineRule | Count, calendar: Calendar) -> Explained:
    """Return the last day on which the duty is done in time.

    Working days: Bộ luật Dân sự 2015, Điều 147 khoản 2. Calendar days that end on a day off: the next working day
    (Điều 148 khoản 5); counted backwards the working day before, so that the other side loses nothing (our choice).
    """
    sign = -1 if rule.direction is DeadlineDirection.BEFORE else 1
    if rule.working:
        due = calendar.add_working_days(start, sign * rule.days)
        return _explained(due, rule, start, calendar)
    counted = start + dt.timedelta(days=sign * rule.days)
    due = calendar.on_or_after(counted) if sign > 0 else calendar.on_or_before(counted)
    return _explained(due, rule, start, calendar, moved_from=counted if due != counted else None)


def latest_notice_day(
    visit_day: dt.date, days: int, calendar: Calendar, *, source: str = "", sourced: bool = True
) -> Explained:
    """Return the last day to tell a unit of a visit so many working days ahead; neither day counts twice.

    Told on a Monday with 5 working days' notice, the unit may be visited on the Monday after.
    """
    rule = DeadlineRule(
        DeadlineCode.NOTICE,
        days,
        working=True,
        direction=DeadlineDirection.BEFORE,
        anchor=DeadlineAnchor.INSPECTION,
        source=source,
        sourced=sourced and bool(source),
        default=False,
    )
    return due_date(visit_day, rule, calendar)


def fixed_due_date(year: int, rule: FixedDeadline, calendar: Calendar) -> Explained:
    """Return this year's day of a yearly deadline. A day that a text names is kept even where it is a day off."""
    due = dt.date(year, rule.month, rule.day)
    return Explained(due, rule, due, skipped=_only(calendar.entries(due, due), CalendarKind.OFF))


def is_late(due: dt.date, today: dt.date) -> bool:
    """Tell whether the due day has passed; on the due day itself nobody is late."""
    return today > due


def days_left(due: dt.date, today: dt.date) -> int:
    """Return the calendar days left; negative once late."""
    return (due - today).days


def _explained(
    due: dt.date, rule: DeadlineRule | Count, start: dt.date, calendar: Calendar, *, moved_from: dt.date | None = None
) -> Explained:
    """Gather what lies between the two days: all of it for working days, only the last move for calendar days."""
    if rule.working:
        first, last = min(start, due), max(start, due)
    elif moved_from is None:
        first = last = due
    else:
        first, last = min(moved_from, due), max(moved_from, due)
    entries = [entry for entry in calendar.entries(first, last) if entry.day != start]
    span = (first + dt.timedelta(days=offset) for offset in range((last - first).days + 1))
    weekend = sum(1 for day in span if day != start and day.weekday() >= SATURDAY and not calendar.is_working(day))
    return Explained(
        due,
        rule,
        start,
        tuple(entry for entry in _only(entries, CalendarKind.OFF) if entry.day.weekday() < SATURDAY),
        _only(entries, CalendarKind.WORKED),
        weekend,
        moved_from,
        not calendar.covers(due),
    )


def _only(entries: Iterable[CalendarDay], kind: CalendarKind) -> tuple[CalendarDay, ...]:
    return tuple(entry for entry in entries if entry.kind is kind)


@dataclass(frozen=True, slots=True)
class Period:
    """Days from the start up to, not including, the end; without an end it goes on."""

    start: dt.date
    end: dt.date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise ValueError("a period ends after it starts")

    def __contains__(self, day: dt.date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)

    def overlaps(self, other: "Period") -> bool:
        """Tell whether the two share a day."""
        return (other.end is None or self.start < other.end) and (self.end is None or other.start < self.end)
