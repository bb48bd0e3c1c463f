"""The whole line from planned to minutes, announced and not."""

from kiemtra.domain.inspections import InspectionState
from tests import factories_inspections as make
from tests.world import World


def test_an_announced_inspection_comes_to_its_minutes(world: World) -> None:
    inspection = make.preparing(world)
    make.submitted(world, make.requested(world, inspection))
    inspection = make.minutes_closed(world, make.opened(world, inspection))

    assert inspection.state == InspectionState.MINUTES_CLOSED
    assert sorted(paper.kind_name for paper in inspection.papers.all()) == ["Biên bản", "Thông báo"]


def test_an_unannounced_inspection_comes_to_its_minutes(world: World) -> None:
    inspection = make.minutes_closed(world, make.opened(world, make.approved(world)))

    assert inspection.state == InspectionState.MINUTES_CLOSED
    assert [paper.kind_name for paper in inspection.papers.all()] == ["Biên bản"]
