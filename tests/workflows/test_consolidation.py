"""The consolidated report: what it counts and what it says."""

from datetime import date

import pytest

from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.findings import FindingKind
from kiemtra.drafting.data import from_data
from kiemtra.drafting.plain import plain_text
from kiemtra.store.models import Event, Finding, Inspection, Plan, Recommendation
from kiemtra.store.queries.consolidation import figures
from kiemtra.workflows import consolidation, obstacles, steering
from kiemtra.workflows.papers import consolidated
from tests.factories_conclusions import Case, make_draft, make_finding, make_inspection, make_issued, report
from tests.world import NOW, TODAY, World, make_plan, make_team

LATER = date(2019, 7, 6)


def text_of(plan: Plan, world: World, today: date = TODAY) -> str:
    plan = Plan.objects.select_related("issuer", "standing_agency", "jurisdiction", "document").get(pk=plan.pk)
    return plain_text(consolidated.content_of(figures(plan, world.actor("officer"), today)))


def draft(case: Case, by: str = "officer", today: date = TODAY) -> object:
    return consolidation.draft(case.inspection.plan_id, by=case.world.actor(by), now=NOW, today=today)


def test_figures_count_what_is_concluded_only(world: World) -> None:
    case = make_issued(world)
    make_draft(world, plan=case.inspection.plan, team=case.inspection.team, unit=world.other_unit)

    counted = figures(case.inspection.plan, world.actor("officer"), LATER)

    assert (counted.planned_units, counted.visited, counted.concluded) == (2, 2, 1)
    assert (len(counted.weak), len(counted.recommendations), len(counted.open), len(counted.overdue)) == (1, 1, 1, 1)
    assert [(row.weak, row.recommendations, row.overdue) for row in counted.units] == [(1, 1, 1), (0, 0, 0)]
    assert [(row.area, row.weak, row.units, row.recommendations) for row in counted.areas] == [("procedures", 1, 1, 1)]


def test_figures_leave_out_what_is_sealed_even_for_its_keepers(world: World) -> None:
    plan = make_plan(world)
    case = make_inspection(world, plan=plan, team=make_team(world, plan))
    Inspection.objects.filter(pk=case.inspection.pk).update(sealed_until=NOW, announced=False, state="approved")

    assert figures(plan, world.actor("head"), TODAY).units == []


def test_draft_is_written_anew_until_it_is_issued(world: World) -> None:
    case = make_issued(world)

    first = draft(case)
    second = draft(case, today=LATER)

    assert first == second
    assert (second.kind_name, second.symbol, second.state) == ("Báo cáo", "BC-SNV", "draft")
    assert "trong đó quá hạn 01" in plain_text(from_data(second.content))
    assert Event.objects.filter(name="consolidation.drafted").count() == 2


def test_draft_after_one_is_issued_is_a_new_document(world: World) -> None:
    case = make_issued(world)
    first = draft(case)
    type(first).objects.filter(pk=first.pk).update(state="issued", number="15")

    assert draft(case) != first


@pytest.mark.parametrize(("name", "refusal"), [("head", Refusal.NOT_YOUR_SIDE), ("leader", Refusal.NOT_YOUR_ROLE)])
def test_draft_by_others_is_refused(world: World, name: str, refusal: Refusal) -> None:
    case = make_issued(world)

    with pytest.raises(NotAllowed) as refused:
        draft(case, by=name)

    assert refused.value.refusal is refusal
    assert not Event.objects.filter(name="consolidation.drafted").exists()


def test_draft_of_a_plan_that_does_not_run_is_refused(world: World) -> None:
    plan = make_plan(world, issued=False)

    with pytest.raises(NotAllowed) as refused:
        consolidation.draft(plan.pk, by=world.actor("officer"), now=NOW, today=TODAY)

    assert refused.value.refusal is Refusal.NOT_YET


def test_the_report_says_what_was_found_and_mended(world: World) -> None:
    case = make_issued(world)
    report(case)

    text = text_of(case.inspection.plan, world)

    for words in (
        "Kính gửi: UBND thành phố",
        "Kế hoạch xác định 02 đơn vị được kiểm tra. Đến thời điểm báo cáo, đã kiểm tra 01 đơn vị; "
        "đã có kết luận hoặc thông báo kết quả 01 cuộc.",
        "1. Cải cách thủ tục hành chính (01 đơn vị)",
        "- Sở Tư pháp: Hồ sơ quá hạn chưa có văn bản xin lỗi.",
        "Tổng số 01 kiến nghị; đã đóng 0, đang thực hiện 01, trong đó quá hạn 0 (chi tiết tại Phụ lục).",
        "Đã báo cáo, chờ xác minh\t1",
        "Tổng cộng\t1",
    ):
        assert words in text
    assert (
        "Xin lỗi bằng văn bản đối với mọi hồ sơ quá hạn.\tCải cách thủ tục hành chính\tSở Tư pháp\t05/07/2019" in text
    )


def test_a_unit_without_a_result_has_dashes_and_a_note(world: World) -> None:
    case = make_issued(world)
    make_draft(world, plan=case.inspection.plan, team=case.inspection.team, unit=world.other_unit)

    text = text_of(case.inspection.plan, world)

    assert "2\tSở Tài chính\t-\t-\t-\t-\t-" in text.replace("\t\t", "\t")
    assert "Ghi chú: dấu “-” là đơn vị chưa có kết luận hoặc thông báo kết quả." in text


def test_obstacles_practices_and_proposals_are_told(world: World) -> None:
    case = make_issued(world)
    secretary = world.actor("secretary")
    Inspection.objects.filter(pk=case.inspection.pk).update(state="drafting")
    asked = make_finding(case, FindingKind.OBSTACLE, text="Phần mềm chưa liên thông")
    make_finding(case, FindingKind.OBSTACLE, text="Thiếu máy quét")
    make_finding(case, FindingKind.GOOD_PRACTICE, text="Nhắn tin báo kết quả")
    asked = obstacles.address(asked.pk, revision=asked.revision, to=world.committee, by=secretary, now=NOW, today=TODAY)
    waiting = make_finding(case, FindingKind.OBSTACLE, text="Thiếu kinh phí")
    obstacles.address(waiting.pk, revision=waiting.revision, to=world.committee, by=secretary, now=NOW, today=TODAY)
    obstacles.answer(
        asked.pk, revision=asked.revision, text="Đã giao việc", by=world.actor("leader"), now=NOW, today=TODAY
    )
    Inspection.objects.filter(pk=case.inspection.pk).update(state="following_up")
    steering.propose(case.inspection.plan_id, "Liên thông phần mềm.", [asked.pk], by=world.actor("officer"), now=NOW)

    text = text_of(case.inspection.plan, world)

    for words in (
        "- Sở Tư pháp: Nhắn tin báo kết quả.",
        "- Sở Tư pháp: Phần mềm chưa liên thông. UBND thành phố đã trả lời: Đã giao việc.",
        "- Sở Tư pháp: Thiếu máy quét.",
        "Đang chờ UBND thành phố trả lời.",
        "1. Liên thông phần mềm (từ kết quả kiểm tra tại Sở Tư pháp).",
    ):
        assert words in text


def test_repeated_and_unannounced_are_told(world: World) -> None:
    case = make_issued(world)
    again = make_issued(world, "8", plan=case.inspection.plan, team=case.inspection.team)
    Finding.objects.filter(pk=again.findings[0].pk).update(repeat_of=case.findings[0])
    Inspection.objects.filter(pk=again.inspection.pk).update(announced=False)

    text = text_of(case.inspection.plan, world)

    assert "trong đó 01 hạn chế lặp lại từ lần kiểm tra trước" in text
    assert "trong đó 01 cuộc không báo trước" in text
    assert "- Sở Tư pháp (lặp lại): Hồ sơ quá hạn chưa có văn bản xin lỗi." in text


def test_a_plan_with_nothing_concluded_has_a_short_report(world: World) -> None:
    plan = make_plan(world)

    text = text_of(plan, world)

    assert "đã kiểm tra 0 đơn vị" in text
    assert "Phụ lục" not in text
    assert Recommendation.objects.count() == 0
