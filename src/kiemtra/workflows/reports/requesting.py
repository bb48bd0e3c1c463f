"""Asking a unit for its report for an inspection; the requests of whole rounds are made here, too, many at once."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from kiemtra.data.calendar import load_calendar
from kiemtra.domain.agencies import AgencyKind, AgencyLevel
from kiemtra.domain.deadlines import DeadlineCode, due_date
from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.forms import FormTemplate
from kiemtra.domain.inspections import InspectionDeed
from kiemtra.domain.people import Actor, Post, Role
from kiemtra.domain.reports import RoundPurpose
from kiemtra.store.models import Agency, Event, Inspection, ReportRequest, ReportRound
from kiemtra.store.queries import forms, people, sides
from kiemtra.store.queries.deadlines import rule_of
from kiemtra.workflows import messages, wording
from kiemtra.workflows.inspections.locking import begin, unit_people
from kiemtra.workflows.reports import prefilling, steps
from kiemtra.workflows.rights import refuse
from kiemtra.workflows.trail import drafted, record, save

UNIT_REPORT = "unit_report"
BATCH = 500


@transaction.atomic
def request(
    inspection_id: UUID, *, revision: int, form: str = UNIT_REPORT, by: Actor, now: datetime, today: date
) -> ReportRequest:
    """Ask the unit for its report, due the plan's number of working days before the visit."""
    inspection, post = begin(inspection_id, InspectionDeed.REQUEST_REPORT, revision=revision, by=by)
    refuse(Refusal.ALREADY_DONE if inspection.report_requests.filter(form=form).exists() else None)
    template = _form(form, inspection, today)
    asked = ReportRequest.objects.create(
        jurisdiction_id=inspection.jurisdiction_id,
        round=_round_of(inspection, template, now),
        inspection=inspection,
        agency=inspection.unit,
        form=form,
        form_version=template.version,
        period_from=inspection.plan.data_from,
        period_to=inspection.plan.data_to,
        due_on=_due_on(inspection, today),
        requested_at=now,
    )
    prefilling.prefill([asked], today=today)
    save(inspection)
    after = {"form": form, "due_on": asked.due_on}
    record("report.requested", asked, by=by, post=post, at=now, after=after, inspection=inspection)
    to = unit_people(inspection, steps.day_of(now))
    body = f"{asked.round.title}. Hạn gửi: {wording.day(asked.due_on)}."
    steps.tell(asked, "requested", to, subject="Yêu cầu báo cáo", body=body, now=now)
    return asked


def _form(form: str, inspection: Inspection, today: date) -> FormTemplate:
    """The newest version in force; it must be made for the unit."""
    found, unit = forms.in_force(form, inspection.jurisdiction_id, today), inspection.unit
    if found is None:
        raise NotAllowed(Refusal.FORM_NOT_IN_FORCE)
    fits = found.applies(AgencyKind(unit.kind), AgencyLevel(unit.level))
    refuse(None if fits else Refusal.FORM_NOT_FOR_UNIT, units=unit.short_name)
    return found


def _round_of(inspection: Inspection, template: FormTemplate, now: datetime) -> ReportRound:
    """The round of the plan's inspections on this form, opened with the first of its reports."""
    plan = inspection.plan
    found, _ = ReportRound.objects.get_or_create(
        plan=plan,
        form=template.code,
        form_version=template.version,
        purpose=RoundPurpose.INSPECTION,
        defaults={
            "jurisdiction_id": plan.jurisdiction_id,
            "asker_id": plan.standing_agency_id,
            "title": template.title,
            "period_from": plan.data_from,
            "period_to": plan.data_to,
            "opened_at": now,
        },
    )
    return found


def _due_on(inspection: Inspection, today: date) -> date:
    """The day by the plan's rule; where that has passed, the day of the visit or today."""
    if inspection.visit_on is None:
        return today
    due = due_date(inspection.visit_on, rule_of(inspection.plan, DeadlineCode.UNIT_REPORT), load_calendar()).date
    return due if due >= today else max(today, inspection.visit_on)


def ask_all(
    asked: ReportRound, units: Sequence[Agency], due_on: date, *, by: Actor, post: Post, now: datetime, today: date
) -> list[ReportRequest]:
    """A request of each unit in the round, prefilled, with its event and its letter; a handful of queries for thousands."""
    made = ReportRequest.objects.bulk_create(
        [
            ReportRequest(
                jurisdiction_id=asked.jurisdiction_id,
                round=asked,
                agency=unit,
                form=asked.form,
                form_version=asked.form_version,
                period_from=asked.period_from,
                period_to=asked.period_to,
                due_on=due_on,
                requested_at=now,
            )
            for unit in units
        ],
        batch_size=BATCH,
    )
    prefilling.prefill(made, today=today)
    after = {"form": asked.form, "due_on": due_on}
    events = [drafted("report.requested", one, by=by, post=post, at=now, on=today, after=after) for one in made]
    Event.objects.bulk_create(events, batch_size=BATCH)
    tell_all(made, "requested", "Yêu cầu báo cáo", f"{asked.title}. Hạn gửi: {wording.day(due_on)}.", now)
    return made


def tell_all(reports: Sequence[ReportRequest], what: str, subject: str, body: str, now: datetime) -> None:
    """Tell the units of all these reports the same, each with the address of its own."""
    day = steps.day_of(now)
    places = {one.pk: sides.answering_for(one.agency, day) for one in reports}
    people_of = people.holders_at(places.values(), (Role.FOCAL_POINT, Role.AGENCY_HEAD), day)
    letters = [
        steps.letter(one, what, people_of.get(places[one.pk], []), subject=subject, body=body) for one in reports
    ]
    messages.queue_all(letters, at=now)
