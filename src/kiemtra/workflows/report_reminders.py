"""Reminders of reports that are due soon or overdue: one letter a unit and day, to its focal point and head."""

from datetime import date, datetime
from itertools import groupby
from uuid import UUID

from django.db import transaction

from kiemtra.data.calendar import load_calendar
from kiemtra.domain.people import Actor, Role
from kiemtra.domain.reports import RoundPurpose
from kiemtra.store.models import Jurisdiction, ReportRequest, User
from kiemtra.store.queries import people, reports
from kiemtra.store.queries import reminders as queries
from kiemtra.workflows import wording
from kiemtra.workflows.messages import Letter
from kiemtra.workflows.reminders import send
from kiemtra.workflows.trail import record

# Working days ahead of the day, that one included.
WITHIN = 3
# So many reports are named in one letter.
_NAMED = 20


@transaction.atomic
def remind_of_reports(jurisdiction: Jurisdiction, *, by: Actor, now: datetime, today: date) -> int:
    """Remind the units of reports that are due within three working days or overdue; how many units were told.

    On a day off nobody is reminded; what belongs to a sealed inspection is not reminded of.
    """
    calendar = load_calendar()
    if not calendar.is_working(today):
        return 0
    due = queries.reports_due(jurisdiction, calendar.add_working_days(today, WITHIN))
    by_unit = sorted(((_unit(row, today), row) for row in due), key=lambda pair: (str(pair[0]), pair[1].due_on))
    people_of = people.holders_at({unit for unit, _ in by_unit}, (Role.FOCAL_POINT, Role.AGENCY_HEAD), today)
    letters = []
    for unit, rows in groupby(by_unit, key=lambda pair: pair[0]):
        key = f"reports-due:{jurisdiction.pk}:{unit}:{today}"
        letters.append((str(unit), _letter(key, [row for _, row in rows], people_of.get(unit, []), today)))
    told = send(letters, now)
    if told:
        record("jurisdiction.reports_reminded", jurisdiction, by=by, at=now, on=today, after={"agencies": len(told)})
    return len(told)


def _unit(row: ReportRequest, today: date) -> UUID:
    unit = reports.bearings(row, today).unit
    return unit or row.agency_id


def _letter(key: str, rows: list[ReportRequest], to: list[User], today: date) -> Letter:
    late = any(row.due_on < today for row in rows)
    lines = [_told(row, today) for row in rows[:_NAMED]]
    if len(rows) > _NAMED:
        lines.append(f"- và {len(rows) - _NAMED} báo cáo khác")
    return Letter(
        key=key,
        to=tuple(to),
        subject="Báo cáo đã quá hạn gửi" if late else "Báo cáo sắp đến hạn gửi",
        body="Chưa gửi:\n" + "\n".join(lines),
        path=f"/reports/{rows[0].pk}/" if len(rows) == 1 else "/work/",
    )


def _told(row: ReportRequest, today: date) -> str:
    due = wording.day(row.due_on)
    what = f"{row.round.title} ({row.agency.name})"
    if row.submitted_at and row.round.purpose == RoundPurpose.READINESS:
        what += ", xác nhận lại số liệu của quý"
    when = f"đã quá hạn từ ngày {due}" if row.due_on < today else f"hạn ngày {due}"
    return f"- {what}, {when}"
