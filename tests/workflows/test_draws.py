"""A draw in the open: list, commitment, a lottery result typed by two, the units drawn, opened and taken into the plan."""

from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from kiemtra.domain.errors import Conflict, Fault, NotAllowed, NotValid, Refusal
from kiemtra.domain.lotteries import ResultFault
from kiemtra.domain.plans import UnitChoice
from kiemtra.scheduling import draw as engine
from kiemtra.store.models import Draw, DrawSeed, Event, Message
from kiemtra.workflows import draw_results, draws
from tests import factories_draws as drawing
from tests.factories_draws import AFTER, BEGINS, DRAW_DAY, LINK, NUMBERS, SALT, SEED
from tests.world import NOW, World

pytestmark = pytest.mark.django_db


def refused(code: Refusal):
    return pytest.raises(NotAllowed, match=f"^{code}$")


def events(draw: Draw) -> list[str]:
    return list(Event.objects.filter(subject_id=draw.pk).order_by("pk").values_list("name", flat=True))


def test_draw_from_list_to_plan(world: World) -> None:
    plan = drawing.make_drawable(world)

    draw = drawing.opened(world, plan)
    draw = draw_results.take(draw.pk, revision=draw.revision, by=world.actor("officer"), now=AFTER)

    assert (draw.state, draw.seed, len(draw.drawn)) == ("opened", SEED, 2)
    chosen = plan.units.filter(chosen=UnitChoice.DRAWN)
    assert {str(unit.agency_id) for unit in chosen} == set(draw.drawn)
    assert all("Bốc thăm xã năm 2019" in unit.reason for unit in chosen)
    assert events(draw) == [
        "draw.drafted",
        "draw.committed",
        "draw.seed_typed",
        "draw.seed_typed",
        "draw.seed_confirmed",
        "draw.drawn",
        "draw.opened",
        "draw.taken",
    ]
    assert not Event.objects.filter(subject_id=draw.pk, sealed=True).exists()


def test_list_is_that_of_the_plan_and_says_its_rules(world: World) -> None:
    draw = drawing.drafted(world, drawing.make_drawable(world))

    terms = engine.read(draw.text)

    assert {ticket.name for ticket in terms.tickets} == {f"Ủy ban nhân dân xã {name}" for name in drawing.COMMUNES}
    assert (terms.lottery, terms.from_hour) == ("mega645", "2019-06-12 18:00")
    assert any("kế tiếp có diễn ra" in rule for rule in terms.rules)
    assert (draw.tickets, draw.wanted, draw.commitment) == (7, 2, "")


def test_commitment_is_told_by_the_event_and_is_of_salt_and_list(world: World) -> None:
    draw = drawing.committed(world, drawing.make_drawable(world))

    event = Event.objects.get(name="draw.committed", subject_id=draw.pk)
    assert event.after["commitment"] == draw.commitment == engine.commitment(draw.text, SALT)
    assert event.recorded_at < draw.begins_at == BEGINS


def test_draft_again_returns_the_draw_that_is_there(world: World) -> None:
    plan = drawing.make_drawable(world)
    draw = drawing.drafted(world, plan)
    said = drawing.content(world, plan)

    again = draws.draft(plan.pk, said, by=world.actor("officer"), now=NOW, draw_id=draw.pk)

    assert again == draw
    assert events(draw) == ["draw.drafted"]


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"counts": {}}, NotValid),
        ({"counts": {"không có": 1}}, NotValid),
        ({"lottery": "khong_co"}, NotValid),
        ({"draw_on": date(2019, 6, 13)}, NotAllowed),
        ({"draw_on": date(2019, 6, 2)}, NotAllowed),
    ],
    ids=["nothing wanted", "no such group", "no such lottery", "no day of that lottery", "drawn already"],
)
def test_draft_refuses(world: World, change: dict, error: type[Exception]) -> None:
    plan = drawing.make_drawable(world)

    with pytest.raises(error):
        draws.draft(plan.pk, replace(drawing.content(world, plan), **change), by=world.actor("officer"), now=NOW)

    assert not Draw.objects.exists()


def test_draft_refuses_more_units_than_there_are(world: World) -> None:
    plan = drawing.make_drawable(world)

    with pytest.raises(NotValid) as error:
        drawing.drafted(world, plan, count=8)

    assert list(error.value.faults.values()) == ["quota_above_tickets"]


def test_draft_is_for_the_standing_agency(world: World) -> None:
    plan = drawing.make_drawable(world)
    said = drawing.content(world, plan)

    with refused(Refusal.NOT_YOUR_ROLE):
        draws.draft(plan.pk, said, by=world.actor("leader"), now=NOW)


# ---- before the seed


def test_commit_twice_is_a_conflict_and_then_done(world: World) -> None:
    draw = drawing.committed(world, drawing.make_drawable(world))
    said = {"salt": SALT, "by": world.actor("officer"), "now": NOW}

    with pytest.raises(Conflict):
        draws.commit(draw.pk, revision=1, **said)
    with refused(Refusal.ALREADY_DONE):
        draws.commit(draw.pk, revision=draw.revision, **said)

    assert events(draw).count("draw.committed") == 1


def test_commit_at_the_hour_of_the_lottery_is_too_late(world: World) -> None:
    draw = drawing.drafted(world, drawing.make_drawable(world))

    with refused(Refusal.SEED_HOUR_COME):
        draws.commit(draw.pk, revision=draw.revision, salt=SALT, by=world.actor("officer"), now=BEGINS)


def test_database_itself_refuses_a_commitment_after_the_seed(world: World) -> None:
    draw = drawing.committed(world, drawing.make_drawable(world))

    with pytest.raises(IntegrityError), transaction.atomic():
        Draw.objects.filter(pk=draw.pk).update(committed_at=BEGINS)


def test_second_list_of_the_plan_waits_for_the_first(world: World) -> None:
    plan = drawing.make_drawable(world)
    drawing.committed(world, plan)
    second = drawing.drafted(world, plan)

    with refused(Refusal.DRAW_UNDER_WAY):
        draws.commit(second.pk, revision=second.revision, salt=SALT, by=world.actor("officer"), now=NOW)


def test_list_can_be_taken_anew_only_before_it_is_committed(world: World) -> None:
    draw = drawing.drafted(world, drawing.make_drawable(world))
    by = world.actor("officer")

    draw = draws.retake(draw.pk, revision=draw.revision, by=by, now=NOW)
    draw = draws.commit(draw.pk, revision=draw.revision, salt=SALT, by=by, now=NOW)
    with refused(Refusal.LIST_COMMITTED):
        draws.retake(draw.pk, revision=draw.revision, by=by, now=NOW)

    assert events(draw) == ["draw.drafted", "draw.list_renewed", "draw.committed"]


def test_withdraw_before_the_seed_needs_a_reason(world: World) -> None:
    draw = drawing.committed(world, drawing.make_drawable(world))
    said = {"revision": draw.revision, "by": world.actor("officer"), "now": NOW}

    with pytest.raises(NotValid):
        draws.withdraw(draw.pk, reason=" ", **said)
    draw = draws.withdraw(draw.pk, reason="Danh sách thiếu một xã", **said)

    assert (draw.state, events(draw)[-1]) == ("withdrawn", "draw.withdrawn")


@pytest.mark.parametrize("state", ["committed", "seeded", "drawn", "opened"])
def test_withdraw_is_refused_once_the_lottery_was_drawn(world: World, state: str) -> None:
    plan = drawing.make_drawable(world)
    draw = getattr(drawing, state if state != "seeded" else "committed")(world, plan)
    if state == "seeded":
        draw = drawing.typed(draw, world.actor("officer"))

    with refused(Refusal.SEED_EXISTS):
        draws.withdraw(draw.pk, revision=draw.revision, reason="Không vừa ý", by=world.actor("officer"), now=AFTER)


# ---- the seed


@pytest.mark.parametrize("now", [NOW, BEGINS - timedelta(seconds=1)], ids=["days before", "a second before"])
def test_seed_before_its_hour_is_refused(world: World, now) -> None:
    draw = drawing.committed(world, drawing.make_drawable(world))

    with refused(Refusal.SEED_DAY_NOT_COME):
        drawing.typed(draw, world.actor("officer"), now=now)

    assert not DrawSeed.objects.exists()


@pytest.mark.parametrize(
    ("numbers", "fault"),
    [
        ("03 07 12 23 38", ResultFault.HOW_MANY),
        ("03 07 12 23 38 46", ResultFault.OUT_OF_RANGE),
        ("03 07 12 23 38 38", ResultFault.REPEATED),
        ("ba bảy", ResultFault.NOT_NUMBERS),
        ("", ResultFault.HOW_MANY),
    ],
)
def test_seed_of_wrong_form_is_refused(world: World, numbers: str, fault: ResultFault) -> None:
    draw = drawing.committed(world, drawing.make_drawable(world))

    with pytest.raises(NotValid) as error:
        drawing.typed(draw, world.actor("officer"), numbers)

    assert error.value.faults == {"numbers": fault}


@pytest.mark.parametrize(
    ("day", "code"),
    [
        (date(2019, 6, 9), Refusal.SEED_BEFORE_NAMED_DAY),
        (date(2019, 6, 13), Refusal.NOT_A_DRAW_DAY),
        (date(2019, 6, 14), Refusal.LATER_DRAW_WITHOUT_REASON),
    ],
)
def test_seed_of_another_day_is_refused(world: World, day: date, code: Refusal) -> None:
    draw = drawing.committed(world, drawing.make_drawable(world))

    with refused(code):
        drawing.typed(draw, world.actor("officer"), day=day, now=AFTER + timedelta(days=9))


def test_later_draw_counts_with_a_reason_once_it_was_held(world: World) -> None:
    draw = drawing.committed(world, drawing.make_drawable(world))
    result = draw_results.Result(date(2019, 6, 14), NUMBERS, LINK, note="Kỳ 12/6 không quay vì sự cố")

    with refused(Refusal.SEED_DAY_NOT_COME):
        draw_results.type_seed(draw.pk, result, by=world.actor("officer"), now=AFTER)
    draw = draw_results.type_seed(draw.pk, result, by=world.actor("officer"), now=AFTER + timedelta(days=2))

    assert draw.seeds.get().seed == f"mega645 2019-06-14 {NUMBERS}"


def test_seed_needs_a_proof(world: World) -> None:
    draw = drawing.committed(world, drawing.make_drawable(world))

    with pytest.raises(NotValid) as error:
        draw_results.type_seed(draw.pk, draw_results.Result(DRAW_DAY, NUMBERS), by=world.actor("officer"), now=AFTER)

    assert error.value.faults == {"link": Fault.PROOF_MISSING}


def test_seed_with_a_file_as_proof(world: World, settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path
    draw = drawing.committed(world, drawing.make_drawable(world))
    proof = BytesIO(b"%PDF-1.4\n" + b"x" * 100)

    result = draw_results.Result(DRAW_DAY, NUMBERS, upload=proof, upload_name="ket-qua.pdf")
    draw = draw_results.type_seed(draw.pk, result, by=world.actor("officer"), now=AFTER)

    assert draw.seeds.get().file is not None


def test_two_who_type_alike_confirm_whatever_order_and_spacing(world: World) -> None:
    draw = drawing.committed(world, drawing.make_drawable(world))

    first = drawing.typed(draw, world.actor("officer"), "41-38-23-12-7-3")
    second = drawing.typed(draw, world.actor("leader"), " 3, 7, 12, 23, 38, 41 ")

    assert (first.state, second.state, second.seed) == ("seeded", "confirmed", SEED)


def test_same_person_is_no_second_witness(world: World) -> None:
    draw = drawing.typed(drawing.committed(world, drawing.make_drawable(world)), world.actor("officer"))

    with refused(Refusal.SECOND_TYPIST_NEEDED):
        drawing.typed(draw, world.actor("officer"))

    draw.refresh_from_db()
    assert (draw.state, draw.seed, draw.seeds.count()) == ("seeded", "", 1)


def test_mismatch_settles_nothing_and_is_told_to_the_first(world: World) -> None:
    draw = drawing.committed(world, drawing.make_drawable(world))
    drawing.typed(draw, world.actor("officer"))

    draw = drawing.typed(draw, world.actor("officer2"), "01 02 03 04 05 06")

    assert (draw.state, draw.seed) == ("seeded", "")
    assert Message.objects.get(key__startswith="draw.mismatch").to == world.users["officer"]
    with refused(Refusal.NOT_YET):
        draw_results.carry_out(draw.pk, revision=draw.revision, by=world.actor("officer"), now=AFTER)


def test_mismatch_is_mended_by_typing_anew(world: World) -> None:
    draw = drawing.committed(world, drawing.make_drawable(world))
    drawing.typed(draw, world.actor("officer"), "01 02 03 04 05 06")
    drawing.typed(draw, world.actor("officer2"))

    draw = drawing.typed(draw, world.actor("officer"))

    assert (draw.state, draw.seed, draw.seeds.count()) == ("confirmed", SEED, 3)


def test_typed_results_are_never_changed(world: World) -> None:
    draw = drawing.typed(drawing.committed(world, drawing.make_drawable(world)), world.actor("officer"))

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        draw.seeds.update(seed="mega645 2019-06-12 01 02 03 04 05 06")


def test_first_result_stands_in_no_event_before_it_is_confirmed(world: World) -> None:
    draw = drawing.typed(drawing.committed(world, drawing.make_drawable(world)), world.actor("officer"))

    assert NUMBERS not in str(Event.objects.get(name="draw.seed_typed", subject_id=draw.pk).after)


# ---- the draw


def test_units_are_those_that_the_committed_text_and_the_seed_give(world: World) -> None:
    draw = drawing.drawn(world, drawing.make_drawable(world))

    again = engine.draw(engine.read(draw.text), draw.commitment, SEED)

    assert draw.drawn == [one.ticket.unit for one in again]


@pytest.mark.parametrize("field", ["text", "salt", "commitment"])
def test_draw_is_refused_where_something_committed_was_changed_behind_it(world: World, field: str) -> None:
    draw = drawing.confirmed(world, drawing.committed(world, drawing.make_drawable(world)))
    changed = {
        "text": draw.text.replace("An Bình", "An Binh"),
        "salt": bytes(32),
        "commitment": engine.commitment(draw.text.replace("An Bình", "An Binh"), SALT),
    }
    Draw.objects.filter(pk=draw.pk).update(**{field: changed[field]})

    with refused(Refusal.DRAW_CHANGED):
        draw_results.carry_out(draw.pk, revision=draw.revision, by=world.actor("officer"), now=AFTER)


def test_list_and_commitment_changed_together_are_caught_by_the_trail(world: World) -> None:
    draw = drawing.confirmed(world, drawing.committed(world, drawing.make_drawable(world)))
    text = draw.text.replace("An Bình", "An Binh")
    Draw.objects.filter(pk=draw.pk).update(text=text, commitment=engine.commitment(text, SALT))

    with refused(Refusal.DRAW_CHANGED):
        draw_results.carry_out(draw.pk, revision=draw.revision, by=world.actor("officer"), now=AFTER)


def test_draw_twice_is_refused(world: World) -> None:
    draw = drawing.drawn(world, drawing.make_drawable(world))

    with refused(Refusal.ALREADY_DONE):
        draw_results.carry_out(draw.pk, revision=draw.revision, by=world.actor("officer"), now=AFTER)

    assert events(draw).count("draw.drawn") == 1


def test_another_standing_agency_is_not_let_near(world: World) -> None:
    draw = drawing.committed(world, drawing.make_drawable(world))

    with pytest.raises(Draw.DoesNotExist):
        drawing.typed(draw, world.actor("focal"))
