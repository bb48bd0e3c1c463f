"""The head of a government's system passes on when it is dissolved, and comes back with the demo's day."""

from datetime import date, timedelta

import pytest

from kiemtra.domain.agencies import AgencyKind, AgencyLevel, SuccessionKind
from kiemtra.domain.people import SYSTEM, Role
from kiemtra.domain.readings import Group
from kiemtra.store.models import Agency, AgencyAncestor, Event, Jurisdiction, Succession
from kiemtra.store.queries import readings as reading_queries
from kiemtra.store.queries import systems
from kiemtra.workflows import readings, transfers
from kiemtra.workflows.heirs import bring_heirs
from kiemtra.workflows.readings.confirming import members_of
from tests.factories_plans import TEXT, make_reading, make_register
from tests.factories_succession import AFTER, END, at
from tests.world import NOW, World, make_agency


def merge(world: World, on: date = END, code: str = "w.tinh") -> tuple[Agency, Agency]:
    """Committee and department end; a new committee with its own department follows both."""
    row = Jurisdiction.objects.select_related("root", "standing_agency").get(pk=world.jurisdiction.pk)
    root = make_agency(code, "UBND tỉnh mới", AgencyKind.PEOPLES_COMMITTEE, "UBND")
    department = make_agency(f"{code}.snv", "Sở Nội vụ mới", symbol="SNV")
    Agency.objects.filter(pk__in=[root.pk, department.pk]).update(valid_from=on)
    AgencyAncestor.objects.create(agency=department, ancestor=root, depth=1, valid_from=on)
    for before, after in ((row.root, root), (row.standing_agency, department)):
        Agency.objects.filter(pk=before.pk).update(valid_to=on)
        Succession.objects.create(
            predecessor=before, successor=after, on=on, kind=SuccessionKind.MERGED, ground="Nghị quyết 202"
        )
    bring_heirs()
    return root, department


def head(world: World) -> tuple[str, str]:
    row = Jurisdiction.objects.get(pk=world.jurisdiction.pk)
    return row.root.code, row.standing_agency.code


def carry(world: World, day: date = AFTER) -> None:
    transfers.carry_over(day, jurisdiction=world.jurisdiction, by=SYSTEM, now=NOW)


def take_back(world: World, day: date) -> None:
    transfers.take_back(day, jurisdiction=world.jurisdiction, by=SYSTEM, now=NOW)


def steps() -> list[tuple[str, dict, dict]]:
    rows = Event.objects.filter(name__in=("jurisdiction.carried_over", "jurisdiction.taken_back"))
    return [(str(row.happened_on), row.before, row.after) for row in rows.order_by("id")]


OLD = {"root": "w.ubnd", "standing_agency": "w.snv"}
NEW = {"root": "w.tinh", "standing_agency": "w.tinh.snv"}


def test_system_goes_on_under_its_successors_once(world: World) -> None:
    merge(world)

    carry(world, END - timedelta(days=1))
    assert head(world) == ("w.ubnd", "w.snv")
    carry(world)
    carry(world)

    assert head(world) == ("w.tinh", "w.tinh.snv")
    assert steps() == [("2025-07-01", OLD, NEW)]


def test_officer_of_the_successor_takes_a_text_in_and_the_old_one_no_more(world: World) -> None:
    reading = make_reading(world)
    _, department = merge(world)
    carry(world)
    world.jurisdiction.refresh_from_db()
    officer = at(world, department, Role.STANDING_OFFICER, "chuyên viên mới")

    later = readings.take(world.jurisdiction, TEXT.replace("2019", "2025").encode(), "moi.txt", by=officer, now=NOW)

    assert set(reading_queries.visible_to(officer)) == {reading, later}
    readings.accept_rest(reading.pk, revision=reading.revision, by=officer, now=NOW)


def test_who_ends_without_a_successor_keeps_the_system(world: World) -> None:
    Agency.objects.filter(pk=world.standing.pk).update(valid_to=END)

    carry(world)

    assert (head(world), steps()) == (("w.ubnd", "w.snv"), [])


def test_dissolved_department_is_followed_by_the_department_below_the_heir(world: World) -> None:
    root, department = merge(world)
    Succession.objects.filter(predecessor=world.standing).update(successor=root, kind=SuccessionKind.DISSOLVED)
    bring_heirs()

    carry(world)

    assert head(world) == (root.code, department.code)


@pytest.mark.parametrize(
    ("day", "there"),
    [
        (date(2019, 6, 5), ("w.ubnd", "w.snv")),
        (date(2026, 6, 30), ("w.tinh", "w.tinh.snv")),
        (date(2027, 1, 2), ("w.vung", "w.vung.snv")),
    ],
)
def test_the_day_moved_back_gives_the_head_of_that_day_again(world: World, day: date, there: tuple[str, str]) -> None:
    merge(world)
    carry(world)
    merge(world, date(2027, 1, 1), "w.vung")
    for _ in range(2):
        carry(world, date(2027, 2, 1))
        assert head(world) == ("w.vung", "w.vung.snv")

        take_back(world, day)

        assert head(world) == there


def test_several_steps_in_one_run_are_taken_back_one_by_one(world: World) -> None:
    merge(world)
    carry(world, END)
    merge(world, date(2027, 1, 1), "w.vung")
    take_back(world, date(2019, 6, 5))

    carry(world, date(2027, 2, 1))
    take_back(world, date(2026, 1, 1))

    assert head(world) == ("w.tinh", "w.tinh.snv")


def test_text_of_an_earlier_day_is_read_against_the_agencies_of_that_day(world: World) -> None:
    make_register(world)
    merge(world)
    carry(world)
    world.jurisdiction.refresh_from_db()

    there = {day: systems.root_on(world.jurisdiction, day) for day in (date(2019, 6, 5), END, AFTER)}

    assert there == {
        date(2019, 6, 5): world.committee.pk,
        END: world.jurisdiction.root_id,
        AFTER: world.jurisdiction.root_id,
    }
    assert members_of(world.jurisdiction, Group(AgencyLevel.PROVINCE, AgencyKind.DEPARTMENT), date(2019, 6, 5)) == [
        world.standing,
        world.other_unit,
        world.unit,
    ]
