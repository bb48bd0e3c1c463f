"""Re-inspections: born from what an inspection recommended and is still open."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.errors import Refusal
from kiemtra.domain.inspections import DEEDS, ENDED, InspectionDeed, InspectionOrigin, InspectionScope, InspectionState
from kiemtra.domain.people import Actor
from kiemtra.store.models import Inspection
from kiemtra.store.queries import inspections
from kiemtra.store.queries import remediation as queries
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import check_revision, record, save


@transaction.atomic
def start(inspection_id: UUID, *, revision: int, by: Actor, now: datetime) -> Inspection:
    """Plan a re-inspection of the unit by the same team, limited to the areas of what is open; one at a time.

    Where the unit is gone it is the agency that answers for it today which is inspected.
    """
    earlier = inspections.visible_to(by).select_related("plan").select_for_update(of=("self",)).get(pk=inspection_id)
    check_revision(earlier, revision)
    post = require(by, DEEDS[InspectionDeed.REINSPECT], inspections.bearings(earlier), earlier.state)
    areas = sorted(set(queries.open_of(earlier).values_list("area", flat=True)))
    refuse(None if areas else Refusal.NOTHING_OPEN)
    refuse(Refusal.ALREADY_DONE if earlier.reinspections.exclude(state__in=ENDED).exists() else None)
    reinspection = Inspection.objects.create(
        jurisdiction_id=earlier.jurisdiction_id,
        plan=earlier.plan,
        plan_unit_id=earlier.plan_unit_id,
        unit_id=earlier.carrier_id,
        conducting_agency_id=earlier.conducting_agency_id,
        team_id=earlier.team_id,
        origin=InspectionOrigin.REINSPECTION,
        scope=InspectionScope.THEMATIC,
        areas=areas,
        state=InspectionState.PLANNED,
        reinspection_of=earlier,
    )
    save(earlier)
    record(
        "inspection.reinspection_started",
        reinspection,
        by=by,
        post=post,
        at=now,
        after={"reinspection_of": earlier.pk, "areas": areas},
    )
    return reinspection
