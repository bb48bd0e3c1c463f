"""The amendment of an issued plan: written, submitted, issued or struck, one at a time."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from kiemtra.domain.errors import Conflict, NotAllowed, NotValid, Refusal
from kiemtra.domain.inspections import InspectionMethod, InspectionScope
from kiemtra.domain.plan_amendments import AmendmentState
from kiemtra.store.models import Event, Inspection, Message, Plan, PlanAmendment, PlanVersion
from kiemtra.workflows import inspections, plan_amendments, plan_content, plans
from kiemtra.workflows.plans import UnitKind
from tests.factories_amendments import LONGER, REASON, make_amendment
from tests.factories_plans import make_communes, make_visits
from tests.world import NOW, TODAY, World, make_plan, make_team

A = AmendmentState


def events(name: str) -> int:
    return Event.objects.filter(name=name).count()


def test_issue_of_a_plan_freezes_its_first_version(world: World) -> None:
    plan = make_plan(world)

    [version] = plan.versions.all()

    assert (version.number, version.reason, version.made_by) == (1, "Ban hành kế hoạch", world.users["leader"])
    assert version.content == plan_content.content_of(plan)
    assert [unit["name"] for unit in version.content["units"]] == ["Sở Tài chính", "Sở Tư pháp"]


@pytest.mark.parametrize("deed", ["UPDATE store_planversion SET number = 7", "DELETE FROM store_planversion"])
def test_a_version_never_changes(world: World, deed: str) -> None:
    make_plan(world)

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(deed)


def test_content_comes_back_as_it_was_written(world: World) -> None:
    plan = make_plan(world)

    said = plan_content.edit_of(plan)

    assert plan_content.from_json(plan_content.as_json(said)) == said


def test_propose_begins_with_what_holds(world: World) -> None:
    plan = make_plan(world)

    amendment = plan_amendments.propose(plan.pk, f" {REASON} ", by=world.actor("officer"), now=NOW)

    assert (amendment.state, amendment.reason, amendment.base) == ("draft", REASON, 1)
    assert amendment.content == plan_content.content_of(plan)
    assert events("plan.amendment_proposed") == 1


def test_propose_for_a_plan_without_versions_keeps_what_it_says_as_the_first(world: World) -> None:
    plan = make_plan(world, issued=False)
    Plan.objects.filter(pk=plan.pk).update(state="issued")

    plan_amendments.propose(plan.pk, REASON, by=world.actor("officer"), now=NOW)

    assert [version.number for version in plan.versions.all()] == [1]


def test_propose_twice_under_one_id_is_one(world: World) -> None:
    plan = make_plan(world)
    first = plan_amendments.propose(plan.pk, REASON, by=world.actor("officer"), now=NOW)

    again = plan_amendments.propose(plan.pk, REASON, by=world.actor("officer"), now=NOW, amendment_id=first.pk)

    assert again == first
    assert events("plan.amendment_proposed") == 1


@pytest.mark.parametrize(
    ("reason", "who", "issued", "refusal"),
    [
        ("", "officer", True, Refusal.FORM_INCOMPLETE),
        (REASON, "leader", True, Refusal.NOT_YOUR_ROLE),
        (REASON, "officer", False, Refusal.NOT_YET),
    ],
    ids=["no reason", "leader", "draft"],
)
def test_propose_refused(world: World, reason: str, who: str, issued: bool, refusal: Refusal) -> None:
    plan = make_plan(world, issued=issued)

    with pytest.raises(NotAllowed) as refused:
        plan_amendments.propose(plan.pk, reason, by=world.actor(who), now=NOW)

    assert refused.value.refusal is refusal
    assert events("plan.amendment_proposed") == 0


def test_propose_while_one_is_open_is_refused(world: World) -> None:
    plan = make_plan(world)
    make_amendment(world, plan)

    with pytest.raises(NotAllowed) as refused:
        plan_amendments.propose(plan.pk, "Khác", by=world.actor("officer"), now=NOW)

    assert refused.value.refusal is Refusal.AMENDMENT_OPEN


@pytest.mark.parametrize("state", [A.ISSUED, A.STRUCK])
def test_propose_after_the_last_has_ended(world: World, state: A) -> None:
    plan = make_plan(world)
    make_amendment(world, plan, state)

    amendment = plan_amendments.propose(plan.pk, "Khác", by=world.actor("officer"), now=NOW)

    assert amendment.base == (2 if state is A.ISSUED else 1)


def test_edit_keeps_units_and_leaves_the_plan_alone(world: World) -> None:
    plan = make_plan(world)

    amendment = make_amendment(world, plan)

    plan.refresh_from_db()
    assert amendment.content["window"] == ["2019-06-01", "2020-02-28"]
    assert len(amendment.content["units"]) == 2
    assert plan.window_to == date(2019, 12, 31)
    assert Event.objects.get(name="plan.amendment_edited").after == {"fields": ["window"]}


def test_edit_from_an_old_page_is_a_conflict(world: World) -> None:
    amendment = make_amendment(world, make_plan(world))
    said = plan_content.from_json(amendment.content)

    with pytest.raises(Conflict):
        plan_amendments.edit(amendment.pk, said, revision=1, by=world.actor("officer"), now=NOW)

    assert events("plan.amendment_edited") == 1


def test_edit_with_a_window_that_ends_before_it_starts_is_refused(world: World) -> None:
    amendment = make_amendment(world, make_plan(world))
    backwards = plans.PlanEdit(title="X", window=(date(2019, 9, 30), date(2019, 7, 1)))

    with pytest.raises(NotValid):
        plan_amendments.edit(amendment.pk, backwards, revision=amendment.revision, by=world.actor("officer"), now=NOW)


def test_edit_by_a_unit_finds_nothing(world: World) -> None:
    amendment = make_amendment(world, make_plan(world))

    with pytest.raises(PlanAmendment.DoesNotExist):
        plan_amendments.strike(amendment.pk, revision=amendment.revision, by=world.actor("focal"), now=NOW)


def test_submit_without_a_change_is_refused(world: World) -> None:
    amendment = plan_amendments.propose(make_plan(world).pk, REASON, by=world.actor("officer"), now=NOW)

    with pytest.raises(NotAllowed) as refused:
        plan_amendments.submit(amendment.pk, revision=1, by=world.actor("officer"), now=NOW)

    assert refused.value.refusal is Refusal.AMENDMENT_EMPTY


def test_submit_without_a_unit_is_refused(world: World) -> None:
    plan = make_plan(world)
    amendment = make_amendment(world, plan, removed=[world.unit.pk, world.other_unit.pk])

    with pytest.raises(NotAllowed) as refused:
        plan_amendments.submit(amendment.pk, revision=amendment.revision, by=world.actor("officer"), now=NOW)

    assert refused.value.refusal is Refusal.NO_UNIT


def test_submit_and_return(world: World) -> None:
    amendment = make_amendment(world, make_plan(world), A.SUBMITTED)

    amendment = plan_amendments.return_(
        amendment.pk, revision=amendment.revision, remark="Nêu rõ lý do", by=world.actor("leader"), now=NOW
    )

    assert (amendment.state, amendment.remark) == ("draft", "Nêu rõ lý do")
    assert (events("plan.amendment_submitted"), events("plan.amendment_returned")) == (1, 1)


def test_issue_applies_it_and_freezes_the_next_version(world: World) -> None:
    [commune] = make_communes(world, "Cự Khê")
    plan = make_plan(world)
    make_team(world, plan)

    amendment = make_amendment(world, plan, A.ISSUED, added=[commune], removed=[world.other_unit.pk])

    plan.refresh_from_db()
    assert (plan.window_from, plan.window_to) == LONGER
    assert set(plan.units.values_list("agency", flat=True)) == {world.unit.pk, commune.pk}
    [first, second] = plan.versions.all()
    assert (second.number, second.reason, second.amendment) == (2, REASON, amendment)
    assert second.content == plan_content.content_of(plan) != first.content
    assert (amendment.state, amendment.issued_on) == ("issued", TODAY)
    assert Event.objects.get(name="plan.amended").after["version"] == 2


def test_issue_tells_the_people_of_the_teams_once(world: World) -> None:
    plan = make_plan(world)
    for name in ("Đoàn 1", "Đoàn 2"):
        make_team(world, plan, name)

    make_amendment(world, plan, A.ISSUED)

    told = Message.objects.filter(key__startswith="plan.amended")
    assert sorted(message.to.full_name for message in told) == ["Thành viên Đoàn 1", "Thư ký Đoàn 1", "Trưởng Đoàn 1"]


@pytest.mark.parametrize(
    ("who", "state", "refusal"),
    [
        ("officer", A.SUBMITTED, Refusal.NOT_YOUR_ROLE),
        ("leader", A.DRAFT, Refusal.NOT_YET),
        ("leader", A.ISSUED, Refusal.ALREADY_DONE),
        ("leader", A.STRUCK, Refusal.ALREADY_DONE),
    ],
)
def test_issue_refused(world: World, who: str, state: A, refusal: Refusal) -> None:
    amendment = make_amendment(world, make_plan(world), state)
    before = PlanVersion.objects.count()

    with pytest.raises(NotAllowed) as refused:
        plan_amendments.issue(amendment.pk, revision=amendment.revision, on=TODAY, by=world.actor(who), now=NOW)

    assert refused.value.refusal is refusal
    assert PlanVersion.objects.count() == before


def test_strike_leaves_the_plan_as_it_was(world: World) -> None:
    plan = make_plan(world)

    amendment = make_amendment(world, plan, A.STRUCK)

    plan.refresh_from_db()
    assert (amendment.state, plan.window_to, plan.versions.count()) == ("struck", date(2019, 12, 31), 1)
    assert events("plan.amendment_struck") == 1


# Units that are visited already


def in_state(visit: Inspection, state: str) -> None:
    Inspection.objects.filter(pk=visit.pk).update(state=state)


def to_desk(amendment, units, **said) -> PlanAmendment:
    return plan_amendments.set_kind(amendment, units, UnitKind(InspectionMethod.DESK), **said)


@pytest.mark.parametrize(
    ("state", "refusal"),
    [
        ("noticed", Refusal.NOTICE_OUT),
        ("preparing", Refusal.NOTICE_OUT),
        ("postponed", Refusal.NOTICE_OUT),
        ("on_site", Refusal.VISIT_BEGUN),
        ("closed", Refusal.VISIT_BEGUN),
    ],
)
@pytest.mark.parametrize("touch", [plan_amendments.remove_units, to_desk], ids=["remove", "change"])
def test_unit_that_knows_of_its_visit_stays_as_it_is(world: World, state: str, refusal: Refusal, touch) -> None:
    plan, _, visits = make_visits(world)
    [visit] = [one for one in visits if one.unit == world.unit]
    in_state(visit, state)
    amendment = make_amendment(world, plan)
    said = {"revision": amendment.revision, "by": world.actor("officer"), "now": NOW}

    with pytest.raises(NotAllowed) as refused:
        touch(amendment.pk, [world.unit.pk], **said)

    assert refused.value.refusal is refusal
    assert refused.value.facts == {"unit": "Sở Tư pháp"}


def test_notice_that_goes_out_meanwhile_stops_the_issue(world: World) -> None:
    plan, _, visits = make_visits(world)
    amendment = make_amendment(world, plan, A.SUBMITTED, removed=[world.unit.pk])
    in_state(next(one for one in visits if one.unit == world.unit), "noticed")

    with pytest.raises(NotAllowed) as refused:
        plan_amendments.issue(amendment.pk, revision=amendment.revision, on=TODAY, by=world.actor("leader"), now=NOW)

    plan.refresh_from_db()
    assert refused.value.refusal is Refusal.NOTICE_OUT
    assert (plan.window_to, plan.versions.count()) == (date(2019, 12, 31), 1)


def test_visit_that_nobody_was_told_of_goes_with_its_unit(world: World) -> None:
    plan, _, visits = make_visits(world)

    make_amendment(world, plan, A.ISSUED, removed=[world.unit.pk])

    visit = Inspection.objects.get(pk=next(one.pk for one in visits if one.unit == world.unit))
    assert (visit.state, visit.plan_unit) == ("withdrawn", None)
    assert events("inspection.withdrawn") == 1


def test_kind_goes_to_the_unit_and_its_planned_visit(world: World) -> None:
    plan, _, visits = make_visits(world)
    amendment = make_amendment(world, plan)
    kind = UnitKind(InspectionMethod.DESK, InspectionScope.THEMATIC, ("procedures",))
    said = {"by": world.actor("officer"), "now": NOW}

    amendment = plan_amendments.set_kind(amendment.pk, [world.unit.pk], kind, revision=amendment.revision, **said)
    amendment = plan_amendments.submit(amendment.pk, revision=amendment.revision, **said)
    plan_amendments.issue(amendment.pk, revision=amendment.revision, on=TODAY, by=world.actor("leader"), now=NOW)

    unit = plan.units.get(agency=world.unit)
    visit = Inspection.objects.get(pk=next(one.pk for one in visits if one.unit == world.unit))
    for row in (unit, visit):
        assert (row.method, row.scope, row.areas) == ("desk", "thematic", ["procedures"])
    assert events("inspection.kind_changed") == 1


def test_added_unit_can_be_visited(world: World) -> None:
    [commune] = make_communes(world, "Cự Khê")
    plan = make_plan(world)
    team = make_team(world, plan)
    make_amendment(world, plan, A.ISSUED, added=[commune])

    [visit] = inspections.plan_visits(plan.pk, [(commune, team)], by=world.actor("officer"), now=NOW)

    assert visit.unit == commune


def test_add_of_a_unit_that_is_there_changes_nothing(world: World) -> None:
    amendment = make_amendment(world, make_plan(world), added=[world.unit])

    assert len(amendment.content["units"]) == 2
