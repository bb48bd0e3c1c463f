"""A draft that the head holds close: sealed and unsealed; sending it to the unit unseals it too (`conclusions.py`)."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from kiemtra.domain.errors import Refusal
from kiemtra.domain.people import Actor, Post
from kiemtra.domain.secrecy import DEEDS, SecrecyDeed
from kiemtra.store.models import Conclusion
from kiemtra.store.queries import conclusions, inspections
from kiemtra.workflows.holding import hold_inspection
from kiemtra.workflows.rights import refuse, require
from kiemtra.workflows.trail import check_revision, record, save


@transaction.atomic
def seal(inspection_id: UUID, *, revision: int, by: Actor, now: datetime) -> Conclusion:
    """Seal the draft: from now on it exists for head and secretary only, until it is sent or unsealed."""
    conclusion, post = _locked(inspection_id, revision, SecrecyDeed.SEAL_DRAFT, by)
    refuse(Refusal.ALREADY_DONE if conclusion.sealed_at else None)
    conclusion.sealed_at = now
    save(conclusion, "sealed_at")
    record("conclusion.sealed", conclusion, by=by, post=post, at=now, inspection=conclusion.inspection, sealed=True)
    return conclusion


@transaction.atomic
def unseal(inspection_id: UUID, *, revision: int, by: Actor, now: datetime) -> Conclusion:
    """Show the draft again to all of the inspecting side."""
    conclusion, post = _locked(inspection_id, revision, SecrecyDeed.UNSEAL_DRAFT, by)
    refuse(None if conclusion.sealed_at else Refusal.ALREADY_DONE)
    conclusion.sealed_at = None
    save(conclusion, "sealed_at")
    record("conclusion.unsealed", conclusion, by=by, post=post, at=now, inspection=conclusion.inspection)
    return conclusion


def _locked(inspection_id: UUID, revision: int, deed: SecrecyDeed, by: Actor) -> tuple[Conclusion, Post]:
    hold_inspection(inspection_id)
    rows = conclusions.visible_to(by).select_related("inspection__plan").select_for_update(of=("self",))
    conclusion = rows.get(inspection=inspection_id)
    check_revision(conclusion, revision)
    inspection = conclusion.inspection
    return conclusion, require(by, DEEDS[deed], inspections.bearings(inspection), inspection.state)
