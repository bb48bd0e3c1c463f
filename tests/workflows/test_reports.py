"""The unit's report from the request to acceptance."""

from datetime import date
from io import BytesIO

import pytest

from kiemtra.domain.errors import Conflict, NotAllowed, Refusal
from kiemtra.domain.forms import ProblemCode
from kiemtra.domain.reports import ReportState
from kiemtra.store.models import Answer, Event, Message, ReportRequest, ReportVersion
from kiemtra.store.queries import reports as queries
from kiemtra.workflows import files, reports
from tests import factories_inspections as make
from tests.world import NOW, TODAY, World


def save(world: World, asked: ReportRequest, answers: dict, who: str = "focal"):
    saved = reports.save_answers(asked.pk, seen=asked.revision, answers=answers, by=world.actor(who), now=NOW)
    return saved.report, saved.problems


def test_request_is_due_three_working_days_before_the_visit(world: World) -> None:
    asked = make.requested(world)

    assert (asked.state, asked.agency, asked.due_on) == (ReportState.REQUESTED, world.unit, date(2019, 6, 14))
    assert Event.objects.filter(name="report.requested").count() == 1
    assert set(Message.objects.filter(key__startswith="report.requested").values_list("to__username", flat=True)) == {
        "w-focal",
        "w-unit_head",
    }


def test_request_late_is_due_on_the_day_of_the_visit(world: World) -> None:
    inspection = make.preparing(world)

    asked = reports.request(
        inspection.pk, revision=inspection.revision, by=world.actor("officer"), now=NOW, today=date(2019, 6, 18)
    )

    assert asked.due_on == make.VISIT


def test_request_twice_is_refused(world: World) -> None:
    asked = make.requested(world)
    inspection = asked.inspection
    inspection.refresh_from_db()

    with pytest.raises(NotAllowed) as refused:
        make.requested(world, inspection)

    assert refused.value.refusal is Refusal.ALREADY_DONE
    assert ReportRequest.objects.count() == 1


def test_request_by_the_unit_or_before_the_notice_is_refused(world: World) -> None:
    for who, reason in (("officer", Refusal.NOT_YET), ("leader", Refusal.NOT_YOUR_ROLE)):
        inspection = make.planned(world)
        with pytest.raises(NotAllowed) as refused:
            reports.request(inspection.pk, revision=1, by=world.actor(who), now=NOW, today=TODAY)
        assert refused.value.refusal is reason


def test_save_answers_keeps_typed_values(world: World) -> None:
    asked, problems = save(world, make.requested(world), make.REPORT)

    number = asked.answers.get(item="files_settled")
    assert problems == ()
    assert (asked.state, asked.saved_at) == (ReportState.DRAFT, NOW)
    assert (number.text, number.number) == ("1.250", 1250)
    assert asked.answers.get(item="plan_date").date == date(2019, 1, 15)
    assert asked.answers.get(item="late_tasks.due", row=1).date == date(2019, 3, 31)
    assert not asked.answers.filter(item__endswith="_rate").exists()
    assert Event.objects.filter(name="report.saved").count() == 1


def test_save_answers_keeps_what_is_wrong_and_tells_all_of_it_at_once(world: World) -> None:
    wrong = make.REPORT | {"tasks_assigned": "nhiều", "plan_date": "31/02/2019", "files_on_time": "2.000"}

    asked, problems = save(world, make.requested(world), wrong)

    assert {(one.item, one.code) for one in problems} == {
        ("plan_date", ProblemCode.NOT_A_DATE),
        ("tasks_assigned", ProblemCode.NOT_A_NUMBER),
        ("files_on_time", ProblemCode.PART_ABOVE_WHOLE),
    }
    kept = queries.typed_answers(asked)
    assert (kept["tasks_assigned"], kept["plan_date"]) == ("nhiều", "31/02/2019")
    assert asked.answers.get(item="tasks_assigned").number is None


def test_save_answers_drops_rows_left_blank(world: World) -> None:
    row = make.REPORT["late_tasks"][0]
    blank = dict.fromkeys(row, "")

    asked, _ = save(world, make.requested(world), make.REPORT | {"late_tasks": [blank, row, blank, row]})

    assert sorted(asked.answers.filter(item="late_tasks.task").values_list("row", flat=True)) == [1, 2]


def test_save_answers_from_a_stale_page_changes_only_what_was_typed_there(world: World) -> None:
    asked = make.requested(world)
    save(world, asked, make.REPORT)

    save(world, asked, {"difficulties": "khác"}, "unit_head")

    kept = queries.typed_answers(asked)
    assert kept["difficulties"] == make.REPORT["difficulties"]
    assert kept["tasks_assigned"] == make.REPORT["tasks_assigned"]
    (conflict,) = queries.conflicts(asked)
    assert (conflict.item, conflict.stands, conflict.other) == ("difficulties", make.REPORT["difficulties"], "khác")


@pytest.mark.parametrize("who", ["secretary", "officer"])
def test_save_answers_by_the_inspecting_side_is_refused(world: World, who: str) -> None:
    with pytest.raises(NotAllowed) as refused:
        save(world, make.requested(world), {}, who)

    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE


def test_save_answers_of_another_unit_is_not_found(world: World) -> None:
    with pytest.raises(ReportRequest.DoesNotExist):
        save(world, make.requested(world), {}, "stranger_focal")


def attach(world: World, asked: ReportRequest, item: str = "evidence_files") -> ReportRequest:
    file = files.store(BytesIO(b"%PDF-1.7 minh chung"), name="ke-hoach.pdf", limit=1000, at=NOW)
    return reports.attach_file(
        asked.pk,
        revision=asked.revision,
        item=item,
        file=file,
        name="C:\\ho so\\ke-hoach.pdf",
        by=world.actor("focal"),
        now=NOW,
    )


def test_files_stay_when_answers_are_saved_and_are_there_once(world: World) -> None:
    asked = attach(world, make.requested(world))
    asked, _ = save(world, asked, make.REPORT)
    asked = attach(world, asked)

    assert [one.file_name for one in asked.answers.filter(file__isnull=False)] == ["ke-hoach.pdf"]
    assert asked.state == ReportState.DRAFT


def test_a_file_for_an_item_that_asks_for_none_is_refused(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        attach(world, make.requested(world), "difficulties")

    assert refused.value.refusal is Refusal.FORM_INCOMPLETE


def test_remove_file_takes_it_off_the_draft(world: World) -> None:
    asked = attach(world, make.requested(world))
    file = asked.answers.get(file__isnull=False)

    reports.remove_file(asked.pk, revision=asked.revision, answer=file.pk, by=world.actor("focal"), now=NOW)

    assert not Answer.objects.filter(file__isnull=False).exists()
    assert Event.objects.filter(name="report.file_removed").count() == 1


def test_submit_freezes_a_version_with_computed_shares_and_files(world: World) -> None:
    asked = make.submitted(world, attach(world, make.filled(world)))

    version = ReportVersion.objects.get()
    assert asked.state == ReportState.SUBMITTED
    assert (version.number, version.submitted_by) == (1, world.users["unit_head"])
    answers = version.answers["answers"]
    assert (answers["tasks_on_time_rate"], answers["files_settled"], answers["plan_date"]) == (
        "95.00",
        "1250",
        "2019-01-15",
    )
    assert answers["evidence_files"][0]["name"] == "ke-hoach.pdf"
    assert answers["late_tasks"][0]["progress"] == "80"
    assert Event.objects.filter(name="report.submitted").count() == 1


def test_submit_of_an_incomplete_form_is_refused(world: World) -> None:
    asked, _ = save(world, make.requested(world), {"plan_issued": "yes"})

    with pytest.raises(NotAllowed) as refused:
        reports.submit(asked.pk, revision=asked.revision, by=world.actor("unit_head"), now=NOW)

    assert refused.value.refusal is Refusal.FORM_INCOMPLETE
    assert not ReportVersion.objects.exists()


def test_submit_by_the_focal_point_is_refused(world: World) -> None:
    asked = make.filled(world)

    with pytest.raises(NotAllowed) as refused:
        reports.submit(asked.pk, revision=asked.revision, by=world.actor("focal"), now=NOW)

    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE


def test_submit_twice_is_a_conflict_with_one_version(world: World) -> None:
    asked = make.filled(world)
    seen = asked.revision
    make.submitted(world, asked)

    with pytest.raises(Conflict):
        reports.submit(asked.pk, revision=seen, by=world.actor("unit_head"), now=NOW)

    assert ReportVersion.objects.count() == 1


def test_returned_the_same_record_reopens_and_comes_back_as_version_2(world: World) -> None:
    asked = make.submitted(world)
    asked = reports.return_(
        asked.pk, revision=asked.revision, remark="Thiếu số liệu quý I", by=world.actor("secretary"), now=NOW
    )
    assert (asked.state, asked.remark) == (ReportState.RETURNED, "Thiếu số liệu quý I")

    asked, _ = save(world, asked, make.REPORT | {"tasks_on_time": "39"})
    assert asked.state == ReportState.RETURNED
    make.submitted(world, asked)

    first, second = ReportVersion.objects.order_by("number")
    assert (first.answers["answers"]["tasks_on_time"], second.answers["answers"]["tasks_on_time"]) == ("38", "39")


def test_return_needs_a_remark(world: World) -> None:
    asked = make.submitted(world)

    with pytest.raises(NotAllowed) as refused:
        reports.return_(asked.pk, revision=asked.revision, remark=" ", by=world.actor("secretary"), now=NOW)

    assert refused.value.refusal is Refusal.FORM_INCOMPLETE


def test_accept_ends_the_report(world: World) -> None:
    asked = make.submitted(world)

    asked = reports.accept(asked.pk, revision=asked.revision, by=world.actor("officer"), now=NOW)

    assert asked.state == ReportState.ACCEPTED
    with pytest.raises(NotAllowed) as refused:
        save(world, asked, {})
    assert refused.value.refusal is Refusal.ALREADY_DONE


@pytest.mark.parametrize(
    ("who", "reason"),
    [
        ("focal", Refusal.NOT_YOUR_SIDE),
        ("unit_head", Refusal.NOT_YOUR_SIDE),
        ("member", Refusal.NOT_YOUR_ROLE),
        ("leader", Refusal.NOT_YOUR_ROLE),
    ],
)
def test_accept_by_others_is_refused(world: World, who: str, reason: Refusal) -> None:
    asked = make.submitted(world)

    with pytest.raises(NotAllowed) as refused:
        reports.accept(asked.pk, revision=asked.revision, by=world.actor(who), now=NOW)

    assert refused.value.refusal is reason


def test_accept_of_a_draft_is_not_yet(world: World) -> None:
    asked = make.filled(world)

    with pytest.raises(NotAllowed) as refused:
        reports.accept(asked.pk, revision=asked.revision, by=world.actor("secretary"), now=NOW)

    assert refused.value.refusal is Refusal.NOT_YET
