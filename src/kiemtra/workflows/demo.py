"""What exists in the demo only: the day that a system takes for today."""

from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.db import transaction

from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.people import Actor
from kiemtra.store.models import Jurisdiction
from kiemtra.workflows import transfers
from kiemtra.workflows.trail import record


@transaction.atomic
def assume_day(jurisdiction_id: UUID, day: date, *, by: Actor, now: datetime) -> Jurisdiction:
    """Let this system take `day` for today, and what was owed on that day lie with who carried it then.

    Refused outside the demo.
    """
    if not settings.DEMO:
        raise NotAllowed(Refusal.NOT_IN_DEMO)
    jurisdiction = Jurisdiction.objects.select_for_update().get(pk=jurisdiction_id)
    before = jurisdiction.assumed_day
    jurisdiction.assumed_day = day
    jurisdiction.save(update_fields=["assumed_day"])
    record("jurisdiction.day_assumed", jurisdiction, by=by, at=now, before={"day": before}, after={"day": day})
    transfers.take_back(day, jurisdiction=jurisdiction, by=by, now=now)
    transfers.carry_over(day, jurisdiction=jurisdiction, by=by, now=now)
    return jurisdiction
