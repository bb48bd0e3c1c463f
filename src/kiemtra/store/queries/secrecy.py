"""What is kept close: sealed drafts, who has read a sealed record, and the neutral calls to a team.

While a draft is sealed it exists, with the recommendations drafted in it, for head and secretary of the team only.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Q, QuerySet

from kiemtra.domain.deeds import is_one_of_three
from kiemtra.domain.inspections import InspectionState
from kiemtra.domain.people import Actor
from kiemtra.domain.people import Role as R
from kiemtra.domain.secrecy import is_keeper
from kiemtra.store.models import Conclusion, Event, Inspection, Summons
from kiemtra.store.queries import inspections

# So long after the hour of meeting a call still stands among the work of a member.
SHOWN_AFTER = timedelta(hours=12)
VIEWED = "sealed_record.viewed"


def hidden_draft(actor: Actor, prefix: str = "inspection__") -> Q:
    """The condition that the draft of an inspection is sealed and the actor is neither its head nor its secretary."""
    keepers = actor.teams_as(R.TEAM_HEAD, R.TEAM_SECRETARY)
    return Q(**{f"{prefix}conclusion__sealed_at__isnull": False}) & ~Q(**{f"{prefix}team__in": keepers})


def hides_draft(actor: Actor, inspection: Inspection) -> bool:
    """The same for one inspection, whose plan is loaded."""
    if inspection.state != InspectionState.DRAFTING:
        return False
    draft: Conclusion | None = getattr(inspection, "conclusion", None)
    return bool(draft and draft.sealed_at) and not is_keeper(actor, inspections.bearings(inspection))


def readers(subject: UUID) -> QuerySet[Event]:
    """Who has read a sealed record, newest first; asked only for those who may see the record itself."""
    return Event.objects.filter(name=VIEWED, subject_id=subject).order_by("-recorded_at", "-pk")


def readers_of_inspection(inspection: Inspection, actor: Actor) -> list[Event]:
    """Who read an unannounced inspection while it was sealed: told to its three, also after it was opened."""
    if inspection.announced or not is_one_of_three(actor, inspections.bearings(inspection)):
        return []
    return list(readers(inspection.pk))


def summons_for(actor: Actor, now: datetime) -> list[Summons]:
    """The calls to the teams of this actor that are to be shown at this hour, to whoever is not of the unit itself."""
    if not actor.teams:
        return []
    rows = Summons.objects.filter(
        inspection__team__in=actor.teams,
        inspection__state=InspectionState.APPROVED,
        shown_from__lte=now,
        meet_at__gte=now - SHOWN_AFTER,
    )
    return list(rows.exclude(inspection__unit__in=actor.reach).order_by("meet_at", "meeting_point"))
