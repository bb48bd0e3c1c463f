"""What is due on draws: a list to commit before the lottery, its result to type, the units to draw, the seal to open."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef

from kiemtra.domain.draws import DEEDS, DrawDeed, DrawState
from kiemtra.domain.work import WorkKind
from kiemtra.store.models import DrawSeed
from kiemtra.store.queries import draws
from kiemtra.store.queries.work_items import LIMIT, Asker, WorkItem

S = DrawState
_DUE = {
    S.DRAFTED: (WorkKind.COMMIT_DRAW, DrawDeed.COMMIT),
    S.COMMITTED: (WorkKind.TYPE_SEED, DrawDeed.SEED),
    S.SEEDED: (WorkKind.TYPE_SEED, DrawDeed.SEED),
    S.CONFIRMED: (WorkKind.CARRY_OUT_DRAW, DrawDeed.DRAW),
    S.DRAWN: (WorkKind.OPEN_DRAW, DrawDeed.OPEN),
}


def of_draws(asker: Asker) -> Iterator[WorkItem]:
    """Draws as far as the actor knows of them; who has typed the result waits for somebody else."""
    if not asker.may_ever(DEEDS[DrawDeed.COMMIT], DEEDS[DrawDeed.SEED]):
        return
    own = DrawSeed.objects.filter(draw=OuterRef("pk"), typed_by=asker.actor.user)
    rows = draws.visible_to(asker.actor).filter(state__in=_DUE).annotate(has_typed=Exists(own))
    for row in rows.select_related("plan__standing_agency").order_by("pk")[:LIMIT]:
        kind, deed = _DUE[S(row.state)]
        if kind is WorkKind.TYPE_SEED and (row.has_typed or asker.today < row.draw_on):
            continue
        yield from asker.item(
            kind,
            DEEDS[deed],
            draws.bearings(row),
            row.state,
            title=row.title,
            unit=row.plan.standing_agency.short_name,
            due_on=row.draw_on if row.state == S.DRAFTED else None,
            page=("draw-detail", row.pk),
        )
