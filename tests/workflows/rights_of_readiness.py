"""The copy of a readiness set as a trial, for `rights_of_deeds`: for inspections told, not yet told, and sealed."""

from collections.abc import Iterator

from kiemtra.domain.errors import Refusal
from kiemtra.domain.readiness import DEEDS, CopyDeed
from kiemtra.store.models import Inspection
from kiemtra.store.queries import inspections
from kiemtra.workflows import readiness
from tests.factories_rights_people import Grid
from tests.workflows.rights_of_inspections import INSPECTED
from tests.workflows.trials import Do, Trial
from tests.world import NOW

# A unit that was never asked keeps no set.
NO_SET = frozenset({Refusal.NO_READINESS_SET})


def of_copies(grid: Grid) -> Iterator[Trial]:
    for name in INSPECTED:
        row = Inspection.objects.select_related("plan").get(pk=grid.at[name].pk)
        asked = (DEEDS[CopyDeed.TAKE], inspections.bearings(row), row.state)
        further = NO_SET if row.unit_id == grid.places["below"].pk else frozenset()
        yield Trial(CopyDeed.TAKE, name, row, asked, _take(row), further)


def _take(row: Inspection) -> Do:
    return lambda by: readiness.take_copy(row.pk, by=by, now=NOW)
