"""Notices that go out too late by the head's word, and schedules changed after the unit was told."""

from datetime import date, time

import pytest

from kiemtra.domain.errors import Conflict, NotAllowed, Refusal
from kiemtra.domain.inspections import InspectionState
from kiemtra.store.models import Document, Event, Inspection, Message
from kiemtra.workflows import inspections
from tests import factories_inspections as make
from tests.world import NOW, TODAY, World

LATE = date(2019, 6, 13)
NEW = inspections.Visit(date(2019, 6, 27), time(13, 30), "Hội trường")


def urgent(world: World, inspection: Inspection, today: date = LATE, who: str = "head", reason: str = "Chỉ đạo gấp"):
    return inspections.send_urgent_notice(
        inspection.pk, revision=inspection.revision, reason=reason, by=world.actor(who), now=NOW, today=today
    )


def change(
    world: World, inspection: Inspection, visit=NEW, today: date = TODAY, who: str = "head", **said
) -> Inspection:
    return inspections.change_visit(
        inspection.pk,
        visit,
        revision=inspection.revision,
        **{"reason": "Đơn vị tiếp đoàn thanh tra", **said},
        by=world.actor(who),
        now=NOW,
        today=today,
    )


def refusal_of(do) -> Refusal:
    with pytest.raises(NotAllowed) as refused:
        do()
    return refused.value.refusal


# ---- urgent


def test_an_urgent_notice_bears_its_mark_and_reason_everywhere(world: World) -> None:
    inspection = urgent(world, make.decided(world))

    sent = inspection.notices.get()
    assert (inspection.state, inspection.noticed_on) == (InspectionState.NOTICED, LATE)
    assert (sent.urgent_reason, sent.latest_on, sent.ahead, sent.days) == ("Chỉ đạo gấp", date(2019, 6, 12), 4, 5)
    assert (sent.document.content["urgency"]["value"], "Chỉ đạo gấp" in str(sent.document.content)) == ("KHẨN", True)
    assert set(
        Message.objects.values_list("subject", flat=True).filter(inspection=inspection, key__contains="notice")
    ) == {"[Khẩn] Thông báo lịch kiểm tra công tác cải cách hành chính tại Sở Tư pháp"}
    assert Event.objects.get(name="inspection.noticed").after["urgent"] == "Chỉ đạo gấp"


@pytest.mark.parametrize(
    ("today", "who", "reason", "refusal"),
    [
        pytest.param(LATE, "secretary", "Gấp", Refusal.NOT_YOUR_ROLE, id="only the head"),
        pytest.param(LATE, "officer", "Gấp", Refusal.NOT_YOUR_ROLE, id="not the standing agency"),
        pytest.param(date(2019, 6, 12), "head", "Gấp", Refusal.STILL_IN_TIME, id="still in time"),
        pytest.param(date(2019, 6, 19), "head", "Gấp", Refusal.VISIT_DAY_COME, id="on the day itself"),
        pytest.param(LATE, "head", "  ", Refusal.FORM_INCOMPLETE, id="no reason"),
    ],
)
def test_urgent_is_refused(world: World, today: date, who: str, reason: str, refusal: Refusal) -> None:
    inspection = make.decided(world)

    assert refusal_of(lambda: urgent(world, inspection, today, who, reason)) is refusal
    assert not Document.objects.exists()


def test_a_holiday_does_not_count(world: World) -> None:
    """Working days before 3 September 2019: the second is a holiday, the weekend is none."""
    inspection = make.decided(world, day=date(2019, 9, 4))

    def send(today: date) -> Inspection:
        return inspections.send_notice(
            inspection.pk, revision=inspection.revision, by=world.actor("secretary"), now=NOW, today=today
        )

    assert refusal_of(lambda: send(date(2019, 8, 28))) is Refusal.TOO_LATE_FOR_NOTICE
    assert send(date(2019, 8, 27)).notices.get().ahead == 5


@pytest.mark.parametrize("deed", [urgent, change], ids=["urgent", "change"])
def test_an_unannounced_one_is_never_noticed(world: World, deed) -> None:
    inspection = make.approved(world)

    assert refusal_of(lambda: deed(world, inspection)) is Refusal.NOT_YET


# ---- changed


def test_a_change_is_a_new_notice_and_the_earlier_one_stays(world: World) -> None:
    inspection = change(world, make.preparing(world))

    first, second = inspection.notices.all()
    assert (inspection.state, inspection.visit_on, inspection.place) == ("preparing", NEW.day, "Hội trường")
    assert (first.visit_on, second.visit_on, second.visit_at, second.kind) == (make.VISIT, NEW.day, NEW.hour, "change")
    assert second.document.subject == "Thay đổi lịch kiểm tra công tác cải cách hành chính năm 2019 tại Sở Tư pháp"
    said = str(second.document.content)
    assert all(words in said for words in ("19/6/2019", "27 tháng 6", "13 giờ 30", "Đơn vị tiếp đoàn thanh tra"))
    assert "27 tháng 6" not in str(first.document.content)
    assert second.recipients.count() == 5
    event = Event.objects.get(name="inspection.visit_changed")
    assert (event.before["visit_on"], event.after["visit_on"], event.after["notice"]) == ("2019-06-19", "2019-06-27", 2)
    mails = Message.objects.filter(key__contains=str(second.pk))
    assert mails.count() == 5
    assert all("không còn hiệu lực" in mail.body for mail in mails)


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        pytest.param({"who": "secretary"}, Refusal.NOT_YOUR_ROLE, id="only the head"),
        pytest.param({"reason": " "}, Refusal.FORM_INCOMPLETE, id="no reason"),
        pytest.param({"visit": inspections.Visit(date(2019, 6, 11))}, Refusal.TOO_LATE_FOR_NOTICE, id="one day short"),
        pytest.param({"visit": inspections.Visit(date(2019, 6, 22))}, Refusal.NOT_A_WORKING_DAY, id="a Saturday"),
        pytest.param({"visit": inspections.Visit(date(2019, 9, 2))}, Refusal.NOT_A_WORKING_DAY, id="a holiday"),
        pytest.param({"visit": inspections.Visit(date(2020, 1, 6))}, Refusal.OUTSIDE_WINDOW, id="outside the window"),
        pytest.param(
            {"visit": inspections.Visit(make.VISIT, time(8), "Phòng họp tầng 2")},
            Refusal.NOTHING_CHANGED,
            id="nothing new",
        ),
        pytest.param({"urgent_reason": "Gấp"}, Refusal.STILL_IN_TIME, id="urgent without need"),
    ],
)
def test_a_change_is_refused(world: World, said: dict, refusal: Refusal) -> None:
    inspection = make.noticed(world)

    assert refusal_of(lambda: change(world, inspection, **said)) is refusal
    inspection.refresh_from_db()
    assert (inspection.visit_on, inspection.notices.count()) == (make.VISIT, 1)


def test_a_late_change_goes_out_urgently_by_the_heads_word(world: World) -> None:
    inspection = change(
        world, make.noticed(world), inspections.Visit(date(2019, 6, 11), time(8)), urgent_reason="Bão số 2"
    )

    sent = inspection.notices.get(number=2)
    assert (sent.urgent_reason, sent.ahead, sent.document.content["urgency"]["value"]) == ("Bão số 2", 4, "KHẨN")


def test_nothing_is_changed_once_the_visit_has_begun(world: World) -> None:
    inspection = make.opened(world)

    assert refusal_of(lambda: change(world, inspection)) is Refusal.ALREADY_DONE


def test_a_change_twice_is_a_conflict_with_one_event(world: World) -> None:
    inspection = make.noticed(world)
    seen = inspection.revision
    change(world, inspection)
    inspection.revision = seen

    with pytest.raises(Conflict):
        change(world, inspection)

    assert Event.objects.filter(name="inspection.visit_changed").count() == 1


# ---- reminded


def remind(world: World, inspection: Inspection, today: date = TODAY) -> Inspection:
    inspection.refresh_from_db()
    return inspections.remind_unit(
        inspection.pk, revision=inspection.revision, by=world.actor("secretary"), now=NOW, today=today
    )


def test_a_unit_is_reminded_of_what_is_missing_once_a_day(world: World) -> None:
    inspection = make.noticed(world)

    remind(world, inspection)

    mail = Message.objects.filter(key__contains="unit_reminded").order_by("key").first()
    assert mail.body.splitlines() == [
        "Ngày kiểm tra: 19/06/2019.",
        "Đơn vị chưa cử đầu mối làm việc với Đoàn.",
        "Còn 02 nội dung chưa báo đã chuẩn bị.",
    ]
    assert refusal_of(lambda: remind(world, inspection)) is Refusal.TOLD_TODAY
    remind(world, inspection, date(2019, 6, 6))
    assert Message.objects.filter(key__contains="unit_reminded").count() == 4
    assert Event.objects.filter(name="inspection.unit_reminded").count() == 2
