"""Reminders that go out by themselves: plans expected from below, and notices of visits whose last lawful day nears.

The trail keeps whom a system reminded on which day. Sealed inspections are announced to nobody and reminded of to nobody.
"""

from collections.abc import Iterator
from datetime import date, datetime
from itertools import groupby

from django.db import transaction

from kiemtra.data.calendar import load_calendar
from kiemtra.domain.people import Actor
from kiemtra.domain.plans import ExpectedKind
from kiemtra.store.models import ExpectedPlan, Inspection, Jurisdiction, Message, User
from kiemtra.store.queries import people
from kiemtra.store.queries import reminders as queries
from kiemtra.store.queries.deadlines import latest_notice
from kiemtra.workflows import expectations, messages, wording
from kiemtra.workflows.messages import Letter
from kiemtra.workflows.trail import record

# Working days ahead of the day, that one included.
PLANS_WITHIN, NOTICES_WITHIN = 3, 2


@transaction.atomic
def remind_of_plans(jurisdiction: Jurisdiction, *, by: Actor, now: datetime, today: date) -> int:
    """Remind each agency of the plans that it owes within three working days or is late with, in one letter a day.

    Returns how many agencies were told. On a day off nobody is reminded.
    """
    calendar = load_calendar()
    if not calendar.is_working(today):
        return 0
    due = queries.plans_due(jurisdiction, calendar.add_working_days(today, PLANS_WITHIN))
    people_of = expectations.answering(due, today)
    letters = []
    for agency, rows in groupby(due, key=lambda row: row.agency):
        key = f"plans-due:{jurisdiction.pk}:{agency.pk}:{today}"
        letters.append((agency.name, _of_plans(key, people_of[agency.pk], list(rows), today)))
    told = send(letters, now)
    if told:
        record("jurisdiction.plans_reminded", jurisdiction, by=by, at=now, on=today, after={"agencies": told})
    return len(told)


@transaction.atomic
def remind_of_notices(jurisdiction: Jurisdiction, *, by: Actor, now: datetime, today: date) -> int:
    """Remind head and secretary of notices not yet sent whose last lawful day is within two working days or past.

    One letter a team and day; returns how many teams were told.
    """
    calendar = load_calendar()
    if not calendar.is_working(today):
        return 0
    last = calendar.add_working_days(today, NOTICES_WITHIN)
    nearing = [(row, day) for row, day in _not_sent(jurisdiction, today) if day <= last]
    leaders = people.leaders_of({row.team_id for row, _ in nearing if row.team_id}, today)
    letters = []
    for team, rows in groupby(nearing, key=lambda pair: pair[0].team):
        assert team is not None, "only inspections with a team are asked for"
        key = f"notices-due:{team.pk}:{today}"
        letters.append((team.name, _of_notices(key, tuple(leaders.get(team.pk, ())), list(rows), today)))
    told = send(letters, now)
    if told:
        record("jurisdiction.notices_reminded", jurisdiction, by=by, at=now, on=today, after={"teams": told})
    return len(told)


def _not_sent(jurisdiction: Jurisdiction, today: date) -> Iterator[tuple[Inspection, date]]:
    for row in queries.notices_not_sent(jurisdiction, today):
        if latest := latest_notice(row):
            yield row, latest.date


def send(letters: list[tuple[str, Letter]], now: datetime) -> list[str]:
    """Queue the letters of which nobody has a copy yet; the names of those that were told."""
    keys = [f"{letter.key}:{letter.to[0].pk}" for _, letter in letters if letter.to]
    there = set(Message.objects.filter(key__in=keys).values_list("key", flat=True))
    fresh = [(name, letter) for name, letter in letters if letter.to and f"{letter.key}:{letter.to[0].pk}" not in there]
    messages.queue_all([letter for _, letter in fresh], at=now)
    return [name for name, _ in fresh]


def _of_plans(key: str, to: tuple[User, ...], rows: list[ExpectedPlan], today: date) -> Letter:
    """What the agency still owes, the earliest first."""
    late = any(row.due_on < today for row in rows)
    lines = [_owed(row, today) for row in sorted(rows, key=lambda row: (row.due_on, row.kind))]
    return Letter(
        key=key,
        to=to,
        subject="Kế hoạch đã quá hạn ban hành" if late else "Kế hoạch sắp đến hạn ban hành",
        body=f"{rows[0].agency.name} chưa ban hành:\n" + "\n".join(lines),
        path=f"/plans/{rows[0].plan_id}/expected/" if len({row.plan_id for row in rows}) == 1 else "/work/",
    )


def _owed(row: ExpectedPlan, today: date) -> str:
    due = wording.day(row.due_on)
    when = f"đã quá hạn từ ngày {due}" if row.due_on < today else f"hạn ngày {due}"
    return f"- {expectations.WANTED[ExpectedKind(row.kind)]} theo “{row.plan.title}”, {when}"


def _of_notices(key: str, to: tuple[User, ...], rows: list[tuple[Inspection, date]], today: date) -> Letter:
    """Which units are to be told of their visit, and until when."""
    lines = [_untold(row, day, today) for row, day in sorted(rows, key=lambda pair: (pair[1], pair[0].unit.code))]
    passed = any(day < today for _, day in rows)
    return Letter(
        key=key,
        to=to,
        subject="Có thông báo lịch kiểm tra đã quá ngày gửi" if passed else "Thông báo lịch kiểm tra sắp hết hạn gửi",
        body="Chưa gửi thông báo lịch kiểm tra:\n" + "\n".join(lines),
        path="/work/" if len(rows) > 1 else f"/inspections/{rows[0][0].pk}/",
    )


def _untold(row: Inspection, latest: date, today: date) -> str:
    assert row.visit_on is not None, "a notice has a last day only where there is a day of the visit"
    until = f"ngày cuối cùng để thông báo là {wording.day(latest)}"
    if latest < today:
        until += ", đã qua: cần đổi lịch hoặc thông báo khẩn có lý do của Trưởng đoàn"
    return f"- {row.unit.name}, kiểm tra ngày {wording.day(row.visit_on)}: {until}"
