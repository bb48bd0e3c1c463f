"""Whole texts of other places, in the shapes that portals and offices publish: every fact, and nothing else."""

from datetime import date
from pathlib import Path

import pytest

from kiemtra.reading import open_file, read
from kiemtra.reading.values import Reading

CORPUS = Path(__file__).parent / "corpus"


def told(name: str) -> Reading:
    return read(open_file(CORPUS / f"{name}.txt"))


UNITS = {
    "bac-kan": ["Sở Y tế", "Sở Tư pháp", "Thanh tra tỉnh", "Ban Dân tộc", "UBND huyện Chợ Mới", "UBND huyện Na Rì", "UBND thành phố Bắc Kạn"],
    "soc-trang": ["UBND huyện Mỹ Xuyên", "UBND xã Ngọc Tố", "UBND xã Thạnh Phú", "UBND thị trấn Mỹ Xuyên"],
    "ha-tinh": ["Sở Xây dựng", "Sở Công Thương", "UBND huyện Can Lộc", "UBND huyện Đức Thọ", "UBND thị xã Hồng Lĩnh"],
    "dak-nong": ["UBND huyện Krông Nô", "UBND xã Nam Đà"],
    "nghe-an": [
        "Sở Nông nghiệp và Phát triển nông thôn", "Sở Lao động - Thương binh và Xã hội", "UBND huyện Đô Lương", "UBND huyện Tân Kỳ", "UBND huyện Quỳ Hợp", "UBND thị xã Hoàng Mai",
        "Ban Quản lý Khu kinh tế Đông Nam", "Cục Thuế tỉnh Nghệ An", "Bảo hiểm xã hội tỉnh Nghệ An",
    ],
    "long-bien": ["UBND phường Bồ Đề", "UBND phường Ngọc Lâm", "UBND phường Gia Thụy", "UBND phường Việt Hưng", "UBND phường Phúc Đồng"],
    "ha-giang": ["UBND tỉnh Hà Giang", "Sở Công Thương", "UBND thành phố Hà Giang", "UBND xã Phương Độ"],
    "ba-don": ["Phòng Tư pháp", "Phòng Quản lý đô thị", "Phòng Tài chính - Kế hoạch", "UBND xã Quảng Hòa", "UBND xã Quảng Lộc", "UBND xã Quảng Tân", "UBND phường Ba Đồn", "UBND phường Quảng Thọ"],
    "party": ["UBND xã Đạ Tông", "UBND xã Đạ Long", "UBND xã Liêng Srônh", "UBND xã Rô Men", "UBND xã Phi Liêng"],
    "dong-nai": [], "an-toan-thuc-pham": [], "hoi-nghi": [],
}  # fmt: skip


@pytest.mark.parametrize(("name", "units"), UNITS.items(), ids=UNITS.keys())
def test_inspected_units(name: str, units: list[str]) -> None:
    assert [u.name for u in told(name).units if u.role == "inspected"] == units


OTHERS = {
    "ha-tinh": [("Sở Tài chính", "inspected_earlier"), ("UBND huyện Kỳ Anh", "inspected_earlier"), ("Sở Ngoại vụ", "excluded"), ("Sở Du lịch", "excluded")],
    "bac-kan": [],
    "long-bien": [],
}  # fmt: skip


@pytest.mark.parametrize(("name", "units"), OTHERS.items(), ids=OTHERS.keys())
def test_units_left_out_or_seen_before(name: str, units: list[tuple[str, str]]) -> None:
    assert [(u.name, u.role) for u in told(name).units if u.role != "inspected"] == units


PLANS = {
    "bac-kan": ("45/KH-UBND", date(2023, 3, 2), "UBND tỉnh Bắc Kạn"),
    "nghe-an": ("498/QĐ-UBND", date(2024, 3, 1), "UBND tỉnh Nghệ An"),
    "long-bien": ("35/KH-UBND", date(2020, 1, 21), "UBND quận Long Biên"),
    "ha-giang": ("12/QĐ-BCĐCCHC", date(2023, 3, 8), "Trưởng Ban Chỉ đạo CCHC của Chính phủ"),
    "dong-nai": ("26/KH-UBND", date(2025, 8, 1), "UBND tỉnh Đồng Nai"),
    "party": ("41/KH-UBND", date(2021, 4, 12), "UBND huyện Đam Rông"),
    "ba-don": (None, None, None),
}  # fmt: skip


@pytest.mark.parametrize(("name", "plan"), PLANS.items(), ids=PLANS.keys())
def test_plan(name: str, plan: tuple[str | None, date | None, str | None]) -> None:
    found = told(name).plan

    assert found is not None
    assert (found.reference, found.date, found.issuer) == plan


@pytest.mark.parametrize("name", ["soc-trang", "dak-nong", "an-toan-thuc-pham", "hoi-nghi"])
def test_no_plan(name: str) -> None:
    assert told(name).plan is None


ROLES = {
    "soc-trang": [("1204/QĐ-UBND", "team")],
    "dak-nong": [("112/TB-SNV", "self"), ("820/QĐ-UBND", "team"), ("15/KH-UBND", "mentioned"), ("110/TB-SNV", "replaced")],
    "long-bien": [("35/KH-UBND", "plan"), ("522/QĐ-UBND", "team")],
    "party": [("01-CTr/TU", "basis"), ("48-KL/TW", "basis"), ("41/KH-UBND", "plan"), ("12/KH-UBND", "replaced")],
    "nghe-an": [("498/QĐ-UBND", "plan")],
}  # fmt: skip


@pytest.mark.parametrize(("name", "roles"), ROLES.items(), ids=ROLES.keys())
def test_roles(name: str, roles: list[tuple[str, str]]) -> None:
    assert [(c.reference, c.role) for c in told(name).citations] == roles


def test_date_that_opens_the_next_clause_belongs_to_it() -> None:
    found = {c.reference: (c.date, c.issuer) for c in told("party").citations}

    assert found["48-KL/TW"] == (None, "Bộ Chính trị")
    assert found["01-CTr/TU"] == (date(2021, 3, 17), "Tỉnh ủy Lâm Đồng")


WINDOWS = {
    "bac-kan": [("2022-01-01", None, "data_period"), ("2023-04-01", "2023-10-31", "inspection")],
    "soc-trang": [("2024-08-14", "2024-08-14", "inspection"), ("2024-08-12", "2024-08-13", "inspection")],
    "ha-tinh": [("2023-06-05", "2023-06-09", "inspection")],
    "nghe-an": [("2023-01-01", "2024-06-30", "data_period"), ("2024-07-01", "2024-09-30", "inspection")],
    "long-bien": [("2020-07-20", "2020-07-21", "inspection")],
    "ha-giang": [("2023-09-12", "2023-09-12", "inspection"), ("2023-09-12", "2023-09-14", "inspection")],
    "ba-don": [("2022-03-15", "2022-04-15", "inspection"), ("2022-07-01", "2022-09-30", "inspection")],
    "dong-nai": [("2025-08-01", "2025-11-30", "inspection")],
    "hoi-nghi": [("2023-01-01", "2023-06-30", "data_period")],
    "party": [], "an-toan-thuc-pham": [],
}  # fmt: skip


@pytest.mark.parametrize(("name", "windows"), WINDOWS.items(), ids=WINDOWS.keys())
def test_windows(name: str, windows: list[tuple[str, str | None, str]]) -> None:
    found = [(str(w.start), str(w.end) if w.end else None, w.purpose) for w in told(name).windows]

    assert found == windows


DEADLINES = {
    "bac-kan": [(5, True, None), (3, True, None), (30, False, None), (None, False, "2023-11-30")],
    "soc-trang": [(None, False, "2024-09-15")],
    "ha-tinh": [(None, False, "2023-06-30")],
    "dak-nong": [(None, False, "2023-12-15")],
    "nghe-an": [(None, False, "2024-06-20")],
    "long-bien": [(7, True, None)],
    "ba-don": [(None, False, "2022-12-05"), (10, False, None)],
    "dong-nai": [(None, False, "2025-12-05")],
    "party": [(3, True, None)],
}  # fmt: skip


@pytest.mark.parametrize(("name", "deadlines"), DEADLINES.items(), ids=DEADLINES.keys())
def test_deadlines(name: str, deadlines: list[tuple[int | None, bool, str | None]]) -> None:
    assert [(d.days, d.working, d.date and d.date.isoformat()) for d in told(name).deadlines] == deadlines


LEADERS = {
    "bac-kan": [(None, "Giám đốc Sở Nội vụ")],
    "soc-trang": [("Trần Văn B", "Phó Giám đốc Sở Nội vụ")],
    "ha-tinh": [("Nguyễn Văn A", "Giám đốc Sở Nội vụ")],
    "dak-nong": [("Phạm Thị D", "Phó Giám đốc Sở Nội vụ")],
    "nghe-an": [("Lê Văn E", "Giám đốc Sở Nội vụ"), (None, "Phó Chánh Văn phòng UBND tỉnh")],
    "long-bien": [(None, "Trưởng phòng Nội vụ")],
    "ha-giang": [("Phạm Văn G", "Vụ trưởng Vụ Cải cách hành chính, Bộ Nội vụ")],
    "an-toan-thuc-pham": [], "hoi-nghi": [],
}  # fmt: skip


@pytest.mark.parametrize(("name", "leaders"), LEADERS.items(), ids=LEADERS.keys())
def test_leaders(name: str, leaders: list[tuple[str | None, str]]) -> None:
    assert [(x.name, x.position) for x in told(name).teams.leaders] == leaders


COUNTS = {
    "ha-tinh": [(2, None), (3, None), (15, 25)],
    "long-bien": [(5, None), (3, 5), (14, 14)],
    "ba-don": [(8, 16)],
    "dong-nai": [(34, None)],
    "party": [(5, 8)],
    "hoi-nghi": [], "nghe-an": [], "an-toan-thuc-pham": [],
}  # fmt: skip


@pytest.mark.parametrize(("name", "counts"), COUNTS.items(), ids=COUNTS.keys())
def test_counts(name: str, counts: list[tuple[int, int | None]]) -> None:
    assert [(c.count, c.of) for c in told(name).unit_counts] == counts


@pytest.mark.parametrize("name", sorted(UNITS))
def test_no_false_alarm(name: str) -> None:
    assert [a for a in told(name).anomalies if a.type != "missing_date"] == []
