"""Which agency a name in a text is: exact, decided by a person, remembered for the next text, taken back."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ObjectDoesNotExist

from kiemtra.domain.agencies import SuccessionKind
from kiemtra.domain.errors import Conflict, NotAllowed, NotValid, Refusal
from kiemtra.domain.matching import NameState
from kiemtra.domain.name_candidates import Reason
from kiemtra.domain.people import Role
from kiemtra.store.models import Agency, Event, KnownName, Reading
from kiemtra.store.queries import reading_names
from kiemtra.workflows import readings
from tests.factories_agencies import Reorganised, follow
from tests.factories_plans import TEXT, make_communes, make_officer_of, make_reading, make_register, put_below
from tests.world import NOW, TODAY, World, make_world

ODD = TEXT.replace("Sở Tư pháp; Sở Tài chính", "Sở Xây dựng; Sở Tài chính")
GONE = date(2019, 1, 1)


def names(reading: Reading, today: date = TODAY) -> reading_names.Names:
    reading.refresh_from_db()
    return reading_names.names_of(reading, readings.facts_in(reading), today)


def name_in(reading: Reading, fact: str = "units/0") -> reading_names.Name:
    return names(reading).of[fact]


def decide(
    world: World, reading: Reading, agency: Agency | None, fact: str = "units/0", who: str = "officer"
) -> Reading:
    return readings.decide_name(reading.pk, fact, agency, revision=reading.revision, by=world.actor(who), now=NOW)


def reasons(reading: Reading, fact: str = "units/0") -> dict[str, Reason]:
    found = names(reading)
    name = found.of[fact]
    offered = reading_names.candidates_of(found, [name], TODAY)[name.printed]
    return {one.agency.short_name: one.reason for one in offered}


def test_exact_names_need_nobody(world: World) -> None:
    make_register(world)
    reading = make_reading(world)
    found = names(reading)

    assert {fact: (found.of[fact].state, found.of[fact].agency.id) for fact in ("units/0", "units/1")} == {
        "units/0": (NameState.EXACT, world.unit.pk),
        "units/1": (NameState.EXACT, world.other_unit.pk),
    }
    assert found.of["citations/0"].agency.id == world.committee.pk
    assert reading_names.doubtful(found, readings.facts_in(reading)) == set()


def test_a_decision_holds_in_this_text_and_the_next(world: World) -> None:
    make_register(world)
    first = make_reading(world, ODD)
    before = reading_names.doubtful(names(first), readings.facts_in(first))

    decide(world, first, world.unit)
    later = make_reading(world, ODD + "\nVăn bản sau.", "sau.txt")

    assert before == {"units/0"}
    assert (name_in(first).state, name_in(first).agency.id) == (NameState.DECIDED, world.unit.pk)
    assert (name_in(later).state, name_in(later).agency.id) == (NameState.REMEMBERED, world.unit.pk)
    assert reading_names.doubtful(names(later), readings.facts_in(later)) == set()
    event = Event.objects.get(name="reading.name_decided")
    assert event.after == {"name": "Sở Xây dựng", "agency": str(world.unit.pk), "facts": ["units/0"]}


def test_what_the_register_lacks_is_remembered_too(world: World) -> None:
    make_register(world)
    decide(world, make_reading(world, ODD), None)

    later = make_reading(world, ODD + "\nVăn bản sau.", "sau.txt")

    assert (name_in(later).state, name_in(later).agency) == (NameState.ABSENT, None)


def test_a_changed_decision_leaves_its_trail(world: World) -> None:
    make_register(world)
    reading = decide(world, make_reading(world, ODD), world.other_unit)

    decide(world, reading, world.unit)

    assert KnownName.objects.get().agency == world.unit
    events = Event.objects.filter(name="reading.name_decided").order_by("pk")
    assert [event.before["remembered"] for event in events] == [None, str(world.other_unit.pk)]


def test_an_exact_name_may_be_decided_otherwise_for_one_text_only(world: World) -> None:
    make_register(world)
    reading = decide(world, make_reading(world), world.other_unit)

    later = make_reading(world, TEXT + "\nVăn bản sau.", "sau.txt")

    assert name_in(reading).agency.id == world.other_unit.pk
    assert (name_in(later).state, name_in(later).agency.id) == (NameState.EXACT, world.unit.pk)


def test_two_agencies_of_one_name_are_never_chosen_between(world: World) -> None:
    make_register(world)
    twin = Agency.objects.create(
        code="w.stp-2", name="Sở Tư pháp", short_name="Sở Tư pháp", folded="so tu phap", kind="department",
        level="province", valid_from=date(2000, 1, 1),
    )  # fmt: skip
    put_below(world.committee, twin)
    reading = make_reading(world)

    assert name_in(reading).state is NameState.OPEN
    assert len(name_in(reading).match.same) == 2
    assert set(reasons(reading).values()) == {Reason.NAMESAKE}


def test_of_another_government_nothing_is_remembered(world: World) -> None:
    make_register(world)
    decide(world, make_reading(world, ODD), world.unit)
    beside = make_world("b")
    make_register(beside)

    assert name_in(make_reading(beside, ODD)).state is NameState.OPEN


def test_what_was_remembered_and_is_gone_is_only_offered(world: World) -> None:
    make_register(world)
    decide(world, make_reading(world, ODD), world.unit)
    Agency.objects.filter(pk=world.unit.pk).update(valid_to=GONE)

    later = make_reading(world, ODD + "\nVăn bản sau.", "sau.txt")

    assert name_in(later).state is NameState.OPEN
    assert reasons(later)["Sở Tư pháp"] is Reason.CHOSEN_BEFORE


def test_a_former_name_leads_to_who_took_over(world: World) -> None:
    make_register(world)
    follow(world.unit, world.other_unit, SuccessionKind.MERGED, GONE)
    Agency.objects.filter(pk=world.unit.pk).update(valid_to=GONE)
    reading = make_reading(world)

    assert name_in(reading).state is NameState.OPEN
    assert reasons(reading)["Sở Tài chính"] is Reason.FORMER


def test_an_old_text_means_the_agency_of_its_day_and_tells_what_became_of_it(db: None) -> None:
    world, tree = make_world(), Reorganised()
    world.jurisdiction.root = tree.province
    world.jurisdiction.standing_agency = world.standing
    world.jurisdiction.save()
    text = TEXT.replace("Sở Tư pháp; Sở Tài chính", "UBND xã Đỗ Động; UBND xã Tân Ước")
    reading = make_reading(world, text)

    found = names(reading, date(2026, 1, 5))

    name = found.of["units/0"]
    assert (name.state, name.agency.id) == (NameState.EXACT, tree.merged.pk)
    assert (name.ended.kind, name.ended.on) == ("merged", date(2025, 7, 1))
    assert [one.id for one in name.ended.heirs] == [tree.heir.pk]
    offered = reading_names.candidates_of(found, [name], date(2026, 1, 5))[name.printed]
    assert [(one.agency.id, one.reason) for one in offered if one.reason is Reason.FORMER] == [
        (tree.heir.pk, Reason.FORMER)
    ]


def test_one_letter_differs(world: World) -> None:
    make_register(world)
    make_communes(world, "Thanh Thùy", "Bình Minh")
    reading = make_reading(world, TEXT.replace("Sở Tư pháp", "UBND xã Thanh Thùi"))

    assert reasons(reading)["UBND xã Thanh Thùy"] is Reason.LETTER


def test_forget_asks_again_and_leaves_decided_texts_alone(world: World) -> None:
    make_register(world)
    reading = decide(world, make_reading(world, ODD), world.unit)
    known = KnownName.objects.get()

    readings.forget_name(known.pk, revision=known.revision, by=world.actor("officer"), now=NOW)

    later = make_reading(world, ODD + "\nVăn bản sau.", "sau.txt")
    assert not KnownName.objects.exists()
    assert name_in(reading).state is NameState.DECIDED
    assert name_in(later).state is NameState.OPEN
    assert Event.objects.get(name="reading.name_removed").before["name"] == "Sở Xây dựng"


def test_who_may_not_is_refused(world: World) -> None:
    reading = make_reading(world, ODD)

    with pytest.raises(NotAllowed) as refused:
        decide(world, reading, world.unit, who="clerk")
    with pytest.raises(ObjectDoesNotExist):
        decide(world, reading, world.unit, who="focal")

    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE
    assert not KnownName.objects.exists()


def test_a_fact_without_a_name_or_changed_meanwhile(world: World) -> None:
    reading = make_reading(world, ODD)

    with pytest.raises(NotValid):
        decide(world, reading, world.unit, fact="windows/0")
    decide(world, reading, world.unit)
    with pytest.raises(Conflict):
        decide(world, reading, world.other_unit)


def test_the_plan_takes_what_was_decided_and_remembers_what_was_chosen_last(world: World) -> None:
    make_register(world)
    reading = decide(world, make_reading(world, ODD), world.unit)
    reading = readings.accept_rest(reading.pk, revision=reading.revision, by=world.actor("officer"), now=NOW)
    given = readings.PlanChoices(
        2019, "Kế hoạch", world.committee, world.standing, units={"units/0": world.unit, "units/1": world.standing}
    )

    plan = readings.confirm(
        reading.pk, given, revision=reading.revision, by=world.actor("officer"), now=NOW, today=TODAY
    )

    assert set(plan.units.values_list("agency", flat=True)) == {world.unit.pk, world.standing.pk}
    assert set(KnownName.objects.values_list("name", "agency")) == {
        ("Sở Xây dựng", world.unit.pk),
        ("Sở Tài chính", world.standing.pk),
    }


# Taken back


def undo(world: World, reading: Reading, who: str = "officer") -> readings.Undone:
    return readings.undo(reading.pk, by=world.actor(who), now=NOW)


def test_undo_takes_back_the_decision_and_what_was_remembered(world: World) -> None:
    make_register(world)
    reading = decide(world, make_reading(world, ODD), world.unit)

    undone = undo(world, reading)

    assert (undone.name, undone.facts, undone.left) == ("Sở Xây dựng", ("units/0",), 0)
    assert name_in(reading).state is NameState.OPEN
    assert not KnownName.objects.exists()
    assert Event.objects.get(name="reading.reverted").before == {"step": {}, "name": "Sở Xây dựng"}
    assert not readings.may_undo(reading, world.actor("officer"))


def test_undo_knows_the_moment_in_whatever_zone_it_is_told(world: World) -> None:
    make_register(world)
    given = {"by": world.actor("officer"), "now": NOW.astimezone(ZoneInfo("Asia/Ho_Chi_Minh"))}
    reading = make_reading(world, ODD)
    readings.decide_name(reading.pk, "units/0", world.unit, revision=reading.revision, **given)

    undo(world, reading)

    assert not KnownName.objects.exists()


def test_undo_of_a_changed_decision_gives_the_one_before_with_who_and_when(world: World) -> None:
    make_register(world)
    make_officer_of(world, world.standing, Role.STANDING_OFFICER, "colleague")
    first = decide(world, make_reading(world, ODD), world.other_unit, who="colleague")
    known = KnownName.objects.get()
    remembered = (known.agency_id, known.decided_by_id, known.decided_at)
    before = first.names
    later = now_later(world, first, world.unit)

    undo(world, later)

    known.refresh_from_db()
    assert (known.agency_id, known.decided_by_id, known.decided_at) == remembered
    later.refresh_from_db()
    assert later.names == before


def now_later(world: World, reading: Reading, agency: Agency) -> Reading:
    later = NOW + timedelta(hours=1)
    return readings.decide_name(
        reading.pk, "units/0", agency, revision=reading.revision, by=world.actor("officer"), now=later
    )


def test_undo_leaves_what_somebody_else_has_decided_since(world: World) -> None:
    make_register(world)
    make_officer_of(world, world.standing, Role.STANDING_OFFICER, "colleague")
    reading = decide(world, make_reading(world, ODD), world.unit)
    decide(world, reading, world.other_unit, who="colleague")

    undone = undo(world, reading)

    assert (undone.facts, undone.left) == ((), 1)
    assert name_in(reading).agency.id == world.other_unit.pk
    assert KnownName.objects.get().agency == world.other_unit


def test_undo_leaves_what_another_text_has_taught_since(world: World) -> None:
    make_register(world)
    reading = decide(world, make_reading(world, ODD), world.unit)
    decide(world, make_reading(world, ODD + "\nVăn bản sau.", "sau.txt"), world.other_unit)

    undone = undo(world, reading)

    reading.refresh_from_db()
    assert (undone.left, reading.names) == (0, {})
    assert KnownName.objects.get().agency == world.other_unit
