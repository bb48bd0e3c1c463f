"""Posts that end with what they hang on: appointments at an agency that is gone, seats of a team whose side is."""

from datetime import date, datetime

from django.db.models import F, Q

from kiemtra.domain.agencies import SuccessionKind
from kiemtra.domain.people import Actor
from kiemtra.domain.reorganisations import Step
from kiemtra.store.models import Appointment, Jurisdiction, Plan, TeamMember
from kiemtra.workflows.trail import record, save


def end_posts(day: date, *, jurisdiction: Jurisdiction | None = None, by: Actor, now: datetime) -> int:
    """End the appointments at agencies that are gone by the day, on the day on which each agency ended."""
    rows = Appointment.objects.filter(agency__valid_to__lte=day, valid_from__lt=F("agency__valid_to"))
    rows = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=F("agency__valid_to")))
    if jurisdiction:
        rows = rows.filter(jurisdiction=jurisdiction)
    found = list(rows.select_related("agency", "user").select_for_update(of=("self",)).order_by("pk"))
    for appointment in found:
        before = {"valid_to": appointment.valid_to}
        appointment.valid_to = appointment.agency.valid_to
        save(appointment, "valid_to")
        after = {
            "valid_to": appointment.valid_to,
            "user": appointment.user.full_name,
            "agency": appointment.agency.name,
        }
        record("appointment.ended", appointment, by=by, at=now, on=appointment.valid_to, before=before, after=after)
    return len(found)


def end_seats(plan: Plan, step: Step, *, by: Actor, now: datetime) -> None:
    """End the seats of a plan's teams where the inspecting side was dissolved; after a merger the teams go on.

    A team lives by the decision of who set it up: its successor sets up its own.
    """
    if step.kind is not SuccessionKind.DISSOLVED:
        return
    rows = TeamMember.objects.filter(team__plan=plan, valid_from__lt=step.on)
    rows = rows.filter(Q(valid_to__isnull=True) | Q(valid_to__gt=step.on)).select_related("team")
    for seat in rows.select_for_update(of=("self",)).order_by("pk"):
        seat.valid_to = step.on
        save(seat, "valid_to")
        after = {"member": seat.full_name, "valid_to": step.on}
        record("team.seat_ended", seat.team, by=by, at=now, on=step.on, plan=plan, after=after)
