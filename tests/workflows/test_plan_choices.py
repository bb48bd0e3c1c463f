"""Units chosen under a rule of coverage: what a choice rests on, what is taken and kept, what is never told."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from pytest_django import DjangoAssertNumQueries

from kiemtra.domain.agencies import SuccessionKind
from kiemtra.domain.coverage import MarkKind, UnitGroup
from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.inspections import InspectionState
from kiemtra.domain.plans import UnitChoice
from kiemtra.scheduling import Criterion, Quota, Wish
from kiemtra.store.models import Agency, CoverageRule, Event, Inspection, Plan, PlanChoice, Recommendation
from kiemtra.store.queries import inspected, risk
from kiemtra.workflows import coverage, plan_choices, plans
from tests.factories_conclusions import Case, make_finding, make_inspection, make_issued
from tests.factories_coverage import NAMES, freeze, make_draft, make_rule
from tests.factories_inspections import requested, sealed
from tests.factories_plans import make_communes, make_register, make_visits
from tests.factories_succession import heir_of
from tests.world import NOW, TODAY, World


def preview(world: World, rule: CoverageRule, by: str = "officer", **given: object) -> plan_choices.Preview:
    return plan_choices.preview(rule.pk, by=world.actor(by), today=TODAY, **given)  # type: ignore[arg-type]


def take(world: World, rule: CoverageRule, by: str = "officer", **given: object) -> PlanChoice:
    return plan_choices.take(rule.pk, by=world.actor(by), now=NOW, today=TODAY, **given)  # type: ignore[arg-type]


def told(made: plan_choices.Preview) -> dict[str, str]:
    return {
        made.prepared.units[unit].name.removeprefix("Ủy ban nhân dân xã "): said
        for unit, said in made.sentences.items()
    }


def inspected_in(world: World, year: int, *units: Agency, state: str = InspectionState.CONCLUDED) -> Plan:
    """These were inspected under a plan of that year."""
    case = make_inspection(world, state, unit=units[0])
    for unit in units[1:]:
        make_inspection(world, state, unit=unit, plan=case.inspection.plan, team=case.inspection.team)
    Plan.objects.filter(pk=case.inspection.plan_id).update(year=year)
    return case.inspection.plan


def test_each_unit_has_one_sentence(world: World) -> None:
    rule, communes = make_rule(world)
    inspected_in(world, 2018, communes[0])
    inspected_in(world, 2015, *communes[1:])
    coverage.mark(
        rule.pk, communes[1].pk, MarkKind.EXCLUDED, reason="Đang sắp xếp.", by=world.actor("officer"), now=NOW
    )

    made = preview(world, rule)

    said = told(made)
    assert said["Bích Hòa"] == (
        "Không chọn: kiểm tra lần gần nhất năm 2018, cách 1 năm, nghỉ luân phiên 1 năm, có thể chọn lại từ năm 2020."
    )
    assert said["Cao Viên"] == "Không chọn: Đang sắp xếp."
    chosen = [one.unit for one in made.choice.chosen]
    assert len(chosen) == made.choice.wanted == 2
    assert {made.sentences[unit] for unit in chosen} == {
        f"Chọn theo luân phiên và mức ưu tiên, thứ {place} trong 4 đơn vị được xét; kiểm tra lần gần nhất năm 2015, "
        "cách 4 năm; thứ tự giữa các đơn vị ngang nhau theo số ngẫu nhiên của kế hoạch."
        for place in (1, 2)
    }
    beyond = [one for one in made.choice.left_out if one.place]
    assert made.sentences[beyond[0].unit] == (
        "Không chọn: thứ 3 trong 4 đơn vị được xét, đã đủ 2 đơn vị; kiểm tra lần gần nhất năm 2015, cách 4 năm."
    )


def test_a_merged_commune_inherits_the_visit_of_its_predecessor(world: World) -> None:
    [old, other] = make_communes(world, "Cũ", "Khác")
    inspected_in(world, 2018, old)
    heir = heir_of(old, "w.moi", on=date(2019, 1, 1))
    rule = freeze(world, _with(world, heir))

    made = preview(world, rule)

    assert {one.unit: one.years for one in made.choice.verdicts} == {str(heir.pk): 1, str(other.pk): None}
    assert "kiểm tra lần gần nhất năm 2018 (tại UBND xã Cũ, nay thuộc đơn vị này)" in made.sentences[str(heir.pk)]


def _with(world: World, *agencies: Agency) -> Plan:
    from tests.factories_plans import put_below

    put_below(world.committee, *agencies)
    return make_draft(world)


def test_a_heir_of_the_days_after_the_list_inherits_nothing_yet(world: World) -> None:
    rule, communes = make_rule(world)
    inspected_in(world, 2018, communes[0])
    heir_of(communes[0], communes[1].code, SuccessionKind.MERGED, on=TODAY + timedelta(days=3))

    last = inspected.last_visits(rule, world.actor("officer"), inspected.heritage(rule))

    assert set(last) == {communes[0].pk}


def test_what_an_agency_found_at_itself_is_no_visit(world: World) -> None:
    rule, communes = make_rule(world)
    plan = inspected_in(world, 2018, communes[0])
    Plan.objects.filter(pk=plan.pk).update(issuer=plan.standing_agency_id)

    assert inspected.last_visits(rule, world.actor("officer"), inspected.heritage(rule)) == {}


def test_graded_low_lifts_the_rest_and_is_told(world: World) -> None:
    rule, communes = make_rule(world, NAMES[:2], percent=100)
    inspected_in(world, 2018, communes[0])
    assert [one.wishes for one in preview(world, rule).choice.contradictions] == [(Wish.SHARE, Wish.REST)]

    coverage.mark(
        rule.pk, communes[0].pk, MarkKind.GRADED_LOW, reason="Xếp thứ 40/40", by=world.actor("officer"), now=NOW
    )

    made = preview(world, rule)
    assert made.choice.contradictions == ()
    assert told(made)["Bích Hòa"].endswith("; thuộc diện xếp loại thấp.")


def test_a_unit_dissolved_before_the_window_counts_but_cannot_be_chosen(world: World) -> None:
    rule, communes = make_rule(world, NAMES[:2], percent=100)
    heir_of(communes[0], communes[1].code, on=date(2019, 6, 1))

    made = preview(world, rule)

    assert [(one.wishes, one.needed, one.possible) for one in made.choice.contradictions] == [
        ((Wish.SHARE, Wish.EXISTING), 2, 1)
    ]
    assert told(made)["Bích Hòa"] == (
        "Không chọn: đã kết thúc hoạt động từ ngày 01/06/2019; đơn vị kế thừa: Ủy ban nhân dân xã Cao Viên."
    )
    with pytest.raises(NotAllowed) as refused:
        take(world, rule)
    assert refused.value.refusal is Refusal.WISHES_CONTRADICT
    assert not PlanChoice.objects.exists()


def test_what_is_taken_stands_in_the_plan_and_is_kept(world: World) -> None:
    rule, _ = make_rule(world)

    kept = take(world, rule)

    units = list(rule.plan.units.order_by("agency__code"))
    assert [unit.chosen for unit in units] == [UnitChoice.BY_RULE] * 2
    said = {row["agency"]: row["sentence"].rstrip(".") for row in kept.content["units"] if row["chosen"]}
    assert {str(unit.agency_id): unit.reason for unit in units} == said
    assert len(kept.content["units"]) == 6
    assert {"chosen": 2, "of": 6, "holds": True, "wanted": 2}.items() <= kept.content["rule"].items()
    assert kept.content["rule"]["words"].startswith(
        "UBND các xã, phường, thị trấn: danh sách 6 đơn vị chốt ngày 05/06/2019; tỷ lệ ít nhất 30 % (Kế hoạch thử nghiệm)"
    )
    assert kept.made_by_name == world.actor("officer").name
    assert Event.objects.filter(name="plan.choice_made").count() == 1


def test_taken_again_adds_nobody_and_a_kept_choice_never_changes(world: World) -> None:
    rule, _ = make_rule(world)
    kept = take(world, rule)

    again = take(world, rule)

    assert rule.plan.units.count() == 2
    assert {row["agency"] for row in again.content["units"] if row["chosen"]} == {
        row["agency"] for row in kept.content["units"] if row["chosen"]
    }
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        PlanChoice.objects.filter(pk=kept.pk).update(made_by_name="ai đó")


def test_a_kept_choice_survives_its_rule(world: World) -> None:
    rule, _ = make_rule(world)
    kept = take(world, rule)

    coverage.drop(rule.pk, revision=rule.revision, by=world.actor("officer"), now=NOW)

    assert PlanChoice.objects.get().content == kept.content


def test_the_whole_group_but_for_those_excluded(world: World) -> None:
    rule, communes = make_rule(world, way=UnitChoice.WHOLE_GROUP, percent=80)
    coverage.mark(rule.pk, communes[0].pk, MarkKind.EXCLUDED, reason="Mới lập", by=world.actor("officer"), now=NOW)

    kept = take(world, rule)

    assert rule.plan.units.count() == 5
    assert {row["sentence"] for row in kept.content["units"]} == {
        "Kiểm tra toàn bộ nhóm; chưa có lần kiểm tra nào trong dữ liệu.",
        "Không chọn: Mới lập.",
    }


def test_what_the_standing_agency_proposes_bears_its_reason(world: World) -> None:
    rule, communes = make_rule(world, way=UnitChoice.PROPOSED)

    kept = take(world, rule, picked=[communes[0].pk, world.unit.pk], reason="Nhiều hồ sơ quá hạn")

    assert [(unit.agency, unit.chosen, unit.reason) for unit in rule.plan.units.all()] == [
        (communes[0], UnitChoice.PROPOSED, "Nhiều hồ sơ quá hạn")
    ]
    assert kept.content["rule"]["holds"] is False
    assert {row["sentence"] for row in kept.content["units"] if not row["chosen"]} == {
        "Không được đề xuất; chưa có lần kiểm tra nào trong dữ liệu."
    }
    with pytest.raises(NotAllowed) as refused:
        take(world, make_rule_of_departments(world), picked=[])
    assert refused.value.refusal is Refusal.NO_UNIT


def make_rule_of_departments(world: World) -> CoverageRule:
    make_register(world)
    return freeze(world, make_draft(world), UnitGroup.DEPARTMENTS, way=UnitChoice.PROPOSED)


def test_those_named_in_the_text_are_explained(world: World) -> None:
    rule, communes = make_rule(world, way=UnitChoice.NAMED_IN_TEXT)
    plans.add_units(
        rule.plan_id,
        communes[:2],
        chosen=UnitChoice.NAMED_IN_TEXT,
        reason="Nêu tên trong 183/KH-UBND",
        by=world.actor("officer"),
        now=NOW,
    )

    said = told(preview(world, rule))

    assert said["Bích Hòa"] == "Nêu tên trong 183/KH-UBND."
    assert said["Hồng Dương"] == ("Không nêu tên trong văn bản của kế hoạch; chưa có lần kiểm tra nào trong dữ liệu.")


def test_a_locality_has_its_least(world: World) -> None:
    rule, communes = make_rule(world)
    rule.listed.filter(agency__in=communes[:2]).update(locality="huyện A")
    inspected_in(world, 2016, communes[0])
    inspected_in(world, 2017, communes[1])
    CoverageRule.objects.filter(pk=rule.pk).update(quotas=[{"locality": "huyện A", "least": 1, "most": 1}])

    said = told(preview(world, rule))

    assert said["Bích Hòa"] == "Chọn để huyện A có ít nhất 1 đơn vị; kiểm tra lần gần nhất năm 2016, cách 3 năm."
    assert len([one for one in said.values() if one.startswith("Chọn")]) == 2


# What the record says


def late_for(world: World, case: Case, addressee: Agency | None = None) -> Recommendation:
    """An issued recommendation whose day is past."""
    row = Recommendation.objects.filter(inspection=case.inspection).get()
    Recommendation.objects.filter(pk=row.pk).update(
        due_on=TODAY - timedelta(days=1), addressee=addressee or row.addressee
    )
    return row


def rule_of_departments(world: World, **said: object) -> CoverageRule:
    make_register(world)
    return freeze(world, make_draft(world), UnitGroup.DEPARTMENTS, **said)


def test_counts_are_those_of_the_records_they_open(world: World) -> None:
    case = make_issued(world)
    row = late_for(world, case)
    first = case.findings[0]
    again = make_inspection(world, plan=case.inspection.plan, team=case.inspection.team)
    repeated = make_finding(again, repeat_of=first.pk)
    Inspection.objects.filter(pk=again.inspection.pk).update(state=InspectionState.CONCLUDED)
    rule = rule_of_departments(world)
    officer, line = world.actor("officer"), inspected.heritage(rule)

    counted = risk.counts(rule, officer, TODAY, line)
    behind = risk.records(rule, world.unit.pk, officer, TODAY, line)

    assert counted == {world.unit.pk: {"overdue": 1, "repeats": 1}}
    assert (behind.overdue, behind.repeats, behind.late) == ([row], [repeated], [])
    verdict = next(one for one in preview(world, rule).choice.verdicts if one.unit == str(world.unit.pk))
    assert {part.criterion: (part.count, part.points) for part in verdict.parts} == {
        Criterion.YEARS: (None, 20),
        Criterion.OVERDUE: (1, 3),
        Criterion.REPEATS: (1, 4),
        Criterion.LATE: (0, 0),
    }


def test_a_report_not_handed_in_is_late_the_day_after(world: World) -> None:
    asked = requested(world)
    rule = rule_of_departments(world)
    officer, line = world.actor("officer"), inspected.heritage(rule)

    assert risk.counts(rule, officer, asked.due_on, line) == {}
    counted = risk.counts(rule, officer, asked.due_on + timedelta(days=1), line)

    assert counted == {world.unit.pk: {"late": 1}}


def test_what_a_predecessor_owes_counts_for_its_heir(world: World) -> None:
    case = make_issued(world)
    late_for(world, case)
    heir = heir_of(world.unit, "w.moi", on=date(2019, 6, 1))
    rule = freeze(world, _with(world, heir, world.other_unit), UnitGroup.DEPARTMENTS)

    counted = risk.counts(rule, world.actor("officer"), TODAY, inspected.heritage(rule))

    assert counted[heir.pk] == {"overdue": 1}
    assert world.other_unit.pk not in counted


def test_no_reason_in_the_plan_tells_what_the_record_holds(world: World) -> None:
    late_for(world, make_issued(world))
    rule = rule_of_departments(world, percent=100)

    take(world, rule)

    assert not any("quá hạn" in unit.reason or "điểm" in unit.reason for unit in rule.plan.units.all())


def test_nothing_of_a_sealed_inspection_is_in_a_choice_for_anybody(world: World) -> None:
    plan, team, _ = make_visits(world)
    rule = rule_of_departments(world)
    before = {name: preview(world, rule, name) for name in ("officer", "leader")}

    sealed(world, plan, team, unit=world.other_unit)

    for name, made in before.items():
        assert preview(world, rule, name).sentences == made.sentences
        assert preview(world, rule, name).choice == made.choice


@pytest.mark.parametrize("count", [1, 3, 190])
def test_a_choice_takes_the_same_queries(
    world: World, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    rule, communes = make_rule(world, [f"Xã số {number}" for number in range(count)])
    inspected_in(world, 2015, communes[0])
    officer = world.actor("officer")

    with django_assert_num_queries(7):
        plan_choices.preview(rule.pk, by=officer, today=TODAY)


# Drawing lots


def test_tickets_are_the_eligible_with_their_weights(world: World) -> None:
    rule, communes = make_rule(world, way=UnitChoice.DRAWN)
    inspected_in(world, 2018, communes[0])
    inspected_in(world, 2015, communes[1])

    found, quotas, words = plan_choices.tickets(rule.plan_id, by=world.actor("officer"))

    group = "UBND các xã, phường, thị trấn"
    assert quotas == (Quota(group, 2),)
    assert {(one.name, one.group, one.weight) for one in found} == {
        ("Ủy ban nhân dân xã Cao Viên", group, 9),
        *((commune.name, group, 21) for commune in communes[2:]),
    }
    assert "danh sách 6 đơn vị" in words
    with pytest.raises(NotAllowed) as refused:
        take(world, rule)
    assert refused.value.refusal is Refusal.TO_BE_DRAWN


def test_drawn_units_come_into_the_plan_and_a_choice_is_kept(world: World) -> None:
    rule, communes = make_rule(world, way=UnitChoice.DRAWN)

    [kept] = plan_choices.take_drawn(
        rule.plan_id, [communes[2].pk, communes[4].pk], draw_name="ngày 10/06/2019", by=world.actor("officer"), now=NOW
    )

    assert {(unit.chosen, unit.reason) for unit in rule.plan.units.all()} == {
        (UnitChoice.DRAWN, "Trúng trong lần bốc thăm ngày 10/06/2019")
    }
    assert kept.content["rule"]["draw"] == "ngày 10/06/2019"
    assert {row["sentence"] for row in kept.content["units"] if not row["chosen"]} == {
        "Không trúng trong lần bốc thăm; chưa có lần kiểm tra nào trong dữ liệu."
    }
    assert plan_choices.tickets(rule.plan_id, by=world.actor("officer"))[:2] == ((), ())


def test_under_an_issued_plan_whoever_is_left_may_be_drawn(world: World) -> None:
    rule, _ = make_rule(world)
    take(world, rule)
    plan = rule.plan
    plan.refresh_from_db()
    plans.submit(plan.pk, revision=plan.revision, by=world.actor("officer"), now=NOW)
    plan.refresh_from_db()
    plans.issue(plan.pk, revision=plan.revision, on=TODAY, by=world.actor("leader"), now=NOW)

    found, quotas, _ = plan_choices.tickets(plan.pk, by=world.actor("officer"))

    there = set(map(str, plan.units.values_list("agency", flat=True)))
    assert len(found) == 4
    assert not {one.unit for one in found} & there
    assert [quota.count for quota in quotas] == [1]
