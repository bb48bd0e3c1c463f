"""Texts that were read: taken in, decided fact by fact, contradictions settled, made into a plan."""

import pytest

from kiemtra.domain.errors import Conflict, NotAllowed, NotValid, Refusal
from kiemtra.domain.readings import FactGroup, FactState, facts_of
from kiemtra.store.models import Anomaly, Event, Plan, Reading
from kiemtra.workflows import readings
from tests.factories_plans import TEXT, make_communes, make_decided, make_reading, make_register, take_all
from tests.world import NOW, TODAY, World


def choices(world: World, **changes: object) -> readings.PlanChoices:
    given = {
        "year": 2019,
        "title": "Kế hoạch kiểm tra công tác CCHC năm 2019",
        "issuer": world.committee,
        "standing_agency": world.standing,
    }
    return readings.PlanChoices(**(given | changes))  # type: ignore[arg-type]


def test_take_keeps_text_and_facts(world: World) -> None:
    reading = make_reading(world)

    assert reading.text == TEXT
    assert {fact.group for fact in facts_of(reading.facts)} >= {
        FactGroup.CITATIONS,
        FactGroup.UNITS,
        FactGroup.WINDOWS,
        FactGroup.DEADLINES,
    }
    assert Event.objects.filter(name="reading.taken").count() == 1


def test_take_same_text_twice_gives_the_same_reading(world: World) -> None:
    assert make_reading(world).pk == make_reading(world, name="ten-khac.txt").pk
    assert Reading.objects.count() == 1
    assert Event.objects.filter(name="reading.taken").count() == 1


def test_take_by_the_unit_is_refused(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        readings.take(world.jurisdiction, TEXT.encode(), "a.txt", by=world.actor("focal"), now=NOW)

    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE
    assert not Reading.objects.exists()


def test_take_all_names_every_file_that_cannot_be_read(world: World) -> None:
    sources = [
        readings.Source(bytes(range(128, 256)), "sai-ma.txt"),
        readings.Source(b"  \n", "rong.txt"),
        readings.Source(TEXT.encode(), "dung.txt"),
    ]

    with pytest.raises(NotValid) as refused:
        take_all(world, *sources)

    assert set(refused.value.faults) == {"sai-ma.txt", "rong.txt"}
    assert not Reading.objects.exists()


def test_take_foreign_text_has_no_facts(world: World) -> None:
    reading = make_reading(world, "The quick brown fox jumps over the lazy dog.", "foreign.txt")

    assert facts_of(reading.facts) == ()


def test_take_finds_another_date_in_an_earlier_text(world: World) -> None:
    make_reading(world)
    later = make_reading(world, TEXT.replace("15/5/2019", "16/5/2019"), "ban-khac.txt")

    conflict = later.anomalies.get(type="date_conflict")
    assert conflict.values == ["99/KH-UBND", "2019-05-15", "2019-05-16"]
    assert conflict.documents == ["ke-hoach.txt", "ban-khac.txt"]


def test_take_finds_another_date_in_the_register(world: World) -> None:
    make_register(world)
    confirmed = make_decided(world)
    readings.confirm(
        confirmed.pk, choices(world), revision=confirmed.revision, by=world.actor("officer"), now=NOW, today=TODAY
    )
    text = (
        "Thực hiện Kế hoạch số 99/KH-UBND ngày 17/5/2019 của UBND thành phố về kiểm tra công tác cải cách hành chính."
    )

    later = make_reading(world, text, "thong-bao.txt")

    suggestions = later.anomalies.filter(type="date_conflict").values_list("suggestion", flat=True)
    assert "2019-05-15" in suggestions


@pytest.mark.parametrize(
    ("accepted", "value", "state"),
    [
        pytest.param(True, None, FactState.ACCEPTED, id="accepted"),
        pytest.param(True, {"name": "Sở Nội vụ"}, FactState.CORRECTED, id="corrected"),
        pytest.param(False, None, FactState.STRUCK, id="struck"),
    ],
)
def test_decide_sets_the_state_of_one_fact(
    world: World, accepted: bool, value: dict[str, str] | None, state: FactState
) -> None:
    reading = make_reading(world)

    reading = readings.decide(
        reading.pk,
        "units/0",
        accepted=accepted,
        value=value,
        revision=reading.revision,
        by=world.actor("officer"),
        now=NOW,
    )

    states = {fact.id: fact.state for fact in facts_of(reading.facts, reading.decisions)}
    assert states["units/0"] is state
    assert set(states.values()) == {state, FactState.READ}
    assert Event.objects.filter(name="reading.decided").count() == 1


def test_decide_on_a_fact_that_is_not_there_is_refused(world: World) -> None:
    reading = make_reading(world)

    with pytest.raises(NotValid):
        readings.decide(
            reading.pk, "units/99", accepted=True, revision=reading.revision, by=world.actor("officer"), now=NOW
        )

    assert not Event.objects.filter(name="reading.decided").exists()


def test_decide_with_a_stale_revision_is_a_conflict(world: World) -> None:
    reading = make_reading(world)
    officer = world.actor("officer")
    readings.decide(reading.pk, "units/0", accepted=True, revision=reading.revision, by=officer, now=NOW)

    with pytest.raises(Conflict):
        readings.decide(reading.pk, "units/0", accepted=False, revision=reading.revision, by=officer, now=NOW)

    assert Event.objects.filter(name="reading.decided").count() == 1


def test_decide_by_a_stranger_finds_nothing(world: World) -> None:
    reading = make_reading(world)

    with pytest.raises(Reading.DoesNotExist):
        readings.decide(
            reading.pk, "units/0", accepted=True, revision=reading.revision, by=world.actor("focal"), now=NOW
        )


def settled_text(world: World) -> Anomaly:
    before = "Căn cứ Kế hoạch số 98/KH-UBND ngày 15/5/2019 của UBND thành phố về truyền thông cải cách hành chính;"
    text = TEXT.replace("15/5/2019", "15/5/2020").replace("Ngày 15/5/2020", f"{before}\n\nNgày 15/5/2020")
    reading = make_reading(world, text, "sai-ngay.txt")
    return reading.anomalies.filter(type="date_after_page").get()


def test_settle_takes_the_suggestion_over_into_the_fact(world: World) -> None:
    anomaly = settled_text(world)
    anomaly.refresh_from_db()

    readings.settle(anomaly.pk, revision=anomaly.revision, take_over=True, by=world.actor("officer"), now=NOW)

    reading = Reading.objects.get(pk=anomaly.reading_id)
    plan = next(f for f in facts_of(reading.facts, reading.decisions) if f.data.get("reference") == "99/KH-UBND")
    anomaly.refresh_from_db()
    assert plan.data["date"] == anomaly.suggestion == "2019-05-15"
    assert anomaly.settlement == "Lấy ngày 15 tháng 5 năm 2019"
    assert not reading.anomalies.filter(settled_at__isnull=True, suggestion="2019-05-15").exists()
    assert plan.state is FactState.CORRECTED
    assert Event.objects.filter(name="anomaly.settled").count() == 1


def test_settle_takes_a_symbol_over_and_undo_gives_it_back(world: World) -> None:
    more = "Căn cứ Nghị quyết số 12/NQ-HDND ngày 10/12/2018 của HĐND thành phố về biên chế;"
    reading = make_reading(world, f"{TEXT}\n{more}")
    anomaly = reading.anomalies.get(type="typo")
    [wrong] = [fact for fact in readings.facts_in(reading) if fact.data.get("symbol") == "NQ-HDND"]

    readings.settle(anomaly.pk, revision=anomaly.revision, take_over=True, by=world.actor("officer"), now=NOW)

    reading.refresh_from_db()
    anomaly.refresh_from_db()
    mended = next(fact for fact in readings.facts_in(reading) if fact.id == wrong.id)
    assert (mended.data["reference"], mended.state) == ("12/NQ-HĐND", FactState.CORRECTED)
    assert anomaly.settlement == "Lấy “HĐND”"
    assert Event.objects.get(name="anomaly.settled").after["facts"] == [wrong.id]
    readings.undo(reading.pk, by=world.actor("officer"), now=NOW)
    anomaly.refresh_from_db()
    reading.refresh_from_db()
    assert anomaly.settled_at is None
    assert wrong in readings.facts_in(reading)


def test_settle_takes_over_only_what_is_sound(world: World) -> None:
    reading = make_reading(world)
    anomaly = Anomaly.objects.create(
        reading=reading, type="typo", severity="note", message="m", values=["không có", "có"], suggestion="có",
        spans=[[0, 5]], documents=[reading.name],
    )  # fmt: skip

    with pytest.raises(NotValid):
        readings.settle(anomaly.pk, revision=1, take_over=True, by=world.actor("officer"), now=NOW)

    assert not Event.objects.filter(name="anomaly.settled").exists()


def test_settle_without_a_word_is_refused_and_twice_is_a_conflict(world: World) -> None:
    anomaly = settled_text(world)
    officer = world.actor("officer")
    with pytest.raises(NotValid):
        readings.settle(anomaly.pk, revision=anomaly.revision, by=officer, now=NOW)
    readings.settle(anomaly.pk, revision=anomaly.revision, settlement="Giữ như văn bản", by=officer, now=NOW)

    with pytest.raises(Conflict):
        readings.settle(anomaly.pk, revision=anomaly.revision, settlement="Lần nữa", by=officer, now=NOW)

    assert Event.objects.filter(name="anomaly.settled").count() == 1


def test_confirm_nothing_is_refused(world: World) -> None:
    reading = make_reading(world)

    with pytest.raises(NotAllowed) as refused:
        readings.confirm(
            reading.pk, choices(world), revision=reading.revision, by=world.actor("officer"), now=NOW, today=TODAY
        )

    assert refused.value.refusal is Refusal.NOTHING_CONFIRMED
    assert not Plan.objects.exists()


def test_confirm_makes_plan_documents_units_and_tasks(world: World) -> None:
    make_register(world)
    reading = make_decided(world)
    units = {"units/0": world.unit, "units/1": world.other_unit}

    plan = readings.confirm(
        reading.pk,
        choices(world, units=units),
        revision=reading.revision,
        by=world.actor("officer"),
        now=NOW,
        today=TODAY,
    )

    assert str(plan.document) == "Kế hoạch 99/KH-UBND"
    assert [str(day) for day in (plan.window_from, plan.window_to)] == ["2019-06-03", "2019-11-29"]
    assert plan.deadlines == {"notice": {"days": 5, "working": True, "source": "Kế hoạch số 99/KH-UBND"}}
    assert {unit.agency.short_name for unit in plan.units.all()} == {"Sở Tư pháp", "Sở Tài chính"}
    assert [task.document.reference for task in plan.tasks.all()] == ["40/KH-UBND"]
    assert sorted({c.cited.reference for c in reading.citations.all()}) == ["15/KH-UBND", "40/KH-UBND", "99/KH-UBND"]
    assert Event.objects.filter(name="reading.confirmed").count() == 1


def test_confirm_leaves_out_what_was_struck(world: World) -> None:
    make_register(world)
    reading = make_reading(world)
    officer = world.actor("officer")
    reading = readings.decide(reading.pk, "units/1", accepted=False, revision=reading.revision, by=officer, now=NOW)
    reading = readings.accept_rest(reading.pk, revision=reading.revision, by=officer, now=NOW)
    units = {"units/0": world.unit, "units/1": world.other_unit}

    plan = readings.confirm(
        reading.pk, choices(world, units=units), revision=reading.revision, by=officer, now=NOW, today=TODAY
    )

    assert [unit.agency for unit in plan.units.all()] == [world.unit]


def test_confirm_expands_a_whole_group(world: World) -> None:
    communes = make_communes(world, "Cự Khê", "Bích Hòa", "Mỹ Hưng")
    text = TEXT.replace(
        "Tại các sở, ngành: Thực hiện kiểm tra tại 02 đơn vị (Sở Tư pháp; Sở Tài chính).", "tất cả 3 xã trên địa bàn."
    )
    reading = make_decided(world, text)
    group = next(fact for fact in facts_of(reading.facts) if fact.group is FactGroup.UNIT_COUNTS)

    plan = readings.confirm(
        reading.pk,
        choices(world, whole_groups=frozenset({group.id})),
        revision=reading.revision,
        by=world.actor("officer"),
        now=NOW,
        today=TODAY,
    )

    assert {unit.agency_id for unit in plan.units.all()} == {commune.pk for commune in communes}
    assert {unit.chosen for unit in plan.units.all()} == {"whole_group"}


def test_confirm_twice_gives_the_same_plan(world: World) -> None:
    reading = make_decided(world)
    officer = world.actor("officer")

    first = readings.confirm(reading.pk, choices(world), revision=reading.revision, by=officer, now=NOW, today=TODAY)
    second = readings.confirm(reading.pk, choices(world), revision=reading.revision, by=officer, now=NOW, today=TODAY)

    assert first.pk == second.pk
    assert Event.objects.filter(name="reading.confirmed").count() == 1


def test_decide_after_confirming_is_refused(world: World) -> None:
    reading = make_decided(world)
    officer = world.actor("officer")
    readings.confirm(reading.pk, choices(world), revision=reading.revision, by=officer, now=NOW, today=TODAY)
    reading.refresh_from_db()

    with pytest.raises(NotAllowed) as refused:
        readings.decide(reading.pk, "units/0", accepted=True, revision=reading.revision, by=officer, now=NOW)

    assert refused.value.refusal is Refusal.ALREADY_DONE
