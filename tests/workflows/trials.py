"""What a trial of one deed on one record is, and the subjects on whose records deeds are tried."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from kiemtra.domain.deeds import Bearings, DeedRule
from kiemtra.domain.people import Actor
from tests.factories_rights_people import Grid
from tests.world import NOW, TODAY

Do = Callable[[Actor], object]
AT = {"now": NOW, "today": TODAY}


@dataclass
class Trial:
    """One deed on one record."""

    deed: StrEnum
    name: str
    record: Any
    asked: tuple[DeedRule, Bearings, str]
    do: Do
    # What may stand against it after the rights.
    further: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Subject:
    """The deeds of one table, and the door through which their records are seen."""

    name: str
    deeds: tuple[StrEnum, ...]
    seen: Callable[[Actor], set[Any]]
    trials: Callable[[Grid], Iterator[Trial]]


def keys(rows: Any) -> set[Any]:
    return set(rows.values_list("pk", flat=True))


def door(rows: Any) -> Callable[[Actor], set[Any]]:
    return lambda actor: keys(rows.visible_to(actor))
