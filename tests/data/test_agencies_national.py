"""The national register: complete, consistent, in step with the programmes' places."""

import re
import unicodedata
from collections import defaultdict
from datetime import date

import pytest

from kiemtra.data.agencies import AgencyRow, load_agencies, load_successions
from kiemtra.data.agencies_national import load_national
from kiemtra.data.agencies_units import kind_of, place_of
from kiemtra.data.files import csv_rows, toml_document, toml_tables
from kiemtra.domain.agencies import AgencyKind, AgencyLevel, SuccessionKind
from kiemtra.domain.deadlines import Period
from kiemtra.domain.registers import Entry, Step, check

REGISTER = load_national()
BY_KEY = {row.key: row for row in REGISTER.agencies}
BEFORE, REFORM, TODAY = date(2025, 6, 30), date(2025, 7, 1), date(2026, 11, 1)
FOLLOWERS = defaultdict(list)
for succession in REGISTER.successions:
    FOLLOWERS[succession.predecessor].append(succession)


def there(day: date, level: AgencyLevel, kind: AgencyKind = AgencyKind.PEOPLES_COMMITTEE) -> list[AgencyRow]:
    return [
        row
        for row in REGISTER.agencies
        if row.level is level and row.kind is kind and day in Period(row.valid_from, row.valid_to)
    ]


@pytest.mark.parametrize(
    ("day", "level", "count"),
    [
        (BEFORE, AgencyLevel.PROVINCE, 63),
        (BEFORE, AgencyLevel.DISTRICT, 696),
        (BEFORE, AgencyLevel.COMMUNE, 10_035),
        (REFORM, AgencyLevel.PROVINCE, 34),
        (REFORM, AgencyLevel.DISTRICT, 0),
        (REFORM, AgencyLevel.COMMUNE, 3_321),
        (TODAY, AgencyLevel.PROVINCE, 34),
        (TODAY, AgencyLevel.COMMUNE, 3_321),
    ],
)
def test_counts_of_the_nation(day: date, level: AgencyLevel, count: int) -> None:
    assert len(there(day, level)) == count


@pytest.mark.parametrize(("kind", "count"), [("phường", 687), ("xã", 2_621), ("đặc khu", 13)])
def test_kinds_of_communes_on_the_first_day(kind: str, count: int) -> None:
    names = [row.short_name.removeprefix("UBND ") for row in there(REFORM, AgencyLevel.COMMUNE)]

    assert sum(kind_of(name) == kind for name in names) == count


def test_register_has_the_promised_size() -> None:
    assert len(REGISTER.agencies) >= 25_000
    assert len(there(TODAY, AgencyLevel.COMMUNE, AgencyKind.DIVISION)) == 4 * 3_321
    assert len(there(BEFORE, AgencyLevel.PROVINCE, AgencyKind.DEPARTMENT)) >= 12 * 63


def test_keys_are_unique_slugs_below_their_parents() -> None:
    assert len(BY_KEY) == len(REGISTER.agencies)
    assert [key for key in BY_KEY if not re.fullmatch(r"[a-z0-9]+([-.][a-z0-9]+)*", key)] == []
    strays = [row for row in REGISTER.agencies if row.parent and not row.key.startswith(f"{row.parent}.")]
    assert strays == []


def test_parents_come_first() -> None:
    seen: set[str] = set()
    for row in REGISTER.agencies:
        assert row.parent is None or row.parent in seen, row.key
        seen.add(row.key)


def test_programmes_agencies_are_in_it_once_and_as_the_programmes_say() -> None:
    for row in load_agencies():
        assert BY_KEY[row.key] == row


def test_no_agency_stands_twice_under_two_keys() -> None:
    named = defaultdict(list)
    for row in REGISTER.agencies:
        named[row.parent, row.name].append(Period(row.valid_from, row.valid_to))

    assert [name for name, (first, *rest) in named.items() if any(first.overlaps(other) for other in rest)] == []


def test_programmes_successions_win_over_the_others() -> None:
    for row in load_successions():
        assert row in FOLLOWERS[row.predecessor]
    said = defaultdict(list)
    for row in load_successions():
        said[row.predecessor].append(row)
    assert {key: FOLLOWERS[key] for key in said} == said


def test_rules_of_a_list_hold_for_the_shipped_one() -> None:
    entries = [
        Entry(
            number,
            row.key,
            row.parent,
            row.valid_from,
            row.valid_to,
            row.statistical_code,
            row.electronic_code,
            row.former_code,
        )
        for number, row in enumerate(REGISTER.agencies, 2)
    ]
    steps = [Step(at, row.predecessor, row.successor, row.date) for at, row in enumerate(REGISTER.successions, 2)]

    assert check(entries, steps) == []


def test_whoever_ends_has_a_successor_and_only_a_split_has_several() -> None:
    assert set(FOLLOWERS) == {row.key for row in REGISTER.agencies if row.valid_to is not None}
    several = {key for key, rows in FOLLOWERS.items() if len(rows) > 1}
    assert {row.kind for key in several for row in FOLLOWERS[key]} == {SuccessionKind.SPLIT}
    assert len(several) > 400


def test_every_agency_of_the_past_leads_to_one_that_exists_today() -> None:
    for row in REGISTER.agencies:
        ends, steps = {row.key}, 0
        while later := {found.successor for key in ends for found in FOLLOWERS.get(key, ())}:
            ends = later
            steps += 1
            assert steps <= 4, row.key
        assert all(BY_KEY[key].valid_to is None for key in ends)


def test_each_new_commune_has_followed_at_least_one() -> None:
    heirs = {row.successor for row in REGISTER.successions}

    # Hải Phòng's programme names the city as the one that answers for this district.
    without = [row.key for row in there(REFORM, AgencyLevel.COMMUNE) if row.key not in heirs]
    assert without == ["hai-phong-2025.dac-khu-bach-long-vi"]


def test_every_row_has_source_ground_and_place() -> None:
    assert [row.key for row in REGISTER.agencies if not (row.source and row.name and row.place_name)] == []
    assert [row for row in REGISTER.successions if not row.ground] == []
    area = [row for row in REGISTER.agencies if row.statistical_code and row not in load_agencies()]
    assert {row.licence for row in area} == {"MIT", "BSD-3-Clause", "MIT; BSD-3-Clause"}


def test_texts_are_nfc_and_fit_the_columns() -> None:
    for row in REGISTER.agencies:
        for text, longest in (
            (row.key, 120),
            (row.name, 300),
            (row.short_name, 150),
            (row.source, 300),
            (row.note, 300),
        ):
            assert text == unicodedata.normalize("NFC", text) == " ".join(text.split())
            assert len(text) <= longest, row.key
            assert "{" not in text


def test_new_communes_have_a_place_on_the_map_of_the_country() -> None:
    shipped = load_agencies()
    for row in there(REFORM, AgencyLevel.COMMUNE):
        if row not in shipped:
            assert row.latitude is not None
            assert row.longitude is not None
            assert 6 < row.latitude < 24, row.key
            assert 102 < row.longitude < 118, row.key
            assert row.latitude.as_tuple().exponent >= -5


def test_identifiers_follow_the_rule_of_merged_provinces() -> None:
    codes = defaultdict(list)
    for row in REGISTER.agencies:
        if row.electronic_code:
            codes[row.electronic_code].append(row)
    shipped = {row.key for row in load_agencies()}
    provinces = {row.place_name for row in there(REFORM, AgencyLevel.PROVINCE)}

    assert set(codes) == {f"H{number:02}" for number in range(1, 64)}
    for code, rows in codes.items():
        open_ends = [row for row in rows if row.valid_to is None]
        assert len(open_ends) == (1 if {row.place_name for row in rows} & provinces else 0), code
        assert all(row.former_code == f"000.00.00.{code}" for row in rows if row.key not in shipped)


@pytest.mark.parametrize(
    ("key", "code", "successors"),
    [
        ("thai-binh", "34", ["hung-yen-2025"]),
        ("thua-thien-hue", "46", ["hue"]),
        ("dong-nai-2025", "75", ["dong-nai-2026"]),
        ("nghe-an.huyen-ky-son.xa-my-ly", "16816", ["nghe-an.xa-my-ly"]),
        ("quang-ngai.huyen-ly-son", "536", ["quang-ngai-2025.dac-khu-ly-son"]),
        ("khanh-hoa.huyen-truong-sa", "576", ["khanh-hoa-2025"]),
        ("ha-noi.quan-ba-dinh.phuong-phuc-xa", "00001", ["ha-noi.phuong-hong-ha"]),
        ("dong-nai-2025.xa-long-thanh", "26368", ["dong-nai-2026.phuong-long-thanh"]),
        ("ba-ria-vung-tau.so-noi-vu", "", ["ho-chi-minh-2025.so-noi-vu"]),
        ("ba-ria-vung-tau.so-ke-hoach-va-dau-tu", "", ["ba-ria-vung-tau.so-tai-chinh"]),
        ("hai-duong.thanh-tra-tinh", "", ["hai-phong-2025.thanh-tra-thanh-pho"]),
        ("dong-nai-2025.thanh-tra-tinh", "", ["dong-nai-2026.thanh-tra-thanh-pho"]),
        (
            "dong-nai-2025.xa-long-thanh.phong-kinh-te",
            "",
            ["dong-nai-2026.phuong-long-thanh.phong-kinh-te-ha-tang-va-do-thi"],
        ),
        ("nghe-an.huyen-ky-son.phong-noi-vu", "", ["nghe-an"]),
    ],
)
def test_known_agencies_and_those_who_followed(key: str, code: str, successors: list[str]) -> None:
    assert BY_KEY[key].statistical_code == code
    assert [row.successor for row in FOLLOWERS[key]] == successors


def test_what_one_package_alone_says_is_marked() -> None:
    alone = [row for row in REGISTER.successions if "Chỉ gói vietnamadminunits ghi" in row.note]

    assert 50 < len(alone) < 300


def test_what_has_no_known_day_is_noted_and_not_dated() -> None:
    assert BY_KEY["bac-ninh-2025"].valid_to is None
    assert "39/2026/QH16" in BY_KEY["bac-ninh-2025"].note
    assert "388/NQ-UBTVQH16" in BY_KEY["bac-ninh-2025.xa-lang-giang"].note


def test_units_with_departments_of_their_own_get_none_by_template() -> None:
    named = [row.key for row in REGISTER.agencies if row.parent == "ha-noi" and row.kind is AgencyKind.DEPARTMENT]

    assert sorted(named) == sorted(
        row.key for row in load_agencies() if row.parent == "ha-noi" and row.kind is AgencyKind.DEPARTMENT
    )
    assert "ha-noi.xa-thanh-oai.phong-kinh-te" in BY_KEY


def test_island_districts_get_no_divisions_and_exist() -> None:
    islands = toml_document("agencies/national/templates.toml")["without_frame"]

    assert set(islands) <= set(BY_KEY)
    assert [row.key for row in REGISTER.agencies if row.parent in islands and row.kind is AgencyKind.DIVISION] == []


@pytest.mark.parametrize(("province", "count"), [("nghe-an", 17), ("ho-chi-minh", 17), ("thai-binh", 17)])
def test_departments_of_before_and_after_march_2025(province: str, count: int) -> None:
    def named(day: date) -> set[str]:
        rows = there(day, AgencyLevel.PROVINCE, AgencyKind.DEPARTMENT)
        return {row.short_name for row in rows if row.parent == province}

    assert len(named(date(2024, 1, 1))) == count
    assert len(named(date(2025, 3, 1))) == 12
    assert "Sở Nông nghiệp và Môi trường" in named(date(2025, 3, 1)) - named(date(2025, 2, 28))


def test_sources_are_used_and_named() -> None:
    folder = "agencies/national"
    used = {
        row["source"]
        for name in ("provinces", "districts", "communes_before", "communes_after")
        for row in csv_rows(f"{folder}/{name}.csv")
    }
    named = {row["key"] for row in toml_tables(f"{folder}/sources.toml", "sources")}

    assert used <= named
    assert named - used <= {"v25"}


@pytest.mark.parametrize(
    ("name", "kind", "place"),
    [
        ("phường Phúc Xá", "phường", "Phúc Xá"),
        ("phường 1", "phường", "Phường 1"),
        ("quận 10", "quận", "Quận 10"),
        ("thành phố Hồ Chí Minh", "thành phố", "Thành phố Hồ Chí Minh"),
        ("thị trấn Kim Bài", "thị trấn", "Kim Bài"),
        ("đặc khu Côn Đảo", "đặc khu", "Côn Đảo"),
        ("Trường Sa", "", "Trường Sa"),
    ],
)
def test_kind_and_place_of_a_name(name: str, kind: str, place: str) -> None:
    assert (kind_of(name), place_of(name)) == (kind, place)
