"""Who may see what, said once more from the rules' meaning, record by record, without the queries under test.

Plain sentences over cards (`Person`) and rows. Slow and simple on purpose: where the queries and these sentences part,
one of them is wrong.
"""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from kiemtra.data.forms import load_forms
from kiemtra.domain.people import TEAM_ROLES, Role
from kiemtra.store.models import (
    Absence,
    AgencyAncestor,
    Answer,
    AnswerConflict,
    BusyDays,
    CheckResult,
    ChoiceMark,
    Conclusion,
    CoverageRule,
    Document,
    DocumentVersion,
    Draw,
    DrawSeed,
    Event,
    Evidence,
    EvidenceAsk,
    ExpectedPlan,
    Finding,
    FormVersion,
    Inspection,
    ItemRemark,
    KnownName,
    Merge,
    Notice,
    NoticeReceipt,
    Plan,
    PlanAmendment,
    PlanChoice,
    PlanUnit,
    PlanVersion,
    ReadinessCopy,
    Reading,
    Recognition,
    Recommendation,
    Recusal,
    ReportRequest,
    ReportRound,
    SeatChange,
    Session,
    SteeringProposal,
    StoredFile,
    Task,
    TaskProof,
    TaskReport,
    TaskStatus,
    Team,
    TeamMember,
    Timetable,
)
from tests.factories_rights_people import Person
from tests.world import TODAY

R = Role
STAFF = (R.STANDING_OFFICER, R.LEADERSHIP, R.RECORDS_CLERK, R.AUDITOR)
OF_UNIT = (R.AGENCY_HEAD, R.FOCAL_POINT, R.RECORDS_CLERK)
OVER_UNIT = (R.LEADERSHIP, R.AUDITOR)
RUNNING_ITSELF = (R.AGENCY_HEAD, R.FOCAL_POINT)
LIES_WITH_UNIT = ("with_unit", "concluded", "following_up", "closed")
CONCLUDED = ("concluded", "following_up", "closed")
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
        for row in AgencyAncestor.objects.select_related("agency"):
            stands = row.valid_from <= today and (row.valid_to is None or row.valid_to > today)
            ended_there = row.valid_to is not None and row.valid_to <= today and row.valid_to == row.agency.valid_to
            if stands or ended_there:
                self.above.setdefault(row.agency_id, set()).add(row.ancestor_id)

        self.inspections = Inspection.objects.select_related("plan").in_bulk()
        self.recommendations = list(
            Recommendation.objects.select_related("inspection__plan").prefetch_related("findings")
        )
        self.units = list(PlanUnit.objects.select_related("plan__parent"))
        self.draws = Draw.objects.select_related("plan").in_bulk()
        self.plans = Plan.objects.select_related("parent").in_bulk()
        self.rounds = ReportRound.objects.select_related("plan").in_bulk()
        reports = ReportRequest.objects.select_related("inspection__plan", "round__plan")
        self.reports = reports.prefetch_related("round__merges").in_bulk()
        self.requests: dict[UUID, list[ReportRequest]] = {key: [] for key in self.rounds}
        for report in self.reports.values():
            self.requests[report.round_id].append(report)
        self.places = {plan.pk: _places(plan) for plan in self.plans.values()}
        self.hooks = _hooks()
        self.areas_of_items = {item.code: item.area for form in load_forms() for item in form.items}

    def _once(self, what: str, who: Person, key: UUID, answer: Callable[[], bool]) -> bool:
        place = (what, id(who), key)
        if place not in self.said:
            self.said[place] = answer()
        return self.said[place]

    # -- sides

    def runs(self, who: Person, plan: Plan) -> bool:
        """Staff of the agencies that ran and issued it, or that carry that today."""
        sides = (plan.standing_agency_id, plan.issuer_id, plan.carried_by_id, plan.issuer_carried_by_id)
        return any(place is not None and who.holds(place, *STAFF) for place in sides)

    def owns(self, who: Person, plan: Plan) -> bool:
        """The people of an agency that inspects itself."""
        held = who.holds(plan.issuer_id, *RUNNING_ITSELF) or (
            plan.issuer_carried_by_id is not None and who.holds(plan.issuer_carried_by_id, *RUNNING_ITSELF)
        )
        return plan.issuer_id == plan.standing_agency_id and held

    def for_unit(self, who: Person, *units: UUID | None) -> bool:
        """The people of the unit, or of who answers for it today, and those who lead or watch over these today."""
        return any(self._for_one(who, unit) for unit in units if unit is not None)

    def _for_one(self, who: Person, unit: UUID) -> bool:
        return who.holds(unit, *OF_UNIT) or any(who.holds(over, *OVER_UNIT) for over in self.above.get(unit, ()))

    def inside(self, who: Person, inspection: Inspection) -> bool:
        return who.sits(inspection.team_id) or self.runs(who, inspection.plan)

    def in_team_of(self, who: Person, plan: Plan) -> bool:
        return any(role in TEAM_ROLES and place in self.places[plan.pk] for role, place in who.posts)

    def fields_over(self, who: Person, inspection: Inspection) -> list[frozenset[str]]:
        """The fields that somebody is in charge of at the inspected unit, once it has been told; never of a sealed one."""
        told = inspection.noticed_on is not None or inspection.opened_at is not None
        if not who.known or inspection.sealed_until or not told:
            return []
        units = [unit for unit in (inspection.unit_id, inspection.carried_by_id) if unit]
        return [areas for areas, over in who.fields if any(over in self.above.get(unit, ()) for unit in units)]

    def in_field(self, who: Person, inspection: Inspection, area: str) -> bool:
        return any(area in areas for areas in self.fields_over(who, inspection))

    # -- subjects

    def inspection_at_all(self, who: Person, row: Inspection) -> bool:
        """As a whole, or as a line for the sake of a field."""
        return self.inspection(who, row) or bool(self.fields_over(who, row))

    def inspection(self, who: Person, row: Inspection) -> bool:
        return self._once("inspection", who, row.pk, lambda: self._inspection(who, row))

    def _inspection(self, who: Person, row: Inspection) -> bool:
        if not who.known:
            return False
        if row.sealed_until:
            keeps = who.sits(row.team_id, R.TEAM_HEAD, R.TEAM_SECRETARY)
            office = row.plan.carried_by_id or row.plan.standing_agency_id
            proposed = who.user.pk == row.proposed_by_id and who.holds(office, R.STANDING_OFFICER)
            return keeps or proposed
        told = row.noticed_on is not None or row.opened_at is not None
        return (
            self.inside(who, row)
            or self.owns(who, row.plan)
            or (told and self.for_unit(who, row.unit_id, row.carried_by_id))
        )

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
        return self.above_plan(who, row) or bool(who.everywhere & self.places[row.pk])

    def above_plan(self, who: Person, row: Plan) -> bool:
        """Staff of a plan above, however far."""
        return row.parent is not None and (self.runs(who, row.parent) or self.above_plan(who, row.parent))

    def document(self, who: Person, row: Document) -> bool:
        if not who.known:
            return False
        if row.inspection is not None:
            belongs = self.inspection(who, row.inspection)
        elif row.plan is not None:
            belongs = self.plan(who, row.plan)
        else:
            belongs = row.jurisdiction_id in who.jurisdictions
        if self._reports_itself(row):
            return belongs and self._reads_report_of_unit(who, row)
        if row.state in ("issued", "replaced"):
            return belongs
        if row.kind == "minutes" and row.inspection is not None and row.inspection.minutes_closed_at:
            return belongs
        return belongs and self._writes(who, row)

    def _reports_itself(self, row: Document) -> bool:
        """Whether an agency reports of itself in it: a report of ours by one that neither runs nor issues its plan."""
        runs = (
            {row.plan.standing_agency_id, row.plan.issuer_id, row.plan.carried_by_id}
            if row.plan
            else {row.jurisdiction.standing_agency_id}
        )
        own = row.kind == "report" and row.source == "own" and row.inspection is None and row.issuer_id is not None
        return own and row.issuer_id not in runs

    def _reads_report_of_unit(self, who: Person, row: Document) -> bool:
        """The unit's own people; with its number also those who run the plan, or stand above the unit."""
        if who.holds(row.issuer_id, *STAFF, *OF_UNIT):
            return True
        runs = self.runs(who, row.plan) if row.plan else who.holds(row.jurisdiction.standing_agency_id, *STAFF)
        above = any(who.holds(over, *OVER_UNIT) for over in self.above.get(row.issuer_id, ()))
        return row.state in ("issued", "replaced") and (runs or above)

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
        concluded = row.state == "confirmed" and row.inspection.state in CONCLUDED
        if concluded and self.in_field(who, row.inspection, row.area):
            return True
        asked = any(
            place is not None and who.holds(place, R.LEADERSHIP, R.AGENCY_HEAD)
            for place in (row.addressed_to_id, row.carried_by_id)
        )
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
        if row.state not in TOLD_RECOMMENDATION:
            return False
        grounds = [one.area for one in row.findings.all() if one.state == "confirmed"] if who.fields else []
        of_field = any(self.in_field(who, row.inspection, area) for area in grounds)
        return of_field or self.for_unit(who, row.addressee_id, row.carried_by_id)

    def report(self, who: Person, row: ReportRequest) -> bool:
        """With its inspection; without one the unit, who stands above it, and who asks."""
        if row.inspection is not None:
            return self.inspection(who, row.inspection)
        return self._once("report", who, row.pk, lambda: self._report_alone(who, row))

    def _report_alone(self, who: Person, row: ReportRequest) -> bool:
        return who.known and (
            self.for_unit(who, row.agency_id) or self._asks_for(who, row.round) or self._merges_report(who, row)
        )

    def _merges_report(self, who: Person, row: ReportRequest) -> bool:
        """Once the report is handed in: the asker's head, and the people of who merges all items of the units below it."""
        above = self.above.get(row.agency_id, ())
        charged = [one for one in row.round.merges.all() if one.over_id in above and not one.areas]
        handed_in = row.state in ("submitted", "accepted")
        approves = who.holds(row.round.asker_id, R.AGENCY_HEAD)
        return handed_in and (approves or any(who.holds(one.agency_id, *STAFF, *OF_UNIT) for one in charged))

    def merged_round(self, who: Person, row: ReportRound) -> bool:
        """Who sees the round whole, and who is charged with merging some of it."""
        return self._asks(who, row) or any(self._merges(who, one) for one in row.merges.all())

    def merge(self, who: Person, row: Merge) -> bool:
        return self._asks(who, row.round) or self._merges(who, row)

    def _merges(self, who: Person, row: Merge) -> bool:
        return who.holds(row.agency_id, *STAFF, *OF_UNIT, R.FIELD_OFFICER)

    def _asks(self, who: Person, row: ReportRound) -> bool:
        """The people of the asker, who leads or watches over it, and who runs its plan."""
        asker = who.holds(row.asker_id, *STAFF, *RUNNING_ITSELF)
        over = any(who.holds(place, *OVER_UNIT) for place in self.above.get(row.asker_id, ()))
        of_plan = row.plan is not None and (self.runs(who, row.plan) or self.owns(who, row.plan))
        return who.known and (asker or over or of_plan)

    def answer(self, who: Person, row: Answer) -> bool:
        if self.report(who, row.request):
            return True
        return self._item_of_field(who, row.request, row.item)

    def _item_of_field(self, who: Person, report: ReportRequest, item: str) -> bool:
        """Of a report handed in, the items of the fields that somebody is in charge of at its unit."""
        if report.state not in ("submitted", "accepted"):
            return False
        area = self.areas_of_items[item.split(".")[0]]
        return any(area in areas for areas in self.fields_at(who, report))

    def fields_at(self, who: Person, report: ReportRequest) -> list[frozenset[str]]:
        if report.inspection is not None:
            return self.fields_over(who, report.inspection)
        above = self.above.get(report.agency_id, ())
        return [areas for areas, over in who.fields if who.known and over in above]

    def item_remark(self, who: Person, row: ItemRemark) -> bool:
        return self.report(who, row.request) or self._item_of_field(who, row.request, row.item)

    def readiness_copy(self, who: Person, row: ReadinessCopy) -> bool:
        """For those who inspect, as far as they see the inspection; the unit is never told of one."""
        return self.inspection(who, row.inspection) and self.inside(who, row.inspection)

    def conflict(self, who: Person, row: AnswerConflict) -> bool:
        return self.report(who, row.request)

    def report_round(self, who: Person, row: ReportRound) -> bool:
        """Of inspections with a report in it that one sees, else for who asks; and for a field, once one is handed in."""
        rows = self.requests[row.pk]
        handed_in = [one for one in rows if one.state in ("submitted", "accepted")]
        if any(self.fields_at(who, one) for one in handed_in):
            return True
        if row.purpose != "inspection":
            return self._asks_for(who, row)
        seen = [one for one in rows if self.report(who, one)]
        return bool(seen) and (self._asks_for(who, row) or any(who.sits(one.inspection.team_id) for one in seen))

    def _asks_for(self, who: Person, row: ReportRound) -> bool:
        if not who.known:
            return False
        if row.plan is not None and (self.runs(who, row.plan) or self.owns(who, row.plan)):
            return True
        above = self.above.get(row.asker_id, ())
        return who.holds(row.asker_id, *STAFF) or any(who.holds(over, *OVER_UNIT) for over in above)

    def result(self, who: Person, row: CheckResult) -> bool:
        if self.inspection(who, row.inspection):
            return True
        signed = row.confirmed and row.inspection.minutes_closed_at is not None
        return signed and self.in_field(who, row.inspection, row.area)

    def session(self, who: Person, row: Session) -> bool:
        return self.inspection(who, row.inspection)

    def team(self, who: Person, row: Team) -> bool:
        return self.plan(who, row.plan)

    def seat_change(self, who: Person, row: SeatChange) -> bool:
        """With its reason: for those who inspect under the plan; of other teams than one's own for staff only."""
        team = row.team
        runs = self.runs(who, team.plan) or self.owns(who, team.plan) or who.sits(team.pk)
        return runs and self.plan(who, team.plan)

    def amendment(self, who: Person, row: PlanAmendment) -> bool:
        """What is proposed is known to those who run the plan; others read it in the versions."""
        return self.runs(who, row.plan) or self.owns(who, row.plan)

    def version(self, who: Person, row: PlanVersion) -> bool:
        return self.plan(who, row.plan)

    def of_person(self, who: Person, row: Absence | Recusal) -> bool:
        """One's own; and of those who sit, today or later, in a team that one heads, writes for or stands for."""
        if not who.known:
            return False
        if row.user_id == who.user.pk:
            return True
        seats = [row.member] if row.member else list(row.user.seats.select_related("team__plan"))
        return any(self._keeps(who, seat) for seat in seats if seat.valid_to is None or seat.valid_to > TODAY)

    def _keeps(self, who: Person, seat: TeamMember) -> bool:
        plan = seat.team.plan
        stands = who.holds(plan.carried_by_id or plan.standing_agency_id, R.STANDING_OFFICER)
        return stands or self.owns(who, plan) or who.sits(seat.team_id, R.TEAM_HEAD, R.TEAM_SECRETARY)

    def task(self, who: Person, row: Task) -> bool:
        return self.plan(who, row.plan)

    def task_status(self, who: Person, row: TaskStatus) -> bool:
        """Who runs the plan or inspects under it, and the unit's people or those who have taken it over: nobody above."""
        plan = self.plans[row.task.plan_id]
        if self.runs(who, plan) or self.owns(who, plan):
            return True
        told = who.known and plan.state in TOLD_PLAN
        return told and (self.in_team_of(who, plan) or row.agency_id in who.everywhere)

    def task_report(self, who: Person, row: TaskReport) -> bool:
        return self.task_status(who, row.status)

    def task_proof(self, who: Person, row: TaskProof) -> bool:
        return self.task_status(who, row.report.status)

    def of_choice(self, who: Person, row: CoverageRule | PlanChoice) -> bool:
        """How units are chosen is for those who run the plan; the units read the reason in the plan."""
        return who.known and (self.runs(who, row.plan) or self.owns(who, row.plan))

    def mark(self, who: Person, row: ChoiceMark) -> bool:
        return self.of_choice(who, row.rule)

    def expected(self, who: Person, row: ExpectedPlan) -> bool:
        if self.runs(who, row.plan) or self.owns(who, row.plan):
            return True
        told = row.plan.state in TOLD_PLAN
        return who.known and told and (row.agency_id in who.everywhere or self.above_plan(who, row.plan))

    def steering(self, who: Person, row: SteeringProposal) -> bool:
        return self.runs(who, row.plan) or self.in_team_of(who, row.plan)

    def timetable(self, who: Person, row: Timetable) -> bool:
        """Who inspects under the plan; its units know of no timetable."""
        in_team = self.in_team_of(who, row.plan) and row.plan.state in TOLD_PLAN
        return self.runs(who, row.plan) or self.owns(who, row.plan) or in_team

    def busy_days(self, who: Person, row: BusyDays) -> bool:
        """The unit's own people, those above it, and who inspects under a plan in which it stands."""
        over = any(who.holds(place, *OVER_UNIT) for place in self.above.get(row.unit_id, ()))
        plans = [unit.plan for unit in self.units if unit.agency_id == row.unit_id]
        inspects = any(self.runs(who, one) or self.owns(who, one) or self.in_team_of(who, one) for one in plans)
        return who.known and (who.holds(row.unit_id, *RUNNING_ITSELF) or over or inspects)

    def reading(self, who: Person, row: Reading | KnownName | Recognition) -> bool:
        held = row.jurisdiction
        return who.holds(held.standing_agency_id, *STAFF) or who.holds(held.root_id, *STAFF)

    def form(self, who: Person, row: FormVersion) -> bool:
        """A published form is for everybody of its government, a draft for those who prepare it."""
        published = row.published_at is not None and row.jurisdiction_id in who.jurisdictions
        return published or who.holds(row.jurisdiction.standing_agency_id, *STAFF)

    def evidence(self, who: Person, row: Evidence) -> bool:
        """A proof of a finding goes with the finding, one of a statement with its recommendation, others with the visit."""
        if row.statement is not None:
            return self.recommendation(who, row.statement.recommendation)
        if row.finding is not None and row.result is None:
            return self.finding(who, row.finding)
        if row.result is not None and self.result(who, row.result):
            return True
        if row.ask is not None and self.evidence_ask(who, row.ask):
            return True
        if row.inspection is None:
            return self.report(who, row.report)
        return self.inspection(who, row.inspection) or (row.finding is not None and self.finding(who, row.finding))

    def evidence_ask(self, who: Person, row: EvidenceAsk) -> bool:
        """With its inspection or its report; of a field what is asked for its areas."""
        if row.inspection is None:
            return self.report(who, row.report)
        return self.inspection(who, row.inspection) or self.in_field(who, row.inspection, row.area)

    def notice(self, who: Person, row: Notice) -> bool:
        """A notice goes with its inspection."""
        return self.inspection(who, row.inspection)

    def file(self, who: Person, row: StoredFile) -> bool:
        asks = {
            Document: self.document,
            Evidence: self.evidence,
            FormVersion: self.form,
            Answer: self.answer,
            ReadinessCopy: self.readiness_copy,
            Inspection: self.inspection,
            DrawSeed: self.draw_seed,
            TaskProof: self.task_proof,
            Reading: self.reading,
        }
        return any(asks[type(record)](who, record) for record in self.hooks.get(row.pk, ()))

    def draw(self, who: Person, row: Draw) -> bool:
        """With the plan once it is committed, a draft to those who run the plan; a sealed one to its three until opened."""
        if not who.known:
            return False
        if row.unannounced and row.opened_at is None:
            office = row.plan.carried_by_id or row.plan.standing_agency_id
            proposed = who.user.pk == row.proposed_by_id and who.holds(office, R.STANDING_OFFICER)
            return proposed or who.sits(row.team_id, R.TEAM_HEAD, R.TEAM_SECRETARY)
        inside = self.runs(who, row.plan) or self.owns(who, row.plan)
        return self.plan(who, row.plan) and (inside or row.committed_at is not None)

    def draw_seed(self, who: Person, row: DrawSeed) -> bool:
        return self.draw(who, row.draw)

    def _keeps_back(self, who: Person, row: Draw) -> bool:
        return row.unannounced and row.opened_at is None and not self.draw(who, row)

    def unit_page(self, who: Person, agency: UUID) -> bool:
        """One's own agency, one that an inspection or a recommendation one sees is about; for staff, units of plans."""
        if not who.known:
            return False
        is_own = agency in who.everywhere
        visited = any(
            agency in (row.unit_id, row.carried_by_id) and self.inspection_at_all(who, row)
            for row in self.inspections.values()
        )
        asked = any(
            agency in (row.addressee_id, row.carried_by_id) and self.recommendation(who, row)
            for row in self.recommendations
        )
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
        if row.subject_kind == "reportrequest":
            return self.report(who, self.reports[row.subject_id])
        if row.subject_kind == "reportround" and not self.report_round(who, self.rounds[row.subject_id]):
            return False
        if row.subject_kind == "draw" and self._keeps_back(who, self.draws[row.subject_id]):
            return False
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
    for proof in Evidence.objects.select_related(
        "inspection__plan", "finding__inspection__plan", "result", "ask__inspection__plan"
    ):
        found.setdefault(proof.file_id, []).append(proof)
    for receipt in NoticeReceipt.objects.filter(file__isnull=False).select_related(
        "recipient__notice__inspection__plan"
    ):
        found.setdefault(receipt.file_id, []).append(receipt.recipient.notice.inspection)
    for seed in DrawSeed.objects.filter(file__isnull=False).select_related("draw__plan"):
        found.setdefault(seed.file_id, []).append(seed)
    for task_proof in TaskProof.objects.select_related("report__status__task"):
        found.setdefault(task_proof.file_id, []).append(task_proof)
    for form in FormVersion.objects.select_related("jurisdiction"):
        found.setdefault(form.file_id, []).append(form)
    for answer in Answer.objects.filter(file__isnull=False).select_related("request__inspection__plan"):
        found.setdefault(answer.file_id, []).append(answer)
    for copy in ReadinessCopy.objects.select_related("inspection__plan").prefetch_related("files"):
        for file in copy.files.all():
            found.setdefault(file.pk, []).append(copy)
    for reading in Reading.objects.filter(file__isnull=False).select_related("jurisdiction"):
        found.setdefault(reading.file_id, []).append(reading)
    return found
