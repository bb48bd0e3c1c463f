"""Transfers that an actor may see, what is owed by agencies that are gone, and who carries what today."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Exists, Model, OuterRef, Q, QuerySet, Subquery

from kiemtra.domain.agencies import AgencyKind, SuccessionKind
from kiemtra.domain.deeds import Bearings
from kiemtra.domain.findings import FindingKind, FindingState
from kiemtra.domain.inspections import ENDED
from kiemtra.domain.people import Actor, Permission
from kiemtra.domain.plans import PlanState
from kiemtra.domain.remediation import OPEN
from kiemtra.domain.reorganisations import STANDING_SYMBOL, Obligation, Step, step_of, takes_over
from kiemtra.store.models import (
    Agency,
    AgencyAncestor,
    Finding,
    Inspection,
    Jurisdiction,
    Plan,
    Recommendation,
    Succession,
    Transfer,
)
from kiemtra.store.models.reorganisations import RECORDS
from kiemtra.store.queries import findings, inspections, plans, remediation, sides
from kiemtra.store.queries.people import valid_on

M = TypeVar("M", bound=Model)

RELATED = (
    "recommendation__inspection__plan",
    "recommendation__inspection__unit",
    "inspection__plan",
    "inspection__unit",
    "plan",
    "finding__inspection__plan",
    "finding__inspection__unit",
    "from_agency",
    "to_agency",
    "reorganisation",
    "made_by",
    "replaced_by",
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where an obligation stands: the table, whose it was, whose it is today, and while it is open."""

    table: type[Model]
    origin: str
    carrier: str
    is_open: Q
    # What must be loaded to find its plan.
    related: tuple[str, ...] = ()
    jurisdiction: str = "jurisdiction"


PLACES: dict[Obligation, Place] = {
    Obligation.RECOMMENDATION: Place(
        Recommendation, "addressee", "carried_by", Q(state__in=OPEN), ("inspection__plan",)
    ),
    # What is sealed passes when it is opened: before that nothing may tell of it.
    Obligation.INSPECTED_SIDE: Place(
        Inspection, "unit", "carried_by", ~Q(state__in=ENDED) & Q(sealed_until__isnull=True), ("plan",)
    ),
    Obligation.INSPECTING_SIDE: Place(Plan, "standing_agency", "carried_by", ~Q(state=PlanState.WITHDRAWN)),
    Obligation.ISSUING_SIDE: Place(Plan, "issuer", "issuer_carried_by", ~Q(state=PlanState.WITHDRAWN)),
    Obligation.OBSTACLE: Place(
        Finding,
        "addressed_to",
        "carried_by",
        Q(
            kind=FindingKind.OBSTACLE,
            state=FindingState.CONFIRMED,
            addressed_to__isnull=False,
            answered_at__isnull=True,
            inspection__sealed_until__isnull=True,
        ),
        ("inspection__plan",),
        "inspection__jurisdiction",
    ),
}


def visible_to(actor: Actor) -> QuerySet[Transfer]:
    """The transfers that this actor may see: those of records that it sees, and as administrator all of its systems.

    What is sealed is never transferred, so that no transfer tells of it.
    """
    if not actor.is_known:
        return Transfer.objects.none()
    managed = [post.jurisdiction for post in actor.posts if post.allows(Permission.AGENCIES_MANAGE)]
    return Transfer.objects.filter(Q(jurisdiction__in=managed) | _of_seen_record(actor))


def _of_seen_record(actor: Actor) -> Q:
    return (
        Q(Exists(remediation.visible_to(actor).filter(pk=OuterRef("recommendation"))))
        | Q(Exists(inspections.seen_whole(actor).filter(pk=OuterRef("inspection"))))
        | Q(Exists(plans.visible_to(actor).filter(pk=OuterRef("plan"))))
        | Q(Exists(findings.visible_to(actor).filter(pk=OuterRef("finding"))))
    )


def in_order(rows: QuerySet[Transfer]) -> QuerySet[Transfer]:
    """As they happened, with what they are about."""
    return rows.select_related(*RELATED).order_by("on", "made_at", "id")


def last() -> Q:
    """The condition that nothing corrects a transfer and nothing has passed on from its receiver."""
    onward = Q(pk__in=[])
    for field in sorted(set(RECORDS.values())):
        onward |= Q(**{field: OuterRef(field)})
    later = Transfer.objects.filter(onward, what=OuterRef("what"), from_agency=OuterRef("to_agency"))
    return Q(replaced_by__isnull=True) & ~Q(Exists(later))


def waiting(rows: QuerySet[Transfer]) -> QuerySet[Transfer]:
    """Those on which a person must still decide, while what they are about is open."""
    is_open = (
        Q(recommendation__state__in=OPEN)
        | (Q(inspection__isnull=False) & ~Q(inspection__state__in=ENDED))
        | (Q(plan__isnull=False) & ~Q(plan__state=PlanState.WITHDRAWN))
        | Q(finding__isnull=False, finding__answered_at__isnull=True)
    )
    return rows.filter(last(), is_open, needs_decision=True)


def for_decision(actor: Actor) -> QuerySet[Transfer]:
    """The waiting transfers on which this very actor decides: of its systems, or of plans for which it stands."""
    deciding = [post for post in actor.posts if post.allows(Permission.TRANSFER_DECIDE)]
    managed = [post.jurisdiction for post in deciding if post.allows(Permission.AGENCIES_MANAGE)]
    standing = frozenset(post.agency for post in deciding if post.agency)
    mine = Q(jurisdiction__in=managed)
    for prefix in ("recommendation__inspection__plan__", "inspection__plan__", "plan__", "finding__inspection__plan__"):
        mine |= sides.stood_for_by(standing, prefix)
    return in_order(waiting(visible_to(actor).filter(mine)))


def of(what: Obligation, record: UUID) -> QuerySet[Transfer]:
    """The transfers of one obligation of one record."""
    return Transfer.objects.filter(what=what, **{RECORDS[what]: record})


def with_carrier(rows: QuerySet[M], what: Obligation) -> QuerySet[M]:
    """The records with who carries one obligation today (`carried_by`, …) and since when (`carried_by_since`, …)."""
    carrier = PLACES[what].carrier
    onto = of_any(what).filter(**{RECORDS[what]: OuterRef("pk")}, to_agency=OuterRef(carrier))
    since = Subquery(onto.order_by("-on", "-id").values("on")[:1])
    found: QuerySet[M] = rows.select_related(carrier).annotate(**{f"{carrier}_since": since})
    return found


def of_any(what: Obligation) -> QuerySet[Transfer]:
    """The transfers of one obligation that nobody has corrected."""
    return Transfer.objects.filter(what=what, replaced_by__isnull=True)


def of_record(what: Obligation, record: UUID) -> list[Transfer]:
    """How one obligation passed on, as it happened, with what was corrected; one query."""
    return list(in_order(of(what, record)))


def open_to(actor: Actor, rows: Collection[Transfer]) -> set[UUID]:
    """Of these transfers those whose record the actor sees: an administrator decides on more than it reads."""
    seen = Q(pk__in=[row.pk for row in rows]) & _of_seen_record(actor)
    return set(Transfer.objects.filter(seen).values_list("pk", flat=True)) if rows else set()


def plan_of(transfer: Transfer) -> Plan:
    """The plan under which what is transferred came to be (all records must be loaded)."""
    if transfer.plan:
        return transfer.plan
    record = transfer.recommendation or transfer.finding
    inspection = record.inspection if record else transfer.inspection
    assert inspection is not None, "a transfer is about exactly one record"
    return inspection.plan


def bearings(transfer: Transfer) -> Bearings:
    """Who stands on which side of what is transferred, as its plan goes."""
    return sides.bearings(plan_of(transfer))


def owed(what: Obligation, day: date, jurisdiction: Jurisdiction | None = None) -> QuerySet[Any]:
    """The open obligations of one kind whose carrier is gone by the day, and on which nobody has to decide yet."""
    place = PLACES[what]
    gone = Q(**{f"{place.carrier}__isnull": True, f"{place.origin}__valid_to__lte": day})
    gone |= Q(**{f"{place.carrier}__valid_to__lte": day})
    undecided = Transfer.objects.filter(
        what=what, to_agency__isnull=True, replaced_by__isnull=True, **{RECORDS[what]: OuterRef("pk")}
    )
    rows = place.table._default_manager.filter(place.is_open, gone).exclude(Exists(undecided))
    rows = rows.select_related(*place.related) if place.related else rows
    return rows.filter(**{place.jurisdiction: jurisdiction}) if jurisdiction else rows


@dataclass(frozen=True, slots=True)
class Lines:
    """The successions and the ends of agencies by a day: read once for a whole change of government."""

    day: date
    ended: Mapping[UUID, date]
    steps: Mapping[UUID, list[tuple[Step, Succession]]]


def lines_on(day: date) -> Lines:
    """Who has ended by the day, and who followed whom; two queries."""
    ended = {pk: end for pk, end in Agency.objects.filter(valid_to__lte=day).values_list("pk", "valid_to") if end}
    steps: dict[UUID, list[tuple[Step, Succession]]] = defaultdict(list)
    for row in Succession.objects.filter(on__lte=day).order_by("on", "pk"):
        step = Step(row.successor_id, row.on, SuccessionKind(row.kind), row.is_main)
        steps[row.predecessor_id].append((step, row))
    return Lines(day, ended, steps)


def standing_below(agency: UUID, day: date) -> UUID | None:
    """The department of home affairs directly below a People's Committee on the day; None where there is not just one."""
    below = AgencyAncestor.objects.filter(valid_on(day), ancestor=agency, depth=1, agency=OuterRef("pk"))
    over = Agency.objects.filter(pk=agency, kind=AgencyKind.PEOPLES_COMMITTEE)
    rows = Agency.objects.filter(
        Exists(below), Exists(over), valid_on(day), kind=AgencyKind.DEPARTMENT, symbol=STANDING_SYMBOL
    )
    found = list(rows.values_list("pk", flat=True)[:2])
    return found[0] if len(found) == 1 else None


def successor_of(what: Obligation, agency: UUID, day: date, lines: Lines | None = None) -> UUID | None:
    """Who carries on the day, by the default rule, what this agency owed: itself while it is there, None where that waits.

    `lines` are those of the day, where they are known.
    """
    lines, seen = lines or lines_on(day), set[UUID]()
    while agency in lines.ended and agency not in seen:
        seen.add(agency)
        step = step_of([one for one, _ in lines.steps.get(agency, ())], day)
        if step is None or step.successor is None:
            return None
        standing = standing_below(step.successor, day) if what is Obligation.INSPECTING_SIDE else None
        agency = takes_over(what, step.successor, standing=standing, self_run=False)
    return agency


def systems() -> QuerySet[Jurisdiction]:
    """Every government's system, by code: for the daily job."""
    return Jurisdiction.objects.order_by("code")


def receivers(day: date, jurisdiction: Jurisdiction) -> QuerySet[Agency]:
    """The agencies of a system that can take something over on the day: at or below its root or what followed it."""
    roots = [jurisdiction.root_id, *jurisdiction.root.heir_rows.filter(since__lte=day).values_list("heir", flat=True)]
    lines = AgencyAncestor.objects.filter(valid_on(day), ancestor__in=roots, agency=OuterRef("pk"))
    return Agency.objects.filter(valid_on(day)).filter(Exists(lines)).order_by("name")
