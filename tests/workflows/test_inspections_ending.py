"""Postponed, taken up again, withdrawn."""

from datetime import date, time

import pytest

from kiemtra.domain.errors import Conflict, NotAllowed, Refusal
from kiemtra.domain.inspections import InspectionState
from kiemtra.store.models import Document, Event, Inspection, Message
from kiemtra.workflows import inspections
from tests import factories_inspections as make
from tests.world import NOW, TODAY, World


def postpone(world: World, inspection: Inspection, who: str = "head", reason: str = "Đơn vị họp") -> Inspection:
    return inspections.postpone(
        inspection.pk, revision=inspection.revision, reason=reason, by=world.actor(who), now=NOW, today=TODAY
    )


def withdraw(world: World, inspection: Inspection, who: str = "head") -> Inspection:
    return inspections.withdraw(
        inspection.pk, revision=inspection.revision, reason="Trùng kế hoạch", by=world.actor(who), now=NOW, today=TODAY
    )


def test_postpone_keeps_the_reason_and_tells_who_was_told(world: World) -> None:
    inspection = postpone(world, make.preparing(world))

    assert (inspection.state, inspection.postponed_reason) == (InspectionState.POSTPONED, "Đơn vị họp")
    assert Event.objects.filter(name="inspection.postponed").count() == 1
    sent = inspection.notices.get(kind="postponement")
    assert Message.objects.filter(key__contains=str(sent.pk), subject__startswith="Hoãn").count() == 5
    assert (sent.document.subject.split(" tại ")[0], sent.reason) == (
        "Hoãn cuộc kiểm tra công tác cải cách hành chính năm 2019",
        "Đơn vị họp",
    )


def test_postpone_before_the_notice_tells_nobody(world: World) -> None:
    postpone(world, make.planned(world))

    assert not Message.objects.exists()


def test_resume_asks_for_a_new_day_and_the_new_notice_leaves_the_earlier_ones_as_they_were(world: World) -> None:
    inspection = postpone(world, make.preparing(world))

    inspection = inspections.resume(inspection.pk, revision=inspection.revision, by=world.actor("head"), now=NOW)
    assert (inspection.state, inspection.visit_on, inspection.decided_at) == (InspectionState.PLANNED, None, None)

    inspection = make.decided(world, day=date(2019, 6, 27), inspection=inspection)
    inspection = inspections.send_notice(
        inspection.pk, revision=inspection.revision, by=world.actor("secretary"), now=NOW, today=TODAY
    )
    assert inspection.state == InspectionState.NOTICED
    assert list(inspection.notices.values_list("number", "kind")) == [
        (1, "schedule"),
        (2, "postponement"),
        (3, "change"),
    ]
    first, _, last = (str(one.content) for one in Document.objects.order_by("id"))
    assert ("19 tháng 6" in first, "27 tháng 6" in first, "27 tháng 6" in last) == (True, False, True)
    assert inspection.notices.get(number=3).reason == "Đơn vị họp"
    assert inspection.preparations.count() == 2
    assert Event.objects.filter(name="inspection.resumed").count() == 1


def test_withdraw_ends_the_inspection(world: World) -> None:
    inspection = withdraw(world, make.noticed(world))

    assert inspection.state == InspectionState.WITHDRAWN
    after = Event.objects.get(name="inspection.withdrawn").after
    assert (after["reason"], after["kind"], after["recipients"]) == ("Trùng kế hoạch", "cancellation", 5)


def test_a_unit_whose_inspection_was_withdrawn_may_be_planned_again(world: World) -> None:
    gone = withdraw(world, make.planned(world))

    [again] = inspections.plan_visits(gone.plan_id, [(world.unit, gone.team)], by=world.actor("officer"), now=NOW)

    assert again.pk != gone.pk


@pytest.mark.parametrize("deed", [postpone, withdraw])
def test_only_the_head_postpones_or_withdraws(world: World, deed) -> None:
    inspection = make.noticed(world)

    with pytest.raises(NotAllowed) as refused:
        deed(world, inspection, "secretary")

    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE


@pytest.mark.parametrize("deed", [postpone, withdraw])
def test_after_opening_there_is_no_way_out(world: World, deed) -> None:
    inspection = make.opened(world)

    with pytest.raises(NotAllowed) as refused:
        deed(world, inspection)

    assert refused.value.refusal is Refusal.ALREADY_DONE


@pytest.mark.parametrize("deed", [postpone, withdraw])
def test_twice_is_a_conflict(world: World, deed) -> None:
    inspection = make.planned(world)
    deed(world, inspection)
    inspection.revision = 1

    with pytest.raises(Conflict):
        deed(world, inspection)


def test_a_reason_is_asked_for(world: World) -> None:
    with pytest.raises(NotAllowed) as refused:
        postpone(world, make.planned(world), reason=" ")

    assert refused.value.refusal is Refusal.FORM_INCOMPLETE


def test_resume_by_the_secretary_is_refused(world: World) -> None:
    inspection = postpone(world, make.planned(world))

    with pytest.raises(NotAllowed) as refused:
        inspections.resume(inspection.pk, revision=inspection.revision, by=world.actor("secretary"), now=NOW)

    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE


def test_the_day_of_the_visit_is_not_proposed_while_postponed(world: World) -> None:
    inspection = postpone(world, make.planned(world))

    with pytest.raises(NotAllowed) as refused:
        inspections.propose_visit(
            inspection.pk,
            revision=inspection.revision,
            day=make.VISIT,
            hour=time(8, 0),
            place="",
            by=world.actor("secretary"),
            now=NOW,
            today=TODAY,
        )

    assert refused.value.refusal is Refusal.NOT_YET
