"""What is due on evidence that was asked for: one line for each inspection or report, however much was asked there."""

from collections.abc import Iterator
from uuid import UUID

from kiemtra.domain.evidence_asks import DEEDS, WAITING, AskDeed, AskState
from kiemtra.domain.work import WorkKind
from kiemtra.store.queries import evidence
from kiemtra.store.queries.work_items import LIMIT, Asker, WorkItem

_DUE = {AskState.ANSWERED: (WorkKind.REVIEW_EVIDENCE, AskDeed.ACCEPT)} | dict.fromkeys(
    WAITING, (WorkKind.GIVE_EVIDENCE, AskDeed.ANSWER)
)


def of_evidence(asker: Asker) -> Iterator[WorkItem]:
    """Evidence to give, by the earliest day; and evidence to review."""
    if not asker.may_ever(*DEEDS.values()):
        return
    rows = evidence.in_full(asker.actor).filter(state__in=list(_DUE)).order_by("due_on", "pk")[:LIMIT]
    seen: set[tuple[WorkKind, UUID]] = set()
    for row in rows:
        kind, deed = _DUE[AskState(row.state)]
        place = evidence.place_of(row)
        if (kind, place.record.pk) in seen:
            continue
        found = asker.item(
            kind,
            DEEDS[deed],
            place.bearings(asker.today),
            row.state,
            title=place.title,
            unit=place.unit.short_name,
            due_on=row.due_on if kind is WorkKind.GIVE_EVIDENCE else None,
            page=("report-evidence" if place.report else "inspection-evidence", place.record.pk),
        )
        seen.update((kind, place.record.pk) for _ in found)
        yield from found
