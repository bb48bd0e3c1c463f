"""Two people, two pages, a lost answer, a lost session: nothing typed is lost, and nothing is overwritten in silence."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.forms import ROW_KEY, ProblemCode
from kiemtra.domain.reports import ReportState
from kiemtra.store.models import Answer, AnswerChange, AnswerConflict, Event, ItemRemark
from kiemtra.store.queries import reports as queries
from kiemtra.workflows import reports
from tests import factories_reports as make
from tests.factories_inspections import REPORT
from tests.world import NOW, World

ROW = {"task": "Rà soát quy chế", "document": "71/KH-UBND", "due": "31/03/2019", "progress": "80", "reason": ""}


def rows_of(asked, table: str = "late_tasks") -> list[dict]:
    return list(queries.typed_answers(asked).get(table, ()))


def test_only_what_changed_is_written_with_its_history(world: World) -> None:
    asked = make.filled(world, make.asked(world))
    before = AnswerChange.objects.count()

    saved = make.save(world, asked, REPORT | {"tasks_assigned": "41"})

    assert saved.changed == ("tasks_assigned",)
    assert AnswerChange.objects.count() == before + 1
    last = AnswerChange.objects.order_by("-revision").first()
    assert (last.item, last.text, last.revision, last.made_by) == (
        "tasks_assigned",
        "41",
        saved.report.revision,
        world.users["focal"],
    )
    assert Event.objects.filter(name="report.saved").order_by("-pk")[0].after["items"] == ["tasks_assigned"]


def test_what_is_not_sent_stays(world: World) -> None:
    asked = make.filled(world, make.asked(world))

    make.save(world, asked, {"difficulties": ""})

    kept = queries.typed_answers(asked)
    assert kept == {key: kept[key] for key in REPORT if key != "difficulties"}


def test_two_people_in_one_form_change_different_items(world: World) -> None:
    asked = make.filled(world, make.asked(world))
    seen = asked.revision

    make.save(world, asked, REPORT | {"tasks_assigned": "50"}, "focal", seen=seen)
    saved = make.save(world, asked, REPORT | {"difficulties": "Khác"}, "unit_head", seen=seen)

    kept = queries.typed_answers(asked)
    assert (kept["tasks_assigned"], kept["difficulties"], saved.conflicts) == ("50", "Khác", ())


def test_two_people_change_one_item_both_values_are_kept_until_one_decides(world: World) -> None:
    asked = make.filled(world, make.asked(world))
    seen = asked.revision
    make.save(world, asked, {"tasks_assigned": "50"}, "focal", seen=seen)

    saved = make.save(world, asked, {"tasks_assigned": "60"}, "unit_head", seen=seen)

    (conflict,) = saved.conflicts
    assert (conflict.stands, conflict.other, conflict.other_by) == ("50", "60", world.users["unit_head"])
    assert queries.typed_answers(asked)["tasks_assigned"] == "50"
    with pytest.raises(NotAllowed) as refused:
        reports.submit(asked.pk, revision=saved.report.revision, by=world.actor("unit_head"), now=NOW)
    assert refused.value.refusal is Refusal.CONFLICTS_OPEN

    reports.settle(conflict.pk, keep=reports.Keep.OTHER, by=world.actor("focal"), now=NOW)

    assert queries.typed_answers(asked)["tasks_assigned"] == "60"
    assert queries.conflicts(asked) == []
    asked.refresh_from_db()
    reports.submit(asked.pk, revision=asked.revision, by=world.actor("unit_head"), now=NOW)


def test_settled_for_what_stands_changes_no_answer_and_only_once(world: World) -> None:
    asked = make.filled(world, make.asked(world))
    make.save(world, asked, {"tasks_assigned": "50"}, "focal", seen=asked.revision)
    saved = make.save(world, asked, {"tasks_assigned": "60"}, "unit_head", seen=asked.revision)
    (conflict,) = saved.conflicts

    reports.settle(conflict.pk, keep=reports.Keep.STANDS, by=world.actor("focal"), now=NOW)

    assert queries.typed_answers(asked)["tasks_assigned"] == "50"
    with pytest.raises(NotAllowed) as refused:
        reports.settle(conflict.pk, keep=reports.Keep.OTHER, by=world.actor("focal"), now=NOW)
    assert refused.value.refusal is Refusal.ALREADY_DONE
    assert Event.objects.filter(name="report.conflict_settled").count() == 1


def test_settling_is_for_the_unit(world: World) -> None:
    asked = make.filled(world, make.asked(world))
    make.save(world, asked, {"tasks_assigned": "50"}, "focal", seen=asked.revision)
    (conflict,) = make.save(world, asked, {"tasks_assigned": "60"}, "unit_head", seen=asked.revision).conflicts

    for who, error in (("officer", NotAllowed), ("stranger_focal", AnswerConflict.DoesNotExist)):
        with pytest.raises(error):
            reports.settle(conflict.pk, keep=reports.Keep.OTHER, by=world.actor(who), now=NOW)


def test_typing_the_other_value_settles_the_conflict(world: World) -> None:
    asked = make.filled(world, make.asked(world))
    make.save(world, asked, {"tasks_assigned": "50"}, "focal", seen=asked.revision)
    make.save(world, asked, {"tasks_assigned": "60"}, "unit_head", seen=asked.revision)

    saved = make.save(world, asked, {"tasks_assigned": "60"}, "focal")

    assert saved.conflicts == ()
    assert queries.typed_answers(asked)["tasks_assigned"] == "60"


def test_who_types_again_from_an_old_page_is_in_no_conflict_with_himself(world: World) -> None:
    asked = make.filled(world, make.asked(world))
    seen = asked.revision
    make.save(world, asked, {"difficulties": "một"}, seen=seen)

    saved = make.save(world, asked, {"difficulties": "một hai"}, seen=seen)

    assert saved.conflicts == ()
    assert queries.typed_answers(asked)["difficulties"] == "một hai"


def test_the_same_save_twice_is_once(world: World) -> None:
    asked = make.asked(world)
    seen = asked.revision
    row = ROW | {ROW_KEY: ""}
    answers = REPORT | {"late_tasks": [row, row]}

    first = make.save(world, asked, answers, seen=seen)
    again = make.save(world, asked, answers, seen=seen)

    assert again.changed == ()
    assert again.report.revision == first.report.revision
    assert len(rows_of(asked)) == 2
    assert Event.objects.filter(name="report.saved").count() == 1


def test_a_conflict_sent_twice_is_one_even_when_settled(world: World) -> None:
    asked = make.filled(world, make.asked(world))
    seen = asked.revision
    make.save(world, asked, {"tasks_assigned": "50"}, "focal", seen=seen)
    for _ in range(2):
        make.save(world, asked, {"tasks_assigned": "60"}, "unit_head", seen=seen)
    (conflict,) = AnswerConflict.objects.all()
    reports.settle(conflict.pk, keep=reports.Keep.STANDS, by=world.actor("focal"), now=NOW)

    make.save(world, asked, {"tasks_assigned": "60"}, "unit_head", seen=seen)

    assert AnswerConflict.objects.count() == 1


def test_two_people_add_rows_at_once_and_both_stay(world: World) -> None:
    asked = make.filled(world, make.asked(world))
    seen, (there,) = asked.revision, rows_of(asked)

    make.save(world, asked, {"late_tasks": [there, ROW | {"task": "A", ROW_KEY: ""}]}, "focal", seen=seen)
    make.save(world, asked, {"late_tasks": [there, ROW | {"task": "B", ROW_KEY: ""}]}, "unit_head", seen=seen)

    rows = rows_of(asked)
    assert sorted(row["task"] for row in rows) == ["A", "B", there["task"]]
    assert rows[0] == there
    assert len({row[ROW_KEY] for row in rows}) == 3


def test_two_people_change_cells_of_one_row(world: World) -> None:
    asked = make.filled(world, make.asked(world))
    seen, (there,) = asked.revision, rows_of(asked)

    make.save(world, asked, {"late_tasks": [there | {"progress": "90"}]}, "focal", seen=seen)
    saved = make.save(world, asked, {"late_tasks": [there | {"reason": "Thiếu người"}]}, "unit_head", seen=seen)

    (row,) = rows_of(asked)
    assert (row["progress"], row["reason"], saved.conflicts) == ("90", "Thiếu người", ())


def test_a_row_taken_away_goes_and_one_written_in_meanwhile_is_asked_about(world: World) -> None:
    asked = make.filled(world, make.asked(world))
    seen, (there,) = asked.revision, rows_of(asked)
    make.save(world, asked, {"late_tasks": [there | {"progress": "90"}]}, "focal", seen=seen)

    saved = make.save(world, asked, {"late_tasks": []}, "unit_head", seen=seen)

    (conflict,) = saved.conflicts
    assert (conflict.item, conflict.row_key, conflict.other) == ("late_tasks", there[ROW_KEY], "")
    assert conflict.other_by == world.users["unit_head"]
    assert [row["progress"] for row in rows_of(asked)] == ["90"]

    reports.settle(conflict.pk, keep=reports.Keep.OTHER, by=world.actor("focal"), now=NOW)

    assert rows_of(asked) == []


def test_a_row_that_another_took_away_comes_back_with_what_was_written_in_it(world: World) -> None:
    asked = make.filled(world, make.asked(world))
    seen, (there,) = asked.revision, rows_of(asked)
    make.save(world, asked, {"late_tasks": []}, "focal", seen=seen)

    saved = make.save(world, asked, {"late_tasks": [there | {"progress": "90"}]}, "unit_head", seen=seen)

    assert rows_of(asked) == [there | {"progress": "90"}]
    (conflict,) = saved.conflicts
    assert (conflict.other, conflict.other_by) == ("", world.users["focal"])


def test_rows_without_keys_are_those_in_their_places(world: World) -> None:
    asked = make.filled(world, make.asked(world))
    (there,) = rows_of(asked)

    make.save(world, asked, {"late_tasks": [ROW | {"progress": "95"}, ROW | {"task": "Mới"}]})

    rows = rows_of(asked)
    assert [row["task"] for row in rows] == [ROW["task"], "Mới"]
    assert rows[0][ROW_KEY] == there[ROW_KEY]


def test_a_new_row_keeps_the_key_that_the_page_gave_it(world: World) -> None:
    asked = make.asked(world)

    for text in ("một", "một hai"):
        make.save(world, asked, {"late_tasks": [ROW | {"task": text, ROW_KEY: "trang-1"}]}, seen=1)

    assert [(row["task"], row[ROW_KEY]) for row in rows_of(asked)] == [("một hai", "trang-1")]


def test_a_row_put_between_two_stays_there(world: World) -> None:
    asked = make.asked(world)
    keys = [ROW | {"task": text, ROW_KEY: text} for text in ("a", "c")]
    make.save(world, asked, {"late_tasks": keys})

    make.save(world, asked, {"late_tasks": [keys[0], ROW | {"task": "b", ROW_KEY: "b"}, keys[1]]})

    assert [row["task"] for row in rows_of(asked)] == ["a", "b", "c"]
    assert sorted(set(asked.answers.filter(item="late_tasks.task").values_list("row", flat=True))) == [1, 2, 3]


def test_a_remark_of_the_unit_is_kept_once(world: World) -> None:
    asked = make.asked(world)

    for _ in range(2):
        make.save(world, asked, {}, remarks={"tasks_assigned": " Có nhiệm vụ chuyển kỳ ", "no_item": "?"})

    assert list(ItemRemark.objects.values_list("item", "side", "text")) == [
        ("tasks_assigned", "unit", "Có nhiệm vụ chuyển kỳ")
    ]


def test_progress_is_counted_at_each_save(world: World) -> None:
    asked = make.asked(world)

    first = make.save(world, asked, {"plan_issued": "no"}).report
    second = make.filled(world, asked)

    assert 0 < first.done < first.total
    assert second.done == second.total


def test_a_closed_round_takes_nothing_any_more(world: World) -> None:
    asked = make.asked(world)
    type(asked.round).objects.filter(pk=asked.round_id).update(state="closed")

    with pytest.raises(NotAllowed) as refused:
        make.save(world, asked, REPORT)

    assert refused.value.refusal is Refusal.ROUND_CLOSED


def test_after_the_day_a_report_is_taken(world: World) -> None:
    asked = make.asked(world)

    report = make.submitted(world, asked, now=NOW + timedelta(days=60))

    assert report.state == ReportState.SUBMITTED


@pytest.mark.parametrize("seen", [1, 99])
def test_a_revision_that_never_was_does_no_harm(world: World, seen: int) -> None:
    asked = make.filled(world, make.asked(world))

    saved = make.save(world, asked, REPORT, seen=seen)

    assert (saved.changed, saved.conflicts) == ((), ())


def test_what_stood_before_there_was_a_history_is_what_a_typist_saw(world: World) -> None:
    asked = make.asked(world)
    Answer.objects.create(request=asked, item="tasks_assigned", text="7", number=7)

    make.save(world, asked, {"tasks_assigned": "8"}, "focal", seen=1)
    saved = make.save(world, asked, {"tasks_assigned": "7", "difficulties": "Không"}, "unit_head", seen=1)

    assert saved.conflicts == ()
    assert queries.typed_answers(asked)["tasks_assigned"] == "8"
    assert [one.text for one in queries.history(asked, "tasks_assigned")] == ["8", "7"]


def test_saving_takes_as_many_queries_for_one_item_as_for_all(world: World) -> None:
    asked = make.filled(world, make.asked(world))
    counts = []
    for changed in (
        {"difficulties": "x"},
        REPORT | {"tasks_assigned": "1", "tasks_on_time": "1", "files_settled": "9"},
    ):
        with CaptureQueriesContext(connection) as queries_made:
            make.save(world, asked, changed)
        counts.append(len(queries_made))

    assert counts[0] == counts[1]


def test_wrong_values_are_kept_and_told_with_the_row(world: World) -> None:
    asked = make.asked(world)

    saved = make.save(world, asked, REPORT | {"late_tasks": [ROW | {"progress": "nhiều"}]})

    (problem,) = saved.problems
    assert (problem.code, problem.item, problem.row, problem.column) == (
        ProblemCode.NOT_A_NUMBER,
        "late_tasks",
        1,
        "progress",
    )
    assert rows_of(asked)[0]["progress"] == "nhiều"
