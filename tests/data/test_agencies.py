import re
import unicodedata
from collections import defaultdict
from datetime import date

import pytest

from kiemtra.data.agencies import PLACES, AgencyRow, load_agencies, load_successions
from kiemtra.domain.agencies import AgencyKind, AgencyLevel, SuccessionKind
from kiemtra.domain.deadlines import Period

AGENCIES = load_agencies()
BY_KEY = {agency.key: agency for agency in AGENCIES}
SUCCESSIONS = load_successions()


def period(agency: AgencyRow) -> Period:
    return Period(agency.valid_from, agency.valid_to)


def children(parent: str, day: date, kind: AgencyKind, level: AgencyLevel) -> set[str]:
    return {
        agency.short_name
        for agency in AGENCIES
        if agency.parent == parent and agency.kind is kind and agency.level is level and day in period(agency)
    }


def communes(parent: str, day: date) -> set[str]:
    return children(parent, day, AgencyKind.PEOPLES_COMMITTEE, AgencyLevel.COMMUNE)


def districts(parent: str, day: date) -> set[str]:
    return children(parent, day, AgencyKind.PEOPLES_COMMITTEE, AgencyLevel.DISTRICT)


def departments(parent: str, day: date) -> set[str]:
    return children(parent, day, AgencyKind.DEPARTMENT, AgencyLevel.PROVINCE)


def divisions(parent: str, day: date) -> set[str]:
    return children(parent, day, AgencyKind.DIVISION, AgencyLevel.DISTRICT)


def test_keys_are_unique_slugs() -> None:
    assert len(BY_KEY) == len(AGENCIES)
    assert [key for key in BY_KEY if not re.fullmatch(r"[a-z0-9]+([-.][a-z0-9]+)*", key)] == []


def test_every_row_has_name_place_source_and_dates() -> None:
    for agency in AGENCIES:
        assert agency.name
        assert agency.short_name
        assert agency.place_name
        assert agency.source
        assert period(agency).start >= date(2016, 1, 1)


def test_texts_are_nfc_without_stray_blanks() -> None:
    for agency in AGENCIES:
        for text in (agency.name, agency.short_name, agency.place_name, agency.source, agency.note):
            assert text == unicodedata.normalize("NFC", text) == " ".join(text.split())


def test_parents_come_first_and_hold_the_whole_time() -> None:
    seen: dict[str, AgencyRow] = {}
    for agency in AGENCIES:
        if agency.parent is not None:
            parent = seen[agency.parent]
            assert parent.valid_from <= agency.valid_from, agency.key
            assert parent.valid_to is None or (agency.valid_to is not None and agency.valid_to <= parent.valid_to)
        seen[agency.key] = agency


def test_no_two_agencies_of_one_name_and_parent_exist_at_once() -> None:
    same = defaultdict(list)
    for agency in AGENCIES:
        same[agency.parent, agency.name].append(period(agency))

    assert [name for name, (first, *rest) in same.items() if any(first.overlaps(other) for other in rest)] == []


def test_codes_have_their_form_and_belong_to_one_agency_at_a_time() -> None:
    held = defaultdict(list)
    for agency in AGENCIES:
        width = {AgencyLevel.PROVINCE: 2, AgencyLevel.DISTRICT: 3, AgencyLevel.COMMUNE: 5}[agency.level]
        assert re.fullmatch(rf"(\d{{{width}}})?", agency.statistical_code), agency.key
        assert re.fullmatch(r"(H\d{2})?", agency.electronic_code), agency.key
        if agency.statistical_code:
            held[agency.statistical_code].append(period(agency))

    assert [code for code, (first, *rest) in held.items() if any(first.overlaps(other) for other in rest)] == []


def test_departments_and_divisions_have_no_area_code() -> None:
    assert {a.statistical_code for a in AGENCIES if a.kind is not AgencyKind.PEOPLES_COMMITTEE} == {""}


def test_s0_hung_yen_city_2022() -> None:
    city, day = "hung-yen.thanh-pho-hung-yen", date(2022, 3, 14)

    assert len(divisions(city, day)) == 12
    assert {"Phòng Tài nguyên và Môi trường", "Phòng Quản lý đô thị", "Phòng Kinh tế"} <= divisions(city, day)
    assert len(communes(city, day)) == 17
    named = (
        "phường Hiến Nam",
        "phường Lam Sơn",
        "phường Minh Khai",
        "xã Phương Chiểu",
        "xã Liên Phương",
        "xã Hùng Cường",
    )
    assert {f"UBND {name}" for name in named} <= communes(city, day)
    assert len([name for name in communes(city, day) if name.startswith("UBND phường")]) == 7


def test_s1_hung_yen_2022() -> None:
    day = date(2022, 9, 20)

    assert {"Sở Giáo dục và Đào tạo", "Sở Công Thương", "Sở Tài nguyên và Môi trường", "Sở Nội vụ"} <= departments(
        "hung-yen", day
    )
    assert len(departments("hung-yen", day)) == 18
    assert len(districts("hung-yen", day)) == 10
    assert {"UBND huyện Khoái Châu", "UBND huyện Yên Mỹ", "UBND thị xã Mỹ Hào"} <= districts("hung-yen", day)


def test_s2_hai_phong_2019() -> None:
    day = date(2019, 6, 1)

    assert len(districts("hai-phong", day)) == 15
    assert {"UBND huyện Thủy Nguyên", "UBND huyện An Dương", "UBND huyện Bạch Long Vĩ"} <= districts("hai-phong", day)
    assert len(departments("hai-phong", day)) == 20


def test_s3_thanh_oai_2019() -> None:
    district, day = "ha-noi.huyen-thanh-oai", date(2019, 9, 11)

    assert len(communes(district, day)) == 21
    assert {"UBND thị trấn Kim Bài", "UBND xã Cao Dương", "UBND xã Xuân Dương"} <= communes(district, day)
    assert len(communes(district, date(2025, 3, 1))) == 20
    assert len(divisions(district, day)) == 12


def test_s4_ha_noi_2021() -> None:
    day = date(2021, 4, 12)

    assert len(districts("ha-noi", day)) == 30
    assert len(departments("ha-noi", day)) == 22


@pytest.mark.parametrize("parent", ["hung-yen", "hai-phong", "ha-noi", "hung-yen-2025", "hai-phong-2025"])
def test_districts_end_on_1_july_2025(parent: str) -> None:
    assert districts(parent, date(2025, 7, 1)) == set()
    assert {a.level for a in AGENCIES if a.valid_to is None} == {AgencyLevel.PROVINCE, AgencyLevel.COMMUNE}


def test_succession_happens_on_the_day_one_ends_and_the_other_exists() -> None:
    for succession in SUCCESSIONS:
        predecessor, successor = BY_KEY[succession.predecessor], BY_KEY[succession.successor]
        assert predecessor.valid_to == succession.date, succession
        assert succession.date in period(successor), succession
        assert succession.ground


def test_whoever_ends_has_a_successor_and_only_a_split_has_several() -> None:
    followers = defaultdict(list)
    for succession in SUCCESSIONS:
        followers[succession.predecessor].append(succession.kind)

    assert set(followers) == {agency.key for agency in AGENCIES if agency.valid_to is not None}
    for kinds in followers.values():
        assert len(kinds) == 1 or set(kinds) == {SuccessionKind.SPLIT}


def test_every_agency_of_the_past_leads_to_one_that_exists_today() -> None:
    followers = defaultdict(set)
    for succession in SUCCESSIONS:
        followers[succession.predecessor].add(succession.successor)
    for agency in AGENCIES:
        ends, steps = {agency.key}, 0
        while any(followers[key] for key in ends):
            ends = {later for key in ends for later in (followers[key] or {key})}
            steps += 1
            assert steps <= 4, agency.key
        assert all(BY_KEY[key].valid_to is None for key in ends)


@pytest.mark.parametrize(
    ("predecessor", "successor", "number"),
    [
        ("hung-yen.thanh-pho-hung-yen.phuong-hien-nam", "hung-yen-2025.phuong-pho-hien", "1666/NQ-UBTVQH15"),
        (
            "hung-yen.thanh-pho-hung-yen.xa-phuong-chieu",
            "hung-yen.thanh-pho-hung-yen.xa-phuong-nam",
            "1248/NQ-UBTVQH15",
        ),
        ("ha-noi.huyen-thanh-oai.thi-tran-kim-bai", "ha-noi.xa-thanh-oai", "1656/NQ-UBTVQH15"),
        ("hung-yen", "hung-yen-2025", "202/2025/QH15"),
        ("hai-duong", "hai-phong-2025", "202/2025/QH15"),
        ("hai-phong.huyen-thuy-nguyen", "hai-phong.thanh-pho-thuy-nguyen", "1232/NQ-UBTVQH15"),
        ("hung-yen.so-tai-nguyen-va-moi-truong", "hung-yen.so-nong-nghiep-va-moi-truong", "45/2025/NĐ-CP"),
    ],
)
def test_known_successions(predecessor: str, successor: str, number: str) -> None:
    (found,) = [s for s in SUCCESSIONS if (s.predecessor, s.successor) == (predecessor, successor)]

    assert number in found.ground


@pytest.mark.parametrize("place", PLACES)
def test_place_file_loads_alone(place: str) -> None:
    rows = load_agencies(place)

    assert rows
    assert set(rows) <= set(AGENCIES)
