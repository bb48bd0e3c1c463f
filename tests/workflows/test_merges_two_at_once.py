"""Two approve the same figures, or one approves while a report is recalled: one comes first, and no figure is torn."""

from collections.abc import Callable

import pytest
from django.db import connection

from kiemtra.domain.errors import Conflict, KiemtraError
from kiemtra.domain.merged import from_data
from kiemtra.store.models import Merge, MergeVersion, ReportRequest
from kiemtra.workflows import merges, reports
from tests import factories_merges as make
from tests.workflows.test_report_two_at_once import at_once, tables_that_can_be_emptied
from tests.world import NOW, TODAY, make_world

__all__ = ["at_once", "tables_that_can_be_emptied"]
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif("sqlite" in connection.vendor, reason="SQLite lets one writer in at a time"),
]
AtOnce = Callable[..., list[object]]


def standing() -> tuple[make.Tree, Merge, ReportRequest]:
    tree = make.make_tree(make_world())
    round_ = make.asked(tree)
    _, first, _ = make.charged(tree, round_)
    report = make.hand_in(tree, round_, tree.communes[0][0])
    make.hand_in(tree, round_, tree.communes[0][1])
    return tree, first, report


@pytest.mark.parametrize("turn", range(3))
def test_of_two_approvers_one_is_told_of_the_other(at_once: AtOnce, turn: int) -> None:
    tree, first, _ = standing()
    by = tree.actor("district1")

    def approve() -> object:
        return merges.approve(first.pk, revision=first.revision, by=by, now=NOW, today=TODAY)

    done = at_once(approve, approve)

    assert {type(one) for one in done} == {MergeVersion, Conflict}
    assert MergeVersion.objects.filter(merge=first).count() == 1


@pytest.mark.parametrize("turn", range(3))
def test_report_recalled_while_figures_are_approved_is_in_them_or_out(at_once: AtOnce, turn: int) -> None:
    tree, first, report = standing()
    district, head = tree.actor("district1"), tree.actor("commune1.0")

    done = at_once(
        lambda: merges.approve(first.pk, revision=first.revision, by=district, now=NOW, today=TODAY),
        lambda: reports.recall(report.pk, revision=report.revision, by=head, now=NOW),
    )

    report.refresh_from_db()
    version = MergeVersion.objects.get(merge=first)
    counted = {row[1] for row in version.covers}
    assert (report.pk.hex in counted) is (report.state == "submitted")
    assert from_data(version.figures)["tasks_assigned"].count == len(counted)
    assert isinstance(done[1], KiemtraError) is (report.state == "submitted")
