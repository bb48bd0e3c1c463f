"""S3, huyện Thanh Oai 2019: all 21 communes; tasks set by named documents; obstacles; what to steer next."""

from datetime import date

import pytest

from kiemtra.domain.findings import FindingKind
from kiemtra.domain.tasks import Said, TaskProgress
from kiemtra.store.models import PlanUnit, SteeringProposal, Task, TaskStatus
from kiemtra.workflows import obstacles, steering, tasks
from tests.stories.conftest import texts
from tests.stories.telling import Story, begin

TOWN = "ha-noi.huyen-thanh-oai.thi-tran-kim-bai"


@pytest.fixture(params=texts("s3"))
def story(db: None, request: pytest.FixtureRequest) -> Story:
    return begin("s3", request.param)


def test_the_whole_group_of_21_communes_is_in_the_plan(story: Story) -> None:
    units = PlanUnit.objects.filter(plan=story.founded.plan)

    assert units.count() == 21
    assert set(units.values_list("chosen", flat=True)) == {"whole_group"}


def test_the_tasks_are_those_of_the_named_documents(story: Story) -> None:
    found = Task.objects.filter(plan=story.founded.plan).values_list("document__number", "document__symbol")

    assert {f"{number}/{symbol}" for number, symbol in found} == {
        "443/KH-UBND",
        "71/KH-UBND",
        "172/KH-UBND",
        "1319/UBND-NV",
        "04/CT-UBND",
        "09/CT-UBND",
    }


def test_each_commune_reports_each_task(story: Story) -> None:
    units = list(PlanUnit.objects.filter(plan=story.founded.plan).select_related("agency"))
    for unit in units:
        focal, _ = story.staff_of(unit.agency.code)
        for place, task in enumerate(Task.objects.filter(plan=story.founded.plan)):
            late = place == 0
            tasks.report(
                task.pk,
                unit.agency,
                Said(
                    TaskProgress.NOT_DONE if late else TaskProgress.DONE,
                    result="" if late else "Đã hoàn thành (dữ liệu minh họa)",
                    cause="Thiếu người (dữ liệu minh họa)" if late else "",
                ),
                on=story.day,
                by=focal,
                now=story.now,
            )

    statuses = TaskStatus.objects.filter(task__plan=story.founded.plan)
    assert statuses.count() == 21 * 6
    assert statuses.filter(progress="not_done").count() == 21


def test_an_obstacle_is_answered_and_what_to_steer_is_adopted(story: Story) -> None:
    story.notice(TOWN)
    story.go_to(date(2019, 9, 25))
    story.visit(TOWN)
    obstacle = story.find(TOWN, FindingKind.OBSTACLE, "procedures", "Phần mềm một cửa chưa nối với huyện")
    superior = story.founded.jurisdiction.root
    obstacle = obstacles.address(
        obstacle.pk,
        revision=obstacle.revision,
        to=superior,
        by=story.actor("thu-ky-1"),
        now=story.now,
        today=story.day,
    )
    obstacle = obstacles.answer(
        obstacle.pk,
        revision=obstacle.revision,
        text="Sẽ nối trong quý IV.",
        by=story.actor("lanh-dao"),
        now=story.now,
        today=story.day,
    )
    proposal = steering.propose(
        story.founded.plan.pk,
        "Bổ sung việc nối phần mềm vào kế hoạch năm sau.",
        [obstacle.pk],
        by=story.actor("chuyen-vien"),
        now=story.now,
    )
    steering.adopt(proposal.pk, revision=proposal.revision, by=story.actor("lanh-dao"), now=story.now)

    assert obstacle.answer
    assert SteeringProposal.objects.get().state == "adopted"


def test_from_notice_to_closed_recommendation(story: Story) -> None:
    story.whole(TOWN, date(2019, 9, 25), shortcoming="Chưa xong nhiệm vụ của Kế hoạch 71")

    assert story.inspection(TOWN).state == "closed"
    assert [row.state for row in story.recommendations(TOWN)] == ["closed_implemented"]
    assert story.consolidate(visited=1, closed=1).kind == "report"
    assert "dữ liệu minh họa" in story.publish()
