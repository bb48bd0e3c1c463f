"""A report on its way: laid before the head, handed in, called back, returned item by item, accepted, compared."""

from datetime import date, timedelta

import pytest

from kiemtra.domain.errors import Conflict, NotAllowed, NotValid, Refusal
from kiemtra.domain.reports import ReportState, RoundPurpose, Timeliness, timeliness
from kiemtra.domain.work import WorkKind
from kiemtra.store.models import Event, ItemRemark, Message, ReportVersion
from kiemtra.store.queries import reports as queries
from kiemtra.store.queries import work
from kiemtra.workflows import report_reminders, reports
from tests import factories_reports as make
from tests.factories_inspections import REPORT
from tests.world import NOW, TODAY, World

LATER = date(2019, 7, 5)


def said(world: World, report, who: str) -> dict:
    report.refresh_from_db()
    return {"revision": report.revision, "by": world.actor(who), "now": NOW}


def kinds(world: World, who: str) -> list[WorkKind]:
    return [item.kind for item in work.due_for(world.actor(who), TODAY)]


def returned(world: World, items: dict[str, str]):
    report = make.submitted(world, make.asked(world))
    return reports.return_(report.pk, items=items, **said(world, report, "officer"))


def test_present_lays_it_before_the_head_who_hands_it_in(world: World) -> None:
    report = make.filled(world, make.asked(world))

    report = reports.present(report.pk, **said(world, report, "focal"))

    assert (report.presented_at, report.presented_by) == (NOW, world.users["focal"])
    assert kinds(world, "unit_head") == [WorkKind.APPROVE_REPORT]
    assert WorkKind.FILL_REPORT not in kinds(world, "focal")
    told = Message.objects.get(key__startswith="report.presented")
    assert told.to == world.users["unit_head"]
    reports.submit(report.pk, **said(world, report, "unit_head"))
    assert kinds(world, "officer") == [WorkKind.REVIEW_ROUND]


def test_present_of_what_is_not_complete_or_twice_is_refused(world: World) -> None:
    report = make.filled(world, make.asked(world), {"plan_issued": "no"})

    with pytest.raises(NotAllowed) as refused:
        reports.present(report.pk, **said(world, report, "focal"))
    assert refused.value.refusal is Refusal.FORM_INCOMPLETE

    make.filled(world, report)
    reports.present(report.pk, **said(world, report, "focal"))
    with pytest.raises(NotAllowed) as refused:
        reports.present(report.pk, **said(world, report, "focal"))
    assert refused.value.refusal is Refusal.ALREADY_DONE


@pytest.mark.parametrize(("who", "still"), [("focal", False), ("unit_head", True)])
def test_what_is_changed_after_it_was_laid_before_the_head_is_laid_before_him_again(
    world: World, who: str, still: bool
) -> None:
    report = make.filled(world, make.asked(world))
    reports.present(report.pk, **said(world, report, "focal"))

    saved = make.save(world, report, {"difficulties": "Thêm"}, who)

    assert (saved.report.presented_at is not None) is still


def test_recall_opens_it_again_and_the_version_stays(world: World) -> None:
    report = make.submitted(world, make.asked(world))

    with pytest.raises(NotAllowed) as refused:
        reports.recall(report.pk, **said(world, report, "focal"))
    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE
    report = reports.recall(report.pk, reason="Sai số", **said(world, report, "unit_head"))

    assert (report.state, ReportVersion.objects.count()) == (ReportState.DRAFT, 1)
    assert {one.to for one in Message.objects.filter(key__startswith="report.recalled")} == {world.users["officer"]}


def test_returned_item_by_item_only_these_are_open(world: World) -> None:
    report = returned(world, {"tasks_assigned": "Thiếu quý I", "no_such_item": "?"})

    assert report.reopened == ["tasks_assigned"]
    assert list(ItemRemark.objects.values_list("item", "side", "text")) == [
        ("tasks_assigned", "receiver", "Thiếu quý I")
    ]
    saved = make.save(world, report, REPORT | {"tasks_assigned": "45", "difficulties": "Lén sửa"})

    assert (saved.changed, saved.locked) == (("tasks_assigned",), ("difficulties",))
    kept = queries.typed_answers(report)
    assert (kept["tasks_assigned"], kept["difficulties"]) == ("45", REPORT["difficulties"])


def test_what_turns_out_wrong_with_a_reopened_item_is_open_too(world: World) -> None:
    report = returned(world, {"tasks_assigned": "Sai"})

    saved = make.save(world, report, {"tasks_assigned": "30", "tasks_on_time": "29"})

    assert saved.changed == ("tasks_assigned", "tasks_on_time")
    assert saved.problems == ()


@pytest.mark.parametrize("items", [{}, {"tasks_assigned": " "}])
def test_returned_with_nothing_said_is_refused(world: World, items: dict[str, str]) -> None:
    with pytest.raises(NotAllowed) as refused:
        returned(world, items)

    assert refused.value.refusal is Refusal.FORM_INCOMPLETE


def test_recalled_after_a_return_only_the_same_items_are_open(world: World) -> None:
    report = returned(world, {"tasks_assigned": "Thiếu"})
    make.save(world, report, {"tasks_assigned": "41"})
    reports.submit(report.pk, **said(world, report, "unit_head"))

    report = reports.recall(report.pk, **said(world, report, "unit_head"))

    assert (report.state, report.reopened) == (ReportState.RETURNED, ["tasks_assigned"])


def test_a_set_that_is_kept_current_is_not_accepted(world: World) -> None:
    report = make.submitted(world, make.asked(world, purpose=RoundPurpose.READINESS))

    with pytest.raises(NotAllowed) as refused:
        reports.accept(report.pk, **said(world, report, "officer"))

    assert refused.value.refusal is Refusal.KEPT_CURRENT


def test_extend_of_one_report_needs_a_reason_and_a_later_day(world: World) -> None:
    report = make.asked(world)
    given = {"due_on": LATER, "today": TODAY}

    with pytest.raises(NotValid):
        reports.extend(report.pk, reason=" ", **given, **said(world, report, "officer"))
    report = reports.extend(report.pk, reason="Mất điện", **given, **said(world, report, "officer"))

    assert report.due_on == LATER
    event = Event.objects.get(name="report.extended")
    assert (event.before, event.after) == ({"due_on": "2019-06-20"}, {"due_on": "2019-07-05", "reason": "Mất điện"})
    with pytest.raises(NotAllowed) as refused:
        reports.extend(report.pk, reason="x", **given, **said(world, report, "officer"))
    assert refused.value.refusal is Refusal.NOT_LATER


def test_withdrawn_it_is_nobodys_work_any_more(world: World) -> None:
    report = make.filled(world, make.asked(world))

    report = reports.withdraw(report.pk, reason="Gửi nhầm", **said(world, report, "officer"))

    assert report.state == ReportState.WITHDRAWN
    assert kinds(world, "focal") == []
    assert queries.typed_answers(report) != {}
    with pytest.raises(NotAllowed) as refused:
        make.save(world, report, {"difficulties": "x"})
    assert refused.value.refusal is Refusal.WITHDRAWN


def test_late_is_told_by_the_day_of_the_first_version(world: World) -> None:
    report = make.asked(world)
    make.submitted(world, report, now=NOW + timedelta(days=30))
    reports.return_(report.pk, remark="Thiếu", **said(world, report, "officer"))
    report.refresh_from_db()

    assert report.first_submitted_at == NOW + timedelta(days=30)
    assert timeliness(report.first_submitted_at.date(), report.due_on, TODAY) is Timeliness.LATE


def test_versions_are_compared_item_by_item_and_row_by_row(world: World) -> None:
    report = make.submitted(world, make.asked(world))
    reports.return_(report.pk, remark="Sửa", **said(world, report, "officer"))
    (row,) = queries.typed_answers(report)["late_tasks"]
    rows = [row | {"progress": "90"}, row | {"_row": "", "task": "Việc mới"}]
    make.save(world, report, {"tasks_on_time": "39", "difficulties": "", "late_tasks": rows})
    reports.submit(report.pk, **said(world, report, "unit_head"))
    second, first = queries.versions(report)

    told = [
        (one.item.code, one.column and one.column.code, one.row, one.before, one.after)
        for one in queries.differences(first, second)
    ]

    assert told == [
        ("tasks_on_time", None, None, "38", "39"),
        ("tasks_on_time_rate", None, None, "95.00", "97.50"),
        ("late_tasks", "progress", 1, "80", "90"),
        ("late_tasks", "task", 2, None, "Việc mới"),
        ("late_tasks", "document", 2, None, "71/KH-UBND"),
        ("late_tasks", "due", 2, None, "2019-03-31"),
        ("late_tasks", "progress", 2, None, "80"),
        ("difficulties", None, None, "Thiếu kinh phí số hóa hồ sơ.", None),
    ]
    assert queries.differences(second, second) == []
    assert len(queries.differences(second, first)) == len(told)


def test_submit_of_an_old_page_is_a_conflict_with_one_version(world: World) -> None:
    report = make.submitted(world, make.asked(world))

    with pytest.raises(Conflict):
        reports.submit(report.pk, revision=report.revision - 1, by=world.actor("unit_head"), now=NOW)

    assert ReportVersion.objects.count() == 1


@pytest.mark.parametrize(
    ("today", "told"),
    [(date(2019, 6, 14), 0), (date(2019, 6, 17), 2), (date(2019, 6, 21), 2), (date(2019, 6, 22), 0)],
    ids=["too early", "three working days", "overdue", "on a Saturday"],
)
def test_units_are_reminded_three_working_days_before_and_when_overdue(world: World, today: date, told: int) -> None:
    make.opened(world)
    Message.objects.all().delete()
    given = {"by": world.actor("officer"), "now": NOW, "today": today}

    first = report_reminders.remind_of_reports(world.jurisdiction, **given)
    again = report_reminders.remind_of_reports(world.jurisdiction, **given)

    assert (first, again) == (told, 0)
    assert Message.objects.filter(key__startswith="reports-due").count() == (3 if told else 0)
    assert Event.objects.filter(name="jurisdiction.reports_reminded").count() == bool(told)


def test_who_has_handed_in_or_whose_round_is_closed_is_not_reminded(world: World) -> None:
    asked = make.opened(world)
    make.submitted(world, make.asked_of(asked, world.unit))
    given = {"by": world.actor("officer"), "now": NOW}

    assert report_reminders.remind_of_reports(world.jurisdiction, today=date(2019, 6, 20), **given) == 1
    type(asked).objects.filter(pk=asked.pk).update(state="closed")
    assert report_reminders.remind_of_reports(world.jurisdiction, today=date(2019, 6, 21), **given) == 0


def test_work_of_the_unit_has_what_is_late_on_top(world: World) -> None:
    make.opened(world, title="Sau", due_on=date(2019, 6, 28))
    make.opened(world, title="Trước", due_on=TODAY)

    items = work.due_for(world.actor("focal"), date(2019, 6, 10))

    assert [(item.title, item.late) for item in items] == [("Trước", True), ("Sau", False)]
    assert {item.kind for item in items} == {WorkKind.FILL_REPORT}
