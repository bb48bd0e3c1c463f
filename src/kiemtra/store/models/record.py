"""What every record has: a public id and a revision, and how closed sets are kept by the database."""

from enum import StrEnum

from django.db import models
from django.db.models import Q

from kiemtra.store.ids import new_id


class Record(models.Model):
    """A row that people see: UUIDv7 id, and a revision that grows with each change."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


def one_of(field: str, values: type[StrEnum], *, name: str) -> models.CheckConstraint:
    """A constraint that keeps a column inside a closed set."""
    return models.CheckConstraint(condition=Q(**{f"{field}__in": [str(value) for value in values]}), name=name)


def together(first: str, second: str, *, name: str) -> models.CheckConstraint:
    """A constraint that two columns are both set or both empty: who with when."""
    return models.CheckConstraint(
        condition=Q(**{f"{first}__isnull": True, f"{second}__isnull": True})
        | Q(**{f"{first}__isnull": False, f"{second}__isnull": False}),
        name=name,
    )


def in_order(start: str, end: str, *, name: str) -> models.CheckConstraint:
    """A constraint that a half-open interval [start, end) does not end before it begins."""
    return models.CheckConstraint(
        condition=Q(**{f"{end}__isnull": True}) | Q(**{f"{end}__gt": models.F(start)}), name=name
    )
