"""The national register: every province, district and commune since 2016, and their departments and divisions by template.

The files name units compactly; a unit's key is its parent's key and its own name, as in the files of the five programmes,
whose rows win wherever both speak of the same agency or of the same predecessor.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from kiemtra.data.agencies import AgencyRow, SuccessionRow, load_agencies, load_successions, succession_of
from kiemtra.data.agencies_templates import expand, inherit
from kiemtra.data.agencies_units import place_of
from kiemtra.data.files import csv_rows, optional_day, toml_tables
from kiemtra.domain.agencies import AgencyKind, AgencyLevel, SuccessionKind

FOLDER = "agencies/national"
REFORM = date(2025, 7, 1)
WARDS_OF_2026 = "Nghị quyết 237/NQ-UBTVQH16 ngày 14/4/2026"
END_OF_DISTRICTS = "Nghị quyết 203/2025/QH15 ngày 16/6/2025; Luật Tổ chức chính quyền địa phương 72/2025/QH15"
HANDED_ON = "Kết thúc hoạt động cấp huyện; người có thẩm quyền chỉ định cơ quan tiếp nhận từng nhiệm vụ"
_FILES = {
    "provinces": AgencyLevel.PROVINCE,
    "districts": AgencyLevel.DISTRICT,
    "communes_before": AgencyLevel.COMMUNE,
    "communes_after": AgencyLevel.COMMUNE,
}


@dataclass(frozen=True, slots=True)
class NationalRegister:
    """Agencies, parents before their children, and who followed whom, in order of their dates."""

    agencies: tuple[AgencyRow, ...]
    successions: tuple[SuccessionRow, ...]


def load_national() -> NationalRegister:
    """Return the whole national register, the programmes' agencies in it."""
    units = {row.key: row for row in _units()}
    programmes = {row.key: row for row in load_agencies()}
    units |= programmes
    of_units = _winning(_unit_successions(units))
    agencies = units | {row.key: row for row in expand(units.values())}
    of_parts = inherit(agencies, of_units)
    successions = sorted((*of_units, *of_parts), key=lambda row: row.date)
    return NationalRegister(tuple(agencies.values()), tuple(successions))


def _units() -> Iterator[AgencyRow]:
    for name, level in _FILES.items():
        for row in csv_rows(f"{FOLDER}/{name}.csv"):
            yield _unit(row, level)


def _unit(row: Mapping[str, str], level: AgencyLevel) -> AgencyRow:
    source, licence, remark = _sources()[row["source"]]
    parent, identifier = row.get("parent"), row.get("identifier", "")
    return AgencyRow(
        key=f"{parent}.{row['slug']}" if parent else row["slug"],
        name=f"Ủy ban nhân dân {row['name']}",
        short_name=f"UBND {row['name']}",
        kind=AgencyKind.PEOPLES_COMMITTEE,
        level=level,
        symbol="UBND",
        place_name=place_of(row["name"]),
        parent=parent or None,
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=optional_day(row["valid_to"]),
        statistical_code=row["code"],
        electronic_code=identifier,
        source=source.format(ground=row.get("ground", "")),
        note="; ".join(filter(None, (row["note"], remark))),
        licence=licence,
        former_code=f"000.00.00.{identifier}" if identifier else "",
        latitude=Decimal(row["latitude"]) if row.get("latitude") else None,
        longitude=Decimal(row["longitude"]) if row.get("longitude") else None,
    )


@cache
def _sources() -> Mapping[str, tuple[str, str, str]]:
    rows = toml_tables(f"{FOLDER}/sources.toml", "sources")
    return {row["key"]: (row["name"], row["licence"], row["note"]) for row in rows}


def _winning(national: Iterator[SuccessionRow]) -> list[SuccessionRow]:
    """The programmes' successions, and the others where no programme names the predecessor."""
    said = load_successions()
    known = {row.predecessor for row in said}
    return [*said, *(row for row in national if row.predecessor not in known)]


def _unit_successions(units: Mapping[str, AgencyRow]) -> Iterator[SuccessionRow]:
    provinces = [succession_of(row) for row in csv_rows(f"{FOLDER}/province_successions.csv")]
    yield from provinces
    after = {row.predecessor: row.successor for row in provinces if row.date == REFORM}
    followers, resolutions = _followers(), _resolutions()
    new = {row.statistical_code: row for row in units.values() if row.valid_from == REFORM}
    shares = defaultdict(list)
    for old in followers:
        for line in followers[old]:
            shares[line["new"]].append(old)
    for row in units.values():
        if row.valid_to != REFORM or row.level is AgencyLevel.PROVINCE or row.kind is not AgencyKind.PEOPLES_COMMITTEE:
            continue
        lines = followers.get(row.statistical_code, [])
        if not lines and row.level is AgencyLevel.DISTRICT:
            province = str(row.parent)
            heir = after.get(province, province)
            yield SuccessionRow(row.key, heir, REFORM, SuccessionKind.DISSOLVED, END_OF_DISTRICTS, HANDED_ON)
        for line in lines:
            alone = len(lines) == len(shares[line["new"]]) == 1
            yield _commune_succession(row, new[line["new"]], line, resolutions[line["new"]], alone)
    yield from _later_wards(units)


def _commune_succession(
    old: AgencyRow, new: AgencyRow, line: Mapping[str, str], number: str, alone: bool
) -> SuccessionRow:
    kind = SuccessionKind.SPLIT if line["part"] else SuccessionKind.RENAMED if alone else SuccessionKind.MERGED
    part = {"main": "Phần chính", "part": "Một phần địa giới"}.get(line["part"], "")
    single = "Chỉ gói vietnamadminunits ghi" if line["attested"] == "one" else ""
    ground = f"Nghị quyết {number} ngày 16/6/2025"
    return SuccessionRow(old.key, new.key, REFORM, kind, ground, "; ".join(filter(None, (part, single))))


def _later_wards(units: Mapping[str, AgencyRow]) -> Iterator[SuccessionRow]:
    """Communes that became wards after the reform: the same code goes on."""
    begun = {(row.statistical_code, row.valid_from): row for row in units.values() if row.valid_from > REFORM}
    for row in units.values():
        if row.level is AgencyLevel.COMMUNE and row.valid_to and row.valid_to > REFORM:
            ward = begun[row.statistical_code, row.valid_to]
            yield SuccessionRow(row.key, ward.key, row.valid_to, SuccessionKind.RENAMED, WARDS_OF_2026, "")


def _followers() -> Mapping[str, list[Mapping[str, str]]]:
    found: dict[str, list[Mapping[str, str]]] = defaultdict(list)
    for row in csv_rows(f"{FOLDER}/successions.csv"):
        found[row["old"]].append(row)
    return found


def _resolutions() -> Mapping[str, str]:
    rows = csv_rows(f"{FOLDER}/communes_after.csv")
    return {row["code"]: row["ground"] for row in rows if row["valid_from"] == REFORM.isoformat()}
