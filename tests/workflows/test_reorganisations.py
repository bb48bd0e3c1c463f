"""The deed that reorganises: all of it or nothing, and what was owed passes on with it."""

from datetime import date, datetime

import pytest

from kiemtra.domain.errors import NotAllowed, NotValid, Refusal
from kiemtra.domain.people import Role
from kiemtra.domain.reorganisations import ReorganisationKind as K
from kiemtra.store.models import (
    Agency,
    AgencyAncestor,
    AgencyHeir,
    AgencyParent,
    Appointment,
    Event,
    Recommendation,
    Reorganisation,
    Succession,
)
from kiemtra.store.queries.people import actor_of
from kiemtra.workflows import lineage, reorganisations
from kiemtra.workflows.reorganisations import Content, Founding
from tests.factories_conclusions import make_issued
from tests.world import World, make_agency

ON = date(2020, 3, 1)
TODAY = date(2020, 3, 10)
NOW = datetime.fromisoformat("2020-03-10T02:00:00+00:00")
START = date(2000, 1, 1)


@pytest.fixture
def tree(world: World) -> World:
    """The world's agencies below its committee."""
    below = (world.standing, world.unit, world.other_unit)
    for agency in below:
        AgencyParent.objects.create(agency=agency, parent=world.committee, valid_from=START)
    lineage.bring([world.committee.pk, *(agency.pk for agency in below)])
    return world


def reorganise(world: World, content: Content, by: str = "admin") -> Reorganisation:
    who = actor_of(world.users[by], TODAY)
    return reorganisations.reorganise(world.jurisdiction.pk, content, by=who, now=NOW, today=TODAY)


def merged(world: World) -> Content:
    return Content(
        K.MERGE, ON, [world.unit.pk, world.other_unit.pk], [Founding("Sở Tư pháp và Tài chính")], ground="Nghị quyết 5"
    )


def lines(agency: Agency) -> set[tuple[str, int, date, date | None]]:
    rows = AgencyAncestor.objects.filter(agency=agency)
    return set(rows.values_list("ancestor__name", "depth", "valid_from", "valid_to"))


def test_merge_ends_founds_links_and_passes_on(tree: World) -> None:
    case = make_issued(tree)

    made = reorganise(tree, merged(tree))

    founded = Agency.objects.get(name="Sở Tư pháp và Tài chính")
    assert (founded.valid_from, founded.valid_to, founded.kind) == (ON, None, tree.unit.kind)
    assert set(Agency.objects.filter(valid_to=ON).values_list("pk", flat=True)) == {tree.unit.pk, tree.other_unit.pk}
    assert lines(founded) == {(founded.name, 0, ON, None), (tree.committee.name, 1, ON, None)}
    assert lines(tree.unit) == {(tree.unit.name, 0, START, ON), (tree.committee.name, 1, START, ON)}
    assert set(Succession.objects.values_list("predecessor", "successor", "on", "kind", "ground")) == {
        (agency.pk, founded.pk, ON, "merged", "Nghị quyết 5") for agency in (tree.unit, tree.other_unit)
    }
    assert AgencyHeir.objects.filter(heir=founded).count() == 2
    assert Recommendation.objects.get(pk=case.recommendations[0].pk).carried_by == founded
    assert made.transfers.count() == 2
    assert set(Appointment.objects.filter(agency=tree.unit).values_list("valid_to", flat=True)) == {ON}
    names = ("reorganisation.decided", "agency.ended", "agency.founded", "appointment.ended")
    assert [Event.objects.filter(name=name).count() for name in names] == [1, 2, 1, 3]


def test_split_marks_the_main_part(tree: World) -> None:
    content = Content(
        K.SPLIT, ON, [tree.unit.pk], [tree.other_unit.pk, Founding("Sở Hộ tịch")], main=0, ground="Nghị quyết 6"
    )

    reorganise(tree, content)

    told = dict(Succession.objects.values_list("successor__name", "is_main"))
    assert told == {tree.other_unit.name: True, "Sở Hộ tịch": False}


def test_rename_founds_the_same_under_another_name(tree: World) -> None:
    reorganise(tree, Content(K.RENAME, ON, [tree.unit.pk], [Founding("Sở Pháp luật")], ground="Nghị quyết 7"))

    assert Succession.objects.get().kind == "renamed"
    assert Agency.objects.get(name="Sở Pháp luật").symbol == tree.unit.symbol


def test_move_changes_the_line_from_the_day_on(tree: World) -> None:
    reorganise(tree, Content(K.MOVE, ON, [tree.unit.pk], parent=tree.standing.pk, ground="Quyết định 8"))

    assert lines(tree.unit) == {
        (tree.unit.name, 0, START, None),
        (tree.standing.name, 1, ON, None),
        (tree.committee.name, 1, START, ON),
        (tree.committee.name, 2, ON, None),
    }
    assert Agency.objects.get(pk=tree.unit.pk).valid_to is None
    assert Succession.objects.count() == 0


def test_dissolved_without_successor_waits_and_what_was_below_hangs_one_higher(tree: World) -> None:
    case = make_issued(tree)
    below = make_agency("w.duoi", "Chi cục")
    AgencyParent.objects.create(agency=below, parent=tree.unit, valid_from=START)
    lineage.bring([below.pk])

    made = reorganise(tree, Content(K.DISSOLVE, ON, [tree.unit.pk], ground="Nghị quyết 9"))

    assert {(name, end) for name, depth, _, end in lines(below) if depth == 1} == {
        (tree.unit.name, ON),
        (tree.committee.name, None),
    }
    transfer = made.transfers.get(recommendation=case.recommendations[0])
    assert (transfer.to_agency, transfer.needs_decision, transfer.ground) == (None, True, "Nghị quyết 9")


def test_day_to_come_passes_nothing_on_yet(tree: World) -> None:
    case = make_issued(tree)
    content = Content(K.DISSOLVE, date(2020, 4, 1), [tree.unit.pk], [tree.other_unit.pk], ground="Nghị quyết 10")

    made = reorganise(tree, content)

    assert made.transfers.count() == 0
    assert Recommendation.objects.get(pk=case.recommendations[0].pk).carried_by is None
    assert actor_of(tree.users["focal"], TODAY).posts != ()


def test_all_faults_at_once_and_nothing_written(tree: World) -> None:
    events, agencies = Event.objects.count(), Agency.objects.count()
    content = Content(K.MERGE, START, [tree.unit.pk, tree.unit.pk], [tree.unit.pk])

    with pytest.raises(NotValid) as refused:
        reorganise(tree, content)

    assert set(refused.value.faults) == {
        "predecessors.0.not_yet_founded",
        "predecessors.0.not_of_system",
        "predecessors.1.named_twice",
        "predecessors.1.not_yet_founded",
        "predecessors.1.not_of_system",
        "successors.0.successor_is_predecessor",
        "ground.no_ground",
    }
    assert (Event.objects.count(), Agency.objects.count(), Succession.objects.count()) == (events, agencies, 0)


def test_same_name_at_the_same_place_overlaps(tree: World) -> None:
    with pytest.raises(NotValid) as refused:
        reorganise(tree, Content(K.RENAME, ON, [tree.unit.pk], [Founding(tree.other_unit.name)], ground="Nghị quyết"))

    assert list(refused.value.faults) == ["successors.0.overlaps"]


def test_agency_that_has_ended_is_refused(tree: World) -> None:
    reorganise(tree, merged(tree))

    with pytest.raises(NotValid) as refused:
        reorganise(tree, Content(K.DISSOLVE, TODAY, [tree.unit.pk], ground="Nghị quyết"))

    assert "predecessors.0.already_ended" in refused.value.faults


def test_circular_parents_are_refused(tree: World) -> None:
    reorganise(tree, Content(K.MOVE, ON, [tree.unit.pk], parent=tree.standing.pk, ground="Quyết định 8"))

    with pytest.raises(NotValid) as refused:
        reorganise(tree, Content(K.MOVE, TODAY, [tree.standing.pk], parent=tree.unit.pk, ground="Quyết định 9"))

    assert list(refused.value.faults) == ["parent.circular"]


def test_agency_of_another_system_is_refused(tree: World) -> None:
    elsewhere = make_agency("khac", "Sở của tỉnh khác")

    with pytest.raises(NotValid) as refused:
        reorganise(tree, Content(K.DISSOLVE, ON, [elsewhere.pk], ground="Nghị quyết"))

    assert list(refused.value.faults) == ["predecessors.0.not_of_system"]


@pytest.mark.parametrize(
    ("by", "refusal"), [("officer", Refusal.NOT_YOUR_ROLE), ("leader", Refusal.NOT_YOUR_ROLE), ("focal", None)]
)
def test_only_the_administrator_reorganises(tree: World, by: str, refusal: Refusal | None) -> None:
    with pytest.raises(NotAllowed) as refused:
        reorganise(tree, merged(tree), by)

    assert refused.value.refusal is (refusal or Refusal.NOT_YOUR_ROLE)
    assert Agency.objects.filter(valid_to=ON).count() == 0


def test_same_deed_again_is_the_same_deed(tree: World) -> None:
    key = tree.unit.pk
    who = actor_of(tree.users["admin"], TODAY)

    first, again = (
        reorganisations.reorganise(
            tree.jurisdiction.pk, merged(tree), by=who, now=NOW, today=TODAY, reorganisation_id=key
        )
        for _ in range(2)
    )

    assert first == again
    assert Event.objects.filter(name="reorganisation.decided").count() == 1
    assert Role.ADMINISTRATOR in {post.role for post in who.posts}
