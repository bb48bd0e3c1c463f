"""The notice, its working days and the unit's answer."""

from datetime import date

import pytest

from kiemtra.domain.errors import Conflict, NotAllowed, Refusal
from kiemtra.domain.inspections import InspectionState
from kiemtra.store.models import Document, Event, Inspection, Message
from kiemtra.workflows import inspections
from tests import factories_inspections as make
from tests.world import NOW, TODAY, World


def send(world: World, inspection: Inspection, today: date = TODAY, who: str = "secretary") -> Inspection:
    return inspections.send_notice(
        inspection.pk, revision=inspection.revision, by=world.actor(who), now=NOW, today=today
    )


def answer(
    world: World, inspection: Inspection, who: str = "focal", name: str = "Đầu mối", ready=(), notes=None
) -> Inspection:
    return inspections.answer_notice(
        inspection.pk,
        revision=inspection.revision,
        focal=inspections.FocalPoint(name),
        ready=ready,
        notes=notes,
        by=world.actor(who),
        now=NOW,
        today=TODAY,
    )


def test_send_notice_tells_both_sides_and_drafts_the_document(world: World) -> None:
    inspection = send(world, make.decided(world))

    document = Document.objects.get()
    told = set(Message.objects.filter(key__contains=".notice.").values_list("to__username", flat=True))
    assert (inspection.state, inspection.noticed_on) == (InspectionState.NOTICED, TODAY)
    assert (document.kind, document.state, document.symbol, document.number) == ("notice", "draft", "TB-ĐKT1", "")
    assert told == {"w-head", "w-secretary", "w-member", "w-focal", "w-unit_head"}
    assert [one.text for one in inspection.preparations.all()] == ["Báo cáo kết quả CCHC", "Hồ sơ một cửa"]
    event = Event.objects.get(name="inspection.noticed")
    assert {key: event.after[key] for key in ("notice", "visit_on", "latest", "working_days", "recipients")} == {
        "notice": 1,
        "visit_on": "2019-06-19",
        "latest": "2019-06-12",
        "working_days": 10,
        "recipients": 5,
    }


@pytest.mark.parametrize(
    ("today", "is_in_time"),
    [
        pytest.param(date(2019, 6, 12), True, id="five working days ahead"),
        pytest.param(date(2019, 6, 13), False, id="four working days ahead"),
    ],
)
def test_send_notice_keeps_the_working_days(world: World, today: date, is_in_time: bool) -> None:
    inspection = make.decided(world)

    if is_in_time:
        assert send(world, inspection, today).noticed_on == today
        return
    with pytest.raises(NotAllowed) as refused:
        send(world, inspection, today)
    assert refused.value.refusal is Refusal.TOO_LATE_FOR_NOTICE
    assert refused.value.facts == {"days": 5, "latest": "12/06/2019"}
    assert not Document.objects.exists()
    assert not Event.objects.filter(name="inspection.noticed").exists()


def test_send_notice_before_the_day_is_decided_is_refused(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        send(world, make.planned(world))

    assert refused.value.refusal is Refusal.NO_VISIT_DAY


def test_send_notice_twice_is_a_conflict_with_one_event(world: World) -> None:
    inspection = make.decided(world)
    seen = inspection.revision
    send(world, inspection)

    with pytest.raises(Conflict):
        inspections.send_notice(inspection.pk, revision=seen, by=world.actor("secretary"), now=NOW, today=TODAY)

    assert Event.objects.filter(name="inspection.noticed").count() == 1
    assert Document.objects.count() == 1


def test_send_notice_by_a_member_is_refused(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        send(world, make.decided(world), who="member")

    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE


def test_answer_notice_names_the_focal_point_and_what_is_ready(world: World) -> None:
    inspection = make.noticed(world)
    first = inspection.preparations.first()

    inspection = answer(world, inspection, ready=[first.pk], notes={first.pk: " Bản ký ngày 03/6 "})

    assert (inspection.state, inspection.focal_name, inspection.answered_on) == (
        InspectionState.PREPARING,
        "Đầu mối",
        TODAY,
    )
    assert [(one.ready, one.note) for one in inspection.preparations.all()] == [(True, "Bản ký ngày 03/6"), (False, "")]
    assert Event.objects.filter(name="inspection.notice_answered").count() == 1


def test_answer_notice_may_be_brought_up_to_date_until_the_visit(world: World) -> None:
    inspection = answer(world, make.noticed(world))
    told = Message.objects.count()

    inspection = answer(world, inspection, name="Người khác")

    assert (inspection.state, inspection.focal_name) == (InspectionState.PREPARING, "Người khác")
    assert Message.objects.count() == told


def test_answer_notice_without_a_name_is_refused(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        answer(world, make.noticed(world), name="  ")

    assert refused.value.refusal is Refusal.FORM_INCOMPLETE


@pytest.mark.parametrize(("who", "reason"), [("secretary", Refusal.NOT_YOUR_ROLE), ("officer", Refusal.NOT_YOUR_ROLE)])
def test_answer_notice_by_the_inspecting_side_is_refused(world: World, who: str, reason: Refusal) -> None:
    with pytest.raises(NotAllowed) as refused:
        answer(world, make.noticed(world), who)

    assert refused.value.refusal is reason


def test_answer_notice_of_another_unit_is_not_found(world: World) -> None:
    with pytest.raises(Inspection.DoesNotExist):
        answer(world, make.noticed(world), "stranger_focal")


def test_answer_notice_after_opening_is_already_done(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        answer(world, make.opened(world))

    assert refused.value.refusal is Refusal.ALREADY_DONE
