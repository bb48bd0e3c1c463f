"""S4, thành phố Hà Nội 2021: plans below are expected, agencies inspect themselves and their subordinates."""

from datetime import date

import pytest

from kiemtra.domain.people import Role
from kiemtra.store.models import ExpectedPlan, Inspection
from kiemtra.store.queries import expectations as queries
from kiemtra.workflows import child_plans, expectations, plans
from tests.stories.conftest import texts
from tests.stories.telling import Story, begin

DISTRICT = "ha-noi.huyen-thanh-oai"
DEPARTMENT = "ha-noi.so-tu-phap"
COMMUNE = "ha-noi.huyen-thanh-oai.xa-cu-khe"


@pytest.fixture(params=texts("s4"))
def story(db: None, request: pytest.FixtureRequest) -> Story:
    return begin("s4", request.param)


def test_plans_below_are_expected_and_the_late_are_known(story: Story) -> None:
    expected = ExpectedPlan.objects.get(plan=story.founded.plan, agency__code=DISTRICT, kind="inspection_plan")
    focal, _ = story.staff_of(DISTRICT)
    story.go_to(date(2021, 5, 20))
    expectations.deliver(
        expected.pk,
        revision=expected.revision,
        number="101",
        symbol="KH-UBND",
        dated=date(2021, 5, 18),
        subject="Kiểm tra công tác CCHC năm 2021 (dữ liệu minh họa)",
        on=story.day,
        by=story.staff_of(DISTRICT)[0],
        now=story.now,
    )
    story.go_to(date(2021, 6, 1))

    rows = ExpectedPlan.objects.filter(plan=story.founded.plan, kind="inspection_plan")
    late = {row.agency.code for row in rows if row.delivered_on is None and row.due_on < story.day}
    assert DISTRICT not in late
    assert len(late) == 5
    assert focal.user is not None
    assert queries.visible_to(story.actor("chuyen-vien")).filter(pk=expected.pk).exists()


def test_a_district_inspects_a_commune_by_its_own_plan(story: Story) -> None:
    expected = ExpectedPlan.objects.get(plan=story.founded.plan, agency__code=DISTRICT, kind="self_inspection_plan")
    _, head = story.staff_of(DISTRICT)
    content = child_plans.ChildContent(
        title="Kế hoạch tự kiểm tra công tác CCHC năm 2021 (dữ liệu minh họa)",
        units=(story.founded.agencies[COMMUNE],),
        window=(date(2021, 6, 1), date(2021, 10, 31)),
    )
    child = child_plans.start(expected.pk, content, by=head, now=story.now, today=story.day)
    child = plans.submit(child.pk, revision=child.revision, by=story.staff_of(DISTRICT)[1], now=story.now)
    child = plans.issue(child.pk, revision=child.revision, on=story.day, by=story.staff_of(DISTRICT)[1], now=story.now)

    assert child.parent_id == story.founded.plan.pk
    assert child.state == "issued"
    assert Role.AGENCY_HEAD in {post.role for post in head.posts}


def test_unannounced_inspections_of_the_letter_stay_sealed(story: Story) -> None:
    sealed = Inspection.objects.get(plan=story.founded.plan, announced=False)

    assert sealed.sealed_until is not None
    assert sealed.plan_unit_id is None


def test_from_notice_to_closed_recommendation(story: Story) -> None:
    story.whole(DEPARTMENT, date(2021, 5, 18), shortcoming="Chưa cập nhật tiến độ nhiệm vụ theo Phụ lục 2")

    assert story.inspection(DEPARTMENT).state == "closed"
    assert [row.state for row in story.recommendations(DEPARTMENT)] == ["closed_implemented"]
    assert story.consolidate(visited=1, closed=1).kind == "report"
    assert "dữ liệu minh họa" in story.publish()
