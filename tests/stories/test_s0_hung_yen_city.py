"""S0, thành phố Hưng Yên 2022: a sample of divisions and communes; a text that contradicts itself."""

from datetime import date

import pytest

from kiemtra.store.models import Anomaly, Document, PlanUnit
from tests.stories.conftest import texts
from tests.stories.telling import Story, begin

WARD = "hung-yen.thanh-pho-hung-yen.phuong-hien-nam"


@pytest.fixture(params=texts("s0"))
def story(db: None, request: pytest.FixtureRequest) -> Story:
    return begin("s0", request.param)


def test_the_named_sample_is_in_the_plan_with_its_reason(story: Story) -> None:
    units = PlanUnit.objects.filter(plan=story.founded.plan)

    assert set(units.values_list("agency__short_name", flat=True)) == {
        "Phòng Tài nguyên và Môi trường",
        "Phòng Quản lý đô thị",
        "Phòng Kinh tế",
        "UBND xã Phương Chiểu",
        "UBND xã Liên Phương",
        "UBND phường Hiến Nam",
        "UBND phường Lam Sơn",
        "UBND xã Hùng Cường",
        "UBND phường Minh Khai",
    }
    assert set(units.values_list("chosen", flat=True)) == {"named_in_text"}
    assert all(unit.reason for unit in units)


def test_the_window_is_the_two_quarters(story: Story) -> None:
    plan = story.founded.plan

    assert (plan.window_from, plan.window_to) == (date(2022, 4, 1), date(2022, 9, 30))


def test_the_grounds_are_registered_as_they_are_printed(story: Story) -> None:
    found = {document.reference: document.dated for document in Document.objects.filter(source="cited_only")}

    assert found["202/KH-UBND"] == date(2021, 12, 19)
    assert found["174/KH-UBND"] == date(2021, 12, 14)
    assert found["182/KH-UBND"] == date(2021, 12, 29)
    assert found["181/KH-UBND"] == date(2021, 12, 29)


def test_the_contradictions_are_found_and_explained(story: Story) -> None:
    found = {row.type: row for row in Anomaly.objects.filter(reading__plan=story.founded.plan)}

    assert {"date_after_page", "date_after_execution", "sequence_break"} <= set(found)
    assert found["sequence_break"].suggestion == "2021-12-29"
    assert "183/KH-UBND" in found["date_after_page"].message


def test_from_notice_to_closed_recommendation(story: Story) -> None:
    story.whole(WARD, date(2022, 4, 5), shortcoming="Bảng niêm yết chưa cập nhật ba thủ tục")

    assert story.inspection(WARD).state == "closed"
    assert [row.state for row in story.recommendations(WARD)] == ["closed_implemented"]
    assert story.consolidate(visited=1, closed=1).kind == "report"
    assert "dữ liệu minh họa" in story.publish()
