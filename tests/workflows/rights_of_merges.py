"""The deeds on merged figures as trials, for `rights_of_deeds`: the merge of a round, of an agency above units, of a field."""

from collections.abc import Iterator
from uuid import UUID

from kiemtra.domain.errors import Refusal
from kiemtra.domain.merges import DEEDS, MergeDeed
from kiemtra.store.models import Merge
from kiemtra.store.queries import merges as rows
from kiemtra.workflows import merges
from tests.factories_rights_people import Grid
from tests.workflows.trials import AT, Do, Trial
from tests.world import TODAY

# What rests on approved figures keeps those below it locked.
AGAINST = {
    # A report that stands in all of them counts in what the ministry has approved.
    MergeDeed.RETURN_REPORTS: frozenset({Refusal.FIGURES_APPROVED}),
    MergeDeed.SEND_BACK: frozenset({Refusal.APPROVED_ABOVE}),
    MergeDeed.REOPEN: frozenset({Refusal.APPROVED_ABOVE}),
}


def of_merges(grid: Grid) -> Iterator[Trial]:
    for name, merge in grid.merges.items():
        row = Merge.objects.select_related(*rows.RELATED).get(pk=merge.pk)
        for deed, do in _on(row, grid.places["below"].pk).items():
            asked = (DEEDS[deed], rows.bearings(row, TODAY), row.state)
            yield Trial(deed, f"{deed} {name}", row, asked, do, AGAINST.get(deed, frozenset()))


def _on(row: Merge, unit: UUID) -> dict[MergeDeed, Do]:
    said = {"revision": row.revision, **AT}
    return {
        MergeDeed.ANNOTATE: lambda by: merges.annotate(row.pk, note="Chưa đủ", by=by, **said),
        MergeDeed.APPROVE: lambda by: merges.approve(row.pk, by=by, **said),
        MergeDeed.RETURN_REPORTS: lambda by: merges.return_reports(
            row.pk, reason="Lệch", remarks=[merges.Remark("Xem lại", unit, "files_settled")], by=by, **said
        ),
        MergeDeed.SEND_BACK: lambda by: merges.send_back(row.pk, reason="Lệch", by=by, **said),
        MergeDeed.REOPEN: lambda by: merges.reopen(row.pk, reason="Lệch", by=by, **said),
    }
