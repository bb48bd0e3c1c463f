"""Inspections brought to a state by the workflows."""

from datetime import UTC, date, datetime, time, timedelta

from kiemtra.domain.findings import CheckOutcome
from kiemtra.domain.sessions import AttendeeSide, RollCall
from kiemtra.store.models import Agency, CheckResult, Inspection, Plan, ReportRequest, Team
from kiemtra.workflows import inspections, reports, results, sessions
from tests.remembering import remembered
from tests.world import NOW, TODAY, World, make_plan, make_team

# A Wednesday, ten working days after TODAY.
VISIT = date(2019, 6, 19)
VISIT_NOW = datetime(2019, 6, 19, 1, 30, tzinfo=UTC)
SEALED_UNTIL = datetime(2019, 7, 1, 1, 0, tzinfo=UTC)

REPORT = {
    "plan_issued": "yes",
    "plan_date": "15/01/2019",
    "tasks_assigned": "40",
    "tasks_on_time": "38",
    "files_settled": "1.250",
    "files_on_time": "1.250",
    "procedures_posted": "partly",
    "late_tasks": [
        {
            "task": "Rà soát quy chế làm việc",
            "document": "71/KH-UBND",
            "due": "31/03/2019",
            "progress": "80",
            "reason": "",
        }
    ],
    "difficulties": "Thiếu kinh phí số hóa hồ sơ.",
}


@remembered
def planned(world: World, plan: Plan | None = None, team: Team | None = None, unit: Agency | None = None) -> Inspection:
    plan = plan or make_plan(world)
    team = team or make_team(world, plan)
    [inspection] = inspections.plan_visits(plan.pk, [(unit or world.unit, team)], by=world.actor("officer"), now=NOW)
    return inspection


@remembered
def decided(world: World, day: date = VISIT, inspection: Inspection | None = None) -> Inspection:
    inspection = inspection or planned(world)
    inspection = inspections.propose_visit(
        inspection.pk,
        revision=inspection.revision,
        day=day,
        hour=time(8, 0),
        place="Phòng họp tầng 2",
        overlap_reason="Hai đoàn đã thống nhất",
        by=world.actor("secretary"),
        now=NOW,
        today=TODAY,
    )
    return inspections.decide_visit(
        inspection.pk, revision=inspection.revision, by=world.actor("head"), now=NOW, today=TODAY
    )


@remembered
def noticed(world: World, inspection: Inspection | None = None) -> Inspection:
    inspection = decided(world, inspection=inspection)
    return inspections.send_notice(
        inspection.pk, revision=inspection.revision, by=world.actor("secretary"), now=NOW, today=TODAY
    )


@remembered
def preparing(world: World, inspection: Inspection | None = None) -> Inspection:
    inspection = noticed(world, inspection)
    focal = inspections.FocalPoint("Đầu mối Sở Tư pháp", "Chánh Văn phòng", "0225 000 000")
    return inspections.answer_notice(
        inspection.pk, revision=inspection.revision, focal=focal, by=world.actor("focal"), now=NOW, today=TODAY
    )


@remembered
def requested(world: World, inspection: Inspection | None = None) -> ReportRequest:
    inspection = inspection or preparing(world)
    return reports.request(
        inspection.pk, revision=inspection.revision, by=world.actor("secretary"), now=NOW, today=TODAY
    )


@remembered
def filled(world: World, asked: ReportRequest | None = None) -> ReportRequest:
    asked = asked or requested(world)
    said = {"seen": asked.revision, "answers": REPORT}
    return reports.save_answers(asked.pk, **said, by=world.actor("focal"), now=NOW).report


@remembered
def submitted(world: World, asked: ReportRequest | None = None) -> ReportRequest:
    asked = asked if asked and asked.state != "requested" else filled(world, asked)
    reports.submit(asked.pk, revision=asked.revision, by=world.actor("unit_head"), now=NOW)
    asked.refresh_from_db()
    return asked


@remembered
def opened(world: World, inspection: Inspection | None = None) -> Inspection:
    inspection = inspection or preparing(world)
    inspection.refresh_from_db()
    return inspections.open_visit(
        inspection.pk,
        revision=inspection.revision,
        place="Phòng họp tầng 2",
        by=world.actor("secretary"),
        now=VISIT_NOW,
    )


def session_content(ended: bool = True, unit_present: bool = True) -> sessions.SessionContent:
    return sessions.SessionContent(
        started_at=VISIT_NOW,
        ended_at=VISIT_NOW + timedelta(hours=3) if ended else None,
        place="Phòng họp tầng 2",
        attendees=(
            sessions.Presence(AttendeeSide.TEAM, "Trưởng Đoàn 1", "Trưởng đoàn"),
            sessions.Presence(AttendeeSide.TEAM, "Thư ký Đoàn 1", "Thư ký"),
            sessions.Presence(AttendeeSide.UNIT, "Lãnh đạo Sở Tư pháp", "Giám đốc", unit_present),
        ),
        roll=RollCall(listed=42, present=39, excused=2),
    )


@remembered
def attended(world: World, inspection: Inspection | None = None) -> Inspection:
    inspection = inspection or opened(world)
    sessions.start(
        inspection.pk, session_content(), revision=inspection.revision, by=world.actor("secretary"), now=VISIT_NOW
    )
    inspection.refresh_from_db()
    return inspection


def record_all(world: World, inspection: Inspection, outcome: CheckOutcome = CheckOutcome.MET) -> None:
    for result in CheckResult.objects.filter(inspection=inspection):
        results.record(
            result.pk,
            revision=result.revision,
            outcome=outcome,
            note="Ghi nhận tại chỗ (dữ liệu minh họa)",
            by=world.actor("member"),
            now=VISIT_NOW,
        )


@remembered
def minutes_closed(world: World, inspection: Inspection | None = None) -> Inspection:
    inspection = attended(world, inspection)
    record_all(world, inspection)
    return inspections.close_minutes(
        inspection.pk,
        revision=inspection.revision,
        unit_opinion="Nhất trí với kết quả kiểm tra",
        by=world.actor("secretary"),
        now=VISIT_NOW + timedelta(hours=4),
    )


@remembered
def sealed(world: World, plan: Plan | None = None, team: Team | None = None, unit: Agency | None = None) -> Inspection:
    plan = plan or make_plan(world)
    team = team or make_team(world, plan)
    return inspections.propose_unannounced(
        plan.pk,
        unit or world.unit,
        team,
        ground="Chỉ số năm trước giảm",
        sealed_until=SEALED_UNTIL,
        by=world.actor("officer"),
        now=NOW,
    )


@remembered
def approved(world: World, inspection: Inspection | None = None) -> Inspection:
    inspection = inspection or sealed(world)
    return inspections.approve(inspection.pk, revision=inspection.revision, by=world.actor("head"), now=NOW)
