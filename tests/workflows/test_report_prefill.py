"""What is put into a report for the unit: from its last period, its profile, its tasks; it counts once confirmed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.forms import ProblemCode, Severity
from kiemtra.domain.profiles import ProfileKey
from kiemtra.domain.reports import AnswerOrigin
from kiemtra.domain.tasks import TaskContent
from kiemtra.store.models import AnswerChange, Event
from kiemtra.store.queries import profiles
from kiemtra.store.queries import reports as queries
from kiemtra.workflows import reports, tasks
from tests import factories_documents as papers
from tests import factories_reports as make
from tests.world import NOW, TODAY, World, make_plan


def origins(report) -> dict[str, str]:
    return dict(report.answers.values_list("item", "origin"))


def test_the_profile_fills_in_what_the_register_knows(world: World) -> None:
    report = make.quarterly(world)

    kept = queries.typed_answers(report)
    assert kept == {
        "unit_name": "Sở Tư pháp",
        "head": "Lãnh đạo Sở Tư pháp",
        "below": "0",
        "period_from": "01/04/2019",
    }
    assert set(origins(report).values()) == {AnswerOrigin.PROFILE}
    assert not report.answers.filter(confirmed=True).exists()


def test_the_last_period_is_carried_over_with_its_rows(world: World) -> None:
    before = make.last_quarter(world)

    report = make.quarterly(world)

    kept, was = queries.typed_answers(report), queries.typed_answers(before)
    assert (kept["staff"], kept["people"]) == ("10", was["people"])
    assert "files" not in kept
    assert origins(report)["people.person"] == AnswerOrigin.LAST_PERIOD
    assert report.answers.get(item="staff").number == 10


def test_of_another_unit_or_a_later_period_nothing_is_carried_over(world: World) -> None:
    make.last_quarter(world)
    make.quarterly(world)

    other = make.asked_of(make.opened(world, world.other_unit, form="quarterly"), world.other_unit)
    earlier = make.quarterly(world, period=(make.BEFORE[0].replace(year=2018), make.BEFORE[1].replace(year=2018)))

    assert "staff" not in queries.typed_answers(other)
    assert "staff" not in queries.typed_answers(earlier)


def test_tasks_are_rows_with_their_own_keys(world: World) -> None:
    make.publish_quarterly(world)
    plan = make_plan(world)
    document, _ = papers.register(world, number="71")
    task = tasks.set_task(plan.pk, document, TaskContent("Rà soát thủ tục"), by=world.actor("officer"), now=NOW)

    report = make.quarterly(world, plan=plan)

    (row,) = queries.typed_answers(report)["tasks"]
    assert (row["task"], row["_row"]) == ("Rà soát thủ tục", str(task.pk))
    assert report.answers.get(item="tasks.task").origin == AnswerOrigin.TASKS


def test_unconfirmed_values_are_problems_until_somebody_confirms_them(world: World) -> None:
    report = make.quarterly(world)
    saved = make.save(world, report, make.FULL)

    waiting = {one.item for one in saved.problems if one.code is ProblemCode.UNCONFIRMED}
    assert waiting == {"unit_name", "head", "below", "period_from"}
    assert saved.report.done < saved.report.total
    with pytest.raises(NotAllowed) as refused:
        reports.submit(report.pk, revision=saved.report.revision, by=world.actor("unit_head"), now=NOW)
    assert refused.value.refusal is Refusal.FORM_INCOMPLETE

    one = reports.confirm(report.pk, ["head"], by=world.actor("focal"), now=NOW)
    rest = reports.confirm(report.pk, by=world.actor("focal"), now=NOW)
    again = reports.confirm(report.pk, by=world.actor("focal"), now=NOW)

    assert (one.changed, rest.changed, again.changed) == (("head",), ("below", "period_from", "unit_name"), ())
    assert (rest.problems, rest.report.done) == ((), rest.report.total)
    assert Event.objects.filter(name="report.confirmed").count() == 2
    assert origins(report)["head"] == AnswerOrigin.PROFILE


def test_typing_over_a_prefilled_value_confirms_it_and_keeps_what_stood_there(world: World) -> None:
    report = make.quarterly(world)

    make.save(world, report, {"head": "Người khác"})

    answer = report.answers.get(item="head")
    assert (answer.origin, answer.confirmed, answer.touched_at) == (AnswerOrigin.TYPED, True, NOW)
    assert list(AnswerChange.objects.order_by("revision").values_list("text", "origin", "made_by__username")) == [
        ("Lãnh đạo Sở Tư pháp", "profile", None),
        ("Người khác", "typed", "w-focal"),
    ]


def test_what_was_only_confirmed_meanwhile_is_no_conflict(world: World) -> None:
    report = make.quarterly(world)
    reports.confirm(report.pk, by=world.actor("unit_head"), now=NOW)

    saved = make.save(world, report, {"head": "Người khác"}, seen=1)

    assert saved.conflicts == ()
    assert queries.typed_answers(report)["head"] == "Người khác"


def test_forms_of_one_period_are_checked_against_each_other(world: World) -> None:
    report = make.quarterly(world)
    make.filled(world, make.asked(world))

    saved = make.save(world, report, make.FULL | {"files": "1.249"})

    (wrong,) = [one for one in saved.problems if one.code is ProblemCode.CHECK]
    assert (wrong.item, wrong.severity) == ("files", Severity.ERROR)
    assert not [one for one in make.save(world, report, make.FULL).problems if one.code is ProblemCode.CHECK]


def test_a_warning_against_the_last_period_is_explained_by_a_remark(world: World) -> None:
    make.last_quarter(world)
    report = make.quarterly(world)
    make.filled(world, make.asked(world))

    warned = make.save(world, report, {"staff": "99", "files": "1.250"})
    explained = make.save(world, report, {}, remarks={"staff": "Nhận thêm biên chế"})

    checks = [[one.item for one in saved.problems if one.code is ProblemCode.CHECK] for saved in (warned, explained)]
    assert checks == [["staff"], []]


def test_profiles_of_many_units_take_as_many_queries_as_of_one(world: World) -> None:
    counts = []
    for units in ([world.unit], [world.unit, world.other_unit, world.standing]):
        with CaptureQueriesContext(connection) as made:
            found = profiles.profiles(units, list(ProfileKey), TODAY)
        counts.append(len(made))
        assert set(found) == {unit.pk for unit in units}

    assert counts == [3, 3]


def test_saving_takes_a_bounded_number_of_queries(world: World) -> None:
    make.last_quarter(world)
    report = make.quarterly(world)
    make.filled(world, make.asked(world))
    make.save(world, report, make.FULL)

    with CaptureQueriesContext(connection) as made:
        make.save(world, report, {"staff": "11"})

    assert len(made) <= 24
