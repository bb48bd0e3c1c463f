import tomllib
import unicodedata
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import kiemtra.data
from kiemtra.data.areas import load_areas
from kiemtra.data.checklist import APPLIES_TO, checklist_for, load_checklist
from kiemtra.data.deadlines import default_day, default_rule, load_deadlines
from kiemtra.data.documents import document_kind, load_document_kinds
from kiemtra.domain.agencies import AgencyKind, AgencyLevel
from kiemtra.domain.deadlines import DeadlineCode, DeadlineDirection, Period

FOLDER = Path(kiemtra.data.__file__).parent
AREAS = "direction institutions procedures organisation civil_service public_finance e_government papi sipas one_stop discipline"


def tables(name: str) -> list[dict[str, Any]]:
    found = tomllib.loads((FOLDER / name).read_text(encoding="utf-8"))
    return [table for group in found.values() for table in group]


@pytest.mark.parametrize("name", ["areas", "document_kinds", "deadlines", "checklist", "overlaps"])
def test_every_datum_has_source_and_dates(name: str) -> None:
    for table in tables(f"{name}.toml"):
        assert table["source"].strip()
        Period(table["valid_from"], table.get("valid_to"))


@pytest.mark.parametrize("path", sorted([*FOLDER.rglob("*.toml"), *FOLDER.rglob("*.csv")]), ids=lambda path: path.name)
def test_data_files_are_nfc_and_end_lines_simply(path: Path) -> None:
    content = path.read_bytes().decode()

    assert content == unicodedata.normalize("NFC", content)
    assert "\r" not in content
    assert content.endswith("\n")


def test_areas_are_those_of_the_readings() -> None:
    assert {area.code for area in load_areas()} == set(AREAS.split())
    assert len({area.label for area in load_areas()}) == len(load_areas()) == 11


def test_document_kinds_are_the_29_of_the_decree_and_local_ones() -> None:
    decreed = [kind for kind in load_document_kinds() if not kind.local]
    abbreviations = [kind.abbreviation for kind in load_document_kinds() if kind.abbreviation]

    assert len(decreed) == 29
    assert [kind.name for kind in decreed if not kind.abbreviation] == ["Công văn", "Thư công"]
    assert len(set(abbreviations)) == len(abbreviations)
    assert [kind.abbreviation for kind in load_document_kinds() if kind.local] == ["KL"]


@pytest.mark.parametrize(
    ("code", "abbreviation"),
    [
        ("plan", "KH"),
        ("decision", "QĐ"),
        ("notice", "TB"),
        ("report", "BC"),
        ("minutes", "BB"),
        ("directive", "CT"),
        ("conclusion", "KL"),
        ("official_letter", ""),
        ("submission", "TTr"),
    ],
)
def test_kinds_that_inspections_use(code: str, abbreviation: str) -> None:
    assert document_kind(code).abbreviation == abbreviation


def test_every_deadline_has_one_default() -> None:
    codes = [dated.rule.code for dated in load_deadlines()]

    assert sorted(codes) == sorted(DeadlineCode)
    assert all(dated.label and dated.rule.default for dated in load_deadlines())


def test_a_custom_is_marked_as_such() -> None:
    for dated in load_deadlines():
        assert dated.rule.source.startswith("Thông lệ, chưa có nguồn") == (not dated.rule.sourced)


def test_defaults_are_found_by_code() -> None:
    notice = default_rule(DeadlineCode.NOTICE)

    assert (notice.days, notice.working, notice.direction) == (5, True, DeadlineDirection.BEFORE)
    assert (default_day(DeadlineCode.ROUND_CLOSE).month, default_day(DeadlineCode.ROUND_CLOSE).day) == (11, 30)
    with pytest.raises(KeyError):
        default_rule(DeadlineCode.ROUND_CLOSE)
    with pytest.raises(KeyError):
        default_day(DeadlineCode.NOTICE)


def test_checklist_covers_every_area_with_unique_codes() -> None:
    items = load_checklist()

    assert len(items) >= 40
    assert len({item.code for item in items}) == len(items)
    assert len({item.question for item in items}) == len(items)
    assert {item.area for item in items} == set(AREAS.split())
    assert all(item.question.endswith("?") and item.evidence and item.basis and item.applies_to for item in items)


@pytest.mark.parametrize("key", sorted(APPLIES_TO))
def test_each_kind_of_unit_has_questions_in_most_areas(key: str) -> None:
    kind, level = APPLIES_TO[key]

    items = checklist_for(kind, level, day=date(2022, 9, 20))

    assert len({item.area for item in items}) >= 10
    assert all((kind, level) in item.applies_to for item in items)


def test_checklist_asks_communes_what_only_communes_do() -> None:
    def codes(kind: AgencyKind, level: AgencyLevel) -> set[str]:
        return {item.code for item in checklist_for(kind, level, day=date(2022, 9, 20))}

    commune = codes(AgencyKind.PEOPLES_COMMITTEE, AgencyLevel.COMMUNE)
    department = codes(AgencyKind.DEPARTMENT, AgencyLevel.PROVINCE)
    assert {"E06", "H03"} == commune - department
    assert {"B01", "E02"} == department - commune


def test_checklist_holds_what_is_in_force_that_day_in_the_areas_asked() -> None:
    commune = (AgencyKind.PEOPLES_COMMITTEE, AgencyLevel.COMMUNE)

    in_2019 = checklist_for(*commune, day=date(2019, 9, 11), areas=frozenset({"one_stop", "papi"}))

    assert {item.area for item in in_2019} == {"one_stop", "papi"}
    # Digitising files is asked since Decision 766/QĐ-TTg of 2022.
    assert "C23" not in {item.code for item in in_2019}
    assert "C23" in {item.code for item in checklist_for(*commune, day=date(2022, 9, 20))}
