"""Who may see what, said once more from the rules' meaning, record by record, without the queries under test.

Plain sentences over cards (`Person`) and rows. Slow and simple on purpose: where the queries and these sentences part,
one of them is wrong.
"""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from kiemtra.domain.people import TEAM_ROLES, Role
from kiemtra.store.models import (
    AgencyAncestor,
    Answer,
    CheckResult,
    Conclusion,
    Document,
    DocumentVersion,
    Event,
    Evidence,
    ExpectedPlan,
    Finding,
    Inspection,
    Plan,
    PlanUnit,
    Reading,
    Recommendation,
    ReportRequest,
    Session,
    SteeringProposal,
    StoredFile,
    Task,
    Team,
)
from tests.factories_rights_people import Person
from tests.world import TODAY

R = Role
STAFF = (R.STANDING_OFFICER, R.LEADERSHIP, R.RECORDS_CLERK, R.AUDITOR)
OF_UNIT = (R.AGENCY_HEAD, R.FOCAL_POINT, R.RECORDS_CLERK)
OVER_UNIT = (R.LEADERSHIP, R.AUDITOR)
RUNNING_ITSELF = (R.AGENCY_HEAD, R.FOCAL_POINT)
LIES_WITH_UNIT = ("with_unit", "concluded", "following_up", "closed")
TOLD_PLAN = ("issued", "closed")
TOLD_RECOMMENDATION = (
    "issued",
    "planned",
    "reported",
    "returned",
    "verified",
    "closed_implemented",
    "closed_not_implemented",
)


class Oracle:
    """Answers for one moment; the tree is read once."""

    def __init__(self, today: date = TODAY) -> None:
        self.said: dict[tuple[str, int, UUID], bool] = {}
        self.above: dict[UUID, set[UUID]] = {}
        for row in AgencyAncestor.objects.all():
            if row.valid_from <= today and (row.valid_to is None or row.valid_to > today):
                self.above.setdefault(row.agency_id, set()).add(row.ancestor_id)

        self.inspections = Inspection.objects.select_related("plan").in_bulk()
        self.recommendations = list(Recommendation.objects.select_related("inspection__plan"))
        self.units = list(PlanUnit.objects.select_related("plan__parent"))
        self.plans = Plan.objects.select_related("parent").in_bulk()
        self.places = {plan.pk: _places(plan) for plan in self.plans.values()}
        self.hooks = _hooks()

    def _once(self, what: str, who: Person, key: UUID, answer: Callable[[], bool]) -> bool:
        place = (what, id(who), key)
        if place not in self.said:
            self.said[place] = answer()
        return self.said[place]

    # -- sides

    def runs(self, who: Person, plan: Plan) -> bool:
        return who.holds(plan.standing_agency_id, *STAFF) or who.holds(plan.issuer_id, *STAFF)

    def owns(self, who: Person, plan: Plan) -> bool:
        """The people of an agency that inspects itself."""
        return plan.issuer_id == plan.standing_agency_id and who.holds(plan.issuer_id, *RUNNING_ITSELF)

    def for_unit(self, who: Person, unit: UUID) -> bool:
        """Its own people, and those who lead or watch over it or whatever stands above it today."""
        return who.holds(unit, *OF_UNIT) or any(who.holds(over, *OVER_UNIT) for over in self.above.get(unit, ()))

    def inside(self, who: Person, inspection: Inspection) -> bool:
        return who.sits(inspection.team_id) or self.runs(who, inspection.plan)

    def in_team_of(self, who: Person, plan: Plan) -> bool:
        return any(role in TEAM_ROLES and place in self.places[plan.pk] for role, place in who.posts)

    # -- subjects

    def inspection(self, who: Person, row: Inspection) -> bool:
        return self._once("inspection", who, row.pk, lambda: self._inspection(who, row))

    def _inspection(self, who: Person, row: Inspection) -> bool:
        if not who.known:
            return False
        if row.sealed_until:
            keeps = who.sits(row.team_id, R.TEAM_HEAD, R.TEAM_SECRETARY)
            proposed = who.user.pk == row.proposed_by_id and who.holds(row.plan.standing_agency_id, R.STANDING_OFFICER)
            return keeps or proposed
        told = row.noticed_on is not None or row.opened_at is not None
        return self.inside(who, row) or self.owns(who, row.plan) or (told and self.for_unit(who, row.unit_id))

    def plan(self, who: Person, row: Plan) -> bool:
        return self._once("plan", who, row.pk, lambda: self._plan(who, row))

    def _plan(self, who: Person, row: Plan) -> bool:
        if not who.known:
            return False
        if self.runs(who, row):
            return True
        if row.issuer_id == row.standing_agency_id and who.holds(row.issuer_id, *OF_UNIT, *RUNNING_ITSELF):
            # The clerk of an agency that inspects itself is its staff already.
            return True
        if row.state not in TOLD_PLAN:
            return False
        above = row.parent is not None and who.holds(row.parent.standing_agency_id, *STAFF)
        return above or bool({place for role, place in who.posts} & self.places[row.pk])

    def document(self, who: Person, row: Document) -> bool:
        if not who.known:
            return False
        if row.inspection is not None:
            belongs = self.inspection(who, row.inspection)
        elif row.plan is not None:
            belongs = self.plan(who, row.plan)
        else:
            belongs = row.jurisdiction_id in who.jurisdictions
        if row.state in ("issued", "replaced"):
            return belongs
        if row.kind == "minutes" and row.inspection is not None and row.inspection.minutes_closed_at:
            return belongs
        return belongs and self._writes(who, row)

    def _writes(self, who: Person, row: Document) -> bool:
        """Drafts, and drafts given up: whoever writes such papers."""
        if row.plan is None and row.inspection is None:
            return who.holds(row.jurisdiction.standing_agency_id, *STAFF) or who.holds(row.issuer_id, *STAFF, *OF_UNIT)
        plan = row.plan or row.inspection.plan
        if self.runs(who, plan) or self.owns(who, plan):
            return True
        if row.inspection is not None:
            return who.sits(row.inspection.team_id)
        return self.in_team_of(who, plan) or who.holds(row.issuer_id, *STAFF, *OF_UNIT)

    def finding(self, who: Person, row: Finding) -> bool:
        if not who.known:
            return False
        if self.inspection(who, row.inspection):
            lies_with_unit = row.inspection.state in LIES_WITH_UNIT and row.state == "confirmed"
            if self.inside(who, row.inspection) or lies_with_unit:
                return True
        asked = row.addressed_to_id is not None and who.holds(row.addressed_to_id, R.LEADERSHIP, R.AGENCY_HEAD)
        return asked and row.state == "confirmed" and row.inspection.sealed_until is None

    def conclusion(self, who: Person, row: Conclusion) -> bool:
        return self.inspection(who, row.inspection) and (
            self.inside(who, row.inspection) or row.inspection.state in LIES_WITH_UNIT
        )

    def recommendation(self, who: Person, row: Recommendation) -> bool:
        if not who.known or row.state == "withdrawn":
            return False
        if self.inspection(who, row.inspection) and (
            self.inside(who, row.inspection) or row.inspection.state in LIES_WITH_UNIT
        ):
            return True
        return row.state in TOLD_RECOMMENDATION and self.for_unit(who, row.addressee_id)

    def report(self, who: Person, row: ReportRequest) -> bool:
        return self.inspection(who, row.inspection)

    def result(self, who: Person, row: CheckResult) -> bool:
        return self.inspection(who, row.inspection)

    def session(self, who: Person, row: Session) -> bool:
        return self.inspection(who, row.inspection)

    def team(self, who: Person, row: Team) -> bool:
        return self.plan(who, row.plan)

    def task(self, who: Person, row: Task) -> bool:
        return self.plan(who, row.plan)

    def expected(self, who: Person, row: ExpectedPlan) -> bool:
        owes = any(place == row.agency_id for role, place in who.posts)
        return who.known and (self.runs(who, row.plan) or (owes and row.plan.state in TOLD_PLAN))

    def steering(self, who: Person, row: SteeringProposal) -> bool:
        return self.runs(who, row.plan) or self.in_team_of(who, row.plan)

    def reading(self, who: Person, row: Reading) -> bool:
        held = row.jurisdiction
        return who.holds(held.standing_agency_id, *STAFF) or who.holds(held.root_id, *STAFF)

    def evidence(self, who: Person, row: Evidence) -> bool:
        """A proof of a finding goes with the finding, one of a statement with its recommendation, others with the visit."""
        if row.statement is not None:
            return self.recommendation(who, row.statement.recommendation)
        if row.finding is not None and row.result is None:
            return self.finding(who, row.finding)
        return self.inspection(who, row.inspection)

    def file(self, who: Person, row: StoredFile) -> bool:
        asks = {Document: self.document, Evidence: self.evidence, ReportRequest: self.report}
        return any(asks[type(record)](who, record) for record in self.hooks.get(row.pk, ()))

    def unit_page(self, who: Person, agency: UUID) -> bool:
        """One's own agency, one that an inspection or a recommendation one sees is about; for staff, units of plans."""
        if not who.known:
            return False
        is_own = any(place == agency for role, place in who.posts)
        visited = any(row.unit_id == agency and self.inspection(who, row) for row in self.inspections.values())
        asked = any(row.addressee_id == agency and self.recommendation(who, row) for row in self.recommendations)
        planned = any(unit.agency_id == agency and self.plan(who, unit.plan) for unit in self.units)
        is_staff = any(role in STAFF for role, place in who.posts)
        return is_own or visited or asked or (is_staff and planned)

    def event(self, who: Person, row: Event, told: frozenset[str]) -> bool:
        """What leaders and auditors may look through: their government's events, never the inner work of others."""
        watches = any(role in OVER_UNIT for role, place in who.posts) and row.jurisdiction_id in who.jurisdictions
        if not watches:
            return False
        if row.inspection_id:
            inspection = self.inspections[row.inspection_id]
            return self.inspection(who, inspection) and (self.inside(who, inspection) or row.name in told)
        if row.plan_id:
            plan = self.plans[row.plan_id]
            runs = self.runs(who, plan) or self.owns(who, plan) or self.in_team_of(who, plan)
            return self.plan(who, plan) and (runs or row.name in told)
        return True


def _places(plan: Plan) -> set[UUID]:
    """The agencies and teams that a plan names: whose people it is told to."""
    rows = (plan.units.values_list("agency"), plan.expected.values_list("agency"), plan.teams.values_list("pk"))
    return {place for found in rows for (place,) in found}


def _hooks() -> dict[UUID, list[Any]]:
    """The records on which each file hangs."""
    found: dict[UUID, list[Any]] = {}
    for paper in Document.objects.filter(signed_file__isnull=False):
        found.setdefault(paper.signed_file_id, []).append(paper)
    for version in DocumentVersion.objects.select_related("document"):
        for key in (version.docx_id, version.pdf_id):
            found.setdefault(key, []).append(version.document)
    for proof in Evidence.objects.select_related("inspection__plan", "finding__inspection__plan"):
        found.setdefault(proof.file_id, []).append(proof)
    for answer in Answer.objects.filter(file__isnull=False).select_related("request__inspection__plan"):
        found.setdefault(answer.file_id, []).append(answer.request)
    return found
