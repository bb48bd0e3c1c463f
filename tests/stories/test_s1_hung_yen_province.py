"""S1, tỉnh Hưng Yên 2022: a decision sets up the team; a tour of five units; a notice of results for each."""

from datetime import date

import pytest

from kiemtra.domain.findings import FindingKind
from kiemtra.store.models import Citation, Document, Inspection, PlanUnit
from tests.stories.conftest import texts
from tests.stories.telling import Story, begin

TOUR = {
    "hung-yen.so-giao-duc-va-dao-tao": date(2022, 9, 20),
    "hung-yen.so-cong-thuong": date(2022, 9, 20),
    "hung-yen.so-tai-nguyen-va-moi-truong": date(2022, 9, 21),
    "hung-yen.huyen-khoai-chau": date(2022, 9, 23),
    "hung-yen.huyen-yen-my": date(2022, 9, 26),
}


@pytest.fixture(params=texts("s1"))
def story(db: None, request: pytest.FixtureRequest) -> Story:
    return begin("s1", request.param)


def test_the_five_units_and_eight_areas_are_in_the_plan(story: Story) -> None:
    plan = story.founded.plan

    assert set(PlanUnit.objects.filter(plan=plan).values_list("agency__code", flat=True)) == set(TOUR)
    assert set(plan.areas.values_list("area", flat=True)) >= {
        "direction",
        "institutions",
        "procedures",
        "organisation",
        "civil_service",
        "public_finance",
        "e_government",
        "papi",
    }


def test_the_decision_that_sets_up_the_team_is_registered(story: Story) -> None:
    decision = Document.objects.get(key="664/QĐ-SNV")

    assert decision.dated == date(2022, 9, 8)
    assert Citation.objects.get(cited=decision).role == "team"


def test_the_tour_ends_with_a_notice_of_results_for_each_unit(story: Story) -> None:
    for code in TOUR:
        story.notice(code)
        story.answer_notice(code)
    for code, day in TOUR.items():
        story.go_to(day)
        story.visit(code)
        story.find(code, FindingKind.STRENGTH, "procedures", "Niêm yết, công khai thủ tục đầy đủ")
        story.find(code, FindingKind.SHORTCOMING, "direction", "Văn bản triển khai còn chung chung")
        story.close_minutes(code)
    story.go_to(date(2022, 10, 3))
    for code in TOUR:
        story.conclude(code)
    story.go_to(date(2022, 10, 20))
    for code in TOUR:
        for recommendation in story.recommendations(code):
            story.remedy(recommendation, code)
        story.close(code)

    inspections = Inspection.objects.filter(plan=story.founded.plan)
    assert set(inspections.values_list("state", flat=True)) == {"closed"}
    notices = Document.objects.filter(plan=story.founded.plan, kind="notice", state="issued")
    assert notices.count() == 5
    assert len({notice.number for notice in notices}) == 5
    assert story.consolidate(visited=5, closed=5).kind == "report"
    assert "dữ liệu minh họa" in story.publish()
