"""Reminders of evidence that a unit owes: one letter a unit and day, to its focal point and head."""

from collections import defaultdict
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.data.calendar import load_calendar
from kiemtra.domain.evidence_asks import WAITING
from kiemtra.domain.people import Actor
from kiemtra.store.models import EvidenceAsk, Jurisdiction, User
from kiemtra.store.queries import evidence as queries
from kiemtra.store.queries import people
from kiemtra.workflows import wording
from kiemtra.workflows.evidence_places import UNIT_ROLES, named, path_of
from kiemtra.workflows.messages import Letter
from kiemtra.workflows.reminders import send
from kiemtra.workflows.trail import record

# Working days ahead of the day, that one included.
WITHIN = 2
# So much is named in one letter.
_NAMED = 20


@transaction.atomic
def remind_of_evidence(jurisdiction: Jurisdiction, *, by: Actor, now: datetime, today: date) -> int:
    """Remind the units of evidence that is due within two working days or overdue; how many units were told.

    On a day off nobody is reminded; what belongs to a sealed inspection is not reminded of.
    """
    calendar = load_calendar()
    if not calendar.is_working(today):
        return 0
    owed: dict[UUID, list[EvidenceAsk]] = defaultdict(list)
    for row in queries.due_asks(jurisdiction.pk, calendar.add_working_days(today, WITHIN), list(WAITING)):
        owed[queries.bearings(row, today).unit or row.agency_id].append(row)
    people_of = people.holders_at(owed, UNIT_ROLES, today)
    letters = []
    for unit, rows in sorted(owed.items(), key=lambda pair: str(pair[0])):
        key = f"evidence-due:{jurisdiction.pk}:{unit}:{today}"
        letters.append((str(unit), _letter(key, rows, people_of.get(unit, []), today)))
    told = send(letters, now)
    if told:
        record("evidence.reminded", jurisdiction, by=by, at=now, on=today, after={"agencies": len(told)})
    return len(told)


def _letter(key: str, rows: list[EvidenceAsk], to: list[User], today: date) -> Letter:
    late = any(row.due_on < today for row in rows)
    lines = [f"- {named(row)}, hạn gửi {wording.day(row.due_on)}" for row in rows[:_NAMED]]
    if len(rows) > _NAMED:
        lines.append(f"- và {len(rows) - _NAMED} minh chứng khác")
    places = {path_of(queries.place_of(row)) for row in rows}
    return Letter(
        key=key,
        to=tuple(to),
        subject="Minh chứng đã quá hạn gửi" if late else "Minh chứng sắp đến hạn gửi",
        body="Chưa gửi:\n" + "\n".join(lines),
        path=places.pop() if len(places) == 1 else "/work/",
    )
