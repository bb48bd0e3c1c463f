"""What is due on transfers: to say who takes over what a dissolved agency owed."""

from collections.abc import Iterator

from kiemtra.domain.people import Permission
from kiemtra.domain.reorganisations import deciding_post
from kiemtra.domain.work import WorkKind
from kiemtra.store.queries import transfers
from kiemtra.store.queries.work_items import LIMIT, Asker, WorkItem


def of_transfers(asker: Asker) -> Iterator[WorkItem]:
    """Transfers that wait for this actor's decision."""
    if not asker.actor.may(Permission.TRANSFER_DECIDE):
        return
    for row in transfers.for_decision(asker.actor)[:LIMIT]:
        post = deciding_post(asker.actor, Permission.TRANSFER_DECIDE, transfers.bearings(row))
        yield WorkItem(
            kind=WorkKind.DECIDE_TRANSFER,
            title=transfers.plan_of(row).title,
            unit=row.from_agency.short_name,
            due_on=None,
            late=False,
            url="transfer-correct",
            pk=row.pk,
            why=post.title if post else "",
        )
