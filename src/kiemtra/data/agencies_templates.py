"""Departments and divisions by the frames of the decrees: expanded for each unit, with those who follow them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from kiemtra.data.agencies import AgencyRow, SuccessionRow, load_agencies
from kiemtra.data.agencies_units import kind_of
from kiemtra.data.files import toml_document, toml_tables
from kiemtra.domain.agencies import AgencyKind, AgencyLevel, SuccessionKind
from kiemtra.domain.text import fold

_FILE = "agencies/national/templates.toml"
_PARTS = {AgencyLevel.PROVINCE: AgencyKind.DEPARTMENT}


@dataclass(frozen=True, slots=True)
class Template:
    """A department or division that a decree gives to every unit of a level, or to those of some kinds."""

    slug: str
    name: str
    short_name: str
    symbol: str
    valid_from: date
    valid_to: date | None
    # Who took over when the frame changed, and whose work it does in units that do not have those.
    heir: str
    stands_for: tuple[str, ...]


def expand(units: Iterable[AgencyRow]) -> Iterator[AgencyRow]:
    """Yield the departments and divisions of all units; where a programme names a unit's own, there are none by template."""
    own = {row.parent for row in load_agencies() if row.kind is not AgencyKind.PEOPLES_COMMITTEE}
    without = own | set(toml_document(_FILE)["without_frame"])
    for unit in units:
        if unit.kind is AgencyKind.PEOPLES_COMMITTEE and unit.key not in without:
            yield from (_part(unit, template) for template in _frame(unit) if _common(unit, template))


def inherit(agencies: Mapping[str, AgencyRow], successions: Sequence[SuccessionRow]) -> Iterator[SuccessionRow]:
    """Yield who followed each part made by template: its heir in the same unit, or its like in the unit that followed."""
    followed = defaultdict(list)
    for row in successions:
        followed[row.predecessor].append(row)
    for unit in agencies.values():
        if unit.kind is AgencyKind.PEOPLES_COMMITTEE:
            for template in _frame(unit):
                part = agencies.get(_key(unit, template))
                if part is None or part.valid_to is None or part.key in followed:
                    continue
                if part.valid_to == unit.valid_to:
                    yield from _passed_on(part, unit, template, followed[unit.key], agencies)
                else:
                    yield _taken_over(part, part.valid_to, unit, template)


def _taken_over(part: AgencyRow, day: date, unit: AgencyRow, template: Template) -> SuccessionRow:
    heir = next(one for one in _frame(unit) if one.slug == template.heir)
    ground, doubt = _ground(unit.level, day)
    return SuccessionRow(part.key, _key(unit, heir), day, SuccessionKind.MERGED, ground, doubt)


def _passed_on(
    part: AgencyRow,
    unit: AgencyRow,
    template: Template,
    successions: Sequence[SuccessionRow],
    agencies: Mapping[str, AgencyRow],
) -> Iterator[SuccessionRow]:
    for row in successions:
        successor = agencies[row.successor]
        like = _like(successor, template, agencies) if successor.level is unit.level else None
        if like:
            same = like.endswith(part.key.rpartition(".")[2]) or "{" in template.slug
            note = "" if same else "Theo lĩnh vực gần nhất, chưa đối chiếu"
            yield replace(row, predecessor=part.key, successor=like, note=note)
        elif successor.level is unit.level:
            note = "Không rõ cơ quan cùng lĩnh vực ở đơn vị mới; tạm ghi UBND"
            yield replace(row, predecessor=part.key, kind=SuccessionKind.DISSOLVED, note=note)
        else:
            yield replace(row, predecessor=part.key)


def _like(unit: AgencyRow, template: Template, agencies: Mapping[str, AgencyRow]) -> str | None:
    """The part of the unit that does the same work there."""
    frame = [one for one in _frame(unit) if one.slug == template.slug or template.slug in one.stands_for]
    return next((key for one in frame if (key := _key(unit, one)) in agencies), None)


def _part(unit: AgencyRow, template: Template) -> AgencyRow:
    start, end = _common(unit, template) or (unit.valid_from, unit.valid_to)
    source, note = _ground(unit.level, start)
    doubt = "" if template.symbol == "" else "; ký hiệu theo thông lệ"
    slots = _slots(unit)
    name = template.name.format(**slots)
    return AgencyRow(
        key=_key(unit, template),
        name=name if "{unit}" in template.name else f"{name} {slots['unit']}",
        short_name=template.short_name.format(**slots),
        kind=_PARTS.get(unit.level, AgencyKind.DIVISION),
        level=unit.level,
        symbol=template.symbol,
        place_name=unit.place_name,
        parent=unit.key,
        valid_from=start,
        valid_to=end,
        statistical_code="",
        electronic_code="",
        source=source,
        note=note + doubt,
    )


def _slots(unit: AgencyRow) -> dict[str, str]:
    name = unit.short_name.removeprefix("UBND ")
    return {"unit": name, "kind": kind_of(name)}


def _key(unit: AgencyRow, template: Template) -> str:
    kind = fold(_slots(unit)["kind"]).replace(" ", "-")
    return f"{unit.key}.{template.slug.format(kind=kind)}"


def _common(unit: AgencyRow, template: Template) -> tuple[date, date | None] | None:
    """The time in which both the unit and the frame hold."""
    start = max(unit.valid_from, template.valid_from)
    end = min((day for day in (unit.valid_to, template.valid_to) if day), default=None)
    return (start, end) if end is None or start < end else None


def _ground(level: AgencyLevel, day: date) -> tuple[str, str]:
    """The decree in force on the day, and what is not known under it."""
    rows = [row for row in _grounds() if row["level"] == level and row["from"] <= day]
    return rows[-1]["source"], rows[-1]["note"]


@cache
def _grounds() -> Sequence[Mapping[str, Any]]:
    return toml_tables(_FILE, "grounds")


def _frame(unit: AgencyRow) -> Sequence[Template]:
    """The templates for a unit of this level and kind."""
    return _frames(unit.level, _slots(unit)["kind"])


@cache
def _frames(level: AgencyLevel, kind: str) -> tuple[Template, ...]:
    rows = (row for row in toml_tables(_FILE, "templates") if row["level"] == level)
    return tuple(_template(row) for row in rows if kind in row.get("kinds", (kind,)))


def _template(row: Mapping[str, Any]) -> Template:
    return Template(
        slug=row["slug"],
        name=row["name"],
        short_name=row.get("short_name", row["name"]),
        symbol=row.get("symbol", ""),
        valid_from=row.get("from", date.min),
        valid_to=row.get("to"),
        heir=row.get("heir", ""),
        stands_for=tuple(row.get("stands_for", ())),
    )
