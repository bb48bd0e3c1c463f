"""One small government with every kind of person and a record in every state, brought there through the workflows.

The cards (`Person`) say who holds what, by hand; they are what the oracles reason from, never the `Actor` under test.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from kiemtra.domain.absences import AbsenceKind
from kiemtra.domain.coverage import MarkKind, UnitGroup
from kiemtra.domain.documents import DocumentKind, DocumentSource
from kiemtra.domain.findings import FindingKind
from kiemtra.domain.people import Actor, Role
from kiemtra.domain.plans import ExpectedKind, UnitChoice
from kiemtra.domain.recusals import RecusalGround
from kiemtra.domain.tasks import Said, TaskContent, TaskProgress
from kiemtra.domain.teams import TeamRole
from kiemtra.store.models import Agency, Document, Finding, Inspection, Plan, Recommendation, Team
from kiemtra.store.queries.people import actor_of
from kiemtra.workflows import (
    absences,
    busy_days,
    child_plans,
    conclusions,
    coverage,
    documents,
    evidence,
    evidence_verdicts,
    expectations,
    findings,
    inspections,
    obstacles,
    overlaps,
    plan_amendments,
    plan_choices,
    plans,
    recusals,
    remediation,
    reports,
    steering,
    tasks,
    teams,
    timetables,
)
from kiemtra.workflows.tasks.reporting import Proof
from tests import factories_conclusions as concluding
from tests import factories_coverage as listing
from tests import factories_documents as papers
from tests import factories_draws as drawing
from tests import factories_evidence as asking
from tests import factories_inspections as visiting
from tests.factories_conclusions import Case
from tests.factories_forms import make_forms
from tests.factories_plans import make_named, make_scan, put_below
from tests.factories_rights_people import FIRST_TEAM, ROLE_OF_SEAT, Grid, lay_places, name_people
from tests.factories_rights_reports import lay_rounds
from tests.factories_rights_rounds import lay_what_follows
from tests.remembering import journal, remembered
from tests.world import NOW, TODAY, World, make_plan, make_world

LATER = date(2019, 6, 26)


@remembered
def make_grid() -> Grid:
    grid = Grid(make_world(), make_world("v"))
    lay_places(grid)
    name_people(grid)
    _plans(grid)
    _before_the_visit(grid)
    _visits(grid)
    _conclusions(grid)
    _followed_up(grid)
    _unannounced(grid)
    _beside(grid)
    _self_run(grid)
    _asked(grid)
    _papers(grid)
    _tasks(grid)
    _carried(grid)
    _draws(grid)
    _choices(grid)
    _people_of_teams(grid)
    _timetables(grid)
    lay_rounds(grid)
    lay_what_follows(grid)
    return grid


def _plans(grid: Grid) -> None:
    world, officer = grid.world, grid.world.actor("officer")
    grid.plans["draft"] = make_plan(world, issued=False)
    submitted = make_plan(world, issued=False)
    grid.plans["submitted"] = plans.submit(submitted.pk, revision=submitted.revision, by=officer, now=NOW)
    for name, end in (("closed", plans.close), ("withdrawn", plans.withdraw)):
        plan, _ = grid.case(name)
        said = {} if name == "closed" else {"reason": "Trùng kế hoạch khác"}
        grid.plans[name] = end(plan.pk, revision=plan.revision, by=officer, now=NOW, **said)
    team = grid.seat(grid.plans["draft"], "Đoàn của dự thảo", FIRST_TEAM)
    grid.teams["draft"] = team
    # Somebody who left the first team: the seat is another's since today.
    plan, _ = grid.case("empty")
    seats = {"head": TeamRole.HEAD, "former member": TeamRole.SECRETARY}
    team = grid.teams["with former member"] = grid.seat(plan, "Đoàn 3", seats)
    left = team.members.get(user=grid.persons["former member"].user)
    seat = teams.Seat(TeamRole.SECRETARY, "secretary", "Thư ký", world.users["secretary"])
    teams.substitute(left.pk, seat, revision=left.revision, on=TODAY, by=officer, now=NOW)
    grid.persons["former member"].posts.clear()
    grid.persons["former member"].jurisdictions.clear()
    grid.persons["secretary"].posts.append((Role.TEAM_SECRETARY, team.pk))


def _before_the_visit(grid: Grid) -> None:
    world = grid.world
    grid.planned("planned")
    grid.keep("decided", visiting.decided(world, inspection=grid.planned("decided")))
    grid.keep("noticed", visiting.noticed(world, grid.planned("noticed")))
    grid.keep("noticed other", visiting.decided(world, inspection=grid.planned("noticed other", world.other_unit)))
    grid.keep("noticed other", visiting.noticed(world, grid.at["noticed other"]))
    for state in ("requested", "draft", "submitted", "returned", "accepted"):
        inspection = visiting.preparing(world, grid.planned(f"report {state}"))
        asked = visiting.requested(world, inspection)
        if state != "requested":
            asked = visiting.filled(world, asked)
            said = {"item": "evidence_files", "file": grid.file(state), "name": f"{state}.pdf"}
            asked = reports.attach_file(asked.pk, revision=asked.revision, by=world.actor("focal"), now=NOW, **said)
        if state not in ("requested", "draft"):
            asked = visiting.submitted(world, asked)
        if state == "returned":
            asked = reports.return_(
                asked.pk, revision=asked.revision, remark="Thiếu", by=world.actor("secretary"), now=NOW
            )
        if state == "accepted":
            asked = reports.accept(asked.pk, revision=asked.revision, by=world.actor("secretary"), now=NOW)
        grid.reports[state] = asked
        grid.keep(f"report {state}", inspection)
    grid.at["preparing"] = grid.at["report accepted"]
    for name, leave in (("postponed", inspections.postpone), ("withdrawn", inspections.withdraw)):
        for told in (False, True):
            key = f"{name} {'told' if told else 'untold'}"
            row = grid.planned(key)
            row = visiting.noticed(world, row) if told else row
            leave(row.pk, revision=row.revision, reason="Trùng lịch", by=world.actor("head"), now=NOW, today=TODAY)
            grid.keep(key, row)


def _seen(grid: Grid, case: Case, *, draft: bool) -> None:
    """Findings of every state, an obstacle with a superior, evidence on each."""
    world, member = grid.world, grid.world.actor("member")
    name = str(case.inspection.pk)
    confirmed = concluding.make_finding(case)
    struck = concluding.make_finding(case)
    struck = findings.strike(struck.pk, revision=struck.revision, reason="Trùng", by=world.actor("secretary"), now=NOW)
    obstacle = concluding.make_finding(case, FindingKind.OBSTACLE, text="Thiếu kinh phí.")
    obstacle = obstacles.address(
        obstacle.pk,
        revision=obstacle.revision,
        to=grid.places["ministry"],
        by=world.actor("secretary"),
        now=NOW,
        today=TODAY,
    )
    rows: list[Finding] = [confirmed, struck, obstacle]
    if draft:
        rows.append(concluding.make_finding(case, confirmed=False))
    for number, row in enumerate(rows):
        evidence.attach(
            inspection=case.inspection,
            file=grid.file(f"{name} {number}"),
            name="anh.pdf",
            finding=row,
            by=member,
            now=NOW,
        )
    case.findings = [confirmed]


def _visited(grid: Grid, name: str, *, draft: bool = False, close: bool = True) -> Case:
    """A visit that has ended, with findings; `draft` leaves one unconfirmed."""
    row = visiting.attended(grid.world, visiting.opened(grid.world, visiting.noticed(grid.world, grid.planned(name))))
    return _held(grid, name, row, draft=draft, close=close)


def _held(grid: Grid, name: str, row: Inspection, *, draft: bool, close: bool) -> Case:
    case = Case(grid.world, row)
    visiting.record_all(grid.world, row)
    _seen(grid, case, draft=draft)
    result = row.results.order_by("position").first()
    member = grid.world.actor("member")
    evidence.attach(inspection=row, file=grid.file(f"kq {name}"), name="kq.pdf", result=result, by=member, now=NOW)
    evidence.attach(inspection=row, file=grid.file(f"chung {name}"), name="chung.pdf", by=member, now=NOW)
    if close:
        inspections.close_minutes(
            row.pk,
            revision=row.revision,
            by=grid.world.actor("secretary"),
            now=visiting.VISIT_NOW + timedelta(hours=4),
        )
    case.reload()
    grid.at[name] = case.inspection
    return case


def _visits(grid: Grid) -> None:
    _visited(grid, "on_site", draft=True, close=False)
    _visited(grid, "minutes_closed", draft=True)


def _drafted(grid: Grid, name: str, *, draft: bool = False) -> Case:
    """A conclusion in drafting: recommendations to the unit, to another agency, and one taken out."""
    case = _visited(grid, name, draft=draft)
    return _begun(grid, case)


def _begun(grid: Grid, case: Case) -> Case:
    secretary = grid.world.actor("secretary")
    conclusions.start_draft(case.inspection.pk, revision=case.inspection.revision, by=secretary, now=NOW)
    case.reload()
    concluding.make_recommendation(case)
    concluding.make_recommendation(case, addressee=grid.world.other_unit.pk)
    gone = concluding.make_recommendation(case)
    conclusions.remove(gone.pk, revision=gone.revision, by=secretary, now=NOW)
    case.recommendations.remove(gone)
    return case


def _conclusions(grid: Grid) -> None:
    world = grid.world
    _drafted(grid, "drafting", draft=True)
    for name in ("with_unit", "replied", "taken_up", "concluded", "numbered"):
        case = _drafted(grid, name)
        concluding.send(case)
        if name != "with_unit":
            concluding.reply(case)
        if name in ("taken_up", "concluded", "numbered"):
            concluding.take_up(case)
        if name in ("concluded", "numbered"):
            concluding.conclude(case)
        if name == "numbered":
            grid.number(case.conclusion.document)
        grid.keep(name, case.inspection)
    # Nothing recommended: handed over, it is closed.
    case = Case(world, visiting.opened(world, visiting.noticed(world, grid.planned("closed"))))
    visiting.attended(world, case.inspection)
    visiting.record_all(world, case.inspection)
    concluding.make_finding(case, FindingKind.STRENGTH)
    inspections.close_minutes(
        case.reload().pk, revision=case.inspection.revision, by=world.actor("secretary"), now=LATER_NOW
    )
    conclusions.start_draft(case.reload().pk, revision=case.inspection.revision, by=world.actor("secretary"), now=NOW)
    concluding.send(case)
    concluding.reply(case)
    concluding.take_up(case)
    concluding.conclude(case)
    grid.number(case.conclusion.document)
    concluding.hand_over(case)
    grid.keep("closed", case.inspection)


LATER_NOW = visiting.VISIT_NOW + timedelta(hours=4)


def _handed_over(grid: Grid, case: Case, by: str = "unit_head") -> Case:
    concluding.send(case)
    concluding.reply(case, by)
    concluding.take_up(case)
    concluding.conclude(case)
    grid.number(case.conclusion.document)
    concluding.hand_over(case)
    return case


def _followed_up(grid: Grid) -> None:
    case = _drafted(grid, "following_up")
    states = ("planned", "reported", "returned", "verified", "closed", "given_up")
    for _ in states:
        concluding.make_recommendation(case)
    _handed_over(grid, case)
    grid.keep("following_up", case.inspection)
    rows = [Recommendation.objects.get(pk=row.pk) for row in case.recommendations]
    grid.recommendations = {"issued": rows[0], "issued to other": rows[1]} | {
        state: _brought(grid, row, state) for state, row in zip(states, rows[2:], strict=True)
    }


def _brought(grid: Grid, row: Recommendation, state: str) -> Recommendation:
    focal, officer = grid.world.actor("focal"), grid.world.actor("officer")

    def again() -> Recommendation:
        return Recommendation.objects.get(pk=row.pk)

    if state == "planned":
        remediation.plan(row.pk, revision=row.revision, text="Phân công lại", by=focal, now=NOW)
    if state in ("reported", "returned", "verified", "closed"):
        proof = remediation.Proof(grid.file(f"khac phuc {state}"), "anh.pdf")
        remediation.report(
            row.pk, revision=row.revision, text="Đã làm", done_on=TODAY, proofs=[proof], by=focal, now=NOW, today=TODAY
        )
    said = {"by": officer, "now": NOW, "today": TODAY}
    if state == "returned":
        remediation.return_(row.pk, revision=again().revision, reason="Thiếu ảnh", **said)
    if state in ("verified", "closed"):
        remediation.verify(row.pk, revision=again().revision, reason="Đã xem", **said)
    if state == "closed":
        remediation.close(row.pk, revision=again().revision, **said)
    if state == "given_up":
        remediation.give_up(row.pk, revision=row.revision, reason="Không còn đối tượng", **said)
    return again()


def _propose(grid: Grid, name: str, by: Actor, team: Team, unit: Agency, now: datetime = NOW) -> Inspection:
    row = inspections.propose_unannounced(
        team.plan_id,
        unit,
        team,
        ground="Phản ánh (minh họa)",
        sealed_until=visiting.SEALED_UNTIL,
        by=by,
        now=now,
    )
    grid.at[name] = row
    return row


def _unannounced(grid: Grid) -> None:
    world, officer = grid.world, grid.world.actor("officer")
    _, team = grid.case("sealed")
    unit, second = world.unit, grid.teams["sealed/2"]
    _propose(grid, "proposed", officer, team, unit)
    _propose(grid, "proposed to second team", officer, second, world.other_unit)
    earlier = actor_of(grid.persons["proposer who went to the unit"].user, date(2019, 6, 4))
    _propose(grid, "proposed by one who left", earlier, second, unit)
    row = _propose(grid, "approved", officer, team, unit)
    grid.keep("approved", visiting.approved(world, row))
    row = _propose(grid, "withdrawn sealed", officer, team, unit)
    inspections.withdraw(
        row.pk, revision=row.revision, reason="Không cần", by=world.actor("head"), now=NOW, today=TODAY
    )
    grid.keep("withdrawn sealed", row)
    row = visiting.approved(world, _propose(grid, "opened", officer, team, unit))
    _held(grid, "opened", visiting.attended(world, visiting.opened(world, row)), draft=True, close=False)
    row = visiting.approved(world, _propose(grid, "opened with unit", officer, team, unit))
    case = _held(
        grid, "opened with unit", visiting.attended(world, visiting.opened(world, row)), draft=False, close=True
    )
    concluding.send(_begun(grid, case))
    grid.keep("opened with unit", case.inspection)


def _beside(grid: Grid) -> None:
    """Another government: nobody of ours sees anything there."""
    world = grid.beside
    plan = make_plan(world)
    seats = {TeamRole.HEAD: "head", TeamRole.SECRETARY: "secretary", TeamRole.MEMBER: "member"}
    rows = [teams.Seat(role, key, "Đoàn", world.users[key]) for role, key in seats.items()]
    team = teams.set_up(plan.pk, "Đoàn", rows, on=date(2019, 1, 2), by=world.actor("officer"), now=NOW)
    for role, key in seats.items():
        card = grid.persons[f"beside {key}"]
        card.posts.append((ROLE_OF_SEAT[role], team.pk))
        card.jurisdictions.add(plan.jurisdiction_id)
    grid.plans["beside"], grid.teams["beside"] = plan, team
    grid.keep("noticed beside", visiting.noticed(world, visiting.planned(world, plan, team)))
    grid.at["proposed beside"] = visiting.sealed(world, plan, team)
    make_named(world)
    make_scan(world)
    make_forms(world)


def _self_run(grid: Grid) -> None:
    """The unit inspects itself and the agency below it, under the plan that expects it."""
    world, focal, unit_head = grid.world, grid.world.actor("focal"), grid.world.actor("unit_head")
    below, above = grid.places["below"], grid.plans["empty"]
    kind = ExpectedKind.SELF_INSPECTION_PLAN
    said = {"due_on": LATER, "by": world.actor("officer"), "now": NOW, "today": TODAY}
    [expected] = expectations.expect(above.pk, [world.unit], kind, **said)
    expectations.expect(above.pk, [world.unit], ExpectedKind.INSPECTION_PLAN, **said)
    expectations.expect(grid.plans["draft"].pk, [world.unit, world.other_unit], ExpectedKind.INSPECTION_PLAN, **said)
    window = (date(2019, 6, 1), date(2019, 12, 31))
    content = child_plans.ChildContent("Kế hoạch tự kiểm tra", (world.unit, below), window, "Báo cáo")
    plan = child_plans.start(expected.pk, content, by=focal, now=NOW, today=TODAY)
    grid.plans["own draft"] = plan
    _choose(world, plan, UnitGroup.SUBORDINATES, focal)
    overlaps.state_reason(plan.pk, unit=below.pk, reason="Đã thống nhất", by=focal, now=NOW)
    plan.refresh_from_db()
    plan = plans.submit(plan.pk, revision=plan.revision, by=focal, now=NOW)
    plan = plans.issue(plan.pk, revision=plan.revision, on=TODAY, by=unit_head, now=NOW)
    grid.plans["own"] = plan
    del grid.plans["own draft"]
    team = grid.teams["own"] = grid.seat(plan, "Đoàn tự kiểm tra", FIRST_TEAM, by="focal")
    rows = inspections.plan_visits(plan.pk, [(world.unit, team), (below, team)], by=focal, now=NOW)
    grid.at["own planned"] = rows[0]
    row = inspections.propose_visit(
        rows[1].pk,
        revision=rows[1].revision,
        day=visiting.VISIT,
        hour=time(8),
        place="Phòng",
        overlap_reason="Đã thống nhất",
        by=focal,
        now=NOW,
        today=TODAY,
    )
    row = inspections.decide_visit(row.pk, revision=row.revision, by=world.actor("head"), now=NOW, today=TODAY)
    row = inspections.send_notice(row.pk, revision=row.revision, by=focal, now=NOW, today=TODAY)
    row = visiting.attended(world, visiting.opened(world, row))
    case = _begun(grid, _held(grid, "own", row, draft=False, close=True))
    for change in case.recommendations[:1]:
        content = conclusions.RecommendationContent("Làm lại", "procedures", below.pk, (case.findings[0].pk,), LATER)
        change.refresh_from_db()
        conclusions.edit_recommendation(
            change.pk, content, revision=change.revision, by=world.actor("secretary"), now=NOW
        )
    _handed_over(grid, case, by="agency_head@below")
    grid.keep("own", case.inspection)
    own = Recommendation.objects.get(pk=case.recommendations[0].pk)
    proof = remediation.Proof(grid.file("tu kiem tra"), "anh.pdf")
    said = {"by": world.actor("focal_point@below"), "now": NOW, "today": TODAY}
    remediation.report(own.pk, revision=own.revision, text="Đã làm", done_on=TODAY, proofs=[proof], **said)
    own.refresh_from_db()
    grid.recommendations["own reported"] = own


def _asked(grid: Grid) -> None:
    """Evidence asked for in visits of all stages: waiting, answered, rejected, accepted."""
    world = grid.world
    for name in ("noticed", "on_site", "minutes_closed"):
        ask = asking.asked(world, grid.at[name], count=2)
        if name != "noticed":
            ask = asking.answered(world, ask)
        if name == "minutes_closed":
            said = {"reason": "Thiếu", "due_on": asking.DUE, "now": NOW, "today": TODAY}
            ask = evidence_verdicts.reject(ask.pk, revision=ask.revision, by=world.actor("secretary"), **said)
        grid.asks[name] = ask
    ask = asking.answered(world, asking.asked(world, grid.at["noticed"], count=3, area="direction"))
    grid.asks["accepted"] = evidence_verdicts.accept(ask.pk, revision=ask.revision, by=world.actor("head"), now=NOW)


def _papers(grid: Grid) -> None:
    world = grid.world
    noticed = grid.at["noticed"].papers.get()
    grid.documents["notice"] = grid.number(noticed)
    told = grid.at["postponed told"].papers.order_by("id").first()
    documents.withdraw(told.pk, revision=told.revision, reason="Hoãn", by=world.actor("secretary"), now=NOW)
    grid.documents["withdrawn"] = Document.objects.get(pk=told.pk)
    plan = grid.plans["empty"]
    grid.documents["of plan, draft"] = papers.make_draft(world, plan, subject="Báo cáo tổng hợp")
    grid.documents["of plan, issued"] = grid.number(papers.make_draft(world, plan, subject="Quyết định"), by="clerk")
    old = grid.number(papers.make_draft(world, plan, subject="Quyết định cũ"), by="clerk")
    new = documents.replace(old.pk, revision=old.revision, reason="Sai tên", by=world.actor("clerk"), now=NOW)
    grid.documents["replacing"] = grid.number(new, by="clerk")
    grid.documents["replaced"] = Document.objects.get(pk=old.pk)
    grid.documents["free draft"] = papers.make_draft(world, subject="Công văn")
    grid.documents["registered"], _ = papers.register(world)
    grid.documents["of draft plan"] = papers.make_draft(world, grid.plans["draft"], subject="Dự thảo")
    grid.documents["of visit"] = papers.make_draft(world, inspection=grid.at["noticed"], subject="Công văn")
    grid.documents["minutes"] = grid.at["minutes_closed"].papers.get(kind=DocumentKind.MINUTES)
    sealed = papers.make_draft(
        world, inspection=grid.at["approved"], subject="Quyết định kiểm tra đột xuất", by="secretary"
    )
    grid.documents["of sealed"] = sealed
    evidence.attach(
        inspection=grid.at["approved"],
        file=grid.file("niem phong"),
        name="don-thu.pdf",
        by=world.actor("officer"),
        now=NOW,
    )
    documents.register(
        grid.beside.jurisdiction,
        kind=DocumentKind.PLAN,
        kind_name="Kế hoạch",
        number="5",
        symbol="KH",
        dated=TODAY,
        issuer=None,
        issuer_name="UBND",
        subject="Kế hoạch",
        source=DocumentSource.CITED_ONLY,
        by=grid.beside.actor("officer"),
        now=NOW,
    )


def _tasks(grid: Grid) -> None:
    world, officer = grid.world, grid.world.actor("officer")
    for name in ("draft", "empty"):
        content = TaskContent(f"Nhiệm vụ {name}")
        tasks.set_task(grid.plans[name].pk, grid.documents["registered"], content, by=officer, now=NOW)
    reported = TaskContent("Nhiệm vụ đã báo cáo")
    told = tasks.set_task(grid.plans["empty"].pk, grid.documents["registered"], reported, by=officer, now=NOW)
    tasks.report(
        told.pk,
        grid.places["unit"],
        Said(TaskProgress.IN_PROGRESS, obstacle="Thiếu máy"),
        proofs=[Proof(grid.file("nhiem vu"), "anh.pdf")],
        on=TODAY,
        by=world.actor("focal"),
        now=NOW,
    )
    make_named(world)
    make_scan(world)
    make_forms(world)
    plan = grid.plans["following_up"]
    grounds = list(
        Finding.objects.filter(inspection=grid.at["following_up"], state="confirmed").values_list("pk", flat=True)
    )
    steering.propose(plan.pk, "Bổ sung kinh phí", grounds[:1], by=officer, now=NOW)
    obstacle = Finding.objects.get(inspection=grid.at["following_up"], kind="obstacle")
    obstacles.answer(
        obstacle.pk,
        revision=obstacle.revision,
        text="Sẽ bố trí",
        by=world.actor("leadership@ministry"),
        now=NOW,
        today=TODAY,
    )


def _carried(grid: Grid) -> None:
    """Some records that agencies which have taken over nothing else carry today, as a transfer leaves them."""
    heir, below, ministry = (grid.places[name] for name in ("heir of other", "below", "ministry"))
    Plan.objects.filter(pk=grid.at["closed"].plan_id).update(carried_by=below, issuer_carried_by=ministry)
    Inspection.objects.filter(pk__in=[grid.at["closed"].pk, grid.at["noticed"].pk]).update(carried_by=heir)
    Recommendation.objects.filter(inspection=grid.at["concluded"]).update(carried_by=heir)
    Finding.objects.filter(inspection=grid.at["on_site"], kind="obstacle").update(carried_by=heir)


@contextmanager
def standing_grid(blocker: DjangoDbBlocker) -> Iterator[Grid]:
    """A grid that stands for a whole module and is taken back after it."""
    with blocker.unblock(), transaction.atomic():
        with journal([], pytest.MonkeyPatch()):
            grid = make_grid()
        yield grid
        transaction.set_rollback(True)


def _draws(grid: Grid) -> None:
    """Draws in the open in every state, of two plans; and a sealed one of a team, known to three."""
    world = grid.world
    first, second = (
        drawing.make_drawable(world, communes=names) for names in (drawing.COMMUNES[:3], drawing.COMMUNES[3:])
    )
    drawing.drawn(world, first, 1)
    drawing.opened(world, first, 1)
    drawing.confirmed(world, drawing.committed(world, second, 1))
    drawing.drafted(world, second, 1)
    # Under the plan of the first team: its head and secretary are among the three.
    sealed = drawing.make_drawable(world, issued=True, communes=("Tam Hưng", "Thanh Cao"))
    team = grid.teams["drawing"] = grid.seat(sealed, "Đoàn bốc thăm", FIRST_TEAM)
    drawing.drawn(world, sealed, 1, team)
    drawing.committed(world, sealed, 1, team)


def _choices(grid: Grid) -> None:
    """A list of the other system, with a mark and a choice taken."""
    world = grid.beside
    put_below(world.committee, world.standing, world.unit, world.other_unit)
    said = {"issuer": world.committee, "standing_agency": world.standing}
    content = plans.PlanContent(year=2020, title="Kế hoạch có danh sách", **said)
    plan = plans.create(world.jurisdiction, content, by=world.actor("officer"), now=NOW)
    _choose(world, plan, UnitGroup.DEPARTMENTS, world.actor("officer"))


def _choose(world: World, plan: Plan, group: UnitGroup, by: Actor) -> None:
    rule = listing.freeze(world, plan, group, by=by, way=UnitChoice.WHOLE_GROUP, percent=50)
    unit = rule.listed.values_list("agency", flat=True)[0]
    coverage.mark(rule.pk, unit, MarkKind.GRADED_LOW, reason="Xếp cuối", by=by, now=NOW)
    plan_choices.take(rule.pk, by=by, now=NOW, today=TODAY)


def _people_of_teams(grid: Grid) -> None:
    """Absences and recusals of members of both teams, of one without an account, and of people in no team."""
    officer, team, unit = grid.actor("officer"), grid.teams["noticed"], grid.places["unit"]
    seat = teams.Seat(TeamRole.EXPERT, "Chuyên gia")
    expert = teams.add_member(team.pk, seat, revision=team.revision, on=TODAY, reason="Thêm", by=officer, now=NOW)
    absences.enter_for(expert.pk, LATER, LATER, AbsenceKind.LEAVE, by=officer, now=NOW)
    recusals.enter_for(expert.pk, unit, RecusalGround.DECLARED_KIN, "Bản khai", by=officer, now=NOW, today=TODAY)
    for key in ("member", "member2", "former member", "focal", "beside member"):
        absences.enter(LATER, LATER, AbsenceKind.ILLNESS, by=grid.actor(key), now=NOW)
        said = {"by": grid.actor(key), "now": NOW, "today": TODAY}
        recusals.declare(unit, RecusalGround.DECLARED_KIN, "Em ruột", **said)


def _timetables(grid: Grid) -> None:
    """A timetable that waits for its run, an amendment of its plan, and the busy days of two units."""
    world, wishes = grid.world, timetables.Wishes(hour=None)
    plan = grid.plans["empty"]
    timetables.ask(plan.pk, wishes, by=world.actor("officer"), now=NOW, today=TODAY)
    plan_amendments.propose(plan.pk, "Bổ sung nội dung", by=world.actor("officer"), now=NOW)
    for unit, key in ((world.unit, "focal"), (world.other_unit, "stranger_focal")):
        busy_days.enter(unit, LATER, LATER, "Họp HĐND", by=world.actor(key), now=NOW)
