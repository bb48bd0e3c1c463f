"""A demo nation: the register's own agencies, and ten years of invented plans, inspections and recommendations in bulk.

Everything that is invented lies in illustrative systems ("dữ liệu minh họa"). `replay` then lets the change of 2025 happen
by the register's successions, and `faults` says what is not as it must be afterwards.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import islice
from random import Random
from typing import Any
from uuid import UUID

from kiemtra.data.agencies_national import load_national
from kiemtra.domain.findings import FindingKind, FindingState
from kiemtra.domain.inspections import InspectionState
from kiemtra.domain.people import SYSTEM, Role
from kiemtra.domain.plans import PlanState, UnitChoice
from kiemtra.domain.remediation import OPEN, RecommendationState
from kiemtra.store.models import (
    Agency,
    AgencyAncestor,
    Appointment,
    Finding,
    Inspection,
    Jurisdiction,
    Plan,
    PlanUnit,
    Recommendation,
    Transfer,
    User,
)
from kiemtra.store.queries.agencies import on
from kiemtra.store.queries.agency_search import provinces
from kiemtra.store.queries.two_times import today_of
from kiemtra.workflows import agencies, transfers

BEFORE, CHANGE, TODAY = date(2025, 6, 30), date(2025, 7, 1), date(2025, 12, 31)
NOW = datetime(2025, 7, 1, 1, 0, tzinfo=UTC)
YEARS = range(2016, 2026)
BATCH = 2_000
MARK = "dữ liệu minh họa"
STATES = (
    [RecommendationState.CLOSED_IMPLEMENTED] * 6
    + [RecommendationState.CLOSED_NOT_IMPLEMENTED]
    + [RecommendationState.ISSUED, RecommendationState.PLANNED, RecommendationState.REPORTED]
)


@dataclass(frozen=True, slots=True)
class Nation:
    """What was founded."""

    agencies: int
    plans: int
    inspections: int
    recommendations: int


def found(places: Collection[str] | None, *, units_a_year: int, asked: int = 2) -> Nation:
    """Load the register of these places (first parts of the keys), or of the nation, and write ten years of records."""
    register = load_national()
    rows = [row for row in register.agencies if places is None or row.key.split(".")[0] in places]
    keys = {row.key for row in rows}
    steps = [row for row in register.successions if {row.predecessor, row.successor} <= keys]
    agencies.load(rows, steps, by=SYSTEM, now=NOW)
    recorder = User.objects.create(username="minh-hoa", full_name="Người ghi dữ liệu minh họa", password="!")
    chance = Random(2025)
    for province in provinces(BEFORE):
        _province(province, recorder, chance, units_a_year, asked)
    return Nation(
        agencies=len(rows),
        plans=Plan.objects.count(),
        inspections=Inspection.objects.count(),
        recommendations=Recommendation.objects.count(),
    )


def _province(province: Agency, recorder: User, chance: Random, units_a_year: int, asked: int) -> None:
    below = AgencyAncestor.objects.filter(ancestor=province, depth__gt=0).values("agency")
    units = list(on(BEFORE).filter(pk__in=below).order_by("code"))
    standing = next((unit for unit in units if unit.symbol == "SNV"), province)
    system = Jurisdiction.objects.create(
        code=f"minh-hoa-{province.code}",
        name=province.short_name,
        root=province,
        standing_agency=standing,
        illustrative=True,
    )
    Appointment.objects.create(
        user=recorder,
        jurisdiction=system,
        agency=standing,
        role=Role.STANDING_OFFICER,
        title="Chuyên viên",
        valid_from=date(2016, 1, 1),
    )
    plans = [_plan(system, year) for year in YEARS]
    Plan.objects.bulk_create(plans)
    drawn = [(plan, unit) for plan in plans for unit in chance.sample(units, min(units_a_year, len(units)))]
    PlanUnit.objects.bulk_create(
        (PlanUnit(plan=plan, agency=unit, chosen=UnitChoice.PROPOSED) for plan, unit in drawn), batch_size=BATCH
    )
    visits = [_visit(plan, unit, chance) for plan, unit in drawn]
    Inspection.objects.bulk_create(visits, batch_size=BATCH)
    _in_parts(
        Finding, (_finding(visit, recorder, chance) for visit in visits if visit.state != InspectionState.PLANNED)
    )
    told = (visit for visit in visits if visit.state == InspectionState.FOLLOWING_UP)
    _in_parts(Recommendation, (_asked(visit, number, chance) for visit in told for number in range(1, asked + 1)))


def _in_parts(table: Any, rows: Iterator[Any]) -> None:
    while part := list(islice(rows, BATCH)):
        table.objects.bulk_create(part)


def _plan(system: Jurisdiction, year: int) -> Plan:
    return Plan(
        jurisdiction=system,
        year=year,
        title=f"Kế hoạch kiểm tra năm {year} ({MARK})",
        state=PlanState.ISSUED,
        issuer=system.root,
        standing_agency=system.standing_agency,
        window_from=date(year, 3, 1),
        window_to=date(year, 12, 15),
        created_at=datetime(year, 1, 5, tzinfo=UTC),
        issued_on=date(year, 1, 10),
    )


def _visit(plan: Plan, unit: Agency, chance: Random) -> Inspection:
    # The last year's are under way where the change meets them.
    going_on = plan.year == YEARS[-1] and chance.random() < 0.5
    day = date(plan.year, chance.randint(3, 6), chance.randint(1, 28))
    return Inspection(
        jurisdiction_id=plan.jurisdiction_id,
        plan=plan,
        unit=unit,
        conducting_agency_id=plan.standing_agency_id,
        state=InspectionState.PLANNED if going_on else InspectionState.FOLLOWING_UP,
        visit_on=day,
        noticed_on=None if going_on else day,
    )


def _finding(visit: Inspection, recorder: User, chance: Random) -> Finding:
    obstacle = chance.random() < 0.2
    return Finding(
        inspection=visit,
        kind=FindingKind.OBSTACLE if obstacle else FindingKind.SHORTCOMING,
        state=FindingState.CONFIRMED,
        area="procedures",
        text=f"Nhận định ({MARK})",
        recorded_by=recorder,
        recorded_at=datetime(visit.plan.year, 7, 1, tzinfo=UTC),
        addressed_to_id=visit.plan.issuer_id if obstacle else None,
    )


def _asked(visit: Inspection, number: int, chance: Random) -> Recommendation:
    return Recommendation(
        jurisdiction_id=visit.jurisdiction_id,
        inspection=visit,
        number=number,
        area="procedures",
        text=f"Kiến nghị ({MARK})",
        addressee_id=visit.unit_id,
        due_on=date(visit.plan.year, 12, 1),
        state=chance.choice(STATES),
    )


def replay() -> transfers.CarryReport:
    """Let the change of 2025 happen to what the systems owe."""
    return transfers.carry_over(CHANGE, by=SYSTEM, now=NOW)


HISTORY = {
    Plan: ("issuer_id", "standing_agency_id", "state"),
    Inspection: ("unit_id", "conducting_agency_id", "state", "visit_on"),
    Finding: ("inspection_id", "addressed_to_id", "state"),
    Recommendation: ("addressee_id", "inspection_id", "state", "due_on"),
}


def history() -> list[Counter[Any]]:
    """Everything that was so and must stay so."""
    return [Counter(table.objects.values_list("pk", *fields)) for table, fields in HISTORY.items()]


def by_unit(day: date | None = None) -> Counter[UUID]:
    """How many recommendations each unit has: by the units as they were, or by those of the day."""
    told = Counter(Recommendation.objects.values_list("inspection__unit", flat=True))
    if day is None:
        return told
    shown = today_of(Agency.objects.filter(pk__in=told), day)
    counted: Counter[UUID] = Counter()
    for unit, count in told.items():
        counted[shown[unit].agency.pk] += count
    return counted


def faults(day: date = CHANGE) -> list[str]:
    """What is wrong with the open obligations of agencies that are gone: each has one living carrier, or waits for one."""
    gone = set(Agency.objects.filter(valid_to__lte=day).values_list("pk", flat=True))
    waiting = set(Transfer.objects.filter(needs_decision=True).values_list("recommendation", flat=True))
    found_faults = []
    rows = Recommendation.objects.filter(state__in=OPEN).values_list("pk", "addressee", "carried_by")
    for key, addressee, carrier in rows.iterator(BATCH):
        if addressee not in gone and carrier:
            found_faults.append(f"{key}: chuyển đi dù cơ quan còn")
        elif addressee in gone and (carrier is None or carrier in gone) and key not in waiting:
            found_faults.append(f"{key}: không ai tiếp nhận và không chờ ai quyết định")
    for plan in Plan.objects.all():
        if plan.carrier_id in gone or plan.issuer_carrier_id in gone:
            found_faults.append(f"{plan.pk}: bên kiểm tra không còn")
    return found_faults
