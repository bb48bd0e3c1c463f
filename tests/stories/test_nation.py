"""Two provinces with ten years of records go through the change of 2025, from the register's own successions."""

import pytest

from kiemtra.domain.remediation import OPEN
from kiemtra.store.models import Agency, Plan, Recommendation, Transfer
from kiemtra.store.queries.transfers import receivers
from tests.factories_nation import CHANGE, TODAY, by_unit, faults, found, history, replay

PLACES = ("bac-kan", "thai-nguyen", "thai-nguyen-2025")


@pytest.mark.django_db
def test_the_change_of_2025_moves_what_is_owed_and_nothing_else() -> None:
    nation = found(PLACES, units_a_year=12)
    assert (nation.plans, nation.inspections) == (20, 240)
    before, figures = history(), by_unit()
    owed = Recommendation.objects.filter(state__in=OPEN, addressee__valid_to__lte=CHANGE).count()
    assert owed > 20

    report = replay()

    # Each open obligation has a living carrier, or waits with candidates; nothing that was so is otherwise.
    assert faults() == []
    carried = Recommendation.objects.exclude(carried_by=None).count()
    waiting = Transfer.objects.filter(recommendation__isnull=False, to_agency=None).count()
    assert carried + waiting == owed
    undecided = Transfer.objects.filter(needs_decision=True).select_related("jurisdiction")
    assert {one.jurisdiction for one in undecided if not receivers(CHANGE, one.jurisdiction).exists()} == set()
    assert history() == before
    # Figures as it was then stay; by today's units the sums are the same, and only living units bear them.
    assert by_unit() == figures
    now = by_unit(TODAY)
    assert now.total() == figures.total()
    assert len(now) < len(figures)
    assert Agency.objects.filter(pk__in=now, valid_to__lte=TODAY).count() == 0
    # The inspecting side stands in the new province.
    assert {plan.carrier_id for plan in Plan.objects.all()} == {
        Agency.objects.get(code="thai-nguyen-2025.so-noi-vu").pk
    }
    # A second run finds nothing to do.
    assert report.transferred > 0
    again = replay()
    assert (again.transferred, again.waiting, again.posts_ended) == (0, 0, 0)
