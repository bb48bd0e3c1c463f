"""Pages of a long list by key, newest first: as quick at any depth, and nothing slips when rows arrive in between."""

from dataclasses import dataclass
from typing import Generic, TypeVar
from uuid import UUID

from django.db.models import F, Model, Q, QuerySet

SIZE = 50
_AFTER, _BEFORE, _PART = "sau", "truoc", "~"

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Page(Generic[M]):
    """The rows of one page, and the cursors of its neighbours, empty where there is none."""

    rows: list[M]
    previous: str = ""
    following: str = ""


def page(rows: QuerySet[M], cursor: str = "", *, by: str, size: int = SIZE) -> Page[M]:
    """One page in descending order of (`by`, id); `by` names a column of text, an annotation, or `pk`; one query.

    A cursor that is none gives the first page.
    """
    way, value, last = _read(cursor)
    value = str(last) if by == "pk" else value
    if way == _BEFORE:
        found = list(rows.filter(_beyond(by, "gt", value, last)).order_by(F(by).asc(), "pk")[: size + 1])
        shown = found[:size][::-1]
        return Page(shown, _cursor(_BEFORE, shown, 0, by, len(found) > size), _cursor(_AFTER, shown, -1, by, True))
    if way == _AFTER:
        rows = rows.filter(_beyond(by, "lt", value, last))
    found = list(rows.order_by(F(by).desc(), "-pk")[: size + 1])
    shown = found[:size]
    more = len(found) > size
    return Page(shown, _cursor(_BEFORE, shown, 0, by, way == _AFTER), _cursor(_AFTER, shown, -1, by, more))


def rising_page(rows: QuerySet[M], cursor: str = "", *, by: str, size: int = SIZE) -> Page[M]:
    """One page in ascending order of `by`, a unique column of text; two queries.

    Which rows they are is asked first, for a narrow index may hold all that the conditions need; then the rows are read.
    """
    way, value, _ = _read(cursor)
    before = way == _BEFORE
    if way:
        rows = rows.filter(**{f"{by}__{'lt' if before else 'gt'}": value})
    keys = list(rows.order_by(f"-{by}" if before else by).values_list("pk", flat=True)[: size + 1])
    shown = list(rows.model._default_manager.filter(pk__in=keys[:size]).order_by(by))
    earlier, later = (len(keys) > size, True) if before else (way == _AFTER, len(keys) > size)
    return Page(shown, _cursor(_BEFORE, shown, 0, by, earlier), _cursor(_AFTER, shown, -1, by, later))


def ascending_page(rows: QuerySet[M], cursor: str = "", *, by: str, size: int = SIZE) -> Page[M]:
    """One page in ascending order of `by`, a unique text that may be an annotation; one query."""
    way, value, _ = _read(cursor)
    before = way == _BEFORE
    if way:
        rows = rows.filter(**{f"{by}__{'lt' if before else 'gt'}": value})
    found = list(rows.order_by(f"-{by}" if before else by)[: size + 1])
    shown = found[:size][::-1] if before else found[:size]
    earlier, later = (len(found) > size, True) if before else (way == _AFTER, len(found) > size)
    return Page(shown, _cursor(_BEFORE, shown, 0, by, earlier), _cursor(_AFTER, shown, -1, by, later))


def _beyond(by: str, side: str, value: str, last: UUID | None) -> Q:
    return Q(**{f"{by}__{side}": value}) | Q(**{by: value, f"pk__{side}": last})


def _cursor(way: str, shown: list[M], place: int, by: str, exists: bool) -> str:
    if not exists or not shown:
        return ""
    row = shown[place]
    return _PART.join((way, str(getattr(row, by)), str(row.pk)))


def _read(cursor: str) -> tuple[str, str, UUID | None]:
    parts = cursor.split(_PART)
    if len(parts) != 3 or parts[0] not in (_AFTER, _BEFORE):
        return "", "", None
    try:
        return parts[0], parts[1], UUID(parts[2])
    except ValueError:
        return "", "", None
