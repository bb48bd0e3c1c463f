"""The order in which deeds lock rows: the inspection first, then what hangs on it. Two persons at once then wait for
each other instead of for ever, and whoever comes second decides on what the first has left.
"""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from kiemtra.store.models import Inspection


def hold_inspection_of(rows: QuerySet[Any], pk: UUID) -> None:
    """Lock the inspection on which this row hangs, until the end of the transaction; nothing where there is no such row."""
    hold_inspection(rows.filter(pk=pk).values("inspection"))


def hold_inspection(key: UUID | QuerySet[Any]) -> None:
    """Lock one inspection, named by its key or by a query for it."""
    keys = [key] if isinstance(key, UUID) else key
    list(Inspection.objects.filter(pk__in=keys).select_for_update().values_list("pk"))
