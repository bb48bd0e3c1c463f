"""Rules of coverage: a list frozen on a day, the rule changed and dropped, units marked; what is refused and by which fault."""

from datetime import date
from uuid import uuid4

import pytest

from kiemtra.domain.agencies import SuccessionKind
from kiemtra.domain.coverage import CoverageFault, MarkKind, QuotaContent, UnitGroup
from kiemtra.domain.errors import Conflict, NotAllowed, NotValid, Refusal
from kiemtra.domain.plans import UnitChoice
from kiemtra.store.models import Agency, AgencyAncestor, Event, Succession
from kiemtra.store.queries import coverage as queries
from kiemtra.workflows import coverage, plans
from tests.factories_coverage import content, freeze, make_draft, make_rule
from tests.factories_plans import make_communes, make_register, put_below
from tests.world import NOW, TODAY, World, make_plan


def events(name: str) -> int:
    return Event.objects.filter(name=name).count()


def test_the_list_is_kept_as_it_stood_that_day(world: World) -> None:
    rule, communes = make_rule(world)
    put_below(world.committee, *make_communes(world, "Kim An"))
    Agency.objects.filter(pk=communes[0].pk).update(name="Ủy ban nhân dân xã Bình Minh")

    assert list(rule.listed.values_list("name", flat=True)) == [commune.name for commune in communes]
    assert (rule.percent, rule.frozen_on, rule.source) == (30, TODAY, "Kế hoạch thử nghiệm")
    assert events("coverage.rule_set") == 1


def test_the_same_write_again_freezes_nothing_new(world: World) -> None:
    make_communes(world, "Bích Hòa")
    plan, key = make_draft(world), uuid4()
    given = {"on": TODAY, "by": world.actor("officer"), "now": NOW, "today": TODAY, "rule_id": key}

    first = coverage.freeze(plan.pk, UnitGroup.COMMUNES, content(), **given)

    assert coverage.freeze(plan.pk, UnitGroup.COMMUNES, content(), **given) == first
    assert events("coverage.rule_set") == 1


def test_a_list_of_an_earlier_day_holds_who_stood_then(world: World) -> None:
    [old] = make_communes(world, "Cũ")
    Agency.objects.filter(pk=old.pk).update(valid_to=date(2019, 3, 1))
    make_communes(world, "Mới")

    rule = freeze(world, make_draft(world), on=date(2019, 2, 1))

    assert old.pk in set(rule.listed.values_list("agency", flat=True))


def test_subordinates_are_those_directly_below_the_issuer(world: World) -> None:
    make_register(world)
    [far] = make_communes(world, "Xa")
    AgencyAncestor.objects.filter(agency=far).update(depth=2)

    rule = freeze(world, make_draft(world), UnitGroup.SUBORDINATES, percent=50)

    assert set(rule.listed.values_list("agency", flat=True)) == {world.standing.pk, world.unit.pk, world.other_unit.pk}


@pytest.mark.parametrize(
    ("said", "field", "fault"),
    [
        ({"percent": 0}, "percent", CoverageFault.SHARE_OUT_OF_RANGE),
        ({"percent": 101}, "percent", CoverageFault.SHARE_OUT_OF_RANGE),
        ({"source": " "}, "source", CoverageFault.SOURCE_MISSING),
        ({"count": 0}, "count", CoverageFault.COUNT_OUT_OF_RANGE),
        ({"rest_years": 21}, "rest_years", CoverageFault.REST_OUT_OF_RANGE),
        ({"rest_source": ""}, "rest_source", CoverageFault.SOURCE_MISSING),
        ({"on": date(2019, 6, 6)}, "frozen_on", CoverageFault.FROZEN_AFTER_TODAY),
        ({"group": UnitGroup.DISTRICTS}, "group", CoverageFault.GROUP_EMPTY),
        ({"quotas": (QuotaContent("huyện X", 1),)}, "quotas", CoverageFault.LOCALITY_UNKNOWN),
        ({"weights": (coverage.WeightContent("late", -1, 5),)}, "weights", CoverageFault.POINTS_OUT_OF_RANGE),
    ],
)
def test_bad_input_is_told_by_field(world: World, said: dict, field: str, fault: CoverageFault) -> None:
    make_communes(world, "Bích Hòa")

    with pytest.raises(NotValid) as refused:
        freeze(world, make_draft(world), **said)

    assert refused.value.faults == {field: fault}
    assert events("coverage.rule_set") == 0


def test_all_faults_are_told_at_once(world: World) -> None:
    with pytest.raises(NotValid) as refused:
        freeze(world, make_draft(world), percent=0, source="")

    assert set(refused.value.faults) == {"percent", "source", "group"}


def test_one_rule_for_each_group(world: World) -> None:
    rule, _ = make_rule(world)

    with pytest.raises(NotValid) as refused:
        freeze(world, rule.plan)

    assert refused.value.faults == {"group": CoverageFault.GROUP_TAKEN}


def test_localities_are_the_districts_and_after_them_the_areas_of_the_former_ones(world: World) -> None:
    district, former = make_communes(world, "huyện A", "huyện B")
    Agency.objects.filter(pk__in=[district.pk, former.pk]).update(level="district")
    Agency.objects.filter(pk=district.pk).update(short_name="UBND huyện A")
    Agency.objects.filter(pk=former.pk).update(short_name="UBND huyện B")
    below, merged, old = make_communes(world, "Trong huyện", "Sáp nhập", "Trước")
    AgencyAncestor.objects.filter(agency=below).update(depth=2)
    AgencyAncestor.objects.create(agency=below, ancestor=district, depth=1, valid_from=date(2000, 1, 1))
    AgencyAncestor.objects.create(
        agency=old, ancestor=former, depth=1, valid_from=date(2000, 1, 1), valid_to=date(2019, 1, 1)
    )
    Agency.objects.filter(pk=old.pk).update(valid_to=date(2019, 1, 1))
    Succession.objects.create(
        predecessor=old, successor=merged, on=date(2019, 1, 1), kind=SuccessionKind.MERGED, ground="Nghị quyết"
    )

    rule = freeze(world, make_draft(world))

    assert dict(rule.listed.values_list("agency__short_name", "locality")) == {
        "UBND xã Trong huyện": "huyện A",
        "UBND xã Sáp nhập": "Khu vực huyện B (cũ)",
    }
    assert queries.localities_of(rule) == ["Khu vực huyện B (cũ)", "huyện A"]


def test_a_rule_is_changed_its_list_stays(world: World) -> None:
    rule, communes = make_rule(world)
    given = {"by": world.actor("officer"), "now": NOW, "today": TODAY}

    changed = coverage.change(rule.pk, content(percent=50, count=4), revision=rule.revision, **given)

    assert (changed.percent, changed.count, changed.revision) == (50, 4, 2)
    assert changed.listed.count() == len(communes)
    assert coverage.content_of(changed) == content(percent=50, count=4)
    assert events("coverage.changed") == 1
    with pytest.raises(Conflict):
        coverage.change(rule.pk, content(), revision=rule.revision, **given)
    with pytest.raises(NotValid):
        coverage.change(rule.pk, content(percent=0), revision=2, **given)


@pytest.mark.parametrize(
    ("quota", "fault"),
    [
        (QuotaContent("", 3, 2), CoverageFault.LEAST_ABOVE_MOST),
        (QuotaContent("", 1, 2), CoverageFault.QUOTA_NOT_DRAWABLE),
    ],
)
def test_quotas_must_be_able_to_hold(world: World, quota: QuotaContent, fault: CoverageFault) -> None:
    rule, _ = make_rule(world)

    with pytest.raises(NotValid) as refused:
        coverage.change(
            rule.pk,
            content(way=UnitChoice.DRAWN, quotas=(quota,)),
            revision=rule.revision,
            by=world.actor("officer"),
            now=NOW,
            today=TODAY,
        )

    assert refused.value.faults == {"quotas": fault}


def test_a_dropped_rule_takes_its_list_along(world: World) -> None:
    rule, _ = make_rule(world)

    plan = coverage.drop(rule.pk, revision=rule.revision, by=world.actor("officer"), now=NOW)

    assert not plan.coverage_rules.exists()
    assert events("coverage.dropped") == 1
    assert freeze(world, plan).listed.count() == 6


def test_a_unit_is_marked_once_for_each_reason_and_unmarked(world: World) -> None:
    rule, communes = make_rule(world)
    given = {"by": world.actor("officer"), "now": NOW}

    coverage.mark(rule.pk, communes[0].pk, MarkKind.EXCLUDED, reason="Đang thanh tra", **given)
    made = coverage.mark(rule.pk, communes[0].pk, MarkKind.EXCLUDED, reason="Đang thanh tra toàn diện", **given)

    assert [mark.reason for mark in queries.marks(rule)] == ["Đang thanh tra toàn diện"]
    assert events("coverage.unit_marked") == 2
    coverage.unmark(made.pk, **given)
    assert queries.marks(rule) == []
    assert events("coverage.mark_removed") == 1


def test_a_mark_needs_a_reason_a_listed_unit_and_one_outside_the_plan(world: World) -> None:
    rule, communes = make_rule(world)
    given = {"by": world.actor("officer"), "now": NOW}
    plans.add_units(rule.plan_id, communes[:1], chosen=UnitChoice.PROPOSED, **given)

    for unit, reason, faults in (
        (communes[1].pk, "  ", {"reason": CoverageFault.MARK_WITHOUT_REASON}),
        (world.unit.pk, "Lý do", {"agency": CoverageFault.UNIT_NOT_LISTED}),
        (communes[0].pk, "Lý do", {"agency": CoverageFault.UNIT_IN_PLAN}),
    ):
        with pytest.raises(NotValid) as refused:
            coverage.mark(rule.pk, unit, MarkKind.EXCLUDED, reason=reason, **given)
        assert refused.value.faults == faults
    coverage.mark(rule.pk, communes[0].pk, MarkKind.GRADED_LOW, reason="Xếp cuối năm 2018", **given)


def test_only_who_edits_the_draft_may_and_only_while_it_is_one(world: World) -> None:
    rule, communes = make_rule(world)
    plan = rule.plan

    with pytest.raises(NotAllowed) as refused:
        coverage.drop(rule.pk, revision=rule.revision, by=world.actor("leader"), now=NOW)
    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE
    plans.add_units(plan.pk, communes[:1], chosen=UnitChoice.PROPOSED, by=world.actor("officer"), now=NOW)
    plan.refresh_from_db()
    plans.submit(plan.pk, revision=plan.revision, by=world.actor("officer"), now=NOW)
    with pytest.raises(NotAllowed) as late:
        coverage.mark(rule.pk, communes[1].pk, MarkKind.EXCLUDED, reason="Lý do", by=world.actor("officer"), now=NOW)
    assert late.value.refusal is Refusal.ALREADY_DONE


def test_units_and_strangers_see_no_rule_even_when_the_plan_is_issued(world: World) -> None:
    make_register(world)
    plan = make_draft(world, (world.unit,))
    rule = freeze(world, plan, UnitGroup.DEPARTMENTS)
    plan.refresh_from_db()
    plans.submit(plan.pk, revision=plan.revision, by=world.actor("officer"), now=NOW)
    plan.refresh_from_db()
    plans.issue(plan.pk, revision=plan.revision, on=TODAY, by=world.actor("leader"), now=NOW)

    seen = {name for name in world.users if queries.visible_to(world.actor(name)).filter(pk=rule.pk).exists()}

    assert seen == {"officer", "leader", "clerk", "auditor"}


def test_what_changed_since_is_told(world: World) -> None:
    rule, communes = make_rule(world)
    Agency.objects.filter(pk=communes[0].pk).update(valid_to=date(2019, 7, 1))
    Agency.objects.filter(pk=communes[1].pk).update(name="Ủy ban nhân dân phường Cao Viên")
    [new] = make_communes(world, "Thanh Oai")
    Agency.objects.filter(pk=new.pk).update(valid_from=date(2019, 7, 1))
    Succession.objects.create(
        predecessor=communes[0], successor=new, on=date(2019, 7, 1), kind=SuccessionKind.MERGED, ground="Nghị quyết"
    )

    before = queries.changes(rule, queries.listed(rule), TODAY)
    found = queries.changes(rule, queries.listed(rule), date(2019, 7, 2))

    assert (before.ended, before.added) == ([], [])
    assert [(unit.name, end, after) for unit, end, after in found.ended] == [
        ("Ủy ban nhân dân xã Bích Hòa", date(2019, 7, 1), [new.name])
    ]
    assert found.added == [new]
    assert [(unit.name, name) for unit, name in found.renamed] == [
        ("Ủy ban nhân dân xã Cao Viên", "Ủy ban nhân dân phường Cao Viên")
    ]


def test_in_an_issued_plan_nothing_is_frozen(world: World) -> None:
    make_communes(world, "Bích Hòa")

    with pytest.raises(NotAllowed):
        freeze(world, make_plan(world))
