"""What every paper of an inspection team begins and ends with: head, symbol, grounds, who signs.

A team has no seal: its papers stand in a number series of their own under the agency whose seal its decision lends it.
"""

from datetime import date

from django.db.models import Q
from django.utils import timezone

from kiemtra.domain.teams import TeamRole
from kiemtra.drafting.content import Signature
from kiemtra.store.models import Agency, Inspection, Team, TeamMember
from kiemtra.store.queries.people import valid_on
from kiemtra.workflows.papers import phrases

HEAD_TITLE = "Trưởng đoàn"
NO_SYMBOL = "ĐKT"


def sealing_agency(inspection: Inspection) -> Agency:
    """The agency whose seal the team uses; the standing agency where its decision names none."""
    seal = inspection.team.seal_agency if inspection.team else None
    return seal or inspection.plan.standing_agency


def symbol(inspection: Inspection, kind: str) -> str:
    """`TB-ĐKT1`: the kind's abbreviation and the team's symbol."""
    return f"{kind}-{(inspection.team.symbol if inspection.team else '') or NO_SYMBOL}"


def parent_name(inspection: Inspection) -> str:
    """The agency above the team in the head of its papers: whoever set it up, else whoever issued the plan."""
    decision = inspection.team.decision if inspection.team else None
    issuer = decision.issuer if decision else None
    return (issuer or inspection.plan.issuer).name


def team_name(inspection: Inspection) -> str:
    """The team as its papers name it."""
    return inspection.team.name if inspection.team else "Đoàn kiểm tra"


def place_of(inspection: Inspection) -> str:
    """The place-name in the head."""
    return sealing_agency(inspection).place or inspection.plan.issuer.place


def grounds(inspection: Inspection) -> tuple[str, ...]:
    """The plan and the decision on the team, as grounds."""
    plan, decision = inspection.plan, inspection.team.decision if inspection.team else None
    named = phrases.reference(plan.document) if plan.document else f"{plan.title} của {plan.issuer.name}"
    found = [f"Căn cứ {named}"]
    if decision:
        found.append(f"Căn cứ {phrases.reference(decision)}")
    return tuple(found)


def seat(team: Team | None, role: TeamRole, day: date | None) -> TeamMember | None:
    """Who sits in this seat on the day, the first of the decision where several do; without a day, who sits last."""
    if team is None:
        return None
    held = valid_on(day) if day else Q(valid_to__isnull=True)
    return team.members.filter(held, role=role).order_by("id").first()


def head_signature(team: Team | None, day: date | None) -> Signature:
    """The head in office on the day signs, with the office that the host's seal belongs to above the name."""
    head = seat(team, TeamRole.HEAD, day)
    office = head.position if head and head.position.casefold() != HEAD_TITLE.casefold() else ""
    return Signature((), (HEAD_TITLE,), head.full_name if head else "", office)


def year_of(inspection: Inspection) -> int:
    """The year in the date line of a paper that has no date yet."""
    if inspection.visit_on:
        return inspection.visit_on.year
    return timezone.localtime(inspection.opened_at).year if inspection.opened_at else inspection.plan.year
