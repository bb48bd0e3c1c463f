"""What the pages of plans show: the list, the units with their inspections, the figures. What is sealed is in none of it."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, F, QuerySet
from django.db.models.functions import Coalesce

from kiemtra.domain.people import Actor
from kiemtra.domain.remediation import CLOSED as CLOSED_STATES
from kiemtra.domain.text import fold
from kiemtra.store.models import Anomaly, Citation, Finding, Inspection, Plan, PlanUnit
from kiemtra.store.queries import findings, inspections, plans, remediation
from kiemtra.store.queries.remediation import TOLD

MOST = 500


def listed(actor: Actor, *, words: str = "", year: int | None = None, state: str = "") -> list[Plan]:
    """The plans that the actor may see, newest year first, narrowed; with the number of their units."""
    rows = plans.visible_to(actor).select_related("issuer", "document", "parent").annotate(unit_count=Count("units"))
    if year:
        rows = rows.filter(year=year)
    if state:
        rows = rows.filter(state=state)
    wanted = fold(words).split()
    found = rows.order_by("-year", F("issued_on").desc(nulls_last=True), "-created_at")[:MOST]
    return [plan for plan in found if all(word in fold(f"{plan.title} {plan.document or ''}") for word in wanted)]


def open_inspections(plan: Plan, actor: Actor) -> QuerySet[Inspection]:
    """The inspections of a plan that stand in lists and calendars: visible to the actor and not sealed."""
    rows = inspections.visible_to(actor).filter(plan=plan, sealed_until__isnull=True)
    return rows.select_related("unit", "team").order_by("visit_on", "visit_at", "id")


def units_of(plan: Plan) -> QuerySet[PlanUnit]:
    """The units of a plan for its page: how each was chosen and is inspected, and until when it exists."""
    names = ("agency__name", "agency__short_name", "agency__valid_to")
    rows = plan.units.select_related("agency").order_by("agency__code")
    return rows.only("plan", "chosen", "reason", "method", "scope", "areas", *names)


def progress_of(plan: Plan, actor: Actor) -> QuerySet[Inspection]:
    """How far the inspections of a plan are: `open_inspections` with day, state and team only."""
    rows = inspections.visible_to(actor).filter(plan=plan, sealed_until__isnull=True).select_related("team")
    return rows.only("unit", "state", "visit_on", "team__name").order_by("visit_on", "visit_at", "id")


def recommendations_of(inspection_ids: Iterable[UUID], actor: Actor) -> Counter[str]:
    """How many recommendations of these inspections are open and how many closed, of those that the actor sees."""
    rows = remediation.visible_to(actor).filter(inspection__in=list(inspection_ids), state__in=TOLD)
    told: Counter[str] = Counter()
    for state, count in rows.order_by().values_list("state").annotate(Count("pk")):
        told["closed" if state in CLOSED_STATES else "open"] += count
    return told


def obstacles_of(plan: Plan, actor: Actor) -> QuerySet[Finding]:
    """The obstacles that units of the plan raised, as far as the actor sees them."""
    rows = findings.visible_to(actor).filter(inspection__plan=plan, kind="obstacle")
    rows = rows.filter(inspection__sealed_until__isnull=True).exclude(state="struck")
    return rows.select_related("inspection__unit", "addressed_to").order_by(
        Coalesce("answer_due_on", "inspection__visit_on")
    )


def anomalies_of(plan: Plan) -> QuerySet[Anomaly]:
    """The contradictions in the texts that the plan came from; slips of the pen are left to the page of the text."""
    return (
        Anomaly.objects.filter(reading__plan=plan)
        .exclude(severity="note")
        .select_related("reading", "settled_by")
        .order_by("id")
    )


def cited_in(plan: Plan) -> list[Citation]:
    """What the texts of the plan cite, each document once, in the order of the text."""
    rows = Citation.objects.filter(reading__plan=plan).select_related("cited").order_by("start", "id")
    return list({row.cited_id: row for row in reversed(list(rows))}.values())[::-1]
