"""From the draft to the issued document."""

from datetime import date, timedelta

import pytest

from kiemtra.domain.documents import DocumentKind
from kiemtra.domain.errors import Conflict, InvalidMove, NotAllowed, NotValid, Refusal
from kiemtra.domain.findings import FindingKind
from kiemtra.store.models import Conclusion, Event, Finding, Inspection, Message
from kiemtra.workflows import conclusions
from tests.factories_conclusions import (
    Case,
    conclude,
    hand_over,
    make_answered,
    make_concluded,
    make_draft,
    make_finding,
    make_inspection,
    make_issued,
    make_recommendation,
    reply,
    send,
    take_up,
)
from tests.world import NOW, TODAY, World


def events(name: str) -> int:
    return Event.objects.filter(name=name).count()


def revision(case: Case) -> int:
    return case.conclusion.revision


def test_start_draft_writes_an_assessment_from_results_and_confirmed_findings(world: World) -> None:
    case = make_inspection(world)
    strength = make_finding(case, FindingKind.STRENGTH, text="Đơn vị công khai đủ thủ tục")
    make_finding(case, FindingKind.STRENGTH, text="Chưa xác nhận", confirmed=False)
    Inspection.objects.filter(pk=case.inspection.pk).update(state="minutes_closed")
    inspection = case.reload()

    conclusion = conclusions.start_draft(inspection.pk, revision=inspection.revision, by=world.actor("head"), now=NOW)

    paragraph = conclusion.paragraphs.get()
    assert paragraph.text == (
        "Kiểm tra 02 nội dung: 01 nội dung đạt yêu cầu, 01 nội dung chưa đạt yêu cầu. Đơn vị công khai đủ thủ tục."
    )
    assert list(paragraph.findings.all()) == [strength]
    assert conclusion.assessment == "Qua kiểm tra 01 lĩnh vực, Đoàn kiểm tra ghi nhận 01 kết quả tốt."
    assert case.reload().state == "drafting"
    assert events("conclusion.draft_started") == 1


@pytest.mark.parametrize(("name", "refusal"), [("member", Refusal.NOT_YOUR_ROLE), ("officer", Refusal.NOT_YOUR_ROLE)])
def test_start_draft_by_others_is_refused(world: World, name: str, refusal: Refusal) -> None:
    case = make_inspection(world, "minutes_closed")

    with pytest.raises(NotAllowed) as refused:
        conclusions.start_draft(case.inspection.pk, revision=1, by=world.actor(name), now=NOW)

    assert refused.value.refusal is refusal
    assert events("conclusion.draft_started") == 0


def test_start_draft_is_not_found_by_a_stranger(world: World) -> None:
    case = make_inspection(world, "minutes_closed")

    with pytest.raises(Inspection.DoesNotExist):
        conclusions.start_draft(case.inspection.pk, revision=1, by=world.actor("stranger_focal"), now=NOW)


def test_start_draft_on_site_is_too_early(world: World) -> None:
    case = make_inspection(world, "on_site")

    with pytest.raises(NotAllowed) as refused:
        conclusions.start_draft(case.inspection.pk, revision=1, by=world.actor("secretary"), now=NOW)

    assert refused.value.refusal is Refusal.NOT_YET


def test_start_draft_twice_is_a_conflict_with_one_event(world: World) -> None:
    case = make_draft(world)

    with pytest.raises(Conflict):
        conclusions.start_draft(case.inspection.pk, revision=1, by=world.actor("secretary"), now=NOW)

    assert events("conclusion.draft_started") == 1


def test_edit_writes_paragraphs_and_keeps_what_stood_there(world: World) -> None:
    case = make_draft(world)
    paragraph = case.conclusion.paragraphs.get()

    conclusions.edit(
        case.inspection.pk,
        revision=revision(case),
        general="Đơn vị làm tốt.",
        paragraphs={paragraph.pk: "Thủ tục được công khai."},
        by=world.actor("secretary"),
        now=NOW,
    )

    paragraph.refresh_from_db()
    assert (case.conclusion.assessment, paragraph.text) == ("Đơn vị làm tốt.", "Thủ tục được công khai.")
    event = Event.objects.get(name="conclusion.edited")
    assert event.before[str(paragraph.pk)].startswith("Kiểm tra 02 nội dung")


def test_send_without_recommendation_or_reason_is_refused(world: World) -> None:
    case = make_draft(world)

    with pytest.raises(NotAllowed) as refused:
        send(case)

    assert refused.value.refusal is Refusal.SHORTCOMING_WITHOUT_RECOMMENDATION
    assert events("conclusion.sent") == 0


def test_send_with_a_stated_reason_goes_to_the_unit(world: World) -> None:
    case = make_draft(world)
    finding = case.findings[0]
    finding.refresh_from_db()
    conclusions.state_reason(
        finding.pk,
        revision=finding.revision,
        reason="Đơn vị đã khắc phục ngay trong ngày kiểm tra.",
        by=world.actor("secretary"),
        now=NOW,
    )

    conclusion = send(case)

    assert case.inspection.state == "with_unit"
    assert conclusion.reply_due_on == date(2019, 6, 12)
    assert set(Message.objects.filter(key__startswith="conclusion-sent").values_list("to__username", flat=True)) == {
        "w-focal",
        "w-unit_head",
    }
    assert (events("conclusion.sent"), events("finding.reason_stated")) == (1, 1)


def test_send_with_a_recommendation_whose_finding_was_struck_is_refused(world: World) -> None:
    case = make_draft(world, (FindingKind.SHORTCOMING, FindingKind.STRENGTH))
    make_recommendation(case)
    Finding.objects.filter(pk=case.findings[0].pk).update(state="struck")

    with pytest.raises(NotAllowed) as refused:
        send(case)

    assert refused.value.refusal is Refusal.RECOMMENDATION_WITHOUT_FINDING


def test_send_with_a_term_that_has_passed_is_not_valid(world: World) -> None:
    case = make_draft(world)
    make_recommendation(case)

    with pytest.raises(NotValid) as wrong:
        conclusions.send(
            case.inspection.pk,
            revision=revision(case),
            reply_due=TODAY - timedelta(days=1),
            by=world.actor("secretary"),
            now=NOW,
            today=TODAY,
        )

    assert list(wrong.value.faults) == ["reply_due"]


def test_send_twice_is_a_conflict_with_one_event(world: World) -> None:
    case = make_draft(world)
    make_recommendation(case)
    seen = revision(case)
    send(case)

    with pytest.raises(Conflict):
        conclusions.send(case.inspection.pk, revision=seen, by=world.actor("secretary"), now=NOW, today=TODAY)

    assert events("conclusion.sent") == 1


def test_reply_keeps_the_opinion_on_each_finding(world: World) -> None:
    case = make_draft(world)
    make_recommendation(case)
    send(case)
    finding = case.findings[0]

    conclusions.reply(
        case.inspection.pk,
        revision=revision(case),
        text="Đề nghị xem lại.",
        opinions={finding.pk: conclusions.Opinion(agrees=False, text="Đã có 3 thư xin lỗi.")},
        by=world.actor("unit_head"),
        now=NOW,
        today=TODAY,
    )

    finding.refresh_from_db()
    assert (finding.unit_agrees, finding.unit_reply) == (False, "Đã có 3 thư xin lỗi.")
    assert case.reload().state == "with_unit"
    assert Event.objects.get(name="conclusion.replied").after["disagreed"] == 1


def test_reply_that_disagrees_in_silence_is_not_valid(world: World) -> None:
    case = make_draft(world)
    make_recommendation(case)
    send(case)
    key = case.findings[0].pk

    with pytest.raises(NotValid) as wrong:
        conclusions.reply(
            case.inspection.pk,
            revision=revision(case),
            text="",
            opinions={key: conclusions.Opinion(agrees=False)},
            by=world.actor("unit_head"),
            now=NOW,
            today=TODAY,
        )

    assert list(wrong.value.faults) == [f"opinion-{key}"]


def test_reply_without_a_word_is_not_valid(world: World) -> None:
    case = make_draft(world)
    make_recommendation(case)
    send(case)
    case.findings = []

    with pytest.raises(NotValid):
        reply(case, text=" ")


@pytest.mark.parametrize(("name", "refusal"), [("focal", Refusal.NOT_YOUR_ROLE), ("secretary", Refusal.NOT_YOUR_ROLE)])
def test_reply_by_others_is_refused(world: World, name: str, refusal: Refusal) -> None:
    case = make_draft(world)
    make_recommendation(case)
    send(case)

    with pytest.raises(NotAllowed) as refused:
        reply(case, by=name)

    assert refused.value.refusal is refusal


def test_reply_twice_is_refused_with_one_event(world: World) -> None:
    case = make_draft(world)
    make_recommendation(case)
    send(case)
    reply(case)

    with pytest.raises(NotAllowed) as refused:
        reply(case)

    assert refused.value.refusal is Refusal.ALREADY_DONE
    assert events("conclusion.replied") == 1


def test_take_up_before_answer_or_term_is_refused(world: World) -> None:
    case = make_draft(world)
    make_recommendation(case)
    send(case)

    with pytest.raises(NotAllowed) as refused:
        take_up(case, today=date(2019, 6, 12))

    assert refused.value.refusal is Refusal.DRAFT_NOT_ANSWERED


def test_take_up_after_the_term_has_passed(world: World) -> None:
    case = make_draft(world)
    make_recommendation(case)
    send(case)

    take_up(case, today=date(2019, 6, 13), response="")

    assert case.inspection.state == "drafting"
    assert Event.objects.get(name="conclusion.reply_taken_up").after["answered"] is False


def test_take_up_of_a_reply_needs_a_response(world: World) -> None:
    case = make_draft(world)
    make_recommendation(case)
    send(case)
    reply(case)

    with pytest.raises(NotValid) as wrong:
        take_up(case, response=" ")

    assert list(wrong.value.faults) == ["response"]


def test_a_draft_sent_again_is_to_be_answered_again(world: World) -> None:
    case = make_answered(world)

    send(case)

    conclusion = case.conclusion
    assert (conclusion.replied_at, conclusion.reply, conclusion.response) == (None, "", "")
    assert Finding.objects.get(pk=case.findings[0].pk).unit_agrees is None
    assert Event.objects.filter(name="conclusion.sent").order_by("id").last().before["reply"]


def test_conclude_issues_recommendations_and_drafts_the_document(world: World) -> None:
    case = make_answered(world)

    conclusion = conclude(case)

    assert case.inspection.state == "concluded"
    assert [row.state for row in case.inspection.recommendations.all()] == ["issued"]
    assert conclusion.document is not None
    assert (conclusion.document.state, conclusion.document.number, conclusion.document.symbol) == (
        "draft",
        "",
        "TB-ĐKT1",
    )
    assert Message.objects.filter(key__startswith="conclusion-concluded", to__username="w-clerk").count() == 1
    assert (events("conclusion.concluded"), events("document.drafted")) == (1, 1)


def test_conclude_as_conclusion_of_the_head(world: World) -> None:
    case = make_concluded(world, DocumentKind.CONCLUSION)

    assert case.conclusion.document.kind_name == "Kết luận"


def test_conclude_by_the_secretary_is_refused(world: World) -> None:
    case = make_answered(world)

    with pytest.raises(NotAllowed) as refused:
        conclude(case, by="secretary")

    assert refused.value.refusal is Refusal.NOT_YOUR_ROLE


def test_conclude_is_not_found_by_the_head_of_another_team(world: World) -> None:
    case = make_answered(world)

    with pytest.raises(Conclusion.DoesNotExist):
        conclude(case, by="head2")


def test_conclude_before_the_unit_was_asked_is_refused(world: World) -> None:
    case = make_draft(world)
    make_recommendation(case)

    with pytest.raises(NotAllowed) as refused:
        conclude(case)

    assert refused.value.refusal is Refusal.DRAFT_NOT_ANSWERED


def test_conclude_with_a_recommendation_without_finding_is_refused(world: World) -> None:
    case = make_answered(world)
    content = conclusions.RecommendationContent(text="Việc khác.", area="direction", addressee=world.unit.pk)
    conclusions.recommend(case.inspection.pk, content, by=world.actor("secretary"), now=NOW, today=TODAY)

    with pytest.raises(NotAllowed) as refused:
        conclude(case)

    assert refused.value.refusal is Refusal.RECOMMENDATION_WITHOUT_FINDING
    assert case.reload().state == "drafting"


def test_conclude_with_a_shortcoming_found_since_is_refused(world: World) -> None:
    case = make_answered(world)
    make_finding(case)

    with pytest.raises(NotAllowed) as refused:
        conclude(case)

    assert refused.value.refusal is Refusal.SHORTCOMING_WITHOUT_RECOMMENDATION


def test_conclude_what_has_changed_since_it_was_seen_is_a_conflict(world: World) -> None:
    case = make_answered(world)
    seen = revision(case)
    make_recommendation(case)

    with pytest.raises(Conflict):
        conclusions.conclude(case.inspection.pk, revision=seen, by=world.actor("head"), now=NOW, today=TODAY)

    assert events("conclusion.concluded") == 0


def test_hand_over_before_the_number_is_recorded_is_refused(world: World) -> None:
    case = make_concluded(world)

    with pytest.raises(NotAllowed) as refused:
        hand_over(case)

    assert refused.value.refusal is Refusal.NO_DOCUMENT


def test_hand_over_reaches_the_addressee_and_starts_the_follow_up(world: World) -> None:
    case = make_issued(world)

    assert case.inspection.state == "following_up"
    told = Message.objects.filter(key__startswith=f"recommendation-issued:{case.recommendations[0].pk}")
    assert set(told.values_list("to__username", flat=True)) == {"w-focal", "w-unit_head"}
    assert events("conclusion.handed_over") == 1


def test_hand_over_twice_is_refused_with_one_event(world: World) -> None:
    case = make_issued(world)

    with pytest.raises(NotAllowed) as refused:
        hand_over(case)

    assert refused.value.refusal is Refusal.ALREADY_DONE
    assert events("conclusion.handed_over") == 1


def test_hand_over_of_a_conclusion_without_recommendation_closes_the_file(world: World) -> None:
    case = make_draft(world, (FindingKind.STRENGTH,))
    send(case)
    reply(case)
    take_up(case)
    conclude(case)
    document = case.conclusion.document
    type(document).objects.filter(pk=document.pk).update(state="issued")

    hand_over(case)

    assert case.inspection.state == "closed"


def test_drafting_cannot_begin_again_after_the_conclusion(world: World) -> None:
    case = make_concluded(world)

    with pytest.raises((NotAllowed, InvalidMove)):
        send(case)
