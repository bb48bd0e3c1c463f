"""S2, Hải Phòng 2019: four teams, notice five working days ahead, one unannounced visit, a conclusion by the head."""

from datetime import date, timedelta

import pytest

from kiemtra.domain.documents import DocumentKind
from kiemtra.domain.errors import NotAllowed, Refusal
from kiemtra.domain.findings import FindingKind
from kiemtra.store.models import Inspection, Message, Recommendation, Team
from kiemtra.store.queries import inspections as queries
from kiemtra.workflows import documents, inspections, reinspections
from tests.stories.conftest import texts
from tests.stories.telling import Story, begin

UNIT = "hai-phong.so-tu-phap"
OTHER = "hai-phong.quan-le-chan"
SECRET = "hai-phong.quan-kien-an"


@pytest.fixture(params=texts("s2"))
def story(db: None, request: pytest.FixtureRequest) -> Story:
    return begin("s2", request.param)


def test_the_plan_runs_as_its_text_says(story: Story) -> None:
    plan = story.founded.plan

    assert (plan.window_from, plan.window_to) == (date(2019, 6, 1), date(2019, 12, 31))
    assert plan.deadlines["notice"]["days"] == 5
    assert plan.deadlines["notice"]["working"] is True
    assert plan.has_unannounced
    assert Team.objects.filter(plan=plan).count() == 4


def test_a_notice_later_than_five_working_days_is_refused(story: Story) -> None:
    story.go_to(date(2019, 5, 30))
    inspection = story.inspection(UNIT)

    with pytest.raises(NotAllowed) as refused:
        story.notice(UNIT)

    assert refused.value.refusal is Refusal.TOO_LATE_FOR_NOTICE
    inspection.refresh_from_db()
    assert inspection.state == "planned"


def test_from_notice_to_closed_recommendation(story: Story) -> None:
    story.whole(UNIT, date(2019, 6, 5), shortcoming="Một số hồ sơ cập nhật chậm lên phần mềm một cửa")

    inspection = story.inspection(UNIT)
    assert inspection.state == "closed"
    assert [row.state for row in story.recommendations(UNIT)] == ["closed_implemented"]
    assert story.consolidate(visited=1, closed=1).kind == "report"
    assert "dữ liệu minh họa" in story.publish()
    assert Message.objects.filter(to=story.founded.users["dau-moi-so-tu-phap"]).exists()


def test_the_conclusion_is_a_document_of_the_head_in_docx_and_pdf(story: Story) -> None:
    story.notice(UNIT)
    story.go_to(date(2019, 6, 5))
    story.visit(UNIT)
    story.find(UNIT, FindingKind.SHORTCOMING, "procedures", "Niêm yết thiếu hai thủ tục")
    story.close_minutes(UNIT)

    conclusion = story.conclude(UNIT, paper=DocumentKind.CONCLUSION)

    assert conclusion.document.state == "issued"
    assert conclusion.document.kind == "conclusion"
    assert documents.export(conclusion.document, "docx")[:2] == b"PK"
    assert documents.export(conclusion.document, "pdf")[:5] == b"%PDF-"


def test_the_unannounced_visit_exists_for_three_persons_until_it_is_opened(story: Story) -> None:
    secret = Inspection.objects.get(plan=story.founded.plan, announced=False)
    three = {"chuyen-vien", "truong-doan-1", "thu-ky-1"}

    seeing = {key for key in story.founded.users if queries.visible_to(story.actor(key)).filter(pk=secret.pk).exists()}
    assert seeing == three

    inspections.approve(secret.pk, revision=secret.revision, by=story.actor("truong-doan-1"), now=story.now)
    story.staff_of(SECRET)
    story.go_to(date(2019, 7, 2))
    story.visit(SECRET, announced=False)

    opened = {key for key in story.founded.users if queries.visible_to(story.actor(key)).filter(pk=secret.pk).exists()}
    assert opened > three
    assert "dau-moi-quan-kien-an" in opened
    assert "dau-moi-so-tu-phap" not in opened


def test_what_stays_open_gives_rise_to_a_reinspection(story: Story) -> None:
    story.notice(UNIT)
    story.go_to(date(2019, 6, 5))
    story.visit(UNIT)
    story.find(UNIT, FindingKind.SHORTCOMING, "procedures", "Niêm yết thiếu hai thủ tục")
    story.close_minutes(UNIT)
    story.conclude(UNIT, due_in=10)
    story.go_to(date(2019, 6, 5) + timedelta(days=40))
    first = story.inspection(UNIT)

    again = reinspections.start(first.pk, revision=first.revision, by=story.actor("thu-ky-1"), now=story.now)

    assert again.origin == "reinspection"
    assert again.reinspection_of_id == first.pk
    assert Recommendation.objects.get(inspection=first).state == "issued"
