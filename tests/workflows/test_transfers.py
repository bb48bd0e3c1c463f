"""What a dissolved agency owed passes on: by the rule, once; as a person decides; and with it who may act."""

from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from kiemtra.domain.agencies import AgencyKind, SuccessionKind
from kiemtra.domain.errors import NotAllowed, NotValid, Refusal
from kiemtra.domain.people import SYSTEM, Actor, Role
from kiemtra.domain.reorganisations import Obligation, ReorganisationFault
from kiemtra.store.models import (
    Agency,
    AgencyAncestor,
    Event,
    Plan,
    Recommendation,
    Succession,
    TeamMember,
    Transfer,
)
from kiemtra.store.queries import remediation as recommendation_queries
from kiemtra.store.queries import transfers as queries
from kiemtra.store.queries.people import actor_of
from kiemtra.workflows import inspections, remediation, transfers
from kiemtra.workflows.heirs import bring_heirs
from tests.factories_conclusions import Case, make_issued, report
from tests.factories_succession import AFTER, END, at, heir_of
from tests.world import World, make_agency, make_plan, make_team

NOW = datetime.fromisoformat("2025-07-15T02:00:00+00:00")


def carry(world: World, day: date = AFTER) -> transfers.CarryReport:
    return transfers.carry_over(day, jurisdiction=world.jurisdiction, by=SYSTEM, now=NOW)


@pytest.fixture
def case(world: World) -> Case:
    """A handed-over result with one open recommendation to the unit."""
    return make_issued(world)


def row_of(case: Case) -> Recommendation:
    return Recommendation.objects.get(pk=case.recommendations[0].pk)


def way_of(what: Obligation, record: UUID) -> list[tuple[str, str | None]]:
    rows = queries.of_record(what, record)
    return [(one.from_agency.code, one.to_agency.code if one.to_agency else None) for one in rows]


def test_what_is_open_passes_to_the_only_successor_and_stays_where_it_happened(case: Case, world: World) -> None:
    heir = heir_of(world.unit, "w.stp-2025")

    told = carry(world)

    row = row_of(case)
    assert (row.addressee, row.carried_by, row.inspection.carried_by) == (world.unit, heir, heir)
    assert row.inspection.unit == world.unit
    assert way_of(Obligation.RECOMMENDATION, row.pk) == [("w.stp", "w.stp-2025")]
    transfer = Transfer.objects.get(what=Obligation.RECOMMENDATION)
    assert (transfer.on, transfer.ground, transfer.made_by, transfer.needs_decision) == (
        END,
        "Nghị quyết 202",
        None,
        False,
    )
    assert (told.transferred, told.waiting) == (2, 0)
    assert Event.objects.filter(name="recommendation.transferred", subject_id=row.pk).count() == 1


def test_run_again_changes_nothing(case: Case, world: World) -> None:
    heir_of(world.unit, "w.stp-2025")
    carry(world)
    events = Event.objects.count()

    told = carry(world, AFTER + timedelta(days=1))

    assert (told.transferred, told.waiting, told.posts_ended) == (0, 0, 0)
    assert Event.objects.count() == events


def test_before_the_day_nothing_passes(case: Case, world: World) -> None:
    heir_of(world.unit, "w.stp-2025")

    assert carry(world, END - timedelta(days=1)).transferred == 0
    assert row_of(case).carried_by is None


def test_steps_follow_one_another_each_recorded(case: Case, world: World) -> None:
    middle = heir_of(world.unit, "w.giua")
    Agency.objects.filter(pk=middle.pk).update(valid_from=date(2024, 12, 1))
    Agency.objects.filter(pk=world.unit.pk).update(valid_to=date(2024, 12, 1))
    Succession.objects.filter(predecessor=world.unit).update(on=date(2024, 12, 1))
    last = heir_of(middle, "w.cuoi")

    carry(world)

    assert row_of(case).carried_by == last
    assert way_of(Obligation.RECOMMENDATION, row_of(case).pk) == [("w.stp", "w.giua"), ("w.giua", "w.cuoi")]


def test_split_goes_to_the_main_part(case: Case, world: World) -> None:
    main = heir_of(world.unit, "w.chinh", SuccessionKind.SPLIT, is_main=True)
    heir_of(world.unit, "w.phan", SuccessionKind.SPLIT)

    carry(world)

    assert row_of(case).carried_by == main


def test_split_without_a_main_part_waits_for_a_person(case: Case, world: World) -> None:
    heir_of(world.unit, "w.mot", SuccessionKind.SPLIT)
    two = heir_of(world.unit, "w.hai", SuccessionKind.SPLIT)

    told = carry(world)
    carry(world)

    row = row_of(case)
    assert (told.transferred, told.waiting) == (0, 2)
    assert (row.carried_by, way_of(Obligation.RECOMMENDATION, row.pk)) == (None, [("w.stp", None)])
    officer = actor_of(world.users["officer"], AFTER)
    waiting = queries.for_decision(officer).get(what=Obligation.RECOMMENDATION)
    decide(waiting, two, officer)
    assert row_of(case).carried_by == two
    assert [one.what for one in queries.for_decision(officer)] == [Obligation.INSPECTED_SIDE]


def decide(transfer: Transfer, to: Agency, by: Actor, reason: str = "Theo phân công của UBND") -> Transfer:
    transfer.refresh_from_db()
    return transfers.correct(transfer.pk, to, reason=reason, revision=transfer.revision, by=by, now=NOW, today=AFTER)


def test_corrected_transfer_stays_in_the_history(case: Case, world: World) -> None:
    heir_of(world.unit, "w.stp-2025")
    carry(world)
    officer = actor_of(world.users["officer"], AFTER)
    wrong = Transfer.objects.get(what=Obligation.RECOMMENDATION)

    right = decide(wrong, world.other_unit, officer)

    assert row_of(case).carried_by == world.other_unit
    assert (right.replaces, right.made_by_id, right.on) == (wrong, officer.user, AFTER)
    assert way_of(Obligation.RECOMMENDATION, row_of(case).pk) == [("w.stp", "w.stp-2025"), ("w.stp", "w.stc")]
    assert Event.objects.filter(name="recommendation.transfer_corrected").count() == 1
    with pytest.raises(NotAllowed) as refused:
        decide(wrong, world.other_unit, officer)
    assert refused.value.refusal is Refusal.ALREADY_DONE


def test_receiver_must_be_there_and_another_and_the_reason_told(case: Case, world: World) -> None:
    heir = heir_of(world.unit, "w.stp-2025")
    carry(world)
    officer = actor_of(world.users["officer"], AFTER)
    transfer = Transfer.objects.get(what=Obligation.RECOMMENDATION)

    faults = []
    for to, reason in ((world.unit, "Vì"), (heir, "Vì"), (world.other_unit, " ")):
        with pytest.raises(NotValid) as refused:
            decide(transfer, to, officer, reason)
        faults.append(refused.value.faults)

    assert faults == [
        {"to": ReorganisationFault.RECEIVER_GONE},
        {"to": ReorganisationFault.SAME_RECEIVER},
        {"reason": "reason_missing"},
    ]
    assert row_of(case).carried_by == heir


def test_only_administrator_and_standing_officer_decide(case: Case, world: World) -> None:
    heir = heir_of(world.unit, "w.stp-2025")
    carry(world)
    transfer = Transfer.objects.get(what=Obligation.RECOMMENDATION)
    told = {}
    for name, who in {
        "focal": at(world, heir, Role.FOCAL_POINT, "đầu mối mới"),
        "officer elsewhere": at(world, world.other_unit, Role.STANDING_OFFICER, "chuyên viên khác"),
        "secretary": actor_of(world.users["secretary"], AFTER),
        "admin": actor_of(world.users["admin"], AFTER),
    }.items():
        try:
            decide(transfer, world.other_unit, who)
            told[name] = "may"
        except (NotAllowed, Transfer.DoesNotExist) as refused:
            told[name] = str(getattr(refused, "refusal", "unseen"))

    assert told == {
        "focal": "not_your_role",
        "officer elsewhere": "unseen",
        "secretary": "not_your_role",
        "admin": "may",
    }


def test_successor_reports_and_the_predecessor_does_not(case: Case, world: World) -> None:
    heir = heir_of(world.unit, "w.stp-2025")
    carry(world)
    row = row_of(case)
    before = actor_of(world.users["focal"], AFTER)
    stays = Actor(before.user, "Đầu mối cũ", world.actor("focal").posts, AFTER)

    with pytest.raises(Recommendation.DoesNotExist):
        remediation.plan(row.pk, revision=row.revision, text="Làm.", by=before, now=NOW)
    with pytest.raises(NotAllowed):
        remediation.plan(row.pk, revision=row.revision, text="Làm.", by=stays, now=NOW)
    now_there = at(world, heir, Role.FOCAL_POINT, "đầu mối mới")
    planned = remediation.plan(row.pk, revision=row.revision, text="Làm trong tháng.", by=now_there, now=NOW)

    assert before.posts == ()
    assert planned.state == "planned"


def test_inspecting_side_passes_to_the_department_below_the_heir(case: Case, world: World) -> None:
    heir = make_agency("w.tinh", "UBND tỉnh", AgencyKind.PEOPLES_COMMITTEE)
    department = make_agency("w.tinh.snv", "Sở Nội vụ tỉnh", symbol="SNV")
    AgencyAncestor.objects.create(agency=department, ancestor=heir, depth=1, valid_from=date(2000, 1, 1))
    for ending in (world.standing, world.committee):
        Agency.objects.filter(pk=ending.pk).update(valid_to=END)
        Succession.objects.create(
            predecessor=ending, successor=heir, on=END, kind=SuccessionKind.DISSOLVED, ground="Nghị quyết 203"
        )
    bring_heirs()

    carry(world)

    plan = Plan.objects.get()
    assert (plan.standing_agency, plan.carried_by) == (world.standing, department)
    assert (plan.issuer, plan.issuer_carried_by) == (world.committee, heir)
    assert set(TeamMember.objects.values_list("valid_to", flat=True)) == {END}
    officer = at(world, department, Role.STANDING_OFFICER, "chuyên viên mới")
    gone = Actor(world.users["officer"].pk, "cũ", world.actor("officer").posts, AFTER)
    row = report(case)
    with pytest.raises(NotAllowed):
        remediation.verify(row.pk, revision=row.revision, reason="Đã xem.", by=gone, now=NOW, today=AFTER)
    verified = remediation.verify(row.pk, revision=row.revision, reason="Đã xem.", by=officer, now=NOW, today=AFTER)
    assert verified.state == "verified"


def test_who_stands_below_the_carrier_of_today_does_not_verify(case: Case, world: World) -> None:
    AgencyAncestor.objects.create(agency=world.standing, ancestor=world.committee, depth=1, valid_from=date(2000, 1, 1))
    Agency.objects.filter(pk=world.unit.pk).update(valid_to=END)
    Succession.objects.create(
        predecessor=world.unit, successor=world.committee, on=END, kind=SuccessionKind.DISSOLVED, ground="Nghị quyết"
    )
    bring_heirs()
    row = report(case)
    carry(world)
    row = row_of(case)
    officer = actor_of(world.users["officer"], AFTER)

    with pytest.raises(NotAllowed) as refused:
        remediation.verify(row.pk, revision=row.revision, reason="Đã xem.", by=officer, now=NOW, today=AFTER)

    assert refused.value.refusal is Refusal.INTERESTED_PARTY
    assert queries.for_decision(officer).filter(what=Obligation.RECOMMENDATION).exists()


def test_closed_recommendations_stay_where_they_are(case: Case, world: World) -> None:
    row = row_of(case)
    officer = world.actor("officer")
    remediation.give_up(row.pk, revision=row.revision, reason="Hết hiệu lực.", by=officer, now=NOW, today=AFTER)
    heir_of(world.unit, "w.stp-2025")

    carry(world)

    assert row_of(case).carried_by is None


def test_sealed_inspection_never_tells_by_a_transfer(world: World) -> None:
    plan = make_plan(world)
    inspection = inspections.propose_unannounced(
        plan.pk,
        world.unit,
        make_team(world, plan),
        ground="Phản ánh",
        sealed_until=NOW + timedelta(days=30),
        by=world.actor("officer"),
        now=NOW,
    )
    heir_of(inspection.unit, "w.moi")

    carry(world)

    assert Transfer.objects.filter(inspection=inspection).count() == 0


def test_take_back_undoes_what_lies_after_the_day(case: Case, world: World) -> None:
    heir_of(world.unit, "w.stp-2025")
    carry(world)
    decide(
        Transfer.objects.get(what=Obligation.RECOMMENDATION), world.other_unit, actor_of(world.users["admin"], AFTER)
    )

    undone = transfers.take_back(date(2019, 6, 5), jurisdiction=world.jurisdiction, by=SYSTEM, now=NOW)

    assert undone == 3
    assert (row_of(case).carried_by, row_of(case).inspection.carried_by, Transfer.objects.count()) == (None, None, 0)


def test_sight_of_a_carrier_that_is_no_heir(case: Case, world: World) -> None:
    heir_of(world.unit, "w.stp-2025")
    carry(world)
    officer = actor_of(world.users["officer"], AFTER)
    stranger = actor_of(world.users["stranger_focal"], AFTER)
    assert not recommendation_queries.visible_to(stranger).exists()

    decide(Transfer.objects.get(what=Obligation.RECOMMENDATION), world.other_unit, officer)

    assert recommendation_queries.visible_to(stranger).get() == row_of(case)
