"""Who else inspects a unit: over plans, levels and reorganisations, and how much of it somebody may know."""

from datetime import date, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kiemtra.domain.agencies import AgencyKind
from kiemtra.domain.overlaps import Closeness, Span
from kiemtra.domain.people import Role
from kiemtra.domain.plans import UnitChoice
from kiemtra.store.models import Agency, AgencyHeir, Appointment, Inspection, Plan
from kiemtra.store.queries import overlaps
from kiemtra.store.queries.people import actor_of
from kiemtra.workflows import inspections, plans, teams
from tests import factories_inspections as make
from tests.world import NOW, TODAY, World, make_agency, make_plan, make_user

JUNE = date(2019, 6, 20)


class Others:
    """A department that inspects on its own: a plan with areas, a team, and its officer, of the same jurisdiction."""

    def __init__(self, world: World, areas: tuple[str, ...] = ("procedures",), unit: Agency | None = None) -> None:
        self.world = world
        self.agency = make_agency("o.stttt", "Sở Thông tin và Truyền thông", AgencyKind.DEPARTMENT, "STTTT")
        self.user = make_user("o-officer", "Chuyên viên Sở Thông tin và Truyền thông")
        self.head = make_user("o-head", "Trưởng Đoàn khác")
        for user, role in ((self.user, Role.STANDING_OFFICER), (self.head, Role.LEADERSHIP)):
            Appointment.objects.create(
                user=user,
                jurisdiction=world.jurisdiction,
                agency=self.agency,
                role=role,
                title=user.full_name,
                valid_from=date(2019, 1, 1),
            )
        content = plans.PlanContent(
            year=2019,
            title="Kế hoạch kiểm tra chuyển đổi số năm 2019",
            issuer=self.agency,
            standing_agency=self.agency,
            window=(date(2019, 6, 1), date(2019, 9, 30)),
            areas=areas,
        )
        self.plan = plans.create(world.jurisdiction, content, by=self.officer, now=NOW)
        plans.add_units(self.plan.pk, [unit or world.unit], chosen=UnitChoice.PROPOSED, by=self.officer, now=NOW)

    @property
    def officer(self):
        return actor_of(self.user, TODAY)

    def issued(self) -> Plan:
        self.plan.refresh_from_db()
        plan = plans.submit(self.plan.pk, revision=self.plan.revision, by=self.officer, now=NOW)
        return plans.issue(plan.pk, revision=plan.revision, on=TODAY, by=actor_of(self.head, TODAY), now=NOW)

    def visiting(self, day: date = JUNE, *, noticed: bool = True) -> Inspection:
        plan = self.issued()
        seats = [
            teams.Seat(teams.TeamRole.HEAD, self.head.full_name, "Trưởng đoàn", self.head),
            teams.Seat(teams.TeamRole.SECRETARY, self.user.full_name, "Thư ký", self.user),
        ]
        team = teams.set_up(plan.pk, "Đoàn chuyển đổi số", seats, on=TODAY, symbol="ĐCĐS", by=self.officer, now=NOW)
        unit = plan.units.get().agency
        [row] = inspections.plan_visits(plan.pk, [(unit, team)], by=self.officer, now=NOW)
        said = {"now": NOW, "today": TODAY}
        row = inspections.propose_visit(
            row.pk, revision=row.revision, day=day, hour=time(8), place="", by=self.officer, **said
        )
        head = actor_of(self.head, TODAY)
        row = inspections.decide_visit(row.pk, revision=row.revision, by=head, **said)
        return inspections.send_notice(row.pk, revision=row.revision, by=head, **said) if noticed else row


def asked(world: World, who: str = "officer", *, areas=("procedures",), day: date = JUNE, **more):
    return overlaps.of([world.unit.pk], areas, day, day, world.actor(who), **more)


def test_of_others_only_agency_and_month_are_known(world: World) -> None:
    Others(world).visiting()

    [found] = asked(world)

    assert (found.agency, found.span, found.closeness) == (
        "Sở Thông tin và Truyền thông",
        Span(date(2019, 6, 1), date(2019, 6, 30)),
        Closeness.SAME_TIME,
    )
    assert (found.inspection, found.plan, found.title, found.is_dated, found.needs_reason) == (
        None,
        None,
        "",
        True,
        True,
    )


def test_ones_own_are_known_with_their_day(world: World) -> None:
    row = make.noticed(world)

    [found] = asked(world)

    assert (found.inspection, found.span, found.title) == (row.pk, Span(make.VISIT, make.VISIT), row.plan.title)


@pytest.mark.parametrize("day", [date(2019, 6, 13), date(2019, 6, 28)], ids=["mid", "end"])
def test_asking_day_after_day_tells_the_month_of_others_and_no_day(world: World, day: date) -> None:
    Others(world).visiting(day)

    near = [n for n in range(1, 62) if asked(world, day=date(2019, 6, 30) + timedelta(n))[0].needs_reason]

    assert near == list(range(1, 31))


def test_a_day_that_was_not_told_is_known_as_the_window_of_the_issued_plan(world: World) -> None:
    Others(world).visiting(noticed=False)

    [found] = asked(world)

    assert (found.span, found.is_dated, found.needs_reason) == (
        Span(date(2019, 6, 1), date(2019, 9, 30)),
        False,
        False,
    )


def test_a_unit_of_an_issued_plan_counts_before_its_visit_is_planned_and_a_draft_of_others_does_not(
    world: World,
) -> None:
    others = Others(world)
    assert asked(world) == []

    others.issued()

    assert [one.agency for one in asked(world)] == ["Sở Thông tin và Truyền thông"]


@pytest.mark.parametrize(
    ("areas", "shared"),
    [(("procedures",), {"procedures"}), (("direction",), None), ((), {"procedures", "papi"})],
    ids=["the same", "another", "all"],
)
def test_only_what_both_look_into_overlaps(world: World, areas: tuple[str, ...], shared: set[str] | None) -> None:
    Others(world, areas=("procedures", "papi")).visiting()

    assert [one.areas for one in asked(world, areas=areas)] == ([] if shared is None else [shared])


def test_another_month_of_the_year_is_told_and_another_year_is_not(world: World) -> None:
    Others(world).visiting()

    assert [one.closeness for one in asked(world, day=date(2019, 11, 20))] == [Closeness.SAME_YEAR]
    assert asked(world, day=date(2020, 3, 2)) == []


def test_those_before_and_after_a_unit_count(world: World) -> None:
    old = make_agency("w.cu", "Sở Văn hóa cũ")
    AgencyHeir.objects.create(predecessor=old, heir=world.unit, since=TODAY)
    Others(world, unit=old).visiting()

    [found] = asked(world)

    assert found.other_unit == "Sở Văn hóa cũ"
    assert overlaps.of([world.other_unit.pk], [], JUNE, JUNE, world.actor("officer")) == []


def test_what_is_postponed_or_withdrawn_is_no_hindrance(world: World) -> None:
    row = make.noticed(world)
    inspections.postpone(row.pk, revision=row.revision, reason="Bão", by=world.actor("head"), now=NOW, today=TODAY)

    assert asked(world) == []


def test_a_unit_that_inspects_itself_overlaps_with_nobody(world: World) -> None:
    Others(world).visiting()
    Inspection.objects.update(conducting_agency=world.unit)

    assert asked(world) == []


def test_an_inspection_and_its_own_plan_can_be_left_out(world: World) -> None:
    row = make.noticed(world)

    assert asked(world, apart_from=row.pk) == []
    assert asked(world, apart_from=row.plan_id) == []


@pytest.mark.parametrize(
    ("who", "is_told"),
    [
        (name, name in {"officer", "head", "secretary"})
        for name in ("officer", "head", "secretary", "member", "leader", "auditor", "admin", "focal", "head2")
    ],
)
def test_a_sealed_one_is_told_to_its_three_persons_only(world: World, who: str, is_told: bool) -> None:
    row = make.sealed(world)

    found = overlaps.of([world.unit.pk], [], JUNE, JUNE, world.actor(who), apart_from=row.plan_id)

    assert [one.inspection for one in found] == ([row.pk] if is_told else [])
    assert all(one.is_sealed and not one.needs_reason for one in found)


@pytest.mark.parametrize("who", ["member", "leader", "auditor", "admin", "head2"])
def test_a_sealed_one_changes_neither_answer_nor_questions_of_anybody_else(world: World, who: str) -> None:
    plan, actor = make_plan(world), world.actor(who)
    Others(world).visiting()

    def ask():
        with CaptureQueriesContext(
            connection,
        ) as asked_of:
            answer = overlaps.of([world.unit.pk], [], JUNE, JUNE, actor)
        return answer, [query["sql"] for query in asked_of]

    before = ask()
    make.sealed(world, plan)

    assert ask() == before


@pytest.mark.parametrize("count", [1, 3])
def test_the_questions_are_as_many_for_one_unit_as_for_three(
    world: World, count: int, django_assert_num_queries
) -> None:
    Others(world).visiting()
    units = [world.unit.pk, world.other_unit.pk, world.standing.pk][:count]
    actor = world.actor("officer")

    with django_assert_num_queries(4):
        overlaps.of(units, [], JUNE, JUNE, actor)


def test_of_a_plan_each_unit_is_asked_for_on_its_own_day_or_in_the_window(world: World) -> None:
    Others(world).visiting()
    plan = make_plan(world)

    found = overlaps.of_plan(plan, world.actor("officer"))

    assert [(one.unit, one.agency, one.closeness) for one in found] == [
        (world.unit.pk, "Sở Thông tin và Truyền thông", Closeness.SAME_TIME)
    ]


@pytest.mark.parametrize(("who", "is_open"), [("officer", True), ("leader", True), ("focal", False), ("admin", False)])
def test_units_see_the_overlaps_of_no_plan(world: World, who: str, is_open: bool) -> None:
    plan = make_plan(world)

    assert overlaps.plans_open_to(world.actor(who)).filter(pk=plan.pk).exists() is is_open
