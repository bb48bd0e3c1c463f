"""What the record says of the units of a frozen list: counted, and the very records that were counted.

Only what the actor sees, and nothing of a sealed inspection for anybody.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Coalesce

from kiemtra.domain.findings import CALLS_FOR_ACTION
from kiemtra.domain.people import Actor
from kiemtra.domain.reports import ReportState
from kiemtra.store.models import CoverageRule, Finding, Inspection, Recommendation, ReportRequest, ReportVersion
from kiemtra.store.queries import findings, remediation, reports
from kiemtra.store.queries.inspected import Heritage, of_listed, visits

_NOT_HANDED_IN = (ReportState.REQUESTED, ReportState.DRAFT, ReportState.RETURNED)
_NOT_SEALED = Q(inspection__sealed_until__isnull=True)


def overdue(rule: CoverageRule, actor: Actor, today: date) -> QuerySet[Recommendation]:
    """Recommendations past their day that a listed unit carries, or a predecessor of it; `of` says which."""
    rows = remediation.visible_to(actor).filter(remediation.overdue(today), _NOT_SEALED)
    return rows.annotate(of=Coalesce("carried_by", "addressee")).filter(of_listed(rule, "of"))


def repeats(rule: CoverageRule, actor: Actor, since: date) -> QuerySet[Finding]:
    """Shortcomings concluded since the day that repeat an earlier one."""
    rows = findings.concluded(actor).filter(_NOT_SEALED, repeat_of__isnull=False)
    rows = rows.filter(kind__in=CALLS_FOR_ACTION, recorded_at__date__gte=since)
    return rows.annotate(of=F("inspection__unit")).filter(of_listed(rule, "inspection__unit"))


def late(rule: CoverageRule, actor: Actor, today: date, since: date) -> QuerySet[ReportRequest]:
    """Reports due since the day that came late, or did not come."""
    first = ReportVersion.objects.filter(request=OuterRef("pk"), number=1, submitted_at__date__gt=OuterRef("due_on"))
    rows = reports.visible_to(actor).filter(_NOT_SEALED, due_on__gte=since).exclude(state=ReportState.WITHDRAWN)
    rows = rows.filter(Q(state__in=_NOT_HANDED_IN, due_on__lt=today) | Exists(first))
    return rows.annotate(of=F("agency")).filter(of_listed(rule, "agency"))


def since(rule: CoverageRule, criterion: str) -> date:
    """The first day that counts for a criterion, as the rule says; the year of the plan is the last that counts."""
    back = next((weight["years_back"] for weight in rule.weights if weight["criterion"] == criterion), 0)
    return date(rule.plan.year - back, 1, 1) if back else date(1900, 1, 1)


def counts(rule: CoverageRule, actor: Actor, today: date, line: Heritage) -> dict[UUID, Counter[str]]:
    """Unit → how many of each; one query whatever the number of units."""
    found: dict[UUID, Counter[str]] = {}
    first, *others = (
        rows.order_by().values("of").annotate(criterion=Value(name, CharField()), count=Count("pk"))
        for name, rows in _counted(rule, actor, today).items()
    )
    for agency, criterion, count in first.union(*others, all=True).values_list("of", "criterion", "count"):
        for unit in line.units_of(agency):
            found.setdefault(unit, Counter())[criterion] += count
    return found


def _counted(rule: CoverageRule, actor: Actor, today: date) -> Mapping[str, QuerySet[Any]]:
    return {
        "overdue": overdue(rule, actor, today),
        "repeats": repeats(rule, actor, since(rule, "repeats")),
        "late": late(rule, actor, today, since(rule, "late")),
    }


@dataclass(frozen=True, slots=True)
class Records:
    """The records behind the figures of one unit."""

    visits: list[Inspection]
    overdue: list[Recommendation]
    repeats: list[Finding]
    late: list[ReportRequest]


def records(rule: CoverageRule, unit: UUID, actor: Actor, today: date, line: Heritage) -> Records:
    """The records counted for one unit and for those that it took over; four queries."""
    places = {unit, *(before for before, heirs in line.heirs.items() if unit in heirs)}
    counted = _counted(rule, actor, today)
    return Records(
        visits=list(
            visits(rule, actor).filter(unit__in=places).select_related("plan", "unit").order_by("-plan__year", "id")
        ),
        overdue=_of(counted["overdue"], places, ("addressee", "inspection__plan"), "due_on"),
        repeats=_of(counted["repeats"], places, ("inspection__unit", "inspection__plan"), "-recorded_at"),
        late=_of(counted["late"], places, ("agency", "inspection__plan"), "-due_on"),
    )


def _of(rows: QuerySet[Any], places: Iterable[UUID], related: tuple[str, ...], order: str) -> list[Any]:
    return list(rows.filter(of__in=list(places)).select_related(*related).order_by(order, "id"))
