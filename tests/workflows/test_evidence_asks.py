"""Evidence asked of a unit: asked at once, answered, accepted or rejected one by one, withdrawn."""

from datetime import timedelta

import pytest

from kiemtra.domain.errors import Conflict, NotAllowed, NotValid, Refusal
from kiemtra.domain.evidence_asks import AskState, TimeOrigin, Verdict
from kiemtra.store.models import Event, Evidence, EvidenceAsk, Inspection, Message
from kiemtra.store.queries import evidence as queries
from kiemtra.workflows import evidence_asks, evidence_verdicts
from tests.factories_evidence import DUE, answered, asked, given, place_of, wanted
from tests.factories_inspections import opened, planned, preparing, requested, sealed, submitted
from tests.world import NOW, TODAY, World


def events(name: str) -> int:
    return Event.objects.filter(name=name).count()


def ask_in(world: World, inspection: Inspection, by: str = "secretary", **given_: object) -> list[EvidenceAsk]:
    facts = {"due_on": DUE, "now": NOW, "today": TODAY} | given_
    return evidence_asks.ask(place_of(inspection), wanted(3), by=world.actor(by), **facts)  # type: ignore[arg-type]


def test_ask_for_many_is_one_event_and_one_message_to_each_of_the_unit(world: World) -> None:
    inspection = preparing(world)

    rows = ask_in(world, inspection)

    assert [(row.number, row.criterion, row.state) for row in rows] == [
        (1, "C01", "asked"),
        (2, "C02", "asked"),
        (3, "C03", "asked"),
    ]
    event = Event.objects.get(name="evidence.asked")
    assert (event.subject_id, event.after["asks"]) == (
        inspection.pk,
        [f"C{n:02d} Minh chứng số {n}" for n in (1, 2, 3)],
    )
    told = Message.objects.filter(key__startswith="evidence.asked")
    assert {row.to.username for row in told} == {"w-focal", "w-unit_head"}
    assert {row.path for row in told} == {f"/inspections/{inspection.pk}/evidence/"}


def test_ask_again_in_the_same_words_changes_nothing(world: World) -> None:
    inspection = preparing(world)
    ask_in(world, inspection)

    assert ask_in(world, inspection) == []
    assert (EvidenceAsk.objects.count(), events("evidence.asked")) == (3, 1)


@pytest.mark.parametrize("who", ["member", "focal", "leader", "clerk"])
def test_ask_is_for_who_receives(world: World, who: str) -> None:
    with pytest.raises(NotAllowed):
        ask_in(world, preparing(world), by=who)

    assert events("evidence.asked") == 0


def test_ask_before_the_unit_is_told_is_refused(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        ask_in(world, planned(world))

    assert refused.value.refusal is Refusal.NOT_YET


@pytest.mark.parametrize(
    ("who", "refusal"), [("head", Refusal.NOT_YET), ("member", Refusal.SEALED), ("officer", Refusal.NOT_YET)]
)
def test_ask_in_a_sealed_inspection_is_refused(world: World, who: str, refusal: Refusal) -> None:
    with pytest.raises(NotAllowed) as refused:
        ask_in(world, sealed(world), by=who)

    assert refused.value.refusal is refusal
    assert not EvidenceAsk.objects.exists()


def test_ask_names_all_faults_at_once(world: World) -> None:
    with pytest.raises(NotValid) as refused:
        evidence_asks.ask(
            place_of(preparing(world)),
            [],
            due_on=TODAY - timedelta(1),
            by=world.actor("secretary"),
            now=NOW,
            today=TODAY,
        )

    assert set(refused.value.faults) == {"items", "due_on"}


def test_answer_with_files_keeps_both_times_as_proposed(world: World) -> None:
    ask = answered(world)

    [file] = ask.evidence.all()
    assert (ask.state, file.number, file.criterion) == (AskState.ANSWERED, 1, "C01")
    assert (file.happened_at, file.received_at, file.happened_from) == (NOW, NOW, TimeOrigin.DEVICE)
    assert not file.happened_confirmed
    assert (file.from_agency_id, events("evidence.answered")) == (world.unit.pk, 1)
    told = Message.objects.filter(key__startswith="evidence.answered")
    assert {row.to.username for row in told} == {"w-head", "w-secretary"}


@pytest.mark.parametrize("words", [{"remark": "Đã gửi kèm báo cáo"}, {"none_reason": "Đơn vị chưa ban hành"}])
def test_answer_with_words_alone_is_taken(world: World, words: dict[str, str]) -> None:
    ask = asked(world)

    ask = evidence_asks.answer(ask.pk, revision=ask.revision, by=world.actor("unit_head"), now=NOW, **words)

    assert ask.state == AskState.ANSWERED


def test_answer_with_nothing_is_refused(world: World) -> None:
    ask = asked(world)

    with pytest.raises(NotValid) as refused:
        evidence_asks.answer(ask.pk, revision=ask.revision, remark="  ", by=world.actor("focal"), now=NOW)

    assert set(refused.value.faults) == {"proofs"}


def test_answer_with_a_fact_yet_to_come_is_refused(world: World) -> None:
    ask = asked(world)
    late = evidence_asks.Given(given().file, "a.pdf", happened_at=NOW + timedelta(hours=1))

    with pytest.raises(NotValid):
        evidence_asks.answer(ask.pk, revision=ask.revision, files=[late], by=world.actor("focal"), now=NOW)

    assert not Evidence.objects.exists()


@pytest.mark.parametrize("who", ["secretary", "officer"])
def test_answer_is_for_the_unit(world: World, who: str) -> None:
    ask = asked(world)

    with pytest.raises(NotAllowed):
        evidence_asks.answer(ask.pk, revision=ask.revision, remark="x", by=world.actor(who), now=NOW)


def test_answer_of_another_unit_is_not_found(world: World) -> None:
    ask = asked(world)

    with pytest.raises(EvidenceAsk.DoesNotExist):
        evidence_asks.answer(ask.pk, revision=ask.revision, remark="x", by=world.actor("stranger_focal"), now=NOW)


def test_answer_twice_is_a_conflict_and_one_event(world: World) -> None:
    ask = asked(world)
    evidence_asks.answer(ask.pk, revision=ask.revision, remark="x", by=world.actor("focal"), now=NOW)

    with pytest.raises(Conflict):
        evidence_asks.answer(ask.pk, revision=ask.revision, remark="x", by=world.actor("focal"), now=NOW)

    assert events("evidence.answered") == 1


def test_accept_takes_every_file_that_was_not_rejected(world: World) -> None:
    ask = asked(world)
    ask = evidence_asks.answer(
        ask.pk, revision=ask.revision, files=[given(b"1"), given(b"2")], by=world.actor("focal"), now=NOW
    )
    first, _second = ask.evidence.order_by("number")
    evidence_verdicts.judge_file(
        first.pk, Verdict.REJECTED, revision=first.revision, reason="Ảnh mờ", by=world.actor("secretary"), now=NOW
    )

    ask = evidence_verdicts.accept(ask.pk, revision=ask.revision, by=world.actor("secretary"), now=NOW)

    assert ask.state == AskState.ACCEPTED
    assert list(ask.evidence.order_by("number").values_list("verdict", "verdict_reason")) == [
        ("rejected", "Ảnh mờ"),
        ("accepted", ""),
    ]
    assert (events("evidence.accepted"), events("evidence.file_judged")) == (1, 1)


def test_accept_where_every_file_was_rejected_is_refused(world: World) -> None:
    ask = answered(world)
    [file] = ask.evidence.all()
    evidence_verdicts.judge_file(
        file.pk, Verdict.REJECTED, revision=file.revision, reason="Sai kỳ", by=world.actor("officer"), now=NOW
    )

    with pytest.raises(NotAllowed) as refused:
        evidence_verdicts.accept(ask.pk, revision=ask.revision, by=world.actor("officer"), now=NOW)

    assert refused.value.refusal is Refusal.FILES_REJECTED


def test_reject_asks_again_and_numbers_go_on(world: World) -> None:
    ask = answered(world)

    ask = evidence_verdicts.reject(
        ask.pk,
        revision=ask.revision,
        reason="Thiếu chữ ký",
        due_on=DUE,
        by=world.actor("secretary"),
        now=NOW,
        today=TODAY,
    )
    assert (ask.state, ask.reason) == (AskState.REJECTED, "Thiếu chữ ký")
    assert Message.objects.filter(key__startswith="evidence.rejected").count() == 2

    ask = evidence_asks.answer(ask.pk, revision=ask.revision, files=[given(b"ky")], by=world.actor("focal"), now=NOW)
    assert (ask.state, [file.number for file in ask.evidence.order_by("number")]) == (AskState.ANSWERED, [1, 2])


@pytest.mark.parametrize("who", ["focal", "unit_head", "member"])
def test_verdicts_are_for_who_receives(world: World, who: str) -> None:
    ask = answered(world)
    [file] = ask.evidence.all()

    with pytest.raises(NotAllowed):
        evidence_verdicts.accept(ask.pk, revision=ask.revision, by=world.actor(who), now=NOW)
    with pytest.raises(NotAllowed):
        evidence_verdicts.judge_file(file.pk, Verdict.ACCEPTED, revision=file.revision, by=world.actor(who), now=NOW)


def test_reject_without_reason_or_day_is_refused(world: World) -> None:
    ask = answered(world)

    with pytest.raises(NotValid) as refused:
        evidence_verdicts.reject(
            ask.pk, revision=ask.revision, reason=" ", due_on=None, by=world.actor("secretary"), now=NOW, today=TODAY
        )

    assert set(refused.value.faults) == {"reason", "due_on"}


def test_withdraw_tells_the_unit_that_waits(world: World) -> None:
    ask = asked(world)

    ask = evidence_asks.withdraw(ask.pk, revision=ask.revision, reason="Đã có", by=world.actor("secretary"), now=NOW)

    assert (ask.state, events("evidence.withdrawn")) == (AskState.WITHDRAWN, 1)
    assert Message.objects.filter(key__startswith="evidence.withdrawn").count() == 2


def test_accepted_is_the_end(world: World) -> None:
    ask = answered(world)
    ask = evidence_verdicts.accept(ask.pk, revision=ask.revision, by=world.actor("secretary"), now=NOW)

    for deed in (
        lambda: evidence_asks.withdraw(ask.pk, revision=ask.revision, reason="x", by=world.actor("head"), now=NOW),
        lambda: evidence_asks.answer(ask.pk, revision=ask.revision, remark="x", by=world.actor("focal"), now=NOW),
    ):
        with pytest.raises(NotAllowed) as refused:
            deed()
        assert refused.value.refusal is Refusal.ALREADY_DONE


@pytest.mark.parametrize("who", ["focal", "secretary"])
def test_confirm_time_by_who_handed_it_in_or_judges(world: World, who: str) -> None:
    [file] = answered(world).evidence.all()

    file = evidence_verdicts.confirm_time(
        file.pk, revision=file.revision, happened_at=file.happened_at, by=world.actor(who), now=NOW
    )

    assert (file.happened_confirmed, file.happened_from) == (True, TimeOrigin.DEVICE)
    assert events("evidence.time_confirmed") == 1


def test_confirm_another_time_is_typed(world: World) -> None:
    [file] = answered(world).evidence.all()
    earlier = NOW - timedelta(days=3)

    file = evidence_verdicts.confirm_time(
        file.pk, revision=file.revision, happened_at=earlier, by=world.actor("focal"), now=NOW
    )

    assert (file.happened_at, file.happened_from, file.happened_confirmed) == (earlier, TimeOrigin.TYPED, True)


def test_confirm_time_by_others_is_refused(world: World) -> None:
    [file] = answered(world).evidence.all()

    with pytest.raises(NotAllowed):
        evidence_verdicts.confirm_time(
            file.pk, revision=file.revision, happened_at=NOW, by=world.actor("unit_head"), now=NOW
        )


def test_ask_on_a_report_of_an_inspection_stands_in_both(world: World) -> None:
    report = submitted(world, requested(world))
    place = queries.report_place(report.pk, world.actor("secretary"))

    [row] = evidence_asks.ask(place, wanted(), due_on=DUE, by=world.actor("secretary"), now=NOW, today=TODAY)

    assert (row.report_id, row.inspection_id) == (report.pk, report.inspection_id)
    inspection = queries.inspection_place(report.inspection_id, world.actor("focal"))
    assert queries.asks_of(inspection, world.actor("focal")) == [row]


def test_expected_evidence_is_that_of_the_checklist(world: World) -> None:
    place = place_of(opened(world))

    expected = queries.expected(place, TODAY)

    assert {one.area for one in expected} == {"direction", "procedures"}
    assert all(one.text and one.criterion for one in expected)
