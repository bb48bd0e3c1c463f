"""The whole line from the minutes to the closed file, and a re-inspection on the way; every step a workflow."""

from kiemtra.domain.findings import FindingKind
from kiemtra.store.models import Event, Recommendation
from kiemtra.workflows import conclusions, documents, inspections, reinspections, remediation
from tests.factories_conclusions import (
    Case,
    conclude,
    hand_over,
    make_finding,
    make_recommendation,
    make_visited,
    reply,
    report,
    send,
    stored_file,
    take_up,
    verify,
)
from tests.world import NOW, TODAY, World


def issued(case: Case) -> None:
    document = case.conclusion.document
    documents.record_issue(
        document.pk,
        revision=document.revision,
        number="7",
        dated=TODAY,
        signer_name="Trưởng Đoàn 1",
        signed_copy=stored_file(),
        by=case.world.actor("clerk"),
        now=NOW,
    )


def concluded(world: World) -> Case:
    case = make_visited(world)
    make_finding(case, FindingKind.STRENGTH, text="Kế hoạch ban hành đúng hạn")
    shortcoming = make_finding(case)
    conclusions.start_draft(case.inspection.pk, revision=case.reload().revision, by=world.actor("secretary"), now=NOW)
    make_recommendation(case, shortcoming)
    send(case)
    reply(case)
    take_up(case)
    conclude(case)
    issued(case)
    hand_over(case)
    return case


def test_from_the_minutes_to_the_closed_file(world: World) -> None:
    case = concluded(world)
    officer = world.actor("officer")

    report(case)
    verified = verify(case)
    remediation.close(verified.pk, revision=verified.revision, by=officer, now=NOW, today=TODAY)
    closed = remediation.close_inspection(case.inspection.pk, revision=case.reload().revision, by=officer, now=NOW)

    assert closed.state == "closed"
    names = list(Event.objects.order_by("id").values_list("name", flat=True))
    since = names[names.index("conclusion.draft_started") :]
    assert since == [
        "conclusion.draft_started",
        "recommendation.drafted",
        "conclusion.sent",
        "conclusion.replied",
        "conclusion.reply_taken_up",
        "document.drafted",
        "conclusion.concluded",
        "document.issued",
        "conclusion.handed_over",
        "evidence.attached",
        "recommendation.reported",
        "recommendation.verified",
        "recommendation.closed",
        "inspection.closed",
    ]


def test_what_is_open_is_inspected_again_by_the_same_team(world: World) -> None:
    case = concluded(world)
    officer = world.actor("officer")

    again = reinspections.start(case.inspection.pk, revision=case.inspection.revision, by=officer, now=NOW)
    planned = inspections.propose_visit(
        again.pk,
        revision=again.revision,
        day=case.inspection.visit_on,
        hour=case.inspection.visit_at,
        place="Phòng họp tầng 2",
        by=world.actor("secretary"),
        now=NOW,
        today=TODAY,
    )

    assert (planned.state, planned.areas, planned.origin) == ("planned", ["procedures"], "reinspection")
    assert Recommendation.objects.get().state == "issued"
