"""The review of a text by several people: merging decisions, steps taken back, facts added, alarms dismissed."""

from datetime import date

import pytest

from kiemtra.domain.errors import Conflict, Fault, NotAllowed, NotValid, Refusal
from kiemtra.domain.people import Role
from kiemtra.domain.readings import Fact, FactGroup, FactState
from kiemtra.store.models import Event, PlanDuty, Reading
from kiemtra.workflows import readings
from tests.factories_plans import TEXT, make_decided, make_officer_of, make_reading
from tests.world import NOW, TODAY, World


def state(reading: Reading, fact: str) -> FactState:
    reading.refresh_from_db()
    return next(one for one in readings.facts_in(reading) if one.id == fact).state


def decide(
    world: World, reading: Reading, fact: str, *, seen: int, who: str = "officer", accepted: bool = True
) -> None:
    readings.decide(reading.pk, fact, accepted=accepted, revision=seen, by=world.actor(who), now=NOW)


@pytest.fixture
def colleague(world: World) -> str:
    make_officer_of(world, world.standing, Role.STANDING_OFFICER, "colleague")
    return "colleague"


# Two people at once


def test_decisions_on_different_facts_merge(world: World, colleague: str) -> None:
    reading = make_reading(world)
    seen = reading.revision

    decide(world, reading, "units/0", seen=seen)
    decide(world, reading, "units/1", seen=seen, who=colleague, accepted=False)

    assert (state(reading, "units/0"), state(reading, "units/1")) == (FactState.ACCEPTED, FactState.STRUCK)
    assert Event.objects.filter(name="reading.decided").count() == 2


def test_decisions_on_the_same_fact_conflict(world: World, colleague: str) -> None:
    reading = make_reading(world)
    seen = reading.revision
    decide(world, reading, "units/0", seen=seen)

    with pytest.raises(Conflict):
        decide(world, reading, "units/0", seen=seen, who=colleague, accepted=False)

    assert state(reading, "units/0") is FactState.ACCEPTED
    assert Event.objects.filter(name="reading.decided").count() == 1


def test_the_rest_leaves_alone_what_somebody_has_reopened_since(world: World, colleague: str) -> None:
    reading = make_reading(world)
    decide(world, reading, "units/0", seen=reading.revision, who=colleague)
    reading.refresh_from_db()
    seen = reading.revision
    readings.undo(reading.pk, by=world.actor(colleague), now=NOW)

    readings.accept_rest(reading.pk, revision=seen, by=world.actor("officer"), now=NOW)

    assert state(reading, "units/0") is FactState.READ
    assert state(reading, "units/1") is FactState.ACCEPTED


def test_accept_a_group_leaves_the_others(world: World) -> None:
    reading = make_reading(world)

    readings.accept_rest(
        reading.pk, revision=reading.revision, group=FactGroup.UNITS, by=world.actor("officer"), now=NOW
    )

    reading.refresh_from_db()
    decided = {one.group for one in readings.facts_in(reading) if one.state is not FactState.READ}
    assert decided == {FactGroup.UNITS}
    assert Event.objects.get(name="reading.rest_accepted").after["group"] == "units"


# Steps taken back


def test_undo_puts_back_what_was_before_step_by_step(world: World) -> None:
    reading = make_reading(world)
    officer = world.actor("officer")
    decide(world, reading, "units/0", seen=1)
    reading.refresh_from_db()
    decide(world, reading, "units/0", seen=reading.revision, accepted=False)

    first = readings.undo(reading.pk, by=officer, now=NOW)
    after_first = state(reading, "units/0")
    readings.undo(reading.pk, by=officer, now=NOW)

    assert first.facts == ("units/0",)
    assert (after_first, state(reading, "units/0")) == (FactState.ACCEPTED, FactState.READ)
    assert Event.objects.filter(name="reading.reverted").count() == 2
    assert not readings.may_undo(reading, officer)


def test_undo_of_nothing_is_refused(world: World) -> None:
    reading = make_reading(world)

    with pytest.raises(NotAllowed) as refused:
        readings.undo(reading.pk, by=world.actor("officer"), now=NOW)

    assert refused.value.refusal is Refusal.NOTHING_TO_UNDO
    assert not Event.objects.filter(name="reading.reverted").exists()


def test_undo_takes_back_ones_own_step_only(world: World, colleague: str) -> None:
    reading = make_reading(world)
    decide(world, reading, "units/0", seen=1)
    decide(world, reading, "units/1", seen=1, who=colleague)

    readings.undo(reading.pk, by=world.actor("officer"), now=NOW)

    assert (state(reading, "units/0"), state(reading, "units/1")) == (FactState.READ, FactState.ACCEPTED)


def test_undo_leaves_what_somebody_else_has_changed_since(world: World, colleague: str) -> None:
    reading = make_reading(world)
    readings.accept_rest(reading.pk, revision=reading.revision, by=world.actor("officer"), now=NOW)
    reading.refresh_from_db()
    decide(world, reading, "units/0", seen=reading.revision, who=colleague, accepted=False)

    undone = readings.undo(reading.pk, by=world.actor("officer"), now=NOW)

    assert undone.left == 1
    assert (state(reading, "units/0"), state(reading, "units/1")) == (FactState.STRUCK, FactState.READ)


def test_undo_opens_a_contradiction_again(world: World) -> None:
    before = "Căn cứ Kế hoạch số 98/KH-UBND ngày 15/5/2019 của UBND thành phố về truyền thông cải cách hành chính;"
    text = TEXT.replace("15/5/2019", "15/5/2020").replace("Ngày 15/5/2020", f"{before}\n\nNgày 15/5/2020")
    reading = make_reading(world, text, "sai-ngay.txt")
    anomaly = reading.anomalies.filter(type="date_after_page").get()
    officer = world.actor("officer")
    readings.settle(anomaly.pk, revision=anomaly.revision, take_over=True, by=officer, now=NOW)

    undone = readings.undo(reading.pk, by=officer, now=NOW)

    anomaly.refresh_from_db()
    assert (anomaly.settled_at, anomaly.settled_by, anomaly.settlement) == (None, None, "")
    assert undone.anomalies >= 1
    assert state(reading, undone.facts[0]) is FactState.READ


def test_dismiss_calls_a_contradiction_a_false_alarm(world: World) -> None:
    reading = make_reading(world, TEXT.replace("15/5/2019", "15/5/2020"), "sai-ngay.txt")
    anomaly = reading.anomalies.order_by("pk")[0]

    readings.dismiss(anomaly.pk, revision=anomaly.revision, by=world.actor("officer"), now=NOW)

    anomaly.refresh_from_db()
    assert (anomaly.is_false_alarm, anomaly.settled_at) == (True, NOW)
    assert Event.objects.filter(name="anomaly.dismissed").count() == 1
    with pytest.raises(Conflict):
        readings.dismiss(anomaly.pk, revision=1, by=world.actor("officer"), now=NOW)


# Facts added


def add(world: World, reading: Reading, group: FactGroup, words: str, **value: object) -> Fact:
    start = reading.text.index(words)
    span = (start, start + len(words))
    return readings.add(reading.pk, group, span, value, by=world.actor("officer"), now=NOW)


def test_add_keeps_words_of_the_text_as_a_fact(world: World) -> None:
    reading = make_reading(world)

    fact = add(world, reading, FactGroup.UNITS, "UBND thành phố", name="UBND thành phố", role="mentioned")

    reading.refresh_from_db()
    assert (fact.id, reading.text[slice(*fact.span or (0, 0))]) == ("units/a1", "UBND thành phố")
    assert reading.added[0]["surface"] == "UBND thành phố"
    assert state(reading, "units/a1") is FactState.ADDED
    assert Event.objects.get(name="reading.fact_added").after["fact"]["name"] == "UBND thành phố"


@pytest.mark.parametrize(
    ("group", "words", "found"),
    [
        pytest.param(
            FactGroup.CITATIONS,
            "Kế hoạch số 15/KH-UBND ngày 10/01/2019",
            {"number": "15", "symbol": "KH-UBND", "date": "2019-01-10", "kind": "Kế hoạch"},
            id="number, symbol and day",
        ),
        pytest.param(FactGroup.UNITS, "Sở Tài chính", {"name": "Sở Tài chính"}, id="the words are the name"),
        pytest.param(
            FactGroup.WINDOWS,
            "từ ngày 03/6/2019 đến ngày 29/11/2019",
            {"start": "2019-06-03", "end": "2019-11-29", "purpose": "inspection"},
            id="both days",
        ),
        pytest.param(FactGroup.DUTIES, "chuẩn bị báo cáo", {"text": "chuẩn bị báo cáo"}, id="what is to be done"),
        pytest.param(FactGroup.AREAS, "Lịch", {"area": None}, id="nothing to be found"),
    ],
)
def test_prefilled_by_the_reader_itself(world: World, group: FactGroup, words: str, found: dict[str, object]) -> None:
    reading = make_reading(world)
    start = reading.text.index(words)

    data = readings.prefilled(reading, group, (start, start + len(words))).data

    assert {name: data[name] for name in found} == found
    assert data["span"] == [start, start + len(words)]


@pytest.mark.parametrize("span", [(5, 5), (0, 100_000), (-1, 3)])
def test_add_of_no_words_is_refused(world: World, span: tuple[int, int]) -> None:
    reading = make_reading(world)

    with pytest.raises(NotValid) as refused:
        readings.add(reading.pk, FactGroup.UNITS, span, {"name": "X"}, by=world.actor("officer"), now=NOW)

    assert refused.value.faults == {"words": Fault.WORDS_NOT_IN_TEXT}
    assert not Event.objects.filter(name="reading.fact_added").exists()


def test_add_of_an_empty_fact_is_refused(world: World) -> None:
    reading = make_reading(world)

    with pytest.raises(NotValid) as refused:
        add(world, reading, FactGroup.WINDOWS, "Lịch kiểm tra", purpose="inspection")

    assert refused.value.faults == {"start": Fault.FACT_EMPTY}


def test_what_was_added_is_corrected_removed_and_put_back(world: World) -> None:
    reading = make_reading(world)
    officer = world.actor("officer")
    add(world, reading, FactGroup.UNITS, "UBND thành phố", name="UBND thành phố")
    reading.refresh_from_db()

    readings.decide(
        reading.pk, "units/a1", accepted=True, value={"name": "Sở Y tế"}, revision=reading.revision, by=officer, now=NOW
    )
    reading.refresh_from_db()
    corrected = [one.data["name"] for one in readings.facts_in(reading) if one.id == "units/a1"]
    decide(world, reading, "units/a1", seen=reading.revision, accepted=False)
    reading.refresh_from_db()
    gone = [one.id for one in readings.facts_in(reading) if one.id == "units/a1"]
    readings.undo(reading.pk, by=officer, now=NOW)

    assert (corrected, gone) == (["Sở Y tế"], [])
    assert state(reading, "units/a1") is FactState.ADDED
    assert Event.objects.filter(name="reading.fact_removed").count() == 1


def test_a_number_is_never_given_twice(world: World) -> None:
    reading = make_reading(world)
    add(world, reading, FactGroup.UNITS, "Sở Tài chính")
    reading.refresh_from_db()
    decide(world, reading, "units/a1", seen=reading.revision, accepted=False)
    reading.refresh_from_db()

    assert add(world, reading, FactGroup.UNITS, "Sở Tài chính").id == "units/a2"


def test_correct_to_nothing_is_refused(world: World) -> None:
    reading = make_reading(world)
    value = {"start": date(2019, 6, 3), "end": date(2019, 6, 1), "purpose": "inspection"}

    with pytest.raises(NotValid) as refused:
        readings.decide(
            reading.pk, "windows/0", accepted=True, value=value, revision=1, by=world.actor("officer"), now=NOW
        )

    assert refused.value.faults == {"end": Fault.WINDOW_ENDS_BEFORE_START}


# What becomes of them


def test_confirm_takes_added_facts_and_notes_the_teams(world: World) -> None:
    reading = make_decided(
        world, TEXT + "\nThành lập 04 Đoàn kiểm tra do Phó Chủ tịch UBND thành phố làm Trưởng Đoàn.\n"
    )
    add(world, reading, FactGroup.DUTIES, "chuẩn bị báo cáo", who="Đơn vị được kiểm tra")
    reading.refresh_from_db()
    choices = readings.PlanChoices(2019, "Kế hoạch", world.committee, world.standing, with_tasks=False)

    plan = readings.confirm(
        reading.pk, choices, revision=reading.revision, by=world.actor("officer"), now=NOW, today=TODAY
    )

    duties = list(PlanDuty.objects.filter(plan=plan).values_list("who", "text"))
    assert ("", "Thành lập 4 Đoàn kiểm tra") in duties
    assert any(who == "Trưởng Đoàn kiểm tra" and "Phó Chủ tịch" in text for who, text in duties)
    assert ("Đơn vị được kiểm tra", "chuẩn bị báo cáo") in duties
